/* socket_address.h - addresses with ports as sockets have them. */
#ifndef SIPWHY_BASE_SOCKET_ADDRESS_H
#define SIPWHY_BASE_SOCKET_ADDRESS_H

#include <netinet/in.h>
#include <sys/socket.h>

#include "base/addr.h"

/* A union, for one that is cast has members of which nothing is known. */
union socket_address {
    struct sockaddr any;
    struct sockaddr_in four;
    struct sockaddr_in6 six;
};

/* Of IPv4 or IPv6; returns its size. */
socklen_t socket_address_of(struct endpoint, union socket_address *out);
/* What the kernel wrote into one that was all zeros. */
struct endpoint socket_address_endpoint(const union socket_address *);

#endif
