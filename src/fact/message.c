/* message.c - facts read from one message: every part of every message that has a name. */
#include "config.h"

#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "fact/fact_private.h"
#include "fact/message_private.h"
#include "sip/auth.h"

static const struct {
    const char *name;
    uint8_t groups;
} roles[ROLE_COUNT] = {
    [ROLE_REQUEST] = { "request", GROUP_ANY | GROUP_REQUEST },
    [ROLE_INVITE] = { "invite", GROUP_ANY | GROUP_REQUEST | GROUP_FULL | GROUP_SDP },
    [ROLE_CHALLENGE] = { "challenge", GROUP_ANY | GROUP_RESPONSE },
    [ROLE_PROVISIONAL] = { "provisional", GROUP_ANY | GROUP_RESPONSE | GROUP_SDP },
    [ROLE_RINGING] = { "ringing", GROUP_ANY | GROUP_RESPONSE | GROUP_SDP },
    [ROLE_OK] = { "ok", GROUP_ANY | GROUP_RESPONSE | GROUP_FULL | GROUP_SDP },
    [ROLE_ACK] = { "ack", GROUP_ANY | GROUP_REQUEST | GROUP_SDP },
    [ROLE_FINAL] = { "final", GROUP_ANY | GROUP_RESPONSE | GROUP_FULL | GROUP_SDP },
    [ROLE_BYE] = { "bye", GROUP_ANY | GROUP_REQUEST },
    [ROLE_BYE_FINAL] = { "bye_final", GROUP_ANY | GROUP_RESPONSE },
    [ROLE_CANCEL] = { "cancel", GROUP_ANY | GROUP_REQUEST },
    [ROLE_REINVITE] = { "reinvite", GROUP_ANY | GROUP_REQUEST | GROUP_SDP },
    [ROLE_REINVITE_FINAL] = { "reinvite_final", GROUP_ANY | GROUP_RESPONSE | GROUP_SDP },
    [ROLE_ONWARD] = { "onward", GROUP_ANY | GROUP_REQUEST },
    [ROLE_ONWARD_ACK] = { "onward_ack", GROUP_ANY | GROUP_REQUEST },
    [ROLE_OFFER] = { "offer", GROUP_SDP },
    [ROLE_ANSWER] = { "answer", GROUP_SDP },
    [ROLE_OWN] = { "own", GROUP_SDP },
    [ROLE_FAR] = { "far", GROUP_SDP },
    [ROLE_CALLER] = { "caller", GROUP_SDP },
    [ROLE_CALLEE] = { "callee", GROUP_SDP },
    [ROLE_WITHIN] = { "within", GROUP_ANY | GROUP_REQUEST },
    [ROLE_WITHIN_FINAL] = { "within_final", GROUP_ANY | GROUP_RESPONSE },
    [ROLE_REGISTER] = { "register", GROUP_ANY | GROUP_REQUEST },
    [ROLE_REGISTERED] = { "registered", GROUP_ANY | GROUP_RESPONSE },
    [ROLE_LOST] = { "lost", GROUP_ANY | GROUP_REQUEST },
    [ROLE_REFRESH] = { "refresh", GROUP_ANY | GROUP_REQUEST },
    [ROLE_REFRESH_FINAL] = { "refresh_final", GROUP_ANY | GROUP_RESPONSE },
    [ROLE_REFER] = { "refer", GROUP_ANY | GROUP_REQUEST },
    [ROLE_REFER_FINAL] = { "refer_final", GROUP_ANY | GROUP_RESPONSE },
    [ROLE_NOTIFY] = { "notify", GROUP_ANY | GROUP_REQUEST },
    [ROLE_NOTIFY_FINAL] = { "notify_final", GROUP_ANY | GROUP_RESPONSE },
    [ROLE_SECOND] = { "second", GROUP_ANY | GROUP_RESPONSE },
    [ROLE_CANCEL_REQUEST] = { "cancel_request", GROUP_ANY | GROUP_REQUEST },
    [ROLE_CANCEL_FINAL] = { "cancel_final", GROUP_ANY | GROUP_RESPONSE },
    [ROLE_FINAL_REQUEST] = { "final_request", GROUP_ANY | GROUP_REQUEST },
};

static bool is_of_sdp(const struct fact *fact)
{
    return fact->of_message && fact->known == parts_of_sdp.known;
}

