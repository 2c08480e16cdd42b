/* expr_test.c - the expression language: what holds, what is missing, what is a mistake and where.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../fact/facts_double.h"
#include "expr/expr.h"

static struct subject subject_of_tests(void)
{
    return (struct subject){ .arena = arena_new() };
}

static bool truth_of(const char *source)
{
    struct expr_error error;
    struct subject subject = subject_of_tests();

    double_reset();
    struct expr *expr = expr_parse(slice_of(source), &error);
    if (expr == NULL)
        fail_msg("%s: %s", source, error.message);
    bool holds = expr_holds(expr, &subject);
    struct value v = expr_value(expr, &subject);
    assert_int_equal(holds, value_true(&v));
    expr_free(expr);
    arena_free(subject.arena);
    return holds;
}

static void check_all(const char *const *sources, size_t n, bool wanted)
{
    for (size_t i = 0; i < n; i++)
        if (truth_of(sources[i]) != wanted)
            fail_msg("%s: should be %s", sources[i], wanted ? "true" : "false");
}

static const char *const true_sources[] = {
    "status == 403",
    "status==403 and not invite.authorized",
    "not status == 404",
    "status != 404",
    "duration in 18..35",
    "duration in 18s..35s",
    "duration > 500ms",
    "duration < 1m",
    "duration <= 1h",
    "duration in 18..30 + 5",
    "status in (401, 403, 407)",
    "status in (100..199, 400..499)",
    "status not in (200, 404)",
    "ack.dst == 54.172.60.1",
    "ack.dst == \"54.172.60.1\"",
    "\"54.172.60.1\" == ack.dst",
    "ack.dst in 54.172.60.0/30",
    "ack.dst in provider.signalling",
    "ok.contact.host in (10.0.0.0/8, 172.16.0.0/12)",
    "ok.contact.host == 172.25.40.11",
    "ok.contact.host not in provider.signalling",
    "ack.dst != ok.contact.host",
    "private(ok.contact.host)",
    "not private(ack.dst)",
    "from.user ~ \"^\\\\+1415\"",
    "from.user ~ \"^\\+1415\"",
    "from.user !~ \"^0\"",
    "\"PCMU\" in offer.codecs",
    "\"G729\" not in offer.codecs",
    "offer.codecs ~ \"pcma\"",
    "offer.codecs !~ \"g729\"",
    "count(offer.codecs) == 2",
    "length(from.user) == 12",
    "lower(\"AbC\") == \"abc\"",
    "exists(status)",
    "not exists(gone)",
    "not (gone == 1)",
    "not gone",
    "status - 3 == 400",
    "status / 2 > 201",
    "-status < 0",
    "2 + 3 * 4 == 14",
    "(2 + 3) * 4 == 20",
    "10 - 4 - 3 == 3",
    "24 / 4 / 2 == 3",
    "1.5 + 0.5 == 2",
    "false or true",
    "true or false and false",
    "header.X-Twilio-Error ~ \"^32201\"",
    "exists(header.X-Twilio-Error)",
    "not exists(header.Foo)",
    "\"say \\\"hi\\\"\" == \"say \\\"hi\\\"\"",
    "offer.codecs",
    "ack.dst",
    "from.user",
    "status in (gone, 403)",
    "status not in (gone, 200)",
    "ack.dst in (fe80::/10, 54.172.60.1)",
    "2001:db8::1 in 2001:db8::/32",
    "\"ABC\" ~ \"abc\"",
    "\"ABC\" !~ \"(?-i)abc\"",
    "status in (403)",
    "not not status == 403",
    "call.id < 8",
    "call.id <= 7",
    "call.id >= 7",
};

static void test_true(void **state)
{
    (void)state;
    check_all(true_sources, ARRAY_SIZE(true_sources), true);
}

static void test_false(void **state)
{
    static const char *const sources[] = {
        "status == 404",
        "gone == 1",
        "gone != 1",
        "gone < 1",
        "gone >= 1",
        "gone in 1..2",
        "gone not in 1..2",
        "gone",
        "gone_addr in provider.signalling",
        "gone_addr not in provider.signalling",
        "gone + 1 == 1",
        "1 / 0 == 1",
        "1 / 0 != 1",
        "invite.authorized",
        "ack.route",
        "header.Foo ~ \".\"",
        "header.Foo !~ \".\"",
        "status in gone..500",
        "status not in gone..500",
        "status in (gone)",
        "status not in (gone)",
        "exists(gone)",
        "private(from.user)",
        "private(gone_addr)",
        "from.user == \"+14155550102\"",
        "\"a\" == \"A\"",
        "false",
        "0",
        "\"\"",
        "not (1 < 2)",
        "status in (404..499)",
        "\"pcmu\" in offer.codecs",
        "call.id < 7",
        "call.id > 7",
        "ok.contact.host == \"172.25.40.011\"",
    };

    (void)state;
    check_all(sources, ARRAY_SIZE(sources), false);
}

/* A condition on a fact that the capture could not show does not hold, nor does its negation. */
static void test_unknown(void **state)
{
    static const char *const sources[] = {
        "unseen",
        "exists(unseen)",
        "unseen == 1",
        "unseen != 1",
        "unseen > 1",
        "1 <= unseen",
        "unseen in 1..2",
        "status in 1..unseen",
        "unseen in (1, 2)",
        "status in (404, unseen)",
        "status not in (404, unseen)",
        "unseen + 1 == 2",
        "-unseen < 0",
        "unseen and status == 403",
        "unseen or status == 404",
        "unseen or gone",
    };
    struct expr_error error;
    struct subject subject = subject_of_tests();

    (void)state;
    double_reset();
    for (size_t i = 0; i < ARRAY_SIZE(sources); i++)
        for (unsigned negated = 0; negated < 2; negated++) {
            char *source = xasprintf("%s(%s)", negated ? "not " : "", sources[i]);
            struct expr *expr = expr_parse(slice_of(source), &error);

            if (expr == NULL)
                fail_msg("%s: %s", source, error.message);
            if (expr_holds(expr, &subject) || expr_value(expr, &subject).kind != VALUE_UNKNOWN)
                fail_msg("%s: should be unknown", source);
            expr_free(expr);
            free(source);
        }
    arena_free(subject.arena);
}

