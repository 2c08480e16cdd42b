/* columns_test.c - choosing columns by a text. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "screen/columns.h"

static void what_is_printed_reads_again(void **state)
{
    (void)state;
    static const char text[] = "time from:20 header:X-Foo header:User-Agent:30 why";
    struct text out = { 0 };
    size_t n;
    struct column *columns = columns_parse(slice_of(text), &n, NULL);
    assert_int_equal(n, 5);
    assert_int_equal(columns[1].width, 20);
    assert_string_equal(columns[2].header, "X-Foo");
    assert_string_equal(column_title(&columns[3]), "User-Agent");
    columns_print(columns, n, &out);
    assert_string_equal(text_str(&out), text);
    text_done(&out);
    columns_free(columns, n);
}

static void what_is_no_column_is_named(void **state)
{
    (void)state;
    static const char *const bad[] = { "nonsense", "time:0", "time:x", "from:1000", "header:" };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct text word = { 0 }, all = { 0 };
        size_t n;

        text_printf(&all, "to %s why", bad[i]);
        struct column *columns = columns_parse(text_view(&all), &n, &word);
        assert_string_equal(text_str(&word), bad[i]);
        assert_int_equal(n, 2);
        columns_free(columns, n);
        text_done(&word);
        text_done(&all);
    }
}

static void names_are_unique_and_said(void **state)
{
    (void)state;
    for (size_t i = 0; i < columns_count(); i++) {
        assert_true(strlen(columns_at(i)->help) > 5);
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(columns_at(i)->name, columns_at(j)->name);
    }
}

/* The short title stands where the long one does not fit, and only there. */
static void short_titles(void **state)
{
    struct rule rule = { .brief = (char[]){ "ACK to wrong place" } }, plain = { 0 };
    struct finding finding = { .rule = &rule,
                               .title = (char[]){ "The ACK is addressed to the wrong place" } };

    (void)state;
    assert_string_equal(finding_title_within(&finding, 39), finding.title);
    assert_string_equal(finding_title_within(&finding, 38), rule.brief);
    assert_string_equal(finding_title_within(&finding, 5), rule.brief);
    finding.rule = &plain;
    assert_string_equal(finding_title_within(&finding, 5), finding.title);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_printed_reads_again),
        cmocka_unit_test(what_is_no_column_is_named),
        cmocka_unit_test(names_are_unique_and_said),
        cmocka_unit_test(short_titles),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
