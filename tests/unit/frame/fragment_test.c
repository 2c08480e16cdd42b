/* fragment_test.c - datagrams put together from their fragments, and from what is left of them. */
#include "config.h"

#include "build.h"

#define SIZE 100u /* of the payload behind 8 bytes of UDP */

/* The whole datagram, UDP header and text, that the fragments are cut from. */
static void whole(struct build *b)
{
    char text[SIZE];

    for (size_t i = 0; i < SIZE; i++)
        text[i] = (char)('0' + i % 75);
    build_payload(b, text, SIZE);
    build_udp(b, 5060, 5070);
}

/* Bytes [from, to) of `b` as a fragment in IPv4. */
static void feed4(struct bench *bench, const struct build *b, size_t from, size_t to, unsigned id)
{
    struct build part;
    bool more = to < build_size(b);

    build_payload(&part, b->bytes + b->at + from, to - from);
    put16(build_ipv4(&part, 1, 2, 17, id) + 6, (more ? 0x2000 : 0) | (unsigned)from / 8);
    bench_feed(bench, &part, 12);
}

static void feed6(struct bench *bench, const struct build *b, size_t from, size_t to, unsigned id)
{
    struct build part;
    bool more = to < build_size(b);
    uint8_t *p;

    build_payload(&part, b->bytes + b->at + from, to - from);
    p = build_header(&part, 8);
    p[0] = 17;
    put16(p + 2, (unsigned)from | more);
    put32(p + 4, id);
    build_ipv6(&part, 1, 2, 44);
    bench_feed(bench, &part, 12);
}

static void expect_whole(const struct bench *bench, size_t i, const struct build *b)
{
    const struct frame *frame = bench_frame(bench, i);

    assert_int_equal(frame->payload.n, SIZE);
    assert_memory_equal(frame->payload.p, b->bytes + b->at + 8, SIZE);
    assert_int_equal(frame->dst.port, 5070);
    assert_true(frame->fragmented);
    assert_true(frame->ref == REF_NONE);
    assert_int_equal(frame->missing, 0);
    assert_int_equal(frame->number, bench->number);
}

static void any_order(void **state)
{
    (void)state;
    static const size_t cuts[] = { 0, 32, 40, 104, 108 };
    struct bench *bench = bench_new();
    struct build b;
    size_t n = 0;

    whole(&b);
    for (size_t order = 0; order < 4 * 4 * 4 * 4; order++) {
        size_t i[4] = { order & 3, order >> 2 & 3, order >> 4 & 3, order >> 6 & 3 };

        if (((1u << i[0]) | (1u << i[1]) | (1u << i[2]) | (1u << i[3])) != 15)
            continue;
        for (size_t k = 0; k < 4; k++)
            feed4(bench, &b, cuts[i[k]], cuts[i[k] + 1], (unsigned)order);
        assert_int_equal(bench->n, ++n);
        expect_whole(bench, n - 1, &b);
        for (size_t k = 0; k < 4; k++)
            feed6(bench, &b, cuts[i[k]], cuts[i[k] + 1], (unsigned)order << 20);
        assert_int_equal(bench->n, ++n);
        expect_whole(bench, n - 1, &b);
    }
    assert_int_equal(n, 48);
    assert_int_equal(bench_stats(bench).fragments, 48 * 4);
    assert_int_equal(bench_stats(bench).fragments_overlapping, 0);
    assert_int_equal(bench_stats(bench).malformed, 0);
    bench_free(bench);
}

static void datagrams_are_kept_apart(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    struct build b;

    whole(&b);
    feed4(bench, &b, 0, 64, 1);
    feed4(bench, &b, 64, 108, 2);
    feed6(bench, &b, 64, 108, 1);
    assert_int_equal(bench->n, 0);
    feed4(bench, &b, 64, 108, 1);
    expect_whole(bench, 0, &b);
    feed6(bench, &b, 0, 64, 1);
    expect_whole(bench, 1, &b);
    feed4(bench, &b, 0, 64, 2);
    expect_whole(bench, 2, &b);
    bench_free(bench);
}

static void first_bytes_stay(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    struct build b, other;

    whole(&b);
    other = b;
    memset(other.bytes + other.at + 8, '!', SIZE);
    feed4(bench, &b, 16, 64, 1);
    feed4(bench, &other, 16, 64, 1);
    feed4(bench, &b, 64, 108, 1);
    feed4(bench, &other, 24, 80, 1);
    feed4(bench, &b, 0, 32, 1);
    expect_whole(bench, 0, &b);
    assert_int_equal(bench_stats(bench).fragments_overlapping, 3);
    bench_free(bench);
}

