/* calllist.c - rows are built aside and swapped in when they are complete. */
#include "config.h"

#include "screen/calllist_private.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"

#define CALLS_PER_LOOK 64 /* calls between two looks at the clock */
#define NEWS_MOST 10000   /* unvisited failures that are remembered */

static void rows_clear(struct rows *rows)
{
    for (size_t i = 0; i < rows->n; i++) {
        free(rows->p[i].text);
        free(rows->p[i].group);
    }
    rows->n = 0;
}

static void rows_done(struct rows *rows)
{
    rows_clear(rows);
    free(rows->p);
    *rows = (struct rows){ 0 };
}

/* NULL: the call was not diagnosed yet. */
static struct outcome_entry *outcome_of(const struct call_list *list, const struct call *call)
{
    struct outcome_entry *entry =
        call->slot < list->room_outcomes ? &list->outcomes[call->slot] : NULL;

    return entry != NULL && entry->outcome != OUTCOME_UNKNOWN ? entry : NULL;
}

static void call_changed(void *call_list, struct call *call)
{
    struct outcome_entry *entry = outcome_of(call_list, call);

    if (entry != NULL)
        entry->stale = true;
}

static void uncount(struct call_list *list, const struct call *call)
{
    struct outcome_entry *entry = outcome_of(list, call);

    if (entry == NULL)
        return;
    list->diagnosed--;
    list->others -= entry->other;
    list->failed -= entry->outcome == OUTCOME_FAILED;
    list->failed_others -= entry->outcome == OUTCOME_FAILED && entry->other;
    *entry = (struct outcome_entry){ .outcome = OUTCOME_UNKNOWN };
}

static void call_forgotten(void *call_list, struct call *call)
{
    uncount(call_list, call);
}

struct call_list *call_list_new(struct app *app)
{
    struct call_list *list = xcalloc(1, sizeof *list);

    list->app = app;
    list->arena = arena_new();
    calls_listen(app->calls, CALL_CHANGED, call_changed, list);
    calls_listen(app->calls, CALL_FORGOTTEN, call_forgotten, list);
    return list;
}

void call_list_free(struct call_list *list)
{
    calls_unlisten(list->app->calls, list);
    free(list->outcomes);
    rows_done(&list->shown);
    rows_done(&list->building);
    filter_free(list->filter);
    free(list->sort.header);
    arena_free(list->arena);
    free(list->marks);
    free(list->news);
    group_done(list);
    hash_done(&list->mark_index);
    free(list);
}

static void start_anew(struct call_list *list)
{
    rows_clear(&list->building);
    list->built_to = list->after;
    list->busy = true;
}

void call_list_filter(struct call_list *list, struct filter *filter)
{
    filter_free(list->filter);
    list->filter = filter;
    start_anew(list);
}

void call_list_hide_others(struct call_list *list, bool options, bool registrations)
{
    list->hide_options = options;
    list->hide_registrations = registrations;
    start_anew(list);
}

void call_list_sort(struct call_list *list, const struct column *column, bool descending)
{
    free(list->sort.header);
    list->sorted = column != NULL;
    list->sort = column != NULL ? *column : (struct column){ 0 };
    if (column != NULL && column->header != NULL)
        list->sort.header = xstrdup(column->header);
    list->descending = descending;
    start_anew(list);
}

void call_list_group(struct call_list *list, enum call_grouping grouping)
{
    list->grouping = grouping;
    start_anew(list);
}

void call_list_forget_before(struct call_list *list, uint32_t id)
{
    list->after = id;
    rows_clear(&list->shown);
    group_lines(list);
    start_anew(list);
}

uint32_t call_list_forgotten_before(const struct call_list *list)
{
    return list->after;
}

static bool holds(struct call_list *list, const struct filter *filter, struct call *call)
{
    return filter_holds(filter, list->app->diagnosis, list->app->calls, call, list->arena);
}

static bool is_shown(struct call_list *list, struct call *call)
{
    if (list->hide_registrations && call->method == SIP_REGISTER)
        return false;
    if (list->hide_options && !call->attempt && call->method != SIP_INVITE &&
        call->method != SIP_REGISTER)
        return false;
    return list->filter == NULL || holds(list, list->filter, call);
}

