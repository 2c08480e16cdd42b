/* cmd_report.c - `sipwhy report`, and what `sipwhy FILE` does without a terminal. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "capture.h"
#include "draw/canvas.h"
#include "draw/printable.h"
#include "output.h"

/* Which calls are reported. */
struct selection {
    const struct options *options;
    struct expr *filter;                              /* NULL: all */
};

struct job {
    struct report report;
    struct selection selection;
    struct capture capture;
};

/* The expression with a caret under the mistake. */
static int fail_filter(const char *source, const struct expr_error *mistake)
{
    struct error error = {0};
    struct text shown = {0}, before = {0};
    size_t length = mistake->length > 0 ? mistake->length : 1;

    error_set(&error, "--filter: %s", mistake->message);
    fail(&error);
    printable_text(&shown, slice_of(source));
    printable_text(&before, slice_sub(slice_of(source), 0, mistake->offset));
    fprintf(stderr, "  %s\n  %*s", text_str(&shown), text_width(text_view(&before)), "");
    for (size_t i = 0; i < length && mistake->offset + i <= strlen(source); i++)
        putc('^', stderr);
    putc('\n', stderr);
    text_done(&shown);
    text_done(&before);
    return EXIT_UNUSABLE;
}

static bool look_format(struct report *report, const char *name, struct error *error)
{
    report->format = report_format_by_name(name == NULL ? "text" : name);
    if (report->format == NULL)
        error_set(error, _("--format takes text, ladder, json, jsonl, csv, markdown, html or svg, "
                           "not '%s'"),
                  name);
    return report->format != NULL;
}

/* "error", "error,warning": the mildest that is named counts. */
static bool look_floor(struct report *report, const struct options *options, struct error *error)
{
    const char *value;

    report->floor = SEVERITY_INFO;
    if (!option_given(options, OPTION_ONLY))
        return true;
    report->floor = SEVERITY_ERROR;
    report->only = true;
    for (size_t i = 0; (value = option_nth(options, OPTION_ONLY, i)) != NULL; i++) {
        struct slice rest = slice_of(value);

        do {
            struct slice word = slice_cut(&rest, ',');
            enum severity severity = SEVERITY_ERROR;

            while (severity <= SEVERITY_INFO && !slice_eq(word, slice_of(severity_name(severity))))
                severity++;
            if (severity > SEVERITY_INFO) {
                error_set(error, _("--only takes error, warning or info, not '%s'"), value);
                return false;
            }
            if (severity > report->floor)
                report->floor = severity;
        } while (rest.n > 0);
    }
    return true;
}

static bool named(const struct job *job, struct call *call)
{
    const char *value;

    for (size_t i = 0; (value = option_nth(job->selection.options, OPTION_CALL, i)) != NULL; i++) {
        uint64_t id;

        if (slice_u64(slice_of(value), &id) && id == call->id)
            return true;
        if (calls_by_call_id(job->report.calls, slice_of(value)) == call)
            return true;
    }
    return false;
}

static bool passes(struct job *job, struct call *call)
{
    struct arena *arena;
    bool holds;

    if (option_given(job->selection.options, OPTION_CALL) && !named(job, call))
        return false;
    if (job->selection.filter == NULL)
        return true;
    arena = arena_new();
    holds = expr_holds(job->selection.filter,
                       diagnosis_subject(job->report.diagnosis, call, arena));
    arena_free(arena);
    return holds;
}

static void write_call(void *context, struct call *call)
{
    struct job *job = context;

    if (!passes(job, call))
        return;
    report_call(&job->report, call);
    if (capture_is_live(&job->capture)) {
        call->mark = 1;
        fflush(job->report.out);
    }
}

static void write_all(struct job *job)
{
    struct calls *calls = job->report.calls;

    for (size_t i = 0; i < calls_count(calls); i++)
        if (calls_at(calls, i)->mark == 0)
            write_call(job, calls_at(calls, i));
}

/* A call that was asked for and is not there is a mistake, not an empty report. */
static bool check_calls(const struct job *job, struct error *error)
{
    const char *value;

    for (size_t i = 0; (value = option_nth(job->selection.options, OPTION_CALL, i)) != NULL; i++) {
        uint64_t id;
        bool found = calls_by_call_id(job->report.calls, slice_of(value)) != NULL;

        if (slice_u64(slice_of(value), &id) && id <= UINT32_MAX)
            found = found || calls_by_id(job->report.calls, (uint32_t)id) != NULL;
        if (!found) {
            error_set(error, _("there is no call '%s' in the capture"), value);
            return false;
        }
    }
    return true;
}

/* Calls as they settle, for a live capture in a format that can. */
static void start_live(struct job *job)
{
    calls_on_settled(job->report.calls, write_call, job);
    capture_describe(&job->capture, &job->report.capture);
    report_begin(&job->report);
}

/* What was lost to keep a limit, where the format has no place for it, or had when it was not known
 * yet. */
static void say_limits(struct job *job, bool streamed)
{
    struct report_capture capture;

    if (!job->report.format->bare && !streamed)
        return;
    capture_describe(&job->capture, &capture);
    for (size_t i = 0; i < capture.n_limits; i++) {
        struct text words = {0};

        if (capture.limits[i].lost == 0)
            continue;
        limit_note(i, capture.limits[i].lost, &words);
        fprintf(stderr, _("%s: note: %s\n"), PACKAGE_NAME, text_str(&words));
        text_done(&words);
    }
}

static int read_and_write(struct job *job)
{
    struct error error = {0}, read_error = {0};
    bool streamed = capture_is_live(&job->capture) && job->report.format->live;
    bool whole;

    if (streamed)
        start_live(job);
    whole = capture_read(&job->capture, &read_error);
    if (!streamed) {
        if (whole && !check_calls(job, &error))
            return fail(&error);
        capture_describe(&job->capture, &job->report.capture);
        report_begin(&job->report);
    }
    write_all(job);
    report_end(&job->report);
    say_limits(job, streamed);
    if (!whole)
        return fail(&read_error);
    return job->report.failed ? EXIT_FOUND : EXIT_CLEAN;
}

static bool prepare(struct job *job, const struct options *options, struct error *error)
{
    struct output output;

    if (!output_look(&output, options, error) ||
        !look_format(&job->report, option_value(options, OPTION_FORMAT), error) ||
        !look_floor(&job->report, options, error))
        return false;
    job->report.out = stdout;
    job->report.width = output.width;
    job->report.color = output.color;
    job->report.ascii = output.ascii && job->report.format == &report_text;
    return true;
}

int cmd_report(const struct options *options)
{
    struct job job = {.selection.options = options};
    struct capture_plan plan = {0};
    struct error error = {0};
    const char *filter = option_value(options, OPTION_FILTER);
    struct expr_error mistake = {0};
    int status;

    if (!prepare(&job, options, &error))
        return fail_usage(&error);
    if (filter != NULL) {
        job.selection.filter = expr_parse(slice_of(filter), &mistake);
        if (job.selection.filter == NULL)
            return fail_filter(filter, &mistake);
    }
    plan.user = option_value(options, OPTION_USER);
    if (capture_start(&job.capture, options, &plan, &error)) {
        job.report.calls = session_calls(job.capture.session);
        job.report.diagnosis = session_diagnosis(job.capture.session);
        job.report.profiles = session_profiles(job.capture.session);
        status = read_and_write(&job);
    } else {
        status = fail(&error);
    }
    capture_close(&job.capture);
    expr_free(job.selection.filter);
    return status;
}
