/* grammar_rules.c - checks by the RFC's own grammar, header by header (RFC 3261 section 25.1). */
#include "config.h"

#include "base/gettext.h"
#include "base/mem.h"
#include "sip/auth.h"
#include "sip/chars.h"
#include "sip/grammar_rules.h"
#include "sip/uri.h"

static struct span between(uint32_t from, uint32_t to)
{
    return (struct span){ from, to > from ? to - from : 0 };
}

static uint32_t end_of(struct span span)
{
    return span.offset + span.length;
}

/* The parts of a start line are separated by one blank each (7.1). */
static void one_blank(struct faults *f, uint32_t from, uint32_t to)
{
    struct slice gap = sip_text(f->m, between(from, to));

    if (!slice_eq(gap, SLICE(" ")))
        fault_add(f, between(from, to), FATAL,
                  N_("exactly one blank belongs here in the start line"), "RFC 3261 section 7.1");
}

static void version(struct faults *f)
{
    struct slice text = sip_text(f->m, f->m->version);

    if (slice_eq(text, SLICE("SIP/2.0")))
        return;
    if (slice_ieq(text, SLICE("SIP/2.0")))
        fault_add(f, f->m->version, ODD, N_("the version is to be written in upper case"),
                  "RFC 3261 section 7.1");
    else
        fault_add(f, f->m->version, FATAL, N_("the SIP version is not 2.0"),
                  "RFC 3261 section 7.1");
}

static void request_uri(struct faults *f)
{
    struct slice text = sip_text(f->m, f->m->request_uri);
    struct uri uri;

    if (text.n > 0 && text.p[0] == '<') {
        fault_add_at(f, text, FATAL, N_("the Request-URI stands in angle brackets"),
                     "RFC 3261 section 7.1");
        return;
    }
    for (size_t i = 0; i < text.n; i++)
        if (char_is(text.p[i], CHAR_BLANK)) {
            fault_add_at(f, slice_sub(text, i, i + 1), FATAL,
                         N_("there is a blank in the Request-URI"), "RFC 3261 section 7.1");
            return;
        }
    rules_uri(f, text);
    if (uri_parse(text, &uri) && uri.headers.n > 0 && slice_istarts(uri.scheme, SLICE("sip")))
        fault_add_at(f, uri.headers, FATAL, N_("a Request-URI does not hold headers"),
                     "RFC 3261 section 19.1.1");
}

/* 8.2.2.1: a server that does not know the scheme answers 416. */
static void known_scheme(struct faults *f)
{
    static const struct slice known[] = {
        { "sip", 3 }, { "sips", 4 }, { "tel", 3 }, { "urn", 3 }, { "im", 2 }, { "pres", 4 },
    };
    struct uri uri;

    if (!uri_parse(sip_text(f->m, f->m->request_uri), &uri))
        return;
    for (size_t i = 0; i < ARRAY_SIZE(known); i++)
        if (slice_ieq(uri.scheme, known[i]))
            return;
    fault_add_at(f, uri.scheme, ODD, N_("this scheme is not one that SIP servers know"),
                 "RFC 3261 section 8.2.2.1");
}

static void request_line(struct faults *f, bool has_plain_uri)
{
    const struct sip_message *m = f->m;

    if (m->version.length == 0) {
        fault_add(f, m->start_line, FATAL, N_("the request line is cut short"),
                  "RFC 3261 section 7.1");
        return;
    }
    one_blank(f, end_of(m->method_text), m->request_uri.offset);
    if (!has_plain_uri) {
        request_uri(f);
        known_scheme(f);
    }
    one_blank(f, end_of(m->request_uri), m->version.offset);
    if (end_of(m->version) != end_of(m->start_line))
        fault_add(f, between(end_of(m->version), end_of(m->start_line)), FATAL,
                  N_("there are blanks at the end of the request line"), "RFC 3261 section 7.1");
}

static void status_line(struct faults *f)
{
    const struct sip_message *m = f->m;

    one_blank(f, end_of(m->version), m->status_text.offset);
    if (m->status_text.length != 3 || m->status < 100 || m->status > 699)
        fault_add(f, m->status_text.length > 0 ? m->status_text : m->start_line, FATAL,
                  N_("the status code is not a number of three digits from 100 to 699"),
                  "RFC 3261 section 7.2");
    else if (end_of(m->status_text) == end_of(m->start_line))
        fault_add(f, m->status_text, ODD, N_("a blank belongs after the status code"),
                  "RFC 3261 section 7.2");
}

