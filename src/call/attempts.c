/* attempts.c - connections as they come about, for whoever is shown why they did not. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "call/attempt.h"
#include "call/call_private.h"

#define ATTEMPT_KEY UINT32_C(0x61747470) /* apart from every hash of a Call-ID */
#define SCTP_KEY UINT32_C(0x73637470)
#define ASKED_LEAST 3           /* times, before nobody has the address */
#define HIDDEN_ALERT_LENGTH 19u /* two bytes, the type, a tag of 16 */

/* Ports that a SIP server listens on, by RFC 3261 section 18 and by custom. */
static bool is_sip_port(uint16_t port)
{
    return port >= 5060 && port <= 5091;
}

/* ---- one connection ---- */

const struct connection_event *connection_find(const struct connection *c,
                                               enum connection_kind kind)
{
    for (size_t i = 0; i < c->n_events; i++)
        if (c->events[i].kind == kind)
            return &c->events[i];
    return NULL;
}

bool connection_hides_alert(const struct connection *c)
{
    const struct connection_tls *tls = c->tls;

    return tls != NULL && tls->has_server && tls->server.version >= 0x0304 &&
           tls->records[1] == 1 && tls->first_length[1] == HIDDEN_ALERT_LENGTH &&
           (c->closed || c->reset);
}

static bool is_handshake_done(const struct connection_tls *tls)
{
    return tls->records[0] > 0 && tls->records[1] > 0;
}

static enum attempt_outcome tls_outcome(const struct connection *c)
{
    const struct connection_tls *tls = c->tls;
    bool alert = tls->alerted && tls->fatal;

    if (connection_hides_alert(c))
        return ATTEMPT_BROKEN;
    if (alert && tls->alert_hidden && !c->sip[0] && !c->sip[1])
        return ATTEMPT_BROKEN;
    if (is_handshake_done(tls))
        return ATTEMPT_SPOKEN;
    return alert || c->reset || (c->closed && tls->has_client) ? ATTEMPT_BROKEN : ATTEMPT_OPEN;
}

enum attempt_outcome connection_outcome(const struct connection *c)
{
    const struct connection_event *first = c->n_events > 0 ? &c->events[0] : NULL;
    bool asked = first != NULL && !c->joined &&
                 (first->kind == CONNECTION_SYN || first->kind == CONNECTION_ASKED);

    if (c->tls != NULL)
        return tls_outcome(c);
    if (asked && !c->accepted && c->reset && !c->ended_by_client)
        return ATTEMPT_REFUSED;
    if (asked && !c->accepted && !c->reset && first->times > 1)
        return ATTEMPT_UNANSWERED;
    return ATTEMPT_OPEN;
}

static void add_event(struct connection *c, const struct frame *f, enum connection_kind kind,
                      bool by_client, uint32_t number)
{
    struct connection_event *last = c->n_events > 0 ? &c->events[c->n_events - 1] : NULL;
    bool again = kind == CONNECTION_SYN || kind == CONNECTION_ASKED;

    if (again && last != NULL && last->kind == kind && last->by_client == by_client) {
        if (last->times < UINT16_MAX)
            last->times++;
        return;
    }
    if (c->n_events < CONNECTION_EVENTS_MAX)
        VEC_PUSH(c->events, c->n_events, c->room_events) = (struct connection_event){
            .time = f->time,
            .frame = f->number,
            .number = number,
            .times = 1,
            .kind = (uint8_t)kind,
            .by_client = by_client,
        };
}

static void connection_free(struct connection *c)
{
    free(c->tls);
    free(c->events);
    free(c);
}

/* ---- the table ---- */

static void attempt_free(struct attempt *a)
{
    for (size_t i = 0; i < a->n_connections; i++)
        connection_free(a->connections[i]);
    free(a->connections);
    free(a);
}

void attempts_done(struct calls *s)
{
    for (size_t i = 0; i < s->n_attempts; i++)
        attempt_free(s->attempts[i]);
    free(s->attempts);
    hash_done(&s->by_attempt);
    hash_done(&s->by_stream);
}

