/* esp.c - ESP without encryption (RFC 2410), and the authentication header (RFC 4302).
 *
 * The packet does not say that it is not encrypted: what it would be then has to fit in every part,
 * to the padding at its end (RFC 5879 section 8). */
#include "config.h"

#include "base/mem.h"
#include "frame/frame_private.h"

#define HEADER 8u
#define TRAILER 2u

/* Whether the `n` bytes at `p` are a packet of that protocol which ends with them. */
static bool fits(uint8_t protocol, const uint8_t *p, uint32_t n)
{
    enum { IPV4 = 4, TCP = 6, UDP = 17, IPV6 = 41 };

    switch (protocol) {
    case IPV4:
        return n >= 20 && p[0] >> 4 == 4 && be16(p + 2) == n;
    case IPV6:
        return n >= 40 && p[0] >> 4 == 6 && be16(p + 4) + 40u == n;
    case UDP:
        return n >= 8 && be16(p + 4) == n;
    case TCP:
        return n >= 20 && p[12] >> 4 >= 5 && (p[12] >> 4) * 4u <= n && (p[12] & 15) == 0;
    default:
        return false;
    }
}

/* The protocol of what is within, whose length goes to *length; 0: it is none, with a check value
 * of that size. */
static uint8_t protocol_of(const struct cursor *c, uint32_t check, uint32_t *length)
{
    if (c->n < HEADER + TRAILER + check)
        return 0;
    const uint8_t *end = c->p + c->n - check - TRAILER;
    uint32_t padding = end[0];

    *length = c->n - check - TRAILER - HEADER;
    if (padding > *length)
        return 0;
    for (uint32_t i = 0; i < padding; i++) /* RFC 4303 section 2.4: 1, 2, 3, … */
        if (end[-1 - (int)i] != padding - i)
            return 0;
    *length -= padding;
    return fits(end[1], c->p + HEADER, *length) ? end[1] : 0;
}

/* Padding, its length and the protocol stay, by which the packet is known for what it is. */
static void note_trailer(struct frames *frames, const struct cursor *c, uint32_t length)
{
    uint32_t n = 0;

    if (frames->layers == NULL)
        return;
    while (c->p[length + n] == n + 1) /* 1, 2, 3, … */
        n++;
    layers_note(frames, LAYER_HEADER, c->p + length, n + TRAILER);
}

void decode_esp(struct frames *frames, struct cursor *c)
{
    static const uint8_t checks[] = { 12, 16, 0, 24, 32 };
    uint32_t length = 0;
    uint8_t protocol = 0;

    for (size_t i = 0; c->n == c->len && protocol == 0 && i < ARRAY_SIZE(checks); i++)
        protocol = protocol_of(c, checks[i], &length);
    if (protocol == 0) {
        frames->stats.unread[UNREAD_ESP]++;
        return;
    }
    layer_header(frames, c, HEADER);
    cursor_skip(c, HEADER);
    note_trailer(frames, c, length);
    cursor_cut(c, length);
    frames->frame.missing = 0;
    decode_protocol(frames, c, protocol);
}

void decode_authentication(struct frames *frames, struct cursor *c)
{
    if (!cursor_has(frames, c, 12))
        return;
    uint32_t size = (c->p[1] + 2u) * 4;
    uint8_t next = c->p[0];

    if (!cursor_has(frames, c, size))
        return;
    layer_header(frames, c, 12);
    cursor_skip(c, size);
    decode_protocol(frames, c, next);
}
