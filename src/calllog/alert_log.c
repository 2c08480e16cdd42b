/* alert_log.c - the alerts of a debugger, and the calls that they are about. */
#include "config.h"

#include "calllog/alert_log.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define MATCH_WITHIN (60 * NANOS_PER_S)

/* The alerts of the call in a slot of the store. */
struct joined {
    uint32_t id, first, n;
    bool by_sid;
};

struct alert_log {
    struct alert_row *rows;
    size_t n, room;
    struct arena *arena;
    struct alert_row **by_sid, **by_code; /* then by time; sorted when a call is looked for */
    bool sorted;
    struct joined *joined; /* by slot */
    size_t room_joined;
    uint32_t joined_to;
};

struct alert_log *alert_log_new(void)
{
    struct alert_log *alerts = xcalloc(1, sizeof *alerts);

    alerts->arena = arena_new();
    return alerts;
}

void alert_log_free(struct alert_log *alerts)
{
    if (alerts == NULL)
        return;
    arena_free(alerts->arena);
    free(alerts->by_sid);
    free(alerts->by_code);
    free(alerts->joined);
    free(alerts->rows);
    free(alerts);
}

struct arena *alert_log_arena(struct alert_log *alerts)
{
    return alerts->arena;
}

void alert_log_add(struct alert_log *alerts, const struct alert_row *row)
{
    VEC_PUSH(alerts->rows, alerts->n, alerts->room) = *row;
    alerts->sorted = false;
}

size_t alert_log_count(const struct alert_log *alerts)
{
    return alerts->n;
}

const struct alert_row *alert_log_at(const struct alert_log *alerts, size_t i)
{
    return &alerts->rows[i];
}

/* --- which alert is about which call --- */

static int by_time(const struct alert_row *a, const struct alert_row *b)
{
    if (a->time != b->time)
        return a->time < b->time ? -1 : 1;
    return a < b ? -1 : a > b;
}

static int compare_text(const struct alert_row *a, const struct alert_row *b,
                        enum alert_value value)
{
    return slice_cmp(slice_of(a->text[value]), slice_of(b->text[value]));
}

static int compare_sids(const void *left, const void *right)
{
    const struct alert_row *const *a = left, *const *b = right;
    int order = compare_text(*a, *b, ALERT_CALL_SID);

    return order != 0 ? order : by_time(*a, *b);
}

static int compare_codes(const void *left, const void *right)
{
    const struct alert_row *const *a = left, *const *b = right;
    int order = compare_text(*a, *b, ALERT_CODE);

    return order != 0 ? order : by_time(*a, *b);
}

static void sort_rows(struct alert_log *alerts)
{
    if (alerts->sorted || alerts->n == 0)
        return;
    alerts->by_sid = xrealloc(alerts->by_sid, alerts->n * sizeof(struct alert_row *));
    alerts->by_code = xrealloc(alerts->by_code, alerts->n * sizeof(struct alert_row *));
    for (size_t i = 0; i < alerts->n; i++)
        alerts->by_sid[i] = alerts->by_code[i] = &alerts->rows[i];
    qsort(alerts->by_sid, alerts->n, sizeof(struct alert_row *), compare_sids);
    qsort(alerts->by_code, alerts->n, sizeof(struct alert_row *), compare_codes);
    alerts->sorted = true;
}

/* The first of the sorted rows that does not stand before this text and time. */
static size_t first_from(struct alert_row *const *rows, size_t n, enum alert_value value,
                         struct slice text, nanos_t time)
{
    size_t low = 0;

