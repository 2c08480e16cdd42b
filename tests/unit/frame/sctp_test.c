/* sctp_test.c - messages in SCTP: several in a packet, in chunks, out of order, again, lost. */
#include "config.h"

#include "build.h"

static const char text[] = "OPTIONS sip:b@example.com SIP/2.0\r\n\r\n";
#define TEXT (sizeof text - 1)

static void begin(struct build *b)
{
    build_payload(b, "", 0);
}

static void add_chunk(struct build *b, unsigned type, unsigned flags, const void *head,
                      size_t n_head, const char *data, size_t n)
{
    uint8_t p[4] = { (uint8_t)type, (uint8_t)flags };

    put16(p + 2, (unsigned)(4 + n_head + n));
    build_append(b, p, 4);
    build_append(b, head, n_head);
    build_append(b, data, n);
    build_append(b, "\0\0\0", (4 - (n_head + n) % 4) % 4);
}

static void add_data(struct build *b, unsigned flags, uint32_t tsn, const char *data, size_t n)
{
    uint8_t head[12] = { 0 };

    put32(head, tsn);
    add_chunk(b, 0, flags, head, sizeof head, data, n);
}

static void send_packet(struct bench *bench, struct build *b)
{
    uint8_t *p = build_header(b, 12);

    put16(p, 5060);
    put16(p + 2, 5070);
    put32(p + 4, 0x01020304);
    build_ipv4(b, 1, 2, 132, 0);
    bench_feed(bench, b, 12);
}

static void send_data(struct bench *bench, unsigned flags, uint32_t tsn, const char *data, size_t n)
{
    struct build b;

    begin(&b);
    add_data(&b, flags, tsn, data, n);
    send_packet(bench, &b);
}

/* What begins and ends an association is told, with the side that does; nothing of a SACK. */
static void association(void **state)
{
    static const uint8_t kinds[] = { 1, 2, 3, 7, 6 };
    static const enum stream_event events[] = { STREAM_START, STREAM_START, STREAM_END,
                                                STREAM_RESET };
    struct bench *bench = bench_new();
    struct build b;

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(kinds); i++) {
        begin(&b);
        add_chunk(&b, kinds[i], 0, "\0\0\0\1\0\1\0\0\0\0\0\0", 12, "", 0);
        send_packet(bench, &b);
    }
    assert_int_equal(bench->n, ARRAY_SIZE(events));
    for (size_t i = 0; i < ARRAY_SIZE(events); i++) {
        const struct frame *f = bench_frame(bench, i);

        assert_int_equal(f->kind, FRAME_ASSOCIATION);
        assert_int_equal(f->transport, TRANSPORT_SCTP);
        assert_int_equal(f->event, events[i]);
        assert_int_equal(f->is_there, i == 1);
        assert_int_equal(f->dst.port, 5070);
        assert_int_equal(f->payload.n, 0);
    }
    bench_free(bench);
}

static void several_in_one(void **state)
{
    struct bench *bench = bench_new();
    struct build b;

    (void)state;
    begin(&b);
    add_chunk(&b, 3, 0, "\0\0\0\1\0\1\0\0\0\0\0\0", 12, "", 0); /* what was received */
    add_data(&b, 3, 7, text, TEXT);
    add_data(&b, 7, 8, "one byte more", 13);
    send_packet(bench, &b);
    assert_int_equal(bench->n, 2);
    assert_payload(bench_frame(bench, 0), text);
    assert_payload(bench_frame(bench, 1), "one byte more");
    assert_int_equal(bench_frame(bench, 0)->transport, TRANSPORT_SCTP);
    assert_int_equal(bench_frame(bench, 0)->dst.port, 5070);
    assert_int_not_equal(bench_frame(bench, 0)->ref, REF_NONE);
    bench_free(bench);
}

