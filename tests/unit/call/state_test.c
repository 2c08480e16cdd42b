/* state_test.c - the state of a call, from its messages and from time. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "sip_maker.h"

static struct world w;

static int start(void **state)
{
    (void)state;
    world_start(&w, NULL);
    return 0;
}

static int end(void **state)
{
    (void)state;
    world_end(&w);
    return 0;
}

static const struct call *only(void)
{
    assert_int_equal(calls_count(w.calls), 1);
    return calls_at(w.calls, 0);
}

static void answered_call(void)
{
    SAY(&w, 0, 1, 2, "INVITE");
    SAY(&w, 0.1, 2, 1, "100 Trying");
    SAY(&w, 1, 2, 1, "180 Ringing", .to_tag = "t1");
    SAY(&w, 3, 2, 1, "200 OK", .to_tag = "t1");
    SAY(&w, 3.1, 1, 2, "ACK", .to_tag = "t1", .branch = "z9hG4bKack");
}

static void whole_call(void **state)
{
    (void)state;
    SAY(&w, 0, 1, 2, "INVITE");
    const struct call *c = only();
    assert_int_equal(c->state, CALL_TRYING);
    SAY(&w, 0.1, 2, 1, "100 Trying");
    assert_int_equal(c->state, CALL_TRYING);
    SAY(&w, 1, 2, 1, "180 Ringing", .to_tag = "t1");
    assert_int_equal(c->state, CALL_RINGING);
    SAY(&w, 3, 2, 1, "200 OK", .to_tag = "t1");
    assert_int_equal(c->state, CALL_ANSWERED);
    SAY(&w, 3.1, 1, 2, "ACK", .to_tag = "t1", .branch = "z9hG4bKack");
    /* The callee's BYE: its From is our To. */
    SAY(&w, 20, 2, 1, "BYE", .from_tag = "t1", .to_tag = "f1", .branch = "z9hG4bKbye");
    assert_int_equal(c->state, CALL_COMPLETED);
    SAY(&w, 20.1, 1, 2, "200 OK", .method = "BYE", .from_tag = "t1", .to_tag = "f1",
        .branch = "z9hG4bKbye");
    assert_int_equal(c->method, SIP_INVITE);
    assert_int_equal(c->status, 200);
    assert_int_equal(c->status_message, 3);
    assert_int_equal(c->ringing, test_time(1));
    assert_int_equal(c->answered, test_time(3));
    assert_int_equal(c->end, test_time(20));
    assert_int_equal(c->ended_by, SIDE_CALLEE);
    assert_false(c->started_before);
    assert_false(c->settled);
    calls_tick(w.calls, test_time(25));
    assert_false(c->settled);
    calls_tick(w.calls, test_time(25.2));
    assert_true(c->settled);
    assert_int_equal(c->n_messages, 7);
}

static void refused(const char *line, int ringing, enum call_state expected)
{
    world_start(&w, NULL);
    SAY(&w, 0, 1, 2, "INVITE");
    if (ringing)
        SAY(&w, 1, 2, 1, "180 Ringing", .to_tag = "t1");
    SAY(&w, 2, 2, 1, line, .to_tag = "t1");
    SAY(&w, 2.1, 1, 2, "ACK", .to_tag = "t1");
    const struct call *c = only();
    assert_int_equal(c->state, expected);
    assert_int_equal(c->end, test_time(2));
    assert_int_equal(c->answered, NANOS_NONE);
    world_finish(&w, 3);
    assert_int_equal(c->state, expected);
    assert_true(c->settled);
    world_end(&w);
}

static void refusals(void **state)
{
    (void)state;
    refused("486 Busy Here", 1, CALL_BUSY);
    refused("600 Busy Everywhere", 0, CALL_BUSY);
    refused("603 Decline", 0, CALL_DECLINED);
    refused("480 Temporarily Unavailable", 1, CALL_UNANSWERED);
    refused("408 Request Timeout", 1, CALL_UNANSWERED);
    refused("480 Temporarily Unavailable", 0, CALL_FAILED);
    refused("404 Not Found", 0, CALL_FAILED);
    refused("503 Service Unavailable", 1, CALL_FAILED);
    refused("407 Proxy Authentication Required", 0, CALL_FAILED);
    refused("487 Request Terminated", 1, CALL_CANCELLED);
}

