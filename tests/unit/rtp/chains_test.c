/* chains_test.c - places go into chains and out of them, and the others keep their order. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/mem.h"
#include "rtp/chains.h"

/* "3 1 2", in a static buffer. */
static const char *chain(const struct chains *c, uint64_t key)
{
    static char text[200];
    size_t n = 0;

    text[0] = '\0';
    for (uint32_t i = chains_first(c, key); i != NO_INDEX; i = chains_next(c, i))
        n += (size_t)snprintf(text + n, sizeof text - n, n ? " %u" : "%u", i);
    return text;
}

static void in_the_order_of_adding(void **state)
{
    struct chains c = { 0 };
    uint64_t one = hash_number(1), two = hash_number(2);

    (void)state;
    assert_string_equal(chain(&c, one), "");
    chains_add(&c, one, 3);
    chains_add(&c, one, 700);
    chains_add(&c, two, 5);
    chains_add(&c, one, 0);
    chains_add(&c, one, 700);
    chains_add(&c, two, 700);
    assert_string_equal(chain(&c, one), "3 700 0");
    assert_string_equal(chain(&c, two), "5");
    chains_done(&c);
}

static void from_any_place(void **state)
{
    uint64_t key = hash_number(1);

    (void)state;
    for (unsigned gone = 0; gone < 4; gone++) {
        static const char *const left[] = { "1 2 3", "0 2 3", "0 1 3", "0 1 2" };
        static const char *const back[] = { "1 2 3 0", "0 2 3 1", "0 1 3 2", "0 1 2 3" };
        struct chains c = { 0 };

        for (uint32_t i = 0; i < 4; i++)
            chains_add(&c, key, i);
        chains_remove(&c, gone);
        chains_remove(&c, gone);
        chains_remove(&c, 5000);
        assert_string_equal(chain(&c, key), left[gone]);
        chains_add(&c, key, gone);
        assert_string_equal(chain(&c, key), back[gone]);
        chains_done(&c);
    }
}

static void to_the_last(void **state)
{
    struct chains c = { 0 };
    uint64_t key = hash_number(1);

    (void)state;
    for (uint32_t i = 0; i < 3; i++)
        chains_add(&c, key, i);
    chains_remove(&c, 2);
    chains_remove(&c, 0);
    chains_remove(&c, 1);
    assert_string_equal(chain(&c, key), "");
    assert_int_equal(c.by_key.count, 0);
    chains_add(&c, key, 1);
    assert_string_equal(chain(&c, key), "1");
    chains_done(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_the_order_of_adding),
        cmocka_unit_test(from_any_place),
        cmocka_unit_test(to_the_last),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
