/* tls_fuzz.c - two bytes (whose, how long) and so many of a stream, again and again: the two
 * directions of a TCP connection that may be TLS. */
#include "config.h"

#include "frame/frame.h"
#include "frame/tls.h"
#include "fuzz.h"

#include <string.h>

static void take(void *context, const struct frame *frame)
{
    size_t *sum = context;

    if (frame->kind != FRAME_TLS)
        return;
    *sum += strlen(frame->tls->sni) + strlen(frame->tls->alpn) + frame->tls->n_chain;
    if (frame->tls->is_read)
        *sum += certificate_is_for(&frame->tls->certificate, SLICE("sip.example.com"));
}

static void put16(uint8_t *p, size_t v)
{
    p[0] = (uint8_t)(v >> 8);
    p[1] = (uint8_t)v;
}

static size_t make_packet(uint8_t *p, bool up, uint32_t seq, const uint8_t *bytes, size_t n)
{
    memset(p, 0, 40);
    p[0] = 0x45;
    put16(p + 2, 40 + n);
    put16(p + 4, seq ^ (up ? 1 : 2));
    p[8] = 64;
    p[9] = 6;
    p[up ? 15 : 19] = 1;
    p[up ? 19 : 15] = 2;
    put16(p + 20, up ? 40000 : 5061);
    put16(p + 22, up ? 5061 : 40000);
    put16(p + 24, seq >> 16);
    put16(p + 26, seq);
    p[32] = 5 << 4;
    if (n > 0)
        memcpy(p + 40, bytes, n);
    return 40 + n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t sum = 0, at = 0;
    uint32_t seq[2] = { 1000, 2000 };
    struct frames *frames = frames_new(take, &sum);
    struct packet packet = { .ref = REF_NONE, .link = 12 };
    uint8_t bytes[40 + 256 * 8];

    while (at + 2 <= size) {
        bool up = data[at] & 1, lost = (data[at] & 0x0e) == 0x0e;
        size_t n = data[at + 1] * (size_t)(data[at] & 0x10 ? 8 : 1);

        at += 2;
        if (n > size - at)
            n = size - at;
        packet.caplen = packet.len = (uint32_t)make_packet(bytes, up, seq[up], data + at, n);
        packet.data = bytes;
        packet.time += 10 * NANOS_PER_MS;
        packet.number++;
        if (!lost)
            frames_feed(frames, &packet);
        seq[up] += (uint32_t)n;
        at += n;
    }
    frames_flush(frames);
    frames_free(frames);
    return 0;
}
