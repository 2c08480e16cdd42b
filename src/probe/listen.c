/* listen.c - the dialog of a call that is answered (RFC 3261 sections 12, 13.3 and 15), and the
 * sockets it may come by. */
#include "config.h"

#include "probe/listen.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "probe/channel.h"
#include "probe/reply.h"
#include "probe/socket.h"
#include "probe/transactions.h"
#include "sip/uri.h"
#include "sip/via.h"

#define CONNECTIONS 4u /* at once */
#define WAYS (1 + CONNECTIONS)
#define STEP_MS 50
#define T1 (500 * NANOS_PER_MS)
#define T2 (4 * NANOS_PER_S)
#define LAST (5 * NANOS_PER_S) /* for the answer to BYE */

enum stage { IDLE, ANSWERED, TALKING, ENDING };

struct probe_listener {
    const struct probe_listen_wish *wish;
    struct probe_listening *out;
    struct channel ways[WAYS]; /* the first is of datagrams */
    nanos_t heard[WAYS];       /* when a message came by it last, or it began; monotonic */
    int listeners[2];          /* of TCP, of TLS; -1: none */
    struct text latest;        /* the message in hand */
    /* the call in hand */
    enum stage stage;
    bool stopped;               /* by the wish */
    struct probe_arrival *call; /* NULL: none */
    struct channel *way;
    struct endpoint source, next; /* where responses and requests go, of datagrams */
    struct transactions *transactions;
    nanos_t until, again, gap; /* monotonic; again: the 2xx goes out once more */
    uint32_t cseq;             /* of its INVITE */
    char *call_id, *tag, *remote;
    struct text ok, route, from, to; /* from, to: of requests that we send */
};

/* --- the call in hand --- */

static void call_over(struct probe_listener *l)
{
    struct text *const texts[] = { &l->ok, &l->route, &l->from, &l->to };

    voice_close(&l->call->voice);
    l->call->ended = clock_now(CLOCK_REALTIME);
    l->wish->tell(l->wish->context, l->call);
    for (size_t i = 0; i < ARRAY_SIZE(texts); i++)
        text_done(texts[i]);
    free(l->call_id);
    free(l->tag);
    free(l->remote);
    l->call_id = l->tag = l->remote = NULL;
    transactions_free(l->transactions);
    l->transactions = NULL;
    l->call = NULL;
    l->stage = IDLE;
}

static void wait_in(struct probe_listener *l, enum stage stage, nanos_t span)
{
    l->stage = stage;
    l->until = clock_now(CLOCK_MONOTONIC) + span;
}

static void send_request(void *context, struct slice message)
{
    struct probe_listener *l = context;

    (void)channel_send(l->way, l->next, message);
}

static void hang_up(struct probe_listener *l)
{
    static const char *const transports[] = {
        [TRANSPORT_UDP] = "UDP", [TRANSPORT_TCP] = "TCP", [TRANSPORT_TLS] = "TLS"
    };
    struct text bye = { 0 }, own = { 0 };

    endpoint_print(&own, l->call->local);
    text_printf(&bye, "BYE %s SIP/2.0\r\nVia: SIP/2.0/%s %s;branch=z9hG4bK", l->remote,
                transports[l->way->transport], text_str(&own));
    probe_add_random(&bye);
    text_printf(&bye, ";rport\r\nMax-Forwards: 70\r\nFrom: %s\r\nTo: %s\r\nCall-ID: %s\r\n",
                text_str(&l->from), text_str(&l->to), l->call_id);
    text_slice(&bye, text_view(&l->route));
    text_adds(&bye, "CSeq: 1 BYE\r\nUser-Agent: " PACKAGE_NAME "/" PACKAGE_VERSION
                    "\r\nContent-Length: 0\r\n\r\n");
    wait_in(l, ENDING, LAST);
    if (!transactions_begin(l->transactions, text_view(&bye)))
        call_over(l);
    text_done(&bye);
    text_done(&own);
}

/* --- the answer --- */

