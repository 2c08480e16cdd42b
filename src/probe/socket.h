/* socket.h - sockets of a test call. */
#ifndef SIPWHY_PROBE_SOCKET_H
#define SIPWHY_PROBE_SOCKET_H

#include <stdbool.h>

#include "base/addr.h"
#include "base/text.h"

struct endpoint socket_name(int socket); /* its own; ADDR_NONE: it has none */
/* The address from which this host sends there; false and errno: there is no way. */
bool socket_source(struct endpoint to, struct addr *out);
/* A socket at any port, an even one if wanted; -1 and errno: none. */
int socket_bind(struct addr, bool even, struct endpoint *out);
/* At this very endpoint (port 0: any); -1 and errno: it is taken. */
int socket_bind_at(struct endpoint, struct endpoint *out);
/* Waits there for connections; -1 and errno: it is taken. */
int socket_listen(struct endpoint);
bool socket_send(int socket, struct endpoint to, struct slice bytes);
/* What came takes the text's place; ttl as it arrived. Returns an errno: nothing came, or the
 * network said that what was sent before did not arrive. */
int socket_receive(int socket, struct text *out, struct endpoint *from, int *ttl);

/* What the network said of a datagram (IP_RECVERR, ip(7)). */
struct socket_error {
    int reason;     /* errno */
    struct addr by; /* who said it; ADDR_NONE: this host */
    int type, code; /* of ICMP or ICMPv6, by the family of `by` */
    unsigned mtu;   /* bytes that the next link takes; 0: not said */
    size_t quoted;  /* bytes of the datagram's payload that came back with it */
};
/* Errors are kept for socket_take_error(), and the TTL of what comes is told. */
void socket_keep_errors(int socket, bool ipv4);
/* The next error that waits; false: none does. */
bool socket_take_error(int socket, struct socket_error *);
/* The TTL (hop limit) with which it sends; 0: not known. */
int socket_ttl(int socket, bool ipv4);
/* Bytes of a packet that the way takes, as far as the kernel knows; of a connected one, 0: not
 * known. */
unsigned socket_link(int socket, bool ipv4);
bool socket_set_ttl(int socket, bool ipv4, int ttl);

#endif
