/* capture.c - facts about the capture: what it can tell and what not; ICMP, DNS, rates. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/hash.h"
#include "base/mem.h"
#include "fact/fact_private.h"
#include "fact/sides.h"

#define LOOK_BACK 4096 /* calls that a rate looks at */

enum stat { STAT_RTP, STAT_SIP, STAT_LENGTH, STAT_JUMPS, STAT_AFTER, STAT_MEDIA };

static struct value get_stat(struct subject *s, const struct fact *f)
{
    struct calls_stats stats;

    calls_stats(s->calls, &stats);
    switch ((enum stat)f->part) {
    case STAT_RTP:
        return value_number((double)stats.rtp_packets);
    case STAT_SIP:
        return value_number((double)stats.sip_messages);
    case STAT_LENGTH:
        return value_span(stats.start, stats.end);
    case STAT_JUMPS:
        return value_number((double)stats.clock_jumps);
    case STAT_AFTER:
        return s->call != NULL ? value_span(s->call->last, stats.end) : MISSING;
    case STAT_MEDIA:
        return value_bool(stats.rtp_packets > 0);
    }
    return MISSING;
}

static struct value get_late(struct subject *s)
{
    return value_bool(s->call->started_before);
}

static struct value get_gap(struct subject *s)
{
    return value_bool(s->sparse || calls_in_capture_gap(s->calls, s->call));
}

static struct value get_written(struct subject *s)
{
    return value_bool(s->call->written);
}

static struct value get_cut(struct subject *s)
{
    for (uint32_t i = 0; i < s->call->n_messages; i++)
        if ((s->call->messages[i].flags & (MESSAGE_CUT | MESSAGE_LIMITED)) == MESSAGE_CUT)
            return value_bool(true);
    return value_bool(false);
}

/* All messages of the call went the same way, although some of them answer what was not
 * captured: an ACK or a response without its request, or requests of a confirmed dialog without
 * any response. */
static struct value get_one_sided(struct subject *s)
{
    const struct call *call = s->call;
    bool caller = false, callee = false, implied = false;

    for (uint32_t i = 0; i < call->n_messages && !(caller && callee); i++) {
        const struct call_message *m = &call->messages[i];
        enum call_side side = view_sender(s->view, i);

        caller = caller || side == SIDE_CALLER;
        callee = callee || side == SIDE_CALLEE;
        implied = implied || m->status || m->method == SIP_ACK || m->to_tag;
    }
    return value_bool(implied && !(caller && callee));
}

/* ICMP errors */

static const char *icmp_name(const struct frame_icmp *icmp)
{
    static const struct {
        uint8_t family, type, code; /* code 255: any */
        const char *name;
    } names[] = {
        { ADDR_IPV4, 3, 3, "port" },        { ADDR_IPV4, 3, 9, "prohibited" },
        { ADDR_IPV4, 3, 10, "prohibited" }, { ADDR_IPV4, 3, 13, "prohibited" },
        { ADDR_IPV4, 3, 4, "too big" },     { ADDR_IPV4, 3, 255, "unreachable" },
        { ADDR_IPV4, 11, 255, "ttl" },      { ADDR_IPV6, 1, 4, "port" },
        { ADDR_IPV6, 1, 1, "prohibited" },  { ADDR_IPV6, 1, 5, "prohibited" },
        { ADDR_IPV6, 1, 6, "prohibited" },  { ADDR_IPV6, 1, 255, "unreachable" },
        { ADDR_IPV6, 2, 255, "too big" },   { ADDR_IPV6, 3, 255, "ttl" },
    };

    for (size_t i = 0; i < ARRAY_SIZE(names); i++)
        if (names[i].family == icmp->family && names[i].type == icmp->type &&
            (names[i].code == icmp->code || names[i].code == 255))
            return names[i].name;
    return "other";
}

