/* fragment.c - datagrams put together again from their fragments (RFC 791, RFC 8200 section 4.5).
 */
#include "config.h"

#include "frame/fragment.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"

#define SIZE_MAX_IP 65535u
#define UNIT 8u /* fragments lie on multiples of it */
#define UNITS ((SIZE_MAX_IP + UNIT) / UNIT)
#define SIZE_UNKNOWN UINT32_MAX
#define PROTOCOL_UDP 17

struct datagram {
    uint64_t key;
    size_t place;                   /* in `open` */
    struct datagram *older, *newer; /* by when the first of it came */
    struct frame frame;             /* of the latest fragment; TTL of the first */
    struct fragment part;           /* of the first one seen */
    nanos_t since;
    uint32_t size;  /* known from the last fragment */
    uint32_t end;   /* of the bytes seen so far */
    uint32_t cut;   /* from here on the capture lacks bytes */
    uint32_t units; /* held */
    uint8_t depth;
    bool started; /* the fragment with offset 0 is there */
    uint8_t *bytes;
    size_t room;
    uint32_t *parts; /* numbers of the packets it came in */
    size_t n_parts, parts_room;
    uint64_t held[(UNITS + 63) / 64];
};

struct fragments {
    struct datagram **open;
    size_t n, most;
    struct hash by_key; /* -> index into `open` */
    struct datagram *oldest, *newest;
};

struct fragments *fragments_new(size_t most)
{
    struct fragments *fragments = xcalloc(1, sizeof *fragments);

    fragments->most = most > 0 ? most : 1;
    fragments->open = xcalloc(fragments->most, sizeof *fragments->open);
    return fragments;
}

size_t fragments_count(const struct fragments *fragments)
{
    return fragments->n;
}

static void datagram_free(struct datagram *d)
{
    free(d->bytes);
    free(d->parts);
    free(d);
}

void fragments_free(struct fragments *fragments)
{
    for (size_t i = 0; i < fragments->n; i++)
        datagram_free(fragments->open[i]);
    hash_done(&fragments->by_key);
    free(fragments->open);
    free(fragments);
}

/* IPv4 tells datagrams apart by protocol too; in IPv6 only the first fragment's next header counts
 * and is the same in all that matter here. */
static uint64_t datagram_key(const struct frame *frame, const struct fragment *part)
{
    uint64_t id = (uint64_t)part->id << 16 | (uint64_t)part->protocol << 8 | frame->src.addr.family;
    const uint64_t words[] = { addr_hash(frame->src.addr), addr_hash(frame->dst.addr), id };

    return hash_words(words, ARRAY_SIZE(words));
}

static bool datagram_is(const struct datagram *d, const struct frame *frame,
                        const struct fragment *part)
{
    return d->part.id == part->id && d->part.protocol == part->protocol &&
           addr_eq(d->frame.src.addr, frame->src.addr) &&
           addr_eq(d->frame.dst.addr, frame->dst.addr);
}

/* Takes it out of the table, so that what is decoded from it may use the table again. */
static struct datagram *take(struct fragments *fragments, size_t i)
{
    struct datagram *d = fragments->open[i], *last = fragments->open[--fragments->n];

    if (hash_get(&fragments->by_key, d->key) == i)
        hash_remove(&fragments->by_key, d->key);
    if (last != d && hash_get(&fragments->by_key, last->key) == fragments->n)
        hash_put(&fragments->by_key, last->key, (uint32_t)i);
    fragments->open[i] = last;
    last->place = i;
    *(d->older == NULL ? &fragments->oldest : &d->older->newer) = d->newer;
    *(d->newer == NULL ? &fragments->newest : &d->newer->older) = d->older;
    return d;
}

static void put(struct fragments *fragments, struct datagram *d)
{
    d->older = fragments->newest;
    *(d->older == NULL ? &fragments->oldest : &d->older->newer) = d;
    fragments->newest = d;
    hash_put(&fragments->by_key, d->key, (uint32_t)fragments->n);
    d->place = fragments->n++;
    fragments->open[d->place] = d;
}

