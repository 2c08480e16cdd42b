/* live_test.c - screens of a live capture: the walk waits for a call, failures are announced, what
 * is ahead is told, groups lose their calls, new ones are put into the order. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "desk.h"
#include "screen/calllist.h"

#define CALLS 32

static void begin(struct desk *d)
{
    desk_begin(d, &(struct calls_limits){ .calls = CALLS }, 80, 24);
}

static bool shows(struct desk *d, const char *words)
{
    struct text text = { 0 };

    for (int i = 0; i < 5; i++)
        app_tick(d->app, test_time(d->now));
    app_draw(d->app, d->canvas);
    canvas_to_text(d->canvas, &text);
    bool there = slice_find(text_view(&text), slice_of(words)) < text.n;
    text_done(&text);
    return there;
}

static void invite(struct desk *d, const char *id)
{
    SAY(&d->w, d->now, 1, 2, "INVITE", .call_id = id, .sdp = test_sdp(1, 4000, NULL));
    d->app->changes++;
    d->now += 0.1;
}

static void refuse(struct desk *d, const char *id)
{
    SAY(&d->w, d->now, 2, 1, "403 Forbidden", .call_id = id, .to_tag = "x");
    SAY(&d->w, d->now + 0.1, 1, 2, "ACK", .call_id = id, .to_tag = "x");
    d->app->changes++;
    d->now += 0.5;
}

/* The next call is taken, not one from before. */
static void the_walk_waits(void **state)
{
    (void)state;
    struct desk d;

    begin(&d);
    guide_screen_open(d.app, 0, -1);
    assert_true(shows(&d, "place the call now"));
    invite(&d, "awaited");
    assert_true(shows(&d, "waits for a response to the INVITE"));
    assert_true(shows(&d, "INVITE  PCMU"));
    refuse(&d, "awaited");
    assert_true(shows(&d, "403 Forbidden"));
    assert_true(shows(&d, "fits the call"));
    assert_false(shows(&d, "place the call now"));
    desk_end(&d);
}

static void failures_are_announced(void **state)
{
    (void)state;
    struct desk d;

    begin(&d);
    invite(&d, "sound");
    assert_false(shows(&d, "1 new"));
    assert_null(app_take_announcement(d.app));
    refuse(&d, "sound");
    assert_true(shows(&d, "1 new"));
    char *said = app_take_announcement(d.app);
    assert_non_null(said);
    assert_non_null(strstr(said, "call 1 failed: "));
    free(said);
    app_push(d.app, &help_screen); /* on every screen */
    assert_true(shows(&d, "1 new"));
    app_pop(d.app);
    app_act(d.app, ACTION_NEXT_FINDING);
    assert_false(shows(&d, " new"));
    assert_null(app_take_announcement(d.app));
    desk_end(&d);
}

static void what_is_ahead_is_told(void **state)
{
    (void)state;
    struct desk d;

    begin(&d);
    invite(&d, "answered");
    SAY(&d.w, d.now, 2, 1, "200 OK", .call_id = "answered", .to_tag = "x",
        .sdp = test_sdp(2, 5000, NULL));
    assert_false(shows(&d, "no ACK"));
    SAY(&d.w, d.now + 0.5, 2, 1, "200 OK", .call_id = "answered", .to_tag = "x",
        .sdp = test_sdp(2, 5000, NULL));
    d.app->changes++;
    d.now += 2.2;
    assert_true(shows(&d, "2xx sent 2 times, no ACK: the call drops in 29 s"));
    call_screen_open(d.app, 1, NO_INDEX);
    d.now += 10;
    assert_true(shows(&d, "the call drops in 19 s"));
    d.now += 30; /* 64*T1 is over */
    assert_false(shows(&d, "the call drops"));
    desk_end(&d);
}

