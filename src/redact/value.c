/* value.c - addresses, host names, numbers and names in the values of headers. */
#include "config.h"

#include "redact/value.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "sip/chars.h"

#define PHONE_MIN 7 /* digits: long enough to be one anywhere */
#define PHONE_MAX 20
#define PHONE_IN_CALL_ID 10 /* shorter ones may be chance */
#define PHONE_LENGTH 64u    /* bytes, with what separates the digits */
#define URI_MAX 8192u       /* bytes; many may begin in one another */
#define TOKEN_MAX 256u      /* bytes; longer than any host name */
#define COOKIE SLICE("z9hG4bK")

static bool is_alnum(char c)
{
    return char_is(c, CHAR_DIGIT | CHAR_ALPHA);
}

static bool in_token(char c)
{
    return is_alnum(c) || c == '.' || c == '-' || c == '_' || c == ':';
}

/* At least one dot, and letters after the last. */
static bool is_host(struct slice s)
{
    size_t top = s.n;

    while (top > 0 && s.p[top - 1] != '.')
        top--;
    return top > 1 && s.n - top >= 2 && chars_span(s, top, CHAR_ALPHA) == s.n - top &&
           chars_span(s, 0, CHAR_HOST) == s.n;
}

/* Length of the telephone number at the start, with what separates its groups (RFC 3966 section
 * 5.1.1); 0: there is none. */
static size_t phone_span(const char *p, size_t n, bool blanks, unsigned least)
{
    size_t end = 0;
    unsigned digits = 0;

    for (size_t i = 0; i < n && i < PHONE_LENGTH && digits <= PHONE_MAX; i++) {
        bool digit = char_is(p[i], CHAR_DIGIT);

        if (!digit && !(p[i] == '+' && i == 0) && strchr("-.()/", p[i]) == NULL &&
            !(p[i] == ' ' && blanks))
            break;
        if (p[i] == ' ' && redact_is_quad(p + i + 1, n - i - 1))
            break;
        if (p[i] == '\0')
            break;
        digits += digit;
        if (digit && (i + 1 == n || !is_alnum(p[i + 1])) && digits >= least)
            end = i + 1;
    }
    return digits <= PHONE_MAX ? end : 0;
}

size_t redact_phone_span(const char *p, size_t n, bool blanks)
{
    return phone_span(p, n, blanks, PHONE_MIN);
}

/* A number with separators becomes the same as without them. */
void redact_spread_number(const struct redact *r, char *p, size_t n)
{
    struct text digits = { 0 };
    size_t at = 0;

    for (size_t i = 0; i < n; i++)
        if (p[i] == '+' || char_is(p[i], CHAR_DIGIT))
            text_addc(&digits, p[i]);
    if (digits.n > 0)
        redact_number(r, digits.p, digits.n);
    for (size_t i = 0; i < n; i++)
        if (p[i] == '+' || char_is(p[i], CHAR_DIGIT))
            p[i] = digits.p[at++];
    text_done(&digits);
}

/* An address or a host name at the start; returns its length, 0: there is none. */
size_t redact_place(const struct redact *r, char *p, size_t n, bool hosts)
{
    size_t end = redact_quad(r, p, n);
    struct addr a;

    if (end > 0)
        return end;
    while (end < n && end < TOKEN_MAX && in_token(p[end]))
        end++;
    struct slice token = { p, end };

    if (slice_chr(token, ':') < token.n && addr_parse(token, &a)) {
        redact_addr_text(r, p, token.n);
        return token.n;
    }
    token = slice_sub(token, 0, slice_chr(token, ':'));
    while (token.n > 0 && token.p[token.n - 1] == '.')
        token.n--;
    if (!hosts || !is_host(token))
        return 0;
    redact_host(r, p, token.n);
    return token.n;
}