/* The first eight bytes, ordered as memcmp() orders them; a shorter text is filled with NULs. */
static uint64_t prefix_of(const char *text)
{
    uint64_t prefix = 0;

    for (int i = 0; i < 8; i++) {
        prefix = prefix << 8 | (uint8_t)*text;
        text += *text != '\0';
    }
    return prefix;
}

static struct row make_row(struct call_list *list, struct call *call)
{
    struct row row = { .id = call->id };

    arena_reset(list->arena);
    struct row_source source = { .app = list->app, .call = call, .arena = list->arena };
    struct text text = { 0 };
    row.group = group_key(list, &source);
    if (list->sorted && !column_number(&list->sort, &source, &row.number)) {
        column_text(&list->sort, &source, &text);
        row.text = text_take(&text);
    }
    row.prefix = row.text != NULL ? prefix_of(row.text) : 0;
    return row;
}

static int compare(const void *left, const void *right, void *context)
{
    const struct call_list *list = context;
    const struct row *a = left, *b = right;
    int order = a->group != NULL && b->group != NULL ? group_order(a->group, b->group) : 0;

    if (order)
        return order;
    if (a->prefix != b->prefix)
        order = a->prefix < b->prefix ? -1 : 1;
    else if (a->text != NULL && b->text != NULL)
        order = strcmp(a->text, b->text);
    else
        order = (a->number > b->number) - (a->number < b->number);
    if (list->descending)
        order = -order;
    if (order)
        return order;
    bool newest_first = list->descending && !list->sorted;
    return newest_first ? (a->id < b->id) - (a->id > b->id) : (a->id > b->id) - (a->id < b->id);
}

/* The first of the n rows, which are in order, that comes behind the row. */
static size_t place_of(struct call_list *list, const struct row *rows, size_t n,
                       const struct row *row)
{
    size_t low = 0;

    while (low < n) {
        size_t middle = low + (n - low) / 2;

        if (compare(&rows[middle], row, list) <= 0)
            low = middle + 1;
        else
            n = middle;
    }
    return low;
}

static bool is_ordered(const struct call_list *list)
{
    return list->sorted || list->grouping || list->descending;
}

/* The rows that are built aside, as an array that comes into order while it grows. */
static struct runs runs_of(struct call_list *list)
{
    return (struct runs){ .size = sizeof(struct row),
                          .compare = compare,
                          .context = list,
                          .p = list->building.p,
                          .n = list->building.n,
                          .room = list->building.room };
}

static void add_aside(struct call_list *list, const struct row *row)
{
    struct runs runs = runs_of(list);

    runs_add(&runs, row);
    list->building = (struct rows){ runs.p, runs.n, runs.room };
}

static void put_aside_in_order(struct call_list *list)
{
    struct runs runs = runs_of(list);

    if (is_ordered(list) && runs.n > 0)
        runs_sort(&runs);
}

/* Brings the rows into order of which the first n are in order already: a live capture adds few at
 * a time to many, and who sorted them all anew would lose packets meanwhile. */
static void put_in_order(struct call_list *list, struct rows *rows, size_t n)
{
    size_t added = rows->n - n;

    if (added == 0 || !is_ordered(list))
        return;
    qsort_r(rows->p + n, added, sizeof *rows->p, compare, list);
    if (n == 0 || compare(&rows->p[n - 1], &rows->p[n], list) <= 0)
        return;
    struct row *fresh = xcalloc(added, sizeof *fresh);
    memcpy(fresh, rows->p + n, added * sizeof *fresh);
    while (added-- > 0) {
        size_t place = place_of(list, rows->p, n, &fresh[added]);

        memmove(&rows->p[place + added + 1], &rows->p[place], (n - place) * sizeof *fresh);
        rows->p[place + added] = fresh[added];
        n = place;
    }
    free(fresh);
}

/* Takes in calls from where it stopped until the time is over; true when all of them are in. */
static bool build(struct call_list *list, struct rows *rows, nanos_t until, bool *added)
{
    struct calls *calls = list->app->calls;
    size_t n = calls_count(calls);

    for (size_t i = calls_after(calls, list->built_to), looked = 0; i < n; i++, looked++) {
        struct call *call = calls_at(calls, i);

        if (looked % CALLS_PER_LOOK == CALLS_PER_LOOK - 1 && clock_now(CLOCK_MONOTONIC) >= until)
            return false;
        list->built_to = call->id;
        if (!is_shown(list, call))
            continue;
        struct row row = make_row(list, call);
        if (rows == &list->building && is_ordered(list))
            add_aside(list, &row);
        else
            VEC_PUSH(rows->p, rows->n, rows->room) = row;
        *added = true;
    }
    return true;
}

