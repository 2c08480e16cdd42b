/* in_dialog.c - finds the dialog of a request: by its tags, and by the hop it was sent on. */
#include "config.h"

#include "fact/in_dialog.h"

#include "fact/fact_private.h"

const struct call_message *in_dialog_kept(const struct in_dialog *d, uint32_t i)
{
    return &d->s->call->messages[i];
}

bool message_is_whole(struct subject *s, uint32_t i)
{
    return i != NO_INDEX && !(s->call->messages[i].flags & MESSAGE_CUT) &&
           view_message(s->view, i)->bytes.n > 0;
}

bool in_dialog_answers(const struct call_message *m)
{
    return m->method == SIP_INVITE && m->status > 100 && m->status < 300;
}

/* The callee's tag: the one in the request if a response had it, else that of the first 2xx. */
static uint32_t callees_tag(const struct in_dialog *d, uint32_t said)
{
    const struct call *call = d->s->call;
    uint32_t first = 0;

    for (uint32_t i = 0; i < call->n_messages; i++) {
        const struct call_message *m = &call->messages[i];

        if (!in_dialog_answers(m) || m->to_tag == 0 || m->from_tag != d->callers_tag)
            continue;
        if (m->to_tag == said)
            return said;
        if (first == 0 && m->status >= 200)
            first = m->to_tag;
    }
    return first;
}

struct addr in_dialog_sender(const struct in_dialog *d, uint32_t i)
{
    return view_flow(d->s->view, i)->src.addr;
}

struct addr in_dialog_receiver(const struct in_dialog *d, uint32_t i)
{
    return view_flow(d->s->view, i)->dst.addr;
}

/* The INVITE and the response that made the dialog, on the hop of the request's sender: the 2xx if
 * there is one. */
static void find_start(struct in_dialog *d)
{
    const struct call *call = d->s->call;
    struct addr own = in_dialog_sender(d, d->request);
    bool caller = d->sender == SIDE_CALLER;

    d->invite = d->ok = NO_INDEX;
    for (uint32_t i = 0; i < d->request; i++) {
        const struct call_message *m = &call->messages[i];
        struct addr end = caller ? in_dialog_receiver(d, i) : in_dialog_sender(d, i);

        if (in_dialog_answers(m) && m->to_tag == d->callees_tag && m->from_tag == d->callers_tag &&
            addr_eq(end, own) &&
            (d->ok == NO_INDEX || (in_dialog_kept(d, d->ok)->status < 200 && m->status >= 200)))
            d->ok = i;
    }
    for (uint32_t i = 0; d->ok != NO_INDEX && i < d->ok; i++) {
        const struct call_message *m = &call->messages[i];
        struct addr end = caller ? in_dialog_sender(d, i) : in_dialog_receiver(d, i);

        if (m->status == 0 && m->method == SIP_INVITE && m->to_tag == 0 &&
            m->from_tag == d->callers_tag && m->cseq == in_dialog_kept(d, d->ok)->cseq &&
            addr_eq(end, own))
            d->invite = i;
    }
}

static bool was_refused(struct subject *s, uint32_t request)
{
    const struct transaction *all;
    size_t n = view_transactions(s->view, &all);

    for (size_t i = 0; i < n; i++)
        if (all[i].request == request)
            return all[i].status >= 300;
    return false;
}

/* May the Contact of this message be where the sender of the request has to send (12.2.1.1)? */
static bool sets_target(const struct in_dialog *d, uint32_t i)
{
    const struct call_message *m = in_dialog_kept(d, i);
    uint32_t peer = d->sender == SIDE_CALLER ? d->callees_tag : d->callers_tag;

    if (m->method != SIP_INVITE && m->method != SIP_UPDATE)
        return false;
    if (!addr_eq(in_dialog_receiver(d, i), in_dialog_sender(d, d->request)))
        return false;
    if (m->status)
        return m->to_tag == peer && (m->status / 100 == 2 || i == d->ok);
    return m->from_tag == peer && !was_refused(d->s, i);
}

static bool read_contact(const struct in_dialog *d, uint32_t i, struct uri *uri, struct span *at)
{
    const struct sip_message *m = view_message(d->s->view, i);
    struct sip_values values = { 0 };
    struct name_addr na;

    if (!message_is_whole(d->s, i) || !sip_next_value(m, HEADER_CONTACT, &values) ||
        !name_addr_parse(sip_text(m, values.value), &na) || na.star)
        return false;
    *uri = na.uri;
    *at = sip_span(m, na.uri.all);
    return true;
}

static void find_target(struct in_dialog *d)
{
    d->contact = NO_INDEX;
    for (uint32_t i = 0; i < d->request; i++)
        if (sets_target(d, i) && read_contact(d, i, &d->target, &d->target_at))
            d->contact = i;
}

