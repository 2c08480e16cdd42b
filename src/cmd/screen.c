/* screen.c - `sipwhy`, `sipwhy FILE...`, `sipwhy -i IFACE`: the screens, fed slice by slice. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/sudo_user.h"
#include "base/suggest.h"
#include "cmd/export.h"
#include "cmd/options.h"
#include "cmd/request.h"
#include "cmd/shorthand.h"
#include "cmd/tries.h"
#include "diagnose/filter.h"
#include "helper/saver.h"
#include "screen/loop.h"
#include "screen/script.h"

#define PACKETS_PER_LOOK 256 /* packets between two looks at the clock */
#define FILES_NAMED 1        /* in the title; more are counted */
#define SCRIPT_MAX (1 << 20)

/* The picture: the capture that is open now, and the application that shows it. */
struct showing {
    const struct options *options;
    struct capture capture;
    struct feeder feeder;
    struct app_opener opener;
    struct settings *settings;
    struct app *app;
    struct saver *saver;
    char *input;            /* name for the title */
    struct request request; /* of the command line */
    struct records records; /* the provider's; joined with the capture that is shown */
    struct trying tries;
    struct profiles *tried_profiles; /* of what may be probed; NULL: nothing may */
    char *script;                    /* --keys */
    bool open, stopped;
    nanos_t began;
    struct error unsafe; /* the reason why privileges could not be given up: ends the program */
    struct rules *rules; /* of the guide and of every capture */
    struct guide *guide; /* NULL: not read yet */
    bool guided;         /* it comes first */
};

static enum feed finish(struct showing *s, const struct error *error)
{
    session_finish(s->capture.session);
    if (s->capture.record != NULL)
        (void)record_flush(s->capture.record);
    s->stopped = true;
    s->app->changes++;
    if (error_is_set(error))
        app_say(s->app, TEXT_ROLE_ERROR, "%s", error->message);
    return FEED_END;
}

static enum feed read_slice(struct showing *s, nanos_t budget)
{
    struct packet packet;
    struct error error = { 0 };
    char *news;
    nanos_t until = clock_now(CLOCK_MONOTONIC) + budget;

    for (unsigned n = 1;; n++) {
        enum source_status status = capture_next(&s->capture, &packet, &news, &error);

        if (news != NULL && capture_is_live(&s->capture)) /* those of a file are its notes */
            app_say(s->app, TEXT_ROLE_WARNING, "%s", news);
        free(news);
        if (status == SOURCE_END || status == SOURCE_FAILED) {
            enum feed end = finish(s, &error);

            error_done(&error);
            return end;
        }
        if (status == SOURCE_WAIT) {
            s->app->changes++;
            return FEED_WAIT;
        }
        capture_take(&s->capture, &packet);
        if (n % PACKETS_PER_LOOK == 0 && clock_now(CLOCK_MONOTONIC) >= until)
            break;
    }
    s->app->changes++;
    return FEED_MORE;
}

static enum feed feed_slice(void *context, nanos_t budget)
{
    struct showing *s = context;

    if (!s->open || s->stopped)
        return FEED_END;
    enum feed more = read_slice(s, budget);

    session_settle(s->capture.session);
    return more;
}

static size_t feed_fds(void *context, int *fds, size_t room)
{
    struct showing *s = context;

    return s->open && !s->stopped ? source_fds(s->capture.source, fds, room) : 0;
}

static void feed_stats(void *context, struct source_stats *out)
{
    struct showing *s = context;

    if (!s->open)
        return;
    source_stats(s->capture.source, out);
    double seconds = nanos_seconds(clock_now(CLOCK_MONOTONIC) - s->began);
    s->app->load_rate = seconds > 0.2 ? (double)out->read / seconds : 0;
}

static void feed_stop(void *context)
{
    struct error none = { 0 };

    finish(context, &none);
}

static struct replay *feed_again(void *context, struct error *error)
{
    struct showing *s = context;