static void in_chunks(void **state)
{
    static const unsigned orders[][3] = { { 0, 1, 2 }, { 2, 1, 0 }, { 1, 0, 2 }, { 2, 0, 1 } };

    (void)state;
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        struct bench *bench = bench_new();

        for (size_t k = 0; k < 3; k++) {
            unsigned part = orders[i][k];
            size_t from = part * 10, to = part == 2 ? TEXT : from + 10;

            /* The numbers wrap. */
            send_data(bench,
                      part == 0   ? 2
                      : part == 2 ? 1
                                  : 0,
                      0xffffffffu + part, text + from, to - from);
        }
        assert_int_equal(bench->n, 1);
        assert_payload(bench_frame(bench, 0), text);
        assert_int_equal(bench->parts, 2 | 4 | 8);
        bench_free(bench);
    }
}

static void again(void **state)
{
    struct bench *bench = bench_new();

    (void)state;
    for (unsigned i = 0; i < 3; i++) {
        send_data(bench, 2, 5, text, 10);
        send_data(bench, 3, 9, "whole", 5);
        send_data(bench, 1, 6, text + 10, TEXT - 10);
    }
    assert_int_equal(bench->n, 2);
    assert_payload(bench_frame(bench, 0), "whole");
    assert_payload(bench_frame(bench, 1), text);
    assert_int_equal(bench_stats(bench).duplicates, 6);
    bench_free(bench);
}

static void interleaved(void **state)
{
    struct bench *bench = bench_new();

    (void)state;
    for (unsigned part = 0; part < 2; part++) {
        for (unsigned message = 0; message < 2; message++) {
            uint8_t head[16] = { 0 };
            struct build b;

            put32(head, 10 + part * 2 + message);
            put32(head + 8, message);
            put32(head + 12, part == 0 ? 0x1234 : part);
            begin(&b);
            add_chunk(&b, 64, part == 0 ? 2 : 1, head, sizeof head, part == 0 ? "be" : "gun",
                      2 + part);
            send_packet(bench, &b);
        }
    }
    assert_int_equal(bench->n, 2);
    assert_payload(bench_frame(bench, 0), "begun");
    assert_payload(bench_frame(bench, 1), "begun");
    bench_free(bench);
}

static void a_chunk_is_lost(void **state)
{
    struct bench *bench = bench_new();

    (void)state;
    send_data(bench, 2, 1, text, 10);
    send_data(bench, 0, 2, text + 10, 5);
    send_data(bench, 1, 4, text + 20, 5);
    assert_int_equal(bench->n, 0);
    frames_tick(bench->frames, bench->time + 31 * NANOS_PER_S);
    assert_int_equal(bench->n, 1);
    assert_int_equal(bench_frame(bench, 0)->payload.n, 15);
    assert_true(bench_frame(bench, 0)->missing > 0);
    assert_true(bench_frame(bench, 0)->late);
    assert_int_equal(bench_stats(bench).sctp_damaged, 2);
    bench_free(bench);
}

static void more_than_may_wait(void **state)
{
    struct bench *bench = bench_new();

    (void)state;
    for (uint32_t i = 0; i < 2000; i++)
        send_data(bench, 0, 2 * i, text, TEXT);
    send_data(bench, 3, 5000, "whole", 5);
    assert_int_equal(bench->n, 1);
    assert_true(bench_stats(bench).sctp_damaged > 1000);
    bench_free(bench);
}

static void at_every_cut(void **state)
{
    struct build b;

    (void)state;
    for (uint32_t cut = 1; cut < 20 + 12 + 16 + TEXT; cut++) {
        struct bench *bench = bench_new();

        bench->snaplen = cut;
        begin(&b);
        add_data(&b, 3, 1, text, TEXT);
        send_packet(bench, &b);
        if (cut > 20 + 12 + 16) {
            assert_int_equal(bench->n, 1);
            assert_int_equal(bench_frame(bench, 0)->payload.n + bench_frame(bench, 0)->missing,
                             TEXT);
        } else {
            assert_int_equal(bench->n, 0);
        }
        bench_free(bench);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(association),        cmocka_unit_test(several_in_one),
        cmocka_unit_test(in_chunks),          cmocka_unit_test(again),
        cmocka_unit_test(interleaved),        cmocka_unit_test(a_chunk_is_lost),
        cmocka_unit_test(more_than_may_wait), cmocka_unit_test(at_every_cut),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
