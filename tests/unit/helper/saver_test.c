/* saver_test.c - the files that the saver makes, and those left when somebody is killed. */
#include "config.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "helper/saver.h"

static char top[40];
static struct saver *saver;

/* TOP/start is where the program is started, TOP/settings and TOP/named the other folders. */
static struct saver *start(struct error *e)
{
    char *settings = xasprintf("%s/settings", top), *named = xasprintf("%s/named", top);
    const char *const folders[] = { named };
    struct saver *s = saver_start(
        &(struct saver_wish){ .settings = settings, .folders = folders, .n_folders = 1 }, e);

    free(settings);
    free(named);
    return s;
}

static int make(const char *name)
{
    char *path = xasprintf("%s/%s", top, name);
    int status = mkdir(path, 0700);

    free(path);
    return status;
}

/* As in tests/unit/base/atomic_file_test.c: a file system that knows no files without a name. A
 * saver that is started then has none. */
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
    struct error e = { 0 };

    (void)state;
    snprintf(top, sizeof top, "/var/tmp/saver_test.XXXXXX");
    if (mkdtemp(top) == NULL || chdir(top) != 0 || make("start") != 0 || make("named") != 0 ||
        make("other") != 0 || chdir("start") != 0)
        return -1;
    saver = start(&e);
    return saver == NULL;
}

static int set_up_names_only(void **state)
{
    names_only = true;
    return set_up(state);
}

static int tear_down(void **state)
{
    names_only = false;
    char *command = xasprintf("rm -r '%s'", top);
    int status = chdir("/") != 0 || system(command) != 0;

    (void)state;
    saver_stop(saver);
    free(command);
    return status;
}

static size_t count_files(const char *name)
{
    char *path = xasprintf("%s/%s", top, name);
    DIR *d = opendir(path);
    size_t n = 0;

    assert_non_null(d);
    while (readdir(d) != NULL)
        n++;
    closedir(d);
    free(path);
    return n - 2;
}

static bool put(const char *path, bool replace, struct error *e)
{
    return saver_write(saver, path, replace, SLICE("content"), e);
}

/* Relative to the folder `start`. */
static void expect_saved(const char *path)
{
    struct error e = { 0 };
    struct stat about;

    if (!put(path, false, &e))
        fail_msg("%s: %s", path, e.message);
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 07777, 0600);
    assert_int_equal(about.st_size, 7);
}

static void expect_refused(const char *path, bool replace, const char *words)
{
    struct error e = { 0 };

    if (put(path, replace, &e))
        fail_msg("%s was saved", path);
    if (strstr(e.message, words) == NULL)
        fail_msg("%s: %s", path, e.message);
    error_done(&e);
}

static void folders_it_holds(void **state)
{
    char *deep = xasprintf("%s/./named//d.csv", top), *link = xasprintf("%s/link", top);

    (void)state;
    expect_saved("a.pcap");
    expect_saved("./b.txt");
    expect_saved("../start/c.json");
    expect_saved("../named/c.json");
    expect_saved(deep);
    assert_int_equal(symlink("named", link), 0);
    expect_saved("../link/e.md"); /* the same folder by another name */
    expect_saved("../settings/f.svg");
    expect_refused("../other/a.pcap", false, "--save-to");
    expect_refused("/a.pcap", false, "--save-to");
    expect_refused("no/a.pcap", false, "--save-to");
    expect_refused("../named/../other/a.pcap", false, "--save-to");
    assert_int_equal(count_files("start"), 3);
    assert_int_equal(count_files("named"), 3);
    assert_int_equal(count_files("other"), 0);
    free(deep);
    free(link);
}

static void names_it_takes(void **state)
{
    static const char *const bad[] = {
        ".pcap",
        ".bashrc",
        ".hidden.txt",
        "cron",
        "x.sh",
        "x.txt.sh",
        "x.pcap ",
        "a\nb.txt",
        "\x1b[2J.txt",
        "x.yaml",
        "config.yaml",
        "trunks.yaml",
        "../named/alerts.yaml",
        "../settings/x.yaml",
        "../settings/rules",
    };
    char *longest = xcalloc(1, 300);

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(bad); i++)
        expect_refused(bad[i], false, "a file's name");
    expect_refused("../start/", false, "a file's name is missing");
    memset(longest, 'x', 252);
    memcpy(longest + 252, ".txt", 5);
    expect_refused(longest, false, "at most 255");
    expect_saved(longest + 1);
    expect_saved("Call 3 (b\xc3\xa9).PCAPNG");
    assert_int_equal(count_files("start"), 2);
    assert_int_equal(count_files("settings"), 0);
    free(longest);
}

static void other_hand(const char *path, const char *content)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    fputs(content, file);
    fclose(file);
}

