/* message_test.c - the spans of a message. */
#include "config.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/text.h"
#include "sip/message.h"

#define VIA "Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1\r\n"
#define REST                                                                                       \
    "From: <sip:a@example.com>;tag=1\r\nTo: <sip:b@example.com>\r\nCall-ID: c1\r\nCSeq: 7 "        \
    "INVITE\r\n"
#define START "INVITE sip:b@example.com SIP/2.0\r\n"

static struct sip_message m;

static void scan(const char *text)
{
    assert_true(sip_scan(slice_of(text), &m));
}

static void assert_text(struct span span, const char *text)
{
    struct slice found = sip_text(&m, span);

    if (!slice_eq(found, slice_of(text)))
        fail_msg("found \"%.*s\", expected \"%s\"", SLICE_ARG(found), text);
}

static void test_request(void **state)
{
    (void)state;
    scan(START VIA REST "Content-Length: 4\r\n\r\nv=0\n");
    assert_int_equal(m.faults, 0);
    assert_true(m.request);
    assert_int_equal(m.method, SIP_INVITE);
    assert_int_equal(m.status, 0);
    assert_int_equal(m.cseq, 7);
    assert_int_equal(m.cseq_method, SIP_INVITE);
    assert_int_equal(m.content_length, 4);
    assert_int_equal(m.n_headers, 6);
    assert_text(m.start_line, "INVITE sip:b@example.com SIP/2.0");
    assert_text(m.method_text, "INVITE");
    assert_text(m.request_uri, "sip:b@example.com");
    assert_text(m.version, "SIP/2.0");
    assert_text(m.body, "v=0\n");
    assert_text(m.headers[0].name, "Via");
    assert_text(m.headers[0].value, "SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1");
    assert_int_equal(m.headers[0].line, 2);
    assert_true(slice_eq(sip_value(&m, HEADER_CALL_ID), SLICE("c1")));
    assert_int_equal(sip_value(&m, HEADER_ROUTE).n, 0);
}

static void test_response(void **state)
{
    (void)state;
    scan("SIP/2.0 407 Proxy Authentication Required\r\n" VIA REST "l: 0\r\n\r\n");
    assert_int_equal(m.faults, 0);
    assert_false(m.request);
    assert_int_equal(m.status, 407);
    assert_int_equal(m.method, SIP_INVITE);
    assert_text(m.reason, "Proxy Authentication Required");
    scan("SIP/2.0 100 \r\n" VIA REST "l: 0\r\n\r\n");
    assert_int_equal(m.faults, 0);
    assert_text(m.reason, "");
}

static void test_compact_folded_and_blank(void **state)
{
    (void)state;
    scan("\r\n\r\n" START "v  :\r\n SIP/2.0/UDP\r\n\t192.0.2.1\r\nF:sip:a@b;tag=1\r\nT: sip:b@c\r\n"
         "I: x\r\ncseq: 9\r\n  INVITE\r\nL:0\r\n\r\n");
    assert_int_equal(m.faults, 0);
    assert_text(sip_header(&m, HEADER_VIA)->value, "SIP/2.0/UDP\r\n\t192.0.2.1");
    assert_int_equal(sip_header(&m, HEADER_VIA)->line, 4);
    assert_int_equal(sip_header(&m, HEADER_FROM)->line, 7);
    assert_int_equal(m.cseq, 9);
    assert_int_equal(m.cseq_method, SIP_INVITE);
    assert_int_equal(m.content_length, 0);
}

static void test_bare_lf(void **state)
{
    (void)state;
    scan(
        "INVITE sip:b@c SIP/2.0\nVia: x\nFrom: f\r\nTo: t\nCall-ID: c\nCSeq: 1 INVITE\nl: 2\n\nab");
    assert_int_equal(m.faults, SIP_FAULT_BARE_LF);
    assert_text(m.body, "ab");
    assert_int_equal(m.fault_at.offset, 22);
}

static void expect_faults(const char *text, uint32_t faults)
{
    scan(text);
    if (m.faults != faults)
        fail_msg("faults %#x, expected %#x in %s", m.faults, faults, text);
}

