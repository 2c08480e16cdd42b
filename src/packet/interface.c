/* interface.c - libpcap's list in our words. */
#include "config.h"

#include "packet/interface.h"

#include <netinet/in.h>
#include <pcap/pcap.h>
#include <stdlib.h>

#include "base/addr.h"
#include "base/gettext.h"
#include "base/mem.h"

static void add_address(struct text *out, const struct sockaddr *address)
{
    struct addr addr = { 0 };

    if (address == NULL)
        return;
    if (address->sa_family == AF_INET)
        addr = addr_ipv4(&((const struct sockaddr_in *)(const void *)address)->sin_addr);
    else if (address->sa_family == AF_INET6)
        addr = addr_ipv6(&((const struct sockaddr_in6 *)(const void *)address)->sin6_addr);
    else
        return;
    if (out->n)
        text_addc(out, ' ');
    addr_print(out, addr);
}

static struct interface describe(const pcap_if_t *device)
{
    struct text addresses = { 0 };

    for (const pcap_addr_t *a = device->addresses; a != NULL; a = a->next)
        add_address(&addresses, a->addr);
    return (struct interface){
        .name = xstrdup(device->name),
        .description = device->description != NULL ? xstrdup(device->description) : NULL,
        .addresses = text_take(&addresses),
        .up = device->flags & PCAP_IF_UP,
        .loopback = device->flags & PCAP_IF_LOOPBACK,
    };
}

struct interface *interfaces_list(size_t *n, struct error *error)
{
    char reason[PCAP_ERRBUF_SIZE];
    pcap_if_t *devices;
    struct interface *list = NULL;
    size_t room = 0;

    *n = 0;
    if (pcap_findalldevs(&devices, reason) != 0) {
        error_set(error, "%s", reason);
        return NULL;
    }
    for (const pcap_if_t *device = devices; device != NULL; device = device->next)
        VEC_PUSH(list, *n, room) = describe(device);
    pcap_freealldevs(devices);
    if (list == NULL)
        error_set(error, _("no interface may be watched by this user; try sudo"));
    return list;
}

void interfaces_free(struct interface *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        free(list[i].name);
        free(list[i].description);
        free(list[i].addresses);
    }
    free(list);
}
