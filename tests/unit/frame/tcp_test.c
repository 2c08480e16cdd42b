/* tcp_test.c - connections: beginning, end, reset, reuse, joined in the middle. */
#include "config.h"

#include "build.h"

enum { CLIENT = 1, SERVER = 2 };

static void feed(struct bench *bench, unsigned from, uint32_t seq, uint32_t ack, unsigned flags,
                 const char *text)
{
    static unsigned id;
    struct build b;

    build_text(&b, text);
    if (from == CLIENT)
        build_tcp(&b, 40000, 5060, seq, ack, flags);
    else
        build_tcp(&b, 5060, 40000, seq, ack, flags);
    build_ipv4(&b, from, 3 - from, 6, ++id);
    bench_feed(bench, &b, 12);
}

static void expect(const struct bench *bench, size_t i, enum stream_event event, uint32_t stream,
                   const char *text)
{
    const struct frame *frame = bench_frame(bench, i);

    assert_int_equal(frame->kind, FRAME_STREAM);
    assert_int_equal(frame->event, event);
    assert_int_equal(frame->stream, stream);
    assert_payload(frame, text);
}

static void begin_to_end(void **state)
{
    (void)state;
    struct bench *bench = bench_new();

    feed(bench, CLIENT, 100, 0, SYN, "");
    feed(bench, SERVER, 900, 101, SYN | ACK, "");
    feed(bench, CLIENT, 101, 901, ACK, "");
    feed(bench, CLIENT, 101, 901, ACK, "INVITE");
    feed(bench, SERVER, 901, 107, ACK, "100 Trying");
    feed(bench, CLIENT, 107, 911, ACK | FIN, "bye");
    feed(bench, SERVER, 911, 111, ACK | FIN, "");
    feed(bench, SERVER, 911, 111, ACK | FIN, ""); /* again */
    assert_int_equal(bench->n, 7);
    expect(bench, 0, STREAM_START, 1, "");
    assert_int_equal(bench_frame(bench, 0)->src.port, 40000);
    expect(bench, 1, STREAM_START, 1, "");
    assert_int_equal(bench_frame(bench, 1)->src.port, 5060);
    expect(bench, 2, STREAM_DATA, 1, "INVITE");
    assert_int_equal(ref_offset(bench_frame(bench, 2)->ref), 4 * 100000 + 40);
    assert_int_equal(bench_frame(bench, 2)->number, 4);
    expect(bench, 3, STREAM_DATA, 1, "100 Trying");
    expect(bench, 4, STREAM_DATA, 1, "bye");
    expect(bench, 5, STREAM_END, 1, "");
    assert_int_equal(bench_frame(bench, 5)->src.port, 40000);
    expect(bench, 6, STREAM_END, 1, "");
    assert_int_equal(bench_stats(bench).segments, 8);
    bench_free(bench);
}

static void syn_with_data(void **state)
{
    (void)state;
    struct bench *bench = bench_new();

    feed(bench, CLIENT, UINT32_MAX, 0, SYN, "early");
    feed(bench, CLIENT, 5, 0, ACK, "late");
    expect(bench, 1, STREAM_DATA, 1, "early");
    expect(bench, 2, STREAM_DATA, 1, "late");
    bench_free(bench);
}

static void joined_in_the_middle(void **state)
{
    (void)state;
    struct bench *bench = bench_new();

    feed(bench, CLIENT, 499, 7, ACK, "x"); /* a keep-alive probe: the byte before */
    feed(bench, CLIENT, 500, 7, ACK, "hello");
    feed(bench, CLIENT, 504, 7, ACK, "o"); /* another */
    feed(bench, CLIENT, 504, 7, ACK, "");
    feed(bench, CLIENT, 505, 7, ACK, " world");
    assert_int_equal(bench->n, 2);
    expect(bench, 0, STREAM_DATA, 1, "hello");
    expect(bench, 1, STREAM_DATA, 1, " world");
    bench_free(bench);
}

