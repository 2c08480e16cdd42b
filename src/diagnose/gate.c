/* gate.c - finds the first condition of each rule and asks it once. */
#include "config.h"

#include "diagnose/gate.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "diagnose/expr_tree.h"

enum answer { ANSWER_UNKNOWN, ANSWER_NO, ANSWER_YES };

struct gates {
    struct expr *conditions;                          /* parts of the rules' own expressions */
    unsigned char *answers;                           /* enum answer, of each condition */
    size_t n;
    size_t *of_rule;                                  /* index into conditions */
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
    if (!a || !b)
        return a == b;
    if (a->op != b->op || !same_node(a->left, b->left) || !same_node(a->right, b->right) ||
        !same_node(a->next, b->next))
        return false;
    switch ((int)a->op) {
    case NODE_CONSTANT:
        return same_constant(&a->constant, &b->constant);
    case NODE_FACT:
        return a->fact == b->fact;
    case NODE_HEADER:
        return a->header == b->header;
    case NODE_MATCH:
    case NODE_NO_MATCH:
        return false;
    default:
        return true;
    }
}

static size_t find_or_add(struct gates *g, struct node *node)
{
    for (size_t i = 0; i < g->n; i++)
        if (same_node(g->conditions[i].root, node))
            return i;
    g->conditions[g->n].root = node;
    return g->n++;
}

struct gates *gates_new(const struct rules *rules)
{
    size_t count = rules_count(rules);
    struct gates *g = xcalloc(1, sizeof *g);
    g->conditions = xcalloc(count + 1, sizeof *g->conditions);
    g->answers = xcalloc(count + 1, 1);
    g->of_rule = xcalloc(count + 1, sizeof *g->of_rule);
    for (size_t i = 0; i < count; i++)
        g->of_rule[i] = find_or_add(g, first_condition(rules_at(rules, i)->when->root));
    return g;
}

void gates_close(struct gates *g)
{
    memset(g->answers, ANSWER_UNKNOWN, g->n);
}

bool gates_open(struct gates *g, size_t rule, struct subject *s)
{
    size_t i = g->of_rule[rule];
    if (g->answers[i] == ANSWER_UNKNOWN)
        g->answers[i] = expr_holds(&g->conditions[i], s) ? ANSWER_YES : ANSWER_NO;
    return g->answers[i] == ANSWER_YES;
}

size_t gates_count(const struct gates *g)
{
    return g->n;
}

void gates_free(struct gates *g)
{
    if (!g)
        return;
    free(g->conditions);
    free(g->answers);
    free(g->of_rule);
    free(g);
}