static void note_outcome(struct call_list *list, const struct call *call, enum outcome outcome)
{
    const struct outcome_entry *former = outcome_of(list, call);
    bool is_new =
        outcome == OUTCOME_FAILED && (former == NULL || former->outcome != OUTCOME_FAILED);

    uncount(list, call);
    list->outcomes =
        table_reach(list->outcomes, call->slot, &list->room_outcomes, sizeof *list->outcomes);
    list->outcomes[call->slot] =
        (struct outcome_entry){ .outcome = (uint8_t)outcome, .other = call->method != SIP_INVITE };
    list->diagnosed++;
    list->others += call->method != SIP_INVITE;
    list->failed += outcome == OUTCOME_FAILED;
    list->failed_others += outcome == OUTCOME_FAILED && call->method != SIP_INVITE;
    if (is_new && list->app->live && list->n_news < NEWS_MOST)
        VEC_PUSH(list->news, list->n_news, list->room_news) = call->id;
}

static enum outcome outcome(struct call_list *list, const struct call *call)
{
    const struct verdict *verdict = diagnosis_call(list->app->diagnosis, call);
    bool failed = verdict->n_findings > 0 && verdict->findings[0].severity == SEVERITY_ERROR;

    return failed ? OUTCOME_FAILED : OUTCOME_SOUND;
}

static bool forget_rows(struct call_list *list, struct rows *rows)
{
    size_t kept = 0, n = rows->n;

    for (size_t i = 0; i < n; i++) {
        if (calls_by_id(list->app->calls, rows->p[i].id) != NULL)
            rows->p[kept++] = rows->p[i];
        else {
            free(rows->p[i].text);
            free(rows->p[i].group);
        }
    }
    rows->n = kept;
    return kept < n;
}

/* Rows of calls that the store has forgotten go here too, or a capture over days would fill the
 * memory with empty rows. True if a row that was shown is gone. */
static bool forget_gone(struct call_list *list)
{
    struct calls *calls = list->app->calls;
    struct calls_stats stats;

    calls_stats(calls, &stats);
    if (stats.forgotten_calls == list->forgotten)
        return false;
    list->forgotten = stats.forgotten_calls;
    for (size_t i = list->n_marks; i-- > 0;)
        if (calls_by_id(calls, list->marks[i]) == NULL)
            call_list_mark(list, list->marks[i], false);
    put_aside_in_order(list); /* what is left is in order, then */
    forget_rows(list, &list->building);
    return forget_rows(list, &list->shown);
}

/* Goes round all calls; one that has not changed since the last round is passed over. */
static void diagnose(struct call_list *list, nanos_t until)
{
    struct calls *calls = list->app->calls;
    size_t n = calls_count(calls), i = calls_after(calls, list->diagnosed_to);

    if (i == n) {
        if (list->diagnosed_changes == list->app->changes)
            return;
        list->diagnosed_changes = list->app->changes;
        i = 0;
    }
    for (size_t looked = 0; i < n; i++) {
        const struct call *call = calls_at(calls, i);
        const struct outcome_entry *known = outcome_of(list, call);
        bool stale = known == NULL || known->stale;

        if ((stale || looked++ % CALLS_PER_LOOK == 0) && clock_now(CLOCK_MONOTONIC) >= until)
            return;
        if (stale)
            note_outcome(list, call, outcome(list, call));
        list->diagnosed_to = call->id;
    }
}

bool call_list_work(struct call_list *list, nanos_t budget)
{
    nanos_t until = clock_now(CLOCK_MONOTONIC) + budget;
    bool changed = forget_gone(list);

    if (changed)
        group_lines(list);
    if (list->busy) {
        if (build(list, &list->building, until, &changed)) {
            put_aside_in_order(list);
            struct rows former = list->shown;
            list->shown = list->building;
            list->building = former;
            rows_clear(&list->building);
            list->busy = false;
            group_lines(list);
        }
        return true;
    }
    size_t in_order = list->shown.n;
    build(list, &list->shown, until, &changed);
    if (changed) {
        put_in_order(list, &list->shown, in_order);
        group_lines(list);
    }
    size_t failed = list->failed, diagnosed = list->diagnosed;
    if (!list->app->loading)
        diagnose(list, until);
    bool done = diagnosed != list->diagnosed && !call_list_behind(list);
    return changed || done || failed != list->failed;
}

