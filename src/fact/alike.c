/* alike.c - facts about a call beside the other calls of the capture: refused like all others,
 * tried again elsewhere or too soon. */
#include "config.h"

#include "base/gettext.h"
#include "fact/fact_private.h"

#define NEAR 256 /* calls before and after it */
#define AT_ONCE (NANOS_PER_S * 6 / 10)
#define NEXT_TRY (5 * NANOS_PER_S)

static bool is_invite(const struct call *call)
{
    return call->method == SIP_INVITE;
}

static bool same_way(struct subject *s, const struct call *other)
{
    const struct flow *a = calls_flow(s->calls, s->call->caller_flow);
    const struct flow *b = calls_flow(s->calls, other->caller_flow);

    return a != NULL && b != NULL && addr_eq(a->src.addr, b->src.addr) &&
           addr_eq(a->dst.addr, b->dst.addr);
}

static size_t first_near(size_t at)
{
    return at > NEAR ? at - NEAR : 0;
}

static size_t end_near(struct subject *s, size_t at)
{
    size_t n = calls_count(s->calls);

    return at + NEAR < n ? at + NEAR : n;
}

/* Refused by a final response at once, without ringing. */
static bool refused_at_once(const struct call *call)
{
    return is_invite(call) && call->status >= 400 && call->ringing == NANOS_NONE &&
           call->answered == NANOS_NONE && call->end != NANOS_NONE &&
           call->end - call->start <= AT_ONCE;
}

enum alike_part { ALIKE_CALLS, ALIKE_THROUGH };

/* Calls of this way that were refused at once with the same status, and those that were not. */
static struct value get_alike(struct subject *s, const struct fact *f)
{
    size_t at = call_position(s);
    uint32_t alike = 0, through = 0;

    if (!refused_at_once(s->call))
        return MISSING;
    for (size_t i = first_near(at); i < end_near(s, at); i++) {
        const struct call *other = calls_at(s->calls, i);

        if (!is_invite(other) || !same_way(s, other))
            continue;
        alike += refused_at_once(other) && other->status == s->call->status;
        through += other->ringing != NANOS_NONE || other->answered != NANOS_NONE;
    }
    return value_number(f->part == ALIKE_CALLS ? alike : through);
}

static struct slice dialled(struct subject *s, struct view *v)
{
    const struct sip_message *m = opening_message(v);
    struct uri uri;

    if (m->bytes.n == 0 || !m->request || !uri_parse(sip_text(m, m->request_uri), &uri))
        return (struct slice){ 0 };
    return arena_slice(s->arena, uri.user);
}

/* The next call of the same caller to the same number, at another host, soon after this one. */
static const struct call *next_elsewhere(struct subject *s, bool before)
{
    const struct flow *mine = calls_flow(s->calls, s->call->caller_flow);
    size_t at = call_position(s);
    struct slice number = dialled(s, s->view);

    if (mine == NULL || number.n == 0)
        return NULL;
    for (size_t i = first_near(at); i < end_near(s, at); i++) {
        const struct call *other = calls_at(s->calls, i);
        const struct flow *flow = calls_flow(s->calls, other->caller_flow);
        const struct call *one = before ? other : s->call, *two = before ? s->call : other;

        if (other == s->call || !is_invite(other) || flow == NULL || one->end == NANOS_NONE ||
            two->start < one->end || two->start - one->end > NEXT_TRY ||
            !addr_eq(flow->src.addr, mine->src.addr) || addr_eq(flow->dst.addr, mine->dst.addr) ||
            (before && one->status != s->call->status))
            continue;
        if (slice_eq(dialled(s, view_new(s->calls, other, s->arena)), number))
            return other;
    }
    return NULL;
}

static struct value at_call(struct subject *s, const struct call *call, struct value value)
{
    const struct flow *flow = calls_flow(s->calls, call->caller_flow);
    struct value dst = value_endpoint(s, flow->dst);
    struct value text = value_format(s, _("INVITE %.*s to %.*s"),
                                     SLICE_ARG(dialled(s, view_new(s->calls, call, s->arena))),
                                     SLICE_ARG(dst.text));

    return value_in_packet(PLACE_IP, call->messages[0].frame, value, text.text);
}

enum next_part { NEXT_TO, NEXT_FIRST };

static struct value get_next(struct subject *s, const struct fact *f)
{
    const struct call *other =
        s->call->status >= 300 ? next_elsewhere(s, f->part == NEXT_FIRST) : NULL;

    if (other == NULL)
        return MISSING;
    return at_call(s, other, value_endpoint(s, calls_flow(s->calls, other->caller_flow)->dst));
}

/* Seconds after which the caller tried the same host again, though Retry-After asks for more. */
static struct value get_too_soon(struct subject *s)
{
    const struct value *asked = fact_asked(s, ASK_FINAL_RETRY_AFTER);
    size_t at = call_position(s);

    if (asked->kind != VALUE_NUMBER || s->call->end == NANOS_NONE)
        return MISSING;
    for (size_t i = at + 1; i < end_near(s, at); i++) {
        const struct call *other = calls_at(s->calls, i);
        double after = nanos_seconds(other->start - s->call->end);

        if (other->method == s->call->method && after >= 0 && after < asked->number - 1 &&
            same_way(s, other) && other->status == s->call->status)
            return at_call(s, other, value_number(after));
    }
    return MISSING;
}

#define FACT(name, kind, get, part, unit, meaning)                                                 \
    FACT_ROW(name, kind, get, unit, meaning, false, 0, part)

static const struct fact facts[] = {
    FACT("series.refused", VALUE_NUMBER, get_alike, ALIKE_CALLS, NULL,
         N_("calls of this way that were refused at once with the same status")),
    FACT("series.through", VALUE_NUMBER, get_alike, ALIKE_THROUGH, NULL,
         N_("calls of this way that rang or were answered")),
    FACT("next.to", VALUE_TEXT, get_next, NEXT_TO, NULL,
         N_("where the caller tried the same number next, if it was another host and at once")),
    FACT("next.before", VALUE_TEXT, get_next, NEXT_FIRST, NULL,
         N_("where it had tried before and got the same status")),
    FACT("retry.too_soon", VALUE_NUMBER, get_too_soon, 0, N_("seconds"),
         N_("time to the next attempt, if Retry-After asked for more")),
};

const struct fact_table facts_of_alike = { facts, ARRAY_SIZE(facts) };
