/* judge_nat.c - what was sent against what came back: rewritten messages, mappings of a NAT,
 * fragments. */
#include "config.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "probe/judge_private.h"
#include "sip/uri.h"

/* --- an ALG: RFC 3261 section 8.2.6.2 --- */

/* "bob@192.0.2.1:5060", without what is written around it. */
static struct slice user_and_host(struct slice value)
{
    struct name_addr who;

    if (!name_addr_parse(value, &who) || who.uri.hostport.n == 0)
        return (struct slice){ 0 };
    const char *from = who.uri.user.n > 0 ? who.uri.user.p : who.uri.hostport.p;

    return (struct slice){ from, (size_t)(who.uri.hostport.p + who.uri.hostport.n - from) };
}

static void compare_header(const struct sip_message *sent, const struct sip_message *came,
                           enum sip_header_id id, struct text *out)
{
    struct slice mine = sip_value(sent, id), theirs = sip_value(came, id);

    if (id == HEADER_FROM) {
        mine = user_and_host(mine);
        theirs = user_and_host(theirs);
    }
    if (mine.n == 0 || theirs.n == 0 || slice_ieq(mine, theirs))
        return;
    text_printf(out, _("    %s went as %.*s and came back as %.*s\n"), sip_header_name(id),
                SLICE_ARG(mine), SLICE_ARG(theirs));
}

static void compare_via(const struct sip_message *sent, const struct sip_message *came,
                        struct text *out)
{
    struct via mine, theirs;

    if (!judge_read_via(sent, &mine) || !judge_read_via(came, &theirs) ||
        slice_ieq(mine.sent_by, theirs.sent_by))
        return;
    text_printf(out, _("    %s went as %.*s and came back as %.*s\n"), sip_header_name(HEADER_VIA),
                SLICE_ARG(mine.sent_by), SLICE_ARG(theirs.sent_by));
}

bool judge_alg(const struct probe_contact *c, struct text *out)
{
    static const enum sip_header_id repeated[] = { HEADER_FROM, HEADER_CALL_ID };
    struct sip_message *m = xcalloc(2, sizeof *m);
    size_t before = out->n;

    if (sip_scan(text_view(&c->request), &m[0]) && sip_scan(text_view(&c->answer), &m[1]) &&
        !m[1].request) {
        compare_via(&m[0], &m[1], out);
        for (size_t i = 0; i < ARRAY_SIZE(repeated); i++)
            compare_header(&m[0], &m[1], repeated[i], out);
    }
    free(m);
    return out->n > before;
}

/* --- mappings: RFC 4787 section 4.1 --- */

bool judge_outer(const struct probe_contact *c, struct endpoint *out)
{
    struct sip_message *m = xmalloc(sizeof *m);
    struct via via;
    uint64_t port;
    bool good = c->outcome == PROBE_ANSWERED && c->place.transport == TRANSPORT_UDP &&
                sip_scan(text_view(&c->answer), m) && !m->request && judge_read_via(m, &via) &&
                addr_parse(via.received, &out->addr) && slice_u64(via.rport, &port) && port > 0 &&
                port <= 65535;

    if (good)
        out->port = (uint16_t)port;
    free(m);
    return good;
}

struct seen {
    const struct probe_contact *contact;
    struct endpoint outer;
};

/* Two answers of different addresses to requests from one socket address of this host. */
static bool find_pair(const struct probe *probes, size_t n, struct seen pair[2])
{
    bool first = false;

    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < probes[i].n_contacts; j++) {
            const struct probe_contact *c = &probes[i].contacts[j];
            struct endpoint outer;

            if (!judge_outer(c, &outer))
                continue;
            if (first && !addr_eq(c->place.to.addr, pair[0].contact->place.to.addr) &&
                endpoint_eq(c->local, pair[0].contact->local)) {
                pair[1] = (struct seen){ c, outer };
                return true;
            }
            if (!first)
                pair[0] = (struct seen){ c, outer };
            first = true;
        }
    return false;
}

enum nat_kind { NAT_NONE, NAT_SAME, NAT_PORT, NAT_ADDRESS };

static const char *const nat_names[] = { [NAT_NONE] = "none",
                                         [NAT_SAME] = "same",
                                         [NAT_PORT] = "port-differs",
                                         [NAT_ADDRESS] = "address-differs" };

static enum nat_kind nat_of(const struct seen pair[2])
{
    if (!addr_eq(pair[0].outer.addr, pair[1].outer.addr))
        return NAT_ADDRESS;
    if (pair[0].outer.port != pair[1].outer.port)
        return NAT_PORT;
    return endpoint_eq(pair[0].outer, pair[0].contact->local) ? NAT_NONE : NAT_SAME;
}

static const char *nat_words(enum nat_kind kind)
{
    switch (kind) {
    case NAT_NONE:
        return _("no NAT changes the address on these two ways");
    case NAT_SAME:
        return _("the NAT keeps one outer address and port for both");
    case NAT_PORT:
        return _("the NAT gives each destination a port of its own");
    case NAT_ADDRESS:
        return _("each sees another outer address");
    }
    return "";
}

