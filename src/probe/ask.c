/* ask.c - names first, then the places that they tell, then what was wished besides. */
#include "config.h"

#include "probe/ask.h"

#include <poll.h>
#include <stdlib.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "probe/asked.h"
#include "probe/route.h"

#define LARGE 1900u /* bytes: more than Ethernet takes whole */

struct asker {
    const struct probe_wish *wish;
    struct addr *asked; /* that got their OPTIONS */
    size_t n_asked, room_asked;
    uint16_t port; /* of this host, by UDP; 0: not yet */
    struct probe_dns_client *names, *other;
};

struct asker *asker_new(const struct probe_wish *wish)
{
    struct asker *a = xcalloc(1, sizeof *a);

    a->wish = wish;
    return a;
}

void asker_forget(struct asker *a)
{
    a->n_asked = 0;
}

void asker_free(struct asker *a)
{
    if (a == NULL)
        return;
    probe_dns_client_free(a->names);
    probe_dns_client_free(a->other);
    free(a->asked);
    free(a);
}

/* --- names --- */

/* What this host's own server cannot tell is tried by what the other one told. */
static void borrow_places(struct probe *probe)
{
    probe->borrowed = probe->lookup.n_places == 0 && probe->other.n_places > 0;
    for (size_t i = 0; probe->borrowed && i < probe->other.n_places; i++)
        VEC_PUSH(probe->lookup.places, probe->lookup.n_places, probe->lookup.room_places) =
            probe->other.places[i];
}

static bool look_up(struct asker *a, struct probe *probe, struct error *error)
{
    const char *server = a->wish->resolver;
    struct text servers = { 0 };

    if (probe->target.numeric) {
        probe_lookup(&probe->lookup, &probe->target, &(struct probe_resolver){ 0 });
        return true;
    }
    if (a->names == NULL && (a->names = probe_dns_client_new(NULL, error)) == NULL)
        return false;
    struct probe_resolver names = probe_dns_client_resolver(a->names);
    probe_dns_client_servers(a->names, &servers);
    probe->resolver = text_take(&servers);
    (void)probe_dns_client_server(a->names, &probe->server);
    probe_lookup(&probe->lookup, &probe->target, &names);
    if (server == NULL)
        return true;
    if (a->other == NULL && (a->other = probe_dns_client_new(server, error)) == NULL)
        return false;
    struct probe_resolver other = probe_dns_client_resolver(a->other);
    probe->compared = true;
    probe->other_resolver = xstrdup(server);
    probe_lookup(&probe->other, &probe->target, &other);
    borrow_places(probe);
    return true;
}

/* --- places --- */

static void say(const struct asker *a, bool waits, char *words)
{
    a->wish->say(a->wish->context, waits, words);
    free(words);
}

/* At most one OPTIONS goes to one address. */
static bool may_ask(struct asker *a, struct addr addr)
{
    for (size_t i = 0; i < a->n_asked; i++)
        if (addr_eq(a->asked[i], addr))
            return false;
    VEC_PUSH(a->asked, a->n_asked, a->room_asked) = addr;
    return true;
}

/* Until the address may be asked again (probe/asked.h). Without a file it is waited as long. */
static void wait_for_turn(const struct asker *a, struct addr addr, bool again)
{
    nanos_t wait = again && a->wish->asked_file < 0 ? ASKED_EACH : 0;

    while (wait > 0 ||
           (wait = asked_turn(a->wish->asked_file, addr, clock_now(CLOCK_REALTIME))) > 0) {
        struct pollfd stop = { .fd = a->wish->stop };
        struct text to = { 0 };

        addr_print(&to, addr);
        say(a, true,
            xasprintf(_("%s was sent OPTIONS a moment ago: waiting %.0f s"), text_str(&to),
                      nanos_seconds(wait)));
        text_done(&to);
        (void)poll(&stop, 1, (int)(wait / NANOS_PER_MS) + 1);
        wait = 0;
        if (a->wish->asked_file < 0)
            return;
    }
}

static void say_place(const struct asker *a, const struct probe_place *place)
{
    struct text to = { 0 };

    endpoint_print(&to, place->to);
    say(a, false, xasprintf(_("%s by %s …"), text_str(&to), transport_name(place->transport)));
    text_done(&to);
}

static void contact_all(struct asker *a, struct probe *probe)
{
    const struct probe_lookup *l = &probe->lookup;

    for (size_t i = 0; i < l->n_places; i++) {
        const struct probe_place *place = &l->places[i];
        bool datagram = place->transport == TRANSPORT_UDP;
        struct probe_question question = { .options = place->first && may_ask(a, place->to.addr),
                                           .port = a->port };

        if (!question.options && datagram)
            continue;
        if (question.options)
            wait_for_turn(a, place->to.addr, false);
        say_place(a, place);
        struct probe_contact *c =
            &VEC_PUSH(probe->contacts, probe->n_contacts, probe->room_contacts);
        probe_contact(c, &probe->target, place, &question);
        if (datagram && a->port == 0)
            a->port = c->local.port;
    }
}

/* --- what was wished besides --- */

/* The first place that answers by UDP: only there a second OPTIONS tells something. */
static void try_fragments(struct asker *a, struct probe *probe)
{
    const struct probe_question question = { .options = true, .least = LARGE, .port = a->port };

    for (size_t i = 0; i < probe->n_contacts; i++) {
        const struct probe_place place = probe->contacts[i].place;

        if (place.transport != TRANSPORT_UDP || probe->contacts[i].outcome != PROBE_ANSWERED)
            continue;
        wait_for_turn(a, place.to.addr, true);
        say_place(a, &place);
        probe_contact(&VEC_PUSH(probe->large, probe->n_large, probe->room_large), &probe->target,
                      &place, &question);
        return;
    }
}

/* To the first place that a client would take, of each family. */
static void go_ways(struct asker *a, struct probe *probe)
{
    const struct probe_lookup *l = &probe->lookup;
    bool gone[ADDR_IPV6 + 1] = { false };

    for (size_t i = 0; i < l->n_places; i++) {
        struct endpoint to = l->places[i].to;
        struct text words = { 0 };

        if (!l->places[i].first || to.addr.family > ADDR_IPV6 || gone[to.addr.family])
            continue;
        gone[to.addr.family] = true;
        endpoint_print(&words, to);
        say(a, false, xasprintf(_("the way to %s by UDP …"), text_str(&words)));
        text_done(&words);
        probe_route(&VEC_PUSH(probe->routes, probe->n_routes, probe->room_routes), to,
                    a->wish->stop);
    }
}

bool asker_ask(struct asker *a, struct probe *probe, struct error *error)
{
    if (!look_up(a, probe, error))
        return false;
    contact_all(a, probe);
    if (a->wish->fragments)
        try_fragments(a, probe);
    if (a->wish->hops)
        go_ways(a, probe);
    return true;
}
