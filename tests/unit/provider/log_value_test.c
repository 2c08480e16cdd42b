/* log_value_test.c - the names of the values of a call log, and which writing is one. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "provider/log_value.h"

static void test_names(void **state)
{
    (void)state;
    for (size_t i = 0; i < LOG_VALUE_COUNT; i++) {
        assert_non_null(log_value_names[i]);
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(log_value_names[i], log_value_names[j]);
    }
    assert_null(log_value_names[LOG_VALUE_COUNT]);
}

static void test_writings(void **state)
{
    (void)state;
    assert_true(log_name_is("SIP Call ID", SLICE("sip_call_id")));
    assert_true(log_name_is("Call Sid", SLICE("CallSid")));
    assert_true(log_name_is("call_sid", SLICE(" Call-SID ")));
    assert_false(log_name_is("Call Sid", SLICE("Call Sids")));
    assert_false(log_name_is("Call Sid", SLICE("Call Si")));
    assert_false(log_name_is("Call Sid", SLICE("Parent Call Sid")));
    assert_false(log_name_is("Call Sid", SLICE("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_writings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
