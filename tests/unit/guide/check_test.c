/* check_test.c - faulty trees: each mistake is told with its place. */
#include "config.h"

#include "trees.h"

#define GOOD                                                                                       \
    "symptoms:\n"                                                                                  \
    "  - {id: other, start: a}\n"                                                                  \
    "nodes:\n"                                                                                     \
    "  - id: a\n"                                                                                  \
    "    question: Q\n"                                                                            \
    "    answers:\n"                                                                               \
    "      - {id: x, text: X, to: b}\n"                                                            \
    "      - {id: y, text: Y, proven: one}\n"                                                      \
    "  - id: b\n"                                                                                  \
    "    question: Q\n"                                                                            \
    "    answers: [{id: x, text: X, likely: [two, three]}]\n" WORDS

static void test_good(void **state)
{
    (void)state;
    assert_mistakes(GOOD, "");
}

static void test_dead_end(void **state)
{
    (void)state;
    assert_mistakes("nodes:\n  - id: a\n    question: Q\n    answers:\n      - {id: x, text: X}\n",
                    "5:9: a dead end: neither a next question nor a cause follows\n");
    assert_mistakes("nodes:\n  - id: a\n    question: Q\n    answers: []\n",
                    "4:14: a list of one to 8 answers is wanted here\n");
}

static void test_loop(void **state)
{
    (void)state;
    assert_mistakes("symptoms: [{id: other, start: a}]\n"
                    "nodes:\n"
                    "  - {id: a, question: Q, answers: [{id: x, text: X, to: b}]}\n"
                    "  - {id: b, question: Q, answers: [{id: x, text: X, to: a}]}\n",
                    "4:57: a loop: this leads back to 'a'\n");
    assert_mistakes("symptoms: [{id: other, start: a}]\n"
                    "nodes:\n"
                    "  - {id: a, question: Q, answers: [{id: x, text: X, proven: one}],\n"
                    "     unknown: {to: a}}\n" WORDS,
                    "4:20: a loop: this leads back to 'a'\n");
}

static void test_names(void **state)
{
    (void)state;
    assert_mistakes("symptoms: [{id: othr, start: aa}]\n"
                    "nodes:\n"
                    "  - {id: a, question: Q, answers: [{id: x, text: X, to: bb, proven: [one, "
                    "onne], found: thre}]}\n",
                    "3:57: no node has the id 'bb'\n"
                    "3:75: no rule has the id 'onne'; did you mean 'one'?\n"
                    "3:89: no rule has the id 'thre'; did you mean 'three'?\n"
                    "1:30: no node has the id 'aa'; did you mean 'a'?\n"
                    "1:17: unknown symptom 'othr'; did you mean 'other'?\n");
}

static void test_unused(void **state)
{
    (void)state;
    assert_mistakes("symptoms: [{id: other, start: a}]\n"
                    "nodes:\n"
                    "  - {id: a, question: Q, answers: [{id: x, text: X, proven: one}]}\n"
                    "  - {id: b, question: Q, answers: [{id: x, text: X, proven: one}]}\n" WORDS,
                    "4:5: no symptom leads to the node 'b'\n");
}

static void test_words(void **state)
{
    (void)state;
    assert_mistakes("symptoms: [{id: other, start: a}]\n"
                    "nodes:\n"
                    "  - {id: a, question: Q, answers: [{id: x, text: X, proven: one}]}\n",
                    "3:61: no words are given for the cause 'one'\n");
}

/* The rules of the tests say t, e and f; those of "four" name a fact. */
static void test_sources(void **state)
{
    static const char tree[] =
        "symptoms: [{id: other, start: a}]\n"
        "nodes:\n"
        "  - {id: a, question: Q, answers: [{id: x, text: X, proven: one}]}\n"
        "causes:\n";
    char *same = xasprintf("%s  - {id: one, look: l, title: T, fix: f}\n", tree);
    char *lent = xasprintf("%s  - {id: one, look: l}\n", tree);
    char *facts = xasprintf("%s  - {id: one, look: l}\n  - {id: four, look: l}\n", tree);
    char *both =
        xasprintf("%s  - {id: one, look: l}\n  - {id: four, look: l, explain: 'on'}\n", tree);

    (void)state;
    assert_mistakes(same, "5:39: the rule says the same: leave 'fix' out\n");
    assert_mistakes(lent, "");
    assert_mistakes(facts, "6:5: 'explain' is missing: the rule's names facts of a call\n");
    assert_mistakes(both, "");
    free(same);
    free(lent);
    free(facts);
    free(both);
}

static void test_coverage(void **state)
{
    (void)state;
    assert_mistakes("covers:\n"
                    "  - {problem: p1, causes: [one, four]}\n"
                    "  - {problem: p2, causes: [two]}\n"
                    "symptoms: [{id: other, start: a, problems: [p1, p3]}]\n"
                    "nodes:\n"
                    "  - {id: a, question: Q, answers: [{id: x, text: X, proven: one}]}\n" WORDS,
                    "2:33: no way leads from the symptom of 'p1' to the cause 'four'\n"
                    "3:5: no symptom stands for 'p2'\n"
                    "4:49: 'p3' is not among what the guide covers\n");
}

