/* report_fuzz.c - a whole capture file, from its bytes to a report in every format. */
#include "config.h"

#include <jansson.h>

#include "fuzz.h"
#include "pipeline.h"
#include "report/report.h"

static bool read_capture(struct pipeline *p, const char *path, struct source_stats *stats)
{
    struct error error = { 0 };
    struct source *source = source_open_files(&path, 1, p->store, &error);
    struct packet packet;
    enum source_status status = SOURCE_END;

    while (source != NULL && (status = source_next(source, &packet, &error)) == SOURCE_PACKET)
        pipeline_feed(p, &packet);
    if (source != NULL)
        source_stats(source, stats);
    source_close(source);
    error_done(&error);
    return source != NULL;
}

/* Formats for programs must be what they claim to be. */
static void check(const struct report_format *format, const char *text, size_t n)
{
    if (format == &report_json) {
        json_t *json = json_loadb(text, n, JSON_ALLOW_NUL, NULL);

        if (json == NULL)
            abort();
        json_decref(json);
    }
    for (size_t i = 0; i < n; i++)
        if ((uint8_t)text[i] < ' ' && text[i] != '\n' && text[i] != '\r' && text[i] != '\t')
            abort();
}

static void write_report(struct pipeline *p, const struct report_format *format,
                         const struct source_stats *stats)
{
    static const char *const names[] = { "fuzz.pcap" };
    char *text = NULL;
    size_t n = 0;
    struct report report = {
        .format = format,
        .width = 80,
        .floor = SEVERITY_INFO,
        .calls = p->calls,
        .diagnosis = p->diagnosis,
        .profiles = pipeline_profiles,
        .out = open_memstream(&text, &n),
        .capture = { .files = names,
                     .n_files = 1,
                     .packets = stats->packets,
                     .bytes = stats->bytes },
    };

    calls_stats(p->calls, &report.capture.stats);
    report_begin(&report);
    for (size_t i = 0; i < calls_count(p->calls); i++)
        report_call(&report, calls_at(p->calls, i));
    report_end(&report);
    fclose(report.out);
    check(format, text, n);
    free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct pipeline pipeline;
    struct source_stats stats = { 0 };
    int fd;
    char *path = memory_file(data, size, &fd);

    pipeline_begin_within(&pipeline, size & 1);
    bool good = read_capture(&pipeline, path, &stats);
    pipeline_finish(&pipeline);
    for (size_t i = 0; good && i < report_formats(); i++)
        write_report(&pipeline, report_format_at(i), &stats);
    pipeline_end(&pipeline);
    close(fd);
    free(path);
    return 0;
}
