/* udp.c - UDP datagrams (RFC 768), told apart by what they carry. */
#include "config.h"

#include "frame/frame_private.h"
#include "frame/turn.h"

#define UDP_HEADER 8u

static void note_udp(struct frames *frames, const struct cursor *c)
{
    layers_note(frames, LAYER_HEADER, c->p, UDP_HEADER);
    if (be16(c->p + 6) != 0)
        layers_note_sum(frames, SUM_UDP, c->p, c->n, 6);
}

/* Media and text, which begin as neither tunnels without a port of theirs do, nor HEP, nor STUN,
 * nor what goes through a channel of TURN: there the two bytes behind the number are a length. */
static bool is_plain(const struct cursor *c)
{
    uint8_t first = c->n >= 4 ? c->p[0] : 0;

    if (first > 0x4f)
        return first >> 4 != 6;
    return first > 0x40 && first != 'H' && be16(c->p + 2) > c->len;
}

static bool may_be_carrier(const struct frames *frames, const struct cursor *c)
{
    const struct frame *frame = &frames->frame;

    return frames->layers != NULL || frames->turn != NULL || !is_plain(c) ||
           may_be_tunnel(frame->src.port) || may_be_tunnel(frame->dst.port);
}

APART static bool is_carrier(struct frames *frames, struct cursor *c)
{
    return decode_udp_tunnel(frames, c) || decode_hep(frames, c) || turn_take_datagram(frames, c);
}

void datagram_of_udp(struct frames *frames, struct cursor *c)
{
    struct frame *frame = &frames->frame;

    if (may_be_carrier(frames, c) && is_carrier(frames, c))
        return;
    frame->kind = FRAME_DATAGRAM;
    frame->transport = TRANSPORT_UDP;
    frame->payload = (struct slice){ (const char *)c->p, c->n };
    frame->ref = c->ref;
    frames->stats.datagrams++;
    frames->sink(frames->context, frame);
}

/* RFC 768. The length of the header is believed before that of IP: what follows it is padding, and
 * what a lost fragment or the capture took away shows by it. */
void decode_udp(struct frames *frames, struct cursor *c)
{
    struct frame *frame = &frames->frame;

    if (!cursor_has(frames, c, UDP_HEADER))
        return;
    uint32_t length = be16(c->p + 4);

    if (length == 0)
        length = c->len;
    if (length < UDP_HEADER || (length > c->len && !frame->fragmented))
        frames->stats.malformed++;
    if (length < UDP_HEADER)
        return;
    frame->src.port = be16(c->p);
    frame->dst.port = be16(c->p + 2);
    cursor_cut(c, length);
    frame->missing = length - c->n;
    if (frames->layers != NULL)
        note_udp(frames, c);
    cursor_skip(c, UDP_HEADER);
    datagram_of_udp(frames, c);
}
