/* theme_test.c - built-in themes and the user's. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "screen/theme.h"

/* Whoever sees no colours must still see what is selected, wrong, or an error. */
static void no_meaning_is_lost_without_colours(void **state)
{
    (void)state;
    static const enum text_role telling[] = { TEXT_ROLE_SELECTED, TEXT_ROLE_ERROR, TEXT_ROLE_WRONG,
                                              TEXT_ROLE_MATCH, TEXT_ROLE_TITLE };
    for (size_t i = 0; theme_name(i) != NULL; i++) {
        struct error error = { 0 };
        struct theme *theme = theme_load(theme_name(i), BACKGROUND_UNKNOWN, &error);

        assert_non_null(theme);
        for (size_t r = 0; r < ARRAY_SIZE(telling); r++)
            assert_int_not_equal(theme->looks[telling[r]].mono_attributes, 0);
        free(theme);
    }
}

static void write_theme(const char *folder, const char *name, const char *text)
{
    char *path = xasprintf("%s/sipwhy/themes/%s.yaml", folder, name);
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    free(path);
}

static void remove_theme(const char *folder, const char *name)
{
    char *path = xasprintf("%s/sipwhy/themes/%s.yaml", folder, name);

    unlink(path);
    free(path);
}

static void a_theme_of_the_users(void **state)
{
    (void)state;
    char folder[] = "/tmp/sipwhy-theme-XXXXXX";
    assert_non_null(mkdtemp(folder));
    char *path = xasprintf("%s/sipwhy", folder), *themes = xasprintf("%s/sipwhy/themes", folder);
    mkdir(path, 0700);
    mkdir(themes, 0700);
    setenv("XDG_CONFIG_HOME", folder, 1);
    write_theme(folder, "mine", "based-on: light\nerror: {fg: 203, bg: blue, bold: false}\n");
    write_theme(folder, "bad", "error: {fg: purple}\n");
    struct error error = { 0 };
    struct theme *theme = theme_load("mine", BACKGROUND_UNKNOWN, &error);
    struct theme *light = theme_load("light", BACKGROUND_UNKNOWN, &error);
    assert_non_null(theme);
    assert_int_equal(theme->looks[TEXT_ROLE_ERROR].fg, 203);
    assert_int_equal(theme->looks[TEXT_ROLE_ERROR].bg8, 4);
    assert_int_equal(theme->looks[TEXT_ROLE_ERROR].attributes & LOOK_BOLD, 0);
    assert_memory_equal(&theme->looks[TEXT_ROLE_URI], &light->looks[TEXT_ROLE_URI],
                        sizeof(struct look));
    assert_null(theme_load("bad", BACKGROUND_UNKNOWN, &error));
    assert_non_null(strstr(error.message, "bad.yaml:1:13: a colour is a number"));
    error_done(&error);
    assert_null(theme_load("none", BACKGROUND_UNKNOWN, &error));
    assert_string_equal(error.message, "there is no theme 'none'");
    error_done(&error);
    free(theme);
    free(light);
    remove_theme(folder, "mine");
    remove_theme(folder, "bad");
    rmdir(themes);
    rmdir(path);
    rmdir(folder);
    free(themes);
    free(path);
}

/* ---- contrast (WCAG 2.1, success criterion 1.4.3) ---- */

static const uint32_t xterm[16] = {
    0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
    0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
};
static const uint32_t console[16] = {
    0x000000, 0xaa0000, 0x00aa00, 0xaa5500, 0x0000aa, 0xaa00aa, 0x00aaaa, 0xaaaaaa,
    0x555555, 0xff5555, 0x55ff55, 0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff,
};

/* The 256 colours: the sixteen, a cube, a ramp of greys. */
static uint32_t color_of(int number)
{
    static const uint32_t levels[6] = { 0, 95, 135, 175, 215, 255 };
    unsigned i = (unsigned)number;

    if (i < 16)
        return xterm[i];
    if (i >= 232)
        return (8 + 10 * (i - 232)) * 0x010101;
    i -= 16;
    return levels[i / 36] << 16 | levels[i / 6 % 6] << 8 | levels[i % 6];
}

/* The power 2.4 is the square, times its fifth root by Newton's method. */
static double linear(double c)
{
    double square = (c + 0.055) / 1.055, root = 1;

    square *= square;
    for (int i = 0; i < 40; i++)
        root -= (root - square / (root * root * root * root)) / 5;
    return c <= 0.04045 ? c / 12.92 : square * root;
}

