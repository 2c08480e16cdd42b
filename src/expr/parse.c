/* parse.c - tokens -> tree, by recursive descent: one function for each strength of operators.
 */
#include "config.h"

#include "expr/expr.h"

#include <stdlib.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/suggest.h"
#include "expr/expr_private.h"
#include "expr/token.h"

#define SOURCE_MAX 16384
#define DEPTH_MAX 64
#define NODES_MAX 2000

struct parser {
    struct slice source;
    struct token token; /* the next one */
    size_t end;         /* of the last one taken */
    unsigned depth, nodes;
    const struct conditions *conditions; /* NULL: none */
    struct expr *expr;
    struct expr_error *error;
};

static struct node *parse_or(struct parser *);
static struct node *parse_sum(struct parser *);

static void take(struct parser *p)
{
    p->end = p->token.offset + p->token.length;
    p->token = token_read(p->source, p->end, p->error);
}

static bool accept(struct parser *p, enum token_kind kind)
{
    if (p->token.kind != kind)
        return false;
    take(p);
    return true;
}

static struct node *fail_here(struct parser *p, const char *message)
{
    expr_fail(p->error, p->token.offset, p->token.length, "%s", message);
    return NULL;
}

static bool expect(struct parser *p, enum token_kind kind, const char *message)
{
    if (accept(p, kind))
        return true;
    fail_here(p, message);
    return false;
}

static struct node *new_node(struct parser *p, enum node_op op, size_t offset)
{
    if (++p->nodes > NODES_MAX) {
        expr_fail(p->error, offset, 0, _("the expression is too long"));
        return NULL;
    }
    struct node *node = arena_alloc(p->expr->arena, sizeof *node);
    node->op = op;
    node->offset = offset;
    return node;
}

/* Sets the source of a node that is complete, and checks it. */
static struct node *finish(struct parser *p, struct node *node)
{
    node->text = slice_sub(p->source, node->offset, p->end);
    return expr_check(p->expr, node, p->error) ? node : NULL;
}

static struct node *binary(struct parser *p, enum node_op op, struct node *left, struct node *right)
{
    struct node *node = left != NULL && right != NULL ? new_node(p, op, left->offset) : NULL;

    if (node == NULL)
        return NULL;
    node->left = left;
    node->right = right;
    return finish(p, node);
}

static struct node *constant(struct parser *p, struct value value)
{
    struct node *node = new_node(p, NODE_CONSTANT, p->token.offset);

    take(p);
    if (node == NULL)
        return NULL;
    node->constant = arena_alloc(p->expr->arena, sizeof value);
    *node->constant = value;
    return finish(p, node);
}

/* \\ and \" are the characters; any other backslash stands for itself, as regular expressions have
 * many. */
static struct value unescape(struct parser *p, struct slice s)
{
    char *text = arena_alloc(p->expr->arena, s.n + 1);
    size_t n = 0;

    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '\\' && i + 1 < s.n && (s.p[i + 1] == '\\' || s.p[i + 1] == '"'))
            i++;
        text[n++] = s.p[i];
    }
    return value_text((struct slice){ text, n });
}

static struct value network(struct parser *p)
{
    struct network *net = arena_alloc(p->expr->arena, sizeof *net);

    *net = p->token.network;
    return (struct value){ .kind = VALUE_NETWORKS, .networks = { net, 1 } };
}

static void unknown_name(struct parser *p, const struct token *name)
{
    struct suggestion near = suggestion_for(name->text);

    for (size_t i = 0; i < facts_count(); i++)
        suggestion_try(&near, facts_at(i)->name);
    for (size_t i = 0; p->conditions != NULL && i < p->conditions->n; i++)
        suggestion_try(&near, p->conditions->list[i].name);
    const char *best = suggestion_best(&near);
    if (best != NULL)
        expr_fail(p->error, name->offset, name->length,
                  _("unknown fact '%.*s'; did you mean '%s'?"), SLICE_ARG(name->text), best);
    else
        expr_fail(p->error, name->offset, name->length, _("unknown fact '%.*s'"),
                  SLICE_ARG(name->text));
}

static void note_fact(struct expr *expr, size_t fact)
{
    for (size_t i = 0; i < expr->n_facts; i++)
        if (expr->facts[i] == fact)
            return;
    VEC_PUSH(expr->facts, expr->n_facts, expr->room_facts) = fact;
}

