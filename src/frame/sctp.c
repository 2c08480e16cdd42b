/* sctp.c - messages in SCTP (RFC 9260), interleaved ones too (RFC 8260), and how associations begin
 * and end.
 *
 * One packet may hold several, and one message may come in many chunks, which follow each other by
 * their numbers. A message is handed out when its last chunk was captured, whatever comes before it
 * in its stream: that order is the receiver's. A chunk that is sent again is a duplicate. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "frame/frame_private.h"

#define HEADER 12u
#define CHUNK_HEADER 4u
#define FLOWS_MAX 1024u /* directions of associations; of more, the one whose turn it is goes */
#define SEEN 1024u      /* numbers before the highest that are remembered */
#define CHUNKS_MAX 256u /* that wait in one direction */
#define MESSAGE_MAX (256u * 1024)
#define WAITING_MAX (8u << 20) /* bytes that wait in all */
#define WAITING_TIME (30 * NANOS_PER_S)

enum { DATA = 0, INIT = 1, INIT_ACK = 2, ABORT = 6, SHUTDOWN = 7, I_DATA = 64 };
enum { LAST = 1, FIRST = 2, UNORDERED = 4 };

/* A part of a message that is not whole yet. */
struct chunk {
    struct chunk *next;
    uint64_t message; /* of I-DATA: which; of DATA 0, there TSNs tell */
    uint32_t place;   /* TSN, or the number of the fragment */
    uint32_t n, missing;
    uint32_t number; /* of the packet */
    uint32_t tsn;
    uint8_t flags;
    uint8_t bytes[];
};

/* One direction of an association: its verification tag and ports. */
struct flow {
    uint64_t key;
    uint32_t top; /* the highest TSN so far */
    bool known;   /* `top` is */
    uint64_t seen[SEEN / 64];
    struct chunk *first; /* by message and place */
    uint32_t n;
    nanos_t since;     /* when the last chunk was added */
    struct frame last; /* that brought it */
};

struct sctp {
    struct flow *all;
    uint32_t n, hand;
    size_t room;
    struct hash by_key;
    size_t waiting;
    uint32_t n_waiting; /* chunks */
    uint8_t message[MESSAGE_MAX];
    uint32_t parts[CHUNKS_MAX];
};

/* A chunk of data that is being read. */
struct piece {
    uint32_t tsn, place;
    uint64_t message;
    uint8_t flags;
    struct cursor c; /* what it carries */
};

static void drop_chunks(struct sctp *sctp, struct chunk **at, uint32_t n, struct flow *flow)
{
    for (; n > 0; n--) {
        struct chunk *chunk = *at;

        *at = chunk->next;
        sctp->waiting -= sizeof *chunk + chunk->n;
        sctp->n_waiting--;
        flow->n--;
        free(chunk);
    }
}

void sctp_free(struct sctp *sctp)
{
    if (sctp == NULL)
        return;
    for (uint32_t i = 0; i < sctp->n; i++)
        drop_chunks(sctp, &sctp->all[i].first, sctp->all[i].n, &sctp->all[i]);
    free(sctp->all);
    hash_done(&sctp->by_key);
    free(sctp);
}

/* ---- messages ---- */

static void message_emit(struct frames *frames, const struct frame *from, struct slice payload,
                         ref_t ref, uint32_t missing)
{
    struct frame frame = *from;

    if (payload.n == 0)
        return;
    frame.kind = FRAME_DATAGRAM;
    frame.transport = TRANSPORT_SCTP;
    frame.payload = payload;
    frame.ref = ref;
    frame.missing = missing;
    frames->stats.datagrams++;
    frames->stats.sctp_messages++;
    frames->sink(frames->context, &frame);
}

/* A chunk, however often it is sent, by its direction of the association and its number. */
static uint64_t piece_name(uint64_t flow, uint32_t tsn)
{
    return hash_number(flow ^ (uint64_t)tsn << 16);
}

