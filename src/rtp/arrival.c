/* arrival.c - what is counted of a packet of RTP. */
#include "config.h"

#include "rtp/arrival.h"

#include <string.h>

#include "base/bytes.h"

enum { SILENCE_MIN = 10 }; /* bytes of payload that can be called silence */

static bool is_silent(struct slice payload)
{
    size_t n = payload.n;

    return n >= SILENCE_MIN && payload.p[0] == payload.p[n / 2] &&
           memcmp(payload.p, payload.p + 1, n - 1) == 0;
}

/* Its type is a whole byte, of which RTP has the first bit for its marker. */
static bool is_rtcp(struct slice d)
{
    return d.n >= 8 && byte_at(d.p + 1) >= RTCP_SENDER && byte_at(d.p + 1) <= RTCP_XR &&
           rtcp_looks_like(d);
}

bool rtp_arrival_read(struct rtp_arrival *out, const struct frame *f)
{
    struct rtp_packet rtp;

    if (f->kind != FRAME_DATAGRAM || is_rtcp(f->payload) ||
        !rtp_parse_cut(f->payload, f->missing, &rtp))
        return false;
    *out = (struct rtp_arrival){
        .time = f->time,
        .src = f->src,
        .dst = f->dst,
        .number = f->number,
        .ssrc = rtp.ssrc,
        .timestamp = rtp.timestamp,
        .bytes = (uint32_t)rtp.payload.n + f->missing,
        .sequence = rtp.sequence,
        .payload_type = rtp.payload_type,
        .ttl = f->ttl,
        .tos = f->tos,
        .late = f->late,
        .marker = rtp.marker,
        .silent = is_silent(rtp.payload),
    };
    out->has_event = telephone_event_parse(rtp.payload, &out->event);
    return true;
}
