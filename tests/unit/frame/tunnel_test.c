/* tunnel_test.c - IP in IP, GRE, ERSPAN, PPP. */
#include "config.h"

#include "build.h"

static void expect_hello(const struct build *b, bool found)
{
    struct bench *bench = bench_new();

    bench_feed(bench, b, 12);
    assert_int_equal(bench->n, found);
    if (found) {
        assert_payload(bench_frame(bench, 0), "hello");
        assert_int_equal(bench_frame(bench, 0)->src.port, 5060);
        assert_int_equal(bench_frame(bench, 0)->missing, 0);
    }
    bench_free(bench);
}

static void ip_in_ip(void **state)
{
    (void)state;
    struct build b;

    build_datagram(&b, "hello", 1);
    build_ipv4(&b, 8, 9, 4, 2);
    expect_hello(&b, true);
    build_ipv6(&b, 8, 9, 4);
    build_ipv4(&b, 8, 9, 41, 3);
    expect_hello(&b, true);
}

static void tunnels_have_an_end(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    struct build b;

    build_datagram(&b, "hello", 1);
    for (unsigned i = 0; i < 24; i++)
        build_ipv4(&b, 8, 9, 4, 2 + i);
    bench_feed(bench, &b, 12);
    assert_int_equal(bench->n, 0);
    assert_int_equal(bench_stats(bench).too_deep, 1);
    bench_free(bench);
}

static void gre_with_any_flags(void **state)
{
    (void)state;
    struct build b;

    for (unsigned flags = 0; flags < 16; flags++) {
        size_t options = (flags >> 3 & 1) + (flags >> 1 & 1) + (flags & 1);

        build_datagram(&b, "hello", 1);
        build_header(&b, options * 4);
        put16(build_header(&b, 4) + 2, 0x0800);
        put16(b.bytes + b.at, flags << 12);
        build_ipv4(&b, 8, 9, 47, 2);
        expect_hello(&b, (flags & 4) == 0); /* not with source routing */
    }
    build_datagram(&b, "hello", 1);
    build_ethernet(&b, 0x0800);
    put16(build_header(&b, 4) + 2, 0x6558);
    build_ipv4(&b, 8, 9, 47, 2);
    expect_hello(&b, true);
    b.bytes[b.at + 21] = 1; /* version 1 is PPTP's */
    expect_hello(&b, false);
}

static void erspan(void **state)
{
    (void)state;
    struct build b;

    build_datagram(&b, "hello", 1);
    build_ethernet(&b, 0x0800);
    put16(build_header(&b, 4) + 2, 0x88be); /* type I */
    build_ipv4(&b, 8, 9, 47, 2);
    expect_hello(&b, true);

    build_datagram(&b, "hello", 1);
    build_ethernet(&b, 0x0800);
    build_header(&b, 8)[0] = 0x10; /* type II */
    build_prepend(&b, "\x10\x00\x88\xbe\x00\x00\x00\x01", 8);
    build_ipv4(&b, 8, 9, 47, 2);
    expect_hello(&b, true);
}

static void erspan_iii(void **state)
{
    (void)state;
    struct build b;

    for (unsigned optional = 0; optional < 2; optional++) {
        for (unsigned type = 0; type < 4; type++) {
            build_datagram(&b, "hello", 1);
            if (type == 0)
                build_ethernet(&b, 0x0800);
            build_header(&b, optional * 8);
            uint8_t *p = build_header(&b, 12);

            p[0] = 0x20;
            p[10] = (uint8_t)(type << 2);
            p[11] = (uint8_t)optional;
            build_prepend(&b, "\x10\x00\x22\xeb\x00\x00\x00\x01", 8);
            build_ipv4(&b, 8, 9, 47, 2);
            expect_hello(&b, type == 0 || type == 2);
        }
    }
}

static void ppp_in_gre(void **state)
{
    (void)state;
    struct bench *bench;
    struct build b;

    build_datagram(&b, "hello", 1);
    build_prepend(&b, "\xff\x03\x00\x21", 4);
    build_prepend(&b, "\x00\x00\x88\x0b", 4);
    build_ipv4(&b, 8, 9, 47, 2);
    expect_hello(&b, true);
    for (unsigned more = 0; more < 4; more++) { /* PPTP: sequence, acknowledgement */
        build_datagram(&b, "hello", 1);
        build_prepend(&b, "\x00\x21", 2);
        size_t n = build_size(&b);
        uint8_t *p = build_header(&b, 8 + 4 * (more & 1) + 4 * (more >> 1));

        put16(p, 0x2001 | (more & 1 ? 0x1000 : 0) | (more & 2 ? 0x80 : 0));
        put16(p + 2, 0x880b);
        put16(p + 4, (unsigned)n);
        build_ipv4(&b, 8, 9, 47, 2);
        expect_hello(&b, true);
    }
    bench = bench_new();
    put16(b.bytes + b.at + 22, 0x0800); /* another payload */
    bench_feed(bench, &b, 12);
    build_datagram(&b, "hello", 1);
    build_prepend(&b, "\x00\xfd", 2);
    build_prepend(&b, "\x00\x00\x88\x0b", 4);
    build_ipv4(&b, 8, 9, 47, 3); /* compressed */
    bench_feed(bench, &b, 12);
    assert_int_equal(bench->n, 0);
    assert_int_equal(bench_stats(bench).unread[UNREAD_GRE], 1);
    assert_int_equal(bench_stats(bench).unread[UNREAD_PPP], 1);
    bench_free(bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ip_in_ip),           cmocka_unit_test(tunnels_have_an_end),
        cmocka_unit_test(gre_with_any_flags), cmocka_unit_test(erspan),
        cmocka_unit_test(erspan_iii),         cmocka_unit_test(ppp_in_gre),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