/* A condition that is decided without the unknown fact stays so. */
static void test_decided_without_the_unknown(void **state)
{
    static const char *const yes[] = {
        "unseen or status == 403",        "status == 403 or unseen",
        "status in (403, unseen)",        "not (unseen and status == 404)",
        "not (status == 404 and unseen)",
    };
    static const char *const no[] = {
        "unseen and status == 404", "status == 404 and unseen",    "not (unseen or status == 403)",
        "gone == unseen",           "status not in (403, unseen)",
    };

    (void)state;
    check_all(yes, ARRAY_SIZE(yes), true);
    check_all(no, ARRAY_SIZE(no), false);
}

/* Facts of another call have no place in this one; without such a call they are unknown. */
static void test_other_calls(void **state)
{
    static const char *const yes[] = {
        "same_peer.status == 403",    "exists(same_peer.status)",
        "not exists(same_peer.gone)", "same_peer.header.X-Twilio-Error ~ \"^32201\"",
        "status == same_peer.status",
    };
    static const char *const no[] = {
        "same_number.status == 403",
        "not (same_number.status == 403)",
        "exists(same_number.status)",
        "not exists(same_number.status)",
    };
    struct expr_error error;
    struct expr *expr;

    (void)state;
    check_all(yes, ARRAY_SIZE(yes), true);
    check_all(no, ARRAY_SIZE(no), false);
    expr = expr_parse(SLICE("same_peer.status"), &error);
    assert_true(expr_asks_other_calls(expr));
    assert_int_equal(expr_facts(expr, NULL, 0), 0);
    expr_free(expr);
    assert_null(expr_parse(SLICE("same_peer.statsu == 1"), &error));
    assert_int_equal(error.length, 16);
}

