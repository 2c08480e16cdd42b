/* method_test.c - names of methods and statuses. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "sip/method.h"

static void test_names_and_back(void **state)
{
    (void)state;
    for (unsigned i = SIP_INVITE; i < SIP_OTHER; i++)
        assert_int_equal(sip_method_of(slice_of(sip_method_name((enum sip_method)i))), i);
    assert_string_equal(sip_method_name(SIP_OTHER), "?");
    assert_string_equal(sip_method_name(SIP_NONE), "?");
}

static void test_methods_are_case_sensitive(void **state)
{
    (void)state;
    assert_int_equal(sip_method_of(SLICE("invite")), SIP_OTHER);
    assert_int_equal(sip_method_of(SLICE("INVITES")), SIP_OTHER);
    assert_int_equal(sip_method_of(SLICE("")), SIP_NONE);
}

static void test_phrases(void **state)
{
    (void)state;
    assert_string_equal(sip_status_phrase(486), "Busy Here");
    assert_string_equal(sip_status_phrase(603), "Decline");
    assert_null(sip_status_phrase(499));
    assert_null(sip_status_phrase(-1));
    unsigned known = 0;
    for (int code = 0; code < 1000; code++)
        known += sip_status_phrase(code) != NULL;
    assert_int_equal(known, 75); /* all of the table are found */
}

static void test_every_status_means_something(void **state)
{
    (void)state;
    for (int status = -5; status < 1000; status++) {
        const char *meaning = sip_status_meaning(status);

        assert_non_null(meaning);
        assert_int_equal(meaning[strlen(meaning) - 1], '.');
    }
    assert_string_equal(sip_status_meaning(299), "The request succeeded.");
    assert_string_not_equal(sip_status_meaning(486), sip_status_meaning(499));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_and_back),
        cmocka_unit_test(test_methods_are_case_sensitive),
        cmocka_unit_test(test_phrases),
        cmocka_unit_test(test_every_status_means_something),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
