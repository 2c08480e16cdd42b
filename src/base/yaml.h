/* yaml.h - YAML files as a tree of nodes that know where they stand.
 *
 * A file that a person writes (rules, profiles, trunks, the guide, the configuration) is a small
 * part of YAML: scalars, lists and mappings with scalar keys. Anchors, aliases and tags are refused
 * (with them goes every way to make a small file large), a key that occurs twice is a mistake,
 * depth, size and the number of nodes are bounded. */
#ifndef SIPWHY_BASE_YAML_H
#define SIPWHY_BASE_YAML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/lint_message.h"
#include "base/slice.h"

enum yaml_kind { YAML_SCALAR, YAML_LIST, YAML_MAP };
const char *yaml_kind_name(enum yaml_kind); /* "a list", translated */

#define YAML_FILE_MAX (4u << 20) /* bytes */
#define YAML_DEPTH_MAX 32
#define YAML_NODES_MAX 200000
#define YAML_KEYS_MAX 1000 /* of one mapping */

struct yaml_file;

struct yaml {
    enum yaml_kind kind;
    unsigned style;                  /* of libyaml, for scalars */
    unsigned line, column;           /* from 1; the column in characters */
    struct slice text;               /* of a scalar: unquoted, unfolded; followed by a NUL */
    const struct yaml *key;          /* in a mapping: the scalar before the colon */
    const struct yaml *first, *next; /* its first child; its next sibling */
    size_t count;                    /* of children */
    const struct yaml_file *file;
};

/* Reads a file, or `source` under that name. NULL, and at least one mistake more, if it is no YAML.
 */
struct yaml_file *yaml_read_file(const char *path, struct lint_messages *);
struct yaml_file *yaml_read_text(const char *name, struct slice source, struct lint_messages *);
const struct yaml *yaml_root(const struct yaml_file *); /* an empty file is an empty scalar */
const char *yaml_path(const struct yaml_file *);
struct slice yaml_source(const struct yaml_file *); /* the file as it is */
/* A compiled tree spares reading YAML at each start: X.yamlc, made of X.yaml as the program is
 * built and put beside it, holds the nodes, their places and a hash of the source. yaml_read_file()
 * takes it where the source is still the same; otherwise, and where it is damaged, the source is
 * read. Numbers are in the order of the host's bytes. yaml_tree_write(): false and errno. */
bool yaml_tree_write(const struct yaml_file *, const char *path);
/* NULL is allowed. Not yaml_free(): libyaml exports a function of that name, and calls it. */
void yaml_file_free(struct yaml_file *);

/* Adds a mistake at the node; with _at at byte `offset` of the scalar's text, wherever that stands
 * in the file. */
void yaml_mistake(struct lint_messages *, const struct yaml *, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void yaml_mistake_at(struct lint_messages *, const struct yaml *scalar, size_t offset,
                     const char *format, ...) __attribute__((format(printf, 4, 5)));
void yaml_locate(const struct yaml *scalar, size_t offset, unsigned *line, unsigned *column);

/* True if it is of that kind; else a mistake says what is wanted. */
bool yaml_wants(const struct yaml *, enum yaml_kind, struct lint_messages *);

const struct yaml *yaml_get(const struct yaml *map,
                            const char *key); /* NULL: no such key, or no mapping */

/* --- mappings read into structs, by a table --- */

struct yaml_field;
/* Puts the value into the object; false, and a mistake, if it cannot. */
typedef bool yaml_reader(const struct yaml *value, const struct yaml_field *, void *object,
                         struct lint_messages *);

struct yaml_field {
    const char *key;
    yaml_reader *read;        /* NULL: the key is allowed, its value is read by other means */
    size_t offset;            /* of the member, for the readers below */
    size_t count;             /* of the member that counts the elements of a list */
    const char *const *names; /* of an enum, ended by NULL */
    bool required;
};

/* Reads every key of the mapping by its field. An unknown, missing or faulty key is a mistake; true
 * if there was none. */
bool yaml_read_map(const struct yaml *, const struct yaml_field *fields, size_t n, void *object,
                   struct lint_messages *);

/* The same for each mapping of a list: *count elements of `size` bytes, the calling function's,
 * whose address goes to the pointer that `array` points to. */
bool yaml_read_maps(const struct yaml *list, const struct yaml_field *fields, size_t n, size_t size,
                    void *array, size_t *count, struct lint_messages *);

yaml_reader yaml_text_field;   /* char *: an owned copy; not empty */
yaml_reader yaml_texts_field;  /* char ** and a size_t: a list of texts, or one text alone */
yaml_reader yaml_bool_field;   /* bool: true or false */
yaml_reader yaml_number_field; /* double, not negative */
yaml_reader yaml_u32_field;    /* uint32_t */
yaml_reader yaml_int_field;    /* int, may be negative */
yaml_reader yaml_enum_field;   /* an enum: the position in `names` */

/* The scalar as an owned string; NULL, and a mistake, if it is no scalar, empty, or holds a NUL. */
char *yaml_copy_text(const struct yaml *, struct lint_messages *);
bool yaml_u32(const struct yaml *, uint32_t *out, struct lint_messages *);

#endif