/* Conditions that hold for the lack of a fact: its negation, nothing, few. */
static void test_absences(void **state)
{
    static const struct {
        const char *source, *fact;
        size_t n;
    } cases[] = {
        { "not exists(ack.route)", "ack.route", 1 },
        { "status == 403 and not (duration > 5 or exists(gone))", "duration", 2 },
        { "invite.authorized == false", "invite.authorized", 1 },
        { "0 == call.id", "call.id", 1 },
        { "duration < 4", "duration", 1 },
        { "4 >= duration", "duration", 1 },
        { "not invite.authorized", "invite.authorized", 1 },
        { "not (from.user ~ \"x\")", "from.user", 1 },
        { "not not exists(status)", NULL, 0 },
        { "exists(status) and duration > 4 and from.user !~ \"x\" and status != 403", NULL, 0 },
        { "not exists(same_peer.status)", NULL, 0 },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct expr_absence list[4];
        struct expr_error error;
        struct expr *expr = expr_parse(slice_of(cases[i].source), &error);

        assert_non_null(expr);
        assert_int_equal(expr_absences(expr, list, ARRAY_SIZE(list)), cases[i].n);
        if (cases[i].n)
            assert_string_equal(facts_at(list[0].fact)->name, cases[i].fact);
        if (cases[i].n)
            assert_int_equal(list[0].offset,
                             strstr(cases[i].source, cases[i].fact) - cases[i].source);
        expr_free(expr);
    }
}

static void test_conditions(void **state)
{
    static const struct {
        const char *name, *source, *message;
        bool of_name;
        size_t offset;
    } mistakes[] = {
        { "status", "true", "'status' is the name of a fact", true, 0 },
        { "refused", "false", "the name 'refused' is taken", true, 0 },
        { "Refused", "true",
          "the name of a condition is made of small letters, digits and underscores", true, 0 },
        { "later", "status == 1 and reffused", "unknown fact 'reffused'; did you mean 'refused'?",
          false, 16 },
        { "itself", "status == 1 or itself", "unknown fact 'itself'", false, 15 },
    };
    struct conditions *c = conditions_new();
    struct expr_error name, source, error;
    struct subject subject = subject_of_tests();

    (void)state;
    double_reset();
    assert_true(conditions_add(c, SLICE("refused"), SLICE("status in 400..499"), &name, &source));
    assert_true(conditions_add(c, SLICE("long_refused"), SLICE("refused and duration > 30"), &name,
                               &source));
    for (size_t i = 0; i < ARRAY_SIZE(mistakes); i++) {
        const struct expr_error *is = mistakes[i].of_name ? &name : &source;

        assert_false(conditions_add(c, slice_of(mistakes[i].name), slice_of(mistakes[i].source),
                                    &name, &source));
        assert_string_equal(is->message, mistakes[i].message);
        assert_int_equal(is->offset, mistakes[i].offset);
    }
    struct expr *expr =
        expr_parse_with(SLICE("call.id == 7 and not (long_refused and gone)"), c, &error);
    conditions_free(c); /* the expressions read do not need them */
    assert_non_null(expr);
    assert_true(expr_holds(expr, &subject));
    assert_int_equal(expr_facts(expr, NULL, 0), 4);
    expr_free(expr);
    assert_null(expr_parse(SLICE("refused"), &error));
    arena_free(subject.arena);
}

