/* carrier.c - streams that carry units of their own, and the bytes of which these are made. */
#include "config.h"

#include "frame/carrier.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"

#define PARTS_MAX 4096 /* packets of one unit that are remembered */
#define HEADER_MAX (16u * 1024)

static const struct carrier_kind *const kinds[] = {
    &carrier_websocket,
    &carrier_turn,
    &carrier_framed,
};

struct carriers {
    struct carrier *all;
    uint32_t n, hand;
    size_t room;
    struct hash by_key;
    struct carriers_kept kept;
    uint8_t *scratch;
};

struct carriers *carriers_new(void)
{
    return xcalloc(1, sizeof(struct carriers));
}

uint8_t *carriers_scratch(struct frames *frames)
{
    struct carriers *carriers = frames->carriers;

    if (carriers->scratch == NULL)
        carriers->scratch = xmalloc(CARRIER_UNIT_MAX);
    return carriers->scratch;
}

struct carriers_kept *carriers_kept(struct frames *frames)
{
    return &frames->carriers->kept;
}

static void drop_bytes(struct carriers *carriers, struct carrier_side *side)
{
    carriers->kept.bytes -= side->room;
    free(side->bytes);
    side->bytes = NULL;
    side->n = side->room = 0;
    if (side->goes_on)
        return;
    free(side->parts);
    side->parts = NULL;
    side->n_parts = side->room_parts = 0;
}

static void carrier_release(struct carriers *carriers, struct carrier *carrier)
{
    for (size_t i = 0; i < ARRAY_SIZE(carrier->sides); i++) {
        carrier->sides[i].goes_on = false;
        drop_bytes(carriers, &carrier->sides[i]);
        if (carrier->sides[i].own != NULL)
            carrier->kind->done(carrier->sides[i].own);
    }
    if (carrier->key != 0)
        hash_remove(&carriers->by_key, carrier->key);
    *carrier = (struct carrier){ 0 };
}

void carriers_free(struct carriers *carriers)
{
    for (uint32_t i = 0; i < carriers->n; i++)
        carrier_release(carriers, &carriers->all[i]);
    free(carriers->all);
    free(carriers->scratch);
    hash_done(&carriers->by_key);
    free(carriers);
}

/* A place that is free, or the next in turn. */
static struct carrier *carrier_new(struct carriers *carriers, uint64_t key,
                                   const struct carrier_kind *kind)
{
    uint32_t i;

    if (carriers->n < CARRIERS_MAX && carriers->by_key.count == carriers->n) {
        i = carriers->n;
        VEC_PUSH(carriers->all, carriers->n, carriers->room) = (struct carrier){ 0 };
    } else {
        do
            i = carriers->hand = (carriers->hand + 1) % carriers->n;
        while (carriers->all[i].key != 0 && carriers->by_key.count < carriers->n);
    }
    carrier_release(carriers, &carriers->all[i]);
    carriers->all[i].key = key;
    carriers->all[i].kind = kind;
    hash_put(&carriers->by_key, key, i);
    return &carriers->all[i];
}

static struct carrier_side *side_of(struct carrier *carrier, const struct frame *frame)
{
    for (size_t i = 0; i < ARRAY_SIZE(carrier->sides); i++) {
        struct carrier_side *side = &carrier->sides[i];

        if (!side->known)
            side->src = frame->src;
        side->known = true;
        if (endpoint_eq(side->src, frame->src))
            return side;
    }
    return NULL;
}

/* ---- bytes ---- */

static void note_part(struct carrier_side *side, uint32_t number)
{
    if (side->n_parts == 0 ||
        (side->parts[side->n_parts - 1] != number && side->n_parts < PARTS_MAX))
        VEC_PUSH(side->parts, side->n_parts, side->room_parts) = number;
}

static void note_parts(struct carrier_side *side, const struct frame *frame)
{
    for (uint32_t i = 0; i < frame->n_parts; i++)
        note_part(side, frame->parts[i]);
    if (frame->n_parts == 0)
        note_part(side, frame->number);
}

