/* carriage.c - facts about what SIP travels in: the connection, TLS, and whether anyone has the
 * address. */
#include "config.h"

#include "base/clock.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "call/attempt.h"
#include "fact/fact_private.h"

/* ---- which connection ---- */

/* Of several attempts the last one that failed tells most where the last of all failed. */
static const struct connection *telling(const struct attempt *a)
{
    const struct connection *last =
        a->n_connections > 0 ? a->connections[a->n_connections - 1] : NULL;

    for (size_t i = a->n_connections; i-- > 0;) {
        enum attempt_outcome outcome = connection_outcome(a->connections[i]);

        if (outcome != ATTEMPT_OPEN)
            return a->connections[i];
    }
    return last;
}

const struct connection *subject_connection(struct subject *s)
{
    const struct attempt *a = calls_attempt(s->calls, s->call);
    const struct flow *flow = calls_flow(s->calls, s->call->caller_flow);

    if (s->call->attempt)
        return a != NULL ? telling(a) : NULL;
    return flow != NULL && flow->transport != TRANSPORT_UDP ? calls_connection(s->calls, flow)
                                                            : NULL;
}

/* Associations have facts of their own. */
static const struct connection *connection_of(struct subject *s)
{
    const struct connection *c = subject_connection(s);

    return c != NULL && c->transport != TRANSPORT_SCTP ? c : NULL;
}

/* ---- words for evidence ---- */

static struct value from_to(struct subject *s, const struct connection *c, bool by_client,
                            const char *what)
{
    struct text from = { 0 }, to = { 0 };
    struct value value;

    endpoint_print(&from, by_client ? c->client : c->server);
    endpoint_print(&to, by_client ? c->server : c->client);
    value = value_format(s, _("%s from %s to %s"), what, text_str(&from), text_str(&to));
    text_done(&from);
    text_done(&to);
    return value;
}

static struct value placed(struct subject *s, enum place_kind kind, const struct connection *c,
                           const struct connection_event *e, const char *what, struct value value)
{
    if (e == NULL || value.kind == VALUE_MISSING)
        return value;
    return value_in_packet(kind, e->frame, value, from_to(s, c, e->by_client, what).text);
}

/* ---- TCP ---- */

enum tcp_part {
    TCP_OUTCOME,
    TCP_CLIENT,
    TCP_SERVER,
    TCP_PORT,
    TCP_TRIES,
    TCP_ATTEMPTS,
    TCP_FAILED,
    TCP_SYN,
    TCP_END,
    TCP_END_BY,
    TCP_IDLE,
    TCP_AGE,
    TCP_SENT,
    TCP_RECEIVED,
    TCP_AFTER_END,
    TCP_REACHED,
    TCP_ACCEPTED
};

static const char *outcome_name(const struct connection *c)
{
    static const char *const names[] = {
        [ATTEMPT_OPEN] = "open",       [ATTEMPT_UNANSWERED] = "unanswered",
        [ATTEMPT_REFUSED] = "refused", [ATTEMPT_BROKEN] = "broken",
        [ATTEMPT_SPOKEN] = "spoken",
    };

    if (connection_outcome(c) == ATTEMPT_OPEN && c->reset)
        return "reset";
    if (connection_outcome(c) == ATTEMPT_OPEN && c->closed)
        return "closed";
    return names[connection_outcome(c)];
}

/* SYNs without an answer: of all connections in a row that had none, since a client that gives up
 * soon takes another port. */
static uint32_t count_tries(const struct attempt *a)
{
    uint32_t n = 0;

    for (size_t i = a->n_connections; i-- > 0 && !a->connections[i]->accepted;)
        n += a->connections[i]->n_events > 0 ? a->connections[i]->events[0].times : 0;
    return n;
}

static struct value count_failed(const struct attempt *a)
{
    uint32_t n = 0;

    for (size_t i = 0; i < a->n_connections; i++) {
        enum attempt_outcome outcome = connection_outcome(a->connections[i]);

        n += outcome == ATTEMPT_UNANSWERED || outcome == ATTEMPT_REFUSED ||
             outcome == ATTEMPT_BROKEN;
    }
    return value_number(n);
}

static const struct connection_event *end_event(const struct connection *c)
{
    const struct connection_event *reset = connection_find(c, CONNECTION_RESET);

    return reset != NULL ? reset : connection_find(c, CONNECTION_CLOSED);
}

static struct value end_value(struct subject *s, const struct connection *c)
{
    const struct connection_event *e = end_event(c);
    const char *what = c->reset ? "RST" : "FIN";

