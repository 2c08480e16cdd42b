/* alert_id_test.c - names of alerts sort by time, whatever the clock does. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "alert/alert_id.h"

static void ids_sort(void **state)
{
    static const nanos_t times[] = { 1, 1, 1, 0, -5, 1000, 1000, 1000, 5, 70000, 3 };
    struct alert_ids ids = { 0 };
    char last[ALERT_ID + 1] = "", id[ALERT_ID + 1];

    (void)state;
    for (size_t i = 0; i < sizeof times / sizeof times[0]; i++) {
        alert_id_next(&ids, times[i] * NANOS_PER_MS, id);
        assert_true(alert_id_is(slice_of(id)));
        assert_true(strcmp(last, id) < 0);
        memcpy(last, id, sizeof id);
    }
}

static void all_bits_are_set(void **state)
{
    struct alert_ids ids = { .latest = 7 };
    char before[ALERT_ID + 1], id[ALERT_ID + 1];

    (void)state;
    memset(ids.random, 0xff, sizeof ids.random);
    ids.random[9] = 0xfe;
    alert_id_next(&ids, 7 * NANOS_PER_MS, before);
    assert_string_equal(before + 10, "ZZZZZZZZZZZZZZZZ");
    alert_id_next(&ids, 7 * NANOS_PER_MS, id);
    assert_true(strcmp(before, id) < 0);
    assert_string_equal(id, "00000000080000000000000000");
}

static void time_is_told(void **state)
{
    struct alert_ids ids = { 0 };
    nanos_t time = INT64_C(1767323045123) * NANOS_PER_MS;
    char id[ALERT_ID + 1];

    (void)state;
    alert_id_next(&ids, time + 99, id);
    assert_true(alert_id_time(slice_of(id)) == time);
    assert_true(alert_id_time(SLICE("7ZZZZZZZZZZZZZZZZZZZZZZZZZ")) > time);
    assert_true(alert_id_time(SLICE("7ZZZZZZZZZZZZZZZZZZZZZZZZZ")) <= INT64_MAX / 2);
}

static void others_are_none(void **state)
{
    static const char *const none[] = { "",
                                        "01ARZ3NDEKTSV4RRFFQ69G5FA",
                                        "01ARZ3NDEKTSV4RRFFQ69G5FAVX",
                                        "01ARZ3NDEKTSV4RRFFQ69G5FAU",
                                        "81ARZ3NDEKTSV4RRFFQ69G5FAV",
                                        "01ARZ3NDEKTSV4RRFFQ69G5F/." };

    (void)state;
    assert_true(alert_id_is(SLICE("01ARZ3NDEKTSV4RRFFQ69G5FAV")));
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
        assert_false(alert_id_is(slice_of(none[i])));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_sort),
        cmocka_unit_test(all_bits_are_set),
        cmocka_unit_test(time_is_told),
        cmocka_unit_test(others_are_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
