/* call.c - facts about a call as a whole: its state, its times, who took part. */
#include "config.h"

#include "base/gettext.h"
#include "fact/fact_private.h"
#include "fact/sides.h"

static struct value text_of(const char *text)
{
    return text != NULL ? value_text(slice_of(text)) : MISSING;
}

static struct value get_method(struct subject *s)
{
    return text_of(sip_method_name(s->call->method));
}

static struct value get_state(struct subject *s)
{
    return text_of(call_state_name(s->call->state));
}

static struct value get_status(struct subject *s)
{
    return s->call->status ? value_number(s->call->status) : MISSING;
}

/* Statuses whose meaning is told of calls: of whoever or whatever is called. */
static bool tells_of_call(uint16_t status)
{
    static const uint16_t statuses[] = { 404, 408, 480, 484, 486, 488, 600, 603, 606, 607, 608 };

    for (size_t i = 0; i < ARRAY_SIZE(statuses); i++)
        if (statuses[i] == status)
            return true;
    return status >= 300 && status < 400;
}

static struct value get_status_meaning(struct subject *s)
{
    if (s->call->method != SIP_INVITE && tells_of_call(s->call->status))
        return MISSING;
    return s->call->status ? text_of(sip_status_meaning(s->call->status)) : MISSING;
}

static struct value get_is_call(struct subject *s)
{
    return value_bool(s->call->method == SIP_INVITE);
}

static struct value get_answered(struct subject *s)
{
    return value_bool(s->call->answered != NANOS_NONE);
}

static struct value get_failed(struct subject *s)
{
    const struct call *call = s->call;
    if (s->said != NULL)
        return value_bool(s->said->failed);
    return value_bool(call->state == CALL_FAILED ||
                      (call->state == CALL_UNANSWERED && call->ringing == NANOS_NONE));
}

static struct value get_messages(struct subject *s)
{
    return value_number(s->call->n_messages);
}

enum call_time { TIME_DURATION, TIME_SETUP, TIME_RINGING, TIME_ANSWER };

static struct value get_time(struct subject *s, const struct fact *f)
{
    const struct call *call = s->call;

    switch ((enum call_time)f->part) {
    case TIME_DURATION:
        return value_span(call->answered, call->end != NANOS_NONE ? call->end : call->last);
    case TIME_SETUP:
        return value_span(call->start,
                          call->ringing != NANOS_NONE ? call->ringing : call->answered);
    case TIME_RINGING:
        return value_span(call->ringing, call->answered != NANOS_NONE ? call->answered : call->end);
    case TIME_ANSWER:
        return value_span(call->start, call->answered);
    }
    return MISSING;
}

static struct value get_ended_by(struct subject *s)
{
    return text_of(call_side_name(s->call->ended_by));
}

static struct value get_ended_by_own(struct subject *s)
{
    enum call_side own = own_call_side(s);

    return own == SIDE_NONE ? MISSING : value_bool(s->call->ended_by == own);
}

static struct value get_direction(struct subject *s)
{
    return text_of(call_direction_name(s->direction));
}

static struct value get_call_id(struct subject *s)
{
    const struct sip_message *m = view_message(s->view, 0);
    const struct sip_header *h = m->bytes.n ? sip_header(m, HEADER_CALL_ID) : NULL;
    if (h == NULL)
        return MISSING;
    return value_in_header(s, 0, value_text(sip_text(m, h->value)), h, h->value);
}

enum end { END_CALLER, END_CALLEE, END_OWN, END_FAR };
enum end_part { PART_IP, PART_PORT, PART_SIDE, PART_PRIVATE };

static const struct endpoint *end_of(const struct subject *s, enum end end)
{
    const struct flow *flow = calls_flow(s->calls, s->call->caller_flow);
    enum call_side own = own_call_side(s);

    if (flow == NULL || (end >= END_OWN && own == SIDE_NONE))
        return NULL;
    bool caller = end == END_CALLER || (end == END_OWN && own == SIDE_CALLER) ||
                  (end == END_FAR && own == SIDE_CALLEE);
    return caller ? &flow->src : &flow->dst;
}

static struct value get_end(struct subject *s, const struct fact *f)
{
    const struct endpoint *end = end_of(s, f->which);

