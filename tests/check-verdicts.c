/* check-verdicts.c - runs `sipwhy report` on each capture of tests/captures/manifest.json and
 * compares what it says with what it must say; then: does each rule have a capture that raises it
 * and one that looks like it and does not? */
#include "config.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "base/mem.h"
#include "diagnose/rule.h"
#include "once.h"

static unsigned mismatches;

#define MISMATCH(file, ...)                                                                        \
    (mismatches++, printf("%s: ", (file)), printf(__VA_ARGS__), putchar('\n'))

static const char *string_of(const json_t *object, const char *key)
{
    const char *value = json_string_value(json_object_get(object, key));

    return value != NULL ? value : "";
}

static bool contains(const json_t *list, const char *text)
{
    size_t i;
    json_t *item;

    json_array_foreach(list, i, item) if (strcmp(json_string_value(item), text) == 0) return true;
    return false;
}

/* The report of a capture; NULL where there is none. */
static json_t *report_of(const char *srcdir, const char *file, int *status)
{
    char *path = xasprintf("%s/%s", srcdir, file);
    const char *const arguments[] = { "sipwhy", "report", "--format", "json", path, NULL };
    pid_t child;
    FILE *output = once_start(arguments, &child);

    free(path);
    if (output == NULL) {
        MISMATCH(file, "the program does not start");
        return NULL;
    }
    json_error_t error;
    json_t *report = json_loadf(output, 0, &error);
    *status = once_end(output, child);
    if (report == NULL)
        MISMATCH(file, "no JSON (exit status %d): %s", *status, error.text);
    return report;
}

static json_t *call_of(const json_t *report, const char *call_id)
{
    size_t i;
    json_t *call;

    json_array_foreach(json_object_get(report, "calls"), i,
                       call) if (contains(json_object_get(call, "call_ids"), call_id)) return call;
    return NULL;
}

static const json_t *find(const json_t *findings, const char *cause)
{
    size_t i;
    json_t *finding;

    json_array_foreach(findings, i,
                       finding) if (strcmp(string_of(finding, "cause"), cause) == 0) return finding;
    return NULL;
}

/* The findings, for a message. */
static const char *summary(const json_t *findings)
{
    static char text[512];
    size_t i, used = 0;
    json_t *finding;

    text[0] = '\0';
    json_array_foreach(findings, i, finding)
    {
        int n = snprintf(text + used, sizeof(text) - used, "%s%s (%s)", i ? ", " : "",
                         string_of(finding, "cause"), string_of(finding, "severity"));

        if (n < 0 || (size_t)n >= sizeof(text) - used)
            break;
        used += (size_t)n;
    }
    return used ? text : "nothing";
}

/* Is one of the points (any, if there are none) shown by the finding? */
static bool points_at(const json_t *finding, const json_t *points)
{
    size_t i, j;
    json_t *point, *evidence;

    json_array_foreach(points, i, point) json_array_foreach(
        json_object_get(finding, "evidence"), j,
        evidence) if (strcmp(string_of(evidence, "header"), string_of(point, "header")) == 0 &&
                      strstr(string_of(evidence, "text"), string_of(point, "contains")) !=
                          NULL) return true;
    return json_array_size(points) == 0;
}

static void check_cause(const char *file, const char *who, const json_t *findings,
                        const json_t *row)
{
    const json_t *wanted = json_object_get(row, "cause");
    const json_t *first = json_array_get(findings, 0);

    if (first == NULL || !contains(wanted, string_of(first, "cause"))) {
        MISMATCH(file, "%s: want %s, got %s", who, json_string_value(json_array_get(wanted, 0)),
                 summary(findings));
        return;
    }
    if (!points_at(first, json_object_get(row, "points")))
        MISMATCH(file, "%s: %s does not point at %s", who, string_of(first, "cause"),
                 string_of(json_array_get(json_object_get(row, "points"), 0), "contains"));
}

static void check_sound(const char *file, const char *who, const json_t *findings)
{
    size_t i;
    json_t *finding;

    json_array_foreach(findings, i,
                       finding) if (strcmp(string_of(finding, "severity"), "error") == 0)
        MISMATCH(file, "%s: is sound, got %s", who, string_of(finding, "cause"));
}

/* The row's "severity confidence" of a cause is that of its finding. */
static void check_said(const char *file, const char *who, const json_t *findings, json_t *said)
{
    const char *cause;
    json_t *wanted;

    json_object_foreach(said, cause, wanted)
    {
        const json_t *finding = find(findings, cause);
        char words[64] = "nothing";

        if (finding != NULL)
            snprintf(words, sizeof words, "%s %s", string_of(finding, "severity"),
                     string_of(finding, "confidence"));
        if (strcmp(words, json_string_value(wanted)) != 0)
            MISMATCH(file, "%s: %s is %s, got %s", who, cause, json_string_value(wanted), words);
    }
}

static void check_call(const char *file, const json_t *report, const json_t *row)
{
    const char *id = string_of(row, "id");
    const json_t *call = call_of(report, id);

    if (call == NULL) {
        MISMATCH(file, "call %s is not in the report", id);
        return;
    }
    const json_t *findings = json_object_get(call, "findings");
    if (json_is_null(json_object_get(row, "cause")))
        check_sound(file, id, findings);
    else
        check_cause(file, id, findings, row);
    size_t i;
    json_t *also;
    json_array_foreach(json_object_get(row, "also"), i,
                       also) if (find(findings, json_string_value(also)) == NULL)
        MISMATCH(file, "%s: lacks %s, got %s", id, json_string_value(also), summary(findings));
    check_said(file, id, findings, json_object_get(row, "said"));
    const char *state = string_of(row, "state");
    if (*state && strcmp(state, string_of(call, "state")) != 0)
        MISMATCH(file, "%s: is %s, got %s", id, state, string_of(call, "state"));
}

