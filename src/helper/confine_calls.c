/* confine_calls.c - seccomp: the system calls that a duty still needs. All others fail with EPERM;
 * those that only an intruder could want end the program. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/netlink.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <termios.h>
#include <unistd.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "helper/confine_private.h"

/* A sanitizer's runtime starts threads and traces itself; it is for finding faults, not for use. */
#if defined(__SANITIZE_ADDRESS__)
#define HAVE_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAVE_SANITIZER 1
#endif
#endif

#if HAVE_SECCOMP && !defined(HAVE_SANITIZER)

#include <linux/seccomp.h>
#include <seccomp.h>

/* With any arguments, whatever the duty */
static const int common[] = {
    SCMP_SYS(read),
    SCMP_SYS(pread64),
    SCMP_SYS(lseek),
    SCMP_SYS(_llseek),
    SCMP_SYS(close),
    SCMP_SYS(recvfrom),
    SCMP_SYS(fstat),
    SCMP_SYS(fstat64),
    SCMP_SYS(newfstatat),
    SCMP_SYS(fstatat64),
    SCMP_SYS(statx),
    SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2),
    SCMP_SYS(readlink),
    SCMP_SYS(readlinkat),
    /* memory */
    SCMP_SYS(brk),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(madvise),
    SCMP_SYS(mlock),
    /* time, waiting, signals */
    SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_gettime64),
    SCMP_SYS(clock_getres),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(time),
    SCMP_SYS(nanosleep),
    SCMP_SYS(clock_nanosleep),
    SCMP_SYS(clock_nanosleep_time64),
    SCMP_SYS(poll),
    SCMP_SYS(ppoll),
    SCMP_SYS(ppoll_time64),
    SCMP_SYS(futex),
    SCMP_SYS(futex_time64),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigreturn),
    SCMP_SYS(sigaltstack),
    /* identity of the process and its thread */
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(getuid),
    SCMP_SYS(geteuid),
    SCMP_SYS(getgid),
    SCMP_SYS(getegid),
    SCMP_SYS(getrandom),
    SCMP_SYS(sched_yield),
    SCMP_SYS(capget),
    /* the end */
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
};

static const int of_parser[] = {
    SCMP_SYS(readv),
    SCMP_SYS(preadv),
    SCMP_SYS(fadvise64),
    SCMP_SYS(fadvise64_64),
    /* files that can be written to are the program's temporary ones, which have no name */
    SCMP_SYS(ftruncate),
    SCMP_SYS(ftruncate64),
    /* an interface */
    SCMP_SYS(recvmsg),
    SCMP_SYS(getsockopt),
    SCMP_SYS(getsockname),
    /* agents of HOMER, on a socket that was bound before */
    SCMP_SYS(accept4),
    SCMP_SYS(epoll_ctl),
    /* files to read, within the user's permissions */
    SCMP_SYS(stat),
    SCMP_SYS(stat64),
    SCMP_SYS(lstat),
    SCMP_SYS(lstat64),
    SCMP_SYS(statfs),
    SCMP_SYS(statfs64),
    SCMP_SYS(fstatfs),
    SCMP_SYS(fstatfs64),
    SCMP_SYS(access),
    SCMP_SYS(getdents64),
    SCMP_SYS(getdents),
    SCMP_SYS(getcwd),
    SCMP_SYS(select),
    SCMP_SYS(_newselect),
    SCMP_SYS(pselect6),
    SCMP_SYS(pselect6_time64),
    SCMP_SYS(signalfd4),
    SCMP_SYS(setitimer),
    SCMP_SYS(getppid),
    SCMP_SYS(getpgrp),
    SCMP_SYS(getpgid),
    SCMP_SYS(getresuid),
    SCMP_SYS(getresgid),
    SCMP_SYS(getgroups),
    SCMP_SYS(uname),
    SCMP_SYS(sysinfo),
    SCMP_SYS(getrlimit),
    SCMP_SYS(ugetrlimit),
    SCMP_SYS(getrusage),
    SCMP_SYS(sched_getaffinity),
    /* a second thread */
    SCMP_SYS(set_robust_list),
    SCMP_SYS(rseq),
    /* to see the helpers end; there are no other children */
    SCMP_SYS(wait4),
    SCMP_SYS(waitid),
};

