/* addr.c - internet addresses, endpoints and networks. */
#include "config.h"

#include "base/addr.h"

#include <arpa/inet.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/number.h"

struct addr addr_ipv6(const void *sixteen_bytes)
{
    static const uint8_t mapped[12] = { [10] = 0xff, [11] = 0xff };
    const uint8_t *p = sixteen_bytes;
    struct addr a = { .family = ADDR_IPV6 };

    if (memcmp(p, mapped, sizeof mapped) == 0)
        return addr_ipv4(p + sizeof mapped);
    memcpy(a.bytes, p, 16);
    return a;
}

/* "192.0.2.1": what inet_pton() takes, and no more. */
static bool read_dotted(struct slice text, uint8_t bytes[4])
{
    size_t at = 0;

    for (int i = 0; i < 4; i++) {
        if (i > 0 && (at == text.n || text.p[at++] != '.'))
            return false;
        size_t from = at;
        unsigned value = 0;
        for (; at < text.n && text.p[at] >= '0' && text.p[at] <= '9' && value <= 255; at++)
            value = value * 10 + (unsigned)(text.p[at] - '0');
        if (at == from || value > 255 || (text.p[from] == '0' && at > from + 1))
            return false;
        bytes[i] = (uint8_t)value;
    }
    return at == text.n;
}

bool addr_parse(struct slice text, struct addr *out)
{
    char buffer[INET6_ADDRSTRLEN];
    uint8_t bytes[16];

    if (read_dotted(text, bytes)) {
        *out = addr_ipv4(bytes);
        return true;
    }
    bool brackets = text.n > 2 && text.p[0] == '[' && text.p[text.n - 1] == ']';

    if (brackets)
        text = slice_sub(text, 1, text.n - 1);
    if (text.n == 0 || text.n >= sizeof buffer || slice_chr(text, '\0') < text.n)
        return false;
    memcpy(buffer, text.p, text.n);
    buffer[text.n] = '\0';
    if (inet_pton(AF_INET6, buffer, bytes) != 1)
        return false;
    *out = addr_ipv6(bytes);
    return true;
}

bool network_parse(struct slice text, struct network *out)
{
    size_t slash = slice_chr(text, '/');
    struct slice host = slice_sub(text, 0, slash);
    struct addr a;
    uint64_t prefix;

    if (!addr_parse(host, &a))
        return false;
    uint64_t whole = a.family == ADDR_IPV4 ? 32 : 128;
    /* "::ffff:10.0.0.0/104" has become 10.0.0.0 and counts from the mapped prefix's 96 bits. */
    uint64_t skipped = a.family == ADDR_IPV4 && slice_chr(host, ':') < host.n ? 96 : 0;

    if (slash == text.n)
        prefix = whole + skipped;
    else if (!slice_u64(slice_sub(text, slash + 1, text.n), &prefix))
        return false;
    if (prefix < skipped || prefix - skipped > whole)
        return false;
    *out = (struct network){ .addr = a, .prefix = (uint8_t)(prefix - skipped) };
    return true;
}

bool endpoint_parse(struct slice text, struct endpoint *out)
{
    struct endpoint e = { 0 };
    struct slice host = text;
    struct slice port = { 0 };

    if (text.n > 0 && text.p[0] == '[') {
        size_t end = slice_chr(text, ']');

        host = slice_sub(text, 0, end + 1);
        port = slice_sub(text, end + 1, text.n);
    } else {
        size_t colon = slice_chr(text, ':');
        bool ipv6 = slice_chr(slice_sub(text, colon + 1, text.n), ':') + colon + 1 < text.n;

        host = ipv6 ? text : slice_sub(text, 0, colon);
        port = ipv6 ? port : slice_sub(text, colon, text.n);
    }
    uint64_t number = 0;

    if (port.n > 0 && (port.p[0] != ':' || !slice_u64(slice_sub(port, 1, port.n), &number)))
        return false;
    if (number > UINT16_MAX || !addr_parse(host, &e.addr))
        return false;
    e.port = (uint16_t)number;
    *out = e;
    return true;
}

int addr_cmp(struct addr a, struct addr b)
{
    int order = a.family - b.family;

    return order ? order : memcmp(a.bytes, b.bytes, sizeof a.bytes);
}

int endpoint_cmp(struct endpoint a, struct endpoint b)
{
    int order = addr_cmp(a.addr, b.addr);

    return order ? order : a.port - b.port;
}

static uint64_t ipv4_word(const struct addr *a)
{
    uint32_t word;

    memcpy(&word, a->bytes, sizeof word);
    return word;
}

static uint64_t first_word(const struct addr *a)
{
    uint64_t word;

    memcpy(&word, a->bytes, sizeof word);
    return word;
}

static uint64_t second_word(const struct addr *a)
{
    uint64_t word;

    memcpy(&word, a->bytes + sizeof word, sizeof word);
    return word;
}

uint64_t addr_hash(struct addr a)
{
    return endpoint_hash((struct endpoint){ .addr = a });
}

/* IPv4 needs fewer words, which makes up for what the key costs; their number tells the families
 * apart. */
