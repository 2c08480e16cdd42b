/* clock_test.c - times as text. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

#include "base/clock.h"

static void check(void (*print)(struct text *, nanos_t), nanos_t t, const char *want)
{
    struct text out = { 0 };

    print(&out, t);
    assert_string_equal(text_str(&out), want);
    text_done(&out);
}

static void iso8601(void **state)
{
    (void)state;
    check(clock_iso8601, 0, "1970-01-01T00:00:00.000000Z");
    check(clock_iso8601, INT64_C(1767323045678901234), "2026-01-02T03:04:05.678901Z");
    check(clock_iso8601, -1, "1969-12-31T23:59:59.999999Z");
    check(clock_iso8601, INT64_MAX, "2262-04-11T23:47:16.854775Z");
    check(clock_iso8601, INT64_MIN, "1677-09-21T00:12:43.145224Z");
}

static void local_time_follows_the_zone(void **state)
{
    (void)state;
    nanos_t t = INT64_C(1767323045678901234);

    setenv("TZ", "XYZ-5:30", 1);
    tzset();
    check(clock_local, t, "08:34:05");
    check(clock_local_ms, t, "08:34:05.678");
    check(clock_local_ms, -1, "05:29:59.999");
}

static void durations(void **state)
{
    (void)state;
    check(clock_duration, 0, "0:00");
    check(clock_duration, 42 * NANOS_PER_S + 999 * NANOS_PER_MS, "0:42");
    check(clock_duration, 3599 * NANOS_PER_S, "59:59");
    check(clock_duration, 3723 * NANOS_PER_S, "1:02:03");
    check(clock_duration, INT64_MAX, "2562047:47:16");
    check(clock_duration, -1, "-");
    check(clock_duration, NANOS_NONE, "-");
}

static void seconds(void **state)
{
    (void)state;
    assert_true(nanos_seconds(1500 * NANOS_PER_MS) == 1.5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(iso8601),
        cmocka_unit_test(local_time_follows_the_zone),
        cmocka_unit_test(durations),
        cmocka_unit_test(seconds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