int role_named(struct slice name)
{
    for (int role = 0; role < ROLE_COUNT; role++)
        if ((roles[role].groups & GROUP_ANY) && slice_eq(name, slice_of(roles[role].name)))
            return role;
    return -1;
}

int role_of_fact(const struct fact *fact, bool *body)
{
    struct slice rest = slice_of(fact->name), name = slice_cut(&rest, '.');

    *body = is_of_sdp(fact) || slice_eq(rest, SLICE("sdp"));
    if (fact->of_message)
        return fact->which;
    for (int role = 0; rest.n && role < ROLE_COUNT; role++)
        if (slice_eq(name, slice_of(roles[role].name)))
            /* "caller.ip" is of no message */
            return roles[role].groups == GROUP_SDP && !*body ? -1 : role;
    return -1;
}

const struct sip_message *role_read(struct subject *s, const struct fact *fact, uint32_t *i)
{
    *i = role_message(s, fact->which);
    if (*i == NO_INDEX)
        return NULL;
    const struct sip_message *m = view_message(s->view, *i);
    return m->bytes.n ? m : NULL;
}

static const char *start_name(const struct sip_message *m)
{
    return m->request ? "request-line" : "status-line";
}

/* Facts that were kept of a message: nothing is read from the file for these but its place. */

enum kept_part {
    KEPT_STATUS,
    KEPT_TIME,
    KEPT_FRAME,
    KEPT_SIZE,
    KEPT_TTL,
    KEPT_CSEQ,
    KEPT_SENDS,
    KEPT_CUT,
    KEPT_AUTHORIZED,
    KEPT_SDP,
    KEPT_FAULTY,
    KEPT_SRC_PORT,
    KEPT_DST_PORT
};

static struct value kept_value(struct subject *s, const struct fact *fact, uint32_t i)
{
    const struct call_message *m = view_kept(s->view, i);
    const struct flow *flow = view_flow(s->view, i);

    switch ((enum kept_part)fact->part) {
    case KEPT_STATUS:
        return value_number(m->status);
    case KEPT_TIME:
        return value_span(s->call->start, m->time);
    case KEPT_FRAME:
        return value_number(m->frame);
    case KEPT_SIZE:
        return value_number(m->length);
    case KEPT_TTL:
        return m->ttl ? value_number(m->ttl) : MISSING;
    case KEPT_CSEQ:
        return value_number(m->cseq);
    case KEPT_SENDS:
        return value_number(message_sends(s->call, i));
    case KEPT_CUT:
        return value_bool(m->flags & MESSAGE_CUT);
    case KEPT_AUTHORIZED:
        return value_bool(m->flags & MESSAGE_AUTHORIZED);
    case KEPT_SDP:
        return value_bool(m->flags & MESSAGE_SDP);
    case KEPT_FAULTY:
        return value_bool(m->flags & MESSAGE_FAULTY);
    case KEPT_SRC_PORT:
        return value_number(flow->src.port);
    case KEPT_DST_PORT:
        return value_number(flow->dst.port);
    }
    return MISSING;
}

static struct value get_kept(struct subject *s, const struct fact *fact)
{
    uint32_t i = role_message(s, fact->which);

    return i == NO_INDEX ? MISSING : kept_value(s, fact, i);
}

enum packet_part {
    PACKET_SRC,
    PACKET_DST,
    PACKET_SRC_IP,
    PACKET_DST_IP,
    PACKET_TRANSPORT,
    PACKET_FRAGMENTED,
    PACKET_FRAGMENTS_LOST
};

static struct value packet_value(struct subject *s, uint32_t i, enum packet_part part)
{
    const unsigned lost = MESSAGE_FRAGMENTED | MESSAGE_CUT;
    const struct flow *flow = view_flow(s->view, i);

    if (flow == NULL)
        return MISSING;
    switch (part) {
    case PACKET_SRC:
        return value_endpoint(s, flow->src);
    case PACKET_DST:
        return value_endpoint(s, flow->dst);
    case PACKET_SRC_IP:
        return value_addr(flow->src.addr);
    case PACKET_DST_IP:
        return value_addr(flow->dst.addr);
    case PACKET_TRANSPORT:
        return value_text(slice_of(transport_name(flow->transport)));
    case PACKET_FRAGMENTED:
        return value_bool((view_kept(s->view, i)->flags & MESSAGE_FRAGMENTED) != 0);
    case PACKET_FRAGMENTS_LOST:
        return value_bool((view_kept(s->view, i)->flags & lost) == lost);
    }
    return MISSING;
}