/* A branch is nobody's (RFC 3261 section 8.1.1.7), but some put addresses into theirs. */
static size_t redact_branch(const struct redact *r, char *p, size_t n)
{
    size_t start = COOKIE.n, end = start;

    while (end < n && char_is(p[end], CHAR_TOKEN)) {
        bool word = end == start || !is_alnum(p[end - 1]);
        size_t quad = word ? redact_quad(r, p + end, n - end) : 0;

        end += quad > 0 ? quad : 1;
    }
    return end;
}

/* At the beginning of a word; returns how much is done with. */
static size_t redact_one(const struct redact *r, char *p, size_t n, unsigned what)
{
    size_t end = 0;

    if (slice_istarts((struct slice){ p, n }, COOKIE))
        return redact_branch(r, p, n);
    end = redact_place(r, p, n, (what & (SCAN_WORDS | SCAN_HOSTS)) != SCAN_WORDS);
    if (end > 0)
        return end;
    if (what & SCAN_PHONES)
        end = phone_span(p, n, what & SCAN_BLANKS, PHONE_MIN);
    if (end > 0) {
        redact_spread_number(r, p, end);
        return end;
    }
    while (end < n && is_alnum(p[end]))
        end++;
    if (what & SCAN_WORDS)
        redact_words(r, p, end);
    return end > 0 ? end : 1;
}

void redact_scan(const struct redact *r, char *p, size_t n, unsigned what)
{
    for (size_t i = 0; i < n;) {
        bool phone = (what & SCAN_PHONES) && (p[i] == '+' || p[i] == '(');

        if (is_alnum(p[i]) || p[i] == ':' || phone) {
            bool behind = i > 0 && (p[i - 1] == '@' || p[i - 1] == '/');

            i += redact_one(r, p + i, n - i, what | (behind ? SCAN_HOSTS : 0));
        } else {
            if ((what & SCAN_WORDS) && (uint8_t)p[i] >= 0x80)
                p[i] = 'x'; /* other alphabets: not told apart */
            i++;
        }
    }
}

/* Percent escapes: what is meant is replaced, the form stays */

static size_t escape_at(const char *p, size_t n)
{
    return n >= 3 && p[0] == '%' && char_hex(p[1]) >= 0 && char_hex(p[2]) >= 0 ? 3 : 1;
}

void redact_escaped(const struct redact *r, char *p, size_t n, redact_replacer *replace)
{
    static const char digits[] = "0123456789ABCDEF";
    char *meant = xmalloc(n + 1);
    size_t m = 0, k = 0;

    for (size_t i = 0; i < n; m++) {
        size_t length = escape_at(p + i, n - i);

        meant[m] = length == 3 ? (char)(char_hex(p[i + 1]) * 16 + char_hex(p[i + 2])) : p[i];
        i += length;
    }
    replace(r, meant, m);
    for (size_t i = 0; i < n; k++) {
        size_t length = escape_at(p + i, n - i);

        if (length == 3) {
            p[i + 1] = digits[(uint8_t)meant[k] >> 4];
            p[i + 2] = digits[meant[k] & 15];
        } else {
            p[i] = meant[k];
        }
        i += length;
    }
    free(meant);
}

static void redact_meant_text(const struct redact *r, char *p, size_t n)
{
    redact_scan(r, p, n, SCAN_PHONES | SCAN_BLANKS | SCAN_WORDS);
}

void redact_text(const struct redact *r, char *p, size_t n)
{
    redact_escaped(r, p, n, redact_meant_text);
}

/* URIs */

static const struct scheme {
    const char *name;
    bool number, page; /* tel:, and what has a path */
} schemes[] = {
    { "sip:", false, false },  { "sips:", false, false },  { "tel:", true, false },
    { "pres:", false, false }, { "im:", false, false },    { "mailto:", false, false },
    { "xmpp:", false, false }, { "http://", false, true }, { "https://", false, true },
    { "ws://", false, true },  { "wss://", false, true },  { "urn:uuid:", false, true },
    { "cid:", false, false },
};

