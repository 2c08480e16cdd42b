/* call_log.c - the rows of an export, and the calls that they are of. */
#include "config.h"

#include "calllog/call_log.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/moment.h"
#include "base/number.h"
#include "base/text.h"
#include "calllog/table.h"
#include "sip/uri.h"

enum { ROWS_MOST = 2000000, DIGITS_LEAST = 6, DIGITS_MOST = 24 };
#define MATCH_WITHIN (60 * NANOS_PER_S)
#define OTHERS_MOST 64 /* rows of numbers that only end alike, passed over for one call */

/* A row by its numbers and its beginning. */
struct ordered {
    uint64_t key;
    nanos_t start;
    uint32_t row;
};

/* The row of the call in a slot of the store. */
struct joined {
    uint32_t id, row;
};

struct call_log {
    struct log_row *rows;
    size_t n, room;
    struct arena *arena;
    struct hash by_call_id;  /* as the store's: hash_bytes_wide() */
    struct ordered *ordered; /* sorted when a call is looked for */
    size_t n_ordered, room_ordered;
    uint32_t *up, *down; /* see free_above(), free_below() */
    bool sorted;
    struct joined *joined; /* by slot */
    size_t room_joined;
    uint32_t joined_to; /* calls up to this id were looked at */
};

/* The digits of a number or of the user of a SIP URI, the last ones. */
struct digits {
    char p[DIGITS_MOST];
    size_t n;
};

static struct digits digits_of(struct slice number)
{
    struct digits all = { .n = 0 };
    size_t scheme = slice_chr(number, ':');

    if (scheme < number.n && slice_istarts(number, SLICE("sip")))
        number = slice_sub(number, scheme + 1, number.n);
    number = slice_sub(number, 0, slice_chr(number, '@'));
    for (size_t i = 0; i < number.n && number.p[i] != ';' && all.n < DIGITS_MOST; i++)
        if (number.p[i] >= '0' && number.p[i] <= '9')
            all.p[all.n++] = number.p[i];
    return all;
}

/* One is the end of the other: a number with and without its country code. */
static bool same_number(const struct digits *a, const struct digits *b)
{
    size_t n = a->n < b->n ? a->n : b->n;

    return n >= DIGITS_LEAST && memcmp(a->p + a->n - n, b->p + b->n - n, n) == 0;
}

/* Numbers that may be the same have the same key; 0: too short to tell. */
static uint64_t numbers_key(const struct digits *from, const struct digits *to)
{
    char both[2 * DIGITS_LEAST];

    if (from->n < DIGITS_LEAST || to->n < DIGITS_LEAST)
        return 0;
    memcpy(both, from->p + from->n - DIGITS_LEAST, DIGITS_LEAST);
    memcpy(both + DIGITS_LEAST, to->p + to->n - DIGITS_LEAST, DIGITS_LEAST);
    return hash_bytes(both, sizeof both);
}

static struct digits row_digits(const struct log_row *row, enum log_value value)
{
    return digits_of(slice_of(row->text[value]));
}

/* --- reading --- */

struct import {
    struct call_log *log;
    const char *name;
    const struct profiles *profiles;
    bool headed;
    size_t n_columns;
    unsigned *values; /* of each column; LOG_VALUE_COUNT: none that is known */
    char **heads;
};

/* Our own names count for every provider. */
static unsigned column_value(const struct profile *profile, struct slice head)
{
    for (size_t i = 0; profile != NULL && i < profile->n_columns; i++)
        if (log_name_is(profile->columns[i].name, head))
            return profile->columns[i].value;
    for (unsigned v = 0; v < LOG_VALUE_COUNT; v++)
        if (log_name_is(log_value_names[v], head))
            return v;
    return LOG_VALUE_COUNT;
}

static size_t columns_known(const struct profile *profile, const struct table_row *row)
{
    size_t known = 0;

    for (size_t i = 0; i < row->n; i++)
        known += column_value(profile, row->fields[i]) < LOG_VALUE_COUNT;
    return known;
}

static bool has_column(const struct import *import, unsigned value)
{
    for (size_t i = 0; i < import->n_columns; i++)
        if (import->values[i] == value)
            return true;
    return false;
}