    return capture_again(&s->capture, error);
}

static void feed_describe(void *context, struct report_capture *out)
{
    struct showing *s = context;

    capture_describe(&s->capture, out);
}

static void feed_limits(void *context, struct text *out)
{
    struct showing *s = context;

    capture_limits_reached(&s->capture, out);
}

static char *input_name(const struct capture *capture)
{
    struct text name = { 0 };
    bool files = capture->kind != CAPTURE_INTERFACES;

    if (files && capture->n_names > FILES_NAMED) {
        text_printf(&name, _("%zu files"), capture->n_names);
        return text_take(&name);
    }
    for (size_t i = 0; i < capture->n_names; i++) {
        const char *slash = files ? strrchr(capture->names[i], '/') : NULL;

        text_printf(&name, "%s%s", i ? " + " : "", slash != NULL ? slash + 1 : capture->names[i]);
    }
    if (capture->filter != NULL)
        text_printf(&name, " [%s]", capture->filter);
    if (capture->record != NULL) {
        text_adds(&name, " > ");
        record_name(capture->record, &name);
    }
    return text_take(&name);
}

static struct app_parts parts_of(struct showing *s)
{
    struct session *session = s->capture.session;

    s->feeder = (struct feeder){ .context = s,
                                 .slice = feed_slice,
                                 .fds = feed_fds,
                                 .stats = feed_stats,
                                 .stop = feed_stop,
                                 .again = feed_again,
                                 .describe = feed_describe,
                                 .limits = feed_limits,
                                 .live = capture_is_live(&s->capture),
                                 .input = s->input };
    return (struct app_parts){
        .settings = s->settings,
        .session = session,
        .calls = session_calls(session),
        .diagnosis = session_diagnosis(session),
        .rules = session_rules(session),
        .profiles = session_profiles(session),
        .guide = s->guide,
        .redact = session_redactor(session),
        .saver = s->saver,
        .tries = tries_given(s->options) ? &s->tries : NULL,
        .feeder = s->open ? &s->feeder : NULL,
        .opener = &s->opener,
    };
}

static void use_records(struct showing *s)
{
    if (s->records.log != NULL)
        call_log_forget_calls(s->records.log);
    if (s->records.alerts != NULL)
        alert_log_forget_calls(s->records.alerts);
    diagnosis_join(session_diagnosis(s->capture.session), &s->records);
}

static void note_open(struct showing *s)
{
    free(s->input);
    s->input = input_name(&s->capture);
    capture_record(&s->capture);
    use_records(s);
    s->open = true;
    s->stopped = false;
    s->began = clock_now(CLOCK_MONOTONIC);
}

/* Puts what was opened in the place of what was shown; the screens let go of the old first. */
static void show_other(struct showing *s, struct capture *other)
{
    struct capture former = s->capture;

    s->capture = *other;
    note_open(s);
    struct app_parts parts = parts_of(s);
    int symptom;
    bool guided = guide_screen_waits(s->app, &symptom);
    app_use(s->app, &parts);
    if (guided)
        guide_screen_open(s->app, 0, symptom);
    capture_close(&former);
}

/* --filter and its shorthands stand in for the one in the settings. */
static bool take_filter(struct showing *s, struct error *error)
{
    char *source = filter_of_options(s->options, error);
    struct expr_error mistake = { 0 };
    struct filter *filter = source != NULL ? filter_parse(slice_of(source), &mistake) : NULL;

    if (source == NULL)
        return !error_is_set(error);
    if (filter == NULL) {
        error_set(error, "--filter: %s", mistake.message);
        free(source);
        return false;
    }
    filter_free(filter);
    free(s->settings->filter);
    s->settings->filter = source;
    return true;
}

static const struct guide *read_guide(void *context, struct error *error)
{
    struct showing *s = context;

    if (s->guide == NULL)
        s->guide = guide_load(data_dir(), s->rules, error);
    return s->guide;
}

