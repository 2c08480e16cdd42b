/* layout.c - tables of what expressions, templates and conditions are made of. */
#include "config.h"

#include "expr/layout.h"

#include "base/mem.h"
#include "expr/expr_private.h"

#define NODE(what, member)                                                                         \
    {                                                                                              \
        what, IMAGE_MEMBER(struct node, member)                                                    \
    }

static const struct image_layout node_layout;
static const struct image_layout *rest_of(const void *node);

/* A constant: it stands nowhere. */

#define VALUE(what, member)                                                                        \
    {                                                                                              \
        what, IMAGE_MEMBER(struct value, member)                                                   \
    }

static const struct image_member truth[] = { VALUE(IMAGE_BYTES, truth) };
static const struct image_member number[] = { VALUE(IMAGE_BYTES, number) };
static const struct image_member text[] = { VALUE(IMAGE_SLICE, text) };
static const struct image_member address[] = { VALUE(IMAGE_BYTES, addr) };
static const struct image_member plain_network[] = { { IMAGE_BYTES, .offset = 0,
                                                       .size = sizeof(struct network) } };
static const struct image_layout network_layout = IMAGE_LAYOUT(struct network, plain_network);
static const struct image_member networks[] = {
    { IMAGE_LIST, IMAGE_MEMBER(struct value, networks.p),
      .count = offsetof(struct value, networks.n), .of = &network_layout },
    VALUE(IMAGE_BYTES, networks.n),
};

static const struct image_layout *constant_of(const void *value)
{
    static const struct image_layout layouts[] = {
        [VALUE_MISSING] = { 0 },
        [VALUE_UNKNOWN] = { 0 },
        [VALUE_BOOL] = IMAGE_LAYOUT(struct value, truth),
        [VALUE_NUMBER] = IMAGE_LAYOUT(struct value, number),
        [VALUE_TEXT] = IMAGE_LAYOUT(struct value, text),
        [VALUE_ADDR] = IMAGE_LAYOUT(struct value, address),
        [VALUE_NETWORKS] = IMAGE_LAYOUT(struct value, networks),
        [VALUE_LIST] = { 0 }, /* no constant */
    };

    return &layouts[((const struct value *)value)->kind];
}

static const struct image_member value_members[] = {
    VALUE(IMAGE_BYTES, kind),
    { IMAGE_VARIANT, .variant = constant_of },
};
static const struct image_layout value_layout = IMAGE_LAYOUT(struct value, value_members);

/* What a node is beside its operands. */

static const struct image_member constant[] = {
    { IMAGE_POINTER, IMAGE_MEMBER(struct node, constant), .of = &value_layout },
};
static const struct image_member fact[] = { NODE(IMAGE_BYTES, fact) };
static const struct image_member header[] = {
    NODE(IMAGE_BYTES, header.role),
    NODE(IMAGE_BYTES, header.all),
    NODE(IMAGE_SLICE, header.name),
};
static const struct image_member relation[] = { NODE(IMAGE_BYTES, relation) };
static const struct image_member in[] = { NODE(IMAGE_BYTES, addresses) };
static const struct image_member match[] = { NODE(IMAGE_HOLE, pattern) };

static const struct image_layout *rest_of(const void *node)
{
    static const struct image_layout layouts[] = {
        [NODE_CONSTANT] = IMAGE_LAYOUT(struct node, constant),
        [NODE_FACT] = IMAGE_LAYOUT(struct node, fact),
        [NODE_HEADER] = IMAGE_LAYOUT(struct node, header),
        [NODE_OTHER] = IMAGE_LAYOUT(struct node, relation),
        [NODE_IN] = IMAGE_LAYOUT(struct node, in),
        [NODE_NOT_IN] = IMAGE_LAYOUT(struct node, in),
        [NODE_MATCH] = IMAGE_LAYOUT(struct node, match),
        [NODE_NO_MATCH] = IMAGE_LAYOUT(struct node, match),
        [NODE_PRIVATE] = { 0 }, /* and all others */
    };

    return &layouts[((const struct node *)node)->op];
}

