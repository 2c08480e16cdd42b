/* yaml_test.c - nodes, the places of their bytes, and mistakes; for yaml.c, yaml_place.c and
 * yaml_field.c. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/yaml.h"

static struct yaml_file *read_good(const char *source)
{
    struct lint_messages m = { 0 };
    struct yaml_file *file = yaml_read_text("t.yaml", slice_of(source), &m);

    if (file == NULL)
        fail_msg("%u:%u: %s", m.list[0].line, m.list[0].column, m.list[0].message);
    lint_messages_done(&m);
    return file;
}

static void assert_text(const struct yaml *node, const char *wanted)
{
    assert_non_null(node);
    assert_int_equal(node->kind, YAML_SCALAR);
    assert_int_equal(node->text.n, strlen(wanted));
    assert_string_equal(node->text.p, wanted);
}

static void test_tree(void **state)
{
    (void)state;
    struct yaml_file *file = read_good("a: 1\nlist:\n  - x\n  - {k: v, 'l': \"w\"}\nempty:\n");
    const struct yaml *root = yaml_root(file);
    assert_int_equal(root->kind, YAML_MAP);
    assert_int_equal(root->count, 3);
    assert_text(yaml_get(root, "a"), "1");
    assert_text(yaml_get(root, "empty"), "");
    assert_null(yaml_get(root, "b"));
    const struct yaml *list = yaml_get(root, "list");
    assert_int_equal(list->kind, YAML_LIST);
    assert_int_equal(list->count, 2);
    assert_text(list->first, "x");
    assert_int_equal(list->first->line, 3);
    assert_int_equal(list->first->column, 5);
    assert_text(yaml_get(list->first->next, "l"), "w");
    assert_null(list->first->next->next);
    assert_int_equal(list->first->next->first->key->column, 6);
    assert_string_equal(yaml_path(file), "t.yaml");
    yaml_file_free(file);
    file = read_good("");
    assert_text(yaml_root(file), "");
    yaml_file_free(file);
}

/* Each source holds one scalar under `k`, and an @ in it: where does the place of that byte come
 * out? */
static void test_places(void **state)
{
    static const struct {
        const char *source;
        unsigned line, column;
    } cases[] = {
        { "k: ab @", 1, 7 },
        { "k: 'ab @'", 1, 8 },
        { "k: 'it''s @'", 1, 11 },
        { "k: \"ab @\"", 1, 8 },
        { "k: \"a\\tb\\\\ @\"", 1, 12 },
        { "k: \"\\u00e9 @\"", 1, 12 },
        { "k: \xc3\xa9\xe2\x82\xac @", 1, 7 },
        { "k: |\n  one\n  t @ o\n", 3, 5 },
        { "k: >-\n  one\n  two @\n", 3, 7 },
        { "k: >-\n  one\n\n  two @\n", 4, 7 },
        { "k: |\n\n  @\n", 3, 3 },
        { "k: a\n  b @\n", 2, 5 },
        { "k: 'a\n\n  b @'\n", 3, 5 },
        { "k: \"a\n  b @\"\n", 2, 5 },
        { "k: \"a \\\n  b @\"\n", 2, 5 },
        { "k: @", 1, 4 },
        { "k: \"@\"", 1, 5 },
        { "k: |2\n    x @\n", 2, 7 },
        { "\r\nk: >-\r\n  one\r\n  two @\r\n", 4, 7 },
        { "k: '\xf0\x9f\x98\x80''\xf0\x9f\x98\x80@'", 1, 9 },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        /* A plain scalar may not begin with @: any letter that is not elsewhere will do. */
        char *source = xstrdup(cases[i].source);

        for (char *c = source; *c; c++)
            *c = *c == '@' ? 'Q' : *c;
        struct yaml_file *file = read_good(source);
        const struct yaml *scalar = yaml_get(yaml_root(file), "k");
        unsigned line = 0, column = 0;
        yaml_locate(scalar, slice_chr(scalar->text, 'Q'), &line, &column);
        if (line != cases[i].line || column != cases[i].column)
            fail_msg("case %zu: %u:%u", i, line, column);
        /* And the end of the text, which an expression that lacks something points to, is not
         * before it. */
        unsigned end_line = 0, end_column = 0;
        yaml_locate(scalar, scalar->text.n, &end_line, &end_column);
        assert_true(end_line > line || (end_line == line && end_column > column));
        yaml_file_free(file);
        free(source);
    }
}

