/* course.c - follows the streams of a call through the terms that were in force. */
#include "config.h"

#include "fact/course.h"

#include <string.h>

#include "base/hash.h"
#include "base/mem.h"

#define LEAST_PACKETS 50
#define FEW_PACKETS 10
static const nanos_t pause_least = 5 * NANOS_PER_S;  /* shorter ones are nobody's fault */
static const nanos_t change_grace = 3 * NANOS_PER_S; /* for what was under way */

struct course_walk {
    struct subject *s;
    const struct call *call;
    const struct terms *terms;
    size_t n_terms;
    struct course *out;
};

bool course_makes_room(const struct stream *t, const struct stream *other)
{
    static const nanos_t slack = NANOS_PER_S; /* for what was under way */

    return t->max_gap > slack && t->max_gap_at <= other->start + slack &&
           t->max_gap_at + t->max_gap + slack >= other->end;
}

const struct call_media *course_audio(const struct call *call, uint32_t message)
{
    for (uint32_t i = 0; i < call->n_media; i++)
        if (call->media[i].message == message && call->media[i].kind == MEDIA_AUDIO)
            return &call->media[i];
    return NULL;
}

static uint32_t sdp_of(const struct terms *t, enum receiver side)
{
    return side == TO_CALLER ? t->caller : t->callee;
}

static enum receiver other(enum receiver side)
{
    return side == TO_CALLER ? TO_CALLEE : TO_CALLER;
}

static const struct stream *stream_at(const struct course_walk *w, uint32_t i)
{
    return streams_at(calls_streams(w->s->calls), w->call->streams[i]);
}

static bool pauses(const struct stream *t)
{
    for (unsigned i = 0; i < t->n_payload_types; i++)
        if (t->payload_types[i] == 13 || t->payload_types[i] == 19)
            return true;
    return false;
}

/* Do these terms ask for audio to the receiver? 0.0.0.0 is hold as it was written before a=sendonly
 * (RFC 3264 section 8.4). */
bool course_wants(const struct call *call, const struct terms *t, enum receiver to)
{
    const struct call_media *in = course_audio(call, sdp_of(t, to));
    const struct call_media *from = course_audio(call, sdp_of(t, other(to)));

    return in != NULL && from != NULL && (in->direction & SDP_RECVONLY) &&
           (from->direction & SDP_SENDONLY) && !addr_is_unspecified(in->rtp.addr);
}

static bool wants(const struct course_walk *w, const struct terms *t, enum receiver to)
{
    return course_wants(w->call, t, to);
}

/* A hold, or a one-way announcement: who may send need not. */
static bool is_talk(const struct course_walk *w, const struct terms *t)
{
    return wants(w, t, TO_CALLER) && wants(w, t, TO_CALLEE);
}

static double talk_between(const struct course_walk *w, nanos_t from, nanos_t until)
{
    double seconds = 0;

    for (size_t i = 0; i < w->n_terms; i++) {
        const struct terms *t = &w->terms[i];
        nanos_t a = t->from > from ? t->from : from, b = t->until < until ? t->until : until;

        if (b > a && is_talk(w, t))
            seconds += nanos_seconds(b - a);
    }
    return seconds;
}

static nanos_t end_of(const struct course_walk *w)
{
    struct calls_stats stats;

    if (w->call->end != NANOS_NONE)
        return w->call->end;
    calls_stats(w->s->calls, &stats);
    return stats.end;
}

/* Voice that stops */

static void find_end(struct course_walk *w, enum receiver to)
{
    const struct media_way *way = media_way(w->s, to);
    struct halt *out = &w->out->end[to];
    nanos_t end = end_of(w);

    if (way->packets < FEW_PACKETS || end - way->last < pause_least)
        return;
    for (uint32_t i = 0; i < w->call->n_streams; i++) {
        const struct stream *t = stream_at(w, i);
        enum receiver receiver;

        if (t == NULL || !stream_hearer(w->s, t, &receiver) || receiver != to)
            continue;
        if (pauses(t))
            return;
        if (t->end == way->last)
            out->stream = t;
    }
    out->last = way->last;
    out->silence = talk_between(w, way->last, end);
    if (out->silence < nanos_seconds(pause_least))
        out->stream = NULL;
}

/* Another stream that fills the hole, by another SSRC or to another place. */
static bool is_filled(const struct course_walk *w, const struct stream *t, enum receiver to)
{
    nanos_t from = t->max_gap_at, until = from + t->max_gap;

    for (uint32_t i = 0; i < w->call->n_streams; i++) {
        const struct stream *o = stream_at(w, i);
        enum receiver receiver;

        if (o != NULL && o != t && o->start < until && o->end > from &&
            stream_hearer(w->s, o, &receiver) && receiver == to)
            return true;
    }
    return false;
}