static const struct scheme *scheme_at(const char *p, size_t n, size_t i)
{
    if (i >= n || !char_is(p[i], CHAR_ALPHA) || (i > 0 && is_alnum(p[i - 1])))
        return NULL;
    for (size_t k = 0; k < ARRAY_SIZE(schemes); k++)
        if (slice_istarts((struct slice){ p + i, n - i }, slice_of(schemes[k].name)))
            return &schemes[k];
    return NULL;
}

static bool is_among(struct slice name, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (slice_ieq(name, slice_of(names[i])))
            return true;
    return false;
}

/* Parameters by whose values a dialog, a transaction is found. */
static bool is_plain(struct slice name)
{
    static const char *const plain[] = { "branch", "method", "tag" };

    return is_among(name, plain, ARRAY_SIZE(plain));
}

/* Headers that have figures, and words of the trade. */
static bool is_registered(struct slice name)
{
    static const char *const registered[] = {
        "cause",  "comp",  "expires", "index",     "lr",  "ob",   "privacy", "q",
        "reason", "rport", "screen",  "transport", "ttl", "user", "verstat",
    };

    return is_among(name, registered, ARRAY_SIZE(registered));
}

static bool is_figure(struct slice value)
{
    size_t i = 0;

    while (i < value.n && (char_is(value.p[i], CHAR_DIGIT) || value.p[i] == '.'))
        i++;
    return i == value.n;
}

/* The value of a parameter that is not plain; what is not known goes through `other`. */
static void redact_parameter(const struct redact *r, struct slice name, char *p, size_t n,
                             redact_replacer *other)
{
    if (slice_ieq(name, SLICE("Replaces")))
        other = redact_call_reference;
    else if (is_registered(name))
        other = is_figure((struct slice){ p, n }) ? redact_figures : redact_tokens;
    redact_escaped(r, p, n, other);
}

static void redact_parameters(const struct redact *r, char *p, size_t n)
{
    for (size_t i = 0, end; i < n; i = end + 1) {
        for (end = i; end < n && strchr(";?&", p[end]) == NULL;)
            end++;
        struct slice all = { p + i, end - i };
        size_t equals = slice_chr(all, '=');
        struct slice name = slice_trim(slice_sub(all, 0, equals));

        if (equals == all.n || is_plain(name))
            continue;
        redact_parameter(r, name, p + i + equals + 1, all.n - equals - 1, redact_meant_text);
    }
}

/* The user of a URI: a name or a number, a password, parameters of the number. */
static void redact_user(const struct redact *r, char *p, size_t n)
{
    struct slice user = { p, n };
    size_t colon = slice_chr(user, ':'), semicolon = slice_chr(user, ';');
    size_t name = colon < semicolon ? colon : semicolon;

    redact_text(r, p, name);
    if (colon < semicolon)
        redact_blot(p + colon, n - colon);
    else
        redact_parameters(r, p + name, n - name);
}

static bool ends_uri(char c)
{
    return char_is(c, CHAR_LWS) || c == '<' || c == '>' || c == '"' || c == '\0';
}

static size_t host_span(const char *p, size_t n)
{
    size_t end = 0;

    if (n > 0 && p[0] == '[')
        while (end < n && p[end] != ']')
            end++;
    while (end < n && (char_is(p[end], CHAR_HOST) || p[end] == ']'))
        end++;
    return end;
}

/* Behind its scheme; returns where it ends. */
static size_t redact_uri(const struct redact *r, char *p, size_t n, const struct scheme *scheme)
{
    size_t limit = 0, at = 0, end;

    n = n < URI_MAX ? n : URI_MAX;
    while (limit < n && !ends_uri(p[limit]) &&
           !(p[limit] == ',' && scheme_at(p, n, limit + 1) != NULL))
        limit++;
    while (at < limit && p[at] != '@')
        at++;
    if (at < limit)
        redact_user(r, p, at++);
    else
        at = 0;
    if (scheme->number && at == 0) {
        for (end = 0;
             end < limit && (char_is(p[end], CHAR_DIGIT) || strchr("+-.()", p[end]) != NULL);)
            end++;
        redact_spread_number(r, p, end);
    } else {
        end = at + host_span(p + at, limit - at);
        redact_host(r, p + at, end - at);
    }
    if (scheme->page) {
        redact_text(r, p + end, limit - end);
        return limit;
    }
    for (at = end; at < limit && p[at] != ',';) /* the next of a list without brackets */
        at++;
    redact_parameters(r, p + end, at - end);
    return at;
}

