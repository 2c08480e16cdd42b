/* listeners_test.c - everybody who wants to know is told that a call changed, settled or goes. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/mem.h"
#include "sip_maker.h"

/* One listener's notes, of each call by its slot. */
struct notes {
    struct calls *calls;
    unsigned told[CALL_EVENT_COUNT];
    uint32_t *ids; /* by slot: whose it is; 0: nobody's */
    size_t room;
    bool astray; /* of a call not there, or without its slot */
    char *log;   /* shared by listeners; NULL: none is kept */
    char name;
};

static void take_note(struct notes *n, enum call_event event, const struct call *call)
{
    n->told[event]++;
    n->astray =
        n->astray || calls_by_id(n->calls, call->id) != call || call->slot >= calls_slots(n->calls);
    if (n->log != NULL)
        strncat(n->log, &n->name, 1);
}

static void changed(void *user, struct call *call)
{
    struct notes *n = user;

    take_note(n, CALL_CHANGED, call);
    n->ids = table_reach(n->ids, call->slot, &n->room, sizeof *n->ids);
    n->astray = n->astray || (n->ids[call->slot] != 0 && n->ids[call->slot] != call->id);
    n->ids[call->slot] = call->id;
}

static void settled(void *user, struct call *call)
{
    take_note(user, CALL_SETTLED, call);
}

static void forgotten(void *user, struct call *call)
{
    struct notes *n = user;

    take_note(n, CALL_FORGOTTEN, call);
    n->astray = n->astray || n->ids[call->slot] != call->id;
    n->ids[call->slot] = 0;
}

static void listen_to_all(struct notes *n)
{
    calls_listen(n->calls, CALL_CHANGED, changed, n);
    calls_listen(n->calls, CALL_SETTLED, settled, n);
    calls_listen(n->calls, CALL_FORGOTTEN, forgotten, n);
}

static void ping(struct world *w, double at, const char *id)
{
    SAY(w, at, 1, 2, "OPTIONS", .call_id = id);
    SAY(w, at + 0.1, 2, 1, "200 OK", .call_id = id, .method = "OPTIONS", .to_tag = "x");
}

static void assert_told(const struct notes *n, unsigned change, unsigned settle, unsigned forget)
{
    assert_int_equal(n->told[CALL_CHANGED], change);
    assert_int_equal(n->told[CALL_SETTLED], settle);
    assert_int_equal(n->told[CALL_FORGOTTEN], forget);
    assert_false(n->astray);
}

static void two_are_told_the_same(void **state)
{
    (void)state;
    struct world w;

    world_start(&w, NULL);
    struct notes a = { .calls = w.calls }, b = { .calls = w.calls };
    listen_to_all(&a);
    listen_to_all(&b);
    ping(&w, 0, "c1");
    assert_told(&a, 2, 0, 0);
    assert_told(&b, 2, 0, 0);
    calls_tick(w.calls, test_time(60));
    assert_told(&a, 3, 1, 0);
    assert_told(&b, 3, 1, 0);
    /* The call goes on, and settles again. */
    ping(&w, 61, "c1");
    calls_flush(w.calls, test_time(62));
    assert_told(&a, 6, 2, 0);
    assert_told(&b, 6, 2, 0);
    world_end(&w);
    assert_told(&a, 6, 2, 0);
    free(a.ids);
    free(b.ids);
}

static void in_the_order_in_which_they_came(void **state)
{
    (void)state;
    struct world w;
    char log[32] = "";

    world_start(&w, NULL);
    struct notes a = { .calls = w.calls, .log = log, .name = 'a' };
    struct notes b = { .calls = w.calls, .log = log, .name = 'b' };
    listen_to_all(&b);
    listen_to_all(&a);
    ping(&w, 0, "c1");
    assert_string_equal(log, "baba");
    calls_unlisten(w.calls, &b);
    ping(&w, 1, "c1");
    assert_string_equal(log, "babaaa");
    calls_unlisten(w.calls, &a);
    ping(&w, 2, "c1");
    assert_string_equal(log, "babaaa");
    world_end(&w);
    free(a.ids);
    free(b.ids);
}

/* Of 300 calls the store keeps 16. Slots are used again, by one call at a time, and stay few. */
static void forgotten_calls_give_back_their_slots(void **state)
{
    (void)state;
    struct world w;
    char id[16];

    world_start(&w, &(struct calls_limits){ .calls = 16 });
    struct notes a = { .calls = w.calls }, b = { .calls = w.calls };
    listen_to_all(&a);
    listen_to_all(&b);
    for (int i = 0; i < 300; i++) {
        snprintf(id, sizeof id, "c%d", i);
        SAY(&w, i / 100.0, 1, 2, "OPTIONS", .call_id = id);
    }
    const unsigned gone = 300 - (unsigned)calls_count(w.calls);
    /* All of them were going on: whoever writes down what settled is told before they go. */
    assert_told(&a, 300, gone, gone);
    assert_told(&b, 300, gone, gone);
    assert_true(calls_slots(w.calls) <= 16);
    for (size_t i = 0; i < calls_count(w.calls); i++) {
        const struct call *call = calls_at(w.calls, i);

        assert_int_equal(a.ids[call->slot], call->id);
    }
    world_end(&w);
    free(a.ids);
    free(b.ids);
}

static void media_and_icmp_change_a_call(void **state)
{
    (void)state;
    struct world w;

    world_start(&w, NULL);
    struct notes a = { .calls = w.calls }, b = { .calls = w.calls };
    SAY(&w, 0, 1, 2, "INVITE", .sdp = test_sdp(1, 4000, NULL));
    SAY(&w, 0.1, 2, 1, "200 OK", .to_tag = "x", .sdp = test_sdp(2, 4000, NULL));
    listen_to_all(&a);
    listen_to_all(&b);
    world_rtp(&w, 0.2, 1, test_endpoint(1, 4000), test_endpoint(2, 4000), 7);
    assert_told(&a, 1, 0, 0);
    assert_told(&b, 1, 0, 0);
    struct frame f = { .kind = FRAME_ICMP, .time = test_time(1), .number = 9, .ref = REF_NONE };
    f.icmp = (struct frame_icmp){ .family = ADDR_IPV4,
                                  .type = 3,
                                  .code = 3,
                                  .transport = TRANSPORT_UDP,
                                  .src = test_endpoint(1, 4000),
                                  .dst = test_endpoint(2, 4000) };
    calls_feed_other(w.calls, &f);
    assert_told(&a, 2, 0, 0);
    assert_told(&b, 2, 0, 0);
    world_end(&w);
    free(a.ids);
    free(b.ids);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_are_told_the_same),
        cmocka_unit_test(in_the_order_in_which_they_came),
        cmocka_unit_test(forgotten_calls_give_back_their_slots),
        cmocka_unit_test(media_and_icmp_change_a_call),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
