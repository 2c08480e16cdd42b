/* keys_fuzz.c - any keys on the screens. The first two bytes are the size of the screen, and, by
 * the upper bits of the second, what is open: a file, a live capture or nothing. A byte below 128
 * is that key; from 128 on a key with a name, the wheel, time that passes, a click, or another
 * size.
 *
 * Drawing takes much of the time, so several keys go by between two pictures of a screen, as they
 * do where somebody types fast. Saved files stay in memory, see no_files.c. */
#include "config.h"

#include "fuzz.h"
#include "packet/recorder.h"
#include "pipeline.h"
#include "screen/app.h"
#include "trace.h"

#define KEYS_MAX 300
#define KEYS_A_PICTURE 8

/* The data that all inputs share: none of it is changed by keys. */
static struct pipeline pipeline, nothing;
static struct recorder *recorder;
static struct guide *guide;

static const char *const names[] = { "fuzz.pcap" };

static enum feed feed_slice(void *context, nanos_t budget)
{
    (void)context, (void)budget;
    return FEED_END;
}

static void feed_stats(void *context, struct source_stats *out)
{
    (void)context;
    *out = (struct source_stats){ .packets = 10, .read = 1000, .size = 2000 };
}

static void feed_stop(void *context)
{
    (void)context;
}

static struct replay *feed_again(void *context, struct error *error)
{
    (void)context, (void)error;
    return replay_recorder(recorder);
}

static void feed_describe(void *context, struct report_capture *out)
{
    (void)context;
    *out = (struct report_capture){ .files = names, .n_files = 1, .packets = 10, .bytes = 1000 };
    calls_stats(pipeline.calls, &out->stats);
}

static bool open_files(void *context, const char *const *paths, size_t n, struct error *error);
static bool open_live(void *context, const char *interface, const char *filter,
                      struct error *error);

/* One run: where the application finds what it works with. */
struct run {
    struct feeder feeder;
    struct app_opener opener;
    struct app_parts parts;
    struct app *app;
};

static void take(struct run *run, struct pipeline *from)
{
    run->parts.calls = from->calls;
    run->parts.diagnosis = from->diagnosis;
    run->parts.feeder = from == &nothing ? NULL : &run->feeder;
}

/* Whatever is opened is that one capture again. */
static bool open_live(void *context, const char *interface, const char *filter, struct error *error)
{
    struct run *run = context;

    (void)interface;
    if (filter != NULL) {
        error_set(error, "%s: no such filter", filter);
        return false;
    }
    take(run, &pipeline);
    app_use(run->app, &run->parts);
    return true;
}

static bool open_files(void *context, const char *const *paths, size_t n, struct error *error)
{
    return open_live(context, paths[0], n > 1 ? paths[1] : NULL, error);
}

static void begin(struct run *run, struct settings *settings, unsigned what)
{
    *run = (struct run){
        .feeder = { .context = run,
                    .slice = feed_slice,
                    .stats = feed_stats,
                    .stop = feed_stop,
                    .again = feed_again,
                    .describe = feed_describe,
                    .live = what & 1,
                    .input = names[0] },
        .opener = { .context = run, .files = open_files, .live = open_live },
        .parts = { .settings = settings,
                   .rules = pipeline_rules,
                   .profiles = pipeline_profiles,
                   .guide = guide },
    };
    run->parts.opener = &run->opener;
    take(run, what & 2 ? &nothing : &pipeline);
    run->app = app_new(&run->parts);
    run->app->loading = false;
    app_push(run->app, what & 2 ? &start_screen : &calls_screen);
}

static void press(struct app *app, struct canvas *canvas, uint8_t byte, nanos_t now)
{
    if (byte >= 250)
        canvas_resize(canvas, (byte - 249) * 20 - 19, (byte - 249) * 8 - 7);
    else if (byte >= 240)
        app_click(app, (byte - 240) * 8, (byte - 240) * 3);
    else if (byte >= 232)
        app_tick(app, now);
    else if (byte >= 200)
        app_act(app, byte & 1 ? ACTION_UP : ACTION_DOWN);
    else
        app_key(app, byte < 128 ? byte : KEY_IS_UP + (byte - 128u));
}

static void record(void *context, const struct packet *packet)
{
    recorder_add(context, packet);
}

static void prepare(void)
{
    struct error error = { 0 };

    recorder = recorder_new(1 << 20);
    trace_load(&pipeline, record, recorder);
    pipeline_begin(&nothing);
    guide = guide_load(data_dir(), pipeline_rules, &error);
    if (guide == NULL) {
        fprintf(stderr, "%s\n", error.message);
        exit(2);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct run run;

    if (size < 2)
        return 0;
    if (guide == NULL)
        prepare();
    struct settings *settings = settings_default();
    struct canvas *canvas = canvas_new(data[0] + 1, data[1] % 64 + 1);
    const struct screen *seen = NULL;
    begin(&run, settings, data[1] / 64);
    for (size_t i = 2; i < size && i < KEYS_MAX && !app_done(run.app); i++) {
        nanos_t now = BEGINNING + (nanos_t)i * NANOS_PER_S;

        if (i % KEYS_A_PICTURE == 2 || app_top(run.app) != seen) {
            app_tick(run.app, now);
            app_draw(run.app, canvas);
            seen = app_top(run.app);
        }
        press(run.app, canvas, data[i], now);
        free(app_take_clipboard(run.app));
    }
    app_draw(run.app, canvas);
    canvas_free(canvas);
    app_free(run.app);
    settings_free(settings);
    return 0;
}
