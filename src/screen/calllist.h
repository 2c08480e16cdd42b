/* calllist.h - the calls that are shown, and their order: filter, sorting, grouping, marks.
 *
 * Filtering and sorting work in slices of time (call_list_work), so that the screen answers while
 * 100,000 calls are gone through; until a new order is complete the former one stays in sight.
 * Calls are named by id: one that the store has forgotten drops out. */
#ifndef SIPWHY_SCREEN_CALLLIST_H
#define SIPWHY_SCREEN_CALLLIST_H

#include "diagnose/filter.h"
#include "screen/columns.h"

struct call_list;
struct call_list *call_list_new(struct app *);
void call_list_free(struct call_list *);

/* The choice of the calls shown; each of these starts the work anew. */
void call_list_filter(struct call_list *, struct filter *); /* takes it over; NULL: all */
void call_list_hide_others(struct call_list *, bool options, bool registrations);
void call_list_sort(struct call_list *, const struct column *column,
                    bool descending); /* copied; NULL: by time */
enum call_grouping {
    GROUP_BY_NOTHING,
    GROUP_BY_CAUSE,
    GROUP_BY_PEER,
    GROUP_BY_TRUNK,
    GROUP_BY_STATUS,
    GROUP_BY_METHOD,
    GROUPINGS
};
void call_list_group(struct call_list *, enum call_grouping);
void call_list_forget_before(struct call_list *, uint32_t id); /* "clear": calls up to this id are
                                                                  not shown; 0: all are again */
uint32_t call_list_forgotten_before(const struct call_list *);

/* Takes in new calls and goes on with what is under way, for about `budget` nanoseconds at most.
 * True if the list has changed. */
bool call_list_work(struct call_list *, nanos_t budget);
bool call_list_busy(const struct call_list *, unsigned *percent);
/* There is work left for call_list_work(): rows to build or verdicts to find. */
bool call_list_behind(const struct call_list *);

/* The capture as a whole as the first row; its id is CALL_WHOLE, and it is no call. */
#define CALL_WHOLE 0
void call_list_show_whole(struct call_list *, bool shown);

/* The heading of a group as a row of its own, with this id. */
#define CALL_HEADING UINT32_MAX
struct call_group {
    const char *heading;
    size_t calls;   /* in it, shown or folded */
    uint32_t first; /* id of its first call */
    bool folded;
};
/* NULL: row i is none. */
const struct call_group *call_list_heading(const struct call_list *, size_t i);
/* Hides the calls of the heading in row i, or shows them. */
void call_list_fold(struct call_list *, size_t i);
void call_list_fold_all(struct call_list *, bool folded);

size_t call_list_count(const struct call_list *);
uint32_t call_list_id(const struct call_list *, size_t i);
/* NULL: forgotten meanwhile, or the capture as a whole. */
struct call *call_list_call(const struct call_list *, size_t i);
/* Place of a call; SIZE_MAX: it is not shown. */
size_t call_list_find(const struct call_list *, uint32_t id);

void call_list_mark(struct call_list *, uint32_t id, bool marked);
bool call_list_marked(const struct call_list *, uint32_t id);
size_t call_list_marks(const struct call_list *, const uint32_t **ids);

/* Dialogs of the store that no INVITE began, as far as they were diagnosed. */
size_t call_list_others(const struct call_list *, size_t *failed);
/* Calls diagnosed so far, and those of them with an error; all of the store, whatever the filter.
 */
void call_list_failed(const struct call_list *, size_t *diagnosed, size_t *failed);
/* Calls of a live capture that failed and were not visited yet, the oldest first. */
size_t call_list_news(const struct call_list *, const uint32_t **ids);
void call_list_visit(struct call_list *, uint32_t id);
/* Calls among the first `room` for which the expression holds: for the count beside a filter being
 * typed. Returns hits, and sets *of to how many were looked at within the budget. */
size_t call_list_try(struct call_list *, const struct filter *, nanos_t budget, size_t *of);

#endif
