/* queue.h - when the next record of a trigger may be tried, and what became of the last. */
#ifndef SIPWHY_ALERT_QUEUE_H
#define SIPWHY_ALERT_QUEUE_H

#include "alert/spool.h"

#define BATCH_MOST 100u /* records of one mail */

enum outcome {
    OUTCOME_DELIVERED,
    OUTCOME_LATER, /* no answer, or one that says so */
    OUTCOME_NEVER  /* it will not be taken, whenever it is sent */
};

/* A place that a trigger's records go to, one after the other. */
struct queue {
    const struct alert_trigger *trigger;
    enum delivery kind;
    nanos_t backoff;    /* the last pause; 0: none yet */
    nanos_t not_before; /* of CLOCK_MONOTONIC */
    uint64_t tried;     /* times that it was tried */
    bool failing;       /* said already */
    bool under_way;
    char ids[BATCH_MOST][ALERT_ID + 1]; /* of the records that are under way, or were tried */
    size_t n_ids;
};

/* The records that go next, in order, put into ids; those that were tried and failed before are the
 * same. False: there are none, or it is not time. `wall` is CLOCK_REALTIME. */
bool queue_next(struct queue *, const struct spool *, nanos_t now, nanos_t wall);
/* When queue_next() may become true by time alone; INT64_MAX: not. In `now`. */
nanos_t queue_due(const struct queue *, const struct spool *, nanos_t now, nanos_t wall);
/* The one that was under way has come back; retry_after 0: none was asked for. What is delivered or
 * never can be leaves the spool. */
void queue_end(struct queue *, struct spool *, enum outcome, nanos_t now, nanos_t retry_after);

#endif
