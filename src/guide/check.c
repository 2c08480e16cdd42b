/* check.c - names -> what they name; and the proof that every way through the tree ends well. */
#include "config.h"

#include <string.h>

#include "base/gettext.h"
#include "base/suggest.h"
#include "diagnose/symptom.h"
#include "guide/guide_private.h"

bool cause_in(const struct cause_set *set, size_t cause)
{
    return cause / 64 < set->n_words && (set->bits[cause / 64] >> cause % 64 & 1);
}

static void grow(struct cause_set *set, size_t n_words, struct arena *arena)
{
    if (n_words <= set->n_words)
        return;
    uint64_t *bits = arena_alloc(arena, n_words * sizeof *bits);
    if (set->n_words)
        memcpy(bits, set->bits, set->n_words * sizeof *bits);
    *set = (struct cause_set){ bits, n_words };
}

void cause_put(struct cause_set *set, size_t cause, struct arena *arena)
{
    grow(set, cause / 64 + 1, arena);
    set->bits[cause / 64] |= UINT64_C(1) << cause % 64;
}

void cause_unite(struct cause_set *set, const struct cause_set *other, struct arena *arena)
{
    grow(set, other->n_words, arena);
    for (size_t i = 0; i < other->n_words; i++)
        set->bits[i] |= other->bits[i];
}

/* The place of the mistake: the scalar itself, in a list or alone. */
static const struct yaml *place_of(const struct yaml *map, const char *key, size_t i)
{
    const struct yaml *value = yaml_get(map, key);

    if (value == NULL || value->kind != YAML_LIST)
        return value != NULL ? value : map;
    const struct yaml *item = value->first;
    while (item != NULL && item->next != NULL && i-- > 0)
        item = item->next;
    return item != NULL ? item : value;
}

static void tie_causes(struct guide *guide, char *const *ids, size_t n, struct cause_set *set,
                       const struct yaml *map, const char *key, struct lint_messages *m)
{
    for (size_t i = 0; i < n; i++) {
        int cause = guide_cause(guide, slice_of(ids[i]));

        if (cause >= 0) {
            cause_put(set, (size_t)cause, guide->arena);
            continue;
        }
        struct suggestion near = suggestion_for(slice_of(ids[i]));
        for (size_t c = 0; c < guide->n_causes; c++)
            suggestion_try(&near, guide->causes[c]->id);
        const char *best = suggestion_best(&near);
        if (best != NULL)
            yaml_mistake(m, place_of(map, key, i), _("no rule has the id '%s'; did you mean '%s'?"),
                         ids[i], best);
        else
            yaml_mistake(m, place_of(map, key, i), _("no rule has the id '%s'"), ids[i]);
    }
}

static struct guide_node *tie_node(struct guide *guide, const char *id, const struct yaml *map,
                                   const char *key, struct lint_messages *m)
{
    struct guide_node *node = guide_node_find(guide, slice_of(id));

    if (node != NULL)
        return node;
    struct suggestion near = suggestion_for(slice_of(id));
    for (size_t i = 0; i < guide->n_nodes; i++)
        suggestion_try(&near, guide->nodes[i]->id);
    const char *best = suggestion_best(&near);
    if (best != NULL)
        yaml_mistake(m, place_of(map, key, 0), _("no node has the id '%s'; did you mean '%s'?"), id,
                     best);
    else
        yaml_mistake(m, place_of(map, key, 0), _("no node has the id '%s'"), id);
    return NULL;
}

static void tie_outcome(struct guide *guide, struct outcome *o, struct lint_messages *m)
{
    static const char *const keys[] = { "proven", "likely", "possible", "exclude" };

    if (o->to != NULL)
        o->target = tie_node(guide, o->to, o->at, "to", m);
    for (size_t i = 0; i < 4; i++)
        tie_causes(guide, o->named[i], o->n_named[i], &o->causes[i], o->at, keys[i], m);
}

static void tie_nodes(struct guide *guide, struct lint_messages *m)
{
    for (size_t i = 0; i < guide->n_nodes; i++) {
        struct guide_node *node = guide->nodes[i];

        for (size_t a = 0; a < node->n_answers; a++) {
            struct guide_answer *answer = &node->answers[a];

            tie_outcome(guide, &answer->outcome, m);
            tie_causes(guide, answer->found, answer->n_found, &answer->found_set, answer->at,
                       "found", m);
            if (answer->typed != TYPED_ANY && node->value == WHAT_NONE)
                yaml_mistake(m, place_of(answer->at, "typed", 0),
                             _("this node asks for no value that could be typed"));
        }
        if (node->has_unknown)
            tie_outcome(guide, &node->unknown, m);
    }
}

