/* loop.c - one poll(), one turn. */
#include "config.h"

#include "screen/loop.h"

#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "screen/typeahead.h"

#define SLICE_NANOS (8 * NANOS_PER_MS)
#define SLICE_MOST (64 * NANOS_PER_MS)
#define FRAME_NANOS (33 * NANOS_PER_MS) /* 30 pictures a second at most */
#define LIVE_TICK_MS 250
#define FDS_MAX 32
#define KEY_INTERRUPT 3

struct loop {
    struct app *app;
    struct terminal *terminal;
    struct canvas *canvas;
    struct theme *theme;
    enum background background;
    int signals;
    sigset_t former;
    nanos_t drawn;
    nanos_t slice; /* of the feeder, of each turn */
    struct typeahead ahead;
    bool pictured; /* once, at least */
    bool more;     /* the feeder has more at once */
    bool ended;
};

static void take_signals(struct loop *loop)
{
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGHUP);
    sigprocmask(SIG_BLOCK, &set, &loop->former);
    loop->signals = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
}

static void give_signals_back(struct loop *loop)
{
    if (loop->signals >= 0)
        close(loop->signals);
    sigprocmask(SIG_SETMASK, &loop->former, NULL);
}

static void read_signals(struct loop *loop)
{
    struct signalfd_siginfo info;

    while (loop->signals >= 0 && read(loop->signals, &info, sizeof info) == sizeof info) {
        if (info.ssi_signo == SIGINT)
            app_key(loop->app, KEY_INTERRUPT);
        else
            loop->ended = true;
    }
}

static void resize(struct loop *loop)
{
    int width, height;

    terminal_size(loop->terminal, &width, &height);
    canvas_resize(loop->canvas, width, height);
    app_act(loop->app, ACTION_NONE); /* to be drawn anew */
    loop->drawn = 0;
}

static void act_on_key(struct loop *loop, uint32_t key)
{
    bool searching = loop->app->searching;

    app_key(loop->app, key);
    typeahead_note(&loop->ahead, searching, loop->app->searching);
    loop->drawn = 0; /* the effect of a key is shown at once */
}

static void act_on_typeahead(struct loop *loop)
{
    uint32_t key;

    while ((key = typeahead_next(&loop->ahead, loop->app->searching)) != 0)
        act_on_key(loop, key);
}

static void read_events(struct loop *loop)
{
    struct app *app = loop->app;

    act_on_typeahead(loop);
    for (;;) {
        struct event event = terminal_event(loop->terminal);

        switch (event.kind) {
        case EVENT_NONE:
            typeahead_read(&loop->ahead);
            return;
        case EVENT_GONE:
            loop->ended = true;
            return;
        case EVENT_KEY:
            if (event.key != KEY_NOTHING && !typeahead_keeps(&loop->ahead, event.key))
                act_on_key(loop, event.key);
            break;
        case EVENT_CLICK:
            app_click(app, event.x, event.y);
            break;
        case EVENT_WHEEL:
            for (int i = 0; i < abs(event.wheel); i++)
                app_act(app, event.wheel < 0 ? ACTION_UP : ACTION_DOWN);
            break;
        case EVENT_RESIZE:
            resize(loop);
            break;
        case EVENT_BACKGROUND:
            if ((event.background == BACKGROUND_LIGHT) != (loop->background == BACKGROUND_LIGHT))
                app_use_settings(app);
            loop->background = event.background;
            break;
        }
        loop->drawn = 0; /* and of anything else */
    }
}

static void apply_settings(struct loop *loop)
{
    struct settings *settings = loop->app->settings;
    struct error error = { 0 };
    struct theme *theme = theme_load(settings->theme, loop->background, &error);

    if (theme != NULL) {
        free(loop->theme);
        loop->theme = theme;
    } else {
        app_say(loop->app, TEXT_ROLE_ERROR, "%s", error.message);
    }
    error_done(&error);
    terminal_theme(loop->terminal, settings, loop->theme);
    terminal_mouse(loop->terminal, settings->mouse);
}

