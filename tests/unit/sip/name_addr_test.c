/* name_addr_test.c - addresses with display names and parameters. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "sip/uri.h"

static void assert_slice(struct slice found, const char *text)
{
    if (!slice_eq(found, slice_of(text)))
        fail_msg("found \"%.*s\", expected \"%s\"", SLICE_ARG(found), text);
}

static void test_forms(void **state)
{
    static const struct {
        const char *value, *display, *uri, *params;
    } rows[] = {
        { "<sip:a@h;lr>;tag=1", "", "sip:a@h;lr", "tag=1" },
        { "\"A, <B>\" <sip:a@h>;tag=1", "A, <B>", "sip:a@h", "tag=1" },
        { "\"a \\\" b\"<sip:a@h>", "a \\\" b", "sip:a@h", "" },
        { "Bell A. <sip:a@h>", "Bell A.", "sip:a@h", "" },
        { "sip:a@h;tag=1", "", "sip:a@h", "tag=1" },
        { "sip:a@h\r\n ;\r\n tag = 1", "", "sip:a@h", "tag = 1" },
        { "< sip:a@h > ; x", "", "sip:a@h", "x" },
        { "\"open <sip:a@h>", "\"open", "sip:a@h", "" },
        { "<sip:a@h", "", "sip:a@h", "" },
        { "tel:+1;ext=2", "", "tel:+1", "ext=2" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
        struct name_addr a;

        assert_true(name_addr_parse(slice_of(rows[i].value), &a));
        assert_slice(a.display, rows[i].display);
        assert_slice(a.uri.all, rows[i].uri);
        assert_slice(slice_trim(a.params), rows[i].params);
        assert_false(a.star);
    }
}

static void test_star_and_nothing(void **state)
{
    struct name_addr a;

    (void)state;
    assert_true(name_addr_parse(SLICE("*"), &a));
    assert_true(a.star);
    assert_false(name_addr_parse(SLICE(""), &a));
    assert_false(name_addr_parse(SLICE("\"x\""), &a));
    assert_false(name_addr_parse(SLICE("x <>"), &a));
    assert_false(name_addr_parse(SLICE("bob"), &a));
}

static void test_params(void **state)
{
    struct slice params = SLICE("Tag = abc ;b;c=\"x;\\\"y\";d=;e=\"open;f=1");

    (void)state;
    assert_slice(param_get(params, SLICE("tag")), "abc");
    assert_non_null(param_get(params, SLICE("b")).p);
    assert_int_equal(param_get(params, SLICE("b")).n, 0);
    assert_slice(param_get(params, SLICE("c")), "x;\\\"y");
    assert_non_null(param_get(params, SLICE("d")).p);
    assert_null(param_get(params, SLICE("f")).p);
    assert_null(param_get((struct slice){ 0 }, SLICE("f")).p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forms),
        cmocka_unit_test(test_star_and_nothing),
        cmocka_unit_test(test_params),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
