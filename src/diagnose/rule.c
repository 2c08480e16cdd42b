/* rule.c - YAML -> rules. */
#include "config.h"

#include "diagnose/product.h"
#include "diagnose/rule_private.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/datafile.h"
#include "base/gettext.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "diagnose/symptom.h"

static const char *const severities[] = { "error", "warning", "info", "conformance", NULL };
static const char *const confidences[] = { "proven", "likely", "possible", NULL };
static const char *const scopes[] = { "call", "capture", "attempt", NULL };

const char *severity_name(enum severity severity)
{
    return severities[severity];
}

const char *confidence_name(enum confidence confidence)
{
    return confidences[confidence];
}

static struct expr *read_expr(const struct yaml *value, const struct conditions *conditions,
                              struct lint_messages *m)
{
    struct expr_error error;

    if (value->kind != YAML_SCALAR) {
        yaml_mistake(m, value, _("an expression is wanted here, not %s"),
                     yaml_kind_name(value->kind));
        return NULL;
    }
    struct expr *expr = expr_parse_with(value->text, conditions, &error);
    if (expr == NULL)
        yaml_mistake_at(m, value, error.offset, "%s", error.message);
    return expr;
}

static bool expr_field(const struct yaml *value, const struct yaml_field *field, void *object,
                       struct lint_messages *m)
{
    struct expr **expr = (struct expr **)(void *)((char *)object + field->offset);

    *expr = read_expr(value, NULL, m);
    return *expr != NULL;
}

static bool when_field(const struct yaml *value, const struct yaml_field *field, void *object,
                       struct lint_messages *m)
{
    struct rule *rule = object;

    (void)field;
    rule->when = read_expr(value, rule->conditions, m);
    return rule->when != NULL;
}

static bool template_field(const struct yaml *value, const struct yaml_field *field, void *object,
                           struct lint_messages *m)
{
    struct template **template = (struct template **)(void *)((char *)object + field->offset);
    char *text = yaml_copy_text(value, m);

    if (text == NULL)
        return false;
    struct expr_error error;
    *template = template_parse(slice_of(text), &error);
    if (*template == NULL)
        yaml_mistake_at(m, value, error.offset, "%s", error.message);
    free(text);
    return *template != NULL;
}

/* The same, and the text as written beside it, which `count` names. */
static bool written_field(const struct yaml *value, const struct yaml_field *field, void *object,
                          struct lint_messages *m)
{
    char **written = (char **)(void *)((char *)object + field->count);

    if (!template_field(value, field, object, m))
        return false;
    *written = xstrndup(value->text.p, value->text.n);
    return true;
}

/* A short title; its characters are counted, as none of a language that is written here is wide. */
static bool brief_field(const struct yaml *value, const struct yaml_field *field, void *object,
                        struct lint_messages *m)
{
    size_t columns = 0, length;

    if (!yaml_text_field(value, field, object, m))
        return false;
    for (size_t at = 0; at < value->text.n; at += length, columns++)
        utf8_decode(slice_sub(value->text, at, value->text.n), &length);
    if (columns <= RULE_BRIEF_MAX)
        return true;
    yaml_mistake(m, value, _("this is longer than a short title may be, %d characters"),
                 RULE_BRIEF_MAX);
    return false;
}

static bool read_point(const struct yaml *value, const struct yaml_field *field, void *object,
                       struct lint_messages *m)
{
    static const struct yaml_field fields[] = {
        { "at", expr_field, .offset = offsetof(struct rule_point, at), .required = true },
        { "expected", template_field, .offset = offsetof(struct rule_point, expected) },
        { "note", template_field, .offset = offsetof(struct rule_point, note) },
    };
    struct rule *rule = object;

    (void)field;
    return yaml_read_maps(value, fields, ARRAY_SIZE(fields), sizeof *rule->points, &rule->points,
                          &rule->n_points, m);
}

