/* sight.c - the sight of a capture: that a header, a message or RTP was not seen means nothing
 * where it could not be seen.
 *
 * A message may be missing because its direction was not captured, because the capture began after
 * it or was interrupted, or because its packet was lost on the way into the file; a header because
 * the packet was cut before that place. Facts say "nothing" (missing, false, 0, empty) without a
 * thought of that; here it becomes "unknown", and so does a time in which the capture's clock went
 * ahead. */
#include "config.h"

#include <string.h>

#include "base/mem.h"
#include "fact/around.h"
#include "fact/fact_private.h"

#define CALLS_LOOKED_AT 256

#define BIT(role) (UINT64_C(1) << (role))
#define ROLE(role) BIT(ROLE_##role)
#define OF_MEDIA BIT(62) /* RTP, both ways */
#define OF_FILE BIT(61)  /* both directions of the file */

_Static_assert(ROLE_COUNT <= 61, "the bits of roles and those above have to differ");

enum sight_kind {
    SIGHT_NOTHING, /* "nothing" counts where the roles were
                      seen */
    SIGHT_WHOLE,   /* no value counts without them */
    SIGHT_BODY,    /* the same, and their bodies are needed */
    SIGHT_ALWAYS,  /* the capture tells it in any case */
    SIGHT_WIRE,    /* likewise, but a text does not: it may have been cut */
    SIGHT_UNLISTED /* nobody has thought of it */
};

struct sight {
    const char *name; /* with a dot at its end: all that begin so */
    uint64_t roles;
    enum sight_kind kind;
};

#define ALWAYS(name)                                                                               \
    {                                                                                              \
        name, 0, SIGHT_ALWAYS                                                                      \
    }
#define END_OF(side)                                                                               \
    ALWAYS(side ".ip"), ALWAYS(side ".port"), ALWAYS(side ".side"), ALWAYS(side ".private")

