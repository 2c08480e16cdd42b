/* calls_screen.h - declarations that the two halves of the call list share: calls.c (actions) and
 * calls_draw.c. */
#ifndef SIPWHY_SCREEN_CALLS_SCREEN_H
#define SIPWHY_SCREEN_CALLS_SCREEN_H

#include "screen/calllist.h"
#include "screen/gather.h"
#include "screen/message_search.h"
#include "screen/scroll.h"
#include "screen/why_not.h"

/* A search under way, from a row on to that row again. */
struct calls_search {
    bool busy;
    int step;                        /* +1 or -1 */
    size_t from;                     /* the row */
    size_t looked;                   /* rows looked at, but for these: */
    struct message_search *messages; /* of the rows that come next; NULL: none yet */
    size_t columns;                  /* of these rows, those whose columns were looked at */
};

struct calls_screen {
    struct screen screen;
    struct call_list *list;
    struct column *columns;
    size_t n_columns;
    size_t sort; /* index of the column sorted by; n_columns: by time */
    bool descending;
    enum call_grouping grouping;
    struct why_not why_not;
    uint32_t selected; /* id; 0: none */
    struct scroll scroll;
    bool moved;                /* by the user, or to the first failed call */
    unsigned settings_version; /* that the columns were read for */
    char *filter, *search;
    struct calls_search searching;
    uint32_t announced; /* id of the failure told last; 0: none */
    size_t n_notes;     /* of the report, as of the last look */
    bool whole;         /* there is something to be said of the capture as a whole */
    struct gather look; /* through all calls, for these: */
    nanos_t first_start, last_start;
    bool noted; /* the notes were counted in this round */
};

/* The capture as a whole: a row of its own where there is a finding of it, or nothing else. */
void calls_screen_look(struct calls_screen *);
bool calls_screen_is_whole(const struct calls_screen *, size_t i);
const struct verdict *calls_screen_whole(struct calls_screen *);
bool calls_screen_whole_failed(struct calls_screen *); /* there is an error of it */
/* ", 4 others", ", 1 error of the whole": for the title. */
void calls_screen_add_others(const struct calls_screen *, struct text *out);
void calls_screen_add_whole(struct calls_screen *, struct text *out);
/* New failures: told in the title until the selected call is one of them, and as the settings want
 * it by the terminal. */
void calls_screen_announce(struct calls_screen *);
void calls_screen_visit(struct calls_screen *);
/* calls_search.c: asks for a text, and selects the next row that has it, in steps of +1 or -1. It
 * works in slices of time, until it is stopped. */
void calls_screen_ask_search(struct calls_screen *);
void calls_screen_search(struct calls_screen *, int step);
void calls_screen_search_on(struct calls_screen *);
/* False: none is under way. */
bool calls_screen_searching(const struct calls_screen *, unsigned *percent);
bool calls_screen_search_stop(struct calls_screen *);
/* Selects a row. */
void calls_screen_go(struct calls_screen *, size_t row);
void calls_screen_complete(void *context, struct slice text, struct text *done,
                           struct text *choices); /* names of facts, for a filter */
void calls_screen_ask_filter(struct calls_screen *, const char *initial);
/* Offers a filter by what the selected call is: its parties and its cause, to be cut down. */
void calls_screen_filter_like(struct calls_screen *);
void calls_screen_ask_goto(struct calls_screen *);
void calls_screen_ask_why_not(struct calls_screen *);
void calls_screen_group(struct calls_screen *); /* by the next of enum call_grouping */
const char *calls_screen_grouping(const struct calls_screen *); /* "grouped by cause"; NULL */
/* Keeps the selection on its call while rows come and go. */
void calls_screen_hold(struct calls_screen *);
/* What the provider's call log, and the first of its alerts, say of a call: empty texts where they
 * were not given, or say nothing of it. The texts are the caller's. */
enum { RECORDS_SAID = 2 };
struct said_of_record {
    struct text text;
    bool contradicts; /* what was captured, or the verdict */
};
void calls_screen_records(struct app *, const struct call *, const struct verdict *, struct arena *,
                          struct said_of_record out[RECORDS_SAID]);
void calls_screen_draw(struct screen *, struct canvas *, struct rect area);

#endif
