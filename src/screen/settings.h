/* settings.h - the user's settings: ~/.config/sipwhy/config.yaml, then /etc/sipwhy/config.yaml,
 * then the defaults.
 *
 * One table (settings.c) names every setting with its type, its default and its sentence of
 * documentation; the file, the options screen, `--dump-config` and sipwhy(1) are made from it. An
 * unknown key or a wrong value is an error with file, line and column. */
#ifndef SIPWHY_SCREEN_SETTINGS_H
#define SIPWHY_SCREEN_SETTINGS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/text.h"
#include "helper/saver.h"
#include "screen/action.h"

enum color_mode { COLOR_AUTO, COLOR_256, COLOR_8, COLOR_NONE };
enum announce_mode { ANNOUNCE_NONE, ANNOUNCE_BELL, ANNOUNCE_OSC_9, ANNOUNCE_OSC_777 };
enum time_mode { TIME_ABSOLUTE, TIME_SINCE_START, TIME_SINCE_LAST };

struct settings {
    char *theme; /* "auto", "dark", "light", "contrast", "mono", or a user theme's name */
    enum color_mode colors;
    bool ascii, mouse, follow, hide_options, hide_register, fold_repeats, show_media, split_ports,
        join_legs, save_digests;
    enum time_mode time;
    enum announce_mode announce;
    char *columns; /* "time from to state messages length why": names as in the column table;
                      header:X-Foo */
    char *sort;    /* column name, "-" before it: descending */
    char *filter;  /* at start */
    char *aliases; /* "192.0.2.1=PBX 54.172.60.0/30=Twilio" */
    int64_t limit_calls, limit_messages; /* calls 0: "auto" */
    struct keymap *keys;
};

struct settings *settings_default(void);
/* path NULL: the usual places. *error for a mistake; NULL then. */
struct settings *settings_load(const char *path, struct error *);
/* To ~/.config/sipwhy/config.yaml; only what differs from the defaults. */
bool settings_save(const struct settings *, struct saver *, struct error *);
void settings_dump(const struct settings *,
                   struct text *out); /* all, with their sentences as comments; loads again */
void settings_free(struct settings *);

/* For the options screen: every setting by number. */
size_t settings_count(void);
const char *setting_name(size_t i);
const char *setting_help(size_t i); /* translated */
void setting_text(const struct settings *, size_t i, struct text *out);
bool setting_set(struct settings *, size_t i, struct slice value, struct error *);
bool setting_next(struct settings *,
                  size_t i); /* the next of a few choices; false: it wants typing */

#endif
