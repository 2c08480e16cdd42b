/* tcp.c - TCP segments, their connections and what becomes of those (RFC 9293). */
#include "config.h"

#include "frame/tcp.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/mem.h"
#include "frame/tcp_reassembly.h"

enum { FLAG_FIN = 1, FLAG_SYN = 2, FLAG_RST = 4, FLAG_ACK = 16 };

/* Further from what is expected than any window: the pair of endpoints is used anew and the SYN was
 * not captured. */
#define FAR (1 << 24)

#define NOBODY UINT32_MAX

struct tcp_direction {
    struct endpoint endpoint;
    struct tcp_reassembly order;
    uint32_t isn; /* of its SYN */
    bool syn;
};

/* Lists of connections: all, in the order of their last packets, and those that keep segments. */
enum list { BY_PACKET, THAT_WAIT, LISTS };

struct connection {
    struct tcp_direction sides[2];
    uint32_t stream; /* number, from 1 */
    uint32_t older[LISTS], newer[LISTS];
    uint64_t key;
    bool reset;
    bool waits; /* is in that list */
};

struct tcp {
    struct connection *all;
    size_t n, room;
    uint32_t oldest[LISTS], newest[LISTS];
    uint32_t streams;
    struct hash by_ends;
    struct tcp_reassembly_totals totals;
};

struct segment {
    uint32_t seq, ack, len; /* len: of the data, on the wire */
    uint8_t flags;
};

struct tcp *tcp_new(void)
{
    struct tcp *tcp = xcalloc(1, sizeof *tcp);

    for (enum list list = 0; list < LISTS; list++)
        tcp->oldest[list] = tcp->newest[list] = NOBODY;
    return tcp;
}

void tcp_free(struct tcp *tcp)
{
    for (size_t i = 0; i < tcp->n; i++) {
        tcp_reassembly_done(&tcp->totals, &tcp->all[i].sides[0].order);
        tcp_reassembly_done(&tcp->totals, &tcp->all[i].sides[1].order);
    }
    free(tcp->all);
    hash_done(&tcp->by_ends);
    free(tcp);
}

static void unlink_connection(struct tcp *tcp, uint32_t i, enum list list)
{
    uint32_t older = tcp->all[i].older[list], newer = tcp->all[i].newer[list];

    *(older == NOBODY ? &tcp->oldest[list] : &tcp->all[older].newer[list]) = newer;
    *(newer == NOBODY ? &tcp->newest[list] : &tcp->all[newer].older[list]) = older;
}

static void link_newest(struct tcp *tcp, uint32_t i, enum list list)
{
    uint32_t older = tcp->newest[list];

    tcp->all[i].older[list] = older;
    tcp->all[i].newer[list] = NOBODY;
    *(older == NOBODY ? &tcp->oldest[list] : &tcp->all[older].newer[list]) = i;
    tcp->newest[list] = i;
}

/* Only those that keep something are looked at when time passes. */
static void note_waiting(struct tcp *tcp, struct connection *c)
{
    bool waits = c->sides[0].order.n > 0 || c->sides[1].order.n > 0;
    uint32_t i = (uint32_t)(c - tcp->all);

    if (waits == c->waits)
        return;
    c->waits = waits;
    if (waits)
        link_newest(tcp, i, THAT_WAIT);
    else
        unlink_connection(tcp, i, THAT_WAIT);
}

static void flush_connection(struct frames *frames, struct connection *c)
{
    tcp_reassembly_flush(frames, &frames->tcp->totals, &c->sides[0].order);
    tcp_reassembly_flush(frames, &frames->tcp->totals, &c->sides[1].order);
    note_waiting(frames->tcp, c);
}

/* Bytes of the connection that come now are not seen as its: those that wait are handed out, and
 * whoever keeps its streams may stop. */
static void connection_release(struct frames *frames, struct connection *c)
{
    flush_connection(frames, c);
    for (size_t i = 0; i < ARRAY_SIZE(c->sides) && c->stream > 0; i++) {
        const struct frame end = {
            .kind = FRAME_STREAM,
            .transport = TRANSPORT_TCP,
            .event = STREAM_LOST,
            .stream = c->stream,
            .ref = REF_NONE,
            .number = frames->frame.number,
            .time = frames->frame.time,
            .src = c->sides[i].endpoint,
            .dst = c->sides[1 - i].endpoint,
        };

        if (!c->reset && !c->sides[i].order.ended)
            emit_stream(frames, &end);
    }
}