static void challenged(void **state)
{
    (void)state;
    SAY(&w, 0, 1, 2, "INVITE");
    SAY(&w, 0.1, 2, 1, "407 Proxy Authentication Required", .to_tag = "x");
    SAY(&w, 0.2, 1, 2, "ACK", .to_tag = "x");
    SAY(&w, 0.3, 1, 2, "INVITE", .cseq = 2, .branch = "z9hG4bKb",
        .extra = "Proxy-Authorization: Digest username=\"a\"\r\n");
    const struct call *c = only();
    assert_int_equal(c->state, CALL_TRYING);
    assert_int_equal(c->status, 0);
    assert_int_equal(c->end, NANOS_NONE);
    assert_true(c->messages[3].flags & MESSAGE_AUTHORIZED);
    SAY(&w, 0.4, 2, 1, "403 Forbidden", .cseq = 2, .branch = "z9hG4bKb", .to_tag = "y");
    assert_int_equal(c->state, CALL_FAILED);
    assert_int_equal(c->status, 403);
    assert_int_equal(c->status_message, 4);
    /* A late copy of the challenge changes nothing. */
    SAY(&w, 0.6, 2, 1, "407 Proxy Authentication Required", .to_tag = "x");
    assert_int_equal(c->status, 403);
}

static void given_up(void **state)
{
    (void)state;
    SAY(&w, 0, 1, 2, "INVITE");
    SAY(&w, 1, 2, 1, "180 Ringing", .to_tag = "t1");
    SAY(&w, 9, 1, 2, "CANCEL");
    const struct call *c = only();
    assert_int_equal(c->state, CALL_CANCELLED);
    assert_int_equal(c->ended_by, SIDE_CALLER);
    SAY(&w, 9.1, 2, 1, "200 OK", .method = "CANCEL", .to_tag = "t1");
    SAY(&w, 9.1, 2, 1, "487 Request Terminated", .to_tag = "t1");
    assert_int_equal(c->state, CALL_CANCELLED);
    assert_int_equal(c->end, test_time(9));
    assert_int_equal(c->status, 487);
    assert_int_equal(c->ended_by, SIDE_CALLER);
}

static void cancel_race(void **state)
{
    (void)state;
    SAY(&w, 0, 1, 2, "INVITE");
    SAY(&w, 1, 2, 1, "180 Ringing", .to_tag = "t1");
    SAY(&w, 9, 1, 2, "CANCEL");
    SAY(&w, 9.1, 2, 1, "200 OK", .to_tag = "t1");
    const struct call *c = only();
    assert_int_equal(c->state, CALL_ANSWERED);
    assert_int_equal(c->end, NANOS_NONE);
    assert_int_equal(c->ended_by, SIDE_NONE);
    SAY(&w, 9.3, 1, 2, "BYE", .to_tag = "t1", .cseq = 2, .branch = "z9hG4bKb");
    assert_int_equal(c->state, CALL_COMPLETED);
    assert_int_equal(c->ended_by, SIDE_CALLER);
}

/* Timer A: 0.5, 1.5, 3.5 … */
static void no_answer_at_all(void **state)
{
    (void)state;
    static const double sent[] = { 0, 0.5, 1.5, 3.5 };
    for (unsigned i = 0; i < 4; i++)
        SAY(&w, sent[i], 1, 2, "INVITE");
    const struct call *c = only();
    calls_tick(w.calls, test_time(31.9));
    assert_int_equal(c->state, CALL_TRYING);
    calls_tick(w.calls, test_time(32.1));
    assert_int_equal(c->state, CALL_FAILED);
    assert_int_equal(c->status, 0);
    assert_true(c->settled);
    /* A late 180 is believed, whatever the timer thought. */
    SAY(&w, 33, 2, 1, "180 Ringing", .to_tag = "t1");
    assert_int_equal(c->state, CALL_RINGING);
    assert_false(c->settled);
    SAY(&w, 34, 2, 1, "200 OK", .to_tag = "t1");
    assert_int_equal(c->state, CALL_ANSWERED);
}

