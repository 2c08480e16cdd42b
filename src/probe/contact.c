/* contact.c - one place: a datagram or a connection, and what comes of it. */
#include "config.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/socket_address.h"
#include "probe/probe.h"
#include "probe/socket.h"

#define ANSWER_MAX 65536u
#define MESSAGES_MAX 4 /* provisional answers before the final one */

/* --- the request --- */

void probe_add_random(struct text *out)
{
    uint64_t n = 0;

    if (getrandom(&n, sizeof n, 0) != (ssize_t)sizeof n)
        n = (uint64_t)clock_now(CLOCK_REALTIME);
    text_printf(out, "%016llx", (unsigned long long)n);
}

/* A source that has no address yet stands as what it will be replaced by. */
static void add_endpoint(struct text *out, struct endpoint e)
{
    if (e.addr.family == ADDR_NONE)
        text_adds(out, "ADDRESS:PORT");
    else
        endpoint_print(out, e);
}

/* Lines that nobody reads, until the request has that size with the line that ends it. */
static void add_filling(struct text *out, size_t least)
{
    static const char name[] = "X-Filling: ", filling[] = "0123456789abcdef";
    const size_t end = 2, line = 100; /* bytes */

    while (out->n + end < least) {
        size_t left = least - out->n - end, n = sizeof name - 1;

        text_adds(out, name);
        for (; n + 2 < (left < line ? left : line); n++)
            text_addc(out, filling[n % (sizeof filling - 1)]);
        text_adds(out, "\r\n");
    }
}

void probe_options(const struct probe_target *t, const struct probe_place *place,
                   struct endpoint local, size_t least, struct text *out)
{
    static const char *const names[] = {
        [TRANSPORT_UDP] = "UDP", [TRANSPORT_TCP] = "TCP", [TRANSPORT_TLS] = "TLS"
    };
    struct text own = { 0 }, tag = { 0 };

    add_endpoint(&own, local);
    probe_add_random(&tag);
    text_printf(out, "OPTIONS %s SIP/2.0\r\n", t->uri);
    text_printf(out, "Via: SIP/2.0/%s %s;branch=z9hG4bK", names[place->transport], text_str(&own));
    probe_add_random(out);
    text_adds(out, ";rport\r\nMax-Forwards: 70\r\n");
    text_printf(out, "From: <sip:sipwhy@%s>;tag=%s\r\nTo: <%s>\r\nCall-ID: probe-", text_str(&own),
                text_str(&tag), t->uri);
    probe_add_random(out);
    text_printf(out, "\r\nCSeq: 1 OPTIONS\r\nContact: <sip:sipwhy@%s%s>\r\n", text_str(&own),
                place->transport == TRANSPORT_UDP   ? ""
                : place->transport == TRANSPORT_TCP ? ";transport=tcp"
                                                    : ";transport=tls");
    text_adds(out, "Accept: application/sdp\r\nUser-Agent: " PACKAGE_NAME "/" PACKAGE_VERSION
                   "\r\nContent-Length: 0\r\n");
    add_filling(out, least);
    text_adds(out, "\r\n");
    text_done(&own);
    text_done(&tag);
}

/* --- waiting --- */

static enum probe_outcome outcome_of(int reason)
{
    switch (reason) {
    case ECONNREFUSED:
    case ECONNRESET:
        return PROBE_REFUSED;
    case EHOSTUNREACH:
    case ENETUNREACH:
    case EHOSTDOWN:
        return PROBE_UNREACHABLE;
    case ETIMEDOUT:
        return PROBE_SILENT;
    default:
        return PROBE_NOT_SENT;
    }
}

static void fail_contact(struct probe_contact *c, int reason)
{
    c->reason = reason;
    c->outcome = outcome_of(reason);
}

/* True if the socket is ready before the time is up. */
static bool wait_for(int socket, short events, nanos_t until)
{
    struct pollfd polled = { .fd = socket, .events = events };
    nanos_t left = until - clock_now(CLOCK_MONOTONIC);

    return left > 0 && poll(&polled, 1, (int)(left / NANOS_PER_MS) + 1) > 0;
}

/* Is the whole of it there? Of a stream: its head; the body of an answer to OPTIONS tells nothing.
 */
static bool is_final(struct slice message)
{
    return !slice_starts(message, SLICE("SIP/2.0 1")) &&
           slice_find(message, SLICE("\r\n\r\n")) < message.n;
}

/* Errors of the network are no end: who answers all the same is there. But for a port where nobody
 * listens. True: nothing more is waited for. */
static bool take_errors(struct probe_contact *c, int socket)
{
    struct socket_error error;

    while (socket_take_error(socket, &error)) {
        if (c->outcome == PROBE_ANSWERED || error.reason == 0)
            continue;
        c->said = error;
        if (error.reason != EMSGSIZE) /* the kernel cuts the next one */
            fail_contact(c, error.reason);
        if (c->outcome == PROBE_NOT_SENT && error.by.family != ADDR_NONE)
            c->outcome = PROBE_UNREACHABLE;
    }
    return c->outcome == PROBE_REFUSED;
}