static const struct {
    const char *source;
    size_t offset, length;
    const char *message;
} mistakes[] = {
    { "ack.ruote == \"x\"", 0, 9, "unknown fact 'ack.ruote'; did you mean 'ack.route'?" },
    { "status == 1 and nothing.like.it", 16, 15, "unknown fact 'nothing.like.it'" },
    { "status = 403", 7, 1, "'=' is no operator; write '=='" },
    { "status == 403 && true", 14, 1, "'&' is no operator; write 'and'" },
    { "! true", 0, 1, "'!' is no operator; write 'not'" },
    { "from.user == 'x'", 13, 1, "a text stands in double quotes" },
    { "from.user == \"x", 13, 2, "the text has no closing quote" },
    { "status == ack.dst", 10, 7,
      "a value of kind 'number' is compared with one of kind 'address'" },
    { "status < from.user", 9, 9,
      "a value of kind 'number' is wanted here, not one of kind 'text'" },
    { "status in 5", 10, 1,
      "after 'in' a list (a, b), a range a..b or a set of networks is wanted" },
    { "status in (1, 2", 15, 0, "',' or ')' is missing here" },
    { "(status == 1", 12, 0, "')' is missing here" },
    { "status ==", 9, 0, "something is missing at the end" },
    { "", 0, 0, "something is missing at the end" },
    { "status == 403 404", 14, 3, "the expression should end here, or go on with 'and' or 'or'" },
    { "1 < 2 < 3", 6, 1, "comparisons are joined by 'and' or 'or'" },
    { "duration > 5x", 12, 1, "unknown unit 'x'; possible are ms, s, m, h" },
    { "duration in 5..1", 12, 4, "the range ends before it begins" },
    { "from.user ~ \"(\"", 12, 3,
      "the regular expression is faulty at character 2: missing closing parenthesis" },
    { "from.user ~ from.user", 12, 9, "after '~' a regular expression in double quotes is wanted" },
    { "ack.dst == \"acme\"", 11, 6, "this text is no address, and it is compared with one" },
    { "exist(status)", 0, 5, "unknown function 'exist'; did you mean 'exists'?" },
    { "exists(1)", 7, 1, "exists() asks after a fact" },
    { "offer.codecs == \"PCMU\"", 16, 6,
      "a value of kind 'list' is compared with one of kind 'text'" },
    { "\"PCMU\" == offer.codecs", 10, 12, "write 'in' to look into a list or a set of networks" },
    { "offer.codecs in (1)", 0, 12, "one value is wanted before 'in', not many" },
    { "status not 5", 11, 1, "'in' is wanted after 'not' here" },
    { "status # 5", 7, 1, "this character means nothing here" },
    { "and", 0, 3, "a fact, a number, a text or an address is wanted here" },
};

static void test_mistakes(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(mistakes); i++) {
        struct expr_error error;

        if (expr_parse(slice_of(mistakes[i].source), &error) != NULL)
            fail_msg("%s: no mistake found", mistakes[i].source);
        if (strcmp(error.message, mistakes[i].message) != 0 || error.offset != mistakes[i].offset ||
            error.length != mistakes[i].length)
            fail_msg("%s: %zu+%zu: %s", mistakes[i].source, error.offset, error.length,
                     error.message);
    }
}

static void test_asks_no_more_than_needed(void **state)
{
    struct expr_error error;
    struct subject subject = subject_of_tests();

    (void)state;
    double_reset();
    struct expr *expr =
        expr_parse(SLICE("status == 200 and duration > 1 or call.id == 7 or gone"), &error);
    assert_non_null(expr);
    assert_true(expr_holds(expr, &subject));
    assert_int_equal(double_asked[facts_find(SLICE("status"))], 1);
    assert_int_equal(double_asked[facts_find(SLICE("duration"))], 0);
    assert_int_equal(double_asked[facts_find(SLICE("call.id"))], 1);
    assert_int_equal(double_asked[facts_find(SLICE("gone"))], 0);
    expr_free(expr);
    arena_free(subject.arena);
}

static void test_names_its_facts(void **state)
{
    struct expr_error error;
    size_t facts[2] = { 99, 99 };

    (void)state;
    struct expr *expr =
        expr_parse(SLICE("status == 1 or (status == 2 and duration > gone)"), &error);
    assert_non_null(expr);
    assert_int_equal(expr_facts(expr, facts, 2), 3);
    assert_int_equal(facts[0], facts_find(SLICE("status")));
    assert_int_equal(facts[1], facts_find(SLICE("duration")));
    expr_free(expr);
}