static void reply(struct channel *way, struct endpoint to, struct endpoint from, const char *status,
                  const struct sip_message *m)
{
    struct text out = { 0 };

    reply_print(&(struct reply){ .status = status,
                                 .tag = "refused",
                                 .headers = m->method == SIP_OPTIONS
                                                ? "Allow: INVITE, ACK, CANCEL, BYE, OPTIONS\r\n"
                                                : NULL,
                                 .from = from },
                m, &out);
    (void)channel_send(way, to, text_view(&out));
    text_done(&out);
}

/* RFC 3261 section 12.1.1: the route set is Record-Route, in its order. */
static void take_routes(struct probe_listener *l, const struct sip_message *m)
{
    struct sip_values v = { 0 };
    struct name_addr first;
    struct addr addr;
    struct slice next = slice_of(l->remote);

    while (sip_next_value(m, HEADER_RECORD_ROUTE, &v)) {
        if (l->route.n == 0)
            next = sip_text(m, v.value);
        text_printf(&l->route, "Route: %.*s\r\n", SLICE_ARG(sip_text(m, v.value)));
    }
    l->next = l->source;
    /* Names are not looked up: what they lead to is where the INVITE came from, most likely. */
    if (name_addr_parse(next, &first) && uri_host_addr(&first.uri, &addr) &&
        addr.family == l->source.addr.family)
        l->next = (struct endpoint){ addr, uri_port(&first.uri) };
}

static void take_dialog(struct probe_listener *l, const struct sip_message *m)
{
    struct text tag = { 0 };
    struct name_addr contact;
    struct slice call_id = sip_value(m, HEADER_CALL_ID), from = sip_value(m, HEADER_FROM);

    probe_add_random(&tag);
    l->tag = text_take(&tag);
    l->call_id = xstrndup(call_id.n > 0 ? call_id.p : "", call_id.n);
    l->cseq = m->cseq;
    text_printf(&l->from, "%.*s;tag=%s", SLICE_ARG(sip_value(m, HEADER_TO)), l->tag);
    text_slice(&l->to, from);
    if (!name_addr_parse(sip_value(m, HEADER_CONTACT), &contact) &&
        !name_addr_parse(from, &contact))
        contact.uri.all = SLICE("sip:nobody@invalid");
    l->remote = xstrndup(contact.uri.all.p, contact.uri.all.n);
    take_routes(l, m);
}

static void make_ok(struct probe_listener *l, const struct sip_message *m)
{
    struct text own = { 0 }, contact = { 0 }, body = { 0 };
    const struct probe_arrival *call = l->call;

    endpoint_print(&own, call->local);
    text_printf(&contact,
                "Contact: <sip:%s%s>\r\nAllow: INVITE, ACK, CANCEL, BYE, OPTIONS\r\n"
                "User-Agent: " PACKAGE_NAME "/" PACKAGE_VERSION "\r\n",
                text_str(&own),
                l->way->transport == TRANSPORT_UDP   ? ""
                : l->way->transport == TRANSPORT_TCP ? ";transport=tcp"
                                                     : ";transport=tls");
    voice_add_sdp(&call->voice, l->wish->media, call->offer == VOICE_USABLE, &body);
    text_clear(&l->ok);
    reply_print(&(struct reply){ .status = "200 OK",
                                 .tag = l->tag,
                                 .headers = text_str(&contact),
                                 .body = text_view(&body),
                                 .from = l->way->transport == TRANSPORT_UDP ? l->call->from
                                                                            : l->way->remote },
                m, &l->ok);
    text_done(&own);
    text_done(&contact);
    text_done(&body);
}

static void send_ok(struct probe_listener *l)
{
    (void)channel_send(l->way, l->source, text_view(&l->ok));
    l->again = clock_now(CLOCK_MONOTONIC) + l->gap;
    l->gap = l->gap * 2 < T2 ? l->gap * 2 : T2;
}

/* The address by which this host sends there; ports are those that were asked for. */
static struct endpoint own_end(const struct channel *way, struct endpoint from)
{
    struct endpoint own = way->local;
    struct addr addr;

    if (addr_is_unspecified(own.addr) && socket_source(from, &addr))
        own.addr = addr;
    return own;
}

