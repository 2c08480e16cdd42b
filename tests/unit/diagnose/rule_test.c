/* rule_test.c - rules read from files, and the mistakes in them. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <unistd.h>

#include "base/text.h"
#include "diagnose/rule.h"
#include "diagnose/symptom.h"
#include "../fact/facts_double.h"

static const char whole[] = "- id: acl-ip-not-allowed\n"
                            "  symptom: '403'\n"
                            "  when: status == 403 and not invite.authorized\n"
                            "  severity: error\n"
                            "  confidence: likely\n"
                            "  doubt:\n"
                            "    - when: capture.packets < 10\n"
                            "      say: The capture is short.\n"
                            "  point:\n"
                            "    - at: status\n"
                            "      expected: '200'\n"
                            "      note: sent to {ack.dst}\n"
                            "    - at: ack.dst\n"
                            "  title: The address is not allowed\n"
                            "  short: IP not in the ACL\n"
                            "  explain: >-\n"
                            "    The provider sees {ok.contact.host|another\n"
                            "    address}.\n"
                            "  fix: Add it.\n"
                            "  check: Ask.\n"
                            "  references: [RFC 3261, x]\n"
                            "  provider_code: '{status}'\n"
                            "  consequence_of: ack-missing\n"
                            "  special_case_of: [other-one, acl-ip-not-allowed]\n"
                            "  about: More.\n"
                            "- {id: acl-ip-not-allowed, symptom: '403', scope: capture, when: "
                            "capture.packets > 1, severity: info,\n"
                            "   confidence: possible, title: t, explain: e, fix: f}\n";

static char *written(struct slice content)
{
    char *path = xstrdup("/tmp/sipwhy-rule-XXXXXX");
    int fd = mkstemp(path);

    assert_true(fd >= 0);
    assert_int_equal(write(fd, content.p, content.n), (ssize_t)content.n);
    close(fd);
    return path;
}

static void test_whole(void **state)
{
    struct error error = { 0 };
    struct rules *rules = rules_empty();
    char *path = written(slice_of(whole));

    (void)state;
    if (!rules_add_file(rules, path, &error))
        fail_msg("%s", error.message);
    assert_int_equal(rules_count(rules), 2);
    const struct rule *r = rules_at(rules, 0);
    assert_ptr_equal(rules_by_id(rules, SLICE("acl-ip-not-allowed")), r);
    assert_string_equal(r->symptom, "403");
    assert_string_equal(r->file, path);
    assert_int_equal(r->line, 1);
    assert_false(r->capture);
    assert_int_equal(r->severity, SEVERITY_ERROR);
    assert_int_equal(r->confidence, CONFIDENCE_LIKELY);
    assert_int_equal(r->n_doubts, 1);
    assert_string_equal(r->doubts[0].say, "The capture is short.");
    assert_int_equal(r->n_points, 2);
    assert_non_null(r->points[0].note);
    assert_null(r->points[1].expected);
    assert_string_equal(r->explain_text, "The provider sees {ok.contact.host|another address}.");
    assert_string_equal(r->brief, "IP not in the ACL");
    assert_string_equal(r->check_text, "Ask.");
    assert_string_equal(r->about, "More.");
    assert_int_equal(r->n_references, 2);
    assert_int_equal(r->n_consequence_of, 1);
    assert_int_equal(r->n_special_case_of, 2);
    r = rules_at(rules, 1);
    assert_true(r->capture && r->number == 1 && !r->check && r->severity == SEVERITY_INFO);
    assert_int_equal(r->line, 26);
    assert_null(r->brief);
    assert_string_equal(severity_name(r->severity), "info");
    assert_string_equal(confidence_name(r->confidence), "possible");
    unlink(path);
    free(path);
    rules_free(rules);
}

#define REST ", severity: info, confidence: possible, title: t, explain: e, fix: f}"

static void assert_mistakes(const char *content, const char *wanted)
{
    struct lint_messages m = { 0 };
    struct rules *rules = rules_empty();
    char *path = written(slice_of(content));
    struct text found = { 0 };

    rules_read_file(rules, path, &m);
    rules_check(rules, &m);
    for (size_t i = 0; i < m.n; i++) {
        struct text line = { 0 };

        lint_message_print(&line, &m.list[i]);
        text_printf(&found, "%s%s", i ? "\n" : "", text_str(&line) + strlen(path) + 1);
        text_done(&line);
    }
    assert_string_equal(text_str(&found), wanted);
    text_done(&found);
    lint_messages_done(&m);
    unlink(path);
    free(path);
    rules_free(rules);
}

#define ENTRY "severity: info, confidence: possible, title: t, explain: e, fix: f}\n"

/* Names are known to all rules of the file, wherever they stand. */
static void test_conditions(void **state)
{
    struct error error = { 0 };
    struct rules *rules = rules_empty();
    struct subject subject = { .arena = arena_new() };
    char *path = written(SLICE("- {id: one, symptom: other, when: refused and call.id == 7, "
                               "doubt: [{when: refused, say: s}], " ENTRY
                               "- conditions:\n    refused: status in 400..499\n"));

    (void)state;
    double_reset();
    if (!rules_add_file(rules, path, &error))
        fail_msg("%s", error.message);
    assert_int_equal(rules_count(rules), 1);
    assert_true(expr_holds(rules_at(rules, 0)->when, &subject));
    assert_true(expr_holds(rules_at(rules, 0)->doubts[0].when, &subject));
    rules_free(rules);
    arena_free(subject.arena);
    unlink(path);
    free(path);
}