static void what_it_replaces(void **state)
{
    struct error e = { 0 };

    (void)state;
    expect_saved("own.txt");
    assert_int_equal(saver_look(saver, "own.txt"), SAVER_OWN);
    expect_refused("own.txt", false, "is there already");
    assert_true(put("own.txt", true, &e));
    assert_true(put("own.txt", true, &e));
    other_hand("theirs.txt", "theirs");
    assert_int_equal(saver_look(saver, "theirs.txt"), SAVER_THERE);
    expect_refused("theirs.txt", true, "is there already");
    unlink("own.txt"); /* another file under the name of one */
    other_hand("own.txt", "theirs");
    assert_int_equal(saver_look(saver, "own.txt"), SAVER_THERE);
    expect_refused("own.txt", true, "is there already");
    assert_int_equal(saver_look(saver, "new.txt"), SAVER_ABSENT);
    assert_int_equal(saver_look(saver, "/etc/passwd"), SAVER_ABSENT);
    assert_int_equal(symlink("theirs.txt", "link.txt"), 0);
    expect_refused("link.txt", false, "symbolic link");
    expect_refused("link.txt", true, "symbolic link");
}

static void files_of_the_settings(void **state)
{
    struct error e = { 0 };
    struct text text = { 0 };
    char *large = xcalloc(1, 300000);

    (void)state;
    other_hand("../settings/trunks.yaml", "former");
    assert_true(saver_read(saver, "../settings/trunks.yaml", &text, &e));
    assert_string_equal(text_str(&text), "former");
    assert_true(put("../settings/trunks.yaml", true, &e));
    expect_saved("../settings/config.yaml");
    expect_saved("../settings/alerts.yaml");
    memset(large, 'y', 300000);
    assert_true(
        saver_write(saver, "../settings/trunks.yaml", true, (struct slice){ large, 300000 }, &e));
    text_clear(&text);
    assert_true(saver_read(saver, "../settings/trunks.yaml", &text, &e));
    assert_true(text.n == 300000 && memcmp(text.p, large, text.n) == 0);
    text_clear(&text);
    unlink("../settings/config.yaml");
    assert_true(saver_read(saver, "../settings/config.yaml", &text, &e));
    assert_int_equal(text.n, 0); /* none is an empty one */
    expect_saved("mine.txt");
    assert_false(saver_read(saver, "mine.txt", &text, &e));
    error_done(&e);
    assert_int_equal(symlink("/etc/passwd", "../settings/config.yaml"), 0);
    assert_false(saver_read(saver, "../settings/config.yaml", &text, &e));
    error_done(&e);
    expect_refused("../settings/config.yaml", true, "symbolic link");
    text_done(&text);
    free(large);
}

static void several_at_once(void **state)
{
    struct saving *savings[5];
    struct error e = { 0 };
    uint64_t size;
    char name[16];

    (void)state;
    for (int i = 0; i < 4; i++) {
        snprintf(name, sizeof name, "%d.txt", i);
        savings[i] = saver_open(saver, name, false, &e);
        assert_non_null(savings[i]);
        fprintf(saving_stream(savings[i]), "file %d", i);
    }
    assert_null(saver_open(saver, "4.txt", false, &e));
    error_done(&e);
    assert_int_equal(count_files("start"), 0);
    saving_abandon(savings[1]);
    saving_abandon(NULL);
    for (int i = 0; i < 4; i++)
        if (i != 1)
            assert_true(saving_commit(savings[i], &size, &e) && size == 6);
    assert_int_equal(count_files("start"), 3);
}

static struct saving *half(void)
{
    static const char block[100000];
    struct error e = { 0 };
    struct saving *saving = saver_open(saver, "half.pcap", false, &e);

    if (saving != NULL)
        fwrite(block, 1, sizeof block, saving_stream(saving));
    return saving;
}

static void saver_is_killed(void **state)
{
    struct saving *saving = half();
    struct error e = { 0 };

    (void)state;
    assert_non_null(saving);
    assert_int_equal(kill(saver_pid(saver), SIGKILL), 0);
    assert_false(saving_commit(saving, NULL, &e)); /* and no signal ends us */
    assert_non_null(strstr(e.message, "has ended"));
    error_done(&e);
    expect_refused("more.txt", false, "has ended");
    assert_int_equal(saver_look(saver, "half.pcap"), SAVER_ABSENT);
    assert_int_equal(count_files("start"), 0);
}

/* The sweeper takes the hidden file away. */
static void saver_is_killed_names_only(void **state)
{
    struct saving *saving = half();
    struct error e = { 0 };

    (void)state;
    assert_non_null(saving);
    assert_int_equal(count_files("start"), 1);
    assert_int_equal(kill(saver_pid(saver), SIGKILL), 0);
    assert_false(saving_commit(saving, NULL, &e));
    error_done(&e);
    saver_stop(saver); /* waits for it */
    saver = NULL;
    assert_int_equal(count_files("start"), 0);
}

