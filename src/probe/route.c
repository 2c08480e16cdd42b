/* route.c - datagrams with a rising TTL, and what comes of each. */
#include "config.h"

#include "probe/route.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/socket_address.h"

#define MTU_TRIES 4
#define MTU_LEAST 576u   /* RFC 791 section 3.1 */
#define MTU_LEAST6 1280u /* RFC 8200 section 5 */
#define MTU_MOST 9216u

enum { ICMP_UNREACHABLE = 3, ICMP_EXCEEDED = 11, ICMP_PORT = 3 };
enum { ICMP6_UNREACHABLE = 1, ICMP6_EXCEEDED = 3, ICMP6_PORT = 4 };

struct walk {
    struct route *route;
    int fd;   /* connected to the place */
    int stop; /* see probe_route() */
    bool ipv4;
    nanos_t until;
};

static bool wait_for(struct walk *w, nanos_t until)
{
    struct pollfd polled[] = { { .fd = w->fd, .events = POLLIN }, { .fd = w->stop } };
    nanos_t left = until - clock_now(CLOCK_MONOTONIC);
    bool came = left > 0 && poll(polled, 2, (int)(left / NANOS_PER_MS) + 1) > 0;

    if (polled[1].revents != 0)
        w->until = 0;
    return came && polled[1].revents == 0;
}

/* Not connected: errors of the second tries' port would not find the socket else. */
static bool open_walk(struct walk *w, struct endpoint to)
{
    struct addr own;

    w->ipv4 = to.addr.family == ADDR_IPV4;
    w->fd = socket_source(to, &own) ? socket_bind(own, false, &w->route->local) : -1;
    if (w->fd < 0)
        w->route->reason = errno;
    else
        w->route->ttl = socket_ttl(w->fd, w->ipv4);
    return w->fd >= 0;
}

/* --- one datagram --- */

/* An error that waits fails one call, and is gone with it. */
static int send_lines(const struct walk *w, struct endpoint to, size_t bytes)
{
    char *lines = xmalloc(bytes + 1);
    union socket_address address;
    socklen_t size = socket_address_of(to, &address);
    int reason = 0;

    for (size_t i = 0; i < bytes; i++)
        lines[i] = i % 2 == 0 ? '\r' : '\n';
    for (int i = 0; i < 2; i++) {
        reason = 0;
        if (sendto(w->fd, lines, bytes, MSG_NOSIGNAL, &address.any, size) < 0)
            reason = errno;
        else
            break;
    }
    free(lines);
    return reason;
}

/* Two bytes more each: so an answer that comes late tells by itself which hop it is of, if its
 * sender quotes enough (RFC 1812 section 4.3.2.3). */
static size_t bytes_of_hop(size_t hop)
{
    return 2 * (hop + 2);
}

static enum route_hop_kind kind_of(const struct socket_error *e, struct addr to)
{
    bool four = e->by.family == ADDR_IPV4;

    if (e->type == (four ? ICMP_EXCEEDED : ICMP6_EXCEEDED))
        return HOP_ROUTER;
    if (e->type == (four ? ICMP_UNREACHABLE : ICMP6_UNREACHABLE))
        return addr_eq(e->by, to) && e->code == (four ? ICMP_PORT : ICMP6_PORT) ? HOP_REACHED
                                                                                : HOP_REFUSED;
    return HOP_SILENT;
}

/* One that came late is of a hop before, whose silence it ends. */
static size_t hop_of(const struct route *r, const struct socket_error *e, size_t hop)
{
    for (size_t i = 0; i < hop; i++)
        if (e->quoted == bytes_of_hop(i) && r->hops[i].kind == HOP_SILENT)
            return i;
    return hop;
}

/* Of the place itself; of others it is dropped. */
static bool take_datagram(const struct walk *w)
{
    union socket_address from = { .six = { 0 } };
    socklen_t n = sizeof from;
    char byte;

    return recvfrom(w->fd, &byte, 1, MSG_DONTWAIT, &from.any, &n) >= 0 &&
           addr_eq(socket_address_endpoint(&from).addr, w->route->to.addr);
}

/* True: the hop has answered. */
static bool take_answers(struct walk *w, size_t hop, nanos_t sent)
{
    struct route *r = w->route;
    struct socket_error error;

    while (socket_take_error(w->fd, &error)) {
        enum route_hop_kind kind = kind_of(&error, r->to.addr);
        size_t at = hop_of(r, &error, hop);

        if (error.by.family == ADDR_NONE || kind == HOP_SILENT || r->hops[at].kind != HOP_SILENT)
            continue;
        r->hops[at] = (struct route_hop){ kind, error, clock_now(CLOCK_MONOTONIC) - sent };
    }
    if (take_datagram(w) && r->hops[hop].kind == HOP_SILENT)
        r->hops[hop] =
            (struct route_hop){ .kind = HOP_REACHED, .took = clock_now(CLOCK_MONOTONIC) - sent };
    return r->hops[hop].kind != HOP_SILENT;
}

static void drain(const struct walk *w)
{
    struct socket_error error;

    while (socket_take_error(w->fd, &error))
        ;
}

/* --- the way --- */