/* Facts named after a message ("ok.contact") need that message; others stand here. */
static const struct sight sights[] = {
    END_OF("caller"),
    END_OF("callee"),
    END_OF("own"),
    END_OF("far"),
    ALWAYS("answer_delay"),
    { "body.", 0, SIGHT_WIRE },
    ALWAYS("call_id"),
    ALWAYS("called."),
    ALWAYS("capture."),
    ALWAYS("direction"),
    ALWAYS("cancel.meant"),
    ALWAYS("change."),
    ALWAYS("duration"),
    ALWAYS("ended_by_own"),
    ALWAYS("failed"),
    ALWAYS("final_delay"),
    ALWAYS("icmp."),
    ALWAYS("is_call"),
    ALWAYS("messages"),
    ALWAYS("method"),
    ALWAYS("phone."),
    ALWAYS("provider"),
    ALWAYS("provider."),
    ALWAYS("rate."),
    ALWAYS("common."),
    ALWAYS("contrary."),
    ALWAYS("keys."),
    ALWAYS("prefixes."),
    ALWAYS("range."),
    ALWAYS("resume."),
    ALWAYS("retries."),
    ALWAYS("register.late_by"),
    ALWAYS("register.moved_from"),
    ALWAYS("register.moved_to"),
    ALWAYS("register.refused"),
    ALWAYS("register.refused_to"),
    ALWAYS("register.too_brief"),
    ALWAYS("response_delay"),
    ALWAYS("retransmissions"),
    ALWAYS("ringing_time"),
    ALWAYS("breach."),
    ALWAYS("lint"),
    ALWAYS("ping."),
    ALWAYS("traffic."),
    ALWAYS("series."),
    ALWAYS("storm."),
    ALWAYS("sweep."),
    ALWAYS("asked."),
    ALWAYS("scan."),
    ALWAYS("session.age"),
    ALWAYS("setup"),
    ALWAYS("state"),
    ALWAYS("status_meaning"),
    ALWAYS("syntax."),
    ALWAYS("transport"),
    ALWAYS("trunk"),
    ALWAYS("trunk."),
    ALWAYS("unacknowledged"),
    ALWAYS("unanswered_for"),
    { "ack.on_target", ROLE(ACK) | ROLE(OK), SIGHT_WHOLE },
    { "ack.expected", ROLE(OK), SIGHT_WHOLE },
    { "ack.loose", ROLE(OK), SIGHT_WHOLE },
    { "ack.own_address", ROLE(ACK) | ROLE(OK), SIGHT_WHOLE },
    { "ack.route.", ROLE(ACK) | ROLE(OK), SIGHT_WHOLE },
    { "ack.routes_expected", ROLE(OK), SIGHT_WHOLE },
    { "ack.next_hop", ROLE(OK), SIGHT_WHOLE },
    { "ack.next_hop.", ROLE(ACK) | ROLE(OK), SIGHT_WHOLE },
    { "ack.cseq.right", ROLE(ACK) | ROLE(OK), SIGHT_WHOLE },
    { "ack.to_tag.right", ROLE(ACK) | ROLE(OK), SIGHT_WHOLE },
    { "answer.not_offered", ROLE(OFFER) | ROLE(ANSWER), SIGHT_BODY },
    { "answered", ROLE(OK), SIGHT_NOTHING },
    { "auth.", ROLE(REQUEST) | ROLE(INVITE) | ROLE(FINAL), SIGHT_NOTHING },
    { "callee.registered", OF_FILE, SIGHT_NOTHING },
    { "clash.", ROLE(OFFER) | ROLE(ANSWER), SIGHT_BODY },
    { "crossed.", OF_MEDIA, SIGHT_NOTHING },
    { "dns.", OF_FILE, SIGHT_WHOLE },
    { "ended_by", ROLE(BYE), SIGHT_NOTHING },
    { "error.", ROLE(FINAL), SIGHT_NOTHING },
    { "final.bare", ROLE(FINAL), SIGHT_WHOLE },
    { "halt.", OF_MEDIA, SIGHT_NOTHING },
    { "hosts.", OF_MEDIA, SIGHT_NOTHING },
    { "identity.", ROLE(INVITE), SIGHT_NOTHING },
    { "media.", OF_MEDIA, SIGHT_NOTHING },
    { "media.to_caller.unknown_payload", ROLE(CALLER), SIGHT_BODY },
    { "media.to_callee.unknown_payload", ROLE(CALLEE), SIGHT_BODY },
    { "media.to_own.unknown_payload", ROLE(OWN), SIGHT_BODY },
    { "media.to_far.unknown_payload", ROLE(FAR), SIGHT_BODY },
    { "media.to_caller.astray", ROLE(CALLER) | ROLE(CALLEE), SIGHT_BODY },
    { "media.to_callee.astray", ROLE(CALLER) | ROLE(CALLEE), SIGHT_BODY },
    { "media.to_own.astray", ROLE(CALLER) | ROLE(CALLEE), SIGHT_BODY },
    { "media.to_far.astray", ROLE(CALLER) | ROLE(CALLEE), SIGHT_BODY },
    { "moved.", OF_MEDIA, SIGHT_NOTHING },
    { "neighbour.", OF_FILE, SIGHT_NOTHING },
    { "ok.contact.resolves_badly", ROLE(OK) | OF_FILE, SIGHT_WHOLE },
    { "ok.record_route.added", ROLE(INVITE) | ROLE(OK), SIGHT_WHOLE },
    { "pace.", OF_MEDIA, SIGHT_NOTHING },
    { "prack.", ROLE(INVITE), SIGHT_NOTHING },
    { "reply.", ROLE(INVITE), SIGHT_WHOLE },
    { "report.", OF_MEDIA, SIGHT_NOTHING },
    { "heard_by_caller.", OF_MEDIA, SIGHT_NOTHING },
    { "heard_by_callee.", OF_MEDIA, SIGHT_NOTHING },
    { "checks.", OF_FILE, SIGHT_NOTHING },
    { "turn.", OF_FILE, SIGHT_NOTHING },
    { "digits.", OF_MEDIA, SIGHT_NOTHING },
    { "event_clock.", ROLE(OFFER) | ROLE(ANSWER), SIGHT_BODY },
    { "relay.", OF_FILE, SIGHT_NOTHING },
    { "refer.notified", OF_FILE, SIGHT_NOTHING },
    { "redirect.", OF_FILE, SIGHT_NOTHING },
    { "reinvite.settled", OF_FILE, SIGHT_NOTHING },
    { "request_host.", ROLE(REQUEST), SIGHT_NOTHING },
    { "responses", ROLE(FINAL), SIGHT_NOTHING },
    { "session.expired", ROLE(OK), SIGHT_NOTHING },
    { "status", ROLE(FINAL), SIGHT_NOTHING },
    { "tcp.", OF_FILE, SIGHT_NOTHING },
    { "peer.answers", OF_FILE, SIGHT_NOTHING },
    { "sctp.", OF_FILE, SIGHT_NOTHING },
    { "terms.", ROLE(OFFER) | ROLE(ANSWER), SIGHT_BODY },
    { "tls.", OF_FILE, SIGHT_NOTHING },
};

