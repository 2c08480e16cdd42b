/* carriage_test.c - messages in whatever carries them: what is read of the redacted packet is the
 * redacted message between the redacted ends, and nothing else of the packet is anybody's. */
#include "config.h"

#include "../frame/build.h"

#include "redact/redact.h"

#define KEY 7
#define RAW 12

static const char sip[] =
    "OPTIONS sip:bob@198.51.100.2 SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1\r\n"
    "From: Alice <sip:+13035550112@192.0.2.1>;tag=1\r\nTo: <sip:bob@198.51.100.2>\r\n"
    "Call-ID: x@192.0.2.1\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n";
static const uint8_t from[] = { 203, 0, 113, 40 }, to[] = { 198, 51, 100, 20 };

static bool holds(const uint8_t *p, size_t n, const char *text)
{
    return slice_find((struct slice){ (const char *)p, n }, slice_of(text)) < n;
}

/* Redacts the packet in place. */
static void redact_build(struct build *b, int link, struct redact *r)
{
    size_t n = build_size(b);
    uint8_t *was = xmalloc(n);

    memcpy(was, b->bytes + b->at, n);
    const struct packet packet = {
        .data = was, .caplen = (uint32_t)n, .len = (uint32_t)n, .link = link, .ref = REF_NONE
    };

    redact_packet(r, NULL, &packet, b->bytes + b->at);
    free(was);
    assert_false(holds(b->bytes + b->at, n, "Alice"));
    assert_false(holds(b->bytes + b->at, n, "3035550112"));
    assert_false(holds(b->bytes + b->at, n, "secret"));
}

static struct endpoint redacted_end(const struct redact *r, struct endpoint e)
{
    return (struct endpoint){ redact_addr(r, e.addr), e.port };
}

/* The packet as it was, and redacted: one frame each, alike but for what was replaced. */
static void expect_redacted(struct build *b, int link)
{
    struct bench *was = bench_new(), *is = bench_new();
    struct redact *r = redact_new(KEY, NULL);
    char text[sizeof sip];

    memcpy(text, sip, sizeof sip);
    redact_sip(r, text, sizeof sip - 1);
    bench_feed(was, b, link);
    assert_payload(bench_frame(was, 0), sip);
    redact_build(b, link, r);
    bench_feed(is, b, link);
    assert_int_equal(is->n, was->n);
    assert_payload(bench_frame(is, 0), text);
    assert_true(endpoint_eq(bench_frame(is, 0)->src, redacted_end(r, bench_frame(was, 0)->src)));
    assert_true(endpoint_eq(bench_frame(is, 0)->dst, redacted_end(r, bench_frame(was, 0)->dst)));
    assert_false(endpoint_eq(bench_frame(is, 0)->src, bench_frame(was, 0)->src));
    assert_int_equal(bench_frame(is, 0)->transport, bench_frame(was, 0)->transport);
    redact_free(r);
    bench_free(was);
    bench_free(is);
}

static void build_message(struct build *b)
{
    uint8_t *p;

    build_text(b, sip);
    build_udp(b, 5060, 5070);
    p = build_ipv4(b, 1, 2, 17, 1);
    memcpy(p + 12, from, 4);
    memcpy(p + 16, to, 4);
}

static void in_tunnel(struct build *b, unsigned port)
{
    build_udp(b, 40000, port);
    build_ipv4(b, 8, 9, 17, 2);
    expect_redacted(b, RAW);
}

static void tunnels_in_udp(void **state)
{
    struct build b;

    (void)state;
    build_message(&b);
    build_ethernet(&b, 0x0800);
    build_prepend(&b, "\x08\0\0\0\0\0\1\0", 8);
    in_tunnel(&b, 4789);
    build_message(&b);
    build_prepend(&b, "\x03\0\x08\0\0\0\1\0\xff\xff\1\2secret.", 19 + 1); /* an option */
    in_tunnel(&b, 6081);
    build_message(&b);
    uint8_t gtp[] = {
        0x30, 255, (uint8_t)(build_size(&b) >> 8), (uint8_t)build_size(&b), 0, 0, 0, 1
    };
    build_prepend(&b, gtp, sizeof gtp);
    in_tunnel(&b, 2152);
    build_message(&b);
    build_prepend(&b, "\0\2\0\1\0\2\xff\3\0\x21", 10);
    in_tunnel(&b, 1701);
}

