/* trunk_file.c - an entry of trunks.yaml, put among those that are there, or taken out.
 *
 * The file is a person's: its text is kept to the letter, comments and all. An entry is put behind
 * the last one, with the indentation that the others have, and the outcome is read again before it
 * takes the place of the file. */
#include "config.h"

#include "provider/trunk_file.h"

#include <stdlib.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/yaml.h"
#include "provider/profiles.h"

/* In single quotes, in which a quote is doubled and nothing else means anything. */
static void quote(struct text *out, const char *text)
{
    text_addc(out, '\'');
    for (; *text; text++) {
        if (*text == '\'')
            text_addc(out, '\'');
        text_addc(out, (unsigned char)*text < ' ' ? ' ' : *text);
    }
    text_addc(out, '\'');
}

static void add_networks(struct text *out, const char *key, const struct network *list, size_t n)
{
    if (!n)
        return;
    text_printf(out, "  %s: [", key);
    for (size_t i = 0; i < n; i++) {
        text_adds(out, i > 0 ? ", '" : "'");
        network_print(out, list[i]);
        text_addc(out, '\'');
    }
    text_adds(out, "]\n");
}

static void add_texts(struct text *out, const char *key, char *const *list, size_t n)
{
    if (!n)
        return;
    text_printf(out, "  %s: [", key);
    for (size_t i = 0; i < n; i++) {
        text_adds(out, i ? ", " : "");
        quote(out, list[i]);
    }
    text_adds(out, "]\n");
}

void trunk_print(const struct trunk *t, const char *name, struct text *out)
{
    text_adds(out, "- name: ");
    quote(out, name);
    text_addc(out, '\n');
    if (t->provider != NULL)
        text_printf(out, "  provider: %s\n", t->provider);
    if (t->sid != NULL) {
        text_adds(out, "  sid: ");
        quote(out, t->sid);
        text_addc(out, '\n');
    }
    add_texts(out, "termination", t->termination, t->n_termination);
    add_texts(out, "origination", t->origination, t->n_origination);
    add_networks(out, "own", t->own, t->n_own);
    add_networks(out, "acl", t->acl, t->n_acl);
    if (t->cps > 0)
        text_printf(out, "  cps: %.10g\n", t->cps);
    if (t->concurrent)
        text_printf(out, "  concurrent: %u\n", (unsigned)t->concurrent);
    add_texts(out, "codecs", t->codecs, t->n_codecs);
}

/* --- one key of an entry --- */

static bool is_list(struct slice key)
{
    static const char *const lists[] = { "termination", "origination", "own", "acl", "codecs" };

    for (size_t i = 0; i < ARRAY_SIZE(lists); i++)
        if (slice_eq(key, slice_of(lists[i])))
            return true;
    return false;
}

/* A list may be typed without its brackets. */
static void put_value(struct text *out, struct slice key, struct slice value)
{
    bool bare = is_list(key) && !slice_starts(value, SLICE("["));

    text_printf(out, SLICE_FMT ": ", SLICE_ARG(key));
    if (!bare) {
        text_slice(out, value);
        text_addc(out, '\n');
        return;
    }
    text_addc(out, '[');
    for (struct slice rest = value; rest.n > 0;) {
        struct slice one = slice_trim(slice_cut(&rest, ','));
        char *item = xstrndup(one.p, one.n);

        quote(out, item);
        free(item);
        text_adds(out, rest.n > 0 ? ", " : "");
    }
    text_adds(out, "]\n");
}

static bool line_has_key(struct slice line, struct slice key)
{
    struct slice words = slice_trim(slice_sub(line, line.n > 2 ? 2 : line.n, line.n));

    return slice_starts(words, key) && key.n < words.n && words.p[key.n] == ':';
}

void trunk_entry_set(struct slice entry, struct slice key, struct slice value, struct text *out)
{
    bool done = value.n == 0;

    while (entry.n > 0) {
        struct slice line = slice_cut(&entry, '\n');

        if (!line_has_key(line, key)) {
            text_slice(out, line);
            text_addc(out, '\n');
        } else if (value.n > 0) {
            text_slice(out, slice_sub(line, 0, 2));
            put_value(out, key, value);
            done = true;
        }
    }
    if (!done) {
        text_adds(out, "  ");
        put_value(out, key, value);
    }
}

/* --- the file's text --- */

/* Where a line begins; the end of the text for one that is not there. */
static size_t line_start(struct slice source, unsigned line)
{
    size_t at = 0;

    while (line > 1 && at < source.n) {
        at += slice_chr(slice_sub(source, at, source.n), '\n') + 1;
        line--;
    }
    return at < source.n ? at : source.n;
}

static bool is_remark(struct slice line)
{
    struct slice words = slice_trim(line);

    return words.n == 0 || words.p[0] == '#';
}

/* The end of what stands before `end`, without the blank lines and remarks that lead on to what
 * stands after it. */
static size_t content_end(struct slice source, size_t from, size_t end)
{
    size_t last = from;

    for (size_t at = from; at < end;) {
        struct slice line = slice_sub(source, at, end);
        size_t length = slice_chr(line, '\n');

        if (!is_remark(slice_sub(line, 0, length)))
            last = at + length + (length < line.n);
        at += length + 1;
    }
    return last;
}

