/* expr_private.h - private to expr/ and the index of rules: what an expression is compiled to. */
#ifndef SIPWHY_EXPR_EXPR_PRIVATE_H
#define SIPWHY_EXPR_EXPR_PRIVATE_H

#include <stdatomic.h>

#include "base/pattern.h"
#include "expr/expr.h"

enum node_op {
    NODE_CONSTANT,
    NODE_FACT,
    NODE_HEADER,
    NODE_OTHER, /* left: a fact or header of another call */
    NODE_LIST,
    NODE_RANGE,
    NODE_OR,
    NODE_AND,
    NODE_NOT,
    NODE_EQUAL,
    NODE_UNEQUAL,
    NODE_LESS,
    NODE_AT_MOST,
    NODE_MORE,
    NODE_AT_LEAST,
    NODE_MATCH,
    NODE_NO_MATCH,
    NODE_IN,
    NODE_NOT_IN,
    NODE_ADD,
    NODE_SUBTRACT,
    NODE_MULTIPLY,
    NODE_DIVIDE,
    NODE_NEGATE,
    NODE_EXISTS,
    NODE_COUNT,
    NODE_LENGTH,
    NODE_LOWER,
    NODE_PRIVATE
};

struct node {
    enum node_op op;
    enum value_kind kind;      /* of what it yields, unless that is missing */
    struct node *left, *right; /* operands; of a list: left is its first element */
    struct node *next;         /* in a list */
    size_t offset;             /* in the source, or in that of the named condition it stands in */
    struct slice text;         /* the node's text, as written there */
    union {
        bool addresses; /* of `in`: what it looks into are addresses and networks */
        struct value *constant;
        size_t fact;               /* index of facts_at() */
        struct fact_header header; /* its name is part of the source */
        enum relation relation;
        struct pattern *pattern;
    };
};

struct expr {
    struct arena *arena;
    struct slice source; /* a copy of it */
    struct node *root;
    struct pattern **patterns;
    size_t n_patterns, room_patterns;
    bool asks_other_calls;
    size_t *facts; /* each once */
    size_t n_facts, room_facts;
};

struct condition {
    char *name, *source;
};
struct conditions {
    struct condition *list;
    size_t n, room;
};
/* False: there is none of that name. */
bool conditions_find(const struct conditions *, struct slice name, struct slice *source);

/* A text with facts in it, taken apart. */
struct text_piece {
    struct slice text; /* the text there, or instead of a missing value */
    bool optional;     /* {fact|words}: the words may be none */
    struct expr *expr; /* NULL: text only */
};
struct pieces {
    struct slice source; /* a copy of it, followed by a NUL */
    struct text_piece *list;
    size_t n, room;
};
struct template
{
    struct pieces own;
    struct pieces translated; /* the user language's; empty: `own` is printed */
    atomic_uchar state;       /* of that: enum translating */
};

/* Does a condition hold, or a part of one? */
bool node_holds(const struct node *, struct subject *);
/* Likewise, as a truth, which may be UNKNOWN. */
struct value node_truth(const struct node *, struct subject *);

/* Checks the kinds of the node's operands, which are checked already, and sets its own; compiles
 * patterns. */
bool expr_check(struct expr *, struct node *, struct expr_error *);

#endif
