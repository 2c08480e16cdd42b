/* values_test.c - lists of values. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "sip/message.h"

static struct sip_message m;

static void assert_values(const char *text, enum sip_header_id id, const char *const *expected)
{
    struct sip_values v = { 0 };

    assert_true(sip_scan(slice_of(text), &m));
    for (; *expected != NULL; expected++) {
        assert_true(sip_next_value(&m, id, &v));
        struct slice value = sip_text(&m, v.value);
        if (!slice_eq(value, slice_of(*expected)))
            fail_msg("found \"%.*s\", expected \"%s\"", SLICE_ARG(value), *expected);
    }
    assert_false(sip_next_value(&m, id, &v));
}

#define VALUES(...) ((const char *const[]){ __VA_ARGS__, NULL })

static void test_lists(void **state)
{
    (void)state;
    assert_values("SIP/2.0 200 OK\r\nVia: a, b\r\nTo: x\r\nv: c ,\r\n d\r\n\r\n", HEADER_VIA,
                  VALUES("a", "b", "c", "d"));
    assert_values("SIP/2.0 200 OK\r\nm: \"a, \\\"b\" <sip:c,d>;x, <sip:e>\r\n\r\n", HEADER_CONTACT,
                  VALUES("\"a, \\\"b\" <sip:c,d>;x", "<sip:e>"));
    assert_values("SIP/2.0 200 OK\r\nVia: ;,;,,\r\n\r\n", HEADER_VIA, VALUES(";", ";"));
}

static void test_unclosed(void **state)
{
    (void)state;
    assert_values("SIP/2.0 200 OK\r\nm: \"a, b, <c>\r\n\r\n", HEADER_CONTACT,
                  VALUES("\"a, b, <c>"));
    assert_values("SIP/2.0 200 OK\r\nm: <a, b, c\r\nm: d\r\n\r\n", HEADER_CONTACT,
                  VALUES("<a, b, c", "d"));
}

static void test_single_values_keep_their_commas(void **state)
{
    (void)state;
    assert_values("SIP/2.0 401 No\r\nWWW-Authenticate: Digest realm=\"a\", nonce=\"b\"\r\n\r\n",
                  HEADER_WWW_AUTHENTICATE, VALUES("Digest realm=\"a\", nonce=\"b\""));
    assert_values("SIP/2.0 200 OK\r\nDate: Sat, 13 Nov\r\nX-Y: y\r\n\r\n", HEADER_OTHER,
                  VALUES("Sat, 13 Nov", "y"));
}

static void assert_position(uint32_t offset, uint32_t line, uint32_t column)
{
    uint32_t l, c;

    sip_position(&m, offset, &l, &c);
    assert_int_equal(l, line);
    assert_int_equal(c, column);
}

static void test_position(void **state)
{
    (void)state;
    assert_true(sip_scan(SLICE("SIP/2.0 200 OK\r\nl: 2\n\r\nab"), &m));
    assert_position(0, 1, 1);
    assert_position(8, 1, 9);
    assert_position(16, 2, 1);
    assert_position(21, 3, 1);
    assert_position(24, 4, 2);
    assert_position(9999, 4, 3);
}

static void test_unfold(void **state)
{
    struct text t = { 0 };

    (void)state;
    sip_unfold(&t, SLICE("a  b \r\n\t c\n d"));
    assert_string_equal(text_str(&t), "a  b c d");
    text_done(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lists),
        cmocka_unit_test(test_unclosed),
        cmocka_unit_test(test_single_values_keep_their_commas),
        cmocka_unit_test(test_position),
        cmocka_unit_test(test_unfold),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
