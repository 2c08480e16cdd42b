/* value_test.c - values: equal, true, in words. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/text.h"
#include "fact/value.h"

static struct addr address(const char *text)
{
    struct addr a;

    assert_true(addr_parse(slice_of(text), &a));
    return a;
}

static void test_equal(void **state)
{
    (void)state;
    struct value one = value_number(1), text = value_text(SLICE("192.0.2.1")),
                 name = value_text(SLICE("a")), addr = value_addr(address("192.0.2.1")),
                 other = value_addr(address("192.0.2.2")), missing = MISSING;
    assert_true(value_equal(&one, &one));
    assert_true(value_equal(&text, &addr) && value_equal(&addr, &text));
    assert_false(value_equal(&addr, &other) || value_equal(&name, &addr) ||
                 value_equal(&one, &name));
    assert_false(value_equal(&missing, &missing));
    struct value list[] = { one, text }, same[] = { one, addr };
    struct value a = { .kind = VALUE_LIST, .list = { list, 2 } },
                 b = { .kind = VALUE_LIST, .list = { same, 2 } },
                 c = { .kind = VALUE_LIST, .list = { same, 1 } };
    assert_true(value_equal(&a, &b));
    assert_false(value_equal(&a, &c));
    struct network ten[] = { { address("10.0.0.0"), 8 } }, nine[] = { { address("10.0.0.0"), 9 } };
    struct value nets = { .kind = VALUE_NETWORKS, .networks = { ten, 1 } },
                 others = { .kind = VALUE_NETWORKS, .networks = { nine, 1 } };
    assert_true(value_equal(&nets, &nets));
    assert_false(value_equal(&nets, &others));
}

static void test_true(void **state)
{
    (void)state;
    struct value yes[] = { value_bool(true), value_number(-1), value_text(SLICE("x")),
                           value_addr(address("::")) };
    struct value no[] = { value_bool(false), value_number(0),        value_text(SLICE("")),
                          MISSING,           { .kind = VALUE_LIST }, { .kind = VALUE_NETWORKS } };
    for (size_t i = 0; i < ARRAY_SIZE(yes); i++)
        assert_true(value_true(&yes[i]));
    for (size_t i = 0; i < ARRAY_SIZE(no); i++)
        assert_false(value_true(&no[i]));
}

static void assert_print(struct value v, const char *wanted)
{
    struct text t = { 0 };

    value_print(&t, &v);
    assert_string_equal(text_str(&t), wanted);
    text_done(&t);
}

static void test_print(void **state)
{
    (void)state;
    assert_print(MISSING, "");
    assert_print(value_bool(true), "yes");
    assert_print(value_number(0), "0");
    assert_print(value_number(403), "403");
    assert_print(value_number(-7), "-7");
    assert_print(value_number(4.2), "4.2");
    assert_print(value_number(32.204), "32.2");
    assert_print(value_number(0.0312), "0.0312");
    assert_print(value_number(99.9999), "100");
    assert_print(value_number(100), "100");
    assert_print(value_number(1e300 * 1e300), "-");
    assert_print(value_text(SLICE("a b")), "a b");
    assert_print(value_addr(address("2001:db8::1")), "2001:db8::1");
    struct network nets[] = { { address("10.0.0.0"), 8 }, { address("192.0.2.1"), 32 } };
    assert_print((struct value){ .kind = VALUE_NETWORKS, .networks = { nets, 2 } },
                 "10.0.0.0/8, 192.0.2.1");
    struct value list[] = { value_text(SLICE("PCMU")), value_number(101) };
    assert_print((struct value){ .kind = VALUE_LIST, .list = { list, 2 } }, "PCMU, 101");
    assert_string_equal(value_kind_name(VALUE_ADDR), "address");
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_equal), cmocka_unit_test(test_true),
                                        cmocka_unit_test(test_print) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