static void assert_mistake(const char *source, size_t n, const char *wanted)
{
    struct lint_messages m = { 0 };
    struct error error = { 0 };
    struct yaml_file *file = yaml_read_text("t.yaml", (struct slice){ source, n }, &m);

    assert_null(file);
    assert_false(lint_messages_to_error(&m, &error));
    if (strncmp(error.message, wanted, strlen(wanted)) != 0)
        fail_msg("%s", error.message);
    error_done(&error);
}

static void test_refusals(void **state)
{
    static const char nul[] = "a: 'x\0y'";
    static const struct {
        const char *source, *mistake;
    } cases[] = {
        { "a: 1\nb: 2\na: 3\n",
          "t.yaml:3:1: key 'a' stands twice here; it stood in line 1 already" },
        { "a: &x 1\n", "t.yaml:1:4: anchors (&name) are not allowed here" },
        { "a: *x\n", "t.yaml:1:4: aliases (*name) are not allowed here" },
        { "a: !!int 1\n", "t.yaml:1:4: tags (!name) are not allowed here" },
        { "a: 1\n---\nb: 2\n", "t.yaml:2:1: a second document in the file" },
        { "? [a]\n: b\n", "t.yaml:1:3: a key must be a text, not a list" },
        { "a: [1, 2\nb: 3\n", "t.yaml:2:" },
        { "a: 'x\n", "t.yaml:2:" },
        { "\ta: 1\n", "t.yaml:1:1: " },
        { "a: \xff\n", "t.yaml: byte 4: no UTF-8 text: " },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
        assert_mistake(cases[i].source, strlen(cases[i].source), cases[i].mistake);
    assert_mistake(nul, sizeof nul - 1, "t.yaml: byte 6: no UTF-8 text: ");
}

static void test_bounds(void **state)
{
    struct text t = { 0 };

    (void)state;
    for (unsigned i = 0; i <= YAML_DEPTH_MAX; i++)
        text_addc(&t, '[');
    assert_mistake(t.p, t.n, "t.yaml:1:33: nested too deeply");
    text_clear(&t);
    text_addc(&t, '[');
    for (unsigned i = 0; i <= YAML_NODES_MAX; i++)
        text_adds(&t, "a,");
    text_addc(&t, ']');
    assert_mistake(t.p, t.n, "t.yaml:1:400000: the file holds too much");
    text_clear(&t);
    for (unsigned i = 0; i <= YAML_KEYS_MAX; i++)
        text_printf(&t, "k%u: 1\n", i);
    assert_mistake(t.p, t.n, "t.yaml:1001:1: the mapping has too many keys");
    text_clear(&t);
    while (t.n <= YAML_FILE_MAX)
        text_adds(
            &t, "# ----------------------------------------------------------------------------\n");
    assert_mistake(t.p, t.n, "t.yaml: larger than 4194304 bytes");
    text_done(&t);
}

struct thing {
    char *name;
    char **words;
    size_t n_words;
    bool yes;
    double number;
    uint32_t count;
    int rank;
    unsigned colour;
};

static const char *const colours[] = { "red", "green", NULL };
static const struct yaml_field thing_fields[] = {
    { "name", yaml_text_field, .offset = offsetof(struct thing, name), .required = true },
    { "words", yaml_texts_field, .offset = offsetof(struct thing, words),
      .count = offsetof(struct thing, n_words) },
    { "yes", yaml_bool_field, .offset = offsetof(struct thing, yes) },
    { "number", yaml_number_field, .offset = offsetof(struct thing, number) },
    { "count", yaml_u32_field, .offset = offsetof(struct thing, count) },
    { "rank", yaml_int_field, .offset = offsetof(struct thing, rank) },
    { "colour", yaml_enum_field, .offset = offsetof(struct thing, colour), .names = colours },
    { "other", NULL, .offset = 0 },
};

static void thing_done(struct thing *t)
{
    for (size_t i = 0; i < t->n_words; i++)
        free(t->words[i]);
    free(t->words);
    free(t->name);
}

static void test_fields(void **state)
{
    (void)state;
    struct thing t = { 0 };
    struct lint_messages m = { 0 };
    struct yaml_file *file =
        read_good("{name: n, words: [a, b], yes: true, number: 1.25, count: 7, rank: -3, colour: "
                  "green, other: [x]}");
    assert_true(yaml_read_map(yaml_root(file), thing_fields, ARRAY_SIZE(thing_fields), &t, &m));
    assert_string_equal(t.name, "n");
    assert_int_equal(t.n_words, 2);
    assert_string_equal(t.words[1], "b");
    assert_true(t.yes && t.number > 1.249 && t.number < 1.251);
    assert_int_equal(t.count, 7);
    assert_int_equal(t.rank, -3);
    assert_int_equal(t.colour, 1);
    thing_done(&t);
    yaml_file_free(file);
}

static void test_all_mistakes_of_a_mapping(void **state)
{
    static const char *const wanted[] = {
        "t.yaml:1:1: unknown key 'nmae'; did you mean 'name'?",
        "t.yaml:2:9: a text is wanted here, and nothing stands here",
        "t.yaml:3:6: 'true' or 'false' is wanted here",
        "t.yaml:4:9: '1,5' is no number",
        "t.yaml:5:8: '-1' is no whole number that fits here",
        "t.yaml:6:7: '1.5' is no whole number that fits here",
        "t.yaml:7:9: unknown value 'gren'; did you mean 'green'?",
        "t.yaml:8:1: unknown key 'zzzzzzzz'",
        "t.yaml:1:1: key 'name' is missing",
    };

    (void)state;
    struct thing t = { 0 };
    struct lint_messages m = { 0 };
    struct yaml_file *file =
        read_good("nmae: n\nwords: ['', b]\nyes: maybe\nnumber: 1,5\ncount: -1\nrank: 1.5\n"
                  "colour: gren\nzzzzzzzz: 1\n");
    assert_false(yaml_read_map(yaml_root(file), thing_fields, ARRAY_SIZE(thing_fields), &t, &m));
    assert_int_equal(m.n, ARRAY_SIZE(wanted));
    for (size_t i = 0; i < m.n; i++) {
        struct text line = { 0 };

        lint_message_print(&line, &m.list[i]);
        assert_string_equal(text_str(&line), wanted[i]);
        text_done(&line);
    }
    thing_done(&t);
    lint_messages_done(&m);
    yaml_file_free(file);
}

static void locate_all(const struct yaml *node)
{
    unsigned line, column;

    for (size_t i = 0; node->kind == YAML_SCALAR && i <= node->text.n; i++) {
        yaml_locate(node, i, &line, &column);
        assert_true(line >= 1 && column >= 1);
    }
    for (const struct yaml *child = node->first; child != NULL; child = child->next)
        locate_all(child);
}

/* Whatever stands in the file, it is a tree whose every byte has a place, or a mistake. */
static void test_mutations(void **state)
{
    static const char seed[] = "- id: 'it''s'\n  when: >-\n    status == 403\n    and not \"x\"\n  "
                               "list: [a, \"b\\u00e9c\\\n"
                               "    d\", {k: v}]\n  text: |\n    one\n      two\n\n    three\n";
    static const char letters[] = "-:[]{}'\">|\\ \n\r\t#&*!?,%@\xc3\xa9\xff"
                                  "0u";
    uint32_t random = 99;

    (void)state;
    for (unsigned round = 0; round < 5000; round++) {
        char *text = xstrndup(seed, sizeof seed - 1);
        size_t n = sizeof seed - 1;

        for (unsigned change = 0; change <= round % 3; change++) {
            random = random * 1664525u + 1013904223u;
            text[(random >> 8) % n] = letters[(random >> 20) % (sizeof letters - 1)];
        }
        struct lint_messages m = { 0 };
        struct yaml_file *file = yaml_read_text("t", (struct slice){ text, n }, &m);
        assert_true(!file == (m.n > 0));
        if (file != NULL)
            locate_all(yaml_root(file));
        yaml_file_free(file);
        lint_messages_done(&m);
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tree),      cmocka_unit_test(test_places),
        cmocka_unit_test(test_refusals),  cmocka_unit_test(test_bounds),
        cmocka_unit_test(test_fields),    cmocka_unit_test(test_all_mistakes_of_a_mapping),
        cmocka_unit_test(test_mutations),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
