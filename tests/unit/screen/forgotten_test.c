/* forgotten_test.c - calls that the store forgets, or whose verdicts are let go, while they are on
 * screen; to be run under ASan. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "desk.h"
#include "screen/calllist.h"

#define CALLS 32

static void begin(struct desk *d)
{
    desk_begin(d, &(struct calls_limits){ .calls = CALLS, .messages_per_call = 40 }, 100, 30);
    diagnosis_limit(d->diagnosis, 1);
}

/* An INVITE with a voice that is refused; its legs are those that begin with it. */
static void refuse(struct desk *d, const char *id)
{
    SAY(&d->w, d->now, 1, 2, "INVITE", .call_id = id, .sdp = test_sdp(1, 4000, NULL),
        .extra = "X-Session-ID: one\r\n");
    SAY(&d->w, d->now + 0.1, 2, 1, "403 Forbidden", .call_id = id, .to_tag = "x");
    SAY(&d->w, d->now + 0.2, 1, 2, "ACK", .call_id = id, .to_tag = "x");
    d->now += 0.5;
}

static void refuse_many(struct desk *d, int n)
{
    static int next;
    char id[32];

    for (int i = 0; i < n; i++) {
        snprintf(id, sizeof id, "many-%d", next++);
        refuse(d, id);
        d->now += 100;
    }
    d->app->changes++;
}

static void draw(struct desk *d)
{
    app_tick(d->app, test_time(d->now));
    app_draw(d->app, d->canvas);
}

static bool shows(struct desk *d, const char *words)
{
    struct text text = { 0 };

    draw(d);
    canvas_to_text(d->canvas, &text);
    bool there = slice_find(text_view(&text), slice_of(words)) < text.n;
    text_done(&text);
    return there;
}

/* The call grows while the list stands still, more than when it was drawn; then it goes. */
static void call_that_stands_still(void **state)
{
    (void)state;
    struct desk d;
    char branch[32];

    begin(&d);
    refuse(&d, "shown");
    refuse_many(&d, 5);
    call_screen_open(d.app, 1, NO_INDEX);
    draw(&d);
    d.app->paused = true;
    for (int i = 0; i < 100; i++) {
        snprintf(branch, sizeof branch, "z9hG4bK%d", i);
        SAY(&d.w, d.now, 1, 2, "INFO", .call_id = "shown", .cseq = 2 + i, .branch = branch,
            .to_tag = "x");
        d.now += 0.5;
        d.app->changes++;
        diagnosis_call(d.diagnosis, calls_by_id(d.w.calls, 1)); /* by whoever else looks at it */
        app_act(d.app, i % 3 ? ACTION_DOWN : ACTION_NEXT_FINDING);
        app_act(d.app, i % 7 ? ACTION_NEXT_PANE : ACTION_MARK);
        draw(&d);
    }
    refuse_many(&d, 3 * CALLS);
    assert_null(calls_by_id(d.w.calls, 1));
    for (enum action action = ACTION_NONE; action < ACTION_QUIT; action++) {
        if (action != ACTION_BACK)
            app_act(d.app, action);
        draw(&d);
    }
    assert_true(shows(&d, "forgotten"));
    desk_end(&d);
}

/* The call stays, a leg of it goes. */
static void leg_that_goes(void **state)
{
    (void)state;
    struct desk d;
    bool alone = false;

    for (int i = 0; i < 8; i++) { /* some go at a time: not always both */
        begin(&d);
        refuse_many(&d, i / 2);
        refuse(&d, "one");
        refuse(&d, "two");
        uint32_t id = world_call(&d.w, "two")->id;
        d.settings->join_legs = true;
        call_screen_open(d.app, id, NO_INDEX);
        draw(&d);
        d.app->paused = i % 2;
        for (int k = 0; k < 3 * CALLS && calls_by_id(d.w.calls, id) != NULL; k++) {
            refuse_many(&d, 1);
            draw(&d);
            alone = alone || (world_call(&d.w, "two") != NULL && world_call(&d.w, "one") == NULL);
        }
        desk_end(&d);
    }
    assert_true(alone);
}

static size_t rows_of(struct call_list *list)
{
    size_t n = 0;

    for (size_t i = 0; i < call_list_count(list); i++)
        n += call_list_call(list, i) != NULL;
    return n;
}

/* A list over days holds what the store holds, and counts what that counts. */
static void rows_go_with_their_calls(void **state)
{
    (void)state;
    struct desk d;
    size_t diagnosed, failed;

    begin(&d);
    struct call_list *list = call_list_new(d.app);
    for (int round = 0; round < 50; round++) {
        refuse_many(&d, 20);
        call_list_mark(list, call_list_count(list) ? call_list_id(list, 0) : 1, true);
        while (call_list_work(list, NANOS_PER_S) || call_list_behind(list))
            ;
        assert_int_equal(call_list_count(list), calls_count(d.w.calls));
        assert_int_equal(rows_of(list), call_list_count(list));
        call_list_failed(list, &diagnosed, &failed);
        assert_int_equal(diagnosed, calls_count(d.w.calls));
        assert_int_equal(failed, calls_count(d.w.calls));
        const uint32_t *marks;
        assert_true(call_list_marks(list, &marks) <= 3);
    }
    call_list_free(list);
    desk_end(&d);
}

/* Of verdicts, so many are kept as may be looked at together. */
static void verdicts_are_let_go(void **state)
{
    (void)state;
    struct desk d;
    uint64_t bytes, dropped;

    begin(&d);
    refuse_many(&d, CALLS);
    for (int round = 0; round < 3; round++)
        for (size_t i = 0; i < calls_count(d.w.calls); i++) {
            const struct verdict *v = diagnosis_call(d.diagnosis, calls_at(d.w.calls, i));

            assert_true(v->n_findings > 0);
            assert_ptr_equal(v, diagnosis_call(d.diagnosis, calls_at(d.w.calls, i)));
        }
    diagnosis_use(d.diagnosis, &bytes, &dropped);
    assert_int_equal(dropped, 3 * calls_count(d.w.calls) - 16);
    assert_true(bytes > 16 * 100);
    desk_end(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(call_that_stands_still),
        cmocka_unit_test(leg_that_goes),
        cmocka_unit_test(rows_go_with_their_calls),
        cmocka_unit_test(verdicts_are_let_go),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
