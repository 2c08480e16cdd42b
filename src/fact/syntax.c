/* syntax.c - facts about the form of messages, by the full grammar.
 *
 * * The grammar costs some microseconds a message: it is asked only about calls that went wrong
 * or whose messages were already seen to be broken, and about a few messages of each. */
#include "config.h"

#include "base/gettext.h"
#include "fact/fact_private.h"
#include "sip/grammar.h"
#include "sip/plain.h"

#define CHECKED_MAX 12

struct syntax {
    bool found;
    uint32_t message;
    struct grammar_fault fault;
};

static bool worth_checking(const struct call *call, const struct call_message *m)
{
    bool failed = call->state == CALL_FAILED || call->state == CALL_UNANSWERED ||
                  (call->state == CALL_TRYING && call->n_messages <= 2);

    return !(m->flags & (MESSAGE_RETRANSMISSION | MESSAGE_DUPLICATE | MESSAGE_CUT)) &&
           (failed || (m->flags & MESSAGE_FAULTY));
}

static bool check_message(struct subject *s, uint32_t i, struct plain_known *known,
                          struct syntax *out)
{
    struct grammar_fault faults[8];

    if (plain_message(view_raw(s->view, i), known))
        return false;
    const struct sip_message *m = view_message(s->view, i);
    if (!m->bytes.n)
        return false;
    size_t n = sip_grammar_check(m, faults, ARRAY_SIZE(faults));
    for (size_t k = 0; k < n && k < ARRAY_SIZE(faults); k++) {
        if (out->found && (out->fault.fatal || !faults[k].fatal))
            continue;
        *out = (struct syntax){ .found = true, .message = i, .fault = faults[k] };
    }
    return out->found && out->fault.fatal;
}

/* The first fault that a receiver may refuse the message for, else the first of any kind. */
static const struct syntax *syntax_of(struct subject *s)
{
    if (s->derived->syntax == NULL) {
        struct syntax *found = arena_alloc(s->arena, sizeof *found);
        struct plain_known known = { 0 };
        uint32_t checked = 0;

        for (uint32_t i = 0; i < s->call->n_messages && checked < CHECKED_MAX; i++) {
            if (!worth_checking(s->call, &s->call->messages[i]))
                continue;
            checked++;
            if (check_message(s, i, &known, found))
                break;
        }
        s->derived->syntax = found;
    }
    return s->derived->syntax;
}

/* The response is known by its branch alone: the fault may be a CSeq with another method. */
static bool was_refused(const struct call *call, uint32_t request)
{
    const struct call_message *m = call->messages, *sent = &m[request];

    for (uint32_t i = request + 1; i < call->n_messages; i++)
        if ((m[i].status == 400 || m[i].status == 416 || m[i].status == 420 ||
             m[i].status == 505) &&
            m[i].branch == sent->branch && m[i].cseq == sent->cseq)
            return true;
    return false;
}

/* Was the broken message of no use? A request that got a final failure or no response, a
 * response after which the request was sent again. */
static bool was_in_vain(struct subject *s, const struct syntax *x)
{
    const struct transaction *t;
    size_t n = view_transactions(s->view, &t);
    const struct call_message *m = view_kept(s->view, x->message);

    if (!m->status && was_refused(s->call, x->message))
        return true;
    for (size_t i = 0; i < n; i++) {
        if (t[i].request == NO_INDEX || t[i].cseq != m->cseq || t[i].method != m->method)
            continue;
        if (m->status)
            return t[i].n_requests > 1;
        return t[i].status == 0 && t[i].provisional == NO_INDEX && t[i].n_requests > 2;
    }
    return false;
}

enum syntax_part { SYNTAX_FAULT, SYNTAX_FATAL, SYNTAX_REFERENCE, SYNTAX_IN_VAIN, SYNTAX_WHO };

/* The value with its place: the start line, a header by its name, a line that is none. */
struct value value_in_span(struct subject *s, uint32_t i, struct value value, struct span at)
{
    const struct sip_message *m = view_message(s->view, i);

    if (at.offset < m->start_line.offset + m->start_line.length)
        return value_in_message(s, i, value, at, m->request ? "request-line" : "status-line");
    for (uint32_t k = 0; k < m->n_headers; k++) {
        const struct sip_header *h = &m->headers[k];

        if (at.offset >= h->name.offset && at.offset <= h->value.offset + h->value.length)
            return value_in_header(s, i, value, h, at);
    }
    bool in_body = m->body.length && at.offset >= m->body.offset;
    return value_in_message(s, i, value, at, in_body ? "sdp" : "header");
}

static struct value get_syntax(struct subject *s, const struct fact *f)
{
    const struct syntax *x = syntax_of(s);

