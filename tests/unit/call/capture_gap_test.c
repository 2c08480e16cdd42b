/* capture_gap_test.c - the calls that may lack something because nothing could be captured. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/mem.h"
#include "sip_maker.h"

#define S NANOS_PER_S

static bool in_gap(struct calls *calls, uint8_t state, nanos_t start, nanos_t last)
{
    const struct call call = { .state = state, .start = start, .last = last };

    return calls_in_capture_gap(calls, &call);
}

static void calls_and_gaps(void **state)
{
    (void)state;
    struct store *store = store_new(0);
    struct calls *calls = calls_new(store, NULL);
    const struct call_gap gaps[] = { { 100 * S, 120 * S },
                                     { 500 * S, 500 * S },
                                     { 900 * S, NANOS_NONE } };
    static const struct {
        uint8_t state;
        int start, last;
        bool in;
    } cases[] = {
        { CALL_COMPLETED, 10, 50, false }, /* over, and its answers had come */
        { CALL_COMPLETED, 10, 69, true },  /* within 64*T1 of its last message */
        { CALL_COMPLETED, 10, 110, true },  { CALL_COMPLETED, 90, 300, true },
        { CALL_FAILED, 110, 130, true },    { CALL_FAILED, 121, 130, false },
        { CALL_ANSWERED, 130, 131, true }, /* goes on: part of the second */
        { CALL_COMPLETED, 490, 510, true }, { CALL_COMPLETED, 501, 800, false },
        { CALL_RINGING, 501, 502, true }, /* the third still lasts */
        { CALL_COMPLETED, 950, 960, true },
    };

    assert_false(in_gap(calls, CALL_ANSWERED, 0, 1000 * S));
    calls_set_capture_gaps(calls, gaps, ARRAY_SIZE(gaps));
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
        assert_int_equal(in_gap(calls, cases[i].state, cases[i].start * S, cases[i].last * S),
                         cases[i].in);
    calls_set_capture_gaps(calls, gaps, 1); /* in the place of the former */
    assert_false(in_gap(calls, CALL_COMPLETED, 490 * S, 510 * S));
    calls_set_capture_gaps(calls, NULL, 0);
    assert_false(in_gap(calls, CALL_COMPLETED, 10 * S, 110 * S));
    calls_set_clock_steps(calls, 3);
    struct calls_stats stats;
    calls_stats(calls, &stats);
    assert_int_equal(stats.clock_jumps, 3);
    calls_free(calls);
    store_free(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(calls_and_gaps),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
