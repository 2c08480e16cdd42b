/* association.c - facts about the association of SCTP that SIP travels in (RFC 4168, RFC 9260). */
#include "config.h"

#include "base/gettext.h"
#include "base/mem.h"
#include "call/attempt.h"
#include "fact/fact_private.h"

enum sctp_part {
    SCTP_OUTCOME,
    SCTP_CLIENT,
    SCTP_SERVER,
    SCTP_PORT,
    SCTP_TRIES,
    SCTP_INIT,
    SCTP_END,
    SCTP_END_BY,
    SCTP_WAITED
};

static const struct connection *association_of(struct subject *s)
{
    const struct connection *c = subject_connection(s);

    return c != NULL && c->transport == TRANSPORT_SCTP ? c : NULL;
}

static const char *outcome_name(const struct connection *c)
{
    enum attempt_outcome outcome = connection_outcome(c);

    if (outcome == ATTEMPT_UNANSWERED)
        return "unanswered";
    if (outcome == ATTEMPT_REFUSED)
        return "refused";
    if (c->reset || c->closed)
        return c->reset ? "aborted" : "shut";
    return c->accepted ? "open" : "asked";
}

static struct value placed(struct subject *s, const struct connection *c,
                           const struct connection_event *e, const char *what)
{
    if (e == NULL)
        return MISSING;
    struct value from = value_endpoint(s, e->by_client ? c->client : c->server);
    struct value to = value_endpoint(s, e->by_client ? c->server : c->client);
    struct value text =
        value_format(s, _("%s from %.*s to %.*s"), what, SLICE_ARG(from.text), SLICE_ARG(to.text));
    return value_in_packet(PLACE_IP, e->frame, value_text(slice_of(what)), text.text);
}

static struct value end_value(struct subject *s, const struct connection *c)
{
    return c->reset ? placed(s, c, connection_find(c, CONNECTION_RESET), "ABORT")
                    : placed(s, c, connection_find(c, CONNECTION_CLOSED), "SHUTDOWN");
}

/* From the last request of the call, if it has no final response, to the end of the association. */
static struct value waited(struct subject *s, const struct connection *c)
{
    const struct transaction *all;
    size_t n = s->call->attempt || c->end == NANOS_NONE ? 0 : view_transactions(s->view, &all);

    for (size_t i = n; i-- > 0;) {
        if (all[i].request == NO_INDEX || all[i].method == SIP_ACK)
            continue;
        nanos_t sent = s->call->messages[all[i].request].time;
        return all[i].status == 0 && c->end >= sent ? value_span(sent, c->end) : MISSING;
    }
    return MISSING;
}

static struct value get_sctp(struct subject *s, const struct fact *f)
{
    const struct connection *c = association_of(s);

    if (c == NULL)
        return MISSING;
    const struct connection_event *init = connection_find(c, CONNECTION_SYN);
    switch ((enum sctp_part)f->part) {
    case SCTP_OUTCOME:
        return value_text(slice_of(outcome_name(c)));
    case SCTP_CLIENT:
        return value_endpoint(s, c->client);
    case SCTP_SERVER:
        return value_endpoint(s, c->server);
    case SCTP_PORT:
        return value_number(c->server.port);
    case SCTP_TRIES:
        return init != NULL ? value_number(init->times) : MISSING;
    case SCTP_INIT:
        return placed(s, c, init, "INIT");
    case SCTP_END:
        return end_value(s, c);
    case SCTP_END_BY:
        return c->end == NANOS_NONE ? MISSING
                                    : value_endpoint(s, c->ended_by_client ? c->client : c->server);
    case SCTP_WAITED:
        break;
    }
    return waited(s, c);
}

#define FACT(name, kind, part, unit, meaning)                                                      \
    FACT_ROW("sctp." name, kind, get_sctp, unit, meaning, false, 0, part)

static const struct fact facts[] = {
    FACT("outcome", VALUE_TEXT, SCTP_OUTCOME, NULL,
         N_("what came of the association: asked, unanswered, refused, open, aborted, shut")),
    FACT("client", VALUE_TEXT, SCTP_CLIENT, NULL, N_("who began it")),
    FACT("server", VALUE_TEXT, SCTP_SERVER, NULL, N_("with whom")),
    FACT("server.port", VALUE_NUMBER, SCTP_PORT, NULL, N_("the port of the server")),
    FACT("tries", VALUE_NUMBER, SCTP_TRIES, NULL, N_("times that its INIT was sent")),
    FACT("init", VALUE_TEXT, SCTP_INIT, NULL, N_("the packet that begins it")),
    FACT("end", VALUE_TEXT, SCTP_END, NULL, N_("the packet that ends it: SHUTDOWN or ABORT")),
    FACT("end.by", VALUE_TEXT, SCTP_END_BY, NULL, N_("who ended it first")),
    FACT(
        "waited", VALUE_NUMBER, SCTP_WAITED, N_("seconds"),
        N_("time from the last request of the call, if it has no final response, to the end of the "
           "association")),
};

const struct fact_table facts_of_associations = { facts, ARRAY_SIZE(facts) };