static const char *nat_advice(enum nat_kind kind)
{
    switch (kind) {
    case NAT_PORT:
        return _(
            "  The mapping of the NAT depends on the destination (RFC 4787, 4.1): what STUN or "
            "one server tells of the outer port does not hold for media of another. Forward "
            "the PBX's ports for SIP and RTP, and name them in its settings.\n");
    case NAT_ADDRESS:
        return _("  Traffic leaves by more than one outer address: all of them belong into the "
                 "trunk's access control list, or send by one alone.\n");
    case NAT_NONE:
    case NAT_SAME:
        break;
    }
    return "";
}

bool probe_judge_nat(const struct probe *probes, size_t n, struct check_list *checks,
                     struct text *out)
{
    struct seen pair[2] = { 0 };
    struct text words = { 0 }, run = { 0 };

    if (!find_pair(probes, n, pair))
        return false;
    enum nat_kind kind = nat_of(pair);
    bool wrong = kind == NAT_PORT || kind == NAT_ADDRESS;
    for (int i = 0; i < 2; i++) {
        struct text to = { 0 }, outer = { 0 };

        endpoint_print(&to, pair[i].contact->place.to);
        endpoint_print(&outer, pair[i].outer);
        text_printf(&words, _("  %s sees %s\n"), text_str(&to), text_str(&outer));
        text_printf(&run, "%s%s", i > 0 ? ", " : "", text_str(&to));
        text_done(&to);
        text_done(&outer);
    }
    text_printf(&words, "  %s\n", nat_words(kind));
    text_printf(out, "%s\n", _("NAT, by two answers to one port of this host"));
    text_slice(out, text_view(&words));
    if (wrong)
        text_printf(out, "%s\n%s", _("What to do"), nat_advice(kind));
    checks_add(checks, &(struct check){ .kind = CHECK_NAT,
                                        .result = wrong ? CHECK_WRONG : CHECK_GOOD,
                                        .outcome = nat_names[kind],
                                        .target = probes[0].target.uri,
                                        .host = probes[0].target.host,
                                        .run = text_str(&run),
                                        .words = text_str(&words),
                                        .advice = nat_advice(kind) });
    text_done(&words);
    text_done(&run);
    return wrong;
}

/* --- fragments --- */

enum fragments_kind { FRAGMENTS_WHOLE, FRAGMENTS_ARRIVE, FRAGMENTS_DROPPED, FRAGMENTS_UNKNOWN };

static const char *const fragments_names[] = { [FRAGMENTS_WHOLE] = "not-cut",
                                               [FRAGMENTS_ARRIVE] = "arrive",
                                               [FRAGMENTS_DROPPED] = "dropped",
                                               [FRAGMENTS_UNKNOWN] = "unknown" };

/* `small` is the OPTIONS before it, to the same place. */
static enum fragments_kind fragments_of(const struct probe_contact *small,
                                        const struct probe_contact *large)
{
    unsigned headers = large->place.to.addr.family == ADDR_IPV4 ? 28 : 48;

    if (large->link == 0 || large->request.n + headers <= large->link)
        return FRAGMENTS_WHOLE;
    if (large->outcome == PROBE_ANSWERED)
        return FRAGMENTS_ARRIVE;
    if (large->outcome == PROBE_SILENT && small->outcome == PROBE_ANSWERED)
        return FRAGMENTS_DROPPED;
    return FRAGMENTS_UNKNOWN;
}

const char *judge_fragments(const struct probe_contact *small, const struct probe_contact *large,
                            struct text *out, struct text *advice)
{
    enum fragments_kind kind = fragments_of(small, large);
    struct text to = { 0 };

    endpoint_print(&to, large->place.to);
    text_printf(out, _("  OPTIONS of %zu bytes to %s by UDP: "), large->request.n, text_str(&to));
    text_done(&to);
    switch (kind) {
    case FRAGMENTS_WHOLE:
        text_printf(out, _("not cut, for the first link takes %u bytes: fragments are not tried\n"),
                    large->link);
        break;
    case FRAGMENTS_ARRIVE:
        text_adds(out, _("answered: its fragments arrive\n"));
        break;
    case FRAGMENTS_DROPPED:
        text_adds(out, _("nothing comes back, though a short one is answered\n"));
        text_printf(advice,
                    _("  Requests of more than %u bytes go in fragments, and these do not seem to "
                      "arrive: a firewall or NAT drops them, or the server takes none of that "
                      "size. Keep INVITEs short (fewer codecs and "
                      "headers), or use TCP (RFC 3261, 18.1.1).\n"),
                    large->link - (large->place.to.addr.family == ADDR_IPV4 ? 28 : 48));
        break;
    case FRAGMENTS_UNKNOWN:
        text_adds(out, _("whether its fragments arrive cannot be decided\n"));
        break;
    }
    return fragments_names[kind];
}
