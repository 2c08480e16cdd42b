/* within.c - requests within a dialog that came to nothing, held against what the dialog
 * demands of them (RFC 3261 sections 12.2.1.1 and 12.2.2; RFC 3262 section 4 for PRACK). */
#include "config.h"

#include "base/gettext.h"
#include "fact/fact_private.h"
#include "fact/in_dialog.h"

#define UNANSWERED_SENDS 4
#define UNANSWERED_WAIT (10 * NANOS_PER_S) /* for transports where nothing is sent twice */
#define CROSSING_TIME (NANOS_PER_S / 2)

/* The request, and the first thing about it that is not as the dialog demands. */
struct within {
    uint32_t request, final;
    const char *fault; /* NULL: none was found */
    struct value at, expected;
};

/* Requests that belong to a dialog, and refusals that tell of its loss */

static bool needs_dialog(enum sip_method method)
{
    return method == SIP_BYE || method == SIP_PRACK || method == SIP_UPDATE || method == SIP_INFO ||
           method == SIP_REFER || method == SIP_NOTIFY;
}

/* Statuses by which a receiver says that it cannot place a request. Others (405, 415, 488, 491,
 * 603) say that it was placed. */
static bool is_misplaced(uint16_t status)
{
    static const uint16_t statuses[] = { 400, 401, 403, 404, 407, 408, 416, 480,
                                         481, 482, 483, 485, 500, 502, 503, 504 };

    for (size_t i = 0; i < ARRAY_SIZE(statuses); i++)
        if (statuses[i] == status)
            return true;
    return false;
}

/* Both hang up at once: each side may say 481 to the other's BYE. */
static bool crosses_bye(struct subject *s, const struct transaction *t)
{
    const struct call *call = s->call;

    for (uint32_t i = 0; i < call->n_messages && i < t->final; i++) {
        const struct call_message *m = &call->messages[i];

        if (m->status == 0 && m->method == SIP_BYE && m->cseq != t->cseq &&
            view_sender(s->view, i) != view_sender(s->view, t->request))
            return true;
    }
    return false;
}

static bool is_unanswered(struct subject *s, const struct transaction *t)
{
    const struct call *call = s->call;
    struct calls_stats stats;

    if (t->status || t->provisional != NO_INDEX)
        return false;
    if (message_sends(call, t->request) >= UNANSWERED_SENDS)
        return true;
    calls_stats(s->calls, &stats);
    return calls_flow(s->calls, t->flow)->transport != TRANSPORT_UDP &&
           stats.end - call->messages[t->request].time >= UNANSWERED_WAIT;
}

/* A challenge is answered by trying again (22.2), which may stand before it in a capture out of
 * order. */
static bool tried_again(struct subject *s, const struct transaction *t)
{
    const struct transaction *all;
    size_t n = view_transactions(s->view, &all);

    if (t->status != 401 && t->status != 407)
        return false;
    for (size_t i = 0; i < n; i++)
        if (all[i].method == t->method && all[i].request != NO_INDEX &&
            all[i].request > t->request &&
            s->call->messages[all[i].request].from_tag == s->call->messages[t->request].from_tag)
            return true;
    return false;
}

static bool came_to_nothing(struct subject *s, const struct transaction *t)
{
    if (t->request == NO_INDEX || t->method == SIP_ACK || t->method == SIP_CANCEL ||
        !(t->in_dialog || needs_dialog(t->method)))
        return false;
    if (is_unanswered(s, t))
        return true;
    bool refused = is_misplaced(t->status) || (t->method == SIP_PRACK && t->status >= 300);
    return refused && !tried_again(s, t) &&
           !(t->method == SIP_BYE && t->status == 481 && crosses_bye(s, t));
}

/* Values to point at */

static struct value line_of(struct subject *s, uint32_t i)
{
    const struct sip_message *m = view_message(s->view, i);

