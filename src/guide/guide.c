/* guide.c - the tree as a whole: read, searched, and the symptom that fits a call. */
#include "config.h"

#include "guide/guide.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/datafile.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "diagnose/symptom.h"
#include "guide/guide_private.h"

static const struct {
    const char *key;
    void (*read)(struct guide *, const struct yaml *, struct lint_messages *);
} lists[] = {
    { "covers", guide_read_cover },
    { "symptoms", guide_read_symptom },
    { "nodes", guide_read_node },
    { "causes", guide_read_cause },
};

static void note_id(struct hash *by_id, struct slice id, size_t i)
{
    hash_put_new(by_id, hash_bytes(id.p, id.n), (uint32_t)i);
}

struct guide *guide_empty(const struct rules *rules)
{
    struct guide *guide = xcalloc(1, sizeof *guide);

    guide->rules = rules;
    guide->arena = arena_new();
    for (size_t i = 0; i < rules_count(rules); i++) {
        const struct rule *rule = rules_at(rules, i);

        if (rules_by_id(rules, slice_of(rule->id)) != rule)
            continue;
        note_id(&guide->cause_by_id, slice_of(rule->id), guide->n_causes);
        VEC_PUSH(guide->causes, guide->n_causes, guide->room_causes) = rule;
    }
    return guide;
}

static void read_list(struct guide *guide, const struct yaml *root, size_t which,
                      struct lint_messages *m)
{
    const struct yaml *list = yaml_get(root, lists[which].key);

    if (list == NULL || !yaml_wants(list, YAML_LIST, m))
        return;
    for (const struct yaml *item = list->first; item != NULL; item = item->next)
        lists[which].read(guide, item, m);
}

void guide_read_file(struct guide *guide, const char *path, struct lint_messages *m)
{
    struct yaml_field fields[ARRAY_SIZE(lists)];
    struct yaml_file *file = yaml_read_file(path, m);

    if (file == NULL)
        return;
    VEC_PUSH(guide->files, guide->n_files, guide->room_files) = file;
    for (size_t i = 0; i < ARRAY_SIZE(lists); i++)
        fields[i] = (struct yaml_field){ .key = lists[i].key };
    if (!yaml_read_map(yaml_root(file), fields, ARRAY_SIZE(fields), NULL, m))
        return;
    for (size_t i = 0; i < ARRAY_SIZE(lists); i++)
        read_list(guide, yaml_root(file), i, m);
}

void guide_read_rules(struct guide *guide, const char *path, struct lint_messages *m)
{
    struct yaml_file *file = yaml_read_file(path, m);

    if (file == NULL)
        return;
    VEC_PUSH(guide->files, guide->n_files, guide->room_files) = file;
    const struct yaml *root = yaml_root(file);
    for (const struct yaml *item = root->first; root->kind == YAML_LIST && item != NULL;
         item = item->next)
        guide_read_rule(guide, item, m);
}

void guide_check(struct guide *guide, struct lint_messages *m)
{
    guide_tie(guide, m);
}

static void forget_files(struct guide *guide)
{
    for (size_t i = 0; i < guide->n_files; i++)
        yaml_file_free(guide->files[i]);
    free(guide->files);
    guide->files = NULL;
    guide->n_files = guide->room_files = 0;
}

/* The user's files come first: of two words for one cause the first count. */
static void read_folder(struct guide *guide, const char *data_dir, const char *name,
                        void (*read)(struct guide *, const char *path, struct lint_messages *),
                        struct lint_messages *m)
{
    struct datafiles files = { 0 };
    char *folder = xasprintf("%s/%s", data_dir, name);

    datafiles_add_config(&files, name);
    datafiles_add_folder(&files, folder);
    free(folder);
    for (size_t i = 0; i < files.n; i++)
        read(guide, files.paths[i], m);
    datafiles_done(&files);
}

struct guide *guide_load(const char *data_dir, const struct rules *rules, struct error *error)
{
    struct guide *guide = guide_empty(rules);
    struct lint_messages m = { 0 };

