/* error_test.c - errors keep the first cause. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/error.h"

static void the_first_cause_is_kept(void **state)
{
    (void)state;
    struct error e = { 0 };

    assert_false(error_is_set(&e));
    error_set(&e, "%s:%d: first", "rules.yaml", 12);
    error_set(&e, "second");
    assert_true(error_is_set(&e));
    assert_string_equal(e.message, "rules.yaml:12: first");
    error_done(&e);
    assert_false(error_is_set(&e));
    error_set(&e, "third");
    assert_string_equal(e.message, "third");
    error_done(&e);
}

static void nobody_listening_is_fine(void **state)
{
    (void)state;
    error_set(NULL, "unheard");
    assert_false(error_is_set(NULL));
    error_done(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_cause_is_kept),
        cmocka_unit_test(nobody_listening_is_fine),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
