/* redact.c - the replacements: each a keyed permutation of what may stand in its place. */
#include "config.h"

#include "redact/redact.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "base/hash.h"
#include "base/mem.h"
#include "redact/keyed.h"
#include "redact/reserved.h"
#include "sip/chars.h"

#define WORD_LEARNT 4     /* letters; shorter ones are in any Call-ID */
#define PHONE_LEARNT 7    /* longer ones are numbers anywhere */
#define NUMBER_MIN 4      /* digits; shorter ones are services: 911 */
#define NORTH_AMERICAN 11 /* digits, with the country code */
#define ABROAD_011 12     /* with this prefix; fewer are a number of Leeds, 0113 */

/* Numbers and words met so far, so that a name told by one message is hidden in the next one
 * too. */
struct learnt {
    struct hash numbers;      /* short ones that were somebody's */
    struct hash addrs, words; /* IPv4; -> how many were known before it */
    struct hash call_ids;     /* -> how many were at its first sight */
    uint32_t n;               /* of addrs and words */
};
#define LEARNT_MOST 1000000u /* of each */

struct redact {
    struct learnt *learnt;
    uint64_t key;
    const struct profiles *profiles;
    struct reserved *reserved; /* NULL: numbers and addresses stay */
    bool digests;              /* and nothing else */
};

struct redact *redact_new(uint64_t key, const struct profiles *profiles)
{
    struct redact *r = xcalloc(1, sizeof *r);

    while (key == 0 && getrandom(&key, sizeof key, 0) == (ssize_t)sizeof key)
        ;
    *r = (struct redact){ .key = key, .profiles = profiles };
    r->learnt = xcalloc(1, sizeof *r->learnt);
    r->reserved = reserved_new(key);
    return r;
}

struct redact *redact_new_digests(void)
{
    struct redact *r = xcalloc(1, sizeof *r);

    r->learnt = xcalloc(1, sizeof *r->learnt);
    r->digests = true;
    return r;
}

bool redact_is_digests(const struct redact *r)
{
    return r->digests;
}

bool redact_is_error_header(const struct redact *r, struct slice name)
{
    return r->profiles != NULL && profiles_by_error_header(r->profiles, name) != NULL;
}

void redact_free(struct redact *r)
{
    if (r == NULL)
        return;
    hash_done(&r->learnt->numbers);
    hash_done(&r->learnt->addrs);
    hash_done(&r->learnt->words);
    hash_done(&r->learnt->call_ids);
    free(r->learnt);
    reserved_free(r->reserved);
    free(r);
}

/* The first time counts: what was found in a Call-ID then is found in it ever after. */
static void learn(const struct redact *r, struct hash *known, uint64_t key)
{
    if (!r->digests && known->count < LEARNT_MOST && hash_get(known, key) == NO_INDEX)
        hash_put(known, key, r->learnt->n++);
}

void redact_learn_addr(const struct redact *r, struct addr a)
{
    if (a.family == ADDR_IPV4)
        learn(r, &r->learnt->addrs, addr_hash(a));
}

uint32_t redact_known_at(const struct redact *r, struct slice call_id)
{
    struct hash *seen = &r->learnt->call_ids;
    uint64_t key = slice_hash(call_id);
    uint32_t at = hash_get(seen, key);

    if (at != NO_INDEX)
        return at;
    at = r->learnt->n;
    if (seen->count < LEARNT_MOST)
        hash_put(seen, key, at);
    return at;
}

bool redact_is_call_id(const struct redact *r, struct slice call_id)
{
    return hash_get(&r->learnt->call_ids, slice_hash(call_id)) != NO_INDEX;
}

bool redact_is_known_addr(const struct redact *r, struct addr a, uint32_t known_at)
{
    uint32_t i = hash_get(&r->learnt->addrs, addr_hash(a));

    return i != NO_INDEX && i < known_at;
}

bool redact_is_known_word(const struct redact *r, struct slice word, uint32_t known_at)
{
    uint32_t i = hash_get(&r->learnt->words, slice_ihash(word));

    return i != NO_INDEX && i < known_at;
}

void redact_learn_number(const struct redact *r, struct slice number)
{
    struct hash *known = &r->learnt->numbers;

    if (number.n < PHONE_LEARNT && known->count < LEARNT_MOST)
        hash_put(known, slice_hash(number), 1);
}

bool redact_is_number(const struct redact *r, struct slice number)
{
    return hash_get(&r->learnt->numbers, slice_hash(number)) != NO_INDEX;
}

/* Addresses. Digits in text keep their count: what is one of m values becomes another of the m. */

/* Each octet stays as long as it was. */
static struct addr shift_ipv4(const struct redact *r, struct addr a)
{
    struct addr b = a;
    /* The first octet tells what kind of address it is; within 172 and 192 the second one too. */
    size_t from = a.bytes[0] == 10 || !addr_is_private(a) ? 1 : 2;

