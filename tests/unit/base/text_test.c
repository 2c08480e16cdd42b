/* text_test.c - the growing text. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"

static void an_empty_text_is_a_string(void **state)
{
    (void)state;
    struct text t = { 0 };

    assert_string_equal(text_str(&t), "");
    assert_int_equal(text_view(&t).n, 0);
    text_clear(&t);
    char *taken = text_take(&t);
    assert_string_equal(taken, "");
    free(taken);
    text_add(&t, NULL, 0);
    assert_string_equal(t.p, "");
    text_done(&t);
}

static void what_is_added_stays(void **state)
{
    (void)state;
    struct text t = { 0 };

    text_adds(&t, "From: ");
    text_slice(&t, SLICE("<sip:a>"));
    text_addc(&t, ';');
    text_printf(&t, "tag=%d", 42);
    assert_string_equal(text_str(&t), "From: <sip:a>;tag=42");
    assert_true(slice_eq(text_view(&t), SLICE("From: <sip:a>;tag=42")));
    text_clear(&t);
    text_add(&t, "a\0b", 3);
    assert_int_equal(t.n, 3);
    char *taken = text_take(&t);
    assert_int_equal(taken[2], 'b');
    assert_null(t.p);
    free(taken);
}

static void numbers(void **state)
{
    (void)state;
    struct text t = { 0 };

    text_number(&t, 0, 1);
    text_addc(&t, ' ');
    text_number(&t, 7, 3);
    text_addc(&t, ' ');
    text_number(&t, 1234, 2);
    text_addc(&t, ' ');
    text_number(&t, UINT64_MAX, 0);
    assert_string_equal(text_str(&t), "0 007 1234 18446744073709551615");
    text_clear(&t);
    text_number(&t, 1, 99); /* no more than a number can have */
    assert_string_equal(text_str(&t), "00000000000000000001");
    text_done(&t);
}

static void every_length_fits(void **state)
{
    (void)state;
    struct text printed = { 0 }, added = { 0 };

    for (int n = 0; n < 300; n++) {
        text_printf(&printed, "%*s", n, "");
        for (int i = 0; i < n; i++)
            text_addc(&added, ' ');
        assert_int_equal(printed.n, added.n);
        assert_int_equal(strlen(printed.p), printed.n);
        assert_true(printed.n < printed.room);
    }
    assert_true(slice_eq(text_view(&printed), text_view(&added)));
    text_done(&printed);
    text_done(&added);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_text_is_a_string),
        cmocka_unit_test(what_is_added_stays),
        cmocka_unit_test(numbers),
        cmocka_unit_test(every_length_fits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
