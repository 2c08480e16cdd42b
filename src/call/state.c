/* state.c - the state of a call, message by message.
 *
 * The attempt is the last request that may begin the call: an INVITE without a To tag, a REGISTER,
 * … A new one takes the place of one that was refused (401, 407, 422, 302, 491, …). Where a proxy's
 * two sides were both captured, the attempt is what the caller sent, and what the proxy passes on
 * does not replace it; but a 2xx on any hop answers the call. */
#include "config.h"

#include "base/mem.h"
#include "call/attempt.h"
#include "call/call_private.h"

const char *call_side_name(enum call_side side)
{
    static const char *const names[] = {
        [SIDE_NONE] = NULL,
        [SIDE_CALLER] = "caller",
        [SIDE_CALLEE] = "callee",
    };

    return (unsigned)side < ARRAY_SIZE(names) ? names[side] : NULL;
}

const char *call_state_name(enum call_state state)
{
    static const char *const names[] = {
        [CALL_TRYING] = "trying",
        [CALL_RINGING] = "ringing",
        [CALL_ANSWERED] = "answered",
        [CALL_COMPLETED] = "completed",
        [CALL_BUSY] = "busy",
        [CALL_CANCELLED] = "cancelled",
        [CALL_DECLINED] = "declined",
        [CALL_FAILED] = "failed",
        [CALL_UNANSWERED] = "unanswered",
    };

    return (unsigned)state < ARRAY_SIZE(names) ? names[state] : "?";
}

static bool is_request(const struct call_message *m, enum sip_method method)
{
    return m->status == 0 && m->method == method;
}

static bool is_call(const struct call_entry *k)
{
    switch ((enum sip_method)k->c.method) {
    case SIP_INVITE:
    case SIP_ACK:
    case SIP_BYE:
    case SIP_CANCEL:
    case SIP_PRACK:
    case SIP_UPDATE:
    case SIP_INFO:
        return true;
    case SIP_NONE:
    case SIP_REGISTER:
    case SIP_OPTIONS:
    case SIP_SUBSCRIBE:
    case SIP_NOTIFY:
    case SIP_PUBLISH:
    case SIP_REFER:
    case SIP_MESSAGE:
    case SIP_OTHER:
        return false;
    }
    return false;
}

/* May this request begin something? */
static bool begins_call(const struct call_message *m)
{
    return m->status == 0 && m->to_tag == 0 && m->method != SIP_ACK && m->method != SIP_BYE &&
           m->method != SIP_CANCEL && m->method != SIP_PRACK;
}

void state_begin(struct call_entry *k, const struct call_message *m)
{
    k->c.method = m->method;
    k->c.start = k->c.last = k->seen = m->time;
    k->caller_tag = m->from_tag;
    k->c.started_before = !begins_call(m);
    k->attempt_cseq = m->cseq;
    k->attempt_branch = m->branch;
    k->attempt_flow = k->c.caller_flow;
    k->attempt_time = m->time;
    if (!k->c.started_before)
        return;
    k->provisional = true; /* messages from before the capture are not missing */
    /* A dialog that was there before the capture; what has no To tag or may be early tells nothing.
     */
    bool dialog = m->status == 0 && m->to_tag != 0 && m->method != SIP_PRACK;
    if (is_call(k) && dialog)
        k->c.state = CALL_ANSWERED;
}

static enum call_side side_of(const struct calls *s, const struct call_entry *k,
                              const struct call_message *m)
{
    if (m->from_tag && k->caller_tag)
        return m->from_tag == k->caller_tag ? SIDE_CALLER : SIDE_CALLEE;
    return endpoint_same(&s->flows[m->flow].src, &s->flows[k->c.caller_flow].src) ? SIDE_CALLER
                                                                                  : SIDE_CALLEE;
}

static bool same_source(const struct calls *s, uint32_t a, uint32_t b)
{
    return endpoint_same(&s->flows[a].src, &s->flows[b].src);
}