static void find_hole(struct course_walk *w, const struct stream *t, enum receiver to)
{
    struct halt *out = &w->out->hole;
    double silence;

    if (t->max_gap < pause_least || t->packets < LEAST_PACKETS || pauses(t) ||
        t->payload_types[0] == 18 || t->payload_types[0] == 4 || is_filled(w, t, to))
        return;
    silence = talk_between(w, t->max_gap_at, t->max_gap_at + t->max_gap);
    if (silence >= nanos_seconds(pause_least) && silence > out->silence)
        *out = (struct halt){ t, t->max_gap_at, silence };
}

static void find_after(struct course_walk *w, const struct stream *t)
{
    struct halt *out = &w->out->after;
    double seconds;

    if (w->call->end == NANOS_NONE || w->call->state != CALL_COMPLETED ||
        t->end - w->call->end < change_grace || t->start > w->call->end)
        return;
    seconds = nanos_seconds(t->end - w->call->end);
    if (seconds > out->silence)
        *out = (struct halt){ t, t->end, seconds };
}

/* Voice that goes astray */

static bool stream_goes(const struct course_walk *w, const struct endpoint *dst, nanos_t after)
{
    for (uint32_t i = 0; i < w->call->n_streams; i++) {
        const struct stream *t = stream_at(w, i);

        if (t != NULL && endpoint_eq(t->dst, *dst) && t->end > after)
            return true;
    }
    return false;
}

static bool stream_comes(const struct course_walk *w, const struct endpoint *src, nanos_t after)
{
    for (uint32_t i = 0; i < w->call->n_streams; i++) {
        const struct stream *t = stream_at(w, i);

        if (t != NULL && endpoint_eq(t->src, *src) && t->end > after)
            return true;
    }
    return false;
}

static bool comes_from(const struct course_walk *w, struct addr addr)
{
    for (uint32_t i = 0; i < w->call->n_streams; i++) {
        const struct stream *t = stream_at(w, i);

        if (t != NULL && addr_eq(t->src.addr, addr))
            return true;
    }
    return false;
}

/* Since the terms `now` the receiver wants its voice elsewhere than it did at first, and the stream
 * still goes to the old place. A receiver that still sends from there may well listen there. */
static void find_old(struct course_walk *w, const struct stream *t, enum receiver to)
{
    const struct call_media *now = NULL, *was = NULL;
    struct stray *out = &w->out->old;
    nanos_t changed = 0;

    for (size_t i = 0; i < w->n_terms && w->terms[i].from < t->end; i++) {
        const struct call_media *m = course_audio(w->call, sdp_of(&w->terms[i], to));

        if (m == NULL || addr_is_unspecified(m->rtp.addr) || !wants(w, &w->terms[i], to)) {
            now = NULL;
            continue;
        }
        if (endpoint_eq(m->rtp, t->dst)) {
            was = m;
            now = NULL;
        } else if (was != NULL && (now == NULL || !endpoint_eq(now->rtp, m->rtp))) {
            changed = w->terms[i].from;
            now = m;
        }
    }
    if (now == NULL || was == NULL || t->end - changed < change_grace ||
        t->start > changed + change_grace * 10 ||
        stream_goes(w, &now->rtp, changed + change_grace) ||
        stream_comes(w, &t->dst, changed + change_grace))
        return;
    *out = (struct stray){ t, to, now->message, was->message, nanos_seconds(t->end - changed) };
}

/* The SDP names a private address, its sender is seen at a public one, and the voice for it goes to
 * the private one. Where its packets come from that address, too, it is in the same network. */
static void find_private(struct course_walk *w, const struct stream *t, enum receiver to)
{
    const struct terms *terms = view_terms_at(w->s->view, t->end);
    const struct call_media *m = terms != NULL ? course_audio(w->call, sdp_of(terms, to)) : NULL;
    const struct flow *flow =
        m != NULL ? calls_flow(w->s->calls, w->call->messages[m->message].flow) : NULL;

    if (flow == NULL || !addr_is_private(t->dst.addr) || !addr_eq(m->rtp.addr, t->dst.addr) ||
        addr_is_unspecified(t->dst.addr) || addr_is_private(flow->src.addr) ||
        comes_from(w, t->dst.addr) || t->packets < 10 ||
        (w->out->private.stream != NULL && w->out->private.stream->packets >= t->packets))
        return;
    w->out->private =
        (struct stray){ t, to, m->message, NO_INDEX, nanos_seconds(t->end - t->start) };
}

/* The receiver sends from another port than its m= line says, and gets its voice there. One that
 * sent from its m= line's port at first has moved (a NAT), and is followed. */
static void find_port(struct course_walk *w, const struct stream *t, enum receiver to)
{
    const struct terms *terms = view_terms_at(w->s->view, t->end);
    const struct call_media *m = terms != NULL ? course_audio(w->call, sdp_of(terms, to)) : NULL;

    if (m == NULL || t->packets < LEAST_PACKETS || !addr_eq(m->rtp.addr, t->dst.addr) ||
        m->rtp.port == t->dst.port || !stream_comes(w, &t->dst, t->start) ||
        stream_goes(w, &m->rtp, t->start) || stream_comes(w, &m->rtp, 0) || w->n_terms != 1)
        return;
    w->out->port = (struct stray){ t, to, m->message, NO_INDEX, nanos_seconds(t->end - t->start) };
}

