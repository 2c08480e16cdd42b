/* others.c - other calls of the capture, seen from one: who of its parties registered, what came of
 * the call before. */
#include "config.h"

#include "base/gettext.h"
#include "fact/fact_private.h"
#include "fact/sides.h"

#define LOOK_BACK 1024 /* calls that are looked at */
#define READ_BACK 64   /* of them, those whose message is read */
#define LEG_BEGINS (2 * NANOS_PER_S)

static const struct {
    const char *name, *meaning;
    uint8_t method;                /* enum sip_method of the other call */
    bool same_caller, same_callee; /* addresses that have to be the same */
} relations[] = {
    [RELATION_CALLER_REGISTRATION] = { "caller_registration",
                                       N_("the last REGISTER before it for the user of its From"),
                                       SIP_REGISTER, false, false },
    [RELATION_CALLEE_REGISTRATION] = { "callee_registration",
                                       N_("the last REGISTER before it for the user of its "
                                          "Request-URI"),
                                       SIP_REGISTER, false, false },
    [RELATION_SAME_NUMBER] = { "same_number",
                               N_("the last call before it by the same caller to the same user"),
                               SIP_INVITE, true, false },
    [RELATION_SAME_PEER] = { "same_peer",
                             N_("the last call before it between the same two addresses"),
                             SIP_INVITE, true, true },
    [RELATION_ONWARD_LEG] = { "onward_leg",
                              N_("the call that the called address begins for it within two "
                                 "seconds, to the same number (a B2BUA)"),
                              SIP_INVITE, false, false },
    [RELATION_INWARD_LEG] = { "inward_leg",
                              N_("the call to the caller's address for which this one was begun "
                                 "within two seconds, to the same number (a B2BUA)"),
                              SIP_INVITE, false, false },
};

bool relation_named(struct slice name, enum relation *out)
{
    for (size_t i = 0; i < ARRAY_SIZE(relations); i++) {
        if (!slice_eq(name, slice_of(relations[i].name)))
            continue;
        *out = (enum relation)i;
        return true;
    }
    return false;
}

const char *relation_name(enum relation relation)
{
    return relations[relation].name;
}

const char *relation_meaning(enum relation relation)
{
    return relations[relation].meaning;
}

/* The user of the first URI of that header of the first request, of the Request-URI for
 * HEADER_OTHER; empty if there is none. */
static struct slice user_of(struct subject *s, enum sip_header_id id)
{
    uint32_t i = role_message(s, ROLE_REQUEST);
    const struct sip_message *m = i == NO_INDEX ? NULL : view_message(s->view, i);
    struct sip_values values = { 0 };
    struct name_addr na;
    struct uri uri;

    if (m == NULL || m->bytes.n == 0)
        return (struct slice){ 0 };
    if (id == HEADER_OTHER)
        return uri_parse(sip_text(m, m->request_uri), &uri) ? uri.user : (struct slice){ 0 };
    return sip_next_value(m, id, &values) && name_addr_parse(sip_text(m, values.value), &na)
               ? na.uri.user
               : (struct slice){ 0 };
}

static bool ends_fit(struct subject *s, enum relation relation, const struct call *other)
{
    const struct flow *a = calls_flow(s->calls, s->call->caller_flow);
    const struct flow *b = calls_flow(s->calls, other->caller_flow);

    if (a == NULL || b == NULL || other->method != relations[relation].method)
        return false;
    return (!relations[relation].same_caller || addr_eq(a->src.addr, b->src.addr)) &&
           (!relations[relation].same_callee || addr_eq(a->dst.addr, b->dst.addr));
}

/* The user of this call that the other one's has to be; empty: any. */
static struct slice wanted_user(struct subject *s, enum relation relation)
{
    switch (relation) {
    case RELATION_CALLER_REGISTRATION:
        return user_of(s, HEADER_FROM);
    case RELATION_CALLEE_REGISTRATION:
    case RELATION_SAME_NUMBER:
        return user_of(s, HEADER_OTHER);
    case RELATION_SAME_PEER:
    case RELATION_ONWARD_LEG:
    case RELATION_INWARD_LEG:
    case RELATION_COUNT:
        break;
    }
    return (struct slice){ 0 };
}

