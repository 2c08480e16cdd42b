/* confine_test.c - confinement lasts. Each test confines a process of its own. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "helper/confine_private.h"
#include "packet/packet.h"

/* In the child: leaves with the line of what does not hold. */
#define MUST(condition)                                                                            \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "%s:%d: %s (%s)\n", __FILE__, __LINE__, #condition, strerror(errno));  \
            _exit(1);                                                                              \
        }                                                                                          \
    } while (0)

/* The end of a child that does this. */
static int end_of(void (*child)(void))
{
    int status;
    pid_t pid = fork();

    if (pid == 0) {
        child();
        _exit(0);
    }
    assert_true(pid > 0);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return status;
}

static void confine_as(const char *user)
{
    struct error error = { 0 };

    if (!confine(&(struct confine_wish){ .user = user }, &error)) {
        fprintf(stderr, "%s\n", error.message);
        _exit(1);
    }
    MUST(confined());
}

/* The value of a line of /proc/self/status. */
static uint64_t status_of(const char *name, int base)
{
    char line[256];
    uint64_t value = UINT64_MAX;
    FILE *file = fopen("/proc/self/status", "re");

    MUST(file != NULL);
    while (fgets(line, sizeof line, file) != NULL)
        if (strncmp(line, name, strlen(name)) == 0 && line[strlen(name)] == ':')
            value = strtoull(line + strlen(name) + 1, NULL, base);
    fclose(file);
    return value;
}

static void lose_all(void)
{
    bool was_root = getuid() == 0;

    confine_as(NULL);
    MUST(getuid() != 0 && geteuid() != 0);
    MUST(setuid(0) != 0 && seteuid(0) != 0 && setresuid(0, 0, 0) != 0);
    MUST(!was_root || (setgid(0) != 0 && setegid(0) != 0));
    MUST(status_of("CapEff", 16) == 0 && status_of("CapPrm", 16) == 0);
    MUST(status_of("CapInh", 16) == 0 && status_of("CapAmb", 16) == 0);
    MUST(!was_root || status_of("CapBnd", 16) == 0);
    MUST(status_of("NoNewPrivs", 10) == 1);
    struct stat about; /* root's, if the memory is hidden */
    MUST(stat("/proc/self/status", &about) == 0 && (!was_root || about.st_uid == 0));
    if (confine_calls_state() == CONFINE_NOT_YET)
        MUST(status_of("Seccomp", 10) == 2);
    confine_as(NULL); /* once is enough */
}

static void privileges_are_gone(void **state)
{
    (void)state;
    assert_int_equal(end_of(lose_all), 0);
}

static void become_caller(void)
{
    setenv("SUDO_UID", "12345", 1);
    setenv("SUDO_GID", "23456", 1);
    confine_as(NULL);
    MUST(getuid() == 12345 && getgid() == 23456);
    MUST(getgroups(0, NULL) == 1);
}

static void become_nobody(void)
{
    setenv("SUDO_UID", "0", 1); /* root who called sudo stays no root */
    setenv("SUDO_GID", "0", 1);
    confine_as(NULL);
    MUST(getuid() != 0 && getgid() != 0);
}

static void stay_root(void)
{
    confine_as("root");
    MUST(getuid() == 0 && status_of("CapEff", 16) == 0 && status_of("CapBnd", 16) == 0);
}

static void root_becomes_another(void **state)
{
    (void)state;
    if (getuid() != 0)
        skip();
    assert_int_equal(end_of(become_caller), 0);
    assert_int_equal(end_of(become_nobody), 0);
    assert_int_equal(end_of(stay_root), 0);
}

static void refuse_users(void)
{
    struct error error = { 0 };

    MUST(!confine(&(struct confine_wish){ .user = "no such user" }, &error));
    MUST(error_is_set(&error) && !confined());
    error_done(&error);
    if (getuid() == 0)
        return;
    MUST(!confine(&(struct confine_wish){ .user = "root" }, &error) && !confined());
    error_done(&error);
}

static void user_must_be_possible(void **state)
{
    (void)state;
    assert_int_equal(end_of(refuse_users), 0);
}

