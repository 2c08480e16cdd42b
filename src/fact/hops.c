/* hops.c - facts about a call of which several hops were captured: what a proxy passed on, and how
 * far it came. */
#include "config.h"

#include "base/gettext.h"
#include "fact/fact_private.h"

static bool same_flow_end(struct subject *s, uint32_t a, uint32_t b)
{
    return addr_eq(view_flow(s->view, a)->dst.addr, view_flow(s->view, b)->dst.addr);
}

/* The ACK as it was seen on a later hop: to the same 2xx, sent by whom it had come to. */
static struct value get_passed_on(struct subject *s)
{
    uint32_t ack = role_message(s, ROLE_ACK), found = NO_INDEX;
    const struct call *call = s->call;

    if (ack == NO_INDEX)
        return MISSING;
    for (uint32_t i = ack + 1; i < call->n_messages; i++) {
        const struct call_message *m = &call->messages[i];

        if (m->status == 0 && m->method == SIP_ACK && m->cseq == call->messages[ack].cseq &&
            m->from_tag == call->messages[ack].from_tag &&
            addr_eq(view_flow(s->view, i)->src.addr, view_flow(s->view, ack)->dst.addr) &&
            !same_flow_end(s, i, ack)) {
            found = i;
            break;
        }
    }
    if (found == NO_INDEX)
        return MISSING;
    const struct sip_message *m = view_message(s->view, found);
    struct value to = value_endpoint(s, view_flow(s->view, found)->dst);
    return value_in_message(s, found, to, m->start_line, "request-line");
}

/* Hosts that a 2xx of the call was sent to. */
static struct value get_ok_hops(struct subject *s)
{
    uint32_t ok = role_message(s, ROLE_OK), n = 0;
    const struct call *call = s->call;

    if (ok == NO_INDEX)
        return MISSING;
    for (uint32_t i = 0; i < call->n_messages; i++) {
        const struct call_message *m = &call->messages[i];
        bool again = false;

        if (m->method != SIP_INVITE || m->status < 200 || m->status >= 300 ||
            m->to_tag != call->messages[ok].to_tag)
            continue;
        for (uint32_t k = 0; k < i && !again; k++)
            again = call->messages[k].method == SIP_INVITE && call->messages[k].status >= 200 &&
                    call->messages[k].status < 300 && same_flow_end(s, i, k);
        n += !again;
    }
    return value_number(n);
}

#define FACT(name, kind, get, meaning) FACT_ROW(name, kind, get, NULL, meaning, false, 0, 0)

static const struct fact facts[] = {
    FACT("ack.passed_on", VALUE_TEXT, get_passed_on,
         N_("where the host that got the ACK sent it on to, if that was captured")),
    FACT("ok.hops", VALUE_NUMBER, get_ok_hops, N_("number of hosts that the 2xx was sent to")),
};

const struct fact_table facts_of_hops = { facts, ARRAY_SIZE(facts) };
