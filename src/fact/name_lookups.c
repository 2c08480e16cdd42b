/* name_lookups.c - the names that were looked up in DNS: which of them a call needed and did not
 * get. */
#include "config.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/mem.h"
#include "fact/fact_private.h"

#define LOOK_BACK 4096 /* calls whose requests are looked at */

/* Everything that was asked about one name. */
struct name {
    struct slice base;
    bool for_sip, resolved;
    bool sent; /* a request went to it all the same */
    bool judged;
    const struct dns_lookup *worst; /* of those that failed; NULL */
    const struct dns_lookup *found; /* one that brought addresses; NULL */
};

struct names {
    struct name *all;
    size_t n, room;
    struct hash by_base;
    struct hash services; /* by client: its last SRV of SIP that was
                             answered */
    uint32_t *of_lookup;  /* by the number of the lookup */
};

/* _sip._udp.example.com -> example.com */
struct slice lookup_base_name(const struct dns_lookup *l)
{
    struct slice name = slice_of(l->name), rest;

    while (slice_starts(name, SLICE("_"))) {
        rest = name;
        slice_cut(&rest, '.');
        if (rest.n == 0)
            break;
        name = rest;
    }
    return name;
}

static bool is_for_sip(struct subject *s, const struct dns_lookup *l)
{
    struct slice name = slice_of(l->name), base = lookup_base_name(l);

    return slice_istarts(name, SLICE("_sip.")) || slice_istarts(name, SLICE("_sips.")) ||
           l->type == DNS_NAPTR ||
           (s->profiles != NULL && (profiles_by_host(s->profiles, base) != NULL ||
                                    trunks_by_host(s->profiles, base) != NULL));
}

bool lookup_is_address(const struct dns_lookup *l)
{
    return l->type == DNS_A || l->type == DNS_AAAA;
}

bool lookup_failed(const struct dns_lookup *l, nanos_t end)
{
    if (l->answered == NANOS_NONE)
        return l->tries > 1 || end - l->time >= 3 * NANOS_PER_S;
    return l->rcode != 0 || (lookup_is_address(l) && l->n_addrs == 0);
}

static struct name *name_find(const struct names *names, struct slice base)
{
    uint32_t i = hash_get(&names->by_base, slice_ihash(base));

    return i != NO_INDEX && slice_ieq(names->all[i].base, base) ? &names->all[i] : NULL;
}

static struct name *name_of(struct names *names, struct slice base)
{
    struct name *name = name_find(names, base);

    if (name != NULL)
        return name;
    hash_put(&names->by_base, slice_ihash(base), (uint32_t)names->n);
    VEC_PUSH(names->all, names->n, names->room) = (struct name){ .base = base };
    return &names->all[names->n - 1];
}

/* A client that asked for a SIP service and got an answer asks for the target next (RFC 3263
 * section 4.2). */
static bool follows_service(struct subject *s, struct names *names, const struct dns_lookup *l,
                            size_t i)
{
    uint64_t client = addr_hash(l->client.addr);
    uint32_t before = hash_get(&names->services, client);

    if (l->type == DNS_SRV && l->n_answers > 0 && slice_istarts(slice_of(l->name), SLICE("_sip")))
        hash_put(&names->services, client, (uint32_t)i);
    if (before == NO_INDEX)
        return false;
    const struct dns_lookup *srv = calls_lookup(s->calls, before);
    return addr_eq(srv->client.addr, l->client.addr) && l->time - srv->time < 2 * NANOS_PER_S;
}

