/* link_test.c - every link layer leads to the datagram within it. */
#include "config.h"

#include "build.h"

/* Feeds the packet and expects one datagram "hello" whose ref points at it. */
static struct frame expect_hello(const struct build *b, int link)
{
    struct bench *bench = bench_new();
    struct frame frame;

    bench_feed(bench, b, link);
    assert_int_equal(bench->n, 1);
    frame = *bench_frame(bench, 0);
    assert_int_equal(frame.kind, FRAME_DATAGRAM);
    assert_payload(&frame, "hello");
    assert_int_equal(frame.src.port, 5060);
    assert_int_equal(frame.dst.port, 5070);
    assert_int_equal(ref_offset(frame.ref), 100000 + BUILD_BEFORE - b->at);
    bench_free(bench);
    frame.payload = (struct slice){ 0 };
    return frame;
}

static void expect_nothing(const struct build *b, int link)
{
    struct bench *bench = bench_new();

    bench_feed(bench, b, link);
    assert_int_equal(bench->n, 0);
    bench_free(bench);
}

static void hello4(struct build *b)
{
    build_datagram(b, "hello", 7);
}

static void hello6(struct build *b)
{
    build_text(b, "hello");
    build_udp(b, 5060, 5070);
    build_ipv6(b, 1, 2, 17);
}

static void ethernet_and_its_tags(void **state)
{
    (void)state;
    static const unsigned tags[] = { 0x8100, 0x88a8, 0x9100 };
    struct build b;

    hello4(&b);
    build_ethernet(&b, 0x0800);
    expect_hello(&b, ETHERNET);
    hello6(&b);
    build_ethernet(&b, 0x86dd);
    expect_hello(&b, ETHERNET);
    for (size_t depth = 1; depth <= 8; depth++) {
        hello4(&b);
        build_prepend(&b, "\x00\x07\x08\x00", 4);
        for (size_t i = 1; i < depth; i++) {
            put16(build_header(&b, 2), tags[i % ARRAY_SIZE(tags)]);
            put16(build_header(&b, 2), 100);
        }
        build_ethernet(&b, tags[depth % ARRAY_SIZE(tags)]);
        expect_hello(&b, ETHERNET);
    }
}

static void tags_have_an_end(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    struct build b;

    hello4(&b);
    build_prepend(&b, "\x00\x07\x08\x00", 4);
    for (size_t i = 0; i < 100; i++)
        build_prepend(&b, "\x00\x07\x81\x00", 4);
    build_ethernet(&b, 0x8100);
    bench_feed(bench, &b, ETHERNET);
    assert_int_equal(bench->n, 0);
    assert_int_equal(bench_stats(bench).too_deep, 1);
    bench_free(bench);
}

static void ethernet_with_802_2(void **state)
{
    (void)state;
    struct build b;

    hello4(&b);
    build_prepend(&b, "\xaa\xaa\x03\x00\x00\x00\x08\x00", 8);
    build_ethernet(&b, (unsigned)build_size(&b));
    build_append(&b, "padding!", 8);
    expect_hello(&b, ETHERNET);
    hello4(&b);
    build_prepend(&b, "\x06\x06\x03", 3);
    build_ethernet(&b, (unsigned)build_size(&b));
    expect_hello(&b, ETHERNET);
    /* A SNAP of some vendor's, spanning tree, and ARP are nothing to us. */
    hello4(&b);
    build_prepend(&b, "\xaa\xaa\x03\x00\x00\x0c\x08\x00", 8);
    build_ethernet(&b, (unsigned)build_size(&b));
    expect_nothing(&b, ETHERNET);
    hello4(&b);
    build_prepend(&b, "\x42\x42\x03", 3);
    build_ethernet(&b, (unsigned)build_size(&b));
    expect_nothing(&b, ETHERNET);
    hello4(&b);
    build_ethernet(&b, 0x0806);
    expect_nothing(&b, ETHERNET);
}

static void linux_cooked(void **state)
{
    (void)state;
    static const struct {
        unsigned type, direction;
    } cases[] = { { 0, DIRECTION_IN }, { 4, DIRECTION_OUT }, { 1, DIRECTION_UNKNOWN } };
    struct build b;

    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        hello4(&b);
        put16(build_header(&b, 16) + 14, 0x0800);
        put16(b.bytes + b.at, cases[i].type);
        assert_int_equal(expect_hello(&b, 113).direction, cases[i].direction);

        hello6(&b);
        build_header(&b, 20)[10] = (uint8_t)cases[i].type;
        put16(b.bytes + b.at, 0x86dd);
        assert_int_equal(expect_hello(&b, 276).direction, cases[i].direction);
    }
    hello4(&b);
    build_prepend(&b, "\x00\x07\x08\x00", 4);
    put16(build_header(&b, 16) + 14, 0x8100);
    expect_hello(&b, 113);
    hello4(&b);
    build_prepend(&b, "\xaa\xaa\x03\x00\x00\x00\x08\x00", 8);
    put16(build_header(&b, 16) + 14, 4);
    expect_hello(&b, 113);
}

static void raw_ip(void **state)
{
    (void)state;
    static const int either[] = { 12, 14, 101 };
    struct build b;

    for (size_t i = 0; i < ARRAY_SIZE(either); i++) {
        hello4(&b);
        expect_hello(&b, either[i]);
        hello6(&b);
        expect_hello(&b, either[i]);
    }
    expect_hello(&b, 229);
    expect_nothing(&b, 228);
    hello4(&b);
    expect_hello(&b, 228);
    expect_nothing(&b, 229);
}

static void null_and_loop(void **state)
{
    (void)state;
    static const uint8_t ipv6[] = { 10, 23, 24, 28, 30 };
    struct build b;

    hello4(&b);
    build_prepend(&b, "\x02\x00\x00\x00", 4);
    expect_hello(&b, 0);
    hello4(&b);
    build_prepend(&b, "\x00\x00\x00\x02", 4);
    expect_hello(&b, 0);
    expect_hello(&b, 108);
    for (size_t i = 0; i < ARRAY_SIZE(ipv6); i++) {
        hello6(&b);
        build_header(&b, 4)[0] = ipv6[i];
        expect_hello(&b, 0);
        b.bytes[b.at + 3] = ipv6[i];
        b.bytes[b.at] = 0;
        expect_hello(&b, 0);
    }
    hello4(&b);
    build_prepend(&b, "\x02\x01\x00\x00", 4);
    expect_nothing(&b, 0);
}

static void mpls_and_hdlc(void **state)
{
    (void)state;
    struct build b;

    hello6(&b);
    build_prepend(&b, "\x00\x01\x01\x40", 4);
    build_prepend(&b, "\x00\x02\x00\x40", 4);
    build_ethernet(&b, 0x8847);
    expect_hello(&b, ETHERNET);
    hello4(&b);
    build_prepend(&b, "\x0f\x00\x08\x00", 4);
    expect_hello(&b, 104);
}

static void unknown_links_are_counted(void **state)
{
    (void)state;
    struct bench *bench = bench_new();
    struct build b;

    hello4(&b);
    bench_feed(bench, &b, 106);
    assert_int_equal(bench->n, 0);
    assert_int_equal(bench_stats(bench).unknown_link, 1);
    bench_free(bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ethernet_and_its_tags),
        cmocka_unit_test(tags_have_an_end),
        cmocka_unit_test(ethernet_with_802_2),
        cmocka_unit_test(linux_cooked),
        cmocka_unit_test(raw_ip),
        cmocka_unit_test(null_and_loop),
        cmocka_unit_test(mpls_and_hdlc),
        cmocka_unit_test(unknown_links_are_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
