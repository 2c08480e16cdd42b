/* template_test.c - texts with facts in them. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../fact/facts_double.h"
#include "base/gettext.h"
#include "base/text.h"
#include "expr/expr.h"

static void assert_print(const char *source, const char *wanted)
{
    struct expr_error error;
    struct subject subject = { .arena = arena_new() };
    struct text out = { 0 };

    double_reset();
    struct template *t = template_parse(slice_of(source), &error);
    if (t == NULL)
        fail_msg("%s: %s", source, error.message);
    template_print(t, &subject, &out);
    assert_string_equal(text_str(&out), wanted);
    text_clear(&out);
    template_print(t, &subject, &out); /* the second time the same */
    assert_string_equal(text_str(&out), wanted);
    text_done(&out);
    template_free(t);
    arena_free(subject.arena);
}

static void test_print(void **state)
{
    (void)state;
    assert_print("", "");
    assert_print("plain", "plain");
    assert_print("{status}", "403");
    assert_print("sent to {ack.dst}, not to {gone|the Contact}",
                 "sent to 54.172.60.1, not to the Contact");
    assert_print("{gone}", "");
    assert_print("{gone|}{gone|}.", ".");
    assert_print("sent to {gone} by udp", "sent to (not known) by udp");
    assert_print("{gone|} It says {gone|} no. {gone|}", "It says no.");
    assert_print("It says {gone|}{status} {gone|}.", "It says 403.");
    assert_print("{duration|?} s of {offer.codecs}", "32.2 s of PCMU, PCMA");
    assert_print("It said {\"SIP/2.0 403 Forbidden\"}.", "It said 403 Forbidden.");
    assert_print("{\"INVITE sip:a@b SIP/2.0\"}", "INVITE sip:a@b SIP/2.0");
    assert_print("{\"SIP/2.0\"}", "SIP/2.0");
    assert_print("{{", "{");
    assert_print("a {{b} {{{status}", "a {b} {403");
    assert_print("}", "}");
    assert_print("{status + 1}: {header.X-Twilio-Error|none}, {header.Foo|none}",
                 "404: 32201 not in the ACL, none");
}

#if ENABLE_NLS
/* The catalogue of these tests, in place of the C library's: the header makes gettext() either of
 * the two. */
static char *translate(const char *text)
{
    static const struct {
        const char *text, *translation;
    } catalogue[] = {
        { "{status} from {ack.dst|nowhere}", "von {ack.dst|nirgends}: {status}" },
        { "{status} again", "{statsu} wieder" },
        { "", "Content-Type: text/plain" },
    };

    for (size_t i = 0; i < ARRAY_SIZE(catalogue); i++)
        if (strcmp(text, catalogue[i].text) == 0)
            text = catalogue[i].translation;
    return (char *)(uintptr_t)text;
}

#undef gettext
char *gettext(const char *text)
{
    return translate(text);
}

#undef dcgettext
char *dcgettext(const char *domain, const char *text, int category)
{
    (void)domain;
    (void)category;
    return translate(text);
}

/* A translation puts the facts where its language wants them; a faulty one is as if there were
 * none. */
static void test_translated(void **state)
{
    (void)state;
    assert_print("{status} from {ack.dst|nowhere}", "von 54.172.60.1: 403");
    assert_print("{status} again", "403 again");
    assert_print("", "");
}
#endif

static void test_mistakes(void **state)
{
    static const struct {
        const char *source;
        size_t offset;
        const char *message;
    } cases[] = {
        { "a {status", 2, "this brace is not closed; write '{{' for a brace" },
        { "a {ack.ruote|x}", 3, "unknown fact 'ack.ruote'; did you mean 'ack.route'?" },
        { "{}", 1, "something is missing at the end" },
        { "{status ==}", 10, "something is missing at the end" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct expr_error error;

        assert_null(template_parse(slice_of(cases[i].source), &error));
        assert_string_equal(error.message, cases[i].message);
        assert_int_equal(error.offset, cases[i].offset);
    }
}

static void test_mutations(void **state)
{
    static const char seed[] =
        "sent to {ack.dst}, {{not} to {ok.contact.host|the {x} Contact} {status + 1}";
    uint32_t random = 7;

    (void)state;
    double_reset();
    struct subject subject = { .arena = arena_new() };
    for (unsigned round = 0; round < 20000; round++) {
        char *text = xstrndup(seed, sizeof seed - 1);

        for (unsigned change = 0; change <= round % 4; change++) {
            random = random * 1664525u + 1013904223u;
            text[(random >> 8) % (sizeof seed - 1)] = "{}|\"\\. a\xff"[(random >> 20) % 9];
        }
        struct expr_error error;
        struct text out = { 0 };
        struct template *t = template_parse((struct slice){ text, sizeof seed - 1 }, &error);
        if (t != NULL)
            template_print(t, &subject, &out);
        else
            assert_true(error.message[0] && error.offset < sizeof seed);
        template_free(t);
        text_done(&out);
        free(text);
    }
    arena_free(subject.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_print),
#if ENABLE_NLS
        cmocka_unit_test(test_translated),
#endif
        cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_mutations)
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
