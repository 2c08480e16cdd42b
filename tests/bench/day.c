/* day.c - a day of a busy exchange through `sipwhy watch`, its time simulated: the packets come by
 * a pipe as fast as they are taken. Calls that failed stay longest, and it takes hours until the
 * table is full of them; after that an hour takes no more memory, descriptors, disk or time of a
 * processor than the one before.
 *
 *     day PROGRAM          24 hours, 200 calls a second (what traffic.c takes for one)
 *     DAY_HOURS=1
 *     DAY_RATE=200
 *     DAY_PROCESSOR=2400   seconds of a processor; when they are used up no further hour begins
 *     DAY_LIMITS="calls=50000 spool=64"   in place of the defaults
 *
 * Full is the table when it has had FULL times as many records of errors as it holds calls: those
 * that failed have been replaced twice, and the heap's pieces have settled. At 200 calls a second
 * that is in the seventh hour, at 10 after five days: a run that ends before says so, and what grew
 * until then is not held against the program. DAY_LIMITS="calls=10000" makes it seven hours again.
 *
 * Every error is a record on standard output, counted and thrown away; each minute a trigger fires
 * for what failed in it, and a command takes its alert. It fails if anything grows once the table
 * is full, if the program fails, says anything or leaves an alert undelivered, or if there is no
 * alert in an hour. */
#include "config.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "session/limits.h"
#include "traffic.h"
#include "wire.h"

#define HOUR (3600 * NANOS_PER_S)
#define WORDS_MOST 64
#define FULL 3 /* records for each call that the table holds, until it is full */

#define FIRED "\"trigger\":\"day\""

/* What the program has and has used up. */
struct use {
    double memory;  /* MiB */
    double disk;    /* MiB of the alerts that wait */
    double seconds; /* of a processor */
    unsigned descriptors;
};

struct day {
    struct writer *writer;
    struct traffic *traffic;
    pid_t child;
    int alerts;                 /* the program's standard output */
    _Atomic unsigned long told; /* lines of it */
    _Atomic unsigned long sent; /* of these, by the trigger */
    char folder[64];            /* with alerts.yaml and the spool */
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
    FILE *lines = fdopen(d->alerts, "r");
    char *line = NULL;
    size_t room = 0;

    while (lines != NULL && getline(&line, &room, lines) > 0) {
        d->told++;
        d->sent += strstr(line, FIRED) != NULL;
    }
    free(line);
    return NULL;
}

/* A file of /proc/PID, or nothing. */
static size_t read_about(pid_t child, const char *name, char *text, size_t room)
{
    char path[64];

    snprintf(path, sizeof path, "/proc/%d/%s", (int)child, name);
    FILE *file = fopen(path, "re");
    size_t n = file != NULL ? fread(text, 1, room - 1, file) : 0;

    if (file != NULL)
        fclose(file);
    text[n] = '\0';
    return n;
}

/* Entries of a folder, and their bytes. */
static unsigned count_files(const char *path, double *bytes)
{
    DIR *folder = opendir(path);
    const struct dirent *entry;
    unsigned n = 0;

    while (folder != NULL && (entry = readdir(folder)) != NULL) {
        struct stat about;

        if (entry->d_name[0] == '.')
            continue;
        n++;
        if (bytes != NULL && fstatat(dirfd(folder), entry->d_name, &about, 0) == 0)
            *bytes += (double)about.st_size;
    }
    if (folder != NULL)
        closedir(folder);
    return n;
}

static struct use use_of(const struct day *d)
{
    unsigned long pages = 0, user = 0, kernel = 0;
    struct use use = { 0 };
    char text[2048], path[96];

    read_about(d->child, "statm", text, sizeof text);
    sscanf(text, "%*u %lu", &pages);
    read_about(d->child, "stat", text, sizeof text);
    const char *behind = strrchr(text, ')'); /* of the name, which may hold anything */
    if (behind != NULL)
        sscanf(behind, ") %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &kernel);
    snprintf(path, sizeof path, "/proc/%d/fd", (int)d->child);
    use.descriptors = count_files(path, NULL);
    snprintf(path, sizeof path, "%s/spool", d->folder);
    count_files(path, &use.disk);
    use.disk /= 1024.0 * 1024.0;
    use.memory = (double)pages * (double)sysconf(_SC_PAGESIZE) / (1024.0 * 1024.0);
    use.seconds = (double)(user + kernel) / (double)sysconf(_SC_CLK_TCK);
    return use;
}

/* A trigger that fires each minute in which calls fail. */
static bool write_config(struct day *d, char *path, size_t room)
{
    const char *temporary = getenv("TMPDIR");

    snprintf(d->folder, sizeof d->folder, "%s/sipwhy-day-XXXXXX",
             temporary != NULL && strlen(temporary) < 32 ? temporary : "/tmp");
    if (mkdtemp(d->folder) == NULL)
        return false;
    snprintf(path, room, "%s/alerts.yaml", d->folder);
    FILE *file = fopen(path, "we");
    if (file == NULL)
        return false;
    fprintf(file,
            "spool: %s/spool\n"
            "triggers:\n"
            "  - name: day\n"
            "    threshold: 10 in 1m\n"
            "    quiet: 1m\n"
            "    command: [/bin/true]\n",
            d->folder);
    return fclose(file) == 0;
}

static void remove_folder(const struct day *d)
{
    static const char *const names[] = { "spool", "alerts.yaml", "" };
    char path[96];

    for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
        snprintf(path, sizeof path, "%s/%s", d->folder, names[i]);
        remove(path);
    }
}

