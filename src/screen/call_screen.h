/* call_screen.h - declarations that the parts of the call screen share: call.c (actions),
 * call_draw.c (layout), call_pane.c (message and words). */
#ifndef SIPWHY_SCREEN_CALL_SCREEN_H
#define SIPWHY_SCREEN_CALL_SCREEN_H

#include "draw/ladder.h"
#include "screen/alias.h"
#include "screen/legs.h"
#include "screen/screen.h"
#include "screen/scroll.h"
#include "screen/why_not.h"

#define LEGS_MAX 8
#define SCROLL_TO_MARK (-1)

enum call_pane { PANE_LADDER, PANE_MESSAGE, PANE_FINDING, PANE_COUNT };

struct call_screen {
    struct screen screen;
    uint32_t id;
    uint32_t also[LEGS_MAX]; /* calls shown in the same ladder */
    size_t n_also;
    uint32_t joined[LEGS_MAX]; /* its legs, as they were found */
    size_t n_joined;
    nanos_t joined_at;   /* app->now then; 0: they were not looked for */
    struct arena *arena; /* of the ladder and what it is made of */
    struct ladder_leg legs[LEGS_MAX];
    uint64_t messages[LEGS_MAX]; /* of each leg, kept and dropped, when it was looked at */
    size_t n_legs;
    uint64_t freed; /* diagnosis_freed() at that time */
    struct ladder_look look;
    struct ladder *ladder;
    uint64_t changes;
    unsigned settings_version;
    bool stale_model;
    struct aliases *aliases;

    struct scroll rows; /* of the ladder */
    size_t left;        /* first column in sight */
    enum call_pane pane;
    bool browsing;   /* the ladder was moved in: on a small screen it takes the place of the rest */
    bool full;       /* the message takes the whole screen */
    bool structured; /* explained header by header instead of raw */
    bool sdp_only;
    int left_share; /* of the width, per cent; 0: as the ladder needs */
    size_t finding; /* index of the verdict's */
    int text_top;   /* first row of the message in sight, or SCROLL_TO_MARK */
    int text_rows, text_height, finding_top, finding_rows, finding_height;
    int ladder_width;    /* cells that the ladder was drawn in; 0: it was not */
    int evidence_hidden; /* rows of it that a small screen has no room for */
    uint32_t marked;     /* message to compare with, NO_INDEX */
    char *search;
    struct why_not why_not;
    struct span found; /* of the search, in the selected message */
};

const struct ladder_row *call_screen_row(const struct call_screen *); /* the selected one, NULL */
uint32_t call_screen_message(const struct call_screen *);             /* of that row, NO_INDEX */
struct view *call_screen_leg(const struct call_screen *);             /* the leg of that row */
const struct finding *call_screen_finding(const struct call_screen *);
void call_screen_select_message(struct call_screen *, uint32_t message);
bool call_screen_select_frame(struct call_screen *, uint32_t frame); /* false: it is not in it */
void call_screen_ask_goto(struct call_screen *);
void call_screen_ask_why_not(struct call_screen *);
void call_screen_draw(struct call_screen *, struct canvas *, struct rect area);
/* Cells of the ladder beside the message. */
int call_screen_left(const struct call_screen *, int width);
/* " 3 more, Tab " at the right end of a rule; nothing where more is 0 or less. */
void call_screen_more(struct canvas *, struct rect area, int y, int more, const char *key);
void call_screen_message_draw(struct call_screen *, struct canvas *, struct rect area);
/* The words for a call without findings. */
const char *call_screen_nothing(const struct call *);
/* The words of a finding: each draws from the place down and returns its rows; NULL only counts. */
int call_screen_words(struct canvas *, struct rect at, const struct finding *); /* all of these: */
int call_screen_fix(struct canvas *, struct rect at, const struct finding *);
int call_screen_why(struct canvas *, struct rect at, const struct finding *);
int call_screen_check(struct canvas *, struct rect at, const struct finding *); /* and references */

#endif
