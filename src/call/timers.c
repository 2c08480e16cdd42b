/* timers.c - when something must be done about a call that sends nothing: a heap by time of data.
 *
 * A call has at most one entry that counts, the one at its `queued` time. A deadline that moves
 * away leaves the entry where it is: the call is asked again when that time has come. */
#include "config.h"

#include "base/mem.h"
#include "call/call_private.h"

/* Four children each: they lie in one line of the processor's cache, and half as many lines are
 * looked at as with two. */
enum { CHILDREN = 4 };

/* Puts `timer` at place i, or where it belongs above it. */
static void sift_up(struct timer *t, size_t i, struct timer timer)
{
    for (; i > 0 && timer.at < t[(i - 1) / CHILDREN].at; i = (i - 1) / CHILDREN)
        t[i] = t[(i - 1) / CHILDREN];
    t[i] = timer;
}

/* Puts `timer` at place i, or where it belongs below it. */
static void sift_down(struct timer *t, size_t n, size_t i, struct timer timer)
{
    for (size_t first; (first = CHILDREN * i + 1) < n;) {
        size_t least = first, end = first + CHILDREN < n ? first + CHILDREN : n;

        for (size_t child = first + 1; child < end; child++)
            if (t[child].at < t[least].at)
                least = child;
        if (t[least].at >= timer.at)
            break;
        t[i] = t[least];
        i = least;
    }
    t[i] = timer;
}

static struct call_entry *call_of(const struct calls *s, const struct timer *t)
{
    struct call_entry *k = call_at(s, t->slot);

    return k->c.id == t->id && k->queued == t->at ? k : NULL;
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
    for (size_t i = n; i-- > 0;)
        sift_down(s->timers, n, i, s->timers[i]);
}

void timer_set(struct calls *s, struct call_entry *k)
{
    nanos_t at = state_deadline(k);

    if (at >= k->queued)
        return;
    k->queued = at;
    if (s->n_timers > 2 * s->n_calls + 64)
        prune(s);
    s->timers = vec_grow(s->timers, s->n_timers, &s->room_timers, sizeof *s->timers);
    sift_up(s->timers, s->n_timers++, (struct timer){ at, k->c.slot, k->c.id });
}

/* The calls that come next were not looked at for seconds: one that may be the second, and by then
 * what the first points to. */
static void expect_first(const struct calls *s)
{
    for (size_t i = 1; i < s->n_timers && i <= CHILDREN; i++)
        prefetch(call_at(s, s->timers[i].slot), sizeof(struct call_entry));
    prefetch_parts(&call_at(s, s->timers[0].slot)->c);
}

static void replace_first(struct calls *s, struct timer timer)
{
    sift_down(s->timers, s->n_timers, 0, timer);
    expect_first(s);
}

static void drop_first(struct calls *s)
{
    if (--s->n_timers > 0)
        replace_first(s, s->timers[s->n_timers]);
}

/* Its time has come: is it over? If not, its entry moves on to when it will be. */
static bool is_due(struct calls *s, struct call_entry *k, nanos_t now)
{
    nanos_t at = state_deadline(k);

    if (at <= now)
        return true;
    if (at == INT64_MAX)
        drop_first(s);
    else
        replace_first(s, (struct timer){ at, k->c.slot, k->c.id });
    k->queued = at;
    return false;
}

void timers_run(struct calls *s, nanos_t now)
{
    while (s->n_timers > 0 && s->timers[0].at <= now) {
        struct call_entry *k = call_of(s, &s->timers[0]);

        if (k != NULL && !is_due(s, k, now))
            continue;
        drop_first(s);
        if (k == NULL)
            continue;
        k->queued = INT64_MAX;
        state_timeout(s, k, now);
        call_settle(s, k);
    }
}
