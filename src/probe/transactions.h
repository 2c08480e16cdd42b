/* transactions.h - client transactions (RFC 3261 section 17.1) by libosip2: retransmissions, time-
 * outs, and the ACK of a refusal. The library is loaded when the first is wanted.
 *
 * Nothing here has a socket: `send` is given what is to go out, and whoever reads the socket hands
 * over what came. */
#ifndef SIPWHY_PROBE_TRANSACTIONS_H
#define SIPWHY_PROBE_TRANSACTIONS_H

#include <stdbool.h>

#include "base/error.h"
#include "base/slice.h"

typedef void transactions_send(void *context, struct slice message);

/* Loads it before that, while code may still be mapped. False and *error: it is not there. */
bool transactions_load(struct error *);

struct transactions;
/* NULL and *error: the library is not there. */
struct transactions *transactions_new(transactions_send *, void *context, struct error *);
void transactions_free(struct transactions *); /* NULL is allowed */
/* Begins one. False: it is no request that the library reads, or too many were begun. */
bool transactions_begin(struct transactions *, struct slice request);
/* False: it is no response to any of them. */
bool transactions_take(struct transactions *, struct slice response);
/* To be called every 50 ms or so: what is due is sent again, or given up. */
void transactions_tick(struct transactions *);

struct transaction_answer {
    bool invite; /* of an INVITE's transaction */
    int status;  /* 0: nothing came in time */
};
/* What the last call of transactions_take() or transactions_tick() has brought; once. */
bool transactions_answer(struct transactions *, struct transaction_answer *out);

#endif
