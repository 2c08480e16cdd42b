/* prompt_test.c - editing a line: what is typed, taken back, completed, remembered. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/text.h"
#include "screen/prompt.h"

#define CONTROL(letter) ((letter)&0x1f)

struct taken {
    char *line; /* the line that done() got last, NULL: left */
    size_t times;
};

static void take(void *context, const char *text)
{
    struct taken *taken = context;

    free(taken->line);
    taken->line = text != NULL ? xstrdup(text) : NULL;
    taken->times++;
}

static bool no_digits(void *context, struct slice text, struct text *remark)
{
    (void)context;
    for (size_t i = 0; i < text.n; i++)
        if (text.p[i] >= '0' && text.p[i] <= '9') {
            text_adds(remark, "no digits");
            return false;
        }
    return true;
}

static void to_status(void *context, struct slice text, struct text *done, struct text *choices)
{
    (void)context;
    if (slice_eq(text, SLICE("sta")))
        text_adds(done, "status");
    else
        text_adds(choices, "state status");
}

static struct prompt a_prompt(struct taken *taken)
{
    return (struct prompt){ .name = "test", .label = "test:", .done = take, .context = taken };
}

static void keys(struct line_edit *edit, const char *text)
{
    for (; *text; text++)
        line_edit_key(edit, (uint32_t)(unsigned char)*text);
}

static void assert_line(struct line_edit *edit, struct taken *taken, const char *expected)
{
    line_edit_key(edit, '\r');
    assert_false(line_edit_active(edit));
    assert_string_equal(taken->line, expected);
}

static void letters_are_put_in_and_cut_out(void **state)
{
    (void)state;
    struct taken taken = { 0 };
    struct prompt prompt = a_prompt(&taken);
    struct line_edit *edit = line_edit_new();
    line_edit_start(edit, &prompt);
    keys(edit, "hello world");
    line_edit_key(edit, CONTROL('W'));
    keys(edit, "there");
    line_edit_key(edit, KEY_IS_HOME);
    line_edit_key(edit, KEY_IS_DELETE);
    line_edit_key(edit, 0xfc); /* ü, two bytes */
    line_edit_key(edit, KEY_IS_RIGHT);
    line_edit_key(edit, KEY_IS_LEFT);
    line_edit_key(edit, KEY_IS_LEFT);
    line_edit_key(edit, KEY_IS_RIGHT);
    line_edit_key(edit, KEY_IS_BACKSPACE);
    keys(edit, "H");
    assert_line(edit, &taken, "Hello there");
    line_edit_start(edit, &prompt);
    keys(edit, "abc");
    line_edit_key(edit, KEY_IS_LEFT);
    line_edit_key(edit, CONTROL('K'));
    line_edit_key(edit, CONTROL('A'));
    keys(edit, "x");
    line_edit_key(edit, CONTROL('E'));
    keys(edit, "y");
    assert_line(edit, &taken, "xaby");
    free(taken.line);
    line_edit_free(edit);
}

static void what_is_not_valid_is_not_taken(void **state)
{
    (void)state;
    struct taken taken = { 0 };
    struct prompt prompt = a_prompt(&taken);
    prompt.check = no_digits;
    struct line_edit *edit = line_edit_new();
    line_edit_start(edit, &prompt);
    keys(edit, "a1");
    line_edit_key(edit, '\r');
    assert_true(line_edit_active(edit));
    assert_int_equal(taken.times, 0);
    line_edit_key(edit, KEY_IS_BACKSPACE);
    assert_line(edit, &taken, "a");
    line_edit_start(edit, &prompt);
    keys(edit, "1");
    line_edit_key(edit, 27);
    assert_false(line_edit_active(edit));
    assert_null(taken.line);
    assert_int_equal(taken.times, 2);
    line_edit_free(edit);
}

static void lines_are_remembered_and_completed(void **state)
{
    (void)state;
    struct taken taken = { 0 };
    struct prompt prompt = a_prompt(&taken);
    prompt.complete = to_status;
    struct line_edit *edit = line_edit_new();
    line_edit_start(edit, &prompt);
    keys(edit, "sta\t == 1");
    assert_line(edit, &taken, "status == 1");
    line_edit_start(edit, &prompt);
    keys(edit, "second");
    assert_line(edit, &taken, "second");
    line_edit_start(edit, &prompt);
    line_edit_key(edit, KEY_IS_UP);
    line_edit_key(edit, KEY_IS_UP);
    line_edit_key(edit, KEY_IS_UP);
    assert_line(edit, &taken, "status == 1");
    line_edit_start(edit, &prompt);
    line_edit_key(edit, KEY_IS_UP);
    line_edit_key(edit, KEY_IS_DOWN);
    assert_line(edit, &taken, "");
    free(taken.line);
    line_edit_free(edit);
}

/* The end of a line longer than the screen is in sight, and so are the remark's words. */
static void a_long_line_is_drawn_where_the_cursor_is(void **state)
{
    (void)state;
    struct taken taken = { 0 };
    struct prompt prompt = a_prompt(&taken);
    struct line_edit *edit = line_edit_new();
    struct canvas *canvas = canvas_new(20, 1);
    struct text shown = { 0 };
    line_edit_start(edit, &prompt);
    keys(edit, "abcdefghijklmnopqrstuvwxyz");
    line_edit_draw(edit, canvas, 0);
    canvas_to_text(canvas, &shown);
    assert_string_equal(text_str(&shown), "test: opqrstuvwxyz\n");
    text_done(&shown);
    canvas_free(canvas);
    line_edit_free(edit);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_are_put_in_and_cut_out),
        cmocka_unit_test(what_is_not_valid_is_not_taken),
        cmocka_unit_test(lines_are_remembered_and_completed),
        cmocka_unit_test(a_long_line_is_drawn_where_the_cursor_is),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
