/* judge.c - what was tried, what came, what it means and what to do. */
#include "config.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "probe/judge_private.h"
#include "probe/route.h"
#include "probe/voice.h"

#define SOON (30 * 24 * 3600 * NANOS_PER_S) /* a certificate that ends soon */

static const char *const transport_names[] = {
    [TRANSPORT_UDP] = "UDP", [TRANSPORT_TCP] = "TCP", [TRANSPORT_TLS] = "TLS"
};

void judge_advise(struct judge *j, const char *format, ...)
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

/* --- checks --- */

void judge_begin(struct judge *j)
{
    j->before.words = j->out->n;
    j->before.advice = j->advice.n;
    j->before.wrong = j->wrong;
    j->wrong = false;
}

/* `about` has kind, outcome, number and run; it is open if it is said to be. */
void judge_end(struct judge *j, struct check about)
{
    struct text words = { 0 }, advice = { 0 };

    text_slice(&words, slice_sub(text_view(j->out), j->before.words, j->out->n));
    text_slice(&advice, slice_sub(text_view(&j->advice), j->before.advice, j->advice.n));
    about.target = j->probe->target.uri;
    about.host = j->probe->target.host;
    about.words = text_str(&words);
    about.advice = text_str(&advice);
    about.result = j->wrong ? CHECK_WRONG : about.result;
    checks_add(j->checks, &about);
    text_done(&words);
    text_done(&advice);
    j->wrong = j->wrong || j->before.wrong;
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
        judge_advise(j, _("The certificate ended on %s: whoever runs the server has to renew it."),
                     text_str(&day));
    } else if (c->not_after - j->now < SOON) {
        judge_advise(j, _("The certificate ends on %s, soon."), text_str(&day));
    }
    if (c->not_before != NANOS_NONE && c->not_before > j->now) {
        j->wrong = true;
        judge_advise(j, _("The certificate is not valid yet: is the clock of this host right?"));
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
        judge_advise(
            j,
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
    judge_advise(
        j,
        _("This host does not trust the certificate (%s): add its issuer to the roots that "
          "your PBX trusts, or have the server send the certificates in between."),
        c->tls.reason);
}

/* --- answers --- */

bool judge_read_via(const struct sip_message *m, struct via *via)
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
        judge_advise(
            j,
            _("A NAT is between: what leaves as one address arrives as %s. Contact and SDP have "
              "to name the outer one."),
            text_str(&seen));
    else if (port > 0 && port != c->local.port)
        judge_advise(j, _("A NAT changes the port on the way."));
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
            judge_advise(
                j,
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
            judge_advise(j, "%s", _(statuses[i].advice));
            return;
        }
    if (status >= 500) {
        j->wrong = true;
        judge_advise(j, _("%u: it is there, and has a fault of its own."), status);
    } else if (status >= 300) {
        judge_advise(j, _("%u to OPTIONS: it is there."), status);
    }
}