/* For who rewrites packets: the message that is put together of chunks. */
COLD static void tell_pieces(const struct frames *frames, const struct flow *flow,
                             const struct chunk *chunk, uint32_t n, uint32_t size)
{
    struct joined_piece pieces[CHUNKS_MAX];
    struct frame frame = flow->last;
    uint32_t at = 0;

    for (uint32_t i = 0; i < n; i++, chunk = chunk->next) {
        pieces[i] = (struct joined_piece){ piece_name(flow->key, chunk->tsn), at, chunk->n };
        at += chunk->n;
    }
    frame.payload = (struct slice){ (const char *)frames->sctp->message, size };
    if (at == size) /* what was cut off is not known */
        frames->pieces_sink(frames->pieces_context, &frame, pieces, n);
}

/* How many chunks, from `chunk` on, are of one message without a hole; *whole: to its end. */
static uint32_t run_of(const struct chunk *chunk, bool *whole)
{
    uint32_t n = 1;

    while (!(chunk->flags & LAST) && chunk->next != NULL &&
           chunk->next->message == chunk->message && chunk->next->place == chunk->place + 1 &&
           !(chunk->next->flags & FIRST)) {
        chunk = chunk->next;
        n++;
    }
    *whole = (chunk->flags & LAST) != 0;
    return n;
}

/* The chunks from *at on are a message, or its beginning. What the capture cut off, or a limit,
 * ends it: bytes behind a hole are not where they belong. */
static void message_join(struct frames *frames, struct flow *flow, struct chunk **at, uint32_t n,
                         bool whole)
{
    struct sctp *sctp = frames->sctp;
    const struct chunk *chunk = *at;
    struct frame frame = flow->last;
    uint32_t size = 0, missing = whole ? 0 : 1;

    for (uint32_t i = 0; i < n; i++, chunk = chunk->next) {
        uint32_t take = chunk->n < MESSAGE_MAX - size ? chunk->n : MESSAGE_MAX - size;

        if (missing > 0 && whole)
            take = 0;
        memcpy(sctp->message + size, chunk->bytes, take);
        size += take;
        missing += chunk->n - take + chunk->missing;
        sctp->parts[i] = chunk->number;
    }
    if (frames->pieces_sink != NULL)
        tell_pieces(frames, flow, *at, n, size);
    drop_chunks(sctp, at, n, flow);
    frame.parts = sctp->parts;
    frame.n_parts = n;
    frame.late = frame.late || !whole;
    message_emit(frames, &frame, (struct slice){ (const char *)sctp->message, size }, REF_NONE,
                 missing);
}

/* Hands out what has become whole. */
static void join_whole(struct frames *frames, struct flow *flow)
{
    struct chunk **at = &flow->first;

    while (*at != NULL) {
        bool whole = false;
        uint32_t n = ((*at)->flags & FIRST) ? run_of(*at, &whole) : 0;

        if (whole)
            message_join(frames, flow, at, n, true);
        else
            at = &(*at)->next;
    }
}

/* Nothing is waited for any longer: beginnings are handed out, the rest is nobody's. */
static void give_up(struct frames *frames, struct flow *flow)
{
    while (flow->first != NULL) {
        bool whole;
        uint32_t n = run_of(flow->first, &whole);

        frames->stats.sctp_damaged++;
        if (flow->first->flags & FIRST)
            message_join(frames, flow, &flow->first, n, false);
        else
            drop_chunks(frames->sctp, &flow->first, n, flow);
    }
}

/* ---- directions ---- */

static struct flow *flow_new(struct frames *frames, uint64_t key)
{
    struct sctp *sctp = frames->sctp;
    struct flow *flow;
    uint32_t i;

    if (sctp->n < FLOWS_MAX) {
        i = sctp->n;
        VEC_PUSH(sctp->all, sctp->n, sctp->room) = (struct flow){ 0 };
    } else {
        i = sctp->hand = (sctp->hand + 1) % sctp->n;
        give_up(frames, &sctp->all[i]);
        hash_remove(&sctp->by_key, sctp->all[i].key);
    }
    flow = &sctp->all[i];
    *flow = (struct flow){ .key = key };
    hash_put(&sctp->by_key, key, i);
    return flow;
}

