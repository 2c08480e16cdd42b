/* check-walks.c - is the guide a guide? Plays the walks of tests/guide/walks, each of which has to
 * end at its cause; every cause of every problem that the guide covers has to have one. Then walks
 * on each faulty call of tests/captures/manifest.json: with what the capture answers, at most two
 * questions may be needed to conclude the cause. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>

#include "base/mem.h"
#include "guide/guide.h"
#include "once.h"
#include "session/session.h"

#define QUESTIONS_MOST 2

static unsigned mismatches;

#define MISMATCH(what, ...)                                                                        \
    (mismatches++, printf("%s: ", (what)), printf(__VA_ARGS__), putchar('\n'))

/* --- walks by hand --- */

struct pairs {
    char **list; /* "problem cause" */
    size_t n, room;
};

static void add_pair(struct pairs *pairs, struct slice problem, struct slice cause)
{
    VEC_PUSH(pairs->list, pairs->n, pairs->room) =
        xasprintf(SLICE_FMT " " SLICE_FMT, SLICE_ARG(problem), SLICE_ARG(cause));
}

/* The next word; empty at the end. */
static struct slice word(struct slice *rest)
{
    *rest = slice_trim(*rest);
    return slice_cut(rest, ' ');
}

static char *answers_file(struct slice answers)
{
    char *path = xstrdup("/tmp/sipwhy-walk-XXXXXX");
    int fd = mkstemp(path);
    FILE *file = fd >= 0 ? fdopen(fd, "w") : NULL;
    struct slice one;

    while (file != NULL && (one = word(&answers)).n)
        fprintf(file, SLICE_FMT "\n", SLICE_ARG(one));
    if (file == NULL || fclose(file) != 0) {
        perror(path);
        exit(99);
    }
    return path;
}

/* "- **proven** title (`cause`)": is it among those that stand highest? */
static bool says(const char *summary, struct slice cause)
{
    static const char *const statuses[] = { "- **proven**", "- **likely**" };
    char *wanted = xasprintf("(`" SLICE_FMT "`)", SLICE_ARG(cause));
    bool said = false;

    for (size_t i = 0; i < ARRAY_SIZE(statuses) && !said; i++)
        for (struct slice rest = slice_of(summary); rest.n && !said;) {
            struct slice line = slice_cut(&rest, '\n');

            said = slice_starts(line, slice_of(statuses[i])) &&
                   slice_find(line, slice_of(wanted)) < line.n;
        }
    free(wanted);
    return said;
}

static char *summary_of(struct slice symptom, const char *answers, int *status)
{
    char *name = xasprintf(SLICE_FMT, SLICE_ARG(symptom));
    const char *const arguments[] = { "sipwhy", "guide",     name,       "--answers",
                                      answers,  "--summary", "markdown", NULL };
    pid_t child;
    FILE *output = once_start(arguments, &child);
    struct text text = { 0 };
    char buffer[4096];
    size_t n;

    while (output != NULL && (n = fread(buffer, 1, sizeof buffer, output)) > 0)
        text_add(&text, buffer, n);
    *status = output != NULL ? once_end(output, child) : -1;
    free(name);
    return text_take(&text);
}

static void play(const char *line, struct pairs *pairs)
{
    struct slice rest = slice_of(line);
    struct slice problem = word(&rest), cause = word(&rest), symptom = word(&rest);
    char *answers = answers_file(rest);
    int status;
    char *summary = summary_of(symptom, answers, &status);

    if (status != 0)
        MISMATCH(line, "exit status %d", status);
    else if (!says(summary, cause))
        MISMATCH(line, "does not end there:\n%s", summary);
    add_pair(pairs, problem, cause);
    unlink(answers);
    free(answers);
    free(summary);
}

static void check_covered(void *context, const char *problem, const char *cause)
{
    const struct pairs *pairs = context;
    char *wanted = xasprintf("%s %s", problem, cause);
    bool found = false;

    for (size_t i = 0; i < pairs->n && !found; i++)
        found = strcmp(pairs->list[i], wanted) == 0;
    if (!found)
        MISMATCH("tests/guide/walks", "no walk from %s to %s", problem, cause);
    free(wanted);
}

static void play_walks(const struct guide *guide, const char *srcdir)
{
    char line[512], *path = xasprintf("%s/tests/guide/walks", srcdir);
    FILE *file = fopen(path, "r");
    struct pairs pairs = { 0 };

    if (file == NULL) {
        perror(path);
        exit(99);
    }
    setvbuf(file, NULL, _IONBF, 0); /* as once_start() wants it */
    while (fgets(line, sizeof line, file) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        if (line[0] != '\0' && line[0] != '#')
            play(line, &pairs);
    }
    fclose(file);
    guide_covered(guide, check_covered, &pairs);
    printf("%zu walks\n", pairs.n);
    for (size_t i = 0; i < pairs.n; i++)
        free(pairs.list[i]);
    free(pairs.list);
    free(path);
}

/* --- walks on captures --- */

static bool wanted(const json_t *causes, const char *id)
{
    size_t i;
    json_t *cause;

    json_array_foreach(causes, i, cause) if (strcmp(json_string_value(cause), id) == 0) return true;
    return false;
}

/* One of the causes stands as high as any, and is likely at least. */
static bool concluded(struct walk *walk, const json_t *causes)
{
    const struct conclusion *list;
    size_t n = walk_conclusions(walk, &list);

    for (size_t i = 0; i < n && list[i].status >= CONCLUSION_LIKELY; i++)
        if (list[i].status == list[0].status && wanted(causes, list[i].rule->id))
            return true;
    return false;
}

