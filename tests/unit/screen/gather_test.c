/* gather_test.c - rounds over all calls: in slices, with calls that go and come meanwhile, and how
 * soon another one begins. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

#include "desk.h"
#include "screen/gather.h"

#define CALLS 32
#define STEPS 3

/* What a gatherer was given. */
struct given {
    struct screen screen;
    struct gather gather;
    size_t begun, calls, ended;
    uint32_t last;
    bool slow; /* a call takes its time */
};

static void begin_round(void *context)
{
    struct given *g = context;

    g->begun++;
    g->calls = g->ended = 0;
    g->last = 0;
}

static void take(void *context, struct call *call)
{
    struct given *g = context;

    assert_int_equal(g->ended, 0);
    assert_true(call->id > g->last);
    assert_ptr_equal(calls_by_id(g->screen.app->calls, call->id), call);
    g->last = call->id;
    g->calls++;
    if (g->slow)
        nanosleep(&(struct timespec){ .tv_nsec = 3000000 }, NULL);
}

static bool end_round(void *context)
{
    return ++((struct given *)context)->ended == STEPS;
}

static const struct gatherer gatherer = { begin_round, take, end_round };

static void place_calls(struct desk *d, int n)
{
    char id[32];

    for (int i = 0; i < n; i++) {
        snprintf(id, sizeof id, "placed-%.1f", d->now);
        SAY(&d->w, d->now, 1, 2, "OPTIONS", .call_id = id);
        SAY(&d->w, d->now + 1, 2, 1, "200 OK", .call_id = id, .to_tag = "x");
        d->now += 100;
    }
    d->app->changes++;
}

static void begin(struct desk *d, struct given *g)
{
    desk_begin(d, &(struct calls_limits){ .calls = CALLS }, 80, 24);
    *g = (struct given){ .screen.app = d->app };
    g->gather = (struct gather){ .by = &gatherer, .context = g };
}

/* True: there is more to do at once. */
static bool work(struct given *g)
{
    g->screen.app->busy = g->screen.stale = false;
    gather_work(&g->gather, &g->screen);
    return g->screen.app->busy;
}

static bool waits(struct desk *d, struct given *g)
{
    return gather_waits(&g->gather, d->app, d->canvas, (struct rect){ 0, 0, 80, 1 });
}

static void few_are_there_at_once(void **state)
{
    (void)state;
    struct desk d;
    struct given g;

    begin(&d, &g);
    assert_true(waits(&d, &g));
    assert_false(work(&g)); /* of no calls, too */
    assert_false(waits(&d, &g));
    place_calls(&d, 5);
    d.app->live = false;
    assert_false(work(&g));
    assert_true(g.screen.stale);
    assert_int_equal(g.begun, 2);
    assert_int_equal(g.calls, 5);
    assert_int_equal(g.ended, STEPS);
    assert_false(work(&g)); /* nothing has changed */
    assert_false(g.screen.stale);
    assert_int_equal(g.begun, 2);
    desk_end(&d);
}

/* Calls that are forgotten while a round goes on are passed over, those that come are given. */
static void many_are_gathered_in_slices(void **state)
{
    (void)state;
    struct desk d;
    struct given g;

    begin(&d, &g);
    place_calls(&d, CALLS);
    g.slow = true;
    assert_true(work(&g));
    assert_true(g.screen.stale); /* to tell how much is done */
    assert_true(waits(&d, &g));
    size_t first = g.calls;
    assert_true(first > 0 && first < CALLS / 2);
    place_calls(&d, 3 * CALLS / 4); /* which put out as many */
    size_t turns = 1;
    for (; work(&g); turns++)
        assert_true(g.calls <= 2 * CALLS && turns < 100);
    assert_true(turns > 2);
    assert_int_equal(g.begun, 1);
    assert_int_equal(g.last, calls_at(d.w.calls, calls_count(d.w.calls) - 1)->id);
    assert_int_equal(g.calls, first + CALLS);
    assert_int_equal(g.ended, STEPS);
    assert_false(waits(&d, &g));
    desk_end(&d);
}

/* In a live capture a round rests; not while nothing is taken in any more. */
static void rounds_rest(void **state)
{
    (void)state;
    struct desk d;
    struct given g;

    begin(&d, &g);
    place_calls(&d, 3);
    assert_false(work(&g));
    place_calls(&d, 1);
    assert_false(work(&g));
    assert_int_equal(g.begun, 1);
    d.app->paused = true;
    d.app->live = false;
    assert_false(work(&g));
    assert_int_equal(g.begun, 1);
    d.app->paused = false;
    assert_false(work(&g));
    assert_int_equal(g.begun, 2);
    assert_int_equal(g.calls, 4);
    gather_again(&g.gather);
    assert_true(waits(&d, &g));
    assert_false(work(&g));
    assert_int_equal(g.begun, 3);
    desk_end(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(few_are_there_at_once),
        cmocka_unit_test(many_are_gathered_in_slices),
        cmocka_unit_test(rounds_rest),
    };

    setenv("XDG_CONFIG_HOME", "/proc/nonexistent", 1);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
