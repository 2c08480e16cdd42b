/* rule_index.c - finds the conditions of rules that are alike, and asks each once. */
#include "config.h"

#include "diagnose/rule_index.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "diagnose/rule_index_private.h"

enum { WORD = 64 };

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
        return same_constant(a->constant, b->constant);
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

size_t fact_of_node(const struct node *node)
{
    return add_facts(node, NO_FACT);
}

size_t gate_of(struct gates *g, struct node *node, bool capture)
{
    size_t fact = fact_of_node(node);
    size_t *newest = &g->by_fact[fact < SEVERAL_FACTS ? fact : facts_count() + (fact == NO_FACT)];

    for (size_t i = *newest; i > 0; i = g->list[i - 1].other)
        if (g->list[i - 1].capture == capture && same_node(g->list[i - 1].condition.root, node))
            return i - 1;
    VEC_PUSH(g->list, g->n, g->room) = (struct gate){
        .condition.root = node, .capture = capture, .last.fact = fact, .other = *newest
    };
    *newest = g->n;
    return g->n - 1;
}

struct guard *guard_of(const struct gates *g, struct guards *guards, size_t gate)
{
    for (size_t i = 0; i < guards->n; i++)
        if (guards->list[i].gate == gate)
            return &guards->list[i];
    VEC_PUSH(guards->list, guards->n, guards->room) =
        (struct guard){ gate, xcalloc(g->n_words, sizeof(uint64_t)) };
    return &guards->list[guards->n - 1];
}

void guards_done(struct guards *guards)
{
    for (size_t i = 0; i < guards->n; i++)
        free(guards->list[i].rules);
    free(guards->list);
    *guards = (struct guards){ 0 };
}

struct gates *gates_new(const struct rules *rules)
{
    size_t count = rules_count(rules);
    struct gates *g = xcalloc(1, sizeof *g);

    g->rules = rules;
    g->n_words = count / WORD + 1;
    g->by_fact = xcalloc(facts_count() + 2, sizeof *g->by_fact);
    g->open = xcalloc(g->n_words, sizeof *g->open);
    g->arena = arena_new();
    for (size_t i = 0; i < count; i++) {
        const struct rule *rule = rules_at(rules, i);
        size_t gate = gate_of(g, first_condition(rule->when->root), rule->capture);

        guard_of(g, &g->first, gate)->rules[i / WORD] |= UINT64_C(1) << i % WORD;
    }
    return g;
}

bool gate_holds(struct gate *gate, struct subject *s)
{
    struct memory *last = &gate->last;

    if (last->fact >= SEVERAL_FACTS)
        return expr_holds(&gate->condition, s);
    struct value room;
    const struct value *v = fact_glance(s, last->fact, &room);
    double number = v->kind == VALUE_NUMBER ? v->number : v->kind == VALUE_BOOL && v->truth;
    if (last->filled && last->kind == v->kind && memcmp(&last->number, &number, sizeof number) == 0)
        return last->held;
    last->filled = v->kind <= VALUE_NUMBER;
    last->kind = v->kind;
    last->number = number;
    return last->held = expr_holds(&gate->condition, s);
}

struct kind *kind_of(struct gates *g, const struct call *call)
{
    uint64_t name = (uint64_t)call->attempt << 32 | (uint64_t)call->method << 24 |
                    (uint64_t)call->state << 16 | call->status;
    struct kind *kind = &g->kinds[hash_mix(name, 0) % KINDS];

    if (kind->name != name) {
        kind_done(kind);
        *kind = (struct kind){ .name = name };
    }
    return kind;
}

bool gates_have_learnt(struct gates *g, const struct call *call)
{
    return kind_of(g, call)->guards.n > 0;
}

void guard_open(const struct gates *g, const struct guard *guard, uint64_t *open)
{
    for (size_t w = 0; w < g->n_words; w++)
        open[w] |= guard->rules[w];
}

/* Opens the rules behind the guard if its gate holds. */
static void ask(struct gates *g, const struct guard *guard, struct subject *s)
{
    struct gate *gate = &g->list[guard->gate];

    if (gate->capture != (s->call == NULL) || !gate_holds(gate, s))
        return;
    guard_open(g, guard, g->open);
}

static void ask_all(struct gates *g, const struct guards *guards, struct subject *s)
{
    memset(g->open, 0, g->n_words * sizeof *g->open);
    for (size_t i = 0; i < guards->n; i++)
        ask(g, &guards->list[i], s);
}

void gates_ask(struct gates *g, struct subject *s)
{
    struct kind *kind = s->call != NULL ? kind_of(g, s->call) : NULL;

    g->told = NULL;
    if (kind != NULL && kind->seen < UINT32_MAX)
        kind->seen++;
    if (kind == NULL || kind->guards.n == 0) {
        ask_all(g, &g->first, s);
        return;
    }
    g->told = answers_for(g, kind, s);
    if (g->told == NULL) {
        ask_all(g, &kind->guards, s);
        return;
    }
    memcpy(g->open, g->told->open, g->n_words * sizeof *g->open);
    for (size_t i = 0; i < g->told->n_asked; i++)
        if (gate_holds(&g->told->asked[i].gate, s))
            guard_open(g, &kind->guards.list[g->told->asked[i].guard], g->open);
}

bool gates_rule_holds(struct gates *g, size_t rule, struct subject *s)
{
    if (g->told == NULL)
        return expr_holds(rules_at(g->rules, rule)->when, s);
    return node_holds(answers_rule(g, g->told, rule, s), s);
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
    return g->first.n;
}

void gates_free(struct gates *g)
{
    if (g == NULL)
        return;
    for (size_t i = 0; i < KINDS; i++)
        kind_done(&g->kinds[i]);
    guards_done(&g->first);
    arena_free(g->arena);
    free(g->list);
    free(g->by_fact);
    free(g->terms);
    free(g->terms_of);
    free(g->open);
    free(g);
}
