/* message_address.c - facts read from the addresses of a message: URIs (RFC 3261 section 19.1) and
 * Vias (section 20.42). */
#include "config.h"

#include "fact/message_private.h"

static const enum sip_header_id uri_headers[] = {
    [URI_REQUEST] = HEADER_OTHER,
    [URI_CONTACT] = HEADER_CONTACT,
    [URI_FROM] = HEADER_FROM,
    [URI_TO] = HEADER_TO,
    [URI_ROUTE] = HEADER_ROUTE,
    [URI_RECORD_ROUTE] = HEADER_RECORD_ROUTE,
    [URI_RPID] = HEADER_REMOTE_PARTY_ID,
    [URI_PAI] = HEADER_P_ASSERTED_IDENTITY,
    [URI_DIVERSION] = HEADER_DIVERSION,
};

static bool read_uri(const struct sip_message *m, enum uri_field field, struct name_addr *out)
{
    if (field == URI_REQUEST) {
        *out = (struct name_addr){ 0 };
        return m->request && uri_parse(sip_text(m, m->request_uri), &out->uri);
    }
    struct sip_values values = { 0 };
    return sip_next_value(m, uri_headers[field], &values) &&
           name_addr_parse(sip_text(m, values.value), out) && !out->star;
}

/* "localhost" leads no further than 127.0.0.1 does (RFC 6761 section 6.3). */
static bool leads_nowhere(const struct uri *uri)
{
    struct addr addr;

    if (uri_host_addr(uri, &addr))
        return addr_is_private(addr) || addr_is_unspecified(addr);
    return slice_ieq(uri->host, SLICE("localhost"));
}

static struct value piece_value(const struct name_addr *na, enum uri_piece piece,
                                struct slice *where)
{
    const struct uri *uri = &na->uri;
    struct addr addr;

    *where = uri->all;
    switch (piece) {
    case PIECE_URI:
        return value_text(uri->all);
    case PIECE_USER:
        *where = uri->user;
        return uri->user.n ? value_text(uri->user) : MISSING;
    case PIECE_HOST:
        *where = uri->hostport;
        return uri->host.n ? value_text(uri->host) : MISSING;
    case PIECE_PORT:
        *where = uri->hostport;
        return value_number(uri_port(uri));
    case PIECE_ADDRESS:
        *where = uri->hostport;
        return uri_host_addr(uri, &addr) ? value_addr(addr) : MISSING;
    case PIECE_TRANSPORT:
        *where = uri_param(uri, SLICE("transport"));
        return where->n ? value_text(*where) : MISSING;
    case PIECE_TAG:
        *where = param_get(na->params, SLICE("tag"));
        return where->n ? value_text(*where) : MISSING;
    case PIECE_DISPLAY:
        *where = na->display;
        return where->n ? value_text(*where) : MISSING;
    case PIECE_E164:
        *where = uri->user;
        return value_bool(number_is_e164(uri->user));
    case PIECE_PRIVATE:
        *where = uri->hostport;
        return value_bool(leads_nowhere(uri));
    }
    return MISSING;
}

struct value message_uri(struct subject *s, const struct fact *fact)
{
    uint32_t i;
    const struct sip_message *m = role_read(s, fact, &i);
    enum uri_field field = fact->part / 16;
    struct name_addr na;
    struct slice where;

    if (m == NULL || !read_uri(m, field, &na))
        return MISSING;
    struct value value = piece_value(&na, fact->part % 16, &where);
    if (value.kind == VALUE_MISSING)
        return value;
    struct span span = where.n ? sip_span(m, where) : sip_span(m, na.uri.all);
    const char *name = field == URI_REQUEST ? "request-line" : sip_header_name(uri_headers[field]);
    return value_in_message(s, i, value, span, name);
}

static struct value via_piece(const struct via *via, enum via_part part)
{
    struct addr addr;
    uint64_t port;

    switch (part) {
    case VIA_ALL:
        return value_text(via->all);
    case VIA_HOST:
        return value_text(via->host);
    case VIA_PORT:
        return value_number(via->port                                 ? via->port
                            : slice_ieq(via->transport, SLICE("TLS")) ? 5061
                                                                      : 5060);
    case VIA_ADDRESS:
        return addr_parse(via->host, &addr) ? value_addr(addr) : MISSING;
    case VIA_RECEIVED:
        return addr_parse(via->received, &addr) ? value_addr(addr) : MISSING;
    case VIA_RPORT:
        return slice_u64(via->rport, &port) ? value_number((double)port) : MISSING;
    case VIA_BRANCH:
        return via->branch.n ? value_text(via->branch) : MISSING;
    case VIA_TRANSPORT:
        return value_text(via->transport);
    case VIA_RPORT_ASKED:
        return value_bool(via->rport.p != NULL);
    }
    return MISSING;
}

/* A parameter with its name, from its value. */
static struct slice whole_parameter(const struct via *via, struct slice value)
{
    while (value.n > 0 && value.p > via->all.p && value.p[-1] != ';' && value.p[-1] != ' ') {
        value.p--;
        value.n++;
    }
    return value;
}

/* The kind of the piece, within the Via: a mark tells it from the parameters around it. */
static struct slice via_mark(const struct via *via, enum via_part part)
{
    switch (part) {
    case VIA_HOST:
    case VIA_ADDRESS:
        return via->host;
    case VIA_PORT:
        return via->sent_by;
    case VIA_RECEIVED:
        return whole_parameter(via, via->received);
    case VIA_RPORT:
        return whole_parameter(via, via->rport);
    case VIA_BRANCH:
        return whole_parameter(via, via->branch);
    case VIA_TRANSPORT:
        return via->transport;
    case VIA_ALL:
    case VIA_RPORT_ASKED:
        break;
    }
    return via->all;
}

struct value message_via(struct subject *s, const struct fact *fact)
{
    uint32_t i;
    const struct sip_message *m = role_read(s, fact, &i);
    struct sip_values values = { 0 };
    struct via via;

    if (m == NULL || !sip_next_value(m, HEADER_VIA, &values) ||
        !via_parse(sip_text(m, values.value), &via))
        return MISSING;
    struct value value = via_piece(&via, fact->part);
    struct slice mark = via_mark(&via, fact->part);
    struct span span = values.value;
    if (mark.n > 0)
        span = (struct span){ span.offset + (uint32_t)(mark.p - sip_text(m, span).p),
                              (uint32_t)mark.n };
    return value.kind == VALUE_MISSING ? value : value_in_header(s, i, value, values.header, span);
}