/* Roles whose messages only the one side sends. */
#define CALLERS_ROLES (ROLE(REQUEST) | ROLE(INVITE) | ROLE(ACK) | ROLE(CANCEL))
#define CALLEES_ROLES (ROLE(CHALLENGE) | ROLE(PROVISIONAL) | ROLE(RINGING) | ROLE(OK) | ROLE(FINAL))
/* Messages at the beginning of a call, before its answer. */
#define FIRST_ROLES                                                                                \
    (ROLE(REQUEST) | ROLE(INVITE) | ROLE(CHALLENGE) | ROLE(PROVISIONAL) | ROLE(RINGING) |          \
     ROLE(OK) | ROLE(OFFER) | ROLE(ANSWER))
#define RESPONSES_ROLES                                                                            \
    (CALLEES_ROLES | ROLE(BYE_FINAL) | ROLE(REINVITE_FINAL) | ROLE(WITHIN_FINAL) |                 \
     ROLE(REGISTERED) | ROLE(REFRESH_FINAL) | ROLE(REFER_FINAL) | ROLE(NOTIFY_FINAL) |             \
     ROLE(SECOND) | ROLE(CANCEL_FINAL))
#define ALL_ROLES (BIT(ROLE_COUNT) - 1)

/* Facts of "caller" and the like are read from SDP, or else are no facts of a message. */
static struct sight sight_by_role(const struct fact *fact)
{
    bool body;
    int role = role_of_fact(fact, &body);

    if (role < 0)
        return (struct sight){ .kind = SIGHT_UNLISTED };
    return (struct sight){ fact->name, BIT(role), body ? SIGHT_BODY : SIGHT_NOTHING };
}

/* Times that begin before the call, or are of no one call. */
static const char *const across[] = {
    "called.", "identity.", "phone.", "ping.", "retry.", "traffic.",
};

static struct known {
    struct sight sight;
    bool is_time;   /* seconds, by the clock of the capture */
    bool is_across; /* from one call to another */
} * known;          /* by fact; made by sight_build() */

/* The longest name decides. */
static void take_sight(const struct sight *sight)
{
    size_t i, end = facts_named(sight->name, &i);

    for (; i < end; i++)
        if (known[i].sight.name == NULL || strlen(sight->name) > strlen(known[i].sight.name))
            known[i].sight = *sight;
}

static void take_across(const char *name)
{
    size_t i, end = facts_named(name, &i);

    for (; i < end; i++)
        known[i].is_across = true;
}

void sight_build(void)
{
    known = xcalloc(facts_count(), sizeof *known);
    for (size_t i = 0; i < ARRAY_SIZE(sights); i++)
        take_sight(&sights[i]);
    for (size_t i = 0; i < ARRAY_SIZE(across); i++)
        take_across(across[i]);
    for (size_t i = 0; i < facts_count(); i++) {
        const struct fact *fact = facts_at(i);

        if (known[i].sight.name == NULL)
            known[i].sight = sight_by_role(fact);
        known[i].is_time = fact->unit != NULL && strcmp(fact->unit, "seconds") == 0;
    }
}

bool fact_is_guarded(size_t fact)
{
    return known[fact].sight.kind != SIGHT_UNLISTED;
}

/* The messages of a call that were seen */

static bool implies_another(const struct call_message *m)
{
    return m->status != 0 || m->method == SIP_ACK || m->to_tag != 0;
}

/* Does the call have messages of its first request's direction and of the other? Where only
 * responses were captured, that request is not among them. */
static bool goes_both_ways(struct calls *calls, const struct call *call, bool *implied)
{
    const struct flow *first = calls_flow(calls, call->caller_flow);
    bool there = false, back = false;

    for (uint32_t i = 0; first != NULL && i < call->n_messages && !(there && back); i++) {
        const struct flow *flow = calls_flow(calls, call->messages[i].flow);

        *implied = *implied || implies_another(&call->messages[i]);
        if (flow == NULL)
            continue;
        there = there || addr_eq(flow->src.addr, first->src.addr);
        back = back || (addr_eq(flow->src.addr, first->dst.addr) &&
                        addr_eq(flow->dst.addr, first->src.addr));
    }
    return there && back;
}

