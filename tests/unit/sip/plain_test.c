/* plain_test.c - what is plain, what looks like it; and that the whole grammar has nothing to say
 * of what is plain. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/text.h"
#include "sip/grammar.h"
#include "sip/plain.h"

static const struct row {
    const char *line;
    bool plain;
} rows[] = {
    { "Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1;rport", true },
    { "Via: SIP/2.0/TLS a-b.example.com;branch=z9hG4bK-x.1_", true },
    { "Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK", false },
    { "Via: SIP/2.0/UDP 192.0.2.1;branch=1", false },
    { "Via: SIP/2.0/UDP 192.0.2.1;rport", false },
    { "Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1;", false },
    { "Via: SIP/2.0/UDP 192.0.2.1:70000;branch=z9hG4bK1", false },
    { "Via: SIP/2.0/UDP 255.255.255.255;branch=z9hG4bK1", false },
    { "Via: SIP/2.0/UDP [2001:db8::1];branch=z9hG4bK1", false },
    { "Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1, SIP/2.0/UDP 192.0.2.2", false },
    { "Via: SIP/2.0/U 192.0.2.1;branch=z9hG4bK1", false },
    { "Via: SIP/2.0/SIP 192.0.2.1;branch=z9hG4bK1", false },
    { "Via: SIP/2.0/UDP h;branch=z9hG4bK1", false },
    { "From: \"Alice 1\" <sip:alice@example.com>;tag=1", true },
    { "From: Alice <sip:alice@example.com:5060;transport=tcp>;tag=a.b", true },
    { "From: <sip:example.com>;tag=1", true },
    { "From: <sip:alice@example.com>", false },
    { "From: sip:alice@example.com;tag=1", false },
    { "From: \"Alice <sip:alice@example.com>;tag=1", false },
    { "From: \"A, B\" <sip:alice@example.com>;tag=1", false },
    { "From: <sip:al%zzice@example.com>;tag=1", false },
    { "From: <sip:alice@example.com;x=>;tag=1", false },
    { "From: <sip:alice@example.com>;tag=1 x", false },
    { "From: <tel:+49>;tag=1", false },
    { "From: <sip:alice@example.com>;tag;tag=1", false },
    { "From: <sip:alice@example.com>;tag=1;tag=2", false },
    { "To: <sip:bob@example.com>", true },
    { "To:<sip:bob@example.com>", true },
    { "To:  <sip:bob@example.com>", false },
    { "To:\r\n <sip:bob@example.com>", false },
    { "To: <sip:b>", false },
    { "Contact: <sip:bob@192.0.2.2:5060>;expires=60", true },
    { "Contact: <sip:bob@192.0.2.2:5060>;expires=9999999999", false },
    { "Contact: <sip:bob@192.0.2.2:05060>", true },
    { "Contact: <sip:bob@192.0.2.2:00005060>", false },
    { "Contact: *", false },
    { "Route: <sip:192.0.2.2;lr>", true },
    { "Route: <sip:192.0.2.2;lr>,", false },
    { "Call-ID: a84b4c76e66710@pc33.example.com", true },
    { "Call-ID: a@b@c", false },
    { "Call-ID: a b", false },
    { "CSeq: 1 OPTIONS", true },
    { "CSeq: 1 INVITE", false },
    { "CSeq: 3000000000 OPTIONS", false },
    { "CSeq: 1  OPTIONS", false },
    { "Max-Forwards: 255", true },
    { "Max-Forwards: 256", false },
    { "Max-Forwards: x", false },
    { "Expires: 3600", true },
    { "Expires: -1", false },
    { "Content-Length: 0", true },
    { "Content-Length: 7", false },
    { "Content-Length:\r0\r", false },
    { "Content-Type: application/sdp", true },
    { "Content-Type: application", false },
    { "Allow: INVITE, ACK,BYE", true },
    { "Allow: INVITE,,ACK", false },
    { "Supported: replaces, timer", true },
    { "User-Agent: Example PBX 18.4.0", true },
    { "User-Agent: Example \x01", false },
    { "WWW-Authenticate: Digest realm=\"a b\", nonce=\"5f2d==\",qop=\"auth,auth-int\"", true },
    { "WWW-Authenticate: Digest realm=\"a\", nonce=\"1\", algorithm=MD5, stale=FALSE", true },
    { "Proxy-Authenticate: Digest realm=\"a\", nonce=\"1\", opaque=\"x\"", true },
    { "WWW-Authenticate: Digest realm=\"a\"", false },
    { "WWW-Authenticate: Digest realm=\"a\", nonce=\"\"", false },
    { "WWW-Authenticate: Digest realm=\"a\", nonce=\"1\", qop=auth", false },
    { "WWW-Authenticate: Digest realm=\"a\\\"\", nonce=\"1\"", false },
    { "WWW-Authenticate: Digest realm=\"a\", nonce=\"1\", nonce=\"2\"", false },
    { "WWW-Authenticate: Digest realm=\"a\", nonce=\"1\",", false },
    { "WWW-Authenticate: Digest realm=a, nonce=\"1\"", false },
    { "WWW-Authenticate: Basic realm=\"a\"", false },
    { "Authorization: Digest username=\"u\", realm=\"a\", nonce=\"1\", uri=\"sip:b;x=y\", "
      "response=\"0123\", algorithm=MD5, cnonce=\"c\", qop=auth, nc=00000001",
      true },
    { "Proxy-Authorization: Digest username=\"u\",realm=\"a\",nonce=\"1\",uri=\"sip:b\","
      "response=\"0\"",
      true },
    { "Authorization: Digest username=\"u\", realm=\"a\", nonce=\"1\", uri=\"sip:b\"", false },
    { "Authorization: Digest username=\"u\", realm=\"a\", nonce=\"1\", uri=\"sip:b\", "
      "response=\"0\", nc=\"1\"",
      false },
    { "Date: now", false },
    { "Subject: x", false },
};

static struct sip_message m;

/* A request with the line in place of its own of that name. */
static const struct sip_header *scan_with(struct text *t, const char *line)
{
    static const char *const usual[] = {
        "Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1",
        "From: <sip:a@example.com>;tag=1",
        "To: <sip:b@example.com>",
        "Call-ID: c1@example.com",
        "CSeq: 7 OPTIONS",
        "Max-Forwards: 70",
        "Content-Length: 0",
    };
    struct slice rest = slice_of(line), name = slice_cut(&rest, ':');

    text_clear(t);
    text_adds(t, "OPTIONS sip:b@example.com SIP/2.0\r\n");
    for (size_t i = 0; i < ARRAY_SIZE(usual); i++)
        if (!slice_starts(slice_of(usual[i]), name))
            text_printf(t, "%s\r\n", usual[i]);
    text_printf(t, "%s\r\n\r\n", line);
    assert_true(sip_scan(text_view(t), &m));
    return sip_header_named(&m, name);
}

