/* header.c - headers by their names, long and compact (RFC 3261 section 20, table 3). */
#include "config.h"

#include <string.h>

#include "base/mem.h"
#include "sip/chars.h"
#include "sip/header.h"
#include "sip/message.h"

static const struct header_name {
    const char *name;
    bool list; /* several values may stand in one line, separated by commas */
} header_names[HEADER_COUNT] = {
    [HEADER_VIA] = { "Via", true },
    [HEADER_FROM] = { "From", false },
    [HEADER_TO] = { "To", false },
    [HEADER_CALL_ID] = { "Call-ID", false },
    [HEADER_CSEQ] = { "CSeq", false },
    [HEADER_CONTACT] = { "Contact", true },
    [HEADER_ROUTE] = { "Route", true },
    [HEADER_RECORD_ROUTE] = { "Record-Route", true },
    [HEADER_MAX_FORWARDS] = { "Max-Forwards", false },
    [HEADER_CONTENT_LENGTH] = { "Content-Length", false },
    [HEADER_CONTENT_TYPE] = { "Content-Type", false },
    [HEADER_AUTHORIZATION] = { "Authorization", false },
    [HEADER_PROXY_AUTHORIZATION] = { "Proxy-Authorization", false },
    [HEADER_WWW_AUTHENTICATE] = { "WWW-Authenticate", false },
    [HEADER_PROXY_AUTHENTICATE] = { "Proxy-Authenticate", false },
    [HEADER_SESSION_EXPIRES] = { "Session-Expires", false },
    [HEADER_MIN_SE] = { "Min-SE", false },
    [HEADER_SUPPORTED] = { "Supported", true },
    [HEADER_REQUIRE] = { "Require", true },
    [HEADER_UNSUPPORTED] = { "Unsupported", true },
    [HEADER_ALLOW] = { "Allow", true },
    [HEADER_ACCEPT] = { "Accept", true },
    [HEADER_EXPIRES] = { "Expires", false },
    [HEADER_MIN_EXPIRES] = { "Min-Expires", false },
    [HEADER_RSEQ] = { "RSeq", false },
    [HEADER_RACK] = { "RAck", false },
    [HEADER_USER_AGENT] = { "User-Agent", false },
    [HEADER_SERVER] = { "Server", false },
    [HEADER_REASON] = { "Reason", true },
    [HEADER_WARNING] = { "Warning", true },
    [HEADER_RETRY_AFTER] = { "Retry-After", false },
    [HEADER_REMOTE_PARTY_ID] = { "Remote-Party-ID", true },
    [HEADER_P_ASSERTED_IDENTITY] = { "P-Asserted-Identity", true },
    [HEADER_P_PREFERRED_IDENTITY] = { "P-Preferred-Identity", true },
    [HEADER_DIVERSION] = { "Diversion", true },
    [HEADER_EVENT] = { "Event", false },
    [HEADER_SUBSCRIPTION_STATE] = { "Subscription-State", false },
    [HEADER_REFER_TO] = { "Refer-To", false },
    [HEADER_REFERRED_BY] = { "Referred-By", false },
    [HEADER_REPLACES] = { "Replaces", false },
};

/* Compact forms of headers that have no id of their own. */
static const struct {
    char compact;
    const char *name;
} other_compact[] = {
    { 'a', "Accept-Contact" },   { 'd', "Request-Disposition" },
    { 'e', "Content-Encoding" }, { 'j', "Reject-Contact" },
    { 'n', "Identity-Info" },    { 's', "Subject" },
    { 'u', "Allow-Events" },     { 'y', "Identity" },
};

/* The ids by the length of the full name, so that a name is compared with the few that it can be.
 */
