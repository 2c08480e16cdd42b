/* tls_keys_fuzz.c - a key log or a private key (PEM), and a TLS connection that may be its: two
 * bytes (how long the log is) and so many of the log; then, again and again, two bytes (whose, how
 * long) and so many of a stream. The corpus is made of tests/captures/tls. */
#include "config.h"

#include "frame/frame.h"
#include "frame/keylog.h"
#include "frame/rsa_keys.h"
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

static void take(void *context, const struct frame *frame)
{
    uint32_t *seq = context;

    if (frame->kind != FRAME_STREAM || frame->transport != TRANSPORT_TLS)
        return;
    bool up = frame->dst.port == 5061;

    if (frame->event == STREAM_DATA && frame->seq != seq[up])
        abort(); /* its bytes follow each other */
    seq[up] += (uint32_t)frame->payload.n;
    for (size_t i = 0; i < frame->payload.n; i++)
        seq[2] += (uint8_t)frame->payload.p[i];
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

static void feed_streams(struct frames *frames, const uint8_t *data, size_t size)
{
    uint32_t seq[2] = { 1000, 2000 };
    struct packet packet = { .ref = REF_NONE, .link = 12 };
    uint8_t bytes[40 + 256 * 8];

    for (size_t at = 0; at + 2 <= size;) {
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
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint32_t seq[3] = { 0 };
    size_t n = size >= 2 ? (size_t)data[0] << 8 | data[1] : 0;

    if (size < 2 || n > size - 2)
        return 0;
    struct keylog *keys = keylog_new();
    struct frames *frames = frames_new(take, seq);

    struct slice secrets = { (const char *)data + 2, n };
    struct error error = { 0 };

    if (slice_starts(secrets, SLICE("-----BEGIN")))
        (void)rsa_keys_add(keylog_rsa(keys), secrets, "", &error);
    else
        keylog_add(keys, secrets);
    error_done(&error);
    frames_keys(frames, keys);
    feed_streams(frames, data + 2 + n, size - 2 - n);
    frames_free(frames);
    keylog_free(keys);
    return 0;
}
