/* app_test.c - the stack of screens, and prompts that are left behind. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/mem.h"
#include "screen/app.h"

static unsigned opened, closed, answered, moved, clicked;

static void on_open(struct screen *screen)
{
    (void)screen;
    opened++;
}

static void on_close(struct screen *screen)
{
    (void)screen;
    closed++;
}

static enum handled on_act(struct screen *screen, enum action action)
{
    (void)screen;
    moved += action == ACTION_DOWN;
    return HANDLED;
}

static const struct screen_ops small = { .name = "small",
                                         .size = sizeof(struct screen),
                                         .open = on_open,
                                         .close = on_close,
                                         .act = on_act };
static const struct screen_ops large = {
    .name = "large", .size = sizeof(struct screen) + 4096, .open = on_open, .close = on_close
};

static struct app *new_app(struct settings *settings)
{
    opened = closed = 0;
    return app_new(&(struct app_parts){ .settings = settings });
}

/* However many were opened, the topmost is the one that was asked for: whoever opens one writes to
 * it. */
static void stack_is_bounded(void **state)
{
    (void)state;
    struct settings *settings = settings_default();
    struct app *app = new_app(settings);

    for (int i = 0; i < 100; i++) {
        const struct screen_ops *ops = i % 2 ? &large : &small;
        struct screen *screen = app_push(app, ops);

        assert_ptr_equal(screen->ops, ops);
        assert_ptr_equal(app_top(app), screen);
    }
    assert_int_equal(opened, 100);
    assert_in_range(opened - closed, 2, 32);
    while (!app_done(app))
        app_pop(app);
    app_free(app);
    assert_int_equal(closed, 100);
    settings_free(settings);
}

static void answer(void *context, const char *text)
{
    (void)context;
    assert_null(text);
    answered++;
}

/* Whoever asked is told that there is no answer, once. */
static void prompts_are_left(void **state)
{
    (void)state;
    struct settings *settings = settings_default();
    struct app *app = new_app(settings);
    const struct prompt prompt = { .name = "p", .label = "p:", .done = answer };

    answered = 0;
    app_push(app, &small);
    app_ask(app, &prompt);
    app_ask(app, &prompt);
    assert_int_equal(answered, 1);
    app_free(app);
    assert_int_equal(answered, 2);
    settings_free(settings);
}

/* One q too many must not throw away what a live capture has taken in. */
static void a_live_capture_asks_before_it_ends(void **state)
{
    (void)state;
    struct settings *settings = settings_default();
    struct app *app = new_app(settings);

    app_push(app, &small);
    app->live = true;
    app_pop(app);
    app_key(app, 'n');
    assert_false(app_done(app));
    app_pop(app);
    app_key(app, 'y');
    assert_true(app_done(app));
    app_free(app);
    settings_free(settings);
}

static void take_yes(void *context)
{
    unsigned *taken = context;

    ++*taken;
}

/* "Stop saving?" while the file is finished: the answer would go to a screen that is no more. */
static void a_screen_takes_its_question_with_it(void **state)
{
    (void)state;
    struct settings *settings = settings_default();
    struct app *app = new_app(settings);
    const struct prompt prompt = { .name = "p", .label = "p:", .done = answer };
    unsigned taken = 0;

    answered = 0;
    app_push(app, &small);
    app_push(app, &small);
    app_confirm(app, "Stop?", take_yes, &taken);
    app_pop(app);
    app_key(app, 'y');
    assert_int_equal(taken, 0);

    app_push(app, &small);
    app_ask(app, &prompt);
    app_pop(app);
    assert_int_equal(answered, 1);

    app_confirm(app, "Stop?", take_yes, &taken);
    for (int i = 0; i < 100; i++) /* the one that asked is forgotten */
        app_push(app, &small);
    app_key(app, 'y');
    assert_int_equal(taken, 0);
    app_free(app);
    settings_free(settings);
}

static void on_click(struct screen *screen, int x, int y)
{
    (void)screen, (void)x, (void)y;
    clicked++;
}

/* A question is about where the cursor is: the mouse waits for the answer. */
static void the_mouse_waits_for_an_answer(void **state)
{
    static const struct screen_ops list = {
        .name = "list", .size = sizeof(struct screen), .act = on_act, .click = on_click
    };

    (void)state;
    struct settings *settings = settings_default();
    struct app *app = new_app(settings);
    const struct prompt prompt = { .name = "p", .label = "p:", .done = answer };
    unsigned taken = 0;

    moved = clicked = 0;
    app_push(app, &list)->area = (struct rect){ 0, 0, 80, 24 };
    app_ask(app, &prompt);
    app_act(app, ACTION_DOWN);
    app_click(app, 1, 1);
    app_key(app, 27);
    app_confirm(app, "Stop?", take_yes, &taken);
    app_act(app, ACTION_DOWN);
    app_click(app, 1, 1);
    app_key(app, 'n');
    assert_int_equal(moved + clicked, 0);
    app_act(app, ACTION_DOWN);
    app_click(app, 1, 1);
    assert_int_equal(moved, 1);
    assert_int_equal(clicked, 1);
    app_free(app);
    settings_free(settings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stack_is_bounded),
        cmocka_unit_test(a_live_capture_asks_before_it_ends),
        cmocka_unit_test(prompts_are_left),
        cmocka_unit_test(a_screen_takes_its_question_with_it),
        cmocka_unit_test(the_mouse_waits_for_an_answer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