    return e != NULL ? placed(s, PLACE_TCP, c, e, what, value_text(slice_of(what))) : MISSING;
}

/* The same two hosts have talked SIP in some other way: the server is there. */
static struct value was_reached(struct subject *s, const struct connection *c)
{
    for (size_t i = 0; i < calls_flows(s->calls); i++) {
        const struct flow *flow = calls_flow(s->calls, (uint32_t)i);

        if (flow->messages > 0 && addr_eq(flow->src.addr, c->server.addr) &&
            addr_eq(flow->dst.addr, c->client.addr))
            return value_bool(true);
    }
    return value_bool(false);
}

static struct value attempt_value(struct subject *s, enum tcp_part part)
{
    const struct attempt *a = calls_attempt(s->calls, s->call);

    if (a == NULL)
        return MISSING;
    if (part == TCP_FAILED)
        return count_failed(a);
    return value_number(part == TCP_TRIES ? count_tries(a) : a->total);
}

static struct value end_number(const struct connection *c, enum tcp_part part)
{
    nanos_t quiet = c->last_by[0] > c->last_by[1] ? c->last_by[0] : c->last_by[1];

    if (c->end == NANOS_NONE)
        return MISSING;
    if (part == TCP_AGE)
        return c->joined ? MISSING : value_span(c->start, c->end);
    return quiet == NANOS_NONE || quiet > c->end ? MISSING : value_span(quiet, c->end);
}

/* The client's bytes, where they stand. */
static struct value sent_value(struct subject *s, const struct connection *c, uint64_t n)
{
    if (c->last_frame[1] == 0)
        return value_number((double)n);
    return value_in_packet(PLACE_TCP, c->last_frame[1], value_number((double)n),
                           from_to(s, c, true, _("Data")).text);
}

static struct value get_tcp(struct subject *s, const struct fact *f)
{
    const struct connection *c = connection_of(s);
    const struct connection_event *first = c != NULL && c->n_events > 0 ? &c->events[0] : NULL;
    enum tcp_part part = (enum tcp_part)f->part;

    if (c == NULL)
        return MISSING;
    switch (part) {
    case TCP_OUTCOME:
        return value_text(slice_of(outcome_name(c)));
    case TCP_CLIENT:
        return value_endpoint(s, c->client);
    case TCP_SERVER:
        return value_endpoint(s, c->server);
    case TCP_PORT:
        return value_number(c->server.port);
    case TCP_TRIES:
    case TCP_ATTEMPTS:
    case TCP_FAILED:
        return attempt_value(s, part);
    case TCP_SYN:
        return first == NULL || first->kind != CONNECTION_SYN
                   ? MISSING
                   : placed(s, PLACE_TCP, c, first, "SYN", value_text(SLICE("SYN")));
    case TCP_END:
        return end_value(s, c);
    case TCP_END_BY:
        return c->end == NANOS_NONE
                   ? MISSING
                   : value_text(slice_of(c->ended_by_client ? "client" : "server"));
    case TCP_IDLE:
    case TCP_AGE:
        return end_number(c, part);
    case TCP_SENT:
        return sent_value(s, c, c->bytes[1]);
    case TCP_RECEIVED:
        return value_number((double)c->bytes[0]);
    case TCP_AFTER_END:
        return sent_value(s, c, c->after_end[1]);
    case TCP_REACHED:
        return was_reached(s, c);
    case TCP_ACCEPTED:
        return value_bool(c->accepted);
    }
    return MISSING;
}

/* In other calls the callee sends SIP to the caller: the way is open both ways. */
static struct value get_peer_answers(struct subject *s)
{
    const struct flow *call = calls_flow(s->calls, s->call->caller_flow);

    for (size_t i = 0; call != NULL && i < calls_flows(s->calls); i++) {
        const struct flow *flow = calls_flow(s->calls, (uint32_t)i);

        if (flow->messages > 0 && addr_eq(flow->src.addr, call->dst.addr) &&
            addr_eq(flow->dst.addr, call->src.addr))
            return value_bool(true);
    }
    return value_bool(false);
}

/* ---- who has the address ---- */

static struct value get_asked(struct subject *s, const struct fact *f)
{
    const struct connection *c = connection_of(s);
    const struct connection_event *e = c != NULL && c->n_events > 0 ? &c->events[0] : NULL;
    struct text words = { 0 };

