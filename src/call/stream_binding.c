/* stream_binding.c - which call a stream belongs to. RTP may come before the SDP that explains it, so a
 * stream that is loose is tried again for a while, and once more at the end of input. */
#include "config.h"

#include <string.h>

#include "base/mem.h"
#include "call/call_private.h"

static const nanos_t loose_for = 60 * NANOS_PER_S;

static void add_stream(struct call *c, uint32_t index)
{
    if (c->n_streams == c->room_streams) {
        c->room_streams = c->room_streams ? c->room_streams * 2 : 2;
        c->streams = xrealloc(c->streams, c->room_streams * sizeof *c->streams);
    }
    c->streams[c->n_streams++] = index;
}

/* What the receiver's SDP says of its payload type; the sender's own where the receiver's is
 * unknown. */
static void describe(struct stream *stream, const struct point *p)
{
    uint32_t clock = 0;
    for (unsigned i = 0; i < p->n_types; i++)
        if (p->types[i] == stream->payload_types[0])
            clock = p->clocks[i];
    stream_describe(stream, clock, p->event_type);
}

static void note_media(struct kept *k, const struct stream *stream)
{
    if (stream->end > k->c.last)
        k->c.last = stream->end;
    k->c.changed = true;
}

/* A call that was over before the stream began has nothing to do with it. */
static bool too_late(const struct kept *k, const struct stream *stream)
{
    return k->c.end != NANOS_NONE && time_between(stream->start, k->c.end) > LINGER;
}

static bool tie(struct calls *s, struct stream *stream)
{
    const struct point *p = media_point(s, &stream->src, &stream->dst);
    if (p == NULL || !p->rtp)
        return false;
    struct kept *k = s->slots[p->slot];
    if (too_late(k, stream))
        return false;
    if (k->c.n_streams >= s->limits.streams_per_call) {
        s->lost.streams_per_call += !stream->loose;   /* counted when it is tried first */
        k->c.streams_dropped += !stream->loose;
        return false;
    }
    stream->call = k->c.id;
    add_stream(&k->c, streams_index(s->streams, stream));
    if (k->c.n_streams > s->most.streams_per_call)
        s->most.streams_per_call = k->c.n_streams;
    describe(stream, p);
    note_media(k, stream);
    return true;
}

void ties_packet(struct calls *s, struct stream *stream)
{
    /* Not at each packet: the lookup would cost more than the rest. */
    if (stream->call) {
        if (stream->packets % 64 == 0) {
            struct kept *k = call_by_id(s, stream->call);
            if (k)
                note_media(k, stream);
        }
        return;
    }
    if (stream->loose || tie(s, stream))
        return;
    /* The oldest half has waited long enough when there are so many. */
    if (s->n_loose >= s->limits.streams)
        vec_drop_front(s->loose, &s->n_loose, s->n_loose / 2 + 1, sizeof *s->loose);
    stream->loose = true;
    VEC_PUSH(s->loose, s->n_loose, s->room_loose) = streams_index(s->streams, stream);
}

void ties_retry(struct calls *s, nanos_t now)
{
    if (!s->points_changed)
        return;
    s->points_changed = false;
    size_t n = 0;
    for (size_t i = 0; i < s->n_loose; i++) {
        struct stream *stream = streams_at(s->streams, s->loose[i]);
        nanos_t age = time_between(now, stream->end);
        if (stream->call == 0 && age < loose_for && !tie(s, stream))
            s->loose[n++] = s->loose[i];
    }
    s->n_loose = n;
}

void ties_flush(struct calls *s)
{
    for (size_t i = 0; i < streams_count(s->streams); i++) {
        struct stream *stream = streams_at(s->streams, i);
        struct kept *k = stream->call ? call_by_id(s, stream->call) : NULL;
        if (k)
            note_media(k, stream);
        else if (stream->packets > 0)
            tie(s, stream);
    }
    s->n_loose = 0;
}

void ties_forget_call(struct calls *s, struct kept *k)
{
    for (uint32_t i = 0; i < k->c.n_streams; i++)
        streams_drop(s->streams, k->c.streams[i]);
}

static void drop_index(uint32_t *indices, size_t *n, uint32_t index)
{
    size_t kept = 0;
    for (size_t i = 0; i < *n; i++)
        if (indices[i] != index)
            indices[kept++] = indices[i];
    *n = kept;
}

void ties_forget_stream(void *calls, uint32_t index)
{
    struct calls *s = calls;
    struct kept *k = call_by_id(s, streams_at(s->streams, index)->call);
    if (k == NULL)
        return;
    size_t n = k->c.n_streams;
    drop_index(k->c.streams, &n, index);
    k->c.n_streams = (uint32_t)n;
}
