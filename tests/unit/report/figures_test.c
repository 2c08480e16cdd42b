/* figures_test.c - figures of calls, by hand. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "report/figures.h"

#define S NANOS_PER_S

static struct call call_of(nanos_t start, nanos_t ringing, nanos_t answered, nanos_t end)
{
    return (struct call){ .method = SIP_INVITE,
                          .start = start,
                          .ringing = ringing,
                          .answered = answered,
                          .end = end,
                          .last = end != NANOS_NONE ? end : start };
}

static void test_none(void **state)
{
    struct figures f = { 0 };
    size_t at_once, a_second;

    (void)state;
    figures_peaks(&f, &at_once, &a_second);
    assert_int_equal(at_once, 0);
    assert_int_equal(a_second, 0);
    assert_true(figures_asr(&f) < 0);
    assert_true(figures_acd(&f) < 0);
    assert_true(figures_brief(&f) < 0);
    assert_true(figures_delay(&f, 50) < 0);
    figures_done(&f);
}

static void test_some(void **state)
{
    struct figures f = { 0 };
    size_t at_once, a_second;
    const struct call calls[] = {
        call_of(0, 1 * S, 2 * S, 14 * S), /* 12 s: a short one */
        call_of(S / 2, NANOS_NONE, 3 * S + S / 2, 34 * S),
        call_of(40 * S, NANOS_NONE, NANOS_NONE, 41 * S),
        call_of(41 * S, NANOS_NONE, NANOS_NONE, NANOS_NONE),
    };
    struct call other = calls[0];

    (void)state;
    for (size_t i = 0; i < 4; i++)
        figures_add(&f, &calls[i], i == 2);
    other.method = SIP_REGISTER;
    figures_add(&f, &other, true);
    assert_int_equal(f.calls, 4);
    assert_int_equal(f.failed, 1);
    assert_true(figures_asr(&f) == 50);
    assert_true(figures_acd(&f) == (12 + 30.5) / 2);
    assert_true(figures_brief(&f) == 50);
    assert_true(figures_delay(&f, 0) == 1);
    assert_true(figures_delay(&f, 100) == 3);
    figures_peaks(&f, &at_once, &a_second);
    assert_int_equal(at_once, 2); /* one that ends makes room for one that begins */
    assert_int_equal(a_second, 2);
    figures_done(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_none),
        cmocka_unit_test(test_some),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