static uint64_t attempt_key(struct addr client, struct endpoint server, unsigned transport)
{
    const struct endpoint from = { .addr = client };

    return endpoints_hash(&from, &server, transport == TRANSPORT_SCTP ? SCTP_KEY : ATTEMPT_KEY);
}

static void forget_connection(struct calls *s, struct attempt *a, size_t i)
{
    hash_remove(&s->by_stream, hash_number(a->connections[i]->stream));
    connection_free(a->connections[i]);
    a->n_connections--;
    memmove(a->connections + i, a->connections + i + 1,
            (a->n_connections - i) * sizeof *a->connections);
}

/* The place of a new attempt: its own, or that of the next in turn, which is about the oldest. */
static uint32_t attempt_place(struct calls *s)
{
    uint32_t i = s->next_attempt;

    if (s->n_attempts < s->limits.attempts) {
        VEC_PUSH(s->attempts, s->n_attempts, s->room_attempts) = NULL;
        return (uint32_t)s->n_attempts - 1;
    }
    struct attempt *old = s->attempts[i];

    while (old->n_connections > 0)
        forget_connection(s, old, 0);
    hash_remove(&s->by_attempt, old->key);
    attempt_free(old);
    s->lost.attempts++;
    s->next_attempt = (i + 1) % (uint32_t)s->n_attempts;
    return i;
}

static struct attempt *attempt_find(const struct calls *s, uint64_t key)
{
    uint32_t i = hash_get(&s->by_attempt, key);

    return i != NO_INDEX ? s->attempts[i] : NULL;
}

static struct attempt *attempt_of(struct calls *s, struct addr client, struct endpoint server,
                                  unsigned transport)
{
    uint64_t key = attempt_key(client, server, transport);
    struct attempt *a = attempt_find(s, key);

    if (a != NULL)
        return a;
    uint32_t i = attempt_place(s);

    s->attempts[i] = xcalloc(1, sizeof **s->attempts);
    s->attempts[i]->key = key;
    hash_put(&s->by_attempt, key, i);
    return s->attempts[i];
}

static struct connection *add_connection(struct calls *s, const struct frame *f,
                                         struct endpoint client, struct endpoint server)
{
    struct attempt *a = attempt_of(s, client.addr, server, f->transport);
    struct connection *c = xcalloc(1, sizeof *c);

    if (a->n_connections == ATTEMPT_CONNECTIONS_MAX)
        forget_connection(s, a, 1); /* not the first */
    *c = (struct connection){
        .stream = f->kind == FRAME_NEIGHBOUR ? 0 : f->stream,
        .transport = (uint8_t)(f->kind == FRAME_NEIGHBOUR     ? TRANSPORT_COUNT
                               : f->kind == FRAME_ASSOCIATION ? TRANSPORT_SCTP
                                                              : TRANSPORT_TCP),
        .client = client,
        .server = server,
        .start = f->time,
        .last = f->time,
        .end = NANOS_NONE,
        .last_by = { NANOS_NONE, NANOS_NONE },
    };
    VEC_PUSH(a->connections, a->n_connections, a->room_connections) = c;
    a->total++;
    if (c->stream != 0)
        hash_put(&s->by_stream, hash_number(c->stream), hash_get(&s->by_attempt, a->key));
    return c;
}

static struct connection *connection_of(const struct calls *s, uint32_t stream,
                                        struct attempt **attempt)
{
    uint32_t i = hash_get(&s->by_stream, hash_number(stream));

    if (i == NO_INDEX)
        return NULL;
    *attempt = s->attempts[i];
    for (size_t k = (*attempt)->n_connections; k-- > 0;)
        if ((*attempt)->connections[k]->stream == stream)
            return (*attempt)->connections[k];
    return NULL;
}

/* ---- the call that shows it ---- */

