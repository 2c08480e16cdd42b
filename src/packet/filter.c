/* filter.c - a BPF filter run by ourselves, for packets that come from files. */
#include "config.h"

#include <stdlib.h>

#include <pcap/pcap.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "packet/input.h"

struct filter {
    struct bpf_program program;
};

struct filter *filter_new(const char *text, int link, struct error *error)
{
    pcap_t *pcap = pcap_open_dead(link, PACKET_MOST);
    struct filter *f = xcalloc(1, sizeof *f);

    if (pcap == NULL || pcap_compile(pcap, &f->program, text, 1, PCAP_NETMASK_UNKNOWN) != 0) {
        error_set(error, _("filter '%s': %s"), text, pcap ? pcap_geterr(pcap) : "");
        free(f);
        f = NULL;
    }
    if (pcap)
        pcap_close(pcap);
    return f;
}

bool filter_accepts(struct filter *f, const struct packet *p)
{
    const struct pcap_pkthdr header = {.caplen = p->caplen, .len = p->len};

    return pcap_offline_filter(&f->program, &header, p->data) != 0;
}

void filter_free(struct filter *f)
{
    if (f)
        pcap_freecode(&f->program);
    free(f);
}
