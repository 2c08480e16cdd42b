/* peers.c - the two ends of a call, as the rest of the capture shows them: whether the one called
 * answers others, is a phone that registered, hands the call on. */
#include "config.h"

#include "base/gettext.h"
#include "fact/around.h"
#include "fact/fact_private.h"

#define INVITE_WAITS (32 * NANOS_PER_S) /* 64*T1 */
enum { LOOK_AROUND = 128 };             /* calls */

static const struct flow *first_flow(struct subject *s, const struct call *call)
{
    return calls_flow(s->calls, call->caller_flow);
}

static size_t first_around(size_t here)
{
    return here > LOOK_AROUND ? here - LOOK_AROUND : 0;
}

/* The calls that were seen around this one, and what is counted of each. */
static uint32_t count_around(struct subject *s,
                             uint32_t (*count)(struct subject *, const struct call *))
{
    size_t here = call_position(s), n = calls_count(s->calls);
    uint32_t sum = 0;

    for (size_t i = first_around(here); i < n && i < here + LOOK_AROUND; i++) {
        const struct call *other = calls_at(s->calls, i);

        if (other != s->call)
            sum += count(s, other);
    }
    return sum;
}

/* Did anything but the status that refused this call become of it? */
static bool was_taken(const struct call *call, unsigned status)
{
    return call->ringing != NANOS_NONE || call->answered != NANOS_NONE ||
           (call->status && call->status != status);
}

static uint32_t count_accepted(struct subject *s, const struct call *other)
{
    nanos_t apart = s->call->start - other->start;

    if (other->method != SIP_INVITE || apart > 10 * NANOS_PER_S || apart < -10 * NANOS_PER_S ||
        !was_taken(other, s->call->status))
        return 0;
    const struct flow *mine = first_flow(s, s->call), *flow = first_flow(s, other);
    return mine != NULL && flow != NULL && addr_eq(mine->src.addr, flow->src.addr);
}

/* Without an accepted INVITE around it, everything is refused, and no limit is reached. */
static struct value get_accepted(struct subject *s)
{
    return value_number(count_around(s, count_accepted));
}

/* A REGISTER that the caller of this call accepted from the address that it calls. */
static uint32_t count_registrations(struct subject *s, const struct call *other)
{
    if (other->method != SIP_REGISTER || other->status < 200 || other->status >= 300)
        return 0;
    const struct flow *mine = first_flow(s, s->call), *flow = first_flow(s, other);
    return mine != NULL && flow != NULL && addr_eq(flow->src.addr, mine->dst.addr) &&
           addr_eq(flow->dst.addr, mine->src.addr);
}

static struct value get_registered(struct subject *s)
{
    return first_flow(s, s->call) != NULL ? value_bool(count_around(s, count_registrations) > 0)
                                          : MISSING;
}

/* Responses of the called address to the caller, in other calls around this one. */
struct answers {
    uint32_t invites, meanwhile, others; /* meanwhile: to INVITEs while this one is waited for */
};

static bool is_answer(const struct flow *flow, const struct flow *mine)
{
    return flow != NULL && endpoint_eq(flow->src, mine->dst) &&
           addr_eq(flow->dst.addr, mine->src.addr);
}

static void add_answers(struct subject *s, const struct call *other, const struct flow *mine,
                        struct answers *all)
{
    nanos_t from = s->call->start, to = from + INVITE_WAITS;

    for (uint32_t i = 0; i < other->n_messages && i < AROUND_MESSAGES; i++) {
        const struct call_message *m = &other->messages[i];

        if (m->status == 0 || !is_answer(calls_flow(s->calls, m->flow), mine))
            continue;
        all->others += m->method != SIP_INVITE;
        all->invites += m->method == SIP_INVITE;
        all->meanwhile += m->method == SIP_INVITE && m->time >= from && m->time <= to;
    }
}

static struct answers count_answers(struct subject *s, const struct flow *mine)
{
    size_t here = call_position(s), n = calls_count(s->calls);
    struct answers all = { 0 };

    for (size_t i = first_around(here); i < n && i < here + LOOK_AROUND; i++) {
        const struct call *other = calls_at(s->calls, i);
        struct responses r = around_responses(s, other);

        if (r.n > 0 && other != s->call &&
            (r.flow == NO_INDEX || is_answer(calls_flow(s->calls, r.flow), mine)))
            add_answers(s, other, mine, &all);
    }
    return all;
}

/* One that answered calls before is no stranger: what this one lacks may be the way by now. Not so
 * if it answers others while this INVITE waits. */
static struct value get_answers(struct subject *s)
{
    const struct flow *mine = first_flow(s, s->call);

