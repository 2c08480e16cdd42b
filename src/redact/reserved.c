/* reserved.c - addresses and numbers that nobody has. */
#include "config.h"

#include "redact/reserved.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "redact/keyed.h"

enum {
    NET_TEXT_MAX = 12, /* "203.100.113." */
    TAIL = 7,          /* digits: 555 and 01xx */
    ENDS = 100,        /* 00 to 99 */
    WHOLE = 10,        /* digits by which a number is told from others */
    NET_TRIES = 16,
    PREFIX_TRIES = 64,
    HEAD_TRIES = 4096,
    DOCUMENTED_TRIES = 8, /* 2001:db8::/32, then 3fff::/20 */
};
#define MOST 1000000u /* of each */

struct reserved {
    uint64_t key;
    struct hash nets;                     /* of 24 bits; -> which one of its length */
    uint32_t given[NET_TEXT_MAX + 1];     /* by length */
    struct hash prefixes, prefixes_taken; /* of 64 bits; -> at which try */
    struct hash tails;                    /* the last seven digits; -> which one */
    struct hash numbers, numbers_taken;   /* the last ten; -> at which try */
};

struct reserved *reserved_new(uint64_t key)
{
    struct reserved *r = xcalloc(1, sizeof *r);

    r->key = key;
    return r;
}

void reserved_free(struct reserved *r)
{
    if (r == NULL)
        return;
    hash_done(&r->nets);
    hash_done(&r->prefixes);
    hash_done(&r->prefixes_taken);
    hash_done(&r->tails);
    hash_done(&r->numbers);
    hash_done(&r->numbers_taken);
    free(r);
}

/* Networks of IPv4. In each row all have a text of one length. */
static const struct net_range {
    uint8_t low[3], high[3];
} net_ranges[] = {
    { { 192, 0, 2 }, { 192, 0, 2 } },         { { 203, 0, 113 }, { 203, 0, 113 } },
    { { 198, 51, 100 }, { 198, 51, 100 } },   { { 198, 18, 0 }, { 198, 19, 9 } },
    { { 198, 18, 10 }, { 198, 19, 99 } },     { { 198, 18, 100 }, { 198, 19, 255 } },
    { { 240, 0, 0 }, { 254, 9, 9 } },         { { 240, 10, 0 }, { 254, 99, 9 } },
    { { 240, 100, 0 }, { 254, 255, 9 } },     { { 240, 100, 10 }, { 254, 255, 99 } },
    { { 240, 100, 100 }, { 254, 255, 255 } }, { { 0, 1, 0 }, { 0, 9, 9 } },
    { { 0, 10, 0 }, { 0, 99, 9 } },
};

static size_t net_text(const uint8_t net[3])
{
    size_t n = 3;

    for (size_t i = 0; i < 3; i++)
        n += net[i] < 10 ? 1 : net[i] < 100 ? 2 : 3;
    return n;
}

static uint32_t net_range_size(const struct net_range *range)
{
    uint32_t n = 1;

    for (size_t i = 0; i < 3; i++)
        n *= range->high[i] - range->low[i] + 1u;
    return n;
}

/* The `which`th of the networks with such a text; behind the last one comes the first. */
static void net_at(size_t text, uint32_t which, uint8_t out[3])
{
    uint32_t all = 0;

    for (size_t i = 0; i < ARRAY_SIZE(net_ranges); i++)
        all += net_text(net_ranges[i].low) == text ? net_range_size(&net_ranges[i]) : 0;
    which %= all;
    for (size_t i = 0; i < ARRAY_SIZE(net_ranges); i++) {
        const struct net_range *range = &net_ranges[i];

        if (net_text(range->low) != text)
            continue;
        if (which >= net_range_size(range)) {
            which -= net_range_size(range);
            continue;
        }
        for (size_t k = 3; k-- > 0;) {
            uint32_t n = range->high[k] - range->low[k] + 1u;

            out[k] = (uint8_t)(range->low[k] + which % n);
            which /= n;
        }
        return;
    }
}

static uint64_t net_key(const uint8_t net[3])
{
    const uint64_t word = (uint64_t)net[0] << 16 | (uint64_t)net[1] << 8 | net[2];

    return hash_words(&word, 1);
}

/* The next one that nobody is known to be in. */
static uint32_t net_next(struct reserved *r, const uint8_t net[3])
{
    size_t text = net_text(net);
    uint64_t key = net_key(net);
    uint32_t which = 0;

    if (r->nets.count >= MOST)
        return keyed_choice(r->key, 6, net, 3, UINT32_MAX);
    for (int tries = 0; tries < NET_TRIES; tries++) {
        uint8_t other[3] = { 0 };

        which = r->given[text]++;
        net_at(text, which, other);
        if (net_key(other) != key && hash_get(&r->nets, net_key(other)) == NO_INDEX)
            break;
    }
    hash_put(&r->nets, key, which);
    return which;
}

struct addr reserved_ipv4(struct reserved *r, struct addr a)
{
    uint32_t which = hash_get(&r->nets, net_key(a.bytes));
    struct addr b = a;

    if (which == NO_INDEX)
        which = net_next(r, a.bytes);
    net_at(net_text(a.bytes), which, b.bytes);
    b.bytes[3] = keyed_octet(r->key, a.bytes[3], a.bytes, 3);
    return b;
}

/* IPv6 */

static unsigned group_of(const struct addr *a, size_t i)
{
    return (unsigned)a->bytes[2 * i] << 8 | a->bytes[2 * i + 1];
}

static void group_set(struct addr *a, size_t i, unsigned group)
{
    a->bytes[2 * i] = (uint8_t)(group >> 8);
    a->bytes[2 * i + 1] = (uint8_t)group;
}

