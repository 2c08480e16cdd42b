/* shorthand_test.c - options that stand for conditions, and the expression that they make. */
#include "config.h"

#include "cmd/shorthand.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "diagnose/filter.h"

/* The expression of these words, the calling function's; NULL: they are refused. */
static char *made(const char *const *words)
{
    struct options options;
    struct error error = { 0 };
    int argc = 0;

    while (words[argc] != NULL)
        argc++;
    assert_true(options_parse(&options, argc, (char *const *)(uintptr_t)words, &error));
    char *made = filter_of_options(&options, &error);

    assert_true((made == NULL) == error_is_set(&error));
    error_done(&error);
    options_done(&options);
    return made;
}

static void test_made(void **state)
{
    static const struct {
        const char *option, *value, *wanted;
    } cases[] = {
        { "--since", "2026-01-04T15:04:05Z", "(epoch >= 1767539045.000000)" },
        { "--until", "2026-01-04T00:00Z", "(epoch < 1767484800.000000)" },
        { "--from", "+1206555", "(from ~ \"^\\\\+?1206555$\")" },
        { "--to", "1206*", "(to ~ \"^\\\\+?1206.*$\")" },
        { "--to", "a.b@c", "(header.To ~ \"a\\\\.b\\\\@c\")" },
        { "--to", "a\"b", "(header.To ~ \"a\\\\\\\"b\")" },
        { "--status", "486", "(status == 486)" },
        { "--status", "5xx", "(status in 500..599)" },
        { "--cause", "a\"b", "(\"a\\\"b\" in causes)" },
    };
    struct expr_error mistake;

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        const char *const words[] = { "sipwhy", "report", cases[i].option, cases[i].value, NULL };
        char *is = made(words);

        assert_non_null(is);
        assert_string_equal(is, cases[i].wanted);
        struct filter *filter = filter_parse(slice_of(is), &mistake);
        if (filter == NULL)
            fail_msg("%s: %s", is, mistake.message);
        filter_free(filter);
        free(is);
    }
}

static void test_joined(void **state)
{
    const char *const words[] = { "sipwhy",   "report", "--status", "486",
                                  "--status", "480",    "--filter", "duration > 3 or answered",
                                  "--cause",  "x",      NULL };
    char *is = made(words);

    (void)state;
    assert_string_equal(is, "(duration > 3 or answered) and (status == 486 or status == 480) and "
                            "(\"x\" in causes)");
    free(is);
}

static void test_refused(void **state)
{
    static const char *const cases[][2] = {
        { "--since", "soon" }, { "--status", "bussy" }, { "--status", "7xx" },
        { "--status", "99" },  { "--from", "" },        { "--trunk", "" },
    };
    const char *const text[] = { "sipwhy", "report", "--filter", "word", "--status", "486", NULL };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        const char *const words[] = { "sipwhy", "report", cases[i][0], cases[i][1], NULL };

        if (made(words) != NULL)
            fail_msg("%s %s is taken", cases[i][0], cases[i][1]);
    }
    assert_null(made(text));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_made),
        cmocka_unit_test(test_joined),
        cmocka_unit_test(test_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
