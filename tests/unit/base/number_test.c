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

static void test_put(void **state)
{
    static const struct {
        size_t digits;
        uint64_t number;
        const char *text;
    } cases[] = {
        { 1, 7, "7" },       { 1, 10, "0" },
        { 2, 7, "07" },      { 3, 190, "190" },
        { 4, 2026, "2026" }, { 6, 98, "000098" },
        { 0, 5, "" },        { 20, UINT64_MAX, "18446744073709551615" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        char put[24] = "";

        number_put(put, cases[i].digits, cases[i].number);
        assert_string_equal(put, cases[i].text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_read), cmocka_unit_test(test_put) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
