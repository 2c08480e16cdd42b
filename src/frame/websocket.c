/* websocket.c - messages of WebSocket in a stream (RFC 6455), compressed ones too (RFC 7692).
 *
 * Each side begins with its half of the upgrade, or in the middle: then with a message whose first
 * line is one of SIP (RFC 7118). Control frames may lie between the fragments of a message. */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/mem.h"
#include "frame/carrier.h"
#include "frame/layers.h"

#define HEAD_MAX (8u * 1024)
#define FIRST_LINE_MAX 512u
#define INFLATERS_MAX 512u /* of all streams; each takes some 40 kB */

enum { FIN = 0x80, COMPRESSED = 0x40, RESERVED = 0x30, OPCODE = 0x0f, MASKED = 0x80 };
enum { CONTINUATION = 0, TEXT = 1, BINARY = 2, CONTROL = 8, OPCODE_LAST = 10 };

/* The header of a frame, section 5.2. */
struct header {
    uint8_t flags, opcode;
    uint32_t size; /* of the header */
    uint64_t length;
    uint8_t mask[4];
};

/* One side of a connection. */
struct websocket {
    struct carriers_kept *kept;
    uint8_t *message; /* fragments so far */
    size_t n, room;
    uint32_t seq; /* of its first byte in the stream */
    bool open;    /* fragments are to follow */
    bool lost;    /* the message is not to be had: too long, or its beginning is missing */
    bool compressed;
    bool in_place;
    uint8_t mask[4];
    bool forgets; /* each message is compressed by itself */
    bool deaf;    /* a message is missing that later ones need */
    bool inflates;
    z_stream inflater;
};

static bool header_read(struct header *h, const uint8_t *p, size_t n)
{
    uint32_t at = 2;

    if (n < 2)
        return false;
    *h = (struct header){ .flags = p[0], .opcode = p[0] & OPCODE, .length = p[1] & 127 };
    if (h->length == 126 && n >= 4) {
        h->length = be16(p + 2);
        at = 4;
    } else if (h->length == 127 && n >= 10) {
        h->length = (uint64_t)be32(p + 2) << 32 | be32(p + 6);
        at = 10;
    } else if (h->length >= 126) {
        return false;
    }
    if (p[1] & MASKED) {
        if (n < at + 4)
            return false;
        memcpy(h->mask, p + at, 4);
        at += 4;
    }
    h->size = at;
    return true;
}

/* What the first byte may be; extensions other than the compression are not known. */
static bool is_frame(uint8_t flags)
{
    unsigned opcode = flags & OPCODE;

    if ((flags & RESERVED) || opcode > OPCODE_LAST || (opcode > BINARY && opcode < CONTROL))
        return false;
    if (opcode >= CONTROL && (flags & (FIN | COMPRESSED)) != FIN)
        return false;
    return opcode != CONTINUATION || (flags & COMPRESSED) == 0;
}

/* ---- the beginning ---- */

static bool is_prefix(const uint8_t *p, size_t n, const char *word)
{
    size_t length = strlen(word);

    return memcmp(p, word, n < length ? n : length) == 0;
}

static bool is_head(const uint8_t *p, size_t n)
{
    return is_prefix(p, n, "GET ") || is_prefix(p, n, "HTTP/1.1 101");
}

/* A message that shows itself: its first line is a request or a response of SIP. */
static bool is_sip_message(const uint8_t *p, size_t n)
{
    uint8_t line[FIRST_LINE_MAX];
    struct header h;
    size_t length = 0;

    if (!header_read(&h, p, n) || (h.flags & COMPRESSED) || h.length < 16 ||
        (h.opcode != TEXT && h.opcode != BINARY) || h.length > CARRIER_UNIT_MAX)
        return false;
    p += h.size;
    for (; length < n - h.size && length < h.length && length < sizeof line; length++) {
        line[length] = p[length] ^ h.mask[length & 3];
        if (line[length] == '\r' || line[length] == '\n')
            break;
    }
    return (length >= 8 && memcmp(line, "SIP/2.0 ", 8) == 0) ||
           (length >= 16 && memcmp(line + length - 8, " SIP/2.0", 8) == 0);
}

