/* plain.c - reads headers that are written without anything rare, each in one pass. */
#include "config.h"

#include "sip/plain.h"

#include "base/mem.h"
#include "sip/chars.h"

#define PARAM_OF_URI CHAR_SCHEME /* letters, digits, "+", "-" and "." */
#define USER CHAR_SCHEME

static bool take_char(struct slice *rest, char c)
{
    if (rest->n == 0 || rest->p[0] != c)
        return false;
    rest->p++;
    rest->n--;
    return true;
}

static bool take_text(struct slice *rest, struct slice text)
{
    if (!slice_starts(*rest, text))
        return false;
    *rest = slice_sub(*rest, text.n, rest->n);
    return true;
}

/* One or more of these classes; empty: there is none. */
static struct slice take_some(struct slice *rest, unsigned classes)
{
    size_t n = chars_span(*rest, 0, classes);
    struct slice some = { rest->p, n };

    rest->p += n;
    rest->n -= n;
    return some;
}

static bool is_number(struct slice digits, uint64_t most)
{
    uint64_t number;

    return digits.n > 0 && digits.n < 10 && chars_all(digits, CHAR_DIGIT) &&
           slice_u64(digits, &number) && number <= most;
}

/* host [ ":" port ]; libosip2 reads no host of one character, and no long row of zeros. */
static bool take_hostport(struct slice *rest)
{
    if (take_some(rest, CHAR_HOST).n < 2)
        return false;
    if (!take_char(rest, ':'))
        return true;
    struct slice port = take_some(rest, CHAR_DIGIT);
    return port.n <= 5 && is_number(port, UINT16_MAX);
}

/* name [ "=" value ], after its semicolon */
static bool take_param(struct slice *rest, unsigned classes, struct slice *name,
                       struct slice *value)
{
    *name = take_some(rest, classes);
    *value = (struct slice){ 0 };
    if (name->n == 0 || !take_char(rest, '='))
        return name->n > 0;
    *value = take_some(rest, classes);
    return value->n > 0;
}

static bool take_uri(struct slice *rest)
{
    struct slice name, value, before;

    if (!take_text(rest, SLICE("sip:")))
        return false;
    before = *rest;
    if (take_some(rest, USER).n == 0 || !take_char(rest, '@'))
        *rest = before;
    if (!take_hostport(rest))
        return false;
    while (take_char(rest, ';'))
        if (!take_param(rest, PARAM_OF_URI, &name, &value))
            return false;
    return true;
}

bool plain_uri(struct slice uri)
{
    return take_uri(&uri) && uri.n == 0;
}

/* A name in quotes, or of one word, and the blank after it. */
static bool take_display_name(struct slice *rest)
{
    if (!take_char(rest, '"'))
        return take_some(rest, CHAR_TOKEN).n == 0 || take_char(rest, ' ');
    while (rest->n > 0 && (char_is(rest->p[0], CHAR_ALPHA | CHAR_DIGIT) || rest->p[0] == ' '))
        *rest = slice_sub(*rest, 1, rest->n);
    if (!take_char(rest, '"'))
        return false;
    (void)take_char(rest, ' ');
    return true;
}

/* [ name ] "<" URI ">" *( ";" parameter ) */
static bool is_address(struct slice rest, bool needs_tag)
{
    bool tag = false;
    struct slice name, value;

    if (!take_display_name(&rest) || !take_char(&rest, '<') || !take_uri(&rest) ||
        !take_char(&rest, '>'))
        return false;
    while (take_char(&rest, ';')) {
        if (!take_param(&rest, CHAR_TOKEN, &name, &value))
            return false;
        if (slice_ieq(name, SLICE("expires")) && !is_number(value, UINT32_MAX))
            return false;
        if (slice_ieq(name, SLICE("tag"))) {
            if (tag || value.n == 0)
                return false;
            tag = true;
        }
    }
    return rest.n == 0 && (tag || !needs_tag);
}

