/* reports.c - many captures, each as `sipwhy report --format json` tells of it, with the rules read
 * once: `reports [OWN...]` takes a file name a line and answers with its report and a line "." */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "report/report.h"
#include "session/session.h"

static int fail(struct error *error)
{
    fprintf(stderr, "reports: %s\n", error->message);
    error_done(error);
    return 1;
}

static bool read_capture(struct session *session, const char *path, struct report_capture *about,
                         struct error *error)
{
    struct packet packet;
    enum source_status status = SOURCE_FAILED;
    struct source *source = source_open_files(&path, 1, session_store(session), error);

    if (source == NULL)
        return false;
    while ((status = source_next(source, &packet, error)) == SOURCE_PACKET) {
        session_feed(session, &packet);
        about->packets++;
    }
    session_finish(session);
    source_close(source);
    calls_stats(session_calls(session), &about->stats);
    return status == SOURCE_END;
}

static int write_report(struct session *session, const char *path)
{
    struct error error = { 0 };
    struct report report = { .format = report_format_by_name("json"),
                             .out = stdout,
                             .floor = SEVERITY_INFO,
                             .calls = session_calls(session),
                             .diagnosis = session_diagnosis(session),
                             .profiles = session_profiles(session),
                             .capture = { .files = &path, .n_files = 1 } };

    if (!read_capture(session, path, &report.capture, &error))
        return fail(&error);
    report_begin(&report);
    for (size_t i = 0; i < calls_count(report.calls); i++)
        report_call(&report, calls_at(report.calls, i));
    report_end(&report);
    return fflush(stdout) == 0 ? 0 : 1;
}

/* In a process of its own: the session that has read the rules and no packet is there for each. */
static bool report_apart(struct session *session, const char *path)
{
    int status = 0;
    pid_t child = fork();

    if (child == 0)
        _exit(write_report(session, path));
    return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

int main(int argc, char **argv)
{
    struct error error = { 0 };
    struct session *session = session_new(data_dir(), &error);
    struct network *own = xcalloc((size_t)argc, sizeof *own);
    char line[4096];

    if (session == NULL)
        return fail(&error);
    for (int i = 1; i < argc; i++)
        if (!network_parse(slice_of(argv[i]), &own[i - 1]))
            return fprintf(stderr, "reports: %s is no address\n", argv[i]), 1;
    session_own(session, own, (size_t)(argc - 1));
    while (fgets(line, sizeof line, stdin) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        if (!report_apart(session, line))
            return fprintf(stderr, "reports: no report of %s\n", line), 1;
        puts("\n.");
        fflush(stdout);
    }
    session_free(session);
    free(own);
    return 0;
}