static void clear_outcome(struct call_entry *k)
{
    k->c.state = CALL_TRYING;
    k->c.status = 0;
    k->c.status_message = NO_INDEX;
    k->c.end = NANOS_NONE;
    k->c.ended_by = SIDE_NONE;
    k->provisional = k->final = k->cancelled = k->acked = false;
}

/* Each request of the call's method is an attempt where there is no INVITE, a refresh within its
 * dialog, too. */
static bool is_attempt(const struct call_entry *k, const struct call_message *m)
{
    return begins_call(m) || (m->status == 0 && !is_call(k) && m->method == k->c.method);
}

/* Another request that may begin the call. */
static void take_attempt(struct calls *s, struct call_entry *k, const struct call_message *m,
                         uint32_t index)
{
    bool first = k->attempt == NO_INDEX && (!k->c.started_before || !is_call(k));
    bool invite = m->method == SIP_INVITE;

    if (invite && k->c.method != SIP_INVITE && !is_call(k))
        k->c.method = SIP_INVITE; /* a Call-ID that was used for a ping before */
    else if (!first && m->method != k->c.method && !(k->c.started_before && invite))
        return;
    /* On another hop, while the first one waits for its answer. */
    if (!first && !k->final && k->attempt != NO_INDEX && !same_source(s, m->flow, k->attempt_flow))
        return;
    /* Answered, and yet begun again: a forked INVITE that comes in twice (8.2.2.2), not another
     * try. */
    if (invite && k->c.answered != NANOS_NONE)
        return;
    if (!first)
        clear_outcome(k);
    k->caller_tag = m->from_tag;
    k->attempt = index;
    k->attempt_cseq = m->cseq;
    k->attempt_branch = m->branch;
    k->attempt_flow = m->flow;
    k->attempt_time = m->time;
    k->attempt_sent = 1;
}

static uint32_t request_before(const struct call_entry *k, const struct call_message *m,
                               uint32_t index)
{
    return request_of(&k->c, m, index == NO_INDEX ? k->c.n_messages : index);
}

/* Is this a response to what begins the call, not to a request within its dialog? */
static bool answers_attempt(const struct call_entry *k, const struct call_message *m,
                            uint32_t index)
{
    uint32_t request = request_before(k, m, index);

    if (request != NO_INDEX)
        return is_attempt(k, &k->c.messages[request]);
    return m->cseq == k->attempt_cseq && m->from_tag == k->caller_tag;
}

/* A response of a later CSeq tells of another try that was not captured: no dialog was there yet
 * whose requests could count on. */
static void imply_attempt(struct call_entry *k, const struct call_message *m, uint32_t index)
{
    if (m->method != k->c.method || m->from_tag != k->caller_tag || m->cseq <= k->attempt_cseq ||
        k->c.answered != NANOS_NONE || request_before(k, m, index) != NO_INDEX)
        return;
    clear_outcome(k);
    k->attempt = NO_INDEX;
    k->attempt_cseq = m->cseq;
    k->attempt_branch = m->branch;
    k->attempt_time = m->time;
}

/* A response counts for the call on the caller's own hop, not on one that a proxy tries. */
static bool counts(const struct call_entry *k, const struct call_message *m, uint32_t index)
{
    if (m->cseq != k->attempt_cseq || m->from_tag != k->caller_tag)
        return false;
    return k->attempt == NO_INDEX || m->branch == k->attempt_branch ||
           request_before(k, m, index) == NO_INDEX;
}

static enum call_state state_of_failure(const struct call_entry *k, unsigned status)
{
    if (!is_call(k))
        return CALL_FAILED;
    if (status == 486 || status == 600)
        return CALL_BUSY;
    if (status == 603)
        return CALL_DECLINED;
    if (status == 487 || k->cancelled)
        return CALL_CANCELLED;
    if ((status == 480 || status == 408) && k->c.ringing != NANOS_NONE)
        return CALL_UNANSWERED;
    return CALL_FAILED;
}

