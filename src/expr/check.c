/* check.c - kinds: what may be compared with what. A mistake found here is one that no call
 * has to show. */
#include "config.h"

#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "expr/expr_private.h"
#include "expr/token.h"

static bool fail(struct expr_error *error, const struct node *at, const char *message)
{
    expr_fail(error, at->offset, at->text.n, "%s", message);
    return false;
}

static bool wants(struct expr_error *error, const struct node *operand, enum value_kind kind)
{
    if (operand->kind == kind)
        return true;
    expr_fail(error, operand->offset, operand->text.n,
              _("a value of kind '%s' is wanted here, not one of kind '%s'"), value_kind_name(kind),
              value_kind_name(operand->kind));
    return false;
}

/* A text that stands beside an address is one, once and for all. */
static bool to_address(struct node *node, struct expr_error *error)
{
    struct addr addr;

    if (node->op != NODE_CONSTANT || node->kind != VALUE_TEXT)
        return true;
    if (!addr_parse(node->constant->text, &addr))
        return fail(error, node, _("this text is no address, and it is compared with one"));
    *node->constant = value_addr(addr);
    node->kind = VALUE_ADDR;
    return true;
}

static bool comparable(struct node *a, struct node *b, struct expr_error *error)
{
    bool addresses = a->kind == VALUE_ADDR || b->kind == VALUE_ADDR;

    if (addresses && (a->kind == b->kind || a->kind == VALUE_TEXT || b->kind == VALUE_TEXT))
        return to_address(a, error) && to_address(b, error);
    if (a->kind == b->kind)
        return true;
    expr_fail(error, b->offset, b->text.n,
              _("a value of kind '%s' is compared with one of kind '%s'"), value_kind_name(a->kind),
              value_kind_name(b->kind));
    return false;
}

static bool check_equal(struct node *node, struct expr_error *error)
{
    if (node->right->kind == VALUE_NETWORKS || node->right->kind == VALUE_LIST)
        if (node->left->kind != node->right->kind)
            return fail(error, node->right,
                        _("write 'in' to look into a list or a set of networks"));
    return comparable(node->left, node->right, error);
}

static bool check_member(struct node *left, struct node *set, struct expr_error *error)
{
    if (set->op == NODE_LIST) {
        for (struct node *element = set->left; element != NULL; element = element->next)
            if (!check_member(left, element, error))
                return false;
        return true;
    }
    if (set->op == NODE_RANGE)
        return wants(error, left, VALUE_NUMBER);
    if (set->kind == VALUE_LIST)
        return true;
    if (set->kind != VALUE_NETWORKS)
        return comparable(left, set, error);
    if (left->kind == VALUE_ADDR || left->kind == VALUE_TEXT)
        return to_address(left, error);
    return wants(error, left, VALUE_ADDR);
}

static bool are_addresses(const struct node *set)
{
    if (set->op != NODE_LIST)
        return set->kind == VALUE_NETWORKS || set->kind == VALUE_ADDR;
    for (const struct node *element = set->left; element != NULL; element = element->next)
        if (!are_addresses(element))
            return false;
    return true;
}

static bool check_in(struct node *node, struct expr_error *error)
{
    struct node *set = node->right;
    bool is_set = set->op == NODE_LIST || set->op == NODE_RANGE || set->kind == VALUE_LIST ||
                  set->kind == VALUE_NETWORKS;

    if (!is_set)
        return fail(error, set,
                    _("after 'in' a list (a, b), a range a..b or a set of networks is wanted"));
    if (node->left->kind == VALUE_LIST || node->left->kind == VALUE_NETWORKS)
        return fail(error, node->left, _("one value is wanted before 'in', not many"));
    node->addresses = are_addresses(set);
    return check_member(node->left, set, error);
}

