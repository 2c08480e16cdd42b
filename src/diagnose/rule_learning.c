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
    struct trial trial;
    uint8_t *facts;   /* enum knowledge of each */
    bool *used;       /* facts that are asked already */
    uint64_t *left;   /* rules that nothing shuts out yet */
    uint64_t **rules; /* that have it as a condition, by gate; NULL: its gate is of no use */
    bool *told;       /* by the shape of the call, by gate */
    unsigned *shuts;  /* how many of the rules that are left, by gate */
};

/* A few times, more seldom each time: what is learnt from one call may fit it alone. */
static bool is_due(uint32_t seen)
{
    while (seen > FIRST_LESSON && seen % MORE_SELDOM == 0)
        seen /= MORE_SELDOM;
    return seen == FIRST_LESSON;
}

static struct subject *subject_again(const struct subject *s, struct arena *arena)
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

struct subject *trial_begin(struct trial *t)
{
    if (t->s == NULL)
        t->s = subject_again(t->of, t->g->arena);
    t->reads = calls_reads(t->of->calls);
    return t->s;
}

void trial_done(struct trial *t)
{
    arena_reset(t->g->arena);
    t->s = NULL;
}

/* A subject that knows what was read would not read it again. */
bool trial_has_read(struct trial *t)
{
    bool read = calls_reads(t->of->calls) != t->reads;

    if (read)
        trial_done(t);
    return read;
}

static bool fact_is_known(struct lesson *l, size_t fact)
{
    if (l->facts[fact] == NOT_TRIED) {
        struct value room;

        (void)fact_glance(trial_begin(&l->trial), fact, &room);
        l->facts[fact] = trial_has_read(&l->trial) ? TO_BE_READ : KNOWN;
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

    for (size_t i = g->terms_of[rule]; i < g->n_terms; i++)
        if (g->terms[i].gate == gate)
            return;
    VEC_PUSH(g->terms, g->n_terms, g->room_terms) = (struct term){ rule, gate };
}

static void add_all_terms(struct gates *g)
{
    size_t n = rules_count(g->rules);

    g->terms_of = xcalloc(n + 1, sizeof *g->terms_of);
    for (size_t i = 0; i < n; i++) {
        g->terms_of[i] = g->n_terms;
        if (!rules_at(g->rules, i)->capture)
            add_terms(g, rules_at(g->rules, i)->when->root, i);
    }
    g->terms_of[n] = g->n_terms;
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
    l->shuts = xcalloc(g->n, sizeof *l->shuts);
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
        if (l->rules[term->gate] == NULL)
            continue;
        add_rule(l->rules[term->gate], term->rule);
        l->shuts[term->gate]++;
    }
}

static void end_lesson(struct lesson *l)
{
    for (size_t i = 0; i < l->g->n; i++)
        free(l->rules[i]);
    free(l->rules);
    free(l->told);
    free(l->shuts);
    free(l->left);
    free(l->used);
    free(l->facts);
    trial_done(&l->trial);
}

/* How many rules the gate would shut out; of a fact that is asked anyway they count twice. What a
 * shape tells is asked once for all its calls. */
static unsigned worth_of(const struct lesson *l, size_t gate)
{
    enum { AS_GOOD_AS_FREE = 1000 };
    size_t fact = l->g->list[gate].last.fact;
    unsigned worth = l->shuts[gate];

    if (l->told[gate])
        return AS_GOOD_AS_FREE * worth;
    return fact < SEVERAL_FACTS && l->used[fact] ? 2 * worth : worth;
}

/* The gates that shut the rule out have one less to shut out. */
static void forget_rule(struct lesson *l, size_t rule)
{
    for (size_t i = l->g->terms_of[rule]; i < l->g->terms_of[rule + 1]; i++)
        if (l->rules[l->g->terms[i].gate] != NULL)
            l->shuts[l->g->terms[i].gate]--;
}

/* None of the rules is left afterwards; those that were are added to the set `taken`. */
static void take_rules(struct lesson *l, const uint64_t *rules, uint64_t *taken)
{
    for (size_t w = 0; w < l->g->n_words; w++) {
        uint64_t some = rules[w] & l->left[w];

        l->left[w] &= ~some;
        if (taken != NULL)
            taken[w] |= some;
        for (; some != 0; some &= some - 1)
            forget_rule(l, w * WORD + (size_t)__builtin_ctzll(some));
    }
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
    take_rules(l, rules, guard_of(l->g, guards, gate)->rules);
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
    for (size_t i = 0; i < l->g->n; i++)
        if (l->rules[i] != NULL && is_of_kind(l, l->g->list[i].last.fact))
            take_rules(l, l->rules[i], NULL);
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
    struct lesson lesson = { .g = g, .s = s, .trial = { .g = g, .of = s } };

    if (kind == NULL || !is_due(kind->seen))
        return;
    begin_lesson(&lesson);
    kind_done(kind);
    choose(&lesson, &kind->guards);
    end_lesson(&lesson);
}
