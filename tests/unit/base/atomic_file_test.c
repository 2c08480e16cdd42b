/* atomic_file_test.c - a file is complete or absent, and nothing else is touched. */
#include "config.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/atomic_file.h"
#include "base/datafile.h"
#include "base/slice.h"

static char folder[32], path[48];
static int at;

/* A file system that knows no files without a name; linked, this takes the place of the C library's
 * openat(). */
static bool names_only;

int openat(int in, const char *name, int flags, ...)
{
    if (names_only && (flags & O_TMPFILE) == O_TMPFILE) {
        errno = EOPNOTSUPP;
        return -1;
    }
    return (int)syscall(SYS_openat, in, name, flags, 0600);
}

static int set_up(void **state)
{
    (void)state;
    snprintf(folder, sizeof folder, "/tmp/atomic_file_test.XXXXXX");
    if (mkdtemp(folder) == NULL)
        return -1;
    snprintf(path, sizeof path, "%s/out", folder);
    names_only = false;
    at = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
    return at < 0;
}

static int set_up_names_only(void **state)
{
    int status = set_up(state);

    names_only = true;
    return status;
}

static int tear_down(void **state)
{
    (void)state;
    close(at);
    unlink(path);
    return rmdir(folder); /* fails if anything was left */
}

static size_t count_files(void)
{
    DIR *d = opendir(folder);
    size_t n = 0;

    while (readdir(d) != NULL)
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

static struct atomic_file *begin(bool replace, struct error *e)
{
    return atomic_file_open(at, "out", path, replace, e);
}

static bool add(struct atomic_file *file, const char *content)
{
    struct error e = { 0 };
    bool good = atomic_file_write(file, content, strlen(content), &e);

    error_done(&e);
    return good;
}

static bool put(const char *content, bool replace, struct error *e)
{
    struct stat about;
    struct atomic_file *file = begin(replace, e);

    return file != NULL && add(file, content) && atomic_file_commit(file, &about, e);
}

static void complete_or_absent(void **state)
{
    (void)state;
    struct error e = { 0 };
    struct stat about, seen;
    struct atomic_file *file = begin(false, &e);

    assert_non_null(file);
    assert_true(add(file, "half"));
    assert_int_not_equal(access(path, F_OK), 0);
    assert_int_equal(count_files(), names_only ? 1 : 0);
    assert_true(add(file, " and half"));
    assert_true(atomic_file_commit(file, &about, &e));
    assert_true(about.st_size == 13);
    expect_content("half and half");
    assert_int_equal(count_files(), 1);
    assert_int_equal(stat(path, &seen), 0);
    assert_int_equal(seen.st_ino, about.st_ino);
    assert_int_equal(seen.st_mode & 07777, 0600);
    assert_int_equal(seen.st_nlink, 1);
}

static void given_up(void **state)
{
    (void)state;
    struct error e = { 0 };
    struct atomic_file *file = begin(false, &e);

    assert_true(add(file, "half"));
    atomic_file_abandon(file);
    atomic_file_abandon(NULL);
    assert_int_equal(count_files(), 0);
}

static void replaced_only_when_told(void **state)
{
    (void)state;
    struct error e = { 0 };
    char message[100];

    assert_true(put("first", false, &e));
    snprintf(message, sizeof message, "%s: is there already", path);
    assert_false(put("second", false, &e));
    assert_string_equal(e.message, message);
    error_done(&e);
    expect_content("first");
    assert_true(put("third", true, &e));
    expect_content("third");
    assert_int_equal(count_files(), 1);
}

/* Somebody else was faster between opening and naming. */
static void replaced_not_even_late(void **state)
{
    (void)state;
    struct error e = { 0 };
    struct stat about;
    struct atomic_file *file = begin(false, &e);

    assert_true(add(file, "ours"));
    assert_true(put("theirs", false, &e));
    assert_false(atomic_file_commit(file, &about, &e));
    assert_true(error_is_set(&e));
    error_done(&e);
    expect_content("theirs");
    assert_int_equal(count_files(), 1);
}

static void links_are_not_followed(void **state)
{
    (void)state;
    struct error e = { 0 };
    struct stat about;
    char other[64];

    snprintf(other, sizeof other, "%s/precious", folder);
    for (int replace = 0; replace < 2; replace++) {
        assert_int_equal(symlink(other, path), 0);
        assert_null(begin(replace, &e));
        assert_non_null(strstr(e.message, "symbolic link"));
        error_done(&e);
        unlink(path);
        /* The link comes when the file is half written. */
        struct atomic_file *file = begin(replace, &e);
        assert_int_equal(symlink(other, path), 0);
        assert_false(atomic_file_commit(file, &about, &e));
        error_done(&e);
        assert_int_not_equal(access(other, F_OK), 0);
        assert_int_equal(count_files(), 1);
        unlink(path);
    }
}

static void places_that_are_none(void **state)
{
    (void)state;
    struct error e = { 0 };
    int devices = open("/dev", O_PATH | O_DIRECTORY | O_CLOEXEC);

    assert_null(atomic_file_open(devices, "full", "/dev/full", true, &e));
    assert_string_equal(e.message, "/dev/full: is no file that could be replaced");
    error_done(&e);
    close(devices);
    assert_null(atomic_file_open(devices, "out", "gone/out", true, &e));
    assert_string_equal(e.message, "gone/out: Bad file descriptor");
    error_done(&e);
}

/* A limit on the size of files stands for the disk that is full. */
static void full_disk_leaves_nothing(void **state)
{
    (void)state;
    static const char block[4096];
    struct error e = { 0 };
    struct rlimit former, small;
    bool good = true;

    assert_true(put("what was there", false, &e));
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &former);
    small = (struct rlimit){ 8 * 1024, former.rlim_max };
    struct atomic_file *file = begin(true, &e);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    for (int i = 0; i < 1000 && good; i++)
        good = atomic_file_write(file, block, sizeof block, &e);
    setrlimit(RLIMIT_FSIZE, &former);
    assert_false(good);
    assert_non_null(strstr(e.message, "File too large"));
    atomic_file_abandon(file);
    error_done(&e);
    expect_content("what was there");
    assert_int_equal(count_files(), 1);
}

