/* atomic_file_test.c - a file is complete or absent, and nothing else is touched. */
#include "config.h"

#include <dirent.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/datafile.h"
#include "base/atomic_file.h"

static char folder[32], path[48];

static int set_up(void **state)
{
    (void)state;
    snprintf(folder, sizeof folder, "/tmp/atomic_file_test.XXXXXX");
    if (mkdtemp(folder) == NULL)
        return -1;
    snprintf(path, sizeof path, "%s/out", folder);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    unlink(path);
    return rmdir(folder);                             /* fails if anything was left */
}

static size_t count_files(void)
{
    DIR *d = opendir(folder);
    size_t n = 0;

    while (readdir(d))
        n++;
    closedir(d);
    return n - 2;
}

static void expect_content(const char *content)
{
    char found[100];
    FILE *f = fopen(path, "r");

    assert_non_null(f);
    size_t n = fread(found, 1, sizeof found, f);
    fclose(f);
    assert_int_equal(n, strlen(content));
    assert_memory_equal(found, content, n);
}

static void put(const char *content)
{
    struct error e = {0};

    assert_true(atomic_file_write(path, false, slice_of(content), &e));
}

static void complete_or_absent(void **state)
{
    (void)state;
    struct error e = {0};
    struct stat about;
    uint64_t size = 0;
    struct atomic_file *file = atomic_file_open(path, false, &e);

    assert_non_null(file);
    fputs("half", atomic_file_stream(file));
    fflush(atomic_file_stream(file));
    assert_false(atomic_file_exists(path));
    fputs(" and half", atomic_file_stream(file));
    assert_true(atomic_file_good(file, &e));
    assert_true(atomic_file_commit(file, &size, &e));
    assert_true(size == 13);
    expect_content("half and half");
    assert_int_equal(count_files(), 1);
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 07777, 0600);
    assert_int_equal(about.st_nlink, 1);
}

static void given_up(void **state)
{
    (void)state;
    struct error e = {0};
    struct atomic_file *file = atomic_file_open(path, false, &e);

    fputs("half", atomic_file_stream(file));
    atomic_file_abandon(file);
    atomic_file_abandon(NULL);
    assert_int_equal(count_files(), 0);
}

static void replaced_only_when_told(void **state)
{
    (void)state;
    struct error e = {0};
    char message[100];

    put("first");
    snprintf(message, sizeof message, "%s: is there already", path);
    assert_false(atomic_file_write(path, false, SLICE("second"), &e));
    assert_string_equal(e.message, message);
    error_done(&e);
    expect_content("first");
    assert_true(atomic_file_write(path, true, SLICE("third"), &e));
    expect_content("third");
    assert_int_equal(count_files(), 1);
}

/* Somebody else was faster between opening and naming. */
static void replaced_not_even_late(void **state)
{
    (void)state;
    struct error e = {0};
    struct atomic_file *file = atomic_file_open(path, false, &e);

    fputs("ours", atomic_file_stream(file));
    put("theirs");
    assert_false(atomic_file_commit(file, NULL, &e));
    assert_true(error_is_set(&e));
    error_done(&e);
    expect_content("theirs");
    assert_int_equal(count_files(), 1);
}

static void links_are_not_followed(void **state)
{
    (void)state;
    struct error e = {0};
    char other[64];

    snprintf(other, sizeof other, "%s/precious", folder);
    for (int replace = 0; replace < 2; replace++) {
        assert_int_equal(symlink(other, path), 0);
        assert_null(atomic_file_open(path, replace, &e));
        assert_non_null(strstr(e.message, "symbolic link"));
        error_done(&e);
        unlink(path);
        /* The link comes when the file is half written. */
        struct atomic_file *file = atomic_file_open(path, replace, &e);
        assert_int_equal(symlink(other, path), 0);
        assert_false(atomic_file_commit(file, NULL, &e));
        error_done(&e);
        assert_false(atomic_file_exists(other));
        assert_int_equal(count_files(), 1);
        unlink(path);
    }
}

static void places_that_are_none(void **state)
{
    (void)state;
    struct error e = {0};

    assert_null(atomic_file_open("/dev/full", true, &e));
    assert_string_equal(e.message, "/dev/full: is no file that could be replaced");
    error_done(&e);
    assert_null(atomic_file_open("/tmp/", true, &e));
    assert_string_equal(e.message, "/tmp/: a file's name is missing");
    error_done(&e);
    assert_null(atomic_file_open("/nonexistent/out", true, &e));
    assert_string_equal(e.message, "/nonexistent/out: No such file or directory");
    error_done(&e);
}

/* A limit on the size of files stands for the disk that is full. */
static void full_disk_leaves_nothing(void **state)
{
    (void)state;
    static const char block[4096];
    struct error e = {0};
    struct rlimit former, small;
    bool good = true;

    put("what was there");
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &former);
    small = (struct rlimit){8 * 1024, former.rlim_max};
    struct atomic_file *file = atomic_file_open(path, true, &e);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    for (int i = 0; i < 1000 && good; i++) {
        fwrite(block, 1, sizeof block, atomic_file_stream(file));
        good = atomic_file_good(file, &e);
    }
    bool done = atomic_file_commit(file, NULL, &e);
    setrlimit(RLIMIT_FSIZE, &former);
    assert_false(good);                               /* said while writing, not only at the end */
    assert_false(done);
    assert_non_null(strstr(e.message, "File too large"));
    error_done(&e);
    expect_content("what was there");
    assert_int_equal(count_files(), 1);
}

static void full_disk_shows_at_the_end(void **state)
{
    (void)state;
    struct error e = {0};
    struct rlimit former, none;

    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &former);
    none = (struct rlimit){0, former.rlim_max};
    struct atomic_file *file = atomic_file_open(path, false, &e);
    setrlimit(RLIMIT_FSIZE, &none);
    fputs("small enough for the buffer", atomic_file_stream(file));
    bool done = atomic_file_commit(file, NULL, &e);
    setrlimit(RLIMIT_FSIZE, &former);
    assert_false(done);
    assert_true(error_is_set(&e));
    error_done(&e);
    assert_int_equal(count_files(), 0);
}

static void folders_are_the_owners(void **state)
{
    (void)state;
    struct stat about;
    char deep[80], *slash;

    snprintf(deep, sizeof deep, "%s/a/b/c", folder);
    assert_true(datafile_make_folders(deep));
    assert_true(datafile_make_folders(deep));
    slash = strrchr(deep, '/');
    for (; strlen(deep) > strlen(folder) + 1; slash = strrchr(deep, '/')) {
        *slash = '\0';
        if (strcmp(deep, folder) == 0)
            break;
        assert_int_equal(stat(deep, &about), 0);
        assert_int_equal(about.st_mode & 07777, 0700);
        assert_int_equal(rmdir(deep), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(complete_or_absent, set_up, tear_down),
        cmocka_unit_test_setup_teardown(given_up, set_up, tear_down),
        cmocka_unit_test_setup_teardown(replaced_only_when_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(replaced_not_even_late, set_up, tear_down),
        cmocka_unit_test_setup_teardown(links_are_not_followed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(places_that_are_none, set_up, tear_down),
        cmocka_unit_test_setup_teardown(full_disk_leaves_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(full_disk_shows_at_the_end, set_up, tear_down),
        cmocka_unit_test_setup_teardown(folders_are_the_owners, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
