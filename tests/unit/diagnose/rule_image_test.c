/* rule_image_test.c - rules that come from an image are those that were parsed, field by field. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "diagnose/rule.h"
#include "expr/expr_private.h"

/* A folder of data with links to the program's rules, and beside it a user's configuration. */
struct data_folder {
    char folder[64];
    char *image;
};

static void link_rules(const struct data_folder *place, const char *source)
{
    DIR *dir = opendir(source);
    const struct dirent *entry;

    assert_non_null(dir);
    while ((entry = readdir(dir)) != NULL) {
        if (strstr(entry->d_name, ".yaml") == NULL || strstr(entry->d_name, ".yamlc") != NULL)
            continue;
        char *from = xasprintf("%s/%s", source, entry->d_name);
        char *real = realpath(from, NULL), *to;

        to = xasprintf("%s/rules/%s", place->folder, entry->d_name);
        assert_int_equal(symlink(real, to), 0);
        free(from);
        free(real);
        free(to);
    }
    closedir(dir);
}

static void write_file(const char *folder, const char *name, const char *text)
{
    char *path = xasprintf("%s/%s", folder, name);
    FILE *out = fopen(path, "w");

    assert_non_null(out);
    fputs(text, out);
    fclose(out);
    free(path);
}

static int set_up(void **state)
{
    struct data_folder *place = xcalloc(1, sizeof *place);
    char *source = xasprintf("%s/rules", getenv("SIPWHY_DATA"));
    const char *const folders[] = { "rules", "config", "config/sipwhy", "config/sipwhy/rules" };

    *place = (struct data_folder){ .folder = "/tmp/sipwhy-image.XXXXXX" };
    assert_non_null(mkdtemp(place->folder));
    for (size_t i = 0; i < ARRAY_SIZE(folders); i++) {
        char *path = xasprintf("%s/%s", place->folder, folders[i]);

        assert_int_equal(mkdir(path, 0700), 0);
        free(path);
    }
    link_rules(place, source);
    place->image = xasprintf("%s/rules.image", place->folder);
    char *config = xasprintf("%s/config", place->folder);
    setenv("XDG_CONFIG_HOME", config, 1);
    free(config);
    free(source);
    *state = place;
    return 0;
}

static int tear_down(void **state)
{
    struct data_folder *place = *state;
    char *command = xasprintf("rm -rf '%s'", place->folder);

    assert_int_equal(system(command), 0);
    free(command);
    free(place->image);
    free(place);
    return 0;
}

static struct rules *load(const struct data_folder *place)
{
    struct error error = { 0 };
    struct rules *rules = rules_load(place->folder, &error);

    if (rules == NULL)
        print_error("%s\n", error.message);
    assert_non_null(rules);
    return rules;
}

static void compile_rules(const struct data_folder *place)
{
    struct error error = { 0 };

    assert_true(rules_compile(place->folder, place->image, &error));
}

static bool is_of_image(const struct rules *rules)
{
    return rules_at(rules, rules_count(rules) - 1)->in_image;
}

static void same_text(const char *a, const char *b)
{
    assert_true((a == NULL) == (b == NULL));
    if (a != NULL)
        assert_string_equal(a, b);
}

static void same_slice(struct slice a, struct slice b)
{
    assert_true(slice_eq(a, b));
}

static void same_texts(char *const *a, size_t n_a, char *const *b, size_t n_b)
{
    assert_int_equal(n_a, n_b);
    for (size_t i = 0; i < n_a; i++)
        assert_string_equal(a[i], b[i]);
}

static void same_constant(const struct value *a, const struct value *b)
{
    assert_int_equal(a->kind, b->kind);
    if (a->kind != VALUE_NETWORKS) {
        assert_true(value_equal(a, b));
        return;
    }
    assert_int_equal(a->networks.n, b->networks.n);
    for (size_t i = 0; i < a->networks.n; i++) {
        assert_true(addr_eq(a->networks.p[i].addr, b->networks.p[i].addr));
        assert_int_equal(a->networks.p[i].prefix, b->networks.p[i].prefix);
    }
}