static bool names_fact(struct slice name, struct node *node)
{
    int fact = facts_find(name);

    if (fact < 0) {
        node->op = NODE_HEADER;
        return fact_header_read(name, &node->header);
    }
    node->op = NODE_FACT;
    node->fact = (size_t)fact;
    return true;
}

/* A fact of another call: the relation, a dot and the fact. */
static struct node *parse_other(struct parser *p, const struct token *name, enum relation relation,
                                struct slice rest)
{
    struct node *node = new_node(p, NODE_OTHER, name->offset);
    struct node *fact = node != NULL ? new_node(p, NODE_FACT, name->offset) : NULL;

    if (fact == NULL)
        return NULL;
    if (!names_fact(rest, fact)) {
        unknown_name(p, name);
        return NULL;
    }
    take(p);
    node->relation = relation;
    node->left = finish(p, fact);
    p->expr->asks_other_calls = true;
    return node->left != NULL ? finish(p, node) : NULL;
}

/* A named condition, parsed in place of its name. The condition was checked when it was named, and
 * knows only names that were given before. */
static struct node *parse_condition(struct parser *p, struct slice source)
{
    struct parser inner = *p;

    inner.source = arena_slice(p->expr->arena, source);
    inner.token = token_read(inner.source, 0, p->error);
    struct node *node = parse_or(&inner);
    p->nodes = inner.nodes;
    take(p);
    return node;
}

static struct node *parse_fact(struct parser *p)
{
    struct token name = p->token;
    struct slice rest = name.text, condition;
    enum relation relation;
    struct node *node = new_node(p, NODE_FACT, name.offset);

    if (node == NULL)
        return NULL;
    if (names_fact(name.text, node)) {
        if (node->op == NODE_FACT)
            note_fact(p->expr, node->fact);
        take(p);
        return finish(p, node);
    }
    if (conditions_find(p->conditions, name.text, &condition))
        return parse_condition(p, condition);
    if (relation_named(slice_cut(&rest, '.'), &relation))
        return parse_other(p, &name, relation, rest);
    unknown_name(p, &name);
    return NULL;
}

static struct node *parse_call(struct parser *p, const struct token *name)
{
    static const struct {
        const char *name;
        enum node_op op;
    } functions[] = {
        { "exists", NODE_EXISTS }, { "count", NODE_COUNT },     { "length", NODE_LENGTH },
        { "lower", NODE_LOWER },   { "private", NODE_PRIVATE },
    };
    struct suggestion near = suggestion_for(name->text);

    for (size_t i = 0; i < ARRAY_SIZE(functions); i++) {
        suggestion_try(&near, functions[i].name);
        if (!slice_eq(name->text, slice_of(functions[i].name)))
            continue;
        struct node *node = new_node(p, functions[i].op, name->offset);
        struct node *operand = node != NULL ? parse_sum(p) : NULL;
        if (operand == NULL || !expect(p, TOKEN_CLOSE, _("')' is missing here")))
            return NULL;
        node->left = operand;
        return finish(p, node);
    }
    const char *best = suggestion_best(&near);
    if (best != NULL)
        expr_fail(p->error, name->offset, name->length,
                  _("unknown function '%.*s'; did you mean '%s'?"), SLICE_ARG(name->text), best);
    else
        expr_fail(p->error, name->offset, name->length,
                  _("unknown function '%.*s'; there are exists, count, length, lower, private"),
                  SLICE_ARG(name->text));
    return NULL;
}

static struct node *parse_name(struct parser *p)
{
    struct token name = p->token, after = { 0 };
    struct expr_error ignored = { 0 };

    after = token_read(p->source, name.offset + name.length, &ignored);
    if (after.kind != TOKEN_OPEN)
        return parse_fact(p);
    take(p);
    take(p);
    return parse_call(p, &name);
}

/* An expression in parentheses; they belong to its source, but not to that of a single name. */
static struct node *parse_group(struct parser *p)
{
    size_t offset = p->token.offset;

