/* library_test.c - a library that is there, one that is not, and one that lacks a function. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/library.h"
#include "base/mem.h"

static void test_load(void **state)
{
    double (*absolute)(double) = NULL;
    unsigned long (*version)(void) = NULL;
    const struct library_function both[] = { { "fabs", &absolute }, { "no_such_thing", &version } };
    struct error error = { 0 };

    (void)state;
    assert_true(library_load("libm.so.6", both, 1, &error));
    assert_false(error_is_set(&error));
    assert_true(absolute(-2) == 2);
    assert_false(library_load("libm.so.6", both, ARRAY_SIZE(both), &error));
    assert_non_null(strstr(error.message, "no_such_thing"));
    assert_null(version);
    error_done(&error);
    assert_false(library_load("libnosuch.so.9", both, 1, &error));
    assert_non_null(strstr(error.message, "libnosuch.so.9"));
    error_done(&error);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_load) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
