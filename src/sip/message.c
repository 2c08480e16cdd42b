/* message.c - the spans of a SIP message: start line, headers, body (RFC 3261 section 7). */
#include "config.h"

#include <limits.h>
#include <string.h>

#include "base/byte_mask.h"
#include "base/mem.h"
#include "sip/chars.h"
#include "sip/header.h"
#include "sip/message.h"
#include "sip/start.h"
#include "sip/usual.h"

struct scan {
    struct sip_message *m;
    const char *p;
    size_t n;
    uint32_t most; /* header lines */
    size_t at;     /* start of the next line */
    uint32_t line; /* number of the one before */
    bool usual;    /* the fast path is tried */
};

static struct span span_between(size_t from, size_t to)
{
    return (struct span){ (uint32_t)from, (uint32_t)(to - from) };
}

static void note(struct sip_message *m, uint32_t fault, struct span at)
{
    if (m->faults == 0)
        m->fault_at = at;
    m->faults |= fault;
}

struct slice sip_text(const struct sip_message *m, struct span span)
{
    return slice_sub(m->bytes, span.offset, (size_t)span.offset + span.length);
}

struct span sip_span(const struct sip_message *m, struct slice within)
{
    uintptr_t start = (uintptr_t)m->bytes.p, p = (uintptr_t)within.p;

    if (within.p == NULL || p < start || p - start > m->bytes.n ||
        within.n > m->bytes.n - (p - start))
        return (struct span){ 0, 0 };
    return (struct span){ (uint32_t)(p - start), (uint32_t)within.n };
}

/* Reads the line at scan->at and returns the offset of its end, without CR and LF. */
static size_t next_line(struct scan *scan)
{
    size_t from = scan->at, end = byte_find(scan->p, scan->n, from, '\n');

    scan->line++;
    if (end == scan->n) {
        scan->at = end;
        return end;
    }
    scan->at = end + 1;
    if (end > from && scan->p[end - 1] == '\r')
        return end - 1;
    note(scan->m, SIP_FAULT_BARE_LF, span_between(end, end + 1));
    return end;
}

static int status_number(struct slice digits)
{
    uint64_t number;

    if (!slice_u64(digits, &number))
        return digits.n == 0 ? 0 : INT_MAX;
    return number > INT_MAX ? INT_MAX : (int)number;
}

static void take_start_line(struct sip_message *m, const struct start_line *start)
{
    m->start_line = sip_span(m, start->line);
    m->request = start->request;
    m->version = sip_span(m, start->version);
    if (start->request) {
        m->method_text = sip_span(m, start->method);
        m->request_uri = sip_span(m, start->uri);
        m->method = (uint8_t)sip_method_of(start->method);
    } else {
        m->status_text = sip_span(m, start->status);
        m->reason = sip_span(m, start->reason);
        m->status = status_number(start->status);
    }
    if (start->odd || (!start->request && (m->status < 100 || m->status > 699)))
        note(m, SIP_FAULT_BAD_START_LINE, m->start_line);
}

static void take_content_length(struct sip_message *m, const struct sip_header *header)
{
    struct slice text = sip_text(m, header->value);
    uint64_t number;

    if (!chars_all(text, CHAR_DIGIT)) {
        note(m, SIP_FAULT_BAD_CONTENT_LENGTH, header->value);
        return;
    }
    if (!slice_u64(text, &number) || number > INT64_MAX)
        number = INT64_MAX;
    if (m->content_length < 0)
        m->content_length = (int64_t)number;
    else if (m->content_length != (int64_t)number)
        note(m, SIP_FAULT_CONFLICTING_LENGTHS, header->value);
}

/* CSeq = 1*DIGIT LWS Method (20.16). */
static void take_cseq(struct sip_message *m, const struct sip_header *header)
{
    struct slice text = sip_text(m, header->value), method;
    size_t digits = chars_span(text, 0, CHAR_DIGIT);
    size_t blanks = chars_span(text, digits, CHAR_LWS);
    uint64_t number = UINT32_MAX;

    method = slice_sub(text, digits + blanks, text.n);
    m->cseq_method =
        (uint8_t)sip_method_of(slice_sub(method, 0, chars_span(method, 0, CHAR_TOKEN)));
    if (digits == 0)
        return;
    if (!slice_u64(slice_sub(text, 0, digits), &number) || number > UINT32_MAX)
        number = UINT32_MAX;
    m->cseq = (uint32_t)number;
}

