/* sdp.c - session descriptions, line by line (RFC 8866, RFC 3264). */
#include "config.h"

#include <string.h>

#include "base/byte_mask.h"
#include "base/mem.h"
#include "sip/chars.h"
#include "sip/sdp.h"

/* The values of the session, for all media that have none of their own. */
struct session_level {
    struct slice connection_line, direction_line, fingerprint;
    bool ice;
};

struct sdp_reader {
    struct sdp *sdp;
    struct session_level session;
    struct slice line; /* the whole line, for what points at it */
    bool in_media;     /* after the first m= line */
    bool skip;         /* within an m= line that had no room */
};

static void note(struct sdp *sdp, uint32_t fault, struct slice at)
{
    if (sdp->faults == 0)
        sdp->fault_at = at;
    sdp->faults |= fault;
}

static struct sdp_media *media_now(const struct sdp_reader *r)
{
    return r->in_media && !r->skip ? &r->sdp->media[r->sdp->n_media - 1] : NULL;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Cuts the next word off *rest. */
static struct slice word(struct slice *rest)
{
    const char *p = rest->p;
    size_t n = rest->n, begin = 0;

    while (begin < n && is_blank(p[begin]))
        begin++;
    size_t end = begin;
    while (end < n && !is_blank(p[end]))
        end++;
    if (n == 0)
        return *rest;
    *rest = (struct slice){ p + end, n - end };
    return (struct slice){ p + begin, end - begin };
}

static uint32_t number(struct slice digits)
{
    uint64_t value;

    return slice_u64(digits, &value) && value <= UINT32_MAX ? (uint32_t)value : 0;
}

static int payload_type(struct slice text)
{
    uint64_t value;

    return slice_u64(text, &value) && value <= 127 ? (int)value : -1;
}

static void add_format(struct sdp_reader *r, struct sdp_media *media, struct slice text, bool rtp)
{
    struct sdp_format *format;
    const char *encoding;

    if (media->n_formats == SDP_MAX_FORMATS) {
        note(r->sdp, SDP_FAULT_TOO_MUCH, text);
        return;
    }
    format = &media->formats[media->n_formats++];
    *format = (struct sdp_format){ .text = text, .channels = 1, .payload_type = -1 };
    if (!rtp)
        return;
    format->payload_type = payload_type(text);
    encoding = sdp_static_encoding(format->payload_type, &format->clock_rate);
    format->encoding = slice_of(encoding);
    if (format->payload_type == 10)
        format->channels = 2;
}

/* m=<media> <port>[/<number>] <proto> <fmt> ... (RFC 8866 section 5.14) */
static void take_media(struct sdp_reader *r, struct slice value)
{
    struct slice rest = value, port, format;
    struct sdp_media *media;
    uint64_t n;

    r->in_media = true;
    r->skip = r->sdp->n_media == SDP_MAX_MEDIA;
    if (r->skip) {
        note(r->sdp, SDP_FAULT_TOO_MUCH, r->line);
        return;
    }
    media = &r->sdp->media[r->sdp->n_media++];
    memset(media, 0, offsetof(struct sdp_media, formats));
    media->line = r->line;
    media->media = word(&rest);
    port = word(&rest);
    media->protocol = word(&rest);
    if (slice_u64(slice_sub(port, 0, slice_chr(port, '/')), &n) && n <= UINT16_MAX)
        media->port = (uint32_t)n;
    else
        note(r->sdp, SDP_FAULT_BAD_PORT, port.n > 0 ? port : r->line);
    /* UDP/TLS/RTP/SAVPF, TCP/RTP/AVP too */
    bool rtp = slice_ifind(media->protocol, SLICE("RTP/")) < media->protocol.n;
    while ((format = word(&rest)).n > 0)
        add_format(r, media, format, rtp);
    if (media->n_formats == 0)
        note(r->sdp, SDP_FAULT_BAD_LINE, r->line);
}

static void take_connection(struct sdp_reader *r)
{
    struct sdp_media *media = media_now(r);

    if (media != NULL)
        media->connection_line = r->line;
    else if (!r->in_media)
        r->session.connection_line = r->sdp->connection_line = r->line;
}

/* o=<username> <sess-id> <sess-version> <nettype> <addrtype> <address> */
static void take_origin(struct sdp_reader *r, struct slice value)
{
    struct slice rest = value;

    r->sdp->origin_line = r->line;
    word(&rest);
    r->sdp->origin_session = word(&rest);
    r->sdp->origin_version = word(&rest);
    word(&rest);
    word(&rest);
    r->sdp->origin_address = word(&rest);
    if (r->sdp->origin_address.n == 0)
        note(r->sdp, SDP_FAULT_BAD_LINE, r->line);
}

static struct sdp_format *format_of(struct sdp_media *media, struct slice text)
{
    for (size_t i = 0; i < media->n_formats; i++)
        if (slice_eq(media->formats[i].text, text))
            return &media->formats[i];
    return NULL;
}

/* Cuts off what is before the next slash. */
static struct slice part(struct slice *rest)
{
    size_t slash = byte_find(rest->p, rest->n, 0, '/');
    struct slice found = { rest->p, slash };

