/* table_test.c - calls stay in their slots and are found by the hash of their Call-ID. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/mem.h"
#include "call/call_private.h"

#define MANY (3 * CALLS_PER_CHUNK)

/* Three calls share each key, and all of them one bucket of few. */
static struct hash_wide key_of(uint32_t i)
{
    return (struct hash_wide){ .key = (uint64_t)(i / 3) << 32, .check = i };
}

static void calls_stay_and_are_found(void **state)
{
    (void)state;
    struct call_table t = { .first_free = NO_INDEX };
    struct call_entry *calls[MANY];

    assert_null(table_find(&t, key_of(0)));
    for (uint32_t i = 0; i < MANY; i++) {
        calls[i] = table_add(&t, key_of(i), i + 1);
        assert_int_equal(calls[i]->c.slot, i);
    }
    for (uint32_t i = 0; i < MANY; i++) {
        assert_ptr_equal(table_find(&t, key_of(i)), calls[i]);
        assert_ptr_equal(call_in_slot(&t, i), calls[i]);
        assert_int_equal(calls[i]->c.id, i + 1);
    }
    assert_null(table_find(&t, key_of(MANY)));
    table_done(&t);
}

static void slots_are_used_again(void **state)
{
    (void)state;
    struct call_table t = { .first_free = NO_INDEX };

    for (uint32_t i = 0; i < MANY; i++)
        table_add(&t, key_of(i), i + 1)->c.status = 200;
    for (uint32_t i = 0; i < MANY; i += 2)
        table_remove(&t, call_in_slot(&t, i));
    for (uint32_t i = 0; i < MANY; i++) {
        assert_int_equal(call_in_slot(&t, i)->c.id != 0, i % 2);
        assert_int_equal(table_find(&t, key_of(i)) != NULL, i % 2);
    }
    for (uint32_t i = 0; i < MANY; i += 2) {
        struct call_entry *k = table_add(&t, key_of(MANY + i), MANY + i + 1);

        assert_true(k->c.slot < MANY);
        assert_int_equal(k->c.status, 0);
    }
    assert_int_equal(table_add(&t, key_of(0), 1)->c.slot, MANY);
    assert_int_equal(t.n_calls, MANY + 1);
    table_done(&t);
}

/* All share one bucket, the newest first. */
static void a_bucket_is_looked_through(void **state)
{
    (void)state;
    struct call_table t = { .first_free = NO_INDEX };

    assert_null(table_near(&t, key_of(0), 0));
    for (uint32_t i = 0; i < 3; i++)
        table_add(&t, key_of(i), i + 1);
    for (uint32_t i = 0; i < 3; i++)
        for (unsigned looks = 0; looks < 4; looks++) {
            unsigned steps = looks < 2 - i ? looks : 2 - i;

            assert_ptr_equal(table_near(&t, key_of(i), looks), call_in_slot(&t, 2 - steps));
        }
    assert_ptr_equal(table_near(&t, key_of(MANY), 2), call_in_slot(&t, 0));
    assert_null(table_near(&t, key_of(MANY), 3));
    table_done(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(calls_stay_and_are_found),
        cmocka_unit_test(slots_are_used_again),
        cmocka_unit_test(a_bucket_is_looked_through),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