/* SRV and NAPTR may well not be there: only addresses decide, unless nothing else was asked. */
static void take_lookup(struct subject *s, struct name *name, const struct dns_lookup *l,
                        nanos_t end)
{
    bool failed = lookup_failed(l, end);

    name->for_sip = name->for_sip || is_for_sip(s, l);
    if (!failed && (l->n_answers > 0 || l->n_addrs > 0))
        name->resolved = true;
    if (l->n_addrs > 0)
        name->found = l;
    if (failed && lookup_is_address(l)) {
        const struct dns_lookup *worst = name->worst;

        if (worst == NULL || !lookup_is_address(worst) || (l->rcode && !worst->rcode))
            name->worst = l;
    } else if (failed && name->worst == NULL) {
        name->worst = l;
    }
}

static void take_lookups(struct subject *s, struct names *names, nanos_t end)
{
    size_t n = calls_lookup_count(s->calls);

    names->of_lookup = xcalloc(n + 1, sizeof *names->of_lookup);
    for (size_t i = 0; i < n; i++) {
        const struct dns_lookup *l = calls_lookup(s->calls, i);
        struct name *name = name_of(names, lookup_base_name(l));

        names->of_lookup[i] = (uint32_t)(name - names->all);
        take_lookup(s, name, l, end);
        bool follows = follows_service(s, names, l, i);
        name->for_sip = name->for_sip || follows;
    }
}

/* A request whose URI names the host was sent all the same: then the name was known from
 * elsewhere. */
static void take_requests(struct subject *s, struct names *names)
{
    struct arena *arena = arena_new();
    size_t n = calls_count(s->calls);

    for (size_t i = 0; i < n && i < LOOK_BACK; i++) {
        struct view *view = view_new(s->calls, calls_at(s->calls, i), arena);
        const struct sip_message *m = opening_message(view);
        struct uri uri;

        if (m->bytes.n && m->request && uri_parse(sip_text(m, m->request_uri), &uri)) {
            struct name *name = name_find(names, uri.host);

            if (name != NULL)
                name->sent = true;
        }
        arena_reset(arena);
    }
    arena_free(arena);
}

/* A resolver tries the name with the domains of its search list as well: what fails so is no fault
 * where the plain name resolves. */
static bool has_search_suffix(const struct names *names, const struct dns_lookup *failed)
{
    struct slice name = slice_of(failed->name);

    for (size_t i = 1; i < name.n; i++) {
        if (name.p[i] != '.')
            continue;
        const struct name *plain = name_find(names, slice_sub(name, 0, i));
        if (plain != NULL && plain->found != NULL &&
            addr_eq(plain->found->client.addr, failed->client.addr))
            return true;
    }
    return false;
}

/* Addresses that were not found count, and a resolver that says nothing. */
static bool is_in_vain(const struct names *names, const struct name *name)
{
    return name->for_sip && !name->resolved && name->worst != NULL &&
           (lookup_is_address(name->worst) || name->worst->answered == NANOS_NONE) &&
           !has_search_suffix(names, name->worst);
}

/* The first lookup in vain, of those in the order of the capture, that a call was meant to need. */
static const struct dns_lookup *find_failed(struct subject *s, struct names *names, nanos_t end)
{
    bool requests = false;

    for (size_t i = 0; i < calls_lookup_count(s->calls); i++) {
        struct name *name = &names->all[names->of_lookup[i]];

        if (name->judged || !lookup_failed(calls_lookup(s->calls, i), end))
            continue;
        name->judged = true;
        if (!is_in_vain(names, name))
            continue;
        if (!requests)
            take_requests(s, names);
        requests = true;
        if (!name->sent)
            return name->worst;
    }
    return NULL;
}

const struct dns_lookup *failed_lookup(struct subject *s)
{
    struct derived *d = s->derived;
    struct names names = { 0 };
    struct calls_stats stats;

    if (d->lookups_done)
        return d->failed_lookup;
    calls_stats(s->calls, &stats);
    take_lookups(s, &names, stats.end);
    d->failed_lookup = find_failed(s, &names, stats.end);
    d->lookups_done = true;
    free(names.all);
    free(names.of_lookup);
    hash_done(&names.by_base);
    hash_done(&names.services);
    return d->failed_lookup;
}