bool call_list_busy(const struct call_list *list, unsigned *percent)
{
    size_t n = calls_count(list->app->calls);
    size_t done = calls_after(list->app->calls, list->built_to);

    *percent = n ? (unsigned)(done * 100 / n) : 100;
    return list->busy;
}

bool call_list_behind(const struct call_list *list)
{
    struct calls *calls = list->app->calls;
    bool undiagnosed = calls_after(calls, list->diagnosed_to) < calls_count(calls);

    return list->busy || (undiagnosed && !list->app->loading);
}

size_t call_list_count(const struct call_list *list)
{
    return (list->headed ? list->n_lines : list->shown.n) + list->whole;
}

void call_list_show_whole(struct call_list *list, bool shown)
{
    list->whole = shown;
}

uint32_t call_list_id(const struct call_list *list, size_t i)
{
    if (list->whole && i == 0)
        return CALL_WHOLE;
    i -= list->whole;
    return list->headed ? list->lines[i].id : list->shown.p[i].id;
}

struct call *call_list_call(const struct call_list *list, size_t i)
{
    uint32_t id = call_list_id(list, i);

    return id == CALL_WHOLE || id == CALL_HEADING ? NULL : calls_by_id(list->app->calls, id);
}

size_t call_list_find(const struct call_list *list, uint32_t id)
{
    if (id == CALL_WHOLE)
        return list->whole ? 0 : SIZE_MAX;
    for (size_t i = list->whole; id != CALL_HEADING && i < call_list_count(list); i++)
        if (call_list_id(list, i) == id)
            return i;
    return SIZE_MAX;
}

void call_list_mark(struct call_list *list, uint32_t id, bool marked)
{
    uint32_t place = hash_get(&list->mark_index, hash_number(id));

    if (marked && place == NO_INDEX) {
        hash_put(&list->mark_index, hash_number(id), (uint32_t)list->n_marks);
        VEC_PUSH(list->marks, list->n_marks, list->room_marks) = id;
    } else if (!marked && place != NO_INDEX) {
        uint32_t last = list->marks[--list->n_marks];

        list->marks[place] = last;
        hash_put(&list->mark_index, hash_number(last), place);
        hash_remove(&list->mark_index, hash_number(id));
    }
}

bool call_list_marked(const struct call_list *list, uint32_t id)
{
    return hash_get(&list->mark_index, hash_number(id)) != NO_INDEX;
}

size_t call_list_marks(const struct call_list *list, const uint32_t **ids)
{
    *ids = list->marks;
    return list->n_marks;
}

size_t call_list_others(const struct call_list *list, size_t *failed)
{
    *failed = list->failed_others;
    return list->others;
}

void call_list_failed(const struct call_list *list, size_t *diagnosed, size_t *failed)
{
    *diagnosed = list->diagnosed;
    *failed = list->failed;
}

size_t call_list_news(const struct call_list *list, const uint32_t **ids)
{
    *ids = list->news;
    return list->n_news;
}

void call_list_visit(struct call_list *list, uint32_t id)
{
    size_t kept = 0;

    for (size_t i = 0; i < list->n_news; i++)
        if (list->news[i] != id && calls_by_id(list->app->calls, list->news[i]) != NULL)
            list->news[kept++] = list->news[i];
    list->n_news = kept;
}

size_t call_list_try(struct call_list *list, const struct filter *filter, nanos_t budget,
                     size_t *of)
{
    nanos_t until = clock_now(CLOCK_MONOTONIC) + budget;
    size_t hits = 0, n = calls_count(list->app->calls);

    for (*of = 0; *of < n; ++*of) {
        if (*of % CALLS_PER_LOOK == CALLS_PER_LOOK - 1 && clock_now(CLOCK_MONOTONIC) >= until)
            break;
        hits += holds(list, filter, calls_at(list->app->calls, *of));
    }
    return hits;
}
