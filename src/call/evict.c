/* evict.c - eviction: the calls that go when there is no room for a new one.
 *
 * Each call stands in one of three queues; the oldest is in front. The order of going: a call that
 * is over and well, then one that ended with an error, then one that still goes on. An answered
 * call of which nothing came for hours is one whose end was not captured: it counts as over, or
 * such calls would fill the table in a week. Whatever happens to a call costs the same, however
 * many there are; the list of all is put together anew for a sixteenth of them at a time. */
#include "config.h"

#include <stdlib.h>

#include "base/mem.h"
#include "call/call_private.h"

#define SILENT (4 * 3600 * NANOS_PER_S) /* of an answered call: its end is lost */

static enum queue_id queue_of(const struct call_entry *k)
{
    if (!k->c.settled)
        return QUEUE_RUNNING;
    bool failed = k->error_known || k->c.state == CALL_FAILED || k->c.state == CALL_UNANSWERED;
    return failed ? QUEUE_FAILED : QUEUE_SOUND;
}

static void take_out(struct calls *s, struct call_entry *k)
{
    struct queue *q = &s->queues[k->queue];

    *(k->older == NO_INDEX ? &q->first : &call_at(s, k->older)->newer) = k->newer;
    *(k->newer == NO_INDEX ? &q->last : &call_at(s, k->newer)->older) = k->older;
}

static void put_last(struct calls *s, struct call_entry *k, enum queue_id id)
{
    struct queue *q = &s->queues[id];

    k->queue = (unsigned)id & 3;
    k->older = q->last;
    k->newer = NO_INDEX;
    *(q->last == NO_INDEX ? &q->first : &call_at(s, q->last)->newer) = k->c.slot;
    q->last = k->c.slot;
}

void queue_init(struct calls *s)
{
    for (size_t i = 0; i < QUEUE_COUNT; i++)
        s->queues[i] = (struct queue){ NO_INDEX, NO_INDEX };
}

void queue_begin(struct calls *s, struct call_entry *k)
{
    put_last(s, k, QUEUE_RUNNING);
}

void queue_update(struct calls *s, struct call_entry *k)
{
    enum queue_id id = queue_of(k);

    if (id == k->queue)
        return;
    take_out(s, k);
    put_last(s, k, id);
}

static struct call_entry *first_of(const struct calls *s, enum queue_id id)
{
    uint32_t slot = s->queues[id].first;

    return slot == NO_INDEX ? NULL : call_at(s, slot);
}

/* The first that is still where it stands; that an error was found in a call is learnt late. */
static struct call_entry *first_sound(struct calls *s)
{
    struct call_entry *k;

    while ((k = first_of(s, QUEUE_SOUND)) != NULL && queue_of(k) != QUEUE_SOUND)
        queue_update(s, k);
    return k;
}

/* The first running call that has been silent for long; calls that are not go to the end, a few at
 * a time. */
static struct call_entry *first_silent(struct calls *s, size_t *looks)
{
    struct call_entry *k;

    for (; (k = first_of(s, QUEUE_RUNNING)) != NULL && *looks > 0; --*looks) {
        if (time_between(s->now, k->c.last) > SILENT)
            return k;
        take_out(s, k);
        put_last(s, k, QUEUE_RUNNING);
    }
    return NULL;
}

static struct call_entry *next_victim(struct calls *s, size_t *looks)
{
    struct call_entry *sound = first_sound(s), *silent = first_silent(s, looks);

    if (sound != NULL && silent != NULL)
        return silent->c.last < sound->c.last ? silent : sound;
    if (sound != NULL || silent != NULL)
        return sound != NULL ? sound : silent;
    struct call_entry *failed = first_of(s, QUEUE_FAILED);
    return failed != NULL ? failed : first_of(s, QUEUE_RUNNING);
}

static void evict(struct calls *s, struct call_entry *k)
{
    media_forget(s, k);
    stream_unbind_call(s, k);
    for (uint32_t i = 0; i < k->c.n_messages; i++)
        flow_release(s, k->c.messages[i].flow);
    flow_release(s, k->c.caller_flow);
    s->n_messages -= k->c.n_messages;
    s->n_media -= k->c.n_media;
    call_free(k);
    table_remove(&s->table, k);
}

void calls_note_error(struct calls *s, const struct call *call, bool known)
{
    call_at(s, call->slot)->error_known = known;
}

uint64_t evict_some(struct calls *s)
{
    size_t goal = s->n_calls / 16 + 1, looks = 2 * goal, before = s->n_calls, n = 0;
    struct call_entry **victims = xmalloc(goal * sizeof *victims);

    for (struct call_entry *k; n < goal && (k = next_victim(s, &looks)) != NULL;) {
        take_out(s, k);
        victims[n++] = k;
    }
    /* Whoever writes calls down as they are settled gets nothing of them later. All of them are
     * still there, for who looks at others meanwhile. */
    for (size_t i = 0; i < n; i++)
        if (!victims[i]->c.settled)
            call_tell(s, CALL_SETTLED, victims[i]);
    for (size_t i = 0; i < n; i++)
        call_tell(s, CALL_FORGOTTEN, victims[i]);
    for (size_t i = 0; i < n; i++)
        evict(s, victims[i]);
    free(victims);
    size_t kept = 0;
    for (size_t i = 0; i < s->n_calls; i++)
        if (call_at(s, s->order[i])->c.id != 0)
            s->order[kept++] = s->order[i];
    s->n_calls = kept;
    if (s->stats.forgotten_calls == 0)
        s->stats.forgotten_since = s->now;
    s->stats.forgotten_calls += before - s->n_calls;
    return before - s->n_calls;
}

void call_drop(struct calls *s, struct call_entry *k)
{
    if (k == NULL)
        return;
    size_t at = calls_after(s, k->c.id) - 1, rest = s->n_calls - at;

    take_out(s, k);
    call_tell(s, CALL_FORGOTTEN, k);
    evict(s, k);
    vec_drop_front(s->order + at, &rest, 1, sizeof *s->order);
    s->n_calls = at + rest;
}