size_t redact_uri_at(const struct redact *r, char *p, size_t n, size_t i)
{
    const struct scheme *scheme = scheme_at(p, n, i);
    size_t length = scheme != NULL ? strlen(scheme->name) : 0;

    return scheme != NULL ? length + redact_uri(r, p + i + length, n - i - length, scheme) : 0;
}

/* Names: what is quoted, or stands before a '<' */

static size_t redact_quoted(const struct redact *r, char *p, size_t n)
{
    size_t end = 1;

    while (end < n && p[end] != '"')
        end += p[end] == '\\' && end + 1 < n ? 2 : 1;
    if (end > n)
        end = n;
    if (end > 1)
        redact_text(r, p + 1, end - 1);
    return end < n ? end + 1 : end;
}

/* The bytes before a '<' from the last separator on, if they are a name without quotes. */
static size_t name_span(const char *p, size_t n)
{
    size_t i = 0;

    while (i < n && (char_is(p[i], CHAR_TOKEN | CHAR_LWS) || (uint8_t)p[i] >= 0x80))
        i++;
    return i < n && p[i] == '<' ? i : 0;
}

/* ;name=value, unless the value is quoted or one that is nobody's: what of it may name somebody
 * goes. Returns how much is done with, 0: it is something else. */
static size_t redact_unknown_parameter(const struct redact *r, char *p, size_t n)
{
    struct slice all = { p, n };
    size_t name = p[0] == ';' ? 1 + chars_span(all, 1, CHAR_TOKEN) : n, end = name + 1;

    struct slice called = slice_sub(all, 1, name);

    if (name >= n || p[name] != '=' || is_plain(called))
        return 0;
    while (end < n && strchr(";,>\"<", p[end]) == NULL && !char_is(p[end], CHAR_LWS))
        end++;
    redact_parameter(r, called, p + name + 1, end - name - 1, redact_prose);
    return end;
}

void redact_value(const struct redact *r, char *p, size_t n)
{
    bool fresh = true; /* a name may begin here */

    for (size_t i = 0; i < n;) {
        const struct scheme *scheme = scheme_at(p, n, i);
        size_t parameter = redact_unknown_parameter(r, p + i, n - i);
        size_t name = fresh && !char_is(p[i], CHAR_LWS) ? name_span(p + i, n - i) : 0;
        bool comma = p[i] == ',';

        fresh = comma || (fresh && char_is(p[i], CHAR_LWS));
        if (name > 0) {
            redact_text(r, p + i, name);
            i += name;
        } else if (parameter > 0) {
            i += parameter;
        } else if (scheme != NULL) {
            size_t from = i + strlen(scheme->name);

            i = from + redact_uri(r, p + from, n - from, scheme);
        } else if (p[i] == '"') {
            i += redact_quoted(r, p + i, n - i);
        } else if (is_alnum(p[i]) || p[i] == '+' || p[i] == ':') {
            i += redact_one(r, p + i, n - i, SCAN_PHONES);
        } else {
            i++;
        }
    }
}

/* Eight hexadecimal digits that are an address which is known: many make Call-IDs of their own one.
 * Their case stays. */
static void redact_hex_addrs(const struct redact *r, char *p, size_t n, uint32_t known_at)
{
    static const char digits[] = "0123456789abcdef";
    uint32_t word = 0;
    size_t run = 0;

    for (size_t i = 0; i < n; i++) {
        run = char_is(p[i], CHAR_HEX) ? run + 1 : 0;
        word = run > 0 ? word << 4 | (uint32_t)char_hex(p[i]) : 0;
        const uint8_t octets[4] = { (uint8_t)(word >> 24), (uint8_t)(word >> 16),
                                    (uint8_t)(word >> 8), (uint8_t)word };
        struct addr a = addr_ipv4(octets);

        if (run < 8 || !redact_is_known_addr(r, a, known_at))
            continue;
        a = redact_addr(r, a);
        for (size_t k = 0; k < 8; k++) {
            char c = digits[a.bytes[k / 2] >> (k % 2 ? 0 : 4) & 15], *to = &p[i - 7 + k];

            *to = *to >= 'A' && *to <= 'F' && c >= 'a' ? (char)(c & ~0x20) : c;
        }
        run = 0;
    }
}

