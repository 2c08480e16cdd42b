/* fork.c - facts about INVITEs that meet several answers, CANCELs that find nothing, and
 * answers that do not arrive (RFC 3261 sections 8.2.2.2, 9, 13.2.2.4). */
#include "config.h"

#include "base/gettext.h"
#include "fact/fact_private.h"
#include "fact/in_dialog.h"

static bool is_ok(const struct call_message *m)
{
    return m->method == SIP_INVITE && m->status >= 200 && m->status < 300;
}

static bool was_acknowledged(const struct call *call, const struct call_message *ok)
{
    for (uint32_t i = 0; i < call->n_messages; i++) {
        const struct call_message *m = &call->messages[i];

        if (m->status == 0 && (m->method == SIP_ACK || m->method == SIP_BYE) &&
            m->from_tag == ok->from_tag && m->to_tag == ok->to_tag)
            return true;
    }
    return false;
}

/* A 2xx of another branch of a fork than the one that was acknowledged: the same transaction,
 * another To tag, and neither ACK nor BYE from the caller. */
uint32_t fork_second(struct subject *s)
{
    const struct call *call = s->call;
    uint32_t first = role_message(s, ROLE_OK);

    if (first == NO_INDEX || call->messages[first].to_tag == 0)
        return NO_INDEX;
    const struct call_message *ok = &call->messages[first];
    bool first_is_taken = was_acknowledged(call, ok);
    for (uint32_t i = 0; i < call->n_messages; i++) {
        const struct call_message *m = &call->messages[i];

        if (is_ok(m) && m->original == i && m->to_tag && m->to_tag != ok->to_tag &&
            m->branch == ok->branch && m->cseq == ok->cseq && m->from_tag == ok->from_tag &&
            first_is_taken && !was_acknowledged(call, m))
            return i;
    }
    return NO_INDEX;
}

/* The number of times that the 2xx with that To tag was sent: it may repeat with other bytes. */
static struct value get_second_sends(struct subject *s)
{
    uint32_t i = fork_second(s), n = 0;

    if (i == NO_INDEX)
        return MISSING;
    for (uint32_t k = i; k < s->call->n_messages; k++) {
        const struct call_message *m = &s->call->messages[k];

        n += is_ok(m) && m->to_tag == s->call->messages[i].to_tag &&
             m->branch == s->call->messages[i].branch && !(m->flags & MESSAGE_DUPLICATE);
    }
    return value_number(n);
}

static const struct transaction *cancel_of(struct subject *s)
{
    const struct transaction *all;
    size_t n = s->call->method == SIP_INVITE ? view_transactions(s->view, &all) : 0;

    for (size_t i = 0; i < n; i++)
        if (all[i].method == SIP_CANCEL && all[i].request != NO_INDEX)
            return &all[i];
    return NULL;
}

uint32_t cancel_final(struct subject *s)
{
    const struct transaction *t = cancel_of(s);

    return t != NULL && t->status ? t->final : NO_INDEX;
}

uint32_t cancel_request(struct subject *s)
{
    const struct transaction *t = cancel_of(s);

    return t != NULL ? t->request : NO_INDEX;
}

/* The last INVITE that the CANCEL's sender had sent there before it. */
static uint32_t cancelled_invite(struct subject *s, uint32_t cancel)
{
    const struct call *call = s->call;
    const struct flow *flow = view_flow(s->view, cancel);

    for (uint32_t i = cancel; i-- > 0;) {
        const struct call_message *m = &call->messages[i];
        const struct flow *other = view_flow(s->view, i);

        if (m->status == 0 && m->method == SIP_INVITE && m->original == i &&
            addr_eq(other->src.addr, flow->src.addr) && addr_eq(other->dst.addr, flow->dst.addr))
            return i;
    }
    return NO_INDEX;
}

enum cancel_part { CANCEL_MATCHES, CANCEL_EXPECTED, CANCEL_IS, CANCEL_ANSWERED };

static struct value top_via(struct subject *s, uint32_t i)
{
    const struct sip_message *m = view_message(s->view, i);
    struct sip_values values = { 0 };

    if (!message_is_whole(s, i) || !sip_next_value(m, HEADER_VIA, &values))
        return MISSING;
    return value_in_header(s, i, value_text(sip_text(m, values.value)), values.header,
                           values.value);
}

/* "The CANCEL has the same branch, Request-URI, Call-ID, To, From and CSeq number" (9.1). */
static struct value get_cancel(struct subject *s, const struct fact *f)
{
    const struct transaction *t = cancel_of(s);
    uint32_t invite = t != NULL ? cancelled_invite(s, t->request) : NO_INDEX;

    if (t == NULL)
        return MISSING;
    if (f->part == CANCEL_ANSWERED)
        return value_bool(t->status > 0);
    if (invite == NO_INDEX)
        return MISSING;
    const struct call_message *a = &s->call->messages[t->request];
    const struct call_message *b = &s->call->messages[invite];
    switch ((enum cancel_part)f->part) {
    case CANCEL_MATCHES:
        return value_bool(a->branch == b->branch && a->cseq == b->cseq &&
                          a->from_tag == b->from_tag);
    case CANCEL_EXPECTED:
        return top_via(s, invite);
    case CANCEL_IS:
        return top_via(s, t->request);
    case CANCEL_ANSWERED:
        break;
    }
    return MISSING;
}