/* The settings and the rules, once for all captures. What the user wrote of the guide is read at
 * once: a mistake in it ends the program, and privileges may be needed for it. */
static bool load_own(struct showing *s, struct error *error)
{
    s->settings = settings_load(option_value(s->options, OPTION_CONFIG), error);
    if (s->settings == NULL)
        return false;
    s->settings->ascii = s->settings->ascii || option_given(s->options, OPTION_ASCII);
    if (option_given(s->options, OPTION_CALLS_ONLY))
        s->settings->hide_options = s->settings->hide_register = true;
    if (!take_filter(s, error))
        return false;
    s->rules = rules_load(data_dir(), error);
    if (s->rules == NULL || !causes_exist(s->options, s->rules, error))
        return false;
    return !(s->guided || guide_is_amended()) || read_guide(s, error) != NULL;
}

static bool set_limit(struct limits *limits, enum limit_id id, int64_t value, struct error *error)
{
    char *text = xasprintf("%s=%lld", limits_at(id)->name, (long long)value);
    bool ok = limits_set(limits, slice_of(text), error);

    free(text);
    return ok;
}

/* The limits are those of the settings; --limit has the last word. */
static bool load(void *context, struct capture *capture, const struct capture_request *request,
                 struct error *error)
{
    struct showing *s = context;
    struct limits limits = limits_for(request->memory);

    if (s->settings == NULL && !load_own(s, error))
        return false;
    int64_t n = s->settings->limit_calls; /* 0: as the memory allows */
    return (n == 0 || set_limit(&limits, LIMIT_CALLS, n, error)) &&
           set_limit(&limits, LIMIT_CALL_MESSAGES, s->settings->limit_messages, error) &&
           capture_load(capture, request, &limits, s->rules, error);
}

/* A capture that is opened on screen is asked for as on the command line, but for its names. */
static bool start(struct showing *s, struct capture *capture, const struct capture_request *what,
                  struct error *error)
{
    struct confine_copy copies[TERMINAL_COPIES];
    struct capture_request request = s->request.capture;

    request.files = what->files;
    request.n_files = what->n_files;
    request.interfaces = what->interfaces;
    request.n_interfaces = what->n_interfaces;
    request.filter = what->filter;
    request.follow = what->follow;
    request.record = what->record;
    request.saver = s->saver;
    request.sender = trying_pipe(&s->tries) > 0 ? trying_pipe(&s->tries) : 0;
    request.copies = copies;
    request.n_copies = terminal_prepare(copies);
    request.load = load;
    request.context = s;
    return capture_start(capture, &request, error);
}

static bool open_other(struct showing *s, const struct capture_request *what, struct error *error)
{
    struct capture other;

    if (start(s, &other, what, error)) {
        show_other(s, &other);
        return true;
    }
    if (other.unsafe) {
        error_set(&s->unsafe, "%s", error->message);
        app_quit(s->app);
    }
    capture_close(&other);
    return false;
}

static bool open_paths(void *context, const char *const *paths, size_t n, struct error *error)
{
    struct showing *s = context;

    return open_other(s,
                      &(struct capture_request){
                          .files = paths, .n_files = n, .follow = s->request.capture.follow },
                      error);
}

static bool open_interface(void *context, const char *interface, const char *filter,
                           struct error *error)
{
    if (confined()) {
        error_set(error, _("Privileges were given up; leave, and start: sipwhy -i %s"), interface);
        return false;
    }
    return open_other(
        context,
        &(struct capture_request){ .interfaces = &interface, .n_interfaces = 1, .filter = filter },
        error);
}

static bool wants_capture(const struct capture_request *request)
{
    return request->n_files > 0 || request->n_interfaces > 0;
}

