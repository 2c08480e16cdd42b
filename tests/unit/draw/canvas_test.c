/* canvas_test.c - the canvas makes any text harmless and keeps every cell in its place. */
#include "config.h"

#include "base/mem.h"
#include "draw/canvas.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"

static char *picture(const struct canvas *canvas)
{
    struct text text = { 0 };

    canvas_to_text(canvas, &text);
    return text_take(&text);
}

static void assert_picture(const struct canvas *canvas, const char *expected)
{
    char *text = picture(canvas);

    assert_string_equal(text, expected);
    free(text);
}

static void draws_text(void **state)
{
    struct canvas *canvas = canvas_new(8, 2);

    (void)state;
    assert_int_equal(canvas_puts(canvas, 1, 0, TEXT_ROLE_ERROR, "abc"), 4);
    assert_int_equal(canvas_puts(canvas, 6, 1, TEXT_ROLE_TEXT, "xyz"), 9);
    assert_picture(canvas, " abc\n      xy\n");
    assert_int_equal(canvas_cell(canvas, 1, 0)->role, TEXT_ROLE_ERROR);
    assert_int_equal(canvas_cell(canvas, 4, 0)->role, TEXT_ROLE_TEXT);
    canvas_free(canvas);
}

static void escapes_what_is_dangerous(void **state)
{
    static const struct {
        const char *text, *shown;
        size_t n;
    } cases[] = {
        { "a\033[31mb", "a^[[31mb\n", 7 },
        { "\r\n", "^M^J\n", 2 },
        { "a\tb", "a b\n", 3 },
        { "\0", "^@\n", 1 },
        { "\x7f", "^?\n", 1 },
        { "\xc2\x9b"
          "0m",
          "\\x9b0m\n", 4 },
        { "\x9b", "\\x9b\n", 1 },
        { "\xff\xc3", "\\xff\\xc3\n", 2 },
        { "\xe2\x80\xae"
          "evil",
          "\\u202eevil\n", 7 },
        { "\xe2\x80\x8b", "\\u200b\n", 3 },
        { "\xef\xbb\xbf", "\\ufeff\n", 3 },
        { "\xf3\xa0\x80\x81", "\\U000e0001\n", 4 },
        { "\xed\xa0\x80", "\\xed\\xa0\\x80\n", 3 },
        { "\xcc\x81", "\\u0301\n", 2 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct canvas *canvas = canvas_new(16, 1);
        struct slice text = { cases[i].text, cases[i].n };

        assert_int_equal(canvas_text(canvas, 0, 0, TEXT_ROLE_TEXT, 0, text), text_width(text));
        assert_picture(canvas, cases[i].shown);
        canvas_free(canvas);
    }
}

static void nothing_raw_reaches_the_text(void **state)
{
    struct canvas *canvas = canvas_new(400, 1);
    char *text;

    (void)state;
    for (unsigned round = 0; round < 64; round++) {
        char bytes[64];

        for (size_t i = 0; i < sizeof bytes; i++)
            bytes[i] = (char)((i * 7 + round * 131 + i * i * round) & 0xff);
        canvas_clear(canvas);
        canvas_text(canvas, 0, 0, TEXT_ROLE_TEXT, 0, (struct slice){ bytes, sizeof bytes });
        text = picture(canvas);
        for (size_t i = 0; text[i + 1] != '\0'; i++)
            assert_true((unsigned char)text[i] >= 0x20 && text[i] != 0x7f);
        free(text);
    }
    canvas_free(canvas);
}

static void wide_characters_take_two_cells(void **state)
{
    struct canvas *canvas = canvas_new(5, 3);

    (void)state;
    assert_int_equal(canvas_puts(canvas, 0, 0, TEXT_ROLE_TEXT, "日本語"),
                     6); /* the third is half outside */
    canvas_puts(canvas, 0, 1, TEXT_ROLE_TEXT, "日本");
    canvas_puts(canvas, 1, 1, TEXT_ROLE_TEXT, "x"); /* hits the second half of the first */
    canvas_puts(canvas, 0, 2, TEXT_ROLE_TEXT, "日本");
    canvas_puts(canvas, 2, 2, TEXT_ROLE_TEXT, "y"); /* the first half of the second */
    assert_picture(canvas, "日本\n x本\n日y\n");
    assert_true((canvas_cell(canvas, 1, 0)->style & STYLE_CONTINUED) != 0);
    assert_int_equal(canvas_cell(canvas, 1, 0)->character, 0);
    canvas_free(canvas);
}

static void combining_characters_join(void **state)
{
    struct canvas *canvas = canvas_new(4, 1);

    (void)state;
    assert_int_equal(canvas_puts(canvas, 0, 0, TEXT_ROLE_TEXT, "e\xcc\x81\xcc\x81\xcc\x81x"), 2);
    assert_picture(canvas, "e\xcc\x81\xcc\x81x\n"); /* no more than two are kept */
    canvas_free(canvas);
}

static void clips(void **state)
{
    struct canvas *canvas = canvas_new(6, 3);
    struct rect former = canvas_clip(canvas, (struct rect){ 1, 1, 3, 5 });

    (void)state;
    assert_int_equal(former.width, 6);
    for (int y = -1; y < 4; y++)
        canvas_puts(canvas, -2, y, TEXT_ROLE_TEXT, "abcdefghij");
    assert_picture(canvas, "\n def\n def\n");
    canvas_clip(canvas, former);
    canvas_clip(canvas, (struct rect){ 2, 0, -1, 2 });
    canvas_puts(canvas, 0, 0, TEXT_ROLE_TEXT, "zzzz");
    assert_picture(canvas, "\n def\n def\n");
    canvas_free(canvas);
}

/* A place is asked for before it is known to be on the screen: evidence scrolled above its top. */
static void outside_is_blank(void **state)
{
    static const int places[][2] = { { -1, 0 }, { 0, -1 }, { -1, -1 }, { 6, 0 }, { 0, 3 } };
    struct canvas *canvas = canvas_new(6, 3);

    (void)state;
    for (int y = 0; y < 3; y++)
        canvas_puts(canvas, 0, y, TEXT_ROLE_TEXT, "abcdef");
    assert_int_equal(canvas_cell(canvas, 5, 2)->character, 'f');
    for (size_t i = 0; i < ARRAY_SIZE(places); i++)
        assert_int_equal(canvas_cell(canvas, places[i][0], places[i][1])->character, ' ');
    canvas_free(canvas);
}

static void fields_are_cut_and_filled(void **state)
{
    struct canvas *canvas = canvas_new(8, 4);

    (void)state;
    for (int y = 0; y < 4; y++)
        canvas_puts(canvas, 0, y, TEXT_ROLE_TEXT, "########");
    canvas_field(canvas, 0, 0, 6, TEXT_ROLE_TEXT, SLICE("abc"));
    canvas_field(canvas, 0, 1, 6, TEXT_ROLE_TEXT, SLICE("abcdef"));
    canvas_field(canvas, 0, 2, 6, TEXT_ROLE_TEXT, SLICE("abcdefg"));
    canvas_field(canvas, 0, 3, 6, TEXT_ROLE_TEXT, SLICE("日本語日本"));
    assert_picture(canvas, "abc   ##\nabcdef##\nabcde…##\n日本… ##\n");
    canvas_set_ascii(canvas, true);
    canvas_field(canvas, 0, 2, 6, TEXT_ROLE_TEXT, SLICE("abcdefg"));
    canvas_field(canvas, 0, 3, 6, TEXT_ROLE_TEXT, SLICE("é¿日"));
    assert_picture(canvas, "abc   ##\nabcdef##\nabcde~##\ne???  ##\n");
    canvas_field(canvas, 0, 0, 8, TEXT_ROLE_TEXT, SLICE("\u00a0\u00a1ÀÿßñÄœ"));
    assert_picture(canvas, " !AysnA?\nabcdef##\nabcde~##\ne???  ##\n");
    canvas_field(canvas, 0, 0, 8, TEXT_ROLE_TEXT, SLICE("a…b→c“–×"));
    assert_picture(canvas, "a~b>c\"-x\nabcdef##\nabcde~##\ne???  ##\n");
    canvas_free(canvas);
}

static void wraps_at_blanks(void **state)
{
    struct canvas *canvas = canvas_new(10, 5);
    struct slice text = SLICE("the ACK is addressed_to_nowhere at all");

    (void)state;
    assert_int_equal(canvas_wrap(NULL, 0, 0, 10, TEXT_ROLE_TEXT, text), 4);
    assert_int_equal(canvas_wrap(canvas, 0, 0, 10, TEXT_ROLE_TEXT, text), 4);
    assert_picture(canvas, "the ACK is\naddressed_\nto_nowhere\nat all\n\n");
    assert_int_equal(canvas_wrap(NULL, 0, 0, 10, TEXT_ROLE_TEXT, SLICE("")), 1);
    assert_int_equal(canvas_wrap(NULL, 0, 0, 10, TEXT_ROLE_TEXT, SLICE("a\nb\n")), 2);
    assert_int_equal(canvas_wrap(NULL, 0, 0, 1, TEXT_ROLE_TEXT, SLICE("日本")), 2);
    assert_int_equal(canvas_wrap(NULL, 0, 0, -3, TEXT_ROLE_TEXT, SLICE("abc")), 3);
    canvas_free(canvas);
}

static void every_glyph_is_one_cell(void **state)
{
    (void)state;
    for (int glyph = 0; glyph < GLYPH_COUNT; glyph++) {
        for (int ascii = 0; ascii < 2; ascii++) {
            struct slice text = slice_of(glyph_text((enum glyph)glyph, ascii != 0));

            assert_int_equal(text_width(text), 1);
            assert_true(!ascii || text.n == 1);
        }
    }
    for (int role = 0; role < TEXT_ROLE_COUNT; role++)
        assert_non_null(role_name((enum text_role)role));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(draws_text),
        cmocka_unit_test(escapes_what_is_dangerous),
        cmocka_unit_test(nothing_raw_reaches_the_text),
        cmocka_unit_test(wide_characters_take_two_cells),
        cmocka_unit_test(combining_characters_join),
        cmocka_unit_test(clips),
        cmocka_unit_test(outside_is_blank),
        cmocka_unit_test(fields_are_cut_and_filled),
        cmocka_unit_test(wraps_at_blanks),
        cmocka_unit_test(every_glyph_is_one_cell),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
