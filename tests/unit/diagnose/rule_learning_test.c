/* rule_learning_test.c - whichever conditions were chosen to be asked first, the same rules hold: a
 * diagnosis that has seen many calls says of each what one says that has seen none. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../call/sip_maker.h"
#include "diagnose/diagnosis.h"
#include "diagnose/rule_index.h"

enum { CALLS = 800, ALIKE = 5 };

/* Always the same, for the same call. */
static unsigned dice(unsigned call, unsigned throw, unsigned sides)
{
    uint32_t x = call * 2654435761u + throw *40503u + 1;

    x ^= x >> 15;
    x *= 0x2c1b3c6du;
    x ^= x >> 12;
    return x % sides;
}

/* Of each five calls, four are sound; the others differ in what goes wrong. */
static void feed_call(struct world *w, unsigned i)
{
    static const char *const finals[] = { "404 Not Found", "404 Not Found",
                                          "404 Not Found", "503 Service Unavailable",
                                          "486 Busy Here", "403 Forbidden" };
    bool sound = dice(i, 0, ALIKE) != 0;
    const char *final =
        sound || dice(i, 1, 3) == 0 ? "200 OK" : finals[dice(i, 2, ARRAY_SIZE(finals))];
    double at = i * 20.0;
    char id[16], branch[24];

    snprintf(id, sizeof id, "c%u", i);
    snprintf(branch, sizeof branch, "z9hG4bK%u", i);
    SAY(w, at, 1, 2, "INVITE", .call_id = id, .branch = branch, .sdp = test_sdp(1, 4000, ""));
    if (!sound && dice(i, 3, 2) == 0)
        SAY(w, at + 0.5, 1, 2, "INVITE", .call_id = id, .branch = branch,
            .sdp = test_sdp(1, 4000, ""));
    SAY(w, at + 0.6, 2, 1, final, .call_id = id, .branch = branch, .to_tag = "t1",
        .sdp = final[0] == '2' ? test_sdp(2, sound ? 5000 : 0, "") : NULL);
    if (sound || dice(i, 4, 2) == 0)
        SAY(w, at + 0.7, 1, 2, "ACK", .call_id = id, .branch = branch, .to_tag = "t1");
    double bye = at + 9 + dice(i, 5, 8);
    if (final[0] == '2')
        SAY(w, bye, 1, 2, "BYE", .call_id = id, .branch = "z9hG4bKb", .cseq = 2, .to_tag = "t1");
    if (sound) /* its shape is that of the others */
        SAY(w, bye + 0.1, 2, 1, "200 OK", .call_id = id, .branch = "z9hG4bKb", .cseq = 2,
            .method = "BYE", .to_tag = "t1");
}

static void assert_same(const struct verdict *a, const struct verdict *b)
{
    assert_int_equal(a->n_findings, b->n_findings);
    for (size_t i = 0; i < a->n_findings; i++) {
        assert_string_equal(a->findings[i].rule->id, b->findings[i].rule->id);
        assert_string_equal(a->findings[i].title, b->findings[i].title);
        assert_int_equal(a->findings[i].n_evidence, b->findings[i].n_evidence);
    }
}

static void test_same_rules(void **state)
{
    struct error error = { 0 };
    struct rules *rules = rules_load(getenv("SIPWHY_DATA"), &error);
    struct world w;
    size_t found = 0, refused = 0;

    (void)state;
    if (rules == NULL)
        fail_msg("%s", error.message);
    world_start(&w, NULL);
    for (unsigned i = 0; i < CALLS; i++)
        feed_call(&w, i);
    world_finish(&w, CALLS * 20.0 + 100);
    struct diagnosis *learnt = diagnosis_new(w.calls, rules, NULL), *fresh = NULL;
    for (size_t i = 0; i < calls_count(w.calls); i++) {
        const struct call *call = calls_at(w.calls, i);

        if (i % 25 == 0) {
            diagnosis_free(fresh);
            fresh = diagnosis_new(w.calls, rules, NULL);
        }
        const struct verdict *verdict = diagnosis_call(learnt, call);
        assert_same(verdict, diagnosis_call(fresh, call));
        assert_false(diagnosis_has_learnt(fresh, call));
        found += verdict->n_findings > 0;
        refused += call->status == 404 && diagnosis_has_learnt(learnt, call);
    }
    assert_true(diagnosis_has_learnt(learnt, calls_at(w.calls, 0)) ||
                diagnosis_has_learnt(learnt, calls_at(w.calls, 1)));
    assert_true(found > CALLS / 10);
    assert_true(refused > 5);
    diagnosis_free(fresh);
    diagnosis_free(learnt);
    world_end(&w);
    rules_free(rules);
}

int main(void)
{
    static const struct CMUnitTest tests[] = { cmocka_unit_test(test_same_rules) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