    if (e == NULL || e->kind != CONNECTION_ASKED || c->accepted)
        return MISSING;
    text_adds(&words, _("who has "));
    addr_print(&words, c->server.addr);
    struct value said = value_text(arena_slice(s->arena, text_view(&words)));

    text_done(&words);
    if (f->part == 0)
        return value_in_packet(PLACE_IP, e->frame, value_number(e->times), said.text);
    return value_addr(f->part == 1 ? c->server.addr : c->client.addr);
}

/* ---- TLS ---- */

enum tls_part {
    TLS_SEEN,
    TLS_OFFERED,
    TLS_LOWEST,
    TLS_VERSION,
    TLS_CIPHER,
    TLS_CIPHERS,
    TLS_SNI,
    TLS_ALPN,
    TLS_ALERTED,
    TLS_ALERT_NUMBER,
    TLS_ALERT_BY,
    TLS_FATAL,
    TLS_RESUMED,
    TLS_ASKS,
    TLS_GIVES_NONE,
    TLS_ANSWERED,
    TLS_HIDES,
    TLS_HIDDEN_REFUSAL,
    TLS_RECORDS,
    TLS_BYTES,
    TLS_PLAIN_CLIENT,
    TLS_PLAIN_SERVER
};

static struct value version_value(struct subject *s, const struct connection *c,
                                  enum connection_kind kind, const char *what, unsigned version)
{
    const char *name = tls_version_name(version);
    struct value value =
        name != NULL ? value_text(slice_of(name)) : value_format(s, "0x%04x", version);

    return placed(s, PLACE_TLS, c, connection_find(c, kind), what, value);
}

static struct value alert_value(struct subject *s, const struct connection *c)
{
    const struct connection_tls *tls = c->tls;
    const char *name = tls_alert_name(tls->alert);
    const struct connection_event *e = NULL;
    struct value value, words;

    if (!tls->alerted)
        return MISSING;
    for (size_t i = 0; i < c->n_events; i++)
        if (c->events[i].kind == CONNECTION_ALERT && c->events[i].number == tls->alert)
            e = &c->events[i];
    value = name != NULL ? value_text(slice_of(name)) : value_format(s, "%u", tls->alert);
    words = value_format(s, _("TLS alert %s (%u)"), name != NULL ? name : "?", tls->alert);
    if (e == NULL)
        return value;
    return value_in_packet(PLACE_TLS, e->frame, value,
                           from_to(s, c, e->by_client, words.text.p).text);
}

static struct value server_value(struct subject *s, const struct connection *c, enum tls_part part)
{
    const struct connection_tls *tls = c->tls;
    const char *cipher = tls_cipher_name(tls->server.cipher);

    if (!tls->has_server)
        return MISSING;
    if (part == TLS_CIPHER)
        return cipher != NULL ? value_text(slice_of(cipher))
                              : value_format(s, "0x%04x", tls->server.cipher);
    return version_value(s, c, CONNECTION_SERVER_HELLO, "ServerHello", tls->server.version);
}

static struct value client_value(struct subject *s, const struct connection *c, enum tls_part part)
{
    const struct tls_event *hello = &c->tls->client;
    const struct connection_event *e = connection_find(c, CONNECTION_CLIENT_HELLO);

    if (!c->tls->has_client)
        return MISSING;
    switch (part) {
    case TLS_LOWEST:
        return hello->lowest == 0
                   ? MISSING
                   : version_value(s, c, CONNECTION_CLIENT_HELLO, "ClientHello", hello->lowest);
    case TLS_CIPHERS:
        return value_number(hello->n_ciphers);
    case TLS_SNI:
        return hello->sni[0] == '\0'
                   ? MISSING
                   : placed(s, PLACE_TLS, c, e, "ClientHello", value_text(slice_of(hello->sni)));
    case TLS_ALPN:
        return hello->alpn[0] == '\0' ? MISSING : value_text(slice_of(hello->alpn));
    default:
        return version_value(s, c, CONNECTION_CLIENT_HELLO, "ClientHello", hello->version);
    }
}

/* The record under cover with which the client left. */
static struct value refusal_value(struct subject *s, const struct connection *c)
{
    const struct connection_event *e = NULL;

    for (size_t i = 0; i < c->n_events; i++)
        if (c->events[i].kind == CONNECTION_DATA && c->events[i].by_client)
            e = &c->events[i];
    return placed(s, PLACE_TLS, c, e, _("A record under cover, of the length of an alert,"),
                  value_bool(connection_hides_alert(c)));
}

