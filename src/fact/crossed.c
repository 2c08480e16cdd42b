/* crossed.c - facts about RTP that goes to another call than it should, and about RTP of other
 * calls between the same hosts, which shows that media passes the place of capture. */
#include "config.h"

#include "base/gettext.h"
#include "call/in_force.h"
#include "fact/fact_private.h"

enum { LOOK_AROUND = 256 }; /* calls before and after */

/* A call other than this one, up while the stream ran, whose SDP asks for media there. */
static const struct call *owner_of(struct subject *s, const struct stream *t)
{
    size_t here = call_position(s), n = calls_count(s->calls);

    for (size_t i = here > LOOK_AROUND ? here - LOOK_AROUND : 0; i < n && i < here + LOOK_AROUND;
         i++) {
        const struct call *call = calls_at(s->calls, i);
        nanos_t end = call->end != NANOS_NONE ? call->end : call->last;

        if (call != s->call && call->answered != NANOS_NONE && t->start < end &&
            t->end > call->answered && call_wants_rtp_at(call, t->dst))
            return call;
    }
    return NULL;
}

/* Does voice from there also come where the call asks for it? Then its sender has only moved. */
static bool goes_right(struct subject *s, struct endpoint src)
{
    const struct streams *all = calls_streams(s->calls);

    for (const struct stream *t = NULL; (t = streams_from(all, src, t)) != NULL;)
        if (call_wants_rtp_at(s->call, t->dst))
            return true;
    return false;
}

/* Does it go from where the call's own SDP stands to where only another call asks for it? */
static bool is_crossed(struct subject *s, const struct stream *t, const struct call **other)
{
    nanos_t end = s->call->end != NANOS_NONE ? s->call->end : s->call->last;

    if (t->packets < STREAM_VOICE || t->start >= end || t->end <= s->call->answered ||
        call_wants_rtp_at(s->call, t->dst))
        return false;
    *other = owner_of(s, t);
    return *other != NULL && !call_wants_rtp_at(*other, t->src) && !goes_right(s, t->src);
}

struct crossed {
    const struct stream *stream; /* NULL: none; the first, where there are several */
    const struct call *other;
};

static void look(struct subject *s, struct crossed *c)
{
    const struct streams *all = calls_streams(s->calls);
    const struct call *other;

    if (s->call->answered == NANOS_NONE || s->call->n_media == 0 || view_relayed(s->view))
        return;
    for (uint32_t i = 0; i < s->call->n_media; i++)
        for (const struct stream *t = NULL;
             (t = streams_from(all, s->call->media[i].rtp, t)) != NULL;)
            if ((c->stream == NULL || streams_index(all, t) < streams_index(all, c->stream)) &&
                is_crossed(s, t, &other))
                *c = (struct crossed){ t, other };
}

static const struct crossed *crossed_of(struct subject *s)
{
    if (s->derived->crossed == NULL) {
        struct crossed *c = arena_alloc(s->arena, sizeof *c);

        look(s, c);
        s->derived->crossed = c;
    }
    return s->derived->crossed;
}

enum crossed_part { CROSSED_SRC, CROSSED_DST, CROSSED_PACKETS, CROSSED_CALL };

static struct value get_crossed(struct subject *s, const struct fact *f)
{
    const struct crossed *c = crossed_of(s);
    const struct stream *t = c->stream;
    struct value value = MISSING;

    if (t == NULL)
        return MISSING;
    switch ((enum crossed_part)f->part) {
    case CROSSED_SRC:
        value = value_endpoint(s, t->src);
        break;
    case CROSSED_DST:
        value = value_endpoint(s, t->dst);
        break;
    case CROSSED_PACKETS:
        value = value_number((double)t->packets);
        break;
    case CROSSED_CALL:
        value = value_number(c->other->id);
        break;
    }
    return value_in_stream(s, t, false, value);
}

static bool others_between(struct subject *s, struct addr src, struct addr dst)
{
    const struct streams *all = calls_streams(s->calls);

    for (const struct stream *t = NULL; (t = streams_between(all, src, dst, t)) != NULL;)
        if (t->call != s->call->id)
            return true;
    return false;
}

/* A call that is refreshed names the same hosts over and over. */
static bool is_named_before(const struct call *call, uint32_t i)
{
    for (uint32_t j = 0; j < i; j++)
        if (addr_eq(call->media[j].rtp.addr, call->media[i].rtp.addr))
            return true;
    return false;
}

/* RTP of other calls between the hosts that the SDPs of this call name. */
static struct value get_others(struct subject *s)
{
    const struct call_media *media = s->call->media;
    bool found = false;

    if (s->call->n_media == 0)
        return MISSING;
    for (uint32_t i = 0; i < s->call->n_media; i++)
        for (uint32_t j = 0; !is_named_before(s->call, i) && j < s->call->n_media && !found; j++)
            found = !addr_eq(media[i].rtp.addr, media[j].rtp.addr) &&
                    others_between(s, media[i].rtp.addr, media[j].rtp.addr);
    return value_bool(found);
}

#define FACT(name, kind, part, meaning)                                                            \
    FACT_ROW(name, kind, get_crossed, NULL, meaning, false, 0, part)

static const struct fact facts[] = {
    FACT("crossed.src", VALUE_TEXT, CROSSED_SRC,
         N_("a place of the call's own media from which RTP goes to where only another call asks "
            "for it")),
    FACT("crossed.dst", VALUE_TEXT, CROSSED_DST, N_("where it goes")),
    FACT("crossed.packets", VALUE_NUMBER, CROSSED_PACKETS, N_("its packets")),
    FACT("crossed.call", VALUE_NUMBER, CROSSED_CALL, N_("the number of that other call")),
    FACT_ROW(
        "hosts.media", VALUE_BOOL, get_others, NULL,
        N_("whether RTP of other calls was captured between the hosts that the SDPs of the call "
           "name"),
        false, 0, 0),
};

const struct fact_table facts_of_crossed = { facts, ARRAY_SIZE(facts) };
