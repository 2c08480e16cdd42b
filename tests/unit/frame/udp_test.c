/* udp_test.c - lengths of UDP and what the capture cut off. */
#include "config.h"

#include "build.h"

static void cut_by_the_capture(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    struct build b;

    build_datagram(&b, "0123456789", 1);
    bench->snaplen = 20 + 8 + 4;
    bench_feed(bench, &b, 12);
    assert_payload(bench_frame(bench, 0), "0123");
    assert_int_equal(bench_frame(bench, 0)->missing, 6);
    bench->snaplen = 20 + 8;
    bench_feed(bench, &b, 12);
    assert_int_equal(bench_frame(bench, 1)->payload.n, 0);
    assert_int_equal(bench_frame(bench, 1)->missing, 10);
    bench->snaplen = 20 + 7;
    bench_feed(bench, &b, 12);
    assert_int_equal(bench->n, 2);
    assert_int_equal(bench_stats(bench).malformed, 0);
    bench_free(bench);
}

static void length_of_its_own(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    struct build b;
    uint8_t *length;

    build_datagram(&b, "hello there", 1);
    length = b.bytes + b.at + 20 + 4;
    put16(length, 8 + 5);
    bench_feed(bench, &b, 12);
    assert_payload(bench_frame(bench, 0), "hello");
    assert_int_equal(bench_frame(bench, 0)->missing, 0);
    put16(length, 0);
    bench_feed(bench, &b, 12);
    assert_payload(bench_frame(bench, 1), "hello there");
    assert_int_equal(bench_stats(bench).malformed, 0);
    put16(length, 7);
    bench_feed(bench, &b, 12);
    assert_int_equal(bench->n, 2);
    put16(length, 8 + 20);
    bench_feed(bench, &b, 12);
    assert_payload(bench_frame(bench, 2), "hello there");
    assert_int_equal(bench_frame(bench, 2)->missing, 9);
    assert_int_equal(bench_stats(bench).malformed, 2);
    bench_free(bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cut_by_the_capture),
        cmocka_unit_test(length_of_its_own),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
