/* gathering.c - the calls of a trigger's threshold. */
#include "config.h"

#include "alert/gathering.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static void drop_front(struct gathering *g, size_t n)
{
    for (size_t i = 0; i < n; i++)
        free(g->list[i].call_id);
    vec_drop_front(g->list, &g->n, n, sizeof *g->list);
}

/* Captures may have any time. */
static nanos_t later(nanos_t time, nanos_t span)
{
    nanos_t sum;

    return __builtin_add_overflow(time, span, &sum) ? INT64_MAX : sum;
}

/* Those too old for the threshold, and those beyond any use. */
static void forget_old(struct gathering *g, const struct alert_trigger *trigger, nanos_t now)
{
    size_t most = trigger->threshold > GATHERED_MOST ? trigger->threshold : GATHERED_MOST;
    size_t old = 0;

    while (old < g->n && later(g->list[old].time, trigger->within) < now)
        old++;
    if (trigger->within == 0)
        old = g->n;
    if (g->n - old >= most)
        old = g->n - most + 1;
    drop_front(g, old);
}

bool gathering_add(struct gathering *g, const struct alert_trigger *trigger, nanos_t time,
                   struct slice call_id)
{
    forget_old(g, trigger, time);
    VEC_PUSH(g->list, g->n, g->room) =
        (struct gathered){ time, xstrndup(call_id.n > 0 ? call_id.p : "", call_id.n) };
    if (g->n < trigger->threshold || (g->quiet_until != 0 && time < g->quiet_until))
        return false;
    g->quiet_until = trigger->quiet > 0 ? later(time, trigger->quiet) : 0;
    return true;
}

void gathering_clear(struct gathering *g)
{
    drop_front(g, g->n);
}

void gathering_done(struct gathering *g)
{
    gathering_clear(g);
    free(g->list);
    *g = (struct gathering){ 0 };
}
