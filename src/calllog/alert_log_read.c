/* alert_log_read.c - the alerts of a debugger as its provider hands them out: CSV or JSON. */
#include "config.h"

#include "calllog/alert_log.h"

#include <stdlib.h>

#include <jansson.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/moment.h"
#include "base/text.h"
#include "calllog/table.h"

enum { ALERTS_MOST = 2000000, OUR_RANK = 1000 };

/* What a column or a key means; of two for one value that of the lower rank counts. */
struct meaning {
    unsigned value; /* enum alert_value; ALERT_VALUE_COUNT: none that is known */
    unsigned rank;
};

struct import {
    struct alert_log *alerts;
    const char *name;
    const struct profiles *profiles;
    const struct profile *profile; /* NULL: our own names alone */
    struct error *error;
    struct slice text;       /* of the JSON */
    struct meaning *columns; /* of the CSV */
    char **heads;
    size_t n_columns;
    bool headed;
};

/* A row while its values are taken. */
struct draft {
    struct alert_row row;
    unsigned rank[ALERT_VALUE_COUNT];
};

static struct meaning meaning_of(const struct profile *profile, struct slice name)
{
    for (size_t i = 0; profile != NULL && i < profile->n_alerts; i++)
        if (log_name_is(profile->alerts[i].name, name))
            return (struct meaning){ profile->alerts[i].value, (unsigned)i };
    for (unsigned v = 0; v < ALERT_VALUE_COUNT; v++)
        if (log_name_is(alert_value_names[v], name))
            return (struct meaning){ v, OUR_RANK };
    return (struct meaning){ ALERT_VALUE_COUNT, OUR_RANK };
}

/* The provider is the one that knows most of the names. */
static void choose_profile(struct import *import, const struct slice *names, size_t n)
{
    size_t most = 0;

    for (size_t p = 0; p <= profiles_count(import->profiles); p++) {
        const struct profile *profile = p > 0 ? profiles_at(import->profiles, p - 1) : NULL;
        size_t known = 0;

        for (size_t i = 0; i < n; i++)
            known += meaning_of(profile, names[i]).value < ALERT_VALUE_COUNT;
        import->profile = known > most ? profile : import->profile;
        most = known > most ? known : most;
    }
}

static bool tells_enough(const struct import *import, const struct slice *names, size_t n)
{
    bool has[ALERT_VALUE_COUNT + 1] = { false };

    for (size_t i = 0; i < n; i++)
        has[meaning_of(import->profile, names[i]).value] = true;
    return has[ALERT_CODE] && (has[ALERT_TIME] || has[ALERT_CALL_SID]);
}

static struct draft new_draft(unsigned line)
{
    struct draft draft = { .row = { .line = line, .time = NANOS_NONE } };

    for (size_t i = 0; i < ALERT_VALUE_COUNT; i++)
        draft.rank[i] = OUR_RANK + 1;
    return draft;
}

/* False: it is no time, and should be. */
static bool take_value(struct import *import, struct draft *draft, struct meaning meaning,
                       struct slice text)
{
    struct moment moment;

    text = slice_trim(text);
    if (meaning.value == ALERT_VALUE_COUNT || text.n == 0)
        return true;
    if (meaning.value == ALERT_TIME && !moment_parse(text, false, &moment))
        return false;
    if (meaning.rank >= draft->rank[meaning.value])
        return true;
    draft->rank[meaning.value] = meaning.rank;
    draft->row.text[meaning.value] = arena_slice(alert_log_arena(import->alerts), text).p;
    if (meaning.value == ALERT_TIME)
        draft->row.time = moment.time;
    return true;
}

static bool keep_draft(struct import *import, struct draft *draft)
{
    struct slice code = slice_of(draft->row.text[ALERT_CODE]);
    const struct error_code *known =
        import->profile != NULL && code.n > 0 ? profile_error(import->profile, code) : NULL;

    if (alert_log_count(import->alerts) >= ALERTS_MOST) {
        error_set(import->error, _("%s:%u: more than %d alerts"), import->name, draft->row.line,
                  ALERTS_MOST);
        return false;
    }
    if (known != NULL && known->cause != NULL)
        draft->row.cause = arena_strdup(alert_log_arena(import->alerts), known->cause);
    alert_log_add(import->alerts, &draft->row);
    return true;
}

/* --- CSV --- */

