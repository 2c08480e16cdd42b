/* span.h - messages and datagrams that span packets: SIP in TCP streams and in chunks of SCTP,
 * datagrams in IP fragments.
 *
 * They are put together by frame/. The packets of a capture are shown to it once; afterwards each
 * piece of such a message is known by its place in the stream or the datagram, however often it was
 * sent, and becomes what the whole became. The bytes learnt lie in a spool of a bounded size; a
 * message that has no room there, or never became whole, is blanked. */
#ifndef SIPWHY_REDACT_SPAN_H
#define SIPWHY_REDACT_SPAN_H

#include "frame/frame.h"
#include "frame/layers.h"
#include "redact/redact.h"

struct spans;
/* The redactor outlives it. */
struct spans *spans_new(const struct redact *);
void spans_free(struct spans *); /* NULL is allowed */
/* Every packet, in the order of the capture; then the end. */
void spans_learn(struct spans *, const struct packet *);
void spans_finish(struct spans *);

/* The following are for redact_packet(). */

/* The payload of a TCP segment, in place. */
void spans_segment(struct spans *, struct endpoint src, struct endpoint dst, uint32_t number,
                   uint32_t seq, char *p, size_t n);

/* A fragment of a packet, as it was. */
struct span_fragment {
    const struct layer *layer;
    const uint8_t *bytes;
    uint32_t number; /* of the packet */
};
/* The datagram that a fragment is of, as it was: a copy, to be redacted and handed to spans_keep();
 * NULL: it is not known. */
uint8_t *spans_datagram(struct spans *, const struct span_fragment *, size_t *n);
void spans_keep(struct spans *, const struct span_fragment *, uint8_t *bytes, size_t n);
/* The fragment's bytes of its datagram, if that was kept; false: it was not, or there is no room
 * for more than the last one. */
bool spans_fragment(struct spans *, const struct span_fragment *, uint8_t *p, size_t n);

/* A piece of a message of SCTP, in place; false: it is not known. */
bool spans_piece(struct spans *, uint64_t piece, uint8_t *p, size_t n);

#endif
