/* alert_record.c - finding -> JSON. */
#include "config.h"

#include "alert/alert_record.h"

#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "report/json.h"
#include "report/json_value.h"

#define TEXT_MOST 2048u   /* bytes of a value */
#define CALL_ID_MOST 256u /* of one in a list of several */

static void add(json_t *object, const char *name, json_t *value)
{
    json_object_set_new_nocheck(object, name, value);
}

/* At the end of a character. */
static json_t *text_of(struct slice s, size_t most)
{
    struct text text = { 0 };
    size_t n = s.n < most ? s.n : most;

    while (n < s.n && n > 0 && ((unsigned char)s.p[n] & 0xc0) == 0x80)
        n--;
    utf8_clean(&text, slice_sub(s, 0, n));
    if (n < s.n)
        text_adds(&text, "…");
    json_t *value = json_stringn_nocheck(text_str(&text), text.n);

    text_done(&text);
    return value;
}

static json_t *text_or_null(const char *s)
{
    return s != NULL ? text_of(slice_of(s), TEXT_MOST) : json_null();
}

static json_t *time_of(nanos_t time)
{
    struct text text = { 0 };

    clock_iso8601(&text, time);
    json_t *value = text_of(text_view(&text), TEXT_MOST);

    text_done(&text);
    return value;
}

static json_t *shortened(json_t *value)
{
    struct slice text = { json_string_value(value), json_string_length(value) };

    return text.n > TEXT_MOST ? text_of(text, TEXT_MOST) : json_incref(value);
}

/* Every string of the value and of what is in it. */
static void shorten(json_t *container)
{
    for (size_t i = 0; i < json_array_size(container); i++) {
        json_t *value = json_array_get(container, i);

        if (json_is_string(value))
            json_array_set_new(container, i, shortened(value));
        else
            shorten(value);
    }
    for (void *at = json_object_iter(container); at != NULL;
         at = json_object_iter_next(container, at)) {
        json_t *value = json_object_iter_value(at);

        if (json_is_string(value))
            json_object_iter_set_new(container, at, shortened(value));
        else
            shorten(value);
    }
}

static json_t *call_of(struct call_row *row)
{
    static const char *const columns[] = { "direction", "from",       "to",
                                           "start",     "duration_s", "call_sid" };
    json_t *object = json_object(), *ids = json_array();

    if (row->fields.call_id.n > 0)
        json_array_append_new(ids, text_of(row->fields.call_id, TEXT_MOST));
    add(object, "call_ids", ids);
    for (size_t i = 0; i < ARRAY_SIZE(columns); i++)
        add(object, columns[i], report_column_json(row, columns[i]));
    return object;
}

/* The parts of a report's finding, by their names here and there. */
static void add_finding(json_t *object, const json_t *finding)
{
    static const char *const names[][2] = {
        { "code", "provider_code" },      { "cause", "cause" },     { "severity", "severity" },
        { "confidence", "confidence" },   { "symptom", "symptom" }, { "title", "title" },
        { "explanation", "explanation" }, { "fix", "fix" },
    };

    for (size_t i = 0; i < ARRAY_SIZE(names); i++)
        json_object_set_nocheck(object, names[i][0], json_object_get(finding, names[i][1]));
}

json_t *alert_record_new(const struct alert_source *source, struct arena *arena)
{
    json_t *object = json_object(), *finding = report_finding_json(source->finding);
    struct call_row row = { .calls = source->calls,
                            .diagnosis = source->diagnosis,
                            .arena = arena,
                            .call = source->call,
                            .verdict = source->verdict,
                            .floor = SEVERITY_INFO };

    arena_reset(arena);
    add(object, "format", json_string("sipwhy-alert/1"));
    add(object, "id", json_null());
    add(object, "time", time_of(source->time));
    add(object, "trigger", json_null());
    add(object, "count", json_integer(1));
    add(object, "host", text_or_null(source->host));
    add_finding(object, finding);
    if (source->call != NULL) {
        call_fields(source->calls, arena, source->call, source->verdict, &row.fields);
        add(object, "provider", text_or_null(row.fields.provider));
        add(object, "trunk", text_or_null(row.fields.trunk));
        add(object, "call", call_of(&row));
    } else {
        add(object, "provider", json_null());
        add(object, "trunk", json_null());
        add(object, "call", json_null());
    }
    json_object_set_nocheck(object, "evidence", json_object_get(finding, "evidence"));
    json_decref(finding);
    add(object, "capture", json_null());
    shorten(object);
    return object;
}

struct slice alert_record_call_id(const json_t *base)
{
    const json_t *ids = json_object_get(json_object_get(base, "call"), "call_ids");
    const json_t *first = json_array_get(ids, 0);

    return (struct slice){ json_string_value(first), json_string_length(first) };
}

static void add_gathered(json_t *object, const struct gathering *gathering)
{
    json_t *calls = json_array();
    size_t first = gathering->n > GATHERED_MOST ? gathering->n - GATHERED_MOST : 0;

    for (size_t i = first; i < gathering->n; i++)
        json_array_append_new(calls, text_of(slice_of(gathering->list[i].call_id), CALL_ID_MOST));
    add(object, "count", json_integer((json_int_t)gathering->n));
    add(object, "calls", calls);
}

/* False: there is nothing more to leave out. */
static bool leave_out(json_t *object)
{
    json_t *evidence = json_object_get(object, "evidence"),
           *calls = json_object_get(object, "calls");
    size_t n = json_array_size(evidence);

    if (n > 0)
        return json_array_remove(evidence, n - 1) == 0;
    return json_array_remove(calls, 0) == 0;
}

void alert_record_print(json_t *base, const char *id, const char *trigger,
                        const struct gathering *gathering, const char *capture, struct text *out)
{
    json_t *object = json_copy(base);
    size_t start = out->n;

    json_object_set_new_nocheck(object, "evidence", json_copy(json_object_get(base, "evidence")));
    add(object, "id", json_string(id));
    add(object, "trigger", text_or_null(trigger));
    if (gathering != NULL && gathering->n > 1)
        add_gathered(object, gathering);
    add(object, "capture", text_or_null(capture));
    do {
        out->n = start;
        json_print(object, out);
    } while (out->n - start > RECORD_MOST && leave_out(object));
    json_decref(object);
}
