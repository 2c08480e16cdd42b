/* guide.c - `sipwhy guide`: the walk through the symptoms; on screen, or as numbered lines. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/sudo_user.h"
#include "base/suggest.h"
#include "cmd/export.h"
#include "cmd/guide_lines.h"
#include "cmd/options.h"
#include "cmd/output.h"
#include "cmd/request.h"
#include "cmd/tries.h"
#include "guide/guide.h"
#include "session/session.h"

struct job {
    const struct options *options;
    struct options files; /* the same without the symptom */
    struct capture capture;
    struct records records; /* the provider's, and what was tried */
    struct trying tries;
    struct profiles *profiles; /* of what is tried; NULL: nothing is */
    struct session *session;
    struct guide *guide;
    int symptom; /* -1: not chosen yet */
    struct call *call;
    struct lines lines;
};

/* --- beginning --- */

static void list_symptoms(const struct job *job, int suggested)
{
    lines_say(&job->lines, 0, "%s", _("What is wrong?"));
    for (size_t i = 0; i < guide_symptoms(job->guide); i++) {
        const struct guide_symptom *symptom = guide_symptom(job->guide, i);
        char label[24];

        snprintf(label, sizeof label, "%2zu) ", i + 1);
        lines_item(&job->lines, 1, label, "%s [%s]%s", symptom->title, symptom->id,
                   (int)i == suggested ? _(" (fits the call)") : "");
    }
}

static int symptom_named(const struct job *job, struct slice words_typed)
{
    uint64_t number;
    char *id = xstrndup(words_typed.p, words_typed.n);
    int found = guide_find(job->guide, id);

    free(id);
    if (found < 0 && slice_u64(words_typed, &number) && number >= 1 &&
        number <= guide_symptoms(job->guide))
        return (int)number - 1;
    return found;
}

/* Asks for the symptom; at the end of the input it is the one that fits the call. */
static bool ask_symptom(struct job *job, int suggested)
{
    char line[LINES_MAX_BYTES];

    list_symptoms(job, suggested);
    while (job->symptom < 0) {
        if (!lines_next(&job->lines, line)) {
            job->symptom = suggested;
            return suggested >= 0;
        }
        struct slice typed = slice_trim(slice_of(line));
        if (slice_eq(typed, SLICE("q")))
            return false;
        if (typed.n == 0 || typed.p[0] == '#')
            job->symptom = job->lines.prompts && typed.n == 0 ? suggested : -1;
        else if ((job->symptom = symptom_named(job, typed)) < 0)
            lines_say(&job->lines, 0,
                      _("'%s' is no symptom: type its number or the word in brackets"), line);
    }
    return true;
}

/* The call that --call names, else the first with an error. */
static bool choose_call(struct job *job, struct error *error)
{
    struct calls *calls = session_calls(job->session);
    const char *named = option_value(job->options, OPTION_CALL);
    uint64_t id;

    if (named != NULL) {
        job->call = calls_by_call_id(calls, slice_of(named));
        if (job->call == NULL && slice_u64(slice_of(named), &id) && id <= UINT32_MAX)
            job->call = calls_by_id(calls, (uint32_t)id);
        if (job->call == NULL)
            error_set(error, _("there is no call '%s' in the capture"), named);
        return job->call != NULL;
    }
    for (size_t i = 0; i < calls_count(calls) && job->call == NULL; i++) {
        struct call *call = calls_at(calls, i);
        const struct verdict *verdict = diagnosis_call(session_diagnosis(job->session), call);

        if (verdict->n_findings && verdict->findings[0].severity == SEVERITY_ERROR)
            job->call = call;
    }
    return true;
}

