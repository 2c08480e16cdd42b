/* judge_names.c - what the names of a trunk lead to. */
#include "config.h"

#include <stdlib.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "probe/judge_private.h"

static void print_answer(const struct dns_answer *a, struct text *out)
{
    switch (a->type) {
    case DNS_A:
    case DNS_AAAA:
        addr_print(out, a->addr);
        break;
    case DNS_SRV:
        text_printf(out, "%s:%u", a->target, (unsigned)a->port);
        break;
    default:
        text_adds(out, a->target);
        break;
    }
}

static void print_answers(const struct probe_step *step, struct text *out)
{
    bool first = true;

    for (size_t i = 0; step->dns != NULL && i < step->dns->n_answers; i++) {
        if (step->dns->answers[i].type != step->type && step->dns->answers[i].type != DNS_CNAME)
            continue;
        text_adds(out, first ? "" : ", ");
        if (step->dns->answers[i].type == DNS_CNAME)
            text_adds(out, _("alias of "));
        print_answer(&step->dns->answers[i], out);
        first = false;
    }
    if (first)
        text_adds(out, _("no such record"));
}

static void print_step(const struct probe_step *step, struct text *out)
{
    const char *type = dns_type_name(step->type);
    const char *rcode = step->dns != NULL ? dns_rcode_name(step->dns->rcode) : NULL;

    text_printf(out, "  %-5s %s: ", type != NULL ? type : "", step->name);
    switch (step->outcome) {
    case DNS_FOUND:
        print_answers(step, out);
        break;
    case DNS_NO_DATA:
        text_adds(out, _("no such record"));
        break;
    case DNS_NO_NAME:
        text_adds(out, _("there is no such name (NXDOMAIN)"));
        break;
    case DNS_SERVER:
        text_printf(out, _("the name server could not answer (%s)"), rcode != NULL ? rcode : "?");
        break;
    case DNS_SILENT:
        text_adds(out, _("no answer from the name server"));
        break;
    case DNS_UNUSABLE:
        text_adds(out, _("no answer that can be read"));
        break;
    }
    text_addc(out, '\n');
}

static bool any_outcome(const struct probe_lookup *l, enum probe_dns outcome)
{
    for (size_t i = 0; i < l->n_steps; i++)
        if (l->steps[i].outcome == outcome)
            return true;
    return false;
}

static void advise_on_names(struct judge *j)
{
    const struct probe *p = j->probe;
    const char *host = p->target.host;

    if (p->lookup.n_places > 0 || p->lookup.n_steps == 0)
        return;
    j->wrong = true;
    if (any_outcome(&p->lookup, DNS_SILENT))
        judge_advise(
            j,
            _("Your name server %s does not answer, so that no call finds %s. Let this host "
              "reach a name server (UDP and TCP port 53), or name another in resolv.conf."),
            p->resolver, host);
    else if (any_outcome(&p->lookup, DNS_SERVER))
        judge_advise(
            j,
            _("Your name server %s cannot say where %s is. Ask another with --resolver; if that "
              "one can, yours is at fault."),
            p->resolver, host);
    else
        judge_advise(
            j,
            _("%s leads to no address: calls to it go nowhere. Compare it, letter by letter, "
              "with the termination URI in the provider's console."),
            host);
}

static bool has_place(const struct probe_lookup *l, const struct probe_place *place)
{
    for (size_t i = 0; i < l->n_places; i++)
        if (l->places[i].transport == place->transport && l->places[i].to.port == place->to.port &&
            addr_eq(l->places[i].to.addr, place->to.addr))
            return true;
    return false;
}

static void compare_names(struct judge *j)
{
    const struct probe *p = j->probe;
    bool same = p->lookup.n_places == p->other.n_places;

    text_printf(j->out, _("Names, by %s\n"), p->other_resolver);
    for (size_t i = 0; i < p->other.n_steps; i++)
        print_step(&p->other.steps[i], j->out);
    for (size_t i = 0; i < p->other.n_places && same; i++)
        same = has_place(&p->lookup, &p->other.places[i]);
    if (same && !p->borrowed)
        return;
    j->wrong = j->wrong || p->borrowed;
    if (p->borrowed)
        judge_advise(j, _("%s knows the name and %s does not: the fault is in your name server."),
                     p->other_resolver, p->resolver);
    else
        judge_advise(
            j,
            _("%s and %s tell different addresses: a provider may answer each network with its "
              "nearest servers, or one of them is wrong or old."),
            p->resolver, p->other_resolver);
}

static const char *names_outcome(const struct probe_lookup *l)
{
    return l->n_places > 0                ? "found"
           : any_outcome(l, DNS_SILENT)   ? "silent"
           : any_outcome(l, DNS_SERVER)   ? "server-failed"
           : any_outcome(l, DNS_UNUSABLE) ? "unreadable"
           : any_outcome(l, DNS_NO_NAME)  ? "no-name"
                                          : "no-address";
}

void judge_names(struct judge *j)
{
    const struct probe *p = j->probe;

    judge_begin(j);
    if (p->lookup.n_steps > 0) {
        text_printf(j->out, _("Names, by %s\n"), p->resolver);
        for (size_t i = 0; i < p->lookup.n_steps; i++)
            print_step(&p->lookup.steps[i], j->out);
    }
    if (p->lookup.left_out > 0)
        text_printf(j->out,
                    ngettext("  %zu more address is not tried\n",
                             "  %zu more addresses are not tried\n",
                             (unsigned long)p->lookup.left_out),
                    p->lookup.left_out);
    if (p->compared)
        compare_names(j);
    advise_on_names(j);
    for (size_t i = 0; i < p->lookup.n_places && !p->target.numeric && p->target.owner != NULL; i++)
        if (addr_is_private(p->lookup.places[i].to.addr))
            judge_advise(
                j, _("The name leads to a private address, where the provider cannot be: a name "
                     "server of your network answers in its place."));
    if (p->lookup.n_steps == 0)
        return;
    char *run =
        xasprintf(_("NAPTR, SRV, A and AAAA of %s, asked of %s"), p->target.host, p->resolver);
    judge_end(j, (struct check){ .kind = CHECK_NAMES,
                                 .outcome = names_outcome(&p->lookup),
                                 .number = (unsigned)p->lookup.n_places,
                                 .run = run });
    free(run);
}
