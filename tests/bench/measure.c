/* measure.c - runs a command with its output thrown away and prints the seconds of a processor that
 * it took, which other programs do not change, and the most memory that it held, in MiB: "measure
 * COMMAND ARGUMENT…". */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static double seconds(struct timeval t)
{
    return (double)t.tv_sec + (double)t.tv_usec / 1e6;
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

int main(int argc, char **argv)
{
    struct rusage usage;
    int status;

    if (argc < 2) {
        fputs("usage: measure COMMAND ARGUMENT...\n", stderr);
        return 2;
    }
    pid_t child = fork();

    if (child == 0)
        run(argv + 1);
    if (child < 0 || wait4(child, &status, 0, &usage) != child) {
        perror("measure");
        return 3;
    }
    printf("%.3f %.1f\n", seconds(usage.ru_utime) + seconds(usage.ru_stime),
           (double)usage.ru_maxrss / 1024);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}