static const struct icmp_event *icmp_of(struct subject *s, bool media)
{
    struct derived *d = s->derived;

    if (!d->icmp_done) {
        d->icmp_done = true;
        for (uint32_t i = s->call->n_icmp; i-- > 0;) {
            const struct icmp_event *e = calls_icmp(s->calls, s->call->more->icmp[i]);

            if (e != NULL && !e->about_media)
                d->icmp_sip = e;
        }
        d->icmp_media = icmp_about_media(s, false);
    }
    return media ? d->icmp_media : d->icmp_sip;
}

enum icmp_part {
    ICMP_KIND,
    ICMP_SRC,
    ICMP_DST,
    ICMP_FROM_PRIVATE,
    ICMP_FROM_TARGET,
    ICMP_TEXT,
    ICMP_FROM_OWN,
    ICMP_DST_OWN,
    ICMP_DURING
};

static struct value icmp_text(struct subject *s, const struct icmp_event *e)
{
    struct text src = { 0 }, dst = { 0 };

    addr_print(&src, e->src);
    endpoint_print(&dst, e->icmp.dst);
    struct value value = value_format(s, _("ICMP type %u code %u from %s about a packet to %s"),
                                      (unsigned)e->icmp.type, (unsigned)e->icmp.code,
                                      text_str(&src), text_str(&dst));
    text_done(&src);
    text_done(&dst);
    return value;
}

static bool sdp_names(struct subject *s, enum message_role role, struct addr addr)
{
    uint32_t i = role_message(s, role);
    const struct sdp *sdp = i == NO_INDEX ? NULL : view_sdp(s->view, i);

    for (size_t m = 0; sdp != NULL && m < sdp->n_media; m++)
        if (addr_eq(sdp->media[m].rtp.addr, addr))
            return true;
    return false;
}

static bool is_own_host(struct subject *s, struct addr addr)
{
    return s->sides != NULL && sides_of(s->sides, addr) == HOST_OWN;
}

/* Was the quoted packet on its way to us? Its destination tells: an address that one of the SDPs
 * names, else one that is known to be ours; but what left from us did not come to us. */
static bool quotes_inbound(struct subject *s, const struct frame_icmp *icmp)
{
    if (sdp_names(s, ROLE_OWN, icmp->dst.addr))
        return true;
    if (sdp_names(s, ROLE_FAR, icmp->dst.addr) || sdp_names(s, ROLE_OWN, icmp->src.addr))
        return false;
    return is_own_host(s, icmp->dst.addr) &&
           (sdp_names(s, ROLE_FAR, icmp->src.addr) || !is_own_host(s, icmp->src.addr));
}

/* A call whose end was not captured may have been over when the error came. It was not where a
 * message follows, voice of the host that was to get the packet, or voice for it for so long as
 * nobody sends after a BYE. */
static bool goes_on_after(struct subject *s, const struct icmp_event *e)
{
    static const nanos_t long_after = 8 * NANOS_PER_S;
    const struct call *call = s->call;

    if (call->end != NANOS_NONE)
        return e->time < call->end;
    if (call->n_messages > 0 && call->messages[call->n_messages - 1].time > e->time)
        return true;
    for (uint32_t i = 0; i < call->n_streams; i++) {
        const struct stream *stream = streams_at(calls_streams(s->calls), call->streams[i]);

        if (addr_eq(stream->src.addr, e->icmp.dst.addr) && stream->end > e->time)
            return true;
        if (addr_eq(stream->dst.addr, e->icmp.dst.addr) && stream->end > e->time + long_after)
            return true;
    }
    return false;
}

static struct value icmp_value(struct subject *s, const struct icmp_event *e, enum icmp_part part)
{
    switch (part) {
    case ICMP_KIND:
        return value_text(slice_of(icmp_name(&e->icmp)));
    case ICMP_SRC:
        return value_addr(e->src);
    case ICMP_DST:
        return value_endpoint(s, e->icmp.dst);
    case ICMP_FROM_PRIVATE:
        return value_bool(addr_is_private(e->src));
    case ICMP_FROM_TARGET:
        return value_bool(addr_eq(e->src, e->icmp.dst.addr));
    case ICMP_FROM_OWN:
        return value_bool(is_own_host(s, e->src));
    case ICMP_DST_OWN:
        return value_bool(quotes_inbound(s, &e->icmp));
    case ICMP_DURING:
        return value_bool(s->call->answered != NANOS_NONE && e->time >= s->call->answered &&
                          goes_on_after(s, e));
    case ICMP_TEXT:
        break;
    }
    return icmp_text(s, e);
}