    if (end == NULL || end->addr.family == ADDR_NONE)
        return MISSING;
    switch ((enum end_part)f->part) {
    case PART_IP:
        return value_addr(end->addr);
    case PART_PORT:
        return value_number(end->port);
    case PART_SIDE:
        return s->sides != NULL ? text_of(side_name(sides_of(s->sides, end->addr))) : MISSING;
    case PART_PRIVATE:
        return value_bool(addr_is_private(end->addr));
    }
    return MISSING;
}

static struct value get_transport(struct subject *s)
{
    const struct flow *flow = calls_flow(s->calls, s->call->caller_flow);
    return flow != NULL ? text_of(transport_name(flow->transport)) : MISSING;
}

/* Counting messages */

static struct value get_responses(struct subject *s)
{
    uint32_t n = 0;

    for (uint32_t i = 0; i < s->call->n_messages; i++)
        n += s->call->messages[i].status > 0;
    return value_number(n);
}

static struct value get_retransmissions(struct subject *s)
{
    uint32_t n = 0;

    for (uint32_t i = 0; i < s->call->n_messages; i++)
        n += (s->call->messages[i].flags & (MESSAGE_RETRANSMISSION | MESSAGE_DUPLICATE)) ==
             MESSAGE_RETRANSMISSION;
    return value_number(n);
}

static struct value get_attempts(struct subject *s)
{
    const struct transaction *t;
    size_t n = view_transactions(s->view, &t);
    uint32_t attempts = 0;

    for (size_t i = 0; i < n; i++)
        attempts += t[i].initial;
    return value_number(attempts);
}

static struct value get_role_repeats(struct subject *s, const struct fact *f)
{
    uint32_t i = role_message(s, f->which);

    return i == NO_INDEX ? MISSING : value_number(message_sends(s->call, i) - 1);
}

static nanos_t last_send(const struct call *call, uint32_t i)
{
    nanos_t last = call->messages[i].time;

    for (uint32_t k = i + 1; k < call->n_messages; k++)
        if (call->messages[k].original == i && !(call->messages[k].flags & MESSAGE_DUPLICATE))
            last = call->messages[k].time;
    return last;
}

static struct value get_repeated_for(struct subject *s, const struct fact *f)
{
    uint32_t i = role_message(s, f->which);

    if (i == NO_INDEX)
        return MISSING;
    return value_span(s->call->messages[i].time, last_send(s->call, i));
}

/* A 2xx that was on its way when the ACK left is no sign that the ACK was not understood. */
#define CROSSING_TIME (NANOS_PER_S * 3 / 10)

static uint32_t repeats_after(struct subject *s, uint32_t final, uint32_t ack)
{
    const struct call *call = s->call;
    uint32_t n = 0;

    for (uint32_t k = final + 1; k < call->n_messages; k++) {
        const struct call_message *m = &call->messages[k];

        n += m->original == final && !(m->flags & MESSAGE_DUPLICATE) &&
             m->time > call->messages[ack].time + CROSSING_TIME;
    }
    return n;
}

static struct value get_repeats_after_ack(struct subject *s)
{
    uint32_t ok = role_message(s, ROLE_OK), ack = role_message(s, ROLE_ACK);

    return ok == NO_INDEX || ack == NO_INDEX ? MISSING : value_number(repeats_after(s, ok, ack));
}

/* The caller's side of the call was captured after the message: what did not come from there was
 * not sent. */
static bool heard_after(struct subject *s, uint32_t message)
{
    for (uint32_t i = 0; i < s->call->n_messages; i++)
        if (i != message && view_sender(s->view, i) == SIDE_CALLER)
            return true;
    return false;
}

/* The 2xx found no ACK that its sender understood: it went on repeating it (RFC 3261 section
 * 13.3.1.4), or, where nothing is repeated because the transport is reliable, it hung up about when
 * 64*T1 had passed (some programs wait less). */
#define GIVES_UP_AFTER (18 * NANOS_PER_S)
#define GIVES_UP_BEFORE (36 * NANOS_PER_S)

static struct value get_unacknowledged(struct subject *s)
{
    uint32_t ok = role_message(s, ROLE_OK), ack = role_message(s, ROLE_ACK);

