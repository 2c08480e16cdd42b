/* export.c - the provider's call log and alerts beside the capture. */
#include "config.h"

#include "cmd/export.h"

#include "base/gettext.h"
#include "cmd/output.h"
#include "report/fields.h"
#include "session/session.h"

void export_free(struct records *records)
{
    call_log_free(records->log);
    alert_log_free(records->alerts);
    *records = (struct records){ 0 };
}

static bool read_records(const struct options *options, struct records *out,
                         const struct profiles *profiles, struct error *error)
{
    const char *path;
    bool good = true;

    if (option_given(options, OPTION_CALL_LOG))
        out->log = call_log_new();
    if (option_given(options, OPTION_ALERTS))
        out->alerts = alert_log_new();
    for (size_t i = 0; good && (path = option_nth(options, OPTION_CALL_LOG, i)) != NULL; i++)
        good = call_log_read(out->log, path, profiles, error);
    for (size_t i = 0; good && (path = option_nth(options, OPTION_ALERTS, i)) != NULL; i++)
        good = alert_log_read(out->alerts, path, profiles, error);
    return good;
}

bool export_read(const struct options *options, struct records *out, struct error *error)
{
    bool log = option_given(options, OPTION_CALL_LOG);

    *out = (struct records){ 0 };
    if (!log && !option_given(options, OPTION_ALERTS))
        return true;
    if (option_given(options, OPTION_REDACT)) {
        error_set(error, log ? _("--call-log holds what --redact replaces: leave one of them out")
                             : _("--alerts holds what --redact replaces: leave one of them out"));
        return false;
    }
    struct profiles *profiles = profiles_load(data_dir(), error);
    bool good = profiles != NULL && read_records(options, out, profiles, error);

    profiles_free(profiles);
    if (!good)
        export_free(out);
    return good;
}

/* The standing of the capture's calls to the log. */
struct standing {
    uint64_t matched, agree, contradict, missing;
};

static bool is_true(struct subject *s, enum asked_fact fact)
{
    const struct value *value = fact_asked(s, fact);

    return value->kind == VALUE_BOOL && value->truth;
}

static bool is_false(struct subject *s, enum asked_fact fact)
{
    const struct value *value = fact_asked(s, fact);

    return value->kind == VALUE_BOOL && !value->truth;
}

static void write_contradiction(struct subject *s, FILE *out)
{
    const struct value *differs = fact_asked(s, ASK_LOG_DIFFERS);
    const struct log_row *row = call_log_of(s->log, s->call);
    struct text line = { 0 };

    text_printf(&line, _("  call %u: the call log contradicts (%.*s): status %s, line %u"),
                (unsigned)s->call->id, SLICE_ARG(differs->text),
                row->text[LOG_STATUS] != NULL ? row->text[LOG_STATUS] : "-", row->line);
    output_lines(text_view(&line), out);
    text_done(&line);
}

static void count_call(struct standing *standing, struct subject *s, FILE *out)
{
    standing->matched += is_true(s, ASK_LOG_FOUND);
    standing->missing += is_false(s, ASK_LOG_FOUND);
    standing->agree += is_true(s, ASK_LOG_AGREES);
    if (is_false(s, ASK_LOG_AGREES)) {
        standing->contradict++;
        write_contradiction(s, out);
    }
    if (is_false(s, ASK_LOG_FOUND))
        fprintf(out, _("  call %u: this host saw it, the provider's call log has none such\n"),
                (unsigned)s->call->id);
}

static void write_unseen(const struct log_row *row, FILE *out)
{
    struct text when = { 0 }, line = { 0 };

    clock_iso8601(&when, row->start);
    text_printf(&line,
                _("  line %u: the provider saw it, this host did not: %s, %s to %s, status %s"),
                row->line, text_str(&when), row->text[LOG_FROM] != NULL ? row->text[LOG_FROM] : "-",
                row->text[LOG_TO] != NULL ? row->text[LOG_TO] : "-",
                row->text[LOG_STATUS] != NULL ? row->text[LOG_STATUS] : "-");
    output_lines(text_view(&line), out);
    text_done(&line);
    text_done(&when);
}