/* "did you mean": by its letters, else those that the word stands in. */
static void refuse_symptom(const struct job *job, const char *word, struct error *error)
{
    struct suggestion near = suggestion_for(slice_of(word));
    struct text found = { 0 };

    for (size_t i = 0; i < guide_symptoms(job->guide); i++) {
        const struct guide_symptom *symptom = guide_symptom(job->guide, i);

        suggestion_try(&near, symptom->id);
        if (suggestion_is_in(&near, symptom->id) ||
            (*word != '\0' &&
             slice_ifind(slice_of(symptom->title), slice_of(word)) < strlen(symptom->title)))
            text_printf(&found, "%s%s", found.n ? ", " : "", symptom->id);
    }
    if (suggestion_best(&near) != NULL)
        error_set(error, _("'%s' is no symptom and no file; did you mean '%s'?"), word,
                  suggestion_best(&near));
    else if (found.n)
        error_set(error, _("'%s' is no symptom and no file; did you mean one of these: %s"), word,
                  text_str(&found));
    else
        error_set(error,
                  _("'%s' is no symptom and no file; 'sipwhy guide --plain' lists the "
                    "symptoms"),
                  word);
    text_done(&found);
}

/* The first argument is a symptom, or a file like the others. */
static bool take_symptom(struct job *job, struct error *error)
{
    const struct options *options = job->options;

    job->files = *options;
    job->symptom = -1;
    if (options->n_arguments == 0)
        return true;
    const char *first = options->arguments[0];
    job->symptom = guide_find(job->guide, first);
    if (job->symptom >= 0) {
        job->files.arguments++;
        job->files.n_arguments--;
    } else if (strcmp(first, "-") != 0 && faccessat(AT_FDCWD, first, F_OK, AT_EACCESS) != 0) {
        refuse_symptom(job, first, error);
        return false;
    }
    return true;
}

static bool new_session(struct job *job, struct error *error)
{
    job->session = session_new(data_dir(), error);
    return job->session != NULL;
}

static bool read_capture(struct job *job, struct error *error)
{
    struct request request;

    if (!request_init(&request, &job->files, error))
        return false;
    request.capture.saver = job->lines.saver;
    request.capture.sender = trying_pipe(&job->tries) > 0 ? trying_pipe(&job->tries) : 0;
    bool any = request.capture.n_files > 0 || request.capture.n_interfaces > 0;
    bool good = any ? capture_start(&job->capture, &request.capture, error) &&
                          capture_read(&job->capture, error)
                    : new_session(job, error) &&
                          (!tries_given(job->options) || capture_confine(&request.capture, error));
    request_done(&request);
    job->session = any ? job->capture.session : job->session;
    if (good && tries_given(job->options)) {
        tries_ask_all(&job->tries);
        job->records.checks = &job->tries.checks;
    }
    if (good)
        diagnosis_join(session_diagnosis(job->session), &job->records);
    return good;
}

static bool set_provider(struct job *job, struct error *error)
{
    const char *id = option_value(job->options, OPTION_PROVIDER);
    const struct profiles *profiles = session_profiles(job->session);
    const struct profile *profile = id != NULL ? profiles_by_id(profiles, slice_of(id)) : NULL;

    if (id == NULL)
        return true;
    if (profile != NULL) {
        walk_set_provider(job->lines.walk, profile);
        return true;
    }
    struct suggestion near = suggestion_for(slice_of(id));
    for (size_t i = 0; i < profiles_count(profiles); i++)
        suggestion_try(&near, profiles_at(profiles, i)->id);
    error_set(error, _("no profile has the id '%s'; did you mean '%s'?"), id,
              suggestion_best(&near) != NULL ? suggestion_best(&near)
                                             : profiles_at(profiles, 0)->id);
    return false;
}

static bool open_answers(struct job *job, struct error *error)
{
    const char *path = option_value(job->options, OPTION_ANSWERS);

    job->lines.in = path == NULL || strcmp(path, "-") == 0 ? stdin : fopen(path, "re");
    job->lines.prompts = path == NULL;
    job->lines.replay = path != NULL;
    if (job->lines.in == NULL)
        error_set(error, "%s: %s", path, sudo_user_strerror(errno));
    return job->lines.in != NULL;
}

/* --- the command --- */

