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

#define RECENT_PACKETS 4096 /* a power of two */
#define RECENT_ENDS 16384   /* of fingerprints; a power of two */

struct recent_packet {
    uint64_t fingerprint;
    nanos_t time;
};

/* The last packets, every one of them, each at the place that its number ends in: whether a copy is
 * known does not hang on where a hash puts what came between. Numbers come round; where one is
 * taken for a later one so, fingerprints are compared that differ. */
struct recent {
    uint64_t seed;
    uint16_t last;                /* the number of the last packet */
    uint16_t newest[RECENT_ENDS]; /* of the last one whose fingerprint ends so */
    struct recent_packet packets[RECENT_PACKETS];
    /* So many packets lie between each and the one before it whose fingerprint ends alike. */
    uint16_t between[RECENT_PACKETS];
};

void recent_init(struct recent *); /* zeroed before */

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
/* The same of a whole datagram of UDP behind a header of IPv4 without options: `length` bytes with
 * it, of which `n` were captured, 28 at least. */
bool recent_is_duplicate_udp(struct recent *, const uint8_t *ip, uint32_t n, uint32_t length,
                             nanos_t time);

#endif
