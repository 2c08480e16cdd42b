/* typeahead_test.c - which keys wait for the end of a search, and which are dropped. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "screen/typeahead.h"

/* Enter begins a search; n and j had been typed by then. */
static void begin(struct typeahead *t)
{
    assert_false(typeahead_keeps(t, '\r'));
    typeahead_note(t, false, true);
    assert_true(typeahead_keeps(t, 'n'));
    assert_true(typeahead_keeps(t, 'j'));
    typeahead_read(t);
    assert_int_equal(typeahead_next(t, true), 0);
}

/* The first of them begins another search, for which the second waits again. */
static void keys_wait_for_the_end(void **state)
{
    (void)state;
    struct typeahead t = { 0 };

    begin(&t);
    assert_int_equal(typeahead_next(&t, false), 'n');
    typeahead_note(&t, false, true);
    assert_int_equal(typeahead_next(&t, true), 0);
    assert_true(typeahead_keeps(&t, 'k'));
    typeahead_read(&t);
    assert_int_equal(typeahead_next(&t, false), 'j');
    typeahead_note(&t, false, false);
    assert_int_equal(typeahead_next(&t, false), 'k');
    assert_int_equal(typeahead_next(&t, false), 0);
}

static void a_key_that_stops_it_drops_them(void **state)
{
    (void)state;
    struct typeahead t = { 0 };

    begin(&t);
    assert_false(typeahead_keeps(&t, 'y')); /* does not stop it */
    typeahead_note(&t, true, true);
    assert_int_equal(t.n, 2);
    assert_false(typeahead_keeps(&t, 27));
    typeahead_note(&t, true, false);
    assert_int_equal(typeahead_next(&t, false), 0);
    assert_false(typeahead_keeps(&t, 'j'));
}

static void no_more_than_there_is_room(void **state)
{
    (void)state;
    struct typeahead t = { 0 };

    typeahead_note(&t, false, true);
    for (uint32_t i = 0; i < 2 * TYPEAHEAD_MOST; i++)
        assert_true(typeahead_keeps(&t, 'a' + i));
    typeahead_read(&t);
    for (uint32_t i = 0; i < TYPEAHEAD_MOST; i++)
        assert_int_equal(typeahead_next(&t, false), 'a' + i);
    assert_int_equal(typeahead_next(&t, false), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_wait_for_the_end),
        cmocka_unit_test(a_key_that_stops_it_drops_them),
        cmocka_unit_test(no_more_than_there_is_room),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
