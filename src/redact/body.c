/* body.c - bodies, by their type: session descriptions, XML, parts of messages. */
#include "config.h"

#include <string.h>

#include "base/mem.h"
#include "redact/value.h"
#include "sip/chars.h"

#define NESTED_MOST 4 /* bodies in bodies */

/* ---- session descriptions (RFC 8866) ---- */

/* Attributes that describe media, not people. An attribute that is not here may name anybody. */
static bool is_plain_attribute(struct slice name)
{
    static const char *const plain[] = {
        "rtpmap",
        "fmtp",
        "ptime",
        "maxptime",
        "sendrecv",
        "sendonly",
        "recvonly",
        "inactive",
        "rtcp-mux",
        "rtcp-fb",
        "rtcp-rsize",
        "rtcp-xr",
        "setup",
        "connection",
        "mid",
        "group",
        "silenceSupp",
        "gpmd",
        "extmap",
        "extmap-allow-mixed",
        "content",
        "curr",
        "des",
        "conf",
        "ssrc-group",
        "framerate",
        "quality",
        "orient",
        "type",
        "charset",
        "lang",
        "csup",
        "creq",
        "tcap",
        "pcfg",
        "acfg",
        "framesize",
        "bundle-only",
        "rtcp",
        "candidate",
        "remote-candidates",
        "end-of-candidates",
        "T38FaxVersion",
        "T38MaxBitRate",
        "T38FaxRateManagement",
        "T38FaxMaxBuffer",
        "T38FaxMaxDatagram",
        "T38FaxUdpEC",
        "T38FaxFillBitRemoval",
        "T38FaxTranscodingMMR",
        "T38FaxTranscodingJBIG",
        "T38VendorInfo",
    };

    for (size_t i = 0; i < ARRAY_SIZE(plain); i++)
        if (slice_ieq(name, slice_of(plain[i])))
            return true;
    return false;
}

static void redact_attribute(const struct redact *r, char *p, size_t n)
{
    static const struct slice secrets[] = {
        /* RFC 4568, 8839, 8122, 4567 */
        SLICE("inline:"),      SLICE("ice-ufrag:"), SLICE("ice-pwd:"),
        SLICE("fingerprint:"), SLICE("key-mgmt:"),
    };
    struct slice all = { p, n };
    size_t colon = slice_chr(all, ':'), secret = n;

    for (size_t i = 0; i < ARRAY_SIZE(secrets) && secret == n; i++) {
        secret = slice_ifind(all, secrets[i]);
        secret = secret < n ? secret + secrets[i].n : n;
        if (secret < n && i >= 3) /* the algorithm stays */
            secret += slice_chr(slice_sub(all, secret, n), ' ');
    }
    if (secret < n)
        redact_blot(p + secret, n - secret);
    else if (is_plain_attribute(slice_sub(all, 0, colon)))
        redact_scan(r, p, n, 0);
    else if (slice_istarts(all, SLICE("ssrc:"))) { /* 1234 cname:somebody */
        size_t blank = slice_chr(all, ' ');

        redact_text(r, p + blank, n - blank);
    } else if (colon < n) {
        redact_text(r, p + colon + 1, n - colon - 1);
    } else {
        redact_text(r, p, n);
    }
}

/* o=USER ID VERSION IN IP4 ADDRESS, c=IN IP4 ADDRESS/TTL */
static void redact_connection(const struct redact *r, char *p, size_t n, bool origin)
{
    size_t from = n, end = n, user = origin ? slice_chr((struct slice){ p, n }, ' ') : 0;

    while (from > user && p[from - 1] != ' ')
        from--;
    redact_text(r, p, user);
    if (from <= user) {
        redact_text(r, p + user, n - user);
        return;
    }
    end = from + slice_chr((struct slice){ p + from, n - from }, '/');
    redact_host(r, p + from, end - from);
}

static void redact_sdp_line(const struct redact *r, char *line, size_t n)
{
    static const char plain[] = "vtrzbm";

    if (n < 2 || line[1] != '=')
        redact_text(r, line, n);
    else if (line[0] == 'o' || line[0] == 'c')
        redact_connection(r, line + 2, n - 2, line[0] == 'o');
    else if (line[0] == 'a')
        redact_attribute(r, line + 2, n - 2);
    else if (line[0] == '\0' || strchr(plain, line[0]) == NULL)
        redact_text(r, line + 2, n - 2);
}

