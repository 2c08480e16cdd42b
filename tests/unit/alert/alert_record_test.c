/* alert_record_test.c - records are read as they were made, and nothing else is one. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "alert/alert_record.h"
#include "alert/dispatch.h"

static char *sample(void)
{
    const struct alert_trigger trigger = { .name = (char *)(uintptr_t) "drops" };
    struct text out = { 0 };

    dispatch_sample(&trigger, &out);
    return text_take(&out);
}

static bool reads(const char *text)
{
    struct error error = { 0 };
    struct alert_record r;
    bool good = alert_record_read(slice_of(text), &r, &error);

    assert_int_equal(good, !error_is_set(&error));
    error_done(&error);
    alert_record_done(&r);
    return good;
}

static void samples_are_read(void **state)
{
    char *text = sample();
    struct error error = { 0 };
    struct alert_record r;

    (void)state;
    assert_true(alert_record_read(slice_of(text), &r, &error));
    assert_string_equal(r.trigger, "drops");
    assert_string_equal(r.code, "");
    assert_string_equal(r.call_id, "");
    assert_int_equal(r.count, 1);
    alert_record_done(&r);
    free(text);
}

/* The sample with `what` in place of `from`. */
static void refused(const char *from, const char *what)
{
    char *text = sample(), *at = strstr(text, from);
    struct text changed = { 0 };

    assert_non_null(at);
    text_add(&changed, text, (size_t)(at - text));
    text_adds(&changed, what);
    text_adds(&changed, at + strlen(from));
    assert_false(reads(text_str(&changed)));
    text_done(&changed);
    free(text);
}

static void others_are_refused(void **state)
{
    (void)state;
    assert_false(reads(""));
    assert_false(reads("{}"));
    assert_false(reads("[]"));
    refused("sipwhy-alert/1", "sipwhy-alert/2");
    refused("\"id\":\"0", "\"id\":\"../0");
    refused("\"count\":1", "\"count\":\"1\"");
    refused("\"code\":null", "\"kode\":null");
    refused("\"code\":null", "\"code\":null,\"more\":1");
    refused("\"code\":null", "\"code\":null,\"code\":null");
    refused("\"code\":null", "\"code\":\"\xff\"");
    refused("\"code\":null", "\"code\":\"\\u0000\"");
    refused("\"call\":null", "\"call\":{}");
    refused("\"call\":null",
            "\"call\":{\"call_ids\":[1],\"direction\":null,\"from\":null,\"to\":null,"
            "\"start\":null,\"duration_s\":null,\"call_sid\":null}");
    refused("\"evidence\":[]", "\"evidence\":[{}]");
    refused("\"evidence\":[]", "\"evidence\":[[[[[[]]]]]]");
    refused("}", "} x");
}

static void long_ones_are_refused(void **state)
{
    char *text = malloc(RECORD_MOST + 2);

    (void)state;
    assert_non_null(text);
    memset(text, ' ', RECORD_MOST + 1);
    text[RECORD_MOST + 1] = '\0';
    char *good = sample();
    memcpy(text, good, strlen(good));
    assert_false(reads(text));
    text[RECORD_MOST] = '\0';
    assert_true(reads(text));
    free(good);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(samples_are_read),
        cmocka_unit_test(others_are_refused),
        cmocka_unit_test(long_ones_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
