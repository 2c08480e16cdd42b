/* figures.c - the figures of a number of calls. */
#include "config.h"

#include "report/figures.h"

#include <stdlib.h>

struct edge { /* a call begins (+1) or ends (-1) */
    nanos_t time;
    int step;
};

static int by_value(const void *a, const void *b, void *context)
{
    double left = *(const double *)a, right = *(const double *)b;

    (void)context;
    return (left > right) - (left < right);
}

static int by_time(const void *a, const void *b, void *context)
{
    const struct edge *left = a, *right = b;

    (void)context;
    if (left->time != right->time)
        return left->time < right->time ? -1 : 1;
    return left->step - right->step; /* one that ends makes room for one that begins */
}

static void add_edge(struct figures *f, nanos_t time, int step)
{
    const struct edge edge = { time, step };

    f->edges.size = sizeof edge;
    f->edges.compare = by_time;
    runs_add(&f->edges, &edge);
}

static void add_delay(struct figures *f, double seconds)
{
    f->delays.size = sizeof seconds;
    f->delays.compare = by_value;
    runs_add(&f->delays, &seconds);
}

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
        add_delay(f, nanos_seconds(heard - call->start));
    add_edge(f, call->start, 1);
    add_edge(f, call->end != NANOS_NONE ? call->end : call->last, -1);
    f->settled = false;
}

void figures_done(struct figures *f)
{
    runs_done(&f->delays);
    runs_done(&f->edges);
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

double figures_delay(struct figures *f, unsigned percent)
{
    if (f->delays.n == 0)
        return -1;
    figures_settle(f);
    const double *delays = f->delays.p;
    size_t at = f->delays.n * percent / 100;

    return delays[at < f->delays.n ? at : f->delays.n - 1];
}

/* Over the edges, which are in order. */
static void find_peaks(struct figures *f)
{
    const struct edge *edges = f->edges.p;
    size_t now = 0, tail = 0, started = 0;

    f->at_once = f->a_second = 0;
    for (size_t i = 0; i < f->edges.n; i++) {
        now = edges[i].step > 0 ? now + 1 : now - (now > 0);
        f->at_once = now > f->at_once ? now : f->at_once;
        started += edges[i].step > 0;
        for (; edges[tail].time <= edges[i].time - NANOS_PER_S; tail++)
            started -= edges[tail].step > 0;
        f->a_second = started > f->a_second ? started : f->a_second;
    }
}

void figures_settle(struct figures *f)
{
    if (f->settled || f->edges.n == 0)
        return;
    if (f->delays.n > 0)
        runs_sort(&f->delays);
    runs_sort(&f->edges);
    find_peaks(f);
    f->settled = true;
}

void figures_peaks(struct figures *f, size_t *at_once, size_t *a_second)
{
    figures_settle(f);
    *at_once = f->at_once;
    *a_second = f->a_second;
}
