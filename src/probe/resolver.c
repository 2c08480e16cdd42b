/* resolver.c - questions to name servers, by c-ares. The library carries them; its answers are read
 * as those of a capture are (frame/dns.h). */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "probe/probe.h"

#if HAVE_CARES

#include <ares.h>
#include <arpa/inet.h>
#include <poll.h>

#define TIMEOUT_MS 2000
#define TRIES 2
#define CLASS_IN 1

struct probe_dns_client {
    ares_channel channel;
    bool library;
};

/* One question under way. */
struct pending {
    struct probe_step *step;
    bool done;
};

static enum probe_dns outcome_of(int status)
{
    static const struct {
        int status;
        enum probe_dns outcome;
    } known[] = {
        { ARES_SUCCESS, DNS_FOUND },       { ARES_ENODATA, DNS_NO_DATA },
        { ARES_ENOTFOUND, DNS_NO_NAME },   { ARES_ESERVFAIL, DNS_SERVER },
        { ARES_EREFUSED, DNS_SERVER },     { ARES_ENOTIMP, DNS_SERVER },
        { ARES_EFORMERR, DNS_SERVER },     { ARES_ETIMEOUT, DNS_SILENT },
        { ARES_ECONNREFUSED, DNS_SILENT },
    };

    for (size_t i = 0; i < ARRAY_SIZE(known); i++)
        if (known[i].status == status)
            return known[i].outcome;
    return DNS_UNUSABLE;
}

static void on_answer(void *context, int status, int timeouts, unsigned char *bytes, int n)
{
    struct pending *p = context;
    struct probe_step *step = p->step;

    (void)timeouts;
    p->done = true;
    step->outcome = outcome_of(status);
    if (bytes == NULL || n <= 0)
        return;
    step->answered = clock_now(CLOCK_REALTIME);
    text_add(&step->answer, (const char *)bytes, (size_t)n);
    step->dns = xcalloc(1, sizeof *step->dns);
    if (!dns_parse(text_view(&step->answer), step->dns)) {
        free(step->dns);
        step->dns = NULL;
        step->outcome = DNS_UNUSABLE;
    }
}

static void wait_for(struct probe_dns_client *c, const struct pending *p)
{
    while (!p->done) {
        ares_socket_t sockets[ARES_GETSOCK_MAXNUM];
        struct pollfd polled[ARES_GETSOCK_MAXNUM];
        int bits = ares_getsock(c->channel, sockets, ARES_GETSOCK_MAXNUM);
        struct timeval most = { .tv_sec = 1 }, left;
        nfds_t n = 0;

        for (int i = 0; i < ARES_GETSOCK_MAXNUM; i++)
            if (ARES_GETSOCK_READABLE(bits, i) || ARES_GETSOCK_WRITABLE(bits, i))
                polled[n++] =
                    (struct pollfd){ .fd = sockets[i],
                                     .events =
                                         (short)((ARES_GETSOCK_READABLE(bits, i) ? POLLIN : 0) |
                                                 (ARES_GETSOCK_WRITABLE(bits, i) ? POLLOUT : 0)) };
        const struct timeval *next = ares_timeout(c->channel, &most, &left);
        poll(polled, n, (int)(next->tv_sec * 1000 + next->tv_usec / 1000 + 1));
        for (nfds_t i = 0; i < n; i++)
            ares_process_fd(c->channel,
                            polled[i].revents & (POLLIN | POLLERR | POLLHUP) ? polled[i].fd
                                                                             : ARES_SOCKET_BAD,
                            polled[i].revents & POLLOUT ? polled[i].fd : ARES_SOCKET_BAD);
        ares_process_fd(c->channel, ARES_SOCKET_BAD, ARES_SOCKET_BAD); /* time-outs */
    }
}