    if (!x->found)
        return MISSING;
    struct value value = MISSING;
    switch ((enum syntax_part)f->part) {
    case SYNTAX_FAULT:
        value = value_text(slice_of(x->fault.what));
        break;
    case SYNTAX_FATAL:
        value = value_bool(x->fault.fatal);
        break;
    case SYNTAX_REFERENCE:
        value = value_text(slice_of(x->fault.reference));
        break;
    case SYNTAX_IN_VAIN:
        value = value_bool(was_in_vain(s, x));
        break;
    case SYNTAX_WHO:
        value = value_endpoint(s, view_flow(s->view, x->message)->src);
        break;
    }
    return value_in_span(s, x->message, value, x->fault.at);
}

/* A copy of the message whose lines lost their CRs lacks one byte for each bare LF. */
static bool lost_its_returns(const struct sip_message *m)
{
    struct slice body = sip_text(m, m->body);
    int64_t bare = 0;

    for (size_t i = 0; i < body.n; i++)
        bare += body.p[i] == '\n' && (i == 0 || body.p[i - 1] != '\r');
    return bare > 0 && m->content_length - (int64_t)body.n == bare;
}

static bool body_is_short(struct subject *s, uint32_t i)
{
    if ((s->call->messages[i].flags & (MESSAGE_FAULTY | MESSAGE_CUT)) != MESSAGE_FAULTY)
        return false;
    const struct sip_message *m = view_message(s->view, i);
    return (m->faults & SIP_FAULT_BODY_SHORT) && sip_header(m, HEADER_CONTENT_LENGTH) != NULL &&
           !lost_its_returns(m);
}

/* A response is not taken that its sender, or the sender of its request, repeats after it. */
static bool response_is_lost(const struct call *call, uint32_t response)
{
    const struct call_message *m = call->messages, *of = &m[response];

    for (uint32_t i = response + 1; i < call->n_messages; i++)
        if ((m[i].flags & (MESSAGE_RETRANSMISSION | MESSAGE_DUPLICATE)) == MESSAGE_RETRANSMISSION &&
            (m[i].original == response ||
             (!m[i].status && m[i].method == of->method && m[i].cseq == of->cseq)))
            return true;
    return false;
}

/* A request with fewer bytes is to be answered 400, such a response to be thrown away (18.3). */
static bool body_is_in_vain(struct subject *s, uint32_t message)
{
    const struct transaction *t;
    size_t n = view_transactions(s->view, &t);

    if (s->call->messages[message].status)
        return response_is_lost(s->call, message);
    for (size_t i = 0; i < n; i++)
        if (t[i].request == message)
            return t[i].status == 400 ||
                   (!t[i].status && t[i].provisional == NO_INDEX && t[i].n_requests > 2);
    return false;
}

/* The first message with too short a body that did not get through, else the first of all. */
static uint32_t short_message(struct subject *s)
{
    uint32_t first = NO_INDEX;

    for (uint32_t i = 0; i < s->call->n_messages; i++) {
        if (!body_is_short(s, i))
            continue;
        if (body_is_in_vain(s, i))
            return i;
        first = first == NO_INDEX ? i : first;
    }
    return first;
}

static struct value get_body_short(struct subject *s)
{
    uint32_t i = short_message(s);

    if (i == NO_INDEX)
        return MISSING;
    const struct sip_message *m = view_message(s->view, i);
    const struct sip_header *h = sip_header(m, HEADER_CONTENT_LENGTH);
    return value_in_header(s, i, value_number((double)m->body.length), h, h->value);
}

static struct value get_body_in_vain(struct subject *s)
{
    uint32_t i = short_message(s);

    return i == NO_INDEX ? MISSING : value_bool(body_is_in_vain(s, i));
}

#define FACT(name, kind, get, part, meaning)                                                       \
    FACT_ROW(name, kind, get, NULL, meaning, false, 0, part)

static const struct fact facts[] = {
    FACT("syntax.fault", VALUE_TEXT, get_syntax, SYNTAX_FAULT,
         N_("what is wrong with the form of a message, in words")),
    FACT("syntax.fatal", VALUE_BOOL, get_syntax, SYNTAX_FATAL,
         N_("whether a receiver may refuse the message for it")),
    FACT("syntax.reference", VALUE_TEXT, get_syntax, SYNTAX_REFERENCE,
         N_("where the form is laid down")),
    FACT("syntax.in_vain", VALUE_BOOL, get_syntax, SYNTAX_IN_VAIN,
         N_("whether the broken message was refused or found no response")),
    FACT("syntax.sender", VALUE_TEXT, get_syntax, SYNTAX_WHO, N_("who sent the broken message")),
    FACT(
        "body.short", VALUE_NUMBER, get_body_short, 0,
        N_("bytes of the body of a message that has fewer than it says: the first that did not get "
           "through, else the first")),
    FACT("body.in_vain", VALUE_BOOL, get_body_in_vain, 0,
         N_("whether that message was refused by 400, found no response, or was sent for nothing")),
};

const struct fact_table facts_of_syntax = { facts, ARRAY_SIZE(facts) };