static void same_rest(const struct node *a, const struct node *b)
{
    if (a->op == NODE_CONSTANT)
        same_constant(a->constant, b->constant);
    if (a->op == NODE_FACT)
        assert_int_equal(a->fact, b->fact);
    if (a->op == NODE_IN || a->op == NODE_NOT_IN)
        assert_int_equal(a->addresses, b->addresses);
    if (a->op == NODE_OTHER)
        assert_int_equal(a->relation, b->relation);
    if (a->op == NODE_MATCH || a->op == NODE_NO_MATCH)
        assert_int_equal(pattern_matches(a->pattern, SLICE("192.0.2.1")),
                         pattern_matches(b->pattern, SLICE("192.0.2.1")));
    if (a->op != NODE_HEADER)
        return;
    assert_int_equal(a->header.role, b->header.role);
    assert_int_equal(a->header.all, b->header.all);
    same_slice(a->header.name, b->header.name);
}

static size_t same_node(const struct node *a, const struct node *b)
{
    assert_true((a == NULL) == (b == NULL));
    if (a == NULL)
        return 0;
    assert_int_equal(a->op, b->op);
    assert_int_equal(a->kind, b->kind);
    assert_int_equal(a->offset, b->offset);
    same_slice(a->text, b->text);
    same_rest(a, b);
    return 1 + same_node(a->left, b->left) + same_node(a->right, b->right) +
           same_node(a->next, b->next);
}

/* What is blamed of an expression lies in its source. */
static void same_absences(const struct expr *a, const struct expr *b)
{
    struct expr_absence of_a[64], of_b[64];
    size_t n = expr_absences(a, of_a, ARRAY_SIZE(of_a));

    assert_int_equal(n, expr_absences(b, of_b, ARRAY_SIZE(of_b)));
    for (size_t i = 0; i < n && i < ARRAY_SIZE(of_a); i++) {
        assert_int_equal(of_a[i].fact, of_b[i].fact);
        assert_int_equal(of_a[i].offset, of_b[i].offset);
    }
}

static size_t same_expr(const struct expr *a, const struct expr *b)
{
    assert_true((a == NULL) == (b == NULL));
    if (a == NULL)
        return 0;
    same_slice(a->source, b->source);
    assert_int_equal(a->asks_other_calls, b->asks_other_calls);
    assert_int_equal(a->n_facts, b->n_facts);
    for (size_t i = 0; i < a->n_facts; i++)
        assert_int_equal(a->facts[i], b->facts[i]);
    same_absences(a, b);
    return same_node(a->root, b->root);
}

static void same_template(const struct template *a, const struct template *b)
{
    assert_true((a == NULL) == (b == NULL));
    if (a == NULL)
        return;
    same_slice(a->own.source, b->own.source);
    assert_int_equal(a->own.source.p[a->own.source.n], '\0');
    assert_int_equal(b->own.source.p[b->own.source.n], '\0');
    assert_int_equal(a->own.n, b->own.n);
    for (size_t i = 0; i < a->own.n; i++) {
        same_slice(a->own.list[i].text, b->own.list[i].text);
        assert_int_equal(a->own.list[i].optional, b->own.list[i].optional);
        same_expr(a->own.list[i].expr, b->own.list[i].expr);
    }
}

static void same_words(const struct rule *a, const struct rule *b)
{
    same_text(a->id, b->id);
    same_text(a->symptom, b->symptom);
    same_text(a->file, b->file);
    same_text(a->brief, b->brief);
    same_text(a->about, b->about);
    same_text(a->title_text, b->title_text);
    same_text(a->explain_text, b->explain_text);
    same_text(a->fix_text, b->fix_text);
    same_text(a->check_text, b->check_text);
    same_template(a->title, b->title);
    same_template(a->explain, b->explain);
    same_template(a->fix, b->fix);
    same_template(a->check, b->check);
    same_template(a->provider_code, b->provider_code);
    same_texts(a->references, a->n_references, b->references, b->n_references);
    same_texts(a->consequence_of, a->n_consequence_of, b->consequence_of, b->n_consequence_of);
    same_texts(a->special_case_of, a->n_special_case_of, b->special_case_of, b->n_special_case_of);
}

