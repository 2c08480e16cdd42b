/* ip.c - IPv4 and IPv6 with its extension headers (RFC 791, RFC 8200). */
#include "config.h"

#include "frame/frame_private.h"

#include "frame/fragment.h"

#define IPV6_HEADER 40u

enum { HOP_BY_HOP = 0, ROUTING = 43, FRAGMENT = 44, AUTHENTICATION = 51, DESTINATION = 60 };

static decoder *const protocols[256] = {
    [1] = decode_icmp,    [4] = decode_ipv4,   [6] = decode_tcp,  [17] = decode_udp,
    [41] = decode_ipv6,   [47] = decode_gre,   [50] = decode_esp, [51] = decode_authentication,
    [58] = decode_icmpv6, [132] = decode_sctp,
};

void decode_protocol(struct frames *frames, struct cursor *c, uint8_t protocol)
{
    if (protocols[protocol] != NULL && cursor_enter(frames, c))
        protocols[protocol](frames, c);
}

static bool is_duplicate(struct frames *frames, const struct likeness *likeness)
{
    if (frames->layers != NULL ||
        !recent_is_duplicate(frames->recent, likeness, frames->frame.time))
        return false;
    frames->stats.duplicates++;
    return true;
}

/* Was the packet with that header, which the cursor stands behind, captured twice? */
static bool ipv4_is_duplicate(struct frames *frames, const uint8_t *header, const struct cursor *c)
{
    uint16_t id = be16(header + 4);

    const struct likeness likeness = {
        .addresses = header + 12,
        .addresses_size = 8,
        .protocol = header[9],
        .has_id = id != 0,
        .id = id,
        .fragment = be16(header + 6) & 0x3fff,
        .length = c->len,
        .p = c->p,
        .n = c->n,
    };
    return is_duplicate(frames, &likeness);
}

/* Bytes beyond the length in the header are padding; bytes that the header counts and the packet
 * does not have were cut off by a program that did not say so, and counts as missing. */
static void believe_length(struct frames *frames, struct cursor *c, uint32_t length)
{
    if (length > c->len)
        frames->stats.malformed++;
    cursor_cut(c, length);
    c->len = length;
}

static void note_ipv4(struct frames *frames, const uint8_t *p, uint32_t header)
{
    layers_note(frames, LAYER_HEADER, p, 20);
    layers_note(frames, LAYER_ADDRESS, p + 12, 4);
    layers_note(frames, LAYER_ADDRESS, p + 16, 4);
    layers_note_sum(frames, SUM_BYTES, p, header, 10);
}

/* RFC 791 section 3.1. */
void decode_ipv4_of_any_kind(struct frames *frames, struct cursor *c)
{
    struct frame *frame = &frames->frame;
    const uint8_t *p = c->p;

    if (!cursor_has(frames, c, 20))
        return;
    uint32_t header = (p[0] & 15u) * 4, total = be16(p + 2);
    uint16_t id = be16(p + 4), fragment = be16(p + 6) & 0x3fff;

    /* A length of 0 is left by network cards that cut large packets themselves. */
    if (total == 0)
        total = c->len;
    if (p[0] >> 4 != 4 || header < 20 || total < header) {
        frames->stats.malformed++;
        return;
    }
    if (!cursor_has(frames, c, header))
        return;
    if (frames->layers != NULL)
        note_ipv4(frames, p, header);
    believe_length(frames, c, total);
    frame->tos = p[1];
    frame->ttl = p[8];
    frame->src.addr = addr_ipv4(p + 12);
    frame->dst.addr = addr_ipv4(p + 16);
    frame->src.port = frame->dst.port = 0;
    cursor_skip(c, header);

    if (ipv4_is_duplicate(frames, p, c))
        return;
    if (fragment == 0) {
        decode_protocol(frames, c, p[9]);
        return;
    }
    struct fragment part = {
        .id = id,
        .protocol = p[9],
        .offset = (fragment & 0x1fffu) * 8,
        .more = (fragment & 0x2000) != 0,
    };
    fragments_feed(frames, c, &part);
}

void decode_ipv4(struct frames *frames, struct cursor *c)
{
    if (!decode_usual(frames, c))
        decode_ipv4_of_any_kind(frames, c);
}

