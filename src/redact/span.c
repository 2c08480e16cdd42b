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
#define NEAR 128u                 /* messages, or datagrams, that a packet may be of */
#define WEBSOCKET_CONTROL 8u      /* in the opcode of a frame (RFC 6455 section 5.2) */
#define TICK (500 * NANOS_PER_MS) /* of the capture's time */

/* A message of one direction of a TCP connection, redacted. */
struct message {
    ref_t ref;
    uint32_t seq, n;
    uint32_t number; /* of the packet that completed it */
    bool stays;      /* as it was sent; there is no `ref`; in a flow that masks alone */
};

struct flow {
    struct endpoint src, dst;
    bool masks;               /* a digest may stand in it where it is not seen: WebSocket */
    struct message *messages; /* by number */
    size_t n, room;
};

/* A datagram, as it was; the fields that its fragments have in common (RFC 791 section 3.2). */
struct datagram {
    ref_t ref;
    ref_t redacted; /* REF_NONE: not yet, or there was no room */
    uint32_t n;
    struct addr src, dst;
    uint32_t id;
    uint32_t before; /* the one before it with the same fields; NO_INDEX: none */
    uint8_t protocol;
};

/* A piece of a message of SCTP, redacted. */
struct piece {
    ref_t ref;
    uint32_t n;
};

struct spans {
    const struct redact *redact;
    struct store *spool;
    struct frames *frames;
    struct framer *framer;
    nanos_t ticked;
    uint32_t number; /* of the packet in hand */
    struct flow *flows;
    size_t n_flows, room_flows, n_messages;
    struct hash by_ends; /* -> flow */
    struct datagram *datagrams;
    size_t n_datagrams, room_datagrams, n_fragments;
    struct hash by_packet, by_key; /* -> datagram; of the latest one */
    uint32_t kept;                 /* the one in `bytes`, NO_INDEX */
    uint8_t *bytes;
    size_t n_bytes;
    struct piece *pieces;
    size_t n_pieces, room_pieces;
    struct hash by_piece;
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

static void keep_message(struct spans *s, const struct frame *f, const struct message *m)
{
    struct flow *flow = flow_of(s, f);

    flow->masks = flow->masks || f->transport == TRANSPORT_WS;
    VEC_PUSH(flow->messages, flow->n, flow->room) = *m;
    s->n_messages++;
}

static void keep_bytes(struct spans *s, const struct frame *f, uint32_t seq, const void *p,
                       size_t n)
{
    keep_message(
        s, f,
        &(struct message){
            .ref = store_add(s->spool, p, n), .seq = seq, .n = (uint32_t)n, .number = s->number });
}

static void keep_as_sent(struct spans *s, const struct frame *f, uint32_t n)
{
    keep_message(s, f,
                 &(struct message){
                     .ref = REF_NONE, .seq = f->seq, .n = n, .number = s->number, .stays = true });
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
        uint32_t lost = f->missing < f->span ? f->missing : f->span;

        keep_as_sent(s, f, f->span - lost);
    } else {
        if (f->transport == TRANSPORT_WS)
            copy = put_in_frames(f, copy, &n);
        keep_bytes(s, f, f->seq, copy, n);
    }
    free(copy);
}

static bool is_http(const struct layers *layers)
{
    return layers->n_bytes > 0 && (layers->bytes[0] == 'G' || layers->bytes[0] == 'H');
}

/* Where only digests are taken out, a unit of WebSocket stays but for the message that it carries,
 * which comes by itself if it can be read. */
static void take_masked(void *context, const struct frame *f, const struct layers *layers)
{
    struct spans *s = context;
    size_t n = layers->n > 0 ? layers->all[0].n : 0;
    char *copy;

    if (f->transport != TRANSPORT_WS || s->n_messages >= PIECES_MOST)
        return;
    if (!is_http(layers)) {
        bool control = layers->n_bytes > 0 && layers->bytes[0] & WEBSOCKET_CONTROL;

        n = control ? layers->n_bytes : n;
        keep_as_sent(s, f, (uint32_t)n);
        return;
    }
    n = layers->n_bytes;
    copy = xstrndup((const char *)layers->bytes, n);
    redact_sip(s->redact, copy, n);
    keep_bytes(s, f, f->seq, copy, n);
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
        for (end = at; end < n && known[end] == known[at]; end++)
            ;
        if (known[at] && s->n_messages < PIECES_MOST)
            keep_bytes(s, f, f->seq + (uint32_t)at, copy + at, end - at);
    }
    free(copy);
    free(known);
}

