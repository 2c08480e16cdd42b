/* auth_test.c - challenges and credentials. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "sip/auth.h"

static void assert_slice(struct slice found, const char *text)
{
    if (!slice_eq(found, slice_of(text)))
        fail_msg("found \"%.*s\", expected \"%s\"", SLICE_ARG(found), text);
}

static void test_challenge(void **state)
{
    struct digest d;

    (void)state;
    assert_true(digest_parse(
        SLICE("digest realm=\"a, b\" ,\r\n nonce = \"n\\\"x\",qop=\"auth,auth-int\",\r\n"
              " stale=TRUE,algorithm=MD5,opaque=\"\",realm=\"late\""),
        &d));
    assert_slice(d.scheme, "digest");
    assert_slice(d.realm, "a, b");
    assert_slice(d.nonce, "n\\\"x");
    assert_slice(d.qop, "auth,auth-int");
    assert_slice(d.algorithm, "MD5");
    assert_non_null(d.opaque.p);
    assert_int_equal(d.opaque.n, 0);
    assert_null(d.username.p);
    assert_true(digest_is_stale(&d));
}

static void test_credentials(void **state)
{
    struct digest d;

    (void)state;
    assert_true(digest_parse(SLICE("Digest username=\"u\",realm=\"r\",nonce=\"n\",uri=\"sip:h\","
                                   "response=\"0123\",cnonce=\"c\",nc=00000001,qop=auth,x=1"),
                             &d));
    assert_slice(d.username, "u");
    assert_slice(d.uri, "sip:h");
    assert_slice(d.response, "0123");
    assert_slice(d.cnonce, "c");
    assert_slice(d.nc, "00000001");
    assert_slice(d.qop, "auth");
    assert_false(digest_is_stale(&d));
}

static void test_odd(void **state)
{
    struct digest d;

    (void)state;
    assert_false(digest_parse(SLICE("Basic dTpw"), &d));
    assert_false(digest_parse(SLICE(""), &d));
    assert_true(digest_parse(SLICE("Digest"), &d));
    assert_true(digest_parse(SLICE("Digest ,,=,a==,realm=\"open, nonce=\"x\",="), &d));
    assert_true(digest_parse(SLICE("Digest realm=\"open, nonce=1"), &d));
    assert_slice(d.realm, "\"open");
    assert_slice(d.nonce, "1");
}

static void test_mask(void **state)
{
    char text[] = "response=\"0a1B\", cnonce=\"0a\"; Response = 0a1b;rspauth=\r\n \"77\" response";

    (void)state;
    digest_mask(text, sizeof text - 1);
    assert_string_equal(text, "response=\"****\", cnonce=\"0a\"; Response = ****;"
                              "rspauth=\r\n \"**\" response");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_challenge),
        cmocka_unit_test(test_credentials),
        cmocka_unit_test(test_odd),
        cmocka_unit_test(test_mask),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