static void test_lengths(void **state)
{
    (void)state;
    expect_faults(START VIA REST "\r\nbody", SIP_FAULT_NO_CONTENT_LENGTH);
    assert_text(m.body, "body");
    assert_int_equal(m.content_length, -1);
    expect_faults(START VIA REST "l: 10\r\n\r\nbody", SIP_FAULT_BODY_SHORT);
    assert_text(m.body, "body");
    expect_faults(START VIA REST "l: 2\r\n\r\nbody", SIP_FAULT_BODY_EXTRA);
    assert_text(m.body, "bo");
    assert_text(m.fault_at, "dy");
    expect_faults(START VIA REST "l: -1\r\n\r\nbody", SIP_FAULT_BAD_CONTENT_LENGTH);
    assert_text(m.fault_at, "-1");
    assert_text(m.body, "body");
    expect_faults(START VIA REST "l: 4\r\nl: 4\r\n\r\nbody", 0);
    expect_faults(START VIA REST "l: 4\r\nl: 3\r\n\r\nbody", SIP_FAULT_CONFLICTING_LENGTHS);
    assert_text(m.body, "body");
    expect_faults(START VIA REST "l: 99999999999999999999999\r\n\r\nbody", SIP_FAULT_BODY_SHORT);
    assert_int_equal(m.content_length, INT64_MAX);
}

static void test_what_is_wrong_is_noted(void **state)
{
    (void)state;
    expect_faults(START VIA REST "l: 0\r\n", SIP_FAULT_NO_END_OF_HEADERS);
    expect_faults(START VIA REST "l: 0\r\nno colon here\r\n\r\n", SIP_FAULT_BAD_HEADER_LINE);
    assert_text(m.fault_at, "no colon here");
    expect_faults(START VIA REST ": 1\r\nl: 0\r\n\r\n", SIP_FAULT_BAD_HEADER_LINE);
    expect_faults(START REST "l: 0\r\n\r\n", SIP_FAULT_MISSING_HEADER);
    expect_faults("INVITE  sip:b@c  SIP/2.0\r\n" VIA REST "l: 0\r\n\r\n", SIP_FAULT_BAD_START_LINE);
    assert_text(m.request_uri, "sip:b@c");
    expect_faults("INVITE sip:b@c SIP/2.0 \r\n" VIA REST "l: 0\r\n\r\n", SIP_FAULT_BAD_START_LINE);
    expect_faults("INVITE sip:b@c sip/2.0\r\n" VIA REST "l: 0\r\n\r\n", SIP_FAULT_BAD_START_LINE);
    expect_faults("INVITE sip:b@c; lr SIP/2.0\r\n" VIA REST "l: 0\r\n\r\n",
                  SIP_FAULT_BAD_START_LINE);
    assert_text(m.request_uri, "sip:b@c; lr");
    expect_faults("SIP/2.0 4294967301 no\r\n" VIA REST "l: 0\r\n\r\n", SIP_FAULT_BAD_START_LINE);
    assert_int_equal(m.status, INT_MAX);
    expect_faults("SIP/2.0 099 no\r\n" VIA REST "l: 0\r\n\r\n", SIP_FAULT_BAD_START_LINE);
    assert_int_equal(m.status, 99);
}

static void test_nul(void **state)
{
    static const char with_nul[] = START VIA REST "Subject: a\0b\r\nl: 2\r\n\r\n\0\0";

    (void)state;
    assert_true(sip_scan((struct slice){ with_nul, sizeof with_nul - 1 }, &m));
    assert_int_equal(m.faults, SIP_FAULT_NUL);
    assert_int_equal(m.fault_at.length, 1);
    assert_int_equal(m.body.length, 2);
}