static void redact_lines(const struct redact *r, char *p, size_t n,
                         void (*redact)(const struct redact *, char *, size_t))
{
    struct slice rest = { p, n };

    while (rest.n > 0) {
        char *line = p + (n - rest.n);
        size_t length = slice_cut(&rest, '\n').n;

        while (length > 0 && (line[length - 1] == '\r' || char_is(line[length - 1], CHAR_BLANK)))
            length--;
        redact(r, line, length);
    }
}

static void redact_sdp(const struct redact *r, struct slice type, char *p, size_t n, int depth)
{
    (void)type;
    (void)depth;
    redact_lines(r, p, n, redact_sdp_line);
}

/* ---- others ---- */

/* Digits that were pressed may be a secret; how long they were is none. */
static void redact_signal(const struct redact *r, char *line, size_t n)
{
    size_t from = slice_chr((struct slice){ line, n }, '=');

    (void)r;
    if (!slice_istarts((struct slice){ line, n }, SLICE("Duration")))
        redact_blot(line + (from < n ? from : 0), n - (from < n ? from : 0));
}

static void redact_signals(const struct redact *r, struct slice type, char *p, size_t n, int depth)
{
    (void)type;
    (void)depth;
    redact_lines(r, p, n, redact_signal);
}

/* A message, or its beginning (RFC 3420). */
static void redact_message(const struct redact *r, struct slice type, char *p, size_t n, int depth)
{
    (void)type;
    if (depth < NESTED_MOST)
        redact_sip_in(r, p, n, depth + 1);
    else
        redact_blot(p, n);
}

static void mask_body(const struct redact *r, struct slice type, char *p, size_t n, int depth)
{
    (void)r;
    (void)type;
    (void)depth;
    redact_blot(p, n);
}

/* Of what may be binary nothing is left. */
static void fill(const struct redact *r, struct slice type, char *p, size_t n, int depth)
{
    (void)r;
    (void)type;
    (void)depth;
    for (size_t i = 0; i < n; i++)
        if (p[i] != '\r' && p[i] != '\n')
            p[i] = 'x';
}

/* ---- XML: what stands between tags and in quotes; the names of elements stay ---- */

/* States and the like, which no person is called. */
static bool is_state(struct slice text)
{
    static const char *const states[] = {
        "trying",   "proceeding", "early",      "confirmed", "terminated", "open",      "closed",
        "full",     "partial",    "active",     "initiator", "recipient",  "cancelled", "rejected",
        "replaced", "local-bye",  "remote-bye", "error",     "timeout",    "true",      "false",
    };

    for (size_t i = 0; i < ARRAY_SIZE(states); i++)
        if (slice_ieq(text, slice_of(states[i])))
            return true;
    return false;
}

static void redact_xml_text(const struct redact *r, char *p, size_t n)
{
    struct slice all = { p, n };
    static const char *const schemes[] = { "sip:", "sips:", "tel:", "pres:", "http" };
    bool uri = false;

    if (is_state(slice_trim(all)))
        return;
    for (size_t i = 0; i < ARRAY_SIZE(schemes); i++)
        uri = uri || slice_ifind(all, slice_of(schemes[i])) < n;
    (uri ? redact_value : redact_text)(r, p, n);
}

/* An attribute's value, between its quotes. */
static void redact_xml_attribute(const struct redact *r, struct slice name, char *p, size_t n)
{
    static const char *const plain[] = { "version",   "encoding", "state",
                                         "direction", "code",     "event" };

    for (size_t i = 0; i < ARRAY_SIZE(plain); i++)
        if (slice_ieq(name, slice_of(plain[i])))
            return;
    if (slice_istarts(name, SLICE("xmlns")) || slice_iends(name, SLICE("schemaLocation")))
        return;
    if (slice_ieq(name, SLICE("call-id")))
        redact_call_reference(r, p, n);
    else if (!slice_iends(name, SLICE("-tag")))
        redact_xml_text(r, p, n);
}