static void refuse_call(struct probe_listener *l, const struct sip_message *m, int number,
                        const char *status)
{
    l->call->status = number;
    reply(l->way, l->source, l->call->from, status, m);
    call_over(l);
}

static void begin_call(struct probe_listener *l, struct channel *way, const struct sip_message *m,
                       struct endpoint from, struct endpoint source, int ttl)
{
    struct probe_listening *out = l->out;
    struct probe_arrival *call = &out->calls[out->n++];
    struct error error = { 0 };

    *call = (struct probe_arrival){ .transport = way->transport, .from = from, .ttl = ttl };
    call->local = own_end(way, from);
    call->began = clock_now(CLOCK_REALTIME);
    call->acked = call->ended = NANOS_NONE;
    text_slice(&call->invite, m->bytes);
    l->call = call;
    l->way = way;
    l->source = source;
    take_dialog(l, m);
    bool good = voice_open(&call->voice, call->local.addr, &out->packets);
    call->offer = good ? voice_take_sdp(&call->voice, m) : VOICE_UNUSABLE;
    l->wish->tell(l->wish->context, call);
    l->transactions = transactions_new(send_request, l, &error);
    error_done(&error);
    if (l->transactions == NULL || !good) {
        refuse_call(l, m, 500, "500 Server Internal Error");
    } else if (call->offer == VOICE_UNUSABLE) {
        refuse_call(l, m, 488, "488 Not Acceptable Here");
    } else {
        call->status = 200;
        make_ok(l, m);
        l->gap = T1;
        wait_in(l, ANSWERED, PROBE_LISTEN_ACK);
        send_ok(l);
    }
}

/* --- requests --- */

/* RFC 3261 section 18.2.2, RFC 3581 section 4. */
static struct endpoint response_place(const struct sip_message *m, struct endpoint from)
{
    struct sip_values v = { 0 };
    struct via via;

    if (sip_next_value(m, HEADER_VIA, &v) && via_parse(sip_text(m, v.value), &via) &&
        via.rport.p == NULL)
        from.port = via.port != 0 ? via.port : 5060;
    return from;
}

static void take_ack(struct probe_listener *l, const struct sip_message *m)
{
    if (l->stage != ANSWERED)
        return;
    l->call->acked = clock_now(CLOCK_REALTIME);
    if (l->call->offer == VOICE_NONE) /* the offer was ours, and this has the answer */
        (void)voice_take_sdp(&l->call->voice, m);
    wait_in(l, TALKING, PROBE_LISTEN_TALK);
}

/* RFC 3261 section 12.2.2, of the call in hand. */
static void take_within(struct probe_listener *l, struct channel *way, const struct sip_message *m,
                        struct endpoint from, struct endpoint to)
{
    switch (m->method) {
    case SIP_ACK:
        take_ack(l, m);
        break;
    case SIP_INVITE:
        if (m->cseq != l->cseq) /* what it wants changed is not to be had */
            reply(way, to, from, "488 Not Acceptable Here", m);
        else if (l->ok.n > 0)
            (void)channel_send(way, to, text_view(&l->ok));
        break;
    case SIP_BYE:
        reply(way, to, from, "200 OK", m);
        l->call->hung_up_there = true;
        call_over(l);
        break;
    case SIP_CANCEL: /* behind the answer: it changes nothing */
    case SIP_OPTIONS:
        reply(way, to, from, "200 OK", m);
        break;
    default:
        reply(way, to, from, "501 Not Implemented", m);
        break;
    }
}

static bool is_in_dialog(const struct sip_message *m)
{
    struct name_addr to;

    return name_addr_parse(sip_value(m, HEADER_TO), &to) &&
           param_get(to.params, SLICE("tag")).p != NULL;
}

static void take_other(struct probe_listener *l, struct channel *way, const struct sip_message *m,
                       struct endpoint from, struct endpoint to)
{
    struct probe_listening *out = l->out;

