/* alert_record_read.c - JSON -> a record that may be acted on. */
#include "config.h"

#include <string.h>

#include "alert/alert_record.h"
#include "base/gettext.h"
#include "base/mem.h"

enum shape {
    SHAPE_STRING = 1,
    SHAPE_NUMBER = 2,
    SHAPE_NULL = 4,
    SHAPE_CALL = 8,
    SHAPE_TEXTS = 16,
    SHAPE_EVIDENCE = 32,
    SHAPE_MAY_LACK = 64
};

struct field {
    const char *name;
    unsigned shape;
};

#define TEXT SHAPE_STRING
#define TEXT_OR_NULL (SHAPE_STRING | SHAPE_NULL)
#define NUMBER_OR_NULL (SHAPE_NUMBER | SHAPE_NULL)

static const struct field of_record[] = {
    { "format", TEXT },
    { "id", TEXT },
    { "time", TEXT },
    { "trigger", TEXT_OR_NULL },
    { "count", SHAPE_NUMBER },
    { "host", TEXT },
    { "code", TEXT_OR_NULL },
    { "cause", TEXT },
    { "severity", TEXT },
    { "confidence", TEXT },
    { "symptom", TEXT_OR_NULL },
    { "title", TEXT_OR_NULL },
    { "explanation", TEXT },
    { "fix", TEXT_OR_NULL },
    { "provider", TEXT_OR_NULL },
    { "trunk", TEXT_OR_NULL },
    { "call", SHAPE_CALL | SHAPE_NULL },
    { "calls", SHAPE_TEXTS | SHAPE_MAY_LACK },
    { "evidence", SHAPE_EVIDENCE },
    { "capture", TEXT_OR_NULL },
};

static const struct field of_call[] = {
    { "call_ids", SHAPE_TEXTS },  { "direction", TEXT_OR_NULL }, { "from", TEXT_OR_NULL },
    { "to", TEXT_OR_NULL },       { "start", TEXT_OR_NULL },     { "duration_s", NUMBER_OR_NULL },
    { "call_sid", TEXT_OR_NULL },
};

static const struct field of_evidence[] = {
    { "message", NUMBER_OR_NULL }, { "frame", NUMBER_OR_NULL },  { "header", TEXT_OR_NULL },
    { "line", NUMBER_OR_NULL },    { "column", NUMBER_OR_NULL }, { "length", NUMBER_OR_NULL },
    { "text", TEXT_OR_NULL },      { "expected", TEXT_OR_NULL },
};

static bool has_fields(const json_t *object, const struct field *fields, size_t n);

static bool is_list(const json_t *array, bool texts)
{
    if (!json_is_array(array))
        return false;
    for (size_t i = 0; i < json_array_size(array); i++) {
        const json_t *item = json_array_get(array, i);

        if (texts ? !json_is_string(item) : !has_fields(item, of_evidence, ARRAY_SIZE(of_evidence)))
            return false;
    }
    return true;
}

static bool has_shape(const json_t *value, unsigned shape)
{
    return ((shape & SHAPE_STRING) != 0 && json_is_string(value)) ||
           ((shape & SHAPE_NUMBER) != 0 && json_is_number(value)) ||
           ((shape & SHAPE_NULL) != 0 && json_is_null(value)) ||
           ((shape & SHAPE_CALL) != 0 && has_fields(value, of_call, ARRAY_SIZE(of_call))) ||
           ((shape & SHAPE_TEXTS) != 0 && is_list(value, true)) ||
           ((shape & SHAPE_EVIDENCE) != 0 && is_list(value, false));
}

/* Each field once, and no other. */
static bool has_fields(const json_t *object, const struct field *fields, size_t n)
{
    size_t found = 0;

    if (!json_is_object(object))
        return false;
    for (size_t i = 0; i < n; i++) {
        const json_t *value = json_object_get(object, fields[i].name);

        if (value == NULL && (fields[i].shape & SHAPE_MAY_LACK) != 0)
            continue;
        if (value == NULL || !has_shape(value, fields[i].shape))
            return false;
        found++;
    }
    return found == json_object_size(object);
}

static const char *string_at(const json_t *object, const char *name)
{
    const char *text = json_string_value(json_object_get(object, name));

    return text != NULL ? text : "";
}

static void take_strings(struct alert_record *r)
{
    const json_t *call = json_object_get(r->object, "call");
    const struct {
        const char **to;
        const char *name;
    } strings[] = {
        { &r->id, "id" },
        { &r->time, "time" },
        { &r->trigger, "trigger" },
        { &r->host, "host" },
        { &r->code, "code" },
        { &r->cause, "cause" },
        { &r->severity, "severity" },
        { &r->confidence, "confidence" },
        { &r->title, "title" },
        { &r->explanation, "explanation" },
        { &r->fix, "fix" },
        { &r->provider, "provider" },
        { &r->trunk, "trunk" },
        { &r->capture, "capture" },
    };

    for (size_t i = 0; i < ARRAY_SIZE(strings); i++)
        *strings[i].to = string_at(r->object, strings[i].name);
    r->from = string_at(call, "from");
    r->to = string_at(call, "to");
    r->call_id = json_string_value(json_array_get(json_object_get(call, "call_ids"), 0));
    if (r->call_id == NULL)
        r->call_id = "";
    r->count = json_integer_value(json_object_get(r->object, "count"));
}

bool alert_record_read(struct slice text, struct alert_record *r, struct error *error)
{
    json_error_t ignored;

    *r = (struct alert_record){ 0 };
    if (text.n == 0 || text.n > RECORD_MOST) {
        error_set(error, _("a record has at most %u bytes, not %zu"), RECORD_MOST, text.n);
        return false;
    }
    r->object = json_loadb(text.p, text.n, JSON_REJECT_DUPLICATES, &ignored);
    if (r->object != NULL && has_fields(r->object, of_record, ARRAY_SIZE(of_record))) {
        take_strings(r);
        if (alert_id_is(slice_of(r->id)) &&
            strcmp(string_at(r->object, "format"), "sipwhy-alert/1") == 0)
            return true;
    }
    error_set(error, "%s", _("this is no record of an alert"));
    alert_record_done(r);
    return false;
}

void alert_record_done(struct alert_record *r)
{
    json_decref(r->object);
    *r = (struct alert_record){ 0 };
}