/* Interfaces */

static struct source *listen_to_loopback(void)
{
    static const char *const names[] = { "lo" };
    const struct live_options options = { .interfaces = names,
                                          .n_interfaces = 1,
                                          .filter = "udp port 5060" };
    struct error error = { 0 };
    struct source *source = source_open_live(&options, &error);

    error_done(&error);
    return source;
}

static void keep_one_interface(void)
{
    struct source *source = listen_to_loopback();
    struct error error = { 0 };
    struct packet packet;
    struct source_stats stats;
    struct sock_filter all[] = { { BPF_RET | BPF_K, 0, 0, UINT32_MAX } };
    const struct sock_fprog wide = { 1, all };
    int fd;

    if (source == NULL) /* most people may not listen */
        return;
    MUST(source_next(source, &packet, &error) == SOURCE_WAIT);
    MUST(source_fds(source, &fd, 1) == 1);
    MUST(setsockopt(fd, SOL_SOCKET, SO_DETACH_FILTER, NULL, 0) != 0);
    MUST(setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &wide, sizeof wide) != 0 && errno == EPERM);
    confine_as(NULL);
    MUST(setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &wide, sizeof wide) != 0);
    MUST(listen_to_loopback() == NULL);
    MUST(source_next(source, &packet, &error) != SOURCE_FAILED);
    source_stats(source, &stats);
    source_close(source);
}

static void filter_and_interface_stay(void **state)
{
    (void)state;
    assert_int_equal(end_of(keep_one_interface), 0);
}

/* Files */

static bool can_write(int in, const char *path)
{
    int fd = openat(in, path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);

    return fd >= 0 && close(fd) == 0;
}

static char folder[] = "/tmp/sipwhy-confine.XXXXXX";

static void write_nowhere(void)
{
    MUST(chdir(folder) == 0);
    confine_as(getuid() == 0 ? "root" : NULL); /* so that the permissions would allow it */
    MUST(!can_write(AT_FDCWD, "report.txt") && !can_write(AT_FDCWD, "there"));
    MUST(open(".", O_TMPFILE | O_WRONLY, 0600) < 0);
    MUST(access("/etc/passwd", R_OK) == 0);
    MUST(symlink("a", "link") != 0 && mkfifo("pipe", 0600) != 0 && unlink("there") != 0);
}

/* Root saves as root, and where root likes; of the capabilities that is all. */
static void keep_one_capability(void)
{
    struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };
    struct __user_cap_data_struct data[_LINUX_CAPABILITY_U32S_3] = { 0 };
    struct error error = { 0 };
    bool is_root = getuid() == 0;

    MUST(confine(&(struct confine_wish){ .duty = CONFINE_SAVER }, &error));
    MUST((getuid() == 0) == is_root);
    MUST(syscall(SYS_capget, &header, data) == 0);
    MUST(data[0].permitted == (is_root ? CAP_TO_MASK(CAP_DAC_OVERRIDE) : 0));
    MUST(data[0].effective == data[0].permitted && data[1].permitted == 0);
}

/* In its folders only, and what it reads lies in that of the settings. */
static void save_only(void)
{
    struct error error = { 0 };
    const int inside = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
    const int outside = open("/tmp", O_PATH | O_DIRECTORY | O_CLOEXEC);
    const struct confine_wish wish = { .duty = CONFINE_SAVER, .folders = &inside, .n_folders = 1 };

    MUST(confine(&wish, &error));
    MUST(can_write(inside, "report.txt") && unlinkat(inside, "report.txt", 0) == 0);
    MUST(!can_write(outside, "sipwhy-confine-test"));
    if (confine_files_state() != CONFINE_NO_KERNEL)
        MUST(openat(inside, "there", O_RDONLY) < 0 && open("/etc/passwd", O_RDONLY) < 0);
}

