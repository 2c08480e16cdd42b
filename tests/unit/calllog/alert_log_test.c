/* alert_log_test.c - the alerts of a debugger, and the calls that they are about. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../call/sip_maker.h"
#include "base/mem.h"
#include "calllog/alert_log.h"

static struct profiles *profiles;

static struct alert_log *parsed(const char *text)
{
    struct alert_log *alerts = alert_log_new();
    struct error error = { 0 };

    if (!alert_log_parse(alerts, "x", slice_of(text), profiles, &error))
        fail_msg("%s", error.message);
    return alerts;
}

/* Three calls at 10, 20 and 30 s after 1970-01-12 13:46:40. */
static void make_calls(struct world *w)
{
    world_start(w, NULL);
    world_say(w, (struct say){ 10, 1, 2, "INVITE", .call_id = "c1", .branch = "z9hG4bK1" });
    world_say(w, (struct say){ 20, 1, 2, "INVITE", .call_id = "c2", .branch = "z9hG4bK2" });
    world_say(w, (struct say){ 30, 1, 2, "INVITE", .call_id = "c3", .branch = "z9hG4bK3" });
}

static void join(struct alert_log *alerts, const struct world *w, size_t i, const char *sid,
                 const char *code, bool by_sid)
{
    struct alert_key key = { slice_of(sid), slice_of(code) };

    alert_log_join(alerts, calls_at(w->calls, i), &key, by_sid);
}

/* The one with the SID has both alerts of it, by time; that of the code the one near it; the third
 * has a SID of its own, and no alert of another. */
static void test_calls(void **state)
{
    struct world w;
    struct alert_log *alerts =
        parsed("Call Sid,Code,Time\nS1,32011,1970-01-12 13:48:00\nS1,32010,1970-01-12 13:46:51\n"
               ",32201,1970-01-12 13:47:01\nS9,32201,1970-01-12 13:47:11\n"
               ",32201,1970-01-12 14:00:00\n");
    struct alert_match match;
    struct calls_stats stats;

    (void)state;
    make_calls(&w);
    join(alerts, &w, 0, "S1", "32201", true);
    join(alerts, &w, 0, "S1", "32201", false);
    join(alerts, &w, 1, NULL, "32201", false);
    join(alerts, &w, 2, "S3", "32201", false);
    match = alert_log_of(alerts, calls_at(w.calls, 0));
    assert_true(match.n == 2 && match.by_sid);
    assert_string_equal(match.first->text[ALERT_CODE], "32010");
    match = alert_log_of(alerts, calls_at(w.calls, 1));
    assert_true(match.n == 1 && !match.by_sid);
    assert_int_equal(match.first->line, 4);
    assert_null(alert_log_of(alerts, calls_at(w.calls, 2)).first);
    calls_stats(w.calls, &stats);
    assert_false(alert_is_unseen(alert_log_at(alerts, 1), &stats));
    assert_false(alert_is_unseen(alert_log_at(alerts, 4), &stats)); /* after its end */
    alert_log_forget_calls(alerts);
    assert_null(alert_log_of(alerts, calls_at(w.calls, 0)).first);
    assert_true(alert_is_unseen(alert_log_at(alerts, 1), &stats));
    alert_log_free(alerts);
    world_end(&w);
}

/* Of two keys for one value the better counts, wherever it stands. */
static void test_json(void **state)
{
    struct alert_log *alerts =
        parsed("\xef\xbb\xbf{\"page\":[{\"error_code\":\"x\"}],\"alerts\":[\n"
               "{\"error_code\":32010,\"date_created\":\"1970-01-12T13:48:00Z\",\n"
               "\"date_generated\":\"1970-01-12T13:46:51Z\",\"more\":{\"a\":[{}]}},\n"
               "{\"error_code\":null,\"resource_sid\":\"S\\u00e9\"}]}");

    (void)state;
    assert_int_equal(alert_log_count(alerts), 2);
    const struct alert_row *row = alert_log_at(alerts, 0);
    assert_string_equal(row->text[ALERT_CODE], "32010");
    assert_string_equal(row->text[ALERT_TIME], "1970-01-12T13:46:51Z");
    assert_string_equal(row->cause, "orig-uri-missing-or-bad");
    assert_int_equal(row->line, 2);
    row = alert_log_at(alerts, 1);
    assert_null(row->text[ALERT_CODE]);
    assert_string_equal(row->text[ALERT_CALL_SID], "S\xc3\xa9");
    assert_int_equal(row->line, 4);
    alert_log_free(alerts);
}

static void test_mistakes(void **state)
{
    static const struct {
        const char *text, *says;
    } cases[] = {
        { "", "x:1:1: the file is empty" },
        { "Code\n1\n", "x:1:1: these columns are not those of alerts" },
        { "Code,Time\n1\n", "x:2: 1 fields; expected 2" },
        { "Code,Time\n1,soon\n", "x:2: column 2 (Time): 'soon'; expected a time" },
        { "[{\"code\":1}", "x:1:11: " },
        { "[\n7]", "x:1: alert 1 is none" },
        { "[{\"code\":1,\"code\":2}]", "duplicate" },
        { "[{\"code\":1,\n\"call_sid\":{}}]", "x:2:1: 'call_sid'" },
        { "[{\"code\":1,\"t\\u0069me\":\"soon\"}]", "x:1: 'time': 'soon'" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct alert_log *alerts = alert_log_new();
        struct error error = { 0 };

        assert_false(alert_log_parse(alerts, "x", slice_of(cases[i].text), profiles, &error));
        if (strstr(error.message, cases[i].says) == NULL)
            fail_msg("%zu: %s", i, error.message);
        error_done(&error);
        alert_log_free(alerts);
    }
}

static int start(void **state)
{
    struct error error = { 0 };

    (void)state;
    profiles = profiles_load(getenv("SIPWHY_DATA"), &error);
    return profiles == NULL;
}

static int end(void **state)
{
    (void)state;
    profiles_free(profiles);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_calls),
        cmocka_unit_test(test_json),
        cmocka_unit_test(test_mistakes),
    };
    return cmocka_run_group_tests(tests, start, end);
}
