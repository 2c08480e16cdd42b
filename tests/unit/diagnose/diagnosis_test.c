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
    diagnosis_free(d);
    world_end(&w);
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
    diagnosis_free(d);
    world_end(&w);
    rules_free(rules);
}

/* As many findings, as sure, without what no list shows. */
static void test_titles_only(void **state)
{
    struct world w;

    (void)state;
    world_start(&w, NULL);
    feed_404(&w);
    struct rules *rules = load_rules();
    struct diagnosis *d = diagnosis_new(w.calls, rules, NULL);
    diagnosis_titles_only(d);
    const struct verdict *v = diagnosis_call(d, calls_at(w.calls, 0));
    assert_int_equal(v->n_findings, 4);
    assert_string_equal(v->findings[0].title, "early");
    assert_int_equal(v->findings[0].confidence, CONFIDENCE_LIKELY);
    assert_null(v->findings[0].explain);
    assert_null(v->findings[0].fix);
    assert_int_equal(v->findings[0].n_evidence, 0);
    diagnosis_free(d);
    world_end(&w);
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
    assert_ptr_equal(view_call(diagnosis_view(d, call)), call);
    assert_int_equal(diagnosis_capture(d)->n_findings, 0);
    assert_null(diagnosis_view(d, call));
    world_say(
        &w, (struct say){ .at = 0.6, .from = 2, .to = 1, .line = "404 Not Found", .to_tag = "t1" });
    assert_int_equal(diagnosis_call(d, calls_at(w.calls, 0))->n_findings, 4);
    assert_non_null(diagnosis_view(d, call));
    world_say(&w, (struct say){ .at = 0.7, .from = 1, .to = 2, .line = "ACK", .to_tag = "t1" });
    assert_null(diagnosis_view(d, call));
    diagnosis_free(d);
    world_end(&w);
    rules_free(rules);
}

static bool says(const struct verdict *v, const char *id)
{
    for (size_t i = 0; i < v->n_findings; i++)
        if (strcmp(v->findings[i].rule->id, id) == 0)
            return true;
    return false;
}

/* Whoever asks next may have the place of a call that is gone; its verdict is another. */
static void test_place_of_another(void **state)
{
    struct world w;
    char id[16];
    uint64_t bytes, dropped;

    (void)state;
    world_start(&w, &(struct calls_limits){ .calls = 4 });
    struct rules *rules = load_rules();
    struct diagnosis *d = diagnosis_new(w.calls, rules, NULL);
    for (unsigned i = 0; i < 40; i++) {
        bool good = i % 3 == 0;

        snprintf(id, sizeof id, "c%u", i);
        SAY(&w, i, 1, 2, "INVITE", .call_id = id);
        SAY(&w, i + 0.1, 2, 1, good ? "200 OK" : "404 Not Found", .call_id = id, .to_tag = "t1");
        for (size_t k = 0; k < calls_count(w.calls); k++) {
            const struct call *call = calls_at(w.calls, k);

            assert_int_equal(says(diagnosis_call(d, call), "never"), call->status == 200);
        }
    }
    assert_true(calls_slots(w.calls) <= 4);
    diagnosis_use(d, &bytes, &dropped);
    assert_int_equal(dropped, 0);
    assert_int_equal(diagnosis_freed(d), 40 - calls_count(w.calls));
    diagnosis_free(d);
    world_end(&w);
    rules_free(rules);
}

/* Two may judge the same calls, each by its own rules, and one may leave. */
static void test_two_of_them(void **state)
{
    struct world w;

    (void)state;
    world_start(&w, NULL);
    feed_404(&w);
    struct rules *rules = load_rules(), *none = rules_empty();
    struct diagnosis *a = diagnosis_new(w.calls, rules, NULL);
    struct diagnosis *b = diagnosis_new(w.calls, none, NULL);
    const struct call *call = calls_at(w.calls, 0);
    const struct verdict *of_a = diagnosis_call(a, call);

    assert_int_equal(of_a->n_findings, 4);
    assert_int_equal(diagnosis_call(b, call)->n_findings, 0);
    diagnosis_free(b);
    assert_ptr_equal(diagnosis_call(a, call), of_a);
    SAY(&w, 0.6, 2, 1, "404 Not Found", .to_tag = "t1");
    assert_int_equal(diagnosis_freed(a), 0);
    assert_int_equal(diagnosis_call(a, calls_at(w.calls, 0))->n_findings, 4);
    assert_int_equal(diagnosis_freed(a), 1);
    diagnosis_free(a);
    world_end(&w);
    rules_free(rules);
    rules_free(none);
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
    diagnosis_free(d);
    world_end(&w);
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
        cmocka_unit_test(test_ranking),
        cmocka_unit_test(test_evidence),
        cmocka_unit_test(test_titles_only),
        cmocka_unit_test(test_kept),
        cmocka_unit_test(test_place_of_another),
        cmocka_unit_test(test_two_of_them),
        cmocka_unit_test(test_gates),
        cmocka_unit_test(test_trunk),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