    read_folder(guide, data_dir, "guide", guide_read_file, &m);
    read_folder(guide, data_dir, "rules", guide_read_rules, &m);
    if (m.n == 0)
        guide_check(guide, &m);
    forget_files(guide);
    if (lint_messages_to_error(&m, error))
        return guide;
    guide_free(guide);
    return NULL;
}

bool guide_is_amended(void)
{
    struct datafiles files = { 0 };

    datafiles_add_config(&files, "guide");
    datafiles_add_config(&files, "rules");
    bool amended = files.n > 0;
    datafiles_done(&files);
    return amended;
}

void guide_free(struct guide *guide)
{
    if (guide == NULL)
        return;
    for (size_t i = 0; i < guide->n_nodes; i++)
        guide_node_free(guide->nodes[i]);
    for (size_t i = 0; i < guide->n_symptoms; i++)
        guide_symptom_free(guide->symptoms[i]);
    for (size_t i = 0; i < guide->n_covers; i++)
        guide_cover_free(guide->covers[i]);
    for (size_t i = 0; i < guide->n_words; i++)
        guide_cause_free(guide->words[i]);
    forget_files(guide);
    free(guide->nodes);
    free(guide->symptoms);
    free(guide->covers);
    free(guide->words);
    free(guide->causes);
    hash_done(&guide->cause_by_id);
    hash_done(&guide->node_by_id);
    hash_done(&guide->words_by_id);
    arena_free(guide->arena);
    free(guide);
}

/* --- what is in it --- */

void guide_add_node(struct guide *guide, struct guide_node *node)
{
    note_id(&guide->node_by_id, slice_of(node->id), guide->n_nodes);
    VEC_PUSH(guide->nodes, guide->n_nodes, guide->room_nodes) = node;
}

void guide_add_words(struct guide *guide, struct cause_words *words)
{
    note_id(&guide->words_by_id, slice_of(words->id), guide->n_words);
    VEC_PUSH(guide->words, guide->n_words, guide->room_words) = words;
}

struct guide_node *guide_node_find(const struct guide *guide, struct slice id)
{
    uint32_t i = hash_get(&guide->node_by_id, hash_bytes(id.p, id.n));

    return i != NO_INDEX && slice_eq(slice_of(guide->nodes[i]->id), id) ? guide->nodes[i] : NULL;
}

int guide_cause(const struct guide *guide, struct slice id)
{
    uint32_t i = hash_get(&guide->cause_by_id, hash_bytes(id.p, id.n));

    return i != NO_INDEX && slice_eq(slice_of(guide->causes[i]->id), id) ? (int)i : -1;
}

const struct cause_words *guide_cause_words(const struct guide *guide, const char *id)
{
    uint32_t i = hash_get(&guide->words_by_id, hash_bytes(id, strlen(id)));

    return i != NO_INDEX && strcmp(guide->words[i]->id, id) == 0 ? guide->words[i] : NULL;
}

struct template *wording(const struct wordings *words, unsigned which, const char *provider)
{
    for (size_t i = 1; provider != NULL && i < words->n; i++)
        if (strcmp(words->list[i].provider, provider) == 0 && words->list[i].texts[which] != NULL)
            return words->list[i].texts[which];
    return words->n ? words->list[0].texts[which] : NULL;
}

struct template *rule_wording(const struct rule *rule, enum cause_text which)
{
    struct template *const texts[] = {
        [CAUSE_TITLE] = rule->title,
        [CAUSE_EXPLAIN] = rule->explain,
        [CAUSE_LOOK] = rule->check,
        [CAUSE_FIX] = rule->fix,
    };

    return texts[which];
}

size_t guide_symptoms(const struct guide *guide)
{
    return guide->n_symptoms;
}

const struct guide_symptom *guide_symptom(const struct guide *guide, size_t i)
{
    return &guide->symptoms[i]->shown;
}

int guide_find(const struct guide *guide, const char *id)
{
    for (size_t i = 0; i < guide->n_symptoms; i++)
        if (strcmp(guide->symptoms[i]->id, id) == 0)
            return (int)i;
    return -1;
}