    *rest = slice_sub(*rest, slash + 1, rest->n);
    return found;
}

/* a=rtpmap:<pt> <encoding>/<clock rate>[/<channels>] */
static void take_rtpmap(struct sdp_reader *r, struct sdp_media *media, struct slice value)
{
    struct slice rest = value, map;
    struct sdp_format *format = format_of(media, word(&rest));

    (void)r;
    if (format == NULL)
        return;
    format->rtpmap = value;
    map = slice_trim(rest);
    format->encoding = part(&map);
    format->clock_rate = number(part(&map));
    format->channels = (uint8_t)(map.n > 0 && number(map) <= UINT8_MAX ? number(map) : 1);
}

static void take_fmtp(struct sdp_reader *r, struct sdp_media *media, struct slice value)
{
    struct slice rest = value;
    struct sdp_format *format = format_of(media, word(&rest));

    (void)r;
    if (format != NULL)
        format->fmtp = slice_trim(rest);
}

/* a=rtcp:<port> [<nettype> <addrtype> <address>] (RFC 3605); the address is filled in at the end
 * where none is given. */
static void take_rtcp(struct sdp_reader *r, struct sdp_media *media, struct slice value)
{
    struct slice rest = value;
    uint32_t port = number(word(&rest));

    (void)r;
    if (port > UINT16_MAX)
        return;
    media->rtcp.port = (uint16_t)port;
    word(&rest);
    word(&rest);
    addr_parse(word(&rest), &media->rtcp.addr);
}

static void take_crypto(struct sdp_reader *r, struct sdp_media *media, struct slice value)
{
    if (media->n_crypto < SDP_MAX_CRYPTO)
        media->crypto[media->n_crypto++] = value;
    else
        note(r->sdp, SDP_FAULT_TOO_MUCH, r->line);
}

static void take_ptime(struct sdp_reader *r, struct sdp_media *media, struct slice value)
{
    (void)r;
    media->ptime = number(slice_trim(value));
}

static void take_maxptime(struct sdp_reader *r, struct sdp_media *media, struct slice value)
{
    (void)r;
    media->maxptime = number(slice_trim(value));
}

static void take_rtcp_mux(struct sdp_reader *r, struct sdp_media *media, struct slice value)
{
    (void)r, (void)value;
    media->rtcp_mux = true;
}

static const struct {
    struct slice name;
    enum sdp_direction direction;
} directions[] = {
    { { "sendrecv", 8 }, SDP_SENDRECV },
    { { "sendonly", 8 }, SDP_SENDONLY },
    { { "recvonly", 8 }, SDP_RECVONLY },
    { { "inactive", 8 }, SDP_INACTIVE },
};

/* The direction that a line "a=sendonly" says; sendrecv for the empty line. */
static enum sdp_direction direction_of(struct slice line)
{
    struct slice name = slice_trim(slice_sub(line, 2, line.n));

