/* judge_route.c - the way to a place: what its routers said, and what to do. */
#include "config.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "probe/route.h"

#define ICMP_UNREACHABLE 3
#define ICMP6_UNREACHABLE 1
#define USUAL_MTU 1500u

enum icmp_kind { NOT_THERE, NO_ROUTE, FORBIDDEN, TTL_ENDED, OTHER };

static const struct {
    int family, type, code;
    enum icmp_kind kind;
    const char *words; /* N_() */
} messages[] = {
    { ADDR_IPV4, ICMP_UNREACHABLE, 0, NO_ROUTE, N_("there is no route to that network") },
    { ADDR_IPV4, ICMP_UNREACHABLE, 1, NOT_THERE, N_("that host is not there") },
    { ADDR_IPV4, ICMP_UNREACHABLE, 3, NOT_THERE, N_("nobody listens at that port") },
    { ADDR_IPV4, ICMP_UNREACHABLE, 9, FORBIDDEN, N_("a firewall forbids that network") },
    { ADDR_IPV4, ICMP_UNREACHABLE, 10, FORBIDDEN, N_("a firewall forbids that host") },
    { ADDR_IPV4, ICMP_UNREACHABLE, 13, FORBIDDEN, N_("a firewall forbids it") },
    { ADDR_IPV4, 11, 0, TTL_ENDED, N_("the TTL ended there") },
    { ADDR_IPV6, ICMP6_UNREACHABLE, 0, NO_ROUTE, N_("there is no route to that network") },
    { ADDR_IPV6, ICMP6_UNREACHABLE, 1, FORBIDDEN, N_("a firewall forbids it") },
    { ADDR_IPV6, ICMP6_UNREACHABLE, 3, NOT_THERE, N_("that host is not there") },
    { ADDR_IPV6, ICMP6_UNREACHABLE, 4, NOT_THERE, N_("nobody listens at that port") },
    { ADDR_IPV6, ICMP6_UNREACHABLE, 5, FORBIDDEN, N_("a firewall forbids that source") },
    { ADDR_IPV6, 3, 0, TTL_ENDED, N_("the TTL ended there") },
};

static const char *const advices[] = {
    [NOT_THERE] = N_("Is the address right, and is the server up?"),
    [NO_ROUTE] = N_("Whoever runs that router has to give it a route; if it is your own, look at "
                    "its routes and at the line to your provider."),
    [FORBIDDEN] = N_("Whoever runs that firewall has to let this traffic through, in both "
                     "directions."),
    [TTL_ENDED] = N_("Packets leave this host with too low a TTL (net.ipv4.ip_default_ttl; IPv6: "
                     "the hop limit), or go in a circle, which --hops shows."),
    [OTHER] = N_("Ask whoever runs it why."),
};

const char *route_icmp_advice(const struct socket_error *e)
{
    enum icmp_kind kind = OTHER;

    for (size_t i = 0; i < ARRAY_SIZE(messages); i++)
        if (messages[i].family == e->by.family && messages[i].type == e->type &&
            messages[i].code == e->code)
            kind = messages[i].kind;
    return _(advices[kind]);
}

void route_print_icmp(const struct socket_error *e, struct text *out)
{
    for (size_t i = 0; i < ARRAY_SIZE(messages); i++)
        if (messages[i].family == e->by.family && messages[i].type == e->type &&
            messages[i].code == e->code) {
            text_adds(out, _(messages[i].words));
            return;
        }
    text_printf(out, _("ICMP type %d, code %d"), e->type, e->code);
}