static void write_log(const struct call_log *log, struct calls *calls, struct diagnosis *diagnosis,
                      FILE *out)
{
    struct arena *arena = arena_new();
    struct standing standing = { 0 };
    struct calls_stats stats;
    uint64_t unseen = 0;

    fprintf(out, "\n%s\n", _("The provider's call log:"));
    for (size_t i = 0; i < calls_count(calls); i++) {
        count_call(&standing, diagnosis_subject(diagnosis, calls_at(calls, i), arena), out);
        arena_reset(arena);
    }
    calls_stats(calls, &stats);
    for (size_t i = 0; i < call_log_rows(log); i++)
        if (call_log_is_unseen(call_log_row(log, i), &stats)) {
            write_unseen(call_log_row(log, i), out);
            unseen++;
        }
    fprintf(out,
            _("  %zu rows; %llu calls found in it, of which %llu agree and %llu contradict; %llu "
              "calls are in the capture alone, %llu in the call log alone.\n"),
            call_log_rows(log), (unsigned long long)standing.matched,
            (unsigned long long)standing.agree, (unsigned long long)standing.contradict,
            (unsigned long long)standing.missing, (unsigned long long)unseen);
    arena_free(arena);
}

/* --- the alerts --- */

static void write_alert(const char *before, const struct alert_row *row, FILE *out)
{
    struct text when = { 0 }, line = { 0 };

    if (row->time != NANOS_NONE)
        clock_iso8601(&when, row->time);
    text_printf(&line, "%s%s %s %s: %s", before, when.n > 0 ? text_str(&when) : "-",
                row->text[ALERT_LEVEL] != NULL ? row->text[ALERT_LEVEL] : "-",
                row->text[ALERT_CODE] != NULL ? row->text[ALERT_CODE] : "-",
                row->text[ALERT_TEXT] != NULL ? row->text[ALERT_TEXT] : "-");
    output_lines(text_view(&line), out);
    text_done(&line);
    text_done(&when);
}

static void write_alert_of(const struct call *call, const struct alert_row *row,
                           enum agreement agreement, FILE *out)
{
    static const char *const words[] = {
        [AGREEMENT_UNKNOWN] = N_("alert"),
        [AGREEMENT_YES] = N_("alert, as found here"),
        [AGREEMENT_NO] = N_("alert, which contradicts what was found here"),
    };
    struct text before = { 0 };

    text_printf(&before, _("  call %u: %s: "), (unsigned)call->id, _(words[agreement]));
    write_alert(text_str(&before), row, out);
    text_done(&before);
}

static void write_alerts(const struct alert_log *alerts, struct calls *calls,
                         struct diagnosis *diagnosis, FILE *out)
{
    uint64_t standing[AGREEMENT_NO + 1] = { 0 }, unseen = 0;
    struct arena *arena = arena_new();
    struct calls_stats stats;

    (void)diagnosis_subject(diagnosis, NULL, arena); /* joins them */
    arena_free(arena);
    fprintf(out, "\n%s\n", _("The alerts of the provider's debugger:"));
    for (size_t i = 0; i < calls_count(calls); i++) {
        const struct call *call = calls_at(calls, i);
        struct alert_match match = alert_log_of(alerts, call);

        if (match.first == NULL)
            continue;
        enum agreement agreement = alert_agreement(match.first, diagnosis_call(diagnosis, call));
        standing[agreement]++;
        write_alert_of(call, match.first, agreement, out);
    }
    calls_stats(calls, &stats);
    for (size_t i = 0; i < alert_log_count(alerts); i++)
        if (alert_is_unseen(alert_log_at(alerts, i), &stats)) {
            write_alert(_("  about no call that was captured: "), alert_log_at(alerts, i), out);
            unseen++;
        }
    fprintf(out,
            _("  %zu alerts; %llu calls have one, of which %llu agree and %llu contradict; %llu "
              "alerts are about no call that was captured.\n"),
            alert_log_count(alerts),
            (unsigned long long)standing[AGREEMENT_UNKNOWN] + standing[AGREEMENT_YES] +
                standing[AGREEMENT_NO],
            (unsigned long long)standing[AGREEMENT_YES], (unsigned long long)standing[AGREEMENT_NO],
            (unsigned long long)unseen);
}

void export_write(const struct records *records, struct calls *calls, struct diagnosis *diagnosis,
                  FILE *out)
{
    if (records->log != NULL)
        write_log(records->log, calls, diagnosis, out);
    if (records->alerts != NULL)
        write_alerts(records->alerts, calls, diagnosis, out);
}
