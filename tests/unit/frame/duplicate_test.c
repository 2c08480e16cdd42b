/* duplicate_test.c - the same packet, and others that only look like it. */
#include "config.h"

#include <stdio.h>

#include "build.h"

/* Feeds the packet twice, `apart` from each other, the second time as `change` made it. */
static size_t frames_of_two(struct build *b, nanos_t apart, void (*change)(struct build *))
{
    struct bench *bench = bench_new();
    size_t n;

    bench_feed(bench, b, 12);
    bench->time = 1000 * NANOS_PER_S + apart;
    if (change != NULL)
        change(b);
    bench_feed(bench, b, 12);
    n = bench->n;
    assert_int_equal(bench_stats(bench).duplicates, 2 - n);
    bench_free(bench);
    return n;
}

static void one_router_further(struct build *b)
{
    b->bytes[b->at + 8]--;
    b->bytes[b->at + 10] ^= 0x55; /* so its checksum differs */
}

static void other_id(struct build *b)
{
    b->bytes[b->at + 5]++;
}

static void last_byte(struct build *b)
{
    b->bytes[b->end - 1]++;
}

static void destination(struct build *b)
{
    b->bytes[b->at + 19]++;
}

static void udp_checksum(struct build *b)
{
    b->bytes[b->at + 20 + 6] = 0x77;
}

static void the_same(void **state)
{
    (void)state;
    struct build b;

    build_datagram(&b, "hello", 9);
    assert_int_equal(frames_of_two(&b, 0, NULL), 1);
    assert_int_equal(frames_of_two(&b, 5 * NANOS_PER_MS, NULL), 1);
    assert_int_equal(frames_of_two(&b, -2 * NANOS_PER_MS, NULL), 1);
    assert_int_equal(frames_of_two(&b, NANOS_PER_MS, one_router_further), 1);
    assert_int_equal(frames_of_two(&b, NANOS_PER_MS, udp_checksum), 1);
}

static void not_the_same(void **state)
{
    (void)state;
    struct build b;

    build_datagram(&b, "hello", 9);
    assert_int_equal(frames_of_two(&b, 6 * NANOS_PER_MS, NULL), 2);
    assert_int_equal(frames_of_two(&b, 500 * NANOS_PER_MS, NULL), 2);
    assert_int_equal(frames_of_two(&b, 0, other_id), 2);
    assert_int_equal(frames_of_two(&b, 0, last_byte), 2);
    assert_int_equal(frames_of_two(&b, 0, destination), 2);
}

static void without_an_id(void **state)
{
    (void)state;
    struct build b;

    build_datagram(&b, "hello", 0);
    assert_int_equal(frames_of_two(&b, NANOS_PER_MS, NULL), 1);
    assert_int_equal(frames_of_two(&b, 2 * NANOS_PER_MS, NULL), 2);
    build_text(&b, "hello");
    build_udp(&b, 5060, 5070);
    build_ipv6(&b, 1, 2, 17);
    assert_int_equal(frames_of_two(&b, NANOS_PER_MS, NULL), 1);
    assert_int_equal(frames_of_two(&b, 2 * NANOS_PER_MS, NULL), 2);
}

/* Two long messages that differ only in the middle, in one burst, from a stack that sets no id. */
static void every_byte_counts(void **state)
{
    (void)state;
    char text[1301];
    struct build b;

    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    for (size_t at = 0; at < sizeof text - 1; at++) {
        struct bench *bench = bench_new();

        build_datagram(&b, text, 0);
        bench_feed(bench, &b, 12);
        b.bytes[b.at + 28 + at] = 'y';
        bench->time = 1000 * NANOS_PER_S;
        bench_feed(bench, &b, 12);
        assert_int_equal(bench->n, 2);
        bench_free(bench);
    }
}

/* RTP from a stack that sets no id: the next packet of a stream has another sequence number, or at
 * least another timestamp, even if all of its sound is the same. */
static void rtp_is_told_by_its_header(void **state)
{
    (void)state;
    static const size_t numbers[] = { 2, 3, 4, 7, 8, 11 };
    char rtp[172];
    struct build b;

    memset(rtp, 0x55, sizeof rtp);
    rtp[0] = (char)0x80;
    for (size_t i = 0; i < ARRAY_SIZE(numbers); i++) {
        struct bench *bench = bench_new();

        build_payload(&b, rtp, sizeof rtp);
        build_udp(&b, 4000, 4002);
        build_ipv4(&b, 1, 2, 17, 0);
        bench_feed(bench, &b, 12);
        b.bytes[b.at + 28 + numbers[i]]++;
        bench->time = 1000 * NANOS_PER_S;
        bench_feed(bench, &b, 12);
        bench->time = 1000 * NANOS_PER_S;
        bench_feed(bench, &b, 12);
        assert_int_equal(bench->n, 2);
        bench_free(bench);
    }
}

/* A burst, and then a copy of it: each of its packets is known, whatever the key of the process
 * makes of them; over and over, until their numbers have come round. */
static void behind_many_others(void **state)
{
    (void)state;
    enum { BURST = 4000, BURSTS = 12 };
    struct bench *bench = bench_new();
    struct build b;
    char text[16];

    for (unsigned burst = 1; burst <= BURSTS; burst++) {
        for (unsigned i = 0; i < 2 * BURST; i++) {
            snprintf(text, sizeof text, "%u", i % BURST);
            build_datagram(&b, text, burst);
            bench->time = (1000 + burst) * NANOS_PER_S;
            bench_feed(bench, &b, 12);
        }
        assert_int_equal(bench->n, burst * BURST);
        assert_int_equal(bench_stats(bench).duplicates, burst * BURST);
    }
    bench_free(bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same),
        cmocka_unit_test(not_the_same),
        cmocka_unit_test(without_an_id),
        cmocka_unit_test(every_byte_counts),
        cmocka_unit_test(rtp_is_told_by_its_header),
        cmocka_unit_test(behind_many_others),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