static char *read_whole(const char *path, struct error *error)
{
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "re");

    if (file == NULL) {
        error_set(error, "%s: %s", path, sudo_user_strerror(errno));
        return NULL;
    }
    char *text = xmalloc(SCRIPT_MAX + 1);
    size_t n = fread(text, 1, SCRIPT_MAX + 1, file);
    if (ferror(file))
        error_set(error, "%s: %s", path, strerror(errno));
    else if (n > SCRIPT_MAX)
        error_set(error, _("%s: larger than %d bytes"), path, SCRIPT_MAX);
    else
        text[n] = '\0';
    if (file != stdin)
        fclose(file);
    if (!error_is_set(error))
        return text;
    free(text);
    return NULL;
}

/* --keys FILE: the screens as text, without a terminal. */
static int run_script(struct showing *s, struct error *error)
{
    int width = 80, height = 24;
    const char *size = option_value(s->options, OPTION_SIZE);

    if (size != NULL && !script_size(slice_of(size), &width, &height)) {
        error_set(error, _("a size is WIDTHxHEIGHT, such as 80x24, not '%s'"), size);
        return fail(error);
    }
    struct text out = { 0 };
    bool ok = script_run(s->app, slice_of(s->script), width, height, &out, error);
    fwrite(text_str(&out), 1, out.n, stdout);
    text_done(&out);
    return ok ? EXIT_CLEAN : fail(error);
}

/* While the terminal is being set up, and given back, nothing may end the program in between; the
 * loop takes what came meanwhile. */
static void hold_signals(sigset_t *former)
{
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGHUP);
    sigprocmask(SIG_BLOCK, &set, former);
}

static int run_terminal(struct showing *s, struct error *error)
{
    struct theme *theme = theme_load(s->settings->theme, background_of_environment(), error);
    sigset_t former;

    hold_signals(&former);
    struct terminal *terminal = theme != NULL ? terminal_open(s->settings, theme, error) : NULL;
    free(theme);
    if (terminal == NULL) {
        sigprocmask(SIG_SETMASK, &former, NULL);
        return fail(error);
    }
    s->settings->ascii = s->settings->ascii || !terminal_is_utf8(terminal);
    loop_run(s->app, terminal);
    terminal_close(terminal);
    sigprocmask(SIG_SETMASK, &former, NULL);
    return EXIT_CLEAN;
}

/* Who may probe reads what strangers answer: not with privileges, though there is no capture. */
static bool confine_without(struct showing *s, struct error *error)
{
    struct confine_copy copies[TERMINAL_COPIES];
    struct capture_request request = { .saver = s->saver, .copies = copies };

    if (!tries_given(s->options))
        return true;
    request.n_copies = terminal_prepare(copies);
    request.sender = trying_pipe(&s->tries) > 0 ? trying_pipe(&s->tries) : 0;
    request.user = s->request.capture.user;
    diagnosis_join(session_diagnosis(s->capture.session), &s->records);
    return capture_confine(&request, error);
}

static bool set_up(struct showing *s, struct error *error)
{
    const char *keys = option_value(s->options, OPTION_KEYS);

    s->script = keys != NULL ? read_whole(keys, error) : NULL;
    if (keys != NULL && s->script == NULL)
        return false;
    if (!wants_capture(&s->request.capture))
        return load(s, &s->capture, &s->request.capture, error) && confine_without(s, error);
    if (!start(s, &s->capture, &s->request.capture, error))
        return false;
    note_open(s);
    return true;
}

static int dump_config(const struct options *options)
{
    struct error error = { 0 };
    struct text out = { 0 };
    struct settings *settings = settings_load(option_value(options, OPTION_CONFIG), &error);

    if (settings == NULL)
        return fail(&error);
    settings_dump(settings, &out);
    fwrite(out.p, 1, out.n, stdout);
    text_done(&out);
    settings_free(settings);
    return EXIT_CLEAN;
}

