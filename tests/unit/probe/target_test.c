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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_targets),
        cmocka_unit_test(test_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