static bool check_match(struct expr *expr, struct node *node, struct expr_error *error)
{
    const struct node *text = node->left, *source = node->right;

    if (text->kind != VALUE_LIST && !wants(error, text, VALUE_TEXT))
        return false;
    if (source->op != NODE_CONSTANT || source->kind != VALUE_TEXT)
        return fail(error, source, _("after '~' a regular expression in double quotes is wanted"));
    struct pattern_error problem;
    node->pattern = pattern_new(source->constant->text, &problem);
    if (node->pattern == NULL) {
        expr_fail(error, source->offset, source->text.n,
                  _("the regular expression is faulty at character %zu: %s"), problem.offset + 1,
                  problem.message);
        return false;
    }
    VEC_PUSH(expr->patterns, expr->n_patterns, expr->room_patterns) = node->pattern;
    return true;
}

static bool both_numbers(const struct node *node, struct expr_error *error)
{
    return wants(error, node->left, VALUE_NUMBER) && wants(error, node->right, VALUE_NUMBER);
}

static bool check_function(const struct node *node, struct expr_error *error)
{
    const struct node *operand = node->left;

    if (node->op == NODE_EXISTS)
        return operand->op == NODE_FACT || operand->op == NODE_HEADER ||
               operand->op == NODE_OTHER || fail(error, operand, _("exists() asks after a fact"));
    if (node->op == NODE_COUNT)
        return wants(error, operand, VALUE_LIST);
    if (node->op == NODE_PRIVATE && operand->kind == VALUE_ADDR)
        return true;
    return wants(error, operand, VALUE_TEXT); /* length(), lower(), too */
}

static bool check_range(const struct node *node, struct expr_error *error)
{
    const struct node *low = node->left, *high = node->right;

    if (!both_numbers(node, error))
        return false;
    bool constant = low->op == NODE_CONSTANT && high->op == NODE_CONSTANT;
    return !constant || low->constant->number <= high->constant->number ||
           fail(error, node, _("the range ends before it begins"));
}

/* A number or a text alone holds always: whoever writes one means something else. */
static bool is_condition(const struct node *node, struct expr_error *error)
{
    return node->op != NODE_CONSTANT || node->kind == VALUE_BOOL ||
           fail(error, node, _("a value alone is no condition; compare a fact with it"));
}

bool expr_check(struct expr *expr, struct node *node, struct expr_error *error)
{
    node->kind = VALUE_BOOL;
    switch (node->op) {
    case NODE_CONSTANT:
        node->kind = node->constant->kind;
        return true;
    case NODE_FACT:
        node->kind = facts_at(node->fact)->kind;
        return true;
    case NODE_HEADER:
        node->kind = node->header.all ? VALUE_LIST : VALUE_TEXT;
        return true;
    case NODE_OTHER:
        node->kind = node->left->kind;
        return true;
    case NODE_LIST:
        node->kind = VALUE_LIST;
        return true;
    case NODE_RANGE:
        node->kind = VALUE_LIST;
        return check_range(node, error);
    case NODE_OR:
    case NODE_AND:
        return is_condition(node->left, error) && is_condition(node->right, error);
    case NODE_NOT:
        return is_condition(node->left, error);
    case NODE_EQUAL:
    case NODE_UNEQUAL:
        return check_equal(node, error);
    case NODE_LESS:
    case NODE_AT_MOST:
    case NODE_MORE:
    case NODE_AT_LEAST:
        return both_numbers(node, error);
    case NODE_MATCH:
    case NODE_NO_MATCH:
        return check_match(expr, node, error);
    case NODE_IN:
    case NODE_NOT_IN:
        return check_in(node, error);
    case NODE_ADD:
    case NODE_SUBTRACT:
    case NODE_MULTIPLY:
    case NODE_DIVIDE:
        node->kind = VALUE_NUMBER;
        return both_numbers(node, error);
    case NODE_NEGATE:
        node->kind = VALUE_NUMBER;
        return wants(error, node->left, VALUE_NUMBER);
    case NODE_COUNT:
    case NODE_LENGTH:
    case NODE_LOWER:
        node->kind = node->op == NODE_LOWER ? VALUE_TEXT : VALUE_NUMBER;
        return check_function(node, error);
    case NODE_EXISTS:
    case NODE_PRIVATE:
        return check_function(node, error);
    }
    return false;
}