void redact_call_id(const struct redact *r, char *p, size_t n)
{
    struct slice all = { p, n };
    size_t end = slice_chr(all, ';'), at = slice_chr(slice_sub(all, 0, end), '@');
    uint32_t known_at = redact_known_at(r, slice_sub(all, 0, at));

    redact_hex_addrs(r, p, at, known_at);

    for (size_t i = 0; i < at;) {
        size_t length = is_alnum(p[i]) ? redact_place(r, p + i, at - i, true) : 1;

        if (length == 0) {
            length = phone_span(p + i, at - i, false, PHONE_IN_CALL_ID);
            redact_spread_number(r, p + i, length);
        }
        i += length;
        length = length == 0 ? chars_span(slice_sub(all, 0, at), i, CHAR_DIGIT | CHAR_ALPHA) : 0;
        if (redact_is_known_word(r, slice_sub(all, i, i + length), known_at))
            redact_words(r, p + i, length);
        i += length;
    }
    if (at < end) {
        size_t host = at + 1 + host_span(p + at + 1, end - at - 1);

        redact_host(r, p + at + 1, host - at - 1);
        redact_scan(r, p + host, end - host, SCAN_PHONES);
    }
    if (end < n)
        redact_scan(r, p + end, n - end, SCAN_PHONES);
}

void redact_call_reference(const struct redact *r, char *p, size_t n)
{
    struct slice all = { p, n };
    size_t end = slice_chr(all, ';'), at = slice_chr(slice_sub(all, 0, end), '@');

    if (redact_is_call_id(r, slice_sub(all, 0, at))) {
        redact_call_id(r, p, n);
        return;
    }
    redact_text(r, p, end);
    redact_scan(r, p + end, n - end, SCAN_PHONES);
}

/* SIP/2.0/UDP host:port;parameters (RFC 3261 section 20.42) */
static void redact_one_via(const struct redact *r, char *p, size_t n)
{
    struct slice all = { p, n };
    size_t i = 0;

    for (int slashes = 0; slashes < 2 && i < n; slashes++)
        i += slice_chr(slice_sub(all, i, n), '/') + 1;
    if (i >= n)
        i = 0;
    i += chars_span(all, i, CHAR_LWS);
    i += chars_span(all, i, CHAR_TOKEN);
    i += chars_span(all, i, CHAR_LWS);
    size_t host = i < n ? host_span(p + i, n - i) : 0;

    redact_host(r, p + i, host);
    for (size_t from = i + host; from < n;) { /* by parameter: branches stay */
        size_t end = from + slice_chr(slice_sub(all, from, n), ';');
        struct slice one = slice_sub(all, from, end);
        size_t value = slice_chr(one, '=') + 1;
        bool place = slice_istarts(slice_trim(one), SLICE("received")) ||
                     slice_istarts(slice_trim(one), SLICE("maddr"));
        struct slice name = slice_trim(slice_sub(one, 0, value - 1));

        if (value < one.n && place)
            redact_host(r, p + from + value, one.n - value);
        else if (value < one.n && !is_plain(name))
            redact_parameter(r, name, p + from + value, one.n - value, redact_prose);
        else
            redact_scan(r, p + from, one.n, 0);
        from = end + 1;
    }
}

void redact_via(const struct redact *r, char *p, size_t n)
{
    for (size_t i = 0, end; i < n; i = end + 1) {
        end = i + slice_chr((struct slice){ p + i, n - i }, ',');
        redact_one_via(r, p + i, end - i);
    }
}
