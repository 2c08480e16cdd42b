/* tunnel_udp_test.c - tunnels in UDP, ESP and its like, links of Wi-Fi and netfilter: each with
 * what looks like it, and at every cut. */
#include "config.h"

#include "build.h"

#define RAW 12

/* Nothing but this datagram comes out, wherever the capture cuts it. */
static void expect_hello(const struct build *b, int link, size_t trailer)
{
    size_t n = build_size(b);

    for (uint32_t cut = 1; cut <= n; cut++) {
        struct bench *bench = bench_new();

        bench->snaplen = cut;
        bench_feed(bench, b, link);
        if (cut + trailer + 5 > n && (trailer == 0 || cut == n)) {
            const struct frame *f = bench_frame(bench, 0);

            assert_int_equal(bench->n, 1);
            assert_int_equal(f->src.port, 5060);
            assert_int_equal(f->payload.n + f->missing, 5);
            assert_memory_equal(f->payload.p, "hello", f->payload.n);
        }
        bench_free(bench);
    }
}

/* The datagram in UDP comes out as it is. */
static void expect_itself(const struct build *b, unsigned port)
{
    struct bench *bench = bench_new();

    bench_feed(bench, b, RAW);
    assert_int_equal(bench->n, 1);
    assert_int_equal(bench_frame(bench, 0)->dst.port, port);
    bench_free(bench);
}

static uint64_t unread(const struct build *b, int link, enum frames_unread kind)
{
    struct bench *bench = bench_new();
    uint64_t n;

    bench_feed(bench, b, link);
    assert_int_equal(bench->n, 0);
    n = bench_stats(bench).unread[kind];
    bench_free(bench);
    return n;
}

static void in_udp(struct build *b, unsigned port)
{
    build_udp(b, 40000, port);
    build_ipv4(b, 8, 9, 17, 2);
}

static void vxlan(void **state)
{
    static const unsigned ports[] = { 4789, 8472, 4790 };
    struct build b;

    (void)state;
    for (size_t i = 0; i < sizeof ports / sizeof *ports; i++) {
        build_datagram(&b, "hello", 1);
        build_ethernet(&b, 0x0800);
        build_prepend(&b, "\x08\x00\x00\x00\x00\x00\x2a\x00", 8);
        in_udp(&b, ports[i]);
        expect_hello(&b, RAW, 0);
        b.bytes[b.at + 28] = 'O'; /* something else */
        expect_itself(&b, ports[i]);
    }
}

static void vxlan_gpe(void **state)
{
    struct build b;

    (void)state;
    build_datagram(&b, "hello", 1);
    build_prepend(&b, "\x0c\x00\x00\x01\x00\x00\x2a\x00", 8);
    in_udp(&b, 4790);
    expect_hello(&b, RAW, 0);
    b.bytes[b.at + 31] = 9;
    expect_itself(&b, 4790);
    build_datagram(&b, "hello", 1); /* in NSH */
    build_ethernet(&b, 0x0800);
    build_prepend(&b, "\x0f\xc2\x02\x03\x00\x00\x01\xff", 8);
    build_prepend(&b, "\x0c\x00\x00\x04\x00\x00\x2a\x00", 8);
    in_udp(&b, 4790);
    expect_hello(&b, RAW, 0);
    b.bytes[b.at + 28 + 8 + 3] = 4;
    assert_int_equal(unread(&b, RAW, UNREAD_NSH), 1);
}

static void geneve(void **state)
{
    struct build b;

    (void)state;
    build_datagram(&b, "hello", 1);
    build_ethernet(&b, 0x0800);
    build_prepend(&b, "\x02\x40\x65\x58\x00\x00\x2a\x00\x01\x02\x00\x01\x00\x00\x00\x01", 16);
    b.bytes[b.at + 1] = 0;
    in_udp(&b, 6081);
    expect_hello(&b, RAW, 0);
    b.bytes[b.at + 28] = 0x40; /* another version */
    expect_itself(&b, 6081);
}

static void gtp(void **state)
{
    struct build b;

    (void)state;
    build_datagram(&b, "hello", 1);
    build_prepend(&b, "\x30\xff\x00\x21\x00\x00\x00\x01", 8);
    in_udp(&b, 2152);
    expect_hello(&b, RAW, 0);
    build_datagram(&b, "hello", 1);
    build_prepend(&b, "\x34\xff\x00\x29\x00\x00\x00\x01\x00\x00\x00\x85\x01\x10\x09\x00", 16);
    in_udp(&b, 2152);
    expect_hello(&b, RAW, 0);
    b.bytes[b.at + 28 + 12] = 0; /* an extension without a length */
    expect_itself(&b, 2152);
    build_text(&b, "zeros");
    build_prepend(&b, "\x30\xff\x00\x05\x00\x00\x00\x01", 8);
    in_udp(&b, 2152);
    assert_int_equal(unread(&b, RAW, UNREAD_GTP), 1);
    b.bytes[b.at + 29] = 1; /* an echo */
    expect_itself(&b, 2152);
}