/* Of the line that was read last. */
static uint16_t line_number(const struct scan *scan)
{
    return (uint16_t)(scan->line < UINT16_MAX ? scan->line : UINT16_MAX);
}

static void keep_header(const struct scan *scan, const struct sip_header *header)
{
    struct sip_message *m = scan->m;

    if (header->id == HEADER_CONTENT_LENGTH)
        take_content_length(m, header);
    if (m->n_headers == scan->most) {
        m->limited = true;
        return;
    }
    m->headers[m->n_headers++] = *header;
    if (m->first[header->id] == 0 && header->id != HEADER_OTHER) {
        m->first[header->id] = m->n_headers;
        if (header->id == HEADER_CSEQ)
            take_cseq(m, header);
    }
}

/* One header whose first line is [from, end), with the lines that continue it. */
static void take_header(struct scan *scan, size_t from, size_t end)
{
    struct slice bytes = { scan->p, end };
    size_t name = chars_span(bytes, from, CHAR_TOKEN);
    size_t colon = from + name + chars_span(bytes, from + name, CHAR_BLANK);
    uint16_t line = line_number(scan);
    struct sip_header header;
    size_t value;

    while (scan->at < scan->n && char_is(scan->p[scan->at], CHAR_BLANK))
        end = next_line(scan);
    if (colon >= bytes.n || scan->p[colon] != ':' || name == 0) {
        note(scan->m, SIP_FAULT_BAD_HEADER_LINE, span_between(from, bytes.n));
        return;
    }
    value = colon + 1;
    while (value < end && char_is(scan->p[value], CHAR_LWS))
        value++;
    while (end > value && char_is(scan->p[end - 1], CHAR_LWS))
        end--;
    header =
        (struct sip_header){ .name = span_between(from, from + name),
                             .value = span_between(value, end),
                             .id = (uint8_t)sip_header_of((struct slice){ scan->p + from, name }),
                             .line = line };
    keep_header(scan, &header);
}

/* True if the empty line that ends the headers was found. */
static bool take_headers(struct scan *scan)
{
    while (scan->at < scan->n) {
        if (scan->usual && scan->line < UINT16_MAX - SIP_MAX_HEADERS)
            scan->at = usual_headers(scan->m, scan->most, scan->at, &scan->line);
        size_t from = scan->at, end = next_line(scan);

        if (end == from)
            return scan->at > from;
        take_header(scan, from, end);
    }
    return false;
}

/* 18.3 */
static void take_body(struct sip_message *m, size_t at)
{
    size_t n = m->bytes.n - at;

    m->body = span_between(at, m->bytes.n);
    if (m->content_length < 0) {
        if (m->first[HEADER_CONTENT_LENGTH] == 0 && !m->limited)
            note(m, SIP_FAULT_NO_CONTENT_LENGTH, m->start_line);
    } else if ((uint64_t)m->content_length > n) {
        /* Of headers beyond the limit the length counts, but there is no span. */
        const struct sip_header *length = sip_header(m, HEADER_CONTENT_LENGTH);

        note(m, SIP_FAULT_BODY_SHORT, length != NULL ? length->value : m->start_line);
    } else if ((uint64_t)m->content_length < n) {
        m->body.length = (uint32_t)m->content_length;
        note(m, SIP_FAULT_BODY_EXTRA, span_between(at + m->body.length, m->bytes.n));
    }
}

static void look_for_missing(struct sip_message *m)
{
    static const uint8_t needed[] = { HEADER_VIA, HEADER_FROM, HEADER_TO, HEADER_CALL_ID,
                                      HEADER_CSEQ };

    for (size_t i = 0; i < ARRAY_SIZE(needed) && !m->limited; i++)
        if (m->first[needed[i]] == 0)
            note(m, SIP_FAULT_MISSING_HEADER, m->start_line);
}

