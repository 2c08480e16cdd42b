/* route.h - the way to a place on the way out: which routers, how many, where it ends, and how
 * large a packet it takes.
 *
 * By UDP datagrams of one flow whose TTL (hop limit) ends on the way, and what ICMP says of them
 * (RFC 792, RFC 4443): no raw socket, no privilege. They hold line ends alone, which is what keeps
 * a NAT's mapping alive (RFC 5626 section 3.5.1), so that a SIP server makes nothing of them. A
 * router may well be silent: silence tells nothing by itself. */
#ifndef SIPWHY_PROBE_ROUTE_H
#define SIPWHY_PROBE_ROUTE_H

#include "probe/probe.h"

#define ROUTE_HOPS 30u                /* that are tried */
#define ROUTE_SILENT 6u               /* one behind the other: the rest is not tried */
#define ROUTE_TRIES 2u                /* of a hop */
#define ROUTE_PATIENCE NANOS_PER_S    /* for one answer */
#define ROUTE_MOST (30 * NANOS_PER_S) /* for all of it */
#define ROUTE_UNREACHABLE_PORT 33434u /* the second try goes there, as traceroute(8) does */

enum route_hop_kind {
    HOP_SILENT,
    HOP_ROUTER,  /* the TTL ended there */
    HOP_REACHED, /* the place itself has answered, or its host said that nobody listens */
    HOP_REFUSED  /* there is no way further: what ICMP said */
};

struct route_hop {
    enum route_hop_kind kind;
    struct socket_error said; /* unless it was silent, or answered by itself */
    nanos_t took;
};

struct route {
    struct endpoint to, local;
    int ttl;    /* with which this host sends; 0: not known */
    int reason; /* errno: why the first could not be sent; 0: it was */
    struct route_hop hops[ROUTE_HOPS];
    size_t n;
    unsigned link, mtu; /* bytes of a packet: that the first link takes, and the whole way as far as
                           it says; 0: not known */
    struct addr narrow; /* who said so; ADDR_NONE: nobody */
};

/* Goes the way, then sends the largest packets that it takes whole. Ends where the other end of the
 * descriptor `stop` is closed; -1: none. */
void probe_route(struct route *, struct endpoint to, int stop);
/* The hop of the place, of 1; 0: it was not seen. */
size_t route_length(const struct route *);
/* Does the way end at a router that says so? */
bool route_is_refused(const struct route *);
/* Does it go in a circle? */
bool route_circles(const struct route *);
/* "reached", "refused", "circles", "silent", "not-sent". */
const char *route_outcome(const struct route *);
bool route_is_ttl_ended(const struct socket_error *);
/* "that host is not there"; of what is not known the numbers. */
void route_print_icmp(const struct socket_error *, struct text *out);

/* A sentence on what to do about it. */
const char *route_icmp_advice(const struct socket_error *);

/* Lines of text, and of advice (indented); returns whether something is wrong. `alive`: the place
 * has answered otherwise, so that it is reached. */
bool probe_route_judge(const struct route *, bool alive, struct text *out, struct text *advice);

#endif