    if (m->method == SIP_ACK)
        return;
    out->last = from;
    if (m->method == SIP_OPTIONS) {
        out->options++;
        reply(way, to, from, "200 OK", m);
    } else if (m->method == SIP_INVITE && !is_in_dialog(m)) {
        out->busy++;
        reply(way, to, from, "486 Busy Here", m);
    } else {
        out->others += !is_in_dialog(m) && m->method != SIP_CANCEL;
        reply(way, to, from,
              is_in_dialog(m) || m->method == SIP_CANCEL ? "481 Call/Transaction Does Not Exist"
                                                         : "501 Not Implemented",
              m);
    }
}

static void take_request(struct probe_listener *l, struct channel *way, const struct sip_message *m,
                         struct endpoint from, int ttl)
{
    struct endpoint to = response_place(m, from);

    if ((m->faults & SIP_FAULT_MISSING_HEADER) != 0)
        return;
    if (l->call != NULL && slice_eq(sip_value(m, HEADER_CALL_ID), slice_of(l->call_id)))
        take_within(l, way, m, from, to);
    else if (l->call == NULL && l->out->n < PROBE_LISTEN_CALLS && m->method == SIP_INVITE &&
             !is_in_dialog(m))
        begin_call(l, way, m, from, to, ttl);
    else
        take_other(l, way, m, from, to);
}

/* Of the BYE alone, for nothing else is asked. */
static void take_response(struct probe_listener *l)
{
    struct transaction_answer answer;

    if (l->transactions != NULL && transactions_take(l->transactions, text_view(&l->latest)) &&
        transactions_answer(l->transactions, &answer) && answer.status >= 200 &&
        l->stage == ENDING) {
        l->call->bye = answer.status;
        call_over(l);
    }
}

/* --- sockets --- */

static void take_messages(struct probe_listener *l, struct channel *way)
{
    struct sip_message *m = xmalloc(sizeof *m);
    struct endpoint from;
    int ttl = 0, reason = 0;

    /* Of datagrams one at a time, so that a flood does not keep the time from being up. */
    for (size_t i = 0; i < 16 && reason == 0; i++) {
        reason = channel_receive(way, &l->latest, &from, &ttl);
        if (reason != 0 || !sip_scan(text_view(&l->latest), m))
            continue;
        l->heard[way - l->ways] = clock_now(CLOCK_MONOTONIC);
        if (m->request)
            take_request(l, way, m, from, ttl);
        else
            take_response(l);
    }
    free(m);
    if (!way->closed)
        return;
    if (l->way == way && l->call != NULL)
        call_over(l);
    channel_close(way);
}

static void take_connection(struct probe_listener *l, int listener,
                            const struct tls_identity *identity)
{
    size_t i = 1;

    while (i < WAYS && l->ways[i].socket >= 0)
        i++;
    if (i < WAYS && !channel_accept(&l->ways[i], listener, identity, &l->out->packets))
        l->ways[i] = (struct channel){ .socket = -1 };
    else if (i < WAYS)
        l->heard[i] = clock_now(CLOCK_MONOTONIC);
}

static bool has_room(const struct probe_listener *l)
{
    for (size_t i = 1; i < WAYS; i++)
        if (l->ways[i].socket < 0)
            return true;
    return false;
}

/* Connections by which nothing has come for a while make room for others; not that of the call. */
static void leave_silent(struct probe_listener *l)
{
    nanos_t now = clock_now(CLOCK_MONOTONIC);

    for (size_t i = 1; i < WAYS; i++)
        if (now - l->heard[i] > PROBE_PATIENCE && (l->call == NULL || l->way != &l->ways[i]))
            channel_close(&l->ways[i]);
}

static bool sends_tone(const struct probe_listener *l)
{
    return l->stage == TALKING && l->wish->media && l->call->voice.remote.port != 0;
}

static void time_passes(struct probe_listener *l)
{
    nanos_t now = clock_now(CLOCK_MONOTONIC);

    if (sends_tone(l) && now >= l->call->voice.due)
        voice_send(&l->call->voice);
    if (l->transactions != NULL)
        transactions_tick(l->transactions);
    if (l->stage == ANSWERED && now >= l->again)
        send_ok(l);
    if (l->stage == ENDING && now >= l->until)
        call_over(l);
    else if ((l->stage == ANSWERED || l->stage == TALKING) && (l->stopped || now >= l->until))
        hang_up(l);
}