/* The fewest answers after which it is; QUESTIONS_MOST + 1: more than may be asked. */
static unsigned fewest(struct walk *walk, const json_t *causes, unsigned asked)
{
    unsigned best = QUESTIONS_MOST + 1;

    if (concluded(walk, causes))
        return asked;
    if (asked == QUESTIONS_MOST || walk_done(walk))
        return best;
    size_t step = walk_steps(walk) - 1, n = walk_step(walk, step)->n_answers;
    for (size_t a = 0; a < n && best > asked + 1; a++) {
        walk_answer(walk, step, a);
        unsigned needed = fewest(walk, causes, asked + 1);
        best = needed < best ? needed : best;
        walk_back(walk);
    }
    return best;
}

struct figures {
    unsigned walks, by_questions[QUESTIONS_MOST + 1];
};

static void check_walk(const char *file, const struct guide *guide, struct session *session,
                       struct call *call, const json_t *causes, struct figures *figures)
{
    struct diagnosis *diagnosis = session_diagnosis(session);
    const char *cause = json_string_value(json_array_get(causes, 0));
    const struct rule *rule = rules_by_id(session_rules(session), slice_of(cause));
    int symptom = call != NULL ? guide_suggest(guide, diagnosis, call)
                               : guide_find(guide, rule != NULL ? rule->symptom : "other");

    if (symptom < 0) {
        MISMATCH(file, "no symptom fits %s", cause);
        return;
    }
    struct walk *walk = walk_new(guide, diagnosis, call, symptom);
    unsigned needed = fewest(walk, causes, 0);
    if (needed > QUESTIONS_MOST)
        MISMATCH(file, "more than %d questions from %s to %s", QUESTIONS_MOST,
                 guide_symptom(guide, (size_t)symptom)->id, cause);
    else
        figures->by_questions[needed]++;
    figures->walks++;
    walk_free(walk);
}

static void read_capture(struct session *session, const char *path)
{
    struct error error = { 0 };
    struct packet packet;
    struct source *source = source_open_files(&path, 1, session_store(session), &error);

    while (source != NULL && source_next(source, &packet, &error) == SOURCE_PACKET)
        session_feed(session, &packet);
    session_finish(session);
    if (error_is_set(&error))
        MISMATCH(path, "%s", error.message);
    error_done(&error);
    if (source != NULL)
        source_close(source);
}

/* The attempt below SIP that a finding of the whole capture may be said of; NULL: there is none. */
static struct call *attempt_of(struct session *session)
{
    struct calls *calls = session_calls(session);

    for (size_t i = 0; i < calls_count(calls); i++)
        if (calls_at(calls, i)->attempt)
            return calls_at(calls, i);
    return NULL;
}

static void check_capture(const json_t *row, const struct guide *guide, const char *srcdir,
                          const char *data, struct figures *figures)
{
    struct error error = { 0 };
    const char *file = json_string_value(json_object_get(row, "file"));
    char *path = xasprintf("%s/%s", srcdir, file);
    struct session *session = session_new(data, &error);
    size_t i;
    json_t *item;

    if (session == NULL) {
        fprintf(stderr, "%s\n", error.message);
        exit(99);
    }
    read_capture(session, path);
    json_array_foreach(json_object_get(row, "calls"), i, item)
    {
        const char *id = json_string_value(json_object_get(item, "id"));
        struct call *call = calls_by_call_id(session_calls(session), slice_of(id));

        if (call != NULL && !json_is_null(json_object_get(item, "cause")))
            check_walk(file, guide, session, call, json_object_get(item, "cause"), figures);
    }
    json_array_foreach(json_object_get(row, "capture"), i, item) check_walk(
        file, guide, session, attempt_of(session), json_object_get(item, "cause"), figures);
    session_free(session);
    free(path);
}

static void check_captures(const struct guide *guide, const char *srcdir, const char *data)
{
    char *path = xasprintf("%s/tests/captures/manifest.json", srcdir);
    json_error_t error;
    json_t *manifest = json_load_file(path, 0, &error), *row;
    struct figures figures = { 0 };
    size_t i;

    if (manifest == NULL) {
        fprintf(stderr, "%s: %s\n", path, error.text);
        exit(99);
    }
    json_array_foreach(json_object_get(manifest, "captures"), i, row)
        check_capture(row, guide, srcdir, data, &figures);
    printf("%u faulty calls: %u concluded at once, %u after one question, %u after two\n",
           figures.walks, figures.by_questions[0], figures.by_questions[1],
           figures.by_questions[2]);
    json_decref(manifest);
    free(path);
}

int main(void)
{
    const char *srcdir = getenv("srcdir"), *data = getenv("SIPWHY_DATA");
    struct error error = { 0 };

    setenv("XDG_CONFIG_HOME", "/proc/nonexistent", 1); /* no trunks of who runs the tests */
    struct rules *rules = data != NULL ? rules_load(data, &error) : NULL;
    struct guide *guide = rules != NULL ? guide_load(data, rules, &error) : NULL;
    if (guide == NULL) {
        fprintf(stderr, "%s\n", data != NULL ? error.message : "SIPWHY_DATA is not set");
        return 99;
    }
    srcdir = srcdir != NULL ? srcdir : ".";
    play_walks(guide, srcdir);
    check_captures(guide, srcdir, data);
    guide_free(guide);
    rules_free(rules);
    printf("%u mismatches\n", mismatches);
    return mismatches ? 1 : 0;
}