/* The title counts the calls that were looked at until all were; then it is drawn again. */
static void the_title_is_not_stale(void **state)
{
    (void)state;
    struct desk d;

    begin(&d);
    d.app->live = false;
    d.app->loading = true;
    invite(&d, "sound");
    assert_true(shows(&d, "1 call"));
    d.app->loading = false;
    d.app->settings_version++; /* the rows are built anew before calls are looked at */
    app_tick(d.app, test_time(d.now));
    app_draw(d.app, d.canvas);
    app_tick(d.app, test_time(d.now));
    assert_true(app_wants_draw(d.app));
    assert_false(shows(&d, "looked at"));
    desk_end(&d);
}

/* Headings speak of calls that go while they are shown; to be run under ASan. */
static void groups_lose_their_calls(void **state)
{
    (void)state;
    struct desk d;
    char id[32];

    begin(&d);
    for (int i = 0; i < 4 * CALLS; i++) {
        snprintf(id, sizeof id, "grouped-%d", i);
        invite(&d, id);
        refuse(&d, id);
        d.now += 100;
        if (i % 5 == 0)
            app_act(d.app, ACTION_GROUP);
        if (i % 3 == 0)
            app_act(d.app, i % 2 ? ACTION_FIRST : ACTION_LAST);
        if (i % 7 == 0)
            app_act(d.app, ACTION_ENTER);
        if (app_top(d.app)->ops != &calls_screen)
            app_pop(d.app);
        assert_true(shows(&d, "time"));
    }
    desk_end(&d);
}

/* Whoever leaves a capture that runs is asked first, from whatever screen. */
static void leaving_asks(void **state)
{
    (void)state;
    struct desk d;

    begin(&d);
    invite(&d, "left");
    assert_true(shows(&d, "1 call"));
    app_act(d.app, ACTION_ENTER);
    app_act(d.app, ACTION_QUIT);
    assert_false(app_done(d.app));
    assert_true(shows(&d, "Leave?"));
    app_key(d.app, 'n');
    assert_false(app_done(d.app));
    app_act(d.app, ACTION_QUIT);
    app_key(d.app, 'y');
    assert_true(app_done(d.app));
    desk_end(&d);
    begin(&d);
    d.app->live = false;
    app_act(d.app, ACTION_QUIT);
    assert_true(app_done(d.app));
    desk_end(&d);
}

/* The way back from what is explained leads to the ladder, not out of the call. */
static void back_leaves_what_is_explained(void **state)
{
    (void)state;
    struct desk d;

    begin(&d);
    invite(&d, "explained");
    refuse(&d, "explained");
    assert_true(shows(&d, "1 call"));
    app_act(d.app, ACTION_ENTER);
    const struct screen *call = app_top(d.app);
    assert_false(shows(&d, "One hop of the way back"));
    app_act(d.app, ACTION_STRUCTURED);
    assert_true(shows(&d, "One hop of the way back"));
    app_act(d.app, ACTION_BACK);
    assert_ptr_equal(app_top(d.app), call);
    app_act(d.app, ACTION_BACK);
    assert_ptr_not_equal(app_top(d.app), call);
    desk_end(&d);
}

/* A screen that works bit by bit, as saving does. */
static void work_on(struct screen *screen, nanos_t now)
{
    (void)now;
    screen->app->busy = true;
}

/* The list of calls, which goes on beneath, does not tell that there is nothing more to do. */
static void work_goes_on_above_the_list(void **state)
{
    (void)state;
    static const struct screen_ops working = {
        .name = "working",
        .size = sizeof(struct screen),
        .tick = work_on,
    };
    struct desk d;

    begin(&d);
    invite(&d, "sound");
    assert_true(shows(&d, "1 call"));
    assert_false(d.app->busy);
    app_push(d.app, &working);
    for (int i = 0; i < 3; i++) {
        app_tick(d.app, test_time(d.now));
        assert_true(d.app->busy);
    }
    app_pop(d.app);
    app_tick(d.app, test_time(d.now));
    assert_false(d.app->busy);
    desk_end(&d);
}

static const char *const lines[] = { "403 Forbidden", "200 OK", "486 Busy Here", "404 Not Found" };

