/* screen.h - a screen, and the application that shows one at a time.
 *
 * A screen is one file with one struct screen_ops. It draws on a canvas and answers to actions; it
 * knows no terminal and no keys. The application keeps a stack of screens, turns keys into actions,
 * draws the title, the status line and the key bar, and runs the event loop (loop.c) or a key
 * script (script.c). */
#ifndef SIPWHY_SCREEN_SCREEN_H
#define SIPWHY_SCREEN_SCREEN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/text.h"
#include "diagnose/diagnosis.h"
#include "draw/canvas.h"
#include "guide/guide.h"
#include "packet/packet.h"
#include "probe/trying.h"
#include "screen/action.h"
#include "screen/settings.h"

struct app;
struct screen;

enum handled { NOT_HANDLED, HANDLED };

struct screen_ops {
    const char *name;  /* "calls": in key scripts and the manual */
    const char *about; /* what is seen and done there, for help and the manual, N_() */
    unsigned groups;   /* enum action_group: its keys */
    size_t size;       /* bytes of its private struct, which begins with struct screen */
    void (*open)(struct screen *);  /* after it was put on the stack; NULL: nothing to do */
    void (*close)(struct screen *); /* before it is freed; NULL */
    void (*title)(struct screen *, struct text *out); /* words for the title line, after "sipwhy" */
    void (*status)(struct screen *, struct text *out); /* for its right end; NULL: none */
    void (*draw)(struct screen *, struct canvas *, struct rect area);
    enum handled (*act)(struct screen *, enum action);
    enum handled (*key)(struct screen *,
                        uint32_t key); /* raw keys first, while it takes text; NULL: never */
    void (*click)(struct screen *, int x, int y); /* in the area's coordinates; NULL */
    void (*tick)(struct screen *, nanos_t now);   /* calls may have changed; NULL */
    /* The next useful keys, ended by ACTION_NONE; help and back always follow at the right end. */
    const enum action *bar;
};

struct screen {
    const struct screen_ops *ops;
    struct app *app;
    struct rect area; /* the place of the last drawing */
    bool stale;       /* wants to be drawn again */
};

/* The program's one context, as the screens see it. */
struct app {
    struct settings *settings;
    unsigned settings_version; /* grows when one was changed */
    struct session *session;
    struct calls *calls;
    struct diagnosis *diagnosis;
    const struct rules *rules;
    const struct profiles *profiles;
    const struct guide *guide;   /* NULL until it is loaded */
    const struct redact *redact; /* calls are shown as it leaves them; NULL: as they are */
    struct saver *saver;         /* makes files; NULL: none */
    struct trying *tries;        /* what may be probed; NULL: nothing */
    const char *input;           /* "call.pcap", "eth0", "any + eth1" */
    bool live, paused, loading;
    nanos_t now;    /* by the clock on the wall, as of the last tick */
    size_t news;    /* calls that failed and were not looked at since */
    bool days;      /* the calls are of more than one day: times show which */
    bool searching; /* the topmost screen: keys typed ahead of that wait, see typeahead.h */
    bool busy;      /* the topmost screen has more to do at its next tick, at once */
    struct source_stats packets; /* as of the last tick */
    double load_rate;            /* bytes per second while loading */
    uint64_t changes;            /* grows with every change of the calls */
    struct app_private *private; /* stack, terminal, prompt, messages: app.c */
};

struct screen *app_push(struct app *, const struct screen_ops *); /* opens it on top */
/* Closes the topmost; the last one ends the program, after a question in a live capture. */
void app_pop(struct app *);
struct screen *app_top(struct app *);
void app_quit(struct app *);
/* Settings were changed: colours, mouse, columns and the rest follow. */
void app_use_settings(struct app *);
/* One line at the bottom until the next key. */
void app_say(struct app *, enum text_role, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Asks in the bottom line; `done` gets the text, or NULL when it was left. `check` (may be NULL) is
 * called as the text changes and writes a remark ("12 calls", "unknown fact …") for beside it;
 * false: it is not valid yet. `complete` (may be NULL) writes the completion of the text up to the
 * cursor. History is kept by `name`. */
struct prompt {
    const char *name, *label, *initial;
    bool (*check)(void *context, struct slice text, struct text *remark);
    void (*complete)(void *context, struct slice text, struct text *completed,
                     struct text *choices);
    void (*done)(void *context, const char *text);
    void *context;
};
void app_ask(struct app *, const struct prompt *);
/* Yes or no, by one key. */
void app_confirm(struct app *, const char *question, void (*yes)(void *context), void *context);
/* OSC 52 to the terminal's clipboard; says so. */
void app_copy(struct app *, struct slice text);

/* Something happened while nobody may be looking: a bell or a notification of the desktop, as the
 * settings want it. */
void app_announce(struct app *, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The screens. */
extern const struct screen_ops start_screen, calls_screen, call_screen, findings_screen,
    statistics_screen, help_screen, settings_screen, columns_screen, save_screen, guide_screen,
    compare_screen, files_screen, interfaces_screen, sort_screen, why_not_screen, trunks_screen,
    probe_screen;
/* Opening them at a place. */
void call_screen_open(struct app *, uint32_t call_id,
                      uint32_t message); /* message NO_INDEX: at the first finding */
/* Several calls in one ladder; the findings are those of the first. */
void call_screen_open_all(struct app *, const uint32_t *call_ids, size_t n);
void findings_screen_open(struct app *, uint32_t call_id);           /* 0: of the whole capture */
void guide_screen_open(struct app *, uint32_t call_id, int symptom); /* 0, -1: none yet */
/* A walk that was left, for when its symptom is chosen for that call again; takes it over. */
void app_keep_walk(struct app *, struct walk *, uint32_t call_id, int symptom);
struct walk *app_take_walk(struct app *, uint32_t call_id, int symptom); /* NULL: none is kept */
/* Does a capture opened now serve the guide, which stands below the screen that opens it? Then
 * *symptom is that of its walk, -1 without one. */
bool guide_screen_waits(struct app *, int *symptom);
void compare_screen_open(struct app *, uint32_t call_id, uint32_t a, uint32_t b);
void save_screen_open(struct app *, const uint32_t *call_ids, size_t n); /* n 0: the calls shown */

#endif
