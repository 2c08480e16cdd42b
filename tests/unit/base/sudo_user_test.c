/* sudo_user_test.c - under sudo, the kernel decides about files by who called it. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/sudo_user.h"

static char path[40];

static int set_up(void **state)
{
    (void)state;
    snprintf(path, sizeof path, "/tmp/sudo_user_test.XXXXXX");
    int fd = mkstemp(path);

    return fd < 0 || fchmod(fd, 0640) != 0 || close(fd) != 0;
}

static int tear_down(void **state)
{
    (void)state;
    return unlink(path);
}

/* Makes a file that is the user's, where he may make it. */
static bool makes_his(void)
{
    char name[48];
    struct stat about = { 0 };

    snprintf(name, sizeof name, "%s.made", path);
    int fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    bool good = fd >= 0 && fstat(fd, &about) == 0 && about.st_uid == 12345 && about.st_gid == 23456;

    close(fd);
    return unlink(name) == 0 && good && mkdir("/root/made", 0700) != 0;
}

static bool can_read(void)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);

    return fd >= 0 && close(fd) == 0;
}

/* In a process of its own, for ids are of the process: 0 if all of it holds. */
static int in_child(int (*child)(void))
{
    int status = 0;
    pid_t pid = fork();

    if (pid == 0)
        _exit(child());
    assert_true(pid > 0);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return status;
}

static int adopt(void)
{
    struct error error = { 0 };
    uid_t user;
    gid_t group;

    setenv("SUDO_UID", "12345", 1);
    setenv("SUDO_GID", "23456", 1);
    if (!sudo_user_ids(&user, &group) || user != 12345 || group != 23456)
        return 1;
    if (!sudo_user_adopt(&error) || can_read() || !makes_his() || geteuid() != 0)
        return 2;
    if (strstr(sudo_user_strerror(EACCES), "called sudo") == NULL ||
        strcmp(sudo_user_strerror(ENOENT), strerror(ENOENT)) != 0)
        return 3;
    bool paused = sudo_user_pause();

    if (!paused || !can_read())
        return 4;
    sudo_user_resume(paused);
    return can_read() ? 5 : 0;
}

/* Nobody called sudo, or root did. */
static int stay(void)
{
    struct error error = { 0 };

    unsetenv("SUDO_UID");
    if (!sudo_user_adopt(&error) || !can_read() || sudo_user_pause())
        return 1;
    setenv("SUDO_UID", "0", 1);
    setenv("SUDO_GID", "0", 1);
    return sudo_user_adopt(&error) && can_read() &&
                   strcmp(sudo_user_strerror(EACCES), strerror(EACCES)) == 0
               ? 0
               : 2;
}

static int change_nothing(void)
{
    struct error error = { 0 };

    if (setresgid(1234, 1234, 1234) != 0 || setresuid(1234, 1234, 1234) != 0)
        return 1;
    setenv("SUDO_UID", "12345", 1);
    setenv("SUDO_GID", "12345", 1);
    return sudo_user_adopt(&error) && !sudo_user_pause() &&
                   strcmp(sudo_user_strerror(EACCES), strerror(EACCES)) == 0
               ? 0
               : 2;
}

static void files_are_the_callers(void **state)
{
    (void)state;
    if (geteuid() != 0)
        skip();
    assert_int_equal(in_child(adopt), 0);
}

static void root_stays_root(void **state)
{
    (void)state;
    assert_int_equal(in_child(stay), 0);
}

static void others_stay_who_they_are(void **state)
{
    (void)state;
    if (geteuid() != 0)
        skip();
    assert_int_equal(in_child(change_nothing), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(files_are_the_callers, set_up, tear_down),
        cmocka_unit_test_setup_teardown(root_stays_root, set_up, tear_down),
        cmocka_unit_test_setup_teardown(others_stay_who_they_are, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
