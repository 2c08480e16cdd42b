/* frames.c - packet -> frames: the state of all decoders, and the way in. */
#include "config.h"

#include "frame/frame.h"

#include <stdlib.h>

#include "base/mem.h"
#include "frame/carrier.h"
#include "frame/fragment.h"
#include "frame/frame_private.h"
#include "frame/tcp.h"
#include "frame/tls.h"
#include "frame/turn.h"

const struct frames_limits frames_default_limits = {
    .fragments = 128,
    .connections = 16384,
    .waiting_kib = 32 * 1024,
};

const char *transport_name(enum transport t)
{
    static const char *const names[] = {
        [TRANSPORT_UDP] = "udp",   [TRANSPORT_TCP] = "tcp", [TRANSPORT_TLS] = "tls",
        [TRANSPORT_SCTP] = "sctp", [TRANSPORT_WS] = "ws",
    };

    return (unsigned)t < ARRAY_SIZE(names) ? names[t] : "?";
}

struct frames *frames_new(frame_sink *sink, void *context)
{
    struct frames *frames = xcalloc(1, sizeof *frames);

    frames->sink = sink;
    frames->context = context;
    frames->limits = frames_default_limits;
    frames->fragments = fragments_new(frames->limits.fragments);
    frames->tcp = tcp_new();
    frames->tls = tls_streams_new();
    frames->carriers = carriers_new();
    frames->recent = xcalloc(1, sizeof *frames->recent);
    recent_init(frames->recent);
    return frames;
}

void frames_limit(struct frames *frames, const struct frames_limits *limits)
{
    frames->limits = *limits;
    fragments_free(frames->fragments);
    frames->fragments = fragments_new(limits->fragments);
}

void frames_keys(struct frames *frames, struct keylog *keys)
{
    tls_streams_use(frames->tls, keys);
}

void frames_hep_key(struct frames *frames, const char *key)
{
    free(frames->hep_key);
    frames->hep_key = xstrdup(key);
}

void frames_hep_own(struct frames *frames, struct endpoint to)
{
    frames->hep_own = to;
}

void frames_use(const struct frames *frames, struct frames_limits *used, struct frames_lost *lost)
{
    *used = (struct frames_limits){ .fragments = (uint32_t)fragments_count(frames->fragments) };
    tcp_use(frames->tcp, used);
    *lost = frames->lost;
}

/* Messages that bytes complete come before the bytes, and what ends a stream after the last of
 * them.
 */
void emit_clear_stream(struct frames *frames, const struct frame *frame)
{
    struct frame bytes = *frame;

    bytes.wrapped = carriers_feed(frames, frame);
    frames->sink(frames->context, &bytes);
}

void emit_stream(struct frames *frames, const struct frame *frame)
{
    emit_clear_stream(frames, frame);
    tls_feed(frames, frame);
}

APART static void feed_any(struct frames *frames, const struct packet *packet)
{
    decoder *decode = link_decoder(packet->link);
    struct cursor c = cursor_of(packet);

    if (decode != NULL)
        decode(frames, &c);
    else
        frames->stats.unknown_link++;
}

void frames_feed(struct frames *frames, const struct packet *packet)
{
    struct frame *frame = &frames->frame;

    frames->stats.packets++;
    /* Also when the clock went back: the difference is then a very large number. */
    if ((uint64_t)packet->time - (uint64_t)frames->last_tick >= (uint64_t)NANOS_PER_S)
        frames_tick(frames, packet->time);
    frame->number = packet->number;
    frame->time = packet->time;
    frame->input = packet->input;
    frame->missing = 0;
    frame->direction = DIRECTION_UNKNOWN;
    frame->fragmented = false;
    frame->parts = NULL;
    frame->n_parts = 0;
    if (!decode_usual_ethernet(frames, packet))
        feed_any(frames, packet);
}

APART void frames_tick(struct frames *frames, nanos_t now)
{
    frames->last_tick = now;
    fragments_tick(frames, now);
    tcp_tick(frames, now);
    sctp_tick(frames, now);
}

void frames_flush(struct frames *frames)
{
    fragments_flush(frames);
    tcp_flush(frames);
    carriers_flush(frames);
    sctp_flush(frames);
}

void frames_stats(const struct frames *frames, struct frames_stats *stats)
{
    *stats = frames->stats;
}

void frames_free(struct frames *frames)
{
    if (frames == NULL)
        return;
    fragments_free(frames->fragments);
    tcp_free(frames->tcp);
    tls_streams_free(frames->tls);
    carriers_free(frames->carriers);
    hep_free(frames->hep);
    free(frames->hep_key);
    sctp_free(frames->sctp);
    turn_free(frames->turn);
    free(frames->recent);
    free(frames);
}