uint64_t endpoint_hash(struct endpoint e)
{
    if (e.addr.family == ADDR_IPV4)
        return hash_number(ipv4_word(&e.addr) << 32 | e.port);
    const uint64_t words[3] = {
        first_word(&e.addr),
        second_word(&e.addr),
        (uint64_t)e.addr.family << 16 | e.port,
    };

    return hash_words(words, ARRAY_SIZE(words));
}

uint64_t endpoints_hash(const struct endpoint *src, const struct endpoint *dst, uint32_t with)
{
    uint64_t ports = (uint64_t)src->port << 48 | (uint64_t)dst->port << 32 | with;

    if (src->addr.family == ADDR_IPV4 && dst->addr.family == ADDR_IPV4) {
        const uint64_t words[2] = { ipv4_word(&src->addr) << 32 | ipv4_word(&dst->addr), ports };

        return hash_words(words, ARRAY_SIZE(words));
    }
    const uint64_t words[6] = {
        first_word(&src->addr),
        second_word(&src->addr),
        first_word(&dst->addr),
        second_word(&dst->addr),
        ports,
        (uint64_t)src->addr.family << 8 | dst->addr.family,
    };
    return hash_words(words, ARRAY_SIZE(words));
}

uint64_t endpoints_hash_both(const struct endpoint *a, const struct endpoint *b, uint32_t with)
{
    return endpoint_cmp(*a, *b) < 0 ? endpoints_hash(a, b, with) : endpoints_hash(b, a, with);
}

bool network_contains(struct network net, struct addr a)
{
    size_t whole = net.prefix / 8u;
    unsigned bits = net.prefix % 8u;

    if (net.addr.family != a.family || net.prefix > 128)
        return false;
    if (memcmp(net.addr.bytes, a.bytes, whole) != 0)
        return false;
    return bits == 0 || (net.addr.bytes[whole] ^ a.bytes[whole]) >> (8 - bits) == 0;
}

static bool in_any(const struct network *nets, size_t n, struct addr a)
{
    for (size_t i = 0; i < n; i++) {
        if (network_contains(nets[i], a))
            return true;
    }
    return false;
}

bool addr_is_private(struct addr a)
{
    static const struct network nets[] = {
        { { ADDR_IPV4, { 10 } }, 8 }, /* RFC 1918 */
        { { ADDR_IPV4, { 172, 16 } }, 12 },    { { ADDR_IPV4, { 192, 168 } }, 16 },
        { { ADDR_IPV4, { 100, 64 } }, 10 },  /* RFC 6598: behind a carrier's NAT */
        { { ADDR_IPV4, { 169, 254 } }, 16 }, /* RFC 3927 */
        { { ADDR_IPV4, { 127 } }, 8 },         { { ADDR_IPV6, { 0xfc } }, 7 }, /* RFC 4193 */
        { { ADDR_IPV6, { 0xfe, 0x80 } }, 10 }, { { ADDR_IPV6, { [15] = 1 } }, 128 },
    };

    return in_any(nets, ARRAY_SIZE(nets), a);
}

bool addr_is_loopback(struct addr a)
{
    static const struct network nets[] = { { { ADDR_IPV4, { 127 } }, 8 },
                                           { { ADDR_IPV6, { [15] = 1 } }, 128 } };

    return in_any(nets, ARRAY_SIZE(nets), a);
}

bool addr_is_unspecified(struct addr a)
{
    static const uint8_t zero[16];

    return a.family != ADDR_NONE && memcmp(a.bytes, zero, sizeof zero) == 0;
}

bool addr_is_multicast(struct addr a)
{
    static const struct network nets[] = { { { ADDR_IPV4, { 224 } }, 4 },
                                           { { ADDR_IPV6, { 0xff } }, 8 } };

    return in_any(nets, ARRAY_SIZE(nets), a);
}

static size_t put_octet(char *p, unsigned octet)
{
    size_t digits = 1u + (octet >= 10) + (octet >= 100);

    number_put(p, digits, octet);
    p[digits] = '.';
    return digits + 1;
}

static void print_ipv4(struct text *out, const uint8_t *bytes)
{
    char dotted[4 * sizeof "255."];
    size_t n = 0;

    for (size_t i = 0; i < 4; i++)
        n += put_octet(dotted + n, bytes[i]);
    text_add(out, dotted, n - 1);
}

void addr_print(struct text *out, struct addr a)
{
    char buffer[INET6_ADDRSTRLEN];

    if (a.family == ADDR_IPV4)
        print_ipv4(out, a.bytes);
    else if (a.family == ADDR_NONE || inet_ntop(AF_INET6, a.bytes, buffer, sizeof buffer) == NULL)
        text_addc(out, '-');
    else
        text_adds(out, buffer);
}

void network_print(struct text *out, struct network network)
{
    addr_print(out, network.addr);
    if (network.prefix != (network.addr.family == ADDR_IPV4 ? 32 : 128))
        text_printf(out, "/%u", (unsigned)network.prefix);
}

void endpoint_print(struct text *out, struct endpoint e)
{
    bool brackets = e.addr.family == ADDR_IPV6 && e.port != 0;

    if (brackets)
        text_addc(out, '[');
    addr_print(out, e.addr);
    if (brackets)
        text_addc(out, ']');
    if (e.port != 0) {
        text_addc(out, ':');
        text_number(out, e.port, 1);
    }
}