static bool read_doubt(const struct yaml *value, const struct yaml_field *field, void *object,
                       struct lint_messages *m)
{
    static const struct yaml_field fields[] = {
        { "when", NULL, .required = true },
        { "say", yaml_text_field, .offset = offsetof(struct rule_doubt, say), .required = true },
    };
    struct rule *rule = object;

    (void)field;
    bool good = yaml_read_maps(value, fields, ARRAY_SIZE(fields), sizeof *rule->doubts,
                               &rule->doubts, &rule->n_doubts, m);
    const struct yaml *map = value->first;
    for (size_t i = 0; good && i < rule->n_doubts; i++, map = map->next) {
        rule->doubts[i].when = read_expr(yaml_get(map, "when"), rule->conditions, m);
        good = rule->doubts[i].when != NULL;
    }
    return good;
}

static bool id_field(const struct yaml *value, const struct yaml_field *field, void *object,
                     struct lint_messages *m)
{
    if (!yaml_text_field(value, field, object, m))
        return false;
    for (size_t i = 0; i < value->text.n; i++) {
        char c = value->text.p[i];

        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c == '-' && i > 0))
            continue;
        yaml_mistake_at(m, value, i, _("an id is made of small letters, digits and hyphens"));
        return false;
    }
    return true;
}

static bool symptom_field(const struct yaml *value, const struct yaml_field *field, void *object,
                          struct lint_messages *m)
{
    if (!yaml_text_field(value, field, object, m))
        return false;
    if (symptoms_by_id(value->text) != NULL)
        return true;
    struct suggestion near = suggestion_for(value->text);
    for (size_t i = 0; i < symptoms_count(); i++)
        suggestion_try(&near, symptoms_at(i)->id);
    const char *best = suggestion_best(&near);
    if (best != NULL)
        yaml_mistake(m, value, _("unknown symptom '%.*s'; did you mean '%s'?"),
                     SLICE_ARG(value->text), best);
    else
        yaml_mistake(m, value, _("unknown symptom '%.*s'"), SLICE_ARG(value->text));
    return false;
}

static bool scope_field(const struct yaml *value, const struct yaml_field *field, void *object,
                        struct lint_messages *m)
{
    struct rule *rule = object;
    unsigned scope = 0;
    struct yaml_field names = *field;

    names.offset = 0;
    bool good = yaml_enum_field(value, &names, &scope, m);
    rule->capture = scope == 1;
    rule->attempt = scope == 2;
    return good;
}

