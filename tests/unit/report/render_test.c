/* render_test.c - a canvas as text with colours, and as HTML. */
#include "config.h"

#include "report/render.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static char *rendered(const struct canvas *canvas, bool color, bool html)
{
    char *text = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&text, &n);

    if (html)
        render_html(canvas, out);
    else
        render_text(canvas, color, out);
    fclose(out);
    return text;
}

static void assert_rendered(const struct canvas *canvas, bool color, bool html,
                            const char *expected)
{
    char *text = rendered(canvas, color, html);

    assert_string_equal(text, expected);
    free(text);
}

static void text_with_and_without_colour(void **state)
{
    struct canvas *canvas = canvas_new(20, 2);

    (void)state;
    canvas_puts(canvas, 0, 0, TEXT_ROLE_ERROR, "error:");
    canvas_puts(canvas, 7, 0, TEXT_ROLE_TEXT, "no\033[0m");
    canvas_puts(canvas, 1, 1, TEXT_ROLE_TEXT, "日本");
    assert_rendered(canvas, false, false, "error: no^[[0m\n 日本\n");
    assert_rendered(canvas, true, false, "\033[1;31merror:\033[m no\033[35m^[\033[m[0m\n 日本\n");
    canvas_free(canvas);
}

static void html_is_escaped(void **state)
{
    struct canvas *canvas = canvas_new(40, 1);
    char *text = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&text, &n);

    (void)state;
    canvas_puts(canvas, 0, 0, TEXT_ROLE_WRONG, "<script>\"&'");
    assert_rendered(canvas, false, true,
                    "<pre><span class=\"wrong\">&lt;script&gt;&quot;&amp;&#39;</span>\n</pre>\n");
    render_html_text(SLICE("<b>\033\xe2\x80\xae"), out);
    fclose(out);
    assert_string_equal(text, "&lt;b&gt;^[\\u202e");
    free(text);
    canvas_free(canvas);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_with_and_without_colour),
        cmocka_unit_test(html_is_escaped),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
