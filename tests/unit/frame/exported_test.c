/* exported_test.c - messages as Wireshark exports them, at every cut. */
#include "config.h"

#include "build.h"

static void tag(struct build *b, unsigned number, const void *p, size_t n)
{
    uint8_t head[4];

    put16(head, number);
    put16(head + 2, (unsigned)n);
    build_append(b, head, sizeof head);
    build_append(b, p, n);
}

static void number(struct build *b, unsigned kind, uint32_t v)
{
    uint8_t bytes[4];

    put32(bytes, v);
    tag(b, kind, bytes, sizeof bytes);
}

static const char message[] = "OPTIONS sip:b SIP/2.0\r\n\r\n";

static size_t make(struct build *b, const char *protocol)
{
    static const uint8_t from[] = { 10, 0, 0, 1 }, to[16] = { 0x20, 1, 0xd, 0xb8, [15] = 2 };

    build_payload(b, "", 0);
    tag(b, 12, "sip\0", 4);
    tag(b, 20, from, sizeof from);
    tag(b, 23, to, sizeof to);
    number(b, 24, 2);
    number(b, 25, 5060);
    number(b, 26, 5080);
    tag(b, 33, protocol, 4);
    number(b, 35, 0);
    tag(b, 999, "unknown", 7);
    tag(b, 0, "", 0);
    size_t head = build_size(b);

    build_append(b, message, sizeof message - 1);
    return head;
}

static void tags_are_read(void **state)
{
    struct bench *bench = bench_new();
    struct build b;

    (void)state;
    make(&b, "tls");
    bench_feed(bench, &b, 252);
    assert_int_equal(bench->n, 1);
    const struct frame *f = bench_frame(bench, 0);

    assert_int_equal(f->kind, FRAME_DATAGRAM);
    assert_int_equal(f->transport, TRANSPORT_TLS);
    assert_int_equal(f->direction, DIRECTION_OUT);
    assert_int_equal(f->src.port, 5060);
    assert_int_equal(f->dst.port, 5080);
    assert_int_equal(f->dst.addr.family, ADDR_IPV6);
    assert_memory_equal(f->payload.p, message, sizeof message - 1);
    make(&b, "?\0\0");
    bench_feed(bench, &b, 252);
    assert_int_equal(bench_frame(bench, 1)->transport, TRANSPORT_TCP);
    bench_free(bench);
}

static void at_every_cut(void **state)
{
    struct build b;
    size_t head = make(&b, "udp"), all = build_size(&b);

    (void)state;
    for (size_t n = 1; n <= all; n++) {
        struct bench *bench = bench_new();

        bench->snaplen = (uint32_t)n;
        bench_feed(bench, &b, 252);
        assert_int_equal(bench->n, n >= head);
        assert_int_equal(bench_stats(bench).malformed, 0);
        if (n >= head)
            assert_int_equal(bench_frame(bench, 0)->missing, all - n);
        bench_free(bench);
        bench = bench_new();
        bench_feed_bytes(bench, b.bytes + b.at, n, 252);
        assert_int_equal(bench->n, n >= head);
        assert_int_equal(bench_stats(bench).malformed, n < head);
        bench_free(bench);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tags_are_read),
        cmocka_unit_test(at_every_cut),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
