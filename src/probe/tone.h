/* tone.h - RTP of a test call (RFC 3550): the test tone of ITU-T G.711 goes out, and what comes is
 * counted. */
#ifndef SIPWHY_PROBE_TONE_H
#define SIPWHY_PROBE_TONE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/addr.h"
#include "base/clock.h"

#define TONE_EACH (20 * NANOS_PER_MS)
#define TONE_PACKET (12u + 160u)

struct tone {
    unsigned sent, came, lost; /* packets; lost: by their numbers */
    unsigned loud, own;        /* of those that came: not silence; the tone that was sent */
    nanos_t first;             /* when the first came; NANOS_NONE: none did */
    double jitter;             /* RFC 3550 section 6.4.1, in ms */
    struct endpoint source;    /* of what came */
    int ttl;                   /* of the last that came; 0: not known */
    /* private */
    uint32_t ssrc, transit;
    uint16_t highest, lowest;
    uint8_t payload_type;
};

void tone_init(struct tone *, uint8_t payload_type); /* 0: PCMU, 8: PCMA */
/* The next packet, of TONE_PACKET bytes. */
void tone_make(struct tone *, uint8_t packet[TONE_PACKET]);
/* Bytes that came at that time; what is no RTP is passed over. */
void tone_take(struct tone *, const uint8_t *, size_t, struct endpoint from, int ttl, nanos_t);

#endif
