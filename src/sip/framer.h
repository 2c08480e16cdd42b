/* framer.h - frame -> bytes of one SIP message each.
 *
 * A datagram is one message (18.3: what is beyond Content-Length stays with it as surplus). In a
 * stream, whatever transport carries it, messages follow each other by Content-Length; CRLF
 * keep-alives (RFC 5626 section 3.5.1) lie between them; one message may span many segments and one
 * segment hold many. After a gap, or when the stream was joined in the middle, the framer looks for
 * the next start line. Streams that never looked like SIP are dropped early and cost nothing. */
#ifndef SIPWHY_SIP_FRAMER_H
#define SIPWHY_SIP_FRAMER_H

#include "frame/frame.h"
#include "packet/store.h"

/* A message as found: `frame` is that of its last segment, with payload and ref set to the whole
 * message, seq to that of its first byte, and parts to the packets of all its segments. The ref is
 * that in a file where the message lies in one packet; else REF_NONE. */
typedef void framer_sink(void *context, const struct frame *, const struct slice bytes, ref_t ref,
                         uint32_t missing);

/* The most that a sender can make us keep. Of a message that is longer than message_kib so much is
 * handed out, with the rest as missing and frame->limited set. */
struct framer_limits {
    uint32_t directions; /* of streams at once */
    uint32_t message_kib;
    uint32_t waiting_kib; /* of unfinished messages in all streams */
};
extern const struct framer_limits framer_default_limits;

/* The cost of each limit: messages that were handed out before they were whole. */
struct framer_lost {
    uint64_t directions, message, waiting;
};

struct framer;
struct framer *framer_new(framer_sink *, void *context);
/* Before the first frame; else the defaults hold. */
void framer_limit(struct framer *, const struct framer_limits *);
/* Of message_kib: the longest so far. */
void framer_use(const struct framer *, struct framer_limits *used, struct framer_lost *lost);
/* Messages that were meant for SIP, by their headers or by their port, and have no first line that
 * can be read. */
uint64_t framer_marred(const struct framer *);
/* True if the frame was SIP or may still become it; false: not SIP, someone else may look at it. */
bool framer_feed(struct framer *, const struct frame *);
void framer_tick(struct framer *, nanos_t now);
void framer_flush(struct framer *); /* hands out an unfinished message as cut
                                       short */
void framer_free(struct framer *);

#endif
