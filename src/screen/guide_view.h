/* guide_view.h - what the halves of the guide's screen share: guide.c (actions), guide_draw.c. */
#ifndef SIPWHY_SCREEN_GUIDE_VIEW_H
#define SIPWHY_SCREEN_GUIDE_VIEW_H

#include "draw/ladder.h"
#include "screen/alias.h"
#include "screen/screen.h"
#include "screen/scroll.h"

/* Below the symptoms, where there is no capture yet. */
enum guide_source { SOURCE_FILE_ROW, SOURCE_INTERFACE_ROW, SOURCE_ROWS };

struct guide_view {
    struct screen screen;
    uint32_t call; /* 0: none */
    bool pick;     /* take the first call with an error when the capture is read */
    int suggested; /* symptom that fits the call, -1 */
    struct walk *walk; /* NULL: the symptoms are listed */
    uint64_t changes;
    uint64_t freed, messages; /* of diagnosis and the call when they were looked at last */

    struct scroll list; /* of the symptoms */
    size_t step, row;   /* selected: step, and which of its answers (the value's row is the last) */
    bool moved;         /* by the user; else the question asked now is selected */
    int top, rows, height; /* first row of the walk in sight; of so many; rows in sight */
    bool seek;             /* bring what is selected into sight */
    bool command;          /* the command that decides is shown, and copied by y */

    struct arena *arena; /* of the ladder */
    struct ladder_leg leg;
    struct ladder *ladder;
    struct aliases *aliases;
    size_t ladder_top;
};

size_t guide_view_list_rows(const struct guide_view *);
const struct walk_step *guide_view_step(const struct guide_view *); /* selected; NULL */
/* What decides the selected question, or what to capture where nothing does. */
void guide_view_command(const struct guide_view *, struct text *out);
void guide_view_draw(struct guide_view *, struct canvas *, struct rect area);

#endif