/* The pace (RFC 8866 section 6.4) */

static unsigned share(const struct stream *t, unsigned bin, unsigned total)
{
    return bin < STREAM_SPACINGS ? 100u * t->spacing[bin] / total : 0;
}

static unsigned most_common(const struct stream *t, unsigned but)
{
    unsigned best = but ? 0 : 1;

    for (unsigned i = 1; i < STREAM_SPACINGS; i++)
        if (i != but && t->spacing[i] > t->spacing[best])
            best = i;
    return best;
}

static unsigned agreed_ptime(struct course_walk *w, const struct terms *t, enum receiver to)
{
    const struct sdp *in = view_sdp(w->s->view, sdp_of(t, to));
    const struct sdp *from = view_sdp(w->s->view, sdp_of(t, other(to)));
    const struct sdp_media *a = in != NULL ? sdp_first(in, SLICE("audio")) : NULL;
    const struct sdp_media *b = from != NULL ? sdp_first(from, SLICE("audio")) : NULL;

    return a != NULL && b != NULL && a->ptime == b->ptime && a->ptime % 10 == 0 ? a->ptime : 0;
}

static unsigned all_spacings(const struct stream *t)
{
    unsigned n = 0;

    for (unsigned i = 0; i < STREAM_SPACINGS; i++)
        n += t->spacing[i];
    return n;
}

/* Even packets of 20 ms, as nearly all have and nearly all agree on, are passed over without a look
 * at the SDPs. */
static void find_pace(struct course_walk *w, const struct stream *t, enum receiver to)
{
    unsigned total = all_spacings(t), first = most_common(t, 0), second = most_common(t, first);
    const struct terms *terms = view_terms_at(w->s->view, t->start);

    if (total < 100 || terms == NULL || pauses(t) || t->payload_types[0] == 4 ||
        (first == 2 && share(t, 2, total) > 50))
        return;
    unsigned agreed = agreed_ptime(w, terms, to), bin = agreed / 10;
    if (bin == 0 || bin >= STREAM_SPACINGS || share(t, bin, total) > 10)
        return;
    bool even = share(t, first, total) > 60;
    bool two = share(t, first, total) >= 30 && share(t, second, total) >= 30 &&
               share(t, first, total) + share(t, second, total) >= 80;
    if (even || two)
        w->out->pace =
            (struct pace){ t, sdp_of(terms, to), agreed, first * 10, even ? 0 : second * 10 };
}

/* Early media (RFC 3960): an 18x with SDP and no 180 says that the called side will play what the
 * caller hears. */
static double early_silence(struct course_walk *w)
{
    const struct call *c = w->call;
    nanos_t from = w->terms[0].from, until = c->answered != NANOS_NONE ? c->answered : c->end;

    if (until == NANOS_NONE || until - from < pause_least || !wants(w, &w->terms[0], TO_CALLER))
        return 0;
    for (uint32_t i = 0; i < c->n_messages; i++)
        if (c->messages[i].status == 180 && c->messages[i].method == SIP_INVITE)
            return 0;
    const struct media_way *way = media_way(w->s, TO_CALLER);
    return way->packets > 0 && way->first < until ? 0 : nanos_seconds(until - from);
}

static void find_all(struct course_walk *w)
{
    struct course *c = w->out;

    find_end(w, TO_CALLER);
    find_end(w, TO_CALLEE);
    c->early = early_silence(w);
    for (uint32_t i = 0; i < w->call->n_streams; i++) {
        const struct stream *t = stream_at(w, i);
        enum receiver to;

        if (t == NULL || !stream_hearer(w->s, t, &to))
            continue;
        find_hole(w, t, to);
        find_after(w, t);
        if (w->n_terms > 1)
            find_old(w, t, to);
        find_private(w, t, to);
        find_port(w, t, to);
        find_pace(w, t, to);
    }
    c->any = c->end[0].stream != NULL || c->end[1].stream != NULL || c->hole.stream != NULL ||
             c->after.stream != NULL || c->old.stream != NULL || c->private.stream != NULL ||
             c->port.stream != NULL || c->pace.stream != NULL || c->early > 0;
}

const struct course *course_of(struct subject *s)
{
    if (s->derived->course != NULL)
        return s->derived->course;
    struct course_walk w = { .s = s, .call = s->call, .out = arena_alloc(s->arena, sizeof *w.out) };
    if (s->call->n_streams > 0 && s->call->method == SIP_INVITE)
        w.n_terms = view_terms(s->view, &w.terms);
    if (w.n_terms > 0 && !view_relayed(s->view))
        find_all(&w);
    return s->derived->course = w.out;
}
