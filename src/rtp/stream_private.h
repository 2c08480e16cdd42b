/* stream_private.h - a stream with what is needed to go on counting it. Only rtp/ looks in here. */
#ifndef SIPWHY_RTP_STREAM_PRIVATE_H
#define SIPWHY_RTP_STREAM_PRIVATE_H

#include "rtp/stream.h"

struct stream_track {
    struct stream s; /* first: a struct stream of the table is its track */
    /* Each packet, as the end of `s`: */
    bool leap_open; /* there is a leap that the next packet has to confirm */
    bool media_seen, clock_told;
    bool over;         /* its flow has begun anew, as another stream */
    nanos_t last_time; /* arrival of the last packet, in the order of the capture */
    /* RFC 3550 A.1 */
    uint16_t max_sequence;
    uint32_t next;    /* the stream whose packet came behind its last one */
    uint32_t cycles;  /* of 65536 */
    uint32_t base;    /* first sequence number of this run */
    uint32_t bad;     /* the number that would follow the last jump; above 65535: nothing */
    uint64_t earlier; /* expected in runs before this one */
    uint64_t seen;    /* bit n: max_sequence - n was received */
    /* A.8: the last packet of media */
    nanos_t media_time;
    uint32_t media_timestamp;
    uint32_t media_step; /* from the one before it */
    /* Seldom: the leap, and the longest gap before it. */
    nanos_t leap_from, leap_to, gap_before, gap_before_at;
    /* For telling the clock of a dynamic payload type. */
    nanos_t clock_start;
    uint32_t clock_timestamp;
    uint64_t clock_packets;
    /* Telephone events. */
    bool event_seen, event_ended;
    uint32_t event_timestamp;
    uint8_t event;
    uint8_t candidate; /* payload type of a packet that may have been an event, 0: none */
    uint32_t candidate_timestamp;
};

void track_start(struct stream_track *, const struct rtp_arrival *);
void track_packet(struct stream_track *, const struct rtp_arrival *);

/* a - b without overflow. */
static inline nanos_t nanos_since(nanos_t a, nanos_t b)
{
    nanos_t span;

    if (__builtin_sub_overflow(a, b, &span))
        return a > b ? INT64_MAX : INT64_MIN;
    return span;
}

#endif
