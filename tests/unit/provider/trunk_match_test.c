/* trunk_match_test.c - tests of provider/trunk_match.h */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "provider/trunk_match.h"

/* Two trunks of one PBX at one provider, and one of another provider. */
static const char text[] = "trunks:\n"
                           "  - name: sales\n    provider: twilio\n    sid: TK1\n"
                           "    termination: sales.pstn.twilio.com\n    own: 203.0.113.40\n"
                           "  - name: support\n    provider: twilio\n    sid: TK2\n"
                           "    termination: support.pstn.twilio.com\n"
                           "    origination: ['sip:[2001:db8::5]:5060']\n    own: 203.0.113.40\n"
                           "  - name: other\n    provider: telnyx\n    own: 203.0.113.40\n";

static char twilio_id[] = "twilio", telnyx_id[] = "telnyx";

static struct addr address(const char *of)
{
    struct addr a;

    assert_true(addr_parse(slice_of(of), &a));
    return a;
}

static struct profiles *trunks_of_test(void)
{
    struct error error = { 0 };
    struct profiles *known = profiles_load(getenv("SIPWHY_DATA"), &error);
    struct profiles *p = profiles_empty();

    assert_non_null(known);
    assert_true(trunks_add_text(p, known, "test", slice_of(text), &error));
    profiles_free(known);
    return p;
}

static const char *name_of(const struct trunk *t)
{
    return t != NULL ? t->name : "none";
}

static void test_signs(void **state)
{
    (void)state;
    struct profiles *p = trunks_of_test();
    const struct addr own = address("203.0.113.40");
    const struct profile twilio = { .id = twilio_id }, telnyx = { .id = telnyx_id };
    const struct {
        struct trunk_signs signs;
        const char *name;
    } cases[] = {
        /* the SID before the host, the host before the address */
        { { .sid = SLICE("TK2"),
            .host = SLICE("sales.pstn.twilio.com"),
            .own = own,
            .outward = true },
          "support" },
        { { .host = SLICE("SUPPORT.pstn.twilio.com"), .own = own, .outward = true }, "support" },
        { { .host = SLICE("[2001:db8::5]"), .own = own, .inward = true }, "support" },
        { { .host = SLICE("sales.pstn.twilio.com"),
            .own = own,
            .profile = &telnyx,
            .outward = true },
          "other" },
        /* an unknown host on the way out leaves only a trunk that has no URI */
        { { .host = SLICE("example.net"), .own = own, .profile = &twilio, .outward = true },
          "none" },
        { { .host = SLICE("example.net"), .own = own, .outward = true }, "other" },
        { { .own = own, .profile = &telnyx, .inward = true }, "other" },
        { { .own = own, .profile = &twilio, .inward = true }, "none" },
        { { .sid = SLICE("TK9"), .own = own, .profile = &twilio, .inward = true }, "none" },
        { { .own = own, .profile = &twilio }, "none" },
        { { .own = address("203.0.113.41"), .inward = true }, "none" },
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(name_of(trunks_match(p, &cases[i].signs)), cases[i].name);
    profiles_free(p);
}

static void test_only(void **state)
{
    (void)state;
    struct profiles *p = trunks_of_test();
    const struct profile twilio = { .id = twilio_id }, telnyx = { .id = telnyx_id };
    struct trunk_signs signs = { .own = address("203.0.113.40"), .profile = &telnyx };

    assert_string_equal(name_of(trunks_only(p, &signs)), "other");
    signs.profile = &twilio; /* two */
    assert_null(trunks_only(p, &signs));
    signs.profile = NULL;
    assert_null(trunks_only(p, &signs));
    profiles_free(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_signs),
        cmocka_unit_test(test_only),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
