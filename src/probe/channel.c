/* channel.c - sockets, connections and where a message ends. */
#include "config.h"

#include "probe/channel.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/socket_address.h"
#include "probe/socket.h"
#include "sip/message.h"

/* --- opening --- */

static bool wait_for(int socket, short events, nanos_t until)
{
    struct pollfd polled = { .fd = socket, .events = events };
    nanos_t left = until - clock_now(CLOCK_MONOTONIC);

    return left > 0 && poll(&polled, 1, (int)(left / NANOS_PER_MS) + 1) > 0;
}

/* An errno. */
static int connect_within(int socket, struct endpoint to, nanos_t until)
{
    union socket_address address;
    socklen_t n = socket_address_of(to, &address), size = sizeof(int);
    int reason = 0;

    if (connect(socket, &address.any, n) == 0)
        return 0;
    if (errno != EINPROGRESS)
        return errno;
    if (!wait_for(socket, POLLOUT, until))
        return ETIMEDOUT;
    return getsockopt(socket, SOL_SOCKET, SO_ERROR, &reason, &size) != 0 ? errno : reason;
}

static bool open_datagrams(struct channel *c, struct endpoint to, struct error *error)
{
    struct addr own;

    if (socket_source(to, &own) && (c->socket = socket_bind(own, false, &c->local)) >= 0)
        return true;
    error_set(error, "%s", strerror(errno));
    return false;
}

static bool open_connection(struct channel *c, const struct probe_target *target,
                            struct error *error)
{
    nanos_t until = clock_now(CLOCK_MONOTONIC) + PROBE_PATIENCE;
    int family = c->remote.addr.family == ADDR_IPV4 ? AF_INET : AF_INET6;

    c->socket = socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    int reason = c->socket < 0 ? errno : connect_within(c->socket, c->remote, until);
    if (reason != 0) {
        error_set(error, "%s", strerror(reason));
        return false;
    }
    c->local = socket_name(c->socket);
    if (c->transport != TRANSPORT_TLS)
        return true;
    c->link = tls_link_connect(&c->tls, target, c->socket, until);
    if (c->link == NULL)
        error_set(error, _("no TLS: %s"),
                  c->tls.alert[0] != '\0' ? c->tls.alert : _("the handshake was not finished"));
    return c->link != NULL;
}

bool channel_open(struct channel *c, const struct probe_target *target,
                  const struct probe_place *place, struct probe_packets *packets,
                  struct error *error)
{
    *c = (struct channel){ .transport = place->transport, .socket = -1, .remote = place->to };
    c->packets = packets;
    bool good = place->transport == TRANSPORT_UDP ? open_datagrams(c, place->to, error)
                                                  : open_connection(c, target, error);

    if (good)
        c->numbers = (struct probe_stream){ .local = c->local, .remote = c->remote };
    else if (c->socket >= 0)
        close(c->socket);
    c->socket = good ? c->socket : -1;
    return good;
}

bool channel_bind(struct channel *c, struct endpoint local, struct probe_packets *packets)
{
    *c = (struct channel){ .transport = TRANSPORT_UDP, .packets = packets };
    c->socket = socket_bind_at(local, &c->local);
    return c->socket >= 0;
}

bool channel_accept(struct channel *c, int listener, const struct tls_identity *identity,
                    struct probe_packets *packets)
{
    union socket_address source = { .six = { 0 } };
    socklen_t n = sizeof source;