    for (size_t i = from; i < 4; i++)
        b.bytes[i] = keyed_octet(r->key, a.bytes[i], a.bytes, i);
    if (addr_is_private(b) != addr_is_private(a))
        b.bytes[1] = a.bytes[1];
    return b;
}

/* The first group, the kind of address, stays. */
static struct addr shift_ipv6(const struct redact *r, struct addr a)
{
    struct addr b = a;

    for (size_t i = 2; i < 16; i += 2) {
        unsigned group =
            keyed_group(r->key, 1, (unsigned)a.bytes[i] << 8 | a.bytes[i + 1], a.bytes, i);

        b.bytes[i] = (uint8_t)(group >> 8);
        b.bytes[i + 1] = (uint8_t)group;
    }
    return b;
}

static bool is_provider(const struct redact *r, struct addr a)
{
    return r->profiles != NULL && (profiles_by_addr(r->profiles, a, false) != NULL ||
                                   profiles_by_addr(r->profiles, a, true) != NULL);
}

static void write_ipv4(char *p, size_t n, struct addr a)
{
    struct text text = { 0 };

    addr_print(&text, a);
    if (text.n == n) /* not so with leading zeros */
        memcpy(p, text.p, n);
    else
        redact_blot(p, n);
    text_done(&text);
}

/* Nobody's: of no host, or everybody's. */
static bool is_nobodys(struct addr a)
{
    static const uint8_t everybody[4] = { 0xff, 0xff, 0xff, 0xff };

    return a.family == ADDR_NONE || addr_is_unspecified(a) || addr_is_loopback(a) ||
           addr_is_multicast(a) ||
           (a.family == ADDR_IPV4 && memcmp(a.bytes, everybody, sizeof everybody) == 0);
}

struct addr redact_addr(const struct redact *r, struct addr a)
{
    redact_learn_addr(r, a);
    if (r->digests || is_nobodys(a) || is_provider(r, a))
        return a;
    if (a.family == ADDR_IPV4)
        return addr_is_private(a) ? shift_ipv4(r, a) : reserved_ipv4(r->reserved, a);
    bool global = (a.bytes[0] & 0xe0) == 0x20; /* RFC 4291 section 2.4 */

    return global ? reserved_ipv6(r->reserved, a) : shift_ipv6(r, a);
}

void redact_addr_parts(const struct redact *r, char *p, size_t n)
{
    struct addr a;

    if (!addr_parse((struct slice){ p, n }, &a) || a.family != ADDR_IPV4) {
        redact_blot(p, n);
        return;
    }
    if (!r->digests && !is_nobodys(a) && !is_provider(r, a))
        write_ipv4(p, n, shift_ipv4(r, a));
}

/* Groups are written over where they stand: their digits are as many as before. */
static void write_ipv6(char *p, size_t n, struct addr a)
{
    static const char digits[] = "0123456789abcdef";
    size_t group = 0, groups = 0;

    for (size_t i = 0; i < n; i++)
        groups += char_is(p[i], CHAR_HEX) && (i + 1 == n || !char_is(p[i + 1], CHAR_HEX));
    for (size_t i = 0; i < n;) {
        size_t end = i;

        while (end < n && char_is(p[end], CHAR_HEX))
            end++;
        if (end == i) {
            if (p[i] == ':' && i + 1 < n && p[i + 1] == ':')
                group += 8 - (groups < 8 ? groups : 8);
            i++;
            continue;
        }
        unsigned value = group < 8 ? (unsigned)a.bytes[2 * group] << 8 | a.bytes[2 * group + 1] : 0;
        for (size_t k = end; k-- > i; value >>= 4)
            p[k] = digits[value & 15];
        group++;
        i = end;
    }
}

void redact_addr_text(const struct redact *r, char *p, size_t n)
{
    struct addr a;

    if (!addr_parse((struct slice){ p, n }, &a))
        redact_blot(p, n);
    else if (slice_chr((struct slice){ p, n }, ':') == n)
        write_ipv4(p, n, redact_addr(r, a));
    else if (a.family == ADDR_IPV6 && slice_chr((struct slice){ p, n }, '.') == n)
        write_ipv6(p, n, redact_addr(r, a));
    else
        redact_blot(p, n); /* ::ffff:192.0.2.1 */
}

/* A group's address says which group (IPv4, RFC 1112 section 6.4), and of IPv6 whom it is asked
 * for: 33:33:ff and the end of an address (RFC 2464 section 7). */
