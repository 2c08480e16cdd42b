/* settings_test.c - settings read from a file, and its mistakes. */
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
#include "screen/settings.h"

/* A configuration in a file of its own; the name is part of the messages. */
static struct settings *load(const char *text, struct error *error)
{
    char path[] = "/tmp/sipwhy-settings-XXXXXX";
    int fd = mkstemp(path);

    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), strlen(text));
    close(fd);
    struct settings *settings = settings_load(path, error);
    unlink(path);
    return settings;
}

static void assert_mistake(const char *text, const char *expected)
{
    struct error error = { 0 };
    struct settings *settings = load(text, &error);

    assert_null(settings);
    assert_non_null(strstr(error.message, expected));
    error_done(&error);
}

static void a_dump_loads_again(void **state)
{
    (void)state;
    struct error error = { 0 };
    struct settings *first = load("theme: light\ntime: since-last\nkeys: {save: \"^S\"}\n", &error);
    struct text dump = { 0 }, again = { 0 };
    assert_non_null(first);
    assert_int_equal(first->time, TIME_SINCE_LAST);
    settings_dump(first, &dump);
    struct settings *second = load(text_str(&dump), &error);
    if (second == NULL)
        fail_msg("%s", error.message);
    settings_dump(second, &again);
    assert_string_equal(text_str(&dump), text_str(&again));
    text_done(&dump);
    text_done(&again);
    settings_free(first);
    settings_free(second);
}

static void mistakes_name_their_place(void **state)
{
    (void)state;
    assert_mistake("theme: dark\ncolums: time\n",
                   ":2:1: unknown key 'colums'; did you mean 'columns'?");
    assert_mistake("mouse: perhaps\n", ":1:8: 'mouse' is true or false");
    assert_mistake("time: tomorrow\n", ":1:7: 'time' is one of: absolute, since-start, since-last");
    assert_mistake("columns: time nonsense\n", "'nonsense' is no column");
    assert_mistake("limit-calls: 0\n", ":1:14: 'limit-calls' is a number from 1 on");
    assert_mistake("limit-messages: auto\n", ":1:17: 'limit-messages' is a number from 1 on");
    assert_mistake("keys:\n  save: q\n", ":2:9: a key of 'save' is taken by 'back'");
    assert_mistake("keys:\n  sav: x\n", ":2:3: unknown action 'sav'");
    assert_mistake("- a\n- list\n", "a configuration is a mapping");
}

static void every_setting_has_words_and_a_default(void **state)
{
    (void)state;
    struct settings *settings = settings_default();
    for (size_t i = 0; i < settings_count(); i++) {
        struct error error = { 0 };
        struct text value = { 0 };

        setting_text(settings, i, &value);
        if (!setting_set(settings, i, text_view(&value), &error))
            fail_msg("%s: %s", setting_name(i), error.message);
        assert_true(strlen(setting_help(i)) > 10);
        text_done(&value);
    }
    assert_int_equal(settings->limit_calls, 0); /* auto */
    settings_free(settings);
}

static void only_what_differs_is_saved(void **state)
{
    (void)state;
    char home[] = "/tmp/sipwhy-home-XXXXXX";
    assert_non_null(mkdtemp(home));
    setenv("XDG_CONFIG_HOME", home, 1);
    struct error error = { 0 };
    struct settings *settings = settings_default();
    settings->mouse = true;
    char *folder = xasprintf("%s/sipwhy", home);
    struct saver *saver = saver_start(&(struct saver_wish){ .settings = folder }, &error);
    assert_non_null(saver);
    if (!settings_save(settings, saver, &error) || !settings_save(settings, saver, &error))
        fail_msg("%s", error.message);
    saver_stop(saver);
    free(folder);
    char *path = xasprintf("%s/sipwhy/config.yaml", home), line[2][100] = { "", "" };
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_non_null(fgets(line[0], sizeof line[0], file));
    assert_non_null(fgets(line[1], sizeof line[1], file));
    assert_string_equal(line[1], "mouse: \"true\"\n");
    assert_null(fgets(line[0], sizeof line[0], file));
    fclose(file);
    struct settings *again = settings_load(NULL, &error);
    assert_non_null(again);
    assert_true(again->mouse);
    settings_free(settings);
    settings_free(again);
    unlink(path);
    free(path);
    path = xasprintf("%s/sipwhy", home);
    rmdir(path);
    free(path);
    rmdir(home);
}

int main(void)
{
    setenv("XDG_CONFIG_HOME", "/proc/nonexistent", 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_dump_loads_again),
        cmocka_unit_test(mistakes_name_their_place),
        cmocka_unit_test(every_setting_has_words_and_a_default),
        cmocka_unit_test(only_what_differs_is_saved),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
