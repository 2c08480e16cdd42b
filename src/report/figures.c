/* figures.c - the figures of a number of calls. */
#include "config.h"

#include "report/figures.h"

#include <stdlib.h>

#include "base/mem.h"

void figures_add(struct figures *f, const struct call *call, bool failed)
{
    bool ended = call->answered != NANOS_NONE && call->end != NANOS_NONE && !call->clock_ahead;
    nanos_t heard = call->ringing != NANOS_NONE ? call->ringing : call->answered;

    if (call->method != SIP_INVITE)
        return;
    f->calls++;
    f->answered += call->answered != NANOS_NONE;
    f->failed += failed;
    if (ended && call->end >= call->answered) {
        double seconds = nanos_seconds(call->end - call->answered);

        f->spoken++;
        f->brief += seconds <= FIGURES_BRIEF_S;
        f->talk += seconds;
    }
    if (heard != NANOS_NONE && !call->started_before && !call->clock_ahead)
        VEC_PUSH(f->delays, f->n_delays, f->room_delays) = nanos_seconds(heard - call->start);
    nanos_t end = call->end != NANOS_NONE ? call->end : call->last;
    VEC_PUSH(f->edges, f->n_edges, f->room_edges) = (struct figures_edge){ call->start, 1 };
    VEC_PUSH(f->edges, f->n_edges, f->room_edges) = (struct figures_edge){ end, -1 };
}

void figures_done(struct figures *f)
{
    free(f->delays);
    free(f->edges);
    *f = (struct figures){ 0 };
}

static double percent(size_t part, size_t whole)
{
    return whole > 0 ? 100.0 * (double)part / (double)whole : -1;
}

double figures_asr(const struct figures *f)
{
    return percent(f->answered, f->calls);
}

double figures_acd(const struct figures *f)
{
    return f->spoken > 0 ? f->talk / (double)f->spoken : -1;
}

double figures_brief(const struct figures *f)
{
    return percent(f->brief, f->spoken);
}

static int by_value(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;

    return (left > right) - (left < right);
}

double figures_delay(struct figures *f, unsigned percent)
{
    if (f->n_delays == 0)
        return -1;
    qsort(f->delays, f->n_delays, sizeof *f->delays, by_value);
    size_t at = f->n_delays * percent / 100;

    return f->delays[at < f->n_delays ? at : f->n_delays - 1];
}

static int by_time(const void *a, const void *b)
{
    const struct figures_edge *left = a, *right = b;

    if (left->time != right->time)
        return left->time < right->time ? -1 : 1;
    return left->step - right->step; /* one that ends makes room for one that begins */
}

void figures_peaks(struct figures *f, size_t *at_once, size_t *a_second)
{
    size_t now = 0, tail = 0, started = 0;

    *at_once = *a_second = 0;
    if (f->n_edges > 0)
        qsort(f->edges, f->n_edges, sizeof *f->edges, by_time);
    for (size_t i = 0; i < f->n_edges; i++) {
        now = f->edges[i].step > 0 ? now + 1 : now - (now > 0);
        *at_once = now > *at_once ? now : *at_once;
        started += f->edges[i].step > 0;
        for (; f->edges[tail].time <= f->edges[i].time - NANOS_PER_S; tail++)
            started -= f->edges[tail].step > 0;
        *a_second = started > *a_second ? started : *a_second;
    }
}
