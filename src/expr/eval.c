/* eval.c - a tree and a subject -> a value. Nothing is allocated but by lower(); what is not
 * needed is not asked for.
 *
 * There are three truths (Kleene's): what depends on an unknown value is unknown, and so is its
 * negation. */
#include "config.h"

#include "expr/expr_private.h"

enum truth { TRUTH_NO, TRUTH_UNKNOWN, TRUTH_YES };

static enum truth truth_of(const struct node *, struct subject *);

/* The node's value: a fact's own, a constant's, or one made in *room. */
static const struct value *calculate_any(const struct node *, struct subject *, struct value *room);

static inline const struct value *evaluate(const struct node *node, struct subject *subject,
                                           struct value *room)
{
    if (node->op == NODE_FACT)
        return fact_value(subject, node->fact);
    return node->op == NODE_CONSTANT ? node->constant : calculate_any(node, subject, room);
}

/* The same of what is only compared. */
static inline const struct value *compared(const struct node *node, struct subject *subject,
                                           struct value *room)
{
    if (node->op == NODE_FACT)
        return fact_glance(subject, node->fact, room);
    return node->op == NODE_CONSTANT ? node->constant : calculate_any(node, subject, room);
}

static inline enum truth truth(bool yes)
{
    return yes ? TRUTH_YES : TRUTH_NO;
}

/* The result of a comparison that lacks one of its values. */
static inline enum truth lacks(const struct value *v)
{
    return v->kind == VALUE_UNKNOWN ? TRUTH_UNKNOWN : TRUTH_NO;
}

