/* neighbour_test.c - questions who has an address, and their answers. */
#include "config.h"

#include "build.h"

static void feed_arp(struct bench *bench, unsigned what, const uint8_t sender[4],
                     const uint8_t target[4], size_t n)
{
    uint8_t arp[28] = { 0, 1, 8, 0, 6, 4, 0, (uint8_t)what };
    struct build b;

    memcpy(arp + 14, sender, 4);
    memcpy(arp + 24, target, 4);
    build_payload(&b, arp, n);
    build_ethernet(&b, 0x0806);
    bench_feed(bench, &b, ETHERNET);
}

static void arp(void **state)
{
    static const uint8_t a[4] = { 10, 0, 0, 1 }, b[4] = { 10, 0, 0, 2 }, nobody[4];
    struct bench *bench = bench_new();

    (void)state;
    feed_arp(bench, 1, a, b, 28);
    assert_int_equal(bench_frame(bench, 0)->kind, FRAME_NEIGHBOUR);
    assert_false(bench_frame(bench, 0)->is_there);
    assert_true(addr_eq(bench_frame(bench, 0)->src.addr, addr_ipv4(a)));
    assert_true(addr_eq(bench_frame(bench, 0)->dst.addr, addr_ipv4(b)));
    feed_arp(bench, 2, b, a, 28);
    assert_true(bench_frame(bench, 1)->is_there);
    assert_true(addr_eq(bench_frame(bench, 1)->src.addr, addr_ipv4(b)));
    feed_arp(bench, 1, a, a, 28); /* tells that it is there */
    assert_true(bench_frame(bench, 2)->is_there);
    feed_arp(bench, 1, nobody, b, 28); /* a probe */
    feed_arp(bench, 9, a, b, 28);
    for (size_t n = 0; n < 28; n++)
        feed_arp(bench, 1, a, b, n);
    assert_int_equal(bench->n, 3);
    bench_free(bench);
}

static void feed_discovery(struct bench *bench, uint8_t type, unsigned from, unsigned about,
                           size_t n)
{
    uint8_t message[24] = { type };
    struct build b;

    put32(message + 8, 0x20010db8);
    message[23] = (uint8_t)about;
    build_payload(&b, message, n);
    build_ipv6(&b, from, 9, 58);
    bench_feed(bench, &b, 12);
}

static void discovery(void **state)
{
    struct bench *bench = bench_new();

    (void)state;
    feed_discovery(bench, 135, 1, 2, 24);
    assert_int_equal(bench_frame(bench, 0)->kind, FRAME_NEIGHBOUR);
    assert_false(bench_frame(bench, 0)->is_there);
    assert_int_equal(bench_frame(bench, 0)->dst.addr.bytes[15], 2);
    feed_discovery(bench, 136, 2, 2, 24);
    assert_true(bench_frame(bench, 1)->is_there);
    assert_int_equal(bench_frame(bench, 1)->src.addr.bytes[15], 2);
    for (size_t n = 8; n < 24; n++)
        feed_discovery(bench, 135, 1, 3, n);
    feed_discovery(bench, 134, 1, 3, 24);
    assert_int_equal(bench->n, 2);
    bench_free(bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(arp), cmocka_unit_test(discovery) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