    take(p);
    struct node *inner = parse_or(p);
    if (inner == NULL || !expect(p, TOKEN_CLOSE, _("')' is missing here")))
        return NULL;
    if (inner->left != NULL) {
        inner->offset = offset;
        inner->text = slice_sub(p->source, offset, p->end);
    }
    return inner;
}

static struct node *parse_primary(struct parser *p)
{
    switch (p->token.kind) {
    case TOKEN_NUMBER:
        return constant(p, value_number(p->token.number));
    case TOKEN_TEXT:
        return constant(p, unescape(p, p->token.text));
    case TOKEN_ADDR:
        return constant(p, value_addr(p->token.network.addr));
    case TOKEN_NETWORK:
        return constant(p, network(p));
    case TOKEN_TRUE:
        return constant(p, value_bool(true));
    case TOKEN_FALSE:
        return constant(p, value_bool(false));
    case TOKEN_NAME:
        return parse_name(p);
    case TOKEN_OPEN:
        return parse_group(p);
    case TOKEN_FAULTY:
        return NULL;
    case TOKEN_END:
        return fail_here(p, _("something is missing at the end"));
    case TOKEN_OR:
    case TOKEN_AND:
    case TOKEN_NOT:
    case TOKEN_IN:
    case TOKEN_EQUAL:
    case TOKEN_UNEQUAL:
    case TOKEN_LESS:
    case TOKEN_AT_MOST:
    case TOKEN_MORE:
    case TOKEN_AT_LEAST:
    case TOKEN_MATCH:
    case TOKEN_NO_MATCH:
    case TOKEN_PLUS:
    case TOKEN_MINUS:
    case TOKEN_TIMES:
    case TOKEN_DIVIDE:
    case TOKEN_CLOSE:
    case TOKEN_COMMA:
    case TOKEN_RANGE:
        break;
    }
    return fail_here(p, _("a fact, a number, a text or an address is wanted here"));
}

/* Every recursion passes here or through parse_not(). */
static bool deeper(struct parser *p)
{
    if (++p->depth <= DEPTH_MAX)
        return true;
    fail_here(p, _("nested too deeply"));
    return false;
}

static struct node *parse_unary(struct parser *p)
{
    size_t offset = p->token.offset;
    struct node *node = NULL;

    if (!deeper(p))
        return NULL;
    if (accept(p, TOKEN_MINUS)) {
        struct node *operand = parse_unary(p);

        node = operand != NULL ? new_node(p, NODE_NEGATE, offset) : NULL;
        if (node != NULL) {
            node->left = operand;
            node = finish(p, node);
        }
    } else {
        node = parse_primary(p);
    }
    p->depth--;
    return node;
}

static struct node *parse_product(struct parser *p)
{
    struct node *left = parse_unary(p);

    while (left != NULL && (p->token.kind == TOKEN_TIMES || p->token.kind == TOKEN_DIVIDE)) {
        enum node_op op = p->token.kind == TOKEN_TIMES ? NODE_MULTIPLY : NODE_DIVIDE;

        take(p);
        left = binary(p, op, left, parse_unary(p));
    }
    return left;
}

static struct node *parse_sum(struct parser *p)
{
    struct node *left = parse_product(p);

    while (left != NULL && (p->token.kind == TOKEN_PLUS || p->token.kind == TOKEN_MINUS)) {
        enum node_op op = p->token.kind == TOKEN_PLUS ? NODE_ADD : NODE_SUBTRACT;

        take(p);
        left = binary(p, op, left, parse_product(p));
    }
    return left;
}

static struct node *parse_range(struct parser *p)
{
    struct node *low = parse_sum(p);

    return low != NULL && accept(p, TOKEN_RANGE) ? binary(p, NODE_RANGE, low, parse_sum(p)) : low;
}

/* The right side of `in`: a list in parentheses, a range, or a fact that is a list or a set of
 * networks. */
static struct node *parse_set(struct parser *p)
{
    size_t offset = p->token.offset;

    if (!accept(p, TOKEN_OPEN))
        return parse_range(p);
    struct node *list = new_node(p, NODE_LIST, offset);
    if (list == NULL)
        return NULL;
    struct node **end = &list->left;
    do {
        struct node *element = parse_range(p);

        if (element == NULL)
            return NULL;
        *end = element;
        end = &element->next;
    } while (accept(p, TOKEN_COMMA));
    return expect(p, TOKEN_CLOSE, _("',' or ')' is missing here")) ? finish(p, list) : NULL;
}

