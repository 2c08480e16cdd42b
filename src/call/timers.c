/* timers.c - when something must be done about a call that sends nothing: a heap by time of data.
 *
 * A call has at most one entry that counts, the one at its `queued` time. A deadline that moves
 * away leaves the entry where it is: the call is asked again when that time has come. */
#include "config.h"

#include "base/mem.h"
#include "call/call_private.h"

static void sift_up(struct timer *t, size_t i)
{
    for (; i > 0 && t[i].at < t[(i - 1) / 2].at; i = (i - 1) / 2) {
        struct timer swap = t[i];

        t[i] = t[(i - 1) / 2];
        t[(i - 1) / 2] = swap;
    }
}

static void sift_down(struct timer *t, size_t n, size_t i)
{
    for (;;) {
        size_t least = i;

        for (size_t child = 2 * i + 1; child <= 2 * i + 2 && child < n; child++)
            if (t[child].at < t[least].at)
                least = child;
        if (least == i)
            return;
        struct timer swap = t[i];
        t[i] = t[least];
        t[least] = swap;
        i = least;
    }
}

static struct call_entry *call_of(const struct calls *s, const struct timer *t)
{
    struct call_entry *k = s->slots[t->slot];

    return k != NULL && k->c.id == t->id && k->queued == t->at ? k : NULL;
}

/* Takes out the entries that no longer count, so that the heap is never much larger than the
 * number of calls. */
static void prune(struct calls *s)
{
    size_t n = 0;

    for (size_t i = 0; i < s->n_timers; i++)
        if (call_of(s, &s->timers[i]) != NULL)
            s->timers[n++] = s->timers[i];
    s->n_timers = n;
    for (size_t i = n / 2; i-- > 0;)
        sift_down(s->timers, n, i);
}

void timer_set(struct calls *s, struct call_entry *k)
{
    nanos_t at = state_deadline(k);

    if (at >= k->queued)
        return;
    k->queued = at;
    if (s->n_timers > 2 * s->n_calls + 64)
        prune(s);
    VEC_PUSH(s->timers, s->n_timers, s->room_timers) = (struct timer){ at, k->c.slot, k->c.id };
    sift_up(s->timers, s->n_timers - 1);
}

void timers_run(struct calls *s, nanos_t now)
{
    while (s->n_timers > 0 && s->timers[0].at <= now) {
        struct call_entry *k = call_of(s, &s->timers[0]);

        s->timers[0] = s->timers[--s->n_timers];
        sift_down(s->timers, s->n_timers, 0);
        if (k == NULL)
            continue;
        k->queued = INT64_MAX;
        if (state_deadline(k) > now) {
            timer_set(s, k);
            continue;
        }
        state_timeout(s, k, now);
        call_settle(s, k);
    }
}