static void same_ports_again(void **state)
{
    (void)state;
    struct bench *bench = bench_new();

    feed(bench, CLIENT, 100, 0, SYN, "");
    feed(bench, CLIENT, 100, 0, SYN, ""); /* a retransmission */
    feed(bench, CLIENT, 101, 0, ACK, "one");
    feed(bench, CLIENT, 110, 0, ACK, "rest"); /* waits for six bytes */
    feed(bench, CLIENT, 5000, 0, SYN, "");
    feed(bench, SERVER, 6000, 5001, SYN | ACK, "");
    feed(bench, CLIENT, 5001, 6001, ACK, "two");
    assert_int_equal(bench->n, 10);
    expect(bench, 1, STREAM_RETRY, 1, "");
    expect(bench, 2, STREAM_DATA, 1, "one");
    expect(bench, 3, STREAM_GAP, 1, "");
    assert_int_equal(bench_frame(bench, 3)->gap, 6);
    expect(bench, 4, STREAM_DATA, 1, "rest");
    expect(bench, 5, STREAM_LOST, 1, ""); /* both ways */
    expect(bench, 6, STREAM_LOST, 1, "");
    expect(bench, 7, STREAM_START, 2, "");
    expect(bench, 8, STREAM_START, 2, "");
    expect(bench, 9, STREAM_DATA, 2, "two");
    feed(bench, CLIENT, 5004 + (1 << 25), 6001, ACK, "three");
    expect(bench, 12, STREAM_DATA, 3, "three"); /* so far off that it is another one */
    bench_free(bench);
}

static void reset(void **state)
{
    (void)state;
    struct bench *bench = bench_new();

    feed(bench, CLIENT, 100, 0, SYN, "");
    feed(bench, SERVER, 0, 101, RST | ACK, "");
    feed(bench, SERVER, 0, 101, RST | ACK, "");
    assert_int_equal(bench->n, 2);
    expect(bench, 1, STREAM_RESET, 1, "");
    assert_int_equal(bench_frame(bench, 1)->src.port, 5060);
    feed(bench, CLIENT, 200, 0, SYN, "");
    expect(bench, 2, STREAM_START, 2, "");
    bench_free(bench);
}

static void headers_that_lie(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    struct build b;

    build_text(&b, "hello");
    build_tcp(&b, 1, 2, 3, 4, ACK);
    build_ipv4(&b, 1, 2, 6, 1);
    b.bytes[b.at + 20 + 12] = 4 << 4;
    bench_feed(bench, &b, 12);
    b.bytes[b.at + 20 + 12] = 7 << 4;
    bench_feed(bench, &b, 12);
    assert_int_equal(bench->n, 0);
    assert_int_equal(bench_stats(bench).malformed, 2);
    bench_free(bench);
}

static void connections_are_bounded(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    struct build b;
    unsigned n = 16384 + 100;

    for (unsigned port = 1; port <= n; port++) {
        bench->n = 0;
        build_text(&b, "");
        build_tcp(&b, port, 5060, 100, 0, SYN);
        build_ipv4(&b, CLIENT, SERVER, 6, port);
        bench_feed(bench, &b, 12);
        /* Whoever keeps the streams of one that is dropped is told. */
        assert_int_equal(bench->n, port > 16384 ? 3 : 1);
        if (port > 16384) {
            assert_int_equal(bench_frame(bench, 0)->event, STREAM_LOST);
            assert_int_equal(bench_frame(bench, 0)->src.port, port - 16384);
            assert_int_equal(bench_frame(bench, 1)->dst.port, port - 16384);
            assert_int_equal(bench_frame(bench, 1)->stream, port - 16384);
        }
    }
    struct frames_limits used;
    struct frames_lost lost;
    frames_use(bench->frames, &used, &lost);
    assert_int_equal(lost.connections, 100);
    assert_int_equal(used.connections, 16384);
    /* The newest is still known, the first is not. */
    bench->n = 0;
    for (unsigned port = 1; port <= n; port += n - 1) {
        build_text(&b, "");
        build_tcp(&b, port, 5060, 100, 0, SYN);
        build_ipv4(&b, CLIENT, SERVER, 6, port + 7);
        bench_feed(bench, &b, 12);
    }
    assert_int_equal(bench->n, 4);
    assert_int_equal(bench_frame(bench, 2)->src.port, 1);
    assert_int_equal(bench_frame(bench, 2)->stream, n + 1);
    assert_int_equal(bench_frame(bench, 3)->event, STREAM_RETRY);
    bench_free(bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(begin_to_end),
        cmocka_unit_test(syn_with_data),
        cmocka_unit_test(joined_in_the_middle),
        cmocka_unit_test(same_ports_again),
        cmocka_unit_test(reset),
        cmocka_unit_test(headers_that_lie),
        cmocka_unit_test(connections_are_bounded),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
