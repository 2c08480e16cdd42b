/* suggest_test.c - the word that was meant. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/suggest.h"

static void test_distance(void **state)
{
    static const struct {
        const char *a, *b;
        size_t distance;
    } cases[] = {
        { "", "", 0 },
        { "abc", "", 3 },
        { "abc", "ABC", 0 },
        { "abc", "abd", 1 },
        { "abc", "acb", 1 },
        { "abc", "ab", 1 },
        { "abc", "xabc", 1 },
        { "sevrity", "severity", 1 },
        { "kitten", "sitting", 3 },
        { "ca", "abc", 3 },
        { "abcdef", "badcfe", 3 },
        { "abcdefghij", "jihgfedcba", 9 },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        assert_int_equal(suggestion_distance(slice_of(cases[i].a), slice_of(cases[i].b)),
                         cases[i].distance);
        assert_int_equal(suggestion_distance(slice_of(cases[i].b), slice_of(cases[i].a)),
                         cases[i].distance);
    }
    char word[66];
    memset(word, 'a', sizeof word);
    assert_int_equal(suggestion_distance((struct slice){ word, 64 }, SLICE("a")), 63);
    assert_true(suggestion_distance((struct slice){ word, 65 }, SLICE("a")) == SIZE_MAX);
}

static const char *meant(const char *word)
{
    static const char *const known[] = { "severity", "symptom", "when", "id", "consequence_of" };
    struct suggestion s = suggestion_for(slice_of(word));

    for (size_t i = 0; i < ARRAY_SIZE(known); i++)
        suggestion_try(&s, known[i]);
    return suggestion_best(&s);
}

static void test_best(void **state)
{
    (void)state;
    assert_string_equal(meant("sevrity"), "severity");
    assert_string_equal(meant("wehn"), "when");
    assert_string_equal(meant("consequences_of"), "consequence_of");
    assert_string_equal(meant("SMYPTOMS"), "symptom");
    assert_string_equal(meant("cosnequence_fo"), "consequence_of");
    assert_string_equal(meant("xonzequqnce_of"), "consequence_of");
    assert_string_equal(meant("di"), "id");
    assert_null(meant("expected"));
    assert_null(meant(""));
    struct suggestion none = suggestion_for(SLICE("x"));
    assert_null(suggestion_best(&none));
}

/* Words told apart without looking at the distance must be those that the distance tells apart. */
static void test_all_slips(void **state)
{
    static const char *const words[] = { "message", "messages",     "method",       "media.loss",
                                         "mos",     "sdp.offer.ip", "sdp.offr.ipp", "fsd.pofer.ip",
                                         "status",  "states",       "ststua",       "a",
                                         "" };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(words); i++)
        for (size_t j = 0; j < ARRAY_SIZE(words); j++) {
            struct slice word = slice_of(words[i]);
            struct suggestion s = suggestion_for(word);

            suggestion_try(&s, words[j]);
            size_t allowed = word.n < 6 ? 1 : word.n / 3;
            bool near = suggestion_distance(word, slice_of(words[j])) <= allowed;
            assert_int_equal(suggestion_best(&s) != NULL, near);
        }
}

static bool is_in(const char *word, const char *candidate)
{
    struct suggestion s = suggestion_for(slice_of(word));

    return suggestion_is_in(&s, candidate);
}

static void test_parts(void **state)
{
    (void)state;
    assert_true(is_in("drops", "drops-after-32s"));
    assert_true(is_in("dorps", "drops-after-32s"));
    assert_true(is_in("fter-3", "drops-after-32s"));
    assert_true(is_in("afetr", "drops-after-32s"));
    assert_false(is_in("drum", "drops-after-32s"));
    assert_false(is_in("31s", "drops-after-32s"));
    assert_false(is_in("", "drops-after-32s"));
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_distance),
                                        cmocka_unit_test(test_best), cmocka_unit_test(test_parts),
                                        cmocka_unit_test(test_all_slips) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