    return value_in_message(s, i, value_text(sip_text(m, m->start_line)), m->start_line,
                            m->request ? "request-line" : "status-line");
}

static bool fault(struct within *w, const char *name, struct value at, struct value expected)
{
    w->fault = name;
    w->at = at;
    w->expected = expected;
    return true;
}

/* Each check is right to say nothing. */

static bool check_tags(const struct in_dialog *d, struct within *w)
{
    const struct call_message *m = in_dialog_kept(d, d->request);
    bool caller = d->sender == SIDE_CALLER;
    uint32_t mine = caller ? d->callers_tag : d->callees_tag;
    uint32_t theirs = caller ? d->callees_tag : d->callers_tag;
    uint32_t answer = d->ok;

    for (uint32_t i = 0; answer == NO_INDEX && i < d->request; i++)
        if (in_dialog_answers(in_dialog_kept(d, i)) &&
            in_dialog_kept(d, i)->to_tag == d->callees_tag)
            answer = i;
    if (answer == NO_INDEX)
        return false;
    struct value from = value_of_header(d->s, answer, caller ? HEADER_FROM : HEADER_TO);
    struct value to = value_of_header(d->s, answer, caller ? HEADER_TO : HEADER_FROM);
    if (m->from_tag != mine)
        return fault(w, m->from_tag ? "from-tag" : "no-from-tag",
                     value_of_header(d->s, d->request, HEADER_FROM), from);
    if (m->to_tag != theirs)
        return fault(w, m->to_tag ? "to-tag" : "no-to-tag",
                     value_of_header(d->s, d->request, HEADER_TO), to);
    return false;
}

static bool check_cseq(const struct in_dialog *d, struct within *w)
{
    const struct call *call = d->s->call;
    const struct call_message *r = in_dialog_kept(d, d->request);

    for (uint32_t i = 0; i < d->request; i++) {
        const struct call_message *m = &call->messages[i];

        if (m->status || m->original != i || m->method == SIP_ACK || m->method == SIP_CANCEL ||
            m->from_tag != r->from_tag || m->branch == r->branch || m->cseq < r->cseq ||
            !addr_eq(in_dialog_sender(d, i), in_dialog_sender(d, d->request)) ||
            !addr_eq(in_dialog_receiver(d, i), in_dialog_receiver(d, d->request)) ||
            (m->to_tag != r->to_tag && m->to_tag != 0))
            continue;
        return fault(w, "cseq", value_of_header(d->s, d->request, HEADER_CSEQ),
                     value_of_header(d->s, i, HEADER_CSEQ));
    }
    return false;
}

static bool is_loose(const struct in_dialog *d)
{
    return d->n_routes == 0 || uri_has_param(&d->routes[0], SLICE("lr"));
}

static bool depends_on_user(uint16_t status)
{
    return status == 404 || status == 416 || (status >= 480 && status <= 485);
}

/* A Contact that came while the request was on its way is none that it could know. */
static bool check_target(const struct in_dialog *d, struct within *w)
{
    const struct sip_message *m = view_message(d->s->view, d->request);
    struct uri uri;

    if (d->contact == NO_INDEX || !is_loose(d) || !uri_parse(sip_text(m, m->request_uri), &uri))
        return false;
    bool renewed = d->contact != d->ok && d->contact != d->invite;
    nanos_t sent = in_dialog_kept(d, d->request)->time;
    if (renewed && sent - in_dialog_kept(d, d->contact)->time < CROSSING_TIME)
        return false;
    bool user = d->target.user.n == 0 || slice_eq(d->target.user, uri.user) ||
                !depends_on_user(w->final == NO_INDEX ? 0 : in_dialog_kept(d, w->final)->status);
    if (uri_same_target(&uri, &d->target) && user)
        return false;
    return fault(
        w, "target",
        value_in_message(d->s, d->request, value_text(uri.all), m->request_uri, "request-line"),
        value_in_message(d->s, d->contact, value_text(d->target.all), d->target_at, "Contact"));
}

