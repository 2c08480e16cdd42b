/* offer_kind.c - the kind of an SDP: an offer or an answer (RFC 3261 13.2.1, RFC 3262, 3264,
 * 3311). */
#include "config.h"

#include "base/mem.h"
#include "call/call_private.h"

enum { LOOK_BACK = 256, LOOK_AHEAD = 16 };
/* A capture may hold a response before its request, and an ACK before its response: by so much. */
static const nanos_t out_of_order = NANOS_PER_S;

static bool has_sdp(const struct call *c, uint32_t i)
{
    return c->messages[i].flags & MESSAGE_SDP;
}

/* The end of the messages that may belong before message `index`. */
static uint32_t look_ahead(const struct call *c, uint32_t index)
{
    uint32_t i = index + 1;

    while (i < c->n_messages && i <= index + LOOK_AHEAD &&
           c->messages[i].time - c->messages[index].time < out_of_order)
        i++;
    return i;
}

/* The latest response with an SDP to the INVITE of this CSeq that makes an offer, before message
 * `index`. */
static uint32_t late_offer(const struct call *c, uint32_t index, bool provisional)
{
    const struct call_message *m = &c->messages[index];
    uint32_t from = index > LOOK_BACK ? index - LOOK_BACK : 0;

    for (uint32_t i = look_ahead(c, index); i-- > from;) {
        const struct call_message *r = &c->messages[i];
        uint32_t answered;

        if (r->method == SIP_INVITE && r->status > 100 && r->status < 300 &&
            (r->status < 200) == provisional && r->from_tag == m->from_tag &&
            r->to_tag == m->to_tag && has_sdp(c, i) && (provisional || r->cseq == m->cseq) &&
            !offer_is_answer(c, i, &answered))
            return r->original;
    }
    return NO_INDEX;
}

static uint32_t request_behind(const struct call *c, uint32_t index)
{
    const struct call_message *m = &c->messages[index];

    for (uint32_t i = index + 1, end = look_ahead(c, index); i < end; i++) {
        const struct call_message *a = &c->messages[i];

        if (a->status == 0 && a->method == m->method && a->cseq == m->cseq &&
            a->branch == m->branch && a->from_tag == m->from_tag)
            return a->original;
    }
    return NO_INDEX;
}

/* A response answers the offer of its request; to a request without one it makes an offer. A
 * response to a PRACK whose SDP was an answer itself would offer anew. */
static bool response_is_answer(const struct call *c, uint32_t index, uint32_t *offer)
{
    const struct call_message *m = &c->messages[index];
    uint32_t request = request_of(c, m, index), before;

    if (request == NO_INDEX)
        request = request_behind(c, index);
    *offer = request;
    if (request == NO_INDEX)
        return m->status >= 200; /* not captured: most requests carry the offer */
    if (!has_sdp(c, request))
        return false;
    return m->method != SIP_PRACK || !offer_is_answer(c, request, &before);
}

bool offer_is_answer(const struct call *c, uint32_t index, uint32_t *offer)
{
    const struct call_message *m = &c->messages[index];

    if (m->status)
        return response_is_answer(c, index, offer);
    *offer = NO_INDEX;
    if (m->method == SIP_ACK)
        *offer = late_offer(c, index, false);
    else if (m->method == SIP_PRACK)
        *offer = late_offer(c, index, true);
    return *offer != NO_INDEX;
}