/* Begins anew on the same endpoints. */
static void restart(struct frames *frames, struct connection *c)
{
    connection_release(frames, c);
    for (size_t i = 0; i < ARRAY_SIZE(c->sides); i++) {
        c->sides[i].order = (struct tcp_reassembly){ 0 };
        c->sides[i].syn = false;
    }
    c->reset = false;
    c->stream = ++frames->tcp->streams;
}

static bool is_over(const struct connection *c)
{
    return c->reset || (c->sides[0].order.ended && c->sides[1].order.ended);
}

/* The slot for a new connection: a fresh one, or that of the longest idle. */
static uint32_t new_slot(struct frames *frames)
{
    struct tcp *tcp = frames->tcp;
    uint32_t i = tcp->oldest[BY_PACKET];

    if (tcp->n < frames->limits.connections) {
        VEC_PUSH(tcp->all, tcp->n, tcp->room) = (struct connection){ 0 };
        return (uint32_t)tcp->n - 1;
    }
    frames->lost.connections += !is_over(&tcp->all[i]);
    connection_release(frames, &tcp->all[i]);
    tcp->all[i].stream = 0;
    hash_remove(&tcp->by_ends, tcp->all[i].key);
    unlink_connection(tcp, i, BY_PACKET);
    return i;
}

/* The connection of the frame's endpoints, made if there is none; *from is who sent it. */
static struct connection *connection_of(struct frames *frames, unsigned *from)
{
    struct tcp *tcp = frames->tcp;
    const struct frame *frame = &frames->frame;
    uint64_t key = endpoints_hash_both(&frame->src, &frame->dst, 0);
    uint32_t i = hash_get(&tcp->by_ends, key);
    struct connection *c;

    if (i != NO_INDEX) {
        c = &tcp->all[i];
        *from = endpoint_same(&c->sides[0].endpoint, &frame->src) ? 0 : 1;
        unlink_connection(tcp, i, BY_PACKET);
        link_newest(tcp, i, BY_PACKET);
        if (endpoint_same(&c->sides[*from].endpoint, &frame->src) &&
            endpoint_same(&c->sides[1 - *from].endpoint, &frame->dst))
            return c;
    } else {
        i = new_slot(frames);
        link_newest(tcp, i, BY_PACKET);
        hash_put(&tcp->by_ends, key, i);
        c = &tcp->all[i];
    }
    c->key = key;
    restart(frames, c);
    c->sides[0].endpoint = frame->src;
    c->sides[1].endpoint = frame->dst;
    *from = 0;
    return c;
}

static void emit(struct frames *frames, const struct connection *c, enum stream_event event)
{
    struct frame frame = frames->frame;

    frame.kind = FRAME_STREAM;
    frame.transport = TRANSPORT_TCP;
    frame.event = event;
    frame.stream = c->stream;
    frame.payload = (struct slice){ NULL, 0 };
    frame.ref = REF_NONE;
    emit_stream(frames, &frame);
}

static void take_syn(struct frames *frames, struct connection *c, unsigned from,
                     const struct segment *segment)
{
    struct tcp_direction *side = &c->sides[from];

    if (side->syn && side->isn == segment->seq) {
        if (!c->sides[1 - from].order.known && !c->reset)
            emit(frames, c, STREAM_RETRY);
        return;
    }
    if (side->order.known)
        restart(frames, c);
    side->syn = true;
    side->isn = segment->seq;
    side->order.known = true;
    side->order.next = segment->seq + 1;
    emit(frames, c, STREAM_START);
}

/* A stream that is joined in the middle begins with its first data; a single byte may be a
 * keep-alive probe, which repeats the byte before. */
static bool is_joined(struct tcp_reassembly *order, const struct segment *segment)
{
    if (!order->known && (segment->len > 1 || segment->flags & FLAG_FIN)) {
        order->known = true;
        order->next = segment->seq;
    }
    return order->known;
}

