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

        if (plain_header(&m, header, NULL) != rows[i].plain)
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

static bool is_plain_after(struct plain_known *known, const char *message, const char *header)
{
    assert_true(sip_scan(slice_of(message), &m));
    return plain_header(&m, sip_header_named(&m, slice_of(header)), known);
}

/* What was plain elsewhere is plain only where that does not depend on the message. */
static void test_known(void **state)
{
    static const char request[] = "BYE sip:b SIP/2.0\r\nTo: <sip:b@example.com>\r\n"
                                  "CSeq: 2 BYE\r\nContent-Length: 0\r\nUser-Agent: a\r\n\r\n";
    static const char other[] = "ACK sip:b SIP/2.0\r\nTo: <sip:b@example.com>;tag=1\r\n"
                                "CSeq: 2 BYE\r\nContent-Length: 9\r\nUser-Agent: (\r\n\r\n";
    static const char response[] = "SIP/2.0 200 OK\r\nTo: <sip:b@example.com>\r\n"
                                   "User-Agent:  a\r\n\r\n";
    struct plain_known known = { 0 };

    (void)state;
    assert_true(is_plain_after(&known, request, "To"));
    assert_true(is_plain_after(&known, request, "CSeq"));
    assert_true(is_plain_after(&known, request, "Content-Length"));
    assert_true(is_plain_after(&known, request, "User-Agent"));
    assert_true(slice_eq(known.values[HEADER_USER_AGENT], SLICE("a")));
    assert_false(is_plain_after(&known, other, "CSeq"));
    assert_false(is_plain_after(&known, other, "User-Agent"));
    assert_true(is_plain_after(&known, other, "To"));
    assert_false(is_plain_after(&known, response, "To"));
    assert_false(is_plain_after(&known, response, "User-Agent"));
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
                                               cmocka_unit_test(test_known),
                                               cmocka_unit_test(test_uri) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
