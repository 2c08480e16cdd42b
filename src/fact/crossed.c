/* crossed.c - facts about RTP that goes to another call than it should, and about RTP of other
 * calls between the same hosts, which shows that media passes the place of capture. */
#include "config.h"

#include "base/gettext.h"
#include "call/in_force.h"
#include "fact/fact_private.h"

enum { STREAMS_MOST = 20000, LOOK_AROUND = 256, PACKETS_LEAST = 50 };

static bool names_host(const struct call *call, struct addr addr)
{
    for (uint32_t i = 0; i < call->n_media; i++)
        if (addr_eq(call->media[i].rtp.addr, addr))
            return true;
    return false;
}

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
    struct streams *all = calls_streams(s->calls);

    for (size_t i = 0; i < streams_count(all); i++) {
        const struct stream *t = streams_at(all, i);

        if (t->packets > 0 && endpoint_eq(t->src, src) && call_wants_rtp_at(s->call, t->dst))
            return true;
    }
    return false;
}

/* A stream from where the call's own SDP stands to where only another call asks for it. */
static const struct stream *crossed_stream(struct subject *s, const struct call **other)
{
    struct streams *all = calls_streams(s->calls);
    nanos_t end = s->call->end != NANOS_NONE ? s->call->end : s->call->last;

    if (s->call->answered == NANOS_NONE || s->call->n_media == 0 ||
        streams_count(all) > STREAMS_MOST || view_relayed(s->view))
        return NULL;
    for (size_t i = 0; i < streams_count(all); i++) {
        const struct stream *t = streams_at(all, i);

        if (t->packets < PACKETS_LEAST || t->start >= end || t->end <= s->call->answered ||
            !call_wants_rtp_at(s->call, t->src) || call_wants_rtp_at(s->call, t->dst))
            continue;
        *other = owner_of(s, t);
        if (*other != NULL && !call_wants_rtp_at(*other, t->src) && !goes_right(s, t->src))
            return t;
    }
    return NULL;
}

enum crossed_part { CROSSED_SRC, CROSSED_DST, CROSSED_PACKETS, CROSSED_CALL };

static struct value get_crossed(struct subject *s, const struct fact *f)
{
    const struct call *other = NULL;
    const struct stream *t = crossed_stream(s, &other);
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
        value = value_number(other->id);
        break;
    }
    return value_in_stream(s, t, false, value);
}

/* RTP of other calls between the hosts that the SDPs of this call name. */
static struct value get_others(struct subject *s)
{
    struct streams *all = calls_streams(s->calls);

    if (s->call->n_media == 0 || streams_count(all) > STREAMS_MOST)
        return MISSING;
    for (size_t i = 0; i < streams_count(all); i++) {
        const struct stream *t = streams_at(all, i);

        if (t->packets >= PACKETS_LEAST && t->call != s->call->id &&
            !addr_eq(t->src.addr, t->dst.addr) && names_host(s->call, t->src.addr) &&
            names_host(s->call, t->dst.addr))
            return value_bool(true);
    }
    return value_bool(false);
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
