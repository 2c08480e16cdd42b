/* yaml_tree.c - compiled trees: nodes that are written as the program is built, and read at its
 * start.
 *
 * A header, the nodes in the order of their reading (the root is the first), all text. A node's
 * relatives are its distance from the node, which is never 0: 0 says that there is none. */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/datafile.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/yaml_private.h"

#define MAGIC UINT64_C(0x31656572746c6d79)      /* "ymltree1" in the order of a little endian */
#define TREE_MAX ((size_t)YAML_NODES_MAX * 128) /* bytes of a file */

struct tree_header {
    uint64_t magic, source; /* the hash of the source */
    uint32_t source_size, nodes, text_size, reserved;
};

struct tree_node {
    uint8_t kind, style;
    uint16_t reserved;
    uint32_t line, column, count;
    uint32_t text, text_size; /* the text is followed by a NUL */
    uint32_t key, first, next;
};

/* Not keyed by the process: the tree is read by another one. */
static uint64_t source_hash(const struct yaml_file *file)
{
    static const uint64_t key[2] = { 0, 0 };

    return hash_bytes_with(key, file->source.p, file->source.n);
}

/* --- writing --- */

struct tree_writer {
    struct tree_node *nodes;
    size_t n, room;
    struct text text;
};

static uint32_t write_node(struct tree_writer *w, const struct yaml *node)
{
    size_t at = w->n;

    VEC_PUSH(w->nodes, w->n, w->room) = (struct tree_node){
        .kind = (uint8_t)node->kind,
        .style = (uint8_t)node->style,
        .line = node->line,
        .column = node->column,
        .count = (uint32_t)node->count,
        .text = (uint32_t)w->text.n,
        .text_size = (uint32_t)node->text.n,
    };
    text_slice(&w->text, node->text);
    text_add(&w->text, "", 1);
    size_t before = at;
    for (const struct yaml *child = node->first; child != NULL; child = child->next) {
        uint32_t key = child->key != NULL ? write_node(w, child->key) : 0;
        uint32_t child_at = write_node(w, child);

        if (child->key != NULL)
            w->nodes[child_at].key = child_at - key;
        if (before == at)
            w->nodes[at].first = child_at - (uint32_t)at;
        else
            w->nodes[before].next = child_at - (uint32_t)before;
        before = child_at;
    }
    return (uint32_t)at;
}

static bool write_all(const struct tree_writer *w, const struct tree_header *header,
                      const char *path)
{
    FILE *out = fopen(path, "wb");

    if (out == NULL)
        return false;
    bool good = fwrite(header, sizeof *header, 1, out) == 1 &&
                fwrite(w->nodes, sizeof *w->nodes, w->n, out) == w->n &&
                fwrite(w->text.p, 1, w->text.n, out) == w->text.n;
    return fclose(out) == 0 && good;
}

bool yaml_tree_write(const struct yaml_file *file, const char *path)
{
    struct tree_writer w = { .nodes = NULL };

    write_node(&w, file->root);
    struct tree_header header = {
        .magic = MAGIC,
        .source = source_hash(file),
        .source_size = (uint32_t)file->source.n,
        .nodes = (uint32_t)w.n,
        .text_size = (uint32_t)w.text.n,
    };
    bool good = write_all(&w, &header, path);

    free(w.nodes);
    text_done(&w.text);
    return good;
}

/* --- reading --- */

struct tree {
    const struct tree_header *header;
    const struct tree_node *nodes;
    const char *text;
};

static bool tree_open(struct tree *tree, struct slice bytes, const struct yaml_file *file)
{
    const struct tree_header *h = (const void *)bytes.p;

    if (bytes.n < sizeof *h || h->magic != MAGIC || h->source_size != file->source.n ||
        h->nodes == 0 || h->nodes > YAML_NODES_MAX ||
        bytes.n != sizeof *h + (uint64_t)h->nodes * sizeof *tree->nodes + h->text_size)
        return false;
    tree->header = h;
    tree->nodes = (const void *)(bytes.p + sizeof *h);
    tree->text = bytes.p + sizeof *h + (size_t)h->nodes * sizeof *tree->nodes;
    return h->source == source_hash(file);
}

/* A key is a scalar before its value, children and siblings stand after: relatives make no ring. */
static bool node_is_sound(const struct tree *tree, size_t i)
{
    const struct tree_node *n = &tree->nodes[i];
    size_t after = tree->header->nodes - i;

    return n->kind <= YAML_MAP && n->text_size < tree->header->text_size &&
           n->text < tree->header->text_size - n->text_size &&
           tree->text[n->text + n->text_size] == '\0' && n->key <= i &&
           (n->key == 0 || tree->nodes[i - n->key].kind == YAML_SCALAR) && n->first < after &&
           n->next < after;
}

static void node_take(const struct tree *tree, size_t i, struct yaml *nodes, struct yaml_file *file)
{
    const struct tree_node *n = &tree->nodes[i];

    nodes[i] = (struct yaml){
        .kind = (enum yaml_kind)n->kind,
        .style = n->style,
        .line = n->line,
        .column = n->column,
        .text = { tree->text + n->text, n->text_size },
        .key = n->key > 0 ? &nodes[i - n->key] : NULL,
        .first = n->first > 0 ? &nodes[i + n->first] : NULL,
        .next = n->next > 0 ? &nodes[i + n->next] : NULL,
        .count = n->count,
        .file = file,
    };
}

/* The children of a mapping have keys, others none; a scalar has no children. */
static bool children_are_sound(const struct yaml *parent)
{
    size_t count = 0;

    for (const struct yaml *child = parent->first; child != NULL; child = child->next, count++)
        if ((child->key != NULL) != (parent->kind == YAML_MAP))
            return false;
    return count == parent->count && (count == 0 || parent->kind != YAML_SCALAR);
}

static bool tree_take(const struct tree *tree, struct yaml_file *file)
{
    size_t n = tree->header->nodes;
    struct yaml *nodes = arena_alloc(file->arena, n * sizeof *nodes);

    for (size_t i = 0; i < n; i++) {
        if (!node_is_sound(tree, i))
            return false;
        node_take(tree, i, nodes, file);
    }
    for (size_t i = 0; i < n; i++)
        if (!children_are_sound(&nodes[i]))
            return false;
    file->root = nodes;
    file->nodes = n;
    return true;
}

bool yaml_tree_read(struct yaml_file *file)
{
    char *path = xasprintf("%sc", file->path);
    struct tree tree;
    bool taken = tree_open(&tree, datafile_read(file->arena, path, TREE_MAX), file) &&
                 tree_take(&tree, file);

    free(path);
    return taken;
}
