/* signature_test.c - HMAC-SHA256 by a known key and time. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "alert/signature.h"

static void known_text(void **state)
{
    struct text out = { 0 };

    (void)state;
    if (!signature_available())
        skip();
    assert_true(signature_make(SLICE("key"), INT64_C(1767323045) * NANOS_PER_S + 7,
                               SLICE("{\"a\":1}"), &out));
    assert_string_equal(
        text_str(&out),
        "t=1767323045,v1=7a74ddb6c5eee22d6198e210cf7a4aae6004fa7dc07f66752779c1d480cc319f");
    text_done(&out);
    assert_false(signature_make(SLICE("key"), -1, SLICE(""), &out));
    text_done(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(known_text) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