/* The dash of an item stands before its content, in the same line or (rarely) in one above. */
static bool dash_of(struct slice source, const struct yaml *item, size_t *start, size_t *indent)
{
    *start = line_start(source, item->line);
    struct slice line = slice_sub(source, *start, source.n);
    for (*indent = 0; *indent < line.n && line.p[*indent] == ' '; ++*indent)
        ;
    return *indent < line.n && line.p[*indent] == '-';
}

/* The change of the file: bytes [from, to) of the source give way to the entry. */
struct change {
    size_t from, to, indent;
};

static const struct yaml *item_named(const struct yaml *list, const char *name)
{
    for (const struct yaml *item = list->first; item != NULL; item = item->next) {
        const struct yaml *own = yaml_get(item, "name");

        if (own != NULL && own->kind == YAML_SCALAR && slice_eq(own->text, slice_of(name)))
            return item;
    }
    return NULL;
}

static bool plan(struct slice source, const struct yaml *root, const char *name, bool replace,
                 struct change *change, struct error *error)
{
    const struct yaml *list = yaml_get(root, "trunks");
    const struct yaml *former = list != NULL ? item_named(list, name) : NULL, *last = NULL;
    size_t start, indent;

    if (former != NULL && !replace) {
        error_set(error, _("there is a trunk '%s' already"), name);
        return false;
    }
    for (const struct yaml *item = list != NULL ? list->first : NULL; item != NULL;
         item = item->next)
        last = item;
    const struct yaml *at = former != NULL ? former : last,
                      *next = former != NULL ? former->next : NULL;
    if (list == NULL || list->kind != YAML_LIST || at == NULL ||
        !dash_of(source, at, &start, &indent)) {
        error_set(error, "%s", _("its list 'trunks' is not written line by line: add it by hand"));
        return false;
    }
    if (next == NULL) /* up to the next key of the file, or its end */
        next = list->next != NULL ? list->next->key : NULL;
    size_t end =
        content_end(source, start, next != NULL ? line_start(source, next->line) : source.n);
    *change = (struct change){ former != NULL ? start : end, end, indent };
    return true;
}

static void put_entry(struct text *out, struct slice entry, size_t indent)
{
    while (entry.n) {
        struct slice line = slice_cut(&entry, '\n');

        for (size_t i = 0; i < indent; i++)
            text_addc(out, ' ');
        text_slice(out, line);
        text_addc(out, '\n');
    }
}

static void begin_file(struct text *out, struct slice source, struct slice entry)
{
    text_slice(out, source); /* remarks at most */
    if (source.n && source.p[source.n - 1] != '\n')
        text_addc(out, '\n');
    text_adds(out, "trunks:\n");
    put_entry(out, entry, 2);
}

bool trunk_file_put(const char *path, struct slice source, const char *name, struct slice entry,
                    bool replace, struct text *out, struct error *error)
{
    struct lint_messages m = { 0 };
    struct yaml_file *file = yaml_read_text(path, source, &m);
    struct change change;
    bool good = file != NULL;

    if (file != NULL && yaml_root(file)->kind == YAML_SCALAR && yaml_root(file)->text.n == 0) {
        begin_file(out, source, entry);
    } else if (file != NULL &&
               (good = plan(source, yaml_root(file), name, replace, &change, error))) {
        text_slice(out, slice_sub(source, 0, change.from));
        if (out->n && out->p[out->n - 1] != '\n')
            text_addc(out, '\n');
        put_entry(out, entry, change.indent);
        text_slice(out, slice_sub(source, change.to, source.n));
    }
    yaml_file_free(file);
    lint_messages_to_error(&m, error);
    if (!good)
        return false;
    file = yaml_read_text(path, text_view(out), &m); /* is it what was meant? */
    const struct yaml *list = file != NULL ? yaml_get(yaml_root(file), "trunks") : NULL;
    good = list != NULL && list->kind == YAML_LIST && item_named(list, name) != NULL;
    yaml_file_free(file);
    lint_messages_done(&m);
    if (!good)
        error_set(error, _("%s cannot be added to: add the trunk by hand"), path);
    return good;
}

/* Without its last item the list goes, too: only remarks are left. */
static void cut(struct text *out, struct slice source, const struct yaml *list,
                const struct change *change)
{
    size_t from = 0;

    if (list->count == 1) {
        size_t key = line_start(source, list->key->line);

        text_slice(out, slice_sub(source, 0, key));
        from = line_start(source, list->key->line + 1);
    }
    text_slice(out, slice_sub(source, from, change->from));
    text_slice(out, slice_sub(source, change->to, source.n));
}

bool trunk_file_remove(const char *path, struct slice source, const char *name, struct text *out,
                       struct error *error)
{
    struct lint_messages m = { 0 };
    struct yaml_file *file = yaml_read_text(path, source, &m);
    const struct yaml *list = file != NULL ? yaml_get(yaml_root(file), "trunks") : NULL;
    bool listed = list != NULL && list->kind == YAML_LIST && item_named(list, name) != NULL;
    struct change change;
    bool good = listed && plan(source, yaml_root(file), name, true, &change, error);

    if (file != NULL && !listed)
        error_set(error, _("%s has no trunk '%s'"), path, name);
    if (good) {
        cut(out, source, list, &change);
    }
    yaml_file_free(file);
    if (file == NULL)
        lint_messages_to_error(&m, error);
    return good;
}