static void kill_half_way(void)
{
    int status;
    pid_t pid = fork();

    if (pid == 0) {
        struct error e = { 0 };
        struct atomic_file *file = begin(false, &e);

        if (file != NULL && add(file, "half"))
            raise(SIGKILL);
        _exit(1);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
}

/* Without a name not even SIGKILL leaves anything; what it leaves under one is swept away. */
static void killed_leaves_nothing(void **state)
{
    (void)state;
    kill_half_way();
    assert_int_equal(count_files(), names_only ? 1 : 0);
    atomic_file_sweep(at);
    assert_int_equal(count_files(), 0);
}

/* Nothing is taken from who is still at it, and nothing that is not ours. */
static void sweeping_takes_no_more(void **state)
{
    static const char *const others[] = {
        ".sipwhy.0123456789abcde", ".sipwhy.0123456789abcdefa", ".sipwhy.0123456789abcdeg",
        "sipwhy.0123456789abcdef", ".sipwhyx0123456789abcdef",  ".sipwhy.",
    };
    static const char hidden[] = ".sipwhy.0123456789abcdef";
    (void)state;
    struct error e = { 0 };
    struct stat about;
    struct atomic_file *file = begin(false, &e);

    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        close(openat(at, others[i], O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
    assert_int_equal(symlinkat(others[0], at, hidden), 0);
    atomic_file_sweep(at);
    assert_int_equal(fstatat(at, hidden, &about, AT_SYMLINK_NOFOLLOW), 0);
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        assert_int_equal(unlinkat(at, others[i], 0), 0);
    unlinkat(at, hidden, 0);
    if (geteuid() == 0) {
        close(openat(at, hidden, O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
        assert_int_equal(fchownat(at, hidden, 12345, 12345, 0), 0);
        atomic_file_sweep(at);
        assert_int_equal(unlinkat(at, hidden, 0), 0);
    }
    assert_true(add(file, "whole") && atomic_file_commit(file, &about, &e));
    expect_content("whole");
    atomic_file_sweep(-1);
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

#define BOTH(test)                                                                                 \
    cmocka_unit_test_setup_teardown(test, set_up, tear_down),                                      \
        cmocka_unit_test_setup_teardown(test, set_up_names_only, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(complete_or_absent),
        BOTH(given_up),
        BOTH(replaced_only_when_told),
        BOTH(replaced_not_even_late),
        BOTH(links_are_not_followed),
        BOTH(full_disk_leaves_nothing),
        cmocka_unit_test_setup_teardown(places_that_are_none, set_up, tear_down),
        BOTH(killed_leaves_nothing),
        BOTH(sweeping_takes_no_more),
        cmocka_unit_test_setup_teardown(folders_are_the_owners, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
