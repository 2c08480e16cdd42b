/* routing.c - the targets of requests and responses, and the places they went to (RFC 3261 sections
 * 12.2.1.1, 13.2.2.4, 18.2.2). */
#include "config.h"

#include "base/gettext.h"
#include "fact/fact_private.h"

#define HOPS_MAX 32

/* The 2xx that an ACK acknowledges is the one with its To tag: there are several when a call
 * forks. */
static uint32_t acknowledged(struct subject *s, uint32_t ack, uint32_t ok)
{
    const struct call *call = s->call;
    const struct call_message *a = &call->messages[ack];

    if (call->messages[ok].to_tag == a->to_tag)
        return ok;
    for (uint32_t i = 0; i < call->n_messages; i++) {
        const struct call_message *m = &call->messages[i];

        if (m->status >= 200 && m->status < 300 && m->method == SIP_INVITE &&
            m->to_tag == a->to_tag && m->cseq == a->cseq)
            return i;
    }
    return ok;
}

static const struct remote_target *target_of(struct subject *s)
{
    struct derived *d = s->derived;
    uint32_t ok = role_message(s, ROLE_OK), ack = role_message(s, ROLE_ACK);

    if (!d->ack_done) {
        d->ack_done = true;
        if (ok != NO_INDEX) {
            uint32_t message = ack == NO_INDEX ? ok : acknowledged(s, ack, ok);

            d->has_target = view_remote_target(s->view, message, &d->target);
        }
    }
    return d->has_target ? &d->target : NULL;
}

static bool is_whole(struct subject *s, uint32_t i)
{
    return !(view_kept(s->view, i)->flags & MESSAGE_CUT);
}

static bool ack_uri(struct subject *s, struct uri *uri, const struct sip_message **m)
{
    uint32_t ack = role_message(s, ROLE_ACK);

    if (ack == NO_INDEX)
        return false;
    *m = view_message(s->view, ack);
    return (*m)->bytes.n && uri_parse(sip_text(*m, (*m)->request_uri), uri);
}

static struct value get_expected(struct subject *s)
{
    const struct remote_target *target = target_of(s);

    if (target == NULL)
        return MISSING;
    return value_in_message(s, target->message, value_text(target->uri.all), target->contact,
                            "Contact");
}

static struct value get_loose(struct subject *s)
{
    const struct remote_target *target = target_of(s);

    return target != NULL ? value_bool(target->loose) : MISSING;
}

static struct value get_on_target(struct subject *s)
{
    const struct remote_target *target = target_of(s);
    const struct sip_message *m;
    struct uri uri;

    if (target == NULL || !ack_uri(s, &uri, &m))
        return MISSING;
    return value_bool(uri_same_target(&uri, &target->uri));
}

/* Reads the URIs of a header into `out`; the spans are those of the values. */
static size_t read_routes(const struct sip_message *m, enum sip_header_id id, struct uri *out,
                          struct span *spans)
{
    struct sip_values values = { 0 };
    struct name_addr na;
    size_t n = 0;

    while (n < HOPS_MAX && sip_next_value(m, id, &values))
        if (name_addr_parse(sip_text(m, values.value), &na)) {
            out[n] = na.uri;
            spans[n++] = values.value;
        }
    return n;
}

static struct uri route_uri(struct subject *s, const struct remote_target *target, uint32_t i)
{
    const struct sip_message *m = view_message(s->view, target->message);
    struct name_addr na = { 0 };

    if (!name_addr_parse(sip_text(m, target->routes[i]), &na))
        return (struct uri){ 0 };
    return na.uri;
}

static struct value get_route_expected(struct subject *s)
{
    const struct remote_target *target = target_of(s);

    if (target == NULL || target->n_routes == 0)
        return MISSING;
    struct slice text = sip_text(view_message(s->view, target->message), target->routes[0]);
    return value_in_message(s, target->message, value_text(text), target->routes[0],
                            "Record-Route");
}

static struct value get_routes_expected(struct subject *s)
{
    const struct remote_target *target = target_of(s);

    return target != NULL ? value_number(target->n_routes) : MISSING;
}