static void capture_ends(void **state)
{
    (void)state;
    SAY(&w, 0, 1, 2, "INVITE");
    SAY(&w, 0.5, 1, 2, "INVITE");
    SAY(&w, 0, 1, 2, "INVITE", .call_id = "c2");
    SAY(&w, 0.5, 1, 2, "INVITE", .call_id = "c2");
    SAY(&w, 1.5, 1, 2, "INVITE", .call_id = "c2");
    SAY(&w, 0, 1, 2, "INVITE", .call_id = "c3");
    SAY(&w, 0.2, 2, 1, "180 Ringing", .call_id = "c3", .to_tag = "t");
    world_finish(&w, 4);
    assert_int_equal(world_call(&w, "c1")->state, CALL_TRYING);
    assert_int_equal(world_call(&w, "c2")->state, CALL_FAILED);
    assert_int_equal(world_call(&w, "c3")->state, CALL_RINGING);
    world_finish(&w, 300);
    assert_int_equal(world_call(&w, "c1")->state, CALL_FAILED);
    assert_int_equal(world_call(&w, "c3")->state, CALL_UNANSWERED);
}

/* Who sends a request once may have had an answer that was not captured. */
static void sent_once(void **state)
{
    (void)state;
    SAY(&w, 0, 1, 2, "INVITE");
    SAY(&w, 0, 1, 3, "REGISTER", .call_id = "c2");
    SAY(&w, 0, 1, 2, "INVITE", .call_id = "c3", .transport = TRANSPORT_TCP);
    SAY(&w, 0, 4, 5, "INVITE", .call_id = "c4", .transport = TRANSPORT_TCP);
    SAY(&w, 1, 5, 4, "OPTIONS", .call_id = "c5", .transport = TRANSPORT_TCP);
    calls_tick(w.calls, test_time(40));
    world_finish(&w, 300);
    assert_int_equal(world_call(&w, "c1")->state, CALL_TRYING);
    assert_int_equal(world_call(&w, "c1")->end, NANOS_NONE);
    assert_int_equal(world_call(&w, "c2")->state, CALL_TRYING);
    assert_int_equal(world_call(&w, "c3")->state, CALL_TRYING);
    assert_int_equal(world_call(&w, "c4")->state, CALL_FAILED); /* 5 was heard */
}

static void register_twice(void **state)
{
    (void)state;
    SAY(&w, 0, 1, 2, "REGISTER");
    SAY(&w, 0.1, 2, 1, "401 Unauthorized", .method = "REGISTER", .to_tag = "x");
    const struct call *c = only();
    assert_int_equal(c->state, CALL_FAILED);
    SAY(&w, 0.2, 1, 2, "REGISTER", .cseq = 2, .branch = "z9hG4bKb");
    assert_int_equal(c->state, CALL_TRYING);
    SAY(&w, 0.3, 2, 1, "200 OK", .method = "REGISTER", .cseq = 2, .branch = "z9hG4bKb",
        .to_tag = "x");
    assert_int_equal(c->state, CALL_COMPLETED);
    assert_int_equal(c->status, 200);
    assert_int_equal(c->answered, NANOS_NONE);
    calls_tick(w.calls, test_time(6));
    assert_true(c->settled);
    SAY(&w, 1800, 1, 2, "REGISTER", .cseq = 3, .branch = "z9hG4bKc");
    assert_false(c->settled);
    SAY(&w, 1800.1, 2, 1, "403 Forbidden", .method = "REGISTER", .cseq = 3, .branch = "z9hG4bKc",
        .to_tag = "x");
    assert_int_equal(c->state, CALL_FAILED);
    assert_int_equal(c->status, 403);
}

