/* span.c - messages and datagrams that span packets, learnt before any of them is redacted. */
#include "config.h"

#include "redact/span.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "frame/layers.h"
#include "redact/redact_private.h"
#include "sip/framer.h"

#define SPOOL (UINT64_C(1) << 30) /* bytes of what is learnt */
#define PIECES_MOST 8000000u      /* messages, fragments: of each */
#define SPREAD_MOST (4u << 20)    /* bytes of a stream that one message is spread over */
#define NEAR 128u                 /* messages that a packet may be of */
#define TICK (500 * NANOS_PER_MS) /* of the capture's time */
#define OPEN_MAX 128              /* datagrams that are not whole, as frame/ */
#define OPEN_TIME (30 * NANOS_PER_S)
#define DATAGRAM_MAX 65536u
#define UNIT 8u /* fragments lie on multiples of it */

/* A message of one direction of a TCP connection, redacted. */
struct message {
    ref_t ref;
    uint32_t seq, n;
    uint32_t number; /* of the packet that completed it */
};

struct flow {
    struct endpoint src, dst;
    struct message *messages; /* by number */
    size_t n, room;
};

/* The fields that the fragments of one datagram have in common (RFC 791 section 3.2). */
struct datagram_id {
    struct addr src, dst;
    uint32_t id;
    uint8_t protocol;
};

/* A datagram, as it was. */
struct datagram {
    ref_t ref;
    uint32_t n;
    struct datagram_id is;
};

struct open {
    uint64_t key;
    struct datagram_id is;
    nanos_t since;
    uint32_t size, end, units; /* size: 0 until the last fragment came */
    uint32_t *numbers;         /* of its packets */
    size_t n_numbers, room_numbers;
    uint64_t held[DATAGRAM_MAX / UNIT / 64];
    uint8_t bytes[DATAGRAM_MAX];
};

struct spans {
    const struct redact *redact;
    struct store *spool, *none;
    struct frames *frames;
    struct framer *framer;
    nanos_t ticked;
    uint32_t number; /* of the packet in hand */
    struct flow *flows;
    size_t n_flows, room_flows, n_messages;
    struct hash by_ends; /* -> flow */
    struct open *open[OPEN_MAX];
    size_t n_open;
    struct open *done; /* the last that became whole */
    struct datagram *datagrams;
    size_t n_datagrams, room_datagrams, n_fragments;
    struct hash by_packet, by_key; /* -> datagram; of the latest one */
    uint32_t kept;                 /* the one in `bytes`, NO_INDEX */
    uint8_t *bytes;
    size_t n_bytes;
};

/* ---- TCP ---- */

/* NO_INDEX: nothing was learnt of it. */
static uint32_t find_flow(const struct spans *s, struct endpoint src, struct endpoint dst)
{
    uint32_t i = hash_get(&s->by_ends, endpoints_hash(&src, &dst, 0));
    bool same =
        i != NO_INDEX && endpoint_eq(s->flows[i].src, src) && endpoint_eq(s->flows[i].dst, dst);

    return same ? i : NO_INDEX;
}

static struct flow *flow_of(struct spans *s, const struct frame *f)
{
    uint32_t i = find_flow(s, f->src, f->dst);

    if (i == NO_INDEX) {
        i = (uint32_t)s->n_flows;
        VEC_PUSH(s->flows, s->n_flows, s->room_flows) =
            (struct flow){ .src = f->src, .dst = f->dst };
        hash_put(&s->by_ends, endpoints_hash(&f->src, &f->dst, 0), i);
    }
    return &s->flows[i];
}

/* A message of WebSocket as it stands in the stream: under its mask, or, where there is more to it,
 * nothing. */
static char *put_in_frames(const struct frame *f, char *message, size_t *n)
{
    if (!f->in_place) {
        free(message);
        *n = f->span < SPREAD_MOST ? f->span : SPREAD_MOST;
        return xcalloc(1, *n + 1);
    }
    for (size_t i = 0; i < *n; i++)
        message[i] = (char)((uint8_t)message[i] ^ f->mask[i & 3]);
    return message;
}

