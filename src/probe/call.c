/* call.c - the dialog of a test call (RFC 3261 sections 12 to 15), and its sockets. */
#include "config.h"

#include "probe/call.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "probe/channel.h"
#include "probe/reply.h"
#include "probe/transactions.h"
#include "sip/uri.h"

#define STEP_MS 50
#define MESSAGES_A_STEP 1000   /* so that a flood does not keep the time from being up */
#define LAST (5 * NANOS_PER_S) /* for the answer to BYE or CANCEL */

enum stage { CALLING, RINGING, TALKING, CANCELLING, ENDING, OVER };

struct caller {
    struct probe_call *call;
    const struct probe_call_wish *wish;
    const struct probe_target *target;
    struct credentials credentials;
    struct transactions *transactions;
    struct channel sip;
    struct endpoint next; /* where datagrams go */
    enum stage stage;
    nanos_t until; /* monotonic */
    unsigned cseq;
    char *branch, *own_tag, *call_id, *uri;
    char *to_tag;                           /* NULL: no dialog yet */
    char *remote;                           /* the remote target's URI */
    struct text route;                      /* lines */
    struct text authorization, ack, invite; /* invite: the last one, for CANCEL */
    struct text latest;                     /* the message in hand */
};

static void renew(char **word)
{
    struct text random = { 0 };

    probe_add_random(&random);
    free(*word);
    *word = text_take(&random);
}

static const struct {
    const char *via, *param;
} transports[] = {
    [TRANSPORT_UDP] = { "UDP", "" },
    [TRANSPORT_TCP] = { "TCP", ";transport=tcp" },
    [TRANSPORT_TLS] = { "TLS", ";transport=tls" },
};

/* --- what is sent --- */

static void send_message(void *context, struct slice message)
{
    struct caller *c = context;

    (void)channel_send(&c->sip, c->next, message);
}

/* CANCEL is of the transaction of its INVITE, and so is the ACK's number. */
static void add_request(const struct caller *c, const char *method, const char *uri,
                        struct text *out)
{
    struct text own = { 0 }, body = { 0 };
    bool invite = strcmp(method, "INVITE") == 0;

    endpoint_print(&own, c->call->local);
    if (invite)
        voice_add_sdp(&c->call->voice, c->wish->media, false, &body);
    text_printf(out, "%s %s SIP/2.0\r\nVia: SIP/2.0/%s %s;branch=z9hG4bK%s;rport\r\n", method, uri,
                transports[c->sip.transport].via, text_str(&own), c->branch);
    text_printf(out, "Max-Forwards: 70\r\nFrom: <sip:%s@%s>;tag=%s\r\nTo: <%s>%s%s\r\n",
                c->wish->caller, c->wish->user != NULL ? c->target->host : text_str(&own),
                c->own_tag, c->uri, c->to_tag != NULL ? ";tag=" : "",
                c->to_tag != NULL ? c->to_tag : "");
    text_printf(out, "Call-ID: %s\r\nCSeq: %u %s\r\n", c->call_id, c->cseq, method);
    text_slice(out, text_view(&c->route));
    if (strcmp(method, "CANCEL") != 0) {
        text_printf(out, "Contact: <sip:%s@%s%s>\r\n", c->wish->caller, text_str(&own),
                    transports[c->sip.transport].param);
        text_slice(out, text_view(&c->authorization));
    }
    text_adds(out, "User-Agent: " PACKAGE_NAME "/" PACKAGE_VERSION "\r\n");
    if (invite)
        text_adds(out, "Allow: INVITE, ACK, CANCEL, BYE, OPTIONS\r\n"
                       "Content-Type: application/sdp\r\n");
    text_printf(out, "Content-Length: %zu\r\n\r\n", body.n);
    text_slice(out, text_view(&body));
    text_done(&own);
    text_done(&body);
}

static void over(struct caller *c)
{
    c->stage = OVER;
    if (c->call->ended == NANOS_NONE)
        c->call->ended = clock_now(CLOCK_REALTIME);
}

static void wait_in(struct caller *c, enum stage stage, nanos_t span)
{
    c->stage = stage;
    c->until = clock_now(CLOCK_MONOTONIC) + span;
}

static void invite(struct caller *c)
{
    renew(&c->branch);
    c->cseq++;
    text_clear(&c->invite);
    add_request(c, "INVITE", c->uri, &c->invite);
    wait_in(c, CALLING, PROBE_CALL_SILENCE);
    if (!transactions_begin(c->transactions, text_view(&c->invite)))
        over(c);
}

