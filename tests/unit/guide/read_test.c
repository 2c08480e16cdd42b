/* read_test.c - the keys of a guide file, and what must not stand in it. */
#include "config.h"

#include "trees.h"

static void test_keys(void **state)
{
    (void)state;
    assert_mistakes("nodes:\n  - {id: a, qestion: Q, answers: [{id: x, text: X, proven: one}]}\n",
                    "2:13: unknown key 'qestion'; did you mean 'question'?\n"
                    "2:5: key 'question' is missing\n");
    assert_mistakes("symptom: []\n", "1:1: unknown key 'symptom'; did you mean 'symptoms'?\n");
    assert_mistakes("symptoms: {id: other}\n", "1:11: a list is wanted here, not a mapping\n");
}

static void test_texts(void **state)
{
    (void)state;
    assert_mistakes("nodes:\n"
                    "  - {id: a, question: 'is {ack.foo} right?', answers: [{id: x, text: X, "
                    "proven: one}]}\n",
                    "2:28: unknown fact 'ack.foo'; did you mean 'ack.from'?\n");
    assert_mistakes("nodes:\n"
                    "  - {id: a, question: Q, answers: [{id: x, text: X, when: status = 1, "
                    "proven: one}]}\n",
                    "2:66: '=' is no operator; write '=='\n");
    assert_mistakes("nodes:\n"
                    "  - {id: a, question: Q, provider: {twilio: {text: X}}, answers: [{id: x, "
                    "text: X, proven: one}]}\n",
                    "2:46: unknown key 'text'\n");
}

static void test_ids(void **state)
{
    (void)state;
    assert_mistakes("nodes:\n"
                    "  - {id: a, question: Q, answers: [{id: x, text: X, proven: one}, {id: x, "
                    "text: X, proven: one}]}\n",
                    "2:72: another answer has the id 'x'\n");
    assert_mistakes("nodes:\n"
                    "  - {id: a, question: Q, answers: [{id: unknown, text: X, proven: one}]}\n",
                    "2:41: 'unknown' is the id of \"I don't know\"\n");
    assert_mistakes("nodes:\n"
                    "  - {id: a, question: Q, answers: [{id: x, text: X, proven: one}]}\n"
                    "  - {id: a, question: Q, answers: [{id: x, text: X, proven: one}]}\n",
                    "3:10: another node has the id 'a'\n");
    assert_mistakes("symptoms: [{id: other, start: a}, {id: other, start: a}]\n",
                    "1:40: another symptom has the id 'other'\n");
}

static void test_values(void **state)
{
    (void)state;
    assert_mistakes("nodes:\n"
                    "  - {id: a, question: Q, value: acll, answers: [{id: x, text: X, proven: "
                    "one}]}\n",
                    "2:33: unknown value 'acll'; did you mean 'acl'?\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_ids),
        cmocka_unit_test(test_values),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