    for (size_t i = 0; i < ARRAY_SIZE(directions); i++)
        if (slice_ieq(name, directions[i].name))
            return directions[i].direction;
    return SDP_SENDRECV;
}

struct slice sdp_direction_name(unsigned direction)
{
    for (size_t i = 0; i < ARRAY_SIZE(directions); i++)
        if (directions[i].direction == (direction & SDP_SENDRECV))
            return directions[i].name;
    return (struct slice){ 0 };
}

/* The attributes of the session, or of the m= line: `media` is NULL above the first. */

static void take_direction(struct sdp_reader *r, struct sdp_media *media, struct slice value)
{
    (void)value;
    *(media != NULL ? &media->direction_line : &r->session.direction_line) = r->line;
}

static void take_fingerprint(struct sdp_reader *r, struct sdp_media *media, struct slice value)
{
    *(media != NULL ? &media->fingerprint : &r->session.fingerprint) = value;
}

static void take_candidate(struct sdp_reader *r, struct sdp_media *media, struct slice value)
{
    (void)value;
    *(media != NULL ? &media->ice : &r->session.ice) = true;
}

static const struct {
    struct slice name;
    bool of_session; /* it may stand above the first m= line, too */
    void (*take)(struct sdp_reader *, struct sdp_media *, struct slice value);
} attributes[] = {
    { { "rtpmap", 6 }, false, take_rtpmap },
    { { "fmtp", 4 }, false, take_fmtp },
    { { "sendrecv", 8 }, true, take_direction },
    { { "sendonly", 8 }, true, take_direction },
    { { "recvonly", 8 }, true, take_direction },
    { { "inactive", 8 }, true, take_direction },
    { { "ptime", 5 }, false, take_ptime },
    { { "maxptime", 8 }, false, take_maxptime },
    { { "rtcp", 4 }, false, take_rtcp },
    { { "rtcp-mux", 8 }, false, take_rtcp_mux },
    { { "crypto", 6 }, false, take_crypto },
    { { "candidate", 9 }, true, take_candidate },
    { { "fingerprint", 11 }, true, take_fingerprint },
};

static void take_attribute(struct sdp_reader *r, struct slice value)
{
    size_t colon = byte_find(value.p, value.n, 0, ':');
    struct slice name = slice_trim((struct slice){ value.p, colon });
    struct sdp_media *media = media_now(r);

    if (r->skip)
        return;
    for (size_t i = 0; i < ARRAY_SIZE(attributes); i++) {
        if (attributes[i].name.n != name.n || (name.p[0] | 0x20) != attributes[i].name.p[0] ||
            !slice_ieq(name, attributes[i].name))
            continue;
        if (media != NULL || attributes[i].of_session)
            attributes[i].take(r, media, slice_trim(slice_sub(value, colon + 1, value.n)));
        return;
    }
}

/* c=<nettype> <addrtype> <address>[/<ttl>[/<number>]] (RFC 8866 section 5.7) */
static struct slice connection_address(struct slice line)
{
    struct slice rest = slice_sub(line, 2, line.n), address;

