/* watch.c - `sipwhy watch`: alerts as calls fail. */
#include "config.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "alert/dispatch.h"
#include "alert/spool.h"
#include "alert/tally.h"
#include "base/datafile.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "base/suggest.h"
#include "cmd/request.h"

#define FIGURES_EACH NANOS_PER_S
#define KEEPING (20 * NANOS_PER_MS) /* of a tick, while packets come */

struct watch {
    struct alerts *alerts;
    struct sender *sender; /* NULL: nothing is delivered */
    char *spool;
    struct saver *saver; /* of failed calls; NULL: none are saved */
    char *folder;        /* of them */
    struct capture capture;
    struct watcher *watcher;
    struct dispatch *dispatch;
    struct endpoint metrics;
    struct tally *tally; /* NULL: nobody asks for figures */
    nanos_t told;        /* the last figures, by CLOCK_MONOTONIC */
};

/* --config, else the user's own, else the host's; none is no mistake. */
static struct alerts *load_alerts(const struct options *options, struct error *error)
{
    const char *given = option_value(options, OPTION_CONFIG);
    struct datafiles found = { 0 };
    struct alerts *alerts;

    if (given != NULL)
        return alerts_load(given, error);
    datafiles_add_config_file(&found, "alerts.yaml");
    alerts = found.n > 0 ? alerts_load(found.paths[0], error) : alerts_empty();
    datafiles_done(&found);
    return alerts;
}

static bool delivers(const struct alerts *alerts)
{
    for (enum delivery kind = 0; kind < DELIVERIES; kind++)
        if (alerts_deliver(alerts, kind))
            return true;
    return false;
}

/* Started first: it keeps rights that reading traffic does not need. */
static bool start_sender(struct watch *w, const char *user, bool test, struct error *error)
{
    struct sender_setup setup = { .alerts = w->alerts, .user = user, .test = test };

    if (w->metrics.port != 0)
        setup.metrics = &w->metrics;
    if (!delivers(w->alerts) && !w->alerts->journal && setup.metrics == NULL)
        return true;
    if (delivers(w->alerts) && w->spool == NULL)
        w->spool =
            w->alerts->spool != NULL ? xstrdup(w->alerts->spool) : sender_default_folder("spool");
    if (delivers(w->alerts) && w->spool == NULL) {
        error_set(error,
                  _("there is no folder for alerts that cannot be delivered yet; name one by "
                    "spool: in alerts.yaml"));
        return false;
    }
    setup.spool = delivers(w->alerts) ? w->spool : NULL;
    w->sender = sender_start(&setup, error);
    return w->sender != NULL;
}

static bool start_saver(struct watch *w, struct error *error)
{
    const struct alerts *alerts = w->alerts;

    if (!alerts->save)
        return true;
    w->folder =
        alerts->save_folder != NULL ? xstrdup(alerts->save_folder) : sender_default_folder("calls");
    if (w->folder == NULL) {
        error_set(error, _("there is no folder for the captures of failed calls; name one by "
                           "save_folder: in alerts.yaml"));
        return false;
    }
    const struct saver_kept kept = { w->folder, (uint64_t)alerts->save_mib * 1024 * 1024,
                                     alerts->save_age };

    w->saver = saver_start(&(struct saver_wish){ .kept = &kept }, error);
    return w->saver != NULL;
}

static struct replay *again(void *context, struct error *error)
{
    return capture_again(context, error);
}

/* Figures */

static bool read_metrics(struct watch *w, const struct options *options, struct error *error)
{
    const char *given = option_value(options, OPTION_METRICS);

    if (given == NULL || (endpoint_parse(slice_of(given), &w->metrics) && w->metrics.port != 0))
        return true;
    error_set(error, _("--metrics %s: expected ADDRESS:PORT, such as 127.0.0.1:9060"), given);
    return false;
}

