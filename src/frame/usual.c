/* usual.c - what nearly all packets are, read at one go: a whole datagram of UDP in IPv4 without
 * options (RFC 791 section 3.1, RFC 768), in Ethernet or another link layer. Whatever is otherwise
 * is left to ip.c and udp.c, which give the same of what is read here; tests/fuzz/usual_fuzz.c
 * compares them. */
#include "config.h"

#include <string.h>

#include "frame/frame_private.h"

enum { ETHERNET = 1, ETHERNET_HEADER = 14, ETHERTYPE_IPV4 = 0x0800 };
enum { IPV4_HEADER = 20, UDP_HEADER = 8, PROTOCOL_UDP = 17, FRAGMENT = 0x3fff };

/* The lengths of both headers agree, and the datagram is no fragment. */
static bool is_usual(const struct frames *frames, const struct cursor *c)
{
    const uint8_t *ip = c->p, *udp = ip + IPV4_HEADER;

    return c->n >= IPV4_HEADER + UDP_HEADER && ip[0] == 0x45 && ip[9] == PROTOCOL_UDP &&
           (be16(ip + 6) & FRAGMENT) == 0 && be16(ip + 2) <= c->len &&
           be16(udp + 4) >= UDP_HEADER && be16(udp + 4) + IPV4_HEADER == be16(ip + 2) &&
           c->depth < DEPTH_MAX && frames->layers == NULL;
}

/* Written where it is wanted, in whole words: what is copied soon after it was written in parts has
 * to be waited for. */
static inline void set_endpoint(struct endpoint *e, const uint8_t *address, uint16_t port)
{
    uint64_t bytes = 0;

    memcpy(&bytes, address, 4);
    e->addr.family = ADDR_IPV4;
    memcpy(e->addr.bytes, &bytes, sizeof bytes);
    memset(e->addr.bytes + sizeof bytes, 0, sizeof e->addr.bytes - sizeof bytes);
    e->port = port;
}

bool decode_usual(struct frames *frames, struct cursor *c)
{
    struct frame *frame = &frames->frame;
    const uint8_t *ip = c->p, *udp = ip + IPV4_HEADER;

    if (!is_usual(frames, c))
        return false;
    cursor_cut(c, be16(ip + 2));
    cursor_skip(c, IPV4_HEADER);
    if (ipv4_is_duplicate(frames, ip, c))
        return true;
    frame->tos = ip[1];
    frame->ttl = ip[8];
    set_endpoint(&frame->src, ip + 12, be16(udp));
    set_endpoint(&frame->dst, ip + 16, be16(udp + 2));
    frame->missing = c->len - c->n;
    c->depth++;
    cursor_skip(c, UDP_HEADER);
    datagram_of_udp(frames, c);
    return true;
}

bool decode_usual_ethernet(struct frames *frames, struct cursor *c, int link)
{
    if (link != ETHERNET || c->n < ETHERNET_HEADER || be16(c->p + 12) != ETHERTYPE_IPV4)
        return false;
    cursor_skip(c, ETHERNET_HEADER);
    return decode_usual(frames, c);
}
