/* alias_test.c - the user's names for addresses. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "screen/alias.h"

static void assert_name(struct aliases *aliases, const char *endpoint, const char *expected)
{
    struct endpoint e;
    struct text name = { 0 };

    assert_true(endpoint_parse(slice_of(endpoint), &e));
    assert_int_equal(aliases_name(aliases, e, &name), expected != NULL);
    assert_string_equal(text_str(&name), expected ? expected : "");
    text_done(&name);
}

static void the_first_that_fits_counts(void **state)
{
    (void)state;
    struct aliases *aliases =
        aliases_parse(SLICE("192.0.2.1:5080=test  192.0.2.1=PBX nonsense =x 10.0.0.0/8= "
                            "54.172.60.0/30=Ashburn [2001:db8::1]:5060=six"));
    assert_name(aliases, "192.0.2.1:5080", "test");
    assert_name(aliases, "192.0.2.1:5060", "PBX");
    assert_name(aliases, "192.0.2.1", "test"); /* hosts merged: the port does not matter */
    assert_name(aliases, "54.172.60.3:5060", "Ashburn");
    assert_name(aliases, "54.172.60.4:5060", NULL);
    assert_name(aliases, "10.1.1.1:5060", NULL);
    assert_name(aliases, "[2001:db8::1]:5060", "six");
    assert_name(aliases, "[2001:db8::1]:5061", NULL);
    aliases_free(aliases);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(the_first_that_fits_counts) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