static void take_data(struct frames *frames, struct connection *c, unsigned from,
                      const struct segment *segment, const struct cursor *cursor)
{
    struct tcp_reassembly *order = &c->sides[from].order;
    uint32_t seq = segment->flags & FLAG_SYN ? segment->seq + 1 : segment->seq;
    struct stream_segment piece = {
        .seq = seq,
        .len = segment->len,
        .fin = (segment->flags & FLAG_FIN) != 0,
    };
    struct frame frame;

    if (piece.len == 0 && !piece.fin)
        return;
    if (order->known && piece.len > 1 &&
        ((int32_t)(seq - order->next) > FAR || (int32_t)(seq - order->next) < -FAR))
        restart(frames, c);
    if (!is_joined(order, segment))
        return;
    frame = frames->frame;
    frame.kind = FRAME_STREAM;
    frame.transport = TRANSPORT_TCP;
    frame.stream = c->stream;
    frame.payload = (struct slice){ (const char *)cursor->p, cursor->n };
    frame.ref = cursor->ref;
    tcp_reassembly_feed(frames, &frames->tcp->totals, order, &frame, &piece);
}

static void take_ack(struct frames *frames, struct tcp_reassembly *order, uint32_t ack)
{
    if (!order->has_acked || (int32_t)(ack - order->acked) > 0)
        order->acked = ack;
    order->has_acked = true;
    tcp_reassembly_tick(frames, &frames->tcp->totals, order, frames->frame.time);
}

static void take_segment(struct frames *frames, struct connection *c, unsigned from,
                         const struct segment *segment, const struct cursor *cursor)
{
    if (segment->flags & FLAG_RST) {
        /* One is enough; what waits came before it. */
        flush_connection(frames, c);
        if (!c->reset)
            emit(frames, c, STREAM_RESET);
        c->reset = true;
        return;
    }
    if (segment->flags & FLAG_SYN)
        take_syn(frames, c, from, segment);
    take_data(frames, c, from, segment, cursor);
    if (segment->flags & FLAG_ACK)
        take_ack(frames, &c->sides[1 - from].order, segment->ack);
    tcp_reassembly_tick(frames, &frames->tcp->totals, &c->sides[from].order, frames->frame.time);
}

static void note_tcp(struct frames *frames, struct cursor *c, uint32_t header,
                     const struct segment *segment)
{
    if (c->n < header)
        return;
    layers_note(frames, LAYER_HEADER, c->p, header);
    layers_note_sum(frames, SUM_ENDS, c->p, c->n, 16);
    cursor_skip(c, header);
    layers_note_segment(frames, c, segment->seq + (segment->flags & FLAG_SYN ? 1 : 0));
}

/* RFC 9293 section 3.1. Of what is quoted in part the ports say enough. */
void decode_tcp(struct frames *frames, struct cursor *c)
{
    layer_header(frames, c, c->n < 8 ? c->n : 8);
    if (!cursor_has(frames, c, 20))
        return;
    uint32_t header = (c->p[12] >> 4) * 4u;
    struct segment segment = {
        .seq = be32(c->p + 4),
        .ack = be32(c->p + 8),
        .flags = c->p[13],
    };

    if (header < 20 || header > c->len) {
        frames->stats.malformed++;
        return;
    }
    frames->stats.segments++;
    frames->frame.src.port = be16(c->p);
    frames->frame.dst.port = be16(c->p + 2);
    if (frames->layers != NULL) {
        note_tcp(frames, c, header, &segment);
        return;
    }
    segment.len = c->len - header;
    cursor_skip(c, header < c->n ? header : c->n);
    unsigned from;
    struct connection *connection = connection_of(frames, &from);

    take_segment(frames, connection, from, &segment, c);
    note_waiting(frames->tcp, connection);
}

void tcp_use(const struct tcp *tcp, struct frames_limits *used)
{
    used->connections = (uint32_t)tcp->n;
    used->waiting_kib = (uint32_t)(tcp->totals.bytes / 1024);
}

void tcp_tick(struct frames *frames, nanos_t now)
{
    struct tcp *tcp = frames->tcp;

    for (uint32_t i = tcp->oldest[THAT_WAIT], next; i != NOBODY; i = next) {
        struct connection *c = &tcp->all[i];

        next = c->newer[THAT_WAIT];
        tcp_reassembly_tick(frames, &tcp->totals, &c->sides[0].order, now);
        tcp_reassembly_tick(frames, &tcp->totals, &c->sides[1].order, now);
        note_waiting(tcp, c);
    }
}

void tcp_flush(struct frames *frames)
{
    struct tcp *tcp = frames->tcp;

    while (tcp->oldest[THAT_WAIT] != NOBODY)
        flush_connection(frames, &tcp->all[tcp->oldest[THAT_WAIT]]);
}