static uint8_t state_of(const struct connection *c)
{
    switch (connection_outcome(c)) {
    case ATTEMPT_UNANSWERED:
    case ATTEMPT_REFUSED:
    case ATTEMPT_BROKEN:
        return CALL_FAILED;
    case ATTEMPT_SPOKEN:
        return c->end != NANOS_NONE ? CALL_COMPLETED : CALL_ANSWERED;
    case ATTEMPT_OPEN:
        break;
    }
    return CALL_TRYING;
}

/* A row that began before the handshake was seen is told of it. */
static void set_flow(struct calls *s, struct call_entry *k, const struct connection *c)
{
    uint8_t transport = c->tls != NULL                   ? TRANSPORT_TLS
                        : c->transport == TRANSPORT_SCTP ? TRANSPORT_SCTP
                                                         : TRANSPORT_TCP;

    if (k->c.caller_flow != NO_INDEX && s->flows[k->c.caller_flow].transport == transport)
        return;
    if (k->c.caller_flow != NO_INDEX)
        flow_release(s, k->c.caller_flow);
    k->c.caller_flow = flow_of(s, &c->client, &c->server, transport, 0);
    flow_keep(s, k->c.caller_flow);
}

static struct call_entry *begin_row(struct calls *s, struct attempt *a, nanos_t start)
{
    struct call_entry *k = call_new(s, (struct hash_wide){ a->key, ATTEMPT_KEY });

    k->c.attempt = true;
    k->c.method = SIP_NONE;
    k->c.start = k->c.last = start;
    k->c.caller_flow = NO_INDEX;
    a->call = k->c.id;
    return k;
}

/* A connection whose content cannot be read has to be shown, for nothing else would show it. */
static bool is_worth_a_row(const struct attempt *a, const struct connection *c)
{
    return c->tls != NULL && !c->tls->readable && !a->is_read;
}

/* Tells the call how its attempt stands; makes it, if there is now something to show. */
static void show(struct calls *s, struct attempt *a, const struct connection *c, nanos_t now)
{
    uint8_t state = state_of(c);
    struct call_entry *k = a->call != 0 ? call_by_id(s, a->call) : NULL;

    /* A client's SIP that is read has calls, and they say how it went. */
    if (k == NULL && (c->sip[1] || (state != CALL_FAILED && !is_worth_a_row(a, c))))
        return;
    if (k == NULL)
        k = begin_row(s, a, a->connections[0]->start);
    set_flow(s, k, c);
    k->c.state = state;
    k->c.last = now;
    k->c.end = state == CALL_TRYING || state == CALL_ANSWERED ? NANOS_NONE : now;
    call_tell(s, CALL_CHANGED, k);
    if (state != CALL_TRYING && state != CALL_ANSWERED && !k->c.settled)
        call_settle(s, k);
    else
        queue_update(s, k);
}

const struct attempt *calls_attempt(const struct calls *s, const struct call *call)
{
    const struct call_entry *k = (const struct call_entry *)call; /* its first member */

    return call->attempt ? attempt_find(s, k->key.key) : NULL;
}

const struct connection *calls_connection(const struct calls *s, const struct flow *flow)
{
    const struct endpoint *ends[] = { &flow->src, &flow->dst };

    for (size_t i = 0; i < ARRAY_SIZE(ends); i++) {
        const struct attempt *a =
            attempt_find(s, attempt_key(ends[i]->addr, *ends[1 - i], flow->transport));

        for (size_t k = a != NULL ? a->n_connections : 0; k-- > 0;)
            if (endpoint_eq(a->connections[k]->client, *ends[i]))
                return a->connections[k];
    }
    return NULL;
}

/* ---- what comes ---- */

static void take_bytes(struct connection *c, const struct frame *f, bool by_client)
{
    c->accepted = c->accepted || !by_client;
    c->bytes[by_client] += f->payload.n;
    c->last = c->last_by[by_client] = f->time;
    c->last_frame[by_client] = f->number;
    if (c->closed && c->ended_by_client != by_client)
        c->after_end[by_client] += f->payload.n;
}

