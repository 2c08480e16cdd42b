/* capture_gap.c - when nothing could be captured. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "call/call_private.h"

void calls_set_capture_gaps(struct calls *s, const struct call_gap *gaps, size_t n)
{
    free(s->gaps);
    s->gaps = n > 0 ? xcalloc(n, sizeof *gaps) : NULL;
    s->n_gaps = n;
    if (n > 0)
        memcpy(s->gaps, gaps, n * sizeof *gaps);
}

void calls_set_clock_steps(struct calls *s, uint64_t n)
{
    s->clock_steps = n;
}

void calls_set_written(struct calls *s, bool written)
{
    s->written = written;
}

bool calls_in_capture_gap(const struct calls *s, const struct call *call)
{
    bool over =
        call->state != CALL_TRYING && call->state != CALL_RINGING && call->state != CALL_ANSWERED;
    nanos_t until = over ? time_after(call->last, T1_64) : INT64_MAX;

    for (size_t i = 0; i < s->n_gaps; i++) {
        nanos_t to = s->gaps[i].to == NANOS_NONE ? INT64_MAX : s->gaps[i].to;

        if (s->gaps[i].from <= until && to >= call->start)
            return true;
    }
    return false;
}
