/* via_test.c - Via headers. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "sip/via.h"

static struct via parse(const char *text)
{
    struct via via;

    if (!via_parse(slice_of(text), &via))
        fail_msg("not parsed: %s", text);
    return via;
}

static void assert_slice(struct slice found, const char *text)
{
    if (!slice_eq(found, slice_of(text)))
        fail_msg("found \"%.*s\", expected \"%s\"", SLICE_ARG(found), text);
}

static void test_plain(void **state)
{
    struct via via =
        parse("SIP/2.0/UDP 192.0.2.1:5070;branch=z9hG4bK1;rport;received=192.0.2.9;maddr=m");

    (void)state;
    assert_slice(via.transport, "UDP");
    assert_slice(via.sent_by, "192.0.2.1:5070");
    assert_slice(via.host, "192.0.2.1");
    assert_int_equal(via.port, 5070);
    assert_slice(via.branch, "z9hG4bK1");
    assert_non_null(via.rport.p);
    assert_int_equal(via.rport.n, 0);
    assert_slice(via.received, "192.0.2.9");
    assert_slice(via.maddr, "m");
    via = parse("SIP/2.0/TLS h");
    assert_null(via.branch.p);
    assert_null(via.rport.p);
    assert_int_equal(via.port, 0);
}

static void test_odd_blanks(void **state)
{
    struct via via = parse(" SIP  /\t2.0\r\n /UDP \r\n  host : 5060 ;\r\n branch = z9 ; rport = 7");

    (void)state;
    assert_slice(via.transport, "UDP");
    assert_slice(via.host, "host");
    assert_int_equal(via.port, 5060);
    assert_slice(via.branch, "z9");
    assert_slice(via.rport, "7");
}

/* RFC 5118 sections 4.5 and 4.3 */
static void test_ipv6(void **state)
{
    struct via via = parse("SIP/2.0/UDP [2001:db8::9:1]:5070;received=[2001:db8::9:255];branch=b");

    (void)state;
    assert_slice(via.host, "[2001:db8::9:1]");
    assert_int_equal(via.port, 5070);
    assert_slice(via.received, "[2001:db8::9:255]");
    via = parse("SIP/2.0/UDP [2001:db8::9:1];received=2001:db8::9:255");
    assert_slice(via.received, "2001:db8::9:255");
}

static void test_bad(void **state)
{
    static const char *const bad[] = {
        "",           "SIP/2.0",         "SIP/2.0/UDP",         "SIP/2.0/UDP ;branch=1",
        "UDP h",      "SIP/2.0/UDP h:x", "SIP/2.0/UDP h:70000", "SIP/2.0/UDP [::1",
        "SIP/2.0/ h", "SIP/2.0/UDP h:"
    };
    struct via via;

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(bad); i++)
        if (via_parse(slice_of(bad[i]), &via))
            fail_msg("parsed: %s", bad[i]);
}

static void test_same_hop(void **state)
{
    struct via a = parse("SIP/2.0/UDP h;branch=b;rport"),
               b = parse("SIP / 2.0 / udp H:5060 ; received=1.2.3.4;rport=9 ; branch=b"),
               c = parse("SIP/2.0/TCP h;branch=b"), d = parse("SIP/2.0/UDP h;branch=B"),
               e = parse("SIP/2.0/UDP h:5061;branch=b");

    (void)state;
    assert_true(via_same_hop(&a, &b));
    assert_false(via_same_hop(&a, &c));
    assert_false(via_same_hop(&a, &d));
    assert_false(via_same_hop(&a, &e));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain),    cmocka_unit_test(test_odd_blanks),
        cmocka_unit_test(test_ipv6),     cmocka_unit_test(test_bad),
        cmocka_unit_test(test_same_hop),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
