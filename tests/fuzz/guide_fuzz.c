/* guide_fuzz.c - the walk through the symptoms as numbered lines: the first byte is the symptom,
 * the second which call it is about and how it is walked; then lines, as somebody types them or as
 * they stand in a file of answers. Saved files stay in memory, see no_files.c. */
#include "config.h"

#include "cmd/guide_lines.h"
#include "fuzz.h"
#include "pipeline.h"
#include "trace.h"

static struct pipeline pipeline;
static struct guide *guide;

static void prepare(void)
{
    struct error error = { 0 };

    if (freopen("/dev/null", "w", stdout) == NULL) /* the walk is told there */
        abort();
    trace_load(&pipeline, NULL, NULL);
    guide = guide_load(data_dir(), pipeline_rules, &error);
    if (guide == NULL) {
        fprintf(stderr, "%s\n", error.message);
        exit(2);
    }
}

/* The best causes come first, and each has words. */
static void check_conclusions(struct walk *walk)
{
    const struct conclusion *list;
    size_t n = walk_conclusions(walk, &list);

    for (size_t i = 0; i < n; i++)
        if ((i > 0 && list[i].status > list[i - 1].status) || list[i].title == NULL)
            abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct error error = { 0 };
    struct lines lines = { .width = 60 };
    struct text advice = { 0 };

    if (size < 3)
        return 0;
    if (guide == NULL)
        prepare();
    size_t which = (data[1] & 3u) | (data[1] >> 5u) * 4u, n = calls_count(pipeline.calls);
    lines.in = fmemopen((void *)(uintptr_t)(data + 2), size - 2, "r");
    if (lines.in == NULL)
        abort();
    lines.prompts = data[1] & 4;
    lines.replay = data[1] & 8;
    lines.walk =
        walk_new(guide, pipeline.diagnosis, which < n ? calls_at(pipeline.calls, which) : NULL,
                 (int)(data[0] % guide_symptoms(guide)));
    lines_walk(&lines, &error);
    check_conclusions(lines.walk);
    lines_summary(&lines, data[1] & 16);
    walk_capture_advice(lines.walk, &advice);
    walk_free(lines.walk);
    fclose(lines.in);
    text_done(&advice);
    error_done(&error);
    return 0;
}