static bool take_transport(struct slice *rest)
{
    return take_text(rest, SLICE("UDP ")) || take_text(rest, SLICE("TCP ")) ||
           take_text(rest, SLICE("TLS "));
}

/* "SIP/2.0/" transport host *( ";" parameter ), with a branch of RFC 3261 (8.1.1.7) */
static bool is_via(struct slice rest)
{
    bool branch = false;
    struct slice name, value;

    if (!take_text(&rest, SLICE("SIP/2.0/")) || !take_transport(&rest) ||
        slice_starts(rest, SLICE("255.")) || !take_hostport(&rest))
        return false;
    while (take_char(&rest, ';')) {
        if (!take_param(&rest, CHAR_TOKEN, &name, &value))
            return false;
        if (slice_ieq(name, SLICE("branch"))) {
            if (branch || !slice_starts(value, SLICE("z9hG4bK")) || value.n < 8)
                return false;
            branch = true;
        }
    }
    return rest.n == 0 && branch;
}

/* word [ "@" word ] */
static bool is_call_id(struct slice rest)
{
    if (take_some(&rest, CHAR_TOKEN).n == 0)
        return false;
    return (!take_char(&rest, '@') || take_some(&rest, CHAR_TOKEN).n > 0) && rest.n == 0;
}

/* token *( ", " token ) */
static bool is_list(struct slice rest)
{
    do
        if (take_some(&rest, CHAR_TOKEN).n == 0)
            return false;
    while (take_text(&rest, SLICE(", ")) || take_char(&rest, ','));
    return rest.n == 0;
}

/* A field of a digest, written as nearly all write it. */
struct digest_field {
    struct slice name;
    bool quoted;
    bool needed;
};

/* "...", of printable ASCII without escapes */
static bool take_quoted(struct slice *rest)
{
    size_t n = 1;

    if (rest->n == 0 || rest->p[0] != '"')
        return false;
    while (n < rest->n && rest->p[n] >= ' ' && rest->p[n] <= '~' && rest->p[n] != '"' &&
           rest->p[n] != '\\')
        n++;
    *rest = slice_sub(*rest, n, rest->n);
    return n > 1 && take_char(rest, '"');
}

/* The number of the field that comes next, -1: it is none of these, or not of its form. */
static int take_digest_field(struct slice *rest, const struct digest_field *fields, size_t n)
{
    struct slice name = take_some(rest, CHAR_ALPHA);

    for (size_t i = 0; i < n; i++)
        if (slice_eq(name, fields[i].name) && take_char(rest, '='))
            return (fields[i].quoted ? take_quoted(rest) : take_some(rest, CHAR_TOKEN).n > 0)
                       ? (int)i
                       : -1;
    return -1;
}

/* "Digest" field *( ", " field ), each once at most, with those that are needed (RFC 7616). */
static bool is_digest(struct slice rest, const struct digest_field *fields, size_t n)
{
    unsigned seen = 0;

    if (!take_text(&rest, SLICE("Digest ")))
        return false;
    do {
        int field = take_digest_field(&rest, fields, n);

        if (field < 0 || (seen & 1u << field) != 0)
            return false;
        seen |= 1u << field;
    } while (take_text(&rest, SLICE(", ")) || take_char(&rest, ','));
    for (size_t i = 0; i < n; i++)
        if (fields[i].needed && (seen & 1u << i) == 0)
            return false;
    return rest.n == 0;
}

static bool is_challenge(struct slice rest)
{
    static const struct digest_field fields[] = {
        { { "realm", 5 }, true, true },       { { "nonce", 5 }, true, true },
        { { "opaque", 6 }, true, false },     { { "qop", 3 }, true, false },
        { { "algorithm", 9 }, false, false }, { { "stale", 5 }, false, false },
    };

    return is_digest(rest, fields, ARRAY_SIZE(fields));
}