void guide_covered(const struct guide *guide,
                   void (*each)(void *context, const char *problem, const char *cause),
                   void *context)
{
    for (size_t i = 0; i < guide->n_covers; i++)
        for (size_t c = 0; c < guide->covers[i]->n_causes; c++)
            each(context, guide->covers[i]->problem, guide->covers[i]->causes[c]);
}

const char *guide_group_words(enum guide_group group)
{
    static const char *const words[GUIDE_GROUPS] = {
        [GUIDE_OTHER] = N_("Something else"),
        [GUIDE_SILENT] = N_("Nothing comes back at all"),
        [GUIDE_REFUSED] = N_("Refused with a number (4xx, 5xx, 6xx)"),
        [GUIDE_DROPS] = N_("The call drops while one speaks"),
        [GUIDE_INCOMING] = N_("Incoming calls do not arrive"),
        [GUIDE_AUDIO] = N_("One side does not hear, or both"),
        [GUIDE_SOUND] = N_("Bad sound, key presses, fax"),
        [GUIDE_REGISTRATION] = N_("Registration"),
    };

    return _(words[group]);
}

/* --- the symptom of a call --- */

static unsigned how_many(const struct cause_set *set)
{
    unsigned n = 0;

    for (size_t i = 0; i < set->n_words; i++)
        n += (unsigned)__builtin_popcountll(set->bits[i]);
    return n;
}

static bool direction_fits(const struct symptom_entry *entry, enum call_direction direction)
{
    return entry->shown.direction == GUIDE_BOTH ||
           (entry->shown.direction == GUIDE_TERMINATION && direction != CALL_ORIGINATION) ||
           (entry->shown.direction == GUIDE_ORIGINATION && direction != CALL_TERMINATION);
}

/* What a symptom is sought for. */
struct search {
    const struct guide *guide;
    const struct call *call; /* NULL: the capture as a whole */
    const struct verdict *verdict;
    struct subject *subject; /* of that call */
};

/* An answered call is no "nothing comes back", one that was not answered does not drop. */
static bool state_fits(const struct search *s, const struct symptom_entry *entry)
{
    bool answered = s->call != NULL && s->call->answered != NANOS_NONE;

    if (s->call != NULL && entry->shown.group == (answered ? GUIDE_SILENT : GUIDE_DROPS))
        return false;
    return entry->when == NULL || expr_holds(entry->when, s->subject);
}

/* Is the cause one of those that the page has for a problem of this symptom? */
static bool covers(const struct guide *guide, const struct symptom_entry *entry, const char *cause)
{
    for (size_t p = 0; p < entry->n_problems; p++)
        for (size_t i = 0; i < guide->n_covers; i++) {
            const struct covered *covered = guide->covers[i];

            if (strcmp(covered->problem, entry->problems[p]) != 0)
                continue;
            for (size_t c = 0; c < covered->n_causes; c++)
                if (strcmp(covered->causes[c], cause) == 0)
                    return true;
        }
    return false;
}

/* The narrowest symptom that leads to the cause, if it can be the rule's own and one of which a
 * page tells the cause. */
static int symptom_of_finding(const struct search *s, const struct finding *finding)
{
    const struct guide *guide = s->guide;
    int cause = guide_cause(guide, slice_of(finding->rule->id)), best = -1;
    unsigned best_distance = 0, farther = (unsigned)guide->n_causes + 1;

    for (size_t i = 0; cause >= 0 && i < guide->n_symptoms; i++) {
        const struct symptom_entry *entry = guide->symptoms[i];

        if (!cause_in(&entry->node->reach, (size_t)cause) ||
            !direction_fits(entry, s->verdict->direction) || !state_fits(s, entry))
            continue;
        bool own = strcmp(entry->symptom, finding->rule->symptom) == 0;
        bool other = s->call != NULL && s->call->method == SIP_REGISTER &&
                     entry->shown.group != GUIDE_REGISTRATION;
        unsigned distance = how_many(&entry->node->reach) + (own ? 0 : 2 * farther) +
                            (other ? 4 * farther : 0) +
                            (covers(guide, entry, finding->rule->id) ? 0 : farther);
        if (best < 0 || distance < best_distance) {
            best = (int)i;
            best_distance = distance;
        }
    }
    return best;
}

