/* checks.c - facts told by STUN: whether the media of a call found a way (ICE, RFC 8445), and what
 * STUN and TURN servers answered (RFC 8489, RFC 8656). */
#include "config.h"

#include "base/gettext.h"
#include "fact/fact_private.h"

static struct value at_flow(struct subject *s, const struct stun_flow *f, bool answer,
                            struct value value)
{
    struct value client = value_endpoint(s, f->client), server = value_endpoint(s, f->server);
    struct value text = value_format(s, "STUN %s: %.*s > %.*s", stun_method_name(f->method),
                                     SLICE_ARG(client.text), SLICE_ARG(server.text));

    if (answer && f->error != 0)
        text = value_format(s, "%.*s, %u", SLICE_ARG(text.text), f->error);
    return value_in_packet(PLACE_RTP, answer ? f->answer_frame : f->first_frame, value, text.text);
}

/* The checks of a call: Binding requests to or from where an SDP of it wants media */

struct checks {
    uint32_t asked, answered;
    const struct stun_flow *first;
};

static struct checks checks_of(struct subject *s)
{
    const struct stun_flows *all = streams_stun(calls_streams(s->calls));
    const struct call *call = s->call;
    struct checks found = { 0 };

    for (size_t i = 0; i < stun_flows_count(all); i++) {
        const struct stun_flow *f = stun_flows_at(all, i);

        if (f->method != STUN_BINDING || f->end < call->start || f->start > call->last ||
            !(call_wants_media_at(call, f->client) || call_wants_media_at(call, f->server)))
            continue;
        found.asked += f->requests;
        found.answered += f->successes;
        found.first = found.first != NULL && found.first->start <= f->start ? found.first : f;
    }
    return found;
}

enum checks_part { CHECKS_ASKED, CHECKS_ANSWERED };

static struct value get_checks(struct subject *s, const struct fact *f)
{
    struct checks c = checks_of(s);

    if (c.first == NULL || c.asked == 0)
        return MISSING;
    return at_flow(s, c.first, false, value_number(f->part == CHECKS_ASKED ? c.asked : c.answered));
}

/* Servers */

/* Ports of RFC 8489 section 18.6, and one that many public servers have: elsewhere Binding requests
 * are checks between the parties. */
static bool is_server(const struct stun_flow *f)
{
    return f->method != STUN_BINDING || f->server.port == 3478 || f->server.port == 5349 ||
           f->server.port == 19302;
}

/* 401 and 438 are how every request begins (RFC 8489 section 9.2); what is refused again after
 * that, or by another code, is. */
static bool is_refused(const struct stun_flow *f)
{
    return f->errors > 0 && f->successes == 0 && (f->errors > f->challenges || f->challenges >= 3);
}

/* A Refresh has a relay before it: of that relay.c tells. */
static bool is_silent(const struct stun_flow *f)
{
    return f->method != STUN_REFRESH && f->errors == 0 && f->successes == 0 && f->requests >= 5;
}

/* Lifetime 0 gives the relay up: what is asked about it after that has to be refused (RFC 8656
 * section 7.2). */
static bool is_given_up(const struct stun_flow *f)
{
    return f->method == STUN_REFRESH && f->successes > 0 && f->lifetime == 0;
}

static bool fails_later(const struct stun_flow *f)
{
    return f->successes > 0 && !is_given_up(f) && f->errors > f->challenges && f->error != 401 &&
           f->error != 438;
}

/* Does the capture hold what is sent to that host at all? */
static bool hears(struct subject *s, struct addr client)
{
    const struct stun_flows *all = streams_stun(calls_streams(s->calls));
    struct streams *streams = calls_streams(s->calls);

    for (size_t i = 0; i < stun_flows_count(all); i++) {
        const struct stun_flow *f = stun_flows_at(all, i);

        if ((addr_eq(f->client.addr, client) && f->answer_frame != 0) ||
            (addr_eq(f->server.addr, client) && f->requests > 0))
            return true;
    }
    for (size_t i = 0; i < streams_count(streams); i++)
        if (streams_at(streams, i)->packets && addr_eq(streams_at(streams, i)->dst.addr, client))
            return true;
    for (uint32_t i = 0; i < calls_flows(s->calls); i++)
        if (addr_eq(calls_flow(s->calls, i)->dst.addr, client))
            return true;
    return false;
}

enum turn_part { TURN_STATUS, TURN_SILENT, TURN_METHOD, TURN_SERVER, TURN_CLIENT };

/* The first that was refused; else the first that was not answered. */
static const struct stun_flow *server_trouble(struct subject *s)
{
    const struct stun_flows *all = streams_stun(calls_streams(s->calls));
    const struct stun_flow *silent = NULL;

    for (size_t i = 0; i < stun_flows_count(all); i++) {
        const struct stun_flow *f = stun_flows_at(all, i);

        if (is_server(f) && (is_refused(f) || fails_later(f)))
            return f;
        if (silent == NULL && is_server(f) && is_silent(f) && hears(s, f->client.addr))
            silent = f;
    }
    return silent;
}

static struct value get_turn(struct subject *s, const struct fact *fact)
{
    const struct stun_flow *f = server_trouble(s);

    if (f == NULL)
        return MISSING;
    bool silent = f->errors == 0;
    switch ((enum turn_part)fact->part) {
    case TURN_STATUS:
        return silent ? MISSING : at_flow(s, f, true, value_number(f->error));
    case TURN_SILENT:
        return silent ? at_flow(s, f, false, value_number(f->requests)) : MISSING;
    case TURN_METHOD:
        return value_text(slice_of(stun_method_name(f->method)));
    case TURN_SERVER:
        return value_endpoint(s, f->server);
    case TURN_CLIENT:
        break;
    }
    return value_addr(f->client.addr);
}

#define FACT(name, kind, get, capture, part, meaning)                                              \
    FACT_ROW(name, kind, get, NULL, meaning, capture, 0, part)

static const struct fact facts[] = {
    FACT("checks.asked", VALUE_NUMBER, get_checks, false, CHECKS_ASKED,
         N_("STUN Binding requests to or from where the call wants its media (ICE)")),
    FACT("checks.answered", VALUE_NUMBER, get_checks, false, CHECKS_ANSWERED,
         N_("how many of them were answered well")),
    FACT(
        "turn.status", VALUE_NUMBER, get_turn, true, TURN_STATUS,
        N_("the code with which a STUN or TURN server refuses a request, credentials asked for and "
           "given")),
    FACT("turn.silent", VALUE_NUMBER, get_turn, true, TURN_SILENT,
         N_("requests to a STUN or TURN server that got no answer at all")),
    FACT("turn.method", VALUE_TEXT, get_turn, true, TURN_METHOD, N_("which request that is")),
    FACT("turn.server", VALUE_TEXT, get_turn, true, TURN_SERVER, N_("the server")),
    FACT("turn.client", VALUE_ADDR, get_turn, true, TURN_CLIENT, N_("the client")),
};

const struct fact_table facts_of_checks = { facts, ARRAY_SIZE(facts) };