/* "right", "missing", "order" or "other": the ACK's Route against the route set. Routes are
 * judged only where the ACK is as its sender built it: a proxy on the way takes its own Route
 * off (16.4). */
static struct value get_route_state(struct subject *s)
{
    const struct remote_target *target = target_of(s);
    const struct sip_message *m;
    struct uri uri, routes[HOPS_MAX];
    struct span spans[HOPS_MAX];
    struct sip_values vias = { 0 };
    size_t n, found = 0, in_place = 0, hops = 0;

    if (target == NULL || !ack_uri(s, &uri, &m) || !target->loose ||
        !is_whole(s, role_message(s, ROLE_ACK)) || !is_whole(s, target->message))
        return MISSING;
    while (sip_next_value(m, HEADER_VIA, &vias))
        hops++;
    if (hops != 1)
        return MISSING;
    n = read_routes(m, HEADER_ROUTE, routes, spans);
    if (target->n_routes > 0 && n == 0)
        return value_text(SLICE("missing"));
    for (uint32_t i = 0; i < target->n_routes; i++) {
        struct uri expected = route_uri(s, target, i);

        in_place += i < n && uri_same_target(&expected, &routes[i]);
        for (size_t k = 0; k < n; k++)
            if (uri_same_target(&expected, &routes[k])) {
                found++;
                break;
            }
    }
    if (in_place == target->n_routes && n == target->n_routes)
        return value_text(SLICE("right"));
    if (found == target->n_routes && n == target->n_routes)
        return value_text(SLICE("order"));
    return value_text(SLICE("other"));
}

/* The target of the ACK's packet: the first route, else the remote target (12.2.1.1). */
static bool next_hop(struct subject *s, struct uri *hop)
{
    const struct remote_target *target = target_of(s);

    if (target == NULL)
        return false;
    *hop = target->n_routes ? route_uri(s, target, 0) : target->uri;
    return hop->host.n > 0;
}

static struct value get_next_hop(struct subject *s)
{
    struct uri hop;

    return next_hop(s, &hop) ? value_text(hop.hostport) : MISSING;
}

/* The way that the INVITE took is as good: an outbound proxy or an edge stands there. */
/* The target of the INVITE; of one that was not captured its 2xx tells, which comes from there
 * (18.2.2). */
static struct addr first_hop(struct subject *s)
{
    uint32_t invite = role_message(s, ROLE_INVITE);

    return invite != NO_INDEX ? view_flow(s->view, invite)->dst.addr
                              : view_flow(s->view, role_message(s, ROLE_OK))->src.addr;
}

static struct value get_next_hop_right(struct subject *s)
{
    uint32_t ack = role_message(s, ROLE_ACK);
    struct uri hop;
    struct addr addr;

    if (ack == NO_INDEX || !next_hop(s, &hop) || !uri_host_addr(&hop, &addr))
        return MISSING;
    struct addr sent = view_flow(s->view, ack)->dst.addr;
    return value_bool(addr_eq(sent, addr) || addr_eq(sent, first_hop(s)));
}

static struct value get_cseq_right(struct subject *s)
{
    uint32_t ok = role_message(s, ROLE_OK), ack = role_message(s, ROLE_ACK);

    if (ok == NO_INDEX || ack == NO_INDEX || !is_whole(s, ok) || !is_whole(s, ack))
        return MISSING;
    return value_bool(view_kept(s->view, ok)->cseq == view_kept(s->view, ack)->cseq);
}

static struct value get_to_tag_right(struct subject *s)
{
    uint32_t ok = role_message(s, ROLE_OK), ack = role_message(s, ROLE_ACK);

    if (ok == NO_INDEX || ack == NO_INDEX || !is_whole(s, ok) || !is_whole(s, ack))
        return MISSING;
    uint32_t answered = acknowledged(s, ack, ok);
    return value_bool(view_kept(s->view, answered)->to_tag == view_kept(s->view, ack)->to_tag);
}