/* Routes are judged where the request is as its sender built it: a proxy on the way takes its own
 * Route off (16.4). */
static bool check_routes(const struct in_dialog *d, struct within *w)
{
    const struct sip_message *m = view_message(d->s->view, d->request);
    struct sip_values vias = { 0 }, values = { 0 };
    struct name_addr na;
    size_t n = 0, hops = 0, in_place = 0;

    if (d->n_routes == 0 || d->n_routes == HOPS_MAX || !is_loose(d))
        return false;
    while (sip_next_value(m, HEADER_VIA, &vias))
        hops++;
    if (hops != 1)
        return false;
    while (sip_next_value(m, HEADER_ROUTE, &values)) {
        if (n < d->n_routes && name_addr_parse(sip_text(m, values.value), &na))
            in_place += uri_same_target(&na.uri, &d->routes[n]);
        n++;
    }
    if (n == d->n_routes && in_place == n)
        return false;
    const struct sip_message *from = view_message(d->s->view, d->routes_in);
    struct value expected =
        value_in_message(d->s, d->routes_in, value_text(sip_text(from, d->routes_at[0])),
                         d->routes_at[0], "Record-Route");
    return n == 0 ? fault(w, "no-route", line_of(d->s, d->request), expected)
                  : fault(w, "route", value_of_header(d->s, d->request, HEADER_ROUTE), expected);
}

/* The target of the packet: the first route, else the target. */
static const struct uri *next_hop(const struct in_dialog *d, struct value *at)
{
    const struct sip_message *m;

    if (d->n_routes) {
        m = view_message(d->s->view, d->routes_in);
        *at = value_in_message(d->s, d->routes_in, value_text(sip_text(m, d->routes_at[0])),
                               d->routes_at[0], "Record-Route");
        return &d->routes[0];
    }
    if (d->contact == NO_INDEX)
        return NULL;
    *at = value_in_message(d->s, d->contact, value_text(d->target.all), d->target_at, "Contact");
    return &d->target;
}

static bool check_transport(const struct in_dialog *d, struct within *w)
{
    uint32_t own = d->sender == SIDE_CALLER ? d->invite : d->ok;
    struct value at = MISSING;
    const struct uri *hop = next_hop(d, &at);

    if (own == NO_INDEX || hop == NULL)
        return false;
    const struct flow *sent = view_flow(d->s->view, d->request);
    const struct flow *began = view_flow(d->s->view, own);
    if (w->final != NO_INDEX)
        return false; /* the request arrived */
    struct slice wanted = uri_param(hop, SLICE("transport"));
    struct slice used = slice_of(transport_name(sent->transport));
    if (sent->transport == began->transport || sent->transport == TRANSPORT_TLS ||
        began->transport == TRANSPORT_TLS || slice_ieq(wanted, used))
        return false;
    return fault(w, wanted.n ? "transport" : "transport-unsaid",
                 value_of_header(d->s, d->request, HEADER_VIA), at);
}

/* The way that the INVITE took is as good: an outbound proxy or an edge stands there. */
static bool check_next_hop(const struct in_dialog *d, struct within *w)
{
    struct value at = MISSING;
    const struct uri *hop = next_hop(d, &at);
    struct addr wanted, sent = in_dialog_receiver(d, d->request);

    if (hop == NULL || d->ok == NO_INDEX || !uri_host_addr(hop, &wanted))
        return false;
    bool caller = d->sender == SIDE_CALLER;
    struct addr peer = caller ? in_dialog_sender(d, d->ok) : in_dialog_receiver(d, d->ok);
    if (addr_eq(sent, wanted) || addr_eq(sent, peer))
        return false;
    return fault(w, "next-hop", line_of(d->s, d->request), at);
}

