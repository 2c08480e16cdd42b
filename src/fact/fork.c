/* fork.c - facts about INVITEs that meet several answers, CANCELs that find nothing, and
 * answers that do not arrive (RFC 3261 sections 8.2.2.2, 9, 13.2.2.4). */
#include "config.h"

#include "base/gettext.h"
#include "fact/fact_private.h"
#include "fact/in_dialog.h"
#include "sip/via.h"

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

static struct value top_via(struct subject *s, uint32_t i)
{
    const struct sip_message *m = view_message(s->view, i);
    struct sip_values values = { 0 };

    if (!message_is_whole(s, i) || !sip_next_value(m, HEADER_VIA, &values))
        return MISSING;
    return value_in_header(s, i, value_text(sip_text(m, values.value)), values.header,
                           values.value);
}

/* What a CANCEL must have as its INVITE has it (9.1), and where the two differ. */

struct cancelling {
    struct subject *s;
    uint32_t cancel, invite; /* messages */
};

static struct value cseq_in(struct subject *s, uint32_t i)
{
    return value_of_header(s, i, HEADER_CSEQ);
}

static struct value from_in(struct subject *s, uint32_t i)
{
    return value_of_header(s, i, HEADER_FROM);
}

static struct value to_in(struct subject *s, uint32_t i)
{
    return value_of_header(s, i, HEADER_TO);
}

static struct value uri_in(struct subject *s, uint32_t i)
{
    const struct sip_message *m = view_message(s->view, i);

    return m->bytes.n ? value_in_message(s, i, value_text(sip_text(m, m->request_uri)),
                                         m->request_uri, "request-line")
                      : MISSING;
}

static uint16_t via_port(const struct via *via)
{
    if (via->port)
        return via->port;
    return slice_ieq(via->transport, SLICE("TLS")) ? 5061 : 5060;
}

/* The sent-by counts as the branch does (17.2.3). */
static bool same_via(const struct cancelling *c)
{
    struct value a = top_via(c->s, c->cancel), b = top_via(c->s, c->invite);
    struct via one, two;

    if (view_kept(c->s->view, c->cancel)->branch != view_kept(c->s->view, c->invite)->branch)
        return false;
    return a.kind == VALUE_MISSING || b.kind == VALUE_MISSING || !via_parse(a.text, &one) ||
           !via_parse(b.text, &two) ||
           (slice_ieq(one.host, two.host) && via_port(&one) == via_port(&two));
}

static bool same_cseq(const struct cancelling *c)
{
    return view_kept(c->s->view, c->cancel)->cseq == view_kept(c->s->view, c->invite)->cseq;
}

static bool same_from(const struct cancelling *c)
{
    return view_kept(c->s->view, c->cancel)->from_tag == view_kept(c->s->view, c->invite)->from_tag;
}

static bool same_to(const struct cancelling *c)
{
    return view_kept(c->s->view, c->cancel)->to_tag == view_kept(c->s->view, c->invite)->to_tag;
}

static bool same_uri(const struct cancelling *c)
{
    struct value a = uri_in(c->s, c->cancel), b = uri_in(c->s, c->invite);
    struct uri one, two;

    if (a.kind == VALUE_MISSING || b.kind == VALUE_MISSING || slice_eq(a.text, b.text))
        return true;
    return uri_parse(a.text, &one) && uri_parse(b.text, &two) && slice_eq(one.user, two.user) &&
           uri_same_target(&one, &two);
}

static const struct {
    const char *name;
    bool (*same)(const struct cancelling *);
    struct value (*read)(struct subject *, uint32_t message);
} cancel_parts[] = {
    { N_("topmost Via"), same_via, top_via }, { N_("CSeq number"), same_cseq, cseq_in },
    { N_("From tag"), same_from, from_in },   { N_("To tag"), same_to, to_in },
    { N_("Request-URI"), same_uri, uri_in },
};

enum cancel_fact { CANCEL_MATCHES, CANCEL_PART, CANCEL_EXPECTED, CANCEL_IS, CANCEL_ANSWERED };

static struct value get_cancel(struct subject *s, const struct fact *f)
{
    const struct transaction *t = cancel_of(s);
    struct cancelling c = { s, t != NULL ? t->request : NO_INDEX, NO_INDEX };
    size_t odd = 0;

    if (t == NULL)
        return MISSING;
    if (f->part == CANCEL_ANSWERED)
        return value_bool(t->status > 0);
    c.invite = cancelled_invite(s, t->request);
    if (c.invite == NO_INDEX || !message_is_whole(s, c.cancel) || !message_is_whole(s, c.invite))
        return MISSING;
    while (odd < ARRAY_SIZE(cancel_parts) && cancel_parts[odd].same(&c))
        odd++;
    if (f->part == CANCEL_MATCHES)
        return value_bool(odd == ARRAY_SIZE(cancel_parts));
    if (odd == ARRAY_SIZE(cancel_parts))
        return MISSING;
    if (f->part == CANCEL_PART)
        return value_text(slice_of(_(cancel_parts[odd].name)));
    return cancel_parts[odd].read(s, f->part == CANCEL_IS ? c.cancel : c.invite);
}