static void joined_late(void **state)
{
    (void)state;
    SAY(&w, 0, 1, 2, "BYE", .to_tag = "t1", .cseq = 7);
    SAY(&w, 0.1, 2, 1, "200 OK", .method = "BYE", .cseq = 7, .to_tag = "t1");
    SAY(&w, 0, 2, 1, "200 OK", .call_id = "c2", .to_tag = "t1");
    SAY(&w, 0, 1, 2, "NOTIFY", .call_id = "c3", .to_tag = "t1");
    SAY(&w, 0.1, 2, 1, "200 OK", .call_id = "c3", .method = "NOTIFY", .to_tag = "t1");
    SAY(&w, 0, 1, 2, "PRACK", .call_id = "c4", .to_tag = "t1");
    world_finish(&w, 500);
    const struct call *c = world_call(&w, "c1");
    assert_true(c->started_before);
    assert_int_equal(c->state, CALL_COMPLETED);
    assert_int_equal(c->ended_by, SIDE_CALLER);
    c = world_call(&w, "c2");
    assert_true(c->started_before);
    assert_int_equal(c->method, SIP_INVITE);
    assert_int_equal(c->state, CALL_ANSWERED);
    /* The caller is the one to whom the response goes. */
    assert_int_equal(calls_flow(w.calls, c->caller_flow)->src.addr.bytes[3], 1);
    assert_int_equal(world_call(&w, "c3")->state, CALL_COMPLETED);
    assert_int_not_equal(world_call(&w, "c4")->state, CALL_FAILED);
}

/* A proxy, 5, between 1 and 2, 3: both its sides captured; one fork is busy, the other answers. */
static void two_hops(void **state)
{
    (void)state;
    SAY(&w, 0, 1, 5, "INVITE");
    SAY(&w, 0.01, 5, 1, "100 Trying");
    SAY(&w, 0.02, 5, 2, "INVITE", .branch = "z9hG4bKp1");
    SAY(&w, 0.02, 5, 3, "INVITE", .branch = "z9hG4bKp2");
    SAY(&w, 0.5, 2, 5, "486 Busy Here", .branch = "z9hG4bKp1", .to_tag = "t2");
    const struct call *c = only();
    assert_int_equal(c->state, CALL_TRYING);
    SAY(&w, 1, 3, 5, "180 Ringing", .branch = "z9hG4bKp2", .to_tag = "t3");
    SAY(&w, 3, 3, 5, "200 OK", .branch = "z9hG4bKp2", .to_tag = "t3");
    assert_int_equal(c->state, CALL_ANSWERED);
    SAY(&w, 3.01, 5, 1, "200 OK", .to_tag = "t3");
    assert_int_equal(c->answered, test_time(3));
    assert_int_equal(c->status_message, 7); /* the caller was told this */
    for (uint32_t i = 0; i < c->n_messages; i++)
        assert_int_equal(c->messages[i].flags & (MESSAGE_RETRANSMISSION | MESSAGE_DUPLICATE), 0);
    SAY(&w, 9, 3, 5, "BYE", .branch = "z9hG4bKbb", .from_tag = "t3", .to_tag = "f1");
    assert_int_equal(c->ended_by, SIDE_CALLEE);
}

/* Only what the caller sends was captured (a mirror port): the ACK's own branch tells of a 2xx. */
static void one_side(void **state)
{
    (void)state;
    SAY(&w, 0, 1, 2, "INVITE");
    SAY(&w, 5, 1, 2, "ACK", .to_tag = "t1", .branch = "z9hG4bKack");
    const struct call *c = only();
    assert_int_equal(c->state, CALL_ANSWERED);
    assert_int_equal(c->status, 0);
    SAY(&w, 9, 1, 2, "BYE", .to_tag = "t1", .cseq = 2, .branch = "z9hG4bKb");
    assert_int_equal(c->state, CALL_COMPLETED);
    /* With the INVITE's branch it belongs to a refusal. */
    SAY(&w, 10, 1, 2, "INVITE", .call_id = "c2");
    SAY(&w, 10.5, 1, 2, "ACK", .call_id = "c2", .to_tag = "t1");
    assert_int_equal(world_call(&w, "c2")->state, CALL_TRYING);
}

/* A re-INVITE that fails is no end of the call; a BYE from both sides is one end. */
static void within_the_dialog(void **state)
{
    (void)state;
    answered_call();
    SAY(&w, 5, 1, 2, "INVITE", .cseq = 2, .to_tag = "t1", .branch = "z9hG4bKre");
    SAY(&w, 5.1, 2, 1, "488 Not Acceptable Here", .cseq = 2, .to_tag = "t1", .branch = "z9hG4bKre");
    const struct call *c = only();
    assert_int_equal(c->state, CALL_ANSWERED);
    assert_int_equal(c->status, 200);
    SAY(&w, 6, 2, 1, "INVITE", .cseq = 1, .from_tag = "t1", .to_tag = "f1", .branch = "z9hG4bKre2");
    SAY(&w, 6.1, 1, 2, "491 Request Pending", .cseq = 1, .from_tag = "t1", .to_tag = "f1",
        .branch = "z9hG4bKre2");
    assert_int_equal(c->state, CALL_ANSWERED);
    SAY(&w, 9, 1, 2, "BYE", .to_tag = "t1", .cseq = 3, .branch = "z9hG4bKb1");
    SAY(&w, 9.01, 2, 1, "BYE", .from_tag = "t1", .to_tag = "f1", .cseq = 2, .branch = "z9hG4bKb2");
    assert_int_equal(c->end, test_time(9));
    assert_int_equal(c->ended_by, SIDE_CALLER);
}