static void l2tp(void **state)
{
    struct build b;

    (void)state;
    build_datagram(&b, "hello", 1);
    build_prepend(&b, "\xff\x03\x00\x21", 4);
    build_prepend(&b, "\x00\x02\x00\x07\x00\x09", 6);
    in_udp(&b, 1701);
    expect_hello(&b, RAW, 0);
    build_datagram(&b, "hello", 1);
    build_prepend(&b, "\x21", 1);
    build_prepend(&b, "\x4a\x02\x00\x32\x00\x07\x00\x09\x00\x01\x00\x02\x00\x02pp", 16);
    in_udp(&b, 1701);
    expect_hello(&b, RAW, 0);
    build_text(&b, "control");
    build_prepend(&b, "\xc8\x02\x00\x13\x00\x07\x00\x00\x00\x01\x00\x02", 12);
    in_udp(&b, 1701);
    expect_itself(&b, 1701);
    build_text(&b, "with a cookie, or without");
    build_prepend(&b, "\x00\x03\x00\x00\x00\x00\x00\x01", 8);
    in_udp(&b, 1701);
    assert_int_equal(unread(&b, RAW, UNREAD_L2TP), 1);
}

static void teredo(void **state)
{
    static const char *const before[] = { "", "\0\0\1\2\3\4\5\6", "\0\1\2\0ab\0\0\0\0\0\0\0\0\0" };
    static const size_t sizes[] = { 0, 8, 15 };
    struct build b;

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        build_text(&b, "hello");
        build_udp(&b, 5060, 5070);
        uint8_t *p = build_ipv6(&b, 1, 2, 17);

        put32(p + 8, 0x20010000);
        build_prepend(&b, before[i], sizes[i]);
        in_udp(&b, i == 0 ? 50123 : 3544);
        expect_hello(&b, RAW, 0);
        put32(b.bytes + b.at + 28 + sizes[i] + 8, 0x20010db8); /* none of its addresses */
        expect_itself(&b, i == 0 ? 50123 : 3544);
    }
}

/* ---- ESP ---- */

static void add_esp(struct build *b, unsigned protocol, size_t check)
{
    uint8_t trailer[64] = { 1, 2, 3, 3, (uint8_t)protocol };

    build_append(b, trailer, 5 + check);
    build_prepend(b, "\x10\x20\x30\x40\x00\x00\x00\x01", 8);
}

static void esp_without_encryption(void **state)
{
    static const size_t checks[] = { 0, 12, 16, 24, 32 };
    struct build b;

    (void)state;
    for (size_t i = 0; i < 5; i++) {
        build_datagram(&b, "hello", 1);
        add_esp(&b, 4, checks[i]);
        build_ipv4(&b, 8, 9, 50, 2);
        expect_hello(&b, RAW, checks[i] + 5);
        build_text(&b, "hello"); /* from host to host */
        build_udp(&b, 5060, 5070);
        add_esp(&b, 17, checks[i]);
        build_ipv4(&b, 8, 9, 50, 2);
        expect_hello(&b, RAW, checks[i] + 5);
    }
    b.bytes[b.at + 20 + 8 + 5]++; /* a length that does not fit */
    assert_int_equal(unread(&b, RAW, UNREAD_ESP), 1);
}

static void esp_in_udp(void **state)
{
    struct build b;

    (void)state;
    build_datagram(&b, "hello", 1);
    add_esp(&b, 4, 16);
    in_udp(&b, 4500);
    expect_hello(&b, RAW, 16 + 5);
    build_text(&b, "the key exchange");
    build_prepend(&b, "\0\0\0\0", 4);
    in_udp(&b, 4500);
    expect_itself(&b, 4500);
    build_payload(&b, "\xff", 1);
    in_udp(&b, 4500);
    expect_itself(&b, 4500);
}

static void authentication(void **state)
{
    struct build b;

    (void)state;
    build_text(&b, "hello");
    build_udp(&b, 5060, 5070);
    build_prepend(&b, "\x11\x04\0\0\x10\x20\x30\x40\0\0\0\1abcdefghijkl", 24);
    build_ipv4(&b, 8, 9, 51, 2);
    expect_hello(&b, RAW, 0);
}

/* ---- links ---- */

static void snap(struct build *b)
{
    build_prepend(b, "\xaa\xaa\x03\x00\x00\x00\x08\x00", 8);
}