static void other_tunnels(void **state)
{
    struct build b;

    (void)state;
    build_message(&b);
    build_prepend(&b, "\0\0\x88\x0b\0\x21", 6); /* GRE with PPP */
    build_ipv4(&b, 8, 9, 47, 2);
    expect_redacted(&b, RAW);
    build_message(&b);
    build_append(&b, "\1\2\2\4secret secre", 16); /* padding, IPv4, a check value */
    build_prepend(&b, "\0\0\0\1\0\0\0\1", 8);
    build_ipv4(&b, 8, 9, 50, 2);
    expect_redacted(&b, RAW);
    build_message(&b);
    build_ethernet(&b, 0x0800);
    build_prepend(&b, "\0\0\0\1", 4);
    build_ethernet(&b, 0x88e7); /* 802.1ah */
    expect_redacted(&b, ETHERNET);
    build_message(&b);
    build_prepend(&b, "\2\0\0\0\x0b\0\x0a\0secret\0\0\0\0\x09\0", 4 + 12 + 4);
    b.bytes[b.at + 16] = (uint8_t)(build_size(&b) - 16); /* the attribute's length, little endian */
    b.bytes[b.at + 17] = (uint8_t)((build_size(&b) - 16) >> 8);
    expect_redacted(&b, 239);
}

/* ---- HEP ---- */

static void add_chunk(struct build *b, unsigned type, const void *p, size_t n)
{
    uint8_t head[6] = { 0 };

    put16(head + 2, type);
    put16(head + 4, (unsigned)n + 6);
    build_append(b, head, sizeof head);
    build_append(b, p, n);
}

static void hep(void **state)
{
    static const uint8_t old[] = { 1, 16, 2, 17, 0x13, 0xc4, 0x13, 0xce };
    struct build b;

    (void)state;
    build_payload(&b, "HEP3\0\0", 6);
    add_chunk(&b, 2, "\x11", 1);
    add_chunk(&b, 3, from, 4);
    add_chunk(&b, 4, to, 4);
    add_chunk(&b, 7, "\x13\xc4", 2);
    add_chunk(&b, 8, "\x13\xce", 2);
    add_chunk(&b, 14, "secret", 6); /* the key of the agent */
    add_chunk(&b, 15, sip, sizeof sip - 1);
    put16(b.bytes + b.at + 4, (unsigned)build_size(&b));
    in_tunnel(&b, 9060);
    build_text(&b, sip);
    build_prepend(&b, to, 4);
    build_prepend(&b, from, 4);
    build_prepend(&b, old, sizeof old);
    in_tunnel(&b, 9060);
}

/* ---- TURN ---- */

static void turn(void **state)
{
    static const uint8_t head[] = { 0, 0x16, 0, 0, 0x21, 0x12, 0xa4, 0x42, 1,  2,
                                    3, 4,    5, 6, 7,    8,    9,    10,   11, 12 };
    uint8_t peer[] = { 0, 0x12, 0, 8, 0, 1, 0x13 ^ 0x21, 0xc4 ^ 0x12, 0, 0, 0, 0 };
    struct build b;

    (void)state;
    for (size_t i = 0; i < 4; i++)
        peer[8 + i] = to[i] ^ head[4 + i];
    build_payload(&b, head, sizeof head);
    build_append(&b, peer, sizeof peer);
    build_append(&b, "\0\6\0\x08secret..", 12); /* whose it is */
    uint8_t data[] = { 0, 0x13, (sizeof sip - 1) >> 8, (sizeof sip - 1) & 0xff };
    build_append(&b, data, sizeof data);
    build_append(&b, sip, sizeof sip - 1);
    build_append(&b, "\0\0\0", (4 - (sizeof sip - 1) % 4) % 4);
    put16(b.bytes + b.at + 2, (unsigned)build_size(&b) - 20);
    build_udp(&b, 40000, 3478);
    memcpy(build_ipv4(&b, 1, 2, 17, 1) + 12, from, 4);
    expect_redacted(&b, RAW);
}

