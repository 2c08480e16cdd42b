/* start.c - the start line, read with tolerance (RFC 3261 sections 7.1 and 7.2). */
#include "config.h"

#include <string.h>

#include "base/byte_mask.h"
#include "base/mem.h"
#include "sip/chars.h"
#include "sip/message.h"
#include "sip/start.h"

#define METHOD_LONGEST 128
#define MARRED_LINES 8 /* below a broken start line, in which a header has to stand */

size_t start_leading_blank(struct slice bytes)
{
    size_t i = 0;

    while (i < bytes.n && (bytes.p[i] == '\r' || bytes.p[i] == '\n'))
        i++;
    return i;
}

/* Length of "SIP/2.0", or another version, at the start of `s`; 0 if there is none. 7.1: any case.
 */
static size_t version_length(struct slice s)
{
    size_t major, minor;

    /* nearly always */
    if (slice_starts(s, SLICE("SIP/2.0")) && (s.n == 7 || !char_is(s.p[7], CHAR_DIGIT)))
        return 7;
    if (!slice_istarts(s, SLICE("SIP/")))
        return 0;
    major = chars_span(s, 4, CHAR_DIGIT);
    if (major == 0 || 4 + major >= s.n || s.p[4 + major] != '.')
        return 0;
    minor = chars_span(s, 5 + major, CHAR_DIGIT);
    return minor == 0 ? 0 : 5 + major + minor;
}

static bool is_upper_version(struct slice version)
{
    return slice_starts(version, SLICE("SIP/"));
}

/* Could `s`, all that has come so far, become "SIP/2.0 "? */
static bool may_become_version(struct slice s)
{
    static const char pattern[] = "SIP/2.0 ";

    return s.n < sizeof pattern - 1 && slice_ieq(s, slice_sub(SLICE(pattern), 0, s.n));
}

static enum start_verdict read_status_line(struct slice line, struct start_line *out)
{
    size_t version = version_length(line), blanks, digits;

    if (version == 0 || version == line.n || !char_is(line.p[version], CHAR_BLANK))
        return !out->complete && may_become_version(line) ? START_MAYBE : START_NO;
    blanks = chars_span(line, version, CHAR_BLANK);
    digits = chars_span(line, version + blanks, CHAR_DIGIT);
    out->request = false;
    out->version = slice_sub(line, 0, version);
    out->status = slice_sub(line, version + blanks, version + blanks + digits);
    out->reason = slice_sub(line, version + blanks + digits, line.n);
    out->odd =
        blanks != 1 || digits != 3 || line.p[version] != ' ' || !is_upper_version(out->version);
    if (out->reason.n > 0 && out->reason.p[0] == ' ')
        out->reason = slice_sub(out->reason, 1, out->reason.n);
    else
        out->odd = true;
    return START_YES;
}

static bool has_sip_scheme(struct slice uri)
{
    static const struct slice schemes[] = { { "sip:", 4 }, { "sips:", 5 }, { "tel:", 4 } };

    for (size_t i = 0; i < ARRAY_SIZE(schemes); i++)
        if (slice_istarts(uri, schemes[i]))
            return true;
    return false;
}

/* A request line that was cut short. HTTP and RTSP have methods of the same names: the scheme must
 * tell. */
static enum start_verdict read_cut_request(struct slice rest, struct start_line *out)
{
    enum sip_method method = sip_method_of(out->method);
    size_t blanks = chars_span(rest, 0, CHAR_BLANK);

    out->uri = slice_sub(rest, blanks, rest.n);
    out->version = (struct slice){ 0 };
    if (method == SIP_OTHER || !has_sip_scheme(out->uri))
        return START_MAYBE;
    out->odd = true;
    return START_YES;
}

/* Offset of the last word of `line`, which has no blanks at its end. */
static size_t last_word(struct slice line)
{
    size_t i = line.n;

    while (i > 0 && !char_is(line.p[i - 1], CHAR_BLANK))
        i--;
    return i;
}

static bool has_blank(struct slice s)
{
    return byte_find(s.p, s.n, 0, ' ') < s.n || byte_find(s.p, s.n, 0, '\t') < s.n;
}

static enum start_verdict read_request_line(struct slice line, struct start_line *out)
{
    size_t method = chars_span(slice_sub(line, 0, METHOD_LONGEST), 0, CHAR_TOKEN), blanks, end,
           word;
    struct slice rest;

    if (method == 0 || (method < line.n && !char_is(line.p[method], CHAR_BLANK)))
        return START_NO;
    if (method == line.n)
        return out->complete ? START_NO : START_MAYBE;
    out->method = slice_sub(line, 0, method);
    rest = slice_sub(line, method, line.n);
    end = rest.n;
    while (end > 0 && char_is(rest.p[end - 1], CHAR_BLANK))
        end--;
    word = last_word(slice_sub(rest, 0, end));
    out->version = slice_sub(rest, word, end);
    if (version_length(out->version) != out->version.n || out->version.n == 0)
        return out->complete ? START_NO : read_cut_request(rest, out);
    blanks = chars_span(rest, 0, CHAR_BLANK);
    if (blanks >= word)
        return START_NO;
    out->uri = slice_sub(rest, blanks, word);
    while (out->uri.n > 0 && char_is(out->uri.p[out->uri.n - 1], CHAR_BLANK))
        out->uri.n--;
    out->odd = blanks != 1 || rest.p[0] != ' ' || end != rest.n ||
               !is_upper_version(out->version) || word - blanks - out->uri.n != 1 ||
               has_blank(out->uri);
    return START_YES;
}