void rules_start_line(struct faults *f, bool has_plain_uri)
{
    version(f);
    if (f->m->request)
        request_line(f, has_plain_uri);
    else
        status_line(f);
}

static void digits(struct faults *f, struct slice value, uint64_t highest, enum weight weight,
                   const char *what, const char *reference)
{
    uint64_t number;

    if (!slice_u64(value, &number) || number > highest)
        fault_add_at(f, value, weight, what, reference);
}

static void max_forwards(struct faults *f, struct slice value)
{
    digits(f, value, 255, FATAL, N_("Max-Forwards is not a number from 0 to 255"),
           "RFC 3261 section 20.22");
}

static void expires(struct faults *f, struct slice value)
{
    digits(f, value, UINT32_MAX, ODD, N_("this is not a number of seconds below 2^32"),
           "RFC 3261 section 20.19");
}

static void retry_after(struct faults *f, struct slice value)
{
    size_t n = chars_span(value, 0, CHAR_DIGIT);

    digits(f, slice_sub(value, 0, n > 0 ? n : value.n), UINT32_MAX, ODD,
           N_("this is not a number of seconds below 2^32"), "RFC 3261 section 20.33");
}

static void content_length(struct faults *f, struct slice value)
{
    if (!chars_all(value, CHAR_DIGIT))
        fault_add_at(f, value, FATAL, N_("Content-Length is not a number"),
                     "RFC 3261 section 20.14");
    else if (f->m->faults & SIP_FAULT_BODY_SHORT)
        fault_add_at(f, value, FATAL, N_("the body is shorter than Content-Length says"),
                     "RFC 3261 section 18.3");
    else if (f->m->faults & SIP_FAULT_BODY_EXTRA)
        fault_add_at(f, value, ODD, N_("there are more bytes than Content-Length says"),
                     "RFC 3261 section 18.3");
}

/* 8.1.1.5, 20.16 */
static void cseq(struct faults *f, struct slice value)
{
    size_t n = chars_span(value, 0, CHAR_DIGIT), blanks = chars_span(value, n, CHAR_LWS);
    struct slice method = slice_sub(value, n + blanks, value.n);

    if (n == 0 || blanks == 0 || !chars_all(method, CHAR_TOKEN)) {
        fault_add_at(f, value, FATAL, N_("a CSeq is a number, a blank and a method"),
                     "RFC 3261 section 20.16");
        return;
    }
    digits(f, slice_sub(value, 0, n), INT32_MAX, FATAL,
           N_("the number of the CSeq is not below 2^31"), "RFC 3261 section 8.1.1.5");
    if (f->m->request && !slice_eq(method, sip_text(f->m, f->m->method_text)))
        fault_add_at(f, method, FATAL, N_("the method of the CSeq is not that of the request"),
                     "RFC 3261 section 8.1.1.5");
}

/* callid = word [ "@" word ] */
static void call_id(struct faults *f, struct slice value)
{
    struct slice rest = value, first = slice_cut(&rest, '@');

    if (!chars_all(first, CHAR_WORD) || (first.n < value.n && !chars_all(rest, CHAR_WORD)))
        fault_add_at(f, value, FATAL, N_("this is not a valid Call-ID"), "RFC 3261 section 25.1");
}

/* Only GMT is allowed (20.17). */
static void date(struct faults *f, struct slice value)
{
    if (value.n != 29 || value.p[3] != ',' || !slice_iends(value, SLICE(" GMT")))
        fault_add_at(f, value, FATAL,
                     N_("the date is not of the form \"Sat, 13 Nov 2010 23:29:00 GMT\""),
                     "RFC 3261 section 20.17");
}

/* warning-value = warn-code SP warn-agent SP warn-text, the code of three digits. */
static void warning(struct faults *f, struct slice value)
{
    size_t n = chars_span(value, 0, CHAR_DIGIT);

    if (n != 3)
        fault_add_at(f, slice_sub(value, 0, n > 0 ? n : value.n), FATAL,
                     N_("a warning begins with a code of three digits"), "RFC 3261 section 20.43");
}