static double luminance(uint32_t rgb)
{
    return 0.2126 * linear((rgb >> 16 & 255) / 255.0) + 0.7152 * linear((rgb >> 8 & 255) / 255.0) +
           0.0722 * linear((rgb & 255) / 255.0);
}

static double contrast(uint32_t a, uint32_t b)
{
    double x = luminance(a), y = luminance(b);

    return (x > y ? x + 0.05 : y + 0.05) / (x > y ? y + 0.05 : x + 0.05);
}

/* WCAG 2.2: 4.5:1, and 7:1 in the theme that is made for it. */
static void assert_contrast(const char *theme, enum text_role role, const char *colors, uint32_t fg,
                            uint32_t bg)
{
    bool high = strcmp(theme, "contrast") == 0 && strcmp(colors, "256") == 0;

    if (contrast(fg, bg) < (high ? 7 : 4.5))
        fail_msg("%s, %s, %s: %06x on %06x is %.2f", theme, role_name(role), colors, fg, bg,
                 contrast(fg, bg));
}

/* Terminals of eight colours show bold ones bright. */
static void check_eight(const char *name, enum text_role role, const struct look *look,
                        const char *colors, const uint32_t palette[16], bool dark)
{
    bool bright = look->attributes & LOOK_BOLD;
    uint32_t paper = dark ? palette[0] : palette[15], ink = dark ? palette[7] : palette[0];
    uint32_t fg = look->fg8 < 0 ? ink : palette[look->fg8 + (bright ? 8 : 0)];

    assert_contrast(name, role, colors, fg, look->bg8 < 0 ? paper : palette[look->bg8]);
}

static void everything_can_be_read(void **state)
{
    (void)state;
    static const char *const themes[] = { "dark", "light", "contrast" };
    for (size_t t = 0; t < ARRAY_SIZE(themes); t++) {
        struct error error = { 0 };
        struct theme *theme = theme_load(themes[t], BACKGROUND_UNKNOWN, &error);
        bool dark = t != 1;

        for (int r = 0; r < TEXT_ROLE_COUNT; r++) {
            const struct look *look = &theme->looks[r];
            uint32_t paper = dark ? 0x000000 : 0xffffff, ink = dark ? 0xe5e5e5 : 0x000000;

            assert_contrast(themes[t], (enum text_role)r, "256",
                            look->fg < 0 ? ink : color_of(look->fg),
                            look->bg < 0 ? paper : color_of(look->bg));
            check_eight(themes[t], (enum text_role)r, look, "xterm", xterm, dark);
            check_eight(themes[t], (enum text_role)r, look, "console", console, dark);
        }
        free(theme);
    }
}

static void the_background_is_read(void **state)
{
    (void)state;
    static const struct {
        const char *answer;
        enum background is;
    } answers[] = {
        { "11;rgb:ffff/ffff/dddd", BACKGROUND_LIGHT }, { "11;rgb:00/2b/36", BACKGROUND_DARK },
        { "11;rgb:f/f/f", BACKGROUND_LIGHT },          { "11;rgb:", BACKGROUND_UNKNOWN },
        { "11;rgb:ffff/ffff", BACKGROUND_UNKNOWN },    { "", BACKGROUND_UNKNOWN }
    };
    static const struct {
        const char *colors;
        enum background is;
    } environments[] = { { "15;0", BACKGROUND_DARK },          { "0;15", BACKGROUND_LIGHT },
                         { "0;default;15", BACKGROUND_LIGHT }, { "0;default", BACKGROUND_UNKNOWN },
                         { "12;8", BACKGROUND_DARK },          { "", BACKGROUND_UNKNOWN } };
    for (size_t i = 0; i < ARRAY_SIZE(answers); i++)
        assert_int_equal(background_of_answer(slice_of(answers[i].answer)), answers[i].is);
    for (size_t i = 0; i < ARRAY_SIZE(environments); i++) {
        setenv("COLORFGBG", environments[i].colors, 1);
        assert_int_equal(background_of_environment(), environments[i].is);
    }
    unsetenv("COLORFGBG");
    struct error error = { 0 };
    struct theme *automatic = theme_load("auto", BACKGROUND_LIGHT, &error);
    struct theme *light = theme_load("light", BACKGROUND_UNKNOWN, &error);
    assert_memory_equal(automatic, light, sizeof *light);
    free(automatic);
    free(light);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_meaning_is_lost_without_colours),
        cmocka_unit_test(a_theme_of_the_users),
        cmocka_unit_test(everything_can_be_read),
        cmocka_unit_test(the_background_is_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
