/* read.c - the mappings of a guide file -> symptoms, nodes, words. */
#include "config.h"

#include <stdlib.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "guide/guide_private.h"

static const char *const directions[] = { "both", "termination", "origination", NULL };
static const char *const whats[] = {
    "none", "termination-uri", "origination-uri", "public-address", "acl", "cps", "concurrent", NULL
};
static const char *const typed_kinds[] = { "any", "private", "public", "name", NULL };

static struct template *read_template(const struct yaml *value, struct lint_messages *m)
{
    struct expr_error error;
    char *text = yaml_copy_text(value, m);

    if (text == NULL)
        return NULL;
    struct template *template = template_parse(slice_of(text), &error);
    if (template == NULL)
        yaml_mistake_at(m, value, error.offset, "%s", error.message);
    free(text);
    return template;
}

/* A text for all: `count` is its place among the texts, the wordings are at `offset`. */
static bool wording_field(const struct yaml *value, const struct yaml_field *field, void *object,
                          struct lint_messages *m)
{
    struct wordings *words = (struct wordings *)(void *)((char *)object + field->offset);

    if (words->list == NULL) {
        words->list = xcalloc(1, sizeof *words->list);
        words->n = 1;
    }
    struct template **text = &words->list[0].texts[field->count];
    *text = read_template(value, m);
    return *text != NULL;
}

/* The same keys again, for one provider. */
struct own_words {
    const char *const *keys; /* by place among the texts; ended by NULL */
    struct wordings *words;
};

static bool read_own_words(const struct own_words *own, const struct yaml *map,
                           struct lint_messages *m)
{
    struct wordings *w = own->words;
    struct yaml_field fields[WORDS_MAX];
    struct wordings one = { .list = NULL };
    size_t n = 0;

    for (; n < WORDS_MAX && own->keys[n] != NULL; n++)
        fields[n] = (struct yaml_field){ own->keys[n], wording_field, .offset = 0, .count = n };
    bool good = yaml_read_map(map, fields, n, &one, m);
    if (one.list == NULL)
        return good;
    w->list = xrealloc(w->list, (w->n + 1) * sizeof *w->list);
    w->list[w->n] = one.list[0];
    w->list[w->n++].provider = xstrndup(map->key->text.p, map->key->text.n);
    free(one.list);
    return good;
}

static bool read_providers(const struct own_words *own, const struct yaml *map,
                           struct lint_messages *m)
{
    const struct yaml *providers = yaml_get(map, "provider");
    bool good = true;

    if (providers == NULL)
        return true;
    if (!yaml_wants(providers, YAML_MAP, m))
        return false;
    if (own->words->list == NULL) {
        own->words->list = xcalloc(1, sizeof *own->words->list);
        own->words->n = 1;
    }
    for (const struct yaml *one = providers->first; one != NULL; one = one->next)
        good &= read_own_words(own, one, m);
    return good;
}

static void wordings_done(struct wordings *w)
{
    for (size_t i = 0; i < w->n; i++) {
        free(w->list[i].provider);
        for (size_t t = 0; t < WORDS_MAX; t++)
            template_free(w->list[i].texts[t]);
    }
    free(w->list);
}

static bool expr_field(const struct yaml *value, const struct yaml_field *field, void *object,
                       struct lint_messages *m)
{
    struct expr **expr = (struct expr **)(void *)((char *)object + field->offset);
    struct expr_error error;

    if (value->kind != YAML_SCALAR) {
        yaml_mistake(m, value, _("an expression is wanted here, not %s"),
                     yaml_kind_name(value->kind));
        return false;
    }
    *expr = expr_parse(value->text, &error);
    if (*expr == NULL)
        yaml_mistake_at(m, value, error.offset, "%s", error.message);
    return *expr != NULL;
}

static void free_texts(char **texts, size_t n)
{
    for (size_t i = 0; i < n; i++)
        free(texts[i]);
    free(texts);
}

/* --- what an answer leads to --- */

#define NAMED(key, which)                                                                          \
    {                                                                                              \
        key, yaml_texts_field, .offset = offsetof(struct outcome, named[which]),                   \
                               .count = offsetof(struct outcome, n_named[which])                   \
    }

