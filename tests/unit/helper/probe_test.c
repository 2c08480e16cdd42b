/* probe_test.c - the attempts of an intruder who has taken over the parser, and gets nothing by
 * them.
 *
 * Each probe runs in a process that is confined as the program is when it reads a capture from an
 * interface, with a saver, a terminal and temporary files. It either fails or does no harm. The
 * test is also run where a probe would work, to see that each of them can. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/if_packet.h>
#include <net/ethernet.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sched.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "helper/confine_private.h"
#include "helper/saver.h"
#include "packet/packet.h"
#include "packet/scratch.h"

static char folder[] = "/var/tmp/sipwhy-probe.XXXXXX";
static pid_t victim;  /* another process of the same user */
static int wire = -1; /* a packet socket that is bound, as the
                         program's */
static int file = -1; /* open for reading, of the same user */
static struct saver *saver;

static const uint8_t frame[60] = { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, [12] = 0x88, 0xb5 };
static struct iovec vector = { (void *)(uintptr_t)frame, sizeof frame };

/* Each: true if it got what it wanted. */

static bool opened(int fd)
{
    return fd >= 0;
}

static bool write_home(void)
{
    return opened(open("victim.txt", O_WRONLY | O_CLOEXEC));
}

static bool create(void)
{
    return opened(open(".bashrc", O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
}

static bool create_in_tmp(void)
{
    return opened(open("/tmp/sipwhy-probe", O_RDWR | O_CREAT | O_CLOEXEC, 0600));
}

static bool create_nameless(void)
{
    return opened(open("/tmp", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
}

static bool create_read_only(void)
{
    return opened(open("empty", O_RDONLY | O_CREAT | O_CLOEXEC, 0600));
}

static bool truncate_open(void)
{
    return opened(open("victim.txt", O_RDONLY | O_TRUNC | O_CLOEXEC));
}

static bool truncate_path(void)
{
    return truncate("victim.txt", 0) == 0;
}

static bool truncate_descriptor(void)
{
    return ftruncate(file, 0) == 0;
}

static bool open_how(void)
{
    const uint64_t how[3] = { O_WRONLY, 0, 0 };

    return opened((int)syscall(437, AT_FDCWD, "victim.txt", how, sizeof how)); /* openat2 */
}

static bool write_memory(void)
{
    return opened(open("/proc/self/mem", O_RDWR | O_CLOEXEC));
}

static bool remove_file(void)
{
    return unlink("victim.txt") == 0;
}

static bool rename_file(void)
{
    return rename("victim.txt", "gone.txt") == 0;
}

static bool link_file(void)
{
    return link("victim.txt", "second.txt") == 0;
}

static bool make_symlink(void)
{
    return symlink("/etc", "etc") == 0;
}

static bool make_folder(void)
{
    return mkdir("folder", 0700) == 0;
}

static bool make_node(void)
{
    return mknod("node", S_IFIFO | 0600, 0) == 0;
}

static bool make_setuid(void)
{
    return fchmod(file, 04755) == 0 || chmod("victim.txt", 04755) == 0;
}

static bool set_owner(void)
{
    return fchown(file, getuid(), getgid()) == 0;
}

static bool set_attribute(void)
{
    return fsetxattr(file, "user.probe", "x", 1, 0) == 0;
}

static bool wire_write(void)
{
    return write(wire, frame, sizeof frame) > 0;
}

static bool wire_writev(void)
{
    return writev(wire, &vector, 1) > 0;
}

static bool wire_send(void)
{
    return send(wire, frame, sizeof frame, 0) > 0;
}

static bool wire_sendmsg(void)
{
    const struct msghdr message = { .msg_iov = &vector, .msg_iovlen = 1 };

    return sendmsg(wire, &message, 0) > 0;
}

static bool wire_sendfile(void)
{
    return sendfile(wire, file, NULL, 60) > 0;
}

static bool wire_splice(void)
{
    int ends[2];

    return pipe(ends) == 0 && write(ends[1], frame, sizeof frame) > 0 &&
           splice(ends[0], NULL, wire, NULL, sizeof frame, 0) > 0;
}

static bool sends(int fd)
{
    return fd >= 0 && write(fd, frame, sizeof frame) > 0;
}

/* In the place of standard output, to which writing is allowed. */
static bool wire_dup2(void)
{
    return sends(dup2(wire, STDOUT_FILENO));
}

static bool wire_dup3(void)
{
    return sends(dup3(wire, STDERR_FILENO, 0));
}

static bool wire_dup_lowest(void)
{
    close(STDOUT_FILENO);
    return sends(dup(wire));
}

static bool wire_copy_lowest(void)
{
    close(STDOUT_FILENO);
    return sends(fcntl(wire, F_DUPFD_CLOEXEC, 0)) || sends(fcntl(wire, F_DUPFD, 1));
}

/* The kernel takes the lower half of what the filter compares. */
static bool wire_copy_wrapped(void)
{
    close(STDOUT_FILENO);
    return sends((int)syscall(SYS_fcntl, wire, F_DUPFD_CLOEXEC, INT64_C(1) << 32));
}

static bool wire_copy_high(void)
{
    return sends(fcntl(wire, F_DUPFD_CLOEXEC, CONFINE_COPIES));
}

static bool send_by_pipe(void)
{
    const struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons(9) };

    return sendto(wire, frame, sizeof frame, 0, (const struct sockaddr *)&to, sizeof to) > 0;
}

static bool new_socket(void)
{
    return opened(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0)) ||
           opened(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) ||
           opened(socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, 0));
}

static bool signal_other(void)
{
    return kill(victim, SIGTSTP) == 0;
}

static bool signal_all(void)
{
    return kill(-victim, SIGTSTP) == 0 || kill(victim, 0) == 0;
}

static bool signal_thread(void)
{
    return syscall(SYS_tgkill, victim, victim, SIGCONT) == 0;
}

static bool queue_signal(void)
{
    return sigqueue(victim, SIGCONT, (union sigval){ 0 }) == 0;
}

/* A descriptor's owner gets SIGIO, or any other signal, when something comes. */
static bool own_descriptor(void)
{
    return fcntl(wire, F_SETOWN, victim) == 0;
}

static bool choose_signal(void)
{
    return fcntl(wire, F_SETSIG, SIGKILL) == 0;
}

static bool send_signals(void)
{
    return fcntl(wire, F_SETFL, O_ASYNC) == 0;
}

static bool type_for_the_user(void)
{
    char key = 'x';

    return ioctl(STDIN_FILENO, TIOCSTI, &key) == 0;
}

static bool make_code(void)
{
    return mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) !=
           MAP_FAILED;
}

