/* message.c - the places in a message where people and networks are named: line by line. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "redact/value.h"
#include "sip/auth.h"
#include "sip/chars.h"
#include "sip/header.h"

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

static void (*const by_content[CONTENT_COUNT])(const struct redact *, char *p, size_t n) = {
    [CONTENT_ANY] = redact_text,
    [CONTENT_ADDRESSES] = redact_value,
    [CONTENT_VIA] = redact_via,
    [CONTENT_CALL_ID] = redact_call_id,
    [CONTENT_CALL_REFERENCE] = redact_call_reference,
    [CONTENT_CREDENTIALS] = redact_digest,
    [CONTENT_SIGNATURE] = mask_value,
    [CONTENT_TOKENS] = redact_tokens,
    [CONTENT_NUMBERS] = redact_figures,
    [CONTENT_SEQUENCE] = redact_sequence,
    [CONTENT_PRODUCT] = redact_product,
    [CONTENT_WARNING] = redact_warning,
    [CONTENT_PROSE] = redact_prose,
    [CONTENT_PLAIN] = keep,
};

/* A header that nobody knows may hold anything; the one in which a provider tells why it refuses
 * holds prose. */
static enum header_content content_of(const struct redact *r, struct slice name)
{
    const struct header_kind *kind = sip_header_kind_named(name);

    if (kind != NULL)
        return kind->content;
    return redact_is_error_header(r, name) ? CONTENT_PROSE : CONTENT_ANY;
}

static void redact_header(const struct redact *r, char *line, size_t n, struct slice *type,
                          bool *encoded)
{
    size_t colon = slice_chr((struct slice){ line, n }, ':');
    struct slice name = slice_trim((struct slice){ line, colon });
    enum sip_header_id id = sip_header_of(name);
    size_t from = colon;

    if (colon == n) { /* no header at all */
        redact_text(r, line, n);
        return;
    }
    while (++from < n && char_is(line[from], CHAR_LWS))
        ;
    struct slice value = { line + from, n - from };

    if (id == HEADER_CONTENT_TYPE)
        *type = value;
    if (slice_ieq(sip_header_full_name(name), SLICE("Content-Encoding")))
        *encoded = value.n > 0 && !slice_ieq(value, SLICE("identity"));
    by_content[content_of(r, name)](r, line + from, n - from);
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
    const struct header_kind *kind =
        sip_header_kind_named(slice_trim(slice_sub(all, 0, slice_chr(all, ':'))));

    return kind != NULL && kind->content == CONTENT_CALL_ID;
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