static bool is_held(const struct datagram *d, uint32_t unit)
{
    return d->held[unit / 64] >> unit % 64 & 1;
}

/* Decodes bytes [0, end) of a datagram as if they had come in one packet. */
static void decode_datagram(struct frames *frames, struct datagram *d, uint32_t end)
{
    struct frame saved = frames->frame;
    struct cursor c = {
        .p = d->bytes,
        .n = end < d->cut ? end : d->cut,
        .len = end,
        .ref = REF_NONE,
        .depth = d->depth,
    };

    frames->frame = d->frame;
    frames->frame.fragmented = true;
    frames->frame.missing = 0;
    frames->frame.parts = d->parts;
    frames->frame.n_parts = (uint32_t)d->n_parts;
    decode_fragmented(frames, &c, d->part.protocol);
    frames->frame = saved;
}

/* For who rewrites packets. */
COLD static void tell_datagram(const struct frames *frames, const struct datagram *d)
{
    const struct joined_datagram joined = {
        .is = { .kind = LAYER_FRAGMENT,
                .src = d->frame.src,
                .dst = d->frame.dst,
                .id = d->part.id,
                .protocol = d->part.protocol },
        .bytes = d->bytes,
        .n = d->size != SIZE_UNKNOWN ? d->size : d->end,
        .parts = d->parts,
        .n_parts = d->n_parts,
    };

    if (d->bytes != NULL)
        frames->datagram_sink(frames->datagram_context, &joined);
}

/* Hands out the parts of a datagram that will not become whole. Only UDP knows its length without
 * IP's. */
static void give_up(struct frames *frames, size_t i)
{
    struct datagram *d = take(frames->fragments, i);
    uint32_t unit = 0;

    while (unit < UNITS && is_held(d, unit))
        unit++;
    uint32_t end = unit * UNIT < d->end ? unit * UNIT : d->end;

    if (d->part.protocol == PROTOCOL_UDP && end >= UNIT)
        decode_datagram(frames, d, end);
    if (frames->datagram_sink != NULL)
        tell_datagram(frames, d);
    datagram_free(d);
}

static size_t open_datagram(struct frames *frames, const struct fragment *part, uint8_t depth)
{
    struct fragments *fragments = frames->fragments;
    const struct frame *frame = &frames->frame;
    uint64_t key = datagram_key(frame, part);
    uint32_t i = hash_get(&fragments->by_key, key);
    struct datagram *d;

    if (i != NO_INDEX && datagram_is(fragments->open[i], frame, part))
        return i;
    /* A loop: what is given up may be a tunnel and open another one. */
    while (fragments->n == fragments->most) {
        frames->lost.fragments++;
        give_up(frames, fragments->oldest->place);
    }
    d = xcalloc(1, sizeof *d);
    d->key = key;
    d->frame = *frame;
    d->part = *part;
    d->since = frame->time;
    d->size = SIZE_UNKNOWN;
    d->cut = SIZE_UNKNOWN;
    d->depth = depth;
    put(fragments, d);
    return fragments->n - 1;
}

/* Can the fragment be part of the datagram, as far as that is known? */
static bool fits(const struct datagram *d, const struct fragment *part, uint32_t len)
{
    uint32_t end = part->offset + len;

    if (end > SIZE_MAX_IP || (part->more && (len == 0 || len % UNIT != 0)))
        return false;
    if (d->size != SIZE_UNKNOWN)
        return part->more ? end <= d->size : end == d->size;
    return part->more || end >= d->end;
}

