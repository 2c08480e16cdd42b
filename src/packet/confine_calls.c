/* confine_calls.c - seccomp: the system calls that are still needed. All others fail with EPERM;
 * those that only an intruder could want end the program. */
#include "config.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <termios.h>
#include <unistd.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "packet/confine_inside.h"

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

/* With any arguments */
static const int allowed[] = {
    /* reading and writing what is open */
    SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64), SCMP_SYS(preadv), SCMP_SYS(write),
    SCMP_SYS(writev), SCMP_SYS(pwrite64), SCMP_SYS(pwritev), SCMP_SYS(lseek), SCMP_SYS(_llseek),
    SCMP_SYS(close), SCMP_SYS(fcntl), SCMP_SYS(fcntl64), SCMP_SYS(dup), SCMP_SYS(dup2),
    SCMP_SYS(dup3), SCMP_SYS(fsync), SCMP_SYS(fdatasync), SCMP_SYS(ftruncate),
    SCMP_SYS(ftruncate64), SCMP_SYS(fallocate), SCMP_SYS(fadvise64), SCMP_SYS(fadvise64_64),
    /* an interface */
    SCMP_SYS(recvfrom), SCMP_SYS(recvmsg), SCMP_SYS(getsockopt),
    SCMP_SYS(getsockname),
    /* files, within what Landlock and the user's permissions leave */
    SCMP_SYS(open), SCMP_SYS(openat), SCMP_SYS(stat), SCMP_SYS(stat64), SCMP_SYS(lstat),
    SCMP_SYS(lstat64), SCMP_SYS(fstat), SCMP_SYS(fstat64), SCMP_SYS(newfstatat),
    SCMP_SYS(fstatat64), SCMP_SYS(statx), SCMP_SYS(statfs), SCMP_SYS(statfs64), SCMP_SYS(fstatfs),
    SCMP_SYS(fstatfs64), SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2),
    SCMP_SYS(readlink), SCMP_SYS(readlinkat), SCMP_SYS(getdents64), SCMP_SYS(getdents),
    SCMP_SYS(getcwd), SCMP_SYS(mkdir), SCMP_SYS(mkdirat), SCMP_SYS(unlink), SCMP_SYS(unlinkat),
    SCMP_SYS(rename), SCMP_SYS(renameat), SCMP_SYS(renameat2), SCMP_SYS(link), SCMP_SYS(linkat),
    SCMP_SYS(fchmod), SCMP_SYS(fchown), SCMP_SYS(umask),
    /* memory */
    SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise),
    /* time, waiting, signals */
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_gettime64), SCMP_SYS(clock_getres),
    SCMP_SYS(gettimeofday), SCMP_SYS(time), SCMP_SYS(nanosleep), SCMP_SYS(clock_nanosleep),
    SCMP_SYS(clock_nanosleep_time64), SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(ppoll_time64),
    SCMP_SYS(select), SCMP_SYS(_newselect), SCMP_SYS(pselect6), SCMP_SYS(pselect6_time64),
    SCMP_SYS(futex), SCMP_SYS(futex_time64), SCMP_SYS(restart_syscall), SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigreturn), SCMP_SYS(sigaltstack),
    SCMP_SYS(signalfd4), SCMP_SYS(setitimer),
    /* who and where we are */
    SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(getppid), SCMP_SYS(getpgrp), SCMP_SYS(getpgid),
    SCMP_SYS(getuid), SCMP_SYS(geteuid), SCMP_SYS(getgid), SCMP_SYS(getegid), SCMP_SYS(getresuid),
    SCMP_SYS(getresgid), SCMP_SYS(getgroups), SCMP_SYS(uname), SCMP_SYS(sysinfo),
    SCMP_SYS(getrandom), SCMP_SYS(getrlimit), SCMP_SYS(ugetrlimit), SCMP_SYS(getrusage),
    SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity), SCMP_SYS(capget),
    /* the end */
    SCMP_SYS(exit), SCMP_SYS(exit_group),
};

/* Nothing here starts a program or looks into another. */
static const int deadly[] = {
    SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(ptrace), SCMP_SYS(process_vm_readv),
    SCMP_SYS(process_vm_writev),
};

/* One argument decides. */
static const struct argument_rule {
    int call;
    unsigned argument;
    uint64_t mask, value;
} argument_rules[] = {
    /* no new code: memory is never made executable */
    {SCMP_SYS(mmap), 2, PROT_EXEC, 0},
    {SCMP_SYS(mmap2), 2, PROT_EXEC, 0},
    {SCMP_SYS(mprotect), 2, PROT_EXEC, 0},
    /* a terminal is drawn on; TIOCSTI would type for its user */
    {SCMP_SYS(ioctl), 1, UINT32_MAX, TCGETS},
    {SCMP_SYS(ioctl), 1, UINT32_MAX, TCSETS},
    {SCMP_SYS(ioctl), 1, UINT32_MAX, TCSETSW},
    {SCMP_SYS(ioctl), 1, UINT32_MAX, TCSETSF},
    {SCMP_SYS(ioctl), 1, UINT32_MAX, TCFLSH},
    {SCMP_SYS(ioctl), 1, UINT32_MAX, TCXONC},
    {SCMP_SYS(ioctl), 1, UINT32_MAX, TIOCGWINSZ},
    {SCMP_SYS(ioctl), 1, UINT32_MAX, TIOCGPGRP},
    {SCMP_SYS(ioctl), 1, UINT32_MAX, FIONREAD},
    {SCMP_SYS(ioctl), 1, UINT32_MAX, FIONBIO},
    /* is an interface up? */
    {SCMP_SYS(ioctl), 1, UINT32_MAX, SIOCGIFFLAGS},
    /* to be stopped by Ctrl-Z, with the shell's whole job */
    {SCMP_SYS(kill), 1, UINT32_MAX, SIGTSTP},
    /* what the options screen tells */
    {SCMP_SYS(prctl), 0, UINT32_MAX, PR_GET_NO_NEW_PRIVS},
    {SCMP_SYS(prctl), 0, UINT32_MAX, PR_GET_SECCOMP},
};

enum confine_state confine_calls_state(void)
{
    uint32_t action = SECCOMP_RET_KILL_PROCESS;

    return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) != 0 ? CONFINE_NO_KERNEL
                                                                           : CONFINE_NOT_YET;
}

/* Signals to ourselves: raise(3), abort(3). */
static int add_own_signals(scmp_filter_ctx filter)
{
    const scmp_datum_t own = (scmp_datum_t)getpid();

    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
                            SCMP_A0(SCMP_CMP_EQ, own, 0));
}

static int add_rules(scmp_filter_ctx filter)
{
    int status = add_own_signals(filter);

    for (size_t i = 0; i < ARRAY_SIZE(allowed) && status == 0; i++)
        status = seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0);
    for (size_t i = 0; i < ARRAY_SIZE(deadly) && status == 0; i++)
        status = seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, deadly[i], 0);
    for (size_t i = 0; i < ARRAY_SIZE(argument_rules) && status == 0; i++) {
        const struct argument_rule *r = &argument_rules[i];
        status = seccomp_rule_add(filter, SCMP_ACT_ALLOW, r->call, 1,
                                  SCMP_CMP(r->argument, SCMP_CMP_MASKED_EQ, r->mask, r->value));
    }
    return status;
}

bool confine_calls(struct error *error)
{
    if (confine_calls_state() != CONFINE_NOT_YET)
        return true;
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    int status = filter != NULL ? add_rules(filter) : -ENOMEM;

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
    return CONFINE_NO_BUILD;
}

bool confine_calls(struct error *error)
{
    (void)error;
    return true;
}

#endif
