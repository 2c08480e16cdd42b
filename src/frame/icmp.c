/* icmp.c - errors of the network and the packet they quote (RFC 792, RFC 4443). */
#include "config.h"

#include "frame/frame_private.h"

#include "base/mem.h"

#define ICMP_HEADER 8u
#define FRAGMENT 44
#define REDIRECT 5

enum { TCP = 6, UDP = 17, SCTP = 132 };

static uint8_t transport_of(uint8_t protocol)
{
    switch (protocol) {
    case UDP:
        return TRANSPORT_UDP;
    case TCP:
        return TRANSPORT_TCP;
    case SCTP:
        return TRANSPORT_SCTP;
    default:
        return TRANSPORT_COUNT;
    }
}

static bool quote_ipv4(struct frames *frames, struct cursor *c, struct frame_icmp *icmp)
{
    if (!cursor_has(frames, c, 20) || c->p[0] >> 4 != 4)
        return false;
    uint32_t header = (c->p[0] & 15u) * 4, total = be16(c->p + 2);
    bool first = (be16(c->p + 6) & 0x1fff) == 0;

    if (header < 20 || !cursor_has(frames, c, header))
        return false;
    icmp->quoted_ttl = c->p[8];
    icmp->protocol = c->p[9];
    icmp->src.addr = addr_ipv4(c->p + 12);
    icmp->dst.addr = addr_ipv4(c->p + 16);
    if (total >= header)
        cursor_cut(c, total);
    cursor_skip(c, header);
    return first;
}

static bool quote_ipv6(struct frames *frames, struct cursor *c, struct frame_icmp *icmp)
{
    if (!cursor_has(frames, c, 40) || c->p[0] >> 4 != 6)
        return false;
    uint32_t length = be16(c->p + 4);

    icmp->protocol = c->p[6];
    icmp->quoted_ttl = c->p[7];
    icmp->src.addr = addr_ipv6(c->p + 8);
    icmp->dst.addr = addr_ipv6(c->p + 24);
    cursor_skip(c, 40);
    if (length != 0)
        cursor_cut(c, length);
    if (!pass_extensions(frames, c, &icmp->protocol))
        return false;
    if (icmp->protocol != FRAGMENT)
        return true;
    if (!cursor_has(frames, c, 8))
        return false;
    bool first = (be16(c->p + 2) & 0xfff8) == 0;

    icmp->protocol = c->p[0];
    cursor_skip(c, 8);
    return first;
}

/* Ports, and what stands behind the header. RFC 792 promises 8 bytes of the quoted payload, so a
 * TCP header need not be whole. */
static void quote_transport(struct cursor *c, struct frame *frame)
{
    uint32_t header = 0;

    frame->icmp.transport = transport_of(frame->icmp.protocol);
    if (frame->icmp.transport == TRANSPORT_COUNT || c->n < 4)
        return;
    frame->icmp.src.port = be16(c->p);
    frame->icmp.dst.port = be16(c->p + 2);
    if (frame->icmp.protocol == UDP && c->n >= 8) {
        uint32_t length = be16(c->p + 4);

        header = 8;
        if (length >= header) {
            cursor_cut(c, length);
            frame->missing = length - c->n;
        }
    } else if (frame->icmp.protocol == TCP && c->n >= 20) {
        header = (c->p[12] >> 4) * 4u;
        header = header < 20 ? 0 : header;
    }
    if (header == 0 || c->n < header)
        return;
    cursor_skip(c, header);
    frame->payload = (struct slice){ (const char *)c->p, c->n };
    frame->ref = c->ref;
}

/* The packet that is quoted, as if it were one. */
static void note_quoted(struct frames *frames, struct cursor *c)
{
    bool quoted = frames->layers->quoted;

    frames->layers->quoted = true;
    cursor_skip(c, ICMP_HEADER);
    if (cursor_enter(frames, c))
        decode_ip(frames, c);
    frames->layers->quoted = quoted;
}

static void decode_error(struct frames *frames, struct cursor *c, enum addr_family family)
{
    struct frame frame = frames->frame;

    if (frames->layers != NULL) {
        note_quoted(frames, c);
        return;
    }
    frame.kind = FRAME_ICMP;
    frame.icmp = (struct frame_icmp){
        .family = (uint8_t)family,
        .type = c->p[0],
        .code = c->p[1],
        .transport = TRANSPORT_COUNT,
    };
    frame.payload = (struct slice){ NULL, 0 };
    frame.ref = REF_NONE;
    frame.missing = 0;
    cursor_skip(c, ICMP_HEADER);
    if (family == ADDR_IPV4 ? quote_ipv4(frames, c, &frame.icmp)
                            : quote_ipv6(frames, c, &frame.icmp))
        quote_transport(c, &frame);
    frames->sink(frames->context, &frame);
}

/* RFC 792: unreachable, source quench, redirect, time exceeded, parameter problem. */
void decode_icmp(struct frames *frames, struct cursor *c)
{
    static const uint8_t errors[] = { 3, 4, REDIRECT, 11, 12 };

    if (!cursor_has(frames, c, ICMP_HEADER))
        return;
    if (frames->layers != NULL) {
        layers_note(frames, LAYER_HEADER, c->p, ICMP_HEADER);
        layers_note_sum(frames, SUM_BYTES, c->p, c->n, 2);
    }
    if (frames->layers != NULL && c->p[0] == REDIRECT) /* to that router */
        layers_note(frames, LAYER_ADDRESS, c->p + 4, 4);
    frames->stats.icmp++;
    for (size_t i = 0; i < ARRAY_SIZE(errors); i++) {
        if (errors[i] == c->p[0]) {
            decode_error(frames, c, ADDR_IPV4);
            return;
        }
    }
}

/* RFC 4443 section 2.1: errors are the types below 128. */
void decode_icmpv6(struct frames *frames, struct cursor *c)
{
    if (!cursor_has(frames, c, ICMP_HEADER))
        return;
    if (frames->layers != NULL) {
        layers_note(frames, LAYER_HEADER, c->p, ICMP_HEADER);
        layers_note_sum(frames, SUM_ENDS, c->p, c->n, 2);
    }
    frames->stats.icmp++;
    if (c->p[0] >= 1 && c->p[0] <= 4)
        decode_error(frames, c, ADDR_IPV6);
    else
        decode_neighbour(frames, c);
}