static void test_value_keeps_its_place(void **state)
{
    struct expr_error error;
    struct subject subject = subject_of_tests();

    (void)state;
    double_reset();
    struct value status = value_number(403);
    status.place = (struct place){ .kind = PLACE_SIP, .message = 3, .header = "status-line" };
    double_set("status", status);
    struct expr *expr = expr_parse(SLICE("status"), &error);
    assert_non_null(expr);
    struct value v = expr_value(expr, &subject);
    assert_int_equal(v.place.kind, PLACE_SIP);
    assert_int_equal(v.place.message, 3);
    assert_string_equal(v.place.header, "status-line");
    expr_free(expr);
    arena_free(subject.arena);
}

/* Neither deep nesting nor length may end in a stack overflow. */
static void test_bounds(void **state)
{
    (void)state;
    for (size_t form = 0; form < 4; form++) {
        static const char *const repeated[] = { "(", "not ", "-", "true or " };
        struct text source = { 0 };
        struct expr_error error;

        for (size_t i = 0; i < 5000; i++)
            text_adds(&source, repeated[form]);
        text_adds(&source, "true");
        assert_null(expr_parse(text_view(&source), &error));
        assert_true(error.message[0] != '\0');
        text_done(&source);
    }
    struct text nested = { 0 };
    struct expr_error error;
    for (size_t i = 0; i < 40; i++)
        text_adds(&nested, "(");
    text_adds(&nested, "true");
    for (size_t i = 0; i < 40; i++)
        text_adds(&nested, ")");
    struct expr *expr = expr_parse(text_view(&nested), &error);
    assert_non_null(expr);
    expr_free(expr);
    text_done(&nested);
}

/* Whatever bytes stand there: a tree that can be evaluated, or a mistake within the source. */
static void test_mutations(void **state)
{
    static const char *const seeds[] = {
        "status == 403 and not invite.authorized",
        "duration in 18..35 and count(offer.codecs) > 1",
        "ok.contact.host in (10.0.0.0/8, fe80::/10, \"x\\\"y\")",
        "from.user ~ \"^\\\\+1(4|5)15\" or header.X-Twilio-Error !~ \"a\"",
        "-(1.5 + 2m) * 3 / call.id <= gone",
        "lower(ack.route) not in (\"a\", \"b\")",
    };
    static const char letters[] = "()\"\\.,~!=<>+-*/ 0189abnotinr:{}|#\t\n\x80\xff";
    uint32_t random = 12345;

    (void)state;
    double_reset();
    struct subject subject = subject_of_tests();
    for (unsigned round = 0; round < 30000; round++) {
        char text[120];
        size_t n = strlen(seeds[round % ARRAY_SIZE(seeds)]);

        memcpy(text, seeds[round % ARRAY_SIZE(seeds)], n);
        for (unsigned change = 0; change <= round % 4; change++) {
            random = random * 1664525u + 1013904223u;
            text[(random >> 8) % n] = letters[(random >> 20) % (sizeof letters - 1)];
            n -= (random >> 28) == 0 && n > 2;
        }
        char *exact = xstrndup(text, n); /* so that reading beyond the end is noticed */
        struct expr_error error;
        struct expr *expr = expr_parse((struct slice){ exact, n }, &error);
        if (expr != NULL)
            (void)expr_holds(expr, &subject);
        else
            assert_true(error.message[0] != '\0' && error.offset <= n &&
                        error.offset + error.length <= n + 1);
        expr_free(expr);
        free(exact);
    }
    arena_free(subject.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_unknown),
        cmocka_unit_test(test_other_calls),
        cmocka_unit_test(test_conditions),
        cmocka_unit_test(test_absences),
        cmocka_unit_test(test_decided_without_the_unknown),
        cmocka_unit_test(test_true),
        cmocka_unit_test(test_false),
        cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_asks_no_more_than_needed),
        cmocka_unit_test(test_names_its_facts),
        cmocka_unit_test(test_value_keeps_its_place),
        cmocka_unit_test(test_bounds),
        cmocka_unit_test(test_mutations),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