/* A CANCEL that has a Call-ID of its own: the INVITE that it has the branch of, or the From tag and
 * CSeq number, in another call between the same hosts. */

enum { CALLS_READ = 256, NO_TRANSACTION = 481 };

static bool is_meant(const struct call_message *cancel, const struct call_message *m)
{
    return m->status == 0 && m->method == SIP_INVITE && m->cseq == cancel->cseq &&
           ((m->branch == cancel->branch && m->branch) ||
            (m->from_tag == cancel->from_tag && m->from_tag));
}

static bool same_hosts(struct subject *s, uint32_t a, uint32_t b)
{
    const struct flow *one = calls_flow(s->calls, a), *two = calls_flow(s->calls, b);

    return one != NULL && two != NULL && addr_eq(one->src.addr, two->src.addr) &&
           addr_eq(one->dst.addr, two->dst.addr);
}

/* An INVITE that has its final response is not cancelled any more. */
static bool is_over(const struct call *call, uint32_t invite, nanos_t at)
{
    const struct call_message *all = call->messages;

    for (uint32_t i = invite + 1; i < call->n_messages && all[i].time < at; i++)
        if (all[i].status >= 200 && all[i].method == SIP_INVITE && all[i].cseq == all[invite].cseq)
            return true;
    return false;
}

/* The place of that INVITE in its call; NULL: there is none. */
static const struct call *meant_call(struct subject *s, uint32_t *message)
{
    const struct call_message *cancel = s->call->n_messages ? &s->call->messages[0] : NULL;
    size_t here = call_position(s);

    if (s->call->method != SIP_CANCEL || cancel == NULL || cancel->status)
        return NULL;
    for (size_t i = here, n = 0; i-- > 0 && n < CALLS_READ; n++) {
        const struct call *call = calls_at(s->calls, i);

        for (uint32_t k = 0; call->method == SIP_INVITE && k < call->n_messages; k++) {
            if (!is_meant(cancel, &call->messages[k]) ||
                !same_hosts(s, call->messages[k].flow, cancel->flow) ||
                is_over(call, k, cancel->time))
                continue;
            *message = k;
            return call;
        }
    }
    return NULL;
}

enum meant_part { MEANT_CALL_ID, MEANT_CANCELLED, MEANT_REFUSED };

/* The 481 to a CANCEL alone, by which it found no INVITE (RFC 3261 section 9.2); NO_INDEX. Any
 * other status may have another reason. */
static uint32_t refusal_of(struct subject *s)
{
    const struct transaction *all;
    size_t n = view_transactions(s->view, &all);

    for (size_t i = 0; i < n; i++)
        if (all[i].method == SIP_CANCEL && all[i].status == NO_TRANSACTION)
            return all[i].final;
    return NO_INDEX;
}

static struct value get_meant(struct subject *s, const struct fact *f)
{
    uint32_t i = 0;
    const struct call *call = meant_call(s, &i);

    if (call == NULL)
        return MISSING;
    if (f->part == MEANT_CANCELLED)
        return value_bool(call->state == CALL_CANCELLED);
    if (f->part == MEANT_REFUSED) {
        uint32_t final = refusal_of(s);

        if (final == NO_INDEX)
            return MISSING;
        const struct sip_message *said = view_message(s->view, final);
        return value_in_message(s, final, value_text(sip_text(said, said->start_line)),
                                said->start_line, "status-line");
    }
    const struct sip_message *m = view_message(view_new(s->calls, call, s->arena), i);
    const struct sip_header *h = m->bytes.n ? sip_header(m, HEADER_CALL_ID) : NULL;
    return h != NULL ? value_text(sip_text(m, h->value)) : MISSING;
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
         N_("whether the CANCEL has topmost Via, CSeq number, tags and Request-URI of the INVITE "
            "before it")),
    FACT("cancel.part", VALUE_TEXT, get_cancel, CANCEL_PART,
         N_("the first of these that differs, in words")),
    FACT("cancel.at", VALUE_TEXT, get_cancel, CANCEL_IS, N_("that part of the CANCEL")),
    FACT("cancel.expected", VALUE_TEXT, get_cancel, CANCEL_EXPECTED,
         N_("the same part of that INVITE")),
    FACT("cancel.meant", VALUE_TEXT, get_meant, MEANT_CALL_ID,
         N_("the Call-ID of the INVITE that a CANCEL with another Call-ID was made for")),
    FACT("cancel.meant.cancelled", VALUE_BOOL, get_meant, MEANT_CANCELLED,
         N_("whether that call was cancelled all the same")),
    FACT("cancel.meant.refused", VALUE_TEXT, get_meant, MEANT_REFUSED,
         N_("the 481 that answers such a CANCEL")),
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