static struct value get_packet(struct subject *s, const struct fact *fact)
{
    uint32_t i;
    const struct sip_message *m = role_read(s, fact, &i);
    struct value value = m != NULL ? packet_value(s, i, (enum packet_part)fact->part) : MISSING;

    return value.kind == VALUE_MISSING
               ? MISSING
               : value_in_message(s, i, value, m->start_line, start_name(m));
}

/* The message is read for the place only. */
static struct value get_known(struct subject *s, const struct fact *fact)
{
    uint32_t i = fact->get_part == get_packet ? role_message(s, fact->which) : NO_INDEX;

    return i != NO_INDEX ? packet_value(s, i, (enum packet_part)fact->part) : MISSING;
}

enum line_part { LINE_START, LINE_REASON, LINE_METHOD };

static struct value get_line(struct subject *s, const struct fact *fact)
{
    uint32_t i;
    const struct sip_message *m = role_read(s, fact, &i);

    if (m == NULL)
        return MISSING;
    struct span span = fact->part == LINE_START    ? m->start_line
                       : fact->part == LINE_REASON ? m->reason
                                                   : m->method_text;
    if (span.length == 0)
        return MISSING;
    return value_in_message(s, i, value_text(sip_text(m, span)), span, start_name(m));
}

/* Headers with one value */

/* Headers of one name on several lines are one list (RFC 3261 section 7.3.1). */
static struct slice joined_text(struct subject *s, const struct sip_message *m,
                                const struct sip_header *first)
{
    struct slice text = sip_text(m, first->value);

    for (uint32_t i = (uint32_t)(first - m->headers) + 1; i < m->n_headers; i++)
        if (m->headers[i].id == first->id)
            text = slice_of(arena_printf(s->arena, SLICE_FMT ", " SLICE_FMT, SLICE_ARG(text),
                                         SLICE_ARG(sip_text(m, m->headers[i].value))));
    return text;
}

static struct value get_list(struct subject *s, const struct fact *fact)
{
    uint32_t i;
    const struct sip_message *m = role_read(s, fact, &i);
    const struct sip_header *header = m != NULL ? sip_header(m, fact->part) : NULL;

    return header == NULL ? MISSING
                          : value_in_header(s, i, value_text(joined_text(s, m, header)), header,
                                            header->value);
}

/* Most calls have none, and need not be read for it. */
static struct value get_reason(struct subject *s, const struct fact *fact)
{
    return s->call->reasons ? get_list(s, fact) : MISSING;
}

static struct value get_header(struct subject *s, const struct fact *fact)
{
    uint32_t i;
    const struct sip_message *m = role_read(s, fact, &i);
    const struct sip_header *header = m != NULL ? sip_header(m, fact->part) : NULL;

    if (header == NULL)
        return MISSING;
    struct slice text = sip_text(m, header->value);
    struct value value = value_text(text);
    if (fact->kind == VALUE_NUMBER) {
        uint64_t number;
        struct slice rest = text;

        if (!slice_u64(slice_trim(slice_cut(&rest, ';')), &number))
            return MISSING;
        value = value_number((double)number);
    }
    return value_in_header(s, i, value, header, header->value);
}

static struct value get_count(struct subject *s, const struct fact *fact)
{
    uint32_t i, n = 0;
    const struct sip_message *m = role_read(s, fact, &i);
    struct sip_values values = { 0 };

    if (m == NULL)
        return MISSING;
    while (sip_next_value(m, fact->part, &values))
        n++;
    return value_number(n);
}

static struct value get_credentials(struct subject *s, const struct fact *fact)
{
    uint32_t i;
    const struct sip_message *m = role_read(s, fact, &i);

    if (m == NULL)
        return MISSING;
    const struct sip_header *header = sip_header(m, HEADER_PROXY_AUTHORIZATION);
    if (header == NULL)
        header = sip_header(m, HEADER_AUTHORIZATION);
    if (header == NULL)
        return MISSING;
    return value_in_header(s, i, value_text(sip_text(m, header->value)), header, header->value);
}

