/* framer.h - frame -> bytes of one SIP message each.
 *
 * A datagram is one message (18.3: what is beyond Content-Length stays with it as surplus). In a
 * TCP stream messages follow each other by Content-Length; CRLF keep-alives (RFC 5626 section
 * 3.5.1) lie between them; one message may span many segments and one segment hold many. After a
 * gap, or when the stream was joined in the middle, the framer looks for the next start line.
 * Streams that never looked like SIP are dropped early and cost nothing. */
#ifndef SIPWHY_SIP_FRAMER_H
#define SIPWHY_SIP_FRAMER_H

#include "frame/frame.h"
#include "packet/store.h"

/* A message as found: `frame` is that of its last segment, with payload and ref set to the whole
 * message, seq to that of its first byte, and parts to the packets of all its segments. A ref in a
 * file is kept where the message lies in one packet; else the bytes went to the store's spool. */
typedef void framer_sink(void *context, const struct frame *, const struct slice bytes, ref_t ref,
                         uint32_t missing);

struct framer;
struct framer *framer_new(struct store *, framer_sink *, void *context);
/* True if the frame was SIP or may still become it; false: not SIP, someone else may look at it. */
bool framer_feed(struct framer *, const struct frame *);
void framer_tick(struct framer *, nanos_t now);
void framer_flush(struct framer *);                   /* hands out an unfinished message as cut
                                                         short */
void framer_free(struct framer *);

#endif