static struct value get_icmp(struct subject *s, const struct fact *f)
{
    const struct icmp_event *e = icmp_of(s, f->which);

    if (e == NULL)
        return MISSING;
    return value_in_packet(PLACE_ICMP, e->frame, icmp_value(s, e, f->part), icmp_text(s, e).text);
}

/* Rates */

static const struct endpoint *caller_of(struct subject *s, const struct call *call)
{
    const struct flow *flow = calls_flow(s->calls, call->caller_flow);

    return flow != NULL ? &flow->src : NULL;
}

static bool same_caller(struct subject *s, const struct call *other)
{
    const struct endpoint *a = caller_of(s, s->call), *b = caller_of(s, other);

    return a != NULL && b != NULL && addr_eq(a->addr, b->addr);
}

size_t call_position(struct subject *s)
{
    return calls_after(s->calls, s->call->id - 1);
}

/* New calls by the same caller in the second up to this one's INVITE, itself among them. */
static struct value get_rate(struct subject *s)
{
    size_t i = call_position(s);
    uint32_t n = 1;

    for (size_t back = 0; i-- > 0 && back < LOOK_BACK; back++) {
        const struct call *other = calls_at(s->calls, i);

        if (s->call->start - other->start > NANOS_PER_S)
            break;
        n += other->method == SIP_INVITE && same_caller(s, other);
    }
    return value_number(n);
}

static bool active_at(const struct call *call, nanos_t t)
{
    return call->method == SIP_INVITE && call->start < t &&
           (call->end == NANOS_NONE ? call->state == CALL_ANSWERED || call->state == CALL_RINGING
                                    : call->end > t);
}

/* Calls with the same caller or callee address that were up when this one began. */
static struct value get_concurrent(struct subject *s)
{
    size_t i = call_position(s);
    uint32_t n = 0;

    for (size_t back = 0; i-- > 0 && back < LOOK_BACK; back++) {
        const struct call *other = calls_at(s->calls, i);

        n += active_at(other, s->call->start) && same_caller(s, other);
    }
    return value_number(n);
}

/* DNS */

enum dns_part { DNS_NAME, DNS_RESULT, DNS_SERVER, DNS_TRIES };

static struct value dns_result(struct subject *s, const struct dns_lookup *l)
{
    if (l->answered == NANOS_NONE)
        return value_text(slice_of(_("no answer")));
    if (l->rcode == 0)
        return value_text(slice_of(_("an answer without an address")));
    const char *name = dns_rcode_name(l->rcode);
    return name != NULL ? value_text(slice_of(name))
                        : value_format(s, "RCODE %u", (unsigned)l->rcode);
}

static struct value get_dns(struct subject *s, const struct fact *f)
{
    const struct dns_lookup *l = failed_lookup(s);

    if (l == NULL)
        return MISSING;
    struct value value = MISSING, result = dns_result(s, l);
    switch ((enum dns_part)f->part) {
    case DNS_NAME:
        value = value_text(arena_slice(s->arena, lookup_base_name(l)));
        break;
    case DNS_RESULT:
        value = result;
        break;
    case DNS_SERVER:
        value = value_endpoint(s, l->server);
        break;
    case DNS_TRIES:
        value = value_number(l->tries);
        break;
    }
    const char *type = dns_type_name(l->type);
    struct value text = value_format(s, "%s %s: " SLICE_FMT, type != NULL ? type : "?", l->name,
                                     SLICE_ARG(result.text));
    return value_in_packet(PLACE_DNS, l->answer_frame ? l->answer_frame : l->frame, value,
                           text.text);
}

/* The Contact of the 2xx is a name, and the lookups in the capture found nothing or a private
 * address. */
static struct value get_contact_name(struct subject *s)
{
    const struct value *host = fact_asked(s, ASK_OK_CONTACT_HOST);
    struct calls_stats stats;
    struct addr addr;