/* clang-format off */
#define KEPT(name, kind, part, unit, meaning) \
    {name, kind, get_kept, part, GROUP_ANY, unit, meaning}
#define PACKET(name, kind, part, meaning) {name, kind, get_packet, part, GROUP_ANY, NULL, meaning}
#define HEADER(name, kind, id, groups, meaning) {name, kind, get_header, id, groups, NULL, meaning}
#define LIST(name, id, groups, meaning) {name, VALUE_TEXT, get_list, id, groups, NULL, meaning}
#define URI_FACTS(name, field, groups) \
    {name, VALUE_TEXT, message_uri, URI_PART(field, PIECE_URI), groups, NULL, N_("the URI")}, \
    {name ".user", VALUE_TEXT, message_uri, URI_PART(field, PIECE_USER), groups, NULL, \
     N_("the user or number in the URI")}, \
    {name ".host", VALUE_TEXT, message_uri, URI_PART(field, PIECE_HOST), groups, NULL, \
     N_("the host in the URI, as written")}, \
    {name ".port", VALUE_NUMBER, message_uri, URI_PART(field, PIECE_PORT), groups, NULL, \
     N_("the port in the URI, or the default where none is written")}, \
    {name ".address", VALUE_ADDR, message_uri, URI_PART(field, PIECE_ADDRESS), groups, NULL, \
     N_("the host in the URI if it is an address")}, \
    {name ".transport", VALUE_TEXT, message_uri, URI_PART(field, PIECE_TRANSPORT), groups, NULL, \
     N_("the transport parameter of the URI")}, \
    {name ".e164", VALUE_BOOL, message_uri, URI_PART(field, PIECE_E164), groups, NULL, \
     N_("whether the user is a number as E.164 has it, with the plus")}, \
    {name ".private", VALUE_BOOL, message_uri, URI_PART(field, PIECE_PRIVATE), groups, NULL, \
     N_("whether the host is an address that the internet does not route, or localhost")}

