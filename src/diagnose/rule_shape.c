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
    *a = (struct answers){ 0 };
}

void kind_done(struct kind *kind)
{
    guards_done(&kind->guards);
    for (size_t i = 0; i < SHAPES; i++)
        answers_done(&kind->answers[i]);
}

/* Does the gate hold for all calls of the shape, or for none? */
static bool is_settled(struct trial *t, struct gate *gate, struct subject *s, bool *holds)
{
    if (!is_told_by_shape(s, gate->condition.root))
        return false;
    *holds = expr_holds(&gate->condition, trial_begin(t));
    return !trial_has_read(t);
}

static void learn(struct gates *g, const struct guards *guards, struct subject *s,
                  struct answers *a)
{
    struct trial trial = { .g = g, .of = s };

    a->open = xcalloc(g->n_words, sizeof *a->open);
    for (size_t i = 0; i < guards->n; i++) {
        bool holds;

        if (!is_settled(&trial, &g->list[guards->list[i].gate], s, &holds))
            VEC_PUSH(a->asked, a->n_asked, a->room_asked) = (uint32_t)i;
        else if (holds)
            guard_open(g, &guards->list[i], a->open);
    }
    trial_done(&trial);
}

const struct answers *answers_for(struct gates *g, struct kind *kind, struct subject *s)
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
