/* evict_test.c - the calls that go first: those that are over and well, then those with errors,
 * then those that go on; and what goes with them. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sip_maker.h"

#define HOUR 3600.0

static struct world w;
static char name[32];

static const char *id_of(const char *kind, int i)
{
    snprintf(name, sizeof name, "%s%d", kind, i);
    return name;
}

static void ping(double at, const char *kind, int i, bool good)
{
    const char *id = id_of(kind, i);

    SAY(&w, at, 1, 2, "OPTIONS", .call_id = id);
    SAY(&w, at + 0.1, 2, 1, good ? "200 OK" : "503 Service Unavailable", .call_id = id,
        .method = "OPTIONS", .to_tag = "x");
}

static void talk(double at, const char *kind, int i, uint16_t port)
{
    const char *id = id_of(kind, i);

    SAY(&w, at, 1, 2, "INVITE", .call_id = id, .sdp = test_sdp(1, port, NULL));
    SAY(&w, at + 0.1, 2, 1, "200 OK", .call_id = id, .to_tag = "x", .sdp = test_sdp(2, port, NULL));
    SAY(&w, at + 0.2, 1, 2, "ACK", .call_id = id, .to_tag = "x");
}

static int count(const char *kind, int n)
{
    int there = 0;

    for (int i = 0; i < n; i++)
        there += world_call(&w, id_of(kind, i)) != NULL;
    return there;
}

static void by_interest_then_by_age(void **state)
{
    (void)state;
    world_start(&w, &(struct calls_limits){ .calls = 64 });
    for (int i = 0; i < 20; i++)
        talk(i, "up", i, 4000);
    for (int i = 0; i < 20; i++)
        ping(100 + i, "bad", i, false);
    for (int i = 0; i < 24; i++)
        ping(200 + i, "good", i, true);
    assert_int_equal(calls_count(w.calls), 64);
    /* A sixteenth at a time, the oldest good ones. */
    ping(300, "next", 0, true);
    assert_int_equal(count("good", 5), 0);
    assert_int_equal(count("good", 24), 19);
    assert_int_equal(count("bad", 20), 20);
    /* When no good one is left, the oldest bad ones. */
    for (int i = 0; i < 35; i++)
        ping(400 + 10 * i, "later", i, false);
    assert_int_equal(count("good", 24), 0);
    assert_int_equal(count("up", 20), 20);
    assert_int_equal(count("bad", 1), 0);
    assert_non_null(world_call(&w, "bad19"));
    /* And when all go on, the oldest of them. */
    for (int i = 0; i < 100; i++)
        talk(1000 + i, "on", i, 5000);
    assert_int_equal(count("up", 20), 0);
    assert_int_equal(count("later", 35), 0);
    assert_non_null(world_call(&w, "on99"));
    struct calls_limits used;
    struct calls_lost lost;
    calls_use(w.calls, &used, &lost);
    assert_int_equal(used.calls, calls_count(w.calls));
    assert_int_equal(lost.calls, 20 + 20 + 25 + 35 + 100 - calls_count(w.calls));
    world_end(&w);
}

/* A call in which the diagnosis found an error stays, whatever its final response says. */
static void found_wrong_stays(void **state)
{
    (void)state;
    world_start(&w, &(struct calls_limits){ .calls = 64 });
    ping(0, "wrong", 0, true);
    calls_note_error(w.calls, world_call(&w, "wrong0"), true);
    for (int i = 0; i < 200; i++)
        ping(10 + i, "good", i, true);
    assert_non_null(world_call(&w, "wrong0"));
    for (int i = 0; i < 200; i++)
        ping(1000 + i, "bad", i, false);
    assert_null(world_call(&w, "wrong0"));
    world_end(&w);
}

/* Dialogs whose BYE was not captured do not fill the table for ever; one that is heard of stays. */
static void silent_calls_are_over(void **state)
{
    (void)state;
    world_start(&w, &(struct calls_limits){ .calls = 64 });
    talk(0, "lively", 0, 4000);
    for (int i = 0; i < 40; i++)
        talk(1 + i, "lost", i, 5000);
    for (unsigned h = 1; h <= 24; h++) {
        world_rtp(&w, h * HOUR, 64, test_endpoint(1, 4000), test_endpoint(2, 4000), 7 + h);
        for (int i = 0; i < 10; i++)
            ping(h * HOUR + 10 * i, "good", (int)(10 * h) + i, true);
    }
    assert_non_null(world_call(&w, "lively0"));
    assert_int_equal(count("lost", 40), 0);
    assert_true(count("good", 250) >= 58);
    world_end(&w);
}

/* Once more after it was settled: it runs again, and ends again. */
static void settled_again(void **state)
{
    (void)state;
    world_start(&w, &(struct calls_limits){ .calls = 64 });
    ping(0, "again", 0, true);
    calls_tick(w.calls, test_time(100));
    assert_true(world_call(&w, "again0")->settled);
    SAY(&w, 200, 1, 2, "OPTIONS", .call_id = "again0", .cseq = 2, .branch = "z9hG4bK2");
    assert_false(world_call(&w, "again0")->settled);
    for (int i = 0; i < 100; i++)
        ping(201 + i * 0.1, "good", i, true);
    assert_non_null(world_call(&w, "again0")); /* the call waits for its answer */
    for (int i = 0; i < 100; i++)
        ping(1000 + i * 10, "bad", i, false);
    assert_null(world_call(&w, "again0"));
    world_end(&w);
}