static bool turn_into_code(void)
{
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    return page != MAP_FAILED && mprotect(page, 4096, PROT_READ | PROT_EXEC) == 0;
}

static bool hidden_program(void)
{
    return opened(memfd_create("program", 0));
}

static bool new_process(void)
{
    pid_t pid = fork();

    if (pid == 0)
        _exit(0);
    return pid > 0;
}

static bool new_namespace(void)
{
    return unshare(CLONE_NEWUSER) == 0;
}

static bool mount_something(void)
{
    return mount("none", "/tmp", "tmpfs", 0, NULL) == 0;
}

static bool become_root(void)
{
    return setuid(0) == 0 && getuid() == 0 && setgid(0) == 0;
}

static bool limits_of_others(void)
{
    const struct rlimit none = { 0, 0 };

    return prlimit(victim, RLIMIT_CPU, &none, NULL) == 0;
}

static bool watch_files(void)
{
    return opened(inotify_init1(IN_CLOEXEC));
}

static bool keys_of_the_kernel(void)
{
    return syscall(SYS_keyctl, 0, -3, 0) >= 0; /* KEYCTL_GET_KEYRING_ID, of the session */
}

static bool ring_of_requests(void)
{
    char parameters[120] = "";

    return opened((int)syscall(425, 1, parameters)); /* io_uring_setup */
}

static bool wider_filter(void)
{
    return setsockopt(wire, SOL_SOCKET, SO_DETACH_FILTER, NULL, 0) == 0;
}

