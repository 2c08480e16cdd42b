/* yaml.c - libyaml's events -> nodes with lines and columns. */
#include "config.h"

#include "base/yaml.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/sudo_user.h"
#include "base/yaml_private.h"

struct reader {
    yaml_parser_t parser;
    struct yaml_file *file;
    struct lint_messages *mistakes;
};

const char *yaml_kind_name(enum yaml_kind kind)
{
    static const char *const names[] = { [YAML_SCALAR] = N_("a text or number"),
                                         [YAML_LIST] = N_("a list"),
                                         [YAML_MAP] = N_("a mapping") };

    return _(names[kind]);
}

static void complain(struct reader *r, const yaml_mark_t *mark, const char *message)
{
    lint_messages_add(r->mistakes, r->file->path, (unsigned)mark->line + 1,
                      (unsigned)mark->column + 1, "%s", message);
}

static bool next_event(struct reader *r, yaml_event_t *event)
{
    if (yaml_parser_parse(&r->parser, event))
        return true;
    const yaml_parser_t *p = &r->parser;
    if (p->error == YAML_MEMORY_ERROR)
        out_of_memory();
    if (p->error == YAML_READER_ERROR)
        lint_messages_add(r->mistakes, r->file->path, 0, 0, _("byte %zu: no UTF-8 text: %s"),
                          p->problem_offset + 1, p->problem);
    else
        complain(r, &p->problem_mark, p->problem != NULL ? p->problem : _("not YAML"));
    return false;
}

static struct yaml *new_node(struct reader *r, enum yaml_kind kind, const yaml_event_t *event)
{
    if (++r->file->nodes > YAML_NODES_MAX) {
        complain(r, &event->start_mark, _("the file holds too much"));
        return NULL;
    }
    struct yaml *node = arena_alloc(r->file->arena, sizeof *node);
    node->kind = kind;
    node->file = r->file;
    node->text = SLICE("");
    node->line = (unsigned)event->start_mark.line + 1;
    node->column = (unsigned)event->start_mark.column + 1;
    return node;
}

/* The reason why this reader of YAML refuses a construct; NULL: it takes the construct. */
static const char *refusal(const yaml_event_t *event)
{
    const unsigned char *anchor = NULL, *tag = NULL;

    if (event->type == YAML_ALIAS_EVENT)
        return _("aliases (*name) are not allowed here");
    if (event->type == YAML_SCALAR_EVENT) {
        anchor = event->data.scalar.anchor;
        tag = event->data.scalar.tag;
    } else if (event->type == YAML_SEQUENCE_START_EVENT) {
        anchor = event->data.sequence_start.anchor;
        tag = event->data.sequence_start.tag;
    } else if (event->type == YAML_MAPPING_START_EVENT) {
        anchor = event->data.mapping_start.anchor;
        tag = event->data.mapping_start.tag;
    }
    if (anchor != NULL)
        return _("anchors (&name) are not allowed here");
    return tag != NULL ? _("tags (!name) are not allowed here") : NULL;
}

static struct yaml *read_node(struct reader *r, yaml_event_t *event, unsigned depth);

static bool read_list(struct reader *r, struct yaml *list, unsigned depth)
{
    const struct yaml **end = &list->first;
    yaml_event_t event;

    while (next_event(r, &event)) {
        bool over = event.type == YAML_SEQUENCE_END_EVENT;
        struct yaml *item = over ? NULL : read_node(r, &event, depth);

        yaml_event_delete(&event);
        if (item == NULL)
            return over;
        *end = item;
        end = &item->next;
        list->count++;
    }
    return false;
}

static bool check_key(struct reader *r, const struct yaml *map, const struct yaml *key)
{
    if (key->kind != YAML_SCALAR) {
        yaml_mistake(r->mistakes, key, _("a key must be a text, not %s"),
                     yaml_kind_name(key->kind));
        return false;
    }
    if (map->count == YAML_KEYS_MAX) {
        yaml_mistake(r->mistakes, key, _("the mapping has too many keys"));
        return false;
    }
    for (const struct yaml *other = map->first; other != NULL; other = other->next)
        if (slice_eq(other->key->text, key->text))
            yaml_mistake(r->mistakes, key,
                         _("key '%.*s' stands twice here; it stood in line %u already"),
                         SLICE_ARG(key->text), other->key->line);
    return true;
}

static bool read_map(struct reader *r, struct yaml *map, unsigned depth)
{
    const struct yaml **end = &map->first;
    yaml_event_t event;

    while (next_event(r, &event)) {
        bool over = event.type == YAML_MAPPING_END_EVENT;
        struct yaml *key = over ? NULL : read_node(r, &event, depth);

        yaml_event_delete(&event);
        if (key == NULL || !check_key(r, map, key))
            return over;
        if (!next_event(r, &event))
            return false;
        struct yaml *value = read_node(r, &event, depth);
        yaml_event_delete(&event);
        if (value == NULL)
            return false;
        value->key = key;
        *end = value;
        end = &value->next;
        map->count++;
    }
    return false;
}

static struct yaml *read_node(struct reader *r, yaml_event_t *event, unsigned depth)
{
    const char *refused = refusal(event);