static void add_source(struct watch *w, struct metric_rows *out)
{
    struct source_stats stats;
    struct calls_stats seen;

    source_stats(w->capture.source, &stats);
    calls_stats(session_calls(w->capture.session), &seen);
    metric_add(out, METRIC_PACKETS, (double)stats.packets);
    metric_add(out, METRIC_BYTES, (double)stats.bytes);
    metric_add_labelled(out, METRIC_DROPPED, SLICE("kernel"), (double)stats.kernel_drops);
    metric_add_labelled(out, METRIC_DROPPED, SLICE("interface"), (double)stats.interface_drops);
    metric_add(out, METRIC_SIP, (double)seen.sip_messages);
    metric_add(out, METRIC_RTP, (double)seen.rtp_packets);
    metric_add(out, METRIC_RTCP, (double)seen.rtcp_packets);
    metric_add(out, METRIC_ERRORS, (double)dispatch_count(w->dispatch));
    if (w->capture.now != NANOS_NONE && w->capture.now > 0)
        metric_add(out, METRIC_TIME, nanos_seconds(w->capture.now));
}

static void add_limits(struct watch *w, struct metric_rows *out)
{
    struct report_capture about;

    capture_describe(&w->capture, &about);
    for (size_t i = 0; i < about.n_limits; i++) {
        const struct report_limit *limit = &about.limits[i];
        struct slice name = slice_of(limit->name);

        metric_add_labelled(out, METRIC_LIMIT_USED, name, (double)limit->used);
        metric_add_labelled(out, METRIC_LIMIT_MAX, name, (double)limit->most);
        metric_add_labelled(out, METRIC_LIMIT_LOST, name, (double)limit->lost);
    }
}

static void tell_figures(struct watch *w)
{
    struct metric_rows rows = { 0 };
    nanos_t now = clock_now(CLOCK_MONOTONIC);

    if (w->tally == NULL || (w->told != 0 && now - w->told < FIGURES_EACH))
        return;
    w->told = now;
    tally_add(w->tally, &rows);
    add_source(w, &rows);
    add_limits(w, &rows);
    sender_figures(w->sender, &rows);
    metric_rows_done(&rows);
}

static void on_tick(void *context)
{
    struct watch *w = context;

    if (w->capture.now != NANOS_NONE)
        watcher_tick(w->watcher, w->capture.now);
    dispatch_keep(w->dispatch, w->capture.kind == CAPTURE_INTERFACES ? KEEPING : 0);
    tell_figures(w);
    if (w->sender != NULL)
        sender_tick(w->sender, !capture_is_live(&w->capture), stderr);
}

/* A phone that registers anew each minute is one call all day, and is judged each time: of that,
 * as of a dialog that never ends, less is kept than where somebody may want to see all of it; and
 * of calls, who goes on for weeks takes no more than the usual share, however much memory there is.
 */
static bool load(void *context, struct capture *capture, const struct capture_request *request,
                 struct error *error)
{
    enum { MESSAGES_PER_CALL = 500 };
    struct limits limits = limits_for_weeks(request->memory);

    (void)context;
    limits.calls.messages_per_call = MESSAGES_PER_CALL;
    return capture_load(capture, request, &limits, NULL, error);
}

static bool open_capture(struct watch *w, const struct options *options, struct error *error)
{
    struct request request;

    if (!request_init(&request, options, error))
        return false;
    request.capture.redact = request.capture.redact || w->alerts->redact;
    request.capture.sender = sender_pipe(w->sender);
    request.capture.saver = w->saver;
    request.capture.single = true;
    request.capture.load = load;
    bool good = capture_start(&w->capture, &request.capture, error);

    request_done(&request);
    return good;
}

static void start_watching(struct watch *w)
{
    struct session *session = w->capture.session;
    const struct keeping_setup keep = { .saver = w->saver,
                                        .folder = w->folder,
                                        .calls = session_calls(session),
                                        .keys = session_keylog(session),
                                        .redact = session_redactor(session),
                                        .again = again,
                                        .context = &w->capture,
                                        .news = stderr };
    const struct dispatch_setup setup = { .alerts = w->alerts,
                                          .calls = session_calls(session),
                                          .diagnosis = session_diagnosis(session),
                                          .sender = w->sender,
                                          .keep = w->saver != NULL ? &keep : NULL,
                                          .out = stdout,
                                          .flush = true };

    if (w->saver != NULL)
        capture_record(&w->capture);
    w->dispatch = dispatch_new(&setup);
    w->watcher = watcher_new(session_calls(session), session_diagnosis(session), dispatch_error,
                             w->dispatch);
    if (w->metrics.port != 0)
        w->tally = tally_new(session_calls(session), session_diagnosis(session));
    w->capture.tick = on_tick;
    w->capture.tick_context = w;
}