/* One side of the call that speaks from another address than before. */
static bool check_source(const struct in_dialog *d, struct within *w)
{
    struct addr now = in_dialog_sender(d, d->request);
    struct endpoint before = { 0 };
    struct value at = MISSING;

    for (uint32_t i = 0; i < d->request; i++) {
        const struct call_message *m = in_dialog_kept(d, i);
        bool mine = m->status ? m->to_tag == in_dialog_kept(d, d->request)->from_tag
                              : m->from_tag == in_dialog_kept(d, d->request)->from_tag;

        if (!mine || !addr_eq(in_dialog_receiver(d, i), in_dialog_receiver(d, d->request)))
            continue;
        if (addr_eq(in_dialog_sender(d, i), now))
            return false;
        before = view_flow(d->s->view, i)->src;
        at = line_of(d->s, i);
    }
    if (before.addr.family == ADDR_NONE)
        return false;
    at.text = value_endpoint(d->s, before).text;
    return fault(w, "source", line_of(d->s, d->request), at);
}

/* RAck: the RSeq of the response, and the CSeq of the INVITE (RFC 3262 section 7.2). */
static bool check_rack(const struct in_dialog *d, struct within *w)
{
    const struct call *call = d->s->call;
    struct value rack = value_of_header(d->s, d->request, HEADER_RACK), last = MISSING;

    if (in_dialog_kept(d, d->request)->method != SIP_PRACK)
        return false;
    for (uint32_t i = 0; i < d->request; i++) {
        const struct call_message *m = &call->messages[i];
        struct value rseq = in_dialog_answers(m) && m->status < 200 && m->original == i
                                ? value_of_header(d->s, i, HEADER_RSEQ)
                                : MISSING;
        uint64_t want, have = 0, cseq = 0;
        struct slice rest = rack.kind == VALUE_TEXT ? rack.text : (struct slice){ 0 };

        if (rseq.kind == VALUE_MISSING || !slice_u64(rseq.text, &want))
            continue;
        slice_u64(slice_cut(&rest, ' '), &have);
        rest = slice_trim(rest);
        slice_u64(slice_cut(&rest, ' '), &cseq);
        if (have == want && cseq == m->cseq && slice_eq(slice_trim(rest), SLICE("INVITE")))
            return false;
        last = value_format(d->s, SLICE_FMT " %u INVITE", SLICE_ARG(rseq.text), (unsigned)m->cseq);
        last.place = rseq.place;
    }
    if (last.kind == VALUE_MISSING)
        return false;
    return rack.kind == VALUE_MISSING ? fault(w, "no-rack", line_of(d->s, d->request), last)
                                      : fault(w, "rack", rack, last);
}

static void judge(struct subject *s, const struct transaction *t, struct within *w)
{
    static bool (*const checks[])(const struct in_dialog *, struct within *) = {
        check_tags,   check_rack,   check_cseq,     check_transport,
        check_target, check_routes, check_next_hop, check_source,
    };
    struct in_dialog d;
    bool challenged = t->status == 401 || t->status == 407;

    *w = (struct within){ .request = t->request, .final = t->status ? t->final : NO_INDEX };
    if (!message_is_whole(s, t->request))
        return;
    if (!in_dialog_find(&d, s, t->request))
        return;
    if (challenged)
        check_source(&d, w);
    for (size_t i = 0; i < ARRAY_SIZE(checks) && !challenged; i++)
        if (checks[i](&d, w))
            return;
}

/* The first request within the dialog that came to nothing and has a fault, else the first that
 * came to nothing. */
static const struct within *within_of(struct subject *s)
{
    const struct transaction *all;
    struct within *found, w;

    if (s->derived->within != NULL)
        return s->derived->within;
    found = arena_alloc(s->arena, sizeof *found);
    *found = (struct within){ .request = NO_INDEX, .final = NO_INDEX };
    size_t n = s->call->method == SIP_INVITE ? view_transactions(s->view, &all) : 0;
    for (size_t i = 0; i < n && found->fault == NULL; i++) {
        if (!came_to_nothing(s, &all[i]))
            continue;
        judge(s, &all[i], &w);
        if (w.fault != NULL || found->request == NO_INDEX)
            *found = w;
    }
    return s->derived->within = found;
}

