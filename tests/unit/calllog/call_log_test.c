/* call_log_test.c - the rows of an export, and the calls that they are of. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../call/sip_maker.h"
#include "base/mem.h"
#include "calllog/call_log.h"

static struct profiles *profiles;

/* Three calls at 10, 20 and 30 s after 1970-01-12 13:46:40: c1, c2, c3, the last two between the
 * same numbers. */
static void make_calls(struct world *w)
{
    world_start(w, NULL);
    world_say(w, (struct say){ 10, 1, 2, "INVITE", .call_id = "c1", .branch = "z9hG4bK1" });
    world_say(w, (struct say){ 20, 1, 2, "INVITE", .call_id = "c2", .branch = "z9hG4bK2" });
    world_say(w, (struct say){ 30, 1, 2, "INVITE", .call_id = "c3", .branch = "z9hG4bK3" });
}

static struct call_log *parsed(const char *text)
{
    struct call_log *log = call_log_new();
    struct error error = { 0 };

    if (!call_log_parse(log, "x.csv", slice_of(text), profiles, &error))
        fail_msg("%s", error.message);
    return log;
}

static void test_call_ids(void **state)
{
    struct world w;
    struct call_log *log =
        parsed("SIP Call ID;Status;Duration;Start Time\nc3;completed;12;1970-01-12 13:47:10 UTC\n"
               "c9;busy;;1970-01-12T13:46:55Z\nc8;busy;0;1970-01-13 00:00:00\n");
    struct calls_stats stats;

    (void)state;
    make_calls(&w);
    call_log_join(log, w.calls);
    call_log_join(log, w.calls);
    assert_int_equal(call_log_rows(log), 3);
    assert_null(call_log_of(log, calls_at(w.calls, 0)));
    assert_null(call_log_of(log, calls_at(w.calls, 1)));
    const struct log_row *row = call_log_of(log, calls_at(w.calls, 2));
    assert_non_null(row);
    assert_int_equal(row->line, 2);
    assert_true(row->by_call_id);
    assert_string_equal(row->text[LOG_STATUS], "completed");
    assert_true(row->duration > 11.9 && row->duration < 12.1);
    calls_stats(w.calls, &stats);
    assert_false(call_log_is_unseen(call_log_row(log, 0), &stats));
    assert_true(call_log_is_unseen(call_log_row(log, 1), &stats));
    assert_false(call_log_is_unseen(call_log_row(log, 2), &stats)); /* after its end */
    call_log_free(log);
    world_end(&w);
}

static void call_by_numbers(struct world *w, double at, int i, const char *from, const char *to)
{
    char bytes[600];
    int n =
        snprintf(bytes, sizeof bytes,
                 "INVITE sip:x@example.com SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK%d"
                 "\r\nFrom: <sip:%s@192.0.2.1>;tag=a\r\nTo: <sip:%s@example.com>\r\n"
                 "Call-ID: n%d\r\nCSeq: 1 INVITE\r\nContent-Length: 0\r\n\r\n",
                 i, from, to, i);

    world_bytes(w, &(struct say){ .at = at, .from = 1, .to = 2 },
                (struct slice){ bytes, (size_t)n });
}

static unsigned line_of(const struct call_log *log, const struct world *w, size_t i)
{
    const struct log_row *row = call_log_of(log, calls_at(w->calls, i));

    return row != NULL ? row->line : 0;
}

/* A row that is of another call is passed over, in both directions; one that says the second is of
 * any call in it; numbers that only end alike are others. */
static void test_numbers(void **state)
{
    struct world w;
    struct call_log *log = parsed("SIP Call ID,From,To,Start Time\n"
                                  "n1,+12125550001,+14155550001,1970-01-12 13:47:00\n"
                                  ",+12125550001,+14155550001,1970-01-12 13:47:00\n"
                                  ",+33125550001,+14155550001,1970-01-12 13:47:01\n"
                                  ",12125550001,4155550001,1970-01-12 13:47:01\n"
                                  ",+12125550001,+14155550001,1970-01-12 13:47:40\n"
                                  ",+12125550001,+14155550001,1970-01-12 13:50:00\n");

    (void)state;
    world_start(&w, NULL);
    call_by_numbers(&w, 20.6, 1, "+12125550001", "+14155550001");
    call_by_numbers(&w, 20.7, 2, "+12125550001", "+14155550001");
    call_by_numbers(&w, 21.9, 3, "+12125550001", "+14155550001");
    call_by_numbers(&w, 22.0, 4, "+12125550001", "+14155550001");
    call_by_numbers(&w, 22.1, 5, "+12125550001", "+14155550001");
    call_log_join(log, w.calls);
    assert_int_equal(line_of(log, &w, 0), 2);
    assert_int_equal(line_of(log, &w, 1), 3);
    assert_int_equal(line_of(log, &w, 2), 5);
    assert_int_equal(line_of(log, &w, 3), 6);
    assert_int_equal(line_of(log, &w, 4), 0);
    call_by_numbers(&w, 23, 6, "0125550001", "4155550001");
    call_by_numbers(&w, 24, 7, "33125550001", "4155550001");
    call_log_join(log, w.calls);
    assert_int_equal(line_of(log, &w, 6), 4);
    call_log_free(log);
    world_end(&w);
}

static void test_mistakes(void **state)
{
    static const struct {
        const char *text, *says;
    } cases[] = {
        { "", "x.csv:1:1: the file is empty" },
        { "Name,Colour\na,b\n", "x.csv:1:1: these columns do not tell" },
        { "From,To\n1,2\n", "expected 'SIP Call ID'" },
        { "SIP Call ID,Status\nc1\n", "x.csv:2: 1 fields; expected 2" },
        { "SIP Call ID,Start Time\n\nc1,soon\n", "x.csv:3: column 2 (Start Time): 'soon'" },
        { "SIP Call ID,Duration\nc1,1 min\n", "x.csv:2: column 2 (Duration): '1 min'" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct call_log *log = call_log_new();
        struct error error = { 0 };

        assert_false(call_log_parse(log, "x.csv", slice_of(cases[i].text), profiles, &error));
        if (strstr(error.message, cases[i].says) == NULL)
            fail_msg("%s", error.message);
        error_done(&error);
        call_log_free(log);
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
        cmocka_unit_test(test_call_ids),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_mistakes),
    };
    return cmocka_run_group_tests(tests, start, end);
}
