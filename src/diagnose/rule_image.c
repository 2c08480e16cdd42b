/* rule_image.c - the program's own rules as an image, made as the program is built. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/datafile.h"
#include "base/mem.h"
#include "diagnose/rule_private.h"
#include "diagnose/symptom.h"
#include "expr/expr_private.h"
#include "expr/layout.h"

struct bundle {
    struct conditions conditions;
    struct rule *list;
    size_t n;
};

#define TEXTS(type, member)                                                                        \
    { IMAGE_TEXTS, IMAGE_MEMBER(type, member), .count = offsetof(type, n_##member) },              \
    {                                                                                              \
        IMAGE_BYTES, IMAGE_MEMBER(type, n_##member)                                                \
    }
#define LIST(type, member, layout)                                                                 \
    { IMAGE_LIST, IMAGE_MEMBER(type, member), .count = offsetof(type, n_##member), .of = layout }, \
    {                                                                                              \
        IMAGE_BYTES, IMAGE_MEMBER(type, n_##member)                                                \
    }
#define TEXT(type, member)                                                                         \
    {                                                                                              \
        IMAGE_TEXT, IMAGE_MEMBER(type, member)                                                     \
    }
#define BYTES(type, member)                                                                        \
    {                                                                                              \
        IMAGE_BYTES, IMAGE_MEMBER(type, member)                                                    \
    }
#define ONE(type, member, layout)                                                                  \
    {                                                                                              \
        IMAGE_POINTER, IMAGE_MEMBER(type, member), .of = layout                                    \
    }

static const struct image_member point_members[] = {
    ONE(struct rule_point, at, &expr_layout),
    ONE(struct rule_point, expected, &template_layout),
    ONE(struct rule_point, note, &template_layout),
};
static const struct image_layout point_layout = IMAGE_LAYOUT(struct rule_point, point_members);

static const struct image_member doubt_members[] = {
    ONE(struct rule_doubt, when, &expr_layout),
    TEXT(struct rule_doubt, say),
};
static const struct image_layout doubt_layout = IMAGE_LAYOUT(struct rule_doubt, doubt_members);

static const struct image_member rule_members[] = {
    TEXT(struct rule, id),
    TEXT(struct rule, symptom),
    TEXT(struct rule, file),
    BYTES(struct rule, line),
    BYTES(struct rule, capture),
    BYTES(struct rule, attempt),
    ONE(struct rule, when, &expr_layout),
    BYTES(struct rule, severity),
    BYTES(struct rule, confidence),
    LIST(struct rule, doubts, &doubt_layout),
    LIST(struct rule, points, &point_layout),
    ONE(struct rule, title, &template_layout),
    ONE(struct rule, explain, &template_layout),
    ONE(struct rule, fix, &template_layout),
    ONE(struct rule, check, &template_layout),
    ONE(struct rule, provider_code, &template_layout),
    TEXT(struct rule, brief),
    TEXT(struct rule, about),
    TEXT(struct rule, title_text),
    TEXT(struct rule, explain_text),
    TEXT(struct rule, fix_text),
    TEXT(struct rule, check_text),
    TEXTS(struct rule, references),
    TEXTS(struct rule, consequence_of),
    TEXTS(struct rule, special_case_of),
};
static const struct image_layout rule_layout = IMAGE_LAYOUT(struct rule, rule_members);

static const struct image_member bundle_members[] = {
    { IMAGE_INSIDE, IMAGE_MEMBER(struct bundle, conditions), .of = &conditions_layout },
    { IMAGE_LIST, IMAGE_MEMBER(struct bundle, list), .count = offsetof(struct bundle, n),
      .of = &rule_layout },
    BYTES(struct bundle, n),
};
static const struct image_layout bundle_layout = IMAGE_LAYOUT(struct bundle, bundle_members);

/* --- the stamp: of the program, and of the sources --- */

static const uint64_t unkeyed[2] = { 0, 0 };

static void add_bytes(struct hashing *hash, const void *p, size_t n)
{
    hash_add(hash, hash_bytes_with(unkeyed, p, n));
}

