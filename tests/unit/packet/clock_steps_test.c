/* clock_steps_test.c - one line of time, whatever the clock does. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/mem.h"
#include "packet/clock_steps.h"

#define HOUR (3600 * NANOS_PER_S)
#define TEN (36000 * NANOS_PER_S) /* ten o'clock */

static const struct clocks began = { .wall = TEN, .boot = 77 * NANOS_PER_S };

/* The clocks after `passed`, the one on the wall having been set by `set`. */
static struct clocks after(nanos_t passed, nanos_t set)
{
    return (struct clocks){ began.wall + passed + set, began.boot + passed };
}

static void a_file_goes_on_from_before(void **state)
{
    (void)state;
    struct clock_steps s;
    nanos_t step;

    clock_steps_init(&s);
    assert_true(clock_steps_stamp(&s, TEN, &step) == TEN && step == 0);
    assert_true(clock_steps_stamp(&s, TEN + NANOS_PER_S, &step) == TEN + NANOS_PER_S && step == 0);
    assert_true(clock_steps_stamp(&s, TEN - HOUR, &step) == TEN + NANOS_PER_S);
    assert_true(step == -HOUR - NANOS_PER_S);
    assert_true(clock_steps_stamp(&s, TEN - HOUR + 5, &step) == TEN + NANOS_PER_S + 5 && step == 0);
    /* once more, by a second */
    assert_true(clock_steps_stamp(&s, TEN - HOUR - NANOS_PER_S, &step) == TEN + NANOS_PER_S + 5);
    assert_true(step == -NANOS_PER_S - 5);
}

static void disorder_is_no_step(void **state)
{
    (void)state;
    struct clock_steps s;
    nanos_t step;

    clock_steps_init(&s);
    clock_steps_stamp(&s, TEN, &step);
    assert_true(clock_steps_stamp(&s, TEN - 400 * NANOS_PER_MS, &step) == TEN - 400 * NANOS_PER_MS);
    assert_int_equal(step, 0);
    assert_true(clock_steps_stamp(&s, TEN - 499 * NANOS_PER_MS, &step) == TEN - 499 * NANOS_PER_MS);
    assert_int_equal(step, 0);
    /* a silence is one */
    assert_true(clock_steps_stamp(&s, TEN + 24 * HOUR, &step) == TEN + 24 * HOUR && step == 0);
}

/* A few packets far ahead: the others keep their times. But after a silence a small step is one. */
static void far_ahead_and_back(void **state)
{
    (void)state;
    struct clock_steps s;
    nanos_t step;

    clock_steps_init(&s);
    clock_steps_stamp(&s, TEN, &step);
    clock_steps_stamp(&s, TEN + 9000 * HOUR, &step);
    assert_true(clock_steps_stamp(&s, TEN + NANOS_PER_S, &step) == TEN + NANOS_PER_S && step < 0);
    assert_true(clock_steps_stamp(&s, TEN + 2 * NANOS_PER_S, &step) == TEN + 2 * NANOS_PER_S);
    assert_int_equal(step, 0);
    clock_steps_stamp(&s, TEN + HOUR, &step);
    assert_true(clock_steps_stamp(&s, TEN + HOUR - 10 * NANOS_PER_S, &step) == TEN + HOUR);
    assert_true(step == -10 * NANOS_PER_S);
}

static void hostile_stamps(void **state)
{
    (void)state;
    static const nanos_t stamps[] = {
        TIME_LATEST, 0,           TIME_LATEST / 2, 0,           TIME_LATEST,
        1,           TIME_LATEST, TIME_LATEST / 3, TIME_LATEST, 0,
        0,           TIME_LATEST,
    };
    struct clock_steps s;
    nanos_t step;

    clock_steps_init(&s);
    for (int turn = 0; turn < 50; turn++)
        for (size_t i = 0; i < ARRAY_SIZE(stamps); i++) {
            nanos_t time = clock_steps_stamp(&s, stamps[i], &step);

            assert_true(time >= 0 && time <= TIME_LATEST);
        }
}

/* From an interface each step is known exactly, also ahead; a silence is none, however long. */
static void live_steps_are_exact(void **state)
{
    (void)state;
    static const nanos_t sets[] = { -NANOS_PER_S, -HOUR, HOUR, 5 * HOUR, 0 };
    struct clock_steps s;
    nanos_t step, passed = 0, former = 0;

    clock_steps_init(&s);
    for (size_t i = 0; i < ARRAY_SIZE(sets); i++) {
        for (int n = 0; n < 3; n++) {
            passed += HOUR + n;
            struct clocks now = after(passed, sets[i]);
            assert_true(clock_steps_live(&s, now.wall - 1000, began, now, &step) ==
                        TEN + passed - 1000);
            assert_true(step == (n == 0 ? sets[i] - former : 0));
        }
        former = sets[i];
    }
    assert_true(clock_steps_now(began, after(HOUR, 5 * HOUR)) == TEN + HOUR);
}

/* A packet that waited in the buffer while the clock was set has a stamp from before. */
static void buffered_packets(void **state)
{
    (void)state;
    struct clock_steps s;
    nanos_t step;
    struct clocks now = after(10 * NANOS_PER_S, -HOUR);

    clock_steps_init(&s);
    assert_true(clock_steps_live(&s, TEN + 9 * NANOS_PER_S, began, now, &step) ==
                TEN + 9 * NANOS_PER_S);
    assert_int_equal(step, 0);
    assert_true(clock_steps_live(&s, now.wall, began, now, &step) == TEN + 10 * NANOS_PER_S);
    assert_true(step == -HOUR);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_goes_on_from_before), cmocka_unit_test(disorder_is_no_step),
        cmocka_unit_test(far_ahead_and_back),         cmocka_unit_test(hostile_stamps),
        cmocka_unit_test(live_steps_are_exact),       cmocka_unit_test(buffered_packets),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
