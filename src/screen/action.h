/* action.h - everything the user can do, once: the enum, the names for the configuration, the
 * default keys, and the help sentences come from this one table (action.c). Screens answer to
 * actions, never to keys. */
#ifndef SIPWHY_SCREEN_ACTION_H
#define SIPWHY_SCREEN_ACTION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/slice.h"
#include "base/text.h"

enum action {
    ACTION_NONE,
    /* moving */
    ACTION_UP,
    ACTION_DOWN,
    ACTION_PAGE_UP,
    ACTION_PAGE_DOWN,
    ACTION_HALF_UP,
    ACTION_HALF_DOWN,
    ACTION_FIRST,
    ACTION_LAST,
    ACTION_LEFT,
    ACTION_RIGHT,
    ACTION_NEXT_PANE,
    ACTION_PREVIOUS_PANE,
    /* everywhere */
    ACTION_ENTER,
    ACTION_BACK,
    ACTION_QUIT,
    ACTION_HELP,
    ACTION_REDRAW,
    ACTION_SUSPEND,
    ACTION_ASCII,
    ACTION_MOUSE,
    ACTION_COPY,
    ACTION_SAVE,
    ACTION_SETTINGS,
    ACTION_SEARCH,
    ACTION_SEARCH_NEXT,
    ACTION_SEARCH_PREVIOUS,
    ACTION_NEXT_FINDING,
    ACTION_PREVIOUS_FINDING,
    ACTION_FINDINGS,
    ACTION_GUIDE,
    ACTION_STATISTICS,
    ACTION_TRUNKS,
    ACTION_PROBE,
    ACTION_INTERRUPT,
    /* calls */
    ACTION_FILTER,
    ACTION_FILTER_LIKE,
    ACTION_CLEAR_FILTER,
    ACTION_MARK,
    ACTION_MARK_ALL,
    ACTION_SORT,
    ACTION_SORT_PREVIOUS,
    ACTION_SORT_REVERSE,
    ACTION_COLUMNS,
    ACTION_GROUP,
    ACTION_HIDE_OTHERS,
    ACTION_SORT_MENU,
    ACTION_GOTO,
    ACTION_WHY_NOT,
    ACTION_FOLLOW,
    ACTION_PAUSE,
    ACTION_OPEN_FILE,
    ACTION_CLEAR_CALLS,
    /* one call */
    ACTION_RAW,
    ACTION_STRUCTURED,
    ACTION_COMPARE,
    ACTION_FOLD_REPEATS,
    ACTION_TIME_MODE,
    ACTION_SPLIT_PORTS,
    ACTION_MEDIA,
    ACTION_JOIN_LEGS,
    ACTION_SDP_ONLY,
    ACTION_WIDER,
    ACTION_NARROWER,
    /* the guide */
    ACTION_ANSWER_1,
    ACTION_ANSWER_2,
    ACTION_ANSWER_3,
    ACTION_ANSWER_4,
    ACTION_ANSWER_5,
    ACTION_ANSWER_6,
    ACTION_ANSWER_7,
    ACTION_ANSWER_8,
    ACTION_ANSWER_9,
    ACTION_SHOW_EVIDENCE,
    ACTION_CHECK_NOW,
    ACTION_RESTART,
    ACTION_TAKE_BACK,
    ACTION_PROVIDER,
    /* the user's trunks */
    ACTION_TRUNK_MAKE,
    ACTION_TRUNK_CHANGE,
    ACTION_TRUNK_REMOVE,
    ACTION_COUNT
};

/* The screens where an action makes sense: their help lists these. */
enum action_group {
    GROUP_MOVE = 1,
    GROUP_ALWAYS = 2,
    GROUP_CALLS = 4,
    GROUP_CALL = 8,
    GROUP_GUIDE = 16,
    GROUP_TRUNKS = 32
};

struct action_info {
    const char *name;  /* "next-finding": in the configuration and key scripts */
    const char *keys;  /* default keys, blank-separated: "e", "Up k", "F1 ?" */
    const char *brief; /* one or two words for the key bar, N_() */
    const char *help;  /* one sentence, N_() */
    unsigned groups;   /* enum action_group, or-ed */
};
const struct action_info *action_info(enum action);
enum action action_by_name(struct slice name); /* ACTION_NONE */

/* A key as a number: a Unicode character, or one of these, with KEYMOD_ALT or-ed in. Control
 * characters are themselves. */
enum key {
    KEY_NOTHING = 0,
    KEYMOD_ALT = 1 << 28,
    KEY_SPECIAL = 1 << 24,
    KEY_IS_UP = KEY_SPECIAL,
    KEY_IS_DOWN,
    KEY_IS_LEFT,
    KEY_IS_RIGHT,
    KEY_IS_PAGE_UP,
    KEY_IS_PAGE_DOWN,
    KEY_IS_HOME,
    KEY_IS_END,
    KEY_IS_INSERT,
    KEY_IS_DELETE,
    KEY_IS_BACKSPACE,
    KEY_IS_BACK_TAB,
    KEY_IS_F1,
    KEY_IS_F2,
    KEY_IS_F3,
    KEY_IS_F4,
    KEY_IS_F5,
    KEY_IS_F6,
    KEY_IS_F7,
    KEY_IS_F8,
    KEY_IS_F9,
    KEY_IS_F10,
    KEY_IS_F11,
    KEY_IS_F12
};
/* "Up", "F1", "^L", "Space", "Enter", "Esc", "M-x", or one character. 0 if it is none. */
uint32_t key_parse(struct slice name);
/* The name, in a static buffer of the calling function's of at least 16 bytes. */
const char *key_print(uint32_t key, char *buffer);

/* The keys of the actions; groups are tried in the order given, so that a key may mean different
 * things on different screens. */
struct keymap;
struct keymap *keymap_new(void); /* with the defaults */
void keymap_free(struct keymap *);
bool keymap_bind(struct keymap *, enum action, struct slice keys,
                 struct error *); /* replaces its keys; a clash within a group is an error */
enum action keymap_action(const struct keymap *, uint32_t key, unsigned groups);
/* All keys of an action, blank-separated, as keymap_bind() reads them. */
void keymap_keys(const struct keymap *, enum action, struct text *out);
/* The first key of an action, for hints; "" if it has none. */
const char *keymap_key(const struct keymap *, enum action, char *buffer);

#endif
