/* gathering_test.c - when a trigger fires. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "alert/gathering.h"

#define S NANOS_PER_S

static bool add(struct gathering *g, const struct alert_trigger *t, nanos_t at)
{
    bool fires = gathering_add(g, t, at, SLICE("id@host"));

    if (fires)
        gathering_clear(g);
    return fires;
}

static void each_call(void **state)
{
    const struct alert_trigger trigger = { .threshold = 1 };
    struct gathering g = { 0 };

    (void)state;
    for (int i = 0; i < 5; i++)
        assert_true(add(&g, &trigger, i * S));
    gathering_done(&g);
}

static void several_in_a_time(void **state)
{
    const struct alert_trigger trigger = { .threshold = 3, .within = 60 * S };
    static const struct {
        nanos_t at;
        bool fires;
    } steps[] = { { 0, false },   { 61, false },  { 62, false }, { 121, true },
                  { 122, false }, { 123, false }, { 182, true }, { 300, false } };
    struct gathering g = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++)
        assert_int_equal(add(&g, &trigger, steps[i].at * S), steps[i].fires);
    gathering_done(&g);
}

static void quiet_after_an_alert(void **state)
{
    const struct alert_trigger trigger = { .threshold = 1, .quiet = 100 * S };
    struct gathering g = { 0 };

    (void)state;
    assert_true(add(&g, &trigger, 10 * S));
    assert_false(add(&g, &trigger, 11 * S));
    assert_false(add(&g, &trigger, 109 * S));
    assert_true(add(&g, &trigger, 110 * S));
    gathering_done(&g);
}

/* A clock may be anything; what is kept is bounded. */
static void odd_times(void **state)
{
    const struct alert_trigger trigger = { .threshold = 10000, .within = 100 * S, .quiet = S };
    struct gathering g = { 0 };

    (void)state;
    assert_false(gathering_add(&g, &trigger, INT64_MAX, SLICE("")));
    assert_false(gathering_add(&g, &trigger, INT64_MIN, SLICE("")));
    assert_false(gathering_add(&g, &trigger, 0, (struct slice){ 0 }));
    for (int i = 0; i < 30000; i++)
        (void)gathering_add(&g, &trigger, 1, SLICE("x"));
    assert_true(g.n <= 10000);
    gathering_done(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_call),
        cmocka_unit_test(several_in_a_time),
        cmocka_unit_test(quiet_after_an_alert),
        cmocka_unit_test(odd_times),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
