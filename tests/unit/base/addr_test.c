/* addr_test.c - addresses, endpoints and networks. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/addr.h"
#include "base/bytes.h"
#include "base/mem.h"
#include "base/socket_address.h"

static struct addr address(const char *text)
{
    struct addr a = { 0 };

    assert_true(addr_parse(slice_of(text), &a));
    return a;
}

static void addresses_round_trip(void **state)
{
    (void)state;
    static const struct {
        const char *in, *out;
        int family;
    } rows[] = {
        { "192.0.2.1", "192.0.2.1", ADDR_IPV4 },
        { "255.255.255.255", "255.255.255.255", ADDR_IPV4 },
        { "2001:DB8:0:0::1", "2001:db8::1", ADDR_IPV6 },
        { "[2001:db8::1]", "2001:db8::1", ADDR_IPV6 },
        { "::", "::", ADDR_IPV6 },
        { "::ffff:192.0.2.1", "192.0.2.1", ADDR_IPV4 },
    };

    for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
        struct text t = { 0 };
        struct addr a = address(rows[i].in);

        assert_int_equal(a.family, rows[i].family);
        addr_print(&t, a);
        assert_string_equal(text_str(&t), rows[i].out);
        text_done(&t);
    }
}

static void names_are_no_addresses(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "",
        "localhost",
        "192.0.2",
        "192.0.2.256",
        "192.0.2.1.",
        "192.0.2.1 ",
        "192.0.2.01",
        "192.0..1",
        ".192.0.2",
        "192.0.2.1.1",
        "192.0.2.-1",
        "192.0.2.4294967297",
        "[192.0.2.1]",
        "[]",
        "[::1",
        "::1]",
        "2001:db8::1::2",
        "fe80::1%eth0",
        "1:2:3:4:5:6:7:8:9",
        "[[::1]]",
        "0x7f.1",
        "11111111111111111111111111111111111111111111111111111111",
    };
    struct addr a = { .family = 99 };

    for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
        assert_false(addr_parse(slice_of(rows[i]), &a));
    assert_false(addr_parse(SLICE("192.0.2.1\0"), &a));
    assert_int_equal(a.family, 99);
}

static void endpoints(void **state)
{
    (void)state;
    static const struct {
        const char *in, *out;
        uint16_t port;
    } good[] = {
        { "192.0.2.1:5060", "192.0.2.1:5060", 5060 }, { "192.0.2.1", "192.0.2.1", 0 },
        { "[::1]:5060", "[::1]:5060", 5060 },         { "[::1]", "::1", 0 },
        { "2001:db8::5060", "2001:db8::5060", 0 },
    };
    static const char *const bad[] = {
        "192.0.2.1:", "192.0.2.1:65536", "192.0.2.1:-1", "[::1]5060",
        "[::1]:",     ":5060",           "bob:5060",     "[::1",
    };
    struct endpoint e;

    for (size_t i = 0; i < ARRAY_SIZE(good); i++) {
        struct text t = { 0 };

        assert_true(endpoint_parse(slice_of(good[i].in), &e));
        assert_int_equal(e.port, good[i].port);
        endpoint_print(&t, e);
        assert_string_equal(text_str(&t), good[i].out);
        text_done(&t);
    }
    for (size_t i = 0; i < ARRAY_SIZE(bad); i++)
        assert_false(endpoint_parse(slice_of(bad[i]), &e));
}

static void networks(void **state)
{
    (void)state;
    struct network n;

    assert_true(network_parse(SLICE("54.172.60.0/30"), &n));
    assert_true(network_contains(n, address("54.172.60.3")));
    assert_false(network_contains(n, address("54.172.60.4")));
    assert_true(network_parse(SLICE("0.0.0.0/0"), &n));
    assert_true(network_contains(n, address("203.0.113.9")));
    assert_false(network_contains(n, address("::1")));
    assert_true(network_parse(SLICE("2001:db8::/33"), &n));
    assert_true(network_contains(n, address("2001:db8:7fff::1")));
    assert_false(network_contains(n, address("2001:db8:8000::1")));
    assert_true(network_parse(SLICE("192.0.2.1"), &n));
    assert_int_equal(n.prefix, 32);
    assert_true(network_parse(SLICE("::1"), &n));
    assert_int_equal(n.prefix, 128);
    assert_true(network_parse(SLICE("::ffff:10.0.0.0/104"), &n));
    assert_true(network_contains(n, address("10.255.0.1")));
    assert_false(network_contains(n, address("11.0.0.1")));
    assert_false(network_parse(SLICE("10.0.0.0/33"), &n));
    assert_false(network_parse(SLICE("10.0.0.0/"), &n));
    assert_false(network_parse(SLICE("::/129"), &n));
    assert_false(network_parse(SLICE("::ffff:10.0.0.0/8"), &n));
    assert_false(network_parse(SLICE("example.com/8"), &n));
}

static void kinds(void **state)
{
    (void)state;
    static const char *const private[] = {
        "10.0.0.1",   "172.16.0.1",      "172.31.255.255", "192.168.1.1",
        "100.64.0.1", "100.127.255.255", "169.254.1.1",    "127.0.0.1",
        "fc00::1",    "fdff::1",         "fe80::1",        "febf::1",
        "::1",
    };
    static const char *const public[] = {
        "11.0.0.1",     "172.32.0.1",  "172.15.0.1",  "192.169.0.1", "100.128.0.1", "192.0.2.1",
        "198.51.100.1", "203.0.113.1", "2001:db8::1", "fec0::1",     "::2",         "0.0.0.0",
    };

    for (size_t i = 0; i < ARRAY_SIZE(private); i++)
        assert_true(addr_is_private(address(private[i])));
    for (size_t i = 0; i < ARRAY_SIZE(public); i++)
        assert_false(addr_is_private(address(public[i])));
    assert_true(addr_is_loopback(address("127.9.9.9")));
    assert_false(addr_is_loopback(address("126.0.0.1")));
    assert_true(addr_is_unspecified(address("::")));
    assert_true(addr_is_unspecified(address("0.0.0.0")));
    assert_false(addr_is_unspecified((struct addr){ 0 }));
    assert_true(addr_is_multicast(address("224.0.1.75")));
    assert_true(addr_is_multicast(address("ff02::1")));
    assert_false(addr_is_multicast(address("223.255.255.255")));
}

static void order_and_hash(void **state)
{
    (void)state;
    struct endpoint a = { address("192.0.2.1"), 5060 };
    struct endpoint b = { address("192.0.2.1"), 5061 };
    struct endpoint c = { address("192.0.2.2"), 1 };

    assert_true(endpoint_eq(a, a));
    assert_false(endpoint_eq(a, b));
    assert_true(endpoint_cmp(a, b) < 0);
    assert_true(endpoint_cmp(c, b) > 0);
    assert_true(addr_cmp(address("255.0.0.1"), address("::1")) < 0);
    assert_true(endpoint_hash(a) != endpoint_hash(b));
    assert_true(addr_hash(a.addr) != addr_hash(c.addr));
    assert_true(addr_hash(address("0.0.0.0")) != addr_hash(address("::")));
}

static void addresses_of_sockets(void **state)
{
    static const char *const hosts[] = { "192.0.2.1", "2001:db8::7" };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(hosts); i++) {
        struct endpoint e = { address(hosts[i]), 5060 };
        union socket_address a;
        socklen_t n = socket_address_of(e, &a);

        assert_int_equal(a.any.sa_family, i == 0 ? AF_INET : AF_INET6);
        assert_int_equal(n, i == 0 ? sizeof a.four : sizeof a.six);
        assert_true(endpoint_eq(socket_address_endpoint(&a), e));
    }
}

static void numbers_in_bytes(void **state)
{
    uint8_t p[] = { 0x81, 0x02, 0x03, 0x84, 0, 0 };

    (void)state;
    assert_int_equal(byte_at(p), 0x81);
    assert_int_equal(be16(p), 0x8102);
    assert_int_equal(be32(p), 0x81020384);
    assert_int_equal(le16(p), 0x0281);
    assert_int_equal(le32(p), 0x84030281);
    put_be32(p + 1, 0xf1e2d3c4);
    assert_int_equal(be32(p + 1), 0xf1e2d3c4);
    assert_int_equal(p[0], 0x81);
    assert_int_equal(p[5], 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(addresses_round_trip),
        cmocka_unit_test(names_are_no_addresses),
        cmocka_unit_test(endpoints),
        cmocka_unit_test(networks),
        cmocka_unit_test(kinds),
        cmocka_unit_test(order_and_hash),
        cmocka_unit_test(addresses_of_sockets),
        cmocka_unit_test(numbers_in_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
