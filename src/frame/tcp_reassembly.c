/* tcp_reassembly.c - one direction of a TCP connection, put in order. */
#include "config.h"

#include "frame/tcp_reassembly.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct waiting {
    struct waiting *next;
    struct stream_segment segment;
    struct frame frame; /* its payload is in `bytes` */
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
        frame->payload = (struct slice){ NULL, 0 };
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

/* A segment that begins at the next byte or before it: hands out what is new of it. */
static void deliver(struct frames *frames, struct tcp_reassembly *order, const struct frame *source,
                    const struct stream_segment *segment)
{
    struct frame frame = *source;
    uint32_t old = order->next - segment->seq, captured = (uint32_t)frame.payload.n;
    bool is_new = old < segment->len;

    frame.seq = order->next;
    if (old < captured) {
        frame.payload.p += old;
        frame.payload.n -= old;
        if (frame.ref != REF_NONE)
            frame.ref += old;
        order->next = segment->seq + captured;
        emit(frames, &frame, STREAM_DATA);
    }
    if (is_new && captured < segment->len)
        emit_gap(frames, source, segment->len - (old > captured ? old : captured));
    if (is_new)
        order->next = segment->seq + segment->len;
    if (segment->fin && order->next == segment->seq + segment->len) {
        order->ended = true;
        emit(frames, &frame, STREAM_END);
    }
}

static void drop_first(struct tcp_reassembly_totals *totals, struct tcp_reassembly *order)
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
static void drain(struct frames *frames, struct tcp_reassembly_totals *totals,
                  struct tcp_reassembly *order)
{
    while (order->first != NULL &&
           (order->ended || ahead(order->first->segment.seq, order->next) <= 0)) {
        if (!order->ended) {
            order->since = frames->frame.time;
            deliver(frames, order, &order->first->frame, &order->first->segment);
        }
        drop_first(totals, order);
    }
}

/* Stops waiting for the bytes before the first that waits. */
static void give_up(struct frames *frames, struct tcp_reassembly_totals *totals,
                    struct tcp_reassembly *order)
{
    struct waiting *w = order->first;

    emit_gap(frames, &w->frame, w->segment.seq - order->next);
    order->next = w->segment.seq;
    drain(frames, totals, order);
}

static void wait(struct tcp_reassembly_totals *totals, struct tcp_reassembly *order,
                 const struct frame *frame, const struct stream_segment *segment)
{
    struct waiting **at = &order->first, *w;
    size_t n = frame->payload.n;

    while (*at != NULL && ahead((*at)->segment.seq, segment->seq) < 0)
        at = &(*at)->next;
    /* The same again; a longer one goes before it, so that the shorter falls away later. */
    if (*at != NULL && (*at)->segment.seq == segment->seq && (*at)->segment.len >= segment->len &&
        (*at)->segment.fin >= segment->fin)
        return;
    w = xmalloc(sizeof *w + n);
    w->next = *at;
    w->segment = *segment;
    w->frame = *frame;
    w->frame.payload.p = w->bytes;
    w->frame.late = true;
    w->frame.parts = NULL; /* not ours to keep */
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

void tcp_reassembly_feed(struct frames *frames, struct tcp_reassembly_totals *totals,
                         struct tcp_reassembly *order, const struct frame *frame,
                         const struct stream_segment *segment)
{
    if (order->ended || (segment->len == 0 && !segment->fin))
        return;
    if (ahead(segment->seq, order->next) <= 0) {
        deliver(frames, order, frame, segment);
        drain(frames, totals, order);
        return;
    }
    wait(totals, order, frame, segment);
    while (order->n > WAITING_MAX || order->bytes > WAITING_BYTES_MAX) {
        frames->stats.far_ahead++;
        give_up(frames, totals, order);
    }
    while (order->n > 0 && totals->bytes > frames->limits.waiting_kib * UINT64_C(1024)) {
        frames->lost.waiting++;
        give_up(frames, totals, order);
    }
}

void tcp_reassembly_tick(struct frames *frames, struct tcp_reassembly_totals *totals,
                         struct tcp_reassembly *order, nanos_t now)
{
    while (order->first != NULL) {
        uint64_t waited = time_since(order->since, now);
        bool proven = order->has_acked && ahead(order->acked, order->first->segment.seq) >= 0;

        if (waited <= (uint64_t)(proven ? WAITING_PROOF : WAITING_TIMEOUT))
            return;
        give_up(frames, totals, order);
    }
}

void tcp_reassembly_flush(struct frames *frames, struct tcp_reassembly_totals *totals,
                          struct tcp_reassembly *order)
{
    while (order->first != NULL)
        give_up(frames, totals, order);
}

void tcp_reassembly_done(struct tcp_reassembly_totals *totals, struct tcp_reassembly *order)
{
    while (order->first != NULL)
        drop_first(totals, order);
}