static void begin_other(struct caller *c, const char *method, const char *uri)
{
    struct text request = { 0 };

    add_request(c, method, uri, &request);
    (void)transactions_begin(c->transactions, text_view(&request));
    text_done(&request);
}

static void hang_up(struct caller *c)
{
    renew(&c->branch);
    c->cseq++;
    wait_in(c, ENDING, LAST);
    begin_other(c, "BYE", c->remote);
}

/* Credentials of the INVITE are no good for it, and it needs none (RFC 3261 section 22.1). */
static void cancel(struct caller *c)
{
    c->call->outcome = PROBE_CALL_NO_ANSWER;
    wait_in(c, CANCELLING, LAST);
    begin_other(c, "CANCEL", c->uri);
}

/* --- responses --- */

/* RFC 3261 section 12.1.2: the route set is the reverse of Record-Route. */
static void take_routes(struct caller *c, const struct sip_message *m)
{
    struct sip_values v = { 0 };
    struct name_addr first;
    struct addr addr;

    text_clear(&c->route);
    while (sip_next_value(m, HEADER_RECORD_ROUTE, &v)) {
        struct text before = { 0 };

        text_printf(&before, "Route: %.*s\r\n", SLICE_ARG(sip_text(m, v.value)));
        text_slice(&before, text_view(&c->route));
        text_done(&c->route);
        c->route = before;
    }
    struct slice next = slice_of(c->remote);
    struct slice routes = text_view(&c->route);

    if (routes.n > 0)
        next = slice_sub(routes, 7, slice_find(routes, SLICE("\r\n")));
    /* Names are not looked up anew: what they lead to is where the INVITE went. */
    if (name_addr_parse(next, &first) && uri_host_addr(&first.uri, &addr) &&
        addr.family == c->next.addr.family)
        c->next = (struct endpoint){ addr, uri_port(&first.uri) };
}

static void take_dialog(struct caller *c, const struct sip_message *m)
{
    struct name_addr contact;
    struct slice tag = { 0 };

    if (name_addr_parse(sip_value(m, HEADER_TO), &contact))
        tag = param_get(contact.params, SLICE("tag"));
    free(c->to_tag);
    c->to_tag = xstrndup(tag.n > 0 ? tag.p : "", tag.n);
    free(c->remote);
    c->remote = name_addr_parse(sip_value(m, HEADER_CONTACT), &contact)
                    ? xstrndup(contact.uri.all.p, contact.uri.all.n)
                    : xstrdup(c->uri);
    take_routes(c, m);
}

/* RFC 3261 section 13.2.2.4: an ACK for each 2xx, with the credentials of the INVITE. */
static void answered(struct caller *c, const struct sip_message *m)
{
    bool late = c->stage == CANCELLING;

    take_dialog(c, m);
    (void)voice_take_sdp(&c->call->voice, m);
    renew(&c->branch);
    text_clear(&c->ack);
    add_request(c, "ACK", c->remote, &c->ack);
    send_message(c, text_view(&c->ack));
    text_clear(&c->authorization);
    c->call->answered = clock_now(CLOCK_REALTIME);
    c->call->outcome = PROBE_CALL_ANSWERED;
    wait_in(c, TALKING, late ? 0 : PROBE_CALL_TALK);
}

/* True: it is asked again. A second challenge in a row is a wrong password, but for a stale nonce.
 */
static bool answer_challenge(struct caller *c, const struct sip_message *m, const char *method,
                             const char *uri)
{
    if ((m->status != 401 && m->status != 407) || c->wish->user == NULL ||
        c->call->challenges >= (c->stage == ENDING ? 4 : 2))
        return false;
    text_clear(&c->authorization);
    c->call->credentials =
        credentials_answer(&c->credentials, m, slice_of(method), slice_of(uri), &c->authorization);
    c->call->challenges += c->call->credentials == CREDENTIALS_GOOD;
    return c->call->credentials == CREDENTIALS_GOOD;
}