#define AT(member) .offset = offsetof(struct rule, member)
#define LIST(member)                                                                               \
    .offset = offsetof(struct rule, member), .count = offsetof(struct rule, n_##member)
#define WRITTEN(member)                                                                            \
    .offset = offsetof(struct rule, member), .count = offsetof(struct rule, member##_text)

static const struct yaml_field rule_fields[] = {
    { "id", id_field, AT(id), .required = true },
    { "symptom", symptom_field, AT(symptom), .required = true },
    { "scope", scope_field, .names = scopes },
    { "when", when_field, .required = true },
    { "severity", yaml_enum_field, AT(severity), .names = severities, .required = true },
    { "confidence", yaml_enum_field, AT(confidence), .names = confidences, .required = true },
    { "doubt", read_doubt, .offset = 0 },
    { "point", read_point, .offset = 0 },
    { "title", written_field, WRITTEN(title), .required = true },
    { "short", brief_field, AT(brief) },
    { "explain", written_field, WRITTEN(explain), .required = true },
    { "fix", written_field, WRITTEN(fix), .required = true },
    { "check", written_field, WRITTEN(check) },
    { "references", yaml_texts_field, LIST(references) },
    { "provider_code", template_field, AT(provider_code) },
    { "consequence_of", yaml_texts_field, LIST(consequence_of) },
    { "special_case_of", yaml_texts_field, LIST(special_case_of) },
    { "about", yaml_text_field, AT(about) },
    { "without_capture", NULL, .offset = 0 }, /* read by guide/, where it is asked for */
};

static void free_texts(char **texts, size_t n)
{
    for (size_t i = 0; i < n; i++)
        free(texts[i]);
    free(texts);
}

static void free_rule(struct rule *r)
{
    for (size_t i = 0; i < r->n_points; i++) {
        expr_free(r->points[i].at);
        template_free(r->points[i].expected);
        template_free(r->points[i].note);
    }
    for (size_t i = 0; i < r->n_doubts; i++) {
        expr_free(r->doubts[i].when);
        free(r->doubts[i].say);
    }
    free(r->points);
    free(r->doubts);
    expr_free(r->when);
    struct template *templates[] = { r->title, r->explain, r->fix, r->check, r->provider_code };
    for (size_t i = 0; i < ARRAY_SIZE(templates); i++)
        template_free(templates[i]);
    char *texts[] = { r->id,         r->symptom,      r->file,     r->about,     r->brief,
                      r->title_text, r->explain_text, r->fix_text, r->check_text };
    for (size_t i = 0; i < ARRAY_SIZE(texts); i++)
        free(texts[i]);
    free_texts(r->references, r->n_references);
    free_texts(r->consequence_of, r->n_consequence_of);
    free_texts(r->special_case_of, r->n_special_case_of);
    free(r);
}

/* A rule of the whole capture has no call to ask; one that asks all the same would never hold. */
static bool check_scope(const struct rule *rule, const struct yaml *map, struct lint_messages *m)
{
    size_t facts[32], n = expr_facts(rule->when, facts, ARRAY_SIZE(facts));

    if (rule->capture && expr_asks_other_calls(rule->when)) {
        yaml_mistake(m, yaml_get(map, "when"),
                     _("there is no other call to a rule of the capture"));
        return false;
    }
    for (size_t i = 0; rule->capture && i < n && i < ARRAY_SIZE(facts); i++)
        if (!facts_at(facts[i])->capture) {
            yaml_mistake(m, yaml_get(map, "when"),
                         _("'%s' is a fact of a call, and this rule is one of the capture"),
                         facts_at(facts[i])->name);
            return false;
        }
    return true;
}

void rules_add(struct rules *rules, struct rule *rule)
{
    uint64_t id = hash_bytes(rule->id, strlen(rule->id));

    rule->number = rules->n;
    hash_put_new(&rules->by_id, id, (uint32_t)rule->number);
    VEC_PUSH(rules->list, rules->n, rules->room) = rule;
}

static void read_rule(struct rules *rules, const struct yaml *map, struct lint_messages *m)
{
    struct rule *rule = xcalloc(1, sizeof *rule);

    rule->file = xstrdup(yaml_path(map->file));
    rule->line = map->line;
    rule->conditions = rules->conditions;
    if (yaml_read_map(map, rule_fields, ARRAY_SIZE(rule_fields), rule, m) &&
        check_scope(rule, map, m)) {
        rules_add(rules, rule);
    } else {
        free_rule(rule);
    }
}

static void read_condition(struct rules *rules, const struct yaml *value, struct lint_messages *m)
{
    struct expr_error name_error, source_error;

    if (!yaml_wants(value, YAML_SCALAR, m) ||
        conditions_add(rules->conditions, value->key->text, value->text, &name_error,
                       &source_error))
        return;
    if (name_error.message[0])
        yaml_mistake_at(m, value->key, name_error.offset, "%s", name_error.message);
    else
        yaml_mistake_at(m, value, source_error.offset, "%s", source_error.message);
}

static void read_conditions(struct rules *rules, const struct yaml *item, struct lint_messages *m)
{
    static const struct yaml_field fields[] = { { .key = "conditions", .required = true } };
    const struct yaml *names = yaml_get(item, "conditions");

    if (!yaml_read_map(item, fields, ARRAY_SIZE(fields), NULL, m) ||
        !yaml_wants(names, YAML_MAP, m))
        return;
    for (const struct yaml *value = names->first; value != NULL; value = value->next)
        read_condition(rules, value, m);
}

/* Opens the file and reads the conditions that it names; the rules are read afterwards, and those
 * of other files may use them, too. */
static void open_file(struct rules *rules, const char *path, struct lint_messages *m)
{
    struct yaml_file *file = yaml_read_file(path, m);

    if (file == NULL)
        return;
    VEC_PUSH(rules->files, rules->n_files, rules->room_files) = file;
    const struct yaml *root = yaml_root(file);
    if (root->kind != YAML_LIST)
        yaml_mistake(m, root, _("a list of rules is wanted here, not %s"),
                     yaml_kind_name(root->kind));
    for (const struct yaml *item = root->first; root->kind == YAML_LIST && item != NULL;
         item = item->next)
        if (yaml_get(item, "conditions") != NULL)
            read_conditions(rules, item, m);
}

static void read_rules(struct rules *rules, size_t first_file, struct lint_messages *m)
{
    for (size_t i = first_file; i < rules->n_files; i++) {
        const struct yaml *root = yaml_root(rules->files[i]);

        for (const struct yaml *item = root->first; root->kind == YAML_LIST && item != NULL;
             item = item->next)
            if (yaml_get(item, "conditions") == NULL)
                read_rule(rules, item, m);
    }
}

void rules_read_file(struct rules *rules, const char *path, struct lint_messages *m)
{
    size_t first = rules->n_files;

    open_file(rules, path, m);
    read_rules(rules, first, m);
}

bool rules_add_file(struct rules *rules, const char *path, struct error *error)
{
    struct lint_messages m = { 0 };

    rules_read_file(rules, path, &m);
    return lint_messages_to_error(&m, error);
}

/* Ids stand in the files as scalars or as lists of scalars. */
static void check_ids(const struct rules *rules, const struct yaml *value, struct lint_messages *m)
{
    if (value == NULL)
        return;
    for (const struct yaml *id = value->kind == YAML_LIST ? value->first : value; id != NULL;
         id = value->kind == YAML_LIST ? id->next : NULL) {
        if (id->kind != YAML_SCALAR || rules_by_id(rules, id->text) != NULL)
            continue;
        struct suggestion near = suggestion_for(id->text);
        for (size_t i = 0; i < rules->n; i++)
            suggestion_try(&near, rules->list[i]->id);
        const char *best = suggestion_best(&near);
        if (best != NULL)
            yaml_mistake(m, id, _("no rule has the id '%.*s'; did you mean '%s'?"),
                         SLICE_ARG(id->text), best);
        else
            yaml_mistake(m, id, _("no rule has the id '%.*s'"), SLICE_ARG(id->text));
    }
}

const struct yaml *rule_yaml(const struct rules *rules, const struct rule *rule)
{
    for (size_t f = 0; f < rules->n_files; f++) {
        const struct yaml *root = yaml_root(rules->files[f]);

        if (root->kind != YAML_LIST || strcmp(yaml_path(rules->files[f]), rule->file) != 0)
            continue;
        for (const struct yaml *map = root->first; map != NULL; map = map->next)
            if (map->line == rule->line)
                return map;
    }
    return NULL;
}

void rules_check(const struct rules *rules, struct lint_messages *m)
{
    for (size_t f = 0; f < rules->n_files; f++) {
        const struct yaml *root = yaml_root(rules->files[f]);

        for (const struct yaml *map = root->first; root->kind == YAML_LIST && map != NULL;
             map = map->next) {
            check_ids(rules, yaml_get(map, "consequence_of"), m);
            check_ids(rules, yaml_get(map, "special_case_of"), m);
        }
    }
}

static void forget_files(struct rules *rules)
{
    for (size_t i = 0; i < rules->n_files; i++)
        yaml_file_free(rules->files[i]);
    free(rules->files);
    rules->files = NULL;
    rules->n_files = rules->room_files = 0;
}

struct products *rules_products(const struct rules *rules)
{
    return rules->products;
}

static void load_products(struct rules *rules, const char *data_dir, struct lint_messages *m)
{
    struct datafiles files = { 0 };
    char *folder = xasprintf("%s/products", data_dir);

    datafiles_add_config(&files, "products");
    datafiles_add_folder(&files, folder);
    free(folder);
    for (size_t i = 0; i < files.n; i++)
        products_read_file(rules->products, files.paths[i], m);
    datafiles_done(&files);
}

/* The files of the program's own rules begin at n_own. */
static void open_files(struct rules *rules, const struct datafiles *files, size_t n_own,
                       const char *image, struct lint_messages *m)
{
    for (size_t i = 0; i < n_own; i++)
        open_file(rules, files->paths[i], m);
    if (rules_image_read(rules, files->paths + n_own, files->n - n_own, image))
        return;
    for (size_t i = n_own; i < files->n; i++)
        open_file(rules, files->paths[i], m);
}

static void load_rules(struct rules *rules, const char *data_dir, struct lint_messages *m)
{
    struct datafiles files = { 0 };

    datafiles_add_config(&files, "rules");
    size_t n_own = files.n;
    char *folder = xasprintf("%s/rules", data_dir), *image = xasprintf("%s.image", folder);
    datafiles_add_folder(&files, folder);
    /* Without them every call would seem to be sound. */
    if (files.n == n_own)
        lint_messages_add(m, folder, 0, 0, _("the program's rules are not here"));
    open_files(rules, &files, n_own, image, m);
    read_rules(rules, 0, m);
    rules_image_add(rules);
    for (size_t i = 0; i < rules->n; i++)
        rules->list[i]->bundled = strncmp(rules->list[i]->file, folder, strlen(folder)) == 0;
    free(folder);
    free(image);
    datafiles_done(&files);
}

struct rules *rules_load(const char *data_dir, struct error *error)
{
    struct rules *rules = rules_empty();
    struct lint_messages m = { 0 };

    load_rules(rules, data_dir, &m);
    load_products(rules, data_dir, &m);
    if (m.n == 0)
        rules_check(rules, &m);
    forget_files(rules);
    if (lint_messages_to_error(&m, error))
        return rules;
    rules_free(rules);
    return NULL;
}

bool rules_compile(const char *data_dir, const char *to, struct error *error)
{
    struct rules *rules = rules_empty();
    struct lint_messages m = { 0 };
    struct datafiles files = { 0 };
    char *folder = xasprintf("%s/rules", data_dir);

    datafiles_add_folder(&files, folder);
    for (size_t i = 0; i < files.n; i++)
        open_file(rules, files.paths[i], &m);
    read_rules(rules, 0, &m);
    rules_check(rules, &m);
    bool good = lint_messages_to_error(&m, error);
    if (good && !rules_image_write(rules, files.paths, files.n, to)) {
        error_set(error, "%s: %s", to, strerror(errno));
        good = false;
    }
    free(folder);
    datafiles_done(&files);
    rules_free(rules);
    return good;
}

struct rules *rules_empty(void)
{
    struct rules *rules = xcalloc(1, sizeof *rules);

    rules->conditions = conditions_new();
    rules->products = products_new();
    return rules;
}

size_t rules_count(const struct rules *rules)
{
    return rules->n;
}

const struct rule *rules_at(const struct rules *rules, size_t i)
{
    return rules->list[i];
}

const struct rule *rules_by_id(const struct rules *rules, struct slice id)
{
    uint32_t i = hash_get(&rules->by_id, hash_bytes(id.p, id.n));

    return i != NO_INDEX && slice_eq(slice_of(rules->list[i]->id), id) ? rules->list[i] : NULL;
}

void rules_free(struct rules *rules)
{
    if (rules == NULL)
        return;
    for (size_t i = 0; i < rules->n; i++)
        if (!rules->list[i]->in_image)
            free_rule(rules->list[i]);
    rules_image_done(rules);
    free(rules->list);
    hash_done(&rules->by_id);
    forget_files(rules);
    conditions_free(rules->conditions);
    products_free(rules->products);
    free(rules);
}