/* No call has messages of both directions, although some answer what was not captured. */
bool sight_is_one_sided(struct calls *calls)
{
    bool implied = false;

    for (size_t i = 0; i < calls_count(calls) && i < CALLS_LOOKED_AT; i++)
        if (goes_both_ways(calls, calls_at(calls, i), &implied))
            return false;
    return implied;
}

/* Roles of the sides that sent nothing, though they must have. The 2xx tells which ACK is the
 * one. */
static uint64_t roles_of_unseen_sides(struct subject *s)
{
    bool caller = false, callee = false, implied = false;

    for (uint32_t i = 0; i < s->call->n_messages && !(caller && callee); i++) {
        enum call_side side = view_sender(s->view, i);

        caller = caller || side == SIDE_CALLER;
        callee = callee || side == SIDE_CALLEE;
        implied = implied || implies_another(&s->call->messages[i]);
    }
    if ((caller && callee) || (!implied && !around_is_one_sided(s)))
        return 0;
    return (ALL_ROLES & ~(caller ? CALLERS_ROLES & ~ROLE(ACK) : CALLEES_ROLES)) | OF_MEDIA;
}

/* Roles that a request may have. An INVITE is read for its SDP as well. */
static const uint64_t roles_of_method[] = {
    [SIP_INVITE] = ROLE(REQUEST) | ROLE(INVITE) | ROLE(REINVITE) | ROLE(REFRESH) | ROLE(OFFER) |
                   ROLE(ANSWER) | ROLE(OWN) | ROLE(FAR) | ROLE(CALLER) | ROLE(CALLEE),
    [SIP_UPDATE] = ROLE(REQUEST) | ROLE(REINVITE) | ROLE(REFRESH) | ROLE(WITHIN),
    [SIP_BYE] = ROLE(REQUEST) | ROLE(BYE) | ROLE(WITHIN),
    [SIP_CANCEL] = ROLE(CANCEL) | ROLE(CANCEL_REQUEST),
    [SIP_REGISTER] = ROLE(REQUEST) | ROLE(REGISTER),
    [SIP_REFER] = ROLE(REQUEST) | ROLE(REFER) | ROLE(WITHIN),
    [SIP_NOTIFY] = ROLE(REQUEST) | ROLE(NOTIFY) | ROLE(WITHIN),
};

/* A response proves its request, and an ACK a final response, though the capture lacks them. */
static uint64_t roles_that_others_prove(struct subject *s)
{
    const struct transaction *all;
    size_t n = view_transactions(s->view, &all);
    uint64_t roles = 0;

    for (size_t i = 0; i < n; i++) {
        if (all[i].request == NO_INDEX && all[i].method < ARRAY_SIZE(roles_of_method))
            roles |= roles_of_method[all[i].method];
        if (all[i].method == SIP_INVITE && all[i].final == NO_INDEX && all[i].ack != NO_INDEX)
            roles |= ROLE(FINAL) | ROLE(OK);
    }
    return roles;
}

/* A response that was cut before its CSeq may be any. */
static uint64_t roles_of_nameless(const struct call *call)
{
    for (uint32_t i = 0; i < call->n_messages; i++)
        if (call->messages[i].status != 0 && call->messages[i].cseq == 0 &&
            (call->messages[i].flags & MESSAGE_CUT) != 0)
            return RESPONSES_ROLES;
    return 0;
}

/* A log that has the final response has what came before it. */
static uint64_t roles_before(const struct call *call)
{
    return call->status_message != NO_INDEX ? ROLE(RINGING) | ROLE(PROVISIONAL) : 0;
}

static bool has_media(struct calls *calls)
{
    struct calls_stats stats;

    calls_stats(calls, &stats);
    return stats.rtp_packets > 0;
}

static uint64_t roles_that_may_lie_outside(struct subject *s)
{
    uint64_t roles = roles_of_unseen_sides(s) | roles_that_others_prove(s);

    roles |= roles_of_nameless(s->call);
    if (s->call->written && !has_media(s->calls))
        roles |= OF_MEDIA;

    if (calls_in_capture_gap(s->calls, s->call))
        return ALL_ROLES | OF_MEDIA;
    if (s->sparse)
        return (ALL_ROLES & ~roles_before(s->call)) | OF_MEDIA;
    if (s->call->started_before)
        roles |= FIRST_ROLES;
    return roles;
}

static bool headers_end_in(struct slice bytes)
{
    return slice_find(bytes, SLICE("\r\n\r\n")) < bytes.n ||
           slice_find(bytes, SLICE("\n\n")) < bytes.n;
}