    for (size_t high = n; low < high;) {
        size_t middle = low + (high - low) / 2;
        int order = slice_cmp(slice_of(rows[middle]->text[value]), text);

        if (order < 0 || (order == 0 && rows[middle]->time < time))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool row_has(const struct alert_row *row, enum alert_value value, struct slice text)
{
    return slice_eq(slice_of(row->text[value]), text);
}

static void note_rows(struct alert_log *alerts, const struct call *call,
                      const struct alert_row *first, size_t n, bool by_sid)
{
    alerts->joined =
        table_reach(alerts->joined, call->slot, &alerts->room_joined, sizeof *alerts->joined);
    alerts->joined[call->slot] =
        (struct joined){ call->id, (uint32_t)(first - alerts->rows), (uint32_t)n, by_sid };
}

static void join_by_sid(struct alert_log *alerts, const struct call *call, struct slice sid)
{
    size_t at = first_from(alerts->by_sid, alerts->n, ALERT_CALL_SID, sid, NANOS_NONE), n = 0;

    for (; at + n < alerts->n && row_has(alerts->by_sid[at + n], ALERT_CALL_SID, sid); n++)
        alerts->by_sid[at + n]->call = call->id;
    if (n > 0)
        note_rows(alerts, call, alerts->by_sid[at], n, true);
}

/* While the call goes on, the time is no argument against. */
static nanos_t apart(const struct call *call, nanos_t time)
{
    if (time < call->start)
        return call->start - time;
    return call->end != NANOS_NONE && time <= call->end ? 0 : time - call->start;
}

/* An alert that names a SID is of no call that has another. */
static bool may_be_of(const struct alert_row *row, const struct alert_key *key)
{
    return row->call == 0 && (row->text[ALERT_CALL_SID] == NULL || key->sid.n == 0);
}

static void join_by_time(struct alert_log *alerts, const struct call *call,
                         const struct alert_key *key)
{
    struct alert_row *best = NULL;
    nanos_t nearest = MATCH_WITHIN + 1;

    for (size_t at = first_from(alerts->by_code, alerts->n, ALERT_CODE, key->code,
                                call->start - MATCH_WITHIN);
         at < alerts->n && row_has(alerts->by_code[at], ALERT_CODE, key->code); at++) {
        struct alert_row *row = alerts->by_code[at];
        nanos_t distance = apart(call, row->time);

        if (distance > MATCH_WITHIN)
            break;
        if (!may_be_of(row, key) || distance >= nearest)
            continue;
        best = row;
        nearest = distance;
    }
    if (best == NULL)
        return;
    best->call = call->id;
    note_rows(alerts, call, best, 1, false);
}

uint32_t alert_log_joined_to(const struct alert_log *alerts)
{
    return alerts->joined_to;
}

void alert_log_note_joined(struct alert_log *alerts, uint32_t id)
{
    alerts->joined_to = id;
}

void alert_log_join(struct alert_log *alerts, const struct call *call, const struct alert_key *key,
                    bool by_sid)
{
    sort_rows(alerts);
    if (alert_log_of(alerts, call).first != NULL)
        return;
    if (by_sid && key->sid.n > 0)
        join_by_sid(alerts, call, key->sid);
    else if (!by_sid && key->code.n > 0)
        join_by_time(alerts, call, key);
}

struct alert_match alert_log_of(const struct alert_log *alerts, const struct call *call)
{
    const struct joined *joined;

    if (call->slot >= alerts->room_joined)
        return (struct alert_match){ .n = 0 };
    joined = &alerts->joined[call->slot];
    if (joined->id != call->id || joined->n == 0)
        return (struct alert_match){ .n = 0 };
    return (struct alert_match){ &alerts->rows[joined->first], joined->n, joined->by_sid };
}

void alert_log_forget_calls(struct alert_log *alerts)
{
    for (size_t i = 0; i < alerts->n; i++)
        alerts->rows[i].call = 0;
    for (size_t i = 0; i < alerts->room_joined; i++)
        alerts->joined[i] = (struct joined){ 0 };
    alerts->joined_to = 0;
}

bool alert_is_unseen(const struct alert_row *row, const struct calls_stats *stats)
{
    return row->call == 0 && row->time != NANOS_NONE && stats->start != NANOS_NONE &&
           row->time >= stats->start && row->time <= stats->end;
}