/* The saver has no descriptor but its pipe, its folders and the files that it makes. */
static const int of_saver[] = {
    SCMP_SYS(write),    SCMP_SYS(open),      SCMP_SYS(openat),   SCMP_SYS(fsync), SCMP_SYS(linkat),
    SCMP_SYS(renameat), SCMP_SYS(renameat2), SCMP_SYS(unlinkat), SCMP_SYS(flock),
};

/* The sweeper has no descriptor but its folders, and writes to none. */
static const int of_sweeper[] = {
    SCMP_SYS(open),  SCMP_SYS(openat),   SCMP_SYS(getdents64), SCMP_SYS(getdents),
    SCMP_SYS(flock), SCMP_SYS(unlinkat), SCMP_SYS(wait4),      SCMP_SYS(waitid),
};

/* It has the network, its pipes, the spool, and threads: libcurl looks names up in one. It accepts
 * connections on a socket that was bound before. */
static const int of_sender[] = {
    SCMP_SYS(write),
    SCMP_SYS(writev),
    SCMP_SYS(readv),
    SCMP_SYS(open),
    SCMP_SYS(openat),
    SCMP_SYS(fsync),
    SCMP_SYS(linkat),
    SCMP_SYS(renameat),
    SCMP_SYS(renameat2),
    SCMP_SYS(unlinkat),
    SCMP_SYS(flock),
    SCMP_SYS(stat),
    SCMP_SYS(stat64),
    SCMP_SYS(lstat),
    SCMP_SYS(lstat64),
    SCMP_SYS(access),
    SCMP_SYS(getdents),
    SCMP_SYS(getdents64),
    SCMP_SYS(getcwd),
    SCMP_SYS(accept),
    SCMP_SYS(accept4),
    SCMP_SYS(epoll_ctl),
    SCMP_SYS(epoll_wait),
    SCMP_SYS(epoll_pwait),
    SCMP_SYS(connect),
    SCMP_SYS(bind),
    SCMP_SYS(sendto),
    SCMP_SYS(sendmsg),
    SCMP_SYS(sendmmsg),
    SCMP_SYS(recvmsg),
    SCMP_SYS(recvmmsg),
    SCMP_SYS(shutdown),
    SCMP_SYS(getsockopt),
    SCMP_SYS(setsockopt),
    SCMP_SYS(getsockname),
    SCMP_SYS(getpeername),
    SCMP_SYS(socketpair),
    SCMP_SYS(pipe2),
    SCMP_SYS(eventfd2),
    SCMP_SYS(select),
    SCMP_SYS(_newselect),
    SCMP_SYS(pselect6),
    SCMP_SYS(uname),
    SCMP_SYS(sysinfo),
    SCMP_SYS(getppid),
    SCMP_SYS(getrlimit),
    SCMP_SYS(ugetrlimit),
    SCMP_SYS(getrusage),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(set_robust_list),
    SCMP_SYS(rseq),
    SCMP_SYS(set_tid_address),
    SCMP_SYS(membarrier),
    /* to see the runner end */
    SCMP_SYS(wait4),
    SCMP_SYS(waitid),
};

/* It has the network, its pipe, sockets that were bound before, and a small file of the user's that
 * is open. It makes no file, no process and no thread. */
