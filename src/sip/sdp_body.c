/* sdp_body.c - the session description within a body, also one of several parts (RFC 2046 section
 * 5.1). */
#include "config.h"

#include <string.h>

#include "sip/chars.h"
#include "sip/message.h"
#include "sip/sdp.h"
#include "sip/start.h"
#include "sip/uri.h"

#define NESTED 3 /* multipart within multipart */

static struct slice sdp_in(struct slice type, struct slice body, int depth);

static struct slice media_type(struct slice content_type)
{
    return slice_trim(slice_sub(content_type, 0, slice_chr(content_type, ';')));
}

/* Value of the Content-Type line in the headers of a part; empty if there is none. */
static struct slice part_type(struct slice headers)
{
    while (headers.n > 0) {
        struct slice line = slice_cut(&headers, '\n'), value = line;
        struct slice name = slice_trim(slice_cut(&value, ':'));

        if (slice_ieq(name, SLICE("Content-Type")) || slice_ieq(name, SLICE("c")))
            return slice_trim(value);
    }
    return (struct slice){ 0 };
}

/* One part: headers, an empty line, and the body (RFC 2046 section 5.1). */
static struct slice sdp_in_part(struct slice part, int depth)
{
    bool bare = part.n > 0 && (part.p[0] == '\r' || part.p[0] == '\n');
    size_t end = bare ? start_leading_blank(part) : start_headers_end(part, 0);

    if (end == 0)
        return (struct slice){ 0 };
    return sdp_in(part_type(slice_sub(part, 0, end)), slice_sub(part, end, part.n), depth + 1);
}

/* Offset of the next line that begins with `delimiter`, or body.n. */
static size_t next_delimiter(struct slice body, size_t from, struct slice delimiter)
{
    while (from < body.n) {
        const char *lf;

        if (slice_starts(slice_sub(body, from, body.n), delimiter))
            return from;
        lf = memchr(body.p + from, '\n', body.n - from);
        from = lf != NULL ? (size_t)(lf - body.p) + 1 : body.n;
    }
    return body.n;
}

/* "--" and the boundary parameter; where that is missing, the first line that begins with "--"
 * shows it. */
static struct slice delimiter_of(struct slice content_type, struct slice body, char *room,
                                 size_t size)
{
    struct slice params = slice_sub(content_type, media_type(content_type).n, content_type.n);
    struct slice boundary = param_get(slice_trim(params), SLICE("boundary"));
    size_t from;

    if (boundary.n > 0 && boundary.n + 2 <= size) {
        memcpy(room, "--", 2);
        memcpy(room + 2, boundary.p, boundary.n);
        return (struct slice){ room, boundary.n + 2 };
    }
    from = next_delimiter(body, 0, SLICE("--"));
    body = slice_sub(body, from, body.n);
    return slice_trim(slice_sub(body, 0, slice_chr(body, '\n')));
}

static struct slice sdp_in_multipart(struct slice content_type, struct slice body, int depth)
{
    char room[2 + 200];
    struct slice delimiter = delimiter_of(content_type, body, room, sizeof room), found = { 0 };
    size_t at;

    if (delimiter.n <= 2)
        return found;
    at = next_delimiter(body, 0, delimiter);
    while (at < body.n && found.n == 0) {
        size_t start = at + slice_chr(slice_sub(body, at, body.n), '\n') + 1;
        size_t end = next_delimiter(body, start, delimiter);

        found = sdp_in_part(slice_sub(body, start, end), depth);
        at = end;
    }
    return found;
}

static struct slice sdp_in(struct slice type, struct slice body, int depth)
{
    if (slice_ieq(media_type(type), SLICE("application/sdp")))
        return body;
    if (slice_istarts(type, SLICE("multipart/")) && depth < NESTED)
        return sdp_in_multipart(type, body, depth);
    if (type.n == 0 && slice_starts(body, SLICE("v=0")))
        return body; /* sent without a Content-Type: still an SDP to a person */
    return (struct slice){ 0 };
}

struct slice sdp_body(const struct sip_message *m)
{
    return sdp_in(sip_value(m, HEADER_CONTENT_TYPE), sip_text(m, m->body), 0);
}