/* An address that is the caller's own, by all that the call shows of it. */
static bool is_callers(struct subject *s, struct addr addr)
{
    static const enum asked_fact shown[] = {
        ASK_INVITE_SRC_IP,   ASK_INVITE_CONTACT_ADDRESS,   ASK_INVITE_VIA_ADDRESS,
        ASK_OK_VIA_RECEIVED, ASK_PROVISIONAL_VIA_RECEIVED, ASK_CALLER_CONNECTION_ADDRESS
    };

    for (size_t i = 0; i < ARRAY_SIZE(shown); i++) {
        const struct value *value = fact_asked(s, shown[i]);

        if (value->kind == VALUE_ADDR && addr_eq(value->addr, addr))
            return true;
    }
    return false;
}

/* A place in the ACK that holds the caller's own address where the 2xx had another one. */
static struct value get_own_address(struct subject *s)
{
    const struct remote_target *target = target_of(s);
    const struct sip_message *m;
    struct uri uri, routes[HOPS_MAX];
    struct span spans[HOPS_MAX];
    struct addr addr, wanted;
    uint32_t ack = role_message(s, ROLE_ACK);

    if (target == NULL || !ack_uri(s, &uri, &m))
        return MISSING;
    if (uri_host_addr(&uri, &addr) && !uri_same_target(&uri, &target->uri) && is_callers(s, addr) &&
        !(uri_host_addr(&target->uri, &wanted) && addr_eq(wanted, addr)))
        return value_in_message(s, ack, value_text(uri.all), m->request_uri, "request-line");
    size_t n = read_routes(m, HEADER_ROUTE, routes, spans);
    for (size_t i = 0; i < n && i < target->n_routes; i++) {
        struct uri expected = route_uri(s, target, (uint32_t)i);

        if (uri_host_addr(&routes[i], &addr) && !uri_same_target(&routes[i], &expected) &&
            is_callers(s, addr))
            return value_in_message(s, ack, value_text(sip_text(m, spans[i])), spans[i], "Route");
    }
    return MISSING;
}

/* Responses against their request */

static size_t read_vias(const struct sip_message *m, struct via *out, struct sip_values *at)
{
    struct sip_values values = { 0 };
    size_t n = 0;

    while (n < HOPS_MAX && sip_next_value(m, HEADER_VIA, &values))
        if (via_parse(sip_text(m, values.value), &out[n]))
            at[n++] = values;
    return n;
}

/* Only the host and port where nothing else of the hop differs: the mark says what changed. */
static struct span changed_part(const struct sip_message *m, struct span at, const struct via *via,
                                const struct via *other)
{
    if (!slice_eq(via->branch, other->branch) || slice_ieq(via->sent_by, other->sent_by))
        return at;
    return (struct span){ at.offset + (uint32_t)(via->sent_by.p - sip_text(m, at).p),
                          (uint32_t)via->sent_by.n };
}

static bool compare_vias(struct subject *s, uint32_t request, uint32_t response)
{
    struct derived *d = s->derived;
    const struct sip_message *a = view_message(s->view, request);
    const struct sip_message *b = view_message(s->view, response);
    struct via asked[HOPS_MAX], given[HOPS_MAX];
    struct sip_values asked_at[HOPS_MAX], given_at[HOPS_MAX];
    size_t n = read_vias(a, asked, asked_at), m = read_vias(b, given, given_at);

    for (size_t i = 0; i < n && m > 0; i++) {
        size_t k = i < m ? i : m - 1;

        if (i < m && via_same_hop(&asked[i], &given[i]))
            continue;
        d->changed_via = value_in_header(s, response, value_text(given[k].all), given_at[k].header,
                                         changed_part(b, given_at[k].value, &given[k], &asked[i]));
        d->original_via = value_in_header(s, request, value_text(asked[i].all), asked_at[i].header,
                                          changed_part(a, asked_at[i].value, &asked[i], &given[k]));
        return true;
    }
    return false;
}

/* A 2xx carries the Record-Routes of the INVITE as they were (12.1.1); what the callee's side added
 * stands above them. */