static void ask(void *context, struct probe_step *step)
{
    struct probe_dns_client *c = context;
    struct pending pending = { .step = step };
    unsigned char *question = NULL;
    int n = 0;

    step->asked = clock_now(CLOCK_REALTIME);
    ares_query(c->channel, step->name, CLASS_IN, step->type, on_answer, &pending);
    wait_for(c, &pending);
    /* The question as it went: its number is that of the answer. */
    unsigned short id = step->dns != NULL ? step->dns->id : 0;
    if (ares_create_query(step->name, CLASS_IN, step->type, id, 1, &question, &n, 0) ==
        ARES_SUCCESS)
        text_add(&step->question, (const char *)question, (size_t)n);
    ares_free_string(question);
}

struct probe_dns_client *probe_dns_client_new(const char *server, struct error *error)
{
    struct ares_options options = { .timeout = TIMEOUT_MS,
                                    .tries = TRIES,
                                    .flags = ARES_FLAG_NOALIASES };
    struct probe_dns_client *c = xcalloc(1, sizeof *c);
    struct addr addr;

    c->library = ares_library_init(ARES_LIB_INIT_ALL) == ARES_SUCCESS;
    if (!c->library ||
        ares_init_options(&c->channel, &options,
                          ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES | ARES_OPT_FLAGS) != ARES_SUCCESS) {
        error_set(error, "%s", _("name servers cannot be asked"));
        c->channel = NULL;
    } else if (server != NULL && (!addr_parse(slice_of(server), &addr) ||
                                  ares_set_servers_ports_csv(c->channel, server) != ARES_SUCCESS)) {
        error_set(error, _("--resolver %s: that is no address"), server);
    } else {
        return c;
    }
    probe_dns_client_free(c);
    return NULL;
}

void probe_dns_client_free(struct probe_dns_client *c)
{
    if (c == NULL)
        return;
    if (c->channel != NULL)
        ares_destroy(c->channel);
    if (c->library)
        ares_library_cleanup();
    free(c);
}

struct probe_resolver probe_dns_client_resolver(struct probe_dns_client *c)
{
    return (struct probe_resolver){ ask, c };
}

static struct addr addr_of(const struct ares_addr_port_node *node)
{
    struct addr addr = { .family = node->family == AF_INET ? ADDR_IPV4 : ADDR_IPV6 };

    if (node->family == AF_INET)
        return addr_ipv4(&node->addr.addr4);
    memcpy(addr.bytes, &node->addr.addr6, 16);
    return addr;
}

void probe_dns_client_servers(const struct probe_dns_client *c, struct text *out)
{
    struct ares_addr_port_node *list = NULL;

    if (ares_get_servers_ports(c->channel, &list) != ARES_SUCCESS)
        return;
    for (const struct ares_addr_port_node *node = list; node != NULL; node = node->next) {
        text_adds(out, out->n > 0 ? ", " : "");
        addr_print(out, addr_of(node));
    }
    ares_free_data(list);
}

bool probe_dns_client_server(const struct probe_dns_client *c, struct endpoint *out)
{
    struct ares_addr_port_node *list = NULL;

    if (ares_get_servers_ports(c->channel, &list) != ARES_SUCCESS)
        return false;
    bool one = list != NULL && list->next == NULL;
    if (one)
        *out = (struct endpoint){ .addr = addr_of(list),
                                  .port = (uint16_t)(list->udp_port > 0 ? list->udp_port : 53) };
    ares_free_data(list);
    return one;
}

const char *probe_dns_library(void)
{
    return "c-ares " ARES_VERSION_STR;
}

#else

struct probe_dns_client *probe_dns_client_new(const char *server, struct error *error)
{
    (void)server;
    error_set(error, "%s",
              _("this program was built without c-ares, and resolves no names: give an address"));
    return NULL;
}

void probe_dns_client_free(struct probe_dns_client *c)
{
    (void)c;
}

struct probe_resolver probe_dns_client_resolver(struct probe_dns_client *c)
{
    (void)c;
    return (struct probe_resolver){ 0 };
}

void probe_dns_client_servers(const struct probe_dns_client *c, struct text *out)
{
    (void)c;
    (void)out;
}

bool probe_dns_client_server(const struct probe_dns_client *c, struct endpoint *out)
{
    (void)c;
    (void)out;
    return false;
}

const char *probe_dns_library(void)
{
    return NULL;
}

#endif