static const int of_prober[] = {
    SCMP_SYS(write),      SCMP_SYS(writev),      SCMP_SYS(readv),
    SCMP_SYS(pwrite64),   SCMP_SYS(ftruncate),   SCMP_SYS(ftruncate64),
    SCMP_SYS(flock),      SCMP_SYS(stat),        SCMP_SYS(stat64),
    SCMP_SYS(lstat),      SCMP_SYS(lstat64),     SCMP_SYS(access),
    SCMP_SYS(getdents64), SCMP_SYS(accept4),     SCMP_SYS(connect),
    SCMP_SYS(bind),       SCMP_SYS(sendto),      SCMP_SYS(sendmsg),
    SCMP_SYS(recvmsg),    SCMP_SYS(shutdown),    SCMP_SYS(getsockopt),
    SCMP_SYS(setsockopt), SCMP_SYS(getsockname), SCMP_SYS(getpeername),
    SCMP_SYS(select),     SCMP_SYS(_newselect),  SCMP_SYS(pselect6),
    SCMP_SYS(uname),      SCMP_SYS(sysinfo),     SCMP_SYS(getppid),
    SCMP_SYS(getrlimit),  SCMP_SYS(ugetrlimit),  SCMP_SYS(sched_getaffinity),
};

static const struct duty {
    const int *calls;
    size_t n;
} duties[] = {
    [CONFINE_PARSER] = { of_parser, ARRAY_SIZE(of_parser) },
    [CONFINE_SAVER] = { of_saver, ARRAY_SIZE(of_saver) },
    [CONFINE_SWEEPER] = { of_sweeper, ARRAY_SIZE(of_sweeper) },
    [CONFINE_SENDER] = { of_sender, ARRAY_SIZE(of_sender) },
    [CONFINE_PROBER] = { of_prober, ARRAY_SIZE(of_prober) },
};

/* Nothing here starts a program or looks into another. */
static const int deadly[] = {
    SCMP_SYS(execve),           SCMP_SYS(execveat),          SCMP_SYS(ptrace),
    SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev),
};

#define ONE(argument, value)                                                                       \
    {                                                                                              \
        {                                                                                          \
            argument, SCMP_CMP_MASKED_EQ, UINT32_MAX, value                                        \
        }                                                                                          \
    }
#define NONE_OF(argument, bits)                                                                    \
    {                                                                                              \
        {                                                                                          \
            argument, SCMP_CMP_MASKED_EQ, bits, 0                                                  \
        }                                                                                          \
    }
#define BOTH(argument, value, other, other_value)                                                  \
    {                                                                                              \
        { argument, SCMP_CMP_MASKED_EQ, UINT32_MAX, value },                                       \
        {                                                                                          \
            other, SCMP_CMP_MASKED_EQ, UINT32_MAX, other_value                                     \
        }                                                                                          \
    }

/* Any of these would make a file, or open one for writing. */
#define WRITING ((scmp_datum_t)O_ACCMODE | O_CREAT | O_TRUNC | (O_TMPFILE & ~O_DIRECTORY))

/* Arguments decide; by the lower half, which is all that the kernel looks at of an int. */
struct argument_rule {
    int call;
    unsigned n;
    struct scmp_arg_cmp when[2];
};

static const struct argument_rule common_rules[] = {
    /* no new code: memory is never made executable */
    { SCMP_SYS(mmap), 1, NONE_OF(2, PROT_EXEC) },
    { SCMP_SYS(mmap2), 1, NONE_OF(2, PROT_EXEC) },
    { SCMP_SYS(mprotect), 1, NONE_OF(2, PROT_EXEC) },
};