static void contradictions(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    struct build b, longer, big;

    whole(&b);
    longer = b;
    build_append(&longer, "more of it than there is", 24);
    feed4(bench, &b, 64, 108, 1);
    feed4(bench, &longer, 64, 132, 1); /* another last one */
    feed4(bench, &longer, 96, 120, 1); /* beyond the last */
    feed4(bench, &b, 0, 60, 1);        /* no multiple of 8, and not the last */
    assert_int_equal(bench_stats(bench).malformed, 3);
    feed4(bench, &b, 0, 64, 1);
    expect_whole(bench, 0, &b);
    build_payload(&big, b.bytes + b.at, 108); /* more than 65535 bytes */
    put16(build_ipv4(&big, 1, 2, 17, 2) + 6, 65528 / 8);
    bench_feed(bench, &big, 12);
    assert_int_equal(bench_stats(bench).malformed, 4);
    bench_free(bench);
}

/* Of a datagram whose fragment is lost, what came before the hole is worth having. */
static void lost_fragment(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    struct build b;

    whole(&b);
    feed4(bench, &b, 0, 32, 1);
    feed4(bench, &b, 48, 108, 1);
    feed4(bench, &b, 48, 108, 2); /* without its beginning: nothing */
    frames_tick(bench->frames, bench->time + 29 * NANOS_PER_S);
    assert_int_equal(bench->n, 0);
    frames_tick(bench->frames, bench->time + 31 * NANOS_PER_S);
    assert_int_equal(bench->n, 1);
    assert_int_equal(bench_frame(bench, 0)->payload.n, 24);
    assert_memory_equal(bench_frame(bench, 0)->payload.p, b.bytes + b.at + 8, 24);
    assert_int_equal(bench_frame(bench, 0)->missing, 76);
    assert_true(bench_frame(bench, 0)->fragmented);
    assert_int_equal(bench_stats(bench).fragments_timed_out, 2);
    feed6(bench, &b, 0, 32, 1);
    frames_flush(bench->frames);
    assert_int_equal(bench->n, 2);
    assert_int_equal(bench_frame(bench, 1)->missing, 76);
    assert_int_equal(bench_stats(bench).malformed, 0);
    bench_free(bench);
}

static void snapshot_length(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    struct build b;

    whole(&b);
    bench->snaplen = 20 + 50;
    feed4(bench, &b, 64, 108, 1);
    feed4(bench, &b, 0, 64, 1);
    assert_int_equal(bench->n, 1);
    assert_int_equal(bench_frame(bench, 0)->payload.n, 42);
    assert_int_equal(bench_frame(bench, 0)->missing, SIZE - 42);
    bench_free(bench);
}

static void table_is_bounded(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    struct build b;

    whole(&b);
    for (unsigned id = 1; id <= 1000; id++)
        feed4(bench, &b, 0, 64, id);
    struct frames_limits used;
    struct frames_lost lost;
    frames_use(bench->frames, &used, &lost);
    assert_int_equal(lost.fragments, 1000 - 128);
    assert_int_equal(used.fragments, 128);
    assert_int_equal(bench->n, 1000 - 128);
    feed4(bench, &b, 64, 108, 1000);
    assert_int_equal(bench->n, 1000 - 127);
    bench_free(bench);
}

/* A tunnel's packets are fragmented, and so is what they carry. */
static void fragments_within_fragments(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    struct build b, inner;

    whole(&b);
    for (size_t i = 0; i < 2; i++) {
        build_payload(&inner, b.bytes + b.at + i * 64, i == 0 ? 64 : 44);
        put16(build_ipv4(&inner, 1, 2, 17, 5) + 6, i == 0 ? 0x2000 : 8);
        for (size_t k = 0; k < 2; k++) {
            struct build part;
            size_t from = k * 48, to = k == 0 ? 48 : build_size(&inner);

            build_payload(&part, inner.bytes + inner.at + from, to - from);
            put16(build_ipv4(&part, 8, 9, 4, 100 + (unsigned)i) + 6, k == 0 ? 0x2000 : 6);
            bench_feed(bench, &part, 12);
        }
    }
    assert_int_equal(bench->n, 1);
    expect_whole(bench, 0, &b);
    assert_true(bench->parts == (1 << 1 | 1 << 2 | 1 << 3 | 1 << 4));
    bench_free(bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_order),        cmocka_unit_test(datagrams_are_kept_apart),
        cmocka_unit_test(first_bytes_stay), cmocka_unit_test(contradictions),
        cmocka_unit_test(lost_fragment),    cmocka_unit_test(snapshot_length),
        cmocka_unit_test(table_is_bounded), cmocka_unit_test(fragments_within_fragments),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