static void take_frame(void *context, const struct frame *f)
{
    struct spans *s = context;
    bool masked = f->kind == FRAME_DATAGRAM && f->transport == TRANSPORT_WS;

    if (masked && redact_is_digests(s->redact))
        take_message(s, f, f->payload, REF_NONE, 0);
    else if (f->kind == FRAME_STREAM || masked)
        framer_feed(s->framer, f);
}

/* Copies the part of the message that belongs at bytes [seq, seq + n), which were `was` (NULL: the
 * flow does not mask, and no message of it stays). */
static void copy_message(struct spans *s, const struct message *m, uint32_t seq, const char *was,
                         char *p, size_t n)
{
    int32_t ahead = (int32_t)(m->seq - seq); /* sequence numbers wrap */
    size_t skip = ahead < 0 ? (size_t) - (int64_t)ahead : 0, at = ahead > 0 ? (size_t)ahead : 0;

    if (skip >= m->n || at >= n || (m->ref == REF_NONE && !m->stays))
        return;
    size_t take = m->n - skip < n - at ? m->n - skip : n - at;
    if (m->stays)
        memcpy(p + at, was + at, take);
    else
        store_read(s->spool, ref_make(ref_source(m->ref), ref_offset(m->ref) + skip), p + at, take);
}

/* Keep-alives are CR and LF (RFC 5626 section 3.5.1). */
static void blank_segment(char *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (p[i] != '\r' && p[i] != '\n')
            p[i] = '\0';
}

/* The messages of the flow that the packet may hold a piece of. */
static void copy_messages(struct spans *s, const struct flow *flow, uint32_t number, uint32_t seq,
                          const char *was, char *p, size_t n)
{
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
        copy_message(s, &flow->messages[k], seq, was, p, n);
    for (size_t k = low + NEAR < flow->n ? low + NEAR : flow->n; k-- > low;)
        copy_message(s, &flow->messages[k], seq, was, p, n);
}

void spans_segment(struct spans *s, struct endpoint src, struct endpoint dst, uint32_t number,
                   uint32_t seq, char *p, size_t n)
{
    uint32_t i = n > 0 ? find_flow(s, src, dst) : NO_INDEX;
    const struct flow *flow = i != NO_INDEX ? &s->flows[i] : NULL;
    char *was = flow != NULL && flow->masks ? xstrndup(p, n) : NULL;

    if (redact_is_digests(s->redact) && was == NULL)
        redact_sip(s->redact, p, n); /* a piece of something, at least */
    else
        blank_segment(p, n);
    if (flow != NULL)
        copy_messages(s, flow, number, seq, was, p, n);
    free(was);
}

/* ---- fragments ---- */

static uint64_t datagram_key(const struct layer *is)
{
    uint64_t id = (uint64_t)is->id << 16 | (uint64_t)is->protocol << 8 | is->src.addr.family;

    const uint64_t words[] = { addr_hash(is->src.addr), addr_hash(is->dst.addr), id };

    return hash_words(words, ARRAY_SIZE(words));
}

static bool same_id(const struct datagram *d, const struct layer *is)
{
    return d->id == is->id && d->protocol == is->protocol && addr_eq(d->src, is->src.addr) &&
           addr_eq(d->dst, is->dst.addr);
}

static uint64_t packet_key(uint64_t key, uint32_t number)
{
    const uint64_t words[] = { key, number };

    return hash_words(words, ARRAY_SIZE(words));
}

static void take_datagram(void *context, const struct joined_datagram *joined)
{
    struct spans *s = context;
    uint64_t key = datagram_key(&joined->is);
    uint32_t id = (uint32_t)s->n_datagrams;

    if (s->n_datagrams >= PIECES_MOST)
        return;
    VEC_PUSH(s->datagrams, s->n_datagrams, s->room_datagrams) = (struct datagram){
        .ref = store_add(s->spool, joined->bytes, joined->n),
        .redacted = REF_NONE,
        .n = joined->n,
        .src = joined->is.src.addr,
        .dst = joined->is.dst.addr,
        .id = joined->is.id,
        .protocol = joined->is.protocol,
        .before = hash_get(&s->by_key, key),
    };
    for (size_t i = 0; i < joined->n_parts && s->n_fragments < PIECES_MOST; i++, s->n_fragments++)
        hash_put(&s->by_packet, packet_key(key, joined->parts[i]), id);
    hash_put(&s->by_key, key, id);
}

