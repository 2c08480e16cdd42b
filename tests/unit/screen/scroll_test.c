/* scroll_test.c - a list that is longer than its window. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "screen/scroll.h"

static void the_selection_stays_in_sight(void **state)
{
    (void)state;
    struct scroll s = { 0 };
    scroll_fit(&s, 100, 10);
    assert_true(scroll_act(&s, ACTION_LAST));
    assert_int_equal(s.at, 99);
    assert_int_equal(s.top, 90);
    assert_true(scroll_act(&s, ACTION_PAGE_UP));
    assert_int_equal(s.at, 90);
    assert_true(scroll_act(&s, ACTION_UP));
    assert_int_equal(s.at, 89);
    assert_int_equal(s.top, 89);
    assert_true(scroll_act(&s, ACTION_FIRST));
    assert_int_equal(s.top, 0);
    assert_true(scroll_act(&s, ACTION_UP));
    assert_int_equal(s.at, 0);
    assert_false(scroll_act(&s, ACTION_ENTER));
}

static void fewer_lines_pull_the_selection_back(void **state)
{
    (void)state;
    struct scroll s = { 0 };
    scroll_fit(&s, 100, 10);
    scroll_act(&s, ACTION_LAST);
    scroll_fit(&s, 5, 10);
    assert_int_equal(s.at, 4);
    assert_int_equal(s.top, 0);
    scroll_fit(&s, 0, 10);
    assert_int_equal(s.at, 0);
    assert_true(scroll_act(&s, ACTION_DOWN));
    assert_int_equal(s.at, 0);
}

static void text_scrolls_to_its_last_page(void **state)
{
    (void)state;
    struct scroll s = { 0 };
    scroll_fit(&s, 30, 10);
    assert_true(scroll_text_act(&s, ACTION_DOWN));
    assert_int_equal(s.top, 1);
    assert_true(scroll_text_act(&s, ACTION_LAST));
    assert_int_equal(s.top, 20);
    scroll_fit(&s, 5, 10);
    assert_true(scroll_text_act(&s, ACTION_DOWN));
    assert_int_equal(s.top, 0);
}

static void assert_status(const struct scroll *s, const char *wanted)
{
    struct text text = { 0 };

    scroll_status(s, &text);
    assert_string_equal(text_str(&text), wanted);
    text_done(&text);
}

static void what_goes_on_says_so(void **state)
{
    struct scroll s = { 0 };

    (void)state;
    scroll_fit(&s, 30, 12);
    assert_status(&s, "rows 1-12 of 30");
    scroll_act(&s, ACTION_LAST);
    assert_status(&s, "rows 19-30 of 30");
    scroll_fit(&s, 12, 12);
    assert_status(&s, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_selection_stays_in_sight),
        cmocka_unit_test(fewer_lines_pull_the_selection_back),
        cmocka_unit_test(text_scrolls_to_its_last_page),
        cmocka_unit_test(what_goes_on_says_so),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