static void take_message(void *context, const struct frame *f, const struct slice bytes, ref_t ref,
                         uint32_t missing)
{
    struct spans *s = context;

    (void)ref;
    (void)missing;
    if (s->n_messages >= PIECES_MOST)
        return;
    size_t n = bytes.n;
    char *copy = xstrndup(bytes.p, n);

    redact_sip(s->redact, copy, n);
    /* Where only digests are taken out, most messages stay as they were sent. */
    if (f->transport == TRANSPORT_WS && redact_is_digests(s->redact) &&
        memcmp(copy, bytes.p, n) == 0) {
        free(copy);
        return;
    }
    if (f->transport == TRANSPORT_WS)
        copy = put_in_frames(f, copy, &n);
    struct message m = { store_add(s->spool, copy, n), f->seq, (uint32_t)n, s->number };
    struct flow *flow = flow_of(s, f);

    VEC_PUSH(flow->messages, flow->n, flow->room) = m;
    s->n_messages++;
    free(copy);
}

/* What is known of a unit stands in the stream as it was, or redacted; its message comes by itself.
 */
static void take_unit(void *context, const struct frame *f, const struct layers *layers)
{
    struct spans *s = context;
    size_t n = layers->n_bytes;
    uint8_t *copy = xmalloc(n + 1), *known = xcalloc(n + 1, 1);

    memcpy(copy, layers->bytes, n);
    redact_unit(s->redact, layers, copy, known);
    for (size_t at = 0, end; at < n; at = end) {
        struct flow *flow;

        for (end = at; end < n && known[end] == known[at]; end++)
            ;
        if (!known[at] || s->n_messages >= PIECES_MOST)
            continue;
        flow = flow_of(s, f);
        VEC_PUSH(flow->messages, flow->n, flow->room) =
            (struct message){ store_add(s->spool, copy + at, end - at), f->seq + (uint32_t)at,
                              (uint32_t)(end - at), s->number };
        s->n_messages++;
    }
    free(copy);
    free(known);
}

static void take_frame(void *context, const struct frame *f)
{
    struct spans *s = context;

    if (f->kind == FRAME_STREAM || (f->kind == FRAME_DATAGRAM && f->transport == TRANSPORT_WS))
        framer_feed(s->framer, f);
}

/* Copies the part of the message that belongs at bytes [seq, seq + n). */
static void copy_message(struct spans *s, const struct message *m, uint32_t seq, char *p, size_t n)
{
    int32_t ahead = (int32_t)(m->seq - seq); /* sequence numbers wrap */
    size_t skip = ahead < 0 ? (size_t) - (int64_t)ahead : 0, at = ahead > 0 ? (size_t)ahead : 0;

    if (skip >= m->n || at >= n || m->ref == REF_NONE)
        return;
    size_t take = m->n - skip < n - at ? m->n - skip : n - at;
    store_read(s->spool, ref_make(ref_source(m->ref), ref_offset(m->ref) + skip), p + at, take);
}

/* Keep-alives are CR and LF (RFC 5626 section 3.5.1). */
static void blank_segment(char *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (p[i] != '\r' && p[i] != '\n')
            p[i] = '\0';
}

void spans_segment(struct spans *s, struct endpoint src, struct endpoint dst, uint32_t number,
                   uint32_t seq, char *p, size_t n)
{
    uint32_t i = n > 0 ? find_flow(s, src, dst) : NO_INDEX;

    if (redact_is_digests(s->redact))
        redact_sip(s->redact, p, n); /* a piece of something, at least */
    else
        blank_segment(p, n);
    if (i == NO_INDEX)
        return;
    const struct flow *flow = &s->flows[i];
    size_t low = 0, high = flow->n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (flow->messages[middle].number < number)
            low = middle + 1;
        else
            high = middle;
    }
    /* The nearest last: it counts where numbers wrapped or the ends began anew. */
    for (size_t k = low > NEAR ? low - NEAR : 0; k < low; k++)
        copy_message(s, &flow->messages[k], seq, p, n);
    for (size_t k = low + NEAR < flow->n ? low + NEAR : flow->n; k-- > low;)
        copy_message(s, &flow->messages[k], seq, p, n);
}

/* ---- fragments ---- */

static uint64_t datagram_key(const struct span_fragment *part)
{
    uint64_t id = (uint64_t)part->id << 16 | (uint64_t)part->protocol << 8 | part->src.family;

    const uint64_t words[] = { addr_hash(part->src), addr_hash(part->dst), id };

    return hash_words(words, ARRAY_SIZE(words));
}

static struct datagram_id id_of(const struct span_fragment *part)
{
    return (struct datagram_id){ part->src, part->dst, part->id, part->protocol };
}

static bool same_id(const struct datagram_id *a, const struct span_fragment *part)
{
    return a->id == part->id && a->protocol == part->protocol && addr_eq(a->src, part->src) &&
           addr_eq(a->dst, part->dst);
}