/* The final response, else the last that came. A 100 is none. */
static void take_datagrams(struct probe_contact *c, int socket, nanos_t until)
{
    struct text came = { 0 };
    struct endpoint from;

    for (int i = 0; i < MESSAGES_MAX && wait_for(socket, POLLIN, until);) {
        if (take_errors(c, socket))
            break;
        if (socket_receive(socket, &came, &from, &c->ttl) != 0)
            continue;
        text_clear(&c->answer);
        text_slice(&c->answer, text_view(&came));
        c->outcome = PROBE_ANSWERED;
        c->ended = clock_now(CLOCK_REALTIME);
        if (!slice_starts(text_view(&c->answer), SLICE("SIP/2.0 1")))
            break;
        i++;
    }
    text_done(&came);
}

static void take_stream(struct probe_contact *c, int socket, nanos_t until)
{
    char *bytes = xmalloc(ANSWER_MAX);

    while (c->answer.n < ANSWER_MAX && !is_final(text_view(&c->answer)) &&
           wait_for(socket, POLLIN, until)) {
        ssize_t n = recv(socket, bytes, ANSWER_MAX - c->answer.n, 0);

        if (n <= 0) {
            c->reason = n < 0 ? errno : 0;
            break;
        }
        text_add(&c->answer, bytes, (size_t)n);
        c->ended = clock_now(CLOCK_REALTIME);
    }
    free(bytes);
    if (c->answer.n > 0)
        c->outcome = PROBE_ANSWERED;
}

/* --- sending --- */

static bool connect_socket(struct probe_contact *c, int socket, nanos_t until)
{
    union socket_address to;
    socklen_t n = socket_address_of(c->place.to, &to);
    int reason = 0;
    socklen_t size = sizeof reason;

    if (connect(socket, &to.any, n) != 0) {
        if (errno != EINPROGRESS) {
            fail_contact(c, errno);
            return false;
        }
        c->local = socket_name(socket);
        if (!wait_for(socket, POLLOUT, until)) {
            c->outcome = PROBE_SILENT;
            return false;
        }
        if (getsockopt(socket, SOL_SOCKET, SO_ERROR, &reason, &size) != 0)
            reason = errno;
        if (reason != 0) {
            fail_contact(c, reason);
            return false;
        }
    }
    c->local = socket_name(socket);
    return true;
}

static void by_datagram(struct probe_contact *c, const struct probe_target *t, int socket,
                        size_t least, nanos_t until)
{
    socket_keep_errors(socket, c->place.to.addr.family == ADDR_IPV4);
    c->own_ttl = socket_ttl(socket, c->place.to.addr.family == ADDR_IPV4);
    c->link = socket_link(socket, c->place.to.addr.family == ADDR_IPV4);
    probe_options(t, &c->place, c->local, least, &c->request);
    if (send(socket, c->request.p, c->request.n, MSG_NOSIGNAL) != (ssize_t)c->request.n) {
        fail_contact(c, errno);
        return;
    }
    c->outcome = PROBE_SILENT;
    take_datagrams(c, socket, until);
}

static void by_stream(struct probe_contact *c, const struct probe_target *t, int socket, bool ask,
                      nanos_t until)
{
    c->outcome = PROBE_OPEN;
    c->ended = clock_now(CLOCK_REALTIME);
    if (!ask)
        return;
    probe_options(t, &c->place, c->local, 0, &c->request);
    if (send(socket, c->request.p, c->request.n, MSG_NOSIGNAL) != (ssize_t)c->request.n) {
        c->reason = errno;
        text_clear(&c->request);
        return;
    }
    c->outcome = PROBE_SILENT;
    take_stream(c, socket, until);
}

/* One that is taken is no fault: then it is any. */
static void bind_port(int socket, struct endpoint to, uint16_t port)
{
    union socket_address address;
    struct endpoint own = { .port = port };

    if (port == 0 || !socket_source(to, &own.addr))
        return;
    socklen_t n = socket_address_of(own, &address);
    (void)bind(socket, &address.any, n);
}

void probe_contact(struct probe_contact *c, const struct probe_target *t,
                   const struct probe_place *place, const struct probe_question *question)
{
    bool ask = question->options;
    bool datagram = place->transport == TRANSPORT_UDP;
    int family = place->to.addr.family == ADDR_IPV4 ? AF_INET : AF_INET6;
    nanos_t until = clock_now(CLOCK_MONOTONIC) + PROBE_PATIENCE;

    *c = (struct probe_contact){ .place = *place, .began = clock_now(CLOCK_REALTIME) };
    c->ended = NANOS_NONE;
    int fd = socket(
        family,
        (datagram ? SOCK_DGRAM : SOCK_STREAM) | SOCK_CLOEXEC | (datagram ? 0 : SOCK_NONBLOCK), 0);
    if (fd >= 0 && datagram)
        bind_port(fd, place->to, question->port);
    if (fd < 0)
        fail_contact(c, errno);
    else if (connect_socket(c, fd, until)) {
        if (datagram && ask)
            by_datagram(c, t, fd, question->least, until);
        else if (place->transport == TRANSPORT_TCP)
            by_stream(c, t, fd, ask, until);
        else if (place->transport == TRANSPORT_TLS)
            probe_tls(c, t, fd, ask);
    }
    if (fd >= 0)
        close(fd);
}

void probe_contact_done(struct probe_contact *c)
{
    text_done(&c->request);
    text_done(&c->answer);
    text_done(&c->tls.chain);
}