/* What a start line, or an empty line before it, begins with. Neither RTP, STUN nor TLS does. */
static bool may_begin(char c)
{
    return char_is(c, CHAR_TOKEN) || c == '\r' || c == '\n';
}

bool sip_looks_like(struct slice bytes)
{
    if (bytes.n == 0 || !may_begin(bytes.p[0]))
        return false;
    struct slice rest = slice_sub(bytes, start_leading_blank(bytes), bytes.n);
    struct start_line start;

    /* Most messages are responses, and there is nothing more that their first line must have. */
    if (rest.n <= START_LONGEST && slice_starts(rest, SLICE("SIP/2.0 ")))
        return true;
    return start_read(rest, &start) == START_YES;
}

bool sip_scan(struct slice bytes, struct sip_message *m)
{
    return sip_scan_limited(bytes, SIP_USUAL_HEADERS, m);
}

static bool scan_message(struct slice bytes, uint32_t headers, bool usual, struct sip_message *m)
{
    struct scan scan = { .m = m, .p = bytes.p, .n = bytes.n, .usual = usual };
    struct start_line start;
    const char *nul;

    if (bytes.n > INT32_MAX)
        return false;
    scan.most = headers < SIP_MAX_HEADERS ? headers : SIP_MAX_HEADERS;
    scan.at = start_leading_blank(bytes);
    struct slice rest = slice_sub(bytes, scan.at, bytes.n);
    if ((usual ? start_read(rest, &start) : start_read_general(rest, &start)) != START_YES)
        return false;
    memset(m, 0, offsetof(struct sip_message, headers));
    m->bytes = bytes;
    m->content_length = -1;
    for (size_t i = 0; i < scan.at; i++)
        scan.line += bytes.p[i] == '\n';
    take_start_line(m, &start);
    next_line(&scan);
    if (take_headers(&scan)) {
        take_body(m, scan.at);
    } else {
        note(m, SIP_FAULT_NO_END_OF_HEADERS, span_between(bytes.n, bytes.n));
        m->body = span_between(bytes.n, bytes.n);
    }
    if (!m->request)
        m->method = m->cseq_method;
    nul = memchr(bytes.p, 0, m->body.offset);
    if (nul != NULL)
        note(m, SIP_FAULT_NUL, span_between((size_t)(nul - bytes.p), (size_t)(nul - bytes.p) + 1));
    look_for_missing(m);
    return true;
}

bool sip_scan_limited(struct slice bytes, uint32_t headers, struct sip_message *m)
{
    return scan_message(bytes, headers, true, m);
}

static bool has_each(const struct sip_message *m, const enum sip_header_id *ids, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (m->first[ids[i]] == 0)
            return false;
    return true;
}

bool sip_scan_until(struct slice bytes, uint32_t headers, const enum sip_header_id *ids, size_t n,
                    struct sip_message *m)
{
    const uint32_t step = 6; /* lines: of most messages these hold what is asked for */
    uint32_t line = 1, most = 0;
    size_t at = start_leading_blank(bytes);

    headers = headers < SIP_MAX_HEADERS ? headers : SIP_MAX_HEADERS;
    at += slice_chr(slice_sub(bytes, at, bytes.n), '\n') + 1;
    if (at > bytes.n || bytes.n > INT32_MAX)
        return false;
    memset(m, 0, offsetof(struct sip_message, headers));
    m->bytes = bytes;
    m->content_length = -1;
    while (m->n_headers == most && !has_each(m, ids, n) && most + step <= headers) {
        most += step;
        at = usual_headers(m, most, at, &line);
    }
    return has_each(m, ids, n);
}

bool sip_scan_general(struct slice bytes, uint32_t headers, struct sip_message *m)
{
    return scan_message(bytes, headers, false, m);
}

