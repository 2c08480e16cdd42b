#include "config.h"

#include "frame/tcp_reassembly.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct waiting {
    struct waiting *next;
    struct piece piece;
    struct frame frame;                               /* its payload is in `bytes` */
    char bytes[];
};

/* Sequence numbers wrap: how far `a` is ahead of `b`, negative if it is behind. */
static int32_t ahead(uint32_t a, uint32_t b)
{
    return (int32_t)(a - b);
}

static void emit(struct frames *frames, struct frame *frame, enum stream_event event)
{
    frame->event = event;
    if (event != STREAM_DATA) {
        frame->payload = (struct slice){NULL, 0};
        frame->ref = REF_NONE;
    }
    emit_stream(frames, frame);
}

static void emit_gap(struct frames *frames, const struct frame *cause, uint32_t lost)
{
    struct frame frame = *cause;

    frame.gap = lost;
    frames->stats.tcp_lost_bytes += lost;
    emit(frames, &frame, STREAM_GAP);
}

/* A piece that begins at the next byte or before it: hands out what is new of it. */
static void deliver(struct frames *frames, struct order *order, const struct frame *source,
                    const struct piece *piece)
{
    struct frame frame = *source;
    uint32_t old = order->next - piece->seq, captured = (uint32_t)frame.payload.n;
    bool is_new = old < piece->len;

    frame.seq = order->next;
    if (old < captured) {
        frame.payload.p += old;
        frame.payload.n -= old;
        if (frame.ref != REF_NONE)
            frame.ref += old;
        order->next = piece->seq + captured;
        emit(frames, &frame, STREAM_DATA);
    }
    if (is_new && captured < piece->len)
        emit_gap(frames, source, piece->len - (old > captured ? old : captured));
    if (is_new)
        order->next = piece->seq + piece->len;
    if (piece->fin && order->next == piece->seq + piece->len) {
        order->ended = true;
        emit(frames, &frame, STREAM_END);
    }
}

static void drop_first(struct order_totals *totals, struct order *order)
{
    struct waiting *w = order->first;
    uint32_t bytes = (uint32_t)w->frame.payload.n;

    order->first = w->next;
    order->n--;
    order->bytes -= bytes;
    totals->n--;
    totals->bytes -= sizeof *w + bytes;
    free(w);
}

/* Hands out what need not wait any longer. */
static void drain(struct frames *frames, struct order_totals *totals, struct order *order)
{
    while (order->first != NULL &&
           (order->ended || ahead(order->first->piece.seq, order->next) <= 0)) {
        if (!order->ended) {
            order->since = frames->frame.time;
            deliver(frames, order, &order->first->frame, &order->first->piece);
        }
        drop_first(totals, order);
    }
}

/* Stops waiting for the bytes before the first that waits. */
static void give_up(struct frames *frames, struct order_totals *totals, struct order *order)
{
    struct waiting *w = order->first;

    emit_gap(frames, &w->frame, w->piece.seq - order->next);
    order->next = w->piece.seq;
    drain(frames, totals, order);
}

static void wait(struct order_totals *totals, struct order *order, const struct frame *frame,
                 const struct piece *piece)
{
    struct waiting **at = &order->first, *w;
    size_t n = frame->payload.n;

    while (*at != NULL && ahead((*at)->piece.seq, piece->seq) < 0)
        at = &(*at)->next;
    /* The same again; a longer one goes before it, so that the shorter falls away later. */
    if (*at != NULL && (*at)->piece.seq == piece->seq && (*at)->piece.len >= piece->len &&
        (*at)->piece.fin >= piece->fin)
        return;
    w = xmalloc(sizeof *w + n);
    w->next = *at;
    w->piece = *piece;
    w->frame = *frame;
    w->frame.payload.p = w->bytes;
    w->frame.parts = NULL;                            /* not ours to keep */
    w->frame.n_parts = 0;
    if (n > 0)
        memcpy(w->bytes, frame->payload.p, n);
    *at = w;
    if (order->n == 0)
        order->since = frame->time;
    order->n++;
    order->bytes += (uint32_t)n;
    totals->n++;
    totals->bytes += sizeof *w + n;
}

void order_feed(struct frames *frames, struct order_totals *totals, struct order *order,
                const struct frame *frame, const struct piece *piece)
{
    if (order->ended || (piece->len == 0 && !piece->fin))
        return;
    if (ahead(piece->seq, order->next) <= 0) {
        deliver(frames, order, frame, piece);
        drain(frames, totals, order);
        return;
    }
    wait(totals, order, frame, piece);
    while (order->n > WAITING_MAX || order->bytes > WAITING_BYTES_MAX) {
        frames->stats.far_ahead++;
        give_up(frames, totals, order);
    }
    while (order->n > 0 && totals->bytes > frames->limits.waiting_kib * UINT64_C(1024)) {
        frames->lost.waiting++;
        give_up(frames, totals, order);
    }
}

void order_tick(struct frames *frames, struct order_totals *totals, struct order *order,
                nanos_t now)
{
    while (order->first != NULL) {
        uint64_t waited = time_since(order->since, now);
        bool proven = order->has_acked && ahead(order->acked, order->first->piece.seq) >= 0;

        if (waited <= (uint64_t)(proven ? WAITING_PROOF : WAITING_TIMEOUT))
            return;
        give_up(frames, totals, order);
    }
}

void order_flush(struct frames *frames, struct order_totals *totals, struct order *order)
{
    while (order->first != NULL)
        give_up(frames, totals, order);
}

void order_done(struct order_totals *totals, struct order *order)
{
    while (order->first != NULL)
        drop_first(totals, order);
}