/* Whoever is told may look at all calls. */
static void note_settled(void *context, struct call *call)
{
    *(uint32_t *)context += !call->settled;
    for (size_t i = 0; i < calls_count(w.calls); i++)
        assert_true(calls_at(w.calls, i)->n_messages > 0);
    assert_ptr_equal(calls_by_id(w.calls, call->id), call);
}

/* A call that still went on is told of before it goes; its streams and its media go with it. */
static void goes_with_all_it_has(void **state)
{
    (void)state;
    uint32_t told = 0;
    world_start(&w, &(struct calls_limits){ .calls = 32 });
    calls_listen(w.calls, CALL_SETTLED, note_settled, &told);
    for (int i = 0; i < 200; i++) {
        uint16_t port = (uint16_t)(4000 + 2 * i);

        talk(i, "c", i, port);
        world_rtp(&w, i + 0.3, 3, test_endpoint(1, port), test_endpoint(2, port), 7);
        world_rtp(&w, i + 0.5, 3, test_endpoint(2, port), test_endpoint(1, port), 8);
    }
    struct calls_limits used;
    struct calls_lost lost;
    calls_use(w.calls, &used, &lost);
    assert_int_equal(used.media, 2 * used.calls);
    assert_int_equal(used.streams, 2 * used.calls);
    assert_int_equal(used.messages, 3 * used.calls);
    assert_true(streams_count(calls_streams(w.calls)) <= 2 * 33);
    assert_int_equal(lost.calls, 200 - used.calls);
    assert_int_equal(told, lost.calls);
    assert_int_equal(lost.streams, 0);
    for (size_t i = 0; i < used.calls; i++) {
        const struct call *c = calls_at(w.calls, i);

        assert_int_equal(c->n_streams, 2);
        for (uint32_t k = 0; k < 2; k++) {
            const struct stream *s = streams_at(calls_streams(w.calls), c->streams[k]);

            assert_int_equal(s->call, c->id);
            assert_int_equal(s->packets, 3);
        }
    }
    world_end(&w);
}

/* A flow that only forgotten calls had is not taken from the call that begins with it now. */
static void flow_of_a_forgotten_call(void **state)
{
    (void)state;
    world_start(&w, &(struct calls_limits){ .calls = 16 });
    for (int round = 0; round < 4; round++) {
        for (int i = 0; i < 40; i++) {
            uint16_t port = (uint16_t)(1000 + i % 18);
            const char *id = id_of(round % 2 ? "b" : "a", 100 * round + i);

            SAY(&w, 1000 * round + 10 * i, 1, 2, "OPTIONS", .call_id = id, .from_port = port);
            const struct call *c = world_call(&w, id);
            const struct flow *f = calls_flow(w.calls, c->messages[0].flow);
            assert_int_equal(f->src.port, port);
            assert_int_equal(f->dst.port, 5060);
        }
    }
    for (size_t i = 0; i < calls_count(w.calls); i++) {
        const struct call *c = calls_at(w.calls, i);

        assert_int_equal(calls_flow(w.calls, c->messages[0].flow)->dst.port, 5060);
        for (size_t k = 0; k < i; k++)
            if (calls_at(w.calls, k)->messages[0].flow == c->messages[0].flow)
                assert_int_equal((c->id - calls_at(w.calls, k)->id) % 2, 0);
    }
    world_end(&w);
}

static void older_half_of_events(void **state)
{
    (void)state;
    world_start(&w, &(struct calls_limits){ .icmp = 10 });
    talk(0, "a", 0, 4000);
    talk(1, "b", 0, 5000);
    for (uint32_t i = 0; i < 25; i++) {
        struct frame f = { .kind = FRAME_ICMP,
                           .time = test_time(10 + i),
                           .number = i,
                           .ref = REF_NONE,
                           .payload = { "", 0 } };
        uint16_t port = i % 2 ? 4000 : 5000;

        f.icmp = (struct frame_icmp){ .family = ADDR_IPV4,
                                      .type = 3,
                                      .code = 3,
                                      .transport = TRANSPORT_UDP,
                                      .src = test_endpoint(1, port),
                                      .dst = test_endpoint(2, port) };
        calls_feed_other(w.calls, &f);
    }
    size_t n = calls_icmp_count(w.calls);
    assert_in_range(n, 5, 10);
    assert_int_equal(calls_icmp(w.calls, n - 1)->frame, 24);
    const struct call *a = world_call(&w, "a0"), *b = world_call(&w, "b0");
    assert_int_equal(a->n_icmp + b->n_icmp, n);
    for (uint32_t i = 0; i < a->n_icmp; i++)
        assert_int_equal(calls_icmp(w.calls, a->more->icmp[i])->frame % 2, 1);
    for (uint32_t i = 0; i < b->n_icmp; i++)
        assert_int_equal(calls_icmp(w.calls, b->more->icmp[i])->frame % 2, 0);
    struct calls_limits used;
    struct calls_lost lost;
    calls_use(w.calls, &used, &lost);
    assert_int_equal(used.icmp, n);
    assert_int_equal(lost.icmp, 25 - n);
    world_end(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_interest_then_by_age), cmocka_unit_test(found_wrong_stays),
        cmocka_unit_test(silent_calls_are_over),   cmocka_unit_test(settled_again),
        cmocka_unit_test(goes_with_all_it_has),    cmocka_unit_test(flow_of_a_forgotten_call),
        cmocka_unit_test(older_half_of_events),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