static bool any_is_cut(const struct call *call)
{
    for (uint32_t i = 0; i < call->n_messages; i++)
        if ((call->messages[i].flags & MESSAGE_CUT) != 0)
            return true;
    return false;
}

/* A ladder is a text whose messages are cut: only their first lines and their ends were drawn. */
static bool is_drawn(const struct call *call)
{
    return call->written && any_is_cut(call);
}

/* Worked out once per subject. */
static const struct seen *look(struct subject *s)
{
    struct seen *seen = &s->derived->seen;
    uint64_t outside;

    if (seen->done)
        return seen;
    seen->done = true;
    if (around_is_one_sided(s))
        seen->unseen = OF_FILE;
    if (s->call == NULL)
        return seen;
    seen->drawn = is_drawn(s->call);
    outside = roles_that_may_lie_outside(s);
    seen->unseen |= outside & OF_MEDIA;
    if (outside == 0 && !any_is_cut(s->call))
        return seen;
    for (enum message_role role = 0; role < ROLE_COUNT; role++) {
        uint32_t i = role_message(s, role);

        if (i == NO_INDEX) {
            seen->unseen |= outside & BIT(role);
        } else if ((view_kept(s->view, i)->flags & MESSAGE_CUT) != 0) {
            seen->body_cut |= BIT(role);
            if (!headers_end_in(view_message(s->view, i)->bytes))
                seen->cut |= BIT(role);
        }
    }
    return seen;
}

static bool is_nothing(const struct value *v)
{
    return v->kind == VALUE_MISSING || !value_true(v);
}

/* A line of a message that is cut is whole if its end is there. */
static bool line_is_whole(struct subject *s, const struct place *at)
{
    struct slice bytes = view_message(s->view, at->message)->bytes;
    size_t end = at->span.offset + at->span.length;

    return slice_chr(slice_sub(bytes, end, bytes.n), '\n') < bytes.n - end;
}

static bool place_is_cut(struct subject *s, const struct place *at)
{
    return at->kind == PLACE_SIP && (view_kept(s->view, at->message)->flags & MESSAGE_CUT) != 0 &&
           !line_is_whole(s, at);
}

/* The status line, or the method of a request. */
static bool is_drawn_word(struct subject *s, const struct place *at)
{
    const struct sip_message *m = view_message(s->view, at->message);

    return at->span.offset < slice_chr(m->bytes, m->request ? ' ' : '\n');
}

static bool is_unseen(struct subject *s, const struct sight *sight, const struct value *v)
{
    const struct seen *seen;
    uint64_t lacking;

    if (s->call != NULL && s->call->written && v->place.kind == PLACE_SIP && look(s)->drawn &&
        !is_drawn_word(s, &v->place))
        return true;
    if (sight->kind == SIGHT_NOTHING && !is_nothing(v))
        return s->call != NULL && place_is_cut(s, &v->place);
    seen = look(s);
    lacking = seen->unseen | (sight->kind == SIGHT_BODY ? seen->body_cut : seen->cut);
    if ((sight->roles & lacking) == 0)
        return false;
    /* a value that was read of a line that is there stays so, whatever follows */
    return sight->kind != SIGHT_NOTHING || v->kind == VALUE_MISSING || v->place.kind != PLACE_SIP ||
           place_is_cut(s, &v->place);
}

/* A clock that went ahead makes no time longer. */
static bool is_doubtful(const struct subject *s, const struct known *fact)
{
    return (s->call != NULL && s->call->clock_ahead) ||
           (fact->is_across && calls_leap(s->calls, 0) != NULL);
}

/* A program writes down what it sends once, and what comes again is often dropped below it. */
static bool counts_repeats(const struct fact *fact)
{
    return slice_iends(slice_of(fact->name), SLICE("retransmissions"));
}

bool fact_is_unseen(struct subject *s, size_t fact, const struct value *v)
{
    const struct known *k = &known[fact];

    if (k->is_time && is_doubtful(s, k))
        return true;
    if (s->sparse && is_nothing(v) && counts_repeats(facts_at(fact)))
        return true;
    if (k->sight.kind == SIGHT_WIRE)
        return s->call != NULL && s->call->written;
    return k->sight.kind < SIGHT_ALWAYS && is_unseen(s, &k->sight, v);
}

bool header_is_unseen(struct subject *s, enum message_role role, bool all, const struct value *v)
{
    const struct sight sight = { NULL, BIT(role), all ? SIGHT_WHOLE : SIGHT_NOTHING };

    return is_unseen(s, &sight, v);
}