static void test_too_many_headers(void **state)
{
    struct text t = { 0 };

    (void)state;
    text_adds(&t, START VIA REST);
    for (int i = 0; i < 300; i++)
        text_printf(&t, "X-%d: %d\r\n", i, i);
    text_adds(&t, "l: 3\r\n\r\nabc");
    assert_true(sip_scan(text_view(&t), &m));
    assert_true(m.limited);
    assert_int_equal(m.faults, 0); /* the limit is ours, not the sender's */
    assert_int_equal(m.n_headers, SIP_USUAL_HEADERS);
    assert_int_equal(m.content_length, 3);
    assert_text(m.body, "abc");
    assert_true(sip_scan_limited(text_view(&t), SIP_MAX_HEADERS + 1, &m));
    assert_false(m.limited);
    assert_int_equal(m.faults, 0);
    assert_true(sip_scan_limited(text_view(&t), 3, &m));
    assert_true(m.limited);
    assert_int_equal(m.faults, 0); /* nor is what stands beyond it missing */
    assert_int_equal(m.n_headers, 3);
    t.n--;
    assert_true(sip_scan(text_view(&t), &m));
    assert_int_equal(m.faults, SIP_FAULT_BODY_SHORT);
    text_done(&t);
}

static void test_looks_like(void **state)
{
    static const char *const sip[] = {
        "INVITE sip:a@b SIP/2.0\r\n", "\r\n\r\nREGISTER sip:b SIP/2.0\r\n",
        "SIP/2.0 200 OK\r\n",         "SIP/2.0 1",
        "sip/2.0 200 OK\r\n",         "FOO tel:+1 SIP/2.0\r\n",
        "INVITE sip:a@example.co",    "OPTIONS sips:x",
        "INVITE <sip:a> SIP/2.0\n",   "OPTIONS urn:x SIP/7.0\r\n",
    };
    static const char *const other[] = {
        "GET / HTTP/1.1\r\n",
        "OPTIONS rtsp://a/b RTSP/1.0\r\n",
        "OPTIONS rtsp://a/b",
        "MSRP a786hjs2 SEND\r\n",
        "YAHOOREF sip:x\r\n",
        "YAHOOREF sip:",
        "HTTP/1.1 200 OK\r\n",
        "RTSP/1.0 200 OK\r\n",
        "\x80\x00\x12\x34",
        "\x01\x01\x00\x08",
        "",
        "\r\n\r\n",
        "INV",
        "SIP/2.0",
        "SIP/2.0\r\n",
        "SIPX 2.0 200\r\n",
        "INVITE SIP/2.0\r\n",
        "\x16\x03\x01",
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(sip); i++)
        if (!sip_looks_like(slice_of(sip[i])))
            fail_msg("not taken for SIP: %s", sip[i]);
    for (size_t i = 0; i < ARRAY_SIZE(other); i++)
        if (sip_looks_like(slice_of(other[i])) || sip_scan(slice_of(other[i]), &m))
            fail_msg("taken for SIP: %s", other[i]);
}

static void test_message_length(void **state)
{
    static const char whole[] = "\r\n" START VIA REST "Content-Length: 3\r\n\r\nabc" START;
    size_t length = sizeof whole - sizeof START;

    (void)state;
    for (size_t n = 0; n < sizeof whole; n++)
        assert_int_equal(sip_message_length((struct slice){ whole, n }), n < length ? 0 : length);
    assert_int_equal(sip_message_length(SLICE("GET / HTTP/1.1\r\n")), -1);
    assert_int_equal(sip_message_length(SLICE("\x16\x03\x01")), -1);
    assert_int_equal(sip_message_length(SLICE("SIP/2.0 200 OK\r\nl: -4\r\n\r\nabc")), 25);
    assert_int_equal(sip_message_length(SLICE("SIP/2.0 200 OK\nl: 1\n\nabc")), 22);
    assert_int_equal(sip_message_length(SLICE("SIP/2.0 200 OK\r\nCONTENT-length \t: 2\r\n\r\nabc")),
                     41);
    assert_int_equal(
        sip_message_length(SLICE("SIP/2.0 200 OK\r\nContent-Language: 1\r\nL:\r\n 3\r\n\r\nabcd")),
        50);
}

