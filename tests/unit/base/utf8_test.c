/* utf8_test.c - UTF-8, sound and broken (RFC 3629). */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/utf8.h"

static void every_character_round_trips(void **state)
{
    (void)state;
    for (uint32_t c = 0; c <= 0x10ffff; c++) {
        struct text t = { 0 };
        size_t length;

        if (c >= 0xd800 && c <= 0xdfff)
            continue;
        utf8_write(&t, c);
        assert_true(utf8_decode(text_view(&t), &length) == c);
        assert_int_equal(length, t.n);
        text_done(&t);
    }
}

static void broken_forms_are_one_byte_long(void **state)
{
    (void)state;
    static const struct slice rows[] = {
        { "\x80", 1 },
        { "\xc0\x80", 2 },
        { "\xc1\xbf", 2 },
        { "\xe0\x80\x80", 3 },
        { "\xe0\x9f\xbf", 3 },
        { "\xf0\x8f\xbf\xbf", 4 },
        { "\xed\xa0\x80", 3 },
        { "\xed\xbf\xbf", 3 },
        { "\xf4\x90\x80\x80", 4 },
        { "\xf8\x88\x80\x80\x80", 5 },
        { "\xff", 1 },
        { "\xc3", 1 },
        { "\xe2\x82", 2 },
        { "\xf0\x9f\x98", 3 },
        { "\xe2\x28\xa1", 3 },
    };

    for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
        size_t length = 0;

        assert_true(utf8_decode(rows[i], &length) == UTF8_BAD);
        assert_int_equal(length, 1);
    }
}

static void cleaning(void **state)
{
    (void)state;
    static const struct {
        struct slice in;
        const char *out;
    } rows[] = {
        { { "M\xc3\xbcller", 7 }, "M\xc3\xbcller" },
        { { "M\xfcller", 6 }, "M\xef\xbf\xbdller" },
        { { "\xe2\x82", 2 }, "\xef\xbf\xbd\xef\xbf\xbd" },
        { { "ok", 2 }, "ok" },
    };

    for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
        struct text t = { 0 };

        utf8_clean(&t, rows[i].in);
        assert_string_equal(text_str(&t), rows[i].out);
        text_done(&t);
    }
}

static void what_is_no_character_is_replaced(void **state)
{
    (void)state;
    struct text t = { 0 };

    utf8_write(&t, 0xd800);
    utf8_write(&t, UTF8_BAD);
    assert_string_equal(text_str(&t), "\xef\xbf\xbd\xef\xbf\xbd");
    text_done(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_character_round_trips),
        cmocka_unit_test(broken_forms_are_one_byte_long),
        cmocka_unit_test(cleaning),
        cmocka_unit_test(what_is_no_character_is_replaced),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