static void test_rows(void **state)
{
    struct text t = { 0 };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
        struct grammar_fault faults[8], all[8];
        const struct sip_header *header = scan_with(&t, rows[i].line);

        if (plain_header(&m, header) != rows[i].plain)
            fail_msg("%s is taken for %s", rows[i].line, rows[i].plain ? "rare" : "plain");
        size_t n = sip_grammar_check(&m, faults, ARRAY_SIZE(faults));
        assert_int_equal(n, sip_grammar_check_all(&m, all, ARRAY_SIZE(all)));
        for (size_t k = 0; k < n && k < ARRAY_SIZE(all); k++)
            assert_string_equal(faults[k].what, all[k].what);
        if (rows[i].plain)
            assert_int_equal(n, 0);
    }
    text_done(&t);
}

#define REQUEST(method) method " sip:b@example.com SIP/2.0\r\n"
#define VIA "Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1\r\n"
#define FROM "From: <sip:a@example.com>;tag=1\r\n"
#define TO "To: <sip:b@example.com>\r\n"
#define TAGGED "To: <sip:b@example.com>;tag=2\r\n"
#define CALL_ID "Call-ID: c1@example.com\r\n"
#define HOPS "Max-Forwards: 70\r\n"
#define CONTACT "Contact: <sip:a@192.0.2.1>\r\n"
#define EMPTY "Content-Length: 0\r\n\r\n"
#define ABOVE VIA FROM TO CALL_ID HOPS

