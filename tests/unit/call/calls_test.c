/* calls_test.c - the store: its limits and what it forgets; flows; timers in order. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "sip_maker.h"

static const struct calls_limits small = {
    .calls = 32, .messages_per_call = 10, .messages = 200, .streams = 32, .lookups = 4, .icmp = 4
};

static void say_ping(struct world *w, double at, const char *id, int fails)
{
    SAY(w, at, 1, 2, "OPTIONS", .call_id = id);
    SAY(w, at + 0.1, 2, 1, fails ? "503 Service Unavailable" : "200 OK", .call_id = id,
        .method = "OPTIONS", .to_tag = "x");
}

static void forgets(void **state)
{
    (void)state;
    struct world w;
    char id[16];
    world_start(&w, &small);
    for (int i = 0; i < 100; i++) {
        snprintf(id, sizeof id, "p%d", i);
        say_ping(&w, 100 * i, id, i < 5);
        struct call *c = world_call(&w, id);
        assert_int_equal(c->id, i + 1);
        assert_true(calls_count(w.calls) <= small.calls);
    }
    struct calls_stats stats;
    calls_stats(w.calls, &stats);
    assert_int_equal(stats.forgotten_calls, 100 - calls_count(w.calls));
    /* The failed ones are old, but more interesting. */
    for (uint32_t k = 1; k <= 5; k++)
        assert_non_null(calls_by_id(w.calls, k));
    assert_null(calls_by_id(w.calls, 6));
    assert_null(world_call(&w, "p6"));
    assert_non_null(world_call(&w, "p99"));
    for (size_t k = 1; k < calls_count(w.calls); k++)
        assert_true(calls_at(w.calls, k - 1)->id < calls_at(w.calls, k)->id);
    assert_null(calls_at(w.calls, calls_count(w.calls)));
    /* A forgotten Call-ID that comes again is a new call. */
    say_ping(&w, 20000, "p6", 0);
    assert_int_equal(world_call(&w, "p6")->id, 101);
    world_end(&w);
}

static void bounds(void **state)
{
    (void)state;
    struct world w;
    char branch[32];
    world_start(&w, &small);
    for (int i = 0; i < 30; i++) {
        snprintf(branch, sizeof branch, "z9hG4bK%d", i);
        SAY(&w, i, 1, 2, "INFO", .cseq = i + 1, .branch = branch, .to_tag = "t");
    }
    SAY(&w, 40, 1, 2, "BYE", .cseq = 99, .branch = "z9hG4bKz", .to_tag = "t");
    const struct call *c = world_call(&w, "c1");
    assert_int_equal(c->n_messages, 10);
    assert_true(c->messages_dropped > 0);
    assert_int_equal(c->state, CALL_COMPLETED); /* messages that are not kept are yet read */
    world_end(&w);
}

/* Many calls that go on and on: the messages of all together are bounded. */
static void bounds_of_all(void **state)
{
    (void)state;
    struct world w;
    char id[32], branch[32];
    size_t kept = 0;
    world_start(&w, &small);
    for (int i = 0; i < 900; i++) {
        snprintf(id, sizeof id, "m%d", i % 30);
        snprintf(branch, sizeof branch, "z9hG4bK%d", i);
        SAY(&w, i, 1, 2, "INFO", .call_id = id, .cseq = i + 1, .branch = branch, .to_tag = "t");
    }
    for (size_t i = 0; i < calls_count(w.calls); i++)
        kept += calls_at(w.calls, i)->n_messages;
    assert_in_range(kept, 200, 250);
    world_end(&w);
}

/* Flows are shared, know their reverse, and are used again when nobody names them any more. */
static void flows(void **state)
{
    (void)state;
    struct world w;
    char id[16];
    world_start(&w, &small);
    say_ping(&w, 0, "a", 0);
    say_ping(&w, 1, "b", 0);
    assert_int_equal(calls_flows(w.calls), 2);
    assert_int_equal(calls_flow(w.calls, 0)->reverse, 1);
    assert_int_equal(calls_flow(w.calls, 1)->reverse, 0);
    assert_int_equal(calls_flow(w.calls, 0)->messages, 2);
    assert_null(calls_flow(w.calls, 2));
    for (int i = 0; i < 1000; i++) {
        snprintf(id, sizeof id, "f%d", i);
        SAY(&w, 10 + i * 100, 1, 2, "OPTIONS", .call_id = id, .from_port = (uint16_t)(1000 + i));
    }
    assert_true(calls_flows(w.calls) <= 80);
    world_end(&w);
}

static void note_order(void *context, struct call *c)
{
    uint32_t *last = context;

    assert_true(c->id > *last || c->id == 1);
    *last = c->id;
}

/* Each call is settled once, in the order in which they end, at whatever pace time is told. */
static void timers(void **state)
{
    (void)state;
    struct world w;
    char id[16];
    uint32_t last = 0;
    world_start(&w, NULL);
    calls_listen(w.calls, CALL_SETTLED, note_order, &last);
    for (int i = 0; i < 200; i++) {
        snprintf(id, sizeof id, "t%d", i);
        say_ping(&w, i * 0.01, id, 0);
    }
    assert_int_equal(last, 0);
    calls_tick(w.calls, test_time(6.05));
    assert_in_range(last, 90, 100);
    calls_tick(w.calls, test_time(1000));
    assert_int_equal(last, 200);
    world_end(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forgets), cmocka_unit_test(bounds), cmocka_unit_test(bounds_of_all),
        cmocka_unit_test(flows),   cmocka_unit_test(timers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