static struct addr ipv6_try(const struct reserved *r, struct addr a, unsigned try)
{
    unsigned second = group_of(&a, 1);
    bool documented = second >= 0x100 && try < DOCUMENTED_TRIES;
    struct addr b = a;

    group_set(&b, 0, documented ? 0x2001 : 0x3fff);
    if (documented)
        group_set(&b, 1, 0x0db8);
    else if (second >= 0x100)
        group_set(&b, 1, 0x100 + keyed_choice(r->key, 100 + try, a.bytes, 4, 0xf00));
    else
        group_set(&b, 1, keyed_group(r->key, 100 + try, second, a.bytes, 2));
    for (size_t i = 2; i < 8; i++)
        group_set(&b, i,
                  keyed_group(r->key, i < 4 ? 100 + try : 1, group_of(&a, i), a.bytes, 2 * i));
    return b;
}

static uint64_t prefix_key(const struct addr *a)
{
    uint64_t word = 0;

    for (size_t i = 0; i < 8; i++)
        word = word << 8 | a->bytes[i];
    return hash_words(&word, 1);
}

struct addr reserved_ipv6(struct reserved *r, struct addr a)
{
    uint64_t key = prefix_key(&a);
    uint32_t try = hash_get(&r->prefixes, key);
    struct addr b = ipv6_try(r, a, try != NO_INDEX ? try : 0);

    if (try != NO_INDEX || r->prefixes.count >= MOST)
        return b;
    for (try = 0; try < PREFIX_TRIES; try++) {
        b = ipv6_try(r, a, try);
        if (prefix_key(&b) != key && hash_get(&r->prefixes_taken, prefix_key(&b)) == NO_INDEX)
            break;
    }
    hash_put(&r->prefixes, key, try);
    hash_put(&r->prefixes_taken, prefix_key(&b), 1);
    return ipv6_try(r, a, try);
}

/* Numbers (North America's 555-0100 to 555-0199 are for fiction). A digit of an area code becomes
 * one that may stand there, too, whatever the number ends with: ranges stay ranges. */

/* Of calls that cost much more than others. */
static bool is_premium(const char *area)
{
    return memcmp(area, "900", 3) == 0 || memcmp(area, "976", 3) == 0;
}

static char head_digit(const struct reserved *r, char c, size_t place, uint32_t try)
{
    uint64_t h = keyed_begin(r->key, 500 + (uint64_t)try * 32 + place);
    unsigned low = c < '2' ? 0 : 2, many = c < '2' ? 2 : 8;
    /* the digit before the last seven is not what it was */
    unsigned by = place == TAIL ? 1 + keyed_below(h, many - 1) : keyed_below(h, many);

    return (char)('0' + low + ((unsigned)(c - '0') - low + by) % many);
}

/* As they stand in `digits`; the last `whole` of them depend on the try. */
static void number_try(const struct reserved *r, const char *digits, size_t n, size_t whole,
                       unsigned end, uint32_t try, char *out)
{
    bool premium = whole == WHOLE && is_premium(digits + n - whole);

    for (size_t i = 0; i + TAIL < n; i++)
        out[i] = premium && i >= n - whole
                     ? digits[i]
                     : head_digit(r, digits[i], n - 1 - i, i >= n - whole ? try : 0);
    memcpy(out + n - TAIL, "55501", 5);
    out[n - 2] = (char)('0' + end / 10);
    out[n - 1] = (char)('0' + end % 10);
}

/* The end that is the `i`th to be given. */
static unsigned end_at(const struct reserved *r, uint32_t i)
{
    static const uint8_t units[] = { 1, 3, 7, 9 }; /* with tens: prime to 100 */
    unsigned by = units[keyed_choice(r->key, 7, "", 0, ARRAY_SIZE(units))] +
                  10 * keyed_choice(r->key, 8, "", 0, 10);

    return (i % ENDS * by + keyed_choice(r->key, 9, "", 0, ENDS)) % ENDS;
}

static uint32_t tail_of(struct reserved *r, struct slice tail)
{
    uint64_t key = slice_hash(tail);
    uint32_t i = hash_get(&r->tails, key);

    if (i != NO_INDEX)
        return i;
    if (r->tails.count >= MOST)
        return keyed_choice(r->key, 10, tail.p, tail.n, MOST);
    i = (uint32_t)r->tails.count;
    hash_put(&r->tails, key, i);
    return i;
}

bool reserved_number(struct reserved *r, char *digits, size_t n)
{
    size_t whole = n < WHOLE ? n : WHOLE;
    char out[64];

    if (n < TAIL || n > sizeof out)
        return false;
    uint32_t tail = tail_of(r, (struct slice){ digits + n - TAIL, TAIL });
    uint64_t key = slice_hash((struct slice){ digits + n - whole, whole });
    uint32_t try = hash_get(&r->numbers, key), last = tail / ENDS + HEAD_TRIES;
    bool known = try != NO_INDEX;

    for (try = known ? try : tail / ENDS;; try++) {
        number_try(r, digits, n, whole, end_at(r, tail), try, out);
        struct slice now = { out + n - whole, whole };
        bool premium = whole == WHOLE && is_premium(now.p) && !is_premium(digits + n - whole);

        if (n == TAIL && (tail >= ENDS || memcmp(out, digits, n) == 0))
            return false;
        if (known || n == TAIL || try == last ||
            (!premium && hash_get(&r->numbers_taken, slice_hash(now)) == NO_INDEX))
            break;
    }
    if (!known && r->numbers.count < MOST) {
        hash_put(&r->numbers, key, try);
        hash_put(&r->numbers_taken, slice_hash((struct slice){ out + n - whole, whole }), 1);
    }
    memcpy(digits, out, n);
    return true;
}
