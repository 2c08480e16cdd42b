/* unconfined.c - for LD_PRELOAD, when `make pgo` has the program count what it does.
 *
 * gcc's counts are written as the program ends, and a program that is confined can open no file for
 * that. So the two calls that begin the confinement do nothing here; all that leads to them is done
 * and counted.
 *
 * The same tree shall give the same counts, and so the same program: what is random is the same
 * each time, the clock goes on by a step whenever it is read, and there is one processor, so that
 * the program has one thread. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <sched.h>
#include <stdarg.h>
#include <string.h>
#include <sys/random.h>
#include <sys/syscall.h>
#include <time.h>

#ifndef SYS_landlock_restrict_self
#define SYS_landlock_restrict_self 446
#endif

#define BEGIN_S 1767225600 /* 2026 */
#define STEP_NS 100000
#define STEPS_A_SECOND (1000000000 / STEP_NS)

/* libseccomp's */
int seccomp_load(const void *filter);
int seccomp_load(const void *filter)
{
    (void)filter;
    return 0;
}

long syscall(long number, ...)
{
    long (*real)(long, ...) = (long (*)(long, ...))dlsym(RTLD_NEXT, "syscall");
    long a[6];
    va_list arguments;

    if (number == SYS_landlock_restrict_self)
        return 0;
    va_start(arguments, number);
    for (size_t i = 0; i < sizeof a / sizeof *a; i++)
        a[i] = va_arg(arguments, long);
    va_end(arguments);
    return real(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

ssize_t getrandom(void *out, size_t n, unsigned flags)
{
    (void)flags;
    memset(out, 0x5a, n);
    return (ssize_t)n;
}

int sched_getaffinity(pid_t process, size_t size, cpu_set_t *set)
{
    (void)process;
    memset(set, 0, size);
    CPU_SET(0, set);
    return 0;
}

int clock_gettime(clockid_t clock, struct timespec *now)
{
    static long steps;

    (void)clock;
    steps++;
    now->tv_sec = BEGIN_S + steps / STEPS_A_SECOND;
    now->tv_nsec = steps % STEPS_A_SECOND * STEP_NS;
    return 0;
}
