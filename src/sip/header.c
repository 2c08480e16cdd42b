/* header.c - the table of headers: names, long and compact (RFC 3261 section 20, table 3), what a
 * value is made of, what a header is for. */
#include "config.h"

#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "sip/chars.h"
#include "sip/header.h"
#include "sip/message.h"

/* Headers without an id that have a compact form; in the table they follow those with an id. */
enum {
    OTHER_ACCEPT_CONTACT = HEADER_COUNT,
    OTHER_REQUEST_DISPOSITION,
    OTHER_CONTENT_ENCODING,
    OTHER_REJECT_CONTACT,
    OTHER_IDENTITY_INFO,
    OTHER_SUBJECT,
    OTHER_ALLOW_EVENTS,
    OTHER_IDENTITY
};

static const struct header_kind kinds[] = {
    [HEADER_VIA] = { "Via", CONTENT_VIA, true,
                     N_("One hop of the way back: responses go to the top one, each hop takes its "
                        "own off."),
                     "RFC 3261 20.42" },
    [HEADER_FROM] = { "From", CONTENT_ADDRESSES, false,
                      N_("Who sends the request; its tag is the caller's half of the dialog's "
                         "name."),
                      "RFC 3261 20.20" },
    [HEADER_TO] = { "To", CONTENT_ADDRESSES, false,
                    N_("Whom the request is for; its tag is given by whoever answers."),
                    "RFC 3261 20.39" },
    [HEADER_CALL_ID] = { "Call-ID", CONTENT_CALL_ID, false,
                         N_("The name of the call, the same in every message of it."),
                         "RFC 3261 20.8" },
    [HEADER_CSEQ] = { "CSeq", CONTENT_SEQUENCE, false,
                      N_("Numbers the requests of one side; a response repeats it."),
                      "RFC 3261 20.16" },
    [HEADER_CONTACT] = { "Contact", CONTENT_ADDRESSES, true,
                         N_("Where this side wants later requests of the dialog, such as the ACK "
                            "and the BYE."),
                         "RFC 3261 20.10" },
    [HEADER_ROUTE] = { "Route", CONTENT_ADDRESSES, true,
                       N_("Proxies that this request must still pass."), "RFC 3261 20.34" },
    [HEADER_RECORD_ROUTE] = { "Record-Route", CONTENT_ADDRESSES, true,
                              N_("A proxy that wants to stay in the way of later requests."),
                              "RFC 3261 20.30" },
    [HEADER_MAX_FORWARDS] = { "Max-Forwards", CONTENT_NUMBERS, false,
                              N_("Hops that are left before the request is thrown away."),
                              "RFC 3261 20.22" },
    [HEADER_CONTENT_LENGTH] = { "Content-Length", CONTENT_NUMBERS, false, N_("Bytes of the body."),
                                "RFC 3261 20.14" },
    [HEADER_CONTENT_TYPE] = { "Content-Type", CONTENT_TOKENS, false, N_("What the body is."),
                              "RFC 3261 20.15" },
    [HEADER_AUTHORIZATION] = { "Authorization", CONTENT_CREDENTIALS, false,
                               N_("Credentials that answer a 401."), "RFC 3261 20.7" },
    [HEADER_PROXY_AUTHORIZATION] = { "Proxy-Authorization", CONTENT_CREDENTIALS, false,
                                     N_("Credentials that answer a 407."), "RFC 3261 20.28" },
    [HEADER_WWW_AUTHENTICATE] = { "WWW-Authenticate", CONTENT_CREDENTIALS, false,
                                  N_("The challenge that credentials are made for."),
                                  "RFC 3261 20.44" },
    [HEADER_PROXY_AUTHENTICATE] = { "Proxy-Authenticate", CONTENT_CREDENTIALS, false,
                                    N_("The proxy's challenge that credentials are made for."),
                                    "RFC 3261 20.27" },
    [HEADER_SESSION_EXPIRES] = { "Session-Expires", CONTENT_TOKENS, false,
                                 N_("Seconds after which the call ends unless it is refreshed, and "
                                    "who does that."),
                                 "RFC 4028 4" },
    [HEADER_MIN_SE] = { "Min-SE", CONTENT_NUMBERS, false,
                        N_("The shortest session interval that is accepted, in seconds."),
                        "RFC 4028 5" },
    [HEADER_SUPPORTED] = { "Supported", CONTENT_TOKENS, true,
                           N_("Extensions that this side knows."), "RFC 3261 20.37" },
    [HEADER_REQUIRE] = { "Require", CONTENT_TOKENS, true,
                         N_("Extensions that the other side must know, or refuse with 420."),
                         "RFC 3261 20.32" },
    [HEADER_UNSUPPORTED] = { "Unsupported", CONTENT_TOKENS, true,
                             N_("Extensions that were demanded and are not known."),
                             "RFC 3261 20.40" },
    [HEADER_ALLOW] = { "Allow", CONTENT_PLAIN, true, N_("Methods that this side takes."),
                       "RFC 3261 20.5" },
    [HEADER_ACCEPT] = { "Accept", CONTENT_TOKENS, true, N_("Kinds of bodies that this side takes."),
                        "RFC 3261 20.1" },
    [HEADER_EXPIRES] = { "Expires", CONTENT_NUMBERS, false, N_("Seconds for which this is valid."),
                         "RFC 3261 20.19" },
    [HEADER_MIN_EXPIRES] = { "Min-Expires", CONTENT_NUMBERS, false,
                             N_("The shortest registration that is accepted, in seconds."),
                             "RFC 3261 20.23" },
    [HEADER_RSEQ] = { "RSeq", CONTENT_NUMBERS, false,
                      N_("Numbers a provisional response that wants a PRACK."), "RFC 3262 7.1" },
    [HEADER_RACK] = { "RAck", CONTENT_SEQUENCE, false,
                      N_("Which provisional response this PRACK acknowledges."), "RFC 3262 7.2" },
    [HEADER_USER_AGENT] = { "User-Agent", CONTENT_PRODUCT, false,
                            N_("The program that sent the request."), "RFC 3261 20.41" },
    [HEADER_SERVER] = { "Server", CONTENT_PRODUCT, false, N_("The program that sent the response."),
                        "RFC 3261 20.35" },
    [HEADER_REASON] = { "Reason", CONTENT_PROSE, true,
                        N_("Why: often the cause of the telephone network (Q.850)."),
                        "RFC 3326 2" },
    [HEADER_WARNING] = { "Warning", CONTENT_WARNING, true,
                         N_("More about the status, most often about the SDP."), "RFC 3261 20.43" },
    [HEADER_RETRY_AFTER] = { "Retry-After", CONTENT_ANY, false,
                             N_("Seconds after which another try makes sense."), "RFC 3261 20.33" },
    [HEADER_REMOTE_PARTY_ID] = { "Remote-Party-ID", CONTENT_ADDRESSES, true,
                                 N_("The caller's number as the sending side vouches for it "
                                    "(old)."),
                                 "draft-ietf-sip-privacy" },
    [HEADER_P_ASSERTED_IDENTITY] = { "P-Asserted-Identity", CONTENT_ADDRESSES, true,
                                     N_("The caller's number as the sending side vouches for it."),
                                     "RFC 3325 9.1" },
    [HEADER_P_PREFERRED_IDENTITY] = { "P-Preferred-Identity", CONTENT_ADDRESSES, true,
                                      N_("The number that the caller wants to be shown."),
                                      "RFC 3325 9.2" },
    [HEADER_DIVERSION] = { "Diversion", CONTENT_ADDRESSES, true,
                           N_("The call was diverted from here."), "RFC 5806" },
    [HEADER_EVENT] = { "Event", CONTENT_TOKENS, false, N_("What is subscribed to, or told of."),
                       "RFC 6665 8.2.1" },
    [HEADER_SUBSCRIPTION_STATE] = { "Subscription-State", CONTENT_TOKENS, false,
                                    N_("Whether the subscription goes on."), "RFC 6665 8.2.3" },
    [HEADER_REFER_TO] = { "Refer-To", CONTENT_ADDRESSES, false,
                          N_("Where the call is to be transferred."), "RFC 3515 2.1" },
    [HEADER_REFERRED_BY] = { "Referred-By", CONTENT_ADDRESSES, false, N_("Who transfers the call."),
                             "RFC 3892 3" },
    [HEADER_REPLACES] = { "Replaces", CONTENT_CALL_REFERENCE, false,
                          N_("The call that this one takes the place of."), "RFC 3891 6.1" },
    [OTHER_ACCEPT_CONTACT] = { .name = "Accept-Contact", .content = CONTENT_ADDRESSES },
    [OTHER_REQUEST_DISPOSITION] = { .name = "Request-Disposition", .content = CONTENT_TOKENS },
    [OTHER_CONTENT_ENCODING] = { .name = "Content-Encoding", .content = CONTENT_TOKENS },
    [OTHER_REJECT_CONTACT] = { .name = "Reject-Contact", .content = CONTENT_ADDRESSES },
    [OTHER_IDENTITY_INFO] = { .name = "Identity-Info", .content = CONTENT_ANY },
    [OTHER_SUBJECT] = { .name = "Subject", .content = CONTENT_ANY },
    [OTHER_ALLOW_EVENTS] = { .name = "Allow-Events", .content = CONTENT_TOKENS },
    [OTHER_IDENTITY] = { .name = "Identity", .content = CONTENT_SIGNATURE },
    { .name = "Accept-Encoding", .content = CONTENT_TOKENS },
    { .name = "Accept-Language", .content = CONTENT_TOKENS },
    { .name = "Alert-Info", .content = CONTENT_ADDRESSES },
    { .name = "Answer-Mode", .content = CONTENT_TOKENS },
    { .name = "Authentication-Info", .content = CONTENT_CREDENTIALS },
    { .name = "Call-Info", .content = CONTENT_ADDRESSES },
    { .name = "Content-Disposition", .content = CONTENT_TOKENS },
    { .name = "Content-Language", .content = CONTENT_TOKENS },
    { .name = "Content-Transfer-Encoding", .content = CONTENT_TOKENS },
    { .name = "Date", .content = CONTENT_TOKENS },
    { .name = "Error-Info", .content = CONTENT_ADDRESSES },
    { .name = "Feature-Caps", .content = CONTENT_TOKENS },
    { .name = "History-Info", .content = CONTENT_ADDRESSES },
    { .name = "In-Reply-To", .content = CONTENT_CALL_REFERENCE },
    { .name = "Info-Package", .content = CONTENT_TOKENS },
    { .name = "Join", .content = CONTENT_CALL_REFERENCE },
    { .name = "Max-Breadth", .content = CONTENT_NUMBERS },
    { .name = "MIME-Version", .content = CONTENT_TOKENS },
    { .name = "P-Associated-URI", .content = CONTENT_ADDRESSES },
    { .name = "P-Called-Party-ID", .content = CONTENT_ADDRESSES },
    { .name = "P-Charge-Info", .content = CONTENT_ADDRESSES },
    { .name = "P-Early-Media", .content = CONTENT_TOKENS },
    { .name = "Path", .content = CONTENT_ADDRESSES },
    { .name = "Priority", .content = CONTENT_TOKENS },
    { .name = "Privacy", .content = CONTENT_TOKENS },
    { .name = "Proxy-Authentication-Info", .content = CONTENT_CREDENTIALS },
    { .name = "Proxy-Require", .content = CONTENT_TOKENS },
    { .name = "Recv-Info", .content = CONTENT_TOKENS },
    { .name = "Refer-Sub", .content = CONTENT_TOKENS },
    { .name = "Reply-To", .content = CONTENT_ADDRESSES },
    { .name = "Service-Route", .content = CONTENT_ADDRESSES },
    { .name = "Target-Dialog", .content = CONTENT_CALL_REFERENCE },
    { .name = "Timestamp", .content = CONTENT_NUMBERS },
    { .name = "X-Asterisk-HangupCause", .content = CONTENT_PROSE },
    { .name = "X-Asterisk-HangupCauseCode", .content = CONTENT_PROSE },
    { .name = "X-Branded-CallReason", .content = CONTENT_PROSE },
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

/* Places in the table. */
static const uint8_t by_compact['z' + 1] = {
    ['a'] = OTHER_ACCEPT_CONTACT,   ['b'] = HEADER_REFERRED_BY,
    ['c'] = HEADER_CONTENT_TYPE,    ['d'] = OTHER_REQUEST_DISPOSITION,
    ['e'] = OTHER_CONTENT_ENCODING, ['f'] = HEADER_FROM,
    ['i'] = HEADER_CALL_ID,         ['j'] = OTHER_REJECT_CONTACT,
    ['k'] = HEADER_SUPPORTED,       ['l'] = HEADER_CONTENT_LENGTH,
    ['m'] = HEADER_CONTACT,         ['n'] = OTHER_IDENTITY_INFO,
    ['o'] = HEADER_EVENT,           ['r'] = HEADER_REFER_TO,
    ['s'] = OTHER_SUBJECT,          ['t'] = HEADER_TO,
    ['u'] = OTHER_ALLOW_EVENTS,     ['v'] = HEADER_VIA,
    ['x'] = HEADER_SESSION_EXPIRES, ['y'] = OTHER_IDENTITY,
};

const char *sip_header_name(enum sip_header_id id)
{
    return (unsigned)id < HEADER_COUNT ? kinds[id].name : NULL;
}

bool sip_header_is_list(enum sip_header_id id)
{
    return (unsigned)id < HEADER_COUNT && kinds[id].list;
}

const struct header_kind *sip_header_kind(enum sip_header_id id)
{
    return (unsigned)id < HEADER_COUNT && id != HEADER_OTHER ? &kinds[id] : NULL;
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

/* The place in the table of a compact form; HEADER_OTHER: none has it. */
static uint8_t place_of_compact(char letter)
{
    char c = lower(letter);

    return c >= 'a' && c <= 'z' ? by_compact[(unsigned char)c] : HEADER_OTHER;
}

enum sip_header_id sip_header_of(struct slice name)
{
    if (name.n == 1) {
        uint8_t place = place_of_compact(name.p[0]);

        return place < HEADER_COUNT ? (enum sip_header_id)place : HEADER_OTHER;
    }
    if (name.n > LONGEST_NAME)
        return HEADER_OTHER;
    const uint8_t *ids = by_length[name.n];
    for (size_t i = 0; i < PER_LENGTH && ids[i] != HEADER_OTHER; i++) {
        const char *known = kinds[ids[i]].name;

        if (((name.p[0] ^ known[0]) & ~0x20) == 0 && same_name(name.p, known, name.n))
            return ids[i];
    }
    return HEADER_OTHER;
}

const struct header_kind *sip_header_kind_named(struct slice name)
{
    size_t place = name.n == 1 ? place_of_compact(name.p[0]) : sip_header_of(name);

    if (name.n > 1 && place == HEADER_OTHER)
        for (place = HEADER_COUNT; place < ARRAY_SIZE(kinds); place++)
            if (slice_ieq(name, slice_of(kinds[place].name)))
                break;
    return place != HEADER_OTHER && place < ARRAY_SIZE(kinds) ? &kinds[place] : NULL;
}

struct slice sip_header_full_name(struct slice name)
{
    uint8_t place = name.n == 1 ? place_of_compact(name.p[0]) : (uint8_t)sip_header_of(name);

    return place != HEADER_OTHER ? slice_of(kinds[place].name) : name;
}
