/* plain_message.c - a message without anything rare in it, line by line. */
#include "config.h"

#include "base/byte_mask.h"
#include "sip/chars.h"
#include "sip/plain.h"
#include "sip/start.h"
#include "sip/usual.h"

#define BIT(id) (UINT64_C(1) << (id))

/* Headers that may stand on several lines (7.3.1), of those that can be plain. */
#define LISTS (BIT(HEADER_VIA) | BIT(HEADER_CONTACT) | BIT(HEADER_ROUTE) | BIT(HEADER_RECORD_ROUTE))
/* 8.1.1; of what it says of requests alone, see needed_by(). */
#define NEEDED                                                                                     \
    (BIT(HEADER_VIA) | BIT(HEADER_FROM) | BIT(HEADER_TO) | BIT(HEADER_CALL_ID) |                   \
     BIT(HEADER_CSEQ) | BIT(HEADER_CONTENT_LENGTH))

struct reading {
    struct slice bytes;
    size_t at; /* of the next line */
    struct start_line start;
    bool needs_tag; /* of its To */
    uint64_t seen;  /* headers, by bit */
    struct slice length;
    struct plain_known *known;
};

/* 7.1: one blank between its parts, and none beside them. */
static bool is_plain_request_line(const struct start_line *start, struct plain_known *known)
{
    const char *end = start->uri.p + start->uri.n;

    if (start->uri.p != start->method.p + start->method.n + 1 || start->version.p != end + 1 ||
        *end != ' ' || start->version.p + start->version.n != start->line.p + start->line.n)
        return false;
    if (known->uri.n > 0 && slice_eq(start->uri, known->uri))
        return true;
    known->uri = plain_uri(start->uri) ? start->uri : (struct slice){ 0 };
    return known->uri.n > 0;
}

/* 7.2; "SIP/2.0 200 OK" */
static bool is_plain_status_line(const struct start_line *start)
{
    return start->status.n == 3 && start->status.p[0] >= '1' && start->status.p[0] <= '6' &&
           chars_all(start->reason, CHAR_TOKEN | CHAR_BLANK);
}

static bool take_start_line(struct reading *r)
{
    struct start_line *start = &r->start;

    if (start_read(r->bytes, start) != START_YES || !start->complete || start->odd ||
        !slice_eq(start->version, SLICE("SIP/2.0")) || start->line.p[start->line.n] != '\r')
        return false;
    r->at = start->line.n + 2;
    r->needs_tag = !start->request && !slice_eq(start->status, SLICE("100"));
    return start->request ? is_plain_request_line(start, r->known) : is_plain_status_line(start);
}

/* The length of the line if it was plain in another message, where that does not depend on the
 * message; 0: it was not. */
static size_t known_length(const struct reading *r, enum sip_header_id id)
{
    struct slice line = r->known->lines[id];

    if (line.n == 0 || line.n > r->bytes.n - r->at ||
        memcmp(line.p, r->bytes.p + r->at, line.n) != 0)
        return 0;
    return id != HEADER_TO || r->known->tagged || !r->needs_tag ? line.n : 0;
}

static void keep_line(struct reading *r, enum sip_header_id id, struct slice line)
{
    r->known->lines[id] = line;
    if (id == HEADER_TO)
        r->known->tagged = r->needs_tag;
}

static bool is_plain_line(struct reading *r, enum sip_header_id id, struct slice line,
                          struct slice value)
{
    if (id == HEADER_CSEQ)
        return plain_cseq(value, r->start.method);
    if (id == HEADER_CONTENT_LENGTH) {
        r->length = value;
        return true;
    }
    if (!plain_value(id, value, r->needs_tag))
        return false;
    keep_line(r, id, line);
    return true;
}

/* "Name: value" and its end; false: it is not plain, or there was one already. */
static bool take_line(struct reading *r)
{
    const char *p = r->bytes.p + r->at;
    size_t n = r->bytes.n - r->at, name;

    if (n < BYTE_MASK_WIDTH)
        return false;
    enum sip_header_id id = usual_name(p, n, &name);
    if (id == HEADER_OTHER || (r->seen & BIT(id) & ~LISTS) != 0)
        return false;
    r->seen |= BIT(id);
    size_t length = known_length(r, id);
    if (length == 0) {
        size_t end = byte_find(p, n, name, '\n');

        if (end == n || end < name + 4 || p[end - 1] != '\r' || p[name + 1] != ' ' ||
            char_is(p[name + 2], CHAR_LWS) || char_is(p[end - 2], CHAR_LWS) ||
            !is_plain_line(r, id, (struct slice){ p, end + 1 },
                           (struct slice){ p + name + 2, end - name - 3 }))
            return false;
        length = end + 1;
    }
    r->at += length;
    return true;
}

/* 8.1.1.6, 8.1.1.8; 20.15 */
static uint64_t needed_by(const struct reading *r, size_t body)
{
    uint64_t needed = NEEDED;

    if (r->start.request)
        needed |= BIT(HEADER_MAX_FORWARDS);
    if (r->start.request && slice_eq(r->start.method, SLICE("INVITE")))
        needed |= BIT(HEADER_CONTACT);
    if (body > 0)
        needed |= BIT(HEADER_CONTENT_TYPE);
    return needed;
}

/* 18.3 */
static bool states(struct slice length, size_t body)
{
    uint64_t number;

    return length.n < 10 && slice_u64(length, &number) && number == body;
}

bool plain_message(struct slice bytes, struct plain_known *known)
{
    struct plain_known none = { .tagged = false };
    struct reading r = { .bytes = bytes, .known = known != NULL ? known : &none };

    if (bytes.n > INT32_MAX || !take_start_line(&r))
        return false;
    while (bytes.n - r.at < 2 || bytes.p[r.at] != '\r')
        if (!take_line(&r))
            return false;
    size_t body = bytes.n - r.at - 2;
    uint64_t needed = needed_by(&r, body);
    return bytes.p[r.at + 1] == '\n' && (r.seen & needed) == needed && states(r.length, body);
}
