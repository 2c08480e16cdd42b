/* report.c - `sipwhy report`, and what `sipwhy FILE` does without a terminal. */
#include "config.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/gettext.h"
#include "base/machine.h"
#include "base/mem.h"
#include "base/suggest.h"
#include "cmd/chosen.h"
#include "cmd/export.h"
#include "cmd/output.h"
#include "cmd/packets.h"
#include "cmd/request.h"
#include "cmd/shorthand.h"
#include "diagnose/filter.h"
#include "diagnose/inquiry.h"
#include "draw/canvas.h"
#include "draw/printable.h"
#include "report/columns.h"

#define MUCH_TO_JUDGE 2048 /* calls and streams are worth another thread */

/* The calls that are reported. */
struct selection {
    const struct options *options;
    struct filter *filter; /* NULL: all */
};

/* The facts that --facts asks for. */
struct inquiry {
    bool wanted;
    struct expr *expr; /* NULL: all facts */
};

/* The calls that a live capture has written as they settled. */
struct written {
    uint32_t *ids; /* by slot: id of the call; 0: none yet */
    size_t room;
};

struct job {
    struct report report;
    struct selection selection;
    struct inquiry inquiry;
    struct capture capture;
    struct written written;
    struct report_choice columns;
    struct records records;   /* the provider's */
    enum save_format packets; /* in place of a report; SAVE_FORMATS: one is written */
};

/* The expression of an option, with a caret under the mistake. */
static void fail_expr(const char *option, const char *source, const struct expr_error *mistake)
{
    struct error error = { 0 };
    struct text shown = { 0 }, before = { 0 };
    size_t length = mistake->length > 0 ? mistake->length : 1;

    error_set(&error, "--%s: %s", option, mistake->message);
    fail(&error);
    printable_text(&shown, slice_of(source));
    printable_text(&before, slice_sub(slice_of(source), 0, mistake->offset));
    fprintf(stderr, "  %s\n  %*s", text_str(&shown), text_width(text_view(&before)), "");
    for (size_t i = 0; i < length && mistake->offset + i <= strlen(source); i++)
        putc('^', stderr);
    putc('\n', stderr);
    text_done(&shown);
    text_done(&before);
}

static bool read_format(struct job *job, const char *name, struct error *error)
{
    struct report *report = &job->report;
    struct text words = { 0 };

    job->packets = packets_format(name);
    if (job->packets != SAVE_FORMATS && isatty(STDOUT_FILENO)) {
        error_set(error, _("--format %s: packets are not for a terminal, send them to a file"),
                  name);
        return false;
    }
    report->format =
        report_format_by_name(name == NULL || job->packets != SAVE_FORMATS ? "text" : name);
    if (report->format != NULL)
        return true;
    option_choices(options_at(OPTION_FORMAT), ", ", &words);
    error_set(error, _("--format takes one of %s; not '%s'"), text_str(&words), name);
    text_done(&words);
    return false;
}

/* Reads the columns that --columns names. */
static bool read_columns(struct job *job, const struct options *options, struct error *error)
{
    const char *value = option_value(options, OPTION_COLUMNS);
    struct slice bad;

    if (value == NULL)
        return true;
    if (job->report.format != &report_csv) {
        error_set(error, _("--columns is for --format csv"));
        return false;
    }
    if (report_choice_parse(slice_of(value), &job->columns, &bad)) {
        job->report.columns = job->columns.list;
        job->report.n_columns = job->columns.n;
        return true;
    }
    struct suggestion near = suggestion_for(bad);
    for (size_t i = 0; i < report_columns(); i++)
        suggestion_try(&near, report_column_at(i)->name);
    if (suggestion_best(&near) != NULL)
        error_set(error, _("--columns: no column is called '%.*s'; did you mean '%s'?"),
                  SLICE_ARG(bad), suggestion_best(&near));
    else
        error_set(error, _("--columns: no column is called '%.*s'"), SLICE_ARG(bad));
    return false;
}

