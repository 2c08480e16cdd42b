/* tunnel.c - tunnels that carry IP: GRE, ERSPAN and those in UDP. */
#include "config.h"

#include "frame/frame_private.h"

/* IP in IP needs no decoder of its own: protocols 4 and 41 of ip.c. */

enum { GRE_CHECKSUM = 0x8000, GRE_ROUTING = 0x4000, GRE_KEY = 0x2000, GRE_SEQUENCE = 0x1000 };

#define ERSPAN 0x88be
#define ERSPAN_III 0x22eb

/* Type I has no header, type II (draft-foschiano-erspan) one of 8 bytes; the sequence number of GRE
 * tells them apart. */
static void decode_erspan(struct frames *frames, struct cursor *c, uint16_t flags)
{
    if (flags & GRE_SEQUENCE) {
        if (!cursor_has(frames, c, 8))
            return;
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
    cursor_skip(c, header);
    if (type == 0)
        decode_ethernet(frames, c);
    else if (type == 2)
        decode_ip(frames, c);
}

/* RFC 2784, 2890: version 0. Routing (RFC 1701) is long obsolete. */
void decode_gre(struct frames *frames, struct cursor *c)
{
    if (!cursor_has(frames, c, 4))
        return;
    uint16_t flags = be16(c->p), type = be16(c->p + 2);
    uint32_t header = 4;

    if ((flags & 7) != 0 || flags & GRE_ROUTING)
        return;
    header += flags & GRE_CHECKSUM ? 4 : 0;
    header += flags & GRE_KEY ? 4 : 0;
    header += flags & GRE_SEQUENCE ? 4 : 0;
    if (!cursor_has(frames, c, header) || !cursor_enter(frames, c))
        return;
    cursor_skip(c, header);
    if (type == ERSPAN)
        decode_erspan(frames, c, flags);
    else if (type == ERSPAN_III)
        decode_erspan_iii(frames, c);
    else if (type >= 0x0600)
        decode_ethertype(frames, c, type);
}

/* RFC 7348 section 5: only the I flag, all reserved bits zero; anything else on that port is a
 * datagram like others. */
bool decode_vxlan(struct frames *frames, struct cursor *c)
{
    if (c->n < 8 || be32(c->p) != 0x08000000 || c->p[7] != 0 || !cursor_enter(frames, c))
        return false;
    cursor_skip(c, 8);
    frames->frame.missing = 0;
    decode_ethernet(frames, c);
    return true;
}