static const struct argument_rule parser_rules[] = {
    { SCMP_SYS(open), 1, NONE_OF(1, WRITING) },
    { SCMP_SYS(openat), 1, NONE_OF(2, WRITING) },
    /* no owner and no signal of a descriptor: these reach other processes */
    { SCMP_SYS(fcntl), 1, ONE(1, F_GETFD) },
    { SCMP_SYS(fcntl), 1, ONE(1, F_SETFD) },
    { SCMP_SYS(fcntl), 1, ONE(1, F_GETFL) },
    { SCMP_SYS(fcntl), 2, BOTH(1, F_SETFL, 2, 0) },
    { SCMP_SYS(fcntl), 2, BOTH(1, F_SETFL, 2, O_NONBLOCK) },
    { SCMP_SYS(fcntl), 2, BOTH(1, F_DUPFD_CLOEXEC, 2, CONFINE_COPIES) },
    { SCMP_SYS(fcntl64), 1, ONE(1, F_GETFD) },
    { SCMP_SYS(fcntl64), 1, ONE(1, F_SETFD) },
    { SCMP_SYS(fcntl64), 1, ONE(1, F_GETFL) },
    { SCMP_SYS(fcntl64), 2, BOTH(1, F_SETFL, 2, 0) },
    { SCMP_SYS(fcntl64), 2, BOTH(1, F_SETFL, 2, O_NONBLOCK) },
    { SCMP_SYS(fcntl64), 2, BOTH(1, F_DUPFD_CLOEXEC, 2, CONFINE_COPIES) },
    /* a terminal is drawn on; TIOCSTI would type for its user */
    { SCMP_SYS(ioctl), 1, ONE(1, TCGETS) },
    { SCMP_SYS(ioctl), 1, ONE(1, TCSETS) },
    { SCMP_SYS(ioctl), 1, ONE(1, TCSETSW) },
    { SCMP_SYS(ioctl), 1, ONE(1, TCSETSF) },
    { SCMP_SYS(ioctl), 1, ONE(1, TCFLSH) },
    { SCMP_SYS(ioctl), 1, ONE(1, TCXONC) },
    { SCMP_SYS(ioctl), 1, ONE(1, TIOCGWINSZ) },
    { SCMP_SYS(ioctl), 1, ONE(1, TIOCGPGRP) },
    { SCMP_SYS(ioctl), 1, ONE(1, FIONREAD) },
    { SCMP_SYS(ioctl), 1, ONE(1, FIONBIO) },
    /* is an interface up? */
    { SCMP_SYS(ioctl), 1, ONE(1, SIOCGIFFLAGS) },
    /* to be stopped by Ctrl-Z, with the shell's whole job */
    { SCMP_SYS(kill), 2, BOTH(0, 0, 1, SIGTSTP) },
    /* the options screen tells these */
    { SCMP_SYS(prctl), 1, ONE(0, PR_GET_NO_NEW_PRIVS) },
    { SCMP_SYS(prctl), 1, ONE(0, PR_GET_SECCOMP) },
};

static const struct argument_rule sweeper_rules[] = {
    /* fdopendir(3) */
    { SCMP_SYS(fcntl), 1, ONE(1, F_GETFL) },
    { SCMP_SYS(fcntl), 1, ONE(1, F_SETFD) },
    { SCMP_SYS(fcntl64), 1, ONE(1, F_GETFL) },
    { SCMP_SYS(fcntl64), 1, ONE(1, F_SETFD) },
};

static const struct argument_rule sender_rules[] = {
    /* the internet, the journal, and the kernel's list of addresses */
    { SCMP_SYS(socket), 1, ONE(0, AF_INET) },
    { SCMP_SYS(socket), 1, ONE(0, AF_INET6) },
    { SCMP_SYS(socket), 1, ONE(0, AF_UNIX) },
    { SCMP_SYS(socket), 2, BOTH(0, AF_NETLINK, 2, NETLINK_ROUTE) },
    { SCMP_SYS(fcntl), 1, ONE(1, F_GETFD) },
    { SCMP_SYS(fcntl), 1, ONE(1, F_SETFD) },
    { SCMP_SYS(fcntl), 1, ONE(1, F_GETFL) },
    { SCMP_SYS(fcntl), 1, ONE(1, F_SETFL) },
    { SCMP_SYS(fcntl64), 1, ONE(1, F_GETFD) },
    { SCMP_SYS(fcntl64), 1, ONE(1, F_SETFD) },
    { SCMP_SYS(fcntl64), 1, ONE(1, F_GETFL) },
    { SCMP_SYS(fcntl64), 1, ONE(1, F_SETFL) },
    { SCMP_SYS(ioctl), 1, ONE(1, FIONREAD) },
    { SCMP_SYS(ioctl), 1, ONE(1, FIONBIO) },
};