static void judge_answer(struct judge *j, const struct probe_contact *c)
{
    struct sip_message m;
    struct via via;

    if (!sip_scan(text_view(&c->answer), &m) || m.request) {
        j->wrong = true;
        text_adds(j->out, _("what came is no SIP\n"));
        judge_advise(j, _("Something else than a SIP server answers there: is the port right?"));
        return;
    }
    struct slice reason = sip_text(&m, m.reason);
    text_printf(j->out, _("OPTIONS: %u %.*s after %.2f s\n"), (unsigned)m.status, SLICE_ARG(reason),
                nanos_seconds_between(c->began, c->ended));
    j->answered[c->place.transport] = true;
    if (judge_read_via(&m, &via))
        judge_public(j, c, &via);
    voice_print_hops(c->ttl, j->out);
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

/* What a rule of an output chain drops fails so. */
static void judge_not_sent(struct judge *j, const struct probe_contact *c)
{
    text_printf(j->out, _("could not be sent: %s\n"), strerror(c->reason));
    if (c->reason != EPERM)
        return;
    j->wrong = true;
    judge_advise(j, "%s",
                 _("A firewall of this host itself does not let it out: look at its output rules "
                   "(nft list ruleset)."));
}

/* ICMP names who says so. */
static void judge_unreachable(struct judge *j, const struct probe_contact *c)
{
    struct text by = { 0 }, why = { 0 };

    if (c->said.by.family == ADDR_NONE) {
        text_printf(j->out, _("cannot be reached: %s\n"), strerror(c->reason));
        return;
    }
    addr_print(&by, c->said.by);
    route_print_icmp(&c->said, &why);
    text_printf(j->out, _("cannot be reached, says %s: %s\n"), text_str(&by), text_str(&why));
    if (route_is_ttl_ended(&c->said))
        judge_advise(j, _("The OPTIONS left with TTL %d, and %s says that it ended there. %s"),
                     c->own_ttl, text_str(&by), route_icmp_advice(&c->said));
    else
        judge_advise(j, _("%s does not let the OPTIONS through (%s). %s"), text_str(&by),
                     text_str(&why), route_icmp_advice(&c->said));
    j->wrong = true;
    text_done(&by);
    text_done(&why);
}

static const char *const outcome_names[] = {
    [PROBE_NOT_SENT] = "not-sent",       [PROBE_SILENT] = "silent",  [PROBE_REFUSED] = "refused",
    [PROBE_UNREACHABLE] = "unreachable", [PROBE_OPEN] = "connected", [PROBE_ANSWERED] = "answered",
    [PROBE_TLS_FAILED] = "tls-failed"
};

/* What was done there, and of an answer its status. */
static void end_contact(struct judge *j, const struct probe_contact *c, bool asked)
{
    struct text to = { 0 };
    unsigned status = 0;
    struct slice rest = text_view(&c->answer);
    uint64_t number;

    endpoint_print(&to, c->place.to);
    char *run =
        xasprintf(asked ? _("OPTIONS %s to %s by %s, once") : _("a connection for %s to %s by %s"),
                  j->probe->target.uri, text_str(&to), transport_names[c->place.transport]);
    slice_cut(&rest, ' ');
    if (c->outcome == PROBE_ANSWERED && slice_u64(slice_cut(&rest, ' '), &number) && number < 700)
        status = (unsigned)number;
    bool good = c->outcome == PROBE_ANSWERED || c->outcome == PROBE_OPEN;
    judge_end(j, (struct check){ .kind = asked ? CHECK_OPTIONS : CHECK_CONNECT,
                                 .result = good                         ? CHECK_GOOD
                                           : c->outcome == PROBE_SILENT ? CHECK_OPEN
                                                                        : CHECK_WRONG,
                                 .outcome = outcome_names[c->outcome],
                                 .number = status,
                                 .run = run });
    free(run);
    text_done(&to);
}

/* An answer that repeats the request otherwise than it was sent. */
static void check_alg(struct judge *j, const struct probe_contact *c)
{
    if (c->outcome != PROBE_ANSWERED || c->place.transport == TRANSPORT_TLS)
        return;
    judge_begin(j);
    bool changed = judge_alg(c, j->out);
    if (changed) {
        j->wrong = true;
        judge_advise(
            j, "%s",
            _("The answer repeats the request otherwise than it was sent: an ALG, a router's SIP "
              "helper, rewrites messages on the way. Switch it off there."));
    }
    judge_end(j, (struct check){ .kind = CHECK_ALG,
                                 .outcome = changed ? "changed" : "same",
                                 .run = _("Via, From and Call-ID of the answer compared with the "
                                          "request") });
}

static void judge_contact(struct judge *j, const struct probe_contact *c)
{
    struct text to = { 0 };
    bool asked = c->request.n > 0 || c->place.transport == TRANSPORT_UDP;

    judge_begin(j);
    endpoint_print(&to, c->place.to);
    text_printf(j->out, "  %s %s: ", text_str(&to), transport_names[c->place.transport]);
    text_done(&to);
    switch (c->outcome) {
    case PROBE_NOT_SENT:
        judge_not_sent(j, c);
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
        judge_unreachable(j, c);
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
    end_contact(j, c, asked);
    check_alg(j, c);
}

/* --- fragments and ways --- */

static const struct probe_contact *contact_at(const struct probe *p, const struct probe_place *at,
                                              enum probe_outcome outcome)
{
    for (size_t i = 0; i < p->n_contacts; i++)
        if (addr_eq(p->contacts[i].place.to.addr, at->to.addr) && p->contacts[i].outcome == outcome)
            return &p->contacts[i];
    return NULL;
}

static void judge_large(struct judge *j, const struct probe_contact *large)
{
    const struct probe_contact *small = contact_at(j->probe, &large->place, PROBE_ANSWERED);
    size_t before = j->advice.n;

    if (small == NULL)
        return;
    judge_begin(j);
    const char *outcome = judge_fragments(small, large, j->out, &j->advice);
    j->wrong = j->advice.n > before;
    char *run =
        xasprintf(_("OPTIONS of %zu bytes, after one of %zu"), large->request.n, small->request.n);
    judge_end(j,
              (struct check){ .kind = CHECK_FRAGMENTS,
                              .result = large->outcome == PROBE_ANSWERED ? CHECK_GOOD : CHECK_OPEN,
                              .outcome = outcome,
                              .run = run });
    free(run);
}

static void judge_route(struct judge *j, const struct route *r)
{
    struct probe_place at = { .to = r->to };
    struct text to = { 0 };

    judge_begin(j);
    bool alive = contact_at(j->probe, &at, PROBE_ANSWERED) != NULL;
    j->wrong = probe_route_judge(r, alive, j->out, &j->advice);
    endpoint_print(&to, r->to);
    char *run = xasprintf(_("UDP with rising TTL to %s"), text_str(&to));
    judge_end(j, (struct check){ .kind = CHECK_HOPS,
                                 .result = route_length(r) > 0 || alive ? CHECK_GOOD : CHECK_OPEN,
                                 .outcome = route_outcome(r),
                                 .number = (unsigned)route_length(r),
                                 .run = run });
    free(run);
    text_done(&to);
}

static void advise_on_first(struct judge *j, enum transport first)
{
    j->wrong = true;
    if (j->refused[first])
        judge_advise(
            j,
            _("Calls by %s are refused: the server is down, listens elsewhere, or a firewall "
              "rejects them. Check address and port."),
            transport_names[first]);
    else if (first == TRANSPORT_UDP && j->silent[first] && j->answered[TRANSPORT_TCP])
        judge_advise(
            j, "%s",
            _("TCP gets through and UDP brings nothing back: a firewall drops UDP, or the server "
              "ignores OPTIONS of those it does not know. Allow UDP to and from its port, or use "
              "TCP."));
    else if (j->silent[first])
        judge_advise(
            j,
            _("Nothing came back by %s: a firewall drops what is sent or what comes back, or the "
              "server ignores OPTIONS of those it does not know. Allow its addresses and ports in "
              "both directions; watch with: sipwhy -i any. One packet may be lost: try again "
              "after 15 s."),
            transport_names[first]);
    else
        judge_advise(j, _("The server was not reached by %s."), transport_names[first]);
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
    if (p->n_contacts == 0)
        return;
    judge_begin(j);
    if (!through)
        advise_on_first(j, first);
    char *run = xasprintf(_("requests by %s, as a client would send them"), transport_names[first]);
    judge_end(j, (struct check){ .kind = CHECK_SERVER,
                                 .outcome = through ? "reached" : "not-reached",
                                 .run = run });
    free(run);
}

void probe_done(struct probe *p)
{
    probe_target_done(&p->target);
    probe_lookup_done(&p->lookup);
    probe_lookup_done(&p->other);
    for (size_t i = 0; i < p->n_contacts; i++)
        probe_contact_done(&p->contacts[i]);
    for (size_t i = 0; i < p->n_large; i++)
        probe_contact_done(&p->large[i]);
    free(p->contacts);
    free(p->large);
    free(p->routes);
    free(p->resolver);
    free(p->other_resolver);
    *p = (struct probe){ 0 };
}

bool probe_judge(const struct probe *p, nanos_t now, struct check_list *checks, struct text *out)
{
    struct judge j = { .probe = p, .now = now, .out = out, .checks = checks };

    text_printf(out, "%s\n", p->target.uri);
    judge_names(&j);
    if (p->n_contacts > 0)
        text_printf(out, "%s\n", _("Servers"));
    for (size_t i = 0; i < p->n_contacts; i++)
        judge_contact(&j, &p->contacts[i]);
    judge_first(&j);
    for (size_t i = 0; i < p->n_large; i++)
        judge_large(&j, &p->large[i]);
    for (size_t i = 0; i < p->n_routes; i++)
        judge_route(&j, &p->routes[i]);
    text_printf(out, "%s\n", j.wrong ? _("What to do") : _("What it means"));
    if (!j.wrong)
        text_printf(out, "  %s\n",
                    _("The server is there and answers; what calls need of names, network and "
                      "transport is in order."));
    text_slice(out, text_view(&j.advice));
    text_done(&j.advice);
    return j.wrong;
}
