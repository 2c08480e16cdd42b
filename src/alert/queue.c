/* queue.c - one record after the other, with pauses that double. */
#include "config.h"

#include "alert/queue.h"

#include <string.h>

#define FIRST_PAUSE NANOS_PER_S
#define LONGEST_PAUSE (600 * NANOS_PER_S)
#define RETRY_AFTER_MOST (24 * 3600 * NANOS_PER_S) /* what a server may ask for */
#define ON_THEIR_WAY NANOS_PER_S                   /* records of a digest's time that come late */

static bool is_of(const struct queue *q, const struct spool_entry *entry)
{
    return entry->kind == q->kind && strcmp(entry->trigger, q->trigger->name) == 0;
}

static const struct spool_entry *first_of(const struct queue *q, const struct spool *spool)
{
    for (size_t i = 0; i < spool_count(spool); i++)
        if (is_of(q, spool_at(spool, i)))
            return spool_at(spool, i);
    return NULL;
}

static nanos_t digest_of(const struct queue *q)
{
    return q->kind == DELIVER_MAIL ? q->trigger->mail->digest : 0;
}

/* What a mail holds follows from the records alone: all of the digest's time from the first one on.
 * So it is the same when it is sent again after a kill. */
static void fill_batch(struct queue *q, const struct spool *spool, const struct spool_entry *first)
{
    nanos_t until = alert_id_time(slice_of(first->id)) + digest_of(q);
    size_t most = digest_of(q) > 0 ? BATCH_MOST : 1;

    q->n_ids = 0;
    for (size_t i = 0; i < spool_count(spool) && q->n_ids < most; i++) {
        const struct spool_entry *entry = spool_at(spool, i);

        if (is_of(q, entry) && alert_id_time(slice_of(entry->id)) <= until)
            memcpy(q->ids[q->n_ids++], entry->id, sizeof q->ids[0]);
    }
}

/* How long the first one still waits for others; a clock that was set back makes nobody wait. */
static nanos_t digest_wait(const struct queue *q, const struct spool_entry *first, nanos_t wall)
{
    nanos_t age = wall - alert_id_time(slice_of(first->id));
    nanos_t wanted = digest_of(q) > 0 ? digest_of(q) + ON_THEIR_WAY : 0;

    return age < 0 || age >= wanted ? 0 : wanted - age;
}

static bool still_there(const struct queue *q, const struct spool_entry *first)
{
    return q->n_ids > 0 && strcmp(q->ids[0], first->id) == 0;
}

nanos_t queue_due(const struct queue *q, const struct spool *spool, nanos_t now, nanos_t wall)
{
    const struct spool_entry *first = q->under_way ? NULL : first_of(q, spool);

    if (first == NULL)
        return INT64_MAX;
    nanos_t digest = still_there(q, first) ? now : now + digest_wait(q, first, wall);

    return digest > q->not_before ? digest : q->not_before;
}

bool queue_next(struct queue *q, const struct spool *spool, nanos_t now, nanos_t wall)
{
    const struct spool_entry *first = first_of(q, spool);

    if (queue_due(q, spool, now, wall) > now)
        return false;
    if (!still_there(q, first))
        fill_batch(q, spool, first);
    q->under_way = true;
    return true;
}

static void pause_queue(struct queue *q, nanos_t now, nanos_t retry_after)
{
    q->backoff = q->backoff == 0 ? FIRST_PAUSE : 2 * q->backoff;
    if (q->backoff > LONGEST_PAUSE)
        q->backoff = LONGEST_PAUSE;
    if (retry_after > RETRY_AFTER_MOST)
        retry_after = RETRY_AFTER_MOST;
    q->not_before = now + (retry_after > 0 ? retry_after : q->backoff);
}

void queue_end(struct queue *q, struct spool *spool, enum outcome outcome, nanos_t now,
               nanos_t retry_after)
{
    q->under_way = false;
    q->tried++;
    if (outcome == OUTCOME_LATER) {
        pause_queue(q, now, retry_after);
        return;
    }
    for (size_t i = 0; i < q->n_ids; i++)
        spool_remove(spool, q->ids[i], q->kind, q->trigger->name);
    q->n_ids = 0;
    q->backoff = 0;
    q->not_before = 0;
}