    if (ok == NO_INDEX)
        return value_bool(false);
    if (ack != NO_INDEX)
        return value_bool(repeats_after(s, ok, ack) >= 2);
    if (message_sends(s->call, ok) >= 3)
        return value_bool(true);
    uint32_t bye = role_message(s, ROLE_BYE);
    if (bye == NO_INDEX || s->call->ended_by != SIDE_CALLEE || !heard_after(s, ok) ||
        view_flow(s->view, ok)->transport == TRANSPORT_UDP)
        return value_bool(false);
    nanos_t waited = s->call->messages[bye].time - s->call->messages[ok].time;
    return value_bool(waited >= GIVES_UP_AFTER && waited <= GIVES_UP_BEFORE);
}

static struct value get_bye_after_ok(struct subject *s)
{
    uint32_t ok = role_message(s, ROLE_OK), bye = role_message(s, ROLE_BYE);

    if (ok == NO_INDEX || bye == NO_INDEX)
        return MISSING;
    return value_span(s->call->messages[ok].time, s->call->messages[bye].time);
}

static struct value get_response_delay(struct subject *s)
{
    uint32_t invite = role_message(s, ROLE_INVITE);

    if (invite == NO_INDEX)
        return MISSING;
    uint32_t first = role_message(s, ROLE_PROVISIONAL);
    uint32_t final = role_invite(s)->final;
    if (first == NO_INDEX || (final != NO_INDEX && final < first))
        first = final;
    return first == NO_INDEX
               ? MISSING
               : value_span(s->call->messages[invite].time, s->call->messages[first].time);
}

static struct value get_final_delay(struct subject *s)
{
    uint32_t invite = role_message(s, ROLE_INVITE), final = role_message(s, ROLE_FINAL);

    if (invite == NO_INDEX)
        invite = role_message(s, ROLE_REQUEST);
    return invite == NO_INDEX || final == NO_INDEX
               ? MISSING
               : value_span(s->call->messages[invite].time, s->call->messages[final].time);
}

/* Seconds that the capture went on after the first INVITE without any response. */
static struct value get_silence(struct subject *s)
{
    uint32_t request = role_message(s, ROLE_INVITE);
    struct calls_stats stats;

    if (request == NO_INDEX)
        request = role_message(s, ROLE_REQUEST);
    if (request == NO_INDEX)
        return MISSING;
    nanos_t from = s->call->messages[request].time;
    calls_stats(s->calls, &stats);
    for (uint32_t i = request; i < s->call->n_messages; i++)
        if (s->call->messages[i].status)
            return value_span(from, s->call->messages[i].time);
    return value_span(from, stats.end);
}

static struct value get_reinvite_silence(struct subject *s)
{
    const struct transaction *t = role_reinvite(s);
    struct calls_stats stats;

    if (t == NULL || t->status || t->provisional != NO_INDEX)
        return MISSING;
    calls_stats(s->calls, &stats);
    return value_span(s->call->messages[t->request].time, stats.end);
}

/* Time from the last refresh (a 2xx to an INVITE or UPDATE) to the BYE, the first one. */
static nanos_t session_age(struct subject *s)
{
    nanos_t refreshed = NANOS_NONE;

    for (uint32_t i = 0; i < s->call->n_messages; i++) {
        const struct call_message *m = &s->call->messages[i];

        if (m->status == 0 && m->method == SIP_BYE)
            return refreshed == NANOS_NONE ? NANOS_NONE : m->time - refreshed;
        if (m->status >= 200 && m->status < 300 && m->original == i &&
            (m->method == SIP_INVITE || m->method == SIP_UPDATE))
            refreshed = m->time;
    }
    return NANOS_NONE;
}

static struct value get_session_age(struct subject *s)
{
    nanos_t age = session_age(s);

    return age == NANOS_NONE ? MISSING : value_number(nanos_seconds(age));
}

/* A request by UDP that gets no response is sent again after T1: where that did not happen before
 * the BYE, the response to the refresh is only not in the capture. */