/* The request to the saver. */
static bool ask_saver(void)
{
    struct error error = { 0 };
    const char *const paths[] = { ".bashrc",         "/etc/cron.d/probe.txt",
                                  "../../probe.txt", "probe.sh",
                                  "victim.txt",      "config.yaml" };
    bool any = false;

    for (size_t i = 0; i < ARRAY_SIZE(paths); i++, error_done(&error))
        any = any || saver_write(saver, paths[i], true, SLICE("x"), &error);
    return any;
}

static const struct probe {
    const char *name;
    bool (*works)(void);
    bool for_root; /* nobody else gets anything by it anyway */
} probes[] = {
#define PROBE(function)                                                                            \
    {                                                                                              \
#function, function, false                                                                 \
    }
#define FOR_ROOT(function)                                                                         \
    {                                                                                              \
#function, function, true                                                                  \
    }
    PROBE(write_home),
    PROBE(create),
    PROBE(create_in_tmp),
    PROBE(create_nameless),
    PROBE(create_read_only),
    PROBE(truncate_open),
    PROBE(truncate_path),
    PROBE(truncate_descriptor),
    PROBE(open_how),
    PROBE(write_memory),
    PROBE(remove_file),
    PROBE(rename_file),
    PROBE(link_file),
    PROBE(make_symlink),
    PROBE(make_folder),
    PROBE(make_node),
    PROBE(make_setuid),
    PROBE(set_owner),
    PROBE(set_attribute),
    FOR_ROOT(wire_write),
    FOR_ROOT(wire_writev),
    FOR_ROOT(wire_send),
    FOR_ROOT(wire_sendmsg),
    FOR_ROOT(wire_sendfile),
    FOR_ROOT(wire_splice),
    FOR_ROOT(wire_dup2),
    FOR_ROOT(wire_dup3),
    FOR_ROOT(wire_dup_lowest),
    FOR_ROOT(wire_copy_lowest),
    FOR_ROOT(wire_copy_wrapped),
    FOR_ROOT(wire_copy_high),
    FOR_ROOT(send_by_pipe),
    PROBE(new_socket),
    PROBE(signal_other),
    PROBE(signal_all),
    PROBE(signal_thread),
    PROBE(queue_signal),
    FOR_ROOT(own_descriptor),
    FOR_ROOT(choose_signal),
    FOR_ROOT(send_signals),
    PROBE(type_for_the_user),
    PROBE(make_code),
    PROBE(turn_into_code),
    PROBE(hidden_program),
    PROBE(new_process),
    PROBE(new_namespace),
    FOR_ROOT(mount_something),
    FOR_ROOT(become_root),
    PROBE(limits_of_others),
    PROBE(watch_files),
    PROBE(keys_of_the_kernel),
    PROBE(ring_of_requests),
    FOR_ROOT(wider_filter),
    PROBE(ask_saver),
};

/* As the program opens its own; of an interface of our own, where a frame does no harm. */
static int bound_to_loopback(void)
{
    const struct sockaddr_ll address = { .sll_family = AF_PACKET,
                                         .sll_protocol = htons(ETH_P_ALL),
                                         .sll_ifindex = (int)if_nametoindex("lo") };
    int fd = socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, htons(ETH_P_ALL));

    if (fd >= 0 && bind(fd, (const struct sockaddr *)&address, sizeof address) != 0)
        return -1;
    return fd;
}

static void put(const char *name)
{
    FILE *f = fopen(name, "w");

    assert_non_null(f);
    fputs("victim", f);
    fclose(f);
}

static int set_up(void **state)
{
    struct error error = { 0 };

    (void)state;
    if (mkdtemp(folder) == NULL || chdir(folder) != 0 || chmod(folder, 0777) != 0)
        return -1;
    put("victim.txt");
    if (chmod("victim.txt", 0666) != 0)
        return -1;
    file = open("victim.txt", O_RDONLY | O_CLOEXEC);
    wire = bound_to_loopback();
    saver = saver_start(&(struct saver_wish){ 0 }, &error);
    victim = fork();
    if (victim == 0) {
        setpgid(0, 0);
        for (;;)
            pause();
    }
    return victim < 0 || saver == NULL || file < 0;
}