/* The first that the guide has of this symptom; -1: none. */
static int entry_of(const struct guide *guide, const char *symptom)
{
    for (size_t i = 0; i < guide->n_symptoms; i++)
        if (strcmp(guide->symptoms[i]->symptom, symptom) == 0)
            return (int)i;
    return -1;
}

static enum symptom_outcome outcome_of(const struct call *call)
{
    if (call->method == SIP_REGISTER)
        return SYMPTOM_OF_REGISTRATION;
    if (call->status >= 400)
        return SYMPTOM_OF_REFUSAL;
    return call->state == CALL_UNANSWERED ? SYMPTOM_OF_SILENCE : SYMPTOM_OF_NONE;
}

static int symptom_of_outcome(const struct guide *guide, const struct call *call)
{
    enum symptom_outcome outcome = outcome_of(call);
    const struct symptom *symptom =
        outcome == SYMPTOM_OF_REFUSAL ? symptoms_by_status(call->status) : NULL;

    if (symptom == NULL)
        symptom = symptoms_by_outcome(outcome);
    return symptom != NULL ? entry_of(guide, symptom->id) : -1;
}

/* Of the findings, those of the severities that are wanted. */
static int symptom_of_findings(const struct guide *guide, struct diagnosis *diagnosis,
                               const struct call *call, unsigned severities)
{
    struct search s = { .guide = guide, .call = call };
    int symptom = -1;

    s.verdict = call != NULL ? diagnosis_call(diagnosis, call) : diagnosis_capture(diagnosis);
    if (s.verdict->n_findings == 0)
        return -1;
    struct arena *arena = arena_new();
    s.subject = diagnosis_subject(diagnosis, call, arena);
    for (size_t i = 0; i < s.verdict->n_findings && symptom < 0; i++)
        if (severities & 1U << s.verdict->findings[i].severity)
            symptom = symptom_of_finding(&s, &s.verdict->findings[i]);
    arena_free(arena);
    return symptom;
}

void guide_worst_begin(struct guide_worst *worst)
{
    worst->error = worst->warning = -1;
}

void guide_worst_add(struct guide_worst *worst, const struct guide *guide,
                     struct diagnosis *diagnosis, struct call *call)
{
    if (worst->error < 0)
        worst->error = symptom_of_findings(guide, diagnosis, call, 1U << SEVERITY_ERROR);
    if (worst->error < 0 && worst->warning < 0)
        worst->warning = symptom_of_findings(guide, diagnosis, call, 1U << SEVERITY_WARNING);
}

int guide_worst_symptom(const struct guide_worst *worst)
{
    return worst->error >= 0 ? worst->error : worst->warning;
}

static int symptom_of_file(const struct guide *guide, struct diagnosis *diagnosis)
{
    struct guide_worst worst;
    struct arena *arena = arena_new();
    struct calls *calls = diagnosis_subject(diagnosis, NULL, arena)->calls;

    guide_worst_begin(&worst);
    guide_worst_add(&worst, guide, diagnosis, NULL);
    for (size_t i = 0; i < calls_count(calls) && worst.error < 0; i++)
        guide_worst_add(&worst, guide, diagnosis, calls_at(calls, i));
    arena_free(arena);
    return guide_worst_symptom(&worst);
}

/* Outcomes that are no fault (busy, declined) come after all faults. */
int guide_suggest(const struct guide *guide, struct diagnosis *diagnosis, struct call *call)
{
    static const unsigned faults = 1U << SEVERITY_ERROR | 1U << SEVERITY_WARNING;

    if (call == NULL)
        return symptom_of_file(guide, diagnosis);
    int symptom = symptom_of_findings(guide, diagnosis, call, faults);
    if (symptom < 0)
        symptom = symptom_of_findings(guide, diagnosis, call, 1U << SEVERITY_INFO);
    if (symptom < 0 && (call->state == CALL_FAILED || call->state == CALL_UNANSWERED))
        symptom = symptom_of_outcome(guide, call);
    return symptom;
}