    if (refused == NULL && depth == YAML_DEPTH_MAX)
        refused = _("nested too deeply");
    if (refused != NULL) {
        complain(r, &event->start_mark, refused);
        return NULL;
    }
    struct yaml *node = NULL;
    if (event->type == YAML_SCALAR_EVENT) {
        node = new_node(r, YAML_SCALAR, event);
        if (node == NULL)
            return NULL;
        struct slice text = { (const char *)event->data.scalar.value, event->data.scalar.length };
        node->text = arena_slice(r->file->arena, text);
        node->style = (unsigned)event->data.scalar.style;
    } else if (event->type == YAML_SEQUENCE_START_EVENT) {
        node = new_node(r, YAML_LIST, event);
        if (node == NULL || !read_list(r, node, depth + 1))
            return NULL;
    } else if (event->type == YAML_MAPPING_START_EVENT) {
        node = new_node(r, YAML_MAP, event);
        if (node == NULL || !read_map(r, node, depth + 1))
            return NULL;
    }
    return node;
}

/* Start of stream, start of document, one node, end of document, end of stream. */
static bool read_document(struct reader *r)
{
    yaml_event_t event;
    struct yaml *root = NULL;
    bool more = true;

    while (more) {
        if (!next_event(r, &event))
            return false;
        bool faulty = false;
        if (event.type == YAML_DOCUMENT_START_EVENT && root != NULL) {
            complain(r, &event.start_mark, _("a second document in the file"));
            faulty = true;
        } else if (event.type == YAML_STREAM_END_EVENT) {
            more = false;
            if (root == NULL)
                root = new_node(r, YAML_SCALAR, &event);
        } else if (event.type != YAML_STREAM_START_EVENT &&
                   event.type != YAML_DOCUMENT_START_EVENT &&
                   event.type != YAML_DOCUMENT_END_EVENT) {
            root = read_node(r, &event, 0);
            faulty = root == NULL;
        }
        yaml_event_delete(&event);
        if (faulty)
            return false;
    }
    r->file->root = root;
    return true;
}

static struct yaml_file *read_source(struct yaml_file *file, struct lint_messages *mistakes)
{
    struct reader r = { .file = file, .mistakes = mistakes };
    size_t before = mistakes->n + mistakes->dropped;

    if (!yaml_parser_initialize(&r.parser))
        out_of_memory();
    yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r.parser, (const unsigned char *)text_str(&file->source),
                                 file->source.n);
    bool read = read_document(&r);
    yaml_parser_delete(&r.parser);
    if (read && mistakes->n + mistakes->dropped == before)
        return file;
    yaml_file_free(file);
    return NULL;
}

static struct yaml_file *new_file(const char *name)
{
    struct yaml_file *file = xcalloc(1, sizeof *file);

    file->path = xstrdup(name);
    file->arena = arena_new();
    return file;
}

struct yaml_file *yaml_read_text(const char *name, struct slice source,
                                 struct lint_messages *mistakes)
{
    if (source.n > YAML_FILE_MAX) {
        lint_messages_add(mistakes, name, 0, 0, _("larger than %u bytes"), YAML_FILE_MAX);
        return NULL;
    }
    struct yaml_file *file = new_file(name);
    text_slice(&file->source, source);
    return read_source(file, mistakes);
}

struct yaml_file *yaml_read_file(const char *path, struct lint_messages *mistakes)
{
    FILE *in = fopen(path, "rb");

    if (in == NULL) {
        lint_messages_add(mistakes, path, 0, 0, "%s", sudo_user_strerror(errno));
        return NULL;
    }
    struct yaml_file *file = new_file(path);
    char block[16384];
    size_t n;
    while ((n = fread(block, 1, sizeof block, in)) > 0 && file->source.n <= YAML_FILE_MAX)
        text_add(&file->source, block, n);
    const char *problem = ferror(in) ? strerror(errno) : NULL;
    fclose(in);
    if (problem != NULL)
        lint_messages_add(mistakes, path, 0, 0, "%s", problem);
    else if (file->source.n > YAML_FILE_MAX)
        lint_messages_add(mistakes, path, 0, 0, _("larger than %u bytes"), YAML_FILE_MAX);
    else
        return yaml_tree_read(file) ? file : read_source(file, mistakes);
    yaml_file_free(file);
    return NULL;
}

const struct yaml *yaml_root(const struct yaml_file *file)
{
    return file->root;
}

const char *yaml_path(const struct yaml_file *file)
{
    return file->path;
}

struct slice yaml_source(const struct yaml_file *file)
{
    return text_view(&file->source);
}

void yaml_file_free(struct yaml_file *file)
{
    if (file == NULL)
        return;
    arena_free(file->arena);
    text_done(&file->source);
    free(file->path);
    free(file);
}

const struct yaml *yaml_get(const struct yaml *map, const char *key)
{
    if (map == NULL || map->kind != YAML_MAP)
        return NULL;
    for (const struct yaml *value = map->first; value != NULL; value = value->next)
        if (slice_eq(value->key->text, slice_of(key)))
            return value;
    return NULL;
}