static struct value get_tls(struct subject *s, const struct fact *f)
{
    const struct connection *c = connection_of(s);
    const struct connection_tls *tls = c != NULL ? c->tls : NULL;
    enum tls_part part = (enum tls_part)f->part;

    if (part == TLS_SEEN)
        return value_bool(tls != NULL);
    if (c != NULL && (part == TLS_PLAIN_CLIENT || part == TLS_PLAIN_SERVER))
        return value_bool(c->sip[part == TLS_PLAIN_CLIENT]);
    if (tls == NULL)
        return MISSING;
    switch (part) {
    case TLS_ALERTED:
        return alert_value(s, c);
    case TLS_ALERT_NUMBER:
        return tls->alerted ? value_number(tls->alert) : MISSING;
    case TLS_ALERT_BY:
        return tls->alerted ? value_text(slice_of(tls->alert_by_client ? "client" : "server"))
                            : MISSING;
    case TLS_FATAL:
        return value_bool(tls->alerted && tls->fatal);
    case TLS_RESUMED:
        return tls->has_server ? value_bool(tls->resumed) : MISSING;
    case TLS_ASKS:
        return value_bool(tls->asks_certificate);
    case TLS_GIVES_NONE:
        return value_bool(tls->gives_none);
    case TLS_ANSWERED:
        return value_bool(tls->has_server);
    case TLS_HIDES:
        return tls->has_server ? value_bool(tls->server.version >= 0x0304) : MISSING;
    case TLS_HIDDEN_REFUSAL:
        return tls->alerted ? value_bool(false) : refusal_value(s, c);
    case TLS_RECORDS:
        return value_number((double)(tls->records[0] + tls->records[1]));
    case TLS_BYTES:
        return value_number((double)(tls->bytes[0] + tls->bytes[1]));
    case TLS_VERSION:
    case TLS_CIPHER:
        return server_value(s, c, part);
    default:
        return client_value(s, c, part);
    }
}

/* ---- certificates ---- */

enum certificate_part {
    CERTIFICATE_SUBJECT,
    CERTIFICATE_ISSUER,
    CERTIFICATE_NAMES,
    CERTIFICATE_FROM,
    CERTIFICATE_UNTIL,
    CERTIFICATE_EXPIRED,
    CERTIFICATE_EARLY,
    CERTIFICATE_SELF_SIGNED,
    CERTIFICATE_KEY,
    CERTIFICATE_BITS,
    CERTIFICATE_CHAIN,
    CERTIFICATE_HOST,
    CERTIFICATE_IS_FOR
};

/* The host that the client wanted: it says so, or it looked the address up. */
static const char *wanted_host(struct subject *s, const struct connection *c)
{
    if (c->tls->client.sni[0] != '\0')
        return c->tls->client.sni;
    for (size_t i = calls_lookup_count(s->calls); i-- > 0;) {
        const struct dns_lookup *l = calls_lookup(s->calls, i);

        for (size_t k = 0; k < l->n_addrs && l->time <= c->start; k++)
            if (addr_eq(l->addrs[k], c->server.addr))
                return l->name;
    }
    return NULL;
}

static struct value date_value(struct subject *s, nanos_t t)
{
    struct text text = { 0 };
    struct value value;

    if (t == NANOS_NONE)
        return MISSING;
    clock_iso8601(&text, t);
    value = value_text(arena_slice(s->arena, slice_sub(text_view(&text), 0, 10)));
    text_done(&text);
    return value;
}

static struct value text_or_missing(const char *text)
{
    return text != NULL && text[0] != '\0' ? value_text(slice_of(text)) : MISSING;
}

static struct value certificate_value(struct subject *s, const struct connection *c,
                                      enum certificate_part part)
{
    const struct certificate *x = &c->tls->certificate;
    const char *host;

    switch (part) {
    case CERTIFICATE_SUBJECT:
        return text_or_missing(x->subject);
    case CERTIFICATE_ISSUER:
        return text_or_missing(x->issuer);
    case CERTIFICATE_NAMES:
        return text_or_missing(x->names);
    case CERTIFICATE_FROM:
        return date_value(s, x->not_before);
    case CERTIFICATE_UNTIL:
        return date_value(s, x->not_after);
    case CERTIFICATE_EXPIRED:
        return x->not_after == NANOS_NONE ? MISSING : value_bool(c->start > x->not_after);
    case CERTIFICATE_EARLY:
        return x->not_before == NANOS_NONE ? MISSING : value_bool(c->start < x->not_before);
    case CERTIFICATE_SELF_SIGNED:
        return value_bool(x->self_signed);
    case CERTIFICATE_KEY:
        return text_or_missing(x->key);
    case CERTIFICATE_BITS:
        return x->key_bits > 0 ? value_number(x->key_bits) : MISSING;
    case CERTIFICATE_CHAIN:
        return value_number(c->tls->n_chain);
    case CERTIFICATE_HOST:
        return text_or_missing(wanted_host(s, c));
    case CERTIFICATE_IS_FOR:
        host = wanted_host(s, c);
        return host == NULL || x->names[0] == '\0'
                   ? MISSING
                   : value_bool(certificate_is_for(x, slice_of(host)));
    }
    return MISSING;
}