static const struct yaml_field outcome_fields[] = {
    { "to", yaml_text_field, .offset = offsetof(struct outcome, to) },
    NAMED("proven", OUTCOME_PROVEN),
    NAMED("likely", OUTCOME_LIKELY),
    NAMED("possible", OUTCOME_POSSIBLE),
    NAMED("exclude", OUTCOME_EXCLUDE),
};

void outcome_done(struct outcome *o)
{
    free(o->to);
    for (size_t i = 0; i < ARRAY_SIZE(o->named); i++)
        free_texts(o->named[i], o->n_named[i]);
}

/* The keys of an answer and of what it leads to stand in one mapping. */
static bool read_outcome(const struct yaml *map, struct outcome *o, struct lint_messages *m)
{
    bool good = true;

    o->at = map;
    for (size_t i = 0; i < ARRAY_SIZE(outcome_fields); i++) {
        const struct yaml *value = yaml_get(map, outcome_fields[i].key);

        good &= value == NULL || outcome_fields[i].read(value, &outcome_fields[i], o, m);
    }
    bool ends = o->to == NULL;
    for (size_t i = OUTCOME_PROVEN; i <= OUTCOME_POSSIBLE; i++)
        ends = ends && o->n_named[i] == 0;
    if (ends) {
        yaml_mistake(m, map, _("a dead end: neither a next question nor a cause follows"));
        good = false;
    }
    return good;
}

/* --- nodes --- */

#define ANSWER_WORDS(key, which)                                                                   \
    {                                                                                              \
        key, wording_field, .offset = offsetof(struct guide_answer, words), .count = which         \
    }

static const char *const answer_keys[] = { "text", "said", NULL };
static const struct yaml_field answer_fields[] = {
    { "id", yaml_text_field, .offset = offsetof(struct guide_answer, id), .required = true },
    { "text", wording_field, .offset = offsetof(struct guide_answer, words), .count = ANSWER_TEXT,
      .required = true },
    ANSWER_WORDS("said", ANSWER_SAID),
    { "when", expr_field, .offset = offsetof(struct guide_answer, when) },
    { "show", expr_field, .offset = offsetof(struct guide_answer, show) },
    { "found", yaml_texts_field, .offset = offsetof(struct guide_answer, found),
      .count = offsetof(struct guide_answer, n_found) },
    { "typed", yaml_enum_field, .offset = offsetof(struct guide_answer, typed),
      .names = typed_kinds },
    { "provider", NULL, .offset = 0 },
    { "to", NULL, .offset = 0 },
    { "proven", NULL, .offset = 0 },
    { "likely", NULL, .offset = 0 },
    { "possible", NULL, .offset = 0 },
    { "exclude", NULL, .offset = 0 },
};

static bool read_answer(struct guide_node *node, const struct yaml *map, struct lint_messages *m)
{
    struct guide_answer *answer = &node->answers[node->n_answers++];
    const struct own_words own = { answer_keys, &answer->words };

    answer->at = map;
    bool good = yaml_read_map(map, answer_fields, ARRAY_SIZE(answer_fields), answer, m);
    if (map->kind == YAML_MAP) { /* both are read, to find every mistake */
        good = read_providers(&own, map, m) && good;
        good = read_outcome(map, &answer->outcome, m) && good;
    }
    for (size_t i = 0; good && i + 1 < node->n_answers; i++)
        if (slice_eq(slice_of(node->answers[i].id), slice_of(answer->id))) {
            yaml_mistake(m, yaml_get(map, "id"), _("another answer has the id '%s'"), answer->id);
            good = false;
        }
    if (good && slice_eq(slice_of(answer->id), SLICE("unknown"))) {
        yaml_mistake(m, yaml_get(map, "id"), _("'unknown' is the id of \"I don't know\""));
        good = false;
    }
    return good;
}

static bool answers_field(const struct yaml *value, const struct yaml_field *field, void *object,
                          struct lint_messages *m)
{
    struct guide_node *node = object;

    (void)field;
    if (value->kind != YAML_LIST || value->count == 0 || value->count >= ANSWERS_MAX) {
        yaml_mistake(m, value, _("a list of one to %d answers is wanted here"), ANSWERS_MAX - 1);
        return false;
    }
    node->answers = xcalloc(value->count, sizeof *node->answers);
    bool good = true;
    for (const struct yaml *item = value->first; item != NULL; item = item->next)
        good &= read_answer(node, item, m);
    return good;
}

static bool unknown_field(const struct yaml *value, const struct yaml_field *field, void *object,
                          struct lint_messages *m)
{
    struct guide_node *node = object;
    struct outcome none = { .to = NULL };

