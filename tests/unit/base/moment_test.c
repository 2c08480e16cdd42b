/* moment_test.c - dates and times as people and programs write them. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/moment.h"

/* 2026-01-04T15:04:05Z */
#define SUNDAY (INT64_C(1767539045) * NANOS_PER_S)

static void test_forms(void **state)
{
    static const struct {
        const char *text;
        nanos_t time;
        bool day;
    } cases[] = {
        { "2026-01-04T15:04:05Z", SUNDAY, false },
        { "2026-01-04T15:04:05.250Z", SUNDAY + 250 * NANOS_PER_MS, false },
        { "2026-01-04 15:04:05 UTC", SUNDAY, false },
        { "15:04:05 UTC 2026-01-04", SUNDAY, false },
        { "2026-01-04T17:04:05+02:00", SUNDAY, false },
        { "2026-01-04T07:04:05-0800", SUNDAY, false },
        { "2026-01-04 07:04:05 PST", SUNDAY, false },
        { "2026-01-04 03:04:05 PM", SUNDAY, false },
        { "Sun, 04 Jan 2026 15:04:05 +0000", SUNDAY, false },
        { " 2026-01-04 15:04 ", SUNDAY - 5 * NANOS_PER_S, false },
        { "2026-01-04", SUNDAY - 54245 * NANOS_PER_S, true },
        { "1970-01-01 00:00:00", 0, false },
        { "2024-02-29", INT64_C(1709164800) * NANOS_PER_S, true },
        { "2026-01-04 12:00 AM", SUNDAY - 54245 * NANOS_PER_S, false },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct moment moment;

        if (!moment_parse(slice_of(cases[i].text), false, &moment))
            fail_msg("%s is refused", cases[i].text);
        if (moment.time != cases[i].time || moment.day != cases[i].day)
            fail_msg("%s is %lld", cases[i].text, (long long)moment.time);
    }
}

static void test_refused(void **state)
{
    static const char *const texts[] = {
        "",
        "soon",
        "15:04",
        "01/04/2026",
        "2026-13-01",
        "2026-02-29",
        "2026-01-32",
        "2026-1",
        "2026-01-04T25:00",
        "2026-01-04 15:4",
        "-",
        "2026-01-04 15:04 2026-01-04",
        "2026-01-04T15:04:05+99:00",
        "2026-01-04 13:00 PM",
        "2026-01-04T",
        "+",
        "2026-01-04 15:04:05 Z UTC",
    };
    struct moment moment;

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(texts); i++)
        if (moment_parse(slice_of(texts[i]), false, &moment))
            fail_msg("%s is taken", texts[i]);
}

static void test_zone(void **state)
{
    struct moment moment;

    (void)state;
    setenv("TZ", "EST5", 1);
    tzset();
    assert_true(moment_parse(SLICE("2026-01-04T10:04:05"), true, &moment));
    assert_true(moment.time == SUNDAY);
    assert_true(moment_parse(SLICE("2026-01-04T15:04:05Z"), true, &moment));
    assert_true(moment.time == SUNDAY);
    assert_true(moment_parse(SLICE("2026-01-04T15:04:05"), false, &moment));
    assert_true(moment.time == SUNDAY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forms),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_zone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
