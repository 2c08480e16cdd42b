/* redact_message.c - where in a message people and networks are named. */
#include "config.h"

#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "report/redact.h"
#include "sip/chars.h"
#include "sip/message.h"

#define PHONE_DIGITS 7                                /* what is long enough to be one anywhere */

struct walk {
    const struct redact *r;
    char *p;                                          /* the piece in hand */
    size_t n;
    bool phones;                                      /* long numbers are telephone numbers */
};

/* Tokens: addresses, host names, telephone numbers wherever they stand */

static bool in_token(char c)
{
    return char_is(c, CHAR_DIGIT | CHAR_ALPHA) || c == '.' || c == '-' || c == '_' || c == '+' ||
           c == ':' || (uint8_t)c >= 0x80;
}

static bool is_phone(struct slice s)
{
    size_t from = s.n > 0 && s.p[0] == '+' ? 1 : 0;

    return s.n - from >= PHONE_DIGITS && chars_span(s, from, CHAR_DIGIT) == s.n - from;
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

static void redact_token(const struct walk *w, size_t from, size_t to)
{
    struct slice token = {w->p + from, to - from};
    size_t port = slice_chr(token, ':');
    struct addr a;

    if (slice_istarts(token, SLICE("z9hG4bK")))       /* a branch is nobody's */
        return;
    if (addr_parse(token, &a)) {
        redact_addr_text(w->r, w->p + from, token.n);
        return;
    }
    token = slice_sub(token, 0, port);
    while (token.n > 0 && token.p[token.n - 1] == '.')
        token.n--;
    if (addr_parse(token, &a))
        redact_addr_text(w->r, w->p + from, token.n);
    else if (is_host(token))
        redact_host(w->r, w->p + from, token.n);
    else if (w->phones && is_phone(token))
        redact_number(w->r, w->p + from, token.n);
    else if (port < to - from && port > 0)            /* "fec:192.0.2.1": what follows the colon */
        redact_token(w, from + port + 1, to);
}

/* URIs */

/* Length of a scheme at the place, with its colon; 0: none. */
static size_t scheme_at(const struct walk *w, size_t i)
{
    static const char *const schemes[] = {"sip:", "sips:", "tel:", "pres:", "im:", "mailto:"};
    struct slice rest = {w->p + i, w->n - i};

    if (i > 0 && char_is(w->p[i - 1], CHAR_ALPHA | CHAR_DIGIT))
        return 0;
    for (size_t k = 0; k < ARRAY_SIZE(schemes); k++)
        if (slice_istarts(rest, slice_of(schemes[k])))
            return strlen(schemes[k]);
    return 0;
}

/* The user part, if there is one before the host; returns where the host begins. */
static size_t redact_user(const struct walk *w, size_t from)
{
    size_t end = from, colon, semicolon;

    while (end < w->n && w->p[end] != '@' && !char_is(w->p[end], CHAR_LWS) &&
           strchr("<>\",?", w->p[end]) == NULL)
        end++;
    if (end >= w->n || w->p[end] != '@')
        return from;
    struct slice user = {w->p + from, end - from};
    colon = slice_chr(user, ':');
    semicolon = slice_chr(user, ';');
    size_t name = colon < semicolon ? colon : semicolon;
    redact_words(w->r, w->p + from, name);
    if (colon < user.n)
        redact_blot(w->p + from + colon, user.n - colon);
    return end + 1;
}

/* A number with visual separators (RFC 3966 section 5.1.1) becomes what it becomes without. */
static void redact_spread_number(const struct walk *w, size_t from, size_t to)
{
    struct text digits = {0};
    size_t at = 0;

    for (size_t i = from; i < to; i++)
        if (w->p[i] == '+' || char_is(w->p[i], CHAR_DIGIT))
            text_addc(&digits, w->p[i]);
    if (digits.n > 0)
        redact_number(w->r, digits.p, digits.n);
    for (size_t i = from; i < to; i++)
        if (w->p[i] == '+' || char_is(w->p[i], CHAR_DIGIT))
            w->p[i] = digits.p[at++];
    text_done(&digits);
}

static size_t redact_uri(const struct walk *w, size_t from, bool tel)
{
    size_t i = redact_user(w, from), end;

    end = i;
    if (tel && i == from) {                           /* visual separators may stand in it */
        while (end < w->n && (char_is(w->p[end], CHAR_DIGIT) || strchr("+-.()", w->p[end])))
            end++;
        redact_spread_number(w, from, end);
        return end;
    }
    if (end < w->n && w->p[end] == '[')
        while (end < w->n && w->p[end] != ']')
            end++;
    while (end < w->n && char_is(w->p[end], CHAR_HOST | CHAR_DIGIT | CHAR_ALPHA))
        end++;
    if (end < w->n && w->p[end] == ']')
        end++;
    redact_host(w->r, w->p + i, end - i);
    return end > from ? end : from;
}

/* Names: what is quoted, or stands before a '<' */

static size_t redact_quoted(const struct walk *w, size_t from)
{
    size_t end = from + 1;

    while (end < w->n && w->p[end] != '"')
        end += w->p[end] == '\\' && end + 1 < w->n ? 2 : 1;
    if (end > w->n)
        end = w->n;
    redact_words(w->r, w->p + from + 1, end - from - 1);
    return end < w->n ? end + 1 : end;
}

/* The bytes before a '<' from the last separator on, if they are a name without quotes. */
static bool is_name_before(const struct walk *w, size_t from, size_t *end)
{
    size_t i = from;

    while (i < w->n && (char_is(w->p[i], CHAR_TOKEN) || char_is(w->p[i], CHAR_LWS) ||
                        (uint8_t)w->p[i] >= 0x80))
        i++;
    *end = i;
    return i > from && i < w->n && w->p[i] == '<';
}

/* Everything in a value that may hold addresses of people (name-addr, 20.10). */
static void redact_value(const struct walk *w)
{
    bool fresh = true;                                /* a name may begin here */

    for (size_t i = 0; i < w->n;) {
        size_t scheme = scheme_at(w, i), end;

        if (fresh && is_name_before(w, i, &end)) {
            redact_words(w->r, w->p + i, end - i);
            i = end;
        } else if (scheme > 0) {
            i = redact_uri(w, i + scheme, (w->p[i] | 0x20) == 't');
        } else if (w->p[i] == '"') {
            i = redact_quoted(w, i);
        } else if (in_token(w->p[i])) {
            for (end = i; end < w->n && in_token(w->p[end]);)
                end++;
            redact_token(w, i, end);
            i = end;
        } else {
            i++;
        }
        fresh = i < w->n && (w->p[i] == ',' || (fresh && char_is(w->p[i], CHAR_LWS)));
        i += fresh && i < w->n && w->p[i] == ',';
    }
}

/* Tokens alone: no names, no quotes. */
static void redact_tokens(const struct walk *w)
{
    for (size_t i = 0, end; i < w->n; i = end + 1) {
        for (end = i; end < w->n && in_token(w->p[end]);)
            end++;
        if (end > i)
            redact_token(w, i, end);
    }
}

/* Digests: by parameter (RFC 7616 section 3.4) */

static void redact_parameter(const struct walk *w, struct slice name, size_t from, size_t to)
{
    struct walk value = {w->r, w->p + from, to - from, true};

    if (slice_ieq(name, SLICE("username")))
        redact_words(w->r, value.p, value.n);
    else if (slice_ieq(name, SLICE("realm")))
        redact_host(w->r, value.p, value.n);
    else if (slice_ieq(name, SLICE("uri")))
        redact_value(&value);
    else if (slice_ieq(name, SLICE("response")))
        memset(value.p, '0', value.n);
    else if (slice_ieq(name, SLICE("nonce")) || slice_ieq(name, SLICE("cnonce")) ||
             slice_ieq(name, SLICE("opaque")))
        redact_words(w->r, value.p, value.n);
}

static void redact_digest(const struct walk *w)
{
    struct slice value = {w->p, w->n};

    if (!slice_istarts(value, SLICE("Digest"))) {     /* Basic, Bearer: a secret as a whole */
        size_t scheme = slice_chr(value, ' ');
        redact_blot(w->p + scheme, w->n - scheme);
        return;
    }
    for (size_t i = 6; i < w->n;) {
        size_t name = i, end;
        while (i < w->n && char_is(w->p[i], CHAR_TOKEN))
            i++;
        struct slice called = {w->p + name, i - name};
        if (i >= w->n || w->p[i] != '=' || called.n == 0) {
            i++;
            continue;
        }
        bool quoted = ++i < w->n && w->p[i] == '"';
        i += quoted;
        for (end = i; end < w->n && (quoted ? w->p[end] != '"' : w->p[end] != ',');)
            end++;
        redact_parameter(w, called, i, end);
        i = end + quoted;
    }
}

static void blot_all(const struct walk *w)
{
    redact_blot(w->p, w->n);
}

static void keep_all(const struct walk *w)
{
    (void)w;
}

/* What is done with a header's value; the others hold addresses of people or may do so. */
static const struct {
    const char *name;
    void (*redact)(const struct walk *);
} headers[] = {
    {"Authorization", redact_digest},
    {"Proxy-Authorization", redact_digest},
    {"WWW-Authenticate", redact_digest},
    {"Proxy-Authenticate", redact_digest},
    {"Authentication-Info", redact_digest},
    {"Identity", blot_all},
    {"Subject", blot_all},
    {"s", blot_all},
    {"Organization", blot_all},
    {"Geolocation", blot_all},
    {"Alert-Info", redact_tokens},
    {"Via", redact_tokens},
    {"v", redact_tokens},
    {"Call-ID", redact_tokens},
    {"i", redact_tokens},
    {"User-Agent", keep_all},
    {"Server", keep_all},
    {"CSeq", keep_all},
    {"Date", keep_all},
    {"Max-Forwards", keep_all},
    {"Content-Length", keep_all},
    {"l", keep_all},
    {"Content-Type", keep_all},
    {"c", keep_all},
    {"Session-Expires", keep_all},
    {"RSeq", keep_all},
    {"RAck", keep_all},
};

static void redact_header(const struct redact *r, char *line, size_t n)
{
    size_t colon = slice_chr((struct slice){line, n}, ':');
    struct slice name = slice_trim((struct slice){line, colon});
    size_t i = 0, from = colon;

    if (colon == n)
        return;
    while (++from < n && char_is(line[from], CHAR_BLANK))
        ;
    while (i < ARRAY_SIZE(headers) && !slice_ieq(name, slice_of(headers[i].name)))
        i++;
    struct walk w = {r, line + from, n - from, true};
    if (i < ARRAY_SIZE(headers)) {
        w.phones = false;
        headers[i].redact(&w);
    } else {
        redact_value(&w);
    }
}

/* Bodies, line by line */

static void redact_sdp_line(const struct redact *r, char *line, size_t n)
{
    struct slice value = slice_sub((struct slice){line, n}, 2, n);
    size_t blank = slice_chr(value, ' '), secret = n;
    struct walk w = {r, line + 2, n - 2, false};

    if (line[0] == 's' || line[0] == 'i' || line[0] == 'u' || line[0] == 'e' || line[0] == 'p' ||
        line[0] == 'k')
        redact_words(r, line + 2, n - 2);
    if (line[0] == 'o' && blank < value.n) {          /* o=USER ID VERSION IN IP4 ADDRESS */
        redact_words(r, line + 2, blank);
        w = (struct walk){r, line + 2 + blank, n - 2 - blank, false};
    }
    if (slice_starts(value, SLICE("crypto:")))
        secret = 2 + slice_ifind(value, SLICE("inline:")) + 7;
    else if (slice_starts(value, SLICE("ice-")) || slice_starts(value, SLICE("fingerprint:")))
        secret = 2 + slice_chr(value, ':');
    if (secret < n)
        redact_words(r, line + secret, n - secret);
    else
        redact_tokens(&w);
}

static void redact_body(const struct redact *r, char *p, size_t n)
{
    struct slice rest = {p, n};

    while (rest.n > 0) {
        char *line = p + (n - rest.n);
        struct slice text = slice_cut(&rest, '\n');

        if (text.n > 2 && text.p[1] == '=' && char_is(text.p[0], CHAR_ALPHA))
            redact_sdp_line(r, line, slice_trim(text).n);
        else if (!slice_starts(text, SLICE("--")) && !slice_istarts(text, SLICE("Content-")))
            redact_blot(line, text.n);
    }
}

/* The end of the header line that begins here, with the lines it is folded over (7.3.1). */
static size_t line_end(const char *p, size_t n, size_t from)
{
    size_t i = from;

    while (i < n && !(p[i] == '\n' && (i + 1 == n || !char_is(p[i + 1], CHAR_BLANK))))
        i++;
    return i;
}

static void redact_start(const struct redact *r, char *line, size_t n)
{
    struct walk w = {r, line, n, true};

    if (!slice_istarts((struct slice){line, n}, SLICE("SIP/")))
        redact_value(&w);
    else
        redact_tokens(&w);
}

void redact_sip(const struct redact *r, char *p, size_t n)
{
    size_t i = 0;

    while (i < n && (p[i] == '\r' || p[i] == '\n'))
        i++;
    for (bool first = true; i < n; first = false) {
        size_t end = line_end(p, n, i), length = end - i;

        while (length > 0 && (p[i + length - 1] == '\r' || p[i + length - 1] == '\n'))
            length--;
        if (length == 0) {
            i = end < n ? end + 1 : n;
            redact_body(r, p + i, n - i);
            return;
        }
        (first ? redact_start : redact_header)(r, p + i, length);
        i = end < n ? end + 1 : n;
    }
}

/* DNS (RFC 1035 section 4.1) */

#define DNS_HEADER 12
#define DNS_TYPE_A 1
#define DNS_TYPE_AAAA 28
#define DNS_TYPE_SRV 33

static unsigned u16(const uint8_t *p)
{
    return (unsigned)p[0] << 8 | p[1];
}

/* The labels of a name at `at`, all but the last; returns what is behind the name, 0: cut off. */
static size_t redact_name(const struct redact *r, uint8_t *p, size_t n, size_t at)
{
    char host[256];
    size_t length = 0, i = at;

    while (i < n && p[i] != 0 && p[i] < 64 && i + 1 + p[i] <= n &&
           length + p[i] + 1 < sizeof host) {
        if (length > 0)
            host[length++] = '.';
        memcpy(host + length, p + i + 1, p[i]);
        length += p[i];
        i += 1u + p[i];
    }
    /* A pointer goes on with a name that stands further up, which has the top-level domain. */
    bool pointer = i < n && p[i] >= 0xc0;

    if (pointer)
        redact_words(r, host, length);
    else if (length > 0)
        redact_host(r, host, length);
    for (size_t k = at, from = 0; k < i; k += 1u + p[k]) {
        memcpy(p + k + 1, host + from, p[k]);
        from += p[k] + 1u;
    }
    i += pointer ? 2 : 1;
    return i <= n ? i : 0;
}

static void redact_record(const struct redact *r, uint8_t *p, size_t n, unsigned type,
                          size_t at, size_t length)
{
    struct addr a;

    if (type == DNS_TYPE_A && length == 4) {
        a = redact_addr(r, addr_ipv4(p + at));
        memcpy(p + at, a.bytes, 4);
    } else if (type == DNS_TYPE_AAAA && length == 16) {
        a = redact_addr(r, addr_ipv6(p + at));
        if (a.family == ADDR_IPV6)
            memcpy(p + at, a.bytes, 16);
    } else if (type == DNS_TYPE_SRV && length > 6) {
        redact_name(r, p, n, at + 6);
    } else {
        redact_blot((char *)p + at, length);
    }
}

void redact_dns(const struct redact *r, uint8_t *p, size_t n)
{
    if (n < DNS_HEADER)
        return;
    unsigned questions = u16(p + 4), records = u16(p + 6) + u16(p + 8) + u16(p + 10);
    size_t at = DNS_HEADER;

    for (; questions > 0 && at > 0 && at < n; questions--) {
        at = redact_name(r, p, n, at);
        at = at > 0 ? at + 4 : 0;
    }
    for (; records > 0 && at > 0 && at < n; records--) {
        at = redact_name(r, p, n, at);
        if (at == 0 || at + 10 > n || at + 10 + u16(p + at + 8) > n)
            return;
        size_t length = u16(p + at + 8);
        redact_record(r, p, n, u16(p + at), at + 10, length);
        at += 10 + length;
    }
}

void redact_ends(const struct redact *r, struct frame *f)
{
    f->src.addr = redact_addr(r, f->src.addr);
    f->dst.addr = redact_addr(r, f->dst.addr);
    if (f->kind == FRAME_ICMP) {
        f->icmp.src.addr = redact_addr(r, f->icmp.src.addr);
        f->icmp.dst.addr = redact_addr(r, f->icmp.dst.addr);
    }
}