static void content_type(struct faults *f, struct slice value)
{
    size_t end = slice_chr(value, ';');
    struct slice type = slice_trim(slice_sub(value, 0, end)), subtype = type;
    struct slice main = slice_trim(slice_cut(&subtype, '/'));

    if (!chars_all(main, CHAR_TOKEN) || !chars_all(slice_trim(subtype), CHAR_TOKEN))
        fault_add_at(f, type.n > 0 ? type : value, FATAL, N_("this is not a media type"),
                     "RFC 3261 section 20.15");
    else if (end < value.n)
        rules_params(f, slice_sub(value, end + 1, value.n));
}

static void digest_fields(struct faults *f, struct slice value, bool credentials)
{
    struct digest d;

    if (!chars_all(slice_sub(value, 0, chars_span(value, 0, CHAR_TOKEN)), CHAR_TOKEN)) {
        fault_add_at(f, value, FATAL, N_("no authentication scheme is named"),
                     "RFC 3261 section 25.1");
        return;
    }
    if (!digest_parse(value, &d))
        return;
    if (d.realm.p == NULL || d.nonce.p == NULL ||
        (credentials && (d.username.p == NULL || d.uri.p == NULL || d.response.p == NULL)))
        fault_add_at(f, value, FATAL,
                     credentials ? N_("username, realm, nonce, uri and response must be there")
                                 : N_("realm and nonce must be there"),
                     "RFC 7616 section 3.3");
}

static void challenge(struct faults *f, struct slice value)
{
    digest_fields(f, value, false);
}

static void credentials(struct faults *f, struct slice value)
{
    digest_fields(f, value, true);
}

static void (*const value_rules[HEADER_COUNT])(struct faults *, struct slice value) = {
    [HEADER_MAX_FORWARDS] = max_forwards,
    [HEADER_EXPIRES] = expires,
    [HEADER_MIN_EXPIRES] = expires,
    [HEADER_RETRY_AFTER] = retry_after,
    [HEADER_CONTENT_LENGTH] = content_length,
    [HEADER_CSEQ] = cseq,
    [HEADER_CALL_ID] = call_id,
    [HEADER_WARNING] = warning,
    [HEADER_CONTENT_TYPE] = content_type,
    [HEADER_WWW_AUTHENTICATE] = challenge,
    [HEADER_PROXY_AUTHENTICATE] = challenge,
    [HEADER_AUTHORIZATION] = credentials,
    [HEADER_PROXY_AUTHORIZATION] = credentials,
};

/* Control characters may only stand after a backslash in a quoted string (25.1). */
static void control_characters(struct faults *f, struct slice value)
{
    for (size_t i = 0; i < value.n; i++) {
        if (value.p[i] == '\\')
            i++;
        else if (char_is(value.p[i], CHAR_CONTROL)) {
            fault_add_at(f, slice_sub(value, i, i + 1), FATAL,
                         N_("there is a control character here"), "RFC 3261 section 25.1");
            return;
        }
    }
}

void rules_header(struct faults *f, const struct sip_header *header)
{
    struct slice value = sip_text(f->m, header->value);

    control_characters(f, value);
    if (value_rules[header->id] != NULL)
        value_rules[header->id](f, value);
    if (header->id == HEADER_OTHER && slice_ieq(sip_text(f->m, header->name), SLICE("Date")))
        date(f, value);
    if (header->id == HEADER_VIA)
        rules_via(f, header);
    else
        rules_addresses(f, header);
}

/* A line between the headers that is none (7.3.1). */
static void lines_without_colon(struct faults *f)
{
    const struct sip_message *m = f->m;
    uint32_t from = end_of(m->start_line);

    if ((m->faults & SIP_FAULT_BAD_HEADER_LINE) == 0)
        return;
    for (uint32_t i = 0; i <= m->n_headers && !m->limited; i++) {
        uint32_t to = i < m->n_headers ? m->headers[i].name.offset : m->body.offset;
        struct slice gap = slice_trim(sip_text(m, between(from, to)));

        if (gap.n > 0 && slice_chr(gap, '\n') <= gap.n && !slice_eq(gap, SLICE(":")))
            fault_add_at(f, slice_sub(gap, 0, slice_chr(gap, '\r')), FATAL,
                         N_("this line is not a header: \"name: value\""),
                         "RFC 3261 section 7.3.1");
        if (i < m->n_headers)
            from = end_of(m->headers[i].value);
    }
}