/* The screens; above the first one the guide, if that is asked for. */
static int show(const struct options *options, bool guide, const char *symptom)
{
    struct error error = { 0 };
    struct showing s = { .options = options,
                         .saver = request_saver(options, &error),
                         .guided = guide };
    int status;

    s.opener = (struct app_opener){
        .context = &s, .guide = read_guide, .files = open_paths, .live = open_interface
    };
    bool good = s.saver != NULL && tries_start(&s.tries, &s.tried_profiles, options, &error);
    s.records.checks = tries_given(options) ? &s.tries.checks : NULL;
    if (good && export_read(options, &s.records, &error) &&
        request_init(&s.request, options, &error) && set_up(&s, &error)) {
        struct app_parts parts = parts_of(&s);

        trying_judge_local(&s.tries); /* confined by now */
        s.app = app_new(&parts);
        app_push(s.app, s.open ? &calls_screen : &start_screen);
        if (guide)
            guide_screen_open(s.app, 0, symptom != NULL ? guide_find(s.guide, symptom) : -1);
        status =
            option_given(options, OPTION_KEYS) ? run_script(&s, &error) : run_terminal(&s, &error);
        if (error_is_set(&s.unsafe))
            status = fail(&s.unsafe);
        app_free(s.app);
    } else {
        status = fail(&error);
    }
    if (!capture_end_record(&s.capture, &error))
        status = fail(&error);
    capture_leave(&s.capture);
    export_free(&s.records);
    trying_done(&s.tries);
    profiles_free(s.tried_profiles);
    saver_stop(s.saver);
    guide_free(s.guide);
    rules_free(s.rules);
    settings_free(s.settings);
    free(s.input);
    free(s.script);
    request_done(&s.request);
    return status;
}

/* A word that is no file and nearly a command is taken for that: nobody names a file so. */
static bool is_command_mistyped(const struct options *options, struct error *error)
{
    const char *word = options->n_arguments > 0 ? options->arguments[0] : "-";
    struct suggestion near = suggestion_for(slice_of(word));

    for (size_t i = 0; i < commands_count(); i++)
        if (commands_at(i)->name != NULL)
            suggestion_try(&near, commands_at(i)->name);
    if (suggestion_best(&near) == NULL || request_is_live(options) ||
        faccessat(AT_FDCWD, word, F_OK, AT_EACCESS) == 0)
        return false;
    error_set(error, _("there is no file '%s'; did you mean 'sipwhy %s'?"), word,
              suggestion_best(&near));
    return true;
}

/* sngrep takes words behind its file for what messages must hold. */
static bool is_match_expression(const struct options *options, struct error *error)
{
    const char *word = options->n_arguments > 0 ? options->arguments[0] : "-";

    if (!option_given(options, OPTION_READ) || strcmp(word, "-") == 0 ||
        faccessat(AT_FDCWD, word, F_OK, AT_EACCESS) == 0)
        return false;
    error_set(error, _("there is no file '%s'; what is searched for stands behind --filter"), word);
    return true;
}

/* Is there a terminal that can be drawn on? */
static bool has_screen(void)
{
    const char *term = getenv("TERM");

    return isatty(STDOUT_FILENO) && term != NULL && *term != '\0' && strcmp(term, "dumb") != 0;
}

/* Without a screen: the report of what is named, else the walk, line by line. */
static int in_lines(const struct options *options)
{
    bool named =
        options->n_arguments > 0 || option_given(options, OPTION_READ) || request_is_live(options);

    return named || option_given(options, OPTION_NO_SCREEN) ? cmd_report(options)
                                                            : cmd_guide(options);
}

int cmd_screen(const struct options *options)
{
    struct error error = { 0 };

    if (option_given(options, OPTION_DUMP_CONFIG))
        return dump_config(options);
    if (is_command_mistyped(options, &error) || is_match_expression(options, &error))
        return fail_usage(&error);
    if (!option_given(options, OPTION_KEYS) &&
        (option_given(options, OPTION_NO_SCREEN) || !has_screen()))
        return isatty(STDOUT_FILENO) ? in_lines(options) : cmd_report(options);
    return show(options, false, NULL);
}

int cmd_screen_guide(const struct options *options, const char *symptom)
{
    return show(options, true, symptom);
}