_Noreturn static void run(const char *program, const char *config, int in, int out)
{
    char *limits = xstrdup(setting("DAY_LIMITS", "")), *rest = limits, *word;
    const char *words[WORDS_MOST] = { program, "watch", "--config", config };
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
    char config[96];
    int in[2], out[2];

    if (!write_config(d, config, sizeof config) || pipe2(in, O_CLOEXEC) != 0 ||
        pipe2(out, O_CLOEXEC) != 0) {
        fprintf(stderr, "day: %s\n", strerror(errno));
        exit(2);
    }
    d->child = fork();
    if (d->child == 0)
        run(program, config, in[0], out[1]);
    close(in[0]);
    close(out[1]);
    d->alerts = out[0];
    signal(SIGPIPE, SIG_IGN);
    return fdopen(in[1], "w");
}

/* Times differ by what else the machine does. */
static bool has_grown(const struct use *now, const struct use *full, double seconds)
{
    return now->memory <= 0 || now->memory > full->memory * 1.05 + 4 ||
           now->descriptors > full->descriptors || now->disk > full->disk + 1 ||
           seconds > full->seconds * 1.5;
}

/* Calls that the table holds. */
static unsigned long calls_limit(void)
{
    const char *given = strstr(setting("DAY_LIMITS", ""), "calls=");

    return given != NULL ? strtoul(given + strlen("calls="), NULL, 10)
                         : (unsigned long)limit_value(&default_limits, LIMIT_CALLS);
}

/* An hour; true if nothing has grown beyond what it was when the table was full. */
static bool run_hour(struct day *d, unsigned hour, double rate, struct use *full,
                     struct use *before)
{
    unsigned long told = d->told;
    bool fills = told < FULL * calls_limit();

    traffic_run(d->traffic, traffic_start + (hour + 1) * HOUR, rate);
    struct use now = use_of(d);
    double seconds = now.seconds - before->seconds;

    printf("    hour %2u: %9llu calls, %8lu records, %5lu alerts, %7.1f MiB, %2u descriptors, "
           "%4.1f MiB wait, %5.1f s\n",
           hour + 1, (unsigned long long)traffic_calls(d->traffic), d->told, d->sent, now.memory,
           now.descriptors, now.disk, seconds);
    fflush(stdout);
    *before = now;
    if (fills) {
        *full = now;
        full->seconds = seconds;
    }
    return !has_grown(&now, full, seconds) && d->told > told;
}

int main(int argc, char **argv)
{
    struct day d = { 0 };
    struct rusage usage;
    struct use full = { 0 }, before = { 0 };
    double rate = atof(setting("DAY_RATE", "200")), most = atof(setting("DAY_PROCESSOR", "1e9"));
    unsigned hours = (unsigned)atoi(setting("DAY_HOURS", "24")), hour = 0;
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
    for (; hour < hours && !d.failed && before.seconds < most; hour++)
        good = run_hour(&d, hour, rate, &full, &before) && good;
    writer_end(d.writer);
    fclose(pipe);
    pthread_join(counter, NULL);
    wait4(d.child, &status, 0, &usage);
    printf("    %u of %u hours, %llu calls, %lu records, %lu alerts sent, %.0f s of a processor, "
           "%.1f MiB at most\n",
           hour, hours, (unsigned long long)traffic_calls(d.traffic), d.told, d.sent,
           (double)usage.ru_utime.tv_sec + (double)usage.ru_stime.tv_sec,
           (double)usage.ru_maxrss / 1024);
    if (d.told < FULL * calls_limit())
        printf("    the table was not full of calls that failed: no growth was judged\n");
    traffic_free(d.traffic);
    remove_folder(&d);
    good = good && !d.failed && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    if (!good)
        puts("day: FAILED");
    return good ? 0 : 1;
}