static void take_status(struct call_entry *k, const struct call_message *m, uint32_t index)
{
    k->c.status = m->status;
    k->c.status_message = index;
}

static void take_provisional(struct call_entry *k, const struct call_message *m)
{
    bool waiting = k->c.state == CALL_TRYING || (k->timed_out && k->c.status == 0);

    k->provisional = true;
    if (m->status < 180 || m->status > 183) {
        if (waiting && k->timed_out)
            clear_outcome(k);
        k->provisional = true;
        return;
    }
    if (k->c.ringing == NANOS_NONE && (m->status == 180 || m->status == 183))
        k->c.ringing = m->time;
    if (waiting) {
        k->c.state = CALL_RINGING;
        k->c.end = NANOS_NONE;
    }
}

static void take_success(struct call_entry *k, const struct call_message *m, uint32_t index)
{
    bool own = m->branch == k->attempt_branch;

    k->final = true;
    if (!is_call(k)) {
        take_status(k, m, index);
    } else if (k->c.answered == NANOS_NONE) {
        k->c.answered = m->time;
        take_status(k, m, index);
    } else if (own && k->c.status_message != NO_INDEX &&
               k->c.messages[k->c.status_message].branch != k->attempt_branch) {
        take_status(k, m, index); /* the caller was told this */
    }
    if (k->c.state != CALL_COMPLETED || !is_call(k)) {
        k->c.state = is_call(k) ? CALL_ANSWERED : CALL_COMPLETED;
        k->c.end = is_call(k) ? NANOS_NONE : m->time;
        k->c.ended_by = SIDE_NONE;
    }
}

static void take_failure(struct call_entry *k, const struct call_message *m, uint32_t index)
{
    if (!counts(k, m, index) || (is_call(k) && k->c.answered != NANOS_NONE))
        return;
    k->final = true;
    take_status(k, m, index);
    k->c.state = (uint8_t)state_of_failure(k, m->status);
    if (k->c.state != CALL_CANCELLED || k->c.end == NANOS_NONE)
        k->c.end = m->time;
    if (k->c.state != CALL_CANCELLED)
        k->c.ended_by = SIDE_NONE;
}

/* A response to an INVITE, or to the method of a call that is none. */
static void take_response(struct call_entry *k, const struct call_message *m, uint32_t index)
{
    imply_attempt(k, m, index);
    if (!answers_attempt(k, m, index))
        return;
    if (m->status < 200)
        take_provisional(k, m);
    else if (m->status < 300)
        take_success(k, m, index);
    else
        take_failure(k, m, index);
}

/* The tag of the called side in a request within a dialog. */
static uint32_t callee_tag(const struct call_entry *k, const struct call_message *m)
{
    return m->from_tag == k->caller_tag ? m->to_tag : m->from_tag;
}

/* A call that was refused has nothing left to end: a BYE for its early dialog changes nothing. */
static bool was_refused(const struct call_entry *k, const struct call_message *bye)
{
    if (!k->final || k->c.status < 300 || k->c.answered != NANOS_NONE ||
        k->c.status_message == NO_INDEX)
        return false;
    uint32_t tag = callee_tag(k, bye);
    return tag == 0 || tag == k->c.messages[k->c.status_message].to_tag;
}

/* Of two phones that answered, the caller hangs up on one (RFC 3261 section 13.2.2.4). */
static bool ends_other_branch(const struct call_entry *k, const struct call_message *bye)
{
    uint32_t tag = callee_tag(k, bye), counts = k->c.status_message;

    if (counts == NO_INDEX || tag == 0 || k->c.messages[counts].to_tag == tag)
        return false;
    for (uint32_t i = 0; i < k->c.n_messages; i++) {
        const struct call_message *m = &k->c.messages[i];

        if (m->method == SIP_INVITE && m->status >= 200 && m->status < 300 && m->to_tag == tag)
            return true;
    }
    return false;
}