/* Threads, and no processes */
static const struct argument_rule thread_rules[] = {
    { SCMP_SYS(clone), 1, { { 0, SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD } } },
};

static const struct argument_rule prober_rules[] = {
    { SCMP_SYS(open), 1, NONE_OF(1, WRITING) }, { SCMP_SYS(openat), 1, NONE_OF(2, WRITING) },
    { SCMP_SYS(socket), 1, ONE(0, AF_INET) },   { SCMP_SYS(socket), 1, ONE(0, AF_INET6) },
    { SCMP_SYS(fcntl), 1, ONE(1, F_GETFD) },    { SCMP_SYS(fcntl), 1, ONE(1, F_SETFD) },
    { SCMP_SYS(fcntl), 1, ONE(1, F_GETFL) },    { SCMP_SYS(fcntl), 1, ONE(1, F_SETFL) },
    { SCMP_SYS(fcntl64), 1, ONE(1, F_GETFD) },  { SCMP_SYS(fcntl64), 1, ONE(1, F_SETFD) },
    { SCMP_SYS(fcntl64), 1, ONE(1, F_GETFL) },  { SCMP_SYS(fcntl64), 1, ONE(1, F_SETFL) },
    { SCMP_SYS(ioctl), 1, ONE(1, FIONREAD) },   { SCMP_SYS(ioctl), 1, ONE(1, FIONBIO) },
};

/* By prctl(2), which knows filters since Linux 3.5; seccomp(2) came later. It fails for want of a
 * filter where it knows them. */
enum confine_state confine_calls_state(void)
{
    bool known = prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, NULL, 0, 0) != 0 && errno == EFAULT;

    return known ? CONFINE_NOT_YET : CONFINE_NO_KERNEL;
}

/* Kernels before 4.14 can end a thread only; there is but one. */
static uint32_t deadly_action(void)
{
    uint32_t action = SECCOMP_RET_KILL_PROCESS;
    bool whole = syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;

    return whole ? SCMP_ACT_KILL_PROCESS : SCMP_ACT_KILL;
}

static int add_calls(scmp_filter_ctx filter, uint32_t action, const int *calls, size_t n)
{
    int status = 0;

    for (size_t i = 0; i < n && status == 0; i++)
        status = seccomp_rule_add(filter, action, calls[i], 0);
    return status;
}

static int add_rules(scmp_filter_ctx filter, const struct argument_rule *rules, size_t n)
{
    int status = 0;

    for (size_t i = 0; i < n && status == 0; i++)
        status = seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, rules[i].call, rules[i].n,
                                        rules[i].when);
    return status;
}

/* Signals to ourselves: raise(3), abort(3). And curses stops itself by kill(2). */
static int add_own_signals(scmp_filter_ctx filter)
{
    const scmp_datum_t own = (scmp_datum_t)getpid();
    const struct argument_rule rules[] = {
        { SCMP_SYS(tgkill), 1, ONE(0, own) },
        { SCMP_SYS(kill), 2, BOTH(0, own, 1, SIGTSTP) },
    };

    return add_rules(filter, rules, ARRAY_SIZE(rules));
}

/* The packet socket is no such descriptor, and no copy of it can become one. */
static int add_writable(scmp_filter_ctx filter, int fd)
{
    const scmp_datum_t to = (scmp_datum_t)fd;
    const struct argument_rule rules[] = {
        { SCMP_SYS(write), 1, ONE(0, to) },
        { SCMP_SYS(writev), 1, ONE(0, to) },
        { SCMP_SYS(pwrite64), 1, ONE(0, to) },
        { SCMP_SYS(pwritev), 1, ONE(0, to) },
    };

    return add_rules(filter, rules, ARRAY_SIZE(rules));
}

static int add_pipe(scmp_filter_ctx filter, int fd)
{
    const struct argument_rule rule = { SCMP_SYS(sendto), 1, ONE(0, (scmp_datum_t)fd) };

    return fd > 0 ? add_rules(filter, &rule, 1) : 0;
}