static uint64_t packet_key(uint64_t key, uint32_t number)
{
    const uint64_t words[] = { key, number };

    return hash_words(words, ARRAY_SIZE(words));
}

static void know_fragment(struct spans *s, uint64_t key, uint32_t number, uint32_t datagram)
{
    if (s->n_fragments++ < PIECES_MOST)
        hash_put(&s->by_packet, packet_key(key, number), datagram);
}

static void open_free(struct open *o)
{
    if (o != NULL)
        free(o->numbers);
    free(o);
}

/* Whole, or as far as it came: it is known from here on. */
static void close_datagram(struct spans *s, size_t i)
{
    struct open *o = s->open[i];
    uint32_t n = o->size > 0 ? o->size : o->end, id = (uint32_t)s->n_datagrams;

    s->open[i] = s->open[--s->n_open];
    open_free(s->done);
    s->done = o;
    if (s->n_datagrams >= PIECES_MOST)
        return;
    VEC_PUSH(s->datagrams, s->n_datagrams, s->room_datagrams) =
        (struct datagram){ store_add(s->spool, o->bytes, n), n, o->is };
    for (size_t k = 0; k < o->n_numbers; k++)
        know_fragment(s, o->key, o->numbers[k], id);
    hash_put(&s->by_key, o->key, id);
}

/* The same fragment once more, after its datagram became whole: a mirror port saw it twice. */
static bool is_again(struct spans *s, uint64_t key, const struct span_fragment *part,
                     const uint8_t *p, size_t n)
{
    uint32_t id = hash_get(&s->by_key, key);

    if (id == NO_INDEX)
        return false;
    const struct datagram *d = &s->datagrams[id];

    if (d->ref == REF_NONE || part->offset + n > d->n || !same_id(&d->is, part))
        return false;
    uint8_t *was = xmalloc(n + 1);
    ref_t ref = ref_make(ref_source(d->ref), ref_offset(d->ref) + part->offset);
    bool same = store_read(s->spool, ref, was, n) == n && memcmp(was, p, n) == 0;

    free(was);
    if (same)
        know_fragment(s, key, part->number, id);
    return same;
}

/* n_open: there is none. */
static size_t look_for_open(const struct spans *s, uint64_t key, const struct span_fragment *part)
{
    size_t i = 0;

    while (i < s->n_open && !(s->open[i]->key == key && same_id(&s->open[i]->is, part)))
        i++;
    return i;
}

static size_t find_open(struct spans *s, uint64_t key, const struct span_fragment *part)
{
    size_t i = look_for_open(s, key, part), oldest = 0;
    nanos_t now = part->time;

    if (i < s->n_open && now - s->open[i]->since > OPEN_TIME) {
        close_datagram(s, i);
        i = s->n_open;
    }
    if (i < s->n_open)
        return i;
    for (size_t k = 1; k < s->n_open; k++)
        if (s->open[k]->since < s->open[oldest]->since)
            oldest = k;
    if (s->n_open == OPEN_MAX)
        close_datagram(s, oldest);
    s->open[s->n_open] = xcalloc(1, sizeof **s->open);
    s->open[s->n_open]->key = key;
    s->open[s->n_open]->is = id_of(part);
    s->open[s->n_open]->since = now;
    return s->n_open++;
}

/* The bytes that came first stay where fragments overlap, as frame/fragment.h has it. */
static void add_bytes(struct open *o, const struct span_fragment *part, const uint8_t *p, size_t n)
{
    uint32_t end = part->offset + part->len;

    for (uint32_t at = 0; at < part->len; at += UNIT) {
        uint32_t unit = (part->offset + at) / UNIT;

        if (o->held[unit / 64] >> unit % 64 & 1)
            continue;
        o->held[unit / 64] |= UINT64_C(1) << unit % 64;
        o->units++;
        if (at < n)
            memcpy(o->bytes + part->offset + at, p + at, n - at < UNIT ? n - at : UNIT);
    }
    o->end = end > o->end ? end : o->end;
    if (!part->more)
        o->size = end;
}

static bool fits(const struct open *o, const struct span_fragment *part)
{
    uint32_t end = part->offset + part->len;

    if (part->len == 0 || end >= DATAGRAM_MAX || (part->more && part->len % UNIT != 0))
        return false;
    if (o->size > 0)
        return part->more ? end <= o->size : end == o->size;
    return part->more || end >= o->end;
}

