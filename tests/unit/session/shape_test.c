/* shape_test.c - two calls of one shape have the same values of all facts that it is said to tell:
 * each call of each capture that is at hand. */
#include "config.h"

#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "call/reads.h"
#include "fact/shape.h"
#include "session/session.h"

/* The values of a shape's first call, copied. */
struct seen {
    uint64_t shape;
    char *name; /* of the capture */
    bool *told; /* by fact */
    struct value *values;
    char **texts;
};

static struct {
    struct seen *list;
    size_t n, room;
    size_t compared, again; /* facts; calls of a shape that was seen before */
} all;

static struct seen *seen_before(uint64_t shape)
{
    for (size_t i = 0; i < all.n; i++)
        if (all.list[i].shape == shape)
            return &all.list[i];
    return NULL;
}

static struct subject *subject_of(struct session *session, const struct call *call,
                                  struct arena *arena)
{
    return diagnosis_subject(session_diagnosis(session), call, arena);
}

/* Is the fact told, and no message read for it? Each by a subject that knows nothing yet. */
static bool is_told(struct session *session, const struct call *call, size_t fact,
                    struct value *value, char **text)
{
    struct arena *arena = arena_new();
    struct subject *s = subject_of(session, call, arena);
    uint64_t before = calls_reads(session_calls(session));
    bool told = shape_tells(s, fact);

    if (told) {
        struct value room;

        *value = *fact_glance(s, fact, &room);
        *text = value->kind == VALUE_TEXT ? xstrndup(value->text.p, value->text.n) : NULL;
        told = calls_reads(session_calls(session)) == before;
    }
    arena_free(arena);
    return told;
}

static void take_first(struct session *session, const struct call *call, uint64_t shape,
                       const char *name)
{
    struct seen seen = { .shape = shape,
                         .name = xstrdup(name),
                         .told = xcalloc(facts_count(), sizeof *seen.told),
                         .values = xcalloc(facts_count(), sizeof *seen.values),
                         .texts = xcalloc(facts_count(), sizeof *seen.texts) };

    for (size_t i = 0; i < facts_count(); i++)
        seen.told[i] = is_told(session, call, i, &seen.values[i], &seen.texts[i]);
    VEC_PUSH(all.list, all.n, all.room) = seen;
}

static bool is_same(const struct value *a, const char *text, const struct value *b)
{
    if (a->kind != b->kind)
        return false;
    if (a->kind == VALUE_TEXT)
        return slice_eq(slice_of(text), b->text);
    if (a->kind == VALUE_LIST)
        return a->list.n == b->list.n;
    return !value_is_there(a) || value_equal(a, b);
}

static void compare(struct session *session, const struct call *call, const struct seen *seen,
                    const char *name)
{
    struct arena *arena = arena_new();
    struct subject *s = subject_of(session, call, arena);

    for (size_t i = 0; i < facts_count(); i++) {
        struct value room;

        if (!seen->told[i])
            continue;
        all.compared++;
        if (!is_same(&seen->values[i], seen->texts[i], fact_glance(s, i, &room)))
            fail_msg("%s is not the same in call %u of %s as in %s", facts_at(i)->name, call->id,
                     name, seen->name);
    }
    arena_free(arena);
}

static void take_call(struct session *session, const struct call *call, const char *name)
{
    struct arena *arena = arena_new();
    uint64_t shape = shape_of(subject_of(session, call, arena));
    const struct seen *seen = seen_before(shape);

    arena_free(arena);
    if (shape == 0)
        return;
    if (seen == NULL) {
        take_first(session, call, shape, name);
        return;
    }
    all.again++;
    compare(session, call, seen, name);
}

static void take_capture(const char *path)
{
    struct error error = { 0 };
    struct session *session = session_new(getenv("SIPWHY_DATA"), &error);

    assert_non_null(session);
    struct source *source = source_open_files(&path, 1, session_store(session), &error);
    struct packet packet;

    if (source != NULL)
        while (source_next(source, &packet, &error) == SOURCE_PACKET)
            session_feed(session, &packet);
    session_finish(session);
    for (size_t i = 0; i < calls_count(session_calls(session)); i++)
        take_call(session, calls_at(session_calls(session), i), strrchr(path, '/') + 1);
    source_close(source);
    session_free(session);
}

static void forget_all(void)
{
    for (size_t i = 0; i < all.n; i++) {
        for (size_t k = 0; k < facts_count(); k++)
            free(all.list[i].texts[k]);
        free(all.list[i].texts);
        free(all.list[i].values);
        free(all.list[i].told);
        free(all.list[i].name);
    }
    free(all.list);
}

static void test_same_values(void **state)
{
    const char *top = getenv("srcdir");
    char *pattern = xasprintf("%s/tests/captures/*.pcap*", top != NULL ? top : ".");
    glob_t found;

    (void)state;
    assert_int_equal(glob(pattern, 0, NULL, &found), 0);
    for (size_t i = 0; i < found.gl_pathc; i++)
        take_capture(found.gl_pathv[i]);
    print_message("%zu shapes, %zu calls of one that was seen before, %zu facts compared\n", all.n,
                  all.again, all.compared);
    assert_true(all.n > 20 && all.again > 100 && all.compared > 10000);
    globfree(&found);
    free(pattern);
    forget_all();
}

int main(void)
{
    static const struct CMUnitTest tests[] = { cmocka_unit_test(test_same_values) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
