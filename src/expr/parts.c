/* parts.c - an expression taken apart for people: which condition fails, which facts it names.
 */
#include "config.h"

#include "expr/expr_private.h"

struct slice expr_source(const struct expr *expr)
{
    return expr->source;
}

/* The first of the conditions that `and` joins which does not hold. */
static const struct node *failing(const struct expr *expr, const struct node *node,
                                  struct subject *subject)
{
    struct expr part = *expr;

    if (node->op == NODE_AND) {
        const struct node *left = failing(expr, node->left, subject);

        return left != NULL ? left : failing(expr, node->right, subject);
    }
    part.root = (struct node *)(uintptr_t)node;
    return expr_holds(&part, subject) ? NULL : node;
}

bool expr_failing(const struct expr *expr, struct subject *subject, struct expr_part *out)
{
    const struct node *node = failing(expr, expr->root, subject);

    if (node != NULL)
        *out = (struct expr_part){ .source = node->text, .node = node };
    return node != NULL;
}

struct expr_part expr_whole(const struct expr *expr)
{
    return (struct expr_part){ .source = expr->source, .node = expr->root };
}

static void add_name(const struct expr *expr, const struct node *node, struct subject *subject,
                     struct expr_names *names)
{
    struct slice name = node->op == NODE_FACT ? slice_of(facts_at(node->fact)->name) : node->text;
    struct expr part = *expr;

    for (size_t i = 0; i < names->n; i++)
        if (slice_eq(names->list[i].source, name))
            return;
    part.root = (struct node *)(uintptr_t)node;
    VEC_PUSH(names->list, names->n, names->room) =
        (struct expr_name){ .source = name, .value = expr_value(&part, subject) };
}

static void add_names(const struct expr *expr, const struct node *node, struct subject *subject,
                      struct expr_names *names)
{
    for (; node != NULL; node = node->next) {
        if (node->op == NODE_FACT || node->op == NODE_HEADER || node->op == NODE_OTHER)
            add_name(expr, node, subject, names);
        if (node->op == NODE_OTHER)
            continue;
        add_names(expr, node->left, subject, names);
        add_names(expr, node->right, subject, names);
    }
}

void expr_names(const struct expr *expr, const struct expr_part *part, struct subject *subject,
                struct expr_names *names)
{
    struct node alone = *part->node;

    alone.next = NULL;
    add_names(expr, &alone, subject, names);
}

bool expr_asks_other_calls(const struct expr *expr)
{
    return expr->asks_other_calls;
}
