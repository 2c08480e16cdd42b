/* uri_test.c - URIs and their parts. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "sip/uri.h"

static struct uri parse(const char *text)
{
    struct uri uri;

    if (!uri_parse(slice_of(text), &uri))
        fail_msg("not parsed: %s", text);
    return uri;
}

static void assert_slice(struct slice found, const char *text)
{
    if (!slice_eq(found, slice_of(text)))
        fail_msg("found \"%.*s\", expected \"%s\"", SLICE_ARG(found), text);
}

static void test_parts(void **state)
{
    static const struct {
        const char *text, *scheme, *user, *password, *host, *hostport;
        int port;
        const char *params, *headers;
    } rows[] = {
        { "sip:example.com", "sip", "", "", "example.com", "example.com", 0, "", "" },
        { " SIPS:a:b@h:5061;x=1;lr?s=2&t=3 ", "SIPS", "a", "b", "h", "h:5061", 5061, "x=1;lr",
          "s=2&t=3" },
        { "sip:a@[2001:db8::1]:5060;lr", "sip", "a", "", "[2001:db8::1]", "[2001:db8::1]:5060",
          5060, "lr", "" },
        { "sip:[2001:db8::10:5070]", "sip", "", "", "[2001:db8::10:5070]", "[2001:db8::10:5070]", 0,
          "", "" },
        { "sip:a;b=%40c@h", "sip", "a;b=%40c", "", "h", "h", 0, "", "" },
        { "sip:a?b@h?c=d", "sip", "a?b", "", "h", "h", 0, "", "c=d" },
        { "sip:a@d.com@10.0.0.1", "sip", "a@d.com", "", "10.0.0.1", "10.0.0.1", 0, "", "" },
        { "sip:h?Replaces=x%40y", "sip", "", "", "h", "h", 0, "", "Replaces=x%40y" },
        { "tel:+1-212-555;ext=7", "tel", "+1-212-555", "", "", "", 0, "ext=7", "" },
        { "urn:service:sos", "urn", "", "", "", "", 0, "", "" },
        { "sip:h:", "sip", "", "", "h", "h:", 0, "", "" },
        { "sip:@h", "sip", "", "", "h", "h", 0, "", "" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
        struct uri uri = parse(rows[i].text);

        assert_slice(uri.all,
                     rows[i].text[0] == ' ' ? "SIPS:a:b@h:5061;x=1;lr?s=2&t=3" : rows[i].text);
        assert_slice(uri.scheme, rows[i].scheme);
        assert_slice(uri.user, rows[i].user);
        assert_slice(uri.password, rows[i].password);
        assert_slice(uri.host, rows[i].host);
        assert_slice(uri.hostport, rows[i].hostport);
        assert_int_equal(uri.port, rows[i].port);
        assert_slice(uri.params, rows[i].params);
        assert_slice(uri.headers, rows[i].headers);
    }
}

static void test_no_uri(void **state)
{
    static const char *const bad[] = {
        "",     "a@b",    "example.com", "sip:",    "sip:a@",      "sip:;lr",
        "tel:", "tel:;x", "sip:[::1",    "sip:h:x", "sip:h:70000", "sip:2001:db8::10",
        ":a",   "1sip:a", "sip: a",      "urn:",
    };
    struct uri uri;

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(bad); i++)
        if (uri_parse(slice_of(bad[i]), &uri))
            fail_msg("parsed: %s", bad[i]);
}

static void test_params(void **state)
{
    struct uri uri = parse("sip:a@h;Transport=TCP;%6Cr; maddr = 10.0.0.1 ;x=");

    (void)state;
    assert_slice(uri_param(&uri, SLICE("transport")), "TCP");
    assert_true(uri_has_param(&uri, SLICE("lr")));
    assert_int_equal(uri_param(&uri, SLICE("lr")).n, 0);
    assert_non_null(uri_param(&uri, SLICE("lr")).p);
    assert_slice(uri_param(&uri, SLICE("maddr")), "10.0.0.1");
    assert_true(uri_has_param(&uri, SLICE("x")));
    assert_null(uri_param(&uri, SLICE("tran")).p);
}

static void test_ports_and_addresses(void **state)
{
    struct uri a = parse("sip:h"), b = parse("sips:h"), c = parse("sip:h;transport=TLS"),
               d = parse("sips:h:5"), e = parse("sip:[::1]");
    struct addr addr;

    (void)state;
    assert_int_equal(uri_port(&a), 5060);
    assert_int_equal(uri_port(&b), 5061);
    assert_int_equal(uri_port(&c), 5061);
    assert_int_equal(uri_port(&d), 5);
    assert_false(uri_host_addr(&a, &addr));
    assert_true(uri_host_addr(&e, &addr));
    assert_int_equal(addr.family, ADDR_IPV6);
}

/* The examples of 19.1.4, and more. */
static void test_equal(void **state)
{
    static const char *const same[][2] = {
        { "sip:%61lice@atlanta.com;transport=TCP", "sip:alice@AtLanTa.CoM;Transport=tcp" },
        { "sip:carol@chicago.com", "sip:carol@chicago.com;newparam=5" },
        { "sip:carol@chicago.com", "sip:carol@chicago.com;security=on" },
        { "sip:biloxi.com;transport=tcp;method=REGISTER?to=sip:bob%40biloxi.com",
          "sip:biloxi.com;method=REGISTER;transport=tcp?to=sip:bob%40biloxi.com" },
        { "sip:alice@atlanta.com?subject=project%20x&priority=urgent",
          "sip:alice@atlanta.com?priority=urgent&subject=project%20x" },
        { "sip:a@[2001:db8::1]", "sip:a@[2001:DB8:0::1]" },
        { "tel:+1-212-555", "tel:+1212(555)" },
        { "tel:1;ext=5;phone-context=+1", "tel:1;phone-context=+1;ext=5" },
        { "urn:service:sos", "urn:service:sos" },
    };
    static const char *const different[][2] = {
        { "SIP:ALICE@AtLanTa.CoM;Transport=udp", "sip:alice@AtLanTa.CoM;Transport=UDP" },
        { "sip:bob@biloxi.com", "sip:bob@biloxi.com:5060" },
        { "sip:bob@biloxi.com", "sip:bob@biloxi.com;transport=udp" },
        { "sip:bob@biloxi.com", "sip:bob@biloxi.com:6000;transport=tcp" },
        { "sip:carol@chicago.com", "sip:carol@chicago.com?Subject=next%20meeting" },
        { "sip:bob@phone21.boxesbybob.com", "sip:bob@192.0.2.4" },
        { "sip:carol@chicago.com;security=on", "sip:carol@chicago.com;security=off" },
        { "sip:a@h", "sips:a@h" },
        { "sip:a@h", "sip:h" },
        { "sip:a:p@h", "sip:a@h" },
        { "sip:+1@h", "sip:%2B1@h" },
        { "sip:a@h;user=phone", "sip:a@h" },
        { "sip:a@h;maddr=10.0.0.1", "sip:a@h" },
        { "tel:1;ext=5", "tel:1" },
        { "tel:12", "tel:123" },
        { "urn:a", "urn:b" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(same); i++) {
        struct uri a = parse(same[i][0]), b = parse(same[i][1]);

        if (!uri_equal(&a, &b) || !uri_equal(&b, &a))
            fail_msg("should be equal: %s %s", same[i][0], same[i][1]);
    }
    for (size_t i = 0; i < ARRAY_SIZE(different); i++) {
        struct uri a = parse(different[i][0]), b = parse(different[i][1]);

        if (uri_equal(&a, &b) || uri_equal(&b, &a))
            fail_msg("should differ: %s %s", different[i][0], different[i][1]);
    }
}

static void test_same_target(void **state)
{
    struct uri a = parse("sip:a@H"), b = parse("sip:b@h:5060;x"), c = parse("sips:h"),
               d = parse("sip:h:5061"), e = parse("tel:1"), f = parse("sip:[::1]"),
               g = parse("sip:[0::1]");

    (void)state;
    assert_true(uri_same_target(&a, &b));
    assert_false(uri_same_target(&a, &c));
    assert_true(uri_same_target(&c, &d));
    assert_false(uri_same_target(&e, &e));
    assert_true(uri_same_target(&f, &g));
}

static void test_e164(void **state)
{
    static const char *const good[] = { "+1234567", "+123456789012345", "+12125550102" };
    static const char *const bad[] = { "",
                                       "+",
                                       "+123456",
                                       "+1234567890123456",
                                       "12125550102",
                                       "+0212555010",
                                       "+1212-5550102",
                                       "%2B12125550102" };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(good); i++)
        assert_true(number_is_e164(slice_of(good[i])));
    for (size_t i = 0; i < ARRAY_SIZE(bad); i++)
        assert_false(number_is_e164(slice_of(bad[i])));
}

static void test_same_line(void **state)
{
    (void)state;
    assert_true(number_same_line(SLICE("+14155550101"), SLICE("0014155550101")));
    assert_true(number_same_line(SLICE("101"), SLICE("9101")));
    assert_true(number_same_line(SLICE("+4989555010"), SLICE("089555010")));
    assert_false(number_same_line(SLICE("01"), SLICE("9101")));
    assert_false(number_same_line(SLICE("+14155550101"), SLICE("+14155550102")));
    assert_false(number_same_line(SLICE("+12550101"), SLICE("+19950101")));
    assert_false(number_same_line(SLICE(""), SLICE("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parts),  cmocka_unit_test(test_no_uri),
        cmocka_unit_test(test_params), cmocka_unit_test(test_ports_and_addresses),
        cmocka_unit_test(test_equal),  cmocka_unit_test(test_same_target),
        cmocka_unit_test(test_e164),   cmocka_unit_test(test_same_line),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