const uint8_t *spans_add(struct spans *s, const struct span_fragment *part, const uint8_t *p,
                         size_t n, size_t *whole)
{
    uint64_t key = datagram_key(part);
    size_t i = look_for_open(s, key, part);

    if (part->len > DATAGRAM_MAX || (i == s->n_open && is_again(s, key, part, p, n)))
        return NULL;
    i = find_open(s, key, part);
    struct open *o = s->open[i];

    if (!fits(o, part))
        return NULL;
    VEC_PUSH(o->numbers, o->n_numbers, o->room_numbers) = part->number;
    add_bytes(o, part, p, n < part->len ? n : part->len);
    if (o->n_numbers < DATAGRAM_MAX && (o->size == 0 || o->units < (o->size + UNIT - 1) / UNIT))
        return NULL;
    close_datagram(s, i);
    *whole = o->size > 0 ? o->size : o->end;
    return o->bytes;
}

static uint32_t datagram_of(struct spans *s, const struct span_fragment *part)
{
    uint32_t id = hash_get(&s->by_packet, packet_key(datagram_key(part), part->number));

    return id != NO_INDEX && same_id(&s->datagrams[id].is, part) ? id : NO_INDEX;
}

uint8_t *spans_datagram(struct spans *s, const struct span_fragment *part, size_t *n)
{
    uint32_t id = datagram_of(s, part);

    if (id == NO_INDEX || s->datagrams[id].ref == REF_NONE)
        return NULL;
    uint8_t *bytes = xmalloc(s->datagrams[id].n + 1);

    *n = store_read(s->spool, s->datagrams[id].ref, bytes, s->datagrams[id].n);
    if (*n == s->datagrams[id].n)
        return bytes;
    free(bytes);
    return NULL;
}

void spans_keep(struct spans *s, const struct span_fragment *part, uint8_t *bytes, size_t n)
{
    free(s->bytes);
    s->bytes = bytes;
    s->n_bytes = n;
    s->kept = datagram_of(s, part);
}

bool spans_fragment(struct spans *s, const struct span_fragment *part, uint8_t *p, size_t n)
{
    if (s->kept == NO_INDEX || datagram_of(s, part) != s->kept)
        return false;
    size_t have = part->offset < s->n_bytes ? s->n_bytes - part->offset : 0;

    have = have < n ? have : n;
    if (have > 0)
        memcpy(p, s->bytes + part->offset, have);
    walk_blank(p + have, n - have);
    return true;
}

/* ---- */

struct spans *spans_new(const struct redact *redact)
{
    struct spans *s = xcalloc(1, sizeof *s);

    s->redact = redact;
    s->spool = store_new(SPOOL);
    s->none = store_new(0);
    s->frames = frames_new(take_frame, s);
    if (!redact_is_digests(redact))
        frames_watch_units(s->frames, take_unit, s);
    s->framer = framer_new(s->none, take_message, s);
    s->ticked = NANOS_NONE;
    s->kept = NO_INDEX;
    return s;
}

void spans_free(struct spans *s)
{
    if (s == NULL)
        return;
    frames_free(s->frames);
    framer_free(s->framer);
    store_free(s->spool);
    store_free(s->none);
    for (size_t i = 0; i < s->n_flows; i++)
        free(s->flows[i].messages);
    free(s->flows);
    for (size_t i = 0; i < s->n_open; i++)
        open_free(s->open[i]);
    open_free(s->done);
    free(s->datagrams);
    hash_done(&s->by_ends);
    hash_done(&s->by_packet);
    hash_done(&s->by_key);
    free(s->bytes);
    free(s);
}

/* As session_feed() does it, so that the same is given up at the same time. */
static void feed_frames(struct spans *s, const struct packet *packet)
{
    if (s->ticked == NANOS_NONE || packet->time < s->ticked)
        s->ticked = packet->time;
    if (packet->time - s->ticked >= TICK) {
        s->ticked = packet->time;
        framer_tick(s->framer, packet->time);
    }
    frames_feed(s->frames, packet);
}

void spans_learn(struct spans *s, const struct packet *packet)
{
    s->number = packet->number;
    if (packet->caplen == 0)
        return;
    feed_frames(s, packet);
    redact_learn_packet(s, packet);
}

void spans_finish(struct spans *s)
{
    frames_flush(s->frames);
    framer_flush(s->framer);
    while (s->n_open > 0)
        close_datagram(s, s->n_open - 1);
}
