/* eval.c - a tree and a subject -> a value. Nothing is allocated but by lower(); what is not
 * needed is not asked for. */
#include "config.h"

#include "expr/expr_private.h"

static bool holds(const struct node *, struct subject *);

/* The node's value: a fact's own, a constant's, or one made in *room. */
static const struct value *calculate_any(const struct node *, struct subject *, struct value *room);

static inline const struct value *evaluate(const struct node *node, struct subject *subject,
                                           struct value *room)
{
    if (node->op == NODE_FACT)
        return fact_value(subject, node->fact);
    return node->op == NODE_CONSTANT ? &node->constant : calculate_any(node, subject, room);
}

static const struct value *missing(struct value *room)
{
    *room = MISSING;
    return room;
}

static bool number_of(const struct node *node, struct subject *subject, double *number)
{
    struct value room;
    const struct value *v = evaluate(node, subject, &room);
    *number = v->kind == VALUE_NUMBER ? v->number : 0;
    return v->kind == VALUE_NUMBER;
}

static bool in_networks(const struct value *set, const struct value *v)
{
    struct addr addr;
    if (!value_address(v, &addr))
        return false;
    for (size_t i = 0; i < set->networks.n; i++)
        if (network_contains(set->networks.p[i], addr))
            return true;
    return false;
}

static bool in_value(const struct value *set, const struct value *v)
{
    if (set->kind == VALUE_NETWORKS)
        return in_networks(set, v);
    if (set->kind != VALUE_LIST)
        return value_equal(v, set);
    for (size_t i = 0; i < set->list.n; i++) {
        const struct value *element = &set->list.p[i];
        if (element->kind == VALUE_NETWORKS ? in_networks(element, v) : value_equal(v, element))
            return true;
    }
    return false;
}

enum member { MEMBER_UNKNOWN, MEMBER_NO, MEMBER_YES };

static enum member member_of(const struct node *set, const struct value *v, struct subject *subject)
{
    if (set->op == NODE_LIST) {
        enum member best = MEMBER_UNKNOWN;
        for (const struct node *element = set->left; element && best != MEMBER_YES;
             element = element->next) {
            enum member found = member_of(element, v, subject);
            best = found > best ? found : best;
        }
        return best;
    }
    if (set->op == NODE_RANGE) {
        double low, high;
        if (v->kind != VALUE_NUMBER || !number_of(set->left, subject, &low) ||
            !number_of(set->right, subject, &high))
            return MEMBER_UNKNOWN;
        return v->number >= low && v->number <= high ? MEMBER_YES : MEMBER_NO;
    }
    struct value room;
    const struct value *known = evaluate(set, subject, &room);
    if (known->kind == VALUE_MISSING)
        return MEMBER_UNKNOWN;
    return in_value(known, v) ? MEMBER_YES : MEMBER_NO;
}

static bool is_in(const struct node *node, struct subject *subject)
{
    struct value room, as_address;
    const struct value *v = evaluate(node->left, subject, &room);
    if (v->kind == VALUE_MISSING)
        return false;
    /* Text of an address is read once, not again for each network. */
    if (v->kind == VALUE_TEXT && node->addresses && value_address(v, &as_address.addr)) {
        as_address.kind = VALUE_ADDR;
        v = &as_address;
    }
    return member_of(node->right, v, subject) == (node->op == NODE_IN ? MEMBER_YES : MEMBER_NO);
}

static bool is_equal(const struct node *node, struct subject *subject)
{
    struct value left_room, right_room;
    const struct value *left = evaluate(node->left, subject, &left_room);
    if (left->kind == VALUE_MISSING)
        return false;
    const struct value *right = evaluate(node->right, subject, &right_room);
    return right->kind != VALUE_MISSING && value_equal(left, right) == (node->op == NODE_EQUAL);
}

static bool is_ordered(const struct node *node, struct subject *subject)
{
    double left, right;
    if (!number_of(node->left, subject, &left) || !number_of(node->right, subject, &right))
        return false;
    switch ((int)node->op) {
    case NODE_LESS: return left < right;
    case NODE_AT_MOST: return left <= right;
    case NODE_MORE: return left > right;
    default: return left >= right;
    }
}

static bool matches(const struct node *node, struct subject *subject)
{
    struct value room;
    const struct value *v = evaluate(node->left, subject, &room);
    bool found = false;
    if (v->kind == VALUE_TEXT)
        found = pattern_matches(node->pattern, v->text);
    else if (v->kind != VALUE_LIST)
        return false;
    else
        for (size_t i = 0; i < v->list.n && !found; i++)
            found = v->list.p[i].kind == VALUE_TEXT &&
                    pattern_matches(node->pattern, v->list.p[i].text);
    return found == (node->op == NODE_MATCH);
}

static bool is_private(const struct node *node, struct subject *subject)
{
    struct value room;
    struct addr addr;
    return value_address(evaluate(node->left, subject, &room), &addr) && addr_is_private(addr);
}

