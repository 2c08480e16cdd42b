/* metric_test.c - figures as Prometheus reads them, whoever made the rows. */
#include "config.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "alert/metric.h"

static void assert_holds(const struct text *text, const char *line)
{
    if (strstr(text_str(text), line) == NULL)
        fail_msg("%s\n is not in\n%s", line, text_str(text));
}

static void counters_and_labels(void **state)
{
    struct metric_rows rows = { 0 };
    struct text text = { 0 };

    (void)state;
    metric_add(&rows, METRIC_CALLS, 17280000);
    metric_add_labelled(&rows, METRIC_TRUNK, SLICE("a\\b\"c\nd\xff"), 3);
    metric_add(&rows, METRIC_TIME, 1767225600.25);
    metrics_print(rows.list, rows.n, &text);
    assert_holds(&text, "# TYPE sipwhy_calls_total counter\nsipwhy_calls_total 17280000\n");
    assert_holds(&text, "\nsipwhy_calls_by_trunk_total{trunk=\"a\\\\b\\\"c?d\xef\xbf\xbd~");
    assert_holds(&text, "\nsipwhy_capture_time_seconds 1767225600.25\n");
    text_done(&text);
    metric_rows_done(&rows);
}

static void a_long_label_is_cut(void **state)
{
    struct metric_rows rows = { 0 };
    struct text text = { 0 };
    char label[200];

    (void)state;
    memset(label, 'x', sizeof label);
    metric_add_labelled(&rows, METRIC_CAUSE, (struct slice){ label, sizeof label }, 1);
    memset(rows.list[0].label, 'y', METRIC_LABEL); /* as a hostile parser: no end */
    metrics_print(rows.list, rows.n, &text);
    label[METRIC_LABEL] = '\0';
    memset(label, 'y', METRIC_LABEL);
    assert_holds(&text, label);
    assert_null(strstr(text_str(&text), "xx"));
    text_done(&text);
    metric_rows_done(&rows);
}

/* Each pair differs where it is cut, or in what cannot be shown. */
static void labels_alike_stay_two(void **state)
{
    static const char *const pairs[][2] = {
        { "trunk-of-a-customer-with-a-long-name-in-the-region-eu-1",
          "trunk-of-a-customer-with-a-long-name-in-the-region-eu-2" },
        { "trunk-of-a-customer-with-a-long-name-in-the-region-eu-1",
          "trunk-of-a-customer-with-a-long-name-in-the-region-eu-1-and-more" },
        { "a\x01", "a\x02" },
        { "a\xff", "a\xfe" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        struct metric_rows rows = { 0 }, again = { 0 };

        for (size_t k = 0; k < 2; k++) {
            metric_add_labelled(&rows, METRIC_TRUNK, slice_of(pairs[i][k]), 1);
            assert_in_range(strnlen(rows.list[k].label, METRIC_LABEL), 18, METRIC_LABEL - 1);
        }
        assert_string_not_equal(rows.list[0].label, rows.list[1].label);
        metric_add_labelled(&again, METRIC_TRUNK, slice_of(pairs[i][0]), 2);
        assert_string_equal(rows.list[0].label, again.list[0].label);
        metric_rows_done(&rows);
        metric_rows_done(&again);
    }
}

/* 53 bytes are whole; a cut is not within a character. */
static void where_a_label_is_cut(void **state)
{
    static const char most[] = "12345678901234567890123456789012345678901234567890123";
    struct metric_rows rows = { 0 };

    (void)state;
    assert_int_equal(sizeof most, METRIC_LABEL);
    metric_add_labelled(&rows, METRIC_TRUNK, slice_of(most), 1);
    assert_string_equal(rows.list[0].label, most);
    metric_add_labelled(&rows, METRIC_TRUNK,
                        SLICE("1234567890123456789012345678901234\xe2\x82\xac"
                              "78901234567890123456"),
                        1);
    assert_memory_equal(rows.list[1].label, "1234567890123456789012345678901234~", 35);
    metric_rows_done(&rows);
}

static void histograms(void **state)
{
    static const double delays[] = { 0.5, 0.6, 4, 100 };
    struct metric_histogram h = { 0 };
    struct metric_rows rows = { 0 };
    struct text text = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof delays / sizeof delays[0]; i++)
        metric_count(&h, METRIC_DELAY, delays[i]);
    metric_add_histogram(&rows, METRIC_DELAY, &h);
    assert_int_equal(rows.n, METRIC_PARTS);
    metrics_print(rows.list, rows.n, &text);
    assert_holds(&text, "_delay_seconds_bucket{le=\"0.5\"} 1\n");
    assert_holds(&text, "_delay_seconds_bucket{le=\"1\"} 2\n");
    assert_holds(&text, "_delay_seconds_bucket{le=\"30\"} 3\n");
    assert_holds(&text, "_delay_seconds_bucket{le=\"+Inf\"} 4\n");
    assert_holds(&text, "_delay_seconds_count 4\n");
    assert_holds(&text, "_delay_seconds_sum 105.1\n");
    text_done(&text);
    metric_rows_done(&rows);
}

static void rows_of_a_stranger(void **state)
{
    static const struct {
        struct metric_row row;
        bool holds;
    } rows[] = {
        { { .value = 1, .metric = METRIC_CALLS }, true },
        { { .value = 1, .metric = METRIC_CALLS, .part = 1 }, false },
        { { .value = -1, .metric = METRIC_CALLS }, false },
        { { .value = (double)NAN, .metric = METRIC_CALLS }, false },
        { { .value = (double)INFINITY, .metric = METRIC_CALLS }, false },
        { { .value = 1, .metric = METRIC_LOSS, .part = METRIC_PARTS - 1 }, true },
        { { .value = 1, .metric = METRIC_LOSS, .part = METRIC_PARTS }, false },
        { { .value = 1, .metric = METRIC_SPOOL }, false },
        { { .value = 1, .metric = METRIC_BUILD }, false },
        { { .value = 1, .metric = METRIC_COUNT }, false },
        { { .value = 1, .metric = 255 }, false },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_int_equal(metric_row_holds(&rows[i].row), rows[i].holds);
}

/* A scrape that comes before the first figures tells of every metric all the same. */
static void nothing_yet(void **state)
{
    struct text text = { 0 };

    (void)state;
    metrics_print(NULL, 0, &text);
    assert_holds(&text, "# TYPE sipwhy_stream_jitter_seconds histogram\n");
    text_done(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counters_and_labels),
        cmocka_unit_test(a_long_label_is_cut),
        cmocka_unit_test(labels_alike_stay_two),
        cmocka_unit_test(where_a_label_is_cut),
        cmocka_unit_test(histograms),
        cmocka_unit_test(rows_of_a_stranger),
        cmocka_unit_test(nothing_yet),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