static void tie_symptoms(struct guide *guide, struct lint_messages *m)
{
    for (size_t i = 0; i < guide->n_symptoms; i++) {
        struct symptom_entry *entry = guide->symptoms[i];
        const struct symptom *symptom = symptoms_by_id(slice_of(entry->symptom));

        entry->node = tie_node(guide, entry->start, entry->at, "start", m);
        if (symptom != NULL) {
            entry->shown.title = entry->title != NULL ? _(entry->title) : _(symptom->title);
            entry->shown.hint = entry->hint != NULL ? _(entry->hint) : NULL;
            continue;
        }
        struct suggestion near = suggestion_for(slice_of(entry->symptom));
        for (size_t s = 0; s < symptoms_count(); s++)
            suggestion_try(&near, symptoms_at(s)->id);
        const char *best = suggestion_best(&near);
        const char *key = yaml_get(entry->at, "symptom") != NULL ? "symptom" : "id";
        yaml_mistake(m, place_of(entry->at, key, 0), _("unknown symptom '%s'; did you mean '%s'?"),
                     entry->symptom, best != NULL ? best : symptoms_at(0)->id);
    }
}

/* --- the proof --- */

/* All that can be concluded from the node on; false: the way comes back to itself. Deep as the
 * longest way, which has each node once. */
static bool explore(struct guide *, struct guide_node *node, struct lint_messages *m);

static bool explore_outcome(struct guide *guide, struct outcome *o, struct lint_messages *m)
{
    for (size_t i = OUTCOME_PROVEN; i <= OUTCOME_POSSIBLE; i++)
        cause_unite(&o->reach, &o->causes[i], guide->arena);
    if (o->target == NULL)
        return true;
    if (o->target->state == NODE_ENTERED) {
        yaml_mistake(m, place_of(o->at, "to", 0), _("a loop: this leads back to '%s'"), o->to);
        return false;
    }
    if (!explore(guide, o->target, m))
        return false;
    cause_unite(&o->reach, &o->target->reach, guide->arena);
    return true;
}

static bool explore(struct guide *guide, struct guide_node *node, struct lint_messages *m)
{
    bool good = true;

    if (node->state == NODE_LEFT)
        return true;
    node->state = NODE_ENTERED;
    for (size_t a = 0; a < node->n_answers && good; a++) {
        good = explore_outcome(guide, &node->answers[a].outcome, m);
        cause_unite(&node->reach, &node->answers[a].outcome.reach, guide->arena);
    }
    if (good && node->has_unknown) {
        good = explore_outcome(guide, &node->unknown, m);
        cause_unite(&node->reach, &node->unknown.reach, guide->arena);
    } else if (good) {
        cause_unite(&node->unknown.causes[OUTCOME_POSSIBLE], &node->reach, guide->arena);
        cause_unite(&node->unknown.reach, &node->reach, guide->arena);
    }
    node->state = NODE_LEFT;
    return good;
}

/* A node that no symptom leads to is asked of nobody. */
static void mark_used(struct guide_node *node)
{
    if (node == NULL || node->used)
        return;
    node->used = true;
    for (size_t a = 0; a < node->n_answers; a++)
        mark_used(node->answers[a].outcome.target);
    mark_used(node->unknown.target);
}

static bool tells_of(const struct symptom_entry *entry, const char *problem)
{
    for (size_t i = 0; i < entry->n_problems; i++)
        if (strcmp(entry->problems[i], problem) == 0)
            return true;
    return false;
}

static void check_problem(const struct guide *guide, const struct covered *covered,
                          struct lint_messages *m)
{
    struct cause_set reach = { 0 }, wanted = { 0 };
    bool told = false;

    for (size_t i = 0; i < guide->n_symptoms; i++)
        if (tells_of(guide->symptoms[i], covered->problem)) {
            told = true;
            if (guide->symptoms[i]->node != NULL)
                cause_unite(&reach, &guide->symptoms[i]->node->reach, guide->arena);
        }
    if (!told) {
        yaml_mistake(m, covered->at, _("no symptom stands for '%s'"), covered->problem);
        return;
    }
    tie_causes((struct guide *)(uintptr_t)guide, covered->causes, covered->n_causes, &wanted,
               covered->at, "causes", m);
    for (size_t i = 0; i < covered->n_causes; i++) {
        int cause = guide_cause(guide, slice_of(covered->causes[i]));

        if (cause >= 0 && !cause_in(&reach, (size_t)cause))
            yaml_mistake(m, place_of(covered->at, "causes", i),
                         _("no way leads from the symptom of '%s' to the cause '%s'"),
                         covered->problem, covered->causes[i]);
    }
}