static void count_settled(void *context, struct call *c)
{
    assert_true(c->settled);
    ++*(int *)context;
}

/* Times that jump by decades settle a call early, but leave its state right. */
static void mad_clock(void **state)
{
    (void)state;
    int settled = 0;
    calls_listen(w.calls, CALL_SETTLED, count_settled, &settled);
    SAY(&w, 0, 1, 2, "INVITE");
    SAY(&w, 4e9, 2, 1, "180 Ringing", .to_tag = "t1");
    SAY(&w, -900000, 2, 1, "200 OK", .to_tag = "t1");
    SAY(&w, 4e9, 1, 2, "ACK", .to_tag = "t1", .branch = "z9hG4bKack");
    SAY(&w, 5, 1, 2, "BYE", .to_tag = "t1", .cseq = 2, .branch = "z9hG4bKb");
    const struct call *c = only();
    assert_int_equal(c->state, CALL_COMPLETED);
    assert_int_equal(c->status, 200);
    world_finish(&w, 6);
    assert_true(c->settled);
    assert_in_range(settled, 1, 4);
    struct calls_stats stats;
    calls_stats(w.calls, &stats);
    assert_int_equal(stats.clock_jumps, 2);
}

/* The beginning of a message that was waited for sets no clock, and keeps its time. */
static void late_message(void **state)
{
    (void)state;
    struct calls_stats stats;

    SAY(&w, 0, 1, 2, "INVITE");
    SAY(&w, 40, 1, 2, "OPTIONS", .call_id = "c2", .branch = "z9hG4bKo");
    SAY(&w, 5, 2, 1, "486 Busy Here", .to_tag = "t1", .late = true);
    SAY(&w, 40.1, 2, 1, "200 OK", .method = "OPTIONS", .call_id = "c2", .branch = "z9hG4bKo");
    calls_stats(w.calls, &stats);
    assert_int_equal(stats.clock_jumps, 0);
    assert_int_equal(calls_at(w.calls, 0)->status, 486);
    assert_int_equal(calls_at(w.calls, 0)->messages[1].time, test_time(5));
}

/* A flow has the transport that its frames name, whatever it is. */
static void transports(void **state)
{
    (void)state;
    for (enum transport t = 0; t < TRANSPORT_COUNT; t++) {
        SAY(&w, 0, 1, 2, "INVITE", .transport = t, .call_id = transport_name(t));
        SAY(&w, 1, 2, 1, "200 OK", .transport = t, .call_id = transport_name(t));
        const struct call *c = world_call(&w, transport_name(t));
        assert_int_equal(calls_flow(w.calls, c->caller_flow)->transport, t);
        assert_int_equal(calls_flow(w.calls, c->messages[1].flow)->reverse, c->caller_flow);
    }
    assert_int_equal(calls_flows(w.calls), 2 * TRANSPORT_COUNT);
}

static void names(void **state)
{
    (void)state;
    assert_string_equal(call_state_name(CALL_TRYING), "trying");
    assert_string_equal(call_state_name(CALL_UNANSWERED), "unanswered");
    assert_string_equal(transport_name(TRANSPORT_TLS), "tls");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, start, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(whole_call),        cmocka_unit_test(refusals),
        TEST(challenged),        TEST(given_up),
        TEST(cancel_race),       TEST(no_answer_at_all),
        TEST(capture_ends),      TEST(sent_once),
        TEST(register_twice),    TEST(joined_late),
        TEST(two_hops),          TEST(one_side),
        TEST(within_the_dialog), TEST(transports),
        TEST(mad_clock),         TEST(transports),
        TEST(late_message),      TEST(names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
