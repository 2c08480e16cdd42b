/* report.c - the parts that the formats have in common. */
#include "config.h"

#include "report/report.h"

#include <stdlib.h>
#include <string.h>

bool report_shows(const struct report *report, const struct finding *finding)
{
    return finding->severity <= report->floor;
}

size_t report_shown(const struct report *report, const struct verdict *verdict)
{
    size_t n = 0;

    for (size_t i = 0; i < verdict->n_findings; i++)
        n += report_shows(report, &verdict->findings[i]);
    return n;
}

static bool has_finding(const struct verdict *verdict, enum severity severity)
{
    for (size_t i = 0; i < verdict->n_findings; i++)
        if (verdict->findings[i].severity == severity)
            return true;
    return false;
}

void report_begin(struct report *report)
{
    report->arena = arena_new();
    report->n_calls = report->n_failed = report->n_findings = 0;
    report->attempts = NULL;
    report->n_attempts = report->room_attempts = 0;
    report->second = NULL;
    report->failed = false;
    report->faults = (struct faults){ 0 };
    report->body = (struct text){ 0 };
    report->body_width = report->body_height = 0;
    report->format->begin(report);
}

void report_call(struct report *report, struct call *call)
{
    const struct verdict *verdict = diagnosis_call(report->diagnosis, call);
    size_t shown = report_shown(report, verdict);

    if (report->only && shown == 0)
        return;
    if (call->attempt)
        VEC_PUSH(report->attempts, report->n_attempts, report->room_attempts) = call->id;
    else
        report->n_calls++;
    report->n_failed += has_finding(verdict, SEVERITY_ERROR);
    report->failed = report->failed || (report->lint && has_finding(verdict, SEVERITY_CONFORMANCE));
    report->n_findings += shown;
    struct slice written = diagnosis_written(report->diagnosis);
    if (written.n > 0)
        fwrite(written.p, 1, written.n, report->out);
    else
        report->format->call(report, call, verdict);
    arena_reset(report->arena);
}

static void write_ahead(void *context, const struct call *call, const struct verdict *verdict,
                        struct text *out)
{
    struct report *report = context;

    report->format->row(report, call, verdict, out);
    arena_reset(report->arena);
}

void report_ahead(struct report *report)
{
    struct calls *calls;
    struct diagnosis *second = diagnosis_second(report->diagnosis, &calls);
    struct verdict_writers writers = { 0 };

    if (second == NULL)
        return;
    /* Columns that were chosen may ask the diagnosis for more than the verdict. */
    if (report->format->row != NULL && report->columns == NULL) {
        report->second = xmalloc(sizeof *report->second);
        *report->second = *report;
        report->second->calls = calls;
        report->second->diagnosis = second;
        report->second->arena = arena_new();
        writers = (struct verdict_writers){ write_ahead, report, report->second };
    }
    diagnosis_ahead(report->diagnosis, &writers);
}

void report_ahead_end(struct report *report)
{
    diagnosis_ahead_end(report->diagnosis);
    if (report->second != NULL)
        arena_free(report->second->arena);
    free(report->second);
    report->second = NULL;
}

void report_end(struct report *report)
{
    const struct verdict *verdict = diagnosis_capture(report->diagnosis);

    report->n_findings += report_shown(report, verdict);
    report->failed = report->failed || report->n_failed > 0 || has_finding(verdict, SEVERITY_ERROR);
    report->format->end(report, verdict);
    report_abandon(report);
}

const struct verdict *report_attempt(const struct report *report, size_t i)
{
    struct call *call = calls_by_id(report->calls, report->attempts[i]);

    return call != NULL ? diagnosis_call(report->diagnosis, call) : NULL;
}

void report_abandon(struct report *report)
{
    text_done(&report->body);
    free(report->attempts);
    report->attempts = NULL;
    faults_done(&report->faults);
    arena_free(report->arena);
    report->arena = NULL;
}
