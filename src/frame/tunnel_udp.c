/* tunnel_udp.c - tunnels in UDP: VXLAN and its extension, GENEVE, GTP-U, L2TP, Teredo, ESP.
 *
 * A port says what may be there, the header whether it is: what does not fit is a datagram like
 * others. */
#include "config.h"

#include <string.h>

#include "base/mem.h"
#include "frame/frame_private.h"

#define IPV6_HEADER 40u

#define L2TP 1701
#define TEREDO 3544
#define ESP 4500

typedef bool tunnel(struct frames *, struct cursor *);

/* One layer deeper, behind `header` bytes, of which the first `fixed` are no options. The datagram
 * is whole as far as its tunnel goes. */
static bool enter(struct frames *frames, struct cursor *c, uint32_t header, uint32_t fixed)
{
    if (c->n < header || !cursor_enter(frames, c))
        return false;
    layer_header(frames, c, fixed);
    cursor_skip(c, header);
    frames->frame.missing = 0;
    return true;
}

/* RFC 7348 section 5: only the I flag, all reserved bits zero. */
static bool decode_vxlan(struct frames *frames, struct cursor *c)
{
    if (c->n < 8 || be32(c->p) != 0x08000000 || c->p[7] != 0 || !enter(frames, c, 8, 8))
        return false;
    decode_ethernet(frames, c);
    return true;
}

/* draft-ietf-nvo3-vxlan-gpe section 3: version 0, the flags I and P, a kind of payload. */
static bool decode_vxlan_gpe(struct frames *frames, struct cursor *c)
{
    static decoder *const protocols[] = {
        [1] = decode_ipv4, [2] = decode_ipv6, [3] = decode_ethernet,
        [4] = decode_nsh,  [5] = decode_mpls,
    };

    if (c->n < 8 || (c->p[0] & 0xfe) != 0x0c || c->p[1] != 0 || c->p[2] != 0 || c->p[7] != 0)
        return decode_vxlan(frames, c);
    uint8_t next = c->p[3];

    if (next >= ARRAY_SIZE(protocols) || protocols[next] == NULL || !enter(frames, c, 8, 8))
        return false;
    protocols[next](frames, c);
    return true;
}

/* RFC 8926 section 3.4: version 0, options in words of 4 bytes, an EtherType. */
static bool decode_geneve(struct frames *frames, struct cursor *c)
{
    if (c->n < 8 || c->p[0] >> 6 != 0 || (c->p[1] & 0x3f) != 0 || c->p[7] != 0)
        return false;
    uint16_t type = be16(c->p + 2);
    uint32_t header = 8 + (c->p[0] & 63u) * 4;

    if (type < 0x0600 || !enter(frames, c, header, 8))
        return false;
    decode_ethertype(frames, c, type);
    return true;
}

/* 3GPP TS 29.281 section 5.2.1: each extension says its length in words of 4 bytes at its beginning
 * and what follows it at its end. The length of the whole header; 0: it is cut off. */
static uint32_t gtp_header(const struct cursor *c)
{
    const unsigned any = 7, extended = 4;
    uint32_t at = 12;
    uint8_t next;

    if ((c->p[0] & any) == 0)
        return 8;
    if (c->n < at)
        return 0;
    next = c->p[0] & extended ? c->p[11] : 0;
    while (next != 0) {
        uint32_t size = at < c->n ? c->p[at] * 4u : 0;

        if (size == 0 || at + size > c->n)
            return 0;
        at += size;
        next = c->p[at - 1];
    }
    return at;
}

/* Version 1, the user's packet (G-PDU). Other messages are the tunnel's own. */
static bool decode_gtp(struct frames *frames, struct cursor *c)
{
    const unsigned user_packet = 255;

    if (c->n < 8 || (c->p[0] & 0xf0) != 0x30 || c->p[1] != user_packet ||
        be16(c->p + 2) + 8u > c->len)
        return false;
    uint32_t end = be16(c->p + 2) + 8u, header = gtp_header(c);

    if (header == 0 || header >= end || header >= c->n)
        return false;
    cursor_cut(c, end);
    if (c->p[header] >> 4 != 4 && c->p[header] >> 4 != 6) {
        frames->stats.unread[UNREAD_GTP]++;
        return true;
    }
    if (!enter(frames, c, header, header))
        return false;
    decode_ip(frames, c);
    return true;
}