static void try_hop(struct walk *w, size_t hop)
{
    struct endpoint to = w->route->to;

    for (unsigned i = 0; i < ROUTE_TRIES; i++) {
        nanos_t sent = clock_now(CLOCK_MONOTONIC), until = sent + ROUTE_PATIENCE;

        if (i > 0)
            to.port = (uint16_t)(ROUTE_UNREACHABLE_PORT + hop);
        if (!socket_set_ttl(w->fd, w->ipv4, (int)hop + 1))
            return;
        int reason = send_lines(w, to, bytes_of_hop(hop));
        if (reason != 0 && i == 0) {
            w->route->reason = reason;
            return;
        }
        if (reason != 0)
            return;
        until = until < w->until ? until : w->until;
        while (wait_for(w, until))
            if (take_answers(w, hop, sent))
                return;
    }
}

/* What is left out at the end says nothing: the list ends with the last that answered. */
static void cut_silence(struct route *r)
{
    while (r->n > 0 && r->hops[r->n - 1].kind == HOP_SILENT)
        r->n--;
}

/* Also by an answer that came late, of a hop before. */
static bool ends(struct route *r)
{
    for (size_t i = 0; i < r->n; i++)
        if (r->hops[i].kind == HOP_REACHED || r->hops[i].kind == HOP_REFUSED) {
            r->n = i + 1;
            return true;
        }
    return false;
}

static void go(struct walk *w)
{
    struct route *r = w->route;
    unsigned silent = 0;

    while (r->n < ROUTE_HOPS && silent < ROUTE_SILENT && clock_now(CLOCK_MONOTONIC) < w->until) {
        try_hop(w, r->n++);
        if (r->reason != 0 || ends(r))
            break;
        silent = r->hops[r->n - 1].kind == HOP_SILENT ? silent + 1 : 0;
    }
    cut_silence(r);
}

/* --- sizes --- */

/* What a link said that it takes; 0: nothing less than before. */
static unsigned take_mtu(struct walk *w, unsigned before)
{
    unsigned least = w->ipv4 ? MTU_LEAST : MTU_LEAST6;
    struct socket_error error;

    while (socket_take_error(w->fd, &error))
        if (error.reason == EMSGSIZE && error.mtu >= least && error.mtu < before) {
            w->route->narrow = error.by;
            return error.mtu;
        }
    return 0;
}

/* RFC 1191, RFC 8201: a packet that may not be cut, and what ICMP says of it. */
static void find_mtu(struct walk *w)
{
    struct route *r = w->route;
    const int probe = w->ipv4 ? IP_PMTUDISC_PROBE : IPV6_PMTUDISC_PROBE;
    unsigned headers = w->ipv4 ? 28 : 48;

    union socket_address address;
    socklen_t size = socket_address_of(r->to, &address);

    if (connect(w->fd, &address.any, size) == 0) /* of what is connected the kernel tells it */
        r->link = r->mtu = socket_link(w->fd, w->ipv4);
    if (r->mtu <= headers || r->mtu > MTU_MOST || !socket_set_ttl(w->fd, w->ipv4, r->ttl) ||
        setsockopt(w->fd, w->ipv4 ? IPPROTO_IP : IPPROTO_IPV6,
                   w->ipv4 ? IP_MTU_DISCOVER : IPV6_MTU_DISCOVER, &probe, sizeof probe) != 0)
        return;
    for (int i = 0; i < MTU_TRIES; i++) {
        nanos_t until = clock_now(CLOCK_MONOTONIC) + ROUTE_PATIENCE;
        unsigned less = 0;

        (void)send_lines(w, r->to, r->mtu - headers);
        while (less == 0 && wait_for(w, until)) {
            less = take_mtu(w, r->mtu);
            (void)take_datagram(w);
        }
        if (less == 0)
            return;
        r->mtu = less;
    }
}

void probe_route(struct route *r, struct endpoint to, int stop)
{
    struct walk w = { .route = r, .stop = stop, .until = clock_now(CLOCK_MONOTONIC) + ROUTE_MOST };

    *r = (struct route){ .to = to };
    if (open_walk(&w, to)) {
        go(&w);
        drain(&w);
        if (r->reason == 0)
            find_mtu(&w);
    }
    if (w.fd >= 0)
        close(w.fd);
}

/* --- what was found --- */

size_t route_length(const struct route *r)
{
    return r->n > 0 && r->hops[r->n - 1].kind == HOP_REACHED ? r->n : 0;
}

bool route_is_refused(const struct route *r)
{
    return r->n > 0 && r->hops[r->n - 1].kind == HOP_REFUSED;
}

/* Balanced paths may show one router twice; three times, and it is a circle. */
bool route_circles(const struct route *r)
{
    for (size_t i = 0; i < r->n; i++) {
        int times = 0;

        for (size_t j = 0; j < r->n; j++)
            times += r->hops[i].kind == HOP_ROUTER && r->hops[j].kind == HOP_ROUTER &&
                     addr_eq(r->hops[i].said.by, r->hops[j].said.by);
        if (times >= 3)
            return true;
    }
    return false;
}

const char *route_outcome(const struct route *r)
{
    return r->reason != 0        ? "not-sent"
           : route_circles(r)    ? "circles"
           : route_is_refused(r) ? "refused"
           : route_length(r) > 0 ? "reached"
                                 : "silent";
}

bool route_is_ttl_ended(const struct socket_error *e)
{
    return (e->by.family == ADDR_IPV4 && e->type == ICMP_EXCEEDED) ||
           (e->by.family == ADDR_IPV6 && e->type == ICMP6_EXCEEDED);
}