static bool read_head(struct import *import, const struct table_row *row)
{
    choose_profile(import, row->fields, row->n);
    import->headed = true;
    import->n_columns = row->n;
    import->columns = xcalloc(row->n, sizeof *import->columns);
    import->heads = xcalloc(row->n, sizeof *import->heads);
    for (size_t i = 0; i < row->n; i++) {
        import->columns[i] = meaning_of(import->profile, row->fields[i]);
        import->heads[i] = xstrndup(row->fields[i].p, row->fields[i].n);
    }
    if (tells_enough(import, row->fields, row->n))
        return true;
    error_set(import->error,
              _("%s:%u:1: these columns are not those of alerts; expected 'Error Code', and 'Date' "
                "or 'Resource SID'"),
              import->name, row->line);
    return false;
}

static bool take_row(void *context, const struct table_row *row, struct error *error)
{
    struct import *import = context;

    if (!import->headed)
        return read_head(import, row);
    if (row->n != import->n_columns) {
        error_set(error, _("%s:%u: %zu fields; expected %zu, as the first line has"), import->name,
                  row->line, row->n, import->n_columns);
        return false;
    }
    struct draft draft = new_draft(row->line);
    for (size_t i = 0; i < row->n; i++)
        if (!take_value(import, &draft, import->columns[i], row->fields[i])) {
            error_set(error, _("%s:%u: column %zu (%s): '%.*s'; expected %s"), import->name,
                      row->line, i + 1, import->heads[i], SLICE_ARG(row->fields[i]),
                      _("a time, as 2026-01-04 15:04:05 UTC"));
            return false;
        }
    return keep_draft(import, &draft);
}

static bool parse_csv(struct import *import, struct slice bytes)
{
    bool good = table_read(import->name, bytes, take_row, import, import->error);

    if (good && !import->headed) {
        error_set(import->error,
                  _("%s:1:1: the file is empty; expected a line with the names of columns"),
                  import->name);
        good = false;
    }
    for (size_t i = 0; i < import->n_columns; i++)
        free(import->heads[i]);
    free(import->heads);
    free(import->columns);
    return good;
}

/* --- JSON --- */

/* A place in a text that is known to be JSON. */
struct scan {
    struct slice text;
    size_t at;
    unsigned line;
    size_t line_start;
    int depth, list; /* within brackets of either kind; that of the list of alerts, 0: not there */
    struct slice last; /* string */
};

static void scan_string(struct scan *s)
{
    size_t from = ++s->at;

    while (s->at < s->text.n && s->text.p[s->at] != '"')
        s->at += s->text.p[s->at] == '\\' ? 2 : 1;
    s->last = slice_sub(s->text, from, s->at);
}

/* Goes on to the beginning of the next alert; false: there is none. */
static bool scan_next(struct scan *s)
{
    for (; s->at < s->text.n; s->at++) {
        char c = s->text.p[s->at];

        if (c == '\n') {
            s->line++;
            s->line_start = s->at + 1;
        } else if (c == '"') {
            scan_string(s);
        } else if (c == '[' || c == '{') {
            bool alert = c == '{' && s->list > 0 && s->depth == s->list;

            s->depth++;
            if (c == '[' &&
                (s->depth == 1 || (s->depth == 2 && slice_eq(s->last, SLICE("alerts")))))
                s->list = s->depth;
            if (alert)
                return true;
        } else if (c == ']' || c == '}') {
            s->depth--;
            s->list = s->depth < s->list ? 0 : s->list;
        }
    }
    return false;
}

/* The line and column of a key of the alert that the scan stands at. */
static void refuse_at(struct import *import, struct scan s, const char *key, const char *shown,
                      const char *wanted)
{
    int depth = s.depth;

    for (s.at++; s.at < s.text.n && s.depth >= depth; s.at++) {
        char c = s.text.p[s.at];

        if (c == '\n') {
            s.line++;
            s.line_start = s.at + 1;
        }
        s.depth += (c == '{' || c == '[') - (c == '}' || c == ']');
        if (c != '"')
            continue;
        size_t start = s.at;
        scan_string(&s);
        if (s.depth != depth || !slice_eq(s.last, slice_of(key)))
            continue;
        error_set(import->error, _("%s:%u:%zu: '%s': '%s'; expected %s"), import->name, s.line,
                  start - s.line_start + 1, key, shown, wanted);
        return;
    }
    error_set(import->error, _("%s:%u: '%s': '%s'; expected %s"), import->name, s.line, key, shown,
              wanted);
}

