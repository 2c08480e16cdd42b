/* relay.c - facts about the TURN relay that the media of a call go by (RFC 8656), where it ends in
 * the middle of the call. */
#include "config.h"

#include "base/gettext.h"
#include "fact/fact_private.h"

static const uint32_t asked_in_vain = 4; /* requests: 3.5 s (RFC 8489 section 6.2.1) */
static const uint32_t longest_lifetime = 7 * 24 * 3600; /* seconds; more is not believed */

enum relay_fault { RELAY_REFUSED, RELAY_UNANSWERED, RELAY_RAN_OUT };

/* An allocation that ends while the call goes on. */
struct relay_end {
    const struct stun_flow *flow; /* NULL: none does */
    enum relay_fault fault;
    nanos_t at;
    uint32_t frame;
};

static const struct stun_flow *flow_of_method(const struct stun_flows *all,
                                              const struct stun_flow *like, uint16_t method)
{
    for (size_t i = 0; i < stun_flows_count(all); i++) {
        const struct stun_flow *f = stun_flows_at(all, i);

        if (f->method == method && endpoint_eq(f->client, like->client) &&
            endpoint_eq(f->server, like->server))
            return f;
    }
    return NULL;
}

static bool has_media_at(const struct call *call, struct addr host)
{
    for (uint32_t i = 0; i < call->n_media; i++)
        if (addr_eq(call->media[i].rtp.addr, host))
            return true;
    return false;
}

static bool carries_call(struct subject *s, struct endpoint relayed)
{
    if (relayed.addr.family == ADDR_NONE)
        return false;
    for (uint32_t i = 0; i < s->call->n_media; i++)
        if (endpoint_eq(s->call->media[i].rtp, relayed))
            return true;
    for (uint32_t i = 0; i < s->call->n_streams; i++) {
        const struct stream *t = subject_stream(s, i);

        if (t != NULL && (endpoint_eq(t->src, relayed) || endpoint_eq(t->dst, relayed)))
            return true;
    }
    return false;
}

/* 401 and 438 are answered by the next request (RFC 8489 section 9.2.5), unless they come again and
 * again. */
static bool is_refused(const struct stun_flow *f)
{
    enum { UNAUTHENTICATED = 401, STALE_NONCE = 438, TIMES = 3 };

    return f->refusals >= TIMES ||
           (f->refusals > 0 && f->error != UNAUTHENTICATED && f->error != STALE_NONCE);
}

/* An allocation that nobody refreshes ends by itself (RFC 8656 section 3.2). */
static struct relay_end ran_out(const struct stun_flow *allocate, const struct stun_flow *refresh)
{
    const struct stun_flow *f = refresh != NULL && refresh->successes > 0 ? refresh : allocate;
    struct relay_end end = { 0 };

    if (f == NULL || f->granted == NANOS_NONE || f->lifetime == 0 ||
        f->lifetime > longest_lifetime || (refresh != NULL && refresh->waiting > 0))
        return end;
    end = (struct relay_end){ f, RELAY_RAN_OUT, f->granted + f->lifetime * NANOS_PER_S,
                              f->answer_frame };
    return end;
}

static struct relay_end end_of_relay(const struct stun_flow *allocate,
                                     const struct stun_flow *refresh)
{
    if (refresh != NULL && refresh->successes > 0 && refresh->lifetime == 0)
        return (struct relay_end){ 0 }; /* given up */
    if (refresh != NULL && is_refused(refresh))
        return (struct relay_end){ refresh, RELAY_REFUSED, refresh->refused,
                                   refresh->answer_frame };
    if (refresh != NULL && refresh->waiting >= asked_in_vain)
        return (struct relay_end){ refresh, RELAY_UNANSWERED, refresh->waiting_since,
                                   refresh->waiting_frame };
    return ran_out(allocate, refresh);
}

