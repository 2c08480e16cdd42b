/* offer_answer.c - offers and their answers (RFC 3264), in the order of the offers' messages. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "call/call_private.h"
#include "call/view_private.h"

enum {
    ANSWERED_BEFORE = 16
}; /* exchanges whose answer may stand before the offer in the capture */

struct building {
    struct view *v;
    struct exchange *list;
    size_t n, room;
};

static uint32_t to_tag(const struct building *b, uint32_t message)
{
    return b->v->call->messages[message].to_tag;
}

/* An answer seen again in a later response of the same dialog (183, then 200) is the same exchange,
 * the last one in effect; from another fork it is one of its own. */
static void take_answer(struct building *b, uint32_t offer, uint32_t answer)
{
    for (size_t e = b->n; offer != NO_INDEX && e-- > 0;) {
        struct exchange *at = &b->list[e];

        if (at->offer != offer)
            continue;
        if (at->answer == NO_INDEX || to_tag(b, at->answer) == to_tag(b, answer)) {
            at->answer = answer;
            return;
        }
    }
    VEC_PUSH(b->list, b->n, b->room) = (struct exchange){ .offer = offer, .answer = answer };
}

static bool is_answered(const struct building *b, uint32_t offer)
{
    for (size_t e = b->n; e-- > 0 && b->n - e <= ANSWERED_BEFORE;)
        if (b->list[e].offer == offer)
            return true;
    return false;
}

/* An offer in several responses of one dialog (late offer in 183 and 200) is one. */
static void take_offer(struct building *b, uint32_t offer)
{
    const struct call_message *m = &b->v->call->messages[offer];

    for (size_t e = b->n; m->status && e-- > 0;) {
        struct exchange *at = &b->list[e];
        const struct call_message *o =
            at->offer == NO_INDEX ? NULL : &b->v->call->messages[at->offer];

        if (o != NULL && o->status && at->answer == NO_INDEX && o->method == m->method &&
            o->cseq == m->cseq && o->branch == m->branch && o->to_tag == m->to_tag) {
            at->offer = offer;
            return;
        }
    }
    VEC_PUSH(b->list, b->n, b->room) = (struct exchange){ .offer = offer, .answer = NO_INDEX };
}

/* The final response to the request that carried the offer. */
static bool is_refused(struct view *v, const struct exchange *e)
{
    const struct transaction *list;
    size_t n = view_transactions(v, &list);

    for (size_t t = 0; t < n; t++)
        if (list[t].request == e->offer && e->offer != NO_INDEX)
            return list[t].status >= 300;
    return false;
}

static void build(struct view *v)
{
    struct building b = { .v = v };

    for (uint32_t i = 0; i < v->call->n_messages; i++) {
        uint32_t offer;

        if (!(v->call->messages[i].flags & MESSAGE_SDP) || view_is_copy(v, i))
            continue;
        if (offer_is_answer(v->call, i, &offer))
            take_answer(&b, offer == NO_INDEX ? NO_INDEX : offer, i);
        else if (!is_answered(&b, i))
            take_offer(&b, i);
    }
    for (size_t e = 0; e < b.n; e++)
        b.list[e].refused = is_refused(v, &b.list[e]);
    struct exchange *list = arena_alloc(v->arena, (b.n + 1) * sizeof *list);
    if (b.n > 0)
        memcpy(list, b.list, b.n * sizeof *list);
    v->exchanges = list;
    v->n_exchanges = b.n;
    free(b.list);
}

size_t view_exchanges(struct view *v, const struct exchange **out)
{
    if (!v->exchanges_read) {
        v->exchanges_read = true;
        build(v);
    }
    *out = v->exchanges;
    return v->n_exchanges;
}

/* Of forks that answered one offer, the one whose answer came in a 2xx. */
static bool confirmed(const struct view *v, const struct exchange *e)
{
    unsigned status = v->call->messages[e->answer].status;

    return status == 0 || status >= 200;
}

const struct exchange *view_media_exchange(struct view *v)
{
    const struct exchange *list, *early = NULL;

    for (size_t e = view_exchanges(v, &list); e-- > 0;) {
        if (list[e].offer == NO_INDEX || list[e].answer == NO_INDEX || list[e].refused)
            continue;
        if (confirmed(v, &list[e]))
            return &list[e];
        if (early == NULL)
            early = &list[e];
    }
    return early;
}