static void compare_routes(struct subject *s, uint32_t request, uint32_t response)
{
    struct derived *d = s->derived;
    const struct sip_message *a = view_message(s->view, request);
    const struct sip_message *b = view_message(s->view, response);
    struct uri asked[HOPS_MAX], given[HOPS_MAX];
    struct span asked_at[HOPS_MAX], given_at[HOPS_MAX];
    size_t n = read_routes(a, HEADER_RECORD_ROUTE, asked, asked_at);
    size_t m = read_routes(b, HEADER_RECORD_ROUTE, given, given_at);

    if (n == 0 || n == HOPS_MAX || m == HOPS_MAX)
        return;
    size_t added = m > n ? m - n : 0;
    for (size_t i = 0; i < n; i++) {
        if (i + added < m && uri_same_target(&asked[i], &given[i + added]))
            continue;
        d->original_route = value_in_message(s, request, value_text(sip_text(a, asked_at[i])),
                                             asked_at[i], "Record-Route");
        if (i + added < m)
            d->changed_route =
                value_in_message(s, response, value_text(sip_text(b, given_at[i + added])),
                                 given_at[i + added], "Record-Route");
        return;
    }
}

static void compare_replies(struct subject *s)
{
    struct derived *d = s->derived;
    const struct transaction *t = role_invite(s);

    d->replies_done = true;
    d->changed_via = d->original_via = d->changed_route = d->original_route = MISSING;
    if (t == NULL || t->request == NO_INDEX || !is_whole(s, t->request))
        return;
    const uint32_t replies[] = { t->final, t->ringing, t->provisional };
    for (size_t i = 0; i < ARRAY_SIZE(replies); i++)
        if (replies[i] != NO_INDEX && is_whole(s, replies[i]) &&
            compare_vias(s, t->request, replies[i]))
            break;
    uint32_t ok = role_message(s, ROLE_OK);
    if (ok != NO_INDEX && is_whole(s, ok))
        compare_routes(s, t->request, ok);
}

enum reply_part { REPLY_VIA, REPLY_VIA_ORIGINAL, REPLY_ROUTE, REPLY_ROUTE_ORIGINAL };

static struct value get_reply(struct subject *s, const struct fact *f)
{
    struct derived *d = s->derived;

    if (!d->replies_done)
        compare_replies(s);
    const struct value *const values[] = {
        [REPLY_VIA] = &d->changed_via,
        [REPLY_VIA_ORIGINAL] = &d->original_via,
        [REPLY_ROUTE] = &d->changed_route,
        [REPLY_ROUTE_ORIGINAL] = &d->original_route,
    };
    return *values[f->part];
}

static struct value get_routes_added(struct subject *s)
{
    uint32_t ok = role_message(s, ROLE_OK), invite = role_message(s, ROLE_INVITE);
    struct uri uris[HOPS_MAX];
    struct span spans[HOPS_MAX];

    if (ok == NO_INDEX || invite == NO_INDEX)
        return MISSING;
    size_t n = read_routes(view_message(s->view, invite), HEADER_RECORD_ROUTE, uris, spans);
    size_t m = read_routes(view_message(s->view, ok), HEADER_RECORD_ROUTE, uris, spans);
    return value_number(m > n ? (double)(m - n) : 0);
}

/* The target of the first response to the INVITE over UDP (18.2.2, RFC 3581 section 4). */
static bool reply_target(struct subject *s, struct endpoint *wanted, uint32_t *reply)
{
    const struct transaction *t = role_invite(s);
    struct sip_values values = { 0 };
    struct via via;

    if (t == NULL || t->request == NO_INDEX)
        return false;
    *reply = t->provisional != NO_INDEX ? t->provisional : t->final;
    const struct flow *flow = view_flow(s->view, t->request);
    const struct sip_message *m = view_message(s->view, t->request);
    if (*reply == NO_INDEX || flow->transport != TRANSPORT_UDP || !m->bytes.n ||
        !sip_next_value(m, HEADER_VIA, &values) || !via_parse(sip_text(m, values.value), &via) ||
        via.maddr.p != NULL)
        return false;
    *wanted = flow->src;
    if (via.rport.p == NULL)
        wanted->port = via.port ? via.port : 5060;
    return true;
}

