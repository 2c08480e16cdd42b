/* duplicate.h - the same packet captured twice: at a mirror port that copies both ways, on several
 * interfaces of "any", before and behind a router (its TTL is then one less).
 *
 * A packet is the same when addresses, protocol, lengths, IP identification and every captured byte
 * of its payload are (of TCP, RTP and RTCP: the header and the beginning), whatever its TTL and
 * checksums, and both were captured within 5 ms; where the identification says nothing (0, or
 * IPv6), within 1 ms. A retransmission of SIP comes 500 ms later at the earliest and RTP never
 * repeats a sequence number, so neither is mistaken for one. */
#ifndef SIPWHY_FRAME_DUPLICATE_H
#define SIPWHY_FRAME_DUPLICATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"

#define RECENT_SLOTS 4096 /* a power of two */

/* Fingerprints of the packets of the last milliseconds; a newer one takes its slot. */
struct recent {
    uint64_t seed;
    struct {
        uint64_t fingerprint;
        nanos_t time;
    } slots[RECENT_SLOTS];
};

void recent_init(struct recent *);

/* The IP packet in the shape that is compared. */
struct likeness {
    const uint8_t *addresses; /* source and destination as they stand */
    uint8_t addresses_size;
    uint8_t protocol;
    bool has_id;
    uint16_t id, fragment; /* IPv4 fields */
    uint32_t length;       /* behind the IP header, on the wire */
    const uint8_t *p;      /* and as captured */
    uint32_t n;
};

/* True if it was seen just now; it is remembered in any case. */
bool recent_is_duplicate(struct recent *, const struct likeness *, nanos_t time);

#endif