static void test_typed(void **state)
{
    (void)state;
    assert_mistakes("symptoms: [{id: other, start: a}]\n"
                    "nodes:\n"
                    "  - {id: a, question: Q, answers: [{id: x, text: X, typed: name, proven: "
                    "one}]}\n" WORDS,
                    "3:60: this node asks for no value that could be typed\n");
}

#define RULE_TEXTS                                                                                 \
    "symptom: other, when: 1 == 2, severity: error, confidence: proven, title: t, fix: f, "        \
    "explain: 'on {status}'"

/* Rules are read from a file, the guide's nodes from another; the guide takes its words from the
 * rules. */
static void assert_lent(const char *rules_source, const char *guide_source, const char *wanted)
{
    struct error error = { 0 };
    struct lint_messages m = { 0 };
    struct text said = { 0 };
    struct rules *rules = rules_empty();
    char *lender = tree_file(rules_source), *tree = tree_file(guide_source);

    assert_true(rules_add_file(rules, lender, &error));
    struct guide *guide = guide_empty(rules);
    guide_read_file(guide, tree, &m);
    guide_read_rules(guide, lender, &m);
    guide_check(guide, &m);
    for (size_t i = 0; i < m.n; i++)
        text_printf(&said, "%u:%u: %s\n", m.list[i].line, m.list[i].column, m.list[i].message);
    assert_string_equal(text_str(&said), wanted);
    text_done(&said);
    lint_messages_done(&m);
    guide_free(guide);
    rules_free(rules);
    unlink(lender);
    unlink(tree);
    free(lender);
    free(tree);
}

static void test_words_of_rules(void **state)
{
    static const char tree[] = "symptoms: [{id: other, start: a}]\n"
                               "nodes:\n"
                               "  - {id: a, question: Q, answers: [{id: x, text: X, "
                               "proven: one}]}\n";

    (void)state;
    assert_lent("- {id: one, " RULE_TEXTS ", without_capture: {look: l, explain: e}}\n", tree, "");
    assert_lent("- {id: one, " RULE_TEXTS "}\n"
                "- {id: one, " RULE_TEXTS ", without_capture: {look: l, explain: e}}\n",
                tree, "");
    assert_lent("- {id: one, " RULE_TEXTS "}\n", tree,
                "3:61: no words are given for the cause 'one'\n");
    assert_lent("- {id: one, " RULE_TEXTS ", without_capture: {look: l}}\n", tree,
                "1:139: 'explain' is missing: the rule's names facts of a call\n");
    assert_lent("- {id: one, " RULE_TEXTS ", without_capture: {look: l, explain: e, fix: f}}\n",
                tree, "1:166: the rule says the same: leave 'fix' out\n");
    assert_lent("- {id: one, " RULE_TEXTS ", without_capture: {look: l, explain: e}}\n"
                "- {id: one, " RULE_TEXTS ", without_capture: {look: k, explain: e}}\n",
                tree, "2:139: the rule in line 1 has words for 'one' already\n");
    assert_lent("- {id: one, " RULE_TEXTS ", without_capture: {look: l, explain: e}}\n"
                "- {id: two, " RULE_TEXTS ", without_capture: {explian: e, look: l}}\n",
                tree, "2:140: unknown key 'explian'; did you mean 'explain'?\n");
}

/* The user's own rules may be many: each of their causes can be concluded and is reached. */
static void test_many_causes(void **state)
{
    struct text content = { 0 }, said = { 0 };
    struct error error = { 0 };
    struct lint_messages m = { 0 };
    struct rules *rules = rules_empty();

    (void)state;
    for (unsigned i = 0; i < 700; i++)
        text_printf(&content,
                    "- {id: c%u, symptom: other, when: 1 == 2, severity: error, "
                    "confidence: proven, title: t, explain: e, fix: f}\n",
                    i);
    char *path = tree_file(text_str(&content));
    assert_true(rules_add_file(rules, path, &error));
    unlink(path);
    free(path);
    path = tree_file("covers:\n  - {problem: p, causes: [c0, c699]}\n"
                     "symptoms:\n  - {id: other, start: n, problems: [p]}\n"
                     "nodes:\n  - id: n\n    question: q\n    why: w\n    answers:\n"
                     "      - {id: 'yes', text: y, proven: [c0, c300]}\n"
                     "      - {id: 'no', text: n, likely: [c699]}\n"
                     "causes:\n  - {id: c0, look: l}\n"
                     "  - {id: c300, look: l}\n"
                     "  - {id: c699, look: l}\n");
    struct guide *guide = guide_empty(rules);
    guide_read_file(guide, path, &m);
    guide_check(guide, &m);
    for (size_t i = 0; i < m.n; i++)
        text_printf(&said, "%u:%u: %s\n", m.list[i].line, m.list[i].column, m.list[i].message);
    assert_string_equal(text_str(&said), "");
    lint_messages_done(&m);
    guide_free(guide);
    rules_free(rules);
    unlink(path);
    free(path);
    text_done(&content);
    text_done(&said);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_many_causes),    cmocka_unit_test(test_good),
        cmocka_unit_test(test_words_of_rules), cmocka_unit_test(test_dead_end),
        cmocka_unit_test(test_loop),           cmocka_unit_test(test_names),
        cmocka_unit_test(test_unused),         cmocka_unit_test(test_words),
        cmocka_unit_test(test_coverage),       cmocka_unit_test(test_typed),
        cmocka_unit_test(test_sources),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
