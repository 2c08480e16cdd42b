/* typed_values_test.c - the texts that count as values, and their kinds. */
#include "config.h"

#include "trees.h"

#include "guide/walk.h"
#include "provider/profiles.h"

static bool good(enum value_what what, const char *value)
{
    struct error error = { 0 };
    bool taken = value_check(what, slice_of(value), &error);

    assert_int_equal(!taken, error_is_set(&error));
    error_done(&error);
    return taken;
}

static void test_hosts(void **state)
{
    (void)state;
    const char *const hosts[] = { "name.pstn.twilio.com", "sip:name.pstn.twilio.com",
                                  "sips:+1415@[2001:db8::1]:5061;transport=tls",
                                  "203.0.113.9:5060" };
    const char *const bad[] = { "", "localhost", "sip:", "a b.c", "<sip:a.b>", "a..", "x;y" };
    for (size_t i = 0; i < ARRAY_SIZE(hosts); i++)
        assert_true(good(WHAT_TERMINATION, hosts[i]));
    for (size_t i = 0; i < ARRAY_SIZE(bad); i++)
        assert_false(good(WHAT_ORIGINATION, bad[i]));
    struct slice host = uri_or_host(SLICE("sip:+1@Name.Example:5060;transport=tcp"));
    assert_int_equal(host.n, strlen("Name.Example"));
}

static void test_networks(void **state)
{
    (void)state;
    assert_true(good(WHAT_ACL, "203.0.113.7"));
    assert_true(good(WHAT_OWN, " 10.0.0.0/8, 2001:db8::/32;198.51.100.1 "));
    assert_false(good(WHAT_ACL, ""));
    assert_false(good(WHAT_ACL, " , "));
    assert_false(good(WHAT_ACL, "203.0.113.7 example.com"));
}

static void test_numbers(void **state)
{
    (void)state;
    assert_true(good(WHAT_CPS, "1"));
    assert_true(good(WHAT_CPS, "0.5"));
    assert_false(good(WHAT_CPS, "0"));
    assert_false(good(WHAT_CPS, "-1"));
    assert_false(good(WHAT_CONCURRENT, "four"));
    assert_false(good(WHAT_CONCURRENT, "4 calls"));
    char *longer = xmalloc(2000);
    memset(longer, '1', 1999);
    longer[1999] = '\0';
    assert_false(good(WHAT_CPS, longer));
    free(longer);
}

static void test_kinds(void **state)
{
    (void)state;
    assert_int_equal(value_kind_of(WHAT_ORIGINATION, SLICE("sip:192.168.1.2:5060")), TYPED_PRIVATE);
    assert_int_equal(value_kind_of(WHAT_ORIGINATION, SLICE("sip:[fd00::1]")), TYPED_PRIVATE);
    assert_int_equal(value_kind_of(WHAT_ORIGINATION, SLICE("sip:203.0.113.2")), TYPED_PUBLIC);
    assert_int_equal(value_kind_of(WHAT_ORIGINATION, SLICE("pbx.example.com")), TYPED_NAME);
    assert_int_equal(value_kind_of(WHAT_OWN, SLICE("10.1.2.3")), TYPED_PRIVATE);
}

/* A host that was typed is compared with the Request-URI's, in any case of letters. */
static void test_serves_the_rules(void **state)
{
    struct trees t;
    struct error error = { 0 };

    (void)state;
    trees_open(&t, "term-firewall-blocks-outbound-sip.pcap");
    struct walk *walk = trees_walk(&t, "no-response");
    size_t step = 1;
    assert_string_equal(walk_step(walk, step)->node, "no-response-uri");
    assert_true(walk_value(walk, step, SLICE("other.pstn.twilio.com"), &error));
    assert_string_equal(walk_step(walk, step)->answers[walk_step(walk, step)->given].id, "other");
    assert_int_equal(trees_standing(walk, "term-ruri-not-termination-uri"), CONCLUSION_LIKELY);
    walk_free(walk);
    trees_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hosts),
        cmocka_unit_test(test_networks),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_serves_the_rules),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