static void check_never(const char *file, const json_t *findings, const json_t *never)
{
    size_t i;
    json_t *cause;

    json_array_foreach(never, i, cause)
    {
        const json_t *finding = find(findings, json_string_value(cause));

        if (finding != NULL)
            MISMATCH(file, "looks like %s but is not: %s", json_string_value(cause),
                     string_of(finding, "explanation"));
    }
}

/* Notes in `seen` each cause of the findings that the row wants: only what is wanted counts as a
 * test of its rule. */
static void note_causes(json_t *seen, const json_t *findings, const json_t *row)
{
    size_t i;
    json_t *finding;

    json_array_foreach(findings, i, finding)
    {
        const char *cause = string_of(finding, "cause");

        if (contains(json_object_get(row, "cause"), cause) ||
            contains(json_object_get(row, "also"), cause))
            json_object_set_new(seen, cause, json_true());
    }
}

/* The exit status says whether there is an error anywhere, and else whether all was read. */
static bool has_error(const json_t *report)
{
    size_t i, j;
    json_t *call, *finding;

    json_array_foreach(json_object_get(report, "findings"), j,
                       finding) if (strcmp(string_of(finding, "severity"), "error") ==
                                    0) return true;
    json_array_foreach(json_object_get(report, "calls"), i, call) json_array_foreach(
        json_object_get(call, "findings"), j,
        finding) if (strcmp(string_of(finding, "severity"), "error") == 0) return true;
    return false;
}

static void check_messages(const char *file, const json_t *report, json_int_t wanted)
{
    const json_t *capture = json_object_get(report, "capture");
    json_int_t counted = json_integer_value(json_object_get(capture, "sip_messages"));

    if (counted != wanted)
        MISMATCH(file, "%lld SIP messages, got %lld", (long long)wanted, (long long)counted);
}

static void check_capture(const json_t *row, const char *srcdir, json_t *raised, json_t *silent)
{
    const char *file = string_of(row, "file");
    int status = 0;
    json_t *report = report_of(srcdir, file, &status);

    if (report == NULL)
        return;
    size_t i;
    json_t *item;
    const json_t *whole = json_object_get(report, "findings");
    const json_t *never = json_object_get(row, "never");
    json_array_foreach(json_object_get(row, "calls"), i, item)
    {
        check_call(file, report, item);
        const json_t *call = call_of(report, string_of(item, "id"));
        note_causes(raised, json_object_get(call, "findings"), item);
    }
    json_array_foreach(json_object_get(row, "capture"), i, item)
    {
        check_cause(file, "the capture", whole, item);
        note_causes(raised, whole, item);
    }
    check_never(file, whole, never);
    json_array_foreach(json_object_get(report, "calls"), i, item)
        check_never(file, json_object_get(item, "findings"), never);
    json_array_foreach(never, i, item)
        json_object_set_new(silent, json_string_value(item), json_true());
    check_messages(file, report, json_integer_value(json_object_get(row, "sip")));
    bool partial = json_is_true(json_object_get(row, "partial"));
    if (status != (has_error(report) ? 1 : partial ? 4 : 0))
        MISMATCH(file, "exit status %d", status);
    json_decref(report);
}

/* Each rule's id has a capture that raises it and one that looks alike. */
static void check_rules(const char *data, const json_t *exempt, const json_t *raised,
                        const json_t *silent)
{
    struct error error = { 0 };
    struct rules *rules = rules_load(data, &error);

    if (rules == NULL) {
        MISMATCH(data, "the rules cannot be read");
        return;
    }
    for (size_t i = 0; i < rules_count(rules); i++) {
        const struct rule *rule = rules_at(rules, i);

        if (i && strcmp(rule->id, rules_at(rules, i - 1)->id) == 0)
            continue;
        bool excused = json_object_get(exempt, rule->id) != NULL;
        if (json_object_get(raised, rule->id) == NULL && !excused)
            MISMATCH(rule->file, "no capture of the manifest raises %s", rule->id);
        if (json_object_get(silent, rule->id) == NULL && !excused)
            MISMATCH(rule->file, "no capture of the manifest looks like %s, but is not", rule->id);
    }
    rules_free(rules);
}

int main(int argc, char **argv)
{
    const char *srcdir = getenv("srcdir"), *data = getenv("SIPWHY_DATA");
    char path[4096];

    srcdir = srcdir != NULL ? srcdir : ".";
    snprintf(path, sizeof(path), "%s/tests/captures/manifest.json", srcdir);
    json_error_t error;
    json_t *manifest = json_load_file(path, 0, &error);
    if (manifest == NULL || data == NULL) {
        fprintf(stderr, "%s: %s\n", path, manifest != NULL ? "SIPWHY_DATA is not set" : error.text);
        return 99;
    }
    json_t *raised = json_object(), *silent = json_object(), *row;
    size_t i;
    json_array_foreach(json_object_get(manifest, "captures"), i,
                       row) if (argc < 2 || strstr(string_of(row, "file"), argv[1]) != NULL)
        check_capture(row, srcdir, raised, silent);
    if (argc < 2)
        check_rules(data, json_object_get(manifest, "without"), raised, silent);
    printf("%zu captures, %u mismatches\n", json_array_size(json_object_get(manifest, "captures")),
           mismatches);
    json_decref(raised);
    json_decref(silent);
    json_decref(manifest);
    return mismatches ? 1 : 0;
}
