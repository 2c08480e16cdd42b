/* hep_listen.c - a socket to which agents of HOMER send. */
#include "config.h"

#include "packet/hep_listen.h"

#include <errno.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <pcap/dlt.h>

#include "base/addr.h"
#include "base/bytes.h"
#include "base/clock.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "base/socket_address.h"

#define MESSAGE_MAX 65535u
#define HEADER_MAX 48u /* of IPv6 and UDP */
#define HEP_HEADER 6u
#define AGENTS_MAX 256u /* connections at once */
#define QUEUE 16
#define BUFFER_BYTES (4 << 20) /* of the kernel */

/* A connection, and what is there of the message that comes in. */
struct agent {
    int fd;
    struct endpoint from;
    size_t n;
    uint8_t bytes[MESSAGE_MAX];
};

struct hep_listen {
    int fd;
    int ready; /* of TCP, tells when any socket has something; else -1 */
    struct endpoint here;
    struct agent *agents[AGENTS_MAX];
    size_t n_agents, turn;
    bool told_full, told_other;
    uint8_t packet[HEADER_MAX + MESSAGE_MAX];
};

/* ---- packets ---- */

/* A length that does not fit is 0, as network cards leave it that cut packets themselves. */
static unsigned length_or_none(size_t n)
{
    return n <= UINT16_MAX ? (unsigned)n : 0;
}

/* The headers end where the message begins, at HEADER_MAX. An agent of IPv4 on a socket of IPv6 is
 * one of IPv4; the address of the socket is then not known in that form. */
static uint8_t *put_headers(struct hep_listen *h, struct endpoint from, size_t n)
{
    bool six = from.addr.family == ADDR_IPV6;
    size_t ip = six ? 40 : 20, udp = 8;
    uint8_t *p = h->packet + HEADER_MAX - ip - udp, *u = p + ip;

    memset(p, 0, ip + udp);
    p[0] = six ? 0x60 : 0x45;
    put_be16(p + (six ? 4 : 2), length_or_none(n + udp + (six ? 0 : ip)));
    p[six ? 6 : 9] = IPPROTO_UDP;
    p[six ? 7 : 8] = 64;
    memcpy(p + (six ? 8 : 12), from.addr.bytes, six ? 16 : 4);
    if (h->here.addr.family == from.addr.family)
        memcpy(p + (six ? 24 : 16), h->here.addr.bytes, six ? 16 : 4);
    put_be16(u, from.port);
    put_be16(u + 2, h->here.port);
    put_be16(u + 4, length_or_none(n + udp));
    return p;
}

static enum read_status message_out(struct hep_listen *h, struct endpoint from, size_t n,
                                    struct packet *out)
{
    const uint8_t *p = put_headers(h, from, n);

    out->data = p;
    out->caplen = out->len = (uint32_t)(h->packet + HEADER_MAX + n - p);
    out->time = clock_now(CLOCK_REALTIME);
    out->link = DLT_RAW;
    out->ref = REF_NONE;
    return READ_PACKET;
}

static bool would_wait(int error)
{
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR || error == ECONNREFUSED;
}

static enum read_status datagram_next(struct input *in, struct packet *out, struct error *error)
{
    struct hep_listen *h = in->state;
    union socket_address from = { .six = { 0 } };
    socklen_t size = sizeof from;
    ssize_t n =
        recvfrom(h->fd, h->packet + HEADER_MAX, MESSAGE_MAX, MSG_DONTWAIT, &from.any, &size);

    if (n > 0)
        return message_out(h, socket_address_endpoint(&from), (size_t)n, out);
    if (n == 0 || would_wait(errno))
        return READ_WAIT;
    error_set(error, "%s: %s", in->name, strerror(errno));
    return READ_FAILED;
}

/* ---- connections ---- */

static void agent_close(struct hep_listen *h, size_t i)
{
    close(h->agents[i]->fd);
    free(h->agents[i]);
    h->agents[i] = h->agents[--h->n_agents];
}

/* Once, for it may happen with each connection. */
static void tell_once(struct input *in, bool *told, const char *words)
{
    if (!*told && in->remark == NULL)
        in->remark = xasprintf("%s: %s", in->name, words);
    *told = true;
}