static bool websocket_begins(const struct frame *frame, const uint8_t *p, size_t n)
{
    (void)frame;
    if (p[0] == 'G' || p[0] == 'H')
        return is_head(p, n);
    return (p[0] & ~FIN & 0xff) <= BINARY && is_sip_message(p, n);
}

uint32_t websocket_masked(const uint8_t *p, size_t *n)
{
    struct header h;

    if (!is_sip_message(p, *n) || !header_read(&h, p, *n) || !(p[1] & MASKED))
        return 0;
    *n -= h.size;
    *n = h.length < *n ? (size_t)h.length : *n;
    return h.size;
}

static struct websocket *own_of(struct frames *frames, struct carrier_side *side)
{
    struct websocket *w = side->own;

    if (w == NULL) {
        side->own = w = xcalloc(1, sizeof *w);
        w->kept = carriers_kept(frames);
    }
    return w;
}

/* "permessage-deflate; client_no_context_takeover": each parameter is for one side. */
static void take_extensions(struct frames *frames, struct carrier *carrier,
                            const struct carrier_side *server, struct slice value)
{
    for (size_t i = 0; i < ARRAY_SIZE(carrier->sides); i++) {
        bool is_server = &carrier->sides[i] == server;

        own_of(frames, &carrier->sides[i])->forgets =
            slice_ifind(value, is_server ? SLICE("server_no_context_takeover")
                                         : SLICE("client_no_context_takeover")) < value.n;
    }
}

/* Section 4: a request or a response with "Upgrade: websocket". */
static uint64_t take_head(struct frames *frames, struct carrier *carrier,
                          const struct carrier_side *side, const uint8_t *p, size_t n)
{
    struct slice head = { (const char *)p, n < HEAD_MAX ? n : HEAD_MAX };
    size_t end = slice_find(head, SLICE("\r\n\r\n"));
    bool upgrades = false, response = p[0] == 'H';

    if (!is_head(p, n) || (end == head.n && n >= HEAD_MAX))
        return CARRIER_LOST;
    if (end == head.n)
        return 0;
    head.n = end;
    while (head.n > 0) {
        struct slice value = slice_trim(slice_cut(&head, '\n'));
        struct slice name = slice_cut(&value, ':');

        if (slice_ieq(name, SLICE("Upgrade")))
            upgrades = slice_ifind(value, SLICE("websocket")) < value.n;
        if (response && slice_ieq(name, SLICE("Sec-WebSocket-Extensions")))
            take_extensions(frames, carrier, side, value);
    }
    carrier->proven = carrier->proven || upgrades;
    return upgrades ? end + 4 : CARRIER_LOST;
}

/* ---- messages ---- */

static void message_drop(struct websocket *w)
{
    free(w->message);
    w->kept->bytes -= w->room;
    w->message = NULL;
    w->n = w->room = 0;
    w->open = w->lost = w->compressed = false;
}

static void websocket_done(void *own)
{
    struct websocket *w = own;

    message_drop(w);
    if (w->inflates)
        inflateEnd(&w->inflater);
    w->kept->inflaters -= w->inflates;
    free(w);
}

static void message_emit(struct frames *frames, const struct carrier_side *side,
                         const struct websocket *w, struct slice payload, uint32_t span,
                         uint64_t missing)
{
    struct frame frame = carrier_frame(side);

    if (payload.n == 0)
        return;
    frame.transport = TRANSPORT_WS;
    frame.seq = w->seq;
    frame.span = span;
    frame.in_place = w->in_place && !w->compressed;
    memcpy(frame.mask, w->mask, sizeof frame.mask);
    frame.payload = payload;
    frame.missing = missing > UINT32_MAX ? UINT32_MAX : (uint32_t)missing;
    frames->stats.ws_messages++;
    frames->sink(frames->context, &frame);
}

/* RFC 7692 section 7.2.2: four bytes that every message ends with are left out. The count of bytes
 * in the scratch; 0: it cannot be unpacked, or is too long. */