static bool user_fits(struct subject *other, enum relation relation, struct slice wanted)
{
    enum sip_header_id id = relation == RELATION_SAME_NUMBER ? HEADER_OTHER : HEADER_TO;

    return relation == RELATION_SAME_PEER || slice_eq(user_of(other, id), wanted);
}

static struct subject *find_other(struct subject *s, enum relation relation)
{
    struct slice wanted = wanted_user(s, relation);
    size_t i = call_position(s);

    if (relation != RELATION_SAME_PEER && wanted.n == 0)
        return NULL;
    for (size_t back = 0, read = 0; i-- > 0 && back < LOOK_BACK && read < READ_BACK; back++) {
        const struct call *call = calls_at(s->calls, i);
        struct subject *other;

        if (!ends_fit(s, relation, call))
            continue;
        other = subject_new(s->calls, call, s->profiles, s->sides, s->arena);
        if (user_fits(other, relation, wanted))
            return other;
        read++;
    }
    return NULL;
}

/* Could this other call be the one that has `leg` begun by the host it came to? */
static bool begins_leg(struct subject *s, const struct call *other, const struct call *leg)
{
    const struct flow *in = calls_flow(s->calls, other->caller_flow);
    const struct flow *out = calls_flow(s->calls, leg->caller_flow);

    /* most calls are of other hosts */
    return in != NULL && out != NULL && addr_eq(in->dst.addr, out->src.addr) &&
           !addr_eq(out->dst.addr, out->src.addr) && other != leg && other->method == SIP_INVITE &&
           leg->method == SIP_INVITE && leg->n_messages > 0 && other->n_messages > 0 &&
           leg->start >= other->start && leg->start - other->start <= LEG_BEGINS;
}

static struct subject *subject_of(struct subject *s, const struct call *call)
{
    return subject_new(s->calls, call, s->profiles, s->sides, s->arena);
}

static bool may_be_between(const struct subject *s, struct addr host)
{
    return s->sides == NULL || sides_is_between(s->sides, host);
}

/* Of two calls to the same number neither is believed to be it. */
static struct subject *find_inward_leg(struct subject *s)
{
    const struct flow *flow = calls_flow(s->calls, s->call->caller_flow);

    if (flow == NULL || !may_be_between(s, flow->src.addr))
        return NULL;
    struct slice number = user_of(s, HEADER_TO);
    struct subject *found = NULL;
    size_t read = 0;

    if (number.n == 0)
        return NULL;
    for (size_t i = call_position(s); i-- > 0 && read < READ_BACK;) {
        const struct call *call = calls_at(s->calls, i);

        if (s->call->start - call->start > LEG_BEGINS)
            break;
        if (!begins_leg(s, call, s->call))
            continue;
        read++;
        struct subject *other = subject_of(s, call);
        if (!number_same_line(user_of(other, HEADER_TO), number))
            continue;
        if (found != NULL)
            return NULL;
        found = other;
    }
    return found;
}

/* The last one that begins in time: a B2BUA may try several places, and what it answers is of the
 * last. */
static struct subject *find_onward_leg(struct subject *s)
{
    const struct flow *flow = calls_flow(s->calls, s->call->caller_flow);

    if (s->call->method != SIP_INVITE || flow == NULL || !may_be_between(s, flow->dst.addr))
        return NULL;
    struct slice number = user_of(s, HEADER_TO);
    struct subject *found = NULL, *back;
    size_t n = calls_count(s->calls), read = 0;

    if (number.n == 0)
        return NULL;
    for (size_t i = call_position(s) + 1; i < n && read < READ_BACK; i++) {
        const struct call *call = calls_at(s->calls, i);

        if (call->start - s->call->start > LEG_BEGINS)
            break;
        if (!begins_leg(s, s->call, call))
            continue;
        read++;
        struct subject *other = subject_of(s, call);
        if (number_same_line(user_of(other, HEADER_TO), number))
            found = other;
    }
    back = found != NULL ? find_inward_leg(found) : NULL;
    return back != NULL && back->call == s->call ? found : NULL;
}

struct subject *subject_other(struct subject *s, enum relation relation)
{
    if (s->call == NULL)
        return NULL;
    if (!s->others_done[relation]) {
        s->others_done[relation] = true;
        s->others[relation] = relation == RELATION_ONWARD_LEG   ? find_onward_leg(s)
                              : relation == RELATION_INWARD_LEG ? find_inward_leg(s)
                                                                : find_other(s, relation);
    }
    return s->others[relation];
}