static int add_copy(scmp_filter_ctx filter, const struct confine_copy *copy)
{
    const scmp_datum_t from = (scmp_datum_t)copy->from, to = (scmp_datum_t)copy->to;
    const struct argument_rule rules[] = {
        { SCMP_SYS(dup2), 2, BOTH(0, from, 1, to) },
        { SCMP_SYS(dup3), 2, BOTH(0, from, 1, to) },
    };

    return add_rules(filter, rules, ARRAY_SIZE(rules));
}

static int add_parser(scmp_filter_ctx filter, const struct confine_wish *wish)
{
    int status = add_rules(filter, parser_rules, ARRAY_SIZE(parser_rules));

    if (status == 0)
        status = add_pipe(filter, wish->sender);
    if (status == 0)
        status = add_pipe(filter, wish->forwarder);
    if (status == 0)
        status = add_writable(filter, STDOUT_FILENO);
    if (status == 0)
        status = add_writable(filter, STDERR_FILENO);
    for (size_t i = 0; i < wish->n_writable && status == 0; i++)
        status =
            wish->writable[i] < CONFINE_COPIES ? add_writable(filter, wish->writable[i]) : -EMFILE;
    for (size_t i = 0; i < wish->n_copies && status == 0; i++)
        status = add_copy(filter, &wish->copies[i]);
    return status;
}

/* clone3(2) hides its flags from a filter; the C library does without where it is not there. */
static int add_threads(scmp_filter_ctx filter)
{
    int status = add_rules(filter, thread_rules, ARRAY_SIZE(thread_rules));

    return status != 0 ? status
                       : seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
}

static int fill(scmp_filter_ctx filter, const struct confine_wish *wish)
{
    const struct duty *duty = &duties[wish->duty];
    int status = add_calls(filter, SCMP_ACT_ALLOW, common, ARRAY_SIZE(common));

    if (status == 0)
        status = add_calls(filter, SCMP_ACT_ALLOW, duty->calls, duty->n);
    if (status == 0)
        status = add_calls(filter, deadly_action(), deadly, ARRAY_SIZE(deadly));
    if (status == 0)
        status = add_rules(filter, common_rules, ARRAY_SIZE(common_rules));
    if (status == 0)
        status = add_own_signals(filter);
    if (status == 0 && wish->duty != CONFINE_SENDER && wish->duty != CONFINE_PROBER)
        status = add_pipe(filter, wish->pipe);
    if (status == 0 && wish->duty == CONFINE_PARSER)
        status = add_parser(filter, wish);
    if (status == 0 && wish->duty == CONFINE_SENDER)
        status = add_rules(filter, sender_rules, ARRAY_SIZE(sender_rules));
    if (status == 0 && (wish->duty == CONFINE_SENDER || wish->duty == CONFINE_PARSER))
        status = add_threads(filter);
    if (status == 0 && wish->duty == CONFINE_PROBER)
        status = add_rules(filter, prober_rules, ARRAY_SIZE(prober_rules));
    if (status == 0 && wish->duty == CONFINE_SWEEPER)
        status = add_rules(filter, sweeper_rules, ARRAY_SIZE(sweeper_rules));
    return status;
}

bool confine_calls(const struct confine_wish *wish, struct error *error)
{
    if (confine_calls_state() != CONFINE_NOT_YET)
        return true;
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    int status = filter != NULL ? fill(filter, wish) : -ENOMEM;

    if (status == 0)
        status = seccomp_load(filter);
    seccomp_release(filter);
    if (status != 0)
        error_set(error, _("cannot confine the program: %s: %s"), "seccomp", strerror(-status));
    return status == 0;
}

#else

enum confine_state confine_calls_state(void)
{
#ifdef HAVE_SANITIZER
    return CONFINE_SANITIZERS;
#else
    return CONFINE_NO_BUILD;
#endif
}

bool confine_calls(const struct confine_wish *wish, struct error *error)
{
    (void)wish, (void)error;
    return true;
}

#endif