static bool refreshed_unseen(struct subject *s)
{
    const struct transaction *t = role_reinvite(s);
    uint32_t bye = role_message(s, ROLE_BYE);

    return t != NULL && bye != NO_INDEX && t->status == 0 && t->provisional == NO_INDEX &&
           t->n_requests == 1 && view_flow(s->view, t->request)->transport == TRANSPORT_UDP &&
           s->call->messages[bye].time - s->call->messages[t->request].time > 4 * NANOS_PER_S;
}

/* A side that sees no refresh hangs up the smaller of 32 s and a third of the interval before its
 * end (RFC 4028 section 10). */
static struct value get_session_expired(struct subject *s)
{
    nanos_t age = session_age(s);

    if (age < 39 * NANOS_PER_S)
        return MISSING;
    const struct value *interval = fact_asked(s, ASK_OK_SESSION_EXPIRES);
    if (interval->kind != VALUE_NUMBER || interval->number < 60)
        return MISSING;
    if (refreshed_unseen(s))
        return UNKNOWN;
    double margin = interval->number / 3 < 32 ? interval->number / 3 : 32;
    double seconds = nanos_seconds(age);
    return value_bool(seconds > interval->number - margin - 1 && seconds < interval->number + 3);
}

#define NUMBER(name, get, unit, meaning)                                                           \
    FACT_ROW(name, VALUE_NUMBER, get, unit, meaning, false, 0, 0)
#define ROLE_NUMBER(name, get, role, unit, meaning)                                                \
    FACT_ROW(name, VALUE_NUMBER, get, unit, meaning, false, role, 0)
#define TEXT(name, get, meaning) FACT_ROW(name, VALUE_TEXT, get, NULL, meaning, false, 0, 0)
#define BOOL(name, get, meaning) FACT_ROW(name, VALUE_BOOL, get, NULL, meaning, false, 0, 0)
#define END(prefix, end, whose)                                                                    \
    FACT_ROW(prefix ".ip", VALUE_ADDR, get_end, NULL, whose, false, end, PART_IP),                 \
        FACT_ROW(prefix ".port", VALUE_NUMBER, get_end, NULL, whose, false, end, PART_PORT),       \
        FACT_ROW(prefix ".side", VALUE_TEXT, get_end, NULL, whose, false, end, PART_SIDE),         \
        FACT_ROW(prefix ".private", VALUE_BOOL, get_end, NULL, whose, false, end, PART_PRIVATE)

static struct value get_agents(struct subject *s)
{
    struct text text = { 0 };
    struct value value = MISSING;

    call_agents_print(s->calls, s->call, &text);
    if (text.n > 0)
        value = value_text(arena_slice(s->arena, text_view(&text)));
    text_done(&text);
    return value;
}

static struct value get_logged(struct subject *s)
{
    return value_number(s->call->n_logged);
}

/* Of each text its beginning, a line each. */
static struct value get_log(struct subject *s)
{
    struct text text = { 0 };
    struct value value = MISSING;

    for (uint32_t i = 0; i < s->call->n_logged; i++) {
        text_adds(&text, text.n > 0 ? "\n" : "");
        call_log_print(s->calls, &s->call->more->logged[i], &text);
    }
    if (text.n > 0)
        value = value_text(arena_slice(s->arena, text_view(&text)));
    text_done(&text);
    return value;
}

