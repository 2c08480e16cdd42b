/* slice_test.c - slices: comparing, searching, cutting, numbers, hashes. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/slice.h"

static void empty_slices_are_harmless(void **state)
{
    (void)state;
    struct slice none = slice_of(NULL);

    assert_int_equal(none.n, 0);
    assert_true(slice_eq(none, SLICE("")));
    assert_true(slice_ieq(none, SLICE("")));
    assert_int_equal(slice_chr(none, 'a'), 0);
    assert_int_equal(slice_find(none, SLICE("a")), 0);
    assert_int_equal(slice_ifind(none, SLICE("a")), 0);
    assert_int_equal(slice_trim(none).n, 0);
    assert_int_equal(slice_sub(none, 3, 9).n, 0);
    assert_int_equal(slice_cut(&none, ',').n, 0);
    assert_int_equal(slice_hash(none), slice_hash(SLICE("")));
    assert_true(slice_starts(none, SLICE("")));
    assert_false(slice_starts(none, SLICE("x")));
}

static void sub_is_cut_to_the_length(void **state)
{
    (void)state;
    struct slice s = SLICE("INVITE");

    assert_true(slice_eq(slice_sub(s, 2, 4), SLICE("VI")));
    assert_true(slice_eq(slice_sub(s, 4, 400), SLICE("TE")));
    assert_int_equal(slice_sub(s, 400, 2).n, 0);
    assert_int_equal(slice_sub(s, 4, 2).n, 0);
}

static void comparisons(void **state)
{
    (void)state;
    assert_true(slice_ieq(SLICE("Call-ID"), SLICE("cAll-iD")));
    assert_false(slice_ieq(SLICE("Call-ID"), SLICE("Call-IE")));
    assert_false(slice_ieq(SLICE("@"), SLICE("`"))); /* 0x20 apart, but no letters */
    assert_false(slice_ieq(SLICE("\xc4"), SLICE("\xe4")));
    assert_false(slice_eq(SLICE("a\0b"), SLICE("a\0c")));
    assert_true(slice_cmp(SLICE("abc"), SLICE("abd")) < 0);
    assert_true(slice_cmp(SLICE("abc"), SLICE("ab")) > 0);
    assert_int_equal(slice_cmp(SLICE("abc"), SLICE("abc")), 0);
    assert_true(slice_cmp(SLICE("\xff"), SLICE("a")) > 0);
    assert_true(slice_starts(SLICE("SIP/2.0 200"), SLICE("SIP/2.0 ")));
    assert_false(slice_starts(SLICE("SIP"), SLICE("SIP/2.0")));
    assert_true(slice_istarts(SLICE("sip:bob"), SLICE("SIP:")));
    assert_true(slice_iends(SLICE("host.Example.COM"), SLICE(".example.com")));
    assert_false(slice_iends(SLICE("com"), SLICE(".com")));
}

static void searches(void **state)
{
    (void)state;
    struct slice s = SLICE("Via: SIP/2.0/UDP 192.0.2.1\r\n\r\nv=0");

    assert_int_equal(slice_chr(s, ':'), 3);
    assert_int_equal(slice_chr(s, '!'), s.n);
    assert_int_equal(slice_find(s, SLICE("\r\n\r\n")), s.n - 7);
    assert_int_equal(slice_find(s, SLICE("")), 0);
    assert_int_equal(slice_find(s, SLICE("\r\n\r\nv=01")), s.n);
    assert_int_equal(slice_ifind(s, SLICE("sip/2.0/udp")), 5);
    assert_int_equal(slice_ifind(s, SLICE("V=0")), s.n - 3);
    assert_int_equal(slice_ifind(s, SLICE("v=00")), s.n);
}