static const struct whole {
    const char *message;
    bool plain;
} messages[] = {
    { REQUEST("OPTIONS") ABOVE "CSeq: 1 OPTIONS\r\n" EMPTY, true },
    { REQUEST("INVITE") ABOVE "CSeq: 1 INVITE\r\n" CONTACT EMPTY, true },
    { REQUEST("INVITE") ABOVE "CSeq: 1 INVITE\r\n" EMPTY, false },
    { REQUEST("ACK") ABOVE "CSeq: 1 ACK\r\n" EMPTY, true },
    { REQUEST("ACK") ABOVE "CSeq: 1 INVITE\r\n" EMPTY, false },
    { REQUEST("ACK") VIA ABOVE "CSeq: 1 ACK\r\n" EMPTY, true },
    { REQUEST("ACK") ABOVE TO "CSeq: 1 ACK\r\n" EMPTY, false },
    { REQUEST("ACK") VIA FROM TO CALL_ID "CSeq: 1 ACK\r\n" EMPTY, false },
    { REQUEST("ACK") VIA FROM CALL_ID HOPS "CSeq: 1 ACK\r\n" EMPTY, false },
    { REQUEST("ACK") ABOVE "CSeq: 1 ACK\r\nSubject: x\r\n" EMPTY, false },
    { REQUEST("ACK") ABOVE "CSeq: 1 ACK \r\n" EMPTY, false },
    { REQUEST("ACK") ABOVE "CSeq: 1 ACK\n" EMPTY, false },
    { REQUEST("ACK") ABOVE "CSeq: 1\r\n ACK\r\n" EMPTY, false },
    { REQUEST("ACK") ABOVE "CSeq: 1 ACK\r\nUser-Agent: a \r\n" EMPTY, false },
    { REQUEST("ACK") ABOVE "CSeq: 1 ACK\r\n\r\n", false },
    { REQUEST("ACK") ABOVE "CSeq: 1 ACK\r\nContent-Length: 0\r\n", false },
    { REQUEST("ACK") ABOVE "CSeq: 1 ACK\r\nContent-Length: 3\r\n\r\nv=0", false },
    { REQUEST("ACK") ABOVE "CSeq: 1 ACK\r\nContent-Type: application/sdp\r\n"
                           "Content-Length: 3\r\n\r\nv=0",
      true },
    { REQUEST("ACK") ABOVE "CSeq: 1 ACK\r\nContent-Type: application/sdp\r\n"
                           "Content-Length: 4\r\n\r\nv=0",
      false },
    { REQUEST("ACK") ABOVE "CSeq: 1 ACK\r\nContent-Type: application/sdp\r\n"
                           "Content-Length: 2\r\n\r\nv=0",
      false },
    { "\r\n" REQUEST("ACK") ABOVE "CSeq: 1 ACK\r\n" EMPTY, false },
    { "ACK  sip:b@example.com SIP/2.0\r\n" ABOVE "CSeq: 1 ACK\r\n" EMPTY, false },
    { "ACK sip:b@example.com  SIP/2.0\r\n" ABOVE "CSeq: 1 ACK\r\n" EMPTY, false },
    { "ACK sip:b@example.com\tSIP/2.0\r\n" ABOVE "CSeq: 1 ACK\r\n" EMPTY, false },
    { "ACK sip:b@example.com SIP/2.0 \r\n" ABOVE "CSeq: 1 ACK\r\n" EMPTY, false },
    { "ACK sip:b@example.com SIP/3.0\r\n" ABOVE "CSeq: 1 ACK\r\n" EMPTY, false },
    { "ACK sips:b@example.com SIP/2.0\r\n" ABOVE "CSeq: 1 ACK\r\n" EMPTY, false },
    { "SIP/2.0 100 Trying\r\n" VIA FROM TO CALL_ID "CSeq: 1 INVITE\r\n" EMPTY, true },
    { "SIP/2.0 200 OK\r\n" VIA FROM TO CALL_ID "CSeq: 1 INVITE\r\n" EMPTY, false },
    { "SIP/2.0 200 OK\r\n" VIA FROM TAGGED CALL_ID "CSeq: 1 INVITE\r\n" EMPTY, true },
    { "SIP/2.0 200 \r\n" VIA FROM TAGGED CALL_ID "CSeq: 1 INVITE\r\n" EMPTY, false },
    { "SIP/2.0 700 OK\r\n" VIA FROM TAGGED CALL_ID "CSeq: 1 INVITE\r\n" EMPTY, false },
    { "SIP/2.0 099 OK\r\n" VIA FROM TAGGED CALL_ID "CSeq: 1 INVITE\r\n" EMPTY, false },
    { "SIP/2.0 2000 OK\r\n" VIA FROM TAGGED CALL_ID "CSeq: 1 INVITE\r\n" EMPTY, false },
    { "", false },
};