/* "error", "error,warning": the mildest that is named counts. */
static bool read_floor(struct report *report, const struct options *options, struct error *error)
{
    const char *value;

    report->lint = option_given(options, OPTION_LINT);
    report->floor = report->lint ? SEVERITY_CONFORMANCE : SEVERITY_INFO;
    if (!option_given(options, OPTION_ONLY))
        return true;
    report->floor = report->lint ? SEVERITY_CONFORMANCE : SEVERITY_ERROR;
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

static bool passes(struct job *job, struct call *call)
{
    struct arena *arena;
    bool holds;

    if (!call_is_chosen(job->selection.options, job->report.calls, call) ||
        (option_given(job->selection.options, OPTION_CALLS_ONLY) && call->method != SIP_INVITE))
        return false;
    if (job->selection.filter == NULL)
        return true;
    arena = arena_new();
    holds =
        filter_holds(job->selection.filter, job->report.diagnosis, job->report.calls, call, arena);
    arena_free(arena);
    return holds;
}

static bool is_written(const struct written *written, const struct call *call)
{
    return call->slot < written->room && written->ids[call->slot] == call->id;
}

static void note_written(struct written *written, const struct call *call)
{
    written->ids = table_reach(written->ids, call->slot, &written->room, sizeof *written->ids);
    written->ids[call->slot] = call->id;
}

static void write_call(void *context, struct call *call)
{
    struct job *job = context;

    if (!passes(job, call))
        return;
    report_call(&job->report, call);
    if (capture_is_live(&job->capture)) {
        note_written(&job->written, call);
        fflush(job->report.out);
    }
}

static void write_all(struct job *job)
{
    struct calls *calls = job->report.calls;
    size_t work = calls_count(calls) + streams_count(calls_streams(calls));

    /* Who judges ahead reads by himself: twice what is read again. */
    bool ahead = job->report.format->brief && work >= MUCH_TO_JUDGE && machine_processors() > 1;

    if (ahead)
        report_ahead(&job->report);
    for (size_t i = 0; i < calls_count(calls); i++)
        if (!is_written(&job->written, calls_at(calls, i)))
            write_call(job, calls_at(calls, i));
    if (ahead)
        report_ahead_end(&job->report);
}

/* Calls as they settle, for a live capture in a format that can. */
static void start_live(struct job *job)
{
    calls_listen(job->report.calls, CALL_SETTLED, write_call, job);
    capture_describe(&job->capture, &job->report.capture);
    report_begin(&job->report);
}

/* Says the notes where the format has no place for them, or had when they were not known yet. */
static void say_notes(struct job *job, bool streamed)
{
    struct report_capture capture;

    if (!job->report.format->bare && !streamed)
        return;
    capture_describe(&job->capture, &capture);
    for (size_t i = 0; i < capture.n_notes; i++) {
        struct text words = { 0 };

        printable_text(&words, slice_of(capture.notes[i]));
        fprintf(stderr, _("%s: note: %s\n"), PACKAGE_NAME, text_str(&words));
        text_done(&words);
    }
}

/* Facts of the call, or, of none, those of the capture as a whole. */
static void write_facts(const struct job *job, const struct call *call)
{
    struct arena *arena = arena_new();
    struct subject *subject = diagnosis_subject(job->report.diagnosis, call, arena);
    struct text text = { 0 };

    if (call != NULL)
        text_printf(&text, _("call %u\n"), (unsigned)call->id);
    else
        text_printf(&text, "%s\n", _("the capture as a whole"));
    if (job->inquiry.expr != NULL)
        inquiry_expr(job->inquiry.expr, subject, &text);
    else
        inquiry_facts(subject, &text);
    output_lines(text_view(&text), job->report.out);
    text_done(&text);
    arena_free(arena);
}

/* --facts: in place of a report. */
static int read_and_write_facts(struct job *job)
{
    const struct options *options = job->selection.options;
    struct calls *calls = job->report.calls;
    struct error error = { 0 };

    if (!capture_read(&job->capture, &error) || !chosen_calls_exist(options, calls, &error))
        return fail(&error);
    for (size_t i = 0; i < calls_count(calls); i++)
        if (passes(job, calls_at(calls, i)))
            write_facts(job, calls_at(calls, i));
    if (!option_given(options, OPTION_CALL) && job->selection.filter == NULL)
        write_facts(job, NULL);
    return EXIT_CLEAN;
}

/* Without a choice all packets of all calls are meant, and with one, none where it fits none. */
static int read_and_write_packets(struct job *job)
{
    struct calls *calls = job->report.calls;
    struct error error = { 0 };
    uint32_t *ids = NULL;
    size_t n = 0, room = 0;
    bool good;

    capture_record(&job->capture);
    if (!capture_read(&job->capture, &error) ||
        !chosen_calls_exist(job->selection.options, calls, &error))
        return fail(&error);
    for (size_t i = 0; i < calls_count(calls); i++)
        if (passes(job, calls_at(calls, i)))
            VEC_PUSH(ids, n, room) = calls_at(calls, i)->id;
    if (n == 0 && calls_count(calls) > 0)
        VEC_PUSH(ids, n, room) = 0; /* nobody's */
    good = packets_write(&job->capture, &job->report, job->packets, ids,
                         n == calls_count(calls) ? 0 : n, &error);
    free(ids);
    return good ? EXIT_CLEAN : fail(&error);
}

/* Is "nothing is wrong" the answer, or is there something that could not be read? */
static bool is_whole(const struct job *job)
{
    struct calls_stats stats;

    calls_stats(job->report.calls, &stats);
    return stats.sip_messages > 0 && stats.tls_hidden == 0 && stats.cut_messages == 0 &&
           stats.forgotten_calls == 0 && session_marred(job->capture.session) == 0;
}

static int read_and_write(struct job *job)
{
    struct error error = { 0 }, read_error = { 0 };
    bool streamed = capture_is_live(&job->capture) && job->report.format->live;
    bool whole;

    if (streamed)
        start_live(job);
    whole = capture_read(&job->capture, &read_error);
    if (!streamed) {
        if (whole && !chosen_calls_exist(job->selection.options, job->report.calls, &error))
            return fail(&error);
        capture_describe(&job->capture, &job->report.capture);
        report_begin(&job->report);
    }
    write_all(job);
    report_end(&job->report);
    if (job->report.format != &report_json)
        export_write(&job->records, job->report.calls, job->report.diagnosis,
                     job->report.format == &report_text ? job->report.out : stderr);
    say_notes(job, streamed);
    if (!whole)
        return fail(&read_error);
    if (job->report.failed)
        return EXIT_FOUND;
    return is_whole(job) ? EXIT_CLEAN : EXIT_PARTIAL;
}

static bool prepare(struct job *job, const struct options *options, struct error *error)
{
    struct output output;

    if (!output_read(&output, options, error) ||
        !read_format(job, option_value(options, OPTION_FORMAT), error) ||
        !read_columns(job, options, error) || !read_floor(&job->report, options, error))
        return false;
    job->report.out = option_given(options, OPTION_QUIET) ? fopen("/dev/null", "we") : stdout;
    if (job->report.out == NULL) {
        error_set(error, "/dev/null: %s", strerror(errno));
        return false;
    }
    job->report.width = output.width;
    job->report.color = output.color;
    job->report.ascii = output.ascii && job->report.format == &report_text;
    return true;
}

static bool read_expr(const struct options *options, enum option_id id, struct expr **expr)
{
    const char *source = option_value(options, id);
    struct expr_error mistake = { 0 };

    if (source == NULL)
        return true;
    *expr = expr_parse(slice_of(source), &mistake);
    if (*expr == NULL)
        fail_expr(options_at(id)->name, source, &mistake);
    return *expr != NULL;
}

static bool read_filter(const struct options *options, struct filter **filter)
{
    struct expr_error mistake = { 0 };
    struct error error = { 0 };
    char *source = filter_of_options(options, &error);

    if (source == NULL) {
        bool good = !error_is_set(&error);

        if (!good)
            fail_usage(&error);
        return good;
    }
    *filter = filter_parse(slice_of(source), &mistake);
    if (*filter == NULL)
        fail_expr(options_at(OPTION_FILTER)->name, source, &mistake);
    free(source);
    return *filter != NULL;
}

static int run(struct job *job, const struct options *options)
{
    struct request request = { 0 };
    struct error error = { 0 };

    if (!read_filter(options, &job->selection.filter) ||
        !read_expr(options, OPTION_FACTS, &job->inquiry.expr))
        return EXIT_UNUSABLE;
    bool good = export_read(options, &job->records, &error) &&
                request_init(&request, options, &error) &&
                capture_start(&job->capture, &request.capture, &error);

    good = good && causes_exist(options, session_rules(job->capture.session), &error);
    request_done(&request);
    if (!good)
        return fail(&error);
    job->report.calls = session_calls(job->capture.session);
    job->report.diagnosis = session_diagnosis(job->capture.session);
    if (job->report.lint)
        diagnosis_lint(job->report.diagnosis);
    if (job->report.format->titles && job->packets == SAVE_FORMATS)
        diagnosis_titles_only(job->report.diagnosis);
    job->report.profiles = session_profiles(job->capture.session);
    /* Who gets a redacted report has other files. */
    job->report.handbook = option_value(options, OPTION_HANDBOOK);
    if (job->report.handbook == NULL && !option_given(options, OPTION_REDACT))
        job->report.handbook = session_handbook(job->capture.session);
    job->report.keys = session_keylog(job->capture.session);
    diagnosis_join(job->report.diagnosis, &job->records);
    if (job->inquiry.wanted)
        return read_and_write_facts(job);
    return job->packets != SAVE_FORMATS ? read_and_write_packets(job) : read_and_write(job);
}

int cmd_report(const struct options *options)
{
    struct job job = { .selection.options = options,
                       .inquiry.wanted = option_given(options, OPTION_FACTS) };
    struct error error = { 0 };
    int status;

    if (!prepare(&job, options, &error)) {
        free(job.columns.list);
        return fail_usage(&error);
    }
    status = run(&job, options);
    if (job.report.out != stdout)
        fclose(job.report.out);
    if (!capture_end_record(&job.capture, &error))
        status = fail(&error);
    capture_leave(&job.capture);
    export_free(&job.records);
    free(job.written.ids);
    free(job.columns.list);
    filter_free(job.selection.filter);
    expr_free(job.inquiry.expr);
    return status;
}
