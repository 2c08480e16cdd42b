/* dialog.c - the dialog of a call: its demands on the next request (RFC 3261 12.1.2, 12.2.1.1), and
 * the side that sent a message. */
#include "config.h"

#include <string.h>

#include "call/call_private.h"
#include "call/view_private.h"

/* Between other hosts (a proxy's far side) the flow tells nothing of the caller; the tags do. */
static enum call_side side_of_tags(const struct view *v, const struct call_message *m)
{
    uint32_t caller = ((const struct call_entry *)v->call)->caller_tag;

    if (caller == 0 || m->from_tag == 0)
        return SIDE_NONE;
    bool callers_request = m->from_tag == caller;
    return callers_request == (m->status == 0) ? SIDE_CALLER : SIDE_CALLEE;
}

enum call_side view_sender(struct view *v, uint32_t i)
{
    const struct flow *first = calls_flow(v->calls, v->call->caller_flow), *f = view_flow(v, i);

    if (first == NULL || f == NULL)
        return SIDE_NONE;
    if (endpoint_eq(f->src, first->src))
        return SIDE_CALLER;
    if (endpoint_eq(f->dst, first->src))
        return SIDE_CALLEE;
    /* The caller from another port: a TCP connection anew, an ephemeral port. */
    bool from_caller = addr_eq(f->src.addr, first->src.addr);
    bool to_caller = addr_eq(f->dst.addr, first->src.addr);
    if (from_caller != to_caller)
        return from_caller ? SIDE_CALLER : SIDE_CALLEE;
    return side_of_tags(v, view_kept(v, i));
}

/* The URI of one Record-Route value, with its brackets. */
static bool route_of(const struct sip_message *m, struct span value, struct name_addr *address,
                     struct span *route)
{
    if (!name_addr_parse(sip_text(m, value), address))
        return false;
    struct span uri = sip_span(m, address->uri.all);
    bool brackets = uri.offset > 0 && m->bytes.p[uri.offset - 1] == '<' &&
                    uri.offset + uri.length < m->bytes.n &&
                    m->bytes.p[uri.offset + uri.length] == '>';
    *route = brackets ? (struct span){ uri.offset - 1, uri.length + 2 } : uri;
    return true;
}

static void read_routes(const struct sip_message *m, struct remote_target *out)
{
    struct sip_values values = { 0 };
    struct name_addr address;
    struct span routes[ARRAY_SIZE(out->routes)];
    uint32_t n = 0;
    bool last_is_loose = true;

    while (n < ARRAY_SIZE(routes) && sip_next_value(m, HEADER_RECORD_ROUTE, &values)) {
        if (!route_of(m, values.value, &address, &routes[n]))
            continue;
        last_is_loose = uri_has_param(&address.uri, SLICE("lr"));
        n++;
    }
    for (uint32_t i = 0; i < n; i++)
        out->routes[i] = routes[n - 1 - i];
    out->n_routes = n;
    out->loose = last_is_loose;
}

bool view_remote_target(struct view *v, uint32_t ok, struct remote_target *out)
{
    const struct sip_message *m = view_message(v, ok);
    struct sip_values values = { 0 };
    struct name_addr contact;

    *out = (struct remote_target){ .message = ok };
    if (!sip_next_value(m, HEADER_CONTACT, &values) ||
        !name_addr_parse(sip_text(m, values.value), &contact) || contact.star)
        return false;
    out->uri = contact.uri;
    out->contact = sip_span(m, contact.uri.all);
    read_routes(m, out);
    return true;
}
