/* intake.h - a message of SIP, or a packet of RTP, read as far as it can be before its call or its
 * stream is looked for.
 *
 * That is more than half of the work on a message, and needs nothing that the store of calls holds:
 * one thread may read ahead while another takes what it has read (session/relay.h). */
#ifndef SIPWHY_CALL_INTAKE_H
#define SIPWHY_CALL_INTAKE_H

#include "call/call.h"

struct intake {
    const struct sip_message *message; /* NULL: it is no SIP, and the rest is not set */
    struct hash_wide key;              /* of its Call-ID; where it has none, of its two ends */
    struct call_message kept;          /* but for its flow, its ref and what it repeats */
    uint32_t n_headers;
    bool limited : 1; /* it has more header lines than are read */
    bool request : 1;
    bool named : 1;    /* it has a Call-ID */
    bool known : 1;    /* of a method of SIP, not of a protocol that only borrows its start line */
    bool reason : 1;   /* it has a Reason header */
    bool reliable : 1; /* a provisional response with an RSeq (RFC 3262) */
    bool own_phrase : 1; /* a final response with another phrase than its status is registered with
                          */
};

/* Reads the message into `room`, `headers` of its lines at most (calls_limits), and *out. Both
 * point to the bytes. */
void intake_read(struct intake *out, const struct frame *, struct slice bytes, uint32_t missing,
                 uint32_t headers, struct sip_message *room);

/* It comes after so many others: what will be looked at is fetched from memory meanwhile, a step at
 * a time, for each step tells where the next one is. */
enum { EXPECT_FIRST = 4 }; /* then 3, 2 and 1 */
void calls_expect(const struct calls *, const struct intake *, unsigned others);
/* What calls_feed_sip() does with a message that was read. */
void calls_take(struct calls *, const struct frame *, const struct intake *, struct slice bytes,
                ref_t ref, uint32_t missing);

/* A frame that calls_feed_other() would count as RTP, or doubt. */
bool intake_rtp(struct rtp_arrival *out, const struct frame *);
/* What calls_feed_other() does with such a frame. */
void calls_take_rtp(struct calls *, const struct rtp_arrival *);

#endif
