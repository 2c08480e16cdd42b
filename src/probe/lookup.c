/* lookup.c - a name -> the places where its servers may be, as RFC 3263 section 4 has it. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "probe/probe.h"

static const struct service {
    enum transport transport;
    const char *prefix; /* RFC 3263 section 4.1 */
    uint16_t port;
} services[] = {
    { TRANSPORT_UDP, "_sip._udp.", 5060 },
    { TRANSPORT_TCP, "_sip._tcp.", 5060 },
    { TRANSPORT_TLS, "_sips._tcp.", 5061 },
};

struct lookup {
    struct probe_lookup *out;
    const struct probe_target *target;
    const struct probe_resolver *resolver;
    bool found[TRANSPORT_COUNT]; /* by SRV */
    int first;                   /* enum transport, -1: not decided */
};

static bool is_wanted(const struct probe_target *t, enum transport transport)
{
    return t->chosen ? t->transport == transport : true;
}

/* The step that asked this; it is asked now unless it was. */
static const struct probe_step *ask(struct lookup *l, const char *name, uint16_t type)
{
    struct probe_lookup *out = l->out;

    for (size_t i = 0; i < out->n_steps; i++)
        if (out->steps[i].type == type && strcmp(out->steps[i].name, name) == 0)
            return &out->steps[i];
    VEC_PUSH(out->steps, out->n_steps, out->room_steps) =
        (struct probe_step){ .type = type, .outcome = DNS_UNUSABLE, .answered = NANOS_NONE };
    struct probe_step *step = &out->steps[out->n_steps - 1];
    size_t n = strlen(name);
    memcpy(step->name, name, n < sizeof step->name ? n : sizeof step->name - 1);
    l->resolver->ask(l->resolver->context, step);
    return step;
}

static void add_place(struct lookup *l, struct addr addr, uint16_t port, enum transport transport)
{
    struct probe_lookup *out = l->out;
    size_t same = 0;

    for (size_t i = 0; i < out->n_places; i++) {
        const struct probe_place *p = &out->places[i];

        if (p->transport != transport)
            continue;
        if (addr_eq(p->to.addr, addr) && p->to.port == port)
            return;
        same++;
    }
    if (same >= PROBE_ADDRESSES || out->n_places >= PROBE_PLACES) {
        out->left_out++;
        return;
    }
    VEC_PUSH(out->places, out->n_places, out->room_places) =
        (struct probe_place){ .to = { .addr = addr, .port = port }, .transport = transport };
}

/* Both families: which one is reached depends on the host (RFC 7984). */
static void add_hosts(struct lookup *l, const char *name, uint16_t port, enum transport transport)
{
    static const uint16_t types[] = { DNS_A, DNS_AAAA };
    struct addr addr;

    if (addr_parse(slice_of(name), &addr)) {
        add_place(l, addr, port, transport);
        return;
    }
    for (size_t i = 0; i < ARRAY_SIZE(types); i++) {
        const struct probe_step *step = ask(l, name, types[i]);

        for (size_t j = 0; step->dns != NULL && j < step->dns->n_answers; j++)
            if (step->dns->answers[j].type == types[i])
                add_place(l, step->dns->answers[j].addr, port, transport);
    }
}

static int by_priority(const void *a, const void *b)
{
    const struct dns_answer *left = a, *right = b;

    if (left->priority != right->priority)
        return left->priority < right->priority ? -1 : 1;
    return (left->weight < right->weight) - (left->weight > right->weight);
}

/* A target of "." says that there is no such service (RFC 2782). */
static void add_services(struct lookup *l, const char *name, enum transport transport)
{
    const struct probe_step *step = ask(l, name, DNS_SRV);
    struct dns_answer answers[DNS_ANSWERS_MAX];
    size_t n = 0;

    for (size_t i = 0; step->dns != NULL && i < step->dns->n_answers; i++) {
        const struct dns_answer *a = &step->dns->answers[i];

        if (a->type == DNS_SRV && a->target[0] != '\0' && strcmp(a->target, ".") != 0)
            answers[n++] = *a;
    }
    if (n == 0)
        return;
    l->found[transport] = true;
    l->first = l->first < 0 ? (int)transport : l->first;
    qsort(answers, n, sizeof *answers, by_priority);
    for (size_t i = 0; i < n; i++)
        add_hosts(l, answers[i].target, answers[i].port, transport);
}

