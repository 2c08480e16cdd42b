/* calls_view.h - what the two halves of the call list share: calls.c (actions) and calls_draw.c. */
#ifndef SIPWHY_SCREEN_CALLS_VIEW_H
#define SIPWHY_SCREEN_CALLS_VIEW_H

#include "screen/calllist.h"
#include "screen/scroll.h"

struct calls_view {
    struct screen screen;
    struct call_list *list;
    struct column *columns;
    size_t n_columns;
    size_t sort; /* index of the column sorted by; n_columns: by time */
    bool descending, grouped;
    uint32_t selected; /* id; 0: none */
    struct scroll scroll;
    bool moved; /* by the user, or to the first failed call */
    unsigned settings_version; /* that the columns were read for */
    char *filter, *search;
};

/* Keeps the selection on its call while rows come and go. */
void calls_view_hold(struct calls_view *);
void calls_view_draw(struct screen *, struct canvas *, struct rect area);

#endif