static const struct fact facts[] = {
    TEXT("method", get_method, N_("the method of the first request")),
    TEXT("state", get_state,
         N_("trying, ringing, answered, completed, busy, cancelled, declined, "
            "failed or unanswered")),
    NUMBER("status", get_status, NULL, N_("the final status code, 0 until there is one")),
    TEXT("status_meaning", get_status_meaning, N_("what that status code says, in a sentence")),
    BOOL("is_call", get_is_call, N_("whether it began with an INVITE")),
    BOOL("answered", get_answered, N_("whether the INVITE was answered by a 2xx")),
    BOOL("failed", get_failed,
         N_("whether the call failed or found no answer; in filters: whether "
            "an error was found, as the list counts")),
    NUMBER("messages", get_messages, NULL, N_("number of messages")),
    NUMBER("responses", get_responses, NULL, N_("number of responses among them")),
    NUMBER("retransmissions", get_retransmissions, NULL, N_("number of retransmissions")),
    FACT_ROW("duration", VALUE_NUMBER, get_time, N_("seconds"),
             N_("time from the answer to the end"), false, 0, TIME_DURATION),
    FACT_ROW("setup", VALUE_NUMBER, get_time, N_("seconds"),
             N_("time from the INVITE to the ringing"), false, 0, TIME_SETUP),
    FACT_ROW("ringing_time", VALUE_NUMBER, get_time, N_("seconds"), N_("time that it rang"), false,
             0, TIME_RINGING),
    FACT_ROW("answer_delay", VALUE_NUMBER, get_time, N_("seconds"),
             N_("time from the start to the answer"), false, 0, TIME_ANSWER),
    TEXT("ended_by", get_ended_by, N_("who hung up: caller or callee")),
    BOOL("ended_by_own", get_ended_by_own, N_("whether our own side hung up")),
    TEXT("direction", get_direction, N_("termination, origination, internal or unknown")),
    TEXT("call_id", get_call_id, N_("the Call-ID")),
    TEXT("transport", get_transport, N_("the transport of the first request")),
    END("caller", END_CALLER, N_("where the first request came from")),
    END("callee", END_CALLEE, N_("where the first request was sent")),
    END("own", END_OWN, N_("our own side's end of the signalling")),
    END("far", END_FAR, N_("the other side's end of the signalling")),
    NUMBER("invite.attempts", get_attempts, NULL,
           N_("number of INVITEs that began a call, retransmissions not counted")),
    ROLE_NUMBER("ok.retransmissions", get_role_repeats, ROLE_OK, NULL,
                N_("how often the 2xx was repeated")),
    ROLE_NUMBER("final.retransmissions", get_role_repeats, ROLE_FINAL, NULL,
                N_("how often the final response was repeated")),
    ROLE_NUMBER("invite.retransmissions", get_role_repeats, ROLE_INVITE, NULL,
                N_("how often the INVITE was repeated")),
    ROLE_NUMBER("provisional.retransmissions", get_role_repeats, ROLE_PROVISIONAL, NULL,
                N_("how often the first provisional response was repeated")),
    ROLE_NUMBER("ringing.retransmissions", get_role_repeats, ROLE_RINGING, NULL,
                N_("how often the 18x was repeated")),
    ROLE_NUMBER("bye.retransmissions", get_role_repeats, ROLE_BYE, NULL,
                N_("how often the BYE was repeated")),
    ROLE_NUMBER("reinvite.retransmissions", get_role_repeats, ROLE_REINVITE, NULL,
                N_("how often the request within the dialog was repeated")),
    ROLE_NUMBER("ok.repeated_for", get_repeated_for, ROLE_OK, N_("seconds"),
                N_("time from the first to the last sending of the 2xx")),
    NUMBER("ok.repeats_after_ack", get_repeats_after_ack, NULL,
           N_("how often the 2xx was repeated although an ACK had been sent")),
    BOOL("unacknowledged", get_unacknowledged,
         N_("whether the sender of the 2xx got no ACK that it understood")),
    NUMBER("bye.after_ok", get_bye_after_ok, N_("seconds"),
           N_("time from the first 2xx to the BYE")),
    NUMBER("session.age", get_session_age, N_("seconds"),
           N_("time from the last refresh of the session to the BYE")),
    BOOL("session.expired", get_session_expired,
         N_("whether the BYE came when the session timer ran out")),
    NUMBER("response_delay", get_response_delay, N_("seconds"),
           N_("time from the INVITE to its first response")),
    NUMBER("final_delay", get_final_delay, N_("seconds"),
           N_("time from the request to its final response")),
    NUMBER("unanswered_for", get_silence, N_("seconds"),
           N_("time from the request to any response, or to the end of the capture")),
    NUMBER("reinvite.unanswered_for", get_reinvite_silence, N_("seconds"),
           N_("time that a request within the dialog has waited for any response")),
    TEXT("agents", get_agents,
         N_("the agents of HOMER that told of the call, by node name and capture id")),
    NUMBER("agents.logs", get_logged, NULL, N_("texts of logs that agents sent on for the call")),
    TEXT("agents.log", get_log, N_("these texts, a line each")),
};

const struct fact_table facts_of_calls = { facts, ARRAY_SIZE(facts) };
