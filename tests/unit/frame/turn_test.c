/* turn_test.c - datagrams that a TURN server relays, in UDP and in a stream; RTP in a stream. */
#include "config.h"

#include "build.h"

enum { SEND = 0x0016, RECEIVED = 0x0017, ALLOCATED = 0x0103, BIND = 0x0009 };
enum { CHANNEL = 0x000c, PEER = 0x0012, DATA = 0x0013, RELAYED = 0x0016 };

#define CLIENT 1, 40000
#define SERVER 2, 3478

static const uint8_t cookie[16] = { 0x21, 0x12, 0xa4, 0x42, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 1, 2 };
static const char rtp[] = "\x80\x00\x12\x34\0\0\0\1\0\0\0\2voice of an hour";
#define RTP (sizeof rtp - 1)

static void begin(struct build *b, unsigned type)
{
    build_payload(b, "\0\0\0\0", 4);
    put16(b->bytes + b->at, type);
    build_append(b, cookie, sizeof cookie);
}

static void attribute(struct build *b, unsigned type, const void *p, size_t n)
{
    uint8_t head[4];

    put16(head, type);
    put16(head + 2, (unsigned)n);
    build_append(b, head, 4);
    build_append(b, p, n);
    build_append(b, "\0\0\0", (4 - n % 4) % 4);
    put16(b->bytes + b->at + 2, (unsigned)build_size(b) - 20);
}

/* 192.0.2.N:PORT */
static void address(struct build *b, unsigned type, unsigned n, unsigned port)
{
    uint8_t p[8] = { 0, 1, 0, 0, 192, 0, 2, (uint8_t)n };

    put16(p + 2, port ^ 0x2112);
    for (size_t i = 0; i < 4; i++)
        p[4 + i] ^= cookie[i];
    attribute(b, type, p, sizeof p);
}

static void address6(struct build *b, unsigned type, unsigned port)
{
    uint8_t p[20] = { 0, 2, 0, 0, 0x20, 0x01, 0x0d, 0xb8 };

    p[19] = 5;
    put16(p + 2, port ^ 0x2112);
    for (size_t i = 0; i < 16; i++)
        p[4 + i] ^= cookie[i];
    attribute(b, type, p, sizeof p);
}

static void send_udp(struct bench *bench, struct build *b, unsigned from, unsigned from_port,
                     unsigned to, unsigned to_port)
{
    build_udp(b, from_port, to_port);
    build_ipv4(b, from, to, 17, ++bench->number);
    bench_feed(bench, b, 12);
}

static void is_relayed(const struct frame *f, unsigned from_port, unsigned to_port)
{
    assert_int_equal(f->kind, FRAME_DATAGRAM);
    assert_int_equal(f->payload.n, RTP);
    assert_memory_equal(f->payload.p, rtp, RTP);
    assert_int_equal(f->src.port, from_port);
    assert_int_equal(f->dst.port, to_port);
}

static void indications(void **state)
{
    struct bench *bench = bench_new();
    struct build b;

    (void)state;
    begin(&b, SEND);
    address(&b, PEER, 9, 7000);
    attribute(&b, DATA, rtp, RTP);
    send_udp(bench, &b, CLIENT, SERVER);
    is_relayed(bench_frame(bench, 0), 40000, 7000); /* the allocation was not captured */
    assert_int_equal(bench_frame(bench, 0)->dst.addr.bytes[3], 9);
    assert_int_not_equal(bench_frame(bench, 0)->ref, REF_NONE);

    begin(&b, ALLOCATED);
    address(&b, RELAYED, 2, 50000);
    send_udp(bench, &b, SERVER, CLIENT);
    assert_int_equal(bench_frame(bench, 1)->src.port, 3478); /* stays what it is */
    begin(&b, RECEIVED);
    address6(&b, PEER, 7002);
    attribute(&b, DATA, rtp, RTP);
    send_udp(bench, &b, SERVER, CLIENT);
    is_relayed(bench_frame(bench, 2), 7002, 50000);
    assert_int_equal(bench_frame(bench, 2)->src.addr.family, ADDR_IPV6);
    assert_int_equal(bench_stats(bench).relayed, 2);
    bench_free(bench);
}

static void channel_data(struct build *b, size_t padding)
{
    uint8_t head[4] = { 0x40, 1 };

    put16(head + 2, RTP);
    build_payload(b, head, 4);
    build_append(b, rtp, RTP);
    build_append(b, "\0\0\0", padding);
}

static void bind_channel(struct build *b)
{
    begin(b, BIND);
    attribute(b, CHANNEL, "\x40\1\0\0", 4);
    address(b, PEER, 9, 7000);
}

static void channels(void **state)
{
    struct bench *bench = bench_new();
    struct build b;

    (void)state;
    channel_data(&b, 0);
    send_udp(bench, &b, CLIENT, SERVER);
    assert_int_equal(bench_frame(bench, 0)->payload.n, RTP + 4); /* nobody knows the peer */
    bind_channel(&b);
    send_udp(bench, &b, CLIENT, SERVER);
    channel_data(&b, 0);
    send_udp(bench, &b, CLIENT, SERVER);
    is_relayed(bench_frame(bench, 2), 40000, 7000);
    assert_int_equal(bench_frame(bench, 2)->n_parts, 2); /* with the one that bound the channel */
    channel_data(&b, 0);
    send_udp(bench, &b, SERVER, CLIENT);
    is_relayed(bench_frame(bench, 3), 7000, 40000);
    channel_data(&b, 0);
    b.bytes[b.at + 1] = 2; /* another channel */
    send_udp(bench, &b, SERVER, CLIENT);
    assert_int_equal(bench_frame(bench, 4)->payload.n, RTP + 4);
    bench_free(bench);
}