    *c = (struct channel){ .transport = identity != NULL ? TRANSPORT_TLS : TRANSPORT_TCP };
    c->packets = packets;
    c->socket = accept4(listener, &source.any, &n, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (c->socket < 0)
        return false;
    c->local = socket_name(c->socket);
    c->remote = socket_address_endpoint(&source);
    c->numbers = (struct probe_stream){ .local = c->local, .remote = c->remote, .incoming = true };
    if (identity == NULL || (c->link = tls_link_accept(identity, c->socket)) != NULL)
        return true;
    channel_close(c);
    return false;
}

void channel_close(struct channel *c)
{
    tls_link_free(c->link);
    if (c->socket >= 0)
        close(c->socket);
    text_done(&c->stream);
    text_done(&c->tls.chain);
    *c = (struct channel){ .socket = -1, .closed = true };
}

/* --- messages --- */

static void note_message(struct channel *c, bool out, struct endpoint other, struct slice bytes)
{
    nanos_t now = clock_now(CLOCK_REALTIME);

    if (c->transport == TRANSPORT_TCP)
        probe_packet_tcp(c->packets, now, &c->numbers, out, bytes);
    else if (c->transport == TRANSPORT_TLS)
        probe_packet_tls(c->packets, now, out ? c->local : other, out ? other : c->local, bytes);
    else
        probe_packet_udp(c->packets, now, out ? c->local : other, out ? other : c->local, bytes);
}

/* What a full connection does not take within its time is given up, and the connection with it. */
static bool send_stream(struct channel *c, struct slice bytes)
{
    nanos_t until = clock_now(CLOCK_MONOTONIC) + PROBE_PATIENCE;

    if (c->closed)
        return false;
    if (c->link != NULL)
        return tls_link_send(c->link, bytes, until);
    while (bytes.n > 0) {
        ssize_t n = send(c->socket, bytes.p, bytes.n, MSG_NOSIGNAL);

        if (n < 0 && (errno != EAGAIN || !wait_for(c->socket, POLLOUT, until)))
            return false;
        if (n > 0)
            bytes = slice_sub(bytes, (size_t)n, bytes.n);
    }
    return true;
}

bool channel_send(struct channel *c, struct endpoint to, struct slice message)
{
    bool datagrams = c->transport == TRANSPORT_UDP;
    bool good = datagrams ? socket_send(c->socket, to, message) : send_stream(c, message);

    c->closed = c->closed || (!datagrams && !good);
    note_message(c, true, datagrams ? to : c->remote, message);
    return good;
}

static void read_stream(struct channel *c)
{
    char bytes[4096];
    ssize_t n;

    if (c->link != NULL) {
        c->closed = !tls_link_receive(c->link, &c->stream);
        return;
    }
    do {
        n = recv(c->socket, bytes, sizeof bytes, MSG_DONTWAIT);
        text_add(&c->stream, bytes, n > 0 ? (size_t)n : 0);
    } while (n > 0 && c->stream.n < PROBE_MESSAGE_MOST);
    c->closed = n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR);
}

/* Keep-alives between messages (RFC 5626 section 3.5.1). */
static size_t count_line_ends(struct slice s)
{
    size_t n = 0;

    while (n < s.n && (s.p[n] == '\r' || s.p[n] == '\n'))
        n++;
    return n;
}

static void drop_front(struct text *text, size_t n)
{
    struct text rest = { 0 };

    text_slice(&rest, slice_sub(text_view(text), n, text->n));
    text_done(text);
    *text = rest;
}

static int receive_stream(struct channel *c, struct text *out, struct endpoint *from)
{
    if (!c->closed)
        read_stream(c);
    drop_front(&c->stream, count_line_ends(text_view(&c->stream)));
    long n = c->stream.n > 0 ? sip_message_length(text_view(&c->stream)) : 0;

    text_clear(out);
    if (n < 0 || (n == 0 && c->stream.n >= PROBE_MESSAGE_MOST))
        c->closed = true; /* there is no telling where another message begins */
    if (n <= 0)
        return c->closed ? ECONNRESET : EAGAIN;
    *from = c->remote;
    text_slice(out, slice_sub(text_view(&c->stream), 0, (size_t)n));
    drop_front(&c->stream, (size_t)n);
    note_message(c, false, c->remote, text_view(out));
    return 0;
}

int channel_receive(struct channel *c, struct text *out, struct endpoint *from, int *ttl)
{
    if (c->transport != TRANSPORT_UDP)
        return receive_stream(c, out, from);
    int reason = socket_receive(c->socket, out, from, ttl);

    if (reason == 0 && out->n > 0)
        note_message(c, false, *from, text_view(out));
    return reason;
}

/* --- trust --- */

bool channel_is_trusted(const struct channel *c, const struct probe_target *target,
                        struct text *why)
{
    struct certificate read;

    if (c->transport != TRANSPORT_TLS)
        return true;
    if (!certificate_read(text_view(&c->tls.chain), &read))
        text_adds(why, _("it shows no certificate that can be read"));
    else if (c->tls.verdict != 0)
        text_printf(why, _("its certificate is not trusted here: %s"), c->tls.reason);
    else if (!probe_target_has(target, &read))
        text_printf(why, _("its certificate is for %s, not for %s"), read.names, target->host);
    return why->n == 0;
}