/* The route set: of the caller the Record-Routes of the response reversed (12.1.2), of the callee
 * those of the INVITE as they stand (12.1.1). */
static void find_routes(struct in_dialog *d)
{
    d->routes_in = d->sender == SIDE_CALLER ? d->ok : d->invite;
    if (!message_is_whole(d->s, d->routes_in))
        return;
    const struct sip_message *m = view_message(d->s->view, d->routes_in);
    struct sip_values values = { 0 };
    struct name_addr na;
    while (d->n_routes < HOPS_MAX && sip_next_value(m, HEADER_RECORD_ROUTE, &values))
        if (name_addr_parse(sip_text(m, values.value), &na)) {
            d->routes[d->n_routes] = na.uri;
            d->routes_at[d->n_routes++] = values.value;
        }
    for (size_t i = 0; d->sender == SIDE_CALLER && i < d->n_routes / 2; i++) {
        size_t k = d->n_routes - 1 - i;
        struct uri uri = d->routes[i];
        struct span at = d->routes_at[i];

        d->routes[i] = d->routes[k];
        d->routes_at[i] = d->routes_at[k];
        d->routes[k] = uri;
        d->routes_at[k] = at;
    }
}

static bool same_hosts(struct subject *s, uint32_t a, uint32_t b)
{
    const struct flow *one = view_flow(s->view, a), *other = view_flow(s->view, b);

    return (addr_eq(one->src.addr, other->src.addr) && addr_eq(one->dst.addr, other->dst.addr)) ||
           (addr_eq(one->src.addr, other->dst.addr) && addr_eq(one->dst.addr, other->src.addr));
}

/* The INVITE that began the request's dialog: by its tag, on the same hop if there are several;
 * without such a tag the last one on that hop. */
static uint32_t first_invite(struct subject *s, uint32_t request)
{
    const struct call_message *r = &s->call->messages[request];
    uint32_t best = NO_INDEX;
    unsigned rank = 0;

    for (uint32_t i = 0; i < request; i++) {
        const struct call_message *m = &s->call->messages[i];

        if (m->status || m->method != SIP_INVITE || m->to_tag != 0 || m->from_tag == 0)
            continue;
        bool tag = m->from_tag == r->from_tag || m->from_tag == r->to_tag;
        bool hop = same_hosts(s, i, request);
        unsigned now = tag && hop ? 3 : tag ? 2 : hop ? 1 : 0;
        if (now > 0 && now >= rank) {
            rank = now;
            best = i;
        }
    }
    return best;
}

/* Did the host get an INVITE of the call and send one? Then its address tells no side. */
static bool is_relay(struct subject *s, struct addr host)
{
    bool got = false, sent = false;

    for (uint32_t i = 0; i < s->call->n_messages && !(got && sent); i++) {
        const struct call_message *m = &s->call->messages[i];
        const struct flow *flow = view_flow(s->view, i);

        if (m->status || m->method != SIP_INVITE || m->to_tag != 0)
            continue;
        got = got || addr_eq(flow->dst.addr, host);
        sent = sent || addr_eq(flow->src.addr, host);
    }
    return got && sent;
}

/* By the addresses: tags may be what is wrong. */
static enum call_side side_in_dialog(struct subject *s, uint32_t request, uint32_t invite)
{
    const struct flow *r = view_flow(s->view, request), *i = view_flow(s->view, invite);
    bool alone = addr_eq(i->src.addr, i->dst.addr);

    if (s->call->messages[request].to_tag == s->call->messages[invite].from_tag &&
        is_relay(s, r->src.addr))
        return SIDE_CALLEE;
    if (endpoint_eq(r->src, i->src) || (!alone && addr_eq(r->src.addr, i->src.addr)))
        return SIDE_CALLER;
    if (endpoint_eq(r->dst, i->src) || (!alone && addr_eq(r->dst.addr, i->src.addr)))
        return SIDE_CALLEE;
    return s->call->messages[request].from_tag == s->call->messages[invite].from_tag ? SIDE_CALLER
                                                                                     : SIDE_CALLEE;
}

bool in_dialog_find(struct in_dialog *d, struct subject *s, uint32_t request)
{
    uint32_t invite = first_invite(s, request);
    const struct call_message *m = &s->call->messages[request];

    *d = (struct in_dialog){ .s = s,
                             .request = request,
                             .invite = NO_INDEX,
                             .ok = NO_INDEX,
                             .contact = NO_INDEX,
                             .routes_in = NO_INDEX };
    if (invite == NO_INDEX)
        return false;
    d->sender = side_in_dialog(s, request, invite);
    d->callers_tag = s->call->messages[invite].from_tag;
    d->callees_tag = callees_tag(d, d->sender == SIDE_CALLER ? m->to_tag : m->from_tag);
    if (d->callees_tag == 0)
        return false;
    find_start(d);
    find_target(d);
    find_routes(d);
    return true;
}