/* An association may change its addresses (section 6.4): they are not part of the key. */
static uint64_t flow_key(const struct frame *frame, uint32_t tag)
{
    return hash_number((uint64_t)tag << 32 | (uint64_t)frame->src.port << 16 | frame->dst.port);
}

static struct flow *flow_of(struct frames *frames, uint32_t tag)
{
    uint64_t key = flow_key(&frames->frame, tag);
    uint32_t i;

    if (frames->sctp == NULL)
        frames->sctp = xcalloc(1, sizeof *frames->sctp);
    i = hash_get(&frames->sctp->by_key, key);
    return i != NO_INDEX ? &frames->sctp->all[i] : flow_new(frames, key);
}

/* Whether the number was there before; far from the last ones the flow begins anew. */
static bool is_again(struct flow *flow, uint32_t tsn)
{
    int32_t ahead = (int32_t)(tsn - flow->top);

    if (!flow->known || ahead > (int32_t)SEEN || ahead <= -(int32_t)SEEN) {
        memset(flow->seen, 0, sizeof flow->seen);
        flow->known = true;
        flow->top = tsn;
        ahead = 0;
    }
    for (; ahead > 0; ahead--) {
        flow->top++;
        flow->seen[flow->top % SEEN / 64] &= ~(UINT64_C(1) << flow->top % 64);
    }
    uint64_t *word = &flow->seen[tsn % SEEN / 64], bit = UINT64_C(1) << tsn % 64;
    bool seen = (*word & bit) != 0;

    *word |= bit;
    return seen;
}

static void add_chunk(struct frames *frames, struct flow *flow, const struct piece *piece)
{
    struct sctp *sctp = frames->sctp;
    struct chunk **at = &flow->first, *chunk;
    size_t size = sizeof *chunk + piece->c.n;

    if (flow->n >= CHUNKS_MAX || sctp->waiting + size > WAITING_MAX)
        give_up(frames, flow);
    if (sctp->waiting + size > WAITING_MAX) {
        frames->stats.sctp_damaged++;
        return;
    }
    while (*at != NULL &&
           ((*at)->message < piece->message ||
            ((*at)->message == piece->message && (int32_t)((*at)->place - piece->place) < 0)))
        at = &(*at)->next;
    chunk = xmalloc(size);
    *chunk = (struct chunk){ .next = *at,
                             .message = piece->message,
                             .place = piece->place,
                             .n = piece->c.n,
                             .missing = piece->c.len - piece->c.n,
                             .number = frames->frame.number,
                             .tsn = piece->tsn,
                             .flags = piece->flags };
    memcpy(chunk->bytes, piece->c.p, piece->c.n);
    *at = chunk;
    flow->n++;
    flow->since = frames->frame.time;
    flow->last = frames->frame;
    flow->last.parts = NULL;
    flow->last.n_parts = 0;
    sctp->waiting += size;
    sctp->n_waiting++;
}

static bool is_whole(unsigned flags)
{
    return (flags & (FIRST | LAST)) == (FIRST | LAST);
}

static void take_piece(struct frames *frames, uint32_t tag, const struct piece *piece)
{
    struct flow *flow = flow_of(frames, tag);
    const struct cursor *c = &piece->c;

    if (is_again(flow, piece->tsn)) {
        frames->stats.duplicates++;
        return;
    }
    if (is_whole(piece->flags)) {
        message_emit(frames, &frames->frame, (struct slice){ (const char *)c->p, c->n }, c->ref,
                     c->len - c->n);
        return;
    }
    add_chunk(frames, flow, piece);
    join_whole(frames, flow);
}