static bool is_there(const struct node *node, struct subject *subject)
{
    struct value room;
    return evaluate(node->left, subject, &room)->kind != VALUE_MISSING;
}

static bool holds(const struct node *node, struct subject *subject)
{
    switch (node->op) {
    case NODE_OR: return holds(node->left, subject) || holds(node->right, subject);
    case NODE_AND: return holds(node->left, subject) && holds(node->right, subject);
    case NODE_NOT: return !holds(node->left, subject);
    case NODE_EQUAL:
    case NODE_UNEQUAL: return is_equal(node, subject);
    case NODE_LESS:
    case NODE_AT_MOST:
    case NODE_MORE:
    case NODE_AT_LEAST: return is_ordered(node, subject);
    case NODE_MATCH:
    case NODE_NO_MATCH: return matches(node, subject);
    case NODE_IN:
    case NODE_NOT_IN: return is_in(node, subject);
    case NODE_EXISTS: return is_there(node, subject);
    case NODE_PRIVATE: return is_private(node, subject);
    case NODE_CONSTANT:
    case NODE_FACT:
    case NODE_HEADER:
    case NODE_LIST:
    case NODE_RANGE:
    case NODE_ADD:
    case NODE_SUBTRACT:
    case NODE_MULTIPLY:
    case NODE_DIVIDE:
    case NODE_NEGATE:
    case NODE_COUNT:
    case NODE_LENGTH:
    case NODE_LOWER: break;
    }
    struct value room;
    return value_true(evaluate(node, subject, &room));
}

static const struct value *calculate(const struct node *node, struct subject *subject,
                                     struct value *room)
{
    double left, right;
    if (!number_of(node->left, subject, &left) || !number_of(node->right, subject, &right))
        return missing(room);
    switch ((int)node->op) {
    case NODE_ADD: *room = value_number(left + right); break;
    case NODE_SUBTRACT: *room = value_number(left - right); break;
    case NODE_MULTIPLY: *room = value_number(left * right); break;
    default:
        /* Nothing is known of what is divided by nothing. */
        *room = right < 0 || right > 0 ? value_number(left / right) : MISSING;
    }
    return room;
}

static const struct value *lower(const struct value *v, struct subject *subject, struct value *room)
{
    if (v->kind != VALUE_TEXT)
        return missing(room);
    char *text = arena_alloc(subject->arena, v->text.n + 1);
    for (size_t i = 0; i < v->text.n; i++) {
        char c = v->text.p[i];
        text[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    struct slice folded = {text, v->text.n};
    struct place place = v->place;
    *room = value_text(folded);
    room->place = place;
    return room;
}

static const struct value *evaluate_call(const struct node *node, struct subject *subject,
                                         struct value *room)
{
    struct value operand;
    const struct value *v = evaluate(node->left, subject, &operand);
    switch ((int)node->op) {
    case NODE_NEGATE:
        *room = v->kind == VALUE_NUMBER ? value_number(-v->number) : MISSING;
        return room;
    case NODE_COUNT:
        *room = v->kind == VALUE_LIST ? value_number((double)v->list.n) : MISSING;
        return room;
    case NODE_LENGTH:
        *room = v->kind == VALUE_TEXT ? value_number((double)v->text.n) : MISSING;
        return room;
    default: return lower(v, subject, room);
    }
}

static const struct value *calculate_any(const struct node *node, struct subject *subject,
                                         struct value *room)
{
    switch (node->op) {
    case NODE_HEADER: *room = fact_header_value(subject, &node->header); return room;
    case NODE_ADD:
    case NODE_SUBTRACT:
    case NODE_MULTIPLY:
    case NODE_DIVIDE: return calculate(node, subject, room);
    case NODE_NEGATE:
    case NODE_COUNT:
    case NODE_LENGTH:
    case NODE_LOWER: return evaluate_call(node, subject, room);
    case NODE_LIST:
    case NODE_RANGE: return missing(room); /* of use to `in` only, which looks into them itself */
    case NODE_CONSTANT:
    case NODE_FACT:
    case NODE_OR:
    case NODE_AND:
    case NODE_NOT:
    case NODE_EQUAL:
    case NODE_UNEQUAL:
    case NODE_LESS:
    case NODE_AT_MOST:
    case NODE_MORE:
    case NODE_AT_LEAST:
    case NODE_MATCH:
    case NODE_NO_MATCH:
    case NODE_IN:
    case NODE_NOT_IN:
    case NODE_EXISTS:
    case NODE_PRIVATE: break;
    }
    *room = value_bool(holds(node, subject));
    return room;
}

bool expr_holds(const struct expr *expr, struct subject *subject)
{
    return holds(expr->root, subject);
}

struct value expr_value(const struct expr *expr, struct subject *subject)
{
    struct value room;
    return *evaluate(expr->root, subject, &room);
}