/* The provider is the one that knows most of the columns. */
static bool read_head(struct import *import, const struct table_row *row, struct error *error)
{
    const struct profile *best = NULL;
    size_t most = columns_known(NULL, row);

    for (size_t i = 0; i < profiles_count(import->profiles); i++) {
        size_t known = columns_known(profiles_at(import->profiles, i), row);

        best = known > most ? profiles_at(import->profiles, i) : best;
        most = known > most ? known : most;
    }
    import->headed = true;
    import->n_columns = row->n;
    import->values = xcalloc(row->n, sizeof *import->values);
    import->heads = xcalloc(row->n, sizeof *import->heads);
    for (size_t i = 0; i < row->n; i++) {
        import->values[i] = column_value(best, row->fields[i]);
        import->heads[i] = xstrndup(row->fields[i].p, row->fields[i].n);
    }
    if (has_column(import, LOG_CALL_ID) ||
        (has_column(import, LOG_FROM) && has_column(import, LOG_TO) &&
         (has_column(import, LOG_START) || has_column(import, LOG_DATE_CREATED))))
        return true;
    error_set(error,
              _("%s:%u:1: these columns do not tell the calls apart; expected 'SIP Call ID', or "
                "'From', 'To' and 'Start Time'"),
              import->name, row->line);
    return false;
}

static bool refuse(const struct import *import, const struct table_row *row, size_t column,
                   const char *wanted, struct error *error)
{
    error_set(error, _("%s:%u: column %zu (%s): '%.*s'; expected %s"), import->name, row->line,
              column + 1, import->heads[column], SLICE_ARG(row->fields[column]), wanted);
    return false;
}

/* Times and durations are checked, for they are more than text. */
static bool read_field(const struct import *import, const struct table_row *row, size_t column,
                       struct log_row *out, struct error *error)
{
    unsigned value = import->values[column];
    struct slice field = slice_trim(row->fields[column]);
    struct moment moment;

    if (value == LOG_VALUE_COUNT || field.n == 0)
        return true;
    if (value == LOG_START || value == LOG_DATE_CREATED || value == LOG_END) {
        if (!moment_parse(field, false, &moment))
            return refuse(import, row, column, _("a time, as 2026-01-04 15:04:05 UTC"), error);
        if (value == LOG_START || (value == LOG_DATE_CREATED && out->start == NANOS_NONE))
            out->start = moment.time;
    }
    if (value == LOG_DURATION && number_read(field, &out->duration) != field.n)
        return refuse(import, row, column, _("a number of seconds"), error);
    if (out->text[value] == NULL)
        out->text[value] = arena_slice(import->log->arena, field).p;
    return true;
}

static void index_row(struct call_log *log, uint32_t i)
{
    const struct log_row *row = &log->rows[i];
    struct slice call_id = slice_of(row->text[LOG_CALL_ID]);
    struct digits from = row_digits(row, LOG_FROM), to = row_digits(row, LOG_TO);
    uint64_t key = numbers_key(&from, &to);

    if (call_id.n > 0) {
        struct hash_wide wide = hash_bytes_wide(call_id.p, call_id.n);

        hash_put(&log->by_call_id, wide.key, i);
        log->rows[i].check = wide.check;
    }
    if (key == 0 || row->start == NANOS_NONE)
        return;
    VEC_PUSH(log->ordered, log->n_ordered, log->room_ordered) =
        (struct ordered){ key, row->start, i };
    log->sorted = false;
}

static bool read_row(struct import *import, const struct table_row *row, struct error *error)
{
    struct call_log *log = import->log;
    struct log_row out = { .line = row->line, .start = NANOS_NONE, .duration = -1 };

    if (row->n != import->n_columns) {
        error_set(error, _("%s:%u: %zu fields; expected %zu, as the first line has"), import->name,
                  row->line, row->n, import->n_columns);
        return false;
    }
    if (log->n >= ROWS_MOST) {
        error_set(error, _("%s:%u: more than %d calls"), import->name, row->line, ROWS_MOST);
        return false;
    }
    out.text = arena_alloc(log->arena, LOG_VALUE_COUNT * sizeof *out.text);
    for (size_t i = 0; i < row->n; i++)
        if (!read_field(import, row, i, &out, error))
            return false;
    VEC_PUSH(log->rows, log->n, log->room) = out;
    index_row(log, (uint32_t)(log->n - 1));
    return true;
}

static bool take_row(void *context, const struct table_row *row, struct error *error)
{
    struct import *import = context;

    return import->headed ? read_row(import, row, error) : read_head(import, row, error);
}

