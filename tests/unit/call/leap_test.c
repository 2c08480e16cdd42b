/* leap_test.c - a clock that goes ahead within the capture, and pauses that look like it. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sip_maker.h"

#define HOUR 3600

static struct world w;
static struct rtp_maker there, back;

static int start(void **state)
{
    (void)state;
    world_start(&w, NULL);
    rtp_maker_init(&there, test_endpoint(1, 4000), test_endpoint(2, 6000), 0x1111);
    rtp_maker_init(&back, test_endpoint(2, 6000), test_endpoint(1, 4000), 0x2222);
    return 0;
}

static int stop(void **state)
{
    (void)state;
    world_end(&w);
    return 0;
}

static void send_one(struct rtp_maker *m, double at)
{
    rtp_maker_next(m);
    calls_feed_other(w.calls, rtp_maker_frame(m, test_time(at)));
}

/* Voice every `every` s from `from` to `until`, both ways. */
static void talk(double from, double until, double every)
{
    for (double at = from; at < until; at += every) {
        send_one(&there, at);
        send_one(&back, at + 0.001);
    }
}

static void answered(void)
{
    SAY(&w, 0, 1, 2, "INVITE");
    SAY(&w, 1, 2, 1, "200 OK", .to_tag = "t");
    SAY(&w, 1.1, 1, 2, "ACK", .to_tag = "t", .branch = "z9hG4bKb");
}

static size_t leaps(void)
{
    size_t n = 0;

    while (calls_leap(w.calls, n) != NULL)
        n++;
    return n;
}

static void clock_goes_ahead(void **state)
{
    (void)state;
    struct calls_stats stats;
    answered();
    SAY(&w, 1.4, 1, 2, "INVITE", .call_id = "c2", .cseq = 7);
    SAY(&w, 1.9, 1, 2, "INVITE", .call_id = "c2", .cseq = 7);
    talk(2, 4, 0.02);
    talk(HOUR, HOUR + 2, 0.02);
    assert_int_equal(leaps(), 1);
    assert_true(calls_leap(w.calls, 0)->to == test_time(HOUR));
    calls_stats(w.calls, &stats);
    assert_int_equal(stats.clock_jumps, 1);
    assert_true(world_call(&w, "c1")->clock_ahead);
    assert_true(streams_at(calls_streams(w.calls), 0)->max_gap < NANOS_PER_S);
    assert_true(streams_at(calls_streams(w.calls), 1)->max_gap < NANOS_PER_S);
    /* Its 32 s are not over: no time has passed. */
    assert_int_equal(world_call(&w, "c2")->state, CALL_TRYING);
    assert_false(world_call(&w, "c2")->settled);
    SAY(&w, HOUR + 3, 1, 2, "INVITE", .call_id = "c3");
    assert_false(world_call(&w, "c3")->clock_ahead);
}

/* The senders' clocks have gone on with the capture's: nothing was captured for an hour. */
static void capture_stood_still(void **state)
{
    (void)state;
    answered();
    talk(2, 4, 0.02);
    there.timestamp += HOUR * 8000u;
    back.timestamp += HOUR * 8000u;
    there.sequence += 20000;
    back.sequence += 20000;
    talk(HOUR, HOUR + 2, 0.02);
    assert_int_equal(leaps(), 0);
    assert_false(world_call(&w, "c1")->clock_ahead);
}

/* Voice that is resumed by a message. */
static void call_was_held(void **state)
{
    (void)state;
    answered();
    talk(2, 4, 0.02);
    SAY(&w, 300, 1, 2, "INVITE", .to_tag = "t", .cseq = 2, .branch = "z9hG4bKc");
    talk(300.1, 302, 0.02);
    assert_int_equal(leaps(), 0);
}

/* One sender pauses; a relay passes on what it hears. */
static void one_sender_pauses(void **state)
{
    (void)state;
    struct rtp_maker relayed;
    answered();
    rtp_maker_init(&relayed, test_endpoint(9, 7000), test_endpoint(3, 8000), 0x1111);
    for (double at = 2; at<304; at += at> 3.99 && at < 300 ? 296 : 0.02) {
        send_one(&there, at);
        send_one(&relayed, at + 0.001);
    }
    assert_int_equal(leaps(), 0);
}

/* Packets that were held up come all at once. */
static void packets_piled_up(void **state)
{
    (void)state;
    answered();
    talk(2, 4, 0.02);
    talk(7, 7.1, 0.002);
    talk(7.1, 9, 0.02);
    assert_int_equal(leaps(), 0);
}

static void talkspurt_begins(void **state)
{
    (void)state;
    answered();
    talk(2, 4, 0.02);
    there.marker = back.marker = true;
    talk(30, 30.01, 0.02);
    there.marker = back.marker = false;
    talk(30.02, 31, 0.02);
    assert_int_equal(leaps(), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(clock_goes_ahead, start, stop),
        cmocka_unit_test_setup_teardown(capture_stood_still, start, stop),
        cmocka_unit_test_setup_teardown(call_was_held, start, stop),
        cmocka_unit_test_setup_teardown(one_sender_pauses, start, stop),
        cmocka_unit_test_setup_teardown(packets_piled_up, start, stop),
        cmocka_unit_test_setup_teardown(talkspurt_begins, start, stop),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