    if (mine == NULL)
        return MISSING;
    struct answers all = count_answers(s, mine);
    if (all.meanwhile == 0 && all.invites > 0)
        return value_number(0);
    return value_number(all.meanwhile + all.others);
}

/* The same INVITE sent again after a response to it had left: what was sent back is lost. */
static struct value get_deaf_repeats(struct subject *s)
{
    const struct transaction *t = role_invite(s);
    uint32_t n = 0, first;

    if (t == NULL || t->request == NO_INDEX)
        return MISSING;
    first = t->provisional != NO_INDEX && t->provisional < t->final ? t->provisional : t->final;
    for (uint32_t i = first; first != NO_INDEX && i < s->call->n_messages; i++) {
        const struct call_message *m = &s->call->messages[i];

        n += m->original == t->request && !(m->flags & MESSAGE_DUPLICATE) &&
             m->time > s->call->messages[first].time + NANOS_PER_S * 3 / 10;
    }
    return value_number(n);
}

/* Responses to the INVITE that the called element sent on. */
static struct value get_onward_responses(struct subject *s)
{
    uint32_t onward = role_message(s, ROLE_ONWARD), n = 0;

    if (onward == NO_INDEX)
        return MISSING;
    const struct call_message *sent = &s->call->messages[onward];
    for (uint32_t i = onward; i < s->call->n_messages; i++) {
        const struct call_message *m = &s->call->messages[i];

        n += m->status && m->branch == sent->branch && m->cseq == sent->cseq;
    }
    return value_number(n);
}

/* Is the port of the quoted packet one that an m= line gave for RTP, or that RTP went to? */
static bool is_about_rtp(struct subject *s, const struct icmp_event *e)
{
    if (call_wants_rtp_at(s->call, e->icmp.dst))
        return true;
    for (uint32_t i = 0; i < s->call->n_streams; i++) {
        const struct stream *t = subject_stream(s, i);

        if (t != NULL && endpoint_eq(t->dst, e->icmp.dst) && t->packets > 0)
            return true;
    }
    return false;
}

const struct icmp_event *icmp_about_media(struct subject *s, bool last)
{
    const struct icmp_event *found = NULL;

    for (uint32_t i = 0; i < s->call->n_icmp; i++) {
        const struct icmp_event *e =
            calls_icmp(s->calls, s->call->more->icmp[last ? s->call->n_icmp - 1 - i : i]);

        if (e == NULL || !e->about_media)
            continue;
        if (is_about_rtp(s, e))
            return e;
        found = found == NULL ? e : found;
    }
    return found;
}

/* An ICMP error says nothing any more when packets go to the same place after it, and none of them
 * draws another. */
static struct value get_passing(struct subject *s)
{
    const struct icmp_event *last = icmp_about_media(s, true);

    if (last == NULL)
        return MISSING;
    for (uint32_t i = 0; i < s->call->n_streams; i++) {
        const struct stream *t = subject_stream(s, i);

        if (t != NULL && endpoint_eq(t->dst, last->icmp.dst) &&
            t->end > last->time + 2 * NANOS_PER_S)
            return value_bool(true);
    }
    return value_bool(false);
}

static struct value get_about_rtp(struct subject *s)
{
    const struct icmp_event *e = icmp_about_media(s, false);

    return e != NULL ? value_bool(is_about_rtp(s, e)) : MISSING;
}

#define FACT(name, kind, get, meaning) FACT_ROW(name, kind, get, NULL, meaning, false, 0, 0)

static const struct fact facts[] = {
    FACT("rate.accepted", VALUE_NUMBER, get_accepted,
         N_("calls by the same caller within ten seconds that were not refused with the same "
            "status")),
    FACT("callee.registered", VALUE_BOOL, get_registered,
         N_("whether a REGISTER of the called address was accepted by the caller in this capture")),
    FACT("callee.answers", VALUE_NUMBER, get_answers,
         N_("responses of the called address to other requests of the caller in this capture, 0 if "
            "it answers INVITEs, too, and none while this one waits")),
    FACT("invite.deaf_repeats", VALUE_NUMBER, get_deaf_repeats,
         N_("how often the INVITE was repeated although a response to it had been sent")),
    FACT("onward.responses", VALUE_NUMBER, get_onward_responses,
         N_("responses to the INVITE as the called element, a proxy, sent it on")),
    FACT("icmp.media.passing", VALUE_BOOL, get_passing,
         N_("whether packets went on to the refused port and drew no more errors")),
    FACT("icmp.media.rtp", VALUE_BOOL, get_about_rtp,
         N_("whether the refused port is one for RTP, by an m= line or the packets; else RTCP")),
};

const struct fact_table facts_of_peers = { facts, ARRAY_SIZE(facts) };