static size_t same_rule(const struct rule *a, const struct rule *b)
{
    size_t nodes = same_expr(a->when, b->when);

    same_words(a, b);
    assert_int_equal(a->line, b->line);
    assert_int_equal(a->capture, b->capture);
    assert_int_equal(a->attempt, b->attempt);
    assert_int_equal(a->bundled, b->bundled);
    assert_int_equal(a->severity, b->severity);
    assert_int_equal(a->confidence, b->confidence);
    assert_int_equal(a->number, b->number);
    assert_int_equal(a->n_doubts, b->n_doubts);
    for (size_t i = 0; i < a->n_doubts; i++) {
        nodes += same_expr(a->doubts[i].when, b->doubts[i].when);
        same_text(a->doubts[i].say, b->doubts[i].say);
    }
    assert_int_equal(a->n_points, b->n_points);
    for (size_t i = 0; i < a->n_points; i++) {
        nodes += same_expr(a->points[i].at, b->points[i].at);
        same_template(a->points[i].expected, b->points[i].expected);
        same_template(a->points[i].note, b->points[i].note);
    }
    return nodes;
}

static size_t same_rules(const struct rules *a, const struct rules *b)
{
    size_t nodes = 0;

    assert_int_equal(rules_count(a), rules_count(b));
    for (size_t i = 0; i < rules_count(a); i++) {
        nodes += same_rule(rules_at(a, i), rules_at(b, i));
        assert_int_equal(rules_by_id(a, slice_of(rules_at(a, i)->id))->number,
                         rules_by_id(b, slice_of(rules_at(a, i)->id))->number);
    }
    return nodes;
}

/* Of the user's, which stands before the program's and uses a name that those give. */
static const char own_rule[] =
    "- id: own-rule\n  symptom: other\n  when: 'outward_call and status == 603'\n"
    "  severity: info\n  confidence: proven\n  title: Declined\n  explain: It was declined.\n"
    "  fix: Nothing.\n";

static void test_all_fields(void **state)
{
    struct data_folder *place = *state;
    struct rules *parsed = load(place);

    assert_false(is_of_image(parsed));
    compile_rules(place);
    struct rules *compiled = load(place);
    assert_true(is_of_image(compiled));
    assert_true(same_rules(parsed, compiled) > 1000);
    rules_free(parsed);
    rules_free(compiled);
}

static void test_beside_own(void **state)
{
    struct data_folder *place = *state;

    write_file(place->folder, "config/sipwhy/rules/own.yaml", own_rule);
    struct rules *parsed = load(place);
    compile_rules(place);
    struct rules *compiled = load(place);
    assert_true(is_of_image(compiled));
    assert_false(rules_at(compiled, 0)->in_image);
    assert_string_equal(rules_at(compiled, 0)->id, "own-rule");
    same_rules(parsed, compiled);
    rules_free(parsed);
    rules_free(compiled);
}

/* What a name of the user's clashes with is said as if there were no image. */
static void test_name_is_taken(void **state)
{
    struct data_folder *place = *state;
    struct error parsed = { 0 }, compiled = { 0 };

    write_file(place->folder, "config/sipwhy/rules/own.yaml",
               "- conditions:\n    outward_call: 'status == 603'\n");
    assert_null(rules_load(place->folder, &parsed));
    compile_rules(place);
    assert_null(rules_load(place->folder, &compiled));
    assert_string_equal(parsed.message, compiled.message);
    error_done(&parsed);
    error_done(&compiled);
}

static void test_edited(void **state)
{
    struct data_folder *place = *state;

    compile_rules(place);
    write_file(place->folder, "rules/99-own.yaml", own_rule);
    struct rules *rules = load(place);
    assert_false(is_of_image(rules));
    assert_non_null(rules_by_id(rules, SLICE("own-rule")));
    rules_free(rules);
}

static void damage(const struct data_folder *place, long at, bool cut)
{
    FILE *file = fopen(place->image, "r+");

    assert_non_null(file);
    assert_int_equal(fseek(file, at, SEEK_SET), 0);
    int byte = fgetc(file);
    assert_int_equal(fseek(file, at, SEEK_SET), 0);
    if (cut)
        assert_int_equal(ftruncate(fileno(file), at), 0);
    else
        assert_int_equal(fputc(byte ^ 4, file), byte ^ 4);
    fclose(file);
}

static void test_damaged(void **state)
{
    struct data_folder *place = *state;
    static const long places[] = { 0, 8, 16, 24, 28, 40, 47, 48, 5000, 300000 };

    for (size_t i = 0; i < 2 * ARRAY_SIZE(places); i++) {
        compile_rules(place);
        damage(place, places[i / 2], i % 2 == 1);
        struct rules *rules = load(place);
        assert_false(is_of_image(rules));
        rules_free(rules);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_all_fields, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_beside_own, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_name_is_taken, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_edited, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_damaged, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
