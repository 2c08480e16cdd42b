/* variants.c - each message of tests/torture/messages cut after every byte, and with every byte in
 * turn made a NUL, 0xff, CR or LF: whatever it is then, nothing is read beyond its end (each
 * variant lies in memory of its own size, for the sanitizers to see), every place that is named
 * lies within, and calls, rules and reports take it. */
#include "config.h"

#include <dirent.h>
#include <jansson.h>

#include "../fuzz/pipeline.h"
#include "notation.h"
#include "report/report.h"
#include "sip/grammar.h"
#include "sip/sdp.h"
#include "sip/uri.h"
#include "sip/via.h"

#define REPORTED 11 /* every so many variants also make a call */

struct run {
    struct pipeline pipeline;
    uint32_t variants, calls;
};

static struct sip_message m;
static struct sdp sdp;

static void need(bool held, const char *what)
{
    if (held)
        return;
    fprintf(stderr, "%s\n", what);
    abort();
}

static bool within(struct span span, size_t n)
{
    return span.offset <= n && span.length <= n - span.offset;
}

static void check_values(size_t n)
{
    for (unsigned id = 0; id < HEADER_COUNT; id++) {
        struct sip_values v = { 0 };

        while (sip_next_value(&m, (enum sip_header_id)id, &v)) {
            struct slice value = sip_text(&m, v.value);
            struct name_addr address;
            struct via via;

            need(within(v.value, n), "a value lies outside its message");
            name_addr_parse(value, &address);
            via_parse(value, &via);
        }
    }
}

static void check_message(struct slice bytes)
{
    struct grammar_fault faults[64];
    uint32_t line, column;
    long length = sip_message_length(bytes);

    need(length <= (long)bytes.n, "a message is longer than what there is of it");
    if (!sip_scan(bytes, &m))
        return;
    need(within(m.body, bytes.n) && within(m.fault_at, bytes.n), "a span lies outside");
    check_values(bytes.n);
    size_t n = sip_grammar_check(&m, faults, ARRAY_SIZE(faults));
    for (size_t i = 0; i < n && i < ARRAY_SIZE(faults); i++) {
        need(within(faults[i].at, bytes.n), "a fault lies outside its message");
        sip_position(&m, faults[i].at.offset, &line, &column);
    }
    sdp_parse(sdp_body(&m), &sdp);
}

static void feed(struct pipeline *p, struct slice bytes, uint32_t number)
{
    static const uint8_t hosts[2][4] = { { 192, 0, 2, 200 }, { 192, 0, 2, 201 } };
    const struct frame frame = {
        .kind = FRAME_DATAGRAM,
        .number = number,
        .time = number * NANOS_PER_MS,
        .src = { addr_ipv4(hosts[0]), 5060 },
        .dst = { addr_ipv4(hosts[1]), 5060 },
        .payload = bytes,
        .ref = REF_NONE,
    };

    pipeline_frame(p, &frame);
    p->end = frame.time;
}

static void try(struct run *run, const char *bytes, size_t n)
{
    char *copy = xmalloc(n + (n == 0));
    struct slice variant = { copy, n };

    memcpy(copy, bytes, n);
    check_message(variant);
    if (run->variants++ % REPORTED == 0)
        feed(&run->pipeline, variant, ++run->calls);
    free(copy);
}

static void write_report(struct pipeline *p, const struct report_format *format)
{
    static const char *const names[] = { "variants" };
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
        .capture = { .files = names, .n_files = 1 },
    };

    calls_stats(p->calls, &report.capture.stats);
    report_begin(&report);
    for (size_t i = 0; i < calls_count(p->calls); i++)
        report_call(&report, calls_at(p->calls, i));
    report_end(&report);
    fclose(report.out);
    for (size_t i = 0; i < n; i++)
        need((uint8_t)text[i] >= ' ' || text[i] == '\n' || text[i] == '\r' || text[i] == '\t',
             "a report holds a control character");
    if (format == &report_json) {
        json_t *json = json_loadb(text, n, JSON_ALLOW_NUL, NULL);

        need(json != NULL, "a report is no JSON");
        json_decref(json);
    }
    free(text);
}

static void check_variants(struct run *run, const char *path, size_t format)
{
    static const char bad[] = { 0, (char)0xff, '\r', '\n' };
    struct text bytes = { 0 };

    notation_read(&bytes, path);
    pipeline_begin(&run->pipeline);
    run->calls = 0;
    for (size_t n = 0; n <= bytes.n; n++)
        try(run, bytes.p, n);
    for (size_t i = 0; i < bytes.n; i++) {
        char right = bytes.p[i];

        for (size_t k = 0; k < sizeof bad; k++) {
            bytes.p[i] = bad[k];
            try(run, bytes.p, bytes.n);
        }
        bytes.p[i] = right;
    }
    pipeline_finish(&run->pipeline);
    write_report(&run->pipeline, report_format_at(format % report_formats()));
    pipeline_end(&run->pipeline);
    text_done(&bytes);
}

static int is_message(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

int main(void)
{
    const char *srcdir = getenv("srcdir");
    char *folder = xasprintf("%s/tests/torture/messages", srcdir != NULL ? srcdir : ".");
    struct dirent **entries = NULL;
    static struct run run;
    int n = scandir(folder, &entries, is_message, alphasort);

    for (int i = 0; i < n; i++) {
        char *path = xasprintf("%s/%s", folder, entries[i]->d_name);

        check_variants(&run, path, (size_t)i);
        free(path);
        free(entries[i]);
    }
    printf("%u variants of %d messages\n", run.variants, n);
    free(entries);
    free(folder);
    rules_free(pipeline_rules);
    profiles_free(pipeline_profiles);
    return n > 0 ? 0 : 1;
}