static bool holds(const struct spans *s, const struct datagram *d, const struct span_fragment *part)
{
    const struct layer *layer = part->layer;

    if (d->ref == REF_NONE || layer->offset + layer->n > d->n)
        return false;
    uint8_t *was = xmalloc(layer->n + 1);
    ref_t ref = ref_make(ref_source(d->ref), ref_offset(d->ref) + layer->offset);
    bool same = store_read(s->spool, ref, was, layer->n) == layer->n &&
                memcmp(was, part->bytes, layer->n) == 0;

    free(was);
    return same;
}

/* By the number of the packet; or, of one that was captured twice, by its bytes. */
static uint32_t datagram_of(const struct spans *s, const struct span_fragment *part)
{
    uint64_t key = datagram_key(part->layer);
    uint32_t i = hash_get(&s->by_packet, packet_key(key, part->number));

    if (i != NO_INDEX && same_id(&s->datagrams[i], part->layer))
        return i;
    i = hash_get(&s->by_key, key);
    for (unsigned n = 0; i != NO_INDEX && n < NEAR; n++, i = s->datagrams[i].before)
        if (same_id(&s->datagrams[i], part->layer) && holds(s, &s->datagrams[i], part))
            return i;
    return NO_INDEX;
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

/* Fragments of several datagrams come by turns: each is redacted once. */
void spans_keep(struct spans *s, const struct span_fragment *part, uint8_t *bytes, size_t n)
{
    uint32_t id = datagram_of(s, part);

    if (id != NO_INDEX && n == s->datagrams[id].n)
        s->datagrams[id].redacted = store_add(s->spool, bytes, n);
    free(s->bytes);
    s->bytes = bytes;
    s->n_bytes = n;
    s->kept = id;
}

bool spans_fragment(struct spans *s, const struct span_fragment *part, uint8_t *p, size_t n)
{
    uint32_t offset = part->layer->offset, id = datagram_of(s, part);
    const struct datagram *d = id != NO_INDEX ? &s->datagrams[id] : NULL;
    size_t have = d != NULL && offset < d->n ? d->n - offset : 0;

    if (d == NULL || (id != s->kept && d->redacted == REF_NONE))
        return false;
    have = have < n ? have : n;
    if (have > 0 && id == s->kept)
        memcpy(p, s->bytes + offset, have);
    else if (have > 0)
        have = store_read(
            s->spool, ref_make(ref_source(d->redacted), ref_offset(d->redacted) + offset), p, have);
    walk_blank(p + have, n - have);
    return true;
}

/* ---- chunks of SCTP ---- */

static void take_pieces(void *context, const struct frame *f, const struct joined_piece *pieces,
                        size_t n)
{
    struct spans *s = context;
    uint8_t *copy = xmalloc(f->payload.n + 1);
    ref_t ref;

    memcpy(copy, f->payload.p, f->payload.n);
    redact_datagram(s->redact, f->src.port, f->dst.port, copy, f->payload.n);
    ref = store_add(s->spool, copy, f->payload.n);
    for (size_t i = 0; i < n && ref != REF_NONE && s->n_pieces < PIECES_MOST; i++) {
        hash_put(&s->by_piece, pieces[i].piece, (uint32_t)s->n_pieces);
        VEC_PUSH(s->pieces, s->n_pieces, s->room_pieces) =
            (struct piece){ ref_make(ref_source(ref), ref_offset(ref) + pieces[i].at),
                            pieces[i].n };
    }
    free(copy);
}

bool spans_piece(struct spans *s, uint64_t piece, uint8_t *p, size_t n)
{
    uint32_t i = hash_get(&s->by_piece, piece);

    return i != NO_INDEX && s->pieces[i].n == n &&
           store_read(s->spool, s->pieces[i].ref, p, n) == n;
}

/* ---- */

struct spans *spans_new(const struct redact *redact)
{
    struct spans *s = xcalloc(1, sizeof *s);

    s->redact = redact;
    s->spool = store_new(SPOOL);
    s->frames = frames_new(take_frame, s);
    frames_watch_units(s->frames, redact_is_digests(redact) ? take_masked : take_unit, s);
    frames_watch_datagrams(s->frames, take_datagram, s);
    frames_watch_pieces(s->frames, take_pieces, s);
    s->framer = framer_new(take_message, s);
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
    for (size_t i = 0; i < s->n_flows; i++)
        free(s->flows[i].messages);
    free(s->flows);
    free(s->datagrams);
    free(s->pieces);
    hash_done(&s->by_ends);
    hash_done(&s->by_piece);
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
    if (packet->caplen > 0)
        feed_frames(s, packet);
}

void spans_finish(struct spans *s)
{
    frames_flush(s->frames);
    framer_flush(s->framer);
}