static void check_problems(const struct guide *guide, struct lint_messages *m)
{
    for (size_t i = 0; i < guide->n_covers; i++)
        check_problem(guide, guide->covers[i], m);
    for (size_t i = 0; i < guide->n_symptoms; i++)
        for (size_t p = 0; p < guide->symptoms[i]->n_problems; p++) {
            bool known = false;

            for (size_t c = 0; c < guide->n_covers && !known; c++)
                known = strcmp(guide->covers[c]->problem, guide->symptoms[i]->problems[p]) == 0;
            if (!known)
                yaml_mistake(m, place_of(guide->symptoms[i]->at, "problems", p),
                             _("'%s' is not among what the guide covers"),
                             guide->symptoms[i]->problems[p]);
        }
}

/* A cause that is concluded without evidence needs words that do without facts. */
static void check_words(const struct guide *guide, const struct outcome *o, struct lint_messages *m)
{
    static const char *const keys[] = { "proven", "likely", "possible" };

    for (size_t list = OUTCOME_PROVEN; list <= OUTCOME_POSSIBLE; list++)
        for (size_t i = 0; i < o->n_named[list]; i++)
            if (guide_cause_words(guide, o->named[list][i]) == NULL)
                yaml_mistake(m, place_of(o->at, keys[list], i),
                             _("no words are given for the cause '%s'"), o->named[list][i]);
}

static void check_all_words(const struct guide *guide, struct lint_messages *m)
{
    for (size_t i = 0; i < guide->n_nodes; i++) {
        const struct guide_node *node = guide->nodes[i];

        for (size_t a = 0; a < node->n_answers; a++)
            check_words(guide, &node->answers[a].outcome, m);
        check_words(guide, &node->unknown, m);
    }
}

/* Is that what a rule of the cause says, too? */
static bool repeats_rule(const struct rules *rules, const char *id, enum cause_text which,
                         struct slice said)
{
    const struct rule *first = rules_by_id(rules, slice_of(id));

    for (size_t i = first != NULL ? first->number : SIZE_MAX; i < rules_count(rules); i++) {
        const struct rule *rule = rules_at(rules, i);
        const char *const texts[] = { [CAUSE_TITLE] = rule->title_text,
                                      [CAUSE_EXPLAIN] = rule->explain_text,
                                      [CAUSE_LOOK] = rule->check_text,
                                      [CAUSE_FIX] = rule->fix_text };

        if (strcmp(rule->id, id) == 0 && texts[which] != NULL &&
            slice_eq(said, slice_of(texts[which])))
            return true;
    }
    return false;
}

/* A rule's text without facts is written once, there. A text with facts is no sentence where there
 * is no call. */
static void check_source(const struct guide *guide, const struct cause_words *words,
                         struct lint_messages *m)
{
    static const char *const keys[] = { [CAUSE_TITLE] = "title",
                                        [CAUSE_EXPLAIN] = "explain",
                                        [CAUSE_LOOK] = "look",
                                        [CAUSE_FIX] = "fix" };
    const struct rule *rule = rules_by_id(guide->rules, slice_of(words->id));

    for (enum cause_text which = 0; which < ARRAY_SIZE(keys); which++) {
        const struct yaml *own = yaml_get(words->at, keys[which]);

        if (own == NULL && template_asks(rule_wording(rule, which)))
            yaml_mistake(m, words->at, _("'%s' is missing: the rule's names facts of a call"),
                         keys[which]);
        else if (own != NULL && repeats_rule(guide->rules, words->id, which, own->text))
            yaml_mistake(m, own, _("the rule says the same: leave '%s' out"), keys[which]);
    }
}

void guide_tie(struct guide *guide, struct lint_messages *m)
{
    size_t before = m->n;

    tie_nodes(guide, m);
    tie_symptoms(guide, m);
    for (size_t i = 0; i < guide->n_words; i++) {
        struct cause_set ignored = { 0 };
        char *const id[] = { guide->words[i]->id };

        tie_causes(guide, id, 1, &ignored, guide->words[i]->at, "id", m);
    }
    if (m->n > before)
        return;
    bool good = true;
    for (size_t i = 0; i < guide->n_nodes && good; i++)
        good = explore(guide, guide->nodes[i], m);
    for (size_t i = 0; i < guide->n_symptoms; i++)
        mark_used(guide->symptoms[i]->node);
    for (size_t i = 0; i < guide->n_nodes; i++)
        if (!guide->nodes[i]->used)
            yaml_mistake(m, guide->nodes[i]->at, _("no symptom leads to the node '%s'"),
                         guide->nodes[i]->id);
    check_all_words(guide, m);
    for (size_t i = 0; i < guide->n_words; i++)
        check_source(guide, guide->words[i], m);
    if (good)
        check_problems(guide, m);
}