static bool is_credentials(struct slice rest)
{
    static const struct digest_field fields[] = {
        { { "username", 8 }, true, true }, { { "realm", 5 }, true, true },
        { { "nonce", 5 }, true, true },    { { "uri", 3 }, true, true },
        { { "response", 8 }, true, true }, { { "cnonce", 6 }, true, false },
        { { "opaque", 6 }, true, false },  { { "algorithm", 9 }, false, false },
        { { "qop", 3 }, false, false },    { { "nc", 2 }, false, false },
    };

    return is_digest(rest, fields, ARRAY_SIZE(fields));
}

/* Words that nothing is read from. */
static bool is_words(struct slice text)
{
    for (size_t i = 0; i < text.n; i++)
        if (!char_is(text.p[i], CHAR_TOKEN) && text.p[i] != ' ' && text.p[i] != '/')
            return false;
    return text.n > 0;
}

static bool has_right_length(const struct sip_message *m, struct slice text)
{
    return (m->faults & (SIP_FAULT_BODY_SHORT | SIP_FAULT_BODY_EXTRA)) == 0 &&
           is_number(text, INT32_MAX);
}

/* "Name: value" on a line: not folded, with no other blanks about it. */
static bool stands_plain(const struct sip_message *m, const struct sip_header *header)
{
    size_t colon = header->name.offset + header->name.length;
    struct slice between = slice_sub(m->bytes, colon, header->value.offset);
    struct slice after =
        slice_sub(m->bytes, header->value.offset + header->value.length, m->bytes.n);

    return (slice_eq(between, SLICE(": ")) || slice_eq(between, SLICE(":"))) &&
           slice_starts(after, SLICE("\r\n"));
}

/* Of a To (8.2.6.2). */
static bool needs_tag(const struct sip_message *m)
{
    return !m->request && m->status > 100;
}

bool plain_cseq(struct slice value, struct slice method)
{
    struct slice rest = value;

    if (!is_number(take_some(&rest, CHAR_DIGIT), INT32_MAX) || !take_char(&rest, ' ') ||
        !chars_all(rest, CHAR_ALPHA))
        return false;
    return method.n == 0 || slice_eq(rest, method);
}

bool plain_value(enum sip_header_id id, struct slice value, bool tagged)
{
    if (id == HEADER_VIA)
        return is_via(value);
    if (id == HEADER_FROM)
        return is_address(value, true);
    if (id == HEADER_TO)
        return is_address(value, tagged);
    if (id == HEADER_CONTACT || id == HEADER_ROUTE || id == HEADER_RECORD_ROUTE)
        return is_address(value, false);
    if (id == HEADER_WWW_AUTHENTICATE || id == HEADER_PROXY_AUTHENTICATE)
        return is_challenge(value);
    if (id == HEADER_AUTHORIZATION || id == HEADER_PROXY_AUTHORIZATION)
        return is_credentials(value);
    if (id == HEADER_CALL_ID)
        return is_call_id(value);
    if (id == HEADER_MAX_FORWARDS)
        return is_number(value, UINT8_MAX);
    if (id == HEADER_EXPIRES)
        return is_number(value, UINT32_MAX);
    if (id == HEADER_CONTENT_TYPE)
        return slice_eq(value, SLICE("application/sdp"));
    if (id == HEADER_ALLOW || id == HEADER_SUPPORTED)
        return is_list(value);
    return (id == HEADER_USER_AGENT || id == HEADER_SERVER) && is_words(value);
}

bool plain_header(const struct sip_message *m, const struct sip_header *header)
{
    struct slice value = sip_text(m, header->value);

    if (!stands_plain(m, header))
        return false;
    if (header->id == HEADER_CSEQ)
        return plain_cseq(value, m->request ? sip_text(m, m->method_text) : (struct slice){ 0 });
    if (header->id == HEADER_CONTENT_LENGTH)
        return has_right_length(m, value);
    return plain_value(header->id, value, needs_tag(m));
}
