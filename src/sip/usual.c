/* usual.c - header lines as nearly all are: a known name, a colon, a blank, and a value on one line
 * (RFC 3261 section 7.3.1). */
#include "config.h"

#include "sip/usual.h"

#include <endian.h>
#include <string.h>

#include "base/byte_mask.h"
#include "sip/chars.h"
#include "sip/message.h"

/* The names by a number that their first and third letter and their length make: no two have the
 * same one, or the compiler would complain. The colon is the third letter of "To". */
#define PLACE(first, third, n)                                                                     \
    ((((unsigned)(first) | 0x20) + 9 * ((unsigned)(third) | 0x20) + 36 * (unsigned)(n)) & 127)
static const struct known {
    char name[22];
    uint8_t n, id;
} known_names[128] = {
    [PLACE('V', 'a', 3)] = { "Via", 3, HEADER_VIA },
    [PLACE('F', 'o', 4)] = { "From", 4, HEADER_FROM },
    [PLACE('T', ':', 2)] = { "To", 2, HEADER_TO },
    [PLACE('C', 'l', 7)] = { "Call-ID", 7, HEADER_CALL_ID },
    [PLACE('C', 'e', 4)] = { "CSeq", 4, HEADER_CSEQ },
    [PLACE('C', 'n', 7)] = { "Contact", 7, HEADER_CONTACT },
    [PLACE('R', 'u', 5)] = { "Route", 5, HEADER_ROUTE },
    [PLACE('R', 'c', 12)] = { "Record-Route", 12, HEADER_RECORD_ROUTE },
    [PLACE('M', 'x', 12)] = { "Max-Forwards", 12, HEADER_MAX_FORWARDS },
    [PLACE('C', 'n', 14)] = { "Content-Length", 14, HEADER_CONTENT_LENGTH },
    [PLACE('C', 'n', 12)] = { "Content-Type", 12, HEADER_CONTENT_TYPE },
    [PLACE('A', 't', 13)] = { "Authorization", 13, HEADER_AUTHORIZATION },
    [PLACE('P', 'o', 19)] = { "Proxy-Authorization", 19, HEADER_PROXY_AUTHORIZATION },
    [PLACE('W', 'W', 16)] = { "WWW-Authenticate", 16, HEADER_WWW_AUTHENTICATE },
    [PLACE('P', 'o', 18)] = { "Proxy-Authenticate", 18, HEADER_PROXY_AUTHENTICATE },
    [PLACE('S', 's', 15)] = { "Session-Expires", 15, HEADER_SESSION_EXPIRES },
    [PLACE('M', 'n', 6)] = { "Min-SE", 6, HEADER_MIN_SE },
    [PLACE('S', 'p', 9)] = { "Supported", 9, HEADER_SUPPORTED },
    [PLACE('R', 'q', 7)] = { "Require", 7, HEADER_REQUIRE },
    [PLACE('U', 's', 11)] = { "Unsupported", 11, HEADER_UNSUPPORTED },
    [PLACE('A', 'l', 5)] = { "Allow", 5, HEADER_ALLOW },
    [PLACE('A', 'c', 6)] = { "Accept", 6, HEADER_ACCEPT },
    [PLACE('E', 'p', 7)] = { "Expires", 7, HEADER_EXPIRES },
    [PLACE('M', 'n', 11)] = { "Min-Expires", 11, HEADER_MIN_EXPIRES },
    [PLACE('R', 'e', 4)] = { "RSeq", 4, HEADER_RSEQ },
    [PLACE('R', 'c', 4)] = { "RAck", 4, HEADER_RACK },
    [PLACE('U', 'e', 10)] = { "User-Agent", 10, HEADER_USER_AGENT },
    [PLACE('S', 'r', 6)] = { "Server", 6, HEADER_SERVER },
    [PLACE('R', 'a', 6)] = { "Reason", 6, HEADER_REASON },
    [PLACE('W', 'r', 7)] = { "Warning", 7, HEADER_WARNING },
    [PLACE('R', 't', 11)] = { "Retry-After", 11, HEADER_RETRY_AFTER },
    [PLACE('R', 'm', 15)] = { "Remote-Party-ID", 15, HEADER_REMOTE_PARTY_ID },
    [PLACE('P', 'A', 19)] = { "P-Asserted-Identity", 19, HEADER_P_ASSERTED_IDENTITY },
    [PLACE('P', 'P', 20)] = { "P-Preferred-Identity", 20, HEADER_P_PREFERRED_IDENTITY },
    [PLACE('D', 'v', 9)] = { "Diversion", 9, HEADER_DIVERSION },
    [PLACE('E', 'e', 5)] = { "Event", 5, HEADER_EVENT },
    [PLACE('S', 'b', 18)] = { "Subscription-State", 18, HEADER_SUBSCRIPTION_STATE },
    [PLACE('R', 'f', 8)] = { "Refer-To", 8, HEADER_REFER_TO },
    [PLACE('R', 'f', 11)] = { "Referred-By", 11, HEADER_REFERRED_BY },
    [PLACE('R', 'p', 8)] = { "Replaces", 8, HEADER_REPLACES },
};