#define LONGEST_NAME 20
#define PER_LENGTH 6
static const uint8_t by_length[LONGEST_NAME + 1][PER_LENGTH] = {
    [2] = { HEADER_TO },
    [3] = { HEADER_VIA },
    [4] = { HEADER_FROM, HEADER_CSEQ, HEADER_RSEQ, HEADER_RACK },
    [5] = { HEADER_ALLOW, HEADER_ROUTE, HEADER_EVENT },
    [6] = { HEADER_SERVER, HEADER_REASON, HEADER_ACCEPT, HEADER_MIN_SE },
    [7] = { HEADER_CALL_ID, HEADER_CONTACT, HEADER_EXPIRES, HEADER_REQUIRE, HEADER_WARNING },
    [8] = { HEADER_REFER_TO, HEADER_REPLACES },
    [9] = { HEADER_SUPPORTED, HEADER_DIVERSION },
    [10] = { HEADER_USER_AGENT },
    [11] = { HEADER_UNSUPPORTED, HEADER_RETRY_AFTER, HEADER_REFERRED_BY, HEADER_MIN_EXPIRES },
    [12] = { HEADER_MAX_FORWARDS, HEADER_CONTENT_TYPE, HEADER_RECORD_ROUTE },
    [13] = { HEADER_AUTHORIZATION },
    [14] = { HEADER_CONTENT_LENGTH },
    [15] = { HEADER_SESSION_EXPIRES, HEADER_REMOTE_PARTY_ID },
    [16] = { HEADER_WWW_AUTHENTICATE },
    [18] = { HEADER_PROXY_AUTHENTICATE, HEADER_SUBSCRIPTION_STATE },
    [19] = { HEADER_PROXY_AUTHORIZATION, HEADER_P_ASSERTED_IDENTITY },
    [20] = { HEADER_P_PREFERRED_IDENTITY },
};

static const uint8_t by_compact['z' + 1] = {
    ['b'] = HEADER_REFERRED_BY, ['c'] = HEADER_CONTENT_TYPE, ['f'] = HEADER_FROM,
    ['i'] = HEADER_CALL_ID,     ['k'] = HEADER_SUPPORTED,    ['l'] = HEADER_CONTENT_LENGTH,
    ['m'] = HEADER_CONTACT,     ['o'] = HEADER_EVENT,        ['r'] = HEADER_REFER_TO,
    ['t'] = HEADER_TO,          ['v'] = HEADER_VIA,          ['x'] = HEADER_SESSION_EXPIRES,
};

const char *sip_header_name(enum sip_header_id id)
{
    return (unsigned)id < HEADER_COUNT ? header_names[id].name : NULL;
}

bool sip_header_is_list(enum sip_header_id id)
{
    return (unsigned)id < HEADER_COUNT && header_names[id].list;
}

/* memcmp() == 0 for few bytes, without a call; the last words compared may overlap. */
static inline bool same_bytes(const char *a, const char *b, size_t n)
{
    uint64_t x, y;
    uint32_t u, v;

    for (size_t i = 0; n >= 8; i = i + 16 <= n ? i + 8 : n - 8) {
        memcpy(&x, a + i, 8);
        memcpy(&y, b + i, 8);
        if (x != y || i == n - 8)
            return x == y;
    }
    for (size_t i = 0; n >= 4; i = n - 4) {
        memcpy(&u, a + i, 4);
        memcpy(&v, b + i, 4);
        if (u != v || i == n - 4)
            return u == v;
    }
    for (size_t i = 0; i < n; i++)
        if (a[i] != b[i])
            return false;
    return true;
}

static char lower(char c)
{
    return char_is(c, CHAR_ALPHA) ? (char)(c | 0x20) : c;
}

static bool same_name(const char *wire, const char *name, size_t n)
{
    if (same_bytes(wire, name, n))
        return true;
    for (size_t i = 0; i < n; i++)
        if (lower(wire[i]) != lower(name[i]))
            return false;
    return true;
}

enum sip_header_id sip_header_of(struct slice name)
{
    if (name.n == 1) {
        char c = lower(name.p[0]);

        return c >= 'a' && c <= 'z' ? (enum sip_header_id)by_compact[(unsigned char)c]
                                    : HEADER_OTHER;
    }
    if (name.n > LONGEST_NAME)
        return HEADER_OTHER;
    const uint8_t *ids = by_length[name.n];
    for (size_t i = 0; i < PER_LENGTH && ids[i] != HEADER_OTHER; i++) {
        const char *known = header_names[ids[i]].name;

        if (((name.p[0] ^ known[0]) & ~0x20) == 0 && same_name(name.p, known, name.n))
            return ids[i];
    }
    return HEADER_OTHER;
}

struct slice sip_header_full_name(struct slice name)
{
    enum sip_header_id id = sip_header_of(name);

    if (id != HEADER_OTHER)
        return slice_of(header_names[id].name);
    for (size_t i = 0; name.n == 1 && i < ARRAY_SIZE(other_compact); i++)
        if (lower(name.p[0]) == other_compact[i].compact)
            return slice_of(other_compact[i].name);
    return name;
}