/* With the sweeper: then the next one does it, but takes nothing from who is still at it. */
static void all_are_killed_names_only(void **state)
{
    struct saving *saving = half(), *other_saving;
    struct error e = { 0 };

    (void)state;
    assert_non_null(saving);
    assert_int_equal(kill(-getpgid(saver_pid(saver)), SIGKILL), 0);
    assert_false(saving_commit(saving, NULL, &e));
    error_done(&e);
    saver_stop(saver);
    assert_int_equal(count_files("start"), 1);
    saver = start(&e);
    assert_non_null(saver);
    other_saving = half();
    struct saver *next = start(&e);

    assert_non_null(next);
    saver_stop(next);
    assert_int_equal(count_files("start"), 1);
    assert_true(saving_commit(other_saving, NULL, &e));
    assert_int_equal(count_files("start"), 1);
    assert_int_equal(access("half.pcap", F_OK), 0);
}

static void parser_is_killed(void **state)
{
    int status;

    (void)state;
    assert_int_equal(prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0), 0);
    pid_t pid = fork();

    if (pid == 0) {
        struct error e = { 0 };

        saver = start(&e);
        if (saver != NULL && half() != NULL)
            raise(SIGKILL);
        _exit(1);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    assert_true(waitpid(-1, &status, 0) > 0); /* its sweeper, which is ours now; it ends last */
    assert_int_equal(count_files("start"), 0);
}

static void folders_that_are_none(void **state)
{
    static const char *const none[] = { "/nonexistent/folder", "/etc/passwd" };
    struct error e = { 0 };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(none); i++) {
        assert_null(saver_start(&(struct saver_wish){ .folders = &none[i], .n_folders = 1 }, &e));
        assert_non_null(strstr(e.message, none[i]));
        error_done(&e);
    }
    assert_null(saver_open(NULL, "a.txt", false, &e));
    assert_string_equal(e.message, "nothing can be saved here");
    error_done(&e);
    assert_int_equal(saver_look(NULL, "a.txt"), SAVER_ABSENT);
    saver_stop(NULL);
}

/* A saver that may not write in a folder says where it may. */
static void says_where(void **state)
{
    struct error e = { 0 };

    (void)state;
    if (geteuid() != 0)
        skip();
    assert_int_equal(chmod("../start", 0755) | chmod(top, 0755), 0);
    setenv("SUDO_UID", "12345", 1);
    setenv("SUDO_GID", "12345", 1);
    struct saver *other = start(&e);
    unsetenv("SUDO_UID");
    unsetenv("SUDO_GID");
    assert_non_null(other);
    assert_false(saver_write(other, "a.txt", false, SLICE("x"), &e));
    assert_non_null(strstr(e.message, "a.txt: Permission denied"));
    assert_non_null(strstr(e.message, "; files can be saved in "));
    assert_non_null(strstr(e.message, "/tmp"));
    error_done(&e);
    assert_int_equal(count_files("start"), 0);
    saver_stop(other);
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
#define NAMES_ONLY(test) cmocka_unit_test_setup_teardown(test, set_up_names_only, tear_down)

/* Of a bounded folder: names of alerts alone, in no other folder, and the oldest go. */
static void kept_folder(void **state)
{
    char *folder = xasprintf("%s/kept/calls", top);
    const struct saver_kept kept = { .folder = folder, .most = 20, .age = NANOS_PER_S * 3600 };
    static const char *const refused[] = { "a.pcapng", "01J00000000000000000000001.pcap",
                                           "01j00000000000000000000001.pcapng", "alerts.yaml" };
    struct error e = { 0 };

    (void)state;
    saver_stop(saver);
    saver = saver_start(&(struct saver_wish){ .kept = &kept }, &e);
    assert_non_null(saver);
    for (size_t i = 0; i < ARRAY_SIZE(refused); i++) {
        char *path = xasprintf("%s/%s", folder, refused[i]);

        expect_refused(path, false, "name");
        free(path);
    }
    expect_refused("01J00000000000000000000001.pcapng", false, "--save-to");
    expect_refused("/tmp/01J00000000000000000000001.pcapng", false, "--save-to");
    for (int i = 1; i <= 4; i++) {
        char *path = xasprintf("%s/01J0000000000000000000000%d.pcapng", folder, i);

        expect_saved(path);
        assert_int_equal(count_files("kept/calls"), i < 2 ? i : 2); /* of 7 bytes each */
        free(path);
    }
    char *large = xasprintf("%s/01J00000000000000000000009.pcapng", folder);

    assert_false(saver_write(saver, large, false, SLICE("a content of 22 bytes."), &e));
    assert_int_equal(count_files("kept/calls"), 2);
    error_done(&e);
    free(large);
    free(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(folders_it_holds),
        TEST(names_it_takes),
        TEST(what_it_replaces),
        TEST(files_of_the_settings),
        TEST(several_at_once),
        TEST(saver_is_killed),
        TEST(parser_is_killed),
        TEST(folders_that_are_none),
        TEST(says_where),
        TEST(kept_folder),
        NAMES_ONLY(what_it_replaces),
        NAMES_ONLY(parser_is_killed),
        NAMES_ONLY(saver_is_killed_names_only),
        NAMES_ONLY(all_are_killed_names_only),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