static void both_legs_of_the_server(void **state)
{
    struct bench *bench = bench_new();
    struct build b;

    (void)state;
    begin(&b, ALLOCATED);
    address(&b, RELAYED, 2, 50000);
    send_udp(bench, &b, SERVER, CLIENT);
    begin(&b, SEND);
    address(&b, PEER, 9, 7000);
    attribute(&b, DATA, rtp, RTP);
    send_udp(bench, &b, CLIENT, SERVER);
    build_payload(&b, rtp, RTP);
    build_udp(&b, 50000, 7000);
    uint8_t *p = build_ipv4(&b, 2, 9, 17, 99);

    memcpy(p + 12, "\xc0\0\2\2\xc0\0\2\x09", 8);
    bench_feed(bench, &b, 12);
    assert_int_equal(bench->n, 2);
    assert_int_equal(bench_stats(bench).duplicates, 1);
    bench_free(bench);
}

static void at_every_cut(void **state)
{
    (void)state;
    for (uint32_t cut = 1; cut < 100; cut++) {
        struct bench *bench = bench_new();
        struct build b;

        bench->snaplen = cut;
        begin(&b, SEND);
        address(&b, PEER, 9, 7000);
        attribute(&b, DATA, rtp, RTP);
        send_udp(bench, &b, CLIENT, SERVER);
        if (cut >= 28 + 20 + 12 + 4)
            assert_int_equal(bench_frame(bench, 0)->payload.n + bench_frame(bench, 0)->missing,
                             RTP);
        bench_free(bench);
    }
}

static void send_tcp(struct bench *bench, struct build *b, uint32_t *seq)
{
    size_t n = build_size(b);

    build_tcp(b, 40000, 3478, *seq, 1, ACK);
    build_ipv4(b, 1, 2, 6, ++bench->number);
    bench_feed(bench, b, 12);
    *seq += (uint32_t)n;
}

static size_t datagrams(const struct bench *bench, struct frame *last)
{
    size_t n = 0;

    for (size_t i = 0; i < bench->n; i++)
        if (bench_frame(bench, i)->kind == FRAME_DATAGRAM) {
            *last = *bench_frame(bench, i);
            n++;
        }
    return n;
}

static void in_a_stream(void **state)
{
    (void)state;
    for (size_t cut = 1; cut < RTP + 4 + 3; cut++) {
        struct bench *bench = bench_new();
        struct frame last = { 0 };
        struct build b, part;
        uint32_t seq = 77;

        bind_channel(&b);
        send_tcp(bench, &b, &seq);
        channel_data(&b, (4 - RTP % 4) % 4);
        if (cut >= build_size(&b)) {
            bench_free(bench);
            break;
        }
        build_payload(&part, b.bytes + b.at, cut);
        send_tcp(bench, &part, &seq);
        build_payload(&part, b.bytes + b.at + cut, build_size(&b) - cut);
        send_tcp(bench, &part, &seq);
        channel_data(&b, (4 - RTP % 4) % 4);
        send_tcp(bench, &b, &seq);
        assert_int_equal(datagrams(bench, &last), 2);
        is_relayed(&last, 40000, 7000);
        bench_free(bench);
    }
}

static void framed(struct build *b)
{
    uint8_t head[2];

    put16(head, RTP);
    build_payload(b, head, 2);
    build_append(b, rtp, RTP);
}

static void rtp_with_its_length(void **state)
{
    (void)state;
    for (size_t cut = 1; cut < RTP + 2; cut++) {
        struct bench *bench = bench_new();
        struct frame last = { 0 };
        struct build b, part;
        uint32_t seq = 0xfffffff0u;

        framed(&b);
        send_tcp(bench, &b, &seq);
        framed(&b);
        build_payload(&part, b.bytes + b.at, cut);
        send_tcp(bench, &part, &seq);
        build_payload(&part, b.bytes + b.at + cut, build_size(&b) - cut);
        send_tcp(bench, &part, &seq);
        assert_int_equal(datagrams(bench, &last), 2);
        is_relayed(&last, 40000, 3478);
        assert_int_equal(last.transport, TRANSPORT_TCP);
        seq += 500; /* lost: the next piece begins with a packet again */
        framed(&b);
        send_tcp(bench, &b, &seq);
        frames_flush(bench->frames);
        assert_int_equal(datagrams(bench, &last), 3);
        bench_free(bench);
    }
}

static void other_lengths_are_none(void **state)
{
    struct bench *bench = bench_new();
    struct frame last;
    struct build b;
    uint32_t seq = 5;

    (void)state;
    framed(&b);
    b.bytes[b.at + 1]++; /* it does not end where the piece does */
    send_tcp(bench, &b, &seq);
    framed(&b);
    b.bytes[b.at + 2] = 0x40; /* another version */
    send_tcp(bench, &b, &seq);
    assert_int_equal(datagrams(bench, &last), 0);
    bench_free(bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(indications),
        cmocka_unit_test(channels),
        cmocka_unit_test(both_legs_of_the_server),
        cmocka_unit_test(at_every_cut),
        cmocka_unit_test(in_a_stream),
        cmocka_unit_test(rtp_with_its_length),
        cmocka_unit_test(other_lengths_are_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
