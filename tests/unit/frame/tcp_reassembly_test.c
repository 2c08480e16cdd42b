/* tcp_reassembly_test.c - segments out of order, again, overlapping, lost. */
#include "config.h"

#include <stdio.h>

#include "build.h"

#define START (UINT32_MAX - 10) /* the sequence numbers wrap in all tests */

static unsigned id;

/* Bytes [from, from + n) of the alphabet, sent by the client. */
static void data(struct bench *bench, uint32_t from, size_t n, unsigned flags)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
    struct build b;

    assert_true(from + n <= 26);
    build_payload(&b, letters + from, n);
    build_tcp(&b, 1, 2, START + from, 1, ACK | flags);
    build_ipv4(&b, 1, 2, 6, ++id);
    bench_feed(bench, &b, 12);
}

/* The server acknowledges the bytes before `to`. */
static void ack(struct bench *bench, uint32_t to)
{
    struct build b;

    build_text(&b, "");
    build_tcp(&b, 2, 1, 1, START + to, ACK);
    build_ipv4(&b, 2, 1, 6, ++id);
    bench_feed(bench, &b, 12);
}

/* The output, in one text: letters, "(n)" for a gap, "." for the end. */
static void expect(const struct bench *bench, const char *text)
{
    char all[200] = "";
    size_t n = 0;

    for (size_t i = 0; i < bench->n; i++) {
        const struct frame *frame = bench_frame(bench, i);

        if (frame->event == STREAM_DATA) {
            memcpy(all + n, frame->payload.p, frame->payload.n);
            n += frame->payload.n;
        } else if (frame->event == STREAM_GAP) {
            n += (size_t)snprintf(all + n, 8, "(%d)", (int)frame->gap);
        } else if (frame->event == STREAM_END) {
            all[n++] = '.';
        }
    }
    all[n] = '\0';
    assert_string_equal(all, text);
}

static void in_order_without_a_copy(void **state)
{
    (void)state;
    struct bench *bench = bench_new();

    data(bench, 0, 5, 0);
    data(bench, 5, 20, 0);
    expect(bench, "abcdefghijklmnopqrstuvwxy");
    assert_int_equal(bench->n, 2);
    assert_int_equal(ref_offset(bench_frame(bench, 1)->ref), 200000 + 40);
    bench_free(bench);
}

static void any_order(void **state)
{
    (void)state;
    static const uint32_t cuts[] = { 2, 8, 9, 15, 26 };

    for (unsigned order = 0; order < 256; order++) {
        unsigned i[4] = { order & 3, order >> 2 & 3, order >> 4 & 3, order >> 6 & 3 };
        struct bench *bench;

        if (((1u << i[0]) | (1u << i[1]) | (1u << i[2]) | (1u << i[3])) != 15)
            continue;
        bench = bench_new();
        data(bench, 0, 2, 0);
        for (size_t k = 0; k < 4; k++)
            data(bench, cuts[i[k]], cuts[i[k] + 1] - cuts[i[k]], i[k] == 3 ? FIN : 0);
        expect(bench, "abcdefghijklmnopqrstuvwxyz.");
        for (size_t k = 0; k < bench->n; k++) /* each piece keeps its own packet */
            assert_true(bench_frame(bench, k)->event != STREAM_DATA ||
                        ref_offset(bench_frame(bench, k)->ref) / 100000 ==
                            bench_frame(bench, k)->number);
        bench_free(bench);
    }
}

static void again_and_overlapping(void **state)
{
    (void)state;
    struct bench *bench = bench_new();

    data(bench, 0, 4, 0);
    data(bench, 0, 4, 0);
    data(bench, 2, 6, 0);
    expect(bench, "abcdefgh");
    assert_int_equal(ref_offset(bench_frame(bench, 1)->ref), 300000 + 40 + 2);
    data(bench, 12, 3, 0);
    data(bench, 12, 3, 0);
    data(bench, 12, 5, 0);
    data(bench, 14, 2, 0);
    data(bench, 10, 4, 0);
    data(bench, 4, 8, 0);
    expect(bench, "abcdefghijklmnopq");
    data(bench, 1, 20, FIN);
    expect(bench, "abcdefghijklmnopqrstu.");
    data(bench, 21, 3, 0); /* nothing follows an end */
    expect(bench, "abcdefghijklmnopqrstu.");
    bench_free(bench);
}

static void given_up_after_a_while(void **state)
{
    (void)state;
    struct bench *bench = bench_new();

    data(bench, 0, 2, 0);
    data(bench, 5, 2, 0);
    data(bench, 9, 2, FIN);
    frames_tick(bench->frames, bench->time + 4 * NANOS_PER_S);
    expect(bench, "ab");
    frames_tick(bench->frames, bench->time + 6 * NANOS_PER_S);
    expect(bench, "ab(3)fg(2)jk.");
    assert_int_equal(bench_stats(bench).tcp_lost_bytes, 5);
    bench_free(bench);
}