/* At each place of a text, near its end too, in either case, and not where one letter differs. */
static void letters_of_either_case_are_found_anywhere(void **state)
{
    (void)state;
    static const char needles[][24] = { "k", "Kq", "kQ{", "[k@`Q]", "kqkqkqkqkqkqkqkq-Q5" };
    char text[64], other[24];

    for (size_t k = 0; k < ARRAY_SIZE(needles); k++) {
        struct slice needle = slice_of(needles[k]);

        for (size_t i = 0; i <= needle.n; i++)
            other[i] = needle.p[i] >= 'a' && needle.p[i] <= 'z'   ? (char)(needle.p[i] - 32)
                       : needle.p[i] >= 'A' && needle.p[i] <= 'Z' ? (char)(needle.p[i] + 32)
                                                                  : needle.p[i];
        for (size_t n = needle.n; n <= sizeof text; n++) {
            for (size_t at = 0; at + needle.n <= n; at++) {
                memset(text, '.', sizeof text);
                memcpy(text + at, other, needle.n);
                struct slice all = { text, n };

                assert_int_equal(slice_ifind(all, needle), at);
                text[at + needle.n - 1] ^= 1;
                assert_int_equal(slice_ifind(all, needle), n);
            }
        }
    }
}

static void cut_walks_a_list(void **state)
{
    (void)state;
    struct slice rest = SLICE("a,,b");

    assert_true(slice_eq(slice_cut(&rest, ','), SLICE("a")));
    assert_true(slice_eq(slice_cut(&rest, ','), SLICE("")));
    assert_int_equal(rest.n, 1);
    assert_true(slice_eq(slice_cut(&rest, ','), SLICE("b")));
    assert_int_equal(rest.n, 0);
    rest = SLICE("end,");
    slice_cut(&rest, ',');
    assert_int_equal(rest.n, 0);
    assert_true(slice_eq(slice_trim(SLICE(" \t\r\n x y \n")), SLICE("x y")));
    assert_int_equal(slice_trim(SLICE(" \t ")).n, 0);
}

static void numbers(void **state)
{
    (void)state;
    uint64_t n = 7;

    assert_true(slice_u64(SLICE("18446744073709551615"), &n));
    assert_true(n == UINT64_MAX);
    assert_true(slice_u64(SLICE("000"), &n));
    assert_true(n == 0);
    n = 7;
    assert_false(slice_u64(SLICE("18446744073709551616"), &n));
    assert_false(slice_u64(SLICE("99999999999999999999"), &n));
    assert_false(slice_u64(SLICE(""), &n));
    assert_false(slice_u64(SLICE("-1"), &n));
    assert_false(slice_u64(SLICE("1 "), &n));
    assert_false(slice_u64(SLICE("\xb1"), &n));
    assert_true(n == 7);
}

static void hashes_tell_texts_apart(void **state)
{
    (void)state;
    static const char zeros[32];

    assert_true(slice_hash(SLICE("abcdefgh1")) != slice_hash(SLICE("abcdefgh2")));
    assert_true(slice_hash(SLICE("1bcdefghi")) != slice_hash(SLICE("2bcdefghi")));
    for (size_t n = 0; n < 31; n++) {
        struct slice shorter = { zeros, n }, longer = { zeros, n + 1 };

        assert_true(slice_hash(shorter) != slice_hash(longer));
    }
}

/* Texts that fold alike must hash alike, for every byte at every place of a word. */
static void ihash_agrees_with_ieq(void **state)
{
    (void)state;
    char a[11], b[11];

    for (size_t at = 0; at < sizeof a; at++) {
        for (int c = 0; c < 256; c++) {
            memset(a, 'x', sizeof a);
            memset(b, 'X', sizeof b);
            a[at] = (char)c;
            b[at] = (char)(c ^ 0x20);
            struct slice left = { a, sizeof a }, right = { b, sizeof b };
            assert_int_equal(slice_ieq(left, right), slice_ihash(left) == slice_ihash(right));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(empty_slices_are_harmless),
        cmocka_unit_test(sub_is_cut_to_the_length),
        cmocka_unit_test(comparisons),
        cmocka_unit_test(searches),
        cmocka_unit_test(letters_of_either_case_are_found_anywhere),
        cmocka_unit_test(cut_walks_a_list),
        cmocka_unit_test(numbers),
        cmocka_unit_test(hashes_tell_texts_apart),
        cmocka_unit_test(ihash_agrees_with_ieq),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