static struct value get_reply_expected(struct subject *s)
{
    struct endpoint wanted;
    uint32_t reply;

    return reply_target(s, &wanted, &reply) ? value_endpoint(s, wanted) : MISSING;
}

static struct value get_reply_misdirected(struct subject *s)
{
    struct endpoint wanted;
    uint32_t reply;

    if (!reply_target(s, &wanted, &reply))
        return MISSING;
    struct endpoint sent = view_flow(s->view, reply)->dst;
    const struct sip_message *m = view_message(s->view, reply);
    return value_in_message(s, reply, value_bool(!endpoint_eq(sent, wanted)), m->start_line,
                            "status-line");
}

static struct value get_reply_dst(struct subject *s)
{
    struct endpoint wanted;
    uint32_t reply;

    return reply_target(s, &wanted, &reply) ? value_endpoint(s, view_flow(s->view, reply)->dst)
                                            : MISSING;
}

#define FACT(name, kind, get, meaning) FACT_ROW(name, kind, get, NULL, meaning, false, 0, 0)
#define REPLY(name, part, meaning)                                                                 \
    FACT_ROW(name, VALUE_TEXT, get_reply, NULL, meaning, false, 0, part)

static const struct fact facts[] = {
    FACT("ack.expected", VALUE_TEXT, get_expected,
         N_("the URI that the ACK's Request-URI has to be: the Contact of the 2xx")),
    FACT("ack.on_target", VALUE_BOOL, get_on_target,
         N_("whether the ACK's Request-URI leads to where the Contact of the 2xx does")),
    FACT("ack.loose", VALUE_BOOL, get_loose,
         N_("whether the first route is a loose router, or there is no route")),
    FACT("ack.own_address", VALUE_TEXT, get_own_address,
         N_("a URI of the ACK with the caller's own address where the 2xx has another one")),
    FACT("ack.route.expected", VALUE_TEXT, get_route_expected,
         N_("the Route that the ACK has to begin with")),
    FACT("ack.routes_expected", VALUE_NUMBER, get_routes_expected,
         N_("number of Routes that the ACK has to have")),
    FACT("ack.route.state", VALUE_TEXT, get_route_state,
         N_("right, missing, order or other: the ACK's Routes against the Record-Routes")),
    FACT("ack.next_hop", VALUE_TEXT, get_next_hop, N_("where the ACK's packet had to go")),
    FACT("ack.next_hop.right", VALUE_BOOL, get_next_hop_right,
         N_("whether the ACK's packet went there, or where the INVITE had gone")),
    FACT("ack.cseq.right", VALUE_BOOL, get_cseq_right,
         N_("whether the ACK has the CSeq number of the INVITE")),
    FACT("ack.to_tag.right", VALUE_BOOL, get_to_tag_right,
         N_("whether the ACK has the To tag of a 2xx")),
    REPLY("reply.via.changed", REPLY_VIA,
          N_("the first Via of a response to the INVITE that is not as the INVITE had it")),
    REPLY("reply.via.original", REPLY_VIA_ORIGINAL, N_("that Via as the INVITE had it")),
    REPLY("reply.record_route.changed", REPLY_ROUTE,
          N_("the first Record-Route of the 2xx that is not as the INVITE had it")),
    REPLY("reply.record_route.original", REPLY_ROUTE_ORIGINAL,
          N_("the Record-Route of the INVITE that the 2xx changed or left out")),
    FACT("ok.record_route.added", VALUE_NUMBER, get_routes_added,
         N_("number of Record-Routes that the callee's side added")),
    FACT("reply.expected_dst", VALUE_TEXT, get_reply_expected,
         N_("where responses to the INVITE have to be sent")),
    FACT("reply.dst", VALUE_TEXT, get_reply_dst, N_("where the first of them was sent")),
    FACT("reply.misdirected", VALUE_BOOL, get_reply_misdirected,
         N_("whether it was sent somewhere else")),
};

const struct fact_table facts_of_routing = { facts, ARRAY_SIZE(facts) };