static void proven_by_the_peer(void **state)
{
    (void)state;
    struct bench *bench = bench_new();

    data(bench, 0, 2, 0);
    data(bench, 5, 2, 0);
    ack(bench, 2); /* proves nothing */
    data(bench, 9, 2, 0);
    ack(bench, 2);
    expect(bench, "ab");
    ack(bench, 7);
    expect(bench, "ab(3)fg");
    bench->time += NANOS_PER_S;
    ack(bench, 11);
    expect(bench, "ab(3)fg(2)jk");
    bench_free(bench);
}

/* The acknowledgement was captured a moment before what it acknowledges. */
static void proof_waits_a_moment(void **state)
{
    (void)state;
    struct bench *bench = bench_new();

    data(bench, 0, 2, 0);
    data(bench, 5, 2, 0);
    ack(bench, 7);
    data(bench, 2, 3, 0);
    expect(bench, "abcdefg");
    bench_free(bench);
}

static void end_of_input(void **state)
{
    (void)state;
    struct bench *bench = bench_new();

    data(bench, 0, 2, 0);
    data(bench, 7, 2, 0);
    frames_flush(bench->frames);
    expect(bench, "ab(5)hi");
    frames_flush(bench->frames);
    expect(bench, "ab(5)hi");
    bench_free(bench);
}

static void snapshot_length(void **state)
{
    (void)state;
    struct bench *bench = bench_new();

    bench->snaplen = 43;
    data(bench, 0, 5, 0);
    data(bench, 5, 2, 0);
    data(bench, 12, 4, FIN); /* waits, cut short */
    data(bench, 7, 5, 0);
    expect(bench, "abc(2)fghij(2)mno(1).");
    bench_free(bench);
}

static void waiting_is_bounded(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    static char big[60000];
    struct build b;

    data(bench, 0, 2, 0);
    for (uint32_t i = 1; i <= 1000; i++) { /* every second byte */
        build_text(&b, "x");
        build_tcp(&b, 1, 2, START + 1 + 2 * i, 1, ACK);
        build_ipv4(&b, 1, 2, 6, ++id);
        bench_feed(bench, &b, 12);
        bench->time -= 10 * NANOS_PER_MS;
    }
    assert_int_equal(bench_stats(bench).far_ahead, 1000 - 256);
    assert_int_equal(bench_stats(bench).tcp_lost_bytes, 1000 - 256);
    for (uint32_t i = 1; i <= 30; i++) {
        build_payload(&b, big, sizeof big);
        build_tcp(&b, 3, 4, i * 100000, 1, ACK);
        build_ipv4(&b, 1, 2, 6, ++id);
        bench_feed(bench, &b, 12);
        bench->time -= 10 * NANOS_PER_MS;
    }
    /* The first is handed out, 17 fit into a megabyte. */
    assert_int_equal(bench_stats(bench).far_ahead, 1000 - 256 + 12);
    bench_free(bench);
}

/* Of all streams together: the one that goes beyond the limit does not wait any longer. */
static void waiting_of_all_is_bounded(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    struct frames_limits limits = frames_default_limits, used;
    struct frames_lost lost;
    static char kilobyte[1024];
    struct build b;

    limits.waiting_kib = 64;
    frames_limit(bench->frames, &limits);
    for (unsigned port = 1; port <= 100; port++) {
        for (uint32_t seq = 1; seq < 5000; seq += 2000) {
            build_payload(&b, kilobyte, seq == 1 ? 1 : sizeof kilobyte);
            build_tcp(&b, port, 5060, seq == 1 ? 0 : seq, 1, ACK);
            build_ipv4(&b, 1, 2, 6, ++id);
            bench_feed(bench, &b, 12);
            bench->time -= 10 * NANOS_PER_MS;
        }
        frames_use(bench->frames, &used, &lost);
        assert_true(used.waiting_kib <= 64);
    }
    assert_true(lost.waiting > 40);
    assert_true(used.waiting_kib > 50);
    assert_int_equal(bench_stats(bench).far_ahead, 0);
    bench_free(bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_order_without_a_copy),
        cmocka_unit_test(any_order),
        cmocka_unit_test(again_and_overlapping),
        cmocka_unit_test(given_up_after_a_while),
        cmocka_unit_test(proven_by_the_peer),
        cmocka_unit_test(proof_waits_a_moment),
        cmocka_unit_test(end_of_input),
        cmocka_unit_test(snapshot_length),
        cmocka_unit_test(waiting_is_bounded),
        cmocka_unit_test(waiting_of_all_is_bounded),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