static void test_mistakes(void **state)
{
    (void)state;
    assert_mistakes("- {id: a, symptom: other, when: status == 1" REST, "");
    assert_mistakes("- {id: a, symptom: other, when: 'status = 1'" REST,
                    "1:41: '=' is no operator; write '=='");
    assert_mistakes("- {id: A b, symptom: othr, when: 'ack.rute'" REST,
                    "1:8: an id is made of small letters, digits and hyphens\n"
                    "1:22: unknown symptom 'othr'; did you mean 'other'?\n"
                    "1:35: unknown fact 'ack.rute'; did you mean 'ack.route'?");
    assert_mistakes("- {id: a, symptom: other, scope: capture, when: status == 1" REST,
                    "1:49: 'status' is a fact of a call, and this rule is one of the capture");
    assert_mistakes("- {id: a, symptom: other, when: status" REST "\n- {id: b}\n",
                    "2:3: key 'symptom' is missing\n2:3: key 'when' is missing\n2:3: key "
                    "'severity' is missing\n"
                    "2:3: key 'confidence' is missing\n2:3: key 'title' is missing\n2:3: key "
                    "'explain' is missing\n"
                    "2:3: key 'fix' is missing");
    assert_mistakes("- {id: ack-one, symptom: other, when: status, special_case_of: [ack-oen], "
                    "consequence_of: nothing-at-all" REST,
                    "1:91: no rule has the id 'nothing-at-all'\n1:65: no rule has the id "
                    "'ack-oen'; did you mean 'ack-one'?");
    assert_mistakes("- id: a\n  symptom: other\n  when: >-\n    status == 1\n    and duratoin > "
                    "3\n  severity: error\n"
                    "  confidence: proven\n  title: t\n  explain: >-\n    One {status},\n    two "
                    "{statsu}.\n  fix: f\n",
                    "5:9: unknown fact 'duratoin'; did you mean 'duration'?\n"
                    "11:10: unknown fact 'statsu'; did you mean 'status'?");
    assert_mistakes(
        "- {id: a, symptom: other, when: status, point: 1, doubt: [{when: status}]" REST,
        "1:48: a list is wanted here, not a text or number\n1:59: key 'say' is missing");
    assert_mistakes("- {id: a, symptom: other, when: status, short: ÄÖÜ4567890123456789.1" REST,
                    "");
    assert_mistakes("- {id: a, symptom: other, when: status, short: ÄÖÜ4567890123456789.12" REST,
                    "1:48: this is longer than a short title may be, 21 characters");
    assert_mistakes("id: a\n", "1:1: a list of rules is wanted here, not a mapping");
    assert_mistakes(
        "- {id: a, when: [status]}\n",
        "1:17: an expression is wanted here, not a list\n1:3: key 'symptom' is missing\n"
        "1:3: key 'severity' is missing\n1:3: key 'confidence' is missing\n1:3: key 'title' is "
        "missing\n"
        "1:3: key 'explain' is missing\n1:3: key 'fix' is missing");
}

static void test_symptoms(void **state)
{
    (void)state;
    assert_true(symptoms_count() > 20);
    for (size_t i = 0; i < symptoms_count(); i++)
        assert_ptr_equal(symptoms_by_id(slice_of(symptoms_at(i)->id)), symptoms_at(i));
    assert_null(symptoms_by_id(SLICE("drops")));
}

/* Any file is read to rules or to mistakes. */
static void test_mutations(void **state)
{
    static const char letters[] = "-:[]{}'\">|\\ \n#,.0aZ=~\xff";
    uint32_t random = 5;

    (void)state;
    for (unsigned round = 0; round < 400; round++) {
        char *text = xstrndup(whole, sizeof whole - 1);

        for (unsigned change = 0; change <= round % 5; change++) {
            random = random * 1664525u + 1013904223u;
            text[(random >> 8) % (sizeof whole - 1)] =
                letters[(random >> 20) % (sizeof letters - 1)];
        }
        struct lint_messages m = { 0 };
        struct rules *rules = rules_empty();
        char *path = written((struct slice){ text, sizeof whole - 1 });
        rules_read_file(rules, path, &m);
        rules_check(rules, &m);
        assert_true(rules_count(rules) <= 3);
        lint_messages_done(&m);
        rules_free(rules);
        unlink(path);
        free(path);
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_whole),
                                        cmocka_unit_test(test_mistakes),
                                        cmocka_unit_test(test_conditions),
                                        cmocka_unit_test(test_symptoms),
                                        cmocka_unit_test(test_mutations) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
