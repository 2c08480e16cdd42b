/* week.c - a week of live capture with its time simulated: memory, and what the spools take on
 * disk, stay where they were on the first day, and below what the limits imply.
 *
 *     week               seven days, two calls a second and bursts of 200, small limits: all but
 *                        those of unpacking and findings are reached many times
 *     WEEK_RATE=20       calls a second on average
 *     WEEK_DAYS=7
 *     WEEK_LIMITS=""     in place of the small ones: "calls=1000 spool=8", or "" for the defaults
 *
 * The traffic is what a PBX sees: pings, registrations that are refreshed and some that are
 * guessed, subscriptions, calls of a second to an hour with their voice, busy, cancelled, refused
 * and silent ones, calls whose end is never seen, dialogs that go on all week, DNS, ICMP, TCP that
 * is never closed or loses bytes, IP fragments that never come, messages that are too long. A call
 * list is on screen and looked at every quarter of an hour; each third call is diagnosed as it
 * ends, and the packets are recorded. It fails if anything grows after the first day, or
 * if a dialog is forgotten that goes on all week. */
#include "config.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "draw/canvas.h"
#include "packet/recorder.h"
#include "screen/app.h"
#include "session/session.h"
#include "traffic.h"
#include "wire.h"

#define MIB (1024.0 * 1024.0)
#define HOUR (3600 * NANOS_PER_S)
#define DAY (24 * HOUR)
#define LOOK (15 * 60 * NANOS_PER_S) /* between two looks at the screen */
#define BURST (60 * NANOS_PER_S)     /* at the beginning of each sixth hour */
#define BURST_RATE 200.0

static const char small_limits[] =
    "calls=6000 call-messages=120 call-size=64 call-streams=2 messages=21000 media=6200 "
    "streams=600 lookups=200 icmp=200 headers=20 message-size=8 fragments=8 connections=500 "
    "reassembly=1 spool=16 recorded=16 findings=1";

struct week {
    struct session *session;
    struct recorder *recorder;
    struct traffic *traffic;
    struct app *app;
    struct canvas *canvas;
    struct settings *settings;
    struct limits limits;
    uint64_t settled;
    size_t looks;
};

static const char *setting(const char *name, const char *otherwise)
{
    const char *value = getenv(name);

    return value != NULL ? value : otherwise;
}

/* Of the files that are open and have no name: the spools. */
static double on_disk(void)
{
    DIR *folder = opendir("/proc/self/fd");
    double bytes = 0;
    const struct dirent *entry;

    while (folder != NULL && (entry = readdir(folder)) != NULL) {
        struct stat about;

        if (fstat(atoi(entry->d_name), &about) == 0 && S_ISREG(about.st_mode) &&
            about.st_nlink == 0)
            bytes += (double)about.st_blocks * 512;
    }
    if (folder != NULL)
        closedir(folder);
    return bytes / MIB;
}

static void take_packet(void *context, const struct packet *packet)
{
    struct week *w = context;

    recorder_add(w->recorder, packet);
    session_feed(w->session, packet);
}

static void take_settled(void *context, struct call *call)
{
    struct week *w = context;

    if (w->settled++ % 3 == 0)
        diagnosis_call(session_diagnosis(w->session), call);
}

/* Somebody walks through the screens, stops the list now and then, and goes on. */
static void look(struct week *w, nanos_t now)
{
    static const enum action actions[] = {
        ACTION_ENTER,        ACTION_DOWN,  ACTION_JOIN_LEGS, ACTION_PAUSE, ACTION_DOWN,  ACTION_UP,
        ACTION_NEXT_FINDING, ACTION_PAUSE, ACTION_LAST,      ACTION_MARK,  ACTION_FIRST,
    };
    size_t n = w->looks++;

    w->app->changes++;
    app_tick(w->app, now);
    if (n % 16 == 3)
        call_screen_open(w->app, calls_at(session_calls(w->session), 0)->id, UINT32_MAX);
    else
        app_act(w->app, actions[n % ARRAY_SIZE(actions)]);
    if (app_under(w->app) == NULL && n % 24 == 0)
        app_push(w->app, &statistics_screen);
    else if (n % 24 == 12)
        while (app_under(w->app) != NULL)
            app_pop(w->app);
    app_draw(w->app, w->canvas);
}

static bool set_up(struct week *w, struct error *error)
{
    const char *text = setting("WEEK_LIMITS", small_limits);
    struct slice rest = slice_of(text);

    w->limits = default_limits;
    while (rest.n > 0) {
        struct slice word = slice_cut(&rest, ' ');

        if (word.n > 0 && !limits_set(&w->limits, word, error))
            return false;
    }
    w->session = session_new_limited(data_dir(), &w->limits, error);
    if (w->session == NULL)
        return false;
    w->recorder = recorder_new((uint64_t)w->limits.recorded << 20);
    calls_listen(session_calls(w->session), CALL_SETTLED, take_settled, w);
    w->settings = settings_default();
    w->app = app_new(&(struct app_parts){
        .settings = w->settings,
        .session = w->session,
        .calls = session_calls(w->session),
        .diagnosis = session_diagnosis(w->session),
        .rules = session_rules(w->session),
        .profiles = session_profiles(w->session),
    });
    w->app->live = true;
    app_push(w->app, &calls_screen);
    w->canvas = canvas_new(120, 40);
    w->traffic = traffic_new(take_packet, w);
    return true;
}