/* ---- SCTP ---- */

/* Bit by bit from the highest, as RFC 9260 appendix A draws the register. */
static uint32_t crc32c(const uint8_t *p, size_t n)
{
    uint32_t crc = UINT32_MAX, out = 0;

    for (size_t i = 0; i < n; i++)
        for (unsigned bit = 0; bit < 8; bit++) {
            bool carry = (crc >> 31) != (p[i] >> bit & 1u);

            crc = crc << 1 ^ (carry ? 0x1edc6f41u : 0);
        }
    for (unsigned bit = 0; bit < 32; bit++)
        out |= (~crc >> bit & 1) << (31 - bit);
    return __builtin_bswap32(out);
}

static void build_sctp(struct build *b)
{
    static const uint8_t received[] = { 3, 0, 0, 16, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0 };
    uint8_t chunk[] = { 0, 3, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0 };
    uint8_t *p;

    put16(chunk + 2, sizeof chunk + sizeof sip - 1);
    build_payload(b, received, sizeof received);
    build_append(b, chunk, sizeof chunk);
    build_append(b, sip, sizeof sip - 1);
    build_append(b, "\0\0\0", (4 - (sizeof sip - 1) % 4) % 4);
    p = build_header(b, 12);
    put16(p, 5060);
    put16(p + 2, 5070);
    put32(p + 4, 0x01020304);
    put32(p + 8, crc32c(p, build_size(b)));
}

static void sctp(void **state)
{
    static const uint8_t check[] = "123456789";

    (void)state;
    assert_int_equal(crc32c(check, 9), __builtin_bswap32(0xe3069283)); /* RFC 3720 has others */
    for (uint32_t wrong = 0; wrong < 2; wrong++) {
        struct build b;
        uint8_t *p, sum[4];

        build_sctp(&b);
        p = b.bytes + b.at;
        p[11] ^= (uint8_t)wrong;
        p = build_ipv4(&b, 1, 2, 132, 0);
        memcpy(p + 12, from, 4);
        memcpy(p + 16, to, 4);
        expect_redacted(&b, RAW);
        p += 20;
        memcpy(sum, p + 8, sizeof sum);
        memset(p + 8, 0, sizeof sum);
        put32(p + 8, crc32c(p, build_size(&b) - 20));
        assert_int_equal(memcmp(sum, p + 8, sizeof sum) == 0, !wrong);
    }
}

/* What carries nothing that is known keeps nothing, but for the numbers in its headers. */
static void look_alikes(void **state)
{
    static const uint8_t zeros[64];
    struct redact *r = redact_new(KEY, NULL);
    struct build b;

    (void)state;
    build_text(&b, "the secret of Alice, in no form that is known");
    build_prepend(&b, "\x08\1\0\0\0\0\1\0", 8); /* no VXLAN: a reserved bit */
    build_udp(&b, 40000, 4789);
    build_ipv4(&b, 8, 9, 17, 2);
    size_t n = build_size(&b);

    redact_build(&b, RAW, r);
    assert_memory_equal(b.bytes + b.at + 28, zeros, n - 28);
    build_text(&b, "the secret of Alice, in no form that is known");
    build_prepend(&b, "\x08\0\0\0\0\0\1\0", 8); /* VXLAN, within it no known type */
    build_udp(&b, 40000, 4789);
    build_ipv4(&b, 8, 9, 17, 2);
    redact_build(&b, RAW, r);
    assert_memory_equal(b.bytes + b.at + 28 + 8 + 14, zeros, n - 28 - 8 - 14);
    redact_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tunnels_in_udp),
        cmocka_unit_test(other_tunnels),
        cmocka_unit_test(hep),
        cmocka_unit_test(turn),
        cmocka_unit_test(sctp),
        cmocka_unit_test(look_alikes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
