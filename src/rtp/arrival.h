/* arrival.h - a packet of RTP as it arrived: all that is counted of it, whichever stream it belongs
 * to.
 *
 * It holds no pointers and is short: one thread may read packets while another counts them
 * (session/relay.h). */
#ifndef SIPWHY_RTP_ARRIVAL_H
#define SIPWHY_RTP_ARRIVAL_H

#include "frame/frame.h"
#include "rtp/packet.h"

struct rtp_arrival {
    nanos_t time;
    struct endpoint src, dst;
    uint32_t number; /* packet number */
    uint32_t ssrc, timestamp;
    uint32_t bytes; /* of payload, with those that were not captured */
    uint16_t sequence;
    uint8_t payload_type;
    uint8_t ttl, tos; /* as in struct frame */
    bool late;
    bool marker;
    bool silent;    /* the payload is one value all through (digital silence) */
    bool has_event; /* the payload can be read as that of a telephone event: */
    struct telephone_event event;
};
/* False for what is no datagram, RTCP, or no RTP by rtp_parse_cut(). */
bool rtp_arrival_read(struct rtp_arrival *out, const struct frame *);

#endif