    (void)field;
    node->has_unknown = true;
    /* Read twice: once for keys that are none of its own. */
    bool good = yaml_read_map(value, outcome_fields, ARRAY_SIZE(outcome_fields), &none, m);
    outcome_done(&none);
    return good && read_outcome(value, &node->unknown, m);
}

#define NODE_WORDS(key, which)                                                                     \
    {                                                                                              \
        key, wording_field, .offset = offsetof(struct guide_node, words), .count = which           \
    }

static const char *const node_keys[] = { "question", "why", "help", "check", NULL };
static const struct yaml_field node_fields[] = {
    { "id", yaml_text_field, .offset = offsetof(struct guide_node, id), .required = true },
    { "question", wording_field, .offset = offsetof(struct guide_node, words),
      .count = NODE_QUESTION, .required = true },
    NODE_WORDS("why", NODE_WHY),
    NODE_WORDS("help", NODE_VALUE_HELP),
    NODE_WORDS("check", NODE_COMMAND),
    { "value", yaml_enum_field, .offset = offsetof(struct guide_node, value), .names = whats },
    { "answers", answers_field, .offset = 0, .required = true },
    { "unknown", unknown_field, .offset = 0 },
    { "provider", NULL, .offset = 0 },
};

void guide_node_free(struct guide_node *node)
{
    for (size_t i = 0; i < node->n_answers; i++) {
        struct guide_answer *answer = &node->answers[i];

        wordings_done(&answer->words);
        expr_free(answer->when);
        expr_free(answer->show);
        free_texts(answer->found, answer->n_found);
        outcome_done(&answer->outcome);
        free(answer->id);
    }
    free(node->answers);
    outcome_done(&node->unknown);
    wordings_done(&node->words);
    free(node->id);
    free(node);
}

void guide_read_node(struct guide *guide, const struct yaml *map, struct lint_messages *m)
{
    struct guide_node *node = xcalloc(1, sizeof *node);
    const struct own_words own = { node_keys, &node->words };

    node->at = map;
    bool good = yaml_read_map(map, node_fields, ARRAY_SIZE(node_fields), node, m);
    good = good && read_providers(&own, map, m);
    if (good && guide_node_find(guide, slice_of(node->id)) != NULL)
        yaml_mistake(m, yaml_get(map, "id"), _("another node has the id '%s'"), node->id);
    else if (good) {
        guide_add_node(guide, node);
        return;
    }
    guide_node_free(node);
}

/* --- symptoms --- */

static const char *const groups[] = {
    [GUIDE_OTHER] = "other",
    [GUIDE_SILENT] = "silent",
    [GUIDE_REFUSED] = "refused",
    [GUIDE_DROPS] = "drops",
    [GUIDE_INCOMING] = "incoming",
    [GUIDE_AUDIO] = "audio",
    [GUIDE_SOUND] = "sound",
    [GUIDE_REGISTRATION] = "registration",
    NULL,
};

#define SYMPTOM(member) .offset = offsetof(struct symptom_entry, member)

static const struct yaml_field symptom_fields[] = {
    { "id", yaml_text_field, SYMPTOM(id), .required = true },
    { "symptom", yaml_text_field, SYMPTOM(symptom) },
    { "group", yaml_enum_field, SYMPTOM(shown.group), .names = groups },
    { "title", yaml_text_field, SYMPTOM(title) },
    { "hint", yaml_text_field, SYMPTOM(hint) },
    { "direction", yaml_enum_field, SYMPTOM(shown.direction), .names = directions },
    { "problems", yaml_texts_field, SYMPTOM(problems),
      .count = offsetof(struct symptom_entry, n_problems) },
    { "audio", yaml_bool_field, SYMPTOM(audio) },
    { "when", expr_field, SYMPTOM(when) },
    { "start", yaml_text_field, SYMPTOM(start), .required = true },
};

void guide_symptom_free(struct symptom_entry *entry)
{
    char *texts[] = { entry->id, entry->symptom, entry->title, entry->hint, entry->start };

    for (size_t i = 0; i < ARRAY_SIZE(texts); i++)
        free(texts[i]);
    free_texts(entry->problems, entry->n_problems);
    expr_free(entry->when);
    free(entry);
}

