/* walk_test.c - questions that evidence answers, that the user answers, and otherwise. */
#include "config.h"

#include "trees.h"

#include "guide/walk.h"

static void test_evidence(void **state)
{
    struct trees t;

    (void)state;
    trees_open(&t, "ack-ruri-not-remote-target.pcap");
    struct walk *walk = trees_walk(&t, "drops-after-32s");
    assert_true(walk_done(walk));
    assert_int_equal(walk_asked(walk), 0);
    assert_int_equal(walk_steps(walk), 3);
    for (size_t i = 0; i < walk_steps(walk); i++) {
        const struct walk_step *step = walk_step(walk, i);

        assert_int_equal(step->by, ANSWER_EVIDENCE);
        assert_int_equal(step->evidence.kind, PLACE_SIP);
        assert_string_equal(step->answers[step->n_answers - 1].id, "unknown");
    }
    const struct walk_step *last = walk_step(walk, 2);
    assert_string_equal(last->answers[last->given].id, "other");
    assert_string_equal(last->evidence.header, "request-line");
    assert_non_null(strstr(last->answers[last->given].text, ".pstn.twilio.com"));
    assert_non_null(strstr(last->why, "Twilio"));
    walk_free(walk);
    trees_close(&t);
}

/* The user has the last word on an answer, and may take it back. */
static void test_overrule(void **state)
{
    struct trees t;

    (void)state;
    trees_open(&t, "ack-ruri-not-remote-target.pcap");
    struct walk *walk = trees_walk(&t, "drops-after-32s");
    walk_answer(walk, 0, 1); /* in, though the capture says out */
    const struct walk_step *first = walk_step(walk, 0);
    assert_int_equal(first->by, ANSWER_USER);
    assert_true(first->overruled);
    assert_int_equal(first->evidence.kind, PLACE_SIP);
    assert_string_equal(walk_step(walk, 1)->node, "drop-in-ack");
    assert_int_equal(walk_asked(walk), 0); /* nobody had asked */
    assert_true(walk_back(walk));
    assert_string_equal(walk_step(walk, 1)->node, "drop-out-repeats");
    assert_false(walk_back(walk));
    walk_free(walk);
    trees_close(&t);
}

/* Answers that the way no longer leads to come back with it. */
static void test_kept_answers(void **state)
{
    struct trees t;

    (void)state;
    trees_open(&t, "");
    struct walk *walk = trees_walk(&t, "403");
    trees_answer(walk, "bare");
    trees_answer(walk, "same");
    trees_answer(walk, "first");
    assert_string_equal(walk_step(walk, walk_steps(walk) - 1)->node, "acl-entries");
    walk_answer(walk, 0, 3);
    assert_true(walk_done(walk));
    assert_int_equal(walk_steps(walk), 1);
    walk_answer(walk, 0, 5);
    assert_int_equal(walk_steps(walk), 4);
    assert_int_equal(walk_asked(walk), 3);
    walk_restart(walk);
    assert_int_equal(walk_steps(walk), 1);
    assert_int_equal(walk_step(walk, 0)->given, -1);
    walk_free(walk);
    trees_close(&t);
}

static void test_unknown(void **state)
{
    struct trees t;

    (void)state;
    trees_open(&t, "");
    for (size_t i = 0; i < guide_symptoms(t.guide); i++) {
        struct walk *walk = walk_new(t.guide, session_diagnosis(t.session), NULL, (int)i);
        const struct conclusion *list;

        while (!walk_done(walk)) {
            size_t step = walk_steps(walk) - 1;

            walk_answer(walk, step, walk_step(walk, step)->n_answers - 1);
            assert_int_equal(walk_step(walk, step)->by, ANSWER_UNKNOWN);
        }
        assert_true(walk_conclusions(walk, &list) > 0);
        assert_true(list[0].status >= CONCLUSION_POSSIBLE); /* and is told */
        walk_free(walk);
    }
    trees_close(&t);
}