/* The sweeper makes nothing and writes nothing, and removes in its folders only. */
static void sweep_only(void)
{
    struct error error = { 0 };
    const int inside = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
    const int outside = open("/var/tmp", O_PATH | O_DIRECTORY | O_CLOEXEC);
    const struct confine_wish wish = { .duty = CONFINE_SWEEPER,
                                       .folders = &inside,
                                       .n_folders = 1 };
    const bool calls = confine_calls_state() == CONFINE_NOT_YET;

    MUST(can_write(inside, "left") && can_write(outside, "sipwhy-confine-test"));
    MUST(confine(&wish, &error));
    MUST(!can_write(inside, "new") && openat(inside, "left", O_RDONLY) < 0);
    if (calls)
        MUST(write(openat(inside, "left", O_WRONLY), "x", 1) < 0);
    MUST(unlinkat(outside, "sipwhy-confine-test", 0) != 0);
    MUST(unlinkat(inside, "left", 0) == 0);
}

/* It reaches others, keeps its spool, starts threads, and nothing else. */
static void send_only(void)
{
    struct error error = { 0 };
    const int inside = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const int outside = open("/var/tmp", O_PATH | O_DIRECTORY | O_CLOEXEC);
    const struct confine_wish wish = { .duty = CONFINE_SENDER,
                                       .user = getuid() == 0 ? "root" : NULL,
                                       .folders = &inside,
                                       .n_folders = 1 };
    const bool calls = confine_calls_state() == CONFINE_NOT_YET;

    MUST(confine(&wish, &error));
    MUST(can_write(inside, "sent") && openat(inside, "sent", O_RDONLY) >= 0);
    MUST(unlinkat(inside, "sent", 0) == 0);
    MUST(!can_write(outside, "sipwhy-confine-test") && openat(outside, "there", O_RDONLY) < 0);
    MUST(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0) >= 0);
    MUST(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0) >= 0);
    if (calls) {
        MUST(socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, 0) < 0);
        MUST(fork() < 0);
        MUST(listen(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), 1) < 0);
    }
}

/* It reaches others, reads what is named, and makes nothing. */
static void probe_only(void)
{
    struct error error = { 0 };
    const int inside = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
    const struct confine_wish wish = { .duty = CONFINE_PROBER,
                                       .user = getuid() == 0 ? "root" : NULL,
                                       .folders = &inside,
                                       .n_folders = 1 };
    const bool calls = confine_calls_state() == CONFINE_NOT_YET;

    MUST(confine(&wish, &error));
    MUST(openat(inside, "there", O_RDONLY) >= 0 && open("/etc/passwd", O_RDONLY) >= 0);
    MUST(!can_write(inside, "probed") && openat(inside, "there", O_WRONLY) < 0);
    MUST(open("/var/tmp", O_RDONLY | O_DIRECTORY) < 0);
    MUST(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0) >= 0);
    MUST(socket(AF_INET6, SOCK_DGRAM | SOCK_CLOEXEC, 0) >= 0);
    if (calls) {
        MUST(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0) < 0);
        MUST(socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, 0) < 0);
        MUST(fork() < 0);
        MUST(unlinkat(inside, "there", 0) < 0);
        MUST(listen(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), 1) < 0);
    }
}

static void files_are_made_by_the_saver_alone(void **state)
{
    char there[48];

    (void)state;
    if (confine_files_state() != CONFINE_NOT_YET)
        skip();
    assert_non_null(mkdtemp(folder));
    snprintf(there, sizeof there, "%s/there", folder);
    assert_true(can_write(AT_FDCWD, there));
    assert_int_equal(end_of(write_nowhere), 0);
    assert_int_equal(end_of(keep_one_capability), 0);
    assert_int_equal(end_of(save_only), 0);
    assert_int_equal(end_of(sweep_only), 0);
    assert_int_equal(end_of(send_only), 0);
    assert_int_equal(end_of(probe_only), 0);
    unlink("/var/tmp/sipwhy-confine-test");
    assert_int_equal(unlink(there), 0);
    assert_int_equal(rmdir(folder), 0);
}

/* Older kernels know less of Landlock: each duty can still be done, and is confined by the rest. */
static struct {
    enum confine_duty duty;
    long version;
} older;