static bool comparison_of(struct parser *p, enum node_op *op)
{
    static const struct {
        enum token_kind token;
        enum node_op op;
    } operators[] = {
        { TOKEN_EQUAL, NODE_EQUAL },     { TOKEN_UNEQUAL, NODE_UNEQUAL },
        { TOKEN_LESS, NODE_LESS },       { TOKEN_MORE, NODE_MORE },
        { TOKEN_AT_MOST, NODE_AT_MOST }, { TOKEN_AT_LEAST, NODE_AT_LEAST },
        { TOKEN_MATCH, NODE_MATCH },     { TOKEN_NO_MATCH, NODE_NO_MATCH },
        { TOKEN_IN, NODE_IN },           { TOKEN_NOT, NODE_NOT_IN },
    };

    for (size_t i = 0; i < ARRAY_SIZE(operators); i++)
        if (p->token.kind == operators[i].token) {
            *op = operators[i].op;
            return true;
        }
    return false;
}

static struct node *parse_comparison(struct parser *p)
{
    enum node_op op;
    struct node *left = parse_sum(p);

    if (left == NULL || !comparison_of(p, &op))
        return left;
    take(p);
    if (op == NODE_NOT_IN && !expect(p, TOKEN_IN, _("'in' is wanted after 'not' here")))
        return NULL;
    bool set = op == NODE_IN || op == NODE_NOT_IN;
    struct node *node = binary(p, op, left, set ? parse_set(p) : parse_sum(p));
    if (node != NULL && comparison_of(p, &op))
        return fail_here(p, _("comparisons are joined by 'and' or 'or'"));
    return node;
}

static struct node *parse_not(struct parser *p)
{
    size_t offset = p->token.offset;

    if (!accept(p, TOKEN_NOT))
        return parse_comparison(p);
    if (!deeper(p))
        return NULL;
    struct node *operand = parse_not(p);
    p->depth--;
    struct node *node = operand != NULL ? new_node(p, NODE_NOT, offset) : NULL;
    if (node == NULL)
        return NULL;
    node->left = operand;
    return finish(p, node);
}

static struct node *parse_and(struct parser *p)
{
    struct node *left = parse_not(p);

    while (left != NULL && accept(p, TOKEN_AND))
        left = binary(p, NODE_AND, left, parse_not(p));
    return left;
}

static struct node *parse_or(struct parser *p)
{
    struct node *left = parse_and(p);

    while (left != NULL && accept(p, TOKEN_OR))
        left = binary(p, NODE_OR, left, parse_and(p));
    return left;
}

struct expr *expr_parse(struct slice source, struct expr_error *error)
{
    return expr_parse_with(source, NULL, error);
}

struct expr *expr_parse_with(struct slice source, const struct conditions *conditions,
                             struct expr_error *error)
{
    *error = (struct expr_error){ 0 };
    if (source.n > SOURCE_MAX) {
        expr_fail(error, SOURCE_MAX, 0, _("the expression is too long"));
        return NULL;
    }
    struct parser p = { .conditions = conditions,
                        .expr = xcalloc(1, sizeof *p.expr),
                        .error = error };
    p.expr->arena = arena_new();
    p.source = p.expr->source = arena_slice(p.expr->arena, source);
    p.token = token_read(p.source, 0, error);
    p.expr->root = parse_or(&p);
    if (p.expr->root != NULL && p.token.kind != TOKEN_END)
        p.expr->root =
            fail_here(&p, _("the expression should end here, or go on with 'and' or 'or'"));
    if (p.expr->root != NULL)
        return p.expr;
    expr_free(p.expr);
    return NULL;
}

void expr_free(struct expr *expr)
{
    if (expr == NULL)
        return;
    for (size_t i = 0; i < expr->n_patterns; i++)
        pattern_free(expr->patterns[i]);
    free(expr->patterns);
    free(expr->facts);
    arena_free(expr->arena);
    free(expr);
}

size_t expr_facts(const struct expr *expr, size_t *facts, size_t room)
{
    for (size_t i = 0; i < expr->n_facts && i < room; i++)
        facts[i] = expr->facts[i];
    return expr->n_facts;
}
