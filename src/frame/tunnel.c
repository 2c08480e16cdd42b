/* tunnel.c - tunnels that carry IP or a link layer: GRE, ERSPAN, PPTP, NSH. */
#include "config.h"

#include "base/mem.h"
#include "frame/frame_private.h"

/* IP in IP needs no decoder of its own: protocols 4 and 41 of ip.c. */

enum {
    GRE_CHECKSUM = 0x8000,
    GRE_ROUTING = 0x4000,
    GRE_KEY = 0x2000,
    GRE_SEQUENCE = 0x1000,
    GRE_ACKNOWLEDGEMENT = 0x0080, /* of version 1 */
    GRE_VERSION = 7
};

#define ERSPAN 0x88be
#define ERSPAN_III 0x22eb
#define GRE_PPP 0x880b

/* Type I has no header, type II (draft-foschiano-erspan) one of 8 bytes; the sequence number of GRE
 * tells them apart. */
static void decode_erspan(struct frames *frames, struct cursor *c, uint16_t flags)
{
    if (flags & GRE_SEQUENCE) {
        if (!cursor_has(frames, c, 8))
            return;
        layer_header(frames, c, 8);
        cursor_skip(c, 8);
    }
    decode_ethernet(frames, c);
}

/* 12 bytes, 8 more of the platform's own if the last bit says so; the frame type is 0 for Ethernet
 * and 2 for IP. */
static void decode_erspan_iii(struct frames *frames, struct cursor *c)
{
    if (!cursor_has(frames, c, 12))
        return;
    unsigned type = c->p[10] >> 2 & 31u;
    uint32_t header = c->p[11] & 1 ? 20 : 12;

    if (!cursor_has(frames, c, header))
        return;
    layer_header(frames, c, header);
    cursor_skip(c, header);
    if (type == 0)
        decode_ethernet(frames, c);
    else if (type == 2)
        decode_ip(frames, c);
}

/* RFC 2637 section 4.1: version 1, PPP behind the key; sequence and acknowledgement may follow. */
static void decode_pptp(struct frames *frames, struct cursor *c, uint16_t flags, uint16_t type)
{
    uint32_t header = 8 + (flags & GRE_SEQUENCE ? 4u : 0) + (flags & GRE_ACKNOWLEDGEMENT ? 4u : 0);

    if (type != GRE_PPP || (flags & GRE_KEY) == 0) {
        frames->stats.unread[UNREAD_GRE]++;
        return;
    }
    if (!cursor_has(frames, c, header) || !cursor_enter(frames, c))
        return;
    uint16_t length = be16(c->p + 4);

    layer_header(frames, c, header);
    cursor_skip(c, header);
    cursor_cut(c, length);
    if (length > 0) /* else it only acknowledges */
        decode_ppp(frames, c);
}

/* Keep-alives of GRE have no type. */
static void decode_gre_payload(struct frames *frames, struct cursor *c, uint16_t flags,
                               uint16_t type)
{
    if (type == ERSPAN)
        decode_erspan(frames, c, flags);
    else if (type == ERSPAN_III)
        decode_erspan_iii(frames, c);
    else if (type == GRE_PPP)
        decode_ppp(frames, c);
    else if (type >= 0x0600)
        decode_ethertype(frames, c, type);
    else
        frames->stats.unread[UNREAD_GRE] += type != 0;
}

/* RFC 2784, 2890: version 0. Routing (RFC 1701) is long obsolete. */
void decode_gre(struct frames *frames, struct cursor *c)
{
    if (!cursor_has(frames, c, 4))
        return;
    uint16_t flags = be16(c->p), type = be16(c->p + 2);
    uint32_t header = 4;

    if ((flags & GRE_VERSION) == 1) {
        decode_pptp(frames, c, flags, type);
        return;
    }
    if ((flags & GRE_VERSION) != 0 || flags & GRE_ROUTING) {
        frames->stats.unread[UNREAD_GRE]++;
        return;
    }
    header += flags & GRE_CHECKSUM ? 4 : 0;
    header += flags & GRE_KEY ? 4 : 0;
    header += flags & GRE_SEQUENCE ? 4 : 0;
    if (!cursor_has(frames, c, header) || !cursor_enter(frames, c))
        return;
    layer_header(frames, c, header);
    if (frames->layers != NULL && flags & GRE_CHECKSUM)
        layers_note_sum(frames, SUM_BYTES, c->p, c->n, 4);
    cursor_skip(c, header);
    decode_gre_payload(frames, c, flags, type);
}

/* RFC 8300 section 2.2: version 0, the length in words of 4 bytes. */
void decode_nsh(struct frames *frames, struct cursor *c)
{
    static decoder *const protocols[] = {
        [1] = decode_ipv4,
        [2] = decode_ipv6,
        [3] = decode_ethernet,
        [5] = decode_mpls,
    };

    if (!cursor_has(frames, c, 8))
        return;
    uint32_t header = (be16(c->p) & 63u) * 4;
    uint8_t next = c->p[3];

    if (c->p[0] >> 6 != 0 || header < 8 || next >= ARRAY_SIZE(protocols) ||
        protocols[next] == NULL) {
        frames->stats.unread[UNREAD_NSH]++;
        return;
    }
    if (!cursor_has(frames, c, header) || !cursor_enter(frames, c))
        return;
    layer_header(frames, c, 8); /* metadata may be anything */
    cursor_skip(c, header);
    protocols[next](frames, c);
}