static void clean_up(struct week *w)
{
    traffic_free(w->traffic);
    canvas_free(w->canvas);
    if (w->app != NULL)
        app_free(w->app);
    if (w->settings != NULL)
        settings_free(w->settings);
    recorder_free(w->recorder);
    session_free(w->session);
}

/* The memory that the limits imply, in MiB: the bytes that one of each takes at most, with its
 * places in the indices and what growing vectors have to spare. */
static double most_memory(const struct limits *l)
{
    double messages = 1.25 * l->calls.messages;
    double bytes = 1000.0 * l->calls.calls + 200.0 * messages + 600.0 * l->calls.media +
                   900.0 * l->calls.streams + 800.0 * l->calls.lookups + 400.0 * l->calls.icmp +
                   110e3 * l->fragments + 2000.0 * l->connections;

    return bytes / MIB + 2.0 * l->reassembly + 1.5 * l->findings + 64;
}

/* A dialog that began in the first hour and goes on is still known, with how it began. */
static bool goes_on(const struct week *w)
{
    static const char *const ids[] = { "endless-0@198.51.100.1", "refreshed-2@198.51.100.1" };
    bool there = true;

    for (size_t i = 0; i < ARRAY_SIZE(ids); i++) {
        const struct call *call = calls_by_call_id(session_calls(w->session), slice_of(ids[i]));

        there = there && call != NULL && call->start < traffic_start + 2 * HOUR &&
                call->messages[0].time == call->start;
        if (!there)
            printf("    %s was forgotten while it went on\n", ids[i]);
    }
    return there;
}

static void print_limits(const struct week *w)
{
    struct limit_state state[LIMIT_COUNT];

    session_limits(w->session, state);
    state[LIMIT_RECORDED] =
        (struct limit_state){ recorder_kept(w->recorder) >> 20, recorder_dropped(w->recorder) };
    printf("\n    %-14s %10s %10s %14s\n", "limit", "at most", "used", "lost");
    for (size_t i = 0; i < LIMIT_COUNT; i++)
        printf("    %-14s %10u %10llu %14llu\n", limits_at(i)->name,
               (unsigned)limit_value(&w->limits, i), (unsigned long long)state[i].used,
               (unsigned long long)state[i].lost);
}

/* All that is to happen in a day; true if nothing has grown beyond what the first one took. */
static bool run_day(struct week *w, unsigned day, double rate, double *memory, double *disk)
{
    nanos_t start = traffic_start + day * DAY;

    for (nanos_t at = start; at < start + DAY; at += LOOK) {
        bool burst = (at - start) % (6 * HOUR) == 0;

        if (burst)
            traffic_run(w->traffic, at + BURST, BURST_RATE);
        traffic_run(w->traffic, at + LOOK, rate);
        session_tick(w->session, at + LOOK);
        look(w, at + LOOK);
    }
    double now = resident(), space = on_disk();
    struct calls *calls = session_calls(w->session);

    printf("    day %u: %10llu calls seen, %7zu kept, %8.1f MiB of memory, %7.1f MiB on disk\n",
           day + 1, (unsigned long long)traffic_calls(w->traffic), calls_count(calls), now, space);
    fflush(stdout);
    if (day == 0) {
        *memory = now;
        *disk = space;
    }
    return now <= *memory * 1.05 + 2 && space <= (double)w->limits.spool + w->limits.recorded + 1;
}

int main(void)
{
    struct week w = { 0 };
    struct error error = { 0 };
    double rate = atof(setting("WEEK_RATE", "2")), memory = 0, disk = 0;
    unsigned days = (unsigned)atoi(setting("WEEK_DAYS", "7"));
    bool good = true;

    if (!set_up(&w, &error)) {
        fprintf(stderr, "week: %s\n", error.message);
        return 2;
    }
    for (unsigned day = 0; day < days; day++)
        good = run_day(&w, day, rate, &memory, &disk) && good;
    print_limits(&w);
    double most = most_memory(&w.limits), now = resident();

    printf("\n    %.1f MiB of memory; the limits imply %.1f at most\n", now, most);
    good = goes_on(&w) && good && now < most;
#if !defined(__SANITIZE_ADDRESS__)
    if (!good)
        puts("week: FAILED: it grew");
#else
    good = true; /* freed memory is kept for a while */
#endif
    clean_up(&w);
    return good ? 0 : 1;
}
