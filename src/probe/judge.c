/* judge.c - what was tried, what came, what it means and what to do. */
#include "config.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "probe/probe.h"
#include "sip/message.h"
#include "sip/via.h"

#define SOON (30 * 24 * 3600 * NANOS_PER_S) /* a certificate that ends soon */

/* What the judgement is made of; the lines of advice come behind all that was tried. */
struct judge {
    const struct probe *probe;
    nanos_t now;
    struct text *out;
    struct text advice;
    bool wrong;
    bool answered[TRANSPORT_COUNT], silent[TRANSPORT_COUNT], refused[TRANSPORT_COUNT];
    struct addr seen; /* as the far end saw this host; ADDR_NONE: nobody said */
};

static const char *const transport_names[] = {
    [TRANSPORT_UDP] = "UDP", [TRANSPORT_TCP] = "TCP", [TRANSPORT_TLS] = "TLS"
};

static void advise(struct judge *j, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void advise(struct judge *j, const char *format, ...)
{
    struct text words = { 0 };
    va_list list;

    va_start(list, format);
    text_vprintf(&words, format, list);
    va_end(list);
    if (slice_find(text_view(&j->advice), text_view(&words)) >= j->advice.n)
        text_printf(&j->advice, "  %s\n", text_str(&words));
    text_done(&words);
}

/* --- names --- */

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
        advise(j,
               _("Your name server %s does not answer, so that no call finds %s. Let this host "
                 "reach a name server (UDP and TCP port 53), or name another in resolv.conf."),
               p->resolver, host);
    else if (any_outcome(&p->lookup, DNS_SERVER))
        advise(j,
               _("Your name server %s cannot say where %s is. Ask another with --resolver; if that "
                 "one can, yours is at fault."),
               p->resolver, host);
    else
        advise(j,
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
        advise(j, _("%s knows the name and %s does not: the fault is in your name server."),
               p->other_resolver, p->resolver);
    else
        advise(j,
               _("%s and %s tell different addresses: a provider may answer each network with its "
                 "nearest servers, or one of them is wrong or old."),
               p->resolver, p->other_resolver);
}

static void judge_names(struct judge *j)
{
    const struct probe *p = j->probe;

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
            advise(j, _("The name leads to a private address, where the provider cannot be: a name "
                        "server of your network answers in its place."));
}

/* --- certificates --- */

static void judge_dates(struct judge *j, const struct certificate *c)
{
    struct text day = { 0 };

    if (c->not_after == NANOS_NONE)
        return;
    clock_local_date(&day, c->not_after);
    text_printf(j->out, _("    valid until %s\n"), text_str(&day));
    if (c->not_after < j->now) {
        j->wrong = true;
        advise(j, _("The certificate ended on %s: whoever runs the server has to renew it."),
               text_str(&day));
    } else if (c->not_after - j->now < SOON) {
        advise(j, _("The certificate ends on %s, soon."), text_str(&day));
    }
    if (c->not_before != NANOS_NONE && c->not_before > j->now) {
        j->wrong = true;
        advise(j, _("The certificate is not valid yet: is the clock of this host right?"));
    }
    text_done(&day);
}

static void judge_certificate(struct judge *j, const struct probe_contact *c)
{
    const struct probe_target *t = &j->probe->target;
    struct certificate read;

    if (!certificate_read(text_view(&c->tls.chain), &read)) {
        text_adds(j->out, _("    no certificate that can be read\n"));
        j->wrong = true;
        return;
    }
    text_printf(j->out, _("    certificate of %s, issued by %s\n"), read.names, read.issuer);
    judge_dates(j, &read);
    if (!probe_target_has(t, &read)) {
        j->wrong = true;
        advise(j,
               _("The certificate is for %s, not for %s: a client that verifies it hangs up. Call "
                 "by a name that it is for, or have the server's certificate mended (RFC 5922)."),
               read.names, t->host);
    }
    if (c->tls.verdict == 0) {
        text_adds(j->out, _("    its chain leads to a root that this host trusts\n"));
        return;
    }
    text_printf(j->out, _("    its chain is not trusted here: %s\n"), c->tls.reason);
    if (read.not_after != NANOS_NONE && read.not_after < j->now)
        return; /* that was told */
    j->wrong = true;
    advise(j,
           _("This host does not trust the certificate (%s): add its issuer to the roots that "
             "your PBX trusts, or have the server send the certificates in between."),
           c->tls.reason);
}

/* --- answers --- */

/* The top Via of the answer, which is ours with what the server saw (RFC 3261 section 18.2.1). */
static bool read_via(const struct sip_message *m, struct via *via)
{
    struct sip_values values = { 0 };

    return sip_next_value(m, HEADER_VIA, &values) && via_parse(sip_text(m, values.value), via);
}

static bool in_list(const struct network *list, size_t n, struct addr addr)
{
    for (size_t i = 0; i < n; i++)
        if (network_contains(list[i], addr))
            return true;
    return false;
}

static void judge_public(struct judge *j, const struct probe_contact *c, const struct via *via)
{
    const struct trunk *trunk = j->probe->target.trunk;
    struct text seen = { 0 };
    uint64_t port = 0;

    if (via->received.p == NULL || !addr_parse(via->received, &j->seen)) {
        if (addr_is_private(c->local.addr))
            text_adds(j->out, _("    the server does not tell by which address it sees you\n"));
        j->seen = (struct addr){ 0 };
        return;
    }
    if (via->rport.n > 0 && !slice_u64(via->rport, &port))
        port = 0;
    endpoint_print(&seen, (struct endpoint){ j->seen, (uint16_t)(port <= 65535 ? port : 0) });
    text_printf(j->out, _("    the server sees you as %s\n"), text_str(&seen));
    if (!addr_eq(j->seen, c->local.addr))
        advise(j,
               _("A NAT is between: what leaves as one address arrives as %s. Contact and SDP have "
                 "to name the outer one."),
               text_str(&seen));
    else if (port > 0 && port != c->local.port)
        advise(j, _("A NAT changes the port on the way."));
    text_done(&seen);
    addr_print(&seen, j->seen);
    if (trunk != NULL && trunk->n_acl > 0) {
        bool listed = in_list(trunk->acl, trunk->n_acl, j->seen);

        text_printf(j->out,
                    listed ? _("    %s is in the ACL of trunk %s\n")
                           : _("    %s is not in the ACL of trunk %s\n"),
                    text_str(&seen), trunk->name);
        if (!listed) {
            j->wrong = true;
            advise(j,
                   _("Add %s to the access control list of trunk %s in the provider's console (and "
                     "to acl: in trunks.yaml), or send from an address that is there."),
                   text_str(&seen), trunk->name);
        }
    }
    text_done(&seen);
}

static const struct {
    unsigned status;
    bool wrong;
    const char *advice; /* N_() */
} statuses[] = {
    { 401, false,
      N_("It asks for a password even for OPTIONS: it is there, and takes you for a user.") },
    { 403, true,
      N_("403: the server knows you and refuses. For a trunk by address this is the access control "
         "list: compare the address by which it sees you.") },
    { 404, false, N_("404 to OPTIONS: it is there; no user of this name is.") },
    { 405, false, N_("405: it is there, and takes no OPTIONS.") },
    { 407, false,
      N_("It asks for a password even for OPTIONS: it is there; the trunk works with "
         "credentials.") },
    { 408, true, N_("408: a server on the way got no answer from the one behind it.") },
    { 483, true, N_("483: too many hops; the request runs in a circle.") },
    { 501, false, N_("501: it is there, and knows no OPTIONS.") },
    { 503, true,
      N_("503: it is there, and takes nothing from you now: overloaded, or it bars an address "
         "that asks too often.") },
};

static void judge_status(struct judge *j, unsigned status)
{
    for (size_t i = 0; i < ARRAY_SIZE(statuses); i++)
        if (statuses[i].status == status) {
            j->wrong = j->wrong || statuses[i].wrong;
            advise(j, "%s", _(statuses[i].advice));
            return;
        }
    if (status >= 500) {
        j->wrong = true;
        advise(j, _("%u: it is there, and has a fault of its own."), status);
    } else if (status >= 300) {
        advise(j, _("%u to OPTIONS: it is there."), status);
    }
}

static void judge_answer(struct judge *j, const struct probe_contact *c)
{
    struct sip_message m;
    struct via via;

    if (!sip_scan(text_view(&c->answer), &m) || m.request) {
        j->wrong = true;
        text_adds(j->out, _("what came is no SIP\n"));
        advise(j, _("Something else than a SIP server answers there: is the port right?"));
        return;
    }
    struct slice reason = sip_text(&m, m.reason);
    text_printf(j->out, _("OPTIONS: %u %.*s after %.2f s\n"), (unsigned)m.status, SLICE_ARG(reason),
                nanos_seconds(c->ended - c->began));
    j->answered[c->place.transport] = true;
    if (read_via(&m, &via))
        judge_public(j, c, &via);
    judge_status(j, (unsigned)m.status);
}

/* --- places --- */

static void judge_silence(struct judge *j, const struct probe_contact *c)
{
    j->silent[c->place.transport] = true;
    if (c->place.transport == TRANSPORT_UDP)
        text_printf(j->out, _("OPTIONS sent once: nothing came in %d s\n"),
                    (int)(PROBE_PATIENCE / NANOS_PER_S));
    else if (c->request.n > 0)
        text_printf(j->out, _("connected, OPTIONS sent once: nothing came in %d s\n"),
                    (int)(PROBE_PATIENCE / NANOS_PER_S));
    else
        text_printf(j->out, _("no connection in %d s: nothing comes back\n"),
                    (int)(PROBE_PATIENCE / NANOS_PER_S));
}

static void judge_open(struct judge *j, const struct probe_contact *c)
{
    j->answered[c->place.transport] = true;
    if (c->tls.tried) {
        text_printf(j->out, _("connected, %s\n"), c->tls.version);
        return;
    }
    text_adds(j->out, c->place.transport == TRANSPORT_TLS
                          ? _("connected; TLS is not tried, for want of OpenSSL\n")
                          : _("connected\n"));
}

static void judge_contact(struct judge *j, const struct probe_contact *c)
{
    struct text to = { 0 };

    endpoint_print(&to, c->place.to);
    text_printf(j->out, "  %s %s: ", text_str(&to), transport_names[c->place.transport]);
    text_done(&to);
    switch (c->outcome) {
    case PROBE_NOT_SENT:
        text_printf(j->out, _("could not be sent: %s\n"), strerror(c->reason));
        break;
    case PROBE_SILENT:
        judge_silence(j, c);
        break;
    case PROBE_REFUSED:
        j->refused[c->place.transport] = true;
        text_adds(j->out, c->place.transport == TRANSPORT_UDP
                              ? _("nobody listens there (ICMP: port unreachable)\n")
                              : _("refused: nobody listens there, or a firewall rejects it\n"));
        break;
    case PROBE_UNREACHABLE:
        text_printf(j->out, _("cannot be reached: %s\n"), strerror(c->reason));
        break;
    case PROBE_OPEN:
        judge_open(j, c);
        break;
    case PROBE_ANSWERED:
        judge_answer(j, c);
        break;
    case PROBE_TLS_FAILED:
        text_printf(j->out, _("connected, no TLS: %s\n"),
                    c->tls.alert[0] != '\0' ? c->tls.alert : _("the connection ended"));
        break;
    }
    if (c->tls.done)
        judge_certificate(j, c);
}

/* Whether a client would have got through. */
static void judge_first(struct judge *j)
{
    const struct probe *p = j->probe;
    enum transport first = p->target.transport;
    bool through = false;

    for (size_t i = 0; i < p->n_contacts; i++)
        if (p->contacts[i].place.first) {
            first = p->contacts[i].place.transport;
            through = through || p->contacts[i].outcome == PROBE_ANSWERED;
        }
    if (p->n_contacts == 0 || through)
        return;
    j->wrong = true;
    if (j->refused[first])
        advise(j,
               _("Calls by %s are refused: the server is down, listens elsewhere, or a firewall "
                 "rejects them. Check address and port."),
               transport_names[first]);
    else if (first == TRANSPORT_UDP && j->silent[first] && j->answered[TRANSPORT_TCP])
        advise(
            j, "%s",
            _("TCP gets through and UDP brings nothing back: a firewall drops UDP, or the server "
              "ignores OPTIONS of those it does not know. Allow UDP to and from its port, or use "
              "TCP."));
    else if (j->silent[first])
        advise(
            j,
            _("Nothing came back by %s: a firewall drops what is sent or what comes back, or the "
              "server ignores OPTIONS of those it does not know. Allow its addresses and ports in "
              "both directions; watch with: sipwhy -i any. One packet may be lost: try again "
              "after 15 s."),
            transport_names[first]);
    else
        advise(j, _("The server was not reached by %s."), transport_names[first]);
}

void probe_done(struct probe *p)
{
    probe_target_done(&p->target);
    probe_lookup_done(&p->lookup);
    probe_lookup_done(&p->other);
    for (size_t i = 0; i < p->n_contacts; i++)
        probe_contact_done(&p->contacts[i]);
    free(p->contacts);
    free(p->resolver);
    free(p->other_resolver);
    *p = (struct probe){ 0 };
}

bool probe_judge(const struct probe *p, nanos_t now, struct text *out)
{
    struct judge j = { .probe = p, .now = now, .out = out };

    text_printf(out, "%s\n", p->target.uri);
    judge_names(&j);
    if (p->n_contacts > 0)
        text_printf(out, "%s\n", _("Servers"));
    for (size_t i = 0; i < p->n_contacts; i++)
        judge_contact(&j, &p->contacts[i]);
    judge_first(&j);
    text_printf(out, "%s\n", j.wrong ? _("What to do") : _("What it means"));
    if (!j.wrong)
        text_printf(out, "  %s\n",
                    _("The server is there and answers; what calls need of names, network and "
                      "transport is in order."));
    text_slice(out, text_view(&j.advice));
    text_done(&j.advice);
    return j.wrong;
}
