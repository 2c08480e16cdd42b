/* hash_test.c - the hash table against a plain array. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/slice.h"
#include "colliding.h"

static void an_empty_table_has_nothing(void **state)
{
    (void)state;
    struct hash h = { 0 };

    assert_true(hash_get(&h, 1) == NO_INDEX);
    assert_false(hash_remove(&h, 1));
    hash_done(&h);
}

static void put_replaces(void **state)
{
    (void)state;
    struct hash h = { 0 };

    hash_put(&h, 0, 5);
    hash_put(&h, 0, 6);
    assert_int_equal(h.count, 1);
    assert_int_equal(hash_get(&h, 0), 6);
    assert_false(hash_put_new(&h, 0, 7));
    assert_int_equal(hash_get(&h, 0), 6);
    assert_true(hash_put_new(&h, 1, 7));
    assert_int_equal(hash_get(&h, 1), 7);
    assert_true(hash_remove(&h, 1));
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
    struct hash h = { 0 };
    uint32_t truth[KEYS];
    size_t count = 0;
    uint64_t random = 1;

    for (size_t i = 0; i < KEYS; i++)
        truth[i] = NO_INDEX;
    for (uint32_t step = 0; step < STEPS; step++) {
        random = hash_mix(random, step);
        size_t key = (size_t)(random % KEYS);
        if (random >> 40 & 1) {
            count += truth[key] == NO_INDEX;
            truth[key] = step;
            hash_put(&h, key, step);
        } else {
            assert_int_equal(hash_remove(&h, key), truth[key] != NO_INDEX);
            count -= truth[key] != NO_INDEX;
            truth[key] = NO_INDEX;
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
    struct hash h = { 0 };

    for (uint32_t i = 0; i < 100000; i++)
        hash_put(&h, hash_number(i), i);
    assert_true(h.count * 3 <= h.room * 2);
    assert_int_equal(h.room & (h.room - 1), 0);
    for (uint32_t i = 0; i < 100000; i++)
        assert_int_equal(hash_get(&h, hash_number(i)), i);
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
    struct hash seen = { 0 };

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

/* So, too, of short texts, beyond those that are short, and where zeros follow. */
static void hashes_of_texts_differ(void **state)
{
    (void)state;
    char text[80] = "z9hG4bK776asdhds";
    struct hash seen = { 0 };

    for (uint32_t n = 0; n < sizeof text; n++)
        hash_put(&seen, hash_number(hash_text(text, n)), n);
    for (uint32_t i = 0; i < sizeof text; i++) {
        text[i] ^= 1;
        hash_put(&seen, hash_number(hash_text(text, sizeof text)), i);
        hash_put(&seen, hash_number(hash_text(text, i + 1)), i);
        text[i] ^= 1;
    }
    assert_int_equal(seen.count, 3 * sizeof text - 1); /* the longest is there twice */
    assert_true(hash_text(text, 16) == hash_text("z9hG4bK776asdhds", 16));
    hash_done(&seen);
}

/* The values are those that CPython 3.11 has for bytes with PYTHONHASHSEED=0. */
static void is_siphash(void **state)
{
    (void)state;
    static const uint64_t no_key[2] = { 0, 0 };
    static const struct {
        const char *text;
        uint64_t hash;
    } known[] = {
        { "a", UINT64_C(0x407448d2b89b1813) },
        { "sipwhy", UINT64_C(0x93a07a9182ecb614) },
        { "12345678", UINT64_C(0x3489982430560a87) },
        { "a84b4c76e66710@198.51.100.7", UINT64_C(0xb85c8506b419d274) },
    };

    for (size_t i = 0; i < ARRAY_SIZE(known); i++) {
        struct slice text = slice_of(known[i].text);

        assert_true(hash_bytes_with(no_key, text.p, text.n) == known[i].hash);
    }
}

static void forms_agree(void **state)
{
    (void)state;
    const uint64_t words[2] = { 1, UINT64_C(0x6162636465666768) };
    struct hash_wide a = hash_bytes_wide("abc", 3), b = hash_bytes_wide("abd", 3);

    assert_true(hash_process_key[0] != 0 && hash_process_key[1] != 0);
    assert_true(hash_words(words, 2) == hash_bytes(words, sizeof words));
    assert_true(hash_number(1) == hash_bytes(words, 8));
    assert_true(slice_hash(SLICE("Example.COM")) == hash_bytes("Example.COM", 11));
    assert_true(slice_ihash(SLICE("Example.COM")) == hash_bytes("example.com", 11));
    assert_true(a.key != b.key && a.check != b.check && a.key != a.check);
}

/* The greatest distance of an element from its place. */
static size_t longest_way(const struct hash *h)
{
    size_t longest = 0;

    for (size_t i = 0; i < h->room; i++) {
        size_t way = (i - (size_t)h->slots[i].key) & (h->room - 1);

        if (h->slots[i].value != NO_INDEX && way > longest)
            longest = way;
    }
    return longest;
}

/* 100,000 addresses with one unkeyed hash, by themselves and as ends of flows: each has a place of
 * its own, not far from where it belongs, and the table is no larger than for any others. */
static void nobody_can_choose_what_collides(void **state)
{
    (void)state;
    enum { MANY = 100000 };
    struct hash addrs = { 0 }, ends = { 0 }, pairs = { 0 };
    struct endpoint to = { .addr = colliding_addr(MANY), .port = 5060 };

    for (uint32_t i = 0; i < MANY; i++) {
        struct endpoint from = { .addr = colliding_addr(i), .port = 5060 };

        assert_true(unkeyed_hash(from.addr) == unkeyed_hash(to.addr));
        hash_put(&addrs, addr_hash(from.addr), i);
        hash_put(&ends, endpoint_hash(from), i);
        hash_put(&pairs, endpoints_hash(&from, &to, 17), i);
    }
    const struct hash *tables[] = { &addrs, &ends, &pairs };

    for (size_t i = 0; i < ARRAY_SIZE(tables); i++) {
        assert_int_equal(tables[i]->count, MANY);
        assert_true(tables[i]->room <= 4 * MANY);
        assert_true(longest_way(tables[i]) < 400);
    }
    hash_done(&addrs);
    hash_done(&ends);
    hash_done(&pairs);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hashes_of_bytes_differ),
        cmocka_unit_test(hashes_of_texts_differ),
        cmocka_unit_test(an_empty_table_has_nothing),
        cmocka_unit_test(put_replaces),
        cmocka_unit_test(agrees_with_an_array),
        cmocka_unit_test(grows_and_keeps_a_third_free),
        cmocka_unit_test(bytes_are_keyed_but_steady),
        cmocka_unit_test(is_siphash),
        cmocka_unit_test(forms_agree),
        cmocka_unit_test(nobody_can_choose_what_collides),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