/* By itself, and after all others, which it may have lines of: what was plain elsewhere is plain
 * only where that does not depend on the message. */
static void test_whole(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(messages); i++) {
        struct plain_known known = { .tagged = false };
        struct slice bytes = slice_of(messages[i].message);
        struct grammar_fault all[8];

        for (size_t k = 0; k < ARRAY_SIZE(messages); k++)
            (void)plain_message(slice_of(messages[k].message), &known);
        if (plain_message(bytes, NULL) != messages[i].plain ||
            plain_message(bytes, &known) != messages[i].plain)
            fail_msg("message %zu is taken for %s", i, messages[i].plain ? "rare" : "plain");
        if (messages[i].plain && sip_scan(bytes, &m))
            assert_int_equal(sip_grammar_check_all(&m, all, ARRAY_SIZE(all)), 0);
        for (size_t n = 0; messages[i].plain && n < bytes.n; n++)
            assert_false(plain_message(slice_sub(bytes, 0, n), &known));
    }
}

/* A line that was plain is not looked at again: the same bytes are known. */
static void test_known(void **state)
{
    struct plain_known known = { .tagged = false };
    struct slice first = slice_of(messages[0].message);

    (void)state;
    assert_true(plain_message(first, &known));
    assert_true(slice_eq(known.lines[HEADER_FROM], SLICE(FROM)));
    assert_int_equal(known.lines[HEADER_CSEQ].n, 0);
    assert_int_equal(known.lines[HEADER_CONTENT_LENGTH].n, 0);
    known.lines[HEADER_FROM] = SLICE("From: <sip:b@example.com>;tag=1\r\n");
    assert_true(plain_message(first, &known));
    assert_true(slice_eq(known.lines[HEADER_FROM], SLICE(FROM)));
}

static void test_uri(void **state)
{
    (void)state;
    assert_true(plain_uri(SLICE("sip:1001@192.0.2.1:5060")));
    assert_true(plain_uri(SLICE("sip:example.com;transport=tcp;lr")));
    assert_false(plain_uri(SLICE("sips:example.com")));
    assert_false(plain_uri(SLICE("sip:a:b@example.com")));
    assert_false(plain_uri(SLICE("sip:a@example.com?Subject=x")));
    assert_false(plain_uri(SLICE("sip:a@")));
    assert_false(plain_uri(SLICE("sip:a@b:")));
    assert_false(plain_uri(SLICE("sip:b")));
    assert_false(plain_uri(SLICE("")));
}

int main(void)
{
    static const struct CMUnitTest tests[] = { cmocka_unit_test(test_rows),
                                               cmocka_unit_test(test_whole),
                                               cmocka_unit_test(test_known),
                                               cmocka_unit_test(test_uri) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
