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

/* An INVITE to a number; `with`: a response to it, NULL: none. */
static void dial(struct scene *scene, double at, int from, const char *number, const char *id,
                 const char *with)
{
    struct say m = { .at = at, .from = from, .to = 9 };
    struct text t = { 0 };

    text_printf(&t,
                "INVITE sip:%s@192.0.2.9 SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKa\r\n"
                "From: <sip:a@example.com>;tag=f1\r\nTo: <sip:bob@example.com>\r\n"
                "Call-ID: %s\r\nCSeq: 1 INVITE\r\nContent-Length: 0\r\n\r\n",
                number, id);
    world_bytes(&scene->w, &m, text_view(&t));
    text_done(&t);
    if (with != NULL)
        say(scene, at + 0.1, 9, from, with, id);
}

static bool is_lone(struct scene *scene, size_t from, size_t here, size_t to)
{
    struct arena *arena = arena_new();
    bool lone = around_is_lone(subject(scene, "c1", arena), from, here, to);

    arena_free(arena);
    return lone;
}

/* Calls 0, 2 and 4 end alike; 4 was answered, and 5 comes from another. */
static void test_lone(void **state)
{
    struct scene scene;

    (void)state;
    scene_start(&scene, true);
    dial(&scene, 1, 1, "0012065550001", "c1", "503 Service Unavailable");
    dial(&scene, 2, 1, "0012065550002", "c2", NULL);
    dial(&scene, 3, 1, "9912065550001", "c3", NULL);
    dial(&scene, 4, 1, "bob", "c4", NULL);
    dial(&scene, 5, 1, "12065550001", "c5", "200 OK");
    dial(&scene, 6, 2, "12065550001", "c6", NULL);
    assert_true(is_lone(&scene, 0, 0, 2));
    assert_false(is_lone(&scene, 0, 0, 3));
    assert_true(is_lone(&scene, 0, 1, 4));
    assert_true(is_lone(&scene, 1, 2, 4));
    assert_true(is_lone(&scene, 2, 2, 6));
    assert_false(is_lone(&scene, 2, 3, 6));
    assert_false(is_lone(&scene, 2, 4, 6));
    assert_true(is_lone(&scene, 5, 5, 6));
    assert_false(is_lone(&scene, 0, 2, 6));
    dial(&scene, 7, 2, "0012065550001", "c7", NULL);
    assert_false(is_lone(&scene, 5, 5, 7));
    assert_false(is_lone(&scene, 0, 0, 1000));
    scene_end(&scene);
    scene_start(&scene, false);
    dial(&scene, 1, 1, "0012065550001", "c1", NULL);
    assert_false(is_lone(&scene, 0, 0, 1));
    scene_end(&scene);
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
        cmocka_unit_test(test_called),    cmocka_unit_test(test_responses),
        cmocka_unit_test(test_idle),      cmocka_unit_test(test_lone),
        cmocka_unit_test(test_one_sided),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
