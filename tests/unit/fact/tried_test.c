/* tried_test.c - checks as facts: the worst of a kind, and what is not known is missing. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/mem.h"
#include "calllog/checks.h"
#include "fact/fact.h"

static const struct value *asked(struct subject *s, const char *name)
{
    int fact = facts_find(slice_of(name));

    assert_true(fact >= 0);
    return fact_value(s, (size_t)fact);
}

static void test_worst(void **state)
{
    struct check_list checks = { 0 };
    struct arena *arena = arena_new();
    struct calls *calls = calls_new(NULL, NULL);
    struct subject *s = subject_new(calls, NULL, NULL, NULL, arena);

    (void)state;
    assert_int_equal(asked(s, "probe.options")->kind, VALUE_MISSING);
    checks_add(&checks, &(struct check){ .kind = CHECK_OPTIONS,
                                         .outcome = "answered",
                                         .number = 200,
                                         .words = "  first\n  second\n" });
    checks_add(&checks, &(struct check){ .kind = CHECK_OPTIONS,
                                         .result = CHECK_WRONG,
                                         .outcome = "refused",
                                         .words = "  it\n",
                                         .advice = "  do this\n  and that\n" });
    checks_add(&checks, &(struct check){ .kind = CHECK_LOCAL_FIREWALL, .outcome = "unknown" });
    s = subject_new(calls, NULL, NULL, NULL, arena);
    s->checks = &checks;
    const struct value *outcome = asked(s, "probe.options"), *told = asked(s, "probe.options.told");
    assert_true(slice_eq(outcome->text, SLICE("refused")));
    assert_true(slice_eq(told->text, SLICE("do this")));
    assert_int_equal(asked(s, "probe.status")->kind, VALUE_MISSING);
    assert_int_equal(asked(s, "local.firewall")->kind, VALUE_MISSING);
    assert_int_equal(asked(s, "local.sockets")->kind, VALUE_MISSING);
    checks_clear(&checks);
    calls_free(calls);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_worst),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