static void take_end(struct connection *c, const struct frame *f, bool by_client)
{
    bool reset = f->event == STREAM_RESET;

    add_event(c, f, reset ? CONNECTION_RESET : CONNECTION_CLOSED, by_client, 0);
    if (c->end == NANOS_NONE) {
        c->end = f->time;
        c->ended_by_client = by_client;
    }
    *(reset ? &c->reset : &c->closed) = true;
}

static void take_event(struct connection *c, const struct frame *f, bool by_client)
{
    switch (f->event) {
    case STREAM_START:
    case STREAM_RETRY:
        c->accepted = c->accepted || !by_client;
        add_event(c, f, by_client ? CONNECTION_SYN : CONNECTION_ACCEPTED, by_client, 0);
        break;
    case STREAM_DATA:
        take_bytes(c, f, by_client);
        break;
    case STREAM_END:
    case STREAM_RESET:
        take_end(c, f, by_client);
        break;
    case STREAM_GAP:
    case STREAM_LOST:
        break;
    }
}

void attempts_stream(struct calls *s, const struct frame *f)
{
    struct attempt *a;
    struct connection *c;

    if (f->event == STREAM_LOST || (s->by_stream.count == 0 && f->event != STREAM_START))
        return;
    c = connection_of(s, f->stream, &a);
    if (c == NULL && f->event == STREAM_START && is_sip_port(f->dst.port)) {
        c = add_connection(s, f, f->src, f->dst);
        a = attempt_find(s, attempt_key(c->client.addr, c->server, TRANSPORT_TCP));
    }
    if (c == NULL)
        return;
    take_event(c, f, endpoint_eq(f->src, c->client));
    if (f->event != STREAM_DATA)
        show(s, a, c, f->time);
}

static void take_record(struct connection *c, const struct frame *f, bool by_client)
{
    static const uint8_t kinds[] = {
        [TLS_CLIENT_HELLO] = CONNECTION_CLIENT_HELLO,
        [TLS_SERVER_HELLO] = CONNECTION_SERVER_HELLO,
        [TLS_CERTIFICATE] = CONNECTION_CERTIFICATE,
        [TLS_CERTIFICATE_REQUEST] = CONNECTION_CERTIFICATE_REQUEST,
        [TLS_ALERT] = CONNECTION_ALERT,
        [TLS_HIDDEN_ALERT] = CONNECTION_HIDDEN_ALERT,
        [TLS_HIDDEN_HANDSHAKE] = CONNECTION_HIDDEN_HANDSHAKE,
        [TLS_DATA] = CONNECTION_DATA,
    };
    const struct tls_event *e = f->tls;
    uint32_t number = e->kind == TLS_ALERT         ? e->alert
                      : e->kind == TLS_CERTIFICATE ? e->n_chain
                      : e->kind == TLS_DATA        ? e->length
                                                   : e->version;

    if (e->kind != TLS_DATA || !e->deciphered)
        add_event(c, f, (enum connection_kind)kinds[e->kind], by_client, number);
}

static void take_certificate(struct connection_tls *tls, const struct tls_event *e, bool by_client)
{
    if (by_client) {
        tls->gives_none = e->n_chain == 0;
        return;
    }
    tls->n_chain = e->n_chain;
    tls->has_certificate = e->is_read;
    tls->certificate = e->certificate;
}

static void take_tls(struct connection_tls *tls, const struct tls_event *e, bool by_client)
{
    switch (e->kind) {
    case TLS_CLIENT_HELLO:
        tls->client = *e;
        tls->readable = e->has_keys;
        tls->has_client = true;
        break;
    case TLS_SERVER_HELLO:
        tls->server = *e;
        tls->has_server = !e->retry;
        tls->resumed = e->resumed;
        break;
    case TLS_CERTIFICATE:
        take_certificate(tls, e, by_client);
        break;
    case TLS_CERTIFICATE_REQUEST:
        tls->asks_certificate = true;
        break;
    case TLS_ALERT:
        tls->alerted = true;
        tls->fatal = e->fatal;
        tls->alert = e->alert;
        tls->alert_by_client = by_client;
        tls->alert_hidden = e->deciphered;
        break;
    case TLS_DATA:
        tls->readable = e->deciphered;
        if (tls->records[by_client]++ == 0)
            tls->first_length[by_client] = e->length;
        tls->bytes[by_client] += e->length;
        break;
    case TLS_HIDDEN_ALERT:
    case TLS_HIDDEN_HANDSHAKE:
        break;
    }
}