static void test_headers_by_name(void **state)
{
    const struct sip_header *header;

    (void)state;
    scan(START VIA VIA REST "s: hello\r\nX-Foo: 1\r\nl: 0\r\n\r\n");
    header = sip_header_named(&m, SLICE("subject"));
    assert_non_null(header);
    assert_text(header->value, "hello");
    assert_text(sip_header_named(&m, SLICE("x-foo"))->value, "1");
    assert_text(sip_header_named(&m, SLICE("i"))->value, "c1");
    assert_null(sip_header_named(&m, SLICE("X-Bar")));
    header = sip_header(&m, HEADER_VIA);
    assert_int_equal(header->line, 2);
    header = sip_header_next(&m, header);
    assert_int_equal(header->line, 3);
    assert_null(sip_header_next(&m, header));
}

static void test_spans(void **state)
{
    (void)state;
    scan(START VIA REST "l: 0\r\n\r\n");
    struct slice uri = sip_text(&m, m.request_uri);
    assert_int_equal(sip_span(&m, uri).offset, 7);
    assert_int_equal(sip_span(&m, SLICE("elsewhere")).length, 0);
    assert_int_equal(sip_text(&m, (struct span){ UINT32_MAX, UINT32_MAX }).n, 0);
}

/* Whatever is cut off or changed: what is found lies within the message. */
static void test_every_cut(void **state)
{
    static const char whole[] =
        "\r\n" START VIA REST "m: <sip:a,b>, \"x\r\n \" <sip:c>\r\nl:3\r\n\r\nabc";

    (void)state;
    for (size_t n = 0; n < sizeof whole; n++) {
        char *copy = malloc(n + 1);

        memcpy(copy, whole, n);
        if (sip_scan((struct slice){ copy, n }, &m)) {
            struct sip_values v = { 0 };

            for (uint32_t i = 0; i < m.n_headers; i++)
                assert_true(m.headers[i].value.offset + m.headers[i].value.length <= n);
            while (sip_next_value(&m, HEADER_CONTACT, &v))
                assert_true(v.value.offset + v.value.length <= n);
            assert_true(m.body.offset + m.body.length <= n);
        }
        free(copy);
    }
}

static void test_some_headers(void **state)
{
    static const enum sip_header_id ids[] = { HEADER_CALL_ID, HEADER_TO };
    static const char usual[] = START VIA REST "To: <sip:c@example.com>\r\n";
    static const char *const others[] = {
        START "v: SIP/2.0/UDP a\r\n" REST,   /* a short name */
        START VIA "X-Trunk: b\r\n" REST "x", /* one that is not known */
        START VIA "To: <sip:b@example.com>\r\n" VIA VIA VIA VIA "CSeq: 7 INVITE\r\n",
        "",
    };

    (void)state;
    assert_true(sip_scan_until(SLICE(usual), 256, ids, ARRAY_SIZE(ids), &m));
    assert_true(slice_eq(sip_value(&m, HEADER_CALL_ID), SLICE("c1")));
    assert_true(slice_eq(sip_value(&m, HEADER_TO), SLICE("<sip:b@example.com>")));
    assert_false(sip_scan_until(SLICE(usual), 3, ids, ARRAY_SIZE(ids), &m));
    for (size_t n = 0; n < sizeof usual; n++)
        if (sip_scan_until((struct slice){ usual, n }, 256, ids, ARRAY_SIZE(ids), &m))
            assert_true(slice_eq(sip_value(&m, HEADER_CALL_ID), SLICE("c1")));
    for (size_t i = 0; i < ARRAY_SIZE(others); i++)
        assert_false(sip_scan_until(slice_of(others[i]), 256, ids, ARRAY_SIZE(ids), &m));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_request),
        cmocka_unit_test(test_response),
        cmocka_unit_test(test_compact_folded_and_blank),
        cmocka_unit_test(test_bare_lf),
        cmocka_unit_test(test_lengths),
        cmocka_unit_test(test_what_is_wrong_is_noted),
        cmocka_unit_test(test_nul),
        cmocka_unit_test(test_too_many_headers),
        cmocka_unit_test(test_looks_like),
        cmocka_unit_test(test_message_length),
        cmocka_unit_test(test_headers_by_name),
        cmocka_unit_test(test_spans),
        cmocka_unit_test(test_every_cut),
        cmocka_unit_test(test_some_headers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
