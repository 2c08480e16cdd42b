/* tcp_reassembly.h - one direction of a TCP connection, put in order.
 *
 * Bytes that are next are handed out as they are, without a copy. Bytes ahead of their turn are
 * kept until those before them arrive; the missing ones are given up, as a gap, when an
 * acknowledgement of the peer proves that they were received although not captured, after 5 s, or
 * when too much waits. */
#ifndef SIPWHY_FRAME_TCP_REASSEMBLY_H
#define SIPWHY_FRAME_TCP_REASSEMBLY_H

#include <stdbool.h>
#include <stdint.h>

#include "frame/frame_private.h"

#define WAITING_MAX 256              /* segments of one direction */
#define WAITING_BYTES_MAX (1u << 20) /* bytes of one direction */
#define WAITING_TIMEOUT (5 * NANOS_PER_S)
/* Packets of the two directions may be captured out of turn: that long proof is not trusted. */
#define WAITING_PROOF (20 * NANOS_PER_MS)

struct waiting;

struct tcp_reassembly {
    uint32_t next;  /* sequence number of the next byte */
    uint32_t acked; /* the peer has all bytes before it */
    bool known;     /* `next` is */
    bool has_acked;
    bool ended;            /* FIN: nothing follows */
    struct waiting *first; /* by sequence number */
    uint32_t n, bytes;     /* that wait */
    nanos_t since;         /* when the waiting for `next` began */
};

/* Bytes [seq, seq + len) of the stream, of which frame->payload was captured. */
struct stream_segment {
    uint32_t seq, len;
    bool fin; /* the stream ends behind it */
};

/* The bytes that all directions keep, together. */
struct tcp_reassembly_totals {
    uint64_t bytes; /* with what it takes to keep them */
    uint32_t n;
};

void tcp_reassembly_feed(struct frames *, struct tcp_reassembly_totals *, struct tcp_reassembly *,
                         const struct frame *, const struct stream_segment *);
/* Gives up what is not worth waiting for any longer. */
void tcp_reassembly_tick(struct frames *, struct tcp_reassembly_totals *, struct tcp_reassembly *,
                         nanos_t now);
void tcp_reassembly_flush(struct frames *, struct tcp_reassembly_totals *, struct tcp_reassembly *);
void tcp_reassembly_done(struct tcp_reassembly_totals *, struct tcp_reassembly *);

#endif