/* False: that is more than may be kept. */
static bool keep_bytes(struct carriers *carriers, struct carrier_side *side, const uint8_t *p,
                       size_t n)
{
    size_t room = side->room < 256 ? 256 : side->room;

    while (room < side->n + n)
        room *= 2;
    if (side->n + n > CARRIER_UNIT_MAX + HEADER_MAX ||
        carriers->kept.bytes + room - side->room > CARRIER_KEPT_MAX)
        return false;
    if (room > side->room)
        side->bytes = xrealloc(side->bytes, room);
    carriers->kept.bytes += room - side->room;
    side->room = room;
    memcpy(side->bytes + side->n, p, n);
    side->n += n;
    return true;
}

struct frame carrier_frame(const struct carrier_side *side)
{
    struct frame frame = side->last;

    frame.kind = FRAME_DATAGRAM;
    frame.ref = REF_NONE;
    frame.missing = 0;
    frame.event = STREAM_DATA;
    frame.seq = side->seq;
    frame.parts = side->n_parts > 1 ? side->parts : NULL;
    frame.n_parts = side->n_parts > 1 ? (uint32_t)side->n_parts : 0;
    return frame;
}

/* What begins with the bytes is not a unit, or no more is known of it. */
static void go_astray(struct carriers *carriers, struct carrier_side *side)
{
    side->goes_on = false;
    drop_bytes(carriers, side);
    side->astray = true;
    side->skip = 0;
}

static void tell_unit(struct frames *frames, const struct carrier *carrier,
                      const struct carrier_side *side, const uint8_t *p, size_t n)
{
    struct frame frame = carrier_frame(side);
    struct layers layers;

    if (carrier->kind->masks)
        frame.transport = TRANSPORT_WS;
    layers_of_unit(&layers, carrier->kind->note, &frame, p, (uint32_t)n);
    frames->unit_sink(frames->unit_context, &frame, &layers);
}

/* Units, as many as there are; how many bytes of `n` they took. CARRIER_LOST: the rest is none. */
static uint64_t take_units(struct frames *frames, struct carrier *carrier,
                           struct carrier_side *side, const uint8_t *p, size_t n)
{
    size_t at = 0;

    while (at < n) {
        uint64_t used = carrier->kind->take(frames, carrier, side, p + at, n - at);

        if (used == 0)
            break;
        if (used == CARRIER_LOST)
            return CARRIER_LOST;
        if (used > n - at) {
            side->skip = used - (n - at);
            used = n - at;
        }
        if (frames->unit_sink != NULL)
            tell_unit(frames, carrier, side, p + at, (size_t)used);
        at += (size_t)used;
        side->seq += (uint32_t)used;
        side->n_parts = side->goes_on ? side->n_parts : 0;
        if (at < n)
            note_part(side, side->last.number);
    }
    return at;
}

/* False: it is not what it seemed to be. */
static bool feed_bytes(struct frames *frames, struct carrier *carrier, struct carrier_side *side,
                       const uint8_t *p, size_t n)
{
    struct carriers *carriers = frames->carriers;
    uint64_t used;

    if (side->n > 0) {
        if (!keep_bytes(carriers, side, p, n))
            return false;
        used = take_units(frames, carrier, side, side->bytes, side->n);
        if (used == CARRIER_LOST)
            return false;
        side->n -= (size_t)used;
        if (side->n > 0 && used > 0)
            memmove(side->bytes, side->bytes + used, side->n);
    } else {
        used = take_units(frames, carrier, side, p, n);
        if (used == CARRIER_LOST || (used < n && !keep_bytes(carriers, side, p + used, n - used)))
            return false;
    }
    if (side->n == 0)
        drop_bytes(carriers, side);
    return true;
}