static void advise(struct text *advice, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
static void advise(struct text *advice, const char *format, ...)
{
    va_list list;

    va_start(list, format);
    text_adds(advice, "  ");
    text_vprintf(advice, format, list);
    text_addc(advice, '\n');
    va_end(list);
}

/* --- hops --- */

static void print_hop(const struct route *r, size_t i, struct text *out)
{
    const struct route_hop *hop = &r->hops[i];

    text_printf(out, "  %2zu  ", i + 1);
    addr_print(out, hop->kind == HOP_REACHED ? r->to.addr : hop->said.by);
    text_printf(out, _("  %.1f ms"), nanos_seconds(hop->took) * 1000);
    if (hop->kind == HOP_REFUSED) {
        text_adds(out, ": ");
        route_print_icmp(&hop->said, out);
    }
    text_addc(out, '\n');
}

/* Silent ones that follow each other are one line. */
static void print_hops(const struct route *r, struct text *out)
{
    size_t end;

    for (size_t i = 0; i < r->n; i = end) {
        for (end = i; end < r->n && r->hops[end].kind == HOP_SILENT; end++)
            ;
        if (end == i)
            print_hop(r, end++, out);
        else if (end == i + 1)
            text_printf(out, _("  %2zu  says nothing\n"), end);
        else
            text_printf(out, _("  %2zu to %zu  say nothing\n"), i + 1, end);
    }
}

static bool judge_refusal(const struct route *r, struct text *advice)
{
    const struct route_hop *last = &r->hops[r->n - 1];
    struct text by = { 0 }, why = { 0 };

    addr_print(&by, last->said.by);
    route_print_icmp(&last->said, &why);
    advise(advice, _("The way ends at %s, hop %zu, which says: %s. %s"), text_str(&by), r->n,
           text_str(&why), route_icmp_advice(&last->said));
    text_done(&by);
    text_done(&why);
    return true;
}

/* Nobody says where a silent way ends. */
static bool judge_silence(const struct route *r, bool alive, struct text *out, struct text *advice)
{
    struct text by = { 0 };

    if (alive) {
        text_printf(out, _("  from hop %zu on nobody says anything, and yet the place answers\n"),
                    r->n + 1);
        return false;
    }
    if (r->n == 0) {
        text_adds(out, _("  no router says anything: where the way ends cannot be decided\n"));
        return false;
    }
    addr_print(&by, r->hops[r->n - 1].said.by);
    text_printf(out, _("  behind %s nobody says anything\n"), text_str(&by));
    advise(advice,
           _("The way is seen as far as %s, hop %zu. Behind it a firewall drops UDP or what "
             "comes back, or routers and the place merely do not answer: ask whoever runs the next "
             "network, or try another port or TCP."),
           text_str(&by), r->n);
    text_done(&by);
    return false;
}

/* Who sends with a TTL that the way uses up. */
static bool judge_ttl(const struct route *r, struct text *out, struct text *advice)
{
    size_t length = route_length(r), least = length > 0 ? length : r->n + 1;

    if (length > 0)
        text_printf(out,
                    ngettext("  the place is %zu hop away; packets leave with TTL %d\n",
                             "  the place is %zu hops away; packets leave with TTL %d\n",
                             (unsigned long)length),
                    length, r->ttl);
    if (r->ttl <= 0 || (size_t)r->ttl >= least || route_is_refused(r) || route_circles(r))
        return false;
    advise(advice,
           _("Packets leave this host with TTL %d, and the way has at least %zu hops: they end on "
             "it. Set net.ipv4.ip_default_ttl (IPv6: the hop limit of the interface) to 64."),
           r->ttl, least);
    return true;
}

/* --- sizes --- */

static void judge_size(const struct route *r, struct text *out, struct text *advice)
{
    struct text by = { 0 };

    if (r->mtu == 0)
        return;
    if (r->mtu == r->link) {
        text_printf(out,
                    _("  packets of %u bytes go out whole, and no router says that they are "
                      "too large\n"),
                    r->mtu);
        return;
    }
    addr_print(&by, r->narrow);
    text_printf(out, _("  packets of more than %u bytes do not pass whole, says %s\n"), r->mtu,
                text_str(&by));
    if (r->link >= USUAL_MTU && r->mtu < USUAL_MTU)
        advise(
            advice,
            _("Requests of more than %u bytes are cut into fragments on this way, which firewalls "
              "like to drop: see whether they arrive with --fragments, keep requests short, or "
              "use TCP (RFC 3261, 18.1.1)."),
            r->mtu - (r->to.addr.family == ADDR_IPV4 ? 28 : 48));
    text_done(&by);
}

bool probe_route_judge(const struct route *r, bool alive, struct text *out, struct text *advice)
{
    struct text to = { 0 };
    bool wrong = false;

    endpoint_print(&to, r->to);
    text_printf(out, _("The way to %s by UDP\n"), text_str(&to));
    text_done(&to);
    if (r->reason != 0) {
        text_printf(out, _("  could not be sent: %s\n"), strerror(r->reason));
        advise(advice, "%s",
               r->reason == EPERM
                   ? _("A firewall of this host itself does not let UDP out there: look at its "
                       "output rules (nft list ruleset).")
                   : _("This host has no way there: look at its addresses and routes (ip route)."));
        return true;
    }
    print_hops(r, out);
    if (route_circles(r)) {
        wrong = true;
        advise(advice, "%s",
               _("The way goes in a circle: one router comes up again and again. Whoever runs it "
                 "has to mend its routes."));
    } else if (route_is_refused(r)) {
        wrong = judge_refusal(r, advice);
    } else if (route_length(r) == 0) {
        wrong = judge_silence(r, alive, out, advice);
    }
    wrong = judge_ttl(r, out, advice) || wrong;
    judge_size(r, out, advice);
    return wrong;
}
