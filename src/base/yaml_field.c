/* yaml_field.c - mappings -> structs, and the mistakes in them. */
#include "config.h"

#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/suggest.h"
#include "base/yaml.h"

void yaml_mistake(struct lint_messages *m, const struct yaml *node, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    lint_messages_vadd(m, yaml_path(node->file), node->line, node->column, format, arguments);
    va_end(arguments);
}

void yaml_mistake_at(struct lint_messages *m, const struct yaml *scalar, size_t offset,
                     const char *format, ...)
{
    unsigned line, column;

    yaml_locate(scalar, offset, &line, &column);
    va_list arguments;
    va_start(arguments, format);
    lint_messages_vadd(m, yaml_path(scalar->file), line, column, format, arguments);
    va_end(arguments);
}

static const struct yaml_field *find_field(const struct yaml_field *fields, size_t n,
                                           struct slice key)
{
    for (size_t i = 0; i < n; i++)
        if (slice_eq(slice_of(fields[i].key), key))
            return &fields[i];
    return NULL;
}

static void unknown_key(const struct yaml *key, const struct yaml_field *fields, size_t n,
                        struct lint_messages *m)
{
    struct suggestion near = suggestion_for(key->text);

    for (size_t i = 0; i < n; i++)
        suggestion_try(&near, fields[i].key);
    const char *best = suggestion_best(&near);
    if (best != NULL)
        yaml_mistake(m, key, _("unknown key '%.*s'; did you mean '%s'?"), SLICE_ARG(key->text),
                     best);
    else
        yaml_mistake(m, key, _("unknown key '%.*s'"), SLICE_ARG(key->text));
}

bool yaml_wants(const struct yaml *node, enum yaml_kind kind, struct lint_messages *m)
{
    if (node->kind == kind)
        return true;
    yaml_mistake(m, node, _("%s is wanted here, not %s"), yaml_kind_name(kind),
                 yaml_kind_name(node->kind));
    return false;
}

bool yaml_read_map(const struct yaml *map, const struct yaml_field *fields, size_t n, void *object,
                   struct lint_messages *m)
{
    if (!yaml_wants(map, YAML_MAP, m))
        return false;
    bool good = true;
    for (const struct yaml *value = map->first; value != NULL; value = value->next) {
        const struct yaml_field *field = find_field(fields, n, value->key->text);

        if (field == NULL) {
            unknown_key(value->key, fields, n, m);
            good = false;
        } else if (field->read != NULL && !field->read(value, field, object, m)) {
            good = false;
        }
    }
    for (size_t i = 0; i < n; i++)
        if (fields[i].required && yaml_get(map, fields[i].key) == NULL) {
            yaml_mistake(m, map, _("key '%s' is missing"), fields[i].key);
            good = false;
        }
    return good;
}

bool yaml_read_maps(const struct yaml *list, const struct yaml_field *fields, size_t n, size_t size,
                    void *array, size_t *count, struct lint_messages *m)
{
    if (!yaml_wants(list, YAML_LIST, m))
        return false;
    char *elements = xcalloc(list->count + 1, size);
    bool good = true;
    for (const struct yaml *item = list->first; item != NULL; item = item->next)
        good &= yaml_read_map(item, fields, n, elements + size * (*count)++, m);
    memcpy(array, &elements, sizeof elements);
    return good;
}

static void *member(void *object, size_t offset)
{
    return (char *)object + offset;
}

/* `wanted` is not translated yet: nearly all are what is wanted. */
static bool is_scalar(const struct yaml *value, const char *wanted, struct lint_messages *m)
{
    if (value->kind != YAML_SCALAR)
        yaml_mistake(m, value, _("%s is wanted here, not %s"), _(wanted),
                     yaml_kind_name(value->kind));
    else if (value->text.n == 0)
        yaml_mistake(m, value, _("%s is wanted here, and nothing stands here"), _(wanted));
    else if (memchr(value->text.p, '\0', value->text.n) != NULL)
        yaml_mistake(m, value, _("the text holds a NUL"));
    else
        return true;
    return false;
}

char *yaml_copy_text(const struct yaml *value, struct lint_messages *m)
{
    if (!is_scalar(value, N_("a text"), m))
        return NULL;
    return xstrndup(value->text.p, value->text.n);
}