static bool read_all(struct watch *w, struct error *error)
{
    start_watching(w);
    bool good = capture_read(&w->capture, error);

    watcher_finish(w->watcher, w->capture.latest);
    dispatch_keep(w->dispatch, 0);
    return good;
}

static void watch_done(struct watch *w)
{
    tally_free(w->tally);
    watcher_free(w->watcher);
    dispatch_free(w->dispatch);
    capture_close(&w->capture);
    saver_stop(w->saver);
    free(w->folder);
    alerts_free(w->alerts);
    free(w->spool);
}

/* --test */

static const struct alert_trigger *trigger_named(const struct alerts *alerts, const char *name,
                                                 struct error *error)
{
    const struct alert_trigger *trigger = alerts_trigger(alerts, slice_of(name));
    struct suggestion near = suggestion_for(slice_of(name));

    for (size_t i = 0; i < alerts->n_triggers; i++)
        suggestion_try(&near, alerts->triggers[i]->name);
    if (trigger == NULL && suggestion_best(&near) != NULL)
        error_set(error, _("--test: no trigger is called '%s'; did you mean '%s'?"), name,
                  suggestion_best(&near));
    else if (trigger == NULL)
        error_set(error, _("--test: no trigger is called '%s'"), name);
    return trigger;
}

/* A spool of its own: what waits in the other is not tried by it. */
static int test_trigger(struct watch *w, const struct options *options, struct error *error)
{
    const char *name = option_value(options, OPTION_TEST);
    const struct alert_trigger *trigger = trigger_named(w->alerts, name, error);
    char folder[] = "/tmp/sipwhy-test.XXXXXX";
    struct text record = { 0 };

    if (trigger == NULL)
        return fail_usage(error);
    if (mkdtemp(folder) == NULL) {
        error_set(error, "%s: %s", folder, strerror(errno));
        return fail(error);
    }
    w->spool = xasprintf("%s/spool", folder);
    w->alerts->journal = true;
    if (!start_sender(w, option_value(options, OPTION_USER), true, error)) {
        (void)rmdir(w->spool);
        (void)rmdir(folder);
        return fail(error);
    }
    dispatch_sample(trigger, &record);
    printf("%s\n", text_str(&record));
    fflush(stdout);
    sender_give(w->sender, text_view(&record));
    text_done(&record);
    bool good = sender_stop(w->sender, stderr) == 0;

    spool_discard(w->spool);
    (void)rmdir(folder);
    return good ? EXIT_CLEAN : EXIT_FOUND;
}

int cmd_watch(const struct options *options)
{
    struct watch w = { 0 };
    struct error error = { 0 };
    int status;

    w.alerts = load_alerts(options, &error);
    if (w.alerts == NULL)
        return fail(&error);
    if (option_given(options, OPTION_TEST)) {
        status = test_trigger(&w, options, &error);
        watch_done(&w);
        return status;
    }
    if (!read_metrics(&w, options, &error)) {
        watch_done(&w);
        return fail_usage(&error);
    }
    bool good = start_sender(&w, option_value(options, OPTION_USER), false, &error) &&
                start_saver(&w, &error) && open_capture(&w, options, &error) &&
                read_all(&w, &error);

    status = good ? EXIT_CLEAN : fail(&error);
    if (!capture_end_record(&w.capture, &error))
        status = fail(&error);
    if (sender_stop(w.sender, stderr) > 0 && status == EXIT_CLEAN)
        status = EXIT_FOUND;
    watch_done(&w);
    return status;
}
