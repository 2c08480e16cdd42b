/* slice.c - a piece of text that somebody else owns. */
#include "config.h"

#include "base/slice.h"

#include <string.h>

#include "base/byte_mask.h"
#include "base/hash.h"

static unsigned char fold(unsigned char c)
{
    return c >= 'A' && c <= 'Z' ? (unsigned char)(c | 0x20) : c;
}

bool slice_same_letters(const char *a, const char *b, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (a[i] != b[i] && fold((unsigned char)a[i]) != fold((unsigned char)b[i]))
            return false;
    }
    return true;
}

int slice_cmp(struct slice a, struct slice b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n ? memcmp(a.p, b.p, n) : 0;

    return order ? order : (a.n > b.n) - (a.n < b.n);
}

bool slice_starts(struct slice s, struct slice prefix)
{
    return s.n >= prefix.n && slice_eq(slice_sub(s, 0, prefix.n), prefix);
}

bool slice_istarts(struct slice s, struct slice prefix)
{
    return s.n >= prefix.n && slice_ieq(slice_sub(s, 0, prefix.n), prefix);
}

bool slice_iends(struct slice s, struct slice suffix)
{
    return s.n >= suffix.n && slice_ieq(slice_sub(s, s.n - suffix.n, s.n), suffix);
}

size_t slice_chr(struct slice s, char c)
{
    const char *hit = s.n ? memchr(s.p, c, s.n) : NULL;

    return hit != NULL ? (size_t)(hit - s.p) : s.n;
}

size_t slice_find(struct slice s, struct slice needle)
{
    if (needle.n == 0 || s.n < needle.n)
        return needle.n == 0 ? 0 : s.n;
    const char *hit = memmem(s.p, s.n, needle.p, needle.n);

    return hit != NULL ? (size_t)(hit - s.p) : s.n;
}

/* A byte, and the other case of it. */
struct letter {
    char one, other;
};

static struct letter letter_of(char c)
{
    char small = (char)fold((unsigned char)c);

    return (struct letter){ small, small >= 'a' && small <= 'z' ? (char)(small & ~0x20) : small };
}

static unsigned letter_mask(const char *p, struct letter letter)
{
    return byte_mask(p, letter.one) | byte_mask(p, letter.other);
}

size_t slice_ifind(struct slice s, struct slice needle)
{
    size_t i = 0, end = needle.n - 1;

    if (needle.n == 0)
        return 0;
    const struct letter first = letter_of(needle.p[0]), last = letter_of(needle.p[end]);

    for (; i + end + BYTE_MASK_WIDTH <= s.n; i += BYTE_MASK_WIDTH) {
        unsigned mask = letter_mask(s.p + i, first);

        for (mask = mask ? mask & letter_mask(s.p + i + end, last) : 0; mask; mask &= mask - 1) {
            size_t at = i + (size_t)__builtin_ctz(mask);

            if (slice_same_letters(s.p + at, needle.p, needle.n))
                return at;
        }
    }
    for (; i + needle.n <= s.n; i++) {
        if (slice_same_letters(s.p + i, needle.p, needle.n))
            return i;
    }
    return s.n;
}

struct slice slice_cut(struct slice *rest, char c)
{
    size_t at = slice_chr(*rest, c);
    struct slice head = slice_sub(*rest, 0, at);

    *rest = slice_sub(*rest, at < rest->n ? at + 1 : at, rest->n);
    return head;
}

bool slice_u64(struct slice s, uint64_t *value)
{
    const size_t sure = 19; /* digits that cannot be too many */
    uint64_t sum = 0;

    if (s.n == 0)
        return false;
    for (size_t i = 0; i < s.n; i++) {
        unsigned digit = (unsigned)(unsigned char)s.p[i] - '0';

        if (digit > 9 || (i >= sure && (sum > UINT64_MAX / 10 || sum * 10 > UINT64_MAX - digit)))
            return false;
        sum = sum * 10 + digit;
    }
    *value = sum;
    return true;
}

/* Up to eight bytes as one word. */
static uint64_t load(const char *p, size_t n)
{
    uint64_t word = 0;

    memcpy(&word, p, n);
    return word;
}

/* Eight bytes to lower case at once: the high bit of each byte of `upper` says that it is one of
 * A-Z. Bytes above 0x7f are left alone. */
static uint64_t fold_word(uint64_t word)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t low = word & 0x7f * ones;
    uint64_t from_a = low + (0x80 - 'A') * ones;
    uint64_t past_z = low + (0x7f - 'Z') * ones;
    uint64_t upper = from_a & ~past_z & ~word & 0x80 * ones;

    return word | upper >> 2;
}

uint64_t slice_hash(struct slice s)
{
    return hash_bytes(s.p, s.n);
}

uint64_t slice_ihash(struct slice s)
{
    struct hashing h = hash_begin();

    for (; s.n >= 8; s.p += 8, s.n -= 8)
        hash_add(&h, fold_word(load(s.p, 8)));
    return hash_end(&h, s.n ? fold_word(load(s.p, s.n)) : 0, s.n);
}
