/* diagnosis_test.c - rules become findings: in order, without those whose place is taken, causes
 * before consequences, with evidence; the verdict is kept until the call changes. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <unistd.h>

#include "../call/sip_maker.h"
#include "diagnose/diagnosis.h"
#include "diagnose/rule_index.h"

#define RULE(id, when, severity, more)                                                             \
    "- id: " id "\n  symptom: other\n  when: '" when "'\n  severity: " severity "\n"               \
    "  confidence: proven\n  title: " id "\n  explain: It is so.\n"                                \
    "  fix: Mend it.\n" more

static const char rules_text[] = RULE("late", "is_call", "error", "  consequence_of: [early]\n")
    RULE("info", "is_call and status == 404", "info",
         "") RULE("warning", "is_call and status == 404", "warning", "")
        RULE("early", "status == 404", "error",
             "  special_case_of: [dropped]\n  doubt:\n    - when: is_call\n      say: Who knows.\n"
             "  point:\n    - at: final.status_line\n      expected: '{method}'\n"
             "    - at: final.status_line\n    - at: bye.request_line\n")
            RULE("early", "is_call", "error", "") RULE("dropped", "is_call", "error", "")
                RULE("never", "status == 200", "error", "");

static void write_file(char *path, const char *content)
{
    int fd = mkstemp(path);

    assert_true(fd >= 0);
    assert_int_equal(write(fd, content, strlen(content)), (ssize_t)strlen(content));
    close(fd);
}

static struct rules *load_rules(void)
{
    char path[] = "/tmp/finding_test.XXXXXX";
    struct error error = { 0 };
    struct rules *rules = rules_empty();

    write_file(path, rules_text);
    bool read = rules_add_file(rules, path, &error);
    unlink(path);
    if (!read)
        fail_msg("%s", error.message);
    return rules;
}

static void feed_404(struct world *w)
{
    world_say(w, (struct say){ .at = 0, .from = 1, .to = 2, .line = "INVITE" });
    world_say(
        w, (struct say){ .at = 0.1, .from = 2, .to = 1, .line = "404 Not Found", .to_tag = "t1" });
    world_say(w, (struct say){ .at = 0.2, .from = 1, .to = 2, .line = "ACK", .to_tag = "t1" });
}

static void test_ranking(void **state)
{
    static const char *const order[] = { "early", "warning", "info", "late" };
    struct world w;

    (void)state;
    world_start(&w, NULL);
    feed_404(&w);
    struct rules *rules = load_rules();
    struct diagnosis *d = diagnosis_new(w.calls, rules, NULL);
    const struct verdict *v = diagnosis_call(d, calls_at(w.calls, 0));
    assert_int_equal(v->n_findings, ARRAY_SIZE(order));
    for (size_t i = 0; i < ARRAY_SIZE(order); i++)
        assert_string_equal(v->findings[i].rule->id, order[i]);
    assert_string_equal(v->findings[3].consequence_of, "early");
    assert_null(v->findings[0].consequence_of);
    world_end(&w);
    diagnosis_free(d);
    rules_free(rules);
}

static void test_evidence(void **state)
{
    struct world w;

    (void)state;
    world_start(&w, NULL);
    feed_404(&w);
    struct rules *rules = load_rules();
    struct diagnosis *d = diagnosis_new(w.calls, rules, NULL);
    const struct finding *f = &diagnosis_call(d, calls_at(w.calls, 0))->findings[0];
    assert_int_equal(f->confidence, CONFIDENCE_LIKELY);
    assert_string_equal(f->explain, "It is so. Who knows.");
    assert_int_equal(f->n_evidence, 1); /* the same place twice is one; no BYE */
    const struct evidence *e = &f->evidence[0];
    assert_string_equal(e->header, "status-line");
    assert_string_equal(e->text, "SIP/2.0 404 Not Found");
    assert_string_equal(e->expected, "INVITE");
    assert_int_equal(e->message, 1);
    assert_int_equal(e->line, 1);
    assert_int_equal(e->column, 1);
    assert_int_equal(e->length, e->text_length);
    world_end(&w);
    diagnosis_free(d);
    rules_free(rules);
}

static void test_kept(void **state)
{
    struct world w;

    (void)state;
    world_start(&w, NULL);
    feed_404(&w);
    struct rules *rules = load_rules();
    struct diagnosis *d = diagnosis_new(w.calls, rules, NULL);
    struct call *call = calls_at(w.calls, 0);
    const struct verdict *v = diagnosis_call(d, call);
    assert_ptr_equal(diagnosis_call(d, call), v);
    assert_int_equal(diagnosis_capture(d)->n_findings, 0);
    world_say(
        &w, (struct say){ .at = 0.6, .from = 2, .to = 1, .line = "404 Not Found", .to_tag = "t1" });
    assert_int_equal(diagnosis_call(d, calls_at(w.calls, 0))->n_findings, 4);
    world_end(&w);
    diagnosis_free(d);
    rules_free(rules);
}

/* The verdict names the trunk whose host the request asks for, though no rule asks after it. */
static void test_trunk(void **state)
{
    char path[] = "/tmp/finding_test.XXXXXX";
    struct profiles *profiles = profiles_empty();
    struct error error = { 0 };
    struct world w;

    (void)state;
    write_file(path, "trunks:\n  - name: acme\n    termination: [example.com]\n");
    if (!trunks_add_file(profiles, path, &error))
        fail_msg("%s", error.message);
    unlink(path);
    world_start(&w, NULL);
    feed_404(&w);
    struct rules *rules = load_rules();
    struct diagnosis *d = diagnosis_new(w.calls, rules, profiles);
    const struct verdict *v = diagnosis_call(d, calls_at(w.calls, 0));
    assert_non_null(v->trunk);
    assert_string_equal(v->trunk->name, "acme");
    world_end(&w);
    diagnosis_free(d);
    rules_free(rules);
    profiles_free(profiles);
}

/* Rules that begin alike share a gate. */
static void test_gates(void **state)
{
    (void)state;
    struct rules *rules = load_rules();
    struct gates *gates = gates_new(rules);
    assert_int_equal(gates_count(gates), 3); /* is_call, status == 404, status == 200 */
    gates_free(gates);
    rules_free(rules);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ranking), cmocka_unit_test(test_evidence),
        cmocka_unit_test(test_kept),    cmocka_unit_test(test_gates),
        cmocka_unit_test(test_trunk),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
