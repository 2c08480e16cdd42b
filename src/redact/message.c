/* message.c - where in a message people and networks are named: line by line. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "redact/value.h"
#include "sip/auth.h"
#include "sip/chars.h"
#include "sip/message.h"

#define QUAD_LONGEST 16u /* bytes of 255.255.255.255, and a dot */

static void mask_value(const struct redact *r, char *p, size_t n)
{
    (void)r;
    redact_blot(p, n);
}

static void keep(const struct redact *r, char *p, size_t n)
{
    (void)r;
    (void)p;
    (void)n;
}

/* Numbers and a method, which stays. */
static void redact_sequence(const struct redact *r, char *p, size_t n)
{
    redact_figures(r, p, chars_span((struct slice){ p, n }, 0, CHAR_DIGIT | CHAR_LWS));
}

/* What is done with a header's value. One that is not here may hold anything. */
static const struct header {
    const char *name, *compact;
    void (*redact)(const struct redact *, char *p, size_t n);
} headers[] = {
    { "Accept", NULL, redact_tokens },
    { "Accept-Contact", "a", redact_value },
    { "Accept-Encoding", NULL, redact_tokens },
    { "Accept-Language", NULL, redact_tokens },
    { "Alert-Info", NULL, redact_value },
    { "Allow", NULL, keep },
    { "Allow-Events", "u", redact_tokens },
    { "Answer-Mode", NULL, redact_tokens },
    { "Authentication-Info", NULL, redact_digest },
    { "Authorization", NULL, redact_digest },
    { "CSeq", NULL, redact_sequence },
    { "Call-ID", "i", redact_call_id },
    { "Call-Info", NULL, redact_value },
    { "Contact", "m", redact_value },
    { "Content-Disposition", NULL, redact_tokens },
    { "Content-Encoding", "e", redact_tokens },
    { "Content-Language", NULL, redact_tokens },
    { "Content-Length", "l", redact_figures },
    { "Content-Transfer-Encoding", NULL, redact_tokens },
    { "Content-Type", "c", redact_tokens },
    { "Date", NULL, redact_tokens },
    { "Diversion", NULL, redact_value },
    { "Error-Info", NULL, redact_value },
    { "Event", "o", redact_tokens },
    { "Expires", NULL, redact_figures },
    { "Feature-Caps", NULL, redact_tokens },
    { "From", "f", redact_value },
    { "History-Info", NULL, redact_value },
    { "Identity", "y", mask_value },
    { "In-Reply-To", NULL, redact_call_reference },
    { "Info-Package", NULL, redact_tokens },
    { "Join", NULL, redact_call_reference },
    { "MIME-Version", NULL, redact_tokens },
    { "Max-Breadth", NULL, redact_figures },
    { "Max-Forwards", NULL, redact_figures },
    { "Min-Expires", NULL, redact_figures },
    { "Min-SE", NULL, redact_figures },
    { "P-Asserted-Identity", NULL, redact_value },
    { "P-Associated-URI", NULL, redact_value },
    { "P-Called-Party-ID", NULL, redact_value },
    { "P-Charge-Info", NULL, redact_value },
    { "P-Early-Media", NULL, redact_tokens },
    { "P-Preferred-Identity", NULL, redact_value },
    { "Path", NULL, redact_value },
    { "Priority", NULL, redact_tokens },
    { "Privacy", NULL, redact_tokens },
    { "Proxy-Authenticate", NULL, redact_digest },
    { "Proxy-Authentication-Info", NULL, redact_digest },
    { "Proxy-Authorization", NULL, redact_digest },
    { "Proxy-Require", NULL, redact_tokens },
    { "RAck", NULL, redact_sequence },
    { "RSeq", NULL, redact_figures },
    { "Reason", NULL, redact_prose },
    { "Record-Route", NULL, redact_value },
    { "Recv-Info", NULL, redact_tokens },
    { "Refer-Sub", NULL, redact_tokens },
    { "Refer-To", "r", redact_value },
    { "Referred-By", "b", redact_value },
    { "Reject-Contact", "j", redact_value },
    { "Remote-Party-ID", NULL, redact_value },
    { "Replaces", NULL, redact_call_reference },
    { "Reply-To", NULL, redact_value },
    { "Request-Disposition", "d", redact_tokens },
    { "Require", NULL, redact_tokens },
    { "Retry-After", NULL, redact_text },
    { "Route", NULL, redact_value },
    { "Server", NULL, redact_product },
    { "Service-Route", NULL, redact_value },
    { "Session-Expires", "x", redact_tokens },
    { "Subject", "s", redact_text },
    { "Subscription-State", NULL, redact_tokens },
    { "Supported", "k", redact_tokens },
    { "Target-Dialog", NULL, redact_call_reference },
    { "Timestamp", NULL, redact_figures },
    { "To", "t", redact_value },
    { "Unsupported", NULL, redact_tokens },
    { "User-Agent", NULL, redact_product },
    { "Via", "v", redact_via },
    { "WWW-Authenticate", NULL, redact_digest },
    { "Warning", NULL, redact_warning },
    { "X-Asterisk-HangupCause", NULL, redact_prose },
    { "X-Asterisk-HangupCauseCode", NULL, redact_prose },
    { "X-Branded-CallReason", NULL, redact_prose },
    { "X-Twilio-Error", NULL, redact_prose },
};