static uint8_t *wifi(struct build *b, unsigned kind, unsigned flags, size_t header)
{
    uint8_t *p = build_header(b, header);

    p[0] = (uint8_t)kind;
    p[1] = (uint8_t)flags;
    return p;
}

static void wifi_data(void **state)
{
    struct build b;

    (void)state;
    build_datagram(&b, "hello", 1);
    snap(&b);
    wifi(&b, 0x08, 1, 24);
    expect_hello(&b, 105, 0);
    build_datagram(&b, "hello", 1);
    snap(&b);
    wifi(&b, 0x88, 3, 32); /* from one access point to another */
    expect_hello(&b, 105, 0);
    build_datagram(&b, "hello", 1);
    snap(&b);
    wifi(&b, 0x88, 0x82, 30); /* and a field of high throughput */
    expect_hello(&b, 105, 0);
    b.bytes[b.at + 1] |= 0x40;
    assert_int_equal(unread(&b, 105, UNREAD_WIFI), 1);
    b.bytes[b.at] = 0xc8; /* no data in it */
    assert_int_equal(unread(&b, 105, UNREAD_WIFI), 0);
}

static void wifi_aggregate(void **state)
{
    struct build b;
    struct bench *bench = bench_new();

    (void)state;
    build_datagram(&b, "hello", 1);
    snap(&b);
    size_t n = build_size(&b);

    put16(build_header(&b, 14) + 12, (unsigned)n);
    build_append(&b, "\0\0\0", (4 - (14 + n) % 4) % 4);
    uint8_t copy[200];
    size_t one = build_size(&b);

    memcpy(copy, b.bytes + b.at, one);
    copy[14 + 8 + 5] = 9; /* the identification: it is not the same again */
    build_append(&b, copy, one);
    wifi(&b, 0x88, 1, 26)[24] = 0x80;
    bench_feed(bench, &b, 105);
    assert_int_equal(bench->n, 2);
    assert_payload(bench_frame(bench, 1), "hello");
    bench_free(bench);
}

static void radiotap(void **state)
{
    struct build b;

    (void)state;
    build_datagram(&b, "hello", 1);
    snap(&b);
    build_prepend(&b, "\0\0", 2);
    wifi(&b, 0x88, 1, 26); /* padded to 28 */
    build_prepend(&b, "\0\0\x19\0\x03\0\0\x80\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x20", 25);
    expect_hello(&b, 127, 0);
    build_datagram(&b, "hello", 1);
    snap(&b);
    wifi(&b, 0x08, 1, 24);
    build_append(&b, "sum!", 4);
    build_prepend(&b, "\0\0\x09\0\x02\0\0\0\x10", 9);
    expect_hello(&b, 127, 4);
    b.bytes[b.at + 8] = 0x50; /* received with errors */
    assert_int_equal(unread(&b, 127, UNREAD_WIFI), 0);
}

static void nflog(void **state)
{
    struct build b;

    (void)state;
    build_datagram(&b, "hello", 1);
    size_t size = build_size(&b) + 4;

    build_append(&b, "\0\0\0", (4 - size % 4) % 4);
    build_prepend(&b, "\0\0\x09\0", 4);
    b.bytes[b.at] = (uint8_t)size;
    build_prepend(&b, "\x09\0\x0a\0call\0\0\0\0", 12);
    build_prepend(&b, "\2\0\0\5", 4);
    expect_hello(&b, 239, (4 - size % 4) % 4);
}

static void provider_bridges(void **state)
{
    struct build b;

    (void)state;
    build_datagram(&b, "hello", 1);
    build_ethernet(&b, 0x0800);
    build_prepend(&b, "\0\0\x2a\x2a", 4);
    build_ethernet(&b, 0x88e7);
    expect_hello(&b, ETHERNET, 0);
    build_datagram(&b, "hello", 1);
    build_prepend(&b, "\x08\x00", 2);
    build_prepend(&b, "\x00\x00\0\0\0\1", 6);
    build_ethernet(&b, 0x88e5);
    expect_hello(&b, ETHERNET, 0);
    b.bytes[b.at + 14] = 0x0c; /* encrypted */
    assert_int_equal(unread(&b, ETHERNET, UNREAD_MACSEC), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(vxlan),          cmocka_unit_test(vxlan_gpe),
        cmocka_unit_test(geneve),         cmocka_unit_test(gtp),
        cmocka_unit_test(l2tp),           cmocka_unit_test(teredo),
        cmocka_unit_test(esp_in_udp),     cmocka_unit_test(esp_without_encryption),
        cmocka_unit_test(authentication), cmocka_unit_test(wifi_data),
        cmocka_unit_test(wifi_aggregate), cmocka_unit_test(radiotap),
        cmocka_unit_test(nflog),          cmocka_unit_test(provider_bridges),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