static void take_invite_answer(struct caller *c, const struct sip_message *m)
{
    struct probe_call *call = c->call;

    if (m->status > 100) {
        text_clear(&call->final);
        text_slice(&call->final, m->bytes);
    }
    if (m->status < 200) {
        if (c->stage == CALLING)
            wait_in(c, RINGING, PROBE_CALL_RINGING);
        if (m->status > 100 && call->rang == NANOS_NONE)
            call->rang = clock_now(CLOCK_REALTIME);
    } else if (m->status < 300) {
        answered(c, m);
    } else if (c->stage == CANCELLING) {
        over(c);
    } else if (answer_challenge(c, m, "INVITE", c->uri)) {
        invite(c);
    } else {
        call->outcome = PROBE_CALL_REFUSED;
        over(c);
    }
}

static void take_other_answer(struct caller *c, const struct sip_message *m)
{
    if (c->stage != ENDING || m->status < 200)
        return;
    c->call->bye = m->status;
    if (answer_challenge(c, m, "BYE", c->remote))
        hang_up(c);
    else
        over(c);
}

static void look_at_answer(struct caller *c, const struct sip_message *m)
{
    struct transaction_answer answer;

    if (!transactions_answer(c->transactions, &answer))
        return;
    if (m != NULL && answer.status != 0) {
        if (answer.invite)
            take_invite_answer(c, m);
        else
            take_other_answer(c, m);
    }
}

/* --- requests --- */

static void reply(struct caller *c, const struct sip_message *m, const char *status,
                  struct endpoint to)
{
    struct text out = { 0 };

    reply_print(&(struct reply){ .status = status }, m, &out);
    (void)channel_send(&c->sip, to, text_view(&out));
    text_done(&out);
}

static void take_request(struct caller *c, const struct sip_message *m, struct endpoint from)
{
    bool ours = slice_eq(sip_value(m, HEADER_CALL_ID), slice_of(c->call_id));

    if (m->method == SIP_ACK)
        return;
    if (!ours) {
        reply(c, m, "481 Call/Transaction Does Not Exist", from);
    } else if (m->method == SIP_BYE) {
        reply(c, m, "200 OK", from);
        c->call->hung_up_there = true;
        over(c);
    } else if (m->method == SIP_INVITE) {
        reply(c, m, "488 Not Acceptable Here", from);
    } else {
        reply(c, m, m->method == SIP_OPTIONS ? "200 OK" : "501 Not Implemented", from);
    }
}

/* --- sockets --- */

/* The network's word that a datagram did not arrive, or the end of the connection. */
static void take_failure(struct caller *c, int reason)
{
    bool gone = c->sip.closed;

    if (c->stage == CALLING && c->call->reason == NULL)
        c->call->reason = xstrdup(strerror(reason));
    if (gone || (c->stage == CALLING && reason == ECONNREFUSED))
        over(c);
}

static void take_message(struct caller *c, struct endpoint from)
{
    struct sip_message *m = xmalloc(sizeof *m);

    if (sip_scan(text_view(&c->latest), m)) {
        if (m->request)
            take_request(c, m, from);
        else if (transactions_take(c->transactions, text_view(&c->latest)))
            look_at_answer(c, m);
        else if (m->cseq_method == SIP_INVITE && m->status / 100 == 2 && c->ack.n > 0)
            send_message(c, text_view(&c->ack)); /* the 2xx again: the ACK was lost */
    }
    free(m);
}

static void take_sip(struct caller *c)
{
    struct endpoint from;
    int reason = 0;

    for (size_t i = 0; i < MESSAGES_A_STEP && c->stage != OVER && reason == 0; i++) {
        reason = channel_receive(&c->sip, &c->latest, &from, &c->call->ttl);
        if (reason == 0)
            take_message(c, from);
        else if (reason != EAGAIN)
            take_failure(c, reason);
    }
}

static void time_is_up(struct caller *c)
{
    switch (c->stage) {
    case CALLING: /* RFC 3261 section 9.1: no CANCEL before a response */
    case ENDING:
    case CANCELLING:
    case OVER:
        over(c);
        break;
    case RINGING:
        cancel(c);
        break;
    case TALKING:
        hang_up(c);
        break;
    }
}

static bool sends_tone(const struct caller *c)
{
    return c->stage == TALKING && c->wish->media && c->call->voice.remote.port != 0;
}