static const struct image_member node_members[] = {
    NODE(IMAGE_BYTES, op),
    NODE(IMAGE_BYTES, kind),
    { IMAGE_POINTER, IMAGE_MEMBER(struct node, left), .of = &node_layout },
    { IMAGE_POINTER, IMAGE_MEMBER(struct node, right), .of = &node_layout },
    { IMAGE_POINTER, IMAGE_MEMBER(struct node, next), .of = &node_layout },
    NODE(IMAGE_BYTES, offset),
    NODE(IMAGE_SLICE, text),
    { IMAGE_VARIANT, .variant = rest_of },
};
static const struct image_layout node_layout = IMAGE_LAYOUT(struct node, node_members);

static const struct image_member plain_size[] = { { IMAGE_BYTES, .offset = 0,
                                                    .size = sizeof(size_t) } };
static const struct image_layout size_layout = IMAGE_LAYOUT(size_t, plain_size);

static const struct image_member expr_members[] = {
    { IMAGE_SOURCE, IMAGE_MEMBER(struct expr, source) },
    { IMAGE_POINTER, IMAGE_MEMBER(struct expr, root), .of = &node_layout },
    { IMAGE_BYTES, IMAGE_MEMBER(struct expr, asks_other_calls) },
    { IMAGE_LIST, IMAGE_MEMBER(struct expr, facts), .count = offsetof(struct expr, n_facts),
      .of = &size_layout },
    { IMAGE_BYTES, IMAGE_MEMBER(struct expr, n_facts) },
};
const struct image_layout expr_layout = IMAGE_LAYOUT(struct expr, expr_members);

static const struct image_member piece_members[] = {
    { IMAGE_SLICE, IMAGE_MEMBER(struct text_piece, text) },
    { IMAGE_BYTES, IMAGE_MEMBER(struct text_piece, optional) },
    { IMAGE_POINTER, IMAGE_MEMBER(struct text_piece, expr), .of = &expr_layout },
};
static const struct image_layout piece_layout = IMAGE_LAYOUT(struct text_piece, piece_members);

static const struct image_member pieces_members[] = {
    { IMAGE_SOURCE, IMAGE_MEMBER(struct pieces, source) },
    { IMAGE_LIST, IMAGE_MEMBER(struct pieces, list), .count = offsetof(struct pieces, n),
      .of = &piece_layout },
    { IMAGE_BYTES, IMAGE_MEMBER(struct pieces, n) },
};
static const struct image_layout pieces_layout = IMAGE_LAYOUT(struct pieces, pieces_members);

static const struct image_member template_members[] = {
    { IMAGE_INSIDE, IMAGE_MEMBER(struct template, own), .of = &pieces_layout },
};
const struct image_layout template_layout = IMAGE_LAYOUT(struct template, template_members);

static const struct image_member condition_members[] = {
    { IMAGE_TEXT, IMAGE_MEMBER(struct condition, name) },
    { IMAGE_TEXT, IMAGE_MEMBER(struct condition, source) },
};
static const struct image_layout condition_layout =
    IMAGE_LAYOUT(struct condition, condition_members);

static const struct image_member conditions_members[] = {
    { IMAGE_LIST, IMAGE_MEMBER(struct conditions, list), .count = offsetof(struct conditions, n),
      .of = &condition_layout },
    { IMAGE_BYTES, IMAGE_MEMBER(struct conditions, n) },
};
const struct image_layout conditions_layout = IMAGE_LAYOUT(struct conditions, conditions_members);

struct pattern **expr_patterns(struct image *image)
{
    size_t n = image_holes(image);
    struct pattern **patterns = xcalloc(n + 1, sizeof *patterns);

    for (size_t i = 0; i < n; i++) {
        struct pattern **hole = image_hole(image, i);
        struct node *node = (void *)((char *)hole - offsetof(struct node, pattern));

        *hole = patterns[i] = pattern_later(node->right->constant->text);
    }
    return patterns;
}