/* An INVITE that the same sender had sent there before with the same CSeq and another branch, and
 * that was over when this one came. */
static const struct transaction *earlier_attempt(struct subject *s)
{
    const struct transaction *all, *t = role_invite(s);

    if (t == NULL || t->request == NO_INDEX)
        return NULL;
    size_t n = view_transactions(s->view, &all);
    for (size_t i = 0; i < n; i++)
        if (all[i].initial && all[i].request != NO_INDEX && all[i].request < t->request &&
            all[i].cseq == t->cseq && all[i].status >= 300 && all[i].final < t->request &&
            s->call->messages[all[i].request].from_tag == s->call->messages[t->request].from_tag &&
            calls_flow(s->calls, all[i].flow)->dst.port ==
                calls_flow(s->calls, t->flow)->dst.port &&
            addr_eq(calls_flow(s->calls, all[i].flow)->dst.addr,
                    calls_flow(s->calls, t->flow)->dst.addr))
            return &all[i];
    return NULL;
}

enum earlier_part { EARLIER_VIA, EARLIER_STATUS };

static struct value get_earlier(struct subject *s, const struct fact *f)
{
    const struct transaction *t = earlier_attempt(s);

    if (t == NULL)
        return MISSING;
    if (f->part == EARLIER_VIA)
        return top_via(s, t->request);
    const struct sip_message *m = view_message(s->view, t->final);
    return value_in_message(s, t->final, value_text(sip_text(m, m->start_line)), m->start_line,
                            "status-line");
}

/* Another final response to the same request on the same hop, with another status: a 2xx ends all,
 * and of other finals a server sends one only (RFC 3261 section 17.2.1). */
static uint32_t contrary_final(struct subject *s)
{
    const struct call *call = s->call;
    const struct transaction *t = role_invite(s);

    if (t == NULL || t->final == NO_INDEX || t->request == NO_INDEX)
        return NO_INDEX;
    const struct call_message *final = &call->messages[t->final];
    for (uint32_t i = t->final + 1; i < call->n_messages; i++) {
        const struct call_message *m = &call->messages[i];

        if (m->method == SIP_INVITE && m->status >= 200 && m->status != final->status &&
            m->branch == final->branch && m->cseq == final->cseq &&
            m->from_tag == final->from_tag && (m->status >= 300 || final->status >= 300) &&
            view_flow(s->view, i) == view_flow(s->view, t->final))
            return i;
    }
    return NO_INDEX;
}

enum contrary_part { CONTRARY_LINE, CONTRARY_STATUS, CONTRARY_SAME_TAG };

static struct value get_contrary(struct subject *s, const struct fact *f)
{
    uint32_t i = contrary_final(s);

    if (i == NO_INDEX)
        return MISSING;
    const struct call_message *m = &s->call->messages[i];
    const struct sip_message *read = view_message(s->view, i);
    struct value value = MISSING;
    switch ((enum contrary_part)f->part) {
    case CONTRARY_LINE:
        value = value_text(sip_text(read, read->start_line));
        break;
    case CONTRARY_STATUS:
        value = value_number(m->status);
        break;
    case CONTRARY_SAME_TAG:
        value = value_bool(m->to_tag == s->call->messages[role_invite(s)->final].to_tag);
        break;
    }
    return value_in_message(s, i, value, read->start_line, "status-line");
}

#define FACT(name, kind, get, part, meaning)                                                       \
    FACT_ROW(name, kind, get, NULL, meaning, false, 0, part)

static const struct fact facts[] = {
    FACT("second.times", VALUE_NUMBER, get_second_sends, 0,
         N_("how often a 2xx of a second branch was sent that the caller did not take")),
    FACT("cancel.answered", VALUE_BOOL, get_cancel, CANCEL_ANSWERED,
         N_("whether the CANCEL was answered")),
    FACT("cancel.matches", VALUE_BOOL, get_cancel, CANCEL_MATCHES,
         N_("whether the CANCEL has branch, CSeq and From tag of the INVITE before it")),
    FACT("cancel.top_via", VALUE_TEXT, get_cancel, CANCEL_IS, N_("its topmost Via")),
    FACT("cancel.expected", VALUE_TEXT, get_cancel, CANCEL_EXPECTED,
         N_("the topmost Via of that INVITE")),
    FACT("invite.earlier.via", VALUE_TEXT, get_earlier, EARLIER_VIA,
         N_("the Via of an earlier INVITE with the same CSeq that was over by then")),
    FACT("invite.earlier.status", VALUE_TEXT, get_earlier, EARLIER_STATUS,
         N_("how that one ended")),
    FACT("contrary.line", VALUE_TEXT, get_contrary, CONTRARY_LINE,
         N_("a second final response to the INVITE, with another status, on the same hop")),
    FACT("contrary.status", VALUE_NUMBER, get_contrary, CONTRARY_STATUS, N_("its status")),
    FACT("contrary.same_tag", VALUE_BOOL, get_contrary, CONTRARY_SAME_TAG,
         N_("whether it has the To tag of the first")),
};

const struct fact_table facts_of_fork = { facts, ARRAY_SIZE(facts) };