/* Another program's numbers mean something else. */
static void add_program(struct hashing *hash)
{
    static const size_t sizes[] = {
        sizeof(struct rule),  sizeof(struct node), sizeof(struct expr), sizeof(struct template),
        sizeof(struct value), NODE_PRIVATE,        VALUE_LIST,          RELATION_COUNT,
    };

    add_bytes(hash, PACKAGE_VERSION, sizeof PACKAGE_VERSION);
    add_bytes(hash, sizes, sizeof sizes);
    for (size_t i = 0; i < facts_count(); i++)
        add_bytes(hash, facts_at(i)->name, strlen(facts_at(i)->name));
    for (size_t i = 0; i < symptoms_count(); i++)
        add_bytes(hash, symptoms_at(i)->id, strlen(symptoms_at(i)->id));
}

/* 0: a source cannot be read. */
static uint64_t stamp_of(char *const *paths, size_t n)
{
    struct hashing hash = hash_begin_with(unkeyed);
    struct arena *arena = arena_new();
    bool good = true;

    add_program(&hash);
    for (size_t i = 0; i < n && good; i++) {
        const char *name = file_name(paths[i]);
        struct slice source = datafile_read(arena, paths[i], YAML_FILE_MAX);

        good = source.p != NULL;
        add_bytes(&hash, name, strlen(name));
        add_bytes(&hash, source.p, source.n);
        arena_reset(arena);
    }
    arena_free(arena);
    return good ? hash_end(&hash, 0, 0) | 1 : 0;
}

bool rules_image_write(const struct rules *rules, char *const *paths, size_t n, const char *to)
{
    struct bundle bundle = { .conditions = *rules->conditions, .n = rules->n };
    uint64_t stamp = stamp_of(paths, n);

    if (stamp == 0)
        return false;
    bundle.list = xcalloc(rules->n + 1, sizeof *bundle.list);
    for (size_t i = 0; i < rules->n; i++) {
        bundle.list[i] = *rules->list[i];
        bundle.list[i].file = (char *)(uintptr_t)file_name(rules->list[i]->file);
    }
    bool good = image_write(to, stamp, &bundle_layout, &bundle);
    free(bundle.list);
    return good;
}

/* --- reading --- */

/* The files are of the order of the rules. */
static char *path_of(struct rules *rules, char *const *paths, size_t n, const char *name)
{
    if (rules->n_paths > 0 && strcmp(file_name(rules->paths[rules->n_paths - 1]), name) == 0)
        return rules->paths[rules->n_paths - 1];
    for (size_t i = 0; i < n; i++)
        if (strcmp(file_name(paths[i]), name) == 0)
            return VEC_PUSH(rules->paths, rules->n_paths, rules->room_paths) = xstrdup(paths[i]);
    return NULL;
}

bool rules_image_read(struct rules *rules, char *const *paths, size_t n, const char *from)
{
    struct image *image = image_read(from, stamp_of(paths, n));

    if (image == NULL)
        return false;
    const struct bundle *bundle = image_root(image);
    if (!conditions_add_checked(rules->conditions, &bundle->conditions)) {
        image_free(image);
        return false;
    }
    rules->image = image;
    rules->patterns = expr_patterns(image);
    for (size_t i = 0; i < bundle->n; i++) {
        struct rule *rule = &bundle->list[i];

        rule->in_image = true;
        rule->file = path_of(rules, paths, n, rule->file);
    }
    return true;
}

void rules_image_add(struct rules *rules)
{
    const struct bundle *bundle = rules->image != NULL ? image_root(rules->image) : NULL;

    for (size_t i = 0; bundle != NULL && i < bundle->n; i++)
        rules_add(rules, &bundle->list[i]);
}

/* What was added to the rule since it was read. */
static void forget_translations(const struct rule *r)
{
    struct template *templates[] = { r->title, r->explain, r->fix, r->check, r->provider_code };

    for (size_t i = 0; i < ARRAY_SIZE(templates); i++)
        template_forget(templates[i]);
    for (size_t i = 0; i < r->n_points; i++) {
        template_forget(r->points[i].expected);
        template_forget(r->points[i].note);
    }
}

void rules_image_done(struct rules *rules)
{
    const struct bundle *bundle = rules->image != NULL ? image_root(rules->image) : NULL;

    if (bundle == NULL)
        return;
    for (size_t i = 0; i < bundle->n; i++)
        forget_translations(&bundle->list[i]);
    for (size_t i = 0; i < image_holes(rules->image); i++)
        pattern_free(rules->patterns[i]);
    free(rules->patterns);
    for (size_t i = 0; i < rules->n_paths; i++)
        free(rules->paths[i]);
    free(rules->paths);
    image_free(rules->image);
}