static void agents_accept(struct input *in)
{
    struct hep_listen *h = in->state;
    union socket_address from = { .six = { 0 } };
    socklen_t size = sizeof from;
    int fd = accept4(h->fd, &from.any, &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
    struct epoll_event event = { .events = EPOLLIN };

    if (fd < 0)
        return;
    if (h->n_agents == AGENTS_MAX)
        tell_once(in, &h->told_full, _("there are more agents than are listened to"));
    if (h->n_agents == AGENTS_MAX || epoll_ctl(h->ready, EPOLL_CTL_ADD, fd, &event) != 0) {
        close(fd);
        return;
    }
    h->agents[h->n_agents] = xcalloc(1, sizeof **h->agents);
    h->agents[h->n_agents]->fd = fd;
    h->agents[h->n_agents++]->from = socket_address_endpoint(&from);
}

/* The bytes that the agent's message wants before more of it is known; HEP 3 says its length behind
 * its magic. 0: it is none. */
static size_t message_size(const struct agent *a)
{
    size_t size = HEP_HEADER;

    if (memcmp(a->bytes, "HEP3", a->n < 4 ? a->n : 4) != 0)
        return 0;
    if (a->n >= HEP_HEADER)
        size = be16(a->bytes + 4);
    return size >= HEP_HEADER ? size : 0;
}

/* READ_END: the connection is over, or says what is no HEP. */
static enum read_status agent_next(struct hep_listen *h, struct agent *a, struct packet *out)
{
    for (;;) {
        size_t size = message_size(a);

        if (size == 0)
            return READ_END;
        if (a->n >= HEP_HEADER && a->n == size) {
            memcpy(h->packet + HEADER_MAX, a->bytes, size);
            a->n = 0;
            return message_out(h, a->from, size, out);
        }
        ssize_t n = recv(a->fd, a->bytes + a->n, size - a->n, MSG_DONTWAIT);

        if (n > 0)
            a->n += (size_t)n;
        else
            return n < 0 && would_wait(errno) ? READ_WAIT : READ_END;
    }
}

/* Each agent in its turn, so that one that never stops does not keep the others waiting. */
static enum read_status stream_next(struct input *in, struct packet *out, struct error *error)
{
    struct hep_listen *h = in->state;

    (void)error;
    agents_accept(in);
    for (size_t tries = h->n_agents; tries > 0; tries--) {
        size_t i = h->turn++ % h->n_agents;
        enum read_status status = agent_next(h, h->agents[i], out);

        if (status == READ_PACKET)
            return status;
        if (status != READ_END)
            continue;
        if (h->agents[i]->n > 0)
            tell_once(in, &h->told_other, _("an agent sent what is no HEP 3, or half a message"));
        agent_close(h, i);
        if (h->n_agents == 0)
            break;
    }
    return READ_WAIT;
}

/* ---- */

static int listen_fd(const struct input *in)
{
    const struct hep_listen *h = in->state;

    return h->ready >= 0 ? h->ready : h->fd;
}

/* Datagrams that found no room in the kernel's buffer. */
static void listen_drops(struct input *in, struct source_stats *stats)
{
    const struct hep_listen *h = in->state;
    uint32_t counts[SK_MEMINFO_VARS] = { 0 };
    socklen_t size = sizeof counts;

    if (h->ready < 0 && getsockopt(h->fd, SOL_SOCKET, SO_MEMINFO, counts, &size) == 0)
        stats->kernel_drops += counts[SK_MEMINFO_DROPS];
}

static void listen_close(struct input *in)
{
    struct hep_listen *h = in->state;

    while (h->n_agents > 0)
        agent_close(h, h->n_agents - 1);
    if (h->fd >= 0)
        close(h->fd);
    if (h->ready >= 0)
        close(h->ready);
    free(h);
}

static const struct packet_reader datagrams = {
    .next = datagram_next,
    .drops = listen_drops,
    .fd = listen_fd,
    .close = listen_close,
};
static const struct packet_reader streams = {
    .next = stream_next,
    .drops = listen_drops,
    .fd = listen_fd,
    .close = listen_close,
};

bool hep_listen_is(const char *name)
{
    return strncmp(name, HEP_LISTEN_PREFIX, strlen(HEP_LISTEN_PREFIX)) == 0;
}

static bool socket_bind(struct hep_listen *h, bool stream)
{
    union socket_address address;
    socklen_t size = socket_address_of(h->here, &address);
    const int on = 1, buffer = BUFFER_BYTES;
    struct epoll_event event = { .events = EPOLLIN };

    h->fd = socket(address.any.sa_family,
                   (stream ? SOCK_STREAM : SOCK_DGRAM) | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (h->fd < 0)
        return false;
    setsockopt(h->fd, SOL_SOCKET, stream ? SO_REUSEADDR : SO_RCVBUF, stream ? &on : &buffer,
               sizeof on);
    if (bind(h->fd, &address.any, size) != 0)
        return false;
    if (!stream)
        return true;
    h->ready = epoll_create1(EPOLL_CLOEXEC);
    return listen(h->fd, QUEUE) == 0 && h->ready >= 0 &&
           epoll_ctl(h->ready, EPOLL_CTL_ADD, h->fd, &event) == 0;
}

bool hep_listen_open(struct input *in, const char *name, struct error *error)
{
    struct slice where = slice_of(name + strlen(HEP_LISTEN_PREFIX));
    struct slice kind = slice_cut(&where, ':');
    bool stream = slice_ieq(kind, SLICE("tcp"));
    struct hep_listen *h = xcalloc(1, sizeof *h);

    h->fd = h->ready = -1;
    *in = (struct input){
        .name = xstrdup(name),
        .reader = stream ? &streams : &datagrams,
        .state = h,
        .link = DLT_RAW,
    };
    if ((!stream && !slice_ieq(kind, SLICE("udp"))) || !endpoint_parse(where, &h->here) ||
        h->here.port == 0) {
        error_set(error, _("--hep-listen %.*s: expected udp:ADDRESS:PORT or tcp:ADDRESS:PORT"),
                  (int)(kind.n + where.n + 1), kind.p);
        return false;
    }
    if (socket_bind(h, stream))
        return true;
    error_set(error, "%s: %s", name, strerror(errno));
    return false;
}
