/* tally.c - counts calls, causes, statuses, trunks and streams. */
#include "config.h"

#include "alert/tally.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define LABELS_MOST 60u

struct label_count {
    char *label;
    uint64_t n;
};

struct label_counts {
    struct label_count *list;
    size_t n, room;
    uint64_t other;
};

struct tally {
    struct calls *calls;
    struct diagnosis *diagnosis;
    uint32_t *counted; /* by slot: the id of the call that was counted last; 0: none */
    size_t room_counted;
    uint64_t n, answered, failed;
    struct label_counts states, statuses, causes, trunks, trunks_failed;
    struct metric_histogram delay, duration, loss, jitter;
    uint64_t stream_packets, stream_lost;
};

/* Labels */

static void count_label(struct label_counts *counts, const char *label)
{
    size_t i = 0;

    while (i < counts->n && strcmp(counts->list[i].label, label) != 0)
        i++;
    if (i >= LABELS_MOST) {
        counts->other++;
        return;
    }
    if (i == counts->n)
        VEC_PUSH(counts->list, counts->n, counts->room) =
            (struct label_count){ .label = xstrdup(label) };
    counts->list[i].n++;
}

static void add_labels(const struct label_counts *counts, enum metric metric,
                       struct metric_rows *out)
{
    for (size_t i = 0; i < counts->n; i++)
        metric_add_labelled(out, metric, slice_of(counts->list[i].label),
                            (double)counts->list[i].n);
    if (counts->other > 0)
        metric_add_labelled(out, metric, SLICE("other"), (double)counts->other);
}

static void label_counts_done(struct label_counts *counts)
{
    for (size_t i = 0; i < counts->n; i++)
        free(counts->list[i].label);
    free(counts->list);
}

/* A call */

static void count_status(struct tally *t, const struct call *call)
{
    char status[8] = "none";

    if (call->status != 0)
        snprintf(status, sizeof status, "%u", (unsigned)call->status);
    count_label(&t->statuses, status);
    count_label(&t->states, call_state_name((enum call_state)call->state));
}

static void count_verdict(struct tally *t, struct call *call)
{
    const struct verdict *verdict = diagnosis_call(t->diagnosis, call);
    const char *trunk = verdict->trunk != NULL ? verdict->trunk->name : "none";
    bool failed = verdict->n_findings > 0 && verdict->findings[0].severity == SEVERITY_ERROR;

    count_label(&t->trunks, trunk);
    if (!failed)
        return;
    t->failed++;
    count_label(&t->causes, verdict->findings[0].rule->id);
    count_label(&t->trunks_failed, trunk);
}

static void count_times(struct tally *t, const struct call *call)
{
    nanos_t heard = call->ringing != NANOS_NONE ? call->ringing : call->answered;

    if (heard != NANOS_NONE && heard >= call->start && !call->started_before)
        metric_count(&t->delay, METRIC_DELAY, nanos_seconds(heard - call->start));
    if (call->answered == NANOS_NONE)
        return;
    t->answered++;
    if (call->end != NANOS_NONE && call->end >= call->answered)
        metric_count(&t->duration, METRIC_DURATION, nanos_seconds(call->end - call->answered));
}

static void count_streams(struct tally *t, const struct call *call)
{
    for (uint32_t i = 0; i < call->n_streams; i++) {
        const struct stream *s = streams_at(calls_streams(t->calls), call->streams[i]);
        int64_t lost = stream_lost(s);

        if (s->packets == 0)
            continue;
        t->stream_packets += s->packets;
        t->stream_lost += lost > 0 ? (uint64_t)lost : 0;
        metric_count(&t->loss, METRIC_LOSS, lost > 0 ? stream_loss_percent(s) / 100 : 0);
        metric_count(&t->jitter, METRIC_JITTER, stream_jitter_ms(s) / 1000);
    }
}

static bool is_counted(const struct call *call)
{
    return call->method == SIP_INVITE && !call->attempt;
}

static void on_settled(void *user, struct call *call)
{
    struct tally *t = user;

    t->counted = table_reach(t->counted, call->slot, &t->room_counted, sizeof *t->counted);
    if (!is_counted(call) || t->counted[call->slot] == call->id)
        return;
    t->counted[call->slot] = call->id;
    t->n++;
    count_status(t, call);
    count_verdict(t, call);
    count_times(t, call);
    count_streams(t, call);
}

struct tally *tally_new(struct calls *calls, struct diagnosis *diagnosis)
{
    struct tally *t = xcalloc(1, sizeof *t);

    t->calls = calls;
    t->diagnosis = diagnosis;
    calls_listen(calls, CALL_SETTLED, on_settled, t);
    return t;
}

void tally_free(struct tally *t)
{
    if (t == NULL)
        return;
    calls_unlisten(t->calls, t);
    label_counts_done(&t->states);
    label_counts_done(&t->statuses);
    label_counts_done(&t->causes);
    label_counts_done(&t->trunks);
    label_counts_done(&t->trunks_failed);
    free(t->counted);
    free(t);
}

static size_t calls_going_on(const struct tally *t)
{
    size_t n = 0;

    for (size_t i = 0; i < calls_count(t->calls); i++) {
        const struct call *call = calls_at(t->calls, i);

        n += is_counted(call) && !call->settled && call->end == NANOS_NONE;
    }
    return n;
}

void tally_add(struct tally *t, struct metric_rows *out)
{
    metric_add(out, METRIC_CALLS, (double)t->n);
    metric_add(out, METRIC_ANSWERED, (double)t->answered);
    metric_add(out, METRIC_FAILED, (double)t->failed);
    metric_add(out, METRIC_OPEN, (double)calls_going_on(t));
    add_labels(&t->states, METRIC_STATE, out);
    add_labels(&t->statuses, METRIC_STATUS, out);
    add_labels(&t->causes, METRIC_CAUSE, out);
    add_labels(&t->trunks, METRIC_TRUNK, out);
    add_labels(&t->trunks_failed, METRIC_TRUNK_FAILED, out);
    metric_add_histogram(out, METRIC_DELAY, &t->delay);
    metric_add_histogram(out, METRIC_DURATION, &t->duration);
    metric_add(out, METRIC_STREAM_PACKETS, (double)t->stream_packets);
    metric_add(out, METRIC_STREAM_LOST, (double)t->stream_lost);
    metric_add_histogram(out, METRIC_LOSS, &t->loss);
    metric_add_histogram(out, METRIC_JITTER, &t->jitter);
}
