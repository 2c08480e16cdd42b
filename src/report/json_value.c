/* json_value.c - values of what is written as JSON. */
#include "config.h"

#include "report/json_value.h"

#include <math.h>

#include "base/utf8.h"

void json_add(json_t *object, const char *name, json_t *value)
{
    json_object_set_new_nocheck(object, name, value);
}

json_t *json_text(struct slice s)
{
    struct text text = { 0 };
    json_t *value;

    utf8_clean(&text, s);
    value = json_stringn_nocheck(text_str(&text), text.n);
    text_done(&text);
    return value;
}

json_t *json_text_or_null(const char *s)
{
    return s == NULL ? json_null() : json_text(slice_of(s));
}

json_t *json_slice_or_null(struct slice s)
{
    return s.n == 0 ? json_null() : json_text(s);
}

json_t *json_number_or_null(double value, int decimals)
{
    double scale = pow(10, decimals);

    return value < 0 || !isfinite(value) ? json_null() : json_real(round(value * scale) / scale);
}

json_t *json_time_or_null(nanos_t t)
{
    struct text text = { 0 };
    json_t *value;

    if (t == NANOS_NONE)
        return json_null();
    clock_iso8601(&text, t);
    value = json_text(text_view(&text));
    text_done(&text);
    return value;
}

/* DEL is ASCII and a control: it stands in strings alone. */
static int add_to_text(const char *bytes, size_t n, void *context)
{
    struct text *out = context;
    struct slice rest = { bytes, n };

    while (rest.n > 0) {
        struct slice part = slice_cut(&rest, '\x7f');

        text_slice(out, part);
        if (part.p + part.n < bytes + n)
            text_adds(out, "\\u007F");
    }
    return 0;
}

void json_print(const json_t *value, struct text *out)
{
    json_dump_callback(value, add_to_text, out, JSON_VALUE_FLAGS);
}

void json_write(FILE *out, json_t *value)
{
    struct text text = { 0 };

    json_print(value, &text);
    fwrite(text_str(&text), 1, text.n, out);
    text_done(&text);
    json_decref(value);
}