/* True if some of it was there before. */
static bool copy_units(struct datagram *d, const struct cursor *c, uint32_t offset)
{
    bool overlap = false;

    for (uint32_t at = 0; at < c->len; at += UNIT) {
        uint32_t unit = (offset + at) / UNIT;

        if (is_held(d, unit)) {
            overlap = true;
            continue;
        }
        d->held[unit / 64] |= UINT64_C(1) << unit % 64;
        d->units++;
        if (at < c->n)
            memcpy(d->bytes + offset + at, c->p + at, c->n - at < UNIT ? c->n - at : UNIT);
        uint32_t lacking = offset + (at > c->n ? at : c->n);

        if (c->n < c->len && at + UNIT > c->n && lacking < d->cut)
            d->cut = lacking;
    }
    return overlap;
}

/* A fragment may itself have come in fragments, of a tunnel. */
static void add_parts(struct datagram *d, const struct frame *frame)
{
    const uint32_t *parts = frame->parts != NULL ? frame->parts : &frame->number;
    uint32_t n = frame->parts != NULL ? frame->n_parts : 1;

    for (uint32_t i = 0; i < n && d->n_parts < UNITS; i++)
        VEC_PUSH(d->parts, d->n_parts, d->parts_room) = parts[i];
}

static void add(struct frames *frames, struct datagram *d, const struct cursor *c,
                const struct fragment *part)
{
    uint32_t end = part->offset + c->len;

    if (end > d->room) {
        /* Not set to zeros: nothing is read that was not held, and few bytes may cost few; but
         * who rewrites packets is told of all. */
        uint32_t room = end > 4096 ? SIZE_MAX_IP + UNIT : 4096;

        d->bytes = xrealloc(d->bytes, room);
        if (frames->datagram_sink != NULL)
            memset(d->bytes + d->room, 0, room - d->room);
        d->room = room;
    }
    if (end > d->end)
        d->end = end;
    if (!part->more)
        d->size = end;
    if (part->offset == 0 && !d->started) {
        d->started = true;
        d->frame.ttl = frames->frame.ttl;
        d->frame.tos = frames->frame.tos;
    }
    d->frame.number = frames->frame.number;
    d->frame.time = frames->frame.time;
    add_parts(d, &frames->frame);
    if (copy_units(d, c, part->offset))
        frames->stats.fragments_overlapping++;
}

/* A beginning is read as if it were the whole. */
static void note_fragment(struct frames *frames, const struct cursor *c,
                          const struct fragment *part)
{
    struct cursor inner = *c;

    layers_note_fragment(frames, c, part);
    frames->frame.fragmented = true;
    if (part->offset == 0)
        decode_fragmented(frames, &inner, part->protocol);
}

void fragments_feed(struct frames *frames, const struct cursor *c, const struct fragment *part)
{
    if (frames->layers != NULL) {
        note_fragment(frames, c, part);
        return;
    }
    size_t i = open_datagram(frames, part, c->depth);
    struct datagram *d = frames->fragments->open[i];

    frames->stats.fragments++;
    if (!fits(d, part, c->len)) {
        frames->stats.malformed++;
        if (d->end == 0)
            datagram_free(take(frames->fragments, i));
        return;
    }
    add(frames, d, c, part);
    if (d->size == SIZE_UNKNOWN || d->units < (d->size + UNIT - 1) / UNIT)
        return;
    take(frames->fragments, i);
    decode_datagram(frames, d, d->size);
    if (frames->datagram_sink != NULL)
        tell_datagram(frames, d);
    datagram_free(d);
}

void fragments_tick(struct frames *frames, nanos_t now)
{
    struct fragments *fragments = frames->fragments;

    /* A datagram that is given up may open others in its place: none is looked at twice. */
    for (size_t i = fragments->n; i-- > 0;) {
        if (i < fragments->n &&
            time_since(fragments->open[i]->since, now) > (uint64_t)FRAGMENT_TIMEOUT) {
            frames->stats.fragments_timed_out++;
            give_up(frames, i);
        }
    }
}

void fragments_flush(struct frames *frames)
{
    /* Bounded, since each round holds fewer bytes than the one before it. */
    while (frames->fragments->n > 0)
        give_up(frames, frames->fragments->n - 1);
}
