/* explain_test.c - every header that is known by its name is explained, and the one in which a
 * provider tells why it refuses. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "draw/explain.h"
#include "provider/profiles.h"
#include "sip/header.h"

static void every_header(void **state)
{
    (void)state;
    for (enum sip_header_id id = HEADER_OTHER + 1; id < HEADER_COUNT; id++) {
        assert_non_null(sip_header_name(id));
        assert_int_equal(sip_header_of(slice_of(sip_header_name(id))), id);
        assert_non_null(header_meaning(id));
        assert_non_null(header_section(id));
    }
    assert_null(header_meaning(HEADER_OTHER));
}

static int rows_of(const char *header, const struct profiles *profiles)
{
    struct text text = { 0 };
    struct sip_message m;

    text_printf(&text, "SIP/2.0 403 Forbidden\r\n%s: 32201 Why\r\n\r\n", header);
    assert_true(sip_scan(text_view(&text), &m));
    int rows = message_explain(NULL, 0, 0, 80, &m, profiles);

    text_done(&text);
    return rows;
}

static void header_of_a_provider(void **state)
{
    (void)state;
    struct error error = { 0 };
    struct profiles *profiles = profiles_load(getenv("SIPWHY_DATA"), &error);
    size_t named = 0;

    assert_non_null(profiles);
    for (size_t i = 0; i < profiles_count(profiles); i++) {
        const char *header = profiles_at(profiles, i)->error_header;

        if (header == NULL)
            continue;
        named++;
        assert_int_equal(rows_of(header, profiles), rows_of(header, NULL) + 1);
    }
    assert_true(named > 0);
    assert_int_equal(rows_of("X-Nobody", profiles), rows_of("X-Nobody", NULL));
    profiles_free(profiles);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_header),
        cmocka_unit_test(header_of_a_provider),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