static void step(struct caller *c)
{
    struct voice *voice = &c->call->voice;
    struct pollfd polled[] = { { .fd = c->sip.socket, .events = POLLIN },
                               { .fd = voice->socket, .events = POLLIN } };

    if (poll(polled, 2, sends_tone(c) ? voice_wait(voice) : STEP_MS) > 0) {
        if (polled[0].revents != 0)
            take_sip(c);
        if (polled[1].revents != 0)
            voice_receive(voice);
    }
    nanos_t now = clock_now(CLOCK_MONOTONIC);
    if (sends_tone(c) && now >= voice->due)
        voice_send(voice);
    transactions_tick(c->transactions);
    look_at_answer(c, NULL);
    if (c->stage != OVER && now >= c->until)
        time_is_up(c);
}

/* --- all of it --- */

static bool open_sockets(struct caller *c, struct error *error)
{
    struct probe_call *call = c->call;
    struct text why = { 0 };

    if (!channel_open(&c->sip, c->target, &call->place, &call->packets, error))
        return false;
    call->local = c->sip.local;
    memcpy(call->version, c->sip.tls.version, sizeof call->version);
    if (!channel_is_trusted(&c->sip, c->target, &why))
        error_set(error, "%s", text_str(&why));
    else if (!voice_open(&call->voice, call->local.addr, &call->packets))
        error_set(error, "%s", strerror(errno));
    text_done(&why);
    return !error_is_set(error);
}

static void caller_done(struct caller *c)
{
    char *const words[] = { c->branch, c->own_tag, c->call_id, c->uri, c->to_tag, c->remote };
    struct text *const texts[] = { &c->route, &c->authorization, &c->ack, &c->invite, &c->latest };

    for (size_t i = 0; i < ARRAY_SIZE(words); i++)
        free(words[i]);
    for (size_t i = 0; i < ARRAY_SIZE(texts); i++)
        text_done(texts[i]);
    transactions_free(c->transactions);
    channel_close(&c->sip);
    voice_close(&c->call->voice);
}

static char *uri_of(const struct probe_target *t, const char *number)
{
    struct text host = { 0 };

    if (t->numeric && t->addr.family == ADDR_IPV6)
        text_printf(&host, "[%s]", t->host);
    else
        text_adds(&host, t->host);
    if (t->port != 0)
        text_printf(&host, ":%u", (unsigned)t->port);
    char *uri = xasprintf("sip:%s@%s%s", number, text_str(&host),
                          t->chosen ? transports[t->transport].param : "");

    text_done(&host);
    return uri;
}

void probe_call(struct probe_call *call, const struct probe_call_wish *wish,
                const struct probe_target *target, const struct probe_place *place)
{
    struct caller c = { .call = call,
                        .wish = wish,
                        .target = target,
                        .credentials = { .user = wish->user, .password = wish->password },
                        .sip = { .socket = -1 },
                        .next = place->to };
    struct error error = { 0 };

    *call = (struct probe_call){ .place = *place, .outcome = PROBE_CALL_SILENT };
    call->voice.socket = -1;
    call->began = clock_now(CLOCK_REALTIME);
    call->rang = call->answered = call->ended = NANOS_NONE;
    renew(&c.own_tag);
    renew(&c.call_id);
    c.uri = uri_of(target, wish->number);
    if (open_sockets(&c, &error))
        c.transactions = transactions_new(send_message, &c, &error);
    if (c.transactions != NULL) {
        invite(&c);
        while (c.stage != OVER)
            step(&c);
    } else {
        call->outcome = PROBE_CALL_NOT_SENT;
        call->reason = xstrdup(error.message);
    }
    error_done(&error);
    caller_done(&c);
}

bool probe_call_takes(struct slice number)
{
    for (size_t i = 0; i < number.n; i++) {
        char c = number.p[i];

        if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') &&
            slice_chr(SLICE("+*-._"), c) == 5)
            return false;
    }
    return number.n > 0 && number.n <= 64;
}

void probe_call_done(struct probe_call *call)
{
    text_done(&call->final);
    probe_packets_done(&call->packets);
    free(call->reason);
    *call = (struct probe_call){ 0 };
}

void probe_call_plan(const struct probe_call_wish *wish, const struct probe_target *target,
                     struct text *out)
{
    char *uri = uri_of(target, wish->number);

    text_printf(out, _("Test call: INVITE %s by %s from sip:%s"), uri,
                transports[target->transport].via, wish->caller);
    text_adds(out, wish->media ? _(", a tone of 5 s after the answer, BYE\n")
                               : _(", no voice, BYE 5 s after the answer\n"));
    free(uri);
}
