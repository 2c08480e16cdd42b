/* view_private.h - a view from the inside, shared by view.c, transactions.c, offer_answer.c and
 * dialog.c. */
#ifndef SIPWHY_CALL_VIEW_PRIVATE_H
#define SIPWHY_CALL_VIEW_PRIVATE_H

#include "call/view.h"

struct view_read {
    struct slice bytes;                /* p is NULL: not read yet */
    const struct sip_message *message; /* NULL: not asked for yet */
    const struct sdp *sdp;
    bool sdp_done;
};

struct view {
    struct calls *calls;
    const struct call *call;
    struct arena *arena;
    struct view_read *read; /* of each message of the call */
    const struct transaction *transactions;
    const uint32_t *branches; /* of each transaction */
    size_t n_transactions;
    bool transactions_read;
    const struct exchange *exchanges;
    size_t n_exchanges;
    bool exchanges_read;
    const struct terms *terms; /* in_force.c; NULL: not asked for yet */
    size_t n_terms;
    bool relayed;
};

static inline bool view_is_copy(const struct view *v, uint32_t i)
{
    return v->call->messages[i].flags & (MESSAGE_RETRANSMISSION | MESSAGE_DUPLICATE);
}

#endif
