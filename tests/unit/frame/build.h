/* build.h - for the tests of frame/: packets made by hand, from the inside out, and a bench that
 * feeds them and keeps what comes out. */
#ifndef SIPWHY_TESTS_FRAME_BUILD_H
#define SIPWHY_TESTS_FRAME_BUILD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "frame/frame.h"

#define BUILD_BEFORE 512u
#define BUILD_ROOM (BUILD_BEFORE + 70000u)
#define ETHERNET 1

enum { FIN = 1, SYN = 2, RST = 4, ACK = 16 };

struct build {
    size_t at, end; /* of the packet within `bytes` */
    uint8_t bytes[BUILD_ROOM];
};

static inline void put16(uint8_t *p, unsigned v)
{
    p[0] = (uint8_t)(v >> 8);
    p[1] = (uint8_t)v;
}

static inline void put32(uint8_t *p, uint32_t v)
{
    put16(p, v >> 16);
    put16(p + 2, v & 0xffff);
}

static inline void build_payload(struct build *b, const void *p, size_t n)
{
    b->at = BUILD_BEFORE;
    b->end = b->at + n;
    assert_true(b->end <= BUILD_ROOM);
    if (n > 0)
        memcpy(b->bytes + b->at, p, n);
}

static inline void build_text(struct build *b, const char *text)
{
    build_payload(b, text, strlen(text));
}

/* Room for a header, zeroed. */
static inline uint8_t *build_header(struct build *b, size_t n)
{
    assert_true(b->at >= n);
    b->at -= n;
    memset(b->bytes + b->at, 0, n);
    return b->bytes + b->at;
}

static inline void build_prepend(struct build *b, const void *p, size_t n)
{
    memcpy(build_header(b, n), p, n);
}

static inline void build_append(struct build *b, const void *p, size_t n)
{
    memcpy(b->bytes + b->end, p, n);
    b->end += n;
}

static inline size_t build_size(const struct build *b)
{
    return b->end - b->at;
}

static inline void build_udp(struct build *b, unsigned from, unsigned to)
{
    size_t n = build_size(b);
    uint8_t *p = build_header(b, 8);

    put16(p, from);
    put16(p + 2, to);
    put16(p + 4, (unsigned)n + 8);
}

static inline void build_tcp(struct build *b, unsigned from, unsigned to, uint32_t seq,
                             uint32_t ack, unsigned flags)
{
    uint8_t *p = build_header(b, 20);

    put16(p, from);
    put16(p + 2, to);
    put32(p + 4, seq);
    put32(p + 8, ack);
    p[12] = 5 << 4;
    p[13] = (uint8_t)flags;
}

/* Addresses 10.0.0.FROM -> 10.0.0.TO, TTL 64. */
static inline uint8_t *build_ipv4(struct build *b, unsigned from, unsigned to, unsigned protocol,
                                  unsigned id)
{
    size_t n = build_size(b);
    uint8_t *p = build_header(b, 20);

    p[0] = 0x45;
    put16(p + 2, (unsigned)n + 20);
    put16(p + 4, id);
    p[8] = 64;
    p[9] = (uint8_t)protocol;
    p[12] = p[16] = 10;
    p[15] = (uint8_t)from;
    p[19] = (uint8_t)to;
    return p;
}

/* Addresses 2001:db8::FROM -> 2001:db8::TO, hop limit 63. */
static inline uint8_t *build_ipv6(struct build *b, unsigned from, unsigned to, unsigned next)
{
    size_t n = build_size(b);
    uint8_t *p = build_header(b, 40);

    p[0] = 0x60;
    put16(p + 4, (unsigned)n);
    p[6] = (uint8_t)next;
    p[7] = 63;
    put32(p + 8, 0x20010db8);
    put32(p + 24, 0x20010db8);
    p[23] = (uint8_t)from;
    p[39] = (uint8_t)to;
    return p;
}

static inline void build_ethernet(struct build *b, unsigned type)
{
    uint8_t *p = build_header(b, 14);

    p[0] = p[6] = 2;
    put16(p + 12, type);
}

/* The whole of it: `text` from 10.0.0.1:5060 to 10.0.0.2:5070 in UDP, IPv4, without a link
 * layer. */
static inline void build_datagram(struct build *b, const char *text, unsigned id)
{
    build_text(b, text);
    build_udp(b, 5060, 5070);
    build_ipv4(b, 1, 2, 17, id);
}

#define KEPT_FRAMES 512u
#define KEPT_BYTES 400000u

struct bench {
    struct frames *frames;
    uint32_t number;
    nanos_t time;     /* of the next packet; goes on by 10 ms */
    uint32_t snaplen; /* 0: all */
    size_t n, bytes;
    struct frame kept[KEPT_FRAMES]; /* the frames that the sink got, payloads in `store` */
    char store[KEPT_BYTES];
    uint64_t parts; /* of the last: bits 1 << number, up to 63 */
};

static inline void bench_sink(void *context, const struct frame *frame)
{
    struct bench *bench = context;
    struct frame *kept = &bench->kept[bench->n % KEPT_FRAMES];

    *kept = *frame;
    bench->parts = frame->parts ? 0 : UINT64_C(1) << frame->number % 64;
    for (uint32_t i = 0; i < frame->n_parts; i++)
        bench->parts |= UINT64_C(1) << frame->parts[i] % 64;
    if (bench->bytes + frame->payload.n > KEPT_BYTES)
        bench->bytes = 0;
    if (frame->payload.n > 0)
        memcpy(bench->store + bench->bytes, frame->payload.p, frame->payload.n);
    kept->payload.p = bench->store + bench->bytes;
    bench->bytes += frame->payload.n;
    bench->n++;
}

static inline struct bench *bench_new(void)
{
    struct bench *bench = xcalloc(1, sizeof *bench);

    bench->frames = frames_new(bench_sink, bench);
    bench->time = 1000 * NANOS_PER_S;
    return bench;
}

static inline void bench_free(struct bench *bench)
{
    frames_free(bench->frames);
    free(bench);
}

/* Feeds `n` bytes, of which the snapshot length keeps some, from memory of exactly that size: a
 * read beyond it does not pass a sanitizer. */
static inline void bench_feed_bytes(struct bench *bench, const uint8_t *p, size_t n, int link)
{
    size_t kept = bench->snaplen != 0 && n > bench->snaplen ? bench->snaplen : n;
    uint8_t *copy = xmalloc(kept);

    if (kept > 0)
        memcpy(copy, p, kept);
    struct packet packet = {
        .data = copy,
        .caplen = (uint32_t)kept,
        .len = (uint32_t)n,
        .time = bench->time,
        .link = link,
        .number = ++bench->number,
        .ref = ref_make(1, 100000 * bench->number),
    };

    frames_feed(bench->frames, &packet);
    bench->time += 10 * NANOS_PER_MS;
    free(copy);
}

static inline void bench_feed(struct bench *bench, const struct build *b, int link)
{
    bench_feed_bytes(bench, b->bytes + b->at, build_size(b), link);
}

static inline struct frames_stats bench_stats(const struct bench *bench)
{
    struct frames_stats stats;

    frames_stats(bench->frames, &stats);
    return stats;
}

static inline const struct frame *bench_frame(const struct bench *bench, size_t i)
{
    assert_true(i < bench->n && i < KEPT_FRAMES);
    return &bench->kept[i];
}

static inline void assert_payload(const struct frame *frame, const char *text)
{
    assert_int_equal(frame->payload.n, strlen(text));
    assert_memory_equal(frame->payload.p, text, strlen(text));
}

#endif
