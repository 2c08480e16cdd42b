/* others_test.c - other calls of the capture, seen from one. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "../call/sip_maker.h"
#include "fact/fact.h"

static void say(struct world *w, double at, int from, int to, const char *line, const char *id)
{
    world_say(w, (struct say){ .at = at,
                               .from = from,
                               .to = to,
                               .line = line,
                               .call_id = id,
                               .method = strcmp(id, "r1") == 0 ? "REGISTER" : "INVITE" });
}

/* To and Request-URI are those of bob, From is that of a. */
static void test_relations(void **state)
{
    static const char *const ids[RELATION_COUNT] = {
        [RELATION_CALLER_REGISTRATION] = NULL, [RELATION_CALLEE_REGISTRATION] = "r1",
        [RELATION_SAME_NUMBER] = "c2",         [RELATION_SAME_PEER] = "c1",
        [RELATION_ONWARD_LEG] = "c5",          [RELATION_INWARD_LEG] = NULL,
    };
    struct world w;

    (void)state;
    world_start(&w, NULL);
    say(&w, 0, 3, 2, "REGISTER", "r1");
    say(&w, 0.1, 2, 3, "200 OK", "r1");
    say(&w, 1, 1, 2, "INVITE", "c1");
    say(&w, 2, 1, 4, "INVITE", "c2");
    say(&w, 2.2, 3, 2, "INVITE", "c3");
    say(&w, 4, 1, 2, "INVITE", "c4");
    say(&w, 4.5, 2, 4, "INVITE", "c5");
    say(&w, 7, 2, 4, "INVITE", "c6");
    struct arena *arena = arena_new();
    struct call *call = world_call(&w, "c4");
    struct subject *s = subject_new(w.calls, call, NULL, NULL, arena);
    for (enum relation i = 0; i < RELATION_COUNT; i++) {
        struct subject *other = subject_other(s, i);

        assert_ptr_equal(other ? other->call : NULL, ids[i] ? world_call(&w, ids[i]) : NULL);
        assert_ptr_equal(subject_other(s, i), other);
    }
    arena_free(arena);
    world_end(&w);
}

/* Two calls to one number, and one leg onward: whose it is is not told. */
static void test_inward_leg(void **state)
{
    struct world w;

    (void)state;
    for (int second = 0; second <= 1; second++) {
        world_start(&w, NULL);
        say(&w, 1, 1, 2, "INVITE", "c1");
        if (second)
            say(&w, 1.5, 3, 2, "INVITE", "c2");
        say(&w, 2, 2, 4, "INVITE", "c3");
        struct arena *arena = arena_new();
        struct subject *in = subject_new(w.calls, world_call(&w, "c1"), NULL, NULL, arena);
        struct subject *out = subject_new(w.calls, world_call(&w, "c3"), NULL, NULL, arena);
        struct subject *back = subject_other(out, RELATION_INWARD_LEG);
        struct subject *onward = subject_other(in, RELATION_ONWARD_LEG);
        assert_ptr_equal(back ? back->call : NULL, second ? NULL : world_call(&w, "c1"));
        assert_ptr_equal(onward ? onward->call : NULL, second ? NULL : world_call(&w, "c3"));
        arena_free(arena);
        world_end(&w);
    }
}

static void test_names(void **state)
{
    (void)state;
    for (enum relation i = 0; i < RELATION_COUNT; i++) {
        enum relation found = RELATION_COUNT;

        assert_true(relation_named(slice_of(relation_name(i)), &found));
        assert_int_equal(found, i);
        assert_non_null(relation_meaning(i));
        assert_int_equal(facts_find(slice_of(relation_name(i))), -1);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_relations),
        cmocka_unit_test(test_inward_leg),
        cmocka_unit_test(test_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