bool call_log_parse(struct call_log *log, const char *name, struct slice bytes,
                    const struct profiles *profiles, struct error *error)
{
    struct import import = { .log = log, .name = name, .profiles = profiles };
    bool good = table_read(name, bytes, take_row, &import, error);

    if (good && !import.headed) {
        error_set(error, _("%s:1:1: the file is empty; expected a line with the names of columns"),
                  name);
        good = false;
    }
    for (size_t i = 0; i < import.n_columns; i++)
        free(import.heads[i]);
    free(import.heads);
    free(import.values);
    return good;
}

bool call_log_read(struct call_log *log, const char *path, const struct profiles *profiles,
                   struct error *error)
{
    struct text bytes = { 0 };
    bool good = table_load(path, &bytes, error) &&
                call_log_parse(log, path, text_view(&bytes), profiles, error);

    text_done(&bytes);
    return good;
}

/* --- which call is whose --- */

static int by_key_and_start(const void *left, const void *right)
{
    const struct ordered *a = left, *b = right;

    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return a->row < b->row ? -1 : a->row > b->row;
}

static size_t first_not_before(const struct call_log *log, const struct ordered *wanted)
{
    size_t low = 0;

    for (size_t high = log->n_ordered; low < high;) {
        size_t middle = low + (high - low) / 2;

        if (by_key_and_start(&log->ordered[middle], wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Rows that no call has, in their order: up[i] is i where the row there is free, else further up;
 * down[i + 1] is i + 1, else further down. What was walked is made shorter. */
static uint32_t follow(uint32_t *links, uint32_t i)
{
    while (links[i] != i)
        i = links[i] = links[links[i]];
    return i;
}

static uint32_t free_above(struct call_log *log, uint32_t i) /* n_ordered: none */
{
    return follow(log->up, i);
}

static uint32_t free_below(struct call_log *log, uint32_t end) /* before end; NO_INDEX: none */
{
    return follow(log->down, end) - 1;
}

static void take_place(struct call_log *log, uint32_t i)
{
    log->up[i] = i + 1;
    log->down[i + 1] = i;
}

static void sort_rows(struct call_log *log)
{
    size_t n = log->n_ordered;

    if (log->sorted)
        return;
    if (n > 1)
        qsort(log->ordered, n, sizeof *log->ordered, by_key_and_start);
    log->up = xrealloc(log->up, (n + 1) * sizeof *log->up);
    log->down = xrealloc(log->down, (n + 1) * sizeof *log->down);
    for (uint32_t i = 0; i <= n; i++)
        log->up[i] = log->down[i] = i;
    for (uint32_t i = 0; i < n; i++)
        if (log->rows[log->ordered[i].row].call != 0)
            take_place(log, i);
    log->sorted = true;
}

/* How far a call's beginning is from a row's, which is that of a whole second. */
static nanos_t apart(nanos_t row, nanos_t call)
{
    if (row > call)
        return row - call;
    return call - row < NANOS_PER_S ? 0 : call - row - NANOS_PER_S;
}

static bool is_near(const struct call_log *log, uint32_t i, const struct ordered *wanted)
{
    return i < log->n_ordered && log->ordered[i].key == wanted->key &&
           apart(log->ordered[i].start, wanted->start) <= MATCH_WITHIN;
}

/* The nearest in time of those between these numbers that no call has. */
static uint32_t row_by_numbers(struct call_log *log, const struct digits *from,
                               const struct digits *to, nanos_t start)
{
    struct ordered wanted = { .key = numbers_key(from, to), .start = start };
    uint32_t at = wanted.key != 0 ? (uint32_t)first_not_before(log, &wanted) : 0;
    uint32_t above = free_above(log, at), below = free_below(log, at);

    for (unsigned others = 0; wanted.key != 0 && others < OTHERS_MOST; others++) {
        bool up = is_near(log, above, &wanted), down = is_near(log, below, &wanted);

        if (!up && !down)
            break;
        if (up && down)
            up = apart(log->ordered[above].start, start) < apart(log->ordered[below].start, start);
        const struct log_row *row = &log->rows[log->ordered[up ? above : below].row];
        struct digits row_from = row_digits(row, LOG_FROM), row_to = row_digits(row, LOG_TO);

        if (same_number(from, &row_from) && same_number(to, &row_to))
            return (uint32_t)(row - log->rows);
        if (up)
            above = free_above(log, above + 1);
        else
            below = free_below(log, below);
    }
    return NO_INDEX;
}

static struct digits party_digits(const struct sip_message *m, enum sip_header_id id)
{
    struct name_addr who;

    if (!name_addr_parse(sip_value(m, id), &who))
        return (struct digits){ .n = 0 };
    return digits_of(who.uri.user);
}

static void note_row(struct call_log *log, const struct call *call, uint32_t i, bool by_call_id)
{
    struct log_row *row = &log->rows[i];
    struct digits from = row_digits(row, LOG_FROM), to = row_digits(row, LOG_TO);
    struct ordered wanted = { .key = numbers_key(&from, &to), .start = row->start, .row = i };
    size_t at = first_not_before(log, &wanted);

    if (at < log->n_ordered && log->ordered[at].row == i)
        take_place(log, (uint32_t)at);
    log->joined = table_reach(log->joined, call->slot, &log->room_joined, sizeof *log->joined);
    log->joined[call->slot] = (struct joined){ call->id, i };
    row->call = call->id;
    row->by_call_id = by_call_id;
}

static uint32_t row_by_call_id(const struct call_log *log, const struct calls *calls,
                               const struct call *call)
{
    struct hash_wide call_id = calls_call_id(calls, call);
    uint32_t row = hash_get(&log->by_call_id, call_id.key);

    return row != NO_INDEX && log->rows[row].check == call_id.check ? row : NO_INDEX;
}

static uint32_t row_near(struct call_log *log, struct calls *calls, const struct call *call,
                         struct arena *arena)
{
    const struct sip_message *m = view_message(view_new(calls, call, arena), 0);

    if (m->bytes.n == 0)
        return NO_INDEX;
    struct digits from = party_digits(m, HEADER_FROM), to = party_digits(m, HEADER_TO);

    return row_by_numbers(log, &from, &to, call->start);
}

/* All by their Call-IDs first: what is sure is taken before what is near. */
void call_log_join(struct call_log *log, struct calls *calls)
{
    size_t first = calls_after(calls, log->joined_to), n = calls_count(calls);

    if (first >= n)
        return;
    struct arena *arena = arena_new();

    sort_rows(log);
    for (int pass = log->by_call_id.count > 0 ? 0 : 1; pass < 2 && log->n > 0; pass++)
        for (size_t i = first; i < n; i++) {
            const struct call *call = calls_at(calls, i);

            if (call->method != SIP_INVITE || call->attempt || call->n_messages == 0 ||
                call_log_of(log, call) != NULL)
                continue;
            uint32_t row =
                pass == 0 ? row_by_call_id(log, calls, call) : row_near(log, calls, call, arena);
            if (row != NO_INDEX)
                note_row(log, call, row, pass == 0);
            arena_reset(arena);
        }
    log->joined_to = calls_at(calls, n - 1)->id;
    arena_free(arena);
}

const struct log_row *call_log_of(const struct call_log *log, const struct call *call)
{
    if (call->slot >= log->room_joined || log->joined[call->slot].id != call->id)
        return NULL;
    return &log->rows[log->joined[call->slot].row];
}

void call_log_forget_calls(struct call_log *log)
{
    for (size_t i = 0; i < log->n; i++)
        log->rows[i].call = 0;
    for (size_t i = 0; i < log->room_joined; i++)
        log->joined[i] = (struct joined){ 0 };
    log->joined_to = 0;
    log->sorted = false;
}

size_t call_log_rows(const struct call_log *log)
{
    return log->n;
}

const struct log_row *call_log_row(const struct call_log *log, size_t i)
{
    return &log->rows[i];
}

bool call_log_is_unseen(const struct log_row *row, const struct calls_stats *stats)
{
    return row->call == 0 && row->start != NANOS_NONE && stats->start != NANOS_NONE &&
           row->start >= stats->start && row->start <= stats->end;
}

struct call_log *call_log_new(void)
{
    struct call_log *log = xcalloc(1, sizeof *log);

    log->arena = arena_new();
    return log;
}

void call_log_free(struct call_log *log)
{
    if (log == NULL)
        return;
    hash_done(&log->by_call_id);
    free(log->ordered);
    free(log->up);
    free(log->down);
    arena_free(log->arena);
    free(log->joined);
    free(log->rows);
    free(log);
}