/* The transport of an SRV name. */
static const struct service *service_of(const char *name)
{
    for (size_t i = 0; i < ARRAY_SIZE(services); i++)
        if (slice_istarts(slice_of(name), slice_of(services[i].prefix)))
            return &services[i];
    return NULL;
}

/* By NAPTR, where it is asked for: the order there is the order of preference. */
static bool add_by_naptr(struct lookup *l)
{
    const struct probe_step *step = ask(l, l->target->host, DNS_NAPTR);
    struct dns_answer answers[DNS_ANSWERS_MAX];
    size_t n = 0;

    for (size_t i = 0; step->dns != NULL && i < step->dns->n_answers; i++)
        if (step->dns->answers[i].type == DNS_NAPTR)
            answers[n++] = step->dns->answers[i];
    if (n > 0)
        qsort(answers, n, sizeof *answers, by_priority);
    for (size_t i = 0; i < n; i++) {
        const struct service *service = service_of(answers[i].target);

        if (service != NULL && !l->found[service->transport])
            add_services(l, answers[i].target, service->transport);
    }
    return l->first >= 0;
}

static void add_by_srv(struct lookup *l)
{
    for (size_t i = 0; i < ARRAY_SIZE(services); i++) {
        if (!is_wanted(l->target, services[i].transport))
            continue;
        char *name = xasprintf("%s%s", services[i].prefix, l->target->host);

        add_services(l, name, services[i].transport);
        free(name);
    }
}

/* The host itself, at the port written or the usual ones. */
static void add_by_host(struct lookup *l)
{
    const struct probe_target *t = l->target;

    for (size_t i = 0; i < ARRAY_SIZE(services); i++) {
        enum transport transport = services[i].transport;

        /* TLS at a port that was written without it is a guess. */
        if (is_wanted(t, transport) && (t->port == 0 || t->chosen || transport != TRANSPORT_TLS))
            add_hosts(l, t->host, t->port > 0 ? t->port : services[i].port, transport);
    }
}

void probe_lookup(struct probe_lookup *out, const struct probe_target *target,
                  const struct probe_resolver *resolver)
{
    struct lookup l = { .out = out, .target = target, .resolver = resolver, .first = -1 };

    *out = (struct probe_lookup){ 0 };
    if (target->numeric || target->port > 0)
        add_by_host(&l);
    else if (target->chosen || !add_by_naptr(&l))
        add_by_srv(&l);
    if (out->n_places == 0 && !target->numeric && target->port == 0)
        add_by_host(&l);
    enum transport first = l.first >= 0 ? (enum transport)l.first : target->transport;
    for (size_t i = 0; i < out->n_places; i++)
        out->places[i].first = out->places[i].transport == first;
}

void probe_lookup_done(struct probe_lookup *l)
{
    for (size_t i = 0; i < l->n_steps; i++) {
        text_done(&l->steps[i].question);
        text_done(&l->steps[i].answer);
        free(l->steps[i].dns);
    }
    free(l->steps);
    free(l->places);
    *l = (struct probe_lookup){ 0 };
}

static void plan_questions(const struct probe_target *t, struct text *out)
{
    if (!t->chosen && t->port == 0)
        text_printf(out, "  NAPTR %s\n", t->host);
    for (size_t i = 0; i < ARRAY_SIZE(services) && t->port == 0; i++)
        if (is_wanted(t, services[i].transport))
            text_printf(out, "  SRV %s%s\n", services[i].prefix, t->host);
    text_printf(out, _("  A and AAAA of the names that these tell, else of %s\n"), t->host);
}

void probe_plan(const struct probe_target *t, const char *resolver, struct text *out)
{
    struct probe_place place = { .to = { .addr = t->addr, .port = t->port },
                                 .transport = t->transport };
    struct text request = { 0 };

    if (!t->numeric) {
        text_printf(out, _("DNS, to %s:\n"), resolver);
        plan_questions(t, out);
    }
    text_adds(out, _("To each address (four of a transport at most), once, the first transport "
                     "that the names tell; the others are connected to and nothing more:\n"));
    probe_options(t, &place, (struct endpoint){ 0 }, 0, &request);
    for (struct slice rest = text_view(&request); rest.n > 0;) {
        struct slice line = slice_trim(slice_cut(&rest, '\n'));

        if (line.n > 0)
            text_printf(out, "  " SLICE_FMT "\n", SLICE_ARG(line));
    }
    text_done(&request);
}
