/* datafile_test.c - the places where data files are looked for. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/datafile.h"
#include "base/mem.h"

static void touch(const char *folder, const char *name)
{
    char *path = xasprintf("%s/%s", folder, name);
    FILE *out = fopen(path, "w");

    assert_non_null(out);
    fclose(out);
    free(path);
}

static void test_folder(void **state)
{
    static const char *const names[] = { "b.yaml", "a.yaml", ".hidden.yaml", "c.yml", "a.yaml~" };
    char folder[] = "/tmp/sipwhy-datafile-XXXXXX";

    (void)state;
    assert_non_null(mkdtemp(folder));
    for (size_t i = 0; i < ARRAY_SIZE(names); i++)
        touch(folder, names[i]);
    struct datafiles f = { 0 };
    datafiles_add_folder(&f, folder);
    datafiles_add_folder(&f, "/nonexistent");
    assert_int_equal(f.n, 2);
    assert_string_equal(f.paths[0] + strlen(folder), "/a.yaml");
    assert_string_equal(f.paths[1] + strlen(folder), "/b.yaml");
    datafiles_done(&f);
    for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
        char *path = xasprintf("%s/%s", folder, names[i]);

        unlink(path);
        free(path);
    }
    rmdir(folder);
}

static void test_config(void **state)
{
    char home[] = "/tmp/sipwhy-datafile-XXXXXX";

    (void)state;
    assert_non_null(mkdtemp(home));
    char *folder = xasprintf("%s/sipwhy", home), *rules = xasprintf("%s/rules", folder);
    assert_int_equal(mkdir(folder, 0700), 0);
    assert_int_equal(mkdir(rules, 0700), 0);
    touch(rules, "mine.yaml");
    touch(folder, "trunks.yaml");
    setenv("XDG_CONFIG_HOME", home, 1);
    struct datafiles f = { 0 };
    datafiles_add_config(&f, "rules");
    datafiles_add_config_file(&f, "trunks.yaml");
    datafiles_add_config_file(&f, "absent.yaml");
    assert_true(f.n >= 2); /* the host may have some too: after the user's */
    assert_int_equal(strncmp(f.paths[0], home, strlen(home)), 0);
    assert_string_equal(f.paths[0] + strlen(home), "/sipwhy/rules/mine.yaml");
    datafiles_done(&f);
    touch(folder, "trunks.yaml");
    for (size_t i = 0; i < 2; i++) {
        char *path = xasprintf("%s/%s", i ? folder : rules, i ? "trunks.yaml" : "mine.yaml");

        unlink(path);
        free(path);
    }
    rmdir(rules);
    rmdir(folder);
    rmdir(home);
    free(folder);
    free(rules);
}

static void test_user_folder(void **state)
{
    (void)state;
    setenv("HOME", "/home/x", 1);
    setenv("XDG_CONFIG_HOME", "relative", 1);
    char *folder = datafile_user_folder();
    assert_string_equal(folder, "/home/x/.config/sipwhy");
    free(folder);
    unsetenv("HOME");
    assert_null(datafile_user_folder());
}

/* A home is not made, folders in it are. */
static void test_make_folders(void **state)
{
    char folder[] = "/tmp/sipwhy-datafile-XXXXXX";

    (void)state;
    assert_non_null(mkdtemp(folder));
    char *home = xasprintf("%s/home", folder), *in = xasprintf("%s/.config/sipwhy", home);
    char *file = xasprintf("%s/x", in), *config = xasprintf("%s/.config", home);
    char *other = xasprintf("%s/homely/x", folder), *made = xasprintf("%s/homely", folder);

    setenv("HOME", home, 1);
    assert_false(datafile_make_folders(file));
    assert_int_equal(access(home, F_OK), -1);
    assert_true(datafile_make_folders(other));
    assert_int_equal(rmdir(made), 0);
    assert_int_equal(mkdir(home, 0700), 0);
    assert_true(datafile_make_folders(file));
    assert_int_equal(rmdir(in), 0);
    assert_int_equal(rmdir(config), 0);
    assert_int_equal(rmdir(home), 0);
    assert_int_equal(rmdir(folder), 0);
    free(home);
    free(in);
    free(file);
    free(config);
    free(other);
    free(made);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_folder),
                                        cmocka_unit_test(test_config),
                                        cmocka_unit_test(test_make_folders),
                                        cmocka_unit_test(test_user_folder) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
