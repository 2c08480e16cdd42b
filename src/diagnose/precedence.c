/* precedence.c - sets of causes, one for each rule: all that it is a special case of. */
#include "config.h"

#include "diagnose/precedence.h"

#include <stdlib.h>

#include "base/mem.h"

enum { WORD = 64 };

struct precedence {
    const struct rules *rules;
    size_t n_words;    /* of a set */
    size_t *cause;     /* of each rule: the first rule of its id */
    size_t *variant;   /* of each rule: the next one of its id; SIZE_MAX: none */
    uint64_t *above;   /* a set for each rule */
    uint64_t *general; /* causes that have special cases */
};

static uint64_t *above(const struct precedence *p, size_t rule)
{
    return p->above + rule * p->n_words;
}

static void put(uint64_t *set, size_t cause)
{
    set[cause / WORD] |= UINT64_C(1) << cause % WORD;
}

static bool holds(const uint64_t *set, size_t cause)
{
    return (set[cause / WORD] >> cause % WORD & 1) != 0;
}

/* True if the set grew. */
static bool unite(uint64_t *set, const uint64_t *other, size_t n_words)
{
    bool grown = false;

    for (size_t i = 0; i < n_words; i++) {
        grown = grown || (other[i] & ~set[i]) != 0;
        set[i] |= other[i];
    }
    return grown;
}

/* The first rule of the cause; SIZE_MAX: there is none. */
static size_t cause_of(const struct rules *rules, struct slice id)
{
    const struct rule *first = rules_by_id(rules, id);

    return first != NULL ? first->number : SIZE_MAX;
}

static void put_direct(struct precedence *p, const struct rule *rule)
{
    for (size_t i = 0; i < rule->n_special_case_of; i++) {
        size_t cause = cause_of(p->rules, slice_of(rule->special_case_of[i]));

        if (cause != SIZE_MAX)
            put(above(p, rule->number), cause);
    }
}

/* The first cause of the set from that number on; n_words * WORD: there is none. */
static size_t cause_from(const uint64_t *set, size_t n_words, size_t from)
{
    for (size_t word = from / WORD; word < n_words; word++) {
        uint64_t bits = set[word];

        if (word == from / WORD)
            bits &= ~UINT64_C(0) << from % WORD;
        if (bits != 0)
            return word * WORD + (size_t)__builtin_ctzll(bits);
    }
    return n_words * WORD;
}

/* A cause that is a special case of another is one of all causes above that, too. */
static bool put_indirect(struct precedence *p, size_t rule)
{
    uint64_t *set = above(p, rule);
    size_t end = p->n_words * WORD;
    bool grown = false;

    for (size_t c = cause_from(set, p->n_words, 0); c < end; c = cause_from(set, p->n_words, c + 1))
        for (size_t other = c; other != SIZE_MAX; other = p->variant[other])
            grown = unite(set, above(p, other), p->n_words) || grown;
    return grown;
}

static bool is_case_of(const struct precedence *p, const struct rule *a, const struct rule *b)
{
    return holds(above(p, a->number), p->cause[b->number]);
}

/* General is what another cause is a special case of, but not the other way round. */
static void find_general(struct precedence *p, size_t rule)
{
    const uint64_t *set = above(p, rule);
    size_t end = p->n_words * WORD;

    for (size_t c = cause_from(set, p->n_words, 0); c < end; c = cause_from(set, p->n_words, c + 1))
        for (size_t other = c; other != SIZE_MAX; other = p->variant[other])
            if (!holds(above(p, other), p->cause[rule]))
                put(p->general, c);
}

/* Chains the rules of each cause. */
static void find_variants(struct precedence *p, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        p->cause[i] = cause_of(p->rules, slice_of(rules_at(p->rules, i)->id));
        p->variant[i] = SIZE_MAX;
    }
    size_t *last = xcalloc(n + 1, sizeof *last); /* of each cause */
    for (size_t i = 0; i < n; i++) {
        if (p->cause[i] != i)
            p->variant[last[p->cause[i]]] = i;
        last[p->cause[i]] = i;
    }
    free(last);
}

struct precedence *precedence_new(const struct rules *rules)
{
    struct precedence *p = xcalloc(1, sizeof *p);
    size_t n = rules_count(rules);
    bool grown = true;

    p->rules = rules;
    p->n_words = n / WORD + 1;
    p->cause = xcalloc(n + 1, sizeof *p->cause);
    p->variant = xcalloc(n + 1, sizeof *p->variant);
    p->above = xcalloc((n + 1) * p->n_words, sizeof *p->above);
    p->general = xcalloc(p->n_words, sizeof *p->general);
    find_variants(p, n);
    for (size_t i = 0; i < n; i++)
        put_direct(p, rules_at(rules, i));
    while (grown) {
        grown = false;
        for (size_t i = 0; i < n; i++)
            grown = put_indirect(p, i) || grown;
    }
    for (size_t i = 0; i < n; i++)
        find_general(p, i);
    return p;
}

static bool have_one_above(const struct precedence *p, const struct rule *a, const struct rule *b)
{
    for (size_t i = 0; i < p->n_words; i++)
        if ((above(p, a->number)[i] & above(p, b->number)[i]) != 0)
            return true;
    return false;
}

bool precedence_replaces(const struct precedence *p, const struct rule *a, const struct rule *b)
{
    if (is_case_of(p, a, b))
        return !is_case_of(p, b, a);
    if (is_case_of(p, b, a))
        return false;
    return a->confidence == CONFIDENCE_PROVEN && b->confidence != CONFIDENCE_PROVEN &&
           a->severity == b->severity && have_one_above(p, a, b);
}

int precedence_compare(const struct precedence *p, const struct rule *a, const struct rule *b)
{
    bool general_a = holds(p->general, p->cause[a->number]);
    bool general_b = holds(p->general, p->cause[b->number]);

    if (a->severity != b->severity)
        return a->severity < b->severity ? -1 : 1;
    if (general_a != general_b)
        return general_a - general_b;
    if (a->confidence != b->confidence)
        return a->confidence < b->confidence ? -1 : 1;
    return a->number < b->number ? -1 : a->number > b->number;
}

bool precedence_conflict(const struct precedence *p, const struct rule *a, struct slice cause)
{
    size_t number = cause_of(p->rules, cause);

    for (size_t i = 0; i < rules_count(p->rules); i++)
        if (p->cause[i] == number && is_case_of(p, rules_at(p->rules, i), a))
            return true;
    return false;
}

void precedence_free(struct precedence *p)
{
    if (p == NULL)
        return;
    free(p->cause);
    free(p->variant);
    free(p->above);
    free(p->general);
    free(p);
}
