/* framed.c - messages of STUN and TURN in a stream (RFC 8656 section 2.1), and RTP with its length
 * before each packet (RFC 4571), as ICE has it over TCP (RFC 6544). */
#include "config.h"

#include "frame/carrier.h"
#include "frame/dns.h"
#include "frame/turn.h"

#define LENGTH_SIZE 2u
#define RTP_HEADER 12u
#define RTP_MAX 2048u /* of a packet by which a stream is known */

/* ---- TURN ---- */

static bool turn_begins(const struct frame *frame, const uint8_t *p, size_t n)
{
    (void)frame;
    return is_stun(p, n);
}

/* ChannelData is padded to a multiple of four in a stream (RFC 8656 section 12.5). */
static uint64_t turn_take_unit(struct frames *frames, struct carrier *carrier,
                               struct carrier_side *side, const uint8_t *p, size_t n)
{
    bool channel = p[0] >= 0x40 && p[0] <= 0x4f;
    struct frame frame = carrier_frame(side);
    uint32_t length;

    if (p[0] >= 64 && !channel)
        return CARRIER_LOST;
    if (n < (channel ? 4 : STUN_HEADER))
        return 0;
    length = channel ? (4u + be16(p + 2) + 3) / 4 * 4 : STUN_HEADER + be16(p + 2);
    if (!channel && !is_stun(p, n))
        return CARRIER_LOST;
    if (n < length)
        return 0;
    carrier->proven = true;
    turn_take(frames, &frame, REF_NONE, p, length, 0);
    return length;
}

static void turn_note_unit(struct frames *frames, const struct cursor *c)
{
    turn_note(frames, c);
}

const struct carrier_kind carrier_turn = {
    .note = turn_note_unit,
    .begins = turn_begins,
    .take = turn_take_unit,
};

/* ---- RTP ---- */

static bool is_rtp(const uint8_t *p, uint32_t length)
{
    return p[0] >> 6 == 2 && length >= RTP_HEADER && length <= RTP_MAX;
}

/* A check of connectivity begins a stream of ICE; one that is joined shows a packet of RTP that
 * ends where the piece ends, or where another begins. */
static bool framed_begins(const struct frame *frame, const uint8_t *p, size_t n)
{
    uint32_t length = n > LENGTH_SIZE ? be16(p) : 0;
    size_t next = length + LENGTH_SIZE;

    /* DNS has the same lengths before its messages. */
    if (length == 0 || frame->src.port == DNS_PORT || frame->dst.port == DNS_PORT)
        return false;
    if (length >= STUN_HEADER && is_stun(p + LENGTH_SIZE, n - LENGTH_SIZE) &&
        be16(p + LENGTH_SIZE + 2) + STUN_HEADER == length)
        return true;
    if (!is_rtp(p + LENGTH_SIZE, length) || next > n)
        return false;
    return next == n || (next + LENGTH_SIZE < n && is_rtp(p + next + LENGTH_SIZE, be16(p + next)));
}

static uint64_t framed_take(struct frames *frames, struct carrier *carrier,
                            struct carrier_side *side, const uint8_t *p, size_t n)
{
    struct frame frame = carrier_frame(side);
    uint32_t length;

    if (n < LENGTH_SIZE)
        return 0;
    length = be16(p);
    if (n < LENGTH_SIZE + length)
        return 0;
    carrier->proven = true;
    frame.payload = (struct slice){ (const char *)p + LENGTH_SIZE, length };
    if (length > 0) {
        frames->stats.in_streams++;
        frames->sink(frames->context, &frame);
    }
    return LENGTH_SIZE + length;
}

static void framed_note(struct frames *frames, const struct cursor *c)
{
    struct cursor inner = *c;

    layer_header(frames, c, LENGTH_SIZE);
    cursor_skip(&inner, LENGTH_SIZE);
    if (!turn_note(frames, &inner))
        layers_note(frames, LAYER_DATAGRAM, inner.p, inner.n);
}

const struct carrier_kind carrier_framed = {
    .note = framed_note,
    .begins = framed_begins,
    .take = framed_take,
};
