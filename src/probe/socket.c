/* socket.c - sockets; those of UDP tell the TTL of what comes and what ICMP says. */
#include "config.h"

#include "probe/socket.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <linux/errqueue.h>

#include "base/mem.h"
#include "base/socket_address.h"

#define BYTES_MOST 65536u
#define PORTS_TRIED 16

struct endpoint socket_name(int fd)
{
    union socket_address own = { .six = { 0 } };
    socklen_t n = sizeof own;

    if (getsockname(fd, &own.any, &n) != 0)
        return (struct endpoint){ 0 };
    return socket_address_endpoint(&own);
}

static int open_udp(struct addr addr)
{
    return socket(addr.family == ADDR_IPV4 ? AF_INET : AF_INET6, SOCK_DGRAM | SOCK_CLOEXEC, 0);
}

bool socket_source(struct endpoint to, struct addr *out)
{
    union socket_address address;
    socklen_t n = socket_address_of(to, &address);
    int fd = open_udp(to.addr);
    bool good = fd >= 0 && connect(fd, &address.any, n) == 0;
    int reason = errno;

    *out = good ? socket_name(fd).addr : (struct addr){ 0 };
    if (fd >= 0)
        close(fd);
    errno = reason;
    return good;
}

void socket_keep_errors(int fd, bool ipv4)
{
    const int on = 1;

    (void)setsockopt(fd, ipv4 ? IPPROTO_IP : IPPROTO_IPV6, ipv4 ? IP_RECVTTL : IPV6_RECVHOPLIMIT,
                     &on, sizeof on);
    (void)setsockopt(fd, ipv4 ? IPPROTO_IP : IPPROTO_IPV6, ipv4 ? IP_RECVERR : IPV6_RECVERR, &on,
                     sizeof on);
}

int socket_bind(struct addr addr, bool even, struct endpoint *out)
{
    union socket_address address;
    socklen_t n = socket_address_of((struct endpoint){ addr, 0 }, &address);

    for (int i = 0; i < PORTS_TRIED; i++) {
        int fd = open_udp(addr);

        if (fd < 0 || bind(fd, &address.any, n) != 0) {
            if (fd >= 0)
                close(fd);
            return -1;
        }
        *out = socket_name(fd);
        if (!even || out->port % 2 == 0) {
            socket_keep_errors(fd, addr.family == ADDR_IPV4);
            return fd;
        }
        close(fd);
    }
    errno = EADDRNOTAVAIL;
    return -1;
}

/* errno stays that of the call that failed. */
static int close_failed(int fd)
{
    int reason = errno;

    close(fd);
    errno = reason;
    return -1;
}

int socket_bind_at(struct endpoint at, struct endpoint *out)
{
    union socket_address address;
    socklen_t n = socket_address_of(at, &address);
    int fd = open_udp(at.addr);

    if (fd < 0)
        return -1;
    if (bind(fd, &address.any, n) != 0)
        return close_failed(fd);
    *out = socket_name(fd);
    socket_keep_errors(fd, at.addr.family == ADDR_IPV4);
    return fd;
}

int socket_listen(struct endpoint at)
{
    union socket_address address;
    socklen_t n = socket_address_of(at, &address);
    const int on = 1;
    int fd = socket(at.addr.family == ADDR_IPV4 ? AF_INET : AF_INET6,
                    SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);

    if (fd < 0)
        return -1;
    (void)setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(fd, &address.any, n) == 0 && listen(fd, 4) == 0)
        return fd;
    return close_failed(fd);
}

bool socket_send(int fd, struct endpoint to, struct slice bytes)
{
    union socket_address address;
    socklen_t n = socket_address_of(to, &address);

    return sendto(fd, bytes.p, bytes.n, MSG_NOSIGNAL, &address.any, n) == (ssize_t)bytes.n;
}