/* Out of the way: no crash, and nothing changes. */
static void test_no_such_answer(void **state)
{
    struct trees t;
    struct error error = { 0 };

    (void)state;
    trees_open(&t, "");
    struct walk *walk = trees_walk(&t, "603");
    walk_answer(walk, 7, 0);
    walk_answer(walk, 0, 7);
    assert_int_equal(walk_step(walk, 0)->given, -1);
    assert_false(walk_value(walk, 0, SLICE("x"), &error));
    assert_string_equal(error.message, "this question asks for no value");
    error_done(&error);
    walk_free(walk);
    trees_close(&t);
}

/* A value that decides answers the question. */
static void test_value(void **state)
{
    struct trees t;
    struct error error = { 0 };

    (void)state;
    trees_open(&t, "acl-ip-not-allowed.pcap");
    struct walk *walk = trees_walk(&t, "403");
    walk_answer(walk, 0, 5); /* only Forbidden: as if the provider had not said why */
    size_t step = walk_steps(walk) - 1;
    assert_string_equal(walk_step(walk, step)->node, "acl-entries");
    assert_true(walk_value(walk, step, SLICE(" 198.51.100.1, 192.0.2.0/24 "), &error));
    assert_int_equal(walk_step(walk, step)->by, ANSWER_USER);
    assert_string_equal(walk_step(walk, step)->answers[walk_step(walk, step)->given].id, "no");
    assert_string_equal(walk_step(walk, step)->value, "198.51.100.1, 192.0.2.0/24");
    assert_int_equal(trees_standing(walk, "acl-ip-not-allowed"), CONCLUSION_PROVEN);
    assert_true(walk_value(walk, step, SLICE("203.0.113.0/24"), &error));
    assert_string_equal(walk_step(walk, step)->answers[walk_step(walk, step)->given].id, "yes");
    assert_false(walk_value(walk, step, SLICE("203.0.113.0/99"), &error));
    assert_string_equal(error.message, "'203.0.113.0/99' is no address and no network");
    error_done(&error);
    walk_free(walk);
    trees_close(&t);
}

/* A command to be pasted into a shell holds nothing of the network's that a shell would act on. */
static void test_commands(void **state)
{
    (void)state;
    const char *without = "dig +short NAME.pstn.twilio.com; x 'y'";
    assert_true(walk_command_is_safe("dig +short a-1.example.com; x 'y'", without));
    assert_true(walk_command_is_safe("dig +short 2001:db8::1; x 'y'", without));
    assert_false(walk_command_is_safe("dig +short $(reboot); x 'y'", without));
    assert_false(walk_command_is_safe("dig +short a;reboot; x 'y'", without));
    assert_false(walk_command_is_safe("dig +short a reboot; x 'y'", without));
    assert_false(walk_command_is_safe("dig +short -f/etc/x; x 'y'", without));
    assert_false(walk_command_is_safe("dig +short a'b; x 'y'", without));
    assert_false(walk_command_is_safe("dig +short a\nreboot; x 'y'", without));
    assert_false(walk_command_is_safe("dig +short a\x1b[; x 'y'", without));

    struct trees t;
    trees_open(&t, "term-firewall-blocks-outbound-sip.pcap");
    struct walk *walk = trees_walk(&t, "no-response");
    assert_non_null(strstr(walk_step(walk, 0)->command, "harbourline.pstn.twilio.com"));
    walk_free(walk);
    trees_close(&t);
}

static void test_provider(void **state)
{
    struct trees t;

    (void)state;
    trees_open(&t, "");
    struct walk *walk = trees_walk(&t, "never-arrives");
    assert_null(walk_provider(walk));
    assert_null(strstr(walk_step(walk, 0)->why, "32010"));
    walk_set_provider(walk, profiles_by_id(session_profiles(t.session), SLICE("twilio")));
    assert_non_null(strstr(walk_step(walk, 0)->why, "32010"));
    walk_free(walk);
    trees_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_evidence),       cmocka_unit_test(test_overrule),
        cmocka_unit_test(test_kept_answers),   cmocka_unit_test(test_unknown),
        cmocka_unit_test(test_no_such_answer), cmocka_unit_test(test_value),
        cmocka_unit_test(test_provider),       cmocka_unit_test(test_commands),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
