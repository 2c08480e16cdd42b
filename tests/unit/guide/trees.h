/* trees.h - small trees written in a test, and the program's own on one of its examples. */
#ifndef SIPWHY_TESTS_TREES_H
#define SIPWHY_TESTS_TREES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "guide/guide.h"
#include "session/session.h"

/* A file with that content; the caller unlinks and frees. */
static inline char *tree_file(const char *content)
{
    char *path = xstrdup("/tmp/sipwhy-tree-XXXXXX");
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, content, strlen(content)), (ssize_t)strlen(content));
    close(fd);
    return path;
}

static inline struct rules *tree_rules(void)
{
    static const char texts[] = "symptom: other, when: 1 == 2, severity: error, "
                                "confidence: proven, title: t, fix: f, explain: ";
    struct text content = { 0 };
    struct error error = { 0 };
    const char *const ids[] = { "one", "two", "three", "four" };
    for (size_t i = 0; i < ARRAY_SIZE(ids); i++)
        text_printf(&content, "- {id: %s, %s%s}\n", ids[i], texts,
                    strcmp(ids[i], "four") == 0 ? "'on {status}'" : "e");
    char *path = tree_file(text_str(&content));
    struct rules *rules = rules_empty();
    assert_true(rules_add_file(rules, path, &error));
    unlink(path);
    free(path);
    text_done(&content);
    return rules;
}

/* The mistakes of reading and checking the tree, "LINE:COLUMN: message" each. */
static inline char *tree_mistakes(const char *content)
{
    struct rules *rules = tree_rules();
    struct guide *guide = guide_empty(rules);
    struct lint_messages m = { 0 };
    struct text said = { 0 };
    char *path = tree_file(content);
    guide_read_file(guide, path, &m);
    if (m.n == 0)
        guide_check(guide, &m);
    for (size_t i = 0; i < m.n; i++)
        text_printf(&said, "%u:%u: %s\n", m.list[i].line, m.list[i].column, m.list[i].message);
    lint_messages_done(&m);
    guide_free(guide);
    rules_free(rules);
    unlink(path);
    free(path);
    return text_take(&said);
}

static inline void assert_mistakes(const char *content, const char *wanted)
{
    char *said = tree_mistakes(content);
    assert_string_equal(said, wanted);
    free(said);
}

#define WORDS                                                                                      \
    "causes:\n"                                                                                    \
    "  - {id: one, title: One, explain: e1, look: l1, fix: f1}\n"                                  \
    "  - {id: two, title: Two, explain: e2, look: l2, fix: f2, provider: {twilio: {fix: f2t}}}\n"  \
    "  - {id: three, title: Three, explain: e3, look: l3, fix: f3}\n"                              \
    "  - {id: four, title: Four, explain: e4, look: l4, fix: f4}\n"

/* The program's own guide, and a session that has read an example ("" : nothing). */
struct trees {
    struct session *session;
    struct rules *rules;
    struct guide *guide;
    struct call *call;
};

static inline void trees_read(struct trees *t, const char *example)
{
    struct error error = { 0 };
    struct packet packet;
    char *path = xasprintf("%s/examples/%s", getenv("SIPWHY_DATA"), example);
    const char *paths[] = { path };
    struct source *source = source_open_files(paths, 1, session_store(t->session), &error);
    assert_non_null(source);
    while (source_next(source, &packet, &error) == SOURCE_PACKET)
        session_feed(t->session, &packet);
    session_finish(t->session);
    source_close(source);
    free(path);
}

static inline void trees_open(struct trees *t, const char *example)
{
    struct error error = { 0 };
    setenv("XDG_CONFIG_HOME", "/proc/nonexistent", 1);
    *t = (struct trees){ .session = session_new(getenv("SIPWHY_DATA"), &error) };
    assert_non_null(t->session);
    t->rules = rules_load(getenv("SIPWHY_DATA"), &error);
    t->guide = guide_load(getenv("SIPWHY_DATA"), t->rules, &error);
    assert_non_null(t->guide);
    if (!*example)
        return;
    trees_read(t, example);
    struct calls *calls = session_calls(t->session);
    for (size_t i = 0; i < calls_count(calls) && !t->call; i++) {
        struct call *call = calls_at(calls, i);
        const struct verdict *verdict = diagnosis_call(session_diagnosis(t->session), call);
        if (verdict->n_findings && verdict->findings[0].severity == SEVERITY_ERROR)
            t->call = call;
    }
    assert_non_null(t->call);
}

static inline struct walk *trees_walk(struct trees *t, const char *symptom)
{
    int i = guide_find(t->guide, symptom);
    assert_true(i >= 0);
    return walk_new(t->guide, session_diagnosis(t->session), t->call, i);
}

/* Answers the question that is asked now. */
static inline void trees_answer(struct walk *walk, const char *id)
{
    size_t step = walk_steps(walk) - 1;
    const struct walk_step *at = walk_step(walk, step);
    for (size_t i = 0; i < at->n_answers; i++)
        if (strcmp(at->answers[i].id, id) == 0) {
            walk_answer(walk, step, i);
            return;
        }
    fail_msg("'%s' has no answer '%s'", at->node, id);
}

static inline enum conclusion_status trees_standing(struct walk *walk, const char *cause)
{
    const struct conclusion *list;
    size_t n = walk_conclusions(walk, &list);
    for (size_t i = 0; i < n; i++)
        if (strcmp(list[i].rule->id, cause) == 0)
            return list[i].status;
    fail_msg("nothing is said of %s", cause);
    return CONCLUSION_OPEN;
}

static inline void trees_close(struct trees *t)
{
    guide_free(t->guide);
    rules_free(t->rules);
    session_free(t->session);
}

#endif