bool yaml_text_field(const struct yaml *value, const struct yaml_field *field, void *object,
                     struct lint_messages *m)
{
    char **text = member(object, field->offset);

    *text = yaml_copy_text(value, m);
    return *text != NULL;
}

bool yaml_texts_field(const struct yaml *value, const struct yaml_field *field, void *object,
                      struct lint_messages *m)
{
    char ***texts = member(object, field->offset);
    size_t *count = member(object, field->count);
    const struct yaml *item = value->kind == YAML_LIST ? value->first : value;

    *texts = xcalloc(value->kind == YAML_LIST ? value->count + 1 : 1, sizeof **texts);
    bool good = true;
    for (; item != NULL; item = value->kind == YAML_LIST ? item->next : NULL) {
        char *text = yaml_copy_text(item, m);

        if (text != NULL)
            (*texts)[(*count)++] = text;
        else
            good = false;
    }
    return good;
}

bool yaml_bool_field(const struct yaml *value, const struct yaml_field *field, void *object,
                     struct lint_messages *m)
{
    bool *truth = member(object, field->offset);

    *truth = slice_eq(value->text, SLICE("true"));
    if (*truth || slice_eq(value->text, SLICE("false")))
        return true;
    yaml_mistake(m, value, _("'true' or 'false' is wanted here"));
    return false;
}

bool yaml_number_field(const struct yaml *value, const struct yaml_field *field, void *object,
                       struct lint_messages *m)
{
    double *number = member(object, field->offset);

    if (!is_scalar(value, N_("a number"), m))
        return false;
    if (number_read(value->text, number) == value->text.n && isfinite(*number))
        return true;
    *number = 0;
    yaml_mistake(m, value, _("'%.*s' is no number"), SLICE_ARG(value->text));
    return false;
}

bool yaml_u32(const struct yaml *value, uint32_t *out, struct lint_messages *m)
{
    uint64_t number;

    if (!is_scalar(value, N_("a whole number"), m))
        return false;
    if (slice_u64(value->text, &number) && number <= UINT32_MAX) {
        *out = (uint32_t)number;
        return true;
    }
    yaml_mistake(m, value, _("'%.*s' is no whole number that fits here"), SLICE_ARG(value->text));
    return false;
}

bool yaml_u32_field(const struct yaml *value, const struct yaml_field *field, void *object,
                    struct lint_messages *m)
{
    return yaml_u32(value, member(object, field->offset), m);
}

bool yaml_int_field(const struct yaml *value, const struct yaml_field *field, void *object,
                    struct lint_messages *m)
{
    int *number = member(object, field->offset);
    bool negative = value->text.n > 0 && value->text.p[0] == '-';
    uint64_t digits;

    if (!is_scalar(value, N_("a whole number"), m))
        return false;
    if (slice_u64(slice_sub(value->text, negative, value->text.n), &digits) && digits <= 1000000) {
        *number = negative ? -(int)digits : (int)digits;
        return true;
    }
    yaml_mistake(m, value, _("'%.*s' is no whole number that fits here"), SLICE_ARG(value->text));
    return false;
}

static void not_in_names(const struct yaml *value, const char *const *names,
                         struct lint_messages *m)
{
    struct suggestion near = suggestion_for(value->text);
    struct text all = { 0 };

    for (size_t i = 0; names[i] != NULL; i++) {
        text_printf(&all, "%s%s", i ? ", " : "", names[i]);
        suggestion_try(&near, names[i]);
    }
    const char *best = suggestion_best(&near);
    if (best != NULL)
        yaml_mistake(m, value, _("unknown value '%.*s'; did you mean '%s'?"),
                     SLICE_ARG(value->text), best);
    else
        yaml_mistake(m, value, _("unknown value '%.*s'; possible are: %s"), SLICE_ARG(value->text),
                     text_str(&all));
    text_done(&all);
}

bool yaml_enum_field(const struct yaml *value, const struct yaml_field *field, void *object,
                     struct lint_messages *m)
{
    unsigned *number = member(object, field->offset);

    if (!is_scalar(value, N_("a word"), m))
        return false;
    for (unsigned i = 0; field->names[i] != NULL; i++)
        if (slice_eq(value->text, slice_of(field->names[i]))) {
            *number = i;
            return true;
        }
    not_in_names(value, field->names, m);
    return false;
}
