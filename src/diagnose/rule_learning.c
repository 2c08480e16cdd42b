/* rule_learning.c - chooses the conditions that shut out rules, by a call of the kind.
 *
 * A condition that did not hold for one call is likely not to hold for the next of its kind. It is
 * asked of each, nevertheless: only the order of questions is learnt, never an answer. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "call/reads.h"
#include "diagnose/rule_index_private.h"
#include "fact/shape.h"

enum { WORD = 64, FIRST_LESSON = 32, MORE_SELDOM = 16 };

enum knowledge { NOT_TRIED, KNOWN, TO_BE_READ };

struct lesson {
    struct gates *g;
    struct subject *s;
    uint8_t *facts;   /* enum knowledge of each */
    bool *used;       /* facts that are asked already */
    uint64_t *left;   /* rules that nothing shuts out yet */
    uint64_t **rules; /* that have it as a condition, by gate; NULL: its gate is of no use */
    bool *told;       /* by the shape of the call, by gate */
};

/* A few times, more seldom each time: what is learnt from one call may fit it alone. */
static bool is_due(uint32_t seen)
{
    while (seen > FIRST_LESSON && seen % MORE_SELDOM == 0)
        seen /= MORE_SELDOM;
    return seen == FIRST_LESSON;
}

struct subject *subject_again(const struct subject *s, struct arena *arena)
{
    struct subject *again = subject_new(s->calls, s->call, s->profiles, s->sides, arena);

    again->log = s->log;
    again->alerts = s->alerts;
    again->checks = s->checks;
    again->lint = s->lint;
    again->said = s->said;
    again->sparse = s->sparse;
    return again;
}

static bool fact_is_known(struct lesson *l, size_t fact)
{
    if (l->facts[fact] == NOT_TRIED) {
        uint64_t before = calls_reads(l->s->calls);
        struct value room;

        (void)fact_glance(subject_again(l->s, l->g->arena), fact, &room);
        l->facts[fact] = calls_reads(l->s->calls) == before ? KNOWN : TO_BE_READ;
        arena_reset(l->g->arena);
    }
    return l->facts[fact] == KNOWN;
}

/* Can it be answered by what is known of the call since it was loaded? */
static bool is_known(struct lesson *l, const struct node *node)
{
    if (node == NULL || node->op == NODE_CONSTANT)
        return true;
    if (node->op == NODE_FACT)
        return fact_is_known(l, node->fact);
    if (node->op == NODE_HEADER || node->op == NODE_OTHER)
        return false;
    for (const struct node *element = node->left; element != NULL; element = element->next)
        if (!is_known(l, element))
            return false;
    return is_known(l, node->right);
}

static void add_terms(struct gates *g, struct node *node, size_t rule)
{
    if (node->op == NODE_AND) {
        add_terms(g, node->left, rule);
        add_terms(g, node->right, rule);
        return;
    }
    size_t gate = gate_of(g, node, false);

    VEC_PUSH(g->terms, g->n_terms, g->room_terms) = (struct term){ rule, gate };
}

static void add_all_terms(struct gates *g)
{
    for (size_t i = 0; i < rules_count(g->rules); i++)
        if (!rules_at(g->rules, i)->capture)
            add_terms(g, rules_at(g->rules, i)->when->root, i);
}

/* Is the gate shut, and does it cost little to see that? */
static bool is_of_use(struct lesson *l, size_t gate)
{
    struct gate *asked = &l->g->list[gate];

    return !asked->capture && is_known(l, asked->condition.root) && !gate_holds(asked, l->s);
}

static void add_rule(uint64_t *set, size_t rule)
{
    set[rule / WORD] |= UINT64_C(1) << rule % WORD;
}

static void begin_lesson(struct lesson *l)
{
    struct gates *g = l->g;

    if (g->terms == NULL)
        add_all_terms(g);
    l->facts = xcalloc(facts_count(), sizeof *l->facts);
    l->used = xcalloc(facts_count(), sizeof *l->used);
    l->left = xcalloc(g->n_words, sizeof *l->left);
    l->rules = xcalloc(g->n, sizeof *l->rules);
    l->told = xcalloc(g->n, sizeof *l->told);
    bool shaped = shape_of(l->s) != 0;
    for (size_t i = 0; i < g->n; i++) {
        if (!is_of_use(l, i))
            continue;
        l->rules[i] = xcalloc(g->n_words, sizeof **l->rules);
        l->told[i] = shaped && is_told_by_shape(l->s, g->list[i].condition.root);
    }
    for (size_t i = 0; i < g->n_terms; i++) {
        const struct term *term = &g->terms[i];

        if (rules_at(g->rules, term->rule)->attempt != l->s->call->attempt)
            continue;
        add_rule(l->left, term->rule);
        if (l->rules[term->gate] != NULL)
            add_rule(l->rules[term->gate], term->rule);
    }
}