static void be_of_an_older_kernel(void)
{
    struct error error = { 0 };
    const int inside = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
    const int outside = open("/var/tmp", O_PATH | O_DIRECTORY | O_CLOEXEC);
    const struct confine_wish wish = { .duty = older.duty, .folders = &inside, .n_folders = 1 };
    const bool writes = older.duty == CONFINE_SAVER || older.duty == CONFINE_SENDER;

    MUST(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0);
    if (!confine_files(&wish, older.version, &error)) {
        fprintf(stderr, "%d, Landlock %ld: %s\n", older.duty, older.version, error.message);
        _exit(1);
    }
    MUST(can_write(inside, "saved") == writes && !can_write(outside, "sipwhy-confine-test"));
    MUST(!writes || unlinkat(inside, "saved", 0) == 0);
}

static void older_kernels_know_less(void **state)
{
    static const enum confine_duty duties[] = { CONFINE_PARSER, CONFINE_SAVER, CONFINE_SWEEPER,
                                                CONFINE_SENDER, CONFINE_PROBER };

    (void)state;
    if (confine_files_state() != CONFINE_NOT_YET)
        skip();
    memcpy(folder + sizeof folder - sizeof "XXXXXX", "XXXXXX", sizeof "XXXXXX");
    assert_non_null(mkdtemp(folder));
    for (older.version = 1; older.version <= confine_files_version(); older.version++) {
        for (size_t i = 0; i < ARRAY_SIZE(duties); i++) {
            older.duty = duties[i];
            assert_int_equal(end_of(be_of_an_older_kernel), 0);
        }
    }
    assert_int_equal(rmdir(folder), 0);
}

static void parts_that_are_missing(void **state)
{
    struct text words = { 0 };

    (void)state;
    confine_files_lacks(1, &words);
    assert_string_equal(text_str(&words),
                        "truncating files, TCP, requests to devices, sockets without a file");
    text_clear(&words);
    confine_files_lacks(3, &words);
    assert_string_equal(text_str(&words), "TCP, requests to devices, sockets without a file");
    text_clear(&words);
    confine_files_lacks(7, &words);
    assert_int_equal(words.n, 0);
    text_done(&words);
}

/* System calls */

static void try_forbidden_calls(void)
{
    char key = 'x';

    confine_as(NULL);
    MUST(socket(AF_INET, SOCK_STREAM, 0) < 0 && errno == EPERM);
    MUST(socket(AF_PACKET, SOCK_RAW, 0) < 0 && errno == EPERM);
    MUST(fork() < 0 && errno == EPERM);
    MUST(kill(getppid(), SIGTERM) != 0 && errno == EPERM);
    MUST(ioctl(STDIN_FILENO, TIOCSTI, &key) != 0 && errno == EPERM);
    MUST(mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED);
    MUST(prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0);
    MUST(chdir("/") != 0);
}

static void start_a_program(void)
{
    confine_as(NULL);
    execl("/bin/sh", "sh", "-c", ":", (char *)NULL);
}

static void calls_are_refused(void **state)
{
    (void)state;
    if (confine_calls_state() != CONFINE_NOT_YET)
        skip();
    assert_int_equal(end_of(try_forbidden_calls), 0);
    int status = end_of(start_a_program);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS);
}

static void state_is_told(void **state)
{
    (void)state;
    struct text words = { 0 };
    size_t n = 0;

    while (confine_part(n, &words) != NULL) {
        assert_true(words.n > 0);
        text_clear(&words);
        n++;
    }
    assert_int_equal(n, 3);
    text_done(&words);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(privileges_are_gone),
        cmocka_unit_test(root_becomes_another),
        cmocka_unit_test(user_must_be_possible),
        cmocka_unit_test(filter_and_interface_stay),
        cmocka_unit_test(files_are_made_by_the_saver_alone),
        cmocka_unit_test(older_kernels_know_less),
        cmocka_unit_test(parts_that_are_missing),
        cmocka_unit_test(calls_are_refused),
        cmocka_unit_test(state_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