static uint64_t word_at(const char *p)
{
    uint64_t word;

    memcpy(&word, p, sizeof word);
    return le64toh(word);
}

/* Eight bytes are there at both, or as many as the name has; the words compared may overlap. */
static bool same_name(const char *p, const char *name, size_t n)
{
    const size_t word = sizeof(uint64_t);

    if (n < word)
        return (word_at(p) ^ word_at(name)) << (8 * (word - n)) == 0;
    return word_at(p) == word_at(name) && word_at(p + n - word) == word_at(name + n - word) &&
           (n <= 2 * word || word_at(p + word) == word_at(name + word));
}

/* Length of a name up to its colon, of which BYTE_MASK_WIDTH bytes are there; 0: there is no colon
 * so soon. */
static size_t name_length(const char *p, size_t n)
{
    unsigned mask = byte_mask(p, ':');

    if (mask != 0)
        return (size_t)__builtin_ctz(mask);
    mask = n >= 2 * BYTE_MASK_WIDTH ? byte_mask(p + BYTE_MASK_WIDTH, ':') : 0;
    return mask != 0 ? BYTE_MASK_WIDTH + (size_t)__builtin_ctz(mask) : 0;
}

/* As it is registered, in the same case. */
static enum sip_header_id id_of(const char *p, size_t n)
{
    const struct known *known = &known_names[PLACE((uint8_t)p[0], (uint8_t)p[2], n)];

    return known->n == n && n > 0 && same_name(p, known->name, n) ? (enum sip_header_id)known->id
                                                                  : HEADER_OTHER;
}

enum sip_header_id usual_name(const char *p, size_t n, size_t *length)
{
    *length = name_length(p, n);
    return id_of(p, *length);
}

/* The value is [value, end), without blanks around it, and the next line does not continue it. */
static bool is_whole(const char *p, size_t n, size_t value, size_t end)
{
    return end > value && end + 1 < n && p[value - 1] == ' ' && p[end] == '\r' &&
           !char_is(p[value], CHAR_LWS) && !char_is(p[end - 1], CHAR_LWS) &&
           (end + 2 == n || !char_is(p[end + 2], CHAR_BLANK));
}

/* Digits at the start; 0: none, or more than a number of 32 bits is sure to hold. */
static size_t take_number(struct slice text, uint32_t *number)
{
    size_t n = 0;

    *number = 0;
    for (; n < text.n && text.p[n] >= '0' && text.p[n] <= '9'; n++)
        *number = *number * 10 + (uint32_t)(text.p[n] - '0');
    return n <= 9 ? n : 0;
}

/* 20.16; false: it is not plain, or there are two. */
static bool take_cseq(struct sip_message *m, struct slice value)
{
    uint32_t number;
    size_t digits = take_number(value, &number);
    struct slice method = slice_sub(value, digits + 1, value.n);

    if (digits == 0 || method.n == 0 || value.p[digits] != ' ' || m->first[HEADER_CSEQ] != 0 ||
        !chars_all(method, CHAR_TOKEN))
        return false;
    m->cseq = number;
    m->cseq_method = (uint8_t)sip_method_of(method);
    return true;
}

/* 20.14, likewise */
static bool take_content_length(struct sip_message *m, struct slice value)
{
    uint32_t number;

    if (m->content_length >= 0 || take_number(value, &number) != value.n)
        return false;
    m->content_length = number;
    return true;
}

size_t usual_headers(struct sip_message *m, uint32_t most, size_t at, uint32_t *line)
{
    const char *p = m->bytes.p;
    const size_t n = m->bytes.n;
    const uint32_t before = *line - m->n_headers;
    uint32_t count = m->n_headers;

    while (n - at >= BYTE_MASK_WIDTH && count < most) {
        size_t name = name_length(p + at, n - at), value = at + name + 2;
        enum sip_header_id id = id_of(p + at, name);

        if (id == HEADER_OTHER || value >= n)
            break;
        size_t end = byte_find(p, n, value, '\n') - 1;
        if (!is_whole(p, n, value, end) ||
            (id == HEADER_CSEQ && !take_cseq(m, (struct slice){ p + value, end - value })) ||
            (id == HEADER_CONTENT_LENGTH &&
             !take_content_length(m, (struct slice){ p + value, end - value })))
            break;
        struct sip_header *header = &m->headers[count++];
        header->name = (struct span){ (uint32_t)at, (uint32_t)name };
        header->value = (struct span){ (uint32_t)value, (uint32_t)(end - value) };
        header->id = (uint8_t)id;
        header->line = (uint16_t)(before + count);
        if (m->first[id] == 0)
            m->first[id] = count;
        at = end + 2;
    }
    m->n_headers = count;
    *line = before + count;
    return at;
}