uint32_t within_request(struct subject *s)
{
    return within_of(s)->request;
}

uint32_t within_final(struct subject *s)
{
    return within_of(s)->final;
}

/* Facts */

static struct value get_failed(struct subject *s)
{
    const struct transaction *all;
    size_t n = s->call->method == SIP_INVITE ? view_transactions(s->view, &all) : 0;

    for (size_t i = 0; i < n; i++)
        if (came_to_nothing(s, &all[i]))
            return value_bool(true);
    return value_bool(false);
}

static struct value get_prack_sent(struct subject *s)
{
    const struct transaction *all;
    size_t n = view_transactions(s->view, &all);

    for (size_t i = 0; i < n; i++)
        if (all[i].method == SIP_PRACK && all[i].request != NO_INDEX)
            return value_bool(true);
    return value_bool(false);
}

static struct value get_fault(struct subject *s)
{
    const struct within *w = within_of(s);

    return w->fault != NULL ? value_text(slice_of(w->fault)) : MISSING;
}

static struct value get_at(struct subject *s)
{
    return within_of(s)->fault != NULL ? within_of(s)->at : MISSING;
}

static struct value get_expected(struct subject *s)
{
    return within_of(s)->fault != NULL ? within_of(s)->expected : MISSING;
}

static struct value get_refused(struct subject *s)
{
    const struct within *w = within_of(s);

    return w->request == NO_INDEX ? MISSING : value_bool(w->final != NO_INDEX);
}

static struct value get_header_name(struct subject *s)
{
    const struct within *w = within_of(s);

    return w->fault != NULL && w->at.place.header != NULL ? value_text(slice_of(w->at.place.header))
                                                          : MISSING;
}

/* In words: what became of it. */
static struct value get_outcome(struct subject *s)
{
    const struct within *w = within_of(s);

    if (w->request == NO_INDEX)
        return MISSING;
    if (w->final == NO_INDEX)
        return value_format(s, _("it was sent %u times, and no answer came"),
                            (unsigned)message_sends(s->call, w->request));
    struct value said = line_of(s, w->final);
    return value_format(s, _("it was answered %.*s"),
                        SLICE_ARG(slice_sub(said.text, sizeof "SIP/2.0", said.text.n)));
}

#define FACT(name, kind, get, meaning) FACT_ROW(name, kind, get, NULL, meaning, false, 0, 0)

static const struct fact facts[] = {
    FACT("within.failed", VALUE_BOOL, get_failed,
         N_("whether a request within the dialog was refused as one that cannot be placed, or "
            "found no answer")),
    FACT("prack.sent", VALUE_BOOL, get_prack_sent,
         N_("whether the capture holds any PRACK of the call")),
    FACT("within.fault", VALUE_TEXT, get_fault,
         N_("what is not as the dialog demands in that request: no-from-tag, from-tag, no-to-tag, "
            "to-tag, no-rack, rack, cseq, target, no-route, route, transport, transport-unsaid, "
            "next-hop or source")),
    FACT("within.at", VALUE_TEXT, get_at, N_("the place of it in that request")),
    FACT("within.expected", VALUE_TEXT, get_expected,
         N_("what the dialog demands there, where it stands")),
    FACT("within.where", VALUE_TEXT, get_header_name, N_("the header in which that place is")),
    FACT("within.outcome", VALUE_TEXT, get_outcome, N_("what became of that request, in words")),
    FACT("within.refused", VALUE_BOOL, get_refused,
         N_("whether that request was refused; else it found no answer")),
};

const struct fact_table facts_of_within = { facts, ARRAY_SIZE(facts) };
