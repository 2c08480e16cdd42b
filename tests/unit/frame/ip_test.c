/* ip_test.c - IPv4 and IPv6 headers. */
#include "config.h"

#include "build.h"

static void ipv4_fields(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    struct build b;
    const struct frame *frame;
    struct endpoint src;

    build_datagram(&b, "hello", 1);
    b.bytes[b.at + 1] = 0xb8;
    b.bytes[b.at + 8] = 57;
    bench_feed(bench, &b, 12);
    frame = bench_frame(bench, 0);
    assert_int_equal(frame->tos, 0xb8);
    assert_int_equal(frame->ttl, 57);
    assert_int_equal(frame->number, 1);
    assert_int_equal(frame->time, 1000 * NANOS_PER_S);
    assert_false(frame->fragmented);
    assert_true(endpoint_parse(SLICE("10.0.0.1:5060"), &src));
    assert_true(endpoint_eq(frame->src, src));
    bench_free(bench);
}

static void ipv4_options_and_padding(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    struct build b;

    build_text(&b, "hello");
    build_udp(&b, 1, 2);
    build_prepend(&b, "\x94\x04\x00\x00", 4); /* router alert */
    build_ipv4(&b, 1, 2, 17, 1)[0] = 0x46;
    build_append(&b, "\0\0\0\0\0\0", 6);
    bench_feed(bench, &b, 12);
    assert_payload(bench_frame(bench, 0), "hello");
    assert_int_equal(bench_frame(bench, 0)->missing, 0);
    bench_free(bench);
}

static void ipv4_lengths(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    struct build b;

    build_datagram(&b, "hello", 1);
    put16(b.bytes + b.at + 2, 0); /* left to the network card */
    bench_feed(bench, &b, 12);
    assert_payload(bench_frame(bench, 0), "hello");
    put16(b.bytes + b.at + 2, 19);
    bench_feed(bench, &b, 12);
    b.bytes[b.at] = 0x44;
    bench_feed(bench, &b, 12);
    b.bytes[b.at] = 0x4f; /* 60 bytes of header in 33 */
    put16(b.bytes + b.at + 2, 33);
    bench_feed(bench, &b, 12);
    assert_int_equal(bench->n, 1);
    assert_int_equal(bench_stats(bench).malformed, 3);
    bench_free(bench);
}

/* A tool that shortens packets without keeping their length: the header still tells. */
static void cut_without_saying_so(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    struct build b;

    build_datagram(&b, "0123456789", 1);
    b.end -= 6;
    bench_feed(bench, &b, 12);
    assert_payload(bench_frame(bench, 0), "0123");
    assert_int_equal(bench_frame(bench, 0)->missing, 6);
    build_text(&b, "0123456789");
    build_udp(&b, 1, 2);
    build_ipv6(&b, 1, 2, 17);
    b.end -= 6;
    bench_feed(bench, &b, 12);
    assert_payload(bench_frame(bench, 1), "0123");
    assert_int_equal(bench_frame(bench, 1)->missing, 6);
    bench_free(bench);
}

static void ipv6_fields(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    struct build b;
    struct endpoint dst;

    build_text(&b, "hello");
    build_udp(&b, 5060, 5070);
    put16(build_ipv6(&b, 1, 2, 17), 0x6b80);
    build_append(&b, "\0\0", 2);
    bench_feed(bench, &b, 12);
    assert_payload(bench_frame(bench, 0), "hello");
    assert_int_equal(bench_frame(bench, 0)->tos, 0xb8);
    assert_int_equal(bench_frame(bench, 0)->ttl, 63);
    assert_true(endpoint_parse(SLICE("[2001:db8::2]:5070"), &dst));
    assert_true(endpoint_eq(bench_frame(bench, 0)->dst, dst));
    bench_free(bench);
}

static void ipv6_extension_headers(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    struct build b;
    uint8_t *p;

    build_text(&b, "hello");
    build_udp(&b, 5060, 5070);
    p = build_header(&b, 24); /* authentication: words of 4, less 2 */
    p[0] = 17;
    p[1] = 4;
    build_header(&b, 8)[0] = 51; /* a fragment header on a whole datagram */
    p = build_header(&b, 16);    /* destination options */
    p[0] = 44;
    p[1] = 1;
    build_header(&b, 8)[0] = 60; /* routing */
    build_header(&b, 8)[0] = 43; /* hop by hop */
    build_ipv6(&b, 1, 2, 0);
    bench_feed(bench, &b, 12);
    assert_int_equal(bench->n, 1);
    assert_payload(bench_frame(bench, 0), "hello");
    assert_false(bench_frame(bench, 0)->fragmented);
    bench_free(bench);
}

static void extension_headers_have_an_end(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    struct build b;

    build_text(&b, "hello");
    build_udp(&b, 5060, 5070);
    for (size_t i = 0; i < 50; i++)
        build_header(&b, 8)[0] = i == 0 ? 17 : 60;
    build_ipv6(&b, 1, 2, 60);
    bench_feed(bench, &b, 12);
    assert_int_equal(bench->n, 0);
    assert_int_equal(bench_stats(bench).too_deep, 1);
    bench_free(bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ipv4_fields),
        cmocka_unit_test(ipv4_options_and_padding),
        cmocka_unit_test(ipv4_lengths),
        cmocka_unit_test(cut_without_saying_so),
        cmocka_unit_test(ipv6_fields),
        cmocka_unit_test(ipv6_extension_headers),
        cmocka_unit_test(extension_headers_have_an_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