static size_t redact_tag(const struct redact *r, char *p, size_t n)
{
    size_t i = 1, name = 1;

    while (i < n && p[i] != '>') {
        if (p[i] != '"' && p[i] != '\'') {
            name = char_is(p[i], CHAR_LWS) ? i + 1 : name;
            i++;
            continue;
        }
        size_t end = i + 1 + slice_chr((struct slice){ p + i + 1, n - i - 1 }, p[i]);
        struct slice called = { p + name, i - name };
        called.n -= called.n > 0 && called.p[called.n - 1] == '=';
        redact_xml_attribute(r, called, p + i + 1, end - i - 1);
        i = end < n ? end + 1 : n;
    }
    return i < n ? i + 1 : n;
}

static void redact_xml(const struct redact *r, struct slice type, char *p, size_t n, int depth)
{
    (void)type;
    (void)depth;
    for (size_t i = 0; i < n;) {
        struct slice rest = { p + i, n - i };
        size_t end = i + slice_chr(rest, '<');

        if (end > i) {
            redact_xml_text(r, p + i, end - i);
            i = end;
        } else if (slice_starts(rest, SLICE("<!"))) { /* comments, CDATA */
            end = i + slice_chr(rest, '>');
            redact_text(r, p + i, end - i);
            i = end;
        } else {
            i += redact_tag(r, p + i, n - i);
        }
    }
}

/* ---- types ---- */

static struct slice boundary_of(struct slice type)
{
    size_t at = slice_ifind(type, SLICE("boundary="));
    struct slice rest = slice_sub(type, at + 9, type.n);

    if (rest.n > 0 && rest.p[0] == '"') {
        rest = slice_sub(rest, 1, rest.n);
        return slice_sub(rest, 0, slice_chr(rest, '"'));
    }
    return slice_trim(slice_sub(rest, 0, slice_chr(rest, ';')));
}

/* The offset of a line that begins with the delimiter (RFC 2046 section 5.1.1); n: there is
 * none. */
static size_t find_delimiter(const char *p, size_t n, size_t from, struct slice boundary)
{
    for (size_t i = from; i + 2 + boundary.n <= n; i++) {
        struct slice rest = { p + i, n - i };

        if ((i == 0 || p[i - 1] == '\n') && slice_starts(rest, SLICE("--")) &&
            slice_starts(slice_sub(rest, 2, rest.n), boundary))
            return i;
        i += slice_chr(rest, '\n');
    }
    return n;
}

static void redact_parts(const struct redact *r, struct slice type, char *p, size_t n, int depth)
{
    struct slice boundary = boundary_of(type);
    size_t at = boundary.n > 0 && depth < NESTED_MOST ? find_delimiter(p, n, 0, boundary) : n;

    redact_blot(p, at);
    while (at < n) {
        struct slice part_type = { NULL, 0 };
        bool encoded = false;
        size_t from = at + slice_chr((struct slice){ p + at, n - at }, '\n') + 1;

        if (from >= n)
            return;
        size_t end = find_delimiter(p, n, from, boundary);
        size_t body = from + redact_headers(r, p + from, end - from, &part_type, &encoded);
        redact_body(r, part_type, encoded, p + body, end - body, depth + 1);
        at = end;
    }
}

static const struct {
    const char *type;
    void (*redact)(const struct redact *, struct slice type, char *p, size_t n, int depth);
} types[] = {
    { "application/sdp", redact_sdp }, { "multipart/", redact_parts },
    { "message/sip", redact_message }, { "application/dtmf", redact_signals },
    { "text/xml", redact_xml },        { "text/", mask_body },
    { "application/json", mask_body },
};

static void redact_typed(const struct redact *r, struct slice type, char *p, size_t n, int depth)
{
    struct slice name = slice_trim(slice_sub(type, 0, slice_chr(type, ';')));
    void (*redact)(const struct redact *, struct slice, char *, size_t, int) = fill;

    for (size_t i = 0; i < ARRAY_SIZE(types) && redact == fill; i++)
        if (slice_istarts(name, slice_of(types[i].type)))
            redact = types[i].redact;
    if (redact == fill && slice_iends(name, SLICE("xml")))
        redact = redact_xml;
    if (name.n == 0)
        redact = slice_starts((struct slice){ p, n }, SLICE("v=")) ? redact_sdp : mask_body;
    redact(r, type, p, n, depth);
}

void redact_body(const struct redact *r, struct slice type, bool encoded, char *p, size_t n,
                 int depth)
{
    if (encoded)
        fill(r, type, p, n, depth);
    else
        redact_typed(r, type, p, n, depth);
}