static int conclude(struct job *job)
{
    const struct conclusion *list;
    const char *summary = option_value(job->options, OPTION_SUMMARY);

    if (job->lines.walk == NULL)
        return EXIT_FOUND;
    size_t n = walk_conclusions(job->lines.walk, &list);
    if (summary != NULL)
        lines_summary(&job->lines, strcmp(summary, "markdown") == 0);
    else if (!walk_done(job->lines.walk))
        lines_conclusions(&job->lines);
    return n && list[0].status >= CONCLUSION_LIKELY ? EXIT_CLEAN : EXIT_FOUND;
}

static int walk_plainly(struct job *job, struct error *error)
{
    struct diagnosis *diagnosis = session_diagnosis(job->session);

    if (!open_answers(job, error) || !choose_call(job, error))
        return fail(error);
    int suggested = guide_suggest(job->guide, diagnosis, job->call);
    if (job->symptom < 0 && option_given(job->options, OPTION_ANSWERS))
        job->symptom = suggested;
    if (job->symptom >= 0 || ask_symptom(job, suggested)) {
        job->lines.walk = walk_new(job->guide, diagnosis, job->call, job->symptom);
        if (!set_provider(job, error))
            return fail(error);
        lines_say(&job->lines, 0, "%s", walk_symptom(job->lines.walk)->title);
        if (job->call != NULL)
            lines_say(&job->lines, 0, _("Call %u of the capture."), job->call->id);
        if (!lines_walk(&job->lines, error))
            return fail(error);
    }
    return conclude(job);
}

/* A screen wants a terminal that can be drawn on. */
static bool wants_lines(const struct options *options)
{
    const char *term = getenv("TERM");

    return option_given(options, OPTION_PLAIN) || option_given(options, OPTION_ANSWERS) ||
           option_given(options, OPTION_SUMMARY) || !isatty(STDIN_FILENO) ||
           !isatty(STDOUT_FILENO) || term == NULL || !*term || strcmp(term, "dumb") == 0;
}

static bool check_options(const struct job *job, struct error *error)
{
    const char *summary = option_value(job->options, OPTION_SUMMARY);

    if (summary == NULL || strcmp(summary, "text") == 0 || strcmp(summary, "markdown") == 0)
        return true;
    error_set(error, _("--summary takes text or markdown, not '%s'"), summary);
    return false;
}

int cmd_guide(const struct options *options)
{
    struct job job = { .options = options };
    struct error error = { 0 };
    struct output output;
    int status = EXIT_UNUSABLE;

    if (!output_read(&output, options, &error) || !check_options(&job, &error))
        return fail_usage(&error);
    job.lines.width = output.width;
    job.lines.silent =
        option_given(options, OPTION_SUMMARY) && option_given(options, OPTION_ANSWERS);
    struct rules *rules = rules_load(data_dir(), &error);
    job.guide = rules != NULL ? guide_load(data_dir(), rules, &error) : NULL;
    if (job.guide == NULL || !take_symptom(&job, &error))
        status = fail(&error);
    else if (option_given(options, OPTION_KEYS) || !wants_lines(options))
        status = cmd_screen_guide(&job.files, job.symptom < 0 ? NULL : options->arguments[0]);
    else if ((job.lines.saver = request_saver(options, &error)) == NULL ||
             !tries_start(&job.tries, &job.profiles, options, &error) ||
             !export_read(options, &job.records, &error) || !read_capture(&job, &error))
        status = fail(&error);
    else
        status = walk_plainly(&job, &error);
    walk_free(job.lines.walk);
    if (job.lines.in != NULL && job.lines.in != stdin)
        fclose(job.lines.in);
    if (job.session != job.capture.session)
        session_free(job.session);
    capture_close(&job.capture);
    export_free(&job.records);
    trying_done(&job.tries);
    profiles_free(job.profiles);
    saver_stop(job.lines.saver);
    guide_free(job.guide);
    rules_free(rules);
    return status;
}
