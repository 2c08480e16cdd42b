/* header_test.c - headers by name. */
#include "config.h"

#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "sip/header.h"

static void test_every_name_is_found_in_any_case(void **state)
{
    (void)state;
    for (unsigned id = 1; id < HEADER_COUNT; id++) {
        const char *name = sip_header_name((enum sip_header_id)id);
        char other[64];
        size_t n = strlen(name);

        assert_int_equal(sip_header_of(slice_of(name)), id);
        for (size_t i = 0; i < n; i++)
            other[i] = (char)(i % 2 ? toupper(name[i]) : tolower(name[i]));
        assert_int_equal(sip_header_of((struct slice){ other, n }), id);
        other[n - 1] = '~';
        assert_int_equal(sip_header_of((struct slice){ other, n }), HEADER_OTHER);
    }
    assert_null(sip_header_name(HEADER_OTHER));
    assert_null(sip_header_name(HEADER_COUNT));
}

static void test_compact_forms(void **state)
{
    static const struct {
        const char *compact;
        enum sip_header_id id;
        const char *full;
    } forms[] = {
        { "v", HEADER_VIA, "Via" },
        { "F", HEADER_FROM, "From" },
        { "t", HEADER_TO, "To" },
        { "I", HEADER_CALL_ID, "Call-ID" },
        { "m", HEADER_CONTACT, "Contact" },
        { "l", HEADER_CONTENT_LENGTH, "Content-Length" },
        { "c", HEADER_CONTENT_TYPE, "Content-Type" },
        { "k", HEADER_SUPPORTED, "Supported" },
        { "o", HEADER_EVENT, "Event" },
        { "r", HEADER_REFER_TO, "Refer-To" },
        { "b", HEADER_REFERRED_BY, "Referred-By" },
        { "x", HEADER_SESSION_EXPIRES, "Session-Expires" },
        { "e", HEADER_OTHER, "Content-Encoding" },
        { "s", HEADER_OTHER, "Subject" },
        { "a", HEADER_OTHER, "Accept-Contact" },
        { "j", HEADER_OTHER, "Reject-Contact" },
        { "d", HEADER_OTHER, "Request-Disposition" },
        { "u", HEADER_OTHER, "Allow-Events" },
        { "y", HEADER_OTHER, "Identity" },
        { "n", HEADER_OTHER, "Identity-Info" },
        { "z", HEADER_OTHER, "z" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(forms); i++) {
        assert_int_equal(sip_header_of(slice_of(forms[i].compact)), forms[i].id);
        assert_true(
            slice_eq(sip_header_full_name(slice_of(forms[i].compact)), slice_of(forms[i].full)));
    }
    assert_int_equal(sip_header_of(SLICE("\x80")), HEADER_OTHER);
    assert_int_equal(sip_header_of(SLICE("")), HEADER_OTHER);
}

static void test_the_table_by_name(void **state)
{
    (void)state;
    for (unsigned id = 1; id < HEADER_COUNT; id++) {
        const struct header_kind *kind = sip_header_kind((enum sip_header_id)id);

        assert_non_null(kind->meaning);
        assert_non_null(kind->section);
        assert_ptr_equal(sip_header_kind_named(slice_of(kind->name)), kind);
    }
    assert_int_equal(sip_header_kind_named(SLICE("CONTACT"))->content, CONTENT_ADDRESSES);
    assert_int_equal(sip_header_kind_named(SLICE("y"))->content, CONTENT_SIGNATURE);
    assert_int_equal(sip_header_kind_named(SLICE("p-charge-info"))->content, CONTENT_ADDRESSES);
    assert_null(sip_header_kind_named(SLICE("X-Twilio-Error")));
    assert_null(sip_header_kind_named(SLICE("z")));
    assert_null(sip_header_kind_named(SLICE("")));
    assert_null(sip_header_kind(HEADER_OTHER));
    assert_null(sip_header_kind(HEADER_COUNT));
}

static void test_lists(void **state)
{
    (void)state;
    assert_true(sip_header_is_list(HEADER_VIA));
    assert_true(sip_header_is_list(HEADER_CONTACT));
    assert_false(sip_header_is_list(HEADER_WWW_AUTHENTICATE));
    assert_false(sip_header_is_list(HEADER_FROM));
    assert_false(sip_header_is_list(HEADER_OTHER));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_name_is_found_in_any_case),
        cmocka_unit_test(test_compact_forms),
        cmocka_unit_test(test_the_table_by_name),
        cmocka_unit_test(test_lists),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