static const struct header *header_of(struct slice name)
{
    for (size_t i = 0; i < ARRAY_SIZE(headers); i++) {
        const struct header *h = &headers[i];
        bool compact = name.n == 1 && h->compact != NULL && (name.p[0] | 0x20) == h->compact[0];

        if (compact || (name.n > 1 && ((name.p[0] ^ h->name[0]) & ~0x20) == 0 &&
                        slice_ieq(name, slice_of(h->name))))
            return h;
    }
    return NULL;
}

static void redact_header(const struct redact *r, char *line, size_t n, struct slice *type,
                          bool *encoded)
{
    size_t colon = slice_chr((struct slice){ line, n }, ':');
    const struct header *header = header_of(slice_trim((struct slice){ line, colon }));
    size_t from = colon;

    if (colon == n) { /* no header at all */
        redact_text(r, line, n);
        return;
    }
    while (++from < n && char_is(line[from], CHAR_LWS))
        ;
    struct slice value = { line + from, n - from };

    if (header != NULL && strcmp(header->name, "Content-Type") == 0)
        *type = value;
    if (header != NULL && strcmp(header->name, "Content-Encoding") == 0)
        *encoded = value.n > 0 && !slice_ieq(value, SLICE("identity"));
    (header != NULL ? header->redact : redact_text)(r, line + from, n - from);
}

/* The end of the header line that begins here, with the lines it is folded over (7.3.1). */
static size_t line_end(const char *p, size_t n, size_t from)
{
    size_t i = from;

    while (i < n && !(p[i] == '\n' && (i + 1 == n || !char_is(p[i + 1], CHAR_BLANK))))
        i++;
    return i;
}

static bool is_call_id(const char *line, size_t n)
{
    struct slice all = { line, n };
    const struct header *header = header_of(slice_trim(slice_sub(all, 0, slice_chr(all, ':'))));

    return header != NULL && header->redact == redact_call_id;
}

/* The lines that are Call-IDs, or all others; returns where the body begins. */
static size_t redact_lines(const struct redact *r, char *p, size_t n, bool call_ids,
                           struct slice *type, bool *encoded)
{
    for (size_t i = 0, end; i < n; i = end + 1) {
        end = line_end(p, n, i);
        size_t length = end - i;

        while (length > 0 && (p[i + length - 1] == '\r' || p[i + length - 1] == '\n'))
            length--;
        if (length == 0)
            return end < n ? end + 1 : n;
        if (is_call_id(p + i, length) == call_ids)
            redact_header(r, p + i, length, type, encoded);
    }
    return n;
}

/* Call-IDs come last: in them is looked for what the other headers name. */
size_t redact_headers(const struct redact *r, char *p, size_t n, struct slice *type, bool *encoded)
{
    size_t body = redact_lines(r, p, n, false, type, encoded);

    redact_lines(r, p, body, true, type, encoded);
    return body;
}

/* "SIP/2.0 403 what it says", or "METHOD URI SIP/2.0". */
static void redact_start(const struct redact *r, char *line, size_t n)
{
    struct slice all = { line, n };
    size_t first = slice_chr(all, ' '), second = first + 1;
    size_t from = first < n ? first + 1 : n, to = n;

    if (slice_istarts(all, SLICE("SIP/"))) {
        second += slice_chr(slice_sub(all, second, n), ' ');
        if (second < n)
            redact_prose(r, line + second, n - second);
        return;
    }
    while (to > from && line[to - 1] != ' ')
        to--;
    if (!slice_istarts(slice_sub(all, to, n), SLICE("SIP/")))
        to = n;
    struct slice uri = slice_sub(all, from, to);
    bool known = slice_istarts(uri, SLICE("sip:")) || slice_istarts(uri, SLICE("sips:")) ||
                 slice_istarts(uri, SLICE("tel:"));

    (known ? redact_value : redact_text)(r, line + from, to - from);
}

/* Before any of it is changed: a Call-ID stands before most addresses. */
static void learn_addrs(const struct redact *r, const char *p, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct addr a;
        size_t end = i;

        if (!char_is(p[i], CHAR_DIGIT) || (i > 0 && char_is(p[i - 1], CHAR_DIGIT)))
            continue;
        while (end < n && end - i < QUAD_LONGEST && (char_is(p[end], CHAR_DIGIT) || p[end] == '.'))
            end++;
        if (addr_parse((struct slice){ p + i, end - i }, &a))
            redact_learn_addr(r, a);
    }
}

/* The start line comes last: its phrase may name whom the headers tell of. */
void redact_sip_in(const struct redact *r, char *p, size_t n, int depth)
{
    struct slice type = { NULL, 0 };
    bool encoded = false;
    size_t i = 0, end;

    if (depth == 0)
        learn_addrs(r, p, n);
    while (i < n && (p[i] == '\r' || p[i] == '\n'))
        i++;
    end = line_end(p, n, i);
    if (end < n) {
        size_t body = end + 1 + redact_headers(r, p + end + 1, n - end - 1, &type, &encoded);

        redact_body(r, type, encoded, p + body, n - body, depth);
    }
    redact_start(r, p + i, end - i);
}

/* A number or a Call-ID may stand before what tells that it is one. */
static void learn_message(const struct redact *r, const char *p, size_t n)
{
    char *copy = xmalloc(n + 1);

    if (n > 0)
        memcpy(copy, p, n);
    redact_sip_in(r, copy, n, 0);
    free(copy);
}

void redact_sip(const struct redact *r, char *p, size_t n)
{
    if (redact_is_digests(r)) {
        digest_mask_with(p, n, '0');
        return;
    }
    learn_message(r, p, n);
    redact_sip_in(r, p, n, 0);
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
