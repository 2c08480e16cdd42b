/* calllist_private.h - the list of calls, as its two files share it. */
#ifndef SIPWHY_SCREEN_CALLLIST_PRIVATE_H
#define SIPWHY_SCREEN_CALLLIST_PRIVATE_H

#include "base/hash.h"
#include "base/runs.h"
#include "screen/calllist.h"

struct line {
    uint32_t id;  /* CALL_HEADING: of the group */
    size_t group; /* index */
};

struct row {
    uint32_t id;
    double number;
    uint64_t prefix; /* of the text, so that most comparisons need not fetch it */
    char *text;      /* NULL unless the column sorts by text; owned */
    char *group;     /* sorted into first, then a tab and the heading; NULL; owned */
};

struct rows {
    struct row *p;
    size_t n, room;
};

/* The outcome of a call. */
enum outcome { OUTCOME_UNKNOWN, OUTCOME_SOUND, OUTCOME_FAILED };

struct outcome_entry {
    uint8_t outcome; /* enum outcome */
    bool other;      /* no INVITE began it */
    bool stale;      /* the call has changed since */
};

struct call_list {
    struct app *app;
    struct rows shown, building;
    bool busy;
    uint32_t built_to; /* id up to which calls have been taken in */
    uint32_t after;    /* calls up to this id are not shown */
    struct filter *filter;
    bool whole; /* the first row is the capture as a whole */
    bool hide_options, hide_registrations, descending, sorted;
    enum call_grouping grouping;
    struct line *lines; /* of a grouped list: headings and the calls under them */
    size_t n_lines, room_lines;
    struct call_group *groups;
    size_t n_groups, room_groups;
    bool headed;   /* the rows shown are those of groups */
    char **folded; /* the groups whose calls are not shown; owned */
    size_t n_folded, room_folded;
    struct column sort;
    struct arena *arena;
    uint32_t *marks;
    size_t n_marks, room_marks;
    struct hash mark_index; /* id -> place in marks */
    uint64_t forgotten;     /* calls that the store had forgotten when they were last let go of */
    struct outcome_entry *outcomes; /* by slot of the call */
    size_t room_outcomes;
    uint32_t diagnosed_to;
    uint64_t diagnosed_changes; /* app->changes when the last round began */
    size_t diagnosed, failed, others;
    size_t failed_others; /* of the failed ones, those that are no calls */
    uint32_t *news;       /* calls of a live capture that failed and were not visited since */
    size_t n_news, room_news;
};

/* The call's group, and its heading; NULL where the list is not grouped. */
char *group_key(struct call_list *, struct row_source *);
/* As of strcmp(), of what two keys are grouped by. */
int group_order(const char *a, const char *b);
/* Puts headings between the rows shown, which are in order, and leaves out what is folded. */
void group_lines(struct call_list *);
void group_done(struct call_list *);

#endif