static void end_lesson(struct lesson *l)
{
    for (size_t i = 0; i < l->g->n; i++)
        free(l->rules[i]);
    free(l->rules);
    free(l->told);
    free(l->left);
    free(l->used);
    free(l->facts);
}

/* How many rules the gate would shut out; of a fact that is asked anyway they count twice. What a
 * shape tells is asked once for all its calls. */
static unsigned worth_of(const struct lesson *l, size_t gate)
{
    enum { AS_GOOD_AS_FREE = 1000 };
    size_t fact = l->g->list[gate].last.fact;
    unsigned worth = 0;

    for (size_t w = 0; l->rules[gate] != NULL && w < l->g->n_words; w++)
        worth += (unsigned)__builtin_popcountll(l->rules[gate][w] & l->left[w]);
    if (l->told[gate])
        return AS_GOOD_AS_FREE * worth;
    return fact < SEVERAL_FACTS && l->used[fact] ? 2 * worth : worth;
}

static bool is_needed(const struct lesson *l, const uint64_t *rules)
{
    for (size_t w = 0; w < l->g->n_words; w++)
        if (rules[w] & l->left[w])
            return true;
    return false;
}

static void put_behind(struct lesson *l, struct guards *guards, size_t gate, const uint64_t *rules)
{
    if (!is_needed(l, rules))
        return;
    struct guard *guard = guard_of(l->g, guards, gate);

    for (size_t w = 0; w < l->g->n_words; w++) {
        guard->rules[w] |= rules[w] & l->left[w];
        l->left[w] &= ~rules[w];
    }
    if (l->g->list[gate].last.fact < SEVERAL_FACTS)
        l->used[l->g->list[gate].last.fact] = true;
}

/* Does the kind of a call say what this fact is? */
static bool is_of_kind(const struct lesson *l, size_t fact)
{
    const char *name = fact < SEVERAL_FACTS ? facts_at(fact)->name : "";

    return strcmp(name, "method") == 0 || strcmp(name, "state") == 0 ||
           (strcmp(name, "status") == 0 && l->s->call->status != 0);
}

/* A gate that asks for nothing else is shut for each call of the kind: its rules need no guard. */
static void shut_for_kind(struct lesson *l)
{
    for (size_t i = 0; i < l->g->n; i++) {
        if (l->rules[i] == NULL || !is_of_kind(l, l->g->list[i].last.fact))
            continue;
        for (size_t w = 0; w < l->g->n_words; w++)
            l->left[w] &= ~l->rules[i][w];
    }
}

/* The gate that shuts out most, again and again; what no gate shuts out stays behind its first
 * condition. */
static void choose(struct lesson *l, struct guards *guards)
{
    unsigned most;

    shut_for_kind(l);
    do {
        size_t best = 0;

        most = 0;
        for (size_t i = 0; i < l->g->n; i++) {
            unsigned worth = worth_of(l, i);

            if (worth > most) {
                most = worth;
                best = i;
            }
        }
        if (most > 0)
            put_behind(l, guards, best, l->rules[best]);
    } while (most > 0);
    for (size_t i = 0; i < l->g->first.n; i++)
        if (!l->g->list[l->g->first.list[i].gate].capture)
            put_behind(l, guards, l->g->first.list[i].gate, l->g->first.list[i].rules);
}

void gates_learn(struct gates *g, struct subject *s)
{
    struct kind *kind = s->call != NULL ? kind_of(g, s->call) : NULL;
    struct lesson lesson = { .g = g, .s = s };

    if (kind == NULL || !is_due(kind->seen))
        return;
    begin_lesson(&lesson);
    kind_done(kind);
    choose(&lesson, &kind->guards);
    end_lesson(&lesson);
}