static size_t message_inflate(struct websocket *w, uint8_t *out)
{
    static const uint8_t tail[] = { 0, 0, 0xff, 0xff };
    z_stream *z = &w->inflater;
    int state = Z_OK;

    if (!w->inflates && w->kept->inflaters < INFLATERS_MAX) {
        w->inflates = inflateInit2(z, -15) == Z_OK;
        w->kept->inflaters += w->inflates;
    } else if (w->inflates && w->forgets) {
        inflateReset(z);
    }
    if (!w->inflates || w->deaf)
        return 0;
    z->next_out = out;
    z->avail_out = CARRIER_UNIT_MAX;
    for (unsigned part = 0; part < 2 && state == Z_OK && z->avail_out > 0; part++) {
        z->next_in = part == 0 ? w->message : (uint8_t *)(uintptr_t)tail;
        z->avail_in = part == 0 ? (uInt)w->n : (uInt)sizeof tail;
        if (z->avail_in > 0)
            state = inflate(z, Z_SYNC_FLUSH);
        if (state == Z_BUF_ERROR || z->avail_in > 0)
            break;
    }
    if (state == Z_STREAM_END) { /* section 7.2.3.4 */
        inflateReset(z);
        return CARRIER_UNIT_MAX - z->avail_out;
    }
    w->deaf = !w->forgets && (state != Z_OK || z->avail_in > 0);
    return state == Z_OK && z->avail_in == 0 ? CARRIER_UNIT_MAX - z->avail_out : 0;
}

/* The last fragment is there; `end` is where it ends in the stream. */
static void message_end(struct frames *frames, const struct carrier_side *side, struct websocket *w,
                        uint32_t end)
{
    struct slice payload = { (const char *)w->message, w->n };

    if (w->compressed && !w->lost) {
        uint8_t *out = carriers_scratch(frames);

        payload = (struct slice){ (const char *)out, message_inflate(w, out) };
        w->lost = payload.n == 0 && w->n > 0;
    } else if (w->compressed) {
        w->deaf = !w->forgets;
    }
    if (w->lost)
        frames->stats.ws_damaged++;
    else
        message_emit(frames, side, w, payload, end - w->seq, 0);
    message_drop(w);
}

static void message_add(struct websocket *w, const struct header *h, const uint8_t *p, size_t n)
{
    size_t room = w->n + n > w->room ? w->n + n + w->n / 2 : w->room, more = room - w->room;

    if (w->lost || n > CARRIER_UNIT_MAX - w->n || w->kept->bytes + more > CARRIER_KEPT_MAX) {
        w->lost = true;
        return;
    }
    if (more > 0)
        w->message = xrealloc(w->message, room);
    w->room = room;
    w->kept->bytes += more;
    for (size_t i = 0; i < n; i++)
        w->message[w->n + i] = p[i] ^ h->mask[i & 3];
    w->n += n;
}

static void message_begin(struct frames *frames, const struct carrier_side *side,
                          struct websocket *w, const struct header *h)
{
    if (h->opcode == CONTINUATION) {
        w->in_place = false;
        w->lost = w->lost || !w->open;
        return;
    }
    frames->stats.ws_damaged += w->open; /* the rest of that one will not come */
    message_drop(w);
    w->compressed = (h->flags & COMPRESSED) != 0;
    w->in_place = (h->flags & FIN) != 0;
    w->seq = side->seq + h->size;
    memcpy(w->mask, h->mask, sizeof w->mask);
}

static uint64_t websocket_take(struct frames *frames, struct carrier *carrier,
                               struct carrier_side *side, const uint8_t *p, size_t n)
{
    struct websocket *w = own_of(frames, side);
    struct header h;

