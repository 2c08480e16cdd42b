/* reserved_test.c - the address or number that stands for a public one is nobody's, and no two
 * become one. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/text.h"
#include "redact/reserved.h"

static struct addr parsed(const char *text)
{
    struct addr a;

    assert_true(addr_parse(slice_of(text), &a));
    return a;
}

static bool is_in(struct addr a, const char *net, uint8_t prefix)
{
    return network_contains((struct network){ parsed(net), prefix }, a);
}

static size_t length(struct addr a)
{
    struct text text = { 0 };

    addr_print(&text, a);
    size_t n = text.n;

    text_done(&text);
    return n;
}

/* The first networks get those for documentation, the next ones 198.18.0.0/15. */
static void documentation_first(void **state)
{
    struct reserved *r = reserved_new(1);

    (void)state;
    assert_true(is_in(reserved_ipv4(r, parsed("54.172.60.20")), "203.0.113.0", 24));
    assert_true(is_in(reserved_ipv4(r, parsed("154.172.60.20")), "198.51.100.0", 24));
    assert_true(is_in(reserved_ipv4(r, parsed("5.17.60.20")), "192.0.2.0", 24));
    assert_true(is_in(reserved_ipv4(r, parsed("54.172.61.20")), "198.18.0.0", 15));
    assert_true(is_in(reserved_ipv4(r, parsed("154.172.60.99")), "198.51.100.0", 24));
    assert_true(is_in(reserved_ipv4(r, parsed("168.186.149.133")), "240.0.0.0", 4));
    assert_true(is_in(reserved_ipv4(r, parsed("8.8.8.8")), "0.0.0.0", 8));
    reserved_free(r);
}

/* One in a network that is for documentation gets another one, of another. */
static void documentation_is_hidden_too(void **state)
{
    struct reserved *r = reserved_new(2);

    (void)state;
    assert_false(is_in(reserved_ipv4(r, parsed("203.0.113.40")), "203.0.113.0", 24));
    assert_true(is_in(reserved_ipv4(r, parsed("203.0.113.40")), "198.18.0.0", 15));
    assert_false(is_in(reserved_ipv6(r, parsed("2001:db8:1::7")), "2001:db8:1::", 48));
    reserved_free(r);
}

/* Some thousand networks, of each length of text: none becomes another's, none is anybody's. */
static void networks_stay_apart(void **state)
{
    struct reserved *r = reserved_new(3);
    struct hash taken = { 0 };

    (void)state;
    for (uint32_t i = 0; i < 3000; i++) {
        const uint8_t bytes[4] = { (uint8_t)(20 + i % 150), (uint8_t)(i / 12), (uint8_t)(i * 7),
                                   9 };
        struct addr a = addr_ipv4(bytes), b = reserved_ipv4(r, a);

        if (addr_is_private(a))
            continue;
        assert_int_equal(length(a), length(b));
        assert_false(addr_is_private(b) || addr_is_multicast(b));
        assert_true(is_in(b, "192.0.2.0", 24) || is_in(b, "198.51.100.0", 24) ||
                    is_in(b, "203.0.113.0", 24) || is_in(b, "198.18.0.0", 15) ||
                    is_in(b, "240.0.0.0", 4) || is_in(b, "0.0.0.0", 8));
        assert_true(addr_eq(b, reserved_ipv4(r, a)));
        b.bytes[3] = 0;
        uint32_t whose = hash_get(&taken, addr_hash(b)),
                 net = (uint32_t)a.bytes[0] << 16 | (uint32_t)a.bytes[1] << 8 | a.bytes[2];
        assert_true(whose == NO_INDEX || whose == net);
        hash_put(&taken, addr_hash(b), net);
    }
    hash_done(&taken);
    reserved_free(r);
}

static void ipv6_is_documentation(void **state)
{
    static const char *const texts[] = {
        "2a01:4f8:c0c:1::2", "2600:1f18:c0c:1::2", "2600:1f18:c0c:2::2", "2a01:4f8::1",
        "2600:1f1::1",       "2a01:4f9::1",        "2a02:26f7::1:2:3",
    };
    struct reserved *r = reserved_new(4);
    struct hash taken = { 0 };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(texts); i++) {
        struct addr b = reserved_ipv6(r, parsed(texts[i]));

        assert_true(is_in(b, "2001:db8::", 32) || is_in(b, "3fff::", 20));
        assert_true(addr_eq(b, reserved_ipv6(r, parsed(texts[i]))));
        assert_int_equal(hash_get(&taken, addr_hash(b)), NO_INDEX);
        hash_put(&taken, addr_hash(b), 1);
    }
    assert_true(is_in(reserved_ipv6(r, parsed("2a01:4f8:c0c:1::2")), "2001:db8::", 32));
    assert_true(is_in(reserved_ipv6(r, parsed("2a00::2")), "3fff::", 20));
    struct addr a = reserved_ipv6(r, parsed("2a01:4f8:c0c:1::2"));
    struct addr b = reserved_ipv6(r, parsed("2a01:4f8:c0c:1::3"));
    assert_memory_equal(a.bytes, b.bytes, 8);
    hash_done(&taken);
    reserved_free(r);
}

/* Two hundred numbers of one area, then some of others: all differ, all are 555-01xx. */
static void numbers_are_of_fiction(void **state)
{
    struct reserved *r = reserved_new(5);
    struct hash taken = { 0 };

    (void)state;
    for (int i = 0; i < 1000; i++) {
        char number[24], was[11];

        snprintf(number, sizeof number, "%03d%07d", i < 200 ? 303 : 201 + i % 600,
                 4561000 + i % 400 * 17);
        memcpy(was, number, sizeof was);
        assert_true(reserved_number(r, number, 10));
        assert_memory_equal(number + 3, "55501", 5);
        assert_memory_not_equal(number, was, 3);
        assert_true((number[0] >= '2') == (was[0] >= '2'));
        assert_int_equal(hash_get(&taken, slice_hash((struct slice){ number, 10 })), NO_INDEX);
        hash_put(&taken, slice_hash((struct slice){ number, 10 }), 1);
        assert_true(reserved_number(r, was, 10));
        assert_string_equal(was, number);
    }
    hash_done(&taken);
    reserved_free(r);
}

/* Calls to one dear range are still to one range, and to a dear one. */
static void ranges_stay_ranges(void **state)
{
    struct reserved *r = reserved_new(6);
    char one[] = "9005551000", two[] = "9004567890", three[] = "351007044", four[] = "351008055";

    (void)state;
    assert_true(reserved_number(r, one, 10) && reserved_number(r, two, 10));
    assert_memory_equal(one, "900555", 6);
    assert_memory_equal(two, "900555", 6);
    assert_string_not_equal(one, two);
    assert_true(reserved_number(r, three, 9) && reserved_number(r, four, 9));
    assert_memory_equal(three, four, 2);
    assert_string_not_equal(three, four);
    char local[] = "4567890", little[] = "456789";
    assert_true(reserved_number(r, local, 7));
    assert_string_equal(local, two + 3);
    assert_false(reserved_number(r, little, 6));
    reserved_free(r);
    reserved_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(documentation_first),    cmocka_unit_test(documentation_is_hidden_too),
        cmocka_unit_test(networks_stay_apart),    cmocka_unit_test(ipv6_is_documentation),
        cmocka_unit_test(numbers_are_of_fiction), cmocka_unit_test(ranges_stay_ranges),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
