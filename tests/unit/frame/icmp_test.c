/* icmp_test.c - errors and the packets they quote. */
#include "config.h"

#include "build.h"

/* Puts an ICMP error from 10.0.0.9 to 10.0.0.1 around the packet. */
static void wrap(struct build *b, unsigned type, unsigned code)
{
    uint8_t *p = build_header(b, 8);

    p[0] = (uint8_t)type;
    p[1] = (uint8_t)code;
    build_ipv4(b, 9, 1, 1, 77);
}

static void port_unreachable(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    struct build b;
    const struct frame *frame;
    struct endpoint ends[2];
    struct addr router;

    build_datagram(&b, "INVITE sip:bob", 1);
    b.bytes[b.at + 8] = 12;
    wrap(&b, 3, 3);
    bench_feed(bench, &b, 12);
    frame = bench_frame(bench, 0);
    assert_true(endpoint_parse(SLICE("10.0.0.1:5060"), &ends[0]));
    assert_true(endpoint_parse(SLICE("10.0.0.2:5070"), &ends[1]));
    assert_true(addr_parse(SLICE("10.0.0.9"), &router));
    assert_int_equal(frame->kind, FRAME_ICMP);
    assert_true(addr_eq(frame->src.addr, router));
    assert_int_equal(frame->src.port, 0);
    assert_int_equal(frame->icmp.family, ADDR_IPV4);
    assert_int_equal(frame->icmp.type, 3);
    assert_int_equal(frame->icmp.code, 3);
    assert_int_equal(frame->icmp.protocol, 17);
    assert_int_equal(frame->icmp.quoted_ttl, 12);
    assert_true(endpoint_eq(frame->icmp.src, ends[0]));
    assert_true(endpoint_eq(frame->icmp.dst, ends[1]));
    assert_payload(frame, "INVITE sip:bob");
    assert_int_equal(ref_offset(frame->ref), 100000 + 20 + 8 + 28);
    bench_free(bench);
}

/* RFC 792 asks for no more than 8 bytes behind the quoted header. */
static void eight_bytes_are_quoted(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    struct build b;

    build_datagram(&b, "INVITE sip:bob", 1);
    b.end -= 14;
    wrap(&b, 11, 0);
    bench_feed(bench, &b, 12);
    assert_int_equal(bench_frame(bench, 0)->payload.n, 0);
    assert_int_equal(bench_frame(bench, 0)->missing, 14);
    assert_int_equal(bench_frame(bench, 0)->icmp.dst.port, 5070);

    build_text(&b, "data");
    build_tcp(&b, 5060, 5070, 1, 1, ACK);
    build_ipv4(&b, 1, 2, 6, 1);
    wrap(&b, 3, 1);
    bench_feed(bench, &b, 12);
    assert_payload(bench_frame(bench, 1), "data");
    b.end -= 16;
    put16(b.bytes + b.at + 2, (unsigned)build_size(&b));
    bench_feed(bench, &b, 12);
    assert_int_equal(bench_frame(bench, 2)->icmp.protocol, 6);
    assert_int_equal(bench_frame(bench, 2)->icmp.src.port, 5060);
    assert_int_equal(bench_frame(bench, 2)->payload.n, 0);
    bench_free(bench);
}

static void later_fragments_have_no_ports(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    struct build b;

    build_datagram(&b, "INVITE sip:bob", 1);
    put16(b.bytes + b.at + 6, 185);
    wrap(&b, 11, 1);
    bench_feed(bench, &b, 12);
    assert_int_equal(bench_frame(bench, 0)->icmp.protocol, 17);
    assert_int_equal(bench_frame(bench, 0)->icmp.dst.port, 0);
    assert_int_equal(bench_frame(bench, 0)->payload.n, 0);
    bench_free(bench);
}

static void icmpv6(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    struct build b;
    const struct frame *frame;
    struct endpoint dst;

    build_text(&b, "hello");
    build_udp(&b, 5060, 5070);
    build_header(&b, 8)[0] = 17; /* destination options */
    build_ipv6(&b, 1, 2, 60);
    build_header(&b, 8)[0] = 1;
    b.bytes[b.at + 1] = 4;
    build_ipv6(&b, 2, 1, 58);
    bench_feed(bench, &b, 12);
    frame = bench_frame(bench, 0);
    assert_int_equal(frame->icmp.family, ADDR_IPV6);
    assert_int_equal(frame->icmp.code, 4);
    assert_int_equal(frame->icmp.quoted_ttl, 63);
    assert_true(endpoint_parse(SLICE("[2001:db8::2]:5070"), &dst));
    assert_true(endpoint_eq(frame->icmp.dst, dst));
    assert_payload(frame, "hello");
    bench_free(bench);
}

static void only_errors_are_handed_out(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    struct build b;

    build_datagram(&b, "hello", 1);
    wrap(&b, 8, 0);
    bench_feed(bench, &b, 12);
    assert_int_equal(bench->n, 0);
    assert_int_equal(bench_stats(bench).icmp, 1);
    bench_free(bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(port_unreachable),
        cmocka_unit_test(eight_bytes_are_quoted),
        cmocka_unit_test(later_fragments_have_no_ports),
        cmocka_unit_test(icmpv6),
        cmocka_unit_test(only_errors_are_handed_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