/* RFC 2661 section 3.1: tunnel, session, and by flags length, sequence, offset. Control messages
 * are the tunnel's own. Of version 3 (RFC 3931) the length of the cookie is not in the packet. */
static bool decode_l2tp(struct frames *frames, struct cursor *c)
{
    enum { CONTROL = 0x8000, LENGTH = 0x4000, SEQUENCE = 0x0800, OFFSET = 0x0200 };
    const unsigned reserved = 0x34f0;

    if (c->n < 6)
        return false;
    uint16_t flags = be16(c->p);
    uint32_t header = 6 + (flags & LENGTH ? 2u : 0) + (flags & SEQUENCE ? 4u : 0);

    if ((flags & 15) == 3 && (flags & ~15u) == 0) {
        frames->stats.unread[UNREAD_L2TP]++;
        return true;
    }
    if ((flags & CONTROL) || (flags & reserved) != 0 || (flags & 15) != 2)
        return false;
    if (flags & LENGTH && (be16(c->p + 2) < header || be16(c->p + 2) > c->len))
        return false;
    if (flags & LENGTH)
        cursor_cut(c, be16(c->p + 2));
    if (flags & OFFSET) {
        if (c->n < header + 2)
            return false;
        header += 2u + be16(c->p + header);
    }
    if (!enter(frames, c, header, header))
        return false;
    decode_ppp(frames, c);
    return true;
}

/* RFC 4380 section 5.1.1: authentication and origin may precede the packet of IPv6, which fills the
 * datagram and has an address of Teredo (2001::/32). */
static bool decode_teredo(struct frames *frames, struct cursor *c)
{
    uint32_t at = 0;

    if (c->n >= 4 && be16(c->p) == 1)
        at = 13u + c->p[2] + c->p[3];
    if (c->n >= at + 8 && be16(c->p + at) == 0)
        at += 8;
    if (c->n < at + IPV6_HEADER || c->p[at] >> 4 != 6)
        return false;
    const uint8_t *p = c->p + at;

    if (be16(p + 4) + IPV6_HEADER + at != c->len ||
        (be32(p + 8) != 0x20010000 && be32(p + 24) != 0x20010000) ||
        !enter(frames, c, at, at < 4 ? at : 4))
        return false;
    decode_ipv6(frames, c);
    return true;
}

/* RFC 3948 section 2: what begins with zeros is IKE, one byte keeps a binding alive. */
static bool decode_esp_datagram(struct frames *frames, struct cursor *c)
{
    if (c->n < 8 || be32(c->p) == 0 || !cursor_enter(frames, c))
        return false;
    decode_esp(frames, c);
    return true;
}

/* Those that are looked at where they are the destination; 8472: Linux before VXLAN had a number.
 */
#define PORTS(of)                                                                                  \
    of(4789, decode_vxlan) of(8472, decode_vxlan) of(4790, decode_vxlan_gpe)                       \
        of(6081, decode_geneve) of(2152, decode_gtp) of(ESP, decode_esp_datagram)

#define ROW(port, decode) { port, decode },
static const struct {
    uint16_t port;
    tunnel *decode;
} ports[] = { PORTS(ROW) };

#define LOW_BYTE(port, decode) [(port)&0xff] = true,
const bool tunnel_bytes[256] = { PORTS(LOW_BYTE) LOW_BYTE(L2TP, ) LOW_BYTE(TEREDO, ) };

bool decode_udp_tunnel(struct frames *frames, struct cursor *c)
{
    const struct frame *frame = &frames->frame;

    for (size_t i = 0; i < ARRAY_SIZE(ports); i++)
        if (ports[i].port == frame->dst.port)
            return ports[i].decode(frames, c);
    if (frame->src.port == ESP)
        return decode_esp_datagram(frames, c);
    if (frame->dst.port == L2TP || frame->src.port == L2TP)
        return decode_l2tp(frames, c);
    /* Peers of Teredo send to each other from any port. */
    return c->n > IPV6_HEADER &&
           (c->p[0] >> 4 == 6 || frame->src.port == TEREDO || frame->dst.port == TEREDO) &&
           decode_teredo(frames, c);
}
