/* terminal.h - cells -> terminal, keys <- terminal; terminal.c is the one file that includes
 * curses.
 *
 * Keys come from the terminal even when standard input is a pipe (/dev/tty then). Standard error is
 * put aside while the screen is up, so that a library's warning does not spoil it, and given back
 * by terminal_close(). The terminal is left sane by terminal_close(), which is also safe after its
 * far end has gone. */
#ifndef SIPWHY_SCREEN_TERMINAL_H
#define SIPWHY_SCREEN_TERMINAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/slice.h"
#include "draw/canvas.h"
#include "helper/confine.h"
#include "screen/settings.h"
#include "screen/theme.h"

struct terminal;

enum event_kind {
    EVENT_NONE,
    EVENT_KEY,
    EVENT_CLICK,
    EVENT_WHEEL,
    EVENT_RESIZE,
    EVENT_BACKGROUND,
    EVENT_GONE
};

struct event {
    enum event_kind kind;
    uint32_t key;               /* EVENT_KEY: see action.h */
    int x, y;                   /* EVENT_CLICK, EVENT_WHEEL */
    int wheel;                  /* lines, down positive */
    enum background background; /* EVENT_BACKGROUND: the terminal has told */
};

/* Opens what puts standard error aside and gives it back, once: confined, the program can neither
 * open nor copy it. Returns how many copies of descriptors will be made, for confine(). */
#define TERMINAL_COPIES 2
size_t terminal_prepare(struct confine_copy copies[TERMINAL_COPIES]);

/* Takes the terminal over. NULL and *error where there is none or its type is not known. */
struct terminal *terminal_open(const struct settings *, const struct theme *, struct error *);
void terminal_close(struct terminal *);
int terminal_fd(const struct terminal *); /* to poll for keys */
void terminal_size(const struct terminal *, int *width, int *height);
/* True if the terminal's character set has more than ASCII. */
bool terminal_is_utf8(const struct terminal *);
/* Asks the terminal for the colour of its background (OSC 11); an answer is an event, if one
 * comes. */
void terminal_ask_background(struct terminal *);
/* The next event that is there already; EVENT_NONE: none. */
struct event terminal_event(struct terminal *);
/* Brings the canvas to the terminal; only what changed since the last time is sent. */
void terminal_present(struct terminal *, const struct canvas *);
void terminal_redraw(struct terminal *);  /* sends all of it the next time */
void terminal_suspend(struct terminal *); /* stops the process group, as ^Z does in any program */
void terminal_mouse(struct terminal *, bool on);
void terminal_theme(struct terminal *, const struct settings *, const struct theme *);
/* Puts text into the terminal's clipboard (OSC 52); false if it is too long for one. */
bool terminal_clipboard(struct terminal *, struct slice text);

/* Rings, or tells the desktop; the text holds no control characters. */
void terminal_announce(struct terminal *, enum announce_mode, struct slice text);

/* "ncurses 6.4.20221231" */
const char *terminal_library(void);

#endif