static int tear_down(void **state)
{
    (void)state;
    kill(victim, SIGKILL);
    waitpid(victim, NULL, 0);
    saver_stop(saver);
    close(file);
    close(wire);
    return unlink("victim.txt") != 0 || chdir("/") != 0 || rmdir(folder) != 0;
}

static bool confine_all(void)
{
    struct confine_wish wish = { .duty = CONFINE_PARSER,
                                 .pipe = saver_pipe(saver),
                                 .user = getuid() == 0 ? "root" : NULL };
    struct error error = { 0 };

    wish.writable = scratch_prepare(&wish.n_writable);
    if (confine(&wish, &error))
        return true;
    fprintf(stderr, "%s\n", error.message);
    return false;
}

/* 0: it got nothing; 1: it did. */
static int in_child(const struct probe *probe)
{
    int status;
    pid_t pid = fork();

    if (pid == 0)
        _exit(!confine_all() ? 2 : probe->works() ? 1 : 0);
    assert_true(pid > 0);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 0;
}

static void nothing_works(void **state)
{
    (void)state;
    if (confine_calls_state() != CONFINE_NOT_YET)
        skip();
    for (size_t i = 0; i < ARRAY_SIZE(probes); i++)
        if ((!probes[i].for_root || wire >= 0) && in_child(&probes[i]) != 0)
            fail_msg("%s works", probes[i].name);
    assert_int_equal(access("victim.txt", F_OK), 0);
}

static int end_of(void (*deadly)(void))
{
    int status;
    pid_t pid = fork();

    if (pid == 0) {
        if (confine_all())
            deadly();
        _exit(3);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

static void run_program(void)
{
    execl("/bin/true", "true", (char *)NULL);
}

static void run_descriptor(void)
{
    (void)syscall(SYS_execveat, file, "", NULL, NULL, AT_EMPTY_PATH);
}

static void trace_other(void)
{
    (void)ptrace(PTRACE_ATTACH, victim, NULL, NULL);
}

static void read_memory_of_other(void)
{
    (void)process_vm_readv(victim, &vector, 1, &vector, 1, 0);
}

static void write_memory_of_other(void)
{
    (void)process_vm_writev(victim, &vector, 1, &vector, 1, 0);
}

/* A system call that only an intruder wants ends the program. */
static void some_end_the_program(void **state)
{
    void (*const deadly[])(void) = { run_program, run_descriptor, trace_other, read_memory_of_other,
                                     write_memory_of_other };

    (void)state;
    if (confine_calls_state() != CONFINE_NOT_YET)
        skip();
    for (size_t i = 0; i < ARRAY_SIZE(deadly); i++)
        assert_int_equal(end_of(deadly[i]), SIGSYS);
}

/* A probe that fails everywhere proves nothing: these work where nothing is confined. */
static void probes_can_work(void **state)
{
    static const char *const sure[] = {
        "write_home",        "create_in_tmp",  "create_nameless", "truncate_open",
        "link_file",         "wire_write",     "wire_writev",     "wire_send",
        "wire_sendmsg",      "wire_dup2",      "wire_dup_lowest", "wire_copy_lowest",
        "wire_copy_wrapped", "wire_copy_high", "new_socket",      "signal_all",
        "signal_thread",     "own_descriptor", "choose_signal",   "turn_into_code",
        "hidden_program",    "watch_files",
    };

    (void)state;
    if (wire < 0)
        skip();
    for (size_t i = 0; i < ARRAY_SIZE(probes); i++)
        for (size_t k = 0; k < ARRAY_SIZE(sure); k++) {
            int status;

            if (strcmp(sure[k], probes[i].name) != 0)
                continue;
            pid_t pid = fork();

            if (pid == 0)
                _exit(!probes[i].works());
            assert_int_equal(waitpid(pid, &status, 0), pid);
            if (status != 0)
                fail_msg("%s does not work where it should", probes[i].name);
        }
    unlink("second.txt");
    unlink("/tmp/sipwhy-probe");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_works),
        cmocka_unit_test(some_end_the_program),
        cmocka_unit_test(probes_can_work),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