bool pass_extensions(struct frames *frames, struct cursor *c, uint8_t *protocol)
{
    while (*protocol == HOP_BY_HOP || *protocol == ROUTING || *protocol == DESTINATION ||
           *protocol == AUTHENTICATION) {
        if (!cursor_has(frames, c, 8) || !cursor_enter(frames, c))
            return false;
        /* RFC 4302 section 2.2 counts in words of 4 bytes, RFC 8200 in words of 8. */
        uint32_t size = *protocol == AUTHENTICATION ? (c->p[1] + 2u) * 4 : (c->p[1] + 1u) * 8;
        uint8_t next = c->p[0];

        if (!cursor_has(frames, c, size))
            return false;
        /* Options may name anybody, and so may a route; but where they end stays. */
        layer_header(frames, c, *protocol == ROUTING || *protocol == AUTHENTICATION ? 8 : 2);
        cursor_skip(c, size);
        *protocol = next;
    }
    return true;
}

/* RFC 8200 section 4.5. */
static void decode_ipv6_fragment(struct frames *frames, struct cursor *c)
{
    if (!cursor_has(frames, c, 8))
        return;
    struct fragment part = {
        .id = be32(c->p + 4),
        .protocol = c->p[0],
        .offset = be16(c->p + 2) & 0xfff8u,
        .more = (c->p[3] & 1) != 0,
    };

    layer_header(frames, c, 8);
    cursor_skip(c, 8);
    /* RFC 6946: a fragment header on a whole datagram, made by translators. */
    if (part.offset == 0 && !part.more) {
        decode_ipv6_payload(frames, c, part.protocol);
        return;
    }
    fragments_feed(frames, c, &part);
}

void decode_ipv6_payload(struct frames *frames, struct cursor *c, uint8_t protocol)
{
    if (!pass_extensions(frames, c, &protocol))
        return;
    if (protocol != FRAGMENT)
        decode_protocol(frames, c, protocol);
    else if (cursor_enter(frames, c))
        decode_ipv6_fragment(frames, c);
}

void decode_fragmented(struct frames *frames, struct cursor *c, uint8_t protocol)
{
    if (frames->frame.src.addr.family == ADDR_IPV6)
        decode_ipv6_payload(frames, c, protocol);
    else
        decode_protocol(frames, c, protocol);
}

static void note_ipv6(struct frames *frames, const uint8_t *p)
{
    layers_note(frames, LAYER_HEADER, p, IPV6_HEADER);
    layers_note(frames, LAYER_ADDRESS, p + 8, 16);
    layers_note(frames, LAYER_ADDRESS, p + 24, 16);
}

void decode_ipv6(struct frames *frames, struct cursor *c)
{
    struct frame *frame = &frames->frame;
    const uint8_t *p = c->p;

    if (!cursor_has(frames, c, IPV6_HEADER))
        return;
    uint32_t length = be16(p + 4);

    if (p[0] >> 4 != 6) {
        frames->stats.malformed++;
        return;
    }
    frame->tos = (uint8_t)(be16(p) >> 4);
    frame->ttl = p[7];
    frame->src.addr = addr_ipv6(p + 8);
    frame->dst.addr = addr_ipv6(p + 24);
    frame->src.port = frame->dst.port = 0;
    if (frames->layers != NULL)
        note_ipv6(frames, p);
    cursor_skip(c, IPV6_HEADER);
    /* 0: a jumbogram (RFC 2675), or a network card cuts it. */
    if (length != 0)
        believe_length(frames, c, length);
    struct likeness likeness = {
        .addresses = p + 8,
        .addresses_size = 32,
        .protocol = p[6],
        .length = c->len,
        .p = c->p,
        .n = c->n,
    };
    if (!is_duplicate(frames, &likeness))
        decode_ipv6_payload(frames, c, p[6]);
}

void decode_ip(struct frames *frames, struct cursor *c)
{
    if (!cursor_has(frames, c, 1))
        return;
    if (c->p[0] >> 4 == 4)
        decode_ipv4(frames, c);
    else if (c->p[0] >> 4 == 6)
        decode_ipv6(frames, c);
}