    calls_stats(s->calls, &stats);
    if (host->kind != VALUE_TEXT || addr_parse(host->text, &addr))
        return MISSING;
    for (size_t i = 0; i < calls_lookup_count(s->calls); i++) {
        const struct dns_lookup *l = calls_lookup(s->calls, i);

        if (!lookup_is_address(l) || !slice_ieq(slice_of(l->name), host->text))
            continue;
        bool bad = lookup_failed(l, stats.end) || (l->n_addrs && addr_is_private(l->addrs[0]));
        struct value text = value_format(s, "%s %s", dns_type_name(l->type), l->name);
        return value_in_packet(PLACE_DNS, l->answer_frame ? l->answer_frame : l->frame,
                               value_bool(bad), text.text);
    }
    return MISSING;
}

/* Requests that one stranger sends one after the other are a search for a way in. */

struct source_count {
    struct addr addr;
    uint32_t refused;
};

static bool is_refused_register(const struct call *call)
{
    return call->method == SIP_REGISTER && (call->status == 401 || call->status == 403 ||
                                            call->status == 404 || call->status == 407);
}

static struct source_count count_sources(struct subject *s)
{
    struct source_count *counts = NULL, worst = { 0 };
    struct hash by_addr = { 0 };
    size_t n = 0, room = 0;

    for (size_t i = 0; i < calls_count(s->calls); i++) {
        const struct call *call = calls_at(s->calls, i);
        const struct endpoint *from = is_refused_register(call) ? caller_of(s, call) : NULL;

        if (from == NULL)
            continue;
        uint64_t key = addr_hash(from->addr);
        uint32_t k = hash_get(&by_addr, key);

        if (k == NO_INDEX) {
            k = (uint32_t)n;
            hash_put(&by_addr, key, k);
            VEC_PUSH(counts, n, room) = (struct source_count){ .addr = from->addr };
        }
        if (++counts[k].refused > worst.refused)
            worst = counts[k];
    }
    free(counts);
    hash_done(&by_addr);
    return worst;
}

static const struct source_count *worst_source(struct subject *s)
{
    if (s->derived->worst_source == NULL) {
        struct source_count *worst = arena_alloc(s->arena, sizeof *worst);

        *worst = count_sources(s);
        s->derived->worst_source = worst;
    }
    return s->derived->worst_source;
}

static struct value get_register_refused(struct subject *s, const struct fact *f)
{
    const struct source_count *worst = worst_source(s);

    if (worst->refused == 0)
        return MISSING;
    return f->part == 0 ? value_number(worst->refused) : value_addr(worst->addr);
}

/* The fastest second: calls that began within it, by one caller. */
static struct value get_peak(struct subject *s)
{
    uint32_t peak = 0;
    size_t n = calls_count(s->calls), from = 0;

    uint32_t in_window = 0;
    for (size_t i = 0; i < n; i++) {
        const struct call *call = calls_at(s->calls, i);

        in_window += call->method == SIP_INVITE;
        while (from < i && call->start - calls_at(s->calls, from)->start > NANOS_PER_S)
            in_window -= calls_at(s->calls, from++)->method == SIP_INVITE;
        peak = in_window > peak ? in_window : peak;
    }
    return value_number(peak);
}

#define STAT(name, part, unit, meaning)                                                            \
    FACT_ROW(name, VALUE_NUMBER, get_stat, unit, meaning, true, 0, part)
#define FACT(name, kind, get, capture, part, meaning)                                              \
    FACT_ROW(name, kind, get, NULL, meaning, capture, 0, part)
#define ICMP(name, kind, media, part, meaning)                                                     \
    FACT_ROW(name, kind, get_icmp, NULL, meaning, false, media, part)