static bool feed_data(struct frames *frames, struct carrier *carrier, struct carrier_side *side,
                      const struct frame *frame)
{
    struct carriers *carriers = frames->carriers;
    const uint8_t *p = (const uint8_t *)frame->payload.p;
    size_t n = frame->payload.n, skip = side->skip < n ? (size_t)side->skip : n;

    if (side->astray && !carrier->kind->begins(frame, p, n))
        return carrier->proven;
    side->astray = false;
    side->skip -= skip;
    if (skip == n)
        return carrier->proven;
    if (side->n == 0)
        side->seq = frame->seq + (uint32_t)skip;
    note_parts(side, frame);
    side->last = *frame;
    side->last.payload = (struct slice){ NULL, 0 };
    side->last.parts = NULL;
    side->last.n_parts = 0;
    if (!feed_bytes(frames, carrier, side, p + skip, n - skip)) {
        if (!carrier->proven) {
            carrier_release(carriers, carrier);
            return false;
        }
        go_astray(carriers, side);
    }
    return carrier->proven;
}

static void feed_gap(struct frames *frames, struct carrier *carrier, struct carrier_side *side,
                     uint64_t gap)
{
    uint64_t left = CARRIER_LOST;

    if (side->skip >= gap && side->skip > 0) {
        side->skip -= gap;
        return;
    }
    if (side->skip == 0 && !side->astray && carrier->proven && carrier->kind->gap != NULL) {
        side->last.late = true;
        left = carrier->kind->gap(frames, side, gap);
        if (left != CARRIER_LOST && frames->unit_sink != NULL)
            tell_unit(frames, carrier, side, side->bytes, side->n);
    }
    go_astray(frames->carriers, side);
    if (left != CARRIER_LOST) {
        side->astray = false;
        side->skip = left;
    }
}

/* ---- streams ---- */

static const struct carrier_kind *kind_of(const struct frame *frame)
{
    for (size_t i = 0; i < ARRAY_SIZE(kinds); i++)
        if (kinds[i]->begins(frame, (const uint8_t *)frame->payload.p, frame->payload.n))
            return kinds[i];
    return NULL;
}

static uint64_t key_of(const struct frame *frame)
{
    uint64_t key = hash_number((uint64_t)frame->transport << 32 | frame->stream);

    return key != 0 ? key : 1;
}

/* Both sides end; one alone may go on. */
static void feed_end(struct frames *frames, struct carrier *carrier, const struct frame *frame)
{
    struct carrier_side *side = side_of(carrier, frame);

    if (side != NULL)
        feed_gap(frames, carrier, side, UINT64_MAX);
    if (frame->event != STREAM_END)
        carrier_release(frames->carriers, carrier);
}

bool carriers_feed(struct frames *frames, const struct frame *frame)
{
    struct carriers *carriers = frames->carriers;
    bool data = frame->event == STREAM_DATA && frame->payload.n > 0;
    const struct carrier_kind *kind;
    struct carrier *carrier;
    struct carrier_side *side;
    uint32_t i = NO_INDEX;

    if (carriers->by_key.count > 0)
        i = hash_get(&carriers->by_key, key_of(frame));
    if (i == NO_INDEX) {
        kind = data ? kind_of(frame) : NULL;
        if (kind == NULL)
            return false;
        carrier = carrier_new(carriers, key_of(frame), kind);
    } else {
        carrier = &carriers->all[i];
    }
    if (frame->event >= STREAM_END) {
        feed_end(frames, carrier, frame);
        return false;
    }
    side = side_of(carrier, frame);
    if (side == NULL)
        return false;
    if (data)
        return feed_data(frames, carrier, side, frame);
    if (frame->event == STREAM_GAP)
        feed_gap(frames, carrier, side, frame->gap);
    return frame->event == STREAM_GAP && carrier->proven;
}

void carriers_flush(struct frames *frames)
{
    struct carriers *carriers = frames->carriers;

    for (uint32_t i = 0; i < carriers->n; i++)
        for (size_t k = 0; k < ARRAY_SIZE(carriers->all[i].sides) && carriers->all[i].key != 0; k++)
            feed_gap(frames, &carriers->all[i], &carriers->all[i].sides[k], UINT64_MAX);
}
