/* rule_shape.c - what is asked once for all calls of a shape. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "diagnose/rule_index_private.h"
#include "fact/shape.h"

bool is_told_by_shape(struct subject *s, const struct node *node)
{
    if (node == NULL || node->op == NODE_CONSTANT)
        return true;
    if (node->op == NODE_FACT)
        return shape_tells(s, node->fact);
    if (node->op == NODE_EXISTS && node->left->op == NODE_FACT)
        return shape_tells_presence(s, node->left->fact);
    if (node->op == NODE_HEADER || node->op == NODE_OTHER)
        return false;
    for (const struct node *element = node->left; element != NULL; element = element->next)
        if (!is_told_by_shape(s, element))
            return false;
    return is_told_by_shape(s, node->right);
}

static void answers_done(struct answers *a)
{
    free(a->open);
    free(a->asked);
    free(a->rules);
    arena_free(a->arena);
    *a = (struct answers){ 0 };
}

void kind_done(struct kind *kind)
{
    guards_done(&kind->guards);
    for (size_t i = 0; i < SHAPES; i++)
        answers_done(&kind->answers[i]);
}

/* A condition that is looked at for all calls of a shape. */
struct folding {
    struct trial trial;
    struct subject *s;
    struct arena *arena; /* of what is made */
};

/* Is the condition true for all calls of the shape, or for none, or unknown of each? */
static bool is_settled(struct folding *f, const struct node *node, struct value *truth)
{
    if (!is_told_by_shape(f->s, node))
        return false;
    *truth = node_truth(node, trial_begin(&f->trial));
    return !trial_has_read(&f->trial);
}

static struct node *copy_of(struct folding *f, const struct node *node)
{
    struct node *copy = arena_alloc(f->arena, sizeof *copy);

    *copy = *node;
    return copy;
}

static bool is_truth(const struct node *node, bool truth)
{
    return node->op == NODE_CONSTANT && node->constant->kind == VALUE_BOOL &&
           node->constant->truth == truth;
}

static struct node *fold(struct folding *f, struct node *node);

/* What is false decides `and`, what is true `or`; the other says nothing there. */
static struct node *fold_pair(struct folding *f, struct node *node)
{
    bool decides = node->op == NODE_OR;
    struct node *left = fold(f, node->left);

    if (is_truth(left, decides))
        return left;
    struct node *right = fold(f, node->right);
    if (is_truth(right, decides) || is_truth(left, !decides))
        return right;
    if (is_truth(right, !decides))
        return left;
    if (left == node->left && right == node->right)
        return node;
    struct node *pair = copy_of(f, node);
    pair->left = left;
    pair->right = right;
    return pair;
}

/* The condition without what the shape tells of it. */
static struct node *fold(struct folding *f, struct node *node)
{
    struct value truth;

    if (node->op == NODE_CONSTANT)
        return node;
    if (is_settled(f, node, &truth)) {
        struct node *constant = copy_of(f, node);

        constant->op = NODE_CONSTANT;
        constant->constant = arena_alloc(f->arena, sizeof truth);
        *constant->constant = truth;
        return constant;
    }
    if (node->op == NODE_AND || node->op == NODE_OR)
        return fold_pair(f, node);
    if (node->op != NODE_NOT)
        return node;
    struct node *copy = copy_of(f, node);
    copy->left = fold(f, node->left);
    return copy;
}

static void learn(struct gates *g, const struct guards *guards, struct subject *s,
                  struct answers *a)
{
    a->open = xcalloc(g->n_words, sizeof *a->open);
    a->rules = xcalloc(rules_count(g->rules), sizeof *a->rules);
    a->arena = arena_new();
    struct folding folding = { .trial = { .g = g, .of = s }, .s = s, .arena = a->arena };

    for (size_t i = 0; i < guards->n; i++) {
        struct node *left = fold(&folding, g->list[guards->list[i].gate].condition.root);

        if (is_truth(left, true))
            guard_open(g, &guards->list[i], a->open);
        else if (left->op != NODE_CONSTANT)
            VEC_PUSH(a->asked, a->n_asked, a->room_asked) =
                (struct asked){ (uint32_t)i,
                                { .condition.root = left, .last.fact = fact_of_node(left) } };
    }
    trial_done(&folding.trial);
}

struct answers *answers_for(struct gates *g, struct kind *kind, struct subject *s)
{
    uint64_t shape = shape_of(s);
    struct answers *a = &kind->answers[shape / 2 % SHAPES];

    if (shape == 0)
        return NULL;
    if (a->shape != shape) {
        answers_done(a);
        learn(g, &kind->guards, s, a);
        a->shape = shape;
    }
    return a;
}

struct node *answers_rule(struct gates *g, struct answers *a, size_t rule, struct subject *s)
{
    struct folding folding = { .trial = { .g = g, .of = s }, .s = s, .arena = a->arena };

    if (a->rules[rule] == NULL) {
        a->rules[rule] = fold(&folding, rules_at(g->rules, rule)->when->root);
        trial_done(&folding.trial);
    }
    return a->rules[rule];
}
