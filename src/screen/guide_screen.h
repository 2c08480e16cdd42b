/* guide_screen.h - declarations that the halves of the guide's screen share: guide.c (actions),
 * guide_draw.c. */
#ifndef SIPWHY_SCREEN_GUIDE_SCREEN_H
#define SIPWHY_SCREEN_GUIDE_SCREEN_H

#include "draw/ladder.h"
#include "draw/outlook.h"
#include "screen/alias.h"
#include "screen/gather.h"
#include "screen/screen.h"
#include "screen/scroll.h"

/* Below the symptoms, where there is no capture yet. */
enum guide_source { SOURCE_FILE_ROW, SOURCE_INTERFACE_ROW, SOURCE_ROWS };

enum guide_row_kind { ROW_FITS, ROW_WAIT, ROW_GROUP, ROW_SYMPTOM, ROW_SOURCE };
struct guide_row {
    enum guide_row_kind kind;
    size_t which; /* the symptom, group or source */
};
#define GUIDE_ROWS_MAX 128
#define GUIDE_WIDE 110 /* from this width on ladder and questions stand side by side */

/* What all calls tell while none is asked about, see guide_pick.c. */
struct guide_pick {
    struct gather gather;
    uint32_t first;           /* call with an error, so far; 0: none */
    struct guide_worst worst; /* so far */
    int symptom;              /* of the file as of the last round, -1 */
    bool news;                /* a round was completed since it was looked at */
};

struct guide_screen {
    struct screen screen;
    uint32_t call; /* 0: none */
    bool pick;     /* take the first call with an error when the capture is read */
    struct guide_pick picking;
    bool wait;         /* for the next call of a live capture */
    bool watch;        /* that call is here: its messages are shown as they come */
    uint32_t after;    /* id of the last call when waiting began */
    int suggested;     /* symptom that fits the call, -1 */
    int symptom;       /* of the walk */
    struct walk *walk; /* NULL: the symptoms are listed */
    uint64_t changes;
    uint64_t freed, messages; /* of diagnosis and the call when they were looked at last */

    struct scroll list; /* of the rows of the first page */
    int group;          /* the group whose symptoms are listed, -1: the groups */
    struct text find;   /* words that are searched for */
    size_t step, row;   /* selected: step, and which of its answers (the value's row is the last) */
    bool moved;         /* by the user; else the question asked now is selected */
    int top, rows, height; /* first row of the walk in sight; of so many; rows in sight */
    int below;             /* rows of the walk that are out of sight below */
    bool seek;             /* bring what is selected into sight */
    bool command;          /* the command that decides is shown, and copied by y */

    struct arena *arena; /* of the ladder */
    struct ladder_leg leg;
    struct ladder *ladder;
    struct aliases *aliases;
    size_t ladder_top;
};

/* The rows of the first page: at most GUIDE_ROWS_MAX. */
size_t guide_screen_rows(const struct guide_screen *, struct guide_row *rows);
/* The row that a digit chooses; their number if there is none. */
size_t guide_screen_numbered(const struct guide_screen *, size_t number);
void guide_screen_list_draw(struct guide_screen *, struct canvas *, struct rect area);
bool guide_screen_list_key(struct guide_screen *, uint32_t key); /* false: not its own */
/* From a search or a group back to the groups; false: they are shown. */
bool guide_screen_list_back(struct guide_screen *);
const struct walk_step *guide_screen_step(const struct guide_screen *); /* selected; NULL */
/* The command that decides the selected question, or the advice on capturing where nothing does. */
void guide_screen_command(const struct guide_screen *, struct text *out);
void guide_screen_draw(struct guide_screen *, struct canvas *, struct rect area);
/* Beside the questions: the ladder, and the message that the selected step speaks of. */
void guide_screen_beside_draw(struct guide_screen *, struct canvas *, struct rect area);
bool guide_screen_has_ladder(struct guide_screen *); /* made when first asked for; false: no call */
/* Goes on through all calls while none is asked about: for one to pick, and for what the file as a
 * whole suggests. */
void guide_screen_pick_begin(struct guide_screen *);
void guide_screen_pick_on(struct guide_screen *);
/* The next call of the live capture is the one that is asked about, once it is there. */
void guide_screen_wait(struct guide_screen *);
void guide_screen_take_awaited(struct guide_screen *);
/* The event that is waited for, and the latest messages of the call that is watched; 0 rows for
 * neither. */
int guide_screen_watch_height(const struct guide_screen *, int height);
void guide_screen_watch_draw(struct guide_screen *, struct canvas *, struct rect area);
/* "rings; waits for the answer", and what is about to happen to the call of the walk. */
void guide_screen_awaited(struct guide_screen *, struct text *out);
enum outlook guide_screen_outlook(struct guide_screen *, struct text *out);
/* Under an answer: the row of the ladder and the marked line that it comes from. Returns the rows
 * taken; NULL only counts. Drawing stays within `clip`. */
int guide_screen_shown_draw(struct guide_screen *, struct canvas *, struct rect at,
                            struct rect clip, const struct place *);

#endif
