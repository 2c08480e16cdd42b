/* absence.c - the facts for the lack of which an expression holds: "not exists(x)", "x == 0". */
#include "config.h"

#include "expr/expr_private.h"

/* A missing fact makes any comparison false, and so its negation true. */
struct search {
    const struct expr *expr;
    struct expr_absence *list;
    size_t n, room;
};

static void add(struct search *s, const struct node *fact)
{
    size_t offset = 0;

    if (fact->op != NODE_FACT)
        return;
    /* of a named condition the place is that of the whole expression */
    if (fact->text.p >= s->expr->source.p && fact->text.p < s->expr->source.p + s->expr->source.n)
        offset = fact->offset;
    if (s->n < s->room)
        s->list[s->n] = (struct expr_absence){ .fact = fact->fact, .offset = offset };
    s->n++;
}

static void add_below(struct search *s, const struct node *node)
{
    for (; node != NULL; node = node->next) {
        add(s, node);
        if (node->op != NODE_OTHER) {
            add_below(s, node->left);
            add_below(s, node->right);
        }
    }
}

static bool is_nothing(const struct node *node)
{
    return node->op == NODE_CONSTANT && !value_true(node->constant);
}

/* "x == 0", "x == false", "x < 3" hold for a fact that is there and says nothing. */
static void look_at_comparison(struct search *s, const struct node *node)
{
    if (node->op == NODE_EQUAL && is_nothing(node->right))
        add(s, node->left);
    else if (node->op == NODE_EQUAL && is_nothing(node->left))
        add(s, node->right);
    else if (node->op == NODE_LESS || node->op == NODE_AT_MOST)
        add(s, node->left);
    else if (node->op == NODE_MORE || node->op == NODE_AT_LEAST)
        add(s, node->right);
}

static void look(struct search *s, const struct node *node, bool negated)
{
    if (node->op == NODE_NOT) {
        look(s, node->left, !negated);
    } else if (node->op == NODE_AND || node->op == NODE_OR) {
        look(s, node->left, negated);
        look(s, node->right, negated);
    } else if (negated) {
        add(s, node);
        add_below(s, node->left);
        add_below(s, node->right);
    } else {
        look_at_comparison(s, node);
    }
}

size_t expr_absences(const struct expr *expr, struct expr_absence *list, size_t room)
{
    struct search s = { .expr = expr, .list = list, .room = room };

    look(&s, expr->root, false);
    return s.n;
}
