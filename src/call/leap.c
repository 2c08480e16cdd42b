/* leap.c - a clock that goes ahead within the capture: the packets' own clocks tell.
 *
 * A pause in which nothing was captured may be quiet, a capture that stood still, or a clock that
 * was set. Where time has passed, a sender's numbers or timestamps have gone on with it (RFC 3550
 * section 5.1); where the streams of two senders both go on with the next packet, it was the clock.
 */
#include "config.h"

#include <stdlib.h>

#include "base/mem.h"
#include "call/call_private.h"

/* The streams are sent until shortly before the pause and at once after it, also where a capture
 * has but some of their packets. */
#define BESIDE (NANOS_PER_S / 2)
#define LEAPS_MOST 64

void leap_quiet(struct calls *s, nanos_t from, nanos_t to)
{
    s->quiet = (struct call_gap){ from, to };
    s->witness = NO_INDEX;
}

const struct call_gap *calls_leap(const struct calls *s, size_t i)
{
    return i < s->n_leaps ? &s->leaps[i] : NULL;
}

static bool leapt(const struct calls *s, const struct stream *stream)
{
    return stream->leap_to != NANOS_NONE && stream->leap_to >= s->quiet.to &&
           time_between(stream->leap_to, s->quiet.to) <= BESIDE &&
           stream->leap_from <= s->quiet.from &&
           time_between(s->quiet.from, stream->leap_from) <= BESIDE;
}

/* A sender may pause two streams at once, and what a relay passes on is sent twice. */
static bool are_two_senders(const struct stream *a, const struct stream *b)
{
    return a->ssrc != b->ssrc &&
           (!addr_eq(a->src.addr, b->src.addr) || endpoint_eq(a->src, b->dst));
}

/* The call went on through the pause: what its timers decided then, is not so. */
static void take_leap_of_call(struct calls *s, struct call_entry *k, nanos_t now)
{
    bool over = k->c.end != NANOS_NONE && k->c.end <= s->quiet.from;

    if (k->c.attempt || k->c.start > s->quiet.from || over)
        return;
    k->c.clock_ahead = true;
    state_reopen(k, now);
    timer_set(s, k);
    queue_update(s, k);
    call_tell(s, CALL_CHANGED, k);
}

static void leap_take(struct calls *s, nanos_t now)
{
    s->stats.clock_jumps++;
    VEC_PUSH(s->leaps, s->n_leaps, s->room_leaps) = s->quiet;
    for (size_t i = 0; i < s->n_calls; i++)
        take_leap_of_call(s, call_at(s, s->order[i]), now);
}

void leap_stream(struct calls *s, struct stream *stream, nanos_t now)
{
    const size_t seen = s->n_leaps;
    const bool known = seen > 0 && s->leaps[seen - 1].to == s->quiet.to;
    struct stream *witness;

    if (time_between(now, s->quiet.to) > 2 * BESIDE || seen == LEAPS_MOST) {
        s->quiet.to = NANOS_NONE;
        return;
    }
    if (!leapt(s, stream))
        return;
    if (known) {
        stream_forget_leap(stream);
        return;
    }
    witness = s->witness != NO_INDEX ? streams_at(s->streams, s->witness) : NULL;
    if (witness == NULL || !leapt(s, witness)) {
        s->witness = streams_index(s->streams, stream);
    } else if (are_two_senders(witness, stream)) {
        leap_take(s, now);
        stream_forget_leap(witness);
        stream_forget_leap(stream);
    }
}
