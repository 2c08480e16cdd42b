/* day.c - a day of a busy exchange through `sipwhy watch`, its time simulated: the packets come by
 * a pipe as fast as they are taken, and the memory of the program stays where it was after the
 * first hour.
 *
 *     day PROGRAM          24 hours, 200 calls a second (what traffic.c takes for one)
 *     DAY_HOURS=1
 *     DAY_RATE=200
 *     DAY_LIMITS="calls=50000 spool=64"   in place of the defaults
 *
 * Alerts are counted and thrown away. It fails if memory grows after the first hour, if the program
 * fails or says anything, or if it makes no alert in an hour. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "traffic.h"
#include "wire.h"

#define HOUR (3600 * NANOS_PER_S)
#define WORDS_MOST 64

struct day {
    struct writer *writer;
    struct traffic *traffic;
    pid_t child;
    int alerts;                 /* the program's standard output */
    _Atomic unsigned long told; /* lines of it */
    bool failed;
};

static const char *setting(const char *name, const char *otherwise)
{
    const char *value = getenv(name);

    return value != NULL ? value : otherwise;
}

static void take_packet(void *context, const struct packet *packet)
{
    struct day *d = context;
    struct error error = { 0 };

    if (d->failed || writer_add(d->writer, packet, &error))
        return;
    fprintf(stderr, "day: %s\n", error.message);
    error_done(&error);
    d->failed = true;
}

static void *count_alerts(void *context)
{
    struct day *d = context;
    char bytes[65536];
    ssize_t n;

    while ((n = read(d->alerts, bytes, sizeof bytes)) > 0)
        for (ssize_t i = 0; i < n; i++)
            d->told += bytes[i] == '\n';
    return NULL;
}

/* MiB */
static double memory_of(pid_t child)
{
    unsigned long size = 0, pages = 0;
    char path[40];

    snprintf(path, sizeof path, "/proc/%d/statm", (int)child);
    FILE *file = fopen(path, "re");

    if (file == NULL || fscanf(file, "%lu %lu", &size, &pages) != 2)
        pages = 0;
    if (file != NULL)
        fclose(file);
    return (double)pages * (double)sysconf(_SC_PAGESIZE) / (1024.0 * 1024.0);
}

_Noreturn static void run(const char *program, int in, int out)
{
    char *limits = xstrdup(setting("DAY_LIMITS", "")), *rest = limits, *word;
    const char *words[WORDS_MOST] = { program, "watch", "--config", "/dev/null" };
    size_t n = 4;

    while ((word = strsep(&rest, " ")) != NULL && n < WORDS_MOST - 3)
        if (*word != '\0') {
            words[n++] = "--limit";
            words[n++] = word;
        }
    words[n++] = "-";
    dup2(in, STDIN_FILENO);
    dup2(out, STDOUT_FILENO);
    execv(program, (char **)(uintptr_t)words);
    fprintf(stderr, "day: %s: %s\n", program, strerror(errno));
    _exit(127);
}

static FILE *start(struct day *d, const char *program)
{
    int in[2], out[2];

    if (pipe2(in, O_CLOEXEC) != 0 || pipe2(out, O_CLOEXEC) != 0)
        out_of_memory();
    d->child = fork();
    if (d->child == 0)
        run(program, in[0], out[1]);
    close(in[0]);
    close(out[1]);
    d->alerts = out[0];
    signal(SIGPIPE, SIG_IGN);
    return fdopen(in[1], "w");
}

/* An hour; true if nothing has grown beyond what the first one took. */
static bool run_hour(struct day *d, unsigned hour, double rate, double *memory)
{
    unsigned long told = d->told;

    traffic_run(d->traffic, traffic_start + (hour + 1) * HOUR, rate);
    double now = memory_of(d->child);

    printf("    hour %2u: %10llu calls, %9lu alerts, %8.1f MiB of memory\n", hour + 1,
           (unsigned long long)traffic_calls(d->traffic), d->told, now);
    fflush(stdout);
    if (hour == 0)
        *memory = now;
    return now > 0 && now <= *memory * 1.05 + 4 && d->told > told;
}

int main(int argc, char **argv)
{
    struct day d = { 0 };
    struct rusage usage;
    double rate = atof(setting("DAY_RATE", "200")), memory = 0;
    unsigned hours = (unsigned)atoi(setting("DAY_HOURS", "24"));
    bool good = true;
    pthread_t counter;
    int status = 0;

    if (argc != 2) {
        fputs("usage: day PROGRAM\n", stderr);
        return 2;
    }
    FILE *pipe = start(&d, argv[1]);

    pthread_create(&counter, NULL, count_alerts, &d);
    d.writer = writer_new(pipe, "day", WRITER_PCAP);
    d.traffic = traffic_new(take_packet, &d);
    for (unsigned hour = 0; hour < hours && !d.failed; hour++)
        good = run_hour(&d, hour, rate, &memory) && good;
    writer_end(d.writer);
    fclose(pipe);
    pthread_join(counter, NULL);
    wait4(d.child, &status, 0, &usage);
    printf("    %lu alerts, %.0f s of a processor, %.1f MiB at most\n", d.told,
           (double)usage.ru_utime.tv_sec + (double)usage.ru_stime.tv_sec,
           (double)usage.ru_maxrss / 1024);
    traffic_free(d.traffic);
    good = good && !d.failed && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    if (!good)
        puts("day: FAILED");
    return good ? 0 : 1;
}