/* Two numbers; false: *lacking is one that is none. */
static bool numbers_of(const struct node *node, struct subject *subject, double *left,
                       double *right, struct value *lacking)
{
    struct value left_room, right_room;
    const struct value *a = compared(node->left, subject, &left_room);

    if (a->kind != VALUE_NUMBER) {
        *lacking = a->kind == VALUE_UNKNOWN ? UNKNOWN : MISSING;
        return false;
    }
    const struct value *b = compared(node->right, subject, &right_room);
    *lacking = b->kind == VALUE_UNKNOWN ? UNKNOWN : MISSING;
    *left = a->number;
    *right = b->kind == VALUE_NUMBER ? b->number : 0;
    return b->kind == VALUE_NUMBER;
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

/* Of several elements the strongest counts. */
enum member { MEMBER_MISSING, MEMBER_NO, MEMBER_UNKNOWN, MEMBER_YES };

static enum member in_range(const struct node *range, const struct value *v,
                            struct subject *subject)
{
    double low, high;
    struct value lacking;

    if (v->kind != VALUE_NUMBER)
        return MEMBER_MISSING;
    if (!numbers_of(range, subject, &low, &high, &lacking))
        return lacking.kind == VALUE_UNKNOWN ? MEMBER_UNKNOWN : MEMBER_MISSING;
    return v->number >= low && v->number <= high ? MEMBER_YES : MEMBER_NO;
}

static enum member member_of(const struct node *set, const struct value *v, struct subject *subject)
{
    if (set->op == NODE_LIST) {
        enum member best = MEMBER_MISSING;

        for (const struct node *element = set->left; element != NULL && best != MEMBER_YES;
             element = element->next) {
            enum member found = member_of(element, v, subject);

            best = found > best ? found : best;
        }
        return best;
    }
    if (set->op == NODE_RANGE)
        return in_range(set, v, subject);
    struct value room;
    const struct value *known = compared(set, subject, &room);
    if (!value_is_there(known))
        return known->kind == VALUE_UNKNOWN ? MEMBER_UNKNOWN : MEMBER_MISSING;
    return in_value(known, v) ? MEMBER_YES : MEMBER_NO;
}

static enum truth is_in(const struct node *node, struct subject *subject)
{
    struct value room, as_address;
    const struct value *v = compared(node->left, subject, &room);

    if (!value_is_there(v))
        return lacks(v);
    /* Text of an address is read once, not again for each network. */
    if (v->kind == VALUE_TEXT && node->addresses && value_address(v, &as_address.addr)) {
        as_address.kind = VALUE_ADDR;
        v = &as_address;
    }
    enum member found = member_of(node->right, v, subject);
    return found == MEMBER_UNKNOWN ? TRUTH_UNKNOWN
                                   : truth(found == (node->op == NODE_IN ? MEMBER_YES : MEMBER_NO));
}

static enum truth is_equal(const struct node *node, struct subject *subject)
{
    struct value left_room, right_room;
    const struct value *left = compared(node->left, subject, &left_room);

    if (!value_is_there(left))
        return lacks(left);
    const struct value *right = compared(node->right, subject, &right_room);
    if (!value_is_there(right))
        return lacks(right);
    return truth(value_equal(left, right) == (node->op == NODE_EQUAL));
}

static enum truth is_ordered(const struct node *node, struct subject *subject)
{
    static const struct {
        bool less, equal, more;
    } orders[] = {
        [NODE_LESS] = { .less = true },
        [NODE_AT_MOST] = { .less = true, .equal = true },
        [NODE_MORE] = { .more = true },
        [NODE_AT_LEAST] = { .equal = true, .more = true },
    };
    double left, right;
    struct value lacking;

    if (!numbers_of(node, subject, &left, &right, &lacking))
        return lacks(&lacking);
    return truth((orders[node->op].less && left < right) ||
                 (orders[node->op].more && left > right) ||
                 (orders[node->op].equal && left <= right && left >= right));
}

static enum truth matches(const struct node *node, struct subject *subject)
{
    struct value room;
    const struct value *v = compared(node->left, subject, &room);
    bool found = false;

    if (v->kind == VALUE_TEXT)
        found = pattern_matches(node->pattern, v->text);
    else if (v->kind != VALUE_LIST)
        return lacks(v);
    else
        for (size_t i = 0; i < v->list.n && !found; i++)
            found = v->list.p[i].kind == VALUE_TEXT &&
                    pattern_matches(node->pattern, v->list.p[i].text);
    return truth(found == (node->op == NODE_MATCH));
}

static enum truth is_private(const struct node *node, struct subject *subject)
{
    struct value room;
    struct addr addr;
    const struct value *v = compared(node->left, subject, &room);

    if (!value_is_there(v))
        return lacks(v);
    return truth(value_address(v, &addr) && addr_is_private(addr));
}

static enum truth is_there(const struct node *node, struct subject *subject)
{
    struct value room;
    const struct value *v = compared(node->left, subject, &room);

    return value_is_there(v) ? TRUTH_YES : lacks(v);
}

static enum truth all_of(const struct node *node, struct subject *subject)
{
    enum truth left = truth_of(node->left, subject);

    if (left == TRUTH_NO)
        return TRUTH_NO;
    enum truth right = truth_of(node->right, subject);
    return left < right ? left : right;
}

static enum truth any_of(const struct node *node, struct subject *subject)
{
    enum truth left = truth_of(node->left, subject);

    if (left == TRUTH_YES)
        return TRUTH_YES;
    enum truth right = truth_of(node->right, subject);
    return left > right ? left : right;
}

static enum truth truth_of_value(const struct node *node, struct subject *subject)
{
    struct value room;
    const struct value *v = compared(node, subject, &room);

    return value_is_there(v) ? truth(value_true(v)) : lacks(v);
}

static enum truth truth_of(const struct node *node, struct subject *subject)
{
    switch (node->op) {
    case NODE_OR:
        return any_of(node, subject);
    case NODE_AND:
        return all_of(node, subject);
    case NODE_NOT:
        return TRUTH_YES - truth_of(node->left, subject);
    case NODE_EQUAL:
    case NODE_UNEQUAL:
        return is_equal(node, subject);
    case NODE_LESS:
    case NODE_AT_MOST:
    case NODE_MORE:
    case NODE_AT_LEAST:
        return is_ordered(node, subject);
    case NODE_MATCH:
    case NODE_NO_MATCH:
        return matches(node, subject);
    case NODE_IN:
    case NODE_NOT_IN:
        return is_in(node, subject);
    case NODE_EXISTS:
        return is_there(node, subject);
    case NODE_PRIVATE:
        return is_private(node, subject);
    case NODE_CONSTANT:
    case NODE_FACT:
    case NODE_HEADER:
    case NODE_OTHER:
    case NODE_LIST:
    case NODE_RANGE:
    case NODE_ADD:
    case NODE_SUBTRACT:
    case NODE_MULTIPLY:
    case NODE_DIVIDE:
    case NODE_NEGATE:
    case NODE_COUNT:
    case NODE_LENGTH:
    case NODE_LOWER:
        break;
    }
    return truth_of_value(node, subject);
}

static const struct value *calculate(const struct node *node, struct subject *subject,
                                     struct value *room)
{
    double left, right;

    if (!numbers_of(node, subject, &left, &right, room))
        return room;
    if (node->op == NODE_ADD)
        *room = value_number(left + right);
    else if (node->op == NODE_SUBTRACT)
        *room = value_number(left - right);
    else if (node->op == NODE_MULTIPLY)
        *room = value_number(left * right);
    else /* Nothing is known of what is divided by nothing. */
        *room = right < 0 || right > 0 ? value_number(left / right) : MISSING;
    return room;
}

/* Nothing, for the same reason. */
static const struct value *nothing_of(const struct value *v, struct value *room)
{
    *room = v->kind == VALUE_UNKNOWN ? UNKNOWN : MISSING;
    return room;
}

static const struct value *lower(const struct value *v, struct subject *subject, struct value *room)
{
    if (v->kind != VALUE_TEXT)
        return nothing_of(v, room);
    char *text = arena_alloc(subject->arena, v->text.n + 1);
    for (size_t i = 0; i < v->text.n; i++) {
        char c = v->text.p[i];

        text[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    struct slice folded = { text, v->text.n };
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

    if (node->op == NODE_LOWER)
        return lower(v, subject, room);
    if (node->op == NODE_NEGATE && v->kind == VALUE_NUMBER)
        *room = value_number(-v->number);
    else if (node->op == NODE_COUNT && v->kind == VALUE_LIST)
        *room = value_number((double)v->list.n);
    else if (node->op == NODE_LENGTH && v->kind == VALUE_TEXT)
        *room = value_number((double)v->text.n);
    else
        return nothing_of(v, room);
    return room;
}

/* A capture that holds no such call may have begun after it. A place in another call is none in
 * this one. */
static const struct value *ask_other(const struct node *node, struct subject *subject,
                                     struct value *room)
{
    struct subject *other = subject_other(subject, node->relation);
    struct value inner = UNKNOWN;

    if (other != NULL)
        inner = *evaluate(node->left, other, &inner);
    inner.place = (struct place){ .kind = PLACE_NONE };
    *room = inner;
    return room;
}

static const struct value *calculate_any(const struct node *node, struct subject *subject,
                                         struct value *room)
{
    switch (node->op) {
    case NODE_HEADER:
        *room = fact_header_value(subject, &node->header);
        return room;
    case NODE_OTHER:
        return ask_other(node, subject, room);
    case NODE_ADD:
    case NODE_SUBTRACT:
    case NODE_MULTIPLY:
    case NODE_DIVIDE:
        return calculate(node, subject, room);
    case NODE_NEGATE:
    case NODE_COUNT:
    case NODE_LENGTH:
    case NODE_LOWER:
        return evaluate_call(node, subject, room);
    case NODE_LIST:
    case NODE_RANGE: /* of use to `in` only, which looks into them itself */
        *room = MISSING;
        return room;
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
    case NODE_PRIVATE:
        break;
    }
    *room = node_truth(node, subject);
    return room;
}

struct value node_truth(const struct node *node, struct subject *subject)
{
    enum truth truth = truth_of(node, subject);

    return truth == TRUTH_UNKNOWN ? UNKNOWN : value_bool(truth == TRUTH_YES);
}

/* Of conditions that have to hold all, what is not known of one ends it like what is false. */
bool node_holds(const struct node *node, struct subject *subject)
{
    while (node->op == NODE_AND) {
        if (!node_holds(node->left, subject))
            return false;
        node = node->right;
    }
    return truth_of(node, subject) == TRUTH_YES;
}

bool expr_holds(const struct expr *expr, struct subject *subject)
{
    return node_holds(expr->root, subject);
}

struct value expr_value(const struct expr *expr, struct subject *subject)
{
    struct value room;

    return *evaluate(expr->root, subject, &room);
}
