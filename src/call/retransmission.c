/* retransmission.c - is this message new, sent again, or captured twice?
 *
 * A retransmission is known by its transaction (RFC 3261 17.1.3, 17.2.3), not by its bytes: stacks
 * change a Date or a rport. The transaction is that of one hop, so what a proxy passes on is new.
 */
#include "config.h"

#include "base/mem.h"
#include "call/call_private.h"

enum {
    LOOK_BACK = 256, /* messages; bounds the work for one message */
    COMPARE_MAX = 65536
};

/* A retransmission does not come so soon: T1 is 500 ms. */
static const nanos_t duplicate_span = 50 * NANOS_PER_MS;

static uint32_t first_to_look_at(uint32_t end)
{
    return end > LOOK_BACK ? end - LOOK_BACK : 0;
}

static bool same_bytes(struct calls *s, const struct call_message *before, struct slice bytes)
{
    if (before->length != bytes.n || bytes.n > COMPARE_MAX)
        return false;
    if (s->bytes == NULL)
        s->bytes = xmalloc(COMPARE_MAX);
    return store_read(s->store, before->ref, s->bytes, bytes.n) == bytes.n &&
           slice_eq((struct slice){ s->bytes, bytes.n }, bytes);
}

/* The ACK for a 2xx is made anew for each copy of the 2xx (13.2.2.4), perhaps with a new branch. */
static bool same_ack(const struct call_message *a, const struct call_message *m)
{
    return m->method == SIP_ACK && m->status == 0 && a->to_tag == m->to_tag && a->flow == m->flow;
}

static bool same_transaction(const struct calls *s, const struct call_message *a,
                             const struct call_message *m)
{
    if (a->cseq != m->cseq || a->method != m->method || a->status != m->status ||
        a->from_tag != m->from_tag || a->to_tag != m->to_tag)
        return false;
    /* A second INVITE with credentials is a new request even where its sender kept CSeq and branch.
     */
    if ((a->flags ^ m->flags) & MESSAGE_AUTHORIZED)
        return false;
    return (a->branch == m->branch && flow_same_hosts(s, a->flow, m->flow)) || same_ack(a, m);
}

uint32_t repeat_of(struct calls *s, const struct call *c, const struct call_message *m,
                   struct slice bytes, bool reliable, bool *duplicate)
{
    *duplicate = false;
    for (uint32_t i = c->n_messages, from = first_to_look_at(i); i-- > from;) {
        const struct call_message *a = &c->messages[i];

        if (!same_transaction(s, a, m))
            continue;
        nanos_t apart = time_between(m->time, a->time);
        bool soon = apart > -duplicate_span && apart < duplicate_span;
        /* Reliable provisionals of one transaction differ by their RSeq alone (RFC 3262). */
        if (reliable && !same_bytes(s, a, bytes))
            continue;
        *duplicate = soon && a->flow == m->flow && same_bytes(s, a, bytes);
        return a->original;
    }
    return NO_INDEX;
}

uint32_t request_of(const struct call *c, const struct call_message *response, uint32_t end)
{
    for (uint32_t i = end, from = first_to_look_at(end); i-- > from;) {
        const struct call_message *a = &c->messages[i];

        if (a->status == 0 && a->method == response->method && a->cseq == response->cseq &&
            a->branch == response->branch && a->from_tag == response->from_tag)
            return a->original;
    }
    return NO_INDEX;
}