/* Section 3.3.1: TSN, stream, its sequence, payload protocol. RFC 8260 section 2.1: TSN, stream,
 * message, then the number of the fragment, or in the first the protocol. */
static void take_data(struct frames *frames, uint32_t tag, unsigned type, unsigned flags,
                      const struct cursor *chunk)
{
    uint32_t header = type == I_DATA ? 20 : 16;
    struct piece piece = { .flags = (uint8_t)flags, .c = *chunk };
    const uint8_t *p = chunk->p;

    if (!cursor_has(frames, chunk, header))
        return;
    piece.tsn = piece.place = be32(p + 4);
    if (type == I_DATA) {
        piece.place = flags & FIRST ? 0 : be32(p + 16);
        piece.message = UINT64_C(1) << 63 | (uint64_t)((flags & UNORDERED) != 0) << 62 |
                        (uint64_t)be16(p + 8) << 32 | be32(p + 12);
    }
    layer_header(frames, chunk, header);
    cursor_skip(&piece.c, header);
    if (frames->layers != NULL && is_whole(flags))
        layers_note(frames, LAYER_DATAGRAM, piece.c.p, piece.c.n);
    else if (frames->layers != NULL)
        layers_note_piece(frames, &piece.c, piece_name(flow_key(&frames->frame, tag), piece.tsn));
    else
        take_piece(frames, tag, &piece);
}

/* How the association begins or ends (sections 3.3.2, 3.3.3, 3.3.7, 3.3.8). */
static void tell_association(struct frames *frames, unsigned type)
{
    struct frame frame = frames->frame;

    if (type != INIT && type != INIT_ACK && type != ABORT && type != SHUTDOWN)
        return;
    frame.kind = FRAME_ASSOCIATION;
    frame.transport = TRANSPORT_SCTP;
    frame.event = type == ABORT ? STREAM_RESET : type == SHUTDOWN ? STREAM_END : STREAM_START;
    frame.is_there = type == INIT_ACK;
    frame.payload = (struct slice){ NULL, 0 };
    frame.ref = REF_NONE;
    frames->sink(frames->context, &frame);
}

void decode_sctp(struct frames *frames, struct cursor *c)
{
    if (!cursor_has(frames, c, HEADER))
        return;
    uint32_t tag = be32(c->p + 4);

    frames->frame.src.port = be16(c->p);
    frames->frame.dst.port = be16(c->p + 2);
    layer_header(frames, c, HEADER);
    if (frames->layers != NULL && c->n == c->len)
        layers_note_sum(frames, SUM_CRC32C, c->p, c->n, 8);
    cursor_skip(c, HEADER);
    while (c->len >= CHUNK_HEADER && cursor_has(frames, c, CHUNK_HEADER)) {
        uint32_t length = be16(c->p + 2), padded = (length + 3) / 4 * 4;
        struct cursor chunk = *c;

        if (length < CHUNK_HEADER || length > c->len) {
            frames->stats.malformed++;
            return;
        }
        cursor_cut(&chunk, length);
        layer_header(frames, &chunk, CHUNK_HEADER);
        if (c->p[0] == DATA || c->p[0] == I_DATA)
            take_data(frames, tag, c->p[0], c->p[1], &chunk);
        else if (frames->layers == NULL)
            tell_association(frames, c->p[0]);
        if (padded > c->n)
            return;
        cursor_skip(c, padded);
    }
}

void sctp_tick(struct frames *frames, nanos_t now)
{
    struct sctp *sctp = frames->sctp;

    for (uint32_t i = 0; sctp != NULL && sctp->n_waiting > 0 && i < sctp->n; i++)
        if (sctp->all[i].n > 0 && time_since(sctp->all[i].since, now) > (uint64_t)WAITING_TIME)
            give_up(frames, &sctp->all[i]);
}

void sctp_flush(struct frames *frames)
{
    for (uint32_t i = 0; frames->sctp != NULL && i < frames->sctp->n; i++)
        give_up(frames, &frames->sctp->all[i]);
}
