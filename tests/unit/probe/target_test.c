/* target_test.c - what can be probed, and what cannot. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "probe/probe.h"

static void assert_target(const char *typed, const char *uri, const char *host, unsigned port,
                          enum transport transport, bool chosen)
{
    struct probe_target t;
    struct error error = { 0 };

    if (!probe_target_parse(slice_of(typed), &t, &error))
        fail_msg("%s: %s", typed, error.message);
    assert_string_equal(t.uri, uri);
    assert_string_equal(t.host, host);
    assert_int_equal(t.port, port);
    assert_int_equal(t.transport, transport);
    assert_int_equal(t.chosen, chosen);
    probe_target_done(&t);
}

static void test_targets(void **state)
{
    (void)state;
    assert_target("acme.example", "sip:acme.example", "acme.example", 0, TRANSPORT_UDP, false);
    assert_target(" acme.example:5070 ", "sip:acme.example:5070", "acme.example", 5070,
                  TRANSPORT_UDP, false);
    assert_target("sip:bob@acme.example;transport=TCP", "sip:bob@acme.example;transport=TCP",
                  "acme.example", 0, TRANSPORT_TCP, true);
    assert_target("sips:acme.example", "sips:acme.example", "acme.example", 0, TRANSPORT_TLS, true);
    assert_target("sips:acme.example;transport=tcp", "sips:acme.example;transport=tcp",
                  "acme.example", 0, TRANSPORT_TLS, true);
    assert_target("[2001:db8::1]:5080", "sip:[2001:db8::1]:5080", "2001:db8::1", 5080,
                  TRANSPORT_UDP, false);
    assert_target("192.0.2.1", "sip:192.0.2.1", "192.0.2.1", 0, TRANSPORT_UDP, false);
}

/* Nothing that could be more than a host goes to a name server or into a request. */
static void test_refused(void **state)
{
    static const char *const bad[] = {
        "",
        "sip:",
        "sip:acme.example;transport=sctp",
        "224.0.1.75",
        "0.0.0.0",
        "255.255.255.255",
        "ff02::1",
        "[ff02::1]",
        "acme example",
        "a\r\nb",
        "-x",
        ".example",
        "http://a",
        "acme.example:99999",
        "sip:a@b c",
        "a;b\nVia: x",
        "sip:a?b=c\r\nd",
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(bad); i++) {
        struct probe_target t;
        struct error error = { 0 };

        if (probe_target_parse(slice_of(bad[i]), &t, &error))
            fail_msg("%s is taken for %s", bad[i], t.uri);
        assert_non_null(error.message);
        error_done(&error);
    }
}

static void assert_has(const char *uri, const struct trunk *trunk, const struct certificate *c,
                       bool has)
{
    struct probe_target t;
    struct error error = { 0 };

    assert_true(probe_target_parse(slice_of(uri), &t, &error));
    t.trunk = trunk;
    assert_int_equal(probe_target_has(&t, c), has);
    probe_target_done(&t);
}

/* A certificate for somebody is none for an address; a name in digits is no address. */
static void test_certificates(void **state)
{
    char *termination[] = { (char[]){ "sip:192.0.2.1;transport=tls" },
                            (char[]){ "sip:acme.example:5061" } };
    const struct trunk trunk = { .termination = termination, .n_termination = 2 },
                       other = { .termination = termination, .n_termination = 1 };
    const struct certificate named = { .names = "acme.example, 192.0.2.1" };
    struct certificate addressed = { .names = "x.example", .n_addresses = 1 };

    (void)state;
    assert_true(addr_parse(SLICE("192.0.2.1"), &addressed.addresses[0]));
    assert_has("acme.example", NULL, &named, true);
    assert_has("b.example", NULL, &named, false);
    assert_has("sips:192.0.2.1", NULL, &named, false);
    assert_has("sips:192.0.2.1", &other, &named, false);
    assert_has("sips:192.0.2.1", &trunk, &named, true);
    assert_has("sips:192.0.2.1", NULL, &addressed, true);
    assert_has("sips:192.0.2.2", NULL, &addressed, false);
    assert_has("sips:192.0.2.2", &trunk, &addressed, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_targets),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_certificates),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
