/* goto_test.c - places that are typed behind `:`. */
#include "config.h"

#include "screen/goto.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

static void assert_goto(const char *typed, enum goto_kind kind, uint32_t number)
{
    struct goto_place place = goto_parse(slice_of(typed));

    if (place.kind != kind || place.number != number)
        fail_msg("'%s': kind %d, number %u", typed, (int)place.kind, place.number);
}

static void numbers(void **state)
{
    (void)state;
    assert_goto("12", GOTO_NUMBER, 12);
    assert_goto(" #12", GOTO_NUMBER, 12);
    assert_goto("call 12", GOTO_NUMBER, 12);
    assert_goto("f120", GOTO_FRAME, 120);
    assert_goto("Frame 120", GOTO_FRAME, 120);
    assert_goto("", GOTO_NOTHING, 0);
    assert_goto("frame", GOTO_NOTHING, 0);
    assert_goto("99999999999", GOTO_NOTHING, 0);
    assert_goto("12x", GOTO_NOTHING, 0);
}

static void times(void **state)
{
    (void)state;
    nanos_t noon = 1772712240 * NANOS_PER_S; /* 2026-03-05 12:04:00 UTC */
    static const struct {
        const char *typed;
        bool reached;
    } cases[] = { { "12:04", true },        { "12:04:00", true },   { "12:03", true },
                  { "12:05", false },       { "12:04:01", false },  { "03-05 12:04", true },
                  { "03-06 00:00", false }, { "03-04 23:59", true } };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct goto_place place = goto_parse(slice_of(cases[i].typed));

        assert_int_equal(place.kind, GOTO_TIME);
        assert_int_equal(goto_reached(&place, noon), cases[i].reached);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(numbers), cmocka_unit_test(times) };

    setenv("TZ", "UTC", 1);
    tzset();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
