/* yaml_tree_test.c - compiled trees: taken where the source is the same, never where it is not. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/yaml.h"

#define SOURCE "- id: first\n  list: [one, {two: 2}]\n- {empty: ''}\n- >-\n  folded\n  text\n"

static struct files {
    char *folder, *yaml, *tree;
} files;

static void write_file(const char *path, const char *text, size_t n)
{
    FILE *out = fopen(path, "wb");

    assert_non_null(out);
    assert_int_equal(fwrite(text, 1, n, out), n);
    assert_int_equal(fclose(out), 0);
}

static struct text read_file(const char *path)
{
    struct text all = { 0 };
    FILE *in = fopen(path, "rb");
    int c;

    assert_non_null(in);
    while ((c = getc(in)) != EOF)
        text_addc(&all, (char)c);
    fclose(in);
    return all;
}

static struct yaml_file *read_yaml(void)
{
    struct lint_messages m = { 0 };
    struct yaml_file *file = yaml_read_file(files.yaml, &m);

    assert_int_equal(m.n, 0);
    assert_non_null(file);
    lint_messages_done(&m);
    return file;
}

static int set_up(void **state)
{
    (void)state;
    files.folder = xstrdup("/tmp/yaml_tree.XXXXXX");
    if (mkdtemp(files.folder) == NULL)
        return -1;
    files.yaml = xasprintf("%s/t.yaml", files.folder);
    files.tree = xasprintf("%sc", files.yaml);
    write_file(files.yaml, SOURCE, sizeof SOURCE - 1);
    struct yaml_file *file = read_yaml();
    assert_true(yaml_tree_write(file, files.tree));
    yaml_file_free(file);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    unlink(files.yaml);
    unlink(files.tree);
    rmdir(files.folder);
    free(files.folder);
    free(files.yaml);
    free(files.tree);
    return 0;
}

static void assert_same(const struct yaml *a, const struct yaml *b)
{
    assert_int_equal(a->kind, b->kind);
    assert_int_equal(a->style, b->style);
    assert_int_equal(a->line, b->line);
    assert_int_equal(a->column, b->column);
    assert_int_equal(a->count, b->count);
    assert_int_equal(a->text.n, b->text.n);
    assert_string_equal(a->text.p, b->text.p);
    assert_int_equal(a->key != NULL, b->key != NULL);
    if (a->key != NULL)
        assert_same(a->key, b->key);
    const struct yaml *x = a->first, *y = b->first;
    for (; x != NULL && y != NULL; x = x->next, y = y->next)
        assert_same(x, y);
    assert_true(x == NULL && y == NULL);
}

static void a_tree_is_the_source(void **state)
{
    (void)state;
    struct lint_messages m = { 0 };
    struct yaml_file *parsed = yaml_read_text("t", SLICE(SOURCE), &m), *taken = read_yaml();

    assert_same(yaml_root(parsed), yaml_root(taken));
    assert_true(slice_eq(yaml_source(taken), SLICE(SOURCE)));
    yaml_file_free(parsed);
    yaml_file_free(taken);
}

/* A tree that says something else than its source shows which of the two is read. */
static void the_tree_is_read(void **state)
{
    (void)state;
    struct text tree = read_file(files.tree);
    size_t at = slice_find(text_view(&tree), SLICE("first"));

    assert_true(at < tree.n);
    tree.p[at] = 'F';
    write_file(files.tree, tree.p, tree.n);
    struct yaml_file *file = read_yaml();
    assert_string_equal(yaml_get(yaml_root(file)->first, "id")->text.p, "First");
    yaml_file_free(file);
    text_done(&tree);
}

static void another_source_is_parsed(void **state)
{
    (void)state;
    char source[] = SOURCE;

    source[strcspn(source, "f")] = 'F';
    write_file(files.yaml, source, sizeof source - 1);
    struct yaml_file *file = read_yaml();
    assert_string_equal(yaml_get(yaml_root(file)->first, "id")->text.p, "First");
    yaml_file_free(file);
}

/* Each byte of the tree changed, and each length of it: a damaged one is left, or harmless. */
static void damage_is_harmless(void **state)
{
    (void)state;
    struct text tree = read_file(files.tree);

    for (size_t i = 0; i < tree.n; i++) {
        static const char flips[] = { 1, 0x40, (char)0x80, (char)0xff };

        for (size_t k = 0; k < sizeof flips; k++) {
            tree.p[i] ^= flips[k];
            write_file(files.tree, tree.p, tree.n);
            struct yaml_file *file = read_yaml();
            assert_same(yaml_root(file), yaml_root(file));
            yaml_file_free(file);
            tree.p[i] ^= flips[k];
        }
        write_file(files.tree, tree.p, i);
        struct yaml_file *cut = read_yaml();
        assert_string_equal(yaml_get(yaml_root(cut)->first, "id")->text.p, "first");
        yaml_file_free(cut);
    }
    text_done(&tree);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_tree_is_the_source, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_tree_is_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(another_source_is_parsed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(damage_is_harmless, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
