/* precedence_test.c - the causes that are told of those that hold, and their order. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <unistd.h>

#include "diagnose/precedence.h"

#define RULE(id, severity, confidence, of)                                                         \
    "- {id: " id ", symptom: other, when: 1 == 2, severity: " severity ", confidence: " confidence \
    ", title: t, explain: e, fix: f, special_case_of: [" of "]}\n"

static const char rules_text[] = RULE("refused", "error", "likely", "")
    RULE("forbidden", "error", "likely", "refused") RULE("address", "error", "likely", "forbidden")
        RULE("blocked", "error", "proven", "refused")
            RULE("address", "error", "proven", "forbidden") RULE("egg", "error", "likely", "hen")
                RULE("hen", "error", "proven", "egg") RULE("other", "error", "proven", "")
                    RULE("mild", "warning", "likely", "refused");

enum { REFUSED, FORBIDDEN, ADDRESS, BLOCKED, ADDRESS_SAID, EGG, HEN, OTHER, MILD };

struct known {
    struct rules *rules;
    struct precedence *precedence;
};

static int begin(void **state)
{
    struct known *k = calloc(1, sizeof *k);
    char path[] = "/tmp/precedence_test.XXXXXX";
    struct error error = { 0 };
    int fd = mkstemp(path);

    assert_true(fd >= 0);
    assert_int_equal(write(fd, rules_text, sizeof rules_text - 1), sizeof rules_text - 1);
    close(fd);
    k->rules = rules_empty();
    if (!rules_add_file(k->rules, path, &error))
        fail_msg("%s", error.message);
    unlink(path);
    k->precedence = precedence_new(k->rules);
    *state = k;
    return 0;
}

static int end(void **state)
{
    struct known *k = *state;

    precedence_free(k->precedence);
    rules_free(k->rules);
    free(k);
    return 0;
}

static void places(void **state)
{
    static const struct {
        size_t a, b;
        bool replaces;
    } cases[] = {
        { FORBIDDEN, REFUSED, true },
        { ADDRESS, REFUSED, true }, /* over two steps */
        { REFUSED, FORBIDDEN, false },
        { BLOCKED, ADDRESS, true }, /* the cause that is told */
        { ADDRESS, BLOCKED, false },
        { BLOCKED, FORBIDDEN, true },
        { ADDRESS_SAID, BLOCKED, false },
        { BLOCKED, ADDRESS_SAID, false },
        { EGG, HEN, false },
        { HEN, EGG, false },
        { OTHER, ADDRESS, false },
        { BLOCKED, MILD, false },
        { MILD, REFUSED, true },
    };
    struct known *k = *state;

    for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
        if (precedence_replaces(k->precedence, rules_at(k->rules, cases[i].a),
                                rules_at(k->rules, cases[i].b)) != cases[i].replaces)
            fail_msg("case %zu", i);
}

static void order(void **state)
{
    static const size_t sorted[] = { BLOCKED, ADDRESS_SAID, OTHER, ADDRESS, REFUSED, MILD };
    struct known *k = *state;

    for (size_t i = 0; i < ARRAY_SIZE(sorted); i++)
        for (size_t j = 0; j < ARRAY_SIZE(sorted); j++) {
            int is = precedence_compare(k->precedence, rules_at(k->rules, sorted[i]),
                                        rules_at(k->rules, sorted[j]));

            assert_int_equal((is > 0) - (is < 0), (i > j) - (i < j));
        }
}

static void conflicts(void **state)
{
    struct known *k = *state;

    assert_true(precedence_conflict(k->precedence, rules_at(k->rules, EGG), SLICE("hen")));
    assert_true(precedence_conflict(k->precedence, rules_at(k->rules, HEN), SLICE("egg")));
    assert_false(
        precedence_conflict(k->precedence, rules_at(k->rules, ADDRESS), SLICE("forbidden")));
    assert_false(precedence_conflict(k->precedence, rules_at(k->rules, ADDRESS), SLICE("none")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(places, begin, end),
        cmocka_unit_test_setup_teardown(order, begin, end),
        cmocka_unit_test_setup_teardown(conflicts, begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
