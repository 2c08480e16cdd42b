/* around_test.c - what calls show to those around them, kept and worked out anew. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "../call/sip_maker.h"
#include "fact/around.h"
#include "fact/sides.h"

struct scene {
    struct world w;
    struct sides *sides; /* NULL: nothing is kept */
};

static void say(struct scene *scene, double at, int from, int to, const char *line, const char *id)
{
    world_say(
        &scene->w,
        (struct say){
            .at = at, .from = from, .to = to, .line = line, .call_id = id, .method = "INVITE" });
}

static void scene_start(struct scene *scene, bool keeps)
{
    world_start(&scene->w, NULL);
    scene->sides = keeps ? sides_new(scene->w.calls, NULL) : NULL;
}

static void scene_end(struct scene *scene)
{
    sides_free(scene->sides);
    world_end(&scene->w);
}

static struct subject *subject(struct scene *scene, const char *id, struct arena *arena)
{
    return subject_new(scene->w.calls, world_call(&scene->w, id), NULL, scene->sides, arena);
}

/* Bob is no number; the same from a call's own subject and from another's, once and again. */
static void test_called(void **state)
{
    (void)state;
    for (int keeps = 0; keeps <= 1; keeps++) {
        struct arena *arena = arena_new();
        struct scene scene;

        scene_start(&scene, keeps);
        say(&scene, 1, 1, 2, "INVITE", "c1");
        say(&scene, 2, 2, 1, "200 OK", "c2");
        struct subject *s = subject(&scene, "c2", arena);
        for (int again = 0; again <= 1; again++) {
            struct called called = around_called(s, world_call(&scene.w, "c1"));

            assert_true(called.user == slice_ihash(SLICE("bob")));
            assert_false(called.is_number);
            assert_true(around_called(s, s->call).user == 0);
        }
        scene_end(&scene);
        arena_free(arena);
    }
}

static void check_responses(struct scene *scene, uint32_t n, bool one_flow)
{
    struct arena *arena = arena_new();
    struct subject *s = subject(scene, "c1", arena);
    struct responses r = around_responses(s, s->call);

    assert_int_equal(r.n, n);
    assert_int_equal(r.flow != NO_INDEX, one_flow);
    arena_free(arena);
}

/* What is kept holds no longer than until another message comes. */
static void test_responses(void **state)
{
    (void)state;
    for (int keeps = 0; keeps <= 1; keeps++) {
        struct scene scene;

        scene_start(&scene, keeps);
        say(&scene, 1, 1, 2, "INVITE", "c1");
        check_responses(&scene, 0, false);
        say(&scene, 1.1, 2, 1, "100 Trying", "c1");
        check_responses(&scene, 1, true);
        say(&scene, 1.2, 2, 1, "180 Ringing", "c1");
        check_responses(&scene, 2, true);
        say(&scene, 1.3, 3, 1, "200 OK", "c1");
        check_responses(&scene, 3, false);
        scene_end(&scene);
    }
}

static bool is_idle(struct scene *scene, size_t from, size_t to)
{
    struct arena *arena = arena_new();
    bool idle = around_is_idle(subject(scene, "c1", arena), from, to);

    arena_free(arena);
    return idle;
}

static void test_idle(void **state)
{
    (void)state;
    for (int keeps = 0; keeps <= 1; keeps++) {
        struct scene scene;

        scene_start(&scene, keeps);
        say(&scene, 1, 1, 2, "INVITE", "c1");
        say(&scene, 2, 1, 2, "INVITE", "c2");
        say(&scene, 3, 1, 2, "INVITE", "c3");
        say(&scene, 3.5, 2, 1, "180 Ringing", "c3");
        say(&scene, 4, 1, 2, "INVITE", "c4");
        assert_true(is_idle(&scene, 0, 2));
        assert_false(is_idle(&scene, 0, 4));
        assert_false(is_idle(&scene, 2, 4));
        assert_true(is_idle(&scene, 3, 4));
        assert_true(is_idle(&scene, 1, 2));
        say(&scene, 4.5, 2, 1, "180 Ringing", "c2");
        assert_false(is_idle(&scene, 1, 2));
        scene_end(&scene);
    }
}

static bool is_one_sided(struct scene *scene)
{
    struct arena *arena = arena_new();
    bool one_sided = around_is_one_sided(subject(scene, "c1", arena));

    arena_free(arena);
    return one_sided;
}

static void test_one_sided(void **state)
{
    (void)state;
    for (int keeps = 0; keeps <= 1; keeps++) {
        struct scene scene;

        scene_start(&scene, keeps);
        say(&scene, 1, 1, 2, "INVITE", "c1");
        assert_false(is_one_sided(&scene));
        say(&scene, 2, 1, 2, "ACK", "c1");
        assert_true(is_one_sided(&scene));
        say(&scene, 3, 2, 1, "200 OK", "c1");
        assert_false(is_one_sided(&scene));
        scene_end(&scene);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_called),
        cmocka_unit_test(test_responses),
        cmocka_unit_test(test_idle),
        cmocka_unit_test(test_one_sided),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
