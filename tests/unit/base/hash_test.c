/* hash_test.c - the hash table against a plain array. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/hash.h"
#include "base/mem.h"

static void an_empty_table_has_nothing(void **state)
{
    (void)state;
    struct hash h = {0};

    assert_true(hash_get(&h, 1) == HASH_NONE);
    assert_false(hash_remove(&h, 1));
    hash_done(&h);
}

static void put_replaces(void **state)
{
    (void)state;
    struct hash h = {0};

    hash_put(&h, 0, 5);
    hash_put(&h, 0, 6);
    assert_int_equal(h.count, 1);
    assert_int_equal(hash_get(&h, 0), 6);
    assert_true(hash_remove(&h, 0));
    assert_false(hash_remove(&h, 0));
    assert_int_equal(h.count, 0);
    hash_done(&h);
}

/* Random puts and removals of few keys, so that runs form and break; the array knows better. */
static void agrees_with_an_array(void **state)
{
    (void)state;
    enum { KEYS = 500, STEPS = 100000 };
    struct hash h = {0};
    uint32_t truth[KEYS];
    size_t count = 0;
    uint64_t random = 1;

    for (size_t i = 0; i < KEYS; i++)
        truth[i] = HASH_NONE;
    for (uint32_t step = 0; step < STEPS; step++) {
        random = hash_mix(random, step);
        size_t key = (size_t)(random % KEYS);
        if (random >> 40 & 1) {
            count += truth[key] == HASH_NONE;
            truth[key] = step;
            hash_put(&h, key, step);
        } else {
            assert_int_equal(hash_remove(&h, key), truth[key] != HASH_NONE);
            count -= truth[key] != HASH_NONE;
            truth[key] = HASH_NONE;
        }
        assert_int_equal(h.count, count);
    }
    for (size_t i = 0; i < KEYS; i++)
        assert_int_equal(hash_get(&h, i), truth[i]);
    hash_done(&h);
}

static void grows_and_keeps_a_third_free(void **state)
{
    (void)state;
    struct hash h = {0};

    for (uint32_t i = 0; i < 100000; i++)
        hash_put(&h, (uint64_t)i << 32, i);
    assert_true(h.count * 3 <= h.room * 2);
    assert_int_equal(h.room & (h.room - 1), 0);
    for (uint32_t i = 0; i < 100000; i++)
        assert_int_equal(hash_get(&h, (uint64_t)i << 32), i);
    hash_done(&h);
    assert_int_equal(h.room, 0);
}

static void bytes_are_keyed_but_steady(void **state)
{
    (void)state;
    assert_true(hash_bytes("a84b4c76e66710", 14) == hash_bytes("a84b4c76e66710", 14));
    assert_true(hash_bytes("a84b4c76e66710", 14) != hash_bytes("a84b4c76e66711", 14));
    assert_true(hash_bytes(NULL, 0) == hash_bytes("", 0));
    assert_true(hash_mix(1, 2) != hash_mix(2, 1));
}

/* Every byte counts, and the length; the same bytes at another place do not give the same hash. */
static void hashes_of_bytes_differ(void **state)
{
    (void)state;
    char text[64] = "a84b4c76e66710@198.51.100.7";
    struct hash seen = {0};

    for (uint32_t n = 0; n < 40; n++)
        hash_put(&seen, hash_bytes(text, n), n);
    for (uint32_t i = 0; i < 40; i++) {
        text[i] ^= 1;
        hash_put(&seen, hash_bytes(text, 40), 40 + i);
        text[i] ^= 1;
    }
    assert_int_equal(seen.count, 80);
    assert_true(hash_bytes(text, 27) == hash_bytes("a84b4c76e66710@198.51.100.7", 27));
    hash_done(&seen);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hashes_of_bytes_differ),
        cmocka_unit_test(an_empty_table_has_nothing),
        cmocka_unit_test(put_replaces),
        cmocka_unit_test(agrees_with_an_array),
        cmocka_unit_test(grows_and_keeps_a_third_free),
        cmocka_unit_test(bytes_are_keyed_but_steady),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
