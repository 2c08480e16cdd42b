/* filter.c - a BPF filter run by ourselves, for packets that come from files. */
#include "config.h"

#include <stdlib.h>

#include <pcap/pcap.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "packet/source_private.h"

#define MOST_FILTERS 64u /* link types; a file may name many */

struct filter {
    struct bpf_program program;
};

static struct filter *filter_new(const char *text, int link, struct error *error)
{
    pcap_t *pcap = pcap_open_dead(link, PACKET_MOST);
    struct filter *f = xcalloc(1, sizeof *f);

    if (pcap == NULL || pcap_compile(pcap, &f->program, text, 1, PCAP_NETMASK_UNKNOWN) != 0) {
        error_set(error, _("filter '%s': %s"), text, pcap != NULL ? pcap_geterr(pcap) : "");
        free(f);
        f = NULL;
    }
    if (pcap != NULL)
        pcap_close(pcap);
    return f;
}

static bool filter_accepts(struct filter *f, const struct packet *p)
{
    const struct pcap_pkthdr header = { .caplen = p->caplen, .len = p->len };

    return pcap_offline_filter(&f->program, &header, p->data) != 0;
}

static void filter_free(struct filter *f)
{
    if (f != NULL)
        pcap_freecode(&f->program);
    free(f);
}

static struct link_filter *find_filter(struct filters *s, int link)
{
    for (size_t i = 0; i < s->n; i++) {
        if (s->list[i].link == link)
            return &s->list[i];
    }
    return NULL;
}

static void drop_filters(struct filters *s)
{
    for (size_t i = 0; i < s->n; i++)
        filter_free(s->list[i].filter);
    s->n = 0;
    free(s->text);
    s->text = NULL;
}

bool filters_set(struct filters *s, const char *text, int link, struct error *error)
{
    struct filter *filter = filter_new(text, link, error);

    if (filter == NULL)
        return false;
    char *copy = xstrdup(text);

    drop_filters(s);
    s->text = copy;
    VEC_PUSH(s->list, s->n, s->room) = (struct link_filter){ link, filter };
    return true;
}

bool filters_accept(struct filters *s, const struct packet *p)
{
    if (s->text == NULL)
        return true;
    struct link_filter *known = find_filter(s, p->link);

    if (known == NULL && s->n < MOST_FILTERS) {
        struct link_filter new = { p->link, filter_new(s->text, p->link, NULL) };

        VEC_PUSH(s->list, s->n, s->room) = new;
        known = &s->list[s->n - 1];
    }
    return known != NULL && known->filter != NULL && filter_accepts(known->filter, p);
}

void filters_done(struct filters *s)
{
    drop_filters(s);
    free(s->list);
    *s = (struct filters){ 0 };
}