/* A code may be written as a number. */
static bool take_member(struct import *import, struct draft *draft, const struct scan *scan,
                        const char *key, const json_t *value)
{
    struct meaning meaning = meaning_of(import->profile, slice_of(key));
    char number[24];
    struct slice text = { json_string_value(value), json_string_length(value) };

    if (meaning.value == ALERT_VALUE_COUNT || json_is_null(value))
        return true;
    if (json_is_integer(value)) {
        snprintf(number, sizeof number, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
        text = slice_of(number);
    } else if (!json_is_string(value)) {
        refuse_at(import, *scan, key, "", _("a text or a number"));
        return false;
    }
    if (take_value(import, draft, meaning, text))
        return true;
    refuse_at(import, *scan, key, text.p, _("a time, as 2026-01-04 15:04:05 UTC"));
    return false;
}

static bool names_suffice(struct import *import, json_t *object, const struct scan *scan)
{
    struct slice *names = xcalloc(json_object_size(object) + 1, sizeof *names);
    size_t n = 0;

    for (void *i = json_object_iter(object); i != NULL; i = json_object_iter_next(object, i))
        names[n++] = slice_of(json_object_iter_key(i));
    if (!import->headed)
        choose_profile(import, names, n);
    import->headed = true;
    bool good = tells_enough(import, names, n);
    free(names);
    if (!good)
        error_set(import->error,
                  _("%s:%u:%zu: this is no alert; expected 'error_code', and 'date_generated' or "
                    "'resource_sid'"),
                  import->name, scan->line, scan->at - scan->line_start + 1);
    return good;
}

static bool read_object(struct import *import, json_t *object, const struct scan *scan)
{
    struct draft draft = new_draft(scan->line);

    if (!names_suffice(import, object, scan))
        return false;
    for (void *i = json_object_iter(object); i != NULL; i = json_object_iter_next(object, i))
        if (!take_member(import, &draft, scan, json_object_iter_key(i), json_object_iter_value(i)))
            return false;
    return keep_draft(import, &draft);
}

static bool read_list(struct import *import, const json_t *list)
{
    struct scan scan = { .text = import->text, .line = 1 };

    for (size_t i = 0; i < json_array_size(list); i++) {
        json_t *object = json_array_get(list, i);

        if (!json_is_object(object)) {
            error_set(import->error, _("%s:%u: alert %zu is none; expected an object"),
                      import->name, scan.line, i + 1);
            return false;
        }
        (void)scan_next(&scan);
        if (!read_object(import, object, &scan))
            return false;
        scan.at++;
    }
    return true;
}

static bool parse_json(struct import *import, struct slice bytes)
{
    json_error_t mistake;
    json_t *root = json_loadb(bytes.p, bytes.n, JSON_REJECT_DUPLICATES, &mistake);
    const json_t *list = json_is_object(root) ? json_object_get(root, "alerts") : root;
    bool good = json_is_array(list);

    import->text = bytes;
    if (root == NULL)
        error_set(import->error, _("%s:%d:%d: %s; expected JSON"), import->name, mistake.line,
                  mistake.column, mistake.text);
    else if (!good)
        error_set(import->error,
                  _("%s:1:1: there is no list of alerts; expected [...], or {\"alerts\": [...]}"),
                  import->name);
    else
        good = read_list(import, list);
    json_decref(root);
    return good;
}

/* JSON begins with a bracket: no name of a column does. */
bool alert_log_parse(struct alert_log *alerts, const char *name, struct slice bytes,
                     const struct profiles *profiles, struct error *error)
{
    static const struct slice mark = { "\xef\xbb\xbf", 3 };
    struct import import = { .alerts = alerts, .name = name, .profiles = profiles, .error = error };
    struct slice inner = slice_starts(bytes, mark) ? slice_sub(bytes, mark.n, bytes.n) : bytes;
    struct slice first = slice_trim(inner);

    if (first.n > 0 && (first.p[0] == '[' || first.p[0] == '{'))
        return parse_json(&import, inner);
    return parse_csv(&import, bytes);
}

bool alert_log_read(struct alert_log *alerts, const char *path, const struct profiles *profiles,
                    struct error *error)
{
    struct text bytes = { 0 };
    bool good = table_load(path, &bytes, error) &&
                alert_log_parse(alerts, path, text_view(&bytes), profiles, error);

    text_done(&bytes);
    return good;
}