static void step(struct probe_listener *l)
{
    struct pollfd polled[WAYS + 4];
    size_t n = 0;

    if (!has_room(l))
        leave_silent(l);
    bool room = has_room(l);

    for (; n < WAYS; n++)
        polled[n] = (struct pollfd){ .fd = l->ways[n].socket, .events = POLLIN };
    for (size_t i = 0; i < ARRAY_SIZE(l->listeners); i++)
        polled[n++] = (struct pollfd){ .fd = room ? l->listeners[i] : -1, .events = POLLIN };
    polled[n++] = (struct pollfd){ .fd = l->stopped ? -1 : l->wish->stop, .events = POLLIN };
    polled[n++] =
        (struct pollfd){ .fd = l->call != NULL ? l->call->voice.socket : -1, .events = POLLIN };
    if (poll(polled, n, sends_tone(l) ? voice_wait(&l->call->voice) : STEP_MS) > 0) {
        if (polled[WAYS + 3].revents != 0)
            voice_receive(&l->call->voice);
        for (size_t i = 0; i < WAYS; i++)
            if (polled[i].revents != 0)
                take_messages(l, &l->ways[i]);
        if (polled[WAYS].revents != 0)
            take_connection(l, l->listeners[0], NULL);
        if (polled[WAYS + 1].revents != 0)
            take_connection(l, l->listeners[1], l->wish->identity);
        l->stopped = l->stopped || polled[WAYS + 2].revents != 0;
    }
    time_passes(l);
}

void probe_listen(struct probe_listener *l, struct probe_listening *out)
{
    nanos_t end = clock_now(CLOCK_MONOTONIC) + l->wish->span;

    *out = (struct probe_listening){ .began = clock_now(CLOCK_REALTIME) };
    l->out = out;
    l->ways[0].packets = &out->packets;
    /* A call that goes on is ended first; that has its own bounds. */
    while (l->call != NULL || (!l->stopped && clock_now(CLOCK_MONOTONIC) < end))
        step(l);
    out->ended = clock_now(CLOCK_REALTIME);
}

/* --- its life --- */

static bool take_ports(struct probe_listener *l)
{
    struct endpoint at = l->wish->at, secure = { at.addr, (uint16_t)(at.port + 1) };

    if (!channel_bind(&l->ways[0], at, NULL) || (l->listeners[0] = socket_listen(at)) < 0)
        return false;
    if (l->wish->identity == NULL)
        return true;
    errno = EADDRNOTAVAIL; /* there is no port behind the last one */
    l->listeners[1] = secure.port != 0 ? socket_listen(secure) : -1;
    return l->listeners[1] >= 0;
}

struct probe_listener *probe_listener_new(const struct probe_listen_wish *wish, struct error *error)
{
    struct probe_listener *l = xcalloc(1, sizeof *l);
    struct text at = { 0 };

    l->wish = wish;
    l->listeners[0] = l->listeners[1] = -1;
    for (size_t i = 0; i < WAYS; i++)
        l->ways[i].socket = -1;
    if (take_ports(l))
        return l;
    int reason = errno;
    endpoint_print(&at, wish->at);
    if (reason == EADDRINUSE)
        error_set(error,
                  _("%s is taken: stop the PBX for the time of the test, or name another "
                    "address or port (--listen=ADDR:PORT)"),
                  text_str(&at));
    else
        error_set(error, "%s: %s", text_str(&at), strerror(reason));
    text_done(&at);
    probe_listener_free(l);
    return NULL;
}

void probe_listener_free(struct probe_listener *l)
{
    if (l == NULL)
        return;
    for (size_t i = 0; i < WAYS; i++)
        channel_close(&l->ways[i]);
    for (size_t i = 0; i < ARRAY_SIZE(l->listeners); i++)
        if (l->listeners[i] >= 0)
            close(l->listeners[i]);
    text_done(&l->latest);
    free(l);
}

void probe_listening_done(struct probe_listening *out)
{
    for (size_t i = 0; i < out->n; i++)
        text_done(&out->calls[i].invite);
    probe_packets_done(&out->packets);
    *out = (struct probe_listening){ 0 };
}
