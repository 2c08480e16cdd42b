/* stream_binding.c - the call of a stream. RTP may come before the SDP that explains it, so a
 * stream that is unbound is tried again for a while, and once more at the end of input. */
#include "config.h"

#include <string.h>

#include "base/mem.h"
#include "call/call_private.h"

static const nanos_t unbound_for = 60 * NANOS_PER_S;

/* The codec of its payload type by the receiver's SDP; by the sender's where the receiver's is
 * unknown. */
static void describe(struct stream *stream, const struct media_endpoint *p)
{
    uint32_t clock = 0;

    for (unsigned i = 0; i < p->n_types; i++)
        if (p->types[i] == stream->payload_types[0])
            clock = p->clocks[i];
    stream_describe(stream, clock, p->event_type);
}

static void note_media(struct calls *s, struct call_entry *k, const struct stream *stream)
{
    if (stream->end > k->c.last)
        k->c.last = stream->end;
    call_tell(s, CALL_CHANGED, k);
}

/* A call that was over before the stream began has nothing to do with it. */
static bool too_late(const struct call_entry *k, const struct stream *stream)
{
    return k->c.end != NANOS_NONE && time_between(stream->start, k->c.end) > LINGER;
}

static bool bind_stream(struct calls *s, struct stream *stream)
{
    const struct media_endpoint *p = media_endpoint_find(s, &stream->src, &stream->dst);

    if (p == NULL || !p->rtp)
        return false;
    struct call_entry *k = call_at(s, p->slot);
    if (too_late(k, stream))
        return false;
    if (k->c.n_streams >= s->limits.streams_per_call) {
        s->lost.streams_per_call += !stream->unbound; /* counted when it is tried first */
        k->c.streams_dropped += !stream->unbound;
        return false;
    }
    stream->call = k->c.id;
    VEC_PUSH_SHORT(k->c.streams, k->c.n_streams) = streams_index(s->streams, stream);
    if (k->c.n_streams > s->most.streams_per_call)
        s->most.streams_per_call = k->c.n_streams;
    describe(stream, p);
    note_media(s, k, stream);
    return true;
}

void stream_bind_packet(struct calls *s, struct stream *stream)
{
    /* Not at each packet: the lookup would cost more than the rest. */
    if (stream->call) {
        if (stream->packets % 64 == 0) {
            struct call_entry *k = call_by_id(s, stream->call);

            if (k != NULL)
                note_media(s, k, stream);
        }
        return;
    }
    if (stream->unbound || bind_stream(s, stream))
        return;
    /* The oldest half has waited long enough when there are so many. */
    if (s->n_unbound >= s->limits.streams)
        vec_drop_front(s->unbound, &s->n_unbound, s->n_unbound / 2 + 1, sizeof *s->unbound);
    stream->unbound = true;
    VEC_PUSH(s->unbound, s->n_unbound, s->room_unbound) = streams_index(s->streams, stream);
}

void stream_bind_retry(struct calls *s, nanos_t now)
{
    if (!s->media_endpoints_changed)
        return;
    s->media_endpoints_changed = false;
    size_t n = 0;
    for (size_t i = 0; i < s->n_unbound; i++) {
        struct stream *stream = streams_at(s->streams, s->unbound[i]);
        nanos_t age = time_between(now, stream->end);

        if (stream->call == 0 && age < unbound_for && !bind_stream(s, stream))
            s->unbound[n++] = s->unbound[i];
    }
    s->n_unbound = n;
}

void stream_bind_flush(struct calls *s)
{
    for (size_t i = 0; i < streams_count(s->streams); i++) {
        struct stream *stream = streams_at(s->streams, i);
        struct call_entry *k = stream->call ? call_by_id(s, stream->call) : NULL;

        if (k != NULL)
            note_media(s, k, stream);
        else if (stream->packets > 0)
            bind_stream(s, stream);
    }
    s->n_unbound = 0;
}

void stream_unbind_call(struct calls *s, struct call_entry *k)
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

void stream_unbind_forgotten(void *calls, uint32_t index)
{
    struct calls *s = calls;
    struct call_entry *k = call_by_id(s, streams_at(s->streams, index)->call);

    if (k == NULL)
        return;
    size_t n = k->c.n_streams;
    drop_index(k->c.streams, &n, index);
    k->c.n_streams = (uint16_t)n;
    call_tell(s, CALL_CHANGED, k);
}
