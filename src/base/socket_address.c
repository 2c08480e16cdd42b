/* socket_address.c - an endpoint to a socket's address, and back. */
#include "config.h"

#include "base/socket_address.h"

#include <string.h>

socklen_t socket_address_of(struct endpoint e, union socket_address *out)
{
    memset(out, 0, sizeof *out);
    if (e.addr.family == ADDR_IPV4) {
        out->four.sin_family = AF_INET;
        out->four.sin_port = htons(e.port);
        memcpy(&out->four.sin_addr, e.addr.bytes, 4);
        return sizeof out->four;
    }
    out->six.sin6_family = AF_INET6;
    out->six.sin6_port = htons(e.port);
    memcpy(&out->six.sin6_addr, e.addr.bytes, 16);
    return sizeof out->six;
}

struct endpoint socket_address_endpoint(const union socket_address *a)
{
    if (a->any.sa_family == AF_INET)
        return (struct endpoint){ addr_ipv4(&a->four.sin_addr), ntohs(a->four.sin_port) };
    return (struct endpoint){ addr_ipv6(&a->six.sin6_addr), ntohs(a->six.sin6_port) };
}
