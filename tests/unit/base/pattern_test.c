/* pattern_test.c - regular expressions within limits. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/pattern.h"
#include "base/text.h"

static bool matches(const char *source, struct slice text)
{
    struct pattern_error error;
    struct pattern *p = pattern_new(slice_of(source), &error);

    if (p == NULL)
        fail_msg("%s: %s", source, error.message);
    bool found = pattern_matches(p, text);
    pattern_free(p);
    return found;
}

static void test_matches(void **state)
{
    (void)state;
    assert_true(matches("b.d", SLICE("aBCd")));
    assert_false(matches("(?-i)b.d", SLICE("aBCd")));
    assert_true(matches("^(a)(b)\\2$", SLICE("abb")));
    assert_false(matches("^a$", SLICE("ab")));
    assert_true(matches("^$", (struct slice){ NULL, 0 }));
    assert_true(matches("^.$", SLICE("\xc3\xa9")));
    assert_true(matches("end$", SLICE("\xff\xfe broken \x80 end")));
    assert_false(matches("x\\0y", SLICE("xy")));
    assert_true(matches("x\\0y", SLICE("x\0y")));
}

/* One pattern asked of one text after the other, some of them again. */
static void test_asked_again(void **state)
{
    static const struct {
        const char *text;
        bool found;
    } rows[] = {
        { "", false },
        { "busy here", true },
        { "busy here", true },
        { "busy", false },
        { "", false },
        { "busy", false },
        { "this text is too long to be remembered, but busy here", true },
        { "busy", false },
        { "busy here", true },
    };
    struct pattern_error error;
    struct pattern *p = pattern_new(SLICE("busy here$"), &error);

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
        assert_int_equal(pattern_matches(p, slice_of(rows[i].text)), rows[i].found);
    pattern_free(p);
}

static void test_mistakes(void **state)
{
    struct pattern_error error;

    (void)state;
    assert_null(pattern_new(SLICE("a(b"), &error));
    assert_int_equal(error.offset, 3);
    assert_string_equal(error.message, "missing closing parenthesis");
    assert_null(pattern_new(SLICE("a[b"), &error));
    assert_null(pattern_new(SLICE("*"), &error));
    struct text big = { 0 };
    while (big.n < 5000)
        text_addc(&big, 'a');
    assert_null(pattern_new(text_view(&big), &error));
    text_done(&big);
}

/* Nested repetition takes exponential time on this text: it ends all the same, as no match. */
static void test_backtracking_is_bounded(void **state)
{
    struct text text = { 0 };

    (void)state;
    while (text.n < 5000)
        text_addc(&text, 'a');
    text_addc(&text, '!');
    assert_false(matches("^(a+)+$", text_view(&text)));
    assert_false(matches("^(([a-z])+.)+[A-Z]([a-z])+$", text_view(&text)));
    text_done(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_matches),
                                        cmocka_unit_test(test_asked_again),
                                        cmocka_unit_test(test_mistakes),
                                        cmocka_unit_test(test_backtracking_is_bounded) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