static void take_bye(const struct calls *s, struct call_entry *k, const struct call_message *m)
{
    if (k->c.end != NANOS_NONE && k->c.state == CALL_COMPLETED)
        return; /* both hang up at once: the first counts */
    if (was_refused(k, m) || ends_other_branch(k, m))
        return;
    bool early = k->c.answered == NANOS_NONE && k->attempt != NO_INDEX && !k->acked;
    /* Section 15: a BYE may end an early dialog, which is giving up. */
    k->c.state = early ? CALL_CANCELLED : CALL_COMPLETED;
    k->c.end = m->time;
    k->c.ended_by = (uint8_t)side_of(s, k, m);
}

static void take_cancel(const struct calls *s, struct call_entry *k, const struct call_message *m)
{
    bool own = k->attempt == NO_INDEX ||
               (m->cseq == k->attempt_cseq && same_source(s, m->flow, k->attempt_flow));

    if (!own || k->final || k->c.answered != NANOS_NONE)
        return;
    k->cancelled = true;
    k->c.state = CALL_CANCELLED;
    k->c.end = m->time;
    k->c.ended_by = SIDE_CALLER; /* only the caller can cancel (section 9.1) */
}

/* A CANCEL that was refused has cancelled nothing (section 9.2). */
static void take_cancel_response(struct call_entry *k, const struct call_message *m)
{
    if (m->status < 300 || !k->cancelled || k->final || m->cseq != k->attempt_cseq)
        return;
    k->cancelled = false;
    k->c.state = k->c.ringing != NANOS_NONE ? CALL_RINGING : CALL_TRYING;
    k->c.end = NANOS_NONE;
    k->c.ended_by = SIDE_NONE;
}

/* An ACK with a branch of its own tells of a 2xx that was not captured (13.2.2.4). */
static void take_ack(struct call_entry *k, const struct call_message *m)
{
    if (m->cseq != k->attempt_cseq || m->from_tag != k->caller_tag)
        return;
    k->acked = true;
    if (k->final || k->attempt == NO_INDEX || k->c.answered != NANOS_NONE || m->branch == 0 ||
        m->to_tag == 0)
        return;
    for (uint32_t i = 0; i < k->c.n_messages && i < 64; i++)
        if (is_request(&k->c.messages[i], SIP_INVITE) && k->c.messages[i].branch == m->branch)
            return;
    k->final = true;
    k->c.answered = m->time;
    k->c.state = CALL_ANSWERED;
    k->c.end = NANOS_NONE;
}

/* A capture may hold a response a moment before its request. */
static void take_request(struct calls *s, struct call_entry *k, const struct call_message *m,
                         uint32_t index)
{
    const nanos_t swapped = NANOS_PER_S / 10;
    bool early = false;

    take_attempt(s, k, m, index);
    for (uint32_t i = 0; index != NO_INDEX && k->attempt == index && i < index && i < 64; i++) {
        const struct call_message *r = &k->c.messages[i];

        if (r->status == 0 || r->cseq != m->cseq || r->branch != m->branch ||
            r->method != m->method || time_between(m->time, r->time) > swapped)
            continue;
        early = early || i == 0;
        take_response(k, r, i);
    }
    if (early)
        k->c.started_before = false;
}

static void take_bye_response(struct call_entry *k, const struct call_message *m)
{
    if (m->status < 200)
        return;
    k->bye_answered = true;
    if (k->c.state == CALL_TRYING && k->c.started_before) {
        k->c.state = CALL_COMPLETED;
        k->c.end = m->time;
    }
}