/* Calls in an order that no column has, many of them alike. */
static void place(struct desk *d, int from, int n)
{
    for (int i = from; i < from + n; i++) {
        char id[32];
        int caller = 1 + i * 7 % 4, other = 5 + i * 5 % 3;
        const char *method = i % 3 == 0 ? "INVITE" : i % 3 == 1 ? "OPTIONS" : "REGISTER";

        snprintf(id, sizeof id, "id-%d", i * 37 % 101);
        SAY(&d->w, d->now, caller, other, method, .call_id = id);
        SAY(&d->w, d->now + 0.01 * (i * 11 % 7), other, caller, lines[i * 3 % 4], .call_id = id,
            .method = method, .to_tag = "x");
        SAY(&d->w, d->now + 0.2, caller, other, "ACK", .call_id = id, .to_tag = "x");
        d->now += 1;
    }
    d->now += 100;
    d->app->changes++;
}

static void work_through(struct call_list *list)
{
    do
        call_list_work(list, NANOS_PER_S);
    while (call_list_behind(list));
}

static struct call_list *new_list(struct desk *d, const struct column *sort,
                                  enum call_grouping grouping, bool descending)
{
    struct call_list *list = call_list_new(d->app);

    call_list_sort(list, sort, descending);
    call_list_group(list, grouping);
    work_through(list);
    return list;
}

static void assert_same_rows(const struct call_list *a, const struct call_list *b)
{
    assert_int_equal(call_list_count(a), call_list_count(b));
    for (size_t i = 0; i < call_list_count(a); i++)
        assert_int_equal(call_list_id(a, i), call_list_id(b, i));
}

/* The i-th column, and by time behind the last. */
static struct call_list *list_by(struct desk *d, size_t i, enum call_grouping grouping,
                                 bool descending)
{
    const struct column sort = { .info = i < columns_count() ? columns_at(i) : NULL };

    return new_list(d, sort.info != NULL ? &sort : NULL, grouping, descending);
}

/* The order of lists whose calls came in pieces is that of those that were sorted as a whole. */
static void test_merged(enum call_grouping grouping, bool descending)
{
    static const int pieces[] = { 0, 20, 21, 22, 40, 41, 70 };
    struct call_list *lists[128];
    size_t n = columns_count() + 1;
    struct desk d;

    desk_begin(&d, &(struct calls_limits){ .calls = 2 * CALLS }, 80, 24);
    assert_true(n <= ARRAY_SIZE(lists));
    for (size_t i = 0; i < n; i++)
        lists[i] = list_by(&d, i, grouping, descending);
    for (size_t k = 1; k < ARRAY_SIZE(pieces); k++) {
        place(&d, pieces[k - 1], pieces[k] - pieces[k - 1]);
        for (size_t i = 0; i < n; i++)
            work_through(lists[i]);
    }
    for (size_t i = 0; i < n; i++) {
        struct call_list *whole = list_by(&d, i, grouping, descending);

        assert_same_rows(lists[i], whole);
        call_list_free(whole);
        call_list_free(lists[i]);
    }
    desk_end(&d);
}

static void new_calls_are_put_where_they_belong(void **state)
{
    (void)state;
    for (enum call_grouping by = GROUP_BY_NOTHING; by < GROUPINGS; by++) {
        test_merged(by, false);
        test_merged(by, true);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_walk_waits),
        cmocka_unit_test(failures_are_announced),
        cmocka_unit_test(what_is_ahead_is_told),
        cmocka_unit_test(the_title_is_not_stale),
        cmocka_unit_test(groups_lose_their_calls),
        cmocka_unit_test(leaving_asks),
        cmocka_unit_test(back_leaves_what_is_explained),
        cmocka_unit_test(work_goes_on_above_the_list),
        cmocka_unit_test(new_calls_are_put_where_they_belong),
    };

    setenv("XDG_CONFIG_HOME", "/proc/nonexistent", 1);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
