/* number_test.c - decimal numbers, whatever the locale. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/number.h"

static void test_read(void **state)
{
    static const struct {
        const char *text;
        size_t taken;
        double value;
    } cases[] = {
        { "0", 1, 0 },       { "42", 2, 42 },
        { "1.25", 4, 1.25 }, { "18..35", 2, 18 },
        { "5.", 1, 5 },      { "2.5s", 3, 2.5 },
        { "1,5", 1, 1 },     { "007", 3, 7 },
        { "x", 0, -1 },      { "", 0, -1 },
        { ".5", 0, -1 },     { "-1", 0, -1 },
        { "1e3", 1, 1 },     { "0.1000000000000000000000000000001", 33, 0.1 },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        double value = -1;

        assert_int_equal(number_read(slice_of(cases[i].text), &value), cases[i].taken);
        if (value < cases[i].value - 1e-9 || value > cases[i].value + 1e-9)
            fail_msg("%s: %f", cases[i].text, value);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_read) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
