/* rule_index.c - finds the first condition of each rule and asks it once. */
#include "config.h"

#include "diagnose/rule_index.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "expr/expr_private.h"

enum { WORD = 64 };
#define NO_FACT SIZE_MAX
#define SEVERAL_FACTS (SIZE_MAX - 1)

/* Most conditions ask for one fact, which is the same in one sound call after the other: what held
 * for a value holds for it again. */
struct memory {
    size_t fact; /* the only one that is asked, if it is so */
    bool filled, held;
    enum value_kind kind; /* missing, a truth or a number */
    double number;
};

/* A set of rules: one bit each, in words. */
struct gate {
    struct expr condition; /* a part of a rule's own expression */
    bool capture;          /* of rules of the capture as a whole */
    struct memory last;
    uint64_t *rules; /* those behind it */
};

struct gates {
    struct gate *list;
    size_t n;
    uint64_t *open; /* the rules behind the gates that held */
    size_t n_words;
};

static struct node *first_condition(struct node *node)
{
    while (node->op == NODE_AND)
        node = node->left;
    return node;
}

static bool same_constant(const struct value *a, const struct value *b)
{
    return a->kind == b->kind && value_equal(a, b);
}

/* Written alike; what is not known to be the same counts as different. */
static bool same_node(const struct node *a, const struct node *b)
{
    if (a == NULL || b == NULL)
        return a == b;
    if (a->op != b->op || !same_node(a->left, b->left) || !same_node(a->right, b->right) ||
        !same_node(a->next, b->next))
        return false;
    switch (a->op) {
    case NODE_CONSTANT:
        return same_constant(&a->constant, &b->constant);
    case NODE_FACT:
        return a->fact == b->fact;
    case NODE_HEADER:
        return a->header.role == b->header.role && a->header.all == b->header.all &&
               slice_ieq(a->header.name, b->header.name);
    case NODE_OTHER:
    case NODE_MATCH:
    case NODE_NO_MATCH:
        return false;
    case NODE_LIST:
    case NODE_RANGE:
    case NODE_OR:
    case NODE_AND:
    case NODE_NOT:
    case NODE_EQUAL:
    case NODE_UNEQUAL:
    case NODE_LESS:
    case NODE_AT_MOST:
    case NODE_MORE:
    case NODE_AT_LEAST:
    case NODE_IN:
    case NODE_NOT_IN:
    case NODE_ADD:
    case NODE_SUBTRACT:
    case NODE_MULTIPLY:
    case NODE_DIVIDE:
    case NODE_NEGATE:
    case NODE_EXISTS:
    case NODE_COUNT:
    case NODE_LENGTH:
    case NODE_LOWER:
    case NODE_PRIVATE: /* all that they are is below them */
        return true;
    }
    return false;
}

static size_t add_facts(const struct node *node, size_t found)
{
    if (node == NULL || found == SEVERAL_FACTS || node->op == NODE_CONSTANT)
        return found;
    if (node->op == NODE_FACT)
        return found == NO_FACT || found == node->fact ? node->fact : SEVERAL_FACTS;
    if (node->op == NODE_HEADER || node->op == NODE_OTHER)
        return SEVERAL_FACTS;
    for (const struct node *element = node->left; element != NULL; element = element->next)
        found = add_facts(element, found);
    return add_facts(node->right, found);
}

static struct gate *find_or_add(struct gates *g, struct node *node, bool capture)
{
    for (size_t i = 0; i < g->n; i++)
        if (g->list[i].capture == capture && same_node(g->list[i].condition.root, node))
            return &g->list[i];
    g->list[g->n] = (struct gate){ .condition.root = node,
                                   .capture = capture,
                                   .last.fact = add_facts(node, NO_FACT),
                                   .rules = xcalloc(g->n_words, sizeof *g->open) };
    return &g->list[g->n++];
}

struct gates *gates_new(const struct rules *rules)
{
    size_t count = rules_count(rules);
    struct gates *g = xcalloc(1, sizeof *g);

    g->list = xcalloc(count, sizeof *g->list);
    g->n_words = count / WORD + 1;
    g->open = xcalloc(g->n_words, sizeof *g->open);
    for (size_t i = 0; i < count; i++) {
        const struct rule *rule = rules_at(rules, i);
        struct gate *gate = find_or_add(g, first_condition(rule->when->root), rule->capture);

        gate->rules[i / WORD] |= UINT64_C(1) << i % WORD;
    }
    return g;
}

static bool holds(struct gate *gate, struct subject *s)
{
    struct memory *last = &gate->last;

    if (last->fact >= SEVERAL_FACTS)
        return expr_holds(&gate->condition, s);
    const struct value *v = fact_value(s, last->fact);
    double number = v->kind == VALUE_NUMBER ? v->number : v->kind == VALUE_BOOL && v->truth;
    if (last->filled && last->kind == v->kind && memcmp(&last->number, &number, sizeof number) == 0)
        return last->held;
    last->filled = v->kind <= VALUE_NUMBER;
    last->kind = v->kind;
    last->number = number;
    return last->held = expr_holds(&gate->condition, s);
}

void gates_ask(struct gates *g, struct subject *s)
{
    memset(g->open, 0, g->n_words * sizeof *g->open);
    for (size_t i = 0; i < g->n; i++) {
        struct gate *gate = &g->list[i];

        if (gate->capture != (s->call == NULL) || !holds(gate, s))
            continue;
        for (size_t w = 0; w < g->n_words; w++)
            g->open[w] |= gate->rules[w];
    }
}

size_t gates_next(const struct gates *g, size_t rule)
{
    for (size_t w = rule / WORD; w < g->n_words; w++, rule = w * WORD) {
        uint64_t left = g->open[w] >> rule % WORD;

        if (left)
            return rule + (size_t)__builtin_ctzll(left);
    }
    return GATES_END;
}

size_t gates_count(const struct gates *g)
{
    return g->n;
}

void gates_free(struct gates *g)
{
    if (g == NULL)
        return;
    for (size_t i = 0; i < g->n; i++)
        free(g->list[i].rules);
    free(g->list);
    free(g->open);
    free(g);
}