void guide_read_symptom(struct guide *guide, const struct yaml *map, struct lint_messages *m)
{
    struct symptom_entry *entry = xcalloc(1, sizeof *entry);

    entry->at = map;
    if (!yaml_read_map(map, symptom_fields, ARRAY_SIZE(symptom_fields), entry, m)) {
        guide_symptom_free(entry);
        return;
    }
    if (entry->symptom == NULL)
        entry->symptom = xstrdup(entry->id);
    if (guide_find(guide, entry->id) >= 0) {
        yaml_mistake(m, yaml_get(map, "id"), _("another symptom has the id '%s'"), entry->id);
        guide_symptom_free(entry);
        return;
    }
    entry->shown.id = entry->id;
    VEC_PUSH(guide->symptoms, guide->n_symptoms, guide->room_symptoms) = entry;
}

/* --- what is covered, words for causes --- */

static const struct yaml_field cover_fields[] = {
    { "problem", yaml_text_field, .offset = offsetof(struct covered, problem), .required = true },
    { "about", yaml_text_field, .offset = offsetof(struct covered, about) },
    { "causes", yaml_texts_field, .offset = offsetof(struct covered, causes),
      .count = offsetof(struct covered, n_causes), .required = true },
};

void guide_cover_free(struct covered *covered)
{
    free(covered->problem);
    free(covered->about);
    free_texts(covered->causes, covered->n_causes);
    free(covered);
}

void guide_read_cover(struct guide *guide, const struct yaml *map, struct lint_messages *m)
{
    struct covered *covered = xcalloc(1, sizeof *covered);

    covered->at = map;
    if (yaml_read_map(map, cover_fields, ARRAY_SIZE(cover_fields), covered, m))
        VEC_PUSH(guide->covers, guide->n_covers, guide->room_covers) = covered;
    else
        guide_cover_free(covered);
}

#define CAUSE_WORDS(key, which)                                                                    \
    {                                                                                              \
        key, wording_field, .offset = offsetof(struct cause_words, words), .count = which          \
    }

static const char *const cause_keys[] = { "title", "explain", "look", "fix", NULL };
/* The id comes first: words that stand in a rule have the rule's. */
static const struct yaml_field cause_fields[] = {
    { "id", yaml_text_field, .offset = offsetof(struct cause_words, id), .required = true },
    CAUSE_WORDS("title", CAUSE_TITLE),
    CAUSE_WORDS("explain", CAUSE_EXPLAIN),
    { "look", wording_field, .offset = offsetof(struct cause_words, words), .count = CAUSE_LOOK,
      .required = true },
    CAUSE_WORDS("fix", CAUSE_FIX),
    { "provider", NULL, .offset = 0 },
};

void guide_cause_free(struct cause_words *cause)
{
    wordings_done(&cause->words);
    free(cause->id);
    free(cause);
}

static void read_words(struct guide *guide, struct cause_words *cause,
                       const struct yaml_field *fields, size_t n, struct lint_messages *m)
{
    const struct own_words own = { cause_keys, &cause->words };

    if (yaml_read_map(cause->at, fields, n, cause, m) && read_providers(&own, cause->at, m))
        guide_add_words(guide, cause);
    else
        guide_cause_free(cause);
}

void guide_read_cause(struct guide *guide, const struct yaml *map, struct lint_messages *m)
{
    struct cause_words *cause = xcalloc(1, sizeof *cause);

    cause->at = map;
    read_words(guide, cause, cause_fields, ARRAY_SIZE(cause_fields), m);
}

/* A rule with a mistake is not among the guide's causes, and its words are not read. */
void guide_read_rule(struct guide *guide, const struct yaml *rule, struct lint_messages *m)
{
    const struct yaml *id = yaml_get(rule, "id"), *map = yaml_get(rule, "without_capture");

    if (map == NULL || id == NULL || guide_cause(guide, id->text) < 0)
        return;
    struct cause_words *cause = xcalloc(1, sizeof *cause);
    cause->at = map;
    cause->id = xstrndup(id->text.p, id->text.n);
    const struct cause_words *other = guide_cause_words(guide, cause->id);
    if (other == NULL || other->at->file != map->file) {
        read_words(guide, cause, cause_fields + 1, ARRAY_SIZE(cause_fields) - 1, m);
        return;
    }
    yaml_mistake(m, map, _("the rule in line %u has words for '%s' already"), other->at->line,
                 cause->id);
    guide_cause_free(cause);
}