static void take_requests(struct loop *loop)
{
    struct app *app = loop->app;

    if (app_settings_changed(app))
        apply_settings(loop);
    if (app_take_suspend(app))
        terminal_suspend(loop->terminal);
    if (app_take_redraw(app))
        terminal_redraw(loop->terminal);
    char *text = app_take_clipboard(app);
    if (text != NULL && !terminal_clipboard(loop->terminal, slice_of(text)))
        app_say(app, TEXT_ROLE_ERROR, _("That is too long for a terminal's clipboard; save it."));
    free(text);
    text = app_take_announcement(app);
    if (text != NULL)
        terminal_announce(loop->terminal, app->settings->announce, slice_of(text));
    free(text);
}

/* Packets that a live capture has not taken are lost when the kernel's buffer is full: while more
 * of them wait, everything else gets an ever smaller part of the time. A file waits. */
static nanos_t next_slice(const struct loop *loop)
{
    nanos_t longer = 2 * loop->slice < SLICE_MOST ? 2 * loop->slice : SLICE_MOST;

    return loop->more && loop->app->live ? longer : SLICE_NANOS;
}

static void feed(struct loop *loop)
{
    const struct feeder *feeder = app_feeder(loop->app);

    loop->more = false;
    if (feeder == NULL)
        return;
    enum feed feed = feeder->slice(feeder->context, loop->slice);
    loop->more = feed == FEED_MORE;
    loop->slice = next_slice(loop);
    if (feed == FEED_END && (loop->app->loading || loop->app->live)) {
        loop->app->loading = loop->app->live = false;
        app_act(loop->app, ACTION_NONE);
    }
}

static void draw(struct loop *loop)
{
    nanos_t now = clock_now(CLOCK_MONOTONIC);

    if (!app_wants_draw(loop->app) || (loop->drawn && now - loop->drawn < FRAME_NANOS))
        return;
    app_draw(loop->app, loop->canvas);
    terminal_present(loop->terminal, loop->canvas);
    loop->drawn = now;
    if (!loop->pictured)
        app_read_guide(loop->app); /* for which the first picture does not wait */
    loop->pictured = true;
}

/* The time that poll() may sleep, in milliseconds; -1: until something happens. */
static int patience(const struct loop *loop)
{
    if (loop->more || loop->app->busy || (loop->ahead.n > 0 && !loop->app->searching))
        return 0;
    if (app_wants_draw(loop->app))
        return (int)(FRAME_NANOS / NANOS_PER_MS);
    return loop->app->live ? LIVE_TICK_MS : -1;
}

static void wait_for_something(struct loop *loop)
{
    struct pollfd fds[FDS_MAX + 3];
    int feeder_fds[FDS_MAX];
    nfds_t n = 0;

    fds[n++] = (struct pollfd){ .fd = terminal_fd(loop->terminal), .events = POLLIN };
    fds[n++] = (struct pollfd){ .fd = loop->signals, .events = POLLIN };
    if (loop->app->tries != NULL && trying_busy(loop->app->tries))
        fds[n++] = (struct pollfd){ .fd = trying_pipe(loop->app->tries), .events = POLLIN };
    const struct feeder *feeder = app_feeder(loop->app);
    if (feeder != NULL && (loop->app->live || loop->app->loading)) {
        size_t count = feeder->fds(feeder->context, feeder_fds, FDS_MAX);

        for (size_t i = 0; i < count; i++)
            fds[n++] = (struct pollfd){ .fd = feeder_fds[i], .events = POLLIN };
    }
    poll(fds, n, patience(loop));
    if (fds[0].revents & (POLLHUP | POLLERR | POLLNVAL))
        loop->ended = true;
}

bool loop_run(struct app *app, struct terminal *terminal)
{
    struct loop loop = { .app = app,
                         .terminal = terminal,
                         .canvas = canvas_new(1, 1),
                         .slice = SLICE_NANOS,
                         .background = background_of_environment() };

    take_signals(&loop);
    apply_settings(&loop);
    resize(&loop);
    if (loop.background == BACKGROUND_UNKNOWN && strcmp(app->settings->theme, "auto") == 0)
        terminal_ask_background(terminal);
    while (!app_done(app) && !loop.ended) {
        read_signals(&loop);
        read_events(&loop);
        if (loop.ended)
            break;
        feed(&loop);
        app_tick(app, clock_now(CLOCK_REALTIME));
        take_requests(&loop);
        draw(&loop);
        if (!app_done(app))
            wait_for_something(&loop);
    }
    give_signals_back(&loop);
    canvas_free(loop.canvas);
    free(loop.theme);
    return !loop.ended;
}