void redact_mac(const struct redact *r, uint8_t six[6])
{
    static const uint8_t everybody[6] = { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff };

    if (r->digests || memcmp(six, everybody, sizeof everybody) == 0)
        return;
    for (size_t i = 3; i < 6; i++)
        six[i] = (uint8_t)(six[i] + keyed_choice(r->key, 400 + i, six, 3, 256));
}

/* Numbers. The prefix of the national number stays: the country code, with + or the prefix for
 * calls abroad before it, and the zero of a trunk. A number with and without those ends alike. */

/* Country codes of two digits (ITU-T E.164), by the first one. */
static const char *const two_digits[10] = {
    [2] = "07",      [3] = "0123469", [4] = "013456789", [5] = "12345678",
    [6] = "0123456", [8] = "1246",    [9] = "0123458",
};

static size_t country_code(const char *p, size_t n)
{
    if (n < 2 || p[0] < '1' || p[0] > '9')
        return 0;
    if (p[0] == '1' || p[0] == '7')
        return 1;
    const char *second = two_digits[p[0] - '0'];

    return second != NULL && p[1] != '\0' && strchr(second, p[1]) != NULL ? 2 : n < 3 ? 0 : 3;
}

static size_t prefix_of(const char *p, size_t n)
{
    size_t i = 0;

    if (p[0] == '+')
        return 1 + country_code(p + 1, n - 1);
    if (n >= ABROAD_011 && memcmp(p, "011", 3) == 0)
        return 3 + country_code(p + 3, n - 3);
    if ((n == NORTH_AMERICAN && p[0] == '1') || n > NORTH_AMERICAN)
        i = country_code(p, n);
    if (i > 0)
        return i;
    while (i < n && p[i] == '0')
        i++;
    return i == 2 && n > NORTH_AMERICAN ? i + country_code(p + i, n - i) : i;
}

/* One that is too short to be anybody's but an extension: a digit depends on those after it. */
static void shift_number(const struct redact *r, char *p, size_t n, size_t prefix)
{
    uint64_t h = keyed_begin(r->key, 2);
    bool last = true; /* is not what it was */

    for (size_t i = n; i > prefix; i--) {
        char c = p[i - 1];

        if (c < '0' || c > '9')
            continue;
        unsigned by = last ? 1 + keyed_below(h, 9) : keyed_below(h, 10);
        p[i - 1] = (char)('0' + (unsigned)(c - '0' + (int)by) % 10);
        h = keyed_add(h, c);
        last = false;
    }
}

void redact_number(const struct redact *r, char *p, size_t n)
{
    size_t prefix = n >= NUMBER_MIN ? prefix_of(p, n) : n;
    struct slice national = { p + prefix, n - prefix };

    if (r->reserved == NULL || !chars_all(national, CHAR_DIGIT) ||
        !reserved_number(r->reserved, p + prefix, national.n))
        shift_number(r, p, n, prefix);
}

/* Words */

/* Not of anybody: what programs and standards say. */
static const char *const common[] = {
    "anonymous",  "anonymous.invalid", "asterisk",  "edge",
    "freeswitch", "invalid",           "localhost", "pbx",
    "pstn",       "restricted",        "sbc",       "sip",
    "sips",       "unavailable",       "unknown",   "www",
};

static bool is_common(struct slice word)
{
    for (size_t i = 0; i < ARRAY_SIZE(common); i++)
        if (slice_ieq(word, slice_of(common[i])))
            return true;
    return false;
}

/* One of the kind: of 10 digits or 26 letters. */
static char turned(char c, uint64_t h)
{
    return c <= '9' ? (char)('0' + (unsigned)(c - '0' + (int)keyed_below(h, 10)) % 10)
                    : (char)('a' + (unsigned)(c - 'a' + (int)keyed_below(h, 26)) % 26);
}

/* A word of letters and digits, whichever case it is written in: once from its end and once from
 * its beginning, so that each letter depends on all, and no two words become one. */
static void redact_word(const struct redact *r, char *p, size_t n)
{
    char *lower = xstrndup(p, n);
    uint64_t back = keyed_begin(r->key, 3 + n), on = keyed_begin(r->key, ~n);
    bool number = true;

    for (size_t i = 0; i < n; i++) {
        number = number && lower[i] >= '0' && lower[i] <= '9';
        if (lower[i] >= 'A' && lower[i] <= 'Z')
            lower[i] = (char)(lower[i] | 0x20);
    }
    for (size_t i = n; i > 0; i--) {
        lower[i - 1] = turned(lower[i - 1], back);
        back = keyed_add(back, lower[i - 1]);
    }
    for (size_t i = 0; i < n; i++) {
        lower[i] = turned(lower[i], on);
        on = keyed_add(on, lower[i]);
    }
    if (number)
        redact_learn_number(r, (struct slice){ p, n });
    else if (n >= WORD_LEARNT)
        learn(r, &r->learnt->words, slice_ihash((struct slice){ p, n }));
    if (number)
        redact_number(r, p, n);
    else if (!is_common((struct slice){ p, n }))
        for (size_t i = 0; i < n; i++)
            p[i] = p[i] >= 'A' && p[i] <= 'Z' ? (char)(lower[i] & ~0x20) : lower[i];
    free(lower);
}

