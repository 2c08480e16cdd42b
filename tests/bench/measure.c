/* measure.c - runs a command with its output thrown away and prints the seconds that it took by the
 * clock, the seconds of a processor, which other programs change less, of all its threads, and the
 * most memory that it held, in MiB: "measure COMMAND ARGUMENT…". "measure --read COMMAND ARGUMENT…"
 * prints the bytes that it read instead. Of a command that is killed it prints nothing. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(struct timeval t)
{
    return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

_Noreturn static void run(char **command)
{
    int null = open("/dev/null", O_RDWR);

    if (null >= 0) {
        dup2(null, STDIN_FILENO);
        dup2(null, STDOUT_FILENO);
    }
    execvp(command[0], command);
    fprintf(stderr, "measure: %s: %s\n", command[0], strerror(errno));
    _exit(127);
}

/* Of a process that has ended and was not waited for; of all its threads. */
static bool print_read(pid_t child)
{
    char name[64];
    unsigned long long bytes;

    snprintf(name, sizeof name, "/proc/%d/io", (int)child);
    FILE *file = fopen(name, "r");
    bool known = file != NULL && fscanf(file, "rchar: %llu", &bytes) == 1;

    if (file != NULL)
        fclose(file);
    if (known)
        printf("%llu\n", bytes);
    return known;
}

int main(int argc, char **argv)
{
    struct rusage usage;
    int status;
    bool read = argc > 1 && strcmp(argv[1], "--read") == 0;

    if (argc < 2 + read) {
        fputs("usage: measure [--read] COMMAND ARGUMENT...\n", stderr);
        return 2;
    }
    double begun = now();
    pid_t child = fork();
    siginfo_t ended;

    if (child == 0)
        run(argv + 1 + read);
    if (child < 0 || waitid(P_PID, (id_t)child, &ended, WEXITED | WNOWAIT) != 0 ||
        (read && !print_read(child)) || wait4(child, &status, 0, &usage) != child) {
        perror("measure");
        return 3;
    }
    if (!WIFEXITED(status))
        return 128;
    if (!read)
        printf("%.3f %.3f %.1f\n", now() - begun, seconds(usage.ru_utime) + seconds(usage.ru_stime),
               (double)usage.ru_maxrss / 1024);
    return WEXITSTATUS(status);
}
