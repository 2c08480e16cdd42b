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

#endif
