/* packet.h - one RTP (RFC 3550 section 5.1), RTCP (section 6) or telephone-event (RFC 4733)
 * packet. */
#ifndef SIPWHY_RTP_PACKET_H
#define SIPWHY_RTP_PACKET_H

#include <stdbool.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/slice.h"

enum { RTP_HEADER = 12 }; /* bytes, without sources and extension */

struct rtp_packet {
    uint32_t ssrc, timestamp;
    uint16_t sequence;
    uint8_t payload_type;
    bool marker;
    struct slice payload; /* without header, extension and padding */
};
/* Strict: version 2, header and extension within the datagram, padding that fits, no payload
 * type that would be RTCP (72..76, RFC 5761 section 4). */
bool rtp_parse(struct slice datagram, struct rtp_packet *out);
/* For rtp_parse_cut(): the payload of one that has sources, an extension or padding. */
bool rtp_trim(struct slice datagram, uint32_t missing, struct slice *payload);
/* What rtp_parse() does, for a datagram whose last `missing` bytes were not captured: its padding
 * cannot be told from its payload. */
static inline bool rtp_parse_cut(struct slice d, uint32_t missing, struct rtp_packet *out)
{
    if (d.n < RTP_HEADER)
        return false;
    uint8_t first = byte_at(d.p), type = byte_at(d.p + 1);
    if (first >> 6 != 2 || ((type & 0x7f) >= 72 && (type & 0x7f) <= 76))
        return false;
    out->payload = (struct slice){ d.p + RTP_HEADER, d.n - RTP_HEADER };
    if ((first & 0x3f) != 0 && !rtp_trim(d, missing, &out->payload))
        return false;
    out->ssrc = be32(d.p + 8);
    out->timestamp = be32(d.p + 4);
    out->sequence = be16(d.p + 2);
    out->payload_type = type & 0x7f;
    out->marker = type >> 7;
    return true;
}

struct rtcp_block {
    uint32_t ssrc;         /* of the stream reported on */
    uint8_t fraction_lost; /* of 256 */
    int32_t lost;
    uint32_t highest_sequence, jitter, last_sr, delay_since_sr;
};
/* What an endpoint measured of the voice it plays: RFC 3611 section 4.7. */
struct rtcp_metrics {
    uint32_t ssrc;                /* of the stream reported on */
    uint8_t loss, discarded;      /* of 256: lost on the way, and come too late or too early */
    uint16_t round_trip, delay;   /* milliseconds; 0: unknown */
    uint8_t r_factor, mos_listen; /* 127: not measured; the MOS times ten */
};
enum rtcp_type {
    RTCP_SENDER = 200,
    RTCP_RECEIVER = 201,
    RTCP_SDES = 202,
    RTCP_BYE = 203,
    RTCP_XR = 207 /* RFC 3611 */
};
struct rtcp_packet {
    uint8_t type;             /* enum rtcp_type, or another: 204 APP, 205, 206 feedback */
    uint32_t ssrc;            /* of the sender */
    uint32_t packets, octets; /* SR: sent so far */
    uint8_t n_blocks;
    struct rtcp_block blocks[31];
    bool measured; /* an XR with metrics for voice */
    struct rtcp_metrics metrics;
};
/* Goes through a compound packet: *rest begins as the datagram and loses the packet that was
 * read. False at the end or at the first byte that is no RTCP. */
bool rtcp_next(struct slice *rest, struct rtcp_packet *out);
bool rtcp_looks_like(struct slice datagram); /* at least its first packet is whole */

struct telephone_event {
    uint8_t event; /* 0..9, 10 *, 11 #, 12..15 A..D */
    bool end;
    uint8_t volume;
    uint16_t duration; /* in timestamp units */
};
/* False for what is no DTMF event (codes 0..15) or has the reserved bit set. */
bool telephone_event_parse(struct slice payload, struct telephone_event *out);

#endif
