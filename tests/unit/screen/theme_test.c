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
        struct theme *theme = theme_load(theme_name(i), &error);

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
    struct theme *theme = theme_load("mine", &error), *light = theme_load("light", &error);
    assert_non_null(theme);
    assert_int_equal(theme->looks[TEXT_ROLE_ERROR].fg, 203);
    assert_int_equal(theme->looks[TEXT_ROLE_ERROR].bg8, 4);
    assert_int_equal(theme->looks[TEXT_ROLE_ERROR].attributes & LOOK_BOLD, 0);
    assert_memory_equal(&theme->looks[TEXT_ROLE_URI], &light->looks[TEXT_ROLE_URI],
                        sizeof(struct look));
    assert_null(theme_load("bad", &error));
    assert_non_null(strstr(error.message, "bad.yaml:1:13: a colour is a number"));
    error_done(&error);
    assert_null(theme_load("none", &error));
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_meaning_is_lost_without_colours),
        cmocka_unit_test(a_theme_of_the_users),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