/* A stream that was joined in the middle, or whose server has an unusual port. */
static struct connection *join(struct calls *s, const struct frame *f, bool to_server)
{
    struct connection *c =
        to_server ? add_connection(s, f, f->src, f->dst) : add_connection(s, f, f->dst, f->src);

    c->joined = c->accepted = true;
    return c;
}

/* RFC 7301's registry has "sip/2" for it. */
static bool is_for_sip(const struct tls_event *e)
{
    return slice_find(slice_of(e->alpn), SLICE("sip")) < strlen(e->alpn);
}

/* By port; the ports that find no room count together, as port 0. */
static uint64_t *packets_of(struct calls_stats *stats, uint16_t port)
{
    size_t i = 0;

    while (i < stats->n_tls_ports && stats->tls_ports[i].port != port)
        i++;
    if (i == ARRAY_SIZE(stats->tls_ports))
        stats->tls_ports[--i].port = 0;
    if (i == stats->n_tls_ports)
        stats->tls_ports[stats->n_tls_ports++].port = port;
    return &stats->tls_ports[i].packets;
}

/* The records of a connection whose keys are there were not hidden after all. */
static void count_packet(struct calls *s, struct connection *c, const struct frame *f)
{
    uint64_t *packets = packets_of(&s->stats, c->server.port);

    if (c->tls->readable) {
        *packets -= c->tls_packets < *packets ? c->tls_packets : *packets;
        c->tls_packets = 0;
    } else if (c->tls_frame != f->number) {
        c->tls_packets++;
        ++*packets;
    }
    c->tls_frame = f->number;
}

void attempts_tls(struct calls *s, const struct frame *f)
{
    struct attempt *a;
    struct connection *c = connection_of(s, f->stream, &a);
    bool hello = f->tls->kind == TLS_CLIENT_HELLO;

    if (c == NULL && !is_sip_port(f->dst.port) && !is_sip_port(f->src.port) &&
        !(hello && is_for_sip(f->tls)))
        return;
    if (c == NULL) {
        c = join(s, f, hello || is_sip_port(f->dst.port));
        a = attempt_find(s, attempt_key(c->client.addr, c->server, TRANSPORT_TCP));
    }
    bool by_client = endpoint_eq(f->src, c->client);

    if (c->tls == NULL)
        c->tls = xcalloc(1, sizeof *c->tls);
    take_record(c, f, by_client);
    take_tls(c->tls, f->tls, by_client);
    count_packet(s, c, f);
    s->stats.tls_hidden += f->tls->kind == TLS_DATA && !f->tls->deciphered;
    show(s, a, c, f->time);
}

void attempts_sip(struct calls *s, const struct frame *f, bool request)
{
    struct attempt *a;
    struct connection *c = connection_of(s, f->stream, &a);

    if (c == NULL)
        c = join(s, f,
                 request ? !is_sip_port(f->src.port) || is_sip_port(f->dst.port)
                         : !is_sip_port(f->src.port));
    c->sip[endpoint_eq(f->src, c->client)] = true;
    if (f->transport == TRANSPORT_TCP)
        return;
    a = attempt_find(s, attempt_key(c->client.addr, c->server, TRANSPORT_TCP));
    a->is_read = true;
    if (a->call != 0 && connection_outcome(c) == ATTEMPT_SPOKEN) {
        call_drop(s, call_by_id(s, a->call));
        a->call = 0;
    }
}