static const struct part parts[] = {
    KEPT("status", VALUE_NUMBER, KEPT_STATUS, NULL, N_("the status code")),
    KEPT("time", VALUE_NUMBER, KEPT_TIME, N_("seconds"), N_("time since the call began")),
    KEPT("frame", VALUE_NUMBER, KEPT_FRAME, NULL, N_("the number of its packet")),
    KEPT("size", VALUE_NUMBER, KEPT_SIZE, N_("bytes"), N_("its length")),
    KEPT("ttl", VALUE_NUMBER, KEPT_TTL, N_("hops"), N_("the TTL of its packet")),
    KEPT("cseq", VALUE_NUMBER, KEPT_CSEQ, NULL, N_("the number of its CSeq")),
    KEPT("sends", VALUE_NUMBER, KEPT_SENDS, NULL,
         N_("how many times it was sent, retransmissions included")),
    KEPT("cut", VALUE_BOOL, KEPT_CUT, NULL, N_("whether bytes of it were not captured")),
    KEPT("authorized", VALUE_BOOL, KEPT_AUTHORIZED, NULL, N_("whether it carries credentials")),
    {"sdp", VALUE_BOOL, get_kept, KEPT_SDP, GROUP_ANY | GROUP_SDP, NULL,
     N_("whether it carries a session description")},
    KEPT("faulty", VALUE_BOOL, KEPT_FAULTY, NULL, N_("whether its form is broken")),
    KEPT("src.port", VALUE_NUMBER, KEPT_SRC_PORT, NULL, N_("the port it was sent from")),
    KEPT("dst.port", VALUE_NUMBER, KEPT_DST_PORT, NULL, N_("the port it was sent to")),
    PACKET("src", VALUE_TEXT, PACKET_SRC, N_("the address and port it was sent from")),
    PACKET("dst", VALUE_TEXT, PACKET_DST, N_("the address and port it was sent to")),
    PACKET("src.ip", VALUE_ADDR, PACKET_SRC_IP, N_("the address it was sent from")),
    PACKET("dst.ip", VALUE_ADDR, PACKET_DST_IP, N_("the address it was sent to")),
    PACKET("fragmented", VALUE_BOOL, PACKET_FRAGMENTED, N_("whether it came in fragments of IP")),
    PACKET("fragments_lost", VALUE_BOOL, PACKET_FRAGMENTS_LOST,
           N_("whether some of them never came")),
    PACKET("transport", VALUE_TEXT, PACKET_TRANSPORT, N_("the transport: udp, tcp, tls, …")),
    {"status_line", VALUE_TEXT, get_line, LINE_START, GROUP_RESPONSE, NULL,
     N_("the status line")},
    {"request_line", VALUE_TEXT, get_line, LINE_START, GROUP_REQUEST, NULL,
     N_("the request line")},
    {"reason", VALUE_TEXT, get_line, LINE_REASON, GROUP_RESPONSE, NULL,
     N_("the reason phrase of the status line")},
    {"method", VALUE_TEXT, get_line, LINE_METHOD, GROUP_REQUEST, NULL, N_("the method")},
    URI_FACTS("request_uri", URI_REQUEST, GROUP_REQUEST),
    URI_FACTS("contact", URI_CONTACT, GROUP_REQUEST | GROUP_RESPONSE),
    URI_FACTS("from", URI_FROM, GROUP_REQUEST | GROUP_RESPONSE),
    URI_FACTS("to", URI_TO, GROUP_REQUEST | GROUP_RESPONSE),
    URI_FACTS("route", URI_ROUTE, GROUP_REQUEST),
    URI_FACTS("record_route", URI_RECORD_ROUTE, GROUP_FULL),
    URI_FACTS("remote_party_id", URI_RPID, GROUP_FULL),
    URI_FACTS("p_asserted_identity", URI_PAI, GROUP_FULL),
    URI_FACTS("diversion", URI_DIVERSION, GROUP_FULL),
    {"from.tag", VALUE_TEXT, message_uri, URI_PART(URI_FROM, PIECE_TAG), GROUP_ANY, NULL,
     N_("the tag of the From")},
    {"to.tag", VALUE_TEXT, message_uri, URI_PART(URI_TO, PIECE_TAG), GROUP_ANY, NULL,
     N_("the tag of the To")},
    {"from.display", VALUE_TEXT, message_uri, URI_PART(URI_FROM, PIECE_DISPLAY), GROUP_REQUEST,
     NULL, N_("the display name of the From")},
    {"via", VALUE_TEXT, message_via, VIA_ALL, GROUP_ANY, NULL, N_("the topmost Via")},
    {"via.host", VALUE_TEXT, message_via, VIA_HOST, GROUP_ANY, NULL, N_("the host of that Via")},
    {"via.port", VALUE_NUMBER, message_via, VIA_PORT, GROUP_ANY, NULL, N_("the port of that Via")},
    {"via.address", VALUE_ADDR, message_via, VIA_ADDRESS, GROUP_ANY, NULL,
     N_("the host of that Via if it is an address")},
    {"via.received", VALUE_ADDR, message_via, VIA_RECEIVED, GROUP_ANY, NULL,
     N_("its received parameter: where the request came from")},
    {"via.rport", VALUE_NUMBER, message_via, VIA_RPORT, GROUP_ANY, NULL, N_("its rport parameter")},
    {"via.branch", VALUE_TEXT, message_via, VIA_BRANCH, GROUP_ANY, NULL, N_("its branch")},
    {"via.transport", VALUE_TEXT, message_via, VIA_TRANSPORT, GROUP_ANY, NULL, N_("its transport")},
    {"via.rport_asked", VALUE_BOOL, message_via, VIA_RPORT_ASKED, GROUP_ANY, NULL,
     N_("whether it asks for the source port to be used")},
    {"via.count", VALUE_NUMBER, get_count, HEADER_VIA, GROUP_ANY, NULL, N_("number of Vias")},
    {"route.count", VALUE_NUMBER, get_count, HEADER_ROUTE, GROUP_REQUEST, NULL,
     N_("number of Routes")},
    {"record_route.count", VALUE_NUMBER, get_count, HEADER_RECORD_ROUTE, GROUP_ANY, NULL,
     N_("number of Record-Routes")},
    {"contact.count", VALUE_NUMBER, get_count, HEADER_CONTACT, GROUP_ANY, NULL,
     N_("number of Contacts")},
    {"from.count", VALUE_NUMBER, get_count, HEADER_FROM, GROUP_ANY, NULL,
     N_("number of Froms")},
    {"credentials", VALUE_TEXT, get_credentials, 0, GROUP_REQUEST, NULL,
     N_("the Authorization or Proxy-Authorization")},
    HEADER("max_forwards", VALUE_NUMBER, HEADER_MAX_FORWARDS, GROUP_REQUEST,
           N_("the hops it may still take")),
    HEADER("content_length", VALUE_NUMBER, HEADER_CONTENT_LENGTH, GROUP_ANY,
           N_("the Content-Length")),
    HEADER("content_type", VALUE_TEXT, HEADER_CONTENT_TYPE, GROUP_ANY, N_("the Content-Type")),
    HEADER("session_expires", VALUE_NUMBER, HEADER_SESSION_EXPIRES, GROUP_ANY,
           N_("the session interval, in seconds")),
    HEADER("min_se", VALUE_NUMBER, HEADER_MIN_SE, GROUP_ANY,
           N_("the shortest session interval allowed, in seconds")),
    LIST("supported", HEADER_SUPPORTED, GROUP_ANY, N_("the Supported")),
    LIST("require", HEADER_REQUIRE, GROUP_ANY, N_("the Require")),
    LIST("unsupported", HEADER_UNSUPPORTED, GROUP_RESPONSE, N_("the Unsupported")),
    LIST("allow", HEADER_ALLOW, GROUP_ANY, N_("the Allow")),
    LIST("accept", HEADER_ACCEPT, GROUP_ANY, N_("the Accept")),
    HEADER("expires", VALUE_NUMBER, HEADER_EXPIRES, GROUP_ANY, N_("the Expires, in seconds")),
    HEADER("min_expires", VALUE_NUMBER, HEADER_MIN_EXPIRES, GROUP_RESPONSE,
           N_("the shortest registration allowed, in seconds")),
    HEADER("rseq", VALUE_NUMBER, HEADER_RSEQ, GROUP_RESPONSE, N_("the RSeq")),
    HEADER("user_agent", VALUE_TEXT, HEADER_USER_AGENT, GROUP_REQUEST, N_("the User-Agent")),
    HEADER("server", VALUE_TEXT, HEADER_SERVER, GROUP_RESPONSE, N_("the Server")),
    LIST("warning", HEADER_WARNING, GROUP_RESPONSE, N_("the Warning")),
    HEADER("retry_after", VALUE_NUMBER, HEADER_RETRY_AFTER, GROUP_RESPONSE,
           N_("the Retry-After, in seconds")),
    {"reason_header", VALUE_TEXT, get_reason, HEADER_REASON, GROUP_ANY, NULL,
     N_("the Reason header")},
    HEADER("remote_party_id.value", VALUE_TEXT, HEADER_REMOTE_PARTY_ID, GROUP_FULL,
           N_("the whole Remote-Party-ID")),
    HEADER("p_asserted_identity.value", VALUE_TEXT, HEADER_P_ASSERTED_IDENTITY, GROUP_FULL,
           N_("the whole P-Asserted-Identity")),
};
/* clang-format on */

static const char *name_of_part(const char *role, const char *part)
{
    size_t before = strlen(role), after = strlen(part);
    char *name = xmalloc(before + 1 + after + 1);

    memcpy(name, role, before);
    name[before] = '.';
    memcpy(name + before + 1, part, after + 1);
    return name;
}

static void add_parts(const struct part_table *table, uint8_t role, struct fact_list *out)
{
    for (size_t p = 0; p < table->n; p++) {
        const struct part *part = &table->parts[p];

        if (!(part->groups & roles[role].groups))
            continue;
        VEC_PUSH(out->list, out->n, out->room) = (struct fact){
            .name = name_of_part(roles[role].name, part->name),
            .kind = part->kind,
            .get_part = part->get,
            .unit = part->unit,
            .meaning = part->meaning,
            .which = role,
            .part = part->part,
            .of_message = true,
            .known = table->known,
        };
    }
}

void facts_of_messages(struct fact_list *out)
{
    static const struct part_table parts_of_messages = { parts, ARRAY_SIZE(parts), get_known };

    for (unsigned role = 0; role < ROLE_COUNT; role++) {
        add_parts(&parts_of_messages, (uint8_t)role, out);
        add_parts(&parts_of_sdp, (uint8_t)role, out);
    }
}
