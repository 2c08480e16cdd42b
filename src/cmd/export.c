/* export.c - the provider's export beside the capture. */
#include "config.h"

#include "cmd/export.h"

#include "base/gettext.h"
#include "cmd/output.h"
#include "draw/printable.h"
#include "session/session.h"

bool export_read(const struct options *options, struct call_log **out, struct error *error)
{
    const char *path;

    *out = NULL;
    if (!option_given(options, OPTION_CALL_LOG))
        return true;
    if (option_given(options, OPTION_REDACT)) {
        error_set(error, _("--call-log holds what --redact replaces: leave one of them out"));
        return false;
    }
    struct profiles *profiles = profiles_load(data_dir(), error);
    bool good = profiles != NULL;

    *out = call_log_new();
    for (size_t i = 0; good && (path = option_nth(options, OPTION_CALL_LOG, i)) != NULL; i++)
        good = call_log_read(*out, path, profiles, error);
    profiles_free(profiles);
    if (good)
        return true;
    call_log_free(*out);
    *out = NULL;
    return false;
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
    fputc('\n', out);
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
    fputc('\n', out);
    text_done(&line);
    text_done(&when);
}

void export_write(const struct call_log *log, struct calls *calls, struct diagnosis *diagnosis,
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