/* Nearly all: "SIP/2.0 200 OK", a Status-Line as the grammar has it (7.2). False: it is another. */
static bool read_usual_status_line(struct slice line, struct start_line *out)
{
    enum { STATUS = 8, REASON = 12 };

    if (line.n < REASON || memcmp(line.p, "SIP/2.0 ", STATUS) != 0 || line.p[REASON - 1] != ' ' ||
        chars_span(slice_sub(line, STATUS, REASON - 1), 0, CHAR_DIGIT) != 3)
        return false;
    out->request = false;
    out->version = slice_sub(line, 0, STATUS - 1);
    out->status = slice_sub(line, STATUS, REASON - 1);
    out->reason = slice_sub(line, REASON, line.n);
    return true;
}

/* Nearly all: "INVITE sip:bob@example.com SIP/2.0", a Request-Line as the grammar has it (7.1). */
static bool read_usual_request_line(struct slice line, struct start_line *out)
{
    static const struct slice end = { " SIP/2.0", 8 };
    size_t method = chars_span(slice_sub(line, 0, METHOD_LONGEST), 0, CHAR_TOKEN);

    if (method == 0 || line.n < method + 2 + end.n || line.p[method] != ' ' ||
        memcmp(line.p + line.n - end.n, end.p, end.n) != 0)
        return false;
    out->method = slice_sub(line, 0, method);
    out->uri = slice_sub(line, method + 1, line.n - end.n);
    out->version = slice_sub(line, line.n - end.n + 1, line.n);
    return !has_blank(out->uri);
}

/* Reads a line that is all there, where it is as usual. */
static bool read_usual(struct slice line, struct start_line *out)
{
    return out->complete &&
           (read_usual_status_line(line, out) || read_usual_request_line(line, out));
}

static enum start_verdict read_line(struct slice bytes, bool usual, struct start_line *out)
{
    size_t n = bytes.n < START_LONGEST ? bytes.n : START_LONGEST, end;

    if (bytes.n == 0)
        return START_MAYBE;
    if (!char_is(bytes.p[0], CHAR_TOKEN)) /* RTP, RTCP, STUN, DTLS, TLS: at once */
        return START_NO;
    *out = (struct start_line){ .request = true };
    end = byte_find(bytes.p, n, 0, '\n');
    out->complete = end < n;
    if (!out->complete && bytes.n > n)
        return START_NO;
    out->line = (struct slice){ bytes.p, end };
    if (out->complete && end > 0 && bytes.p[end - 1] == '\r')
        out->line.n--;
    if (usual && read_usual(out->line, out))
        return START_YES;
    if (slice_istarts(out->line, SLICE("SIP/")) ||
        (!out->complete && may_become_version(out->line)))
        return read_status_line(out->line, out);
    return read_request_line(out->line, out);
}

enum start_verdict start_read(struct slice bytes, struct start_line *out)
{
    return read_line(bytes, true, out);
}

enum start_verdict start_read_general(struct slice bytes, struct start_line *out)
{
    return read_line(bytes, false, out);
}

static bool is_sip_header(struct slice line)
{
    size_t colon = slice_chr(line, ':');
    struct slice name = slice_trim(slice_sub(line, 0, colon));
    struct slice value = slice_trim(slice_sub(line, colon + 1, line.n));

    if (colon == line.n)
        return false;
    return slice_ieq(name, SLICE("Call-ID")) ||
           ((slice_ieq(name, SLICE("Via")) || slice_ieq(name, SLICE("v"))) &&
            slice_istarts(value, SLICE("SIP/")));
}

bool start_is_marred(struct slice bytes)
{
    struct slice rest = slice_sub(bytes, 0, START_LONGEST);
    struct start_line start;

    if (rest.n == 0 || ((uint8_t)rest.p[0] & 0xc0) == 0x80) /* RTP, RTCP */
        return false;
    slice_cut(&rest, '\n');
    for (size_t i = 0; i < MARRED_LINES && rest.n > 0; i++) {
        if (start_read(rest, &start) == START_YES)
            return false;
        if (is_sip_header(slice_cut(&rest, '\n')))
            return true;
    }
    return false;
}

size_t start_headers_end(struct slice bytes, size_t from)
{
    size_t at = from;

    while (at < bytes.n) {
        at = byte_find(bytes.p, bytes.n, at, '\n') + 1;
        if (at < bytes.n && bytes.p[at] == '\n')
            return at + 1;
        if (at + 2 <= bytes.n && bytes.p[at] == '\r' && bytes.p[at + 1] == '\n')
            return at + 2;
    }
    return 0;
}