static bool is_within(const struct subject *s, nanos_t at)
{
    struct calls_stats stats;

    calls_stats(s->calls, &stats);
    return s->call->answered != NANOS_NONE && at > s->call->answered && at < stats.end &&
           (s->call->end == NANOS_NONE || at < s->call->end);
}

/* The relay is known by the address that the Allocate was granted; where that was not captured, by
 * the host of the server. */
static struct relay_end find_end(struct subject *s)
{
    const struct stun_flows *all = streams_stun(calls_streams(s->calls));

    for (size_t i = 0; i < stun_flows_count(all); i++) {
        const struct stun_flow *f = stun_flows_at(all, i), *allocate = NULL, *refresh = NULL;

        if (f->method == STUN_ALLOCATE && carries_call(s, f->relayed)) {
            allocate = f;
            refresh = flow_of_method(all, f, STUN_REFRESH);
        } else if (f->method == STUN_REFRESH && has_media_at(s->call, f->server.addr) &&
                   flow_of_method(all, f, STUN_ALLOCATE) == NULL) {
            refresh = f;
        }
        struct relay_end end = end_of_relay(allocate, refresh);
        if (end.flow != NULL && is_within(s, end.at))
            return end;
    }
    return (struct relay_end){ 0 };
}

static struct slice how(struct subject *s, const struct relay_end *e)
{
    switch (e->fault) {
    case RELAY_REFUSED:
        return value_format(s, _("Refresh is answered with the error %u"), e->flow->error).text;
    case RELAY_UNANSWERED:
        return value_format(s,
                            ngettext("Refresh is sent %u time and finds no answer",
                                     "Refresh is sent %u times and finds no answer",
                                     e->flow->waiting),
                            e->flow->waiting)
            .text;
    case RELAY_RAN_OUT:
        break;
    }
    return value_format(s, _("it was granted for %u s, and no Refresh was sent"), e->flow->lifetime)
        .text;
}

enum relay_part { RELAY_HOW, RELAY_LAPSED, RELAY_AFTER, RELAY_SERVER, RELAY_CLIENT };

static struct value get_relay(struct subject *s, const struct fact *f)
{
    struct relay_end e = find_end(s);

    if (e.flow == NULL)
        return MISSING;
    switch ((enum relay_part)f->part) {
    case RELAY_HOW:
        break;
    case RELAY_LAPSED:
        return value_bool(e.fault == RELAY_RAN_OUT);
    case RELAY_AFTER:
        return value_span(s->call->answered, e.at);
    case RELAY_SERVER:
        return value_endpoint(s, e.flow->server);
    case RELAY_CLIENT:
        return value_endpoint(s, e.flow->client);
    }
    struct value client = value_endpoint(s, e.flow->client);
    struct value server = value_endpoint(s, e.flow->server);
    struct value text = value_format(s, "TURN %s: %.*s > %.*s", stun_method_name(e.flow->method),
                                     SLICE_ARG(client.text), SLICE_ARG(server.text));
    return value_in_packet(PLACE_RTP, e.frame, value_text(how(s, &e)), text.text);
}

#define FACT(name, kind, part, unit, meaning)                                                      \
    FACT_ROW(name, kind, get_relay, unit, meaning, false, 0, part)

static const struct fact facts[] = {
    FACT("relay.how", VALUE_TEXT, RELAY_HOW, NULL,
         N_("how the TURN relay of the call's media ends while the call goes on")),
    FACT("relay.lapsed", VALUE_BOOL, RELAY_LAPSED, NULL,
         N_("whether it ends because nobody refreshed it")),
    FACT("relay.after", VALUE_NUMBER, RELAY_AFTER, N_("seconds"),
         N_("time from the answer until then")),
    FACT("relay.server", VALUE_TEXT, RELAY_SERVER, NULL, N_("the TURN server")),
    FACT("relay.client", VALUE_TEXT, RELAY_CLIENT, NULL, N_("whose relay it is")),
};

const struct fact_table facts_of_relays = { facts, ARRAY_SIZE(facts) };
