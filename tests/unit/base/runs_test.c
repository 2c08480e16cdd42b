/* runs_test.c - what was brought into order as it grew is as qsort() has it, whenever it is asked
 * for. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/runs.h"

static int by_number(const void *a, const void *b, void *context)
{
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;

    (void)context;
    return (left > right) - (left < right);
}

static uint32_t falling(uint32_t i)
{
    return UINT32_MAX - i;
}

static uint32_t rising(uint32_t i)
{
    return i;
}

static uint32_t few(uint32_t i)
{
    return i * 2654435761U >> 29;
}

static uint32_t mixed(uint32_t i)
{
    return i * 2654435761U;
}

static void assert_sorted_as_by_qsort(const struct runs *r, uint32_t (*number)(uint32_t))
{
    uint32_t *wanted = xcalloc(r->n + 1, sizeof *wanted);

    for (uint32_t i = 0; i < r->n; i++)
        wanted[i] = number(i);
    qsort_r(wanted, r->n, sizeof *wanted, by_number, NULL);
    if (r->n > 0)
        assert_memory_equal(r->p, wanted, r->n * sizeof *wanted);
    free(wanted);
}

/* Asked for at its end only, and now and then while it grows. */
static void test_order(uint32_t (*number)(uint32_t), size_t n, size_t each)
{
    struct runs r = { .size = sizeof(uint32_t), .compare = by_number };

    for (uint32_t i = 0; i < n; i++) {
        const uint32_t next = number(i);

        runs_add(&r, &next);
        if (each > 0 && i % each == 0) {
            runs_sort(&r);
            assert_sorted_as_by_qsort(&r, number);
        }
    }
    runs_sort(&r);
    assert_int_equal(r.n, n);
    assert_sorted_as_by_qsort(&r, number);
    runs_done(&r);
    assert_int_equal(r.n, 0);
}

static void test_orders(void **state)
{
    static const size_t sizes[] = { 0, 1, 2, 1023, 1024, 1025, 2048, 3071, 4096, 7168, 10007 };
    uint32_t (*const numbers[])(uint32_t) = { rising, falling, few, mixed };

    (void)state;
    for (size_t k = 0; k < ARRAY_SIZE(numbers); k++)
        for (size_t i = 0; i < ARRAY_SIZE(sizes); i++) {
            test_order(numbers[k], sizes[i], 0);
            test_order(numbers[k], sizes[i], 701);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_orders),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
