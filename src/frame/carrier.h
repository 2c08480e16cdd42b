/* carrier.h - what streams carry that has a framing of its own: WebSocket (websocket.c), messages
 * of STUN and TURN, and RTP (framed.c).
 *
 * A stream is looked at when a piece of it begins as one of the kinds does; then each of its two
 * sides is cut into units. What is not whole yet is kept, within limits; after lost bytes a side is
 * astray until a piece begins as a unit does. */
#ifndef SIPWHY_FRAME_CARRIER_H
#define SIPWHY_FRAME_CARRIER_H

#include <stdbool.h>
#include <stdint.h>

#include "frame/frame_private.h"

#define CARRIERS_MAX 2048              /* streams at once; of more, the one whose turn it is goes */
#define CARRIER_UNIT_MAX (256u * 1024) /* bytes of one unit, without its header */
#define CARRIER_KEPT_MAX (16u << 20)   /* bytes of all streams that are not whole yet */
#define CARRIER_LOST UINT64_MAX        /* what a side is at is no unit */

struct carrier_side {
    struct endpoint src;
    bool known; /* `src` is */
    bool astray;
    bool goes_on;   /* set by the kind: what comes next belongs to the last unit */
    uint8_t *bytes; /* that are not used up */
    size_t n, room;
    uint32_t seq;    /* in the stream, of the first byte that is not used up */
    uint64_t skip;   /* bytes to come that nobody wants */
    uint32_t *parts; /* numbers of the packets of the unit that is coming in */
    size_t n_parts, room_parts;
    struct frame last; /* that brought bytes; its payload is not valid */
    void *own;         /* of the kind; NULL: nothing yet */
};

struct carrier_kind;

struct carrier {
    uint64_t key; /* 0: free */
    const struct carrier_kind *kind;
    bool proven; /* a unit was whole */
    struct carrier_side sides[2];
};

struct carrier_kind {
    /* Whether a piece of a stream may be the beginning of a unit, or of what precedes all. */
    bool (*begins)(const struct frame *, const uint8_t *p, size_t n);
    /* Hands out the unit that begins the `n` bytes at `p`: how many it takes, which may be more
     * than there are, 0 if it is not whole yet, CARRIER_LOST. */
    uint64_t (*take)(struct frames *, struct carrier *, struct carrier_side *, const uint8_t *p,
                     size_t n);
    /* `gap` bytes behind those that are kept will not come, which may be none or UINT64_MAX: what
     * is there of a unit is handed out. How many bytes of it will follow; CARRIER_LOST. NULL:
     * always that. */
    uint64_t (*gap)(struct frames *, struct carrier_side *, uint64_t gap);
    void (*done)(void *own); /* NULL: there is nothing to be freed */
    unit_noter *note;        /* the layers of a unit */
    bool masks;              /* what a unit carries may be under a mask, or compressed */
};
extern const struct carrier_kind carrier_websocket, carrier_turn, carrier_framed;

struct carriers *carriers_new(void);
/* A frame of a stream. True: what its bytes carry was handed out, or will be. */
bool carriers_feed(struct frames *, const struct frame *);
void carriers_flush(struct frames *);
void carriers_free(struct carriers *);
/* For the kinds: the frame of a unit of the side, complete but for its payload and kind. */
struct frame carrier_frame(const struct carrier_side *);
/* Room for CARRIER_UNIT_MAX bytes, for a moment. */
uint8_t *carriers_scratch(struct frames *);
/* What all sides keep together, those of `own` too. It lives as long as the carriers. */
struct carriers_kept {
    size_t bytes; /* no more than CARRIER_KEPT_MAX */
    uint32_t inflaters;
};
struct carriers_kept *carriers_kept(struct frames *);

#endif
