/* app.h - the application behind screen.h: the stack of screens, the bottom line, one step at a
 * time.
 *
 * It knows no terminal: it takes keys and draws on a canvas. loop.h drives it in a terminal,
 * script.h from a text. */
#ifndef SIPWHY_SCREEN_APP_H
#define SIPWHY_SCREEN_APP_H

#include "packet/replay.h"
#include "report/report.h"
#include "screen/screen.h"

/* The source of packets; the application only asks for a slice of work at a time. */
enum feed { FEED_MORE, FEED_WAIT, FEED_END };
struct feeder {
    void *context;
    enum feed (*slice)(void *context, nanos_t budget); /* works for about this long at most */
    size_t (*fds)(void *context, int *fds, size_t room);
    void (*stats)(void *context, struct source_stats *out);
    void (*stop)(void *context); /* no more packets from here on */
    /* The packets once more, for saving them; NULL and *error if they cannot be had. */
    struct replay *(*again)(void *context, struct error *);
    void (*describe)(void *context, struct report_capture *out); /* for a report */
    /* Names of the limits that were reached; nothing: none. */
    void (*limits)(void *context, struct text *out);
    bool live;
    const char *input; /* for the title: "call.pcap", "eth0" */
};

/* Starting something that needs a new source, for the start screen, and what is read when it is
 * first needed: filled in by the program. */
struct app_opener {
    void *context;
    /* NULL and *error: a file of it is faulty or cannot be read. */
    const struct guide *(*guide)(void *context, struct error *);
    bool (*files)(void *context, const char *const *paths, size_t n, struct error *);
    bool (*live)(void *context, const char *interface, const char *filter, struct error *);
};

struct app_parts {
    struct settings *settings;
    struct session *session;
    struct calls *calls;
    struct diagnosis *diagnosis;
    const struct rules *rules;
    const struct profiles *profiles;
    const struct guide *guide;   /* NULL: the opener's */
    const struct redact *redact; /* NULL: calls are shown as they are */
    struct saver *saver;         /* NULL: nothing can be saved */
    struct trying *tries;        /* NULL: nothing can be probed */
    const struct feeder *feeder; /* NULL: nothing is open yet */
    const struct app_opener *opener;
};

struct app *app_new(const struct app_parts *);
void app_free(struct app *);
/* Another source was opened: the screens begin anew with the calls. */
void app_use(struct app *, const struct app_parts *);
const struct app_opener *app_opener(const struct app *);
/* The guide is read if it was not yet; false: it cannot be, which is told. */
bool app_read_guide(struct app *);
const struct feeder *app_feeder(const struct app *);

/* The screen below the topmost; NULL: there is none. */
const struct screen *app_under(struct app *);

void app_key(struct app *, uint32_t key);
void app_act(struct app *, enum action);
void app_click(struct app *, int x, int y);
/* Calls may have changed, time has passed: `now` by the clock on the wall. */
void app_tick(struct app *, nanos_t now);
bool app_wants_draw(const struct app *);
void app_draw(struct app *, struct canvas *);
bool app_done(const struct app *);

/* Requests of the screens to whoever drives the application; each is taken once. */
bool app_take_redraw(struct app *);
bool app_take_suspend(struct app *);
char *app_take_clipboard(struct app *);    /* NULL: none; the calling function frees it */
char *app_take_announcement(struct app *); /* NULL: none; the calling function frees it */
bool app_settings_changed(struct app *);   /* colours, mouse or theme may be others now */

#endif