/* The address behind it is that of who sent the ICMP message. */
static void read_error(struct sock_extended_err *e, struct socket_error *out)
{
    union socket_address by = { .six = { 0 } };
    bool icmp = e->ee_origin == SO_EE_ORIGIN_ICMP || e->ee_origin == SO_EE_ORIGIN_ICMP6;
    const struct sockaddr *from = SO_EE_OFFENDER(e);

    out->reason = (int)e->ee_errno;
    out->type = e->ee_type;
    out->code = e->ee_code;
    out->mtu = e->ee_errno == EMSGSIZE ? e->ee_info : 0;
    if (!icmp || (from->sa_family != AF_INET && from->sa_family != AF_INET6))
        return;
    memcpy(&by, from, from->sa_family == AF_INET ? sizeof by.four : sizeof by.six);
    out->by = socket_address_endpoint(&by).addr;
}

bool socket_take_error(int fd, struct socket_error *out)
{
    char bytes[4096];
    union {
        char bytes[512];
        struct cmsghdr aligned;
    } control;
    struct iovec part = { bytes, sizeof bytes };
    struct msghdr message = { .msg_iov = &part,
                              .msg_iovlen = 1,
                              .msg_control = control.bytes,
                              .msg_controllen = sizeof control };

    *out = (struct socket_error){ 0 };
    ssize_t n = recvmsg(fd, &message, MSG_ERRQUEUE | MSG_DONTWAIT);
    if (n < 0)
        return false;
    out->quoted = (size_t)n;
    for (struct cmsghdr *c = CMSG_FIRSTHDR(&message); c != NULL; c = CMSG_NXTHDR(&message, c))
        if ((c->cmsg_level == IPPROTO_IP && c->cmsg_type == IP_RECVERR) ||
            (c->cmsg_level == IPPROTO_IPV6 && c->cmsg_type == IPV6_RECVERR))
            read_error((struct sock_extended_err *)(void *)CMSG_DATA(c), out);
    return true;
}

int socket_ttl(int fd, bool ipv4)
{
    int ttl = 0;
    socklen_t n = sizeof ttl;

    if (getsockopt(fd, ipv4 ? IPPROTO_IP : IPPROTO_IPV6, ipv4 ? IP_TTL : IPV6_UNICAST_HOPS, &ttl,
                   &n) != 0)
        return 0;
    return ttl;
}

bool socket_set_ttl(int fd, bool ipv4, int ttl)
{
    return setsockopt(fd, ipv4 ? IPPROTO_IP : IPPROTO_IPV6, ipv4 ? IP_TTL : IPV6_UNICAST_HOPS, &ttl,
                      sizeof ttl) == 0;
}

static void take_ttl(struct msghdr *message, int *ttl)
{
    for (struct cmsghdr *c = CMSG_FIRSTHDR(message); c != NULL; c = CMSG_NXTHDR(message, c))
        if ((c->cmsg_level == IPPROTO_IP && c->cmsg_type == IP_TTL) ||
            (c->cmsg_level == IPPROTO_IPV6 && c->cmsg_type == IPV6_HOPLIMIT))
            memcpy(ttl, CMSG_DATA(c), sizeof *ttl);
}

int socket_receive(int fd, struct text *out, struct endpoint *from, int *ttl)
{
    char *bytes = xmalloc(BYTES_MOST), control[128];
    union socket_address source = { .six = { 0 } };
    struct iovec part = { bytes, BYTES_MOST };
    struct msghdr message = { .msg_name = &source,
                              .msg_namelen = sizeof source,
                              .msg_iov = &part,
                              .msg_iovlen = 1,
                              .msg_control = control,
                              .msg_controllen = sizeof control };

    ssize_t n = recvmsg(fd, &message, MSG_DONTWAIT);
    int reason = n < 0 ? errno : 0;

    text_clear(out);
    if (n < 0) {
        struct socket_error error;

        (void)socket_take_error(fd, &error); /* the next call would tell of it, whatever that is */
    } else {
        text_add(out, bytes, (size_t)n);
        *from = socket_address_endpoint(&source);
        take_ttl(&message, ttl);
    }
    free(bytes);
    return reason;
}

unsigned socket_link(int fd, bool ipv4)
{
    int mtu = 0;
    socklen_t n = sizeof mtu;
    bool good =
        getsockopt(fd, ipv4 ? IPPROTO_IP : IPPROTO_IPV6, ipv4 ? IP_MTU : IPV6_MTU, &mtu, &n) == 0;

    return good && mtu > 0 ? (unsigned)mtu : 0;
}