/* A question who has an address is asked anew when 30 s have passed. */
void attempts_neighbour(struct calls *s, const struct frame *f)
{
    struct endpoint sought = { .addr = f->is_there ? f->src.addr : f->dst.addr };
    struct addr client = f->is_there ? f->dst.addr : f->src.addr;
    struct attempt *a = attempt_find(s, attempt_key(client, sought, f->transport));
    struct connection *c =
        a != NULL && a->n_connections > 0 ? a->connections[a->n_connections - 1] : NULL;

    if (f->is_there && (c == NULL || c->accepted))
        return;
    if (c == NULL || (c->accepted && f->time - c->last > 30 * NANOS_PER_S))
        c = add_connection(s, f, (struct endpoint){ .addr = client }, sought);
    c->last = f->time;
    c->accepted = f->is_there;
    add_event(c, f, f->is_there ? CONNECTION_THERE : CONNECTION_ASKED, !f->is_there, 0);
}

/* The latest association of these two ends, begun by the first. */
static struct connection *association_of(struct calls *s, struct endpoint client,
                                         struct endpoint server, struct attempt **attempt)
{
    struct attempt *a = attempt_find(s, attempt_key(client.addr, server, TRANSPORT_SCTP));

    *attempt = a;
    for (size_t i = a != NULL ? a->n_connections : 0; i-- > 0;)
        if (endpoint_eq(a->connections[i]->client, client))
            return a->connections[i];
    return NULL;
}

/* An INIT after the end, or after data could be sent, begins anew (RFC 9260 section 5.2). */
void attempts_association(struct calls *s, const struct frame *f)
{
    struct attempt *a, *other;
    bool asks = f->event == STREAM_START && !f->is_there;
    struct connection *c = association_of(s, f->src, f->dst, &a);
    struct connection *back = asks ? NULL : association_of(s, f->dst, f->src, &other);
    bool by_client = back == NULL || (c != NULL && c->start > back->start);

    if (!by_client) {
        c = back;
        a = other;
    }
    if (asks && (c == NULL || c->accepted || c->end != NANOS_NONE)) {
        if (!is_sip_port(f->dst.port))
            return;
        c = add_connection(s, f, f->src, f->dst);
        association_of(s, f->src, f->dst, &a);
    }
    if (c == NULL)
        return;
    take_event(c, f, by_client);
    show(s, a, c, f->time);
}

/* An ICMP error about the packets of a connection belongs to what shows it. */
struct call_entry *attempts_icmp(struct calls *s, const struct frame_icmp *icmp, nanos_t now)
{
    struct attempt *a = attempt_find(s, attempt_key(icmp->src.addr, icmp->dst, icmp->transport));
    size_t i = a != NULL ? a->n_connections : 0;

    while (i > 0 && !endpoint_eq(a->connections[i - 1]->client, icmp->src))
        i--;
    if (i == 0)
        return NULL;
    if (a->call == 0 && !a->connections[i - 1]->accepted) {
        set_flow(s, begin_row(s, a, a->connections[0]->start), a->connections[i - 1]);
        show(s, a, a->connections[i - 1], now);
    }
    return a->call != 0 ? call_by_id(s, a->call) : NULL;
}

/* An address that nobody on the link has is of interest where SIP goes to it, or where it is all
 * that the capture holds: what should have been sent there was never sent. */
static bool is_of_interest(const struct calls *s, const struct hash *hosts,
                           const struct connection *c)
{
    return hash_get(hosts, addr_hash(c->server.addr)) != NO_INDEX ||
           (s->stats.sip_messages == 0 && streams_rtp_packets(s->streams) == 0);
}

void attempts_flush(struct calls *s)
{
    struct hash hosts = { 0 };

    for (size_t i = 0; i < s->n_flows; i++)
        if (s->flows[i].messages > 0)
            hash_put(&hosts, addr_hash(s->flows[i].dst.addr), (uint32_t)i);
    for (size_t i = 0; i < s->n_attempts; i++) {
        struct attempt *a = s->attempts[i];
        const struct connection *c =
            a->n_connections > 0 ? a->connections[a->n_connections - 1] : NULL;

        if (c != NULL && c->transport == TRANSPORT_COUNT && c->events[0].times >= ASKED_LEAST &&
            !c->accepted && is_of_interest(s, &hosts, c))
            show(s, a, c, c->last);
    }
    hash_done(&hosts);
}
