/* inquiry_test.c - facts with their places, and the first condition of a rule that fails. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <unistd.h>

#include "../call/sip_maker.h"
#include "diagnose/inquiry.h"

#define RULE(id, when, more)                                                                       \
    "- id: " id "\n  symptom: other\n  when: '" when "'\n  severity: error\n"                      \
    "  confidence: proven\n  title: " id "\n  explain: It is so.\n  fix: Mend it.\n" more

static const char rules_text[] =
    RULE("twice", "is_call and (status == 403 or status == 407) and exists(header.Foo)", "")
        RULE("twice", "is_call and status == 404 and not exists(header.Foo)", "")
            RULE("strong", "status == 404", "  special_case_of: [weak]\n")
                RULE("weak", "status in 400..499", "")
                    RULE("whole", "exists(dns.failed)", "  scope: capture\n");

struct asked {
    struct world world;
    struct rules *rules;
    struct diagnosis *diagnosis;
    struct arena *arena;
    struct text text;
};

static struct rules *load_rules(void)
{
    char path[] = "/tmp/inquiry_test.XXXXXX";
    struct error error = { 0 };
    struct rules *rules = rules_empty();
    int fd = mkstemp(path);

    assert_true(fd >= 0);
    assert_int_equal(write(fd, rules_text, sizeof rules_text - 1), sizeof rules_text - 1);
    close(fd);
    if (!rules_add_file(rules, path, &error))
        fail_msg("%s", error.message);
    unlink(path);
    return rules;
}

static int begin(void **state)
{
    struct asked *a = xcalloc(1, sizeof *a);

    *state = a;
    world_start(&a->world, NULL);
    world_say(&a->world, (struct say){ .at = 0, .from = 1, .to = 2, .line = "INVITE" });
    world_say(
        &a->world,
        (struct say){ .at = 0.1, .from = 2, .to = 1, .line = "404 Not Found", .to_tag = "t1" });
    a->rules = load_rules();
    a->diagnosis = diagnosis_new(a->world.calls, a->rules, NULL);
    a->arena = arena_new();
    return 0;
}

static int end(void **state)
{
    struct asked *a = *state;

    text_done(&a->text);
    arena_free(a->arena);
    diagnosis_free(a->diagnosis);
    world_end(&a->world);
    rules_free(a->rules);
    free(a);
    return 0;
}

static struct call *call_of(struct asked *a)
{
    return calls_at(a->world.calls, 0);
}

static void says(const struct text *text, const char *words)
{
    if (strstr(text_str(text), words) == NULL)
        fail_msg("'%s' is not in:\n%s", words, text_str(text));
}

static void says_not(const struct text *text, const char *words)
{
    if (strstr(text_str(text), words) != NULL)
        fail_msg("'%s' is in:\n%s", words, text_str(text));
}

static void all_facts(void **state)
{
    struct asked *a = *state;

    inquiry_facts(diagnosis_subject(a->diagnosis, call_of(a), a->arena), &a->text);
    says(&a->text, "  status = 404\n");
    says(&a->text, "  is_call = true\n");
    says(&a->text, "  final.reason = \"Not Found\"   packet 2, line 1, column 13 (status-line)\n");
    says_not(&a->text, "bye.");
}

static void facts_of_the_capture(void **state)
{
    struct asked *a = *state;

    inquiry_facts(diagnosis_subject(a->diagnosis, NULL, a->arena), &a->text);
    says(&a->text, "  capture.");
    says_not(&a->text, "  status");
}

static void an_expression(void **state)
{
    struct expr_error error;
    struct expr *expr = expr_parse(SLICE("status == 404 and exists(bye.frame)"), &error);
    struct asked *a = *state;

    assert_non_null(expr);
    inquiry_expr(expr, diagnosis_subject(a->diagnosis, call_of(a), a->arena), &a->text);
    assert_string_equal(text_str(&a->text), "  status == 404 and exists(bye.frame) = false\n"
                                            "  status = 404\n  bye.frame is missing\n");
    expr_free(expr);
}

static void a_single_name_is_said_once(void **state)
{
    struct expr_error error;
    struct expr *expr = expr_parse(SLICE(" status "), &error);
    struct asked *a = *state;

    assert_non_null(expr);
    inquiry_expr(expr, diagnosis_subject(a->diagnosis, call_of(a), a->arena), &a->text);
    assert_string_equal(text_str(&a->text), "  status = 404\n");
    expr_free(expr);
}

static void the_condition_that_fails(void **state)
{
    struct asked *a = *state;

    assert_true(inquiry_why_not(a->diagnosis, call_of(a), SLICE("twice"), &a->text));
    says(&a->text, ":1) does not hold: (status == 403 or status == 407)\n  status = 404\ntwice");
    says(&a->text, ":9) holds\n");
}

static void digests_are_masked(void **state)
{
    struct asked *a = *state;

    world_say(&a->world, (struct say){ .at = 1,
                                       .from = 1,
                                       .to = 2,
                                       .line = "INVITE",
                                       .cseq = 2,
                                       .extra = "Authorization: Digest username=\"u\", "
                                                "realm=\"r\", nonce=\"n\", uri=\"sip:a\", "
                                                "response=\"0123456789abcdef\"\r\n" });
    inquiry_facts(diagnosis_subject(a->diagnosis, call_of(a), a->arena), &a->text);
    says(&a->text, "response=\\\"****************\\\"");
    says_not(&a->text, "0123456789abcdef");
}

static void what_is_excluded(void **state)
{
    struct asked *a = *state;

    assert_true(inquiry_why_not(a->diagnosis, call_of(a), SLICE("weak"), &a->text));
    says(&a->text, "holds, but strong (");
    assert_true(inquiry_why_not(a->diagnosis, call_of(a), SLICE("strong"), &a->text));
    says(&a->text, ") holds\n");
}

static void scopes(void **state)
{
    struct asked *a = *state;

    assert_false(inquiry_why_not(a->diagnosis, call_of(a), SLICE("whole"), &a->text));
    assert_false(inquiry_why_not(a->diagnosis, call_of(a), SLICE("nowhere"), &a->text));
    assert_int_equal(a->text.n, 0);
    assert_true(inquiry_why_not(a->diagnosis, NULL, SLICE("whole"), &a->text));
    says(&a->text, "does not hold: exists(dns.failed)\n  dns.failed is missing\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(all_facts, begin, end),
        cmocka_unit_test_setup_teardown(facts_of_the_capture, begin, end),
        cmocka_unit_test_setup_teardown(an_expression, begin, end),
        cmocka_unit_test_setup_teardown(a_single_name_is_said_once, begin, end),
        cmocka_unit_test_setup_teardown(the_condition_that_fails, begin, end),
        cmocka_unit_test_setup_teardown(digests_are_masked, begin, end),
        cmocka_unit_test_setup_teardown(what_is_excluded, begin, end),
        cmocka_unit_test_setup_teardown(scopes, begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