#define ICMP_FACTS(prefix, media)                                                                  \
    ICMP(prefix ".kind", VALUE_TEXT, media, ICMP_KIND,                                             \
         N_("port, prohibited, unreachable, ttl, too big or other")),                              \
        ICMP(prefix ".src", VALUE_ADDR, media, ICMP_SRC, N_("who sent the ICMP error")),           \
        ICMP(prefix ".dst", VALUE_TEXT, media, ICMP_DST, N_("where the packet was to go")),        \
        ICMP(prefix ".text", VALUE_TEXT, media, ICMP_TEXT, N_("the ICMP error in words")),         \
        ICMP(prefix ".from_private", VALUE_BOOL, media, ICMP_FROM_PRIVATE,                         \
             N_("whether it comes from a private address")),                                       \
        ICMP(prefix ".from_own", VALUE_BOOL, media, ICMP_FROM_OWN,                                 \
             N_("whether it comes from our own side")),                                            \
        ICMP(prefix ".dst_own", VALUE_BOOL, media, ICMP_DST_OWN,                                   \
             N_("whether the packet was on its way to our own side")),                             \
        ICMP(prefix ".during_call", VALUE_BOOL, media, ICMP_DURING,                                \
             N_("whether it came while the call was up")),                                         \
        ICMP(prefix ".from_target", VALUE_BOOL, media, ICMP_FROM_TARGET,                           \
             N_("whether it comes from where the packet was to go"))

static const struct fact facts[] = {
    STAT("capture.rtp_packets", STAT_RTP, NULL, N_("RTP packets in the capture")),
    STAT("capture.sip_messages", STAT_SIP, NULL, N_("SIP messages in the capture")),
    STAT("capture.length", STAT_LENGTH, N_("seconds"), N_("time from first to last packet")),
    STAT("capture.clock_jumps", STAT_JUMPS, NULL, N_("times its clock was set")),
    FACT("capture.after", VALUE_NUMBER, get_stat, false, STAT_AFTER,
         N_("seconds that it goes on after the last of the call")),
    FACT("capture.media", VALUE_BOOL, get_stat, true, STAT_MEDIA,
         N_("whether it holds any RTP at all")),
    FACT("capture.late", VALUE_BOOL, get_late, false, 0, N_("whether it began within the call")),
    FACT("capture.gap", VALUE_BOOL, get_gap, false, 0,
         N_("whether nothing could be captured for a part of the call (its interface was down)")),
    FACT("capture.text", VALUE_BOOL, get_written, false, 0,
         N_("whether the call was read from a text: a log, a ladder, what was pasted")),
    FACT("capture.cut", VALUE_BOOL, get_cut, false, 0,
         N_("whether bytes of a message of the call are missing")),
    FACT("capture.one_sided", VALUE_BOOL, get_one_sided, false, 0,
         N_("whether only one direction of the call was captured")),
    ICMP_FACTS("icmp.sip", false),
    ICMP_FACTS("icmp.media", true),
    FACT("rate.last_second", VALUE_NUMBER, get_rate, false, 0,
         N_("calls that the caller began in the second up to this one")),
    FACT("rate.concurrent", VALUE_NUMBER, get_concurrent, false, 0,
         N_("calls of the caller that were up when this one began")),
    FACT("rate.peak", VALUE_NUMBER, get_peak, true, 0,
         N_("most calls that began within one second")),
    FACT("dns.failed", VALUE_TEXT, get_dns, true, DNS_NAME,
         N_("a host for SIP that could not be resolved")),
    FACT("dns.result", VALUE_TEXT, get_dns, true, DNS_RESULT, N_("what was answered")),
    FACT("dns.server", VALUE_TEXT, get_dns, true, DNS_SERVER, N_("the server that was asked")),
    FACT("dns.tries", VALUE_NUMBER, get_dns, true, DNS_TRIES, N_("how often it was asked")),
    FACT("ok.contact.resolves_badly", VALUE_BOOL, get_contact_name, false, 0,
         N_("whether the Contact of the 2xx is a name that leads to no public address")),
    FACT("register.refused", VALUE_NUMBER, get_register_refused, true, 0,
         N_("most registrations refused to one address")),
    FACT("register.refused_to", VALUE_ADDR, get_register_refused, true, 1, N_("that address")),
};

const struct fact_table facts_of_capture = { facts, ARRAY_SIZE(facts) };