void state_message(struct calls *s, struct call_entry *k, const struct call_message *m,
                   uint32_t index)
{
    k->seen = m->time;
    if (m->time > k->c.last)
        k->c.last = m->time;
    k->c.settled = false;
    if (m->flags & (MESSAGE_RETRANSMISSION | MESSAGE_DUPLICATE)) {
        if (m->status == 0 && m->branch == k->attempt_branch && m->cseq == k->attempt_cseq &&
            !(m->flags & MESSAGE_DUPLICATE) && m->method == k->c.method)
            k->attempt_sent = (uint16_t)(k->attempt_sent + (k->attempt_sent < UINT16_MAX));
        return;
    }
    if (is_attempt(k, m))
        take_request(s, k, m, index);
    else if (is_request(m, SIP_BYE))
        take_bye(s, k, m);
    else if (is_request(m, SIP_CANCEL))
        take_cancel(s, k, m);
    else if (is_request(m, SIP_ACK))
        take_ack(k, m);
    else if (m->status && m->method == SIP_BYE)
        take_bye_response(k, m);
    else if (m->status && m->method == SIP_CANCEL)
        take_cancel_response(k, m);
    else if (m->status && (m->method == SIP_INVITE || m->method == k->c.method))
        take_response(k, m, index);
    if (k->c.state != CALL_FAILED && k->c.state != CALL_UNANSWERED)
        k->timed_out = false;
}

/* Times */

nanos_t state_deadline(const struct call_entry *k)
{
    if (k->c.settled)
        return INT64_MAX;
    switch ((enum call_state)k->c.state) {
    case CALL_TRYING:
        if (!k->provisional)
            return time_after(k->attempt_time, T1_64);
        return time_after(k->seen, TIMER_C);
    case CALL_RINGING:
        return time_after(k->seen, TIMER_C);
    case CALL_ANSWERED:
        return INT64_MAX;
    case CALL_COMPLETED:
        return time_after(k->seen, is_call(k) && !k->bye_answered ? T1_64 : LINGER);
    case CALL_CANCELLED:
        return time_after(k->seen, k->final ? LINGER : T1_64);
    case CALL_BUSY:
    case CALL_DECLINED:
    case CALL_FAILED:
    case CALL_UNANSWERED:
        return time_after(k->seen, LINGER);
    }
    return INT64_MAX;
}

/* Was an answer missing, and not just not captured? Over UDP who has one stops, and who repeats the
 * request has none (17.1.1.2, 17.1.2.2); a request that went once shows neither. A transport that
 * repeats for SIP has to have shown the other side. */
static bool is_unanswered(const struct calls *s, const struct call_entry *k)
{
    const struct flow *flow = &s->flows[k->attempt_flow];
    const struct connection *connection;

    if (k->attempt_sent > 1)
        return true;
    if (flow->transport == TRANSPORT_UDP)
        return false;
    connection = calls_connection(s, flow);
    return (connection != NULL && connection->accepted) ||
           (flow->reverse < s->n_flows && s->flows[flow->reverse].messages > 0);
}

static void give_up(struct call_entry *k, nanos_t at)
{
    k->c.state = k->c.state == CALL_RINGING ? CALL_UNANSWERED : CALL_FAILED;
    k->c.end = at;
    k->timed_out = true;
}

static bool is_silent(const struct call_entry *k)
{
    return k->c.state == CALL_TRYING && !k->provisional && !k->c.started_before;
}

void state_timeout(const struct calls *s, struct call_entry *k, nanos_t now)
{
    if (k->c.started_before || (k->c.state != CALL_TRYING && k->c.state != CALL_RINGING) ||
        (is_silent(k) && !is_unanswered(s, k)))
        return;
    give_up(k, now < state_deadline(k) ? now : state_deadline(k));
}

void state_reopen(struct call_entry *k, nanos_t now)
{
    if (!k->timed_out)
        return;
    k->timed_out = k->c.settled = false;
    k->c.state = k->c.ringing != NANOS_NONE ? CALL_RINGING : CALL_TRYING;
    k->c.end = NANOS_NONE;
    k->attempt_time = k->seen = now;
}

void state_end_of_input(const struct calls *s, struct call_entry *k, nanos_t end)
{
    if (is_silent(k) && k->attempt_sent > 2)
        give_up(k, k->seen);
    else if (state_deadline(k) <= end)
        state_timeout(s, k, end);
}