static struct value get_certificate(struct subject *s, const struct fact *f)
{
    const struct connection *c = connection_of(s);
    const struct connection_event *e;

    if (c == NULL || c->tls == NULL)
        return MISSING;
    e = connection_find(c, CONNECTION_CERTIFICATE);
    if (e == NULL || (f->part != CERTIFICATE_CHAIN && !c->tls->has_certificate))
        return MISSING;
    return placed(s, PLACE_TLS, c, e, "Certificate",
                  certificate_value(s, c, (enum certificate_part)f->part));
}

/* ---- the table ---- */

#define TCP(name, kind, part, unit, meaning)                                                       \
    FACT_ROW("tcp." name, kind, get_tcp, unit, meaning, false, 0, part)
#define TLS(name, kind, part, meaning)                                                             \
    FACT_ROW("tls." name, kind, get_tls, NULL, meaning, false, 0, part)
#define CERTIFICATE(name, kind, part, meaning)                                                     \
    FACT_ROW("tls.certificate." name, kind, get_certificate, NULL, meaning, false, 0, part)

static const struct fact facts[] = {
    TCP("outcome", VALUE_TEXT, TCP_OUTCOME, NULL,
        N_("what came of the connection: open, unanswered, refused, broken (TLS did not come "
           "about), spoken (TLS did), reset, closed")),
    TCP("client", VALUE_TEXT, TCP_CLIENT, NULL, N_("who opened it")),
    TCP("server", VALUE_TEXT, TCP_SERVER, NULL, N_("where to")),
    TCP("server.port", VALUE_NUMBER, TCP_PORT, NULL, N_("the port of the server")),
    TCP("tries", VALUE_NUMBER, TCP_TRIES, NULL,
        N_("SYNs of the client to the server since it answered last")),
    TCP("attempts", VALUE_NUMBER, TCP_ATTEMPTS, NULL,
        N_("connections that the client opened to the server")),
    TCP("failed", VALUE_NUMBER, TCP_FAILED, NULL, N_("of them, those that did not come about")),
    TCP("syn", VALUE_TEXT, TCP_SYN, NULL, N_("the packet that opens it")),
    TCP("end", VALUE_TEXT, TCP_END, NULL, N_("the packet that ends it: FIN or RST")),
    TCP("end.by", VALUE_TEXT, TCP_END_BY, NULL, N_("who ended it first: client or server")),
    TCP("idle", VALUE_NUMBER, TCP_IDLE, N_("seconds"),
        N_("time without a byte before it was ended")),
    TCP("age", VALUE_NUMBER, TCP_AGE, N_("seconds"), N_("time from its SYN to its end")),
    TCP("sent", VALUE_NUMBER, TCP_SENT, N_("bytes"), N_("what the client sent")),
    TCP("received", VALUE_NUMBER, TCP_RECEIVED, N_("bytes"), N_("what the server sent")),
    TCP("sent_after_end", VALUE_NUMBER, TCP_AFTER_END, N_("bytes"),
        N_("what the client sent after the server had closed")),
    TCP("reached_otherwise", VALUE_BOOL, TCP_REACHED, NULL,
        N_("whether the server sent SIP to the client in some other way")),
    TCP("accepted", VALUE_BOOL, TCP_ACCEPTED, NULL, N_("whether the server answered")),
    FACT_ROW("peer.answers", VALUE_BOOL, get_peer_answers, NULL,
             N_("whether the callee sends SIP to the caller, in this call or another"), false, 0,
             0),
    FACT_ROW("neighbour.asked", VALUE_NUMBER, get_asked, NULL,
             N_("times that a host asked for an address on the link, in vain"), false, 0, 0),
    FACT_ROW("neighbour.address", VALUE_ADDR, get_asked, NULL, N_("the address"), false, 0, 1),
    FACT_ROW("neighbour.client", VALUE_ADDR, get_asked, NULL, N_("who asked"), false, 0, 2),
    TLS("seen", VALUE_BOOL, TLS_SEEN, N_("whether the connection carries TLS")),
    TLS("offered", VALUE_TEXT, TLS_OFFERED, N_("the highest version that the client offers")),
    TLS("offered.lowest", VALUE_TEXT, TLS_LOWEST, N_("the lowest that it names")),
    TLS("offered.ciphers", VALUE_NUMBER, TLS_CIPHERS, N_("cipher suites that it offers")),
    TLS("version", VALUE_TEXT, TLS_VERSION, N_("the version that the server chose")),
    TLS("cipher", VALUE_TEXT, TLS_CIPHER, N_("the cipher suite that it chose")),
    TLS("sni", VALUE_TEXT, TLS_SNI, N_("the host that the client asks for")),
    TLS("alpn", VALUE_TEXT, TLS_ALPN, N_("the protocols that it offers (ALPN)")),
    TLS("alert", VALUE_TEXT, TLS_ALERTED, N_("the last alert in clear, by its name")),
    TLS("alert.number", VALUE_NUMBER, TLS_ALERT_NUMBER, N_("by its number")),
    TLS("alert.by", VALUE_TEXT, TLS_ALERT_BY, N_("who sent it: client or server")),
    TLS("alert.fatal", VALUE_BOOL, TLS_FATAL, N_("whether it ends the connection")),
    TLS("answered", VALUE_BOOL, TLS_ANSWERED, N_("whether there is a ServerHello")),
    TLS("resumed", VALUE_BOOL, TLS_RESUMED, N_("whether an earlier session goes on")),
    TLS("asks_certificate", VALUE_BOOL, TLS_ASKS,
        N_("whether the server asks for a certificate of the client")),
    TLS("gives_no_certificate", VALUE_BOOL, TLS_GIVES_NONE,
        N_("whether the client answers with none")),
    TLS("hides_handshake", VALUE_BOOL, TLS_HIDES,
        N_("whether it hides certificates and alerts, as TLS 1.3 does")),
    TLS("hidden_refusal", VALUE_BOOL, TLS_HIDDEN_REFUSAL,
        N_("whether the client left a handshake of TLS 1.3 with what can only be an alert")),
    TLS("records", VALUE_NUMBER, TLS_RECORDS, N_("records under cover")),
    TLS("bytes", VALUE_NUMBER, TLS_BYTES, N_("their bytes")),
    TLS("plain.client", VALUE_BOOL, TLS_PLAIN_CLIENT, N_("whether the client sent SIP in clear")),
    TLS("plain.server", VALUE_BOOL, TLS_PLAIN_SERVER, N_("whether the server sent SIP in clear")),
    CERTIFICATE("subject", VALUE_TEXT, CERTIFICATE_SUBJECT, N_("whose it is")),
    CERTIFICATE("issuer", VALUE_TEXT, CERTIFICATE_ISSUER, N_("who issued it")),
    CERTIFICATE("names", VALUE_TEXT, CERTIFICATE_NAMES, N_("the hosts that it is for")),
    CERTIFICATE("not_before", VALUE_TEXT, CERTIFICATE_FROM, N_("the day from which it is valid")),
    CERTIFICATE("not_after", VALUE_TEXT, CERTIFICATE_UNTIL, N_("the day on which it ends")),
    CERTIFICATE("expired", VALUE_BOOL, CERTIFICATE_EXPIRED,
                N_("whether it was over when it was shown")),
    CERTIFICATE("early", VALUE_BOOL, CERTIFICATE_EARLY, N_("whether it was not valid yet")),
    CERTIFICATE("self_signed", VALUE_BOOL, CERTIFICATE_SELF_SIGNED,
                N_("whether its issuer is its subject")),
    CERTIFICATE("key", VALUE_TEXT, CERTIFICATE_KEY, N_("the kind of its key")),
    CERTIFICATE("bits", VALUE_NUMBER, CERTIFICATE_BITS, N_("bits of its key")),
    CERTIFICATE("chain", VALUE_NUMBER, CERTIFICATE_CHAIN, N_("certificates that were sent")),
    CERTIFICATE("host", VALUE_TEXT, CERTIFICATE_HOST,
                N_("the host that the client wanted: by its hello, or by its DNS lookup")),
    CERTIFICATE("is_for_host", VALUE_BOOL, CERTIFICATE_IS_FOR, N_("whether it is for that host")),
};

const struct fact_table facts_of_carriage = { facts, ARRAY_SIZE(facts) };