void redact_serial(const struct redact *r, char *p, size_t n)
{
    uint64_t h = keyed_begin(r->key, 5);

    for (size_t i = 0; i < n; i++) {
        char c = p[i];

        h = keyed_add(h, c);
        if (c >= '0' && c <= '9')
            p[i] = (char)('0' + (unsigned)(c - '0' + (int)(1 + keyed_below(h, 9))) % 10);
    }
}

static bool is_word(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* Digits of up to four octets that are alike separated; 0: it is something else. */
static size_t quad_span(const char *p, size_t n)
{
    size_t i = 0;
    char separator = '\0';

    for (int octet = 0; octet < 4; octet++) {
        size_t digits = 0;

        if (octet > 0 && (i >= n || strchr(".-_", p[i]) == NULL || p[i] == '\0' ||
                          (octet > 1 && p[i] != separator)))
            return 0;
        if (octet > 0)
            separator = p[i++];
        while (i < n && p[i] >= '0' && p[i] <= '9') {
            digits++;
            i++;
        }
        if (digits == 0 || digits > 3)
            return 0;
    }
    if (i < n && is_word(p[i]))
        return 0;
    return i + 1 < n && p[i] == separator && p[i + 1] >= '0' && p[i + 1] <= '9' ? 0 : i;
}

bool redact_is_quad(const char *p, size_t n)
{
    return quad_span(p, n) > 0;
}

size_t redact_quad(const struct redact *r, char *p, size_t n)
{
    size_t length = quad_span(p, n), separator = 0;
    char text[16] = { 0 };
    struct addr a;

    if (length == 0 || length >= sizeof text)
        return 0;
    for (size_t i = 0; i < length; i++)
        text[i] = p[i] >= '0' && p[i] <= '9' ? p[i] : '.';
    while (text[separator] != '.')
        separator++;
    if (!addr_parse((struct slice){ text, length }, &a))
        return 0;
    bool labels =
        p[separator] == '.' && length + 1 < n && p[length] == '.' && is_word(p[length + 1]);

    if (labels) /* 40.113.0.203.isp.example */
        redact_addr_parts(r, text, length);
    else
        redact_addr_text(r, text, length);
    char between = p[separator];

    for (size_t i = 0; i < length; i++)
        p[i] = text[i] == '.' ? between : text[i];
    return length;
}

void redact_words(const struct redact *r, char *p, size_t n)
{
    for (size_t i = 0; i < n;) {
        size_t end = i;

        if (p[i] >= '0' && p[i] <= '9') { /* 203-0-113-40.isp.example */
            end += redact_quad(r, p + i, n - i);
            if (end > i) {
                i = end;
                continue;
            }
        }

        if ((uint8_t)p[i] >= 0x80) /* other alphabets: not told apart */
            p[i] = 'x';
        if (p[i] == '+' && i + 1 < n && p[i + 1] >= '0' && p[i + 1] <= '9')
            end++;
        while (end < n && is_word(p[end]))
            end++;
        if (end > i && p[i] == '+')
            redact_number(r, p + i, end - i);
        else if (end > i)
            redact_word(r, p + i, end - i);
        i = end > i ? end : i + 1;
    }
}

/* Of a provider's name only what stands for the customer goes, where it is a provider's then still;
 * of others all but the top-level domain. */
void redact_host(const struct redact *r, char *p, size_t n)
{
    struct slice host = { p, n };
    struct addr a;
    const struct profile *provider =
        r->profiles != NULL ? profiles_by_host(r->profiles, host) : NULL;
    size_t top = n, first = slice_chr(host, '.');

    if (addr_parse(host, &a)) {
        bool brackets = n > 2 && p[0] == '[';

        redact_addr_text(r, p + brackets, n - 2 * (size_t)brackets);
        return;
    }
    if (provider != NULL) {
        char *was = xstrndup(p, n);

        redact_words(r, p, first);
        if (profiles_by_host(r->profiles, host) != provider)
            memcpy(p, was, n);
        free(was);
        return;
    }
    while (top > 0 && p[top - 1] != '.')
        top--;
    redact_words(r, p, top > 0 ? top - 1 : n);
}

void redact_blot(char *p, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (p[i] >= '0' && p[i] <= '9')
            p[i] = '0';
        else if (is_word(p[i]) || (uint8_t)p[i] >= 0x80)
            p[i] = 'x';
    }
}