static void repeated(struct faults *f)
{
    static const uint8_t single[] = {
        HEADER_FROM,
        HEADER_TO,
        HEADER_CALL_ID,
        HEADER_CSEQ,
        HEADER_MAX_FORWARDS,
        HEADER_CONTENT_LENGTH,
        HEADER_CONTENT_TYPE,
        HEADER_EXPIRES,
        HEADER_EVENT,
        HEADER_REFER_TO,
        HEADER_SESSION_EXPIRES,
        HEADER_RSEQ,
        HEADER_RACK,
        HEADER_REPLACES,
        HEADER_SUBSCRIPTION_STATE,
    };

    for (size_t i = 0; i < ARRAY_SIZE(single); i++) {
        const struct sip_header *header = sip_header(f->m, single[i]);

        while (header != NULL && (header = sip_header_next(f->m, header)) != NULL)
            fault_add(f, header->name, FATAL, N_("this header may occur only once"),
                      "RFC 3261 section 7.3.1");
    }
}

static void missing(struct faults *f)
{
    static const struct {
        enum sip_header_id id;
        const char *what;
    } needed[] = {
        { HEADER_VIA, N_("there is no Via header") },
        { HEADER_FROM, N_("there is no From header") },
        { HEADER_TO, N_("there is no To header") },
        { HEADER_CALL_ID, N_("there is no Call-ID header") },
        { HEADER_CSEQ, N_("there is no CSeq header") },
    };
    const struct sip_message *m = f->m;

    for (size_t i = 0; i < ARRAY_SIZE(needed); i++)
        if (sip_header(m, needed[i].id) == NULL)
            fault_add(f, m->start_line, FATAL, needed[i].what, "RFC 3261 section 8.1.1");
    if (m->request && sip_header(m, HEADER_MAX_FORWARDS) == NULL)
        fault_add(f, m->start_line, ODD, N_("there is no Max-Forwards header"),
                  "RFC 3261 section 8.1.1.6");
    if (m->request && m->method == SIP_INVITE && sip_header(m, HEADER_CONTACT) == NULL)
        fault_add(f, m->start_line, ODD, N_("an INVITE needs a Contact header"),
                  "RFC 3261 section 8.1.1.8");
}

/* 13.1: whoever takes an INVITE takes SDP, and 20.1: what the Accept lacks may not be sent back. */
static void accepts_sdp(struct faults *f)
{
    const struct sip_message *m = f->m;
    const struct sip_header *header = sip_header(m, HEADER_ACCEPT);
    struct sip_values v = { 0 };

    if (header == NULL || !m->request || m->method != SIP_INVITE)
        return;
    while (sip_next_value(m, HEADER_ACCEPT, &v)) {
        struct slice rest = sip_text(m, v.value), type = slice_trim(slice_cut(&rest, ';'));

        if (slice_ieq(type, SLICE("application/sdp")) || slice_ieq(type, SLICE("application/*")) ||
            slice_ieq(type, SLICE("*/*")))
            return;
    }
    fault_add(f, header->value, ODD, N_("this Accept leaves no room for an answer in SDP"),
              "RFC 3261 section 13.1");
}

void rules_message(struct faults *f)
{
    lines_without_colon(f);
    if (f->m->faults & SIP_FAULT_NO_END_OF_HEADERS)
        fault_add(f, between((uint32_t)f->m->bytes.n, (uint32_t)f->m->bytes.n), FATAL,
                  N_("the empty line after the headers is missing"), "RFC 3261 section 7");
    if (f->m->faults & SIP_FAULT_BARE_LF)
        fault_add(f, f->m->start_line, ODD, N_("lines end with LF alone instead of CR LF"),
                  "RFC 3261 section 7");
    repeated(f);
    missing(f);
    accepts_sdp(f);
}
