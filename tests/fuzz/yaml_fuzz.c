/* yaml_fuzz.c - files that a person writes: the first byte says what the rest is to be. */
#include "config.h"

#include "alert/alerts.h"
#include "base/yaml.h"
#include "fuzz.h"
#include "guide/guide.h"
#include "pipeline.h"
#include "screen/settings.h"
#include "trace.h"

#define STEPS_MAX 30

static struct pipeline pipeline;

static void read_rules(const char *path, struct lint_messages *mistakes)
{
    struct rules *rules = rules_empty();

    rules_read_file(rules, path, mistakes);
    rules_check(rules, mistakes);
    struct guide *guide = guide_empty(rules);
    guide_read_rules(guide, path, mistakes);
    guide_free(guide);
    rules_free(rules);
}

static void read_profile(const char *path, struct lint_messages *mistakes)
{
    struct profiles *profiles = profiles_empty();

    profiles_read_file(profiles, path, mistakes);
    profiles_free(profiles);
}

static void read_trunks(const char *path, struct lint_messages *mistakes)
{
    struct profiles *profiles = profiles_empty();

    trunks_read_file(profiles, path, mistakes);
    profiles_free(profiles);
}

/* Settings that were read are written, and written ones can be read. */
static void read_settings(const char *path, struct lint_messages *mistakes)
{
    struct error error = { 0 };
    struct text dumped = { 0 };
    struct settings *settings = settings_load(path, &error);
    int fd;

    (void)mistakes;
    if (settings != NULL) {
        settings_dump(settings, &dumped);
        settings_free(settings);
        char *again = memory_file(dumped.p, dumped.n, &fd);
        settings = settings_load(again, &error);
        if (settings == NULL)
            abort();
        settings_free(settings);
        close(fd);
        free(again);
    }
    text_done(&dumped);
    error_done(&error);
}

/* The first answers of a walk, from one end of the answers or the other. */
static void walk_through(struct guide *guide, struct call *call, int symptom, bool first)
{
    struct walk *walk = walk_new(guide, pipeline.diagnosis, call, symptom);
    struct text text = { 0 };

    for (size_t steps = 0; !walk_done(walk) && steps < STEPS_MAX; steps++) {
        size_t last = walk_steps(walk) - 1;

        walk_answer(walk, last, first ? 0 : walk_step(walk, last)->n_answers - 1);
    }
    walk_summary(walk, first, &text);
    walk_capture_advice(walk, &text);
    text_done(&text);
    walk_free(walk);
}

/* A tree that is found good leads through it. */
static void read_guide(const char *path, struct lint_messages *mistakes)
{
    struct guide *guide = guide_empty(pipeline_rules);

    guide_read_file(guide, path, mistakes);
    if (mistakes->n == 0)
        guide_check(guide, mistakes);
    for (size_t i = 0; mistakes->n == 0 && i < guide_symptoms(guide); i++) {
        walk_through(guide, calls_at(pipeline.calls, i % 2), (int)i, true);
        walk_through(guide, NULL, (int)i, false);
    }
    guide_free(guide);
}

static void read_alerts(const char *path, struct lint_messages *mistakes)
{
    alerts_free(alerts_read(path, mistakes));
}

static void (*const readers[])(const char *, struct lint_messages *) = {
    read_rules, read_profile, read_trunks, read_settings, read_guide, read_alerts,
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct lint_messages mistakes = { 0 };
    int fd;

    if (size == 0)
        return 0;
    if (pipeline.calls == NULL)
        trace_load(&pipeline, NULL, NULL);
    char *path = memory_file(data + 1, size - 1, &fd);
    readers[data[0] % ARRAY_SIZE(readers)](path, &mistakes);
    lint_messages_done(&mistakes);
    close(fd);
    free(path);
    return 0;
}