    if (p[0] == 'G' || p[0] == 'H')
        return take_head(frames, carrier, side, p, n);
    if (!is_frame(p[0]))
        return CARRIER_LOST;
    if (!header_read(&h, p, n))
        return 0;
    if (h.length >> 62 != 0 || (h.opcode >= CONTROL && h.length > 125))
        return CARRIER_LOST;
    if (n < h.size + h.length && h.length <= CARRIER_UNIT_MAX) {
        carrier->proven = carrier->proven || is_sip_message(p, n);
        return 0;
    }
    carrier->proven = true;
    if (h.opcode >= CONTROL)
        return h.size + h.length;
    message_begin(frames, side, w, &h);
    if (h.length <= CARRIER_UNIT_MAX)
        message_add(w, &h, p + h.size, (size_t)h.length);
    else
        w->lost = true;
    w->open = side->goes_on = (h.flags & FIN) == 0;
    if (!w->open)
        message_end(frames, side, w, side->seq + h.size + (uint32_t)h.length);
    return h.size + h.length;
}

/* Bytes of a message that is neither in fragments nor compressed are shown as far as they came. */
static uint64_t websocket_gap(struct frames *frames, struct carrier_side *side, uint64_t gap)
{
    struct websocket *w = own_of(frames, side);
    const uint8_t *p = side->bytes;
    struct header h;

    if (side->n == 0 || p[0] == 'G' || p[0] == 'H' || !is_frame(p[0]) ||
        !header_read(&h, p, side->n)) {
        w->lost = w->open;
        w->deaf = w->deaf || (gap != UINT64_MAX && w->inflates && !w->forgets);
        return CARRIER_LOST;
    }
    uint64_t left = h.length - (side->n - h.size);

    if ((h.opcode == TEXT || h.opcode == BINARY) && (h.flags & (FIN | COMPRESSED)) == FIN) {
        message_begin(frames, side, w, &h);
        message_add(w, &h, p + h.size, side->n - h.size);
        w->in_place = true;
        message_emit(frames, side, w, (struct slice){ (const char *)w->message, w->n },
                     (uint32_t)h.length, left);
        message_drop(w);
    } else if (h.opcode < CONTROL) {
        frames->stats.ws_damaged++;
        w->deaf = w->deaf || !w->forgets;
        w->lost = w->open = (h.flags & FIN) == 0;
    }
    return gap <= left ? left - gap : CARRIER_LOST;
}

/* Of the upgrade what makes it one stays: who asks where, and with which cookie, does not. */
static bool is_kept(struct slice name)
{
    static const char *const names[] = {
        "Upgrade",
        "Connection",
        "Sec-WebSocket-Protocol",
        "Sec-WebSocket-Version",
        "Sec-WebSocket-Extensions",
    };

    for (size_t i = 0; i < ARRAY_SIZE(names); i++)
        if (slice_ieq(name, slice_of(names[i])))
            return true;
    return false;
}

/* The end of a line stays always, and the beginning of the first line, by which it is known. */
static void note_head(struct frames *frames, const struct cursor *c)
{
    struct slice head = { (const char *)c->p, c->n };

    layers_note(frames, LAYER_HEADER, c->p, c->p[0] == 'G' || c->n < 12 ? 4 : 12);
    while (head.n > 0) {
        struct slice line = slice_cut(&head, '\n'), name = line;
        bool carriage = line.n > 0 && line.p[line.n - 1] == '\r';
        const uint8_t *end = (const uint8_t *)line.p + line.n - carriage;

        name = slice_cut(&name, ':');
        if (is_kept(name))
            layers_note(frames, LAYER_HEADER, (const uint8_t *)line.p, (uint32_t)line.n);
        if (end + carriage < c->p + c->n)
            layers_note(frames, LAYER_HEADER, end, 1u + carriage);
    }
}

/* What a frame carries is told of as a message. */
static void websocket_note(struct frames *frames, const struct cursor *c)
{
    struct header h;

    if (c->p[0] == 'G' || c->p[0] == 'H')
        note_head(frames, c);
    else if (header_read(&h, c->p, c->n))
        layer_header(frames, c, h.size);
}

const struct carrier_kind carrier_websocket = {
    .note = websocket_note,
    .masks = true,
    .begins = websocket_begins,
    .take = websocket_take,
    .gap = websocket_gap,
    .done = websocket_done,
};