long sip_message_length(struct slice stream)
{
    size_t from = start_leading_blank(stream), end;
    struct start_line start;
    enum start_verdict verdict = start_read(slice_sub(stream, from, stream.n), &start);

    if (verdict != START_YES)
        return verdict == START_NO ? -1 : 0;
    end = start_headers_end(stream, from);
    if (end == 0)
        return 0;
    int64_t length = sip_stated_length(slice_sub(stream, 0, end));
    if (length <= 0)
        return (long)end;
    return (uint64_t)length <= stream.n - end ? (long)end + (long)length : 0;
}

static size_t line_after(struct slice bytes, size_t at)
{
    size_t lf = byte_find(bytes.p, bytes.n, at, '\n');

    return lf < bytes.n ? lf + 1 : bytes.n;
}

/* Content-Length and its short form l, by the letters at their places; few other names have them.
 */
static bool may_be_length(struct slice headers, size_t at)
{
    enum { OF_CONTENT_L = 8 };
    char first = (char)(headers.p[at] | 0x20);

    return first == 'l' || (first == 'c' && headers.n - at > OF_CONTENT_L &&
                            (headers.p[at + OF_CONTENT_L] | 0x20) == 'l');
}

/* False: the header is another, or says no number. */
static bool read_length(struct slice header, int64_t *length)
{
    size_t name = chars_span(header, 0, CHAR_TOKEN);
    size_t colon = name + chars_span(header, name, CHAR_BLANK);
    uint64_t number;

    if (sip_header_of(slice_sub(header, 0, name)) != HEADER_CONTENT_LENGTH || colon >= header.n ||
        header.p[colon] != ':')
        return false;
    struct slice value = slice_sub(header, colon + 1, header.n);
    while (value.n > 0 && char_is(value.p[0], CHAR_LWS))
        value = slice_sub(value, 1, value.n);
    while (value.n > 0 && char_is(value.p[value.n - 1], CHAR_LWS))
        value.n--;
    if (!chars_all(value, CHAR_DIGIT))
        return false;
    *length = slice_u64(value, &number) && number <= INT64_MAX ? (int64_t)number : INT64_MAX;
    return true;
}

int64_t sip_stated_length(struct slice headers)
{
    size_t at = line_after(headers, start_leading_blank(headers));
    int64_t length = -1;

    while (at < headers.n && length < 0) {
        size_t from = at;

        do
            at = line_after(headers, at);
        while (at < headers.n && char_is(headers.p[at], CHAR_BLANK));
        if (may_be_length(headers, from) && !read_length(slice_sub(headers, from, at), &length))
            length = -1;
    }
    return length;
}

const struct sip_header *sip_header(const struct sip_message *m, enum sip_header_id id)
{
    uint32_t i = (unsigned)id < HEADER_COUNT ? m->first[id] : 0;

    return i == 0 ? NULL : &m->headers[i - 1];
}

const struct sip_header *sip_credentials(const struct sip_message *m)
{
    const struct sip_header *header = sip_header(m, HEADER_PROXY_AUTHORIZATION);

    return header != NULL ? header : sip_header(m, HEADER_AUTHORIZATION);
}

const struct sip_header *sip_header_next(const struct sip_message *m,
                                         const struct sip_header *header)
{
    for (size_t i = (size_t)(header - m->headers) + 1; i < m->n_headers; i++)
        if (m->headers[i].id == header->id)
            return &m->headers[i];
    return NULL;
}

const struct sip_header *sip_header_named(const struct sip_message *m, struct slice name)
{
    struct slice full = sip_header_full_name(name);
    enum sip_header_id id = sip_header_of(full);

    if (id != HEADER_OTHER)
        return sip_header(m, id);
    for (size_t i = 0; i < m->n_headers; i++)
        if (m->headers[i].id == HEADER_OTHER &&
            slice_ieq(sip_header_full_name(sip_text(m, m->headers[i].name)), full))
            return &m->headers[i];
    return NULL;
}

struct slice sip_value(const struct sip_message *m, enum sip_header_id id)
{
    const struct sip_header *header = sip_header(m, id);

    return header != NULL ? sip_text(m, header->value) : (struct slice){ 0 };
}