    word(&rest);
    word(&rest);
    address = word(&rest);
    address.n = byte_find(address.p, address.n, 0, '/');
    return address;
}

static void finish_media(struct sdp_reader *r, struct sdp_media *media)
{
    if (media->connection_line.n == 0)
        media->connection_line = r->session.connection_line;
    media->connection = connection_address(media->connection_line);
    addr_parse(media->connection, &media->rtp.addr);
    media->rtp.port = (uint16_t)media->port;
    if (media->connection.n == 0 && media->port != 0)
        note(r->sdp, SDP_FAULT_NO_CONNECTION, media->line);
    if (media->direction_line.n == 0)
        media->direction_line = r->session.direction_line;
    media->direction = (uint8_t)direction_of(media->direction_line);
    if (media->fingerprint.n == 0)
        media->fingerprint = r->session.fingerprint;
    media->ice = media->ice || r->session.ice;
    if (media->rtcp_mux)
        media->rtcp = media->rtp;
    if (media->rtcp.addr.family == ADDR_NONE)
        media->rtcp.addr = media->rtp.addr;
    if (media->rtcp.port == 0 && media->port != 0 && media->port < UINT16_MAX)
        media->rtcp.port = (uint16_t)(media->port + 1);
}

static bool is_line(struct slice line)
{
    return line.n >= 2 && line.p[0] >= 'a' && line.p[0] <= 'z' && line.p[1] == '=';
}

static void take_line(struct sdp_reader *r, uint32_t *seen)
{
    struct slice value = slice_sub(r->line, 2, r->line.n);

    if (!is_line(r->line)) {
        note(r->sdp, SDP_FAULT_BAD_LINE, r->line);
        return;
    }
    *seen |= UINT32_C(1) << (r->line.p[0] - 'a');
    if (r->line.p[0] == 'm')
        take_media(r, value);
    else if (r->line.p[0] == 'c')
        take_connection(r);
    else if (r->line.p[0] == 'a')
        take_attribute(r, value);
    else if (r->line.p[0] == 'o' && r->sdp->origin_line.n == 0)
        take_origin(r, value);
}

static void note_missing(struct sdp *sdp, uint32_t seen, struct slice at)
{
    static const struct {
        char type;
        uint32_t fault;
    } needed[] = {
        { 'v', SDP_FAULT_NO_V },
        { 'o', SDP_FAULT_NO_O },
        { 's', SDP_FAULT_NO_S },
        { 't', SDP_FAULT_NO_T },
    };

    for (size_t i = 0; i < ARRAY_SIZE(needed); i++)
        if ((seen & UINT32_C(1) << (needed[i].type - 'a')) == 0)
            note(sdp, needed[i].fault, at);
}

/* Without its line feed, and blanks around it. */
static struct slice next_line(struct slice *rest)
{
    size_t n = byte_find(rest->p, rest->n, 0, '\n'), behind = n + (n < rest->n);
    struct slice line = { rest->p, n };

    *rest = (struct slice){ rest->p + behind, rest->n - behind };
    return slice_trim(line);
}

bool sdp_parse(struct slice body, struct sdp *out)
{
    struct sdp_reader r = { .sdp = out };
    struct slice rest = slice_trim(body), first = slice_sub(rest, 0, slice_chr(rest, '\n'));
    uint32_t seen = 0;

    memset(out, 0, offsetof(struct sdp, media));
    if (!is_line(rest) || strchr("vosctm", rest.p[0]) == NULL)
        return false;
    while (rest.n > 0) {
        r.line = next_line(&rest);
        if (r.line.n > 0)
            take_line(&r, &seen);
    }
    note_missing(out, seen, slice_trim(first));
    for (size_t i = 0; i < out->n_media; i++)
        finish_media(&r, &out->media[i]);
    return true;
}

const struct sdp_media *sdp_first(const struct sdp *sdp, struct slice media)
{
    for (size_t i = 0; i < sdp->n_media; i++)
        if (slice_ieq(sdp->media[i].media, media))
            return &sdp->media[i];
    return NULL;
}

int sdp_find_encoding(const struct sdp_media *media, struct slice encoding)
{
    for (int i = 0; i < media->n_formats; i++)
        if (slice_ieq(media->formats[i].encoding, encoding))
            return i;
    return -1;
}

bool sdp_takes_format(const struct sdp_media *media, const struct sdp_format *format)
{
    enum { FIRST_DYNAMIC = 96 };
    int number = format->payload_type;

    if (sdp_find_encoding(media, format->encoding) >= 0)
        return true;
    for (int i = 0; number >= 0 && number < FIRST_DYNAMIC && i < media->n_formats; i++)
        if (media->formats[i].payload_type == number)
            return true;
    return false;
}
