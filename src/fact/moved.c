/* moved.c - facts about a sender of RTP that comes from another place than before though no SDP
 * says so (a NAT that forgot its binding), and about two senders in one flow (RFC 3550 sections 8,
 * 8.2; RFC 4961). */
#include "config.h"

#include "base/gettext.h"
#include "fact/course.h"

enum { FEW_PACKETS = 20 };
static const nanos_t grace = 3 * NANOS_PER_S; /* for what was under way */

/* One stream of a pair goes on where the other ends, or stands beside it. */
struct pair {
    const struct stream *one, *two; /* one: the earlier; NULL: there is no such pair */
};

static const struct stream *stream_at(struct subject *s, uint32_t i)
{
    const struct stream *t = subject_stream(s, i);

    return t != NULL && t->packets >= FEW_PACKETS ? t : NULL;
}

static bool are_heard(struct subject *s, const struct stream *a, const struct stream *b)
{
    enum receiver to;

    return stream_hearer(s, a, &to) && stream_hearer(s, b, &to);
}

/* Does an SDP of the call ask for audio at that place? */
static bool is_named(const struct call *call, const struct endpoint *at)
{
    for (uint32_t i = 0; i < call->n_media; i++)
        if (call->media[i].kind == MEDIA_AUDIO && endpoint_eq(call->media[i].rtp, *at))
            return true;
    return false;
}

/* The same SSRC to the same place, first from one source, then from another that no SDP names. */
static bool is_moved(const struct call *call, const struct stream *a, const struct stream *b)
{
    return a->ssrc == b->ssrc && endpoint_eq(a->dst, b->dst) && !endpoint_eq(a->src, b->src) &&
           b->start > a->start && a->end < b->start + grace && b->end > a->end + grace &&
           !is_named(call, &b->src);
}

/* Two SSRCs at once from one source to one place; a voice that pauses for music is none of them. */
static bool is_doubled(const struct stream *a, const struct stream *b)
{
    nanos_t from = a->start > b->start ? a->start : b->start;
    nanos_t until = a->end < b->end ? a->end : b->end;

    return a->ssrc != b->ssrc && endpoint_eq(a->dst, b->dst) && endpoint_eq(a->src, b->src) &&
           a->packets >= 50 && b->packets >= 50 && until - from >= grace &&
           !course_makes_room(a, b) && !course_makes_room(b, a) &&
           a->payload_types[0] == b->payload_types[0];
}

static struct pair find_pair(struct subject *s, bool moved)
{
    const struct call *call = s->call;

    if (call->method != SIP_INVITE || call->n_streams < 2 || view_relayed(s->view))
        return (struct pair){ 0 };
    for (uint32_t i = 0; i < call->n_streams; i++) {
        const struct stream *a = stream_at(s, i);

        for (uint32_t k = 0; a != NULL && k < call->n_streams; k++) {
            const struct stream *b = k != i ? stream_at(s, k) : NULL;

            if (b != NULL && (moved ? is_moved(call, a, b) : is_doubled(a, b)) &&
                are_heard(s, a, b))
                return (struct pair){ a, b };
        }
    }
    return (struct pair){ 0 };
}

static bool is_sent_to(struct subject *s, const struct endpoint *at, nanos_t after)
{
    for (uint32_t i = 0; i < s->call->n_streams; i++) {
        const struct stream *t = subject_stream(s, i);

        if (t != NULL && endpoint_eq(t->dst, *at) && t->end > after)
            return true;
    }
    return false;
}

enum moved_part { MOVED_FROM, MOVED_TO, MOVED_AFTER, MOVED_DST, MOVED_FOLLOWED };

static struct value get_moved(struct subject *s, const struct fact *f)
{
    struct pair p = find_pair(s, true);

    if (p.one == NULL)
        return MISSING;
    switch ((enum moved_part)f->part) {
    case MOVED_FROM:
        return value_in_stream(s, p.one, true, value_endpoint(s, p.one->src));
    case MOVED_TO:
        return value_in_stream(s, p.two, false, value_endpoint(s, p.two->src));
    case MOVED_AFTER:
        return value_span(s->call->answered, p.two->start);
    case MOVED_DST:
        return value_endpoint(s, p.two->dst);
    case MOVED_FOLLOWED:
        if (is_sent_to(s, &p.two->src, p.two->start))
            return value_bool(true);
        return is_sent_to(s, &p.one->src, p.two->start + grace) ? value_bool(false) : MISSING;
    }
    return MISSING;
}

enum doubled_part { DOUBLED_SRC, DOUBLED_DST, DOUBLED_SECOND };

static struct value get_doubled(struct subject *s, const struct fact *f)
{
    struct pair p = find_pair(s, false);

    if (p.one == NULL)
        return MISSING;
    switch ((enum doubled_part)f->part) {
    case DOUBLED_SRC:
        return value_in_stream(s, p.one, false, value_endpoint(s, p.one->src));
    case DOUBLED_DST:
        return value_endpoint(s, p.one->dst);
    case DOUBLED_SECOND:
        return value_in_stream(s, p.two, false, value_format(s, "%08x", (unsigned)p.two->ssrc));
    }
    return MISSING;
}

#define FACT(name, kind, get, part, unit, meaning)                                                 \
    FACT_ROW(name, kind, get, unit, meaning, false, 0, part)

static const struct fact facts[] = {
    FACT("moved.from", VALUE_TEXT, get_moved, MOVED_FROM, NULL,
         N_("where a stream came from at first that then comes from another place, of which no SDP "
            "says anything")),
    FACT("moved.to", VALUE_TEXT, get_moved, MOVED_TO, NULL, N_("where it comes from then")),
    FACT("moved.dst", VALUE_TEXT, get_moved, MOVED_DST, NULL, N_("where it goes")),
    FACT("moved.after", VALUE_NUMBER, get_moved, MOVED_AFTER, N_("seconds"),
         N_("time from the answer to that change")),
    FACT("moved.followed", VALUE_BOOL, get_moved, MOVED_FOLLOWED, NULL,
         N_("whether the other side's RTP goes to the new place; false if it still goes to the old "
            "one")),
    FACT("doubled.src", VALUE_TEXT, get_doubled, DOUBLED_SRC, NULL,
         N_("a place that sends two streams of voice at once to one place")),
    FACT("doubled.dst", VALUE_TEXT, get_doubled, DOUBLED_DST, NULL, N_("where they go")),
    FACT("doubled.second", VALUE_TEXT, get_doubled, DOUBLED_SECOND, NULL,
         N_("the SSRC of the second")),
};

const struct fact_table facts_of_moved = { facts, ARRAY_SIZE(facts) };
