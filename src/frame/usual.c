/* usual.c - what nearly all packets are, read at one go: a whole datagram of UDP in IPv4 without
 * options (RFC 791 section 3.1, RFC 768), in Ethernet or another link layer. Whatever is otherwise
 * is left to ip.c and udp.c, which give the same of what is read here; tests/fuzz/usual_fuzz.c
 * compares them. */
#include "config.h"

#include <endian.h>
#include <stddef.h>
#include <string.h>

#include "frame/frame_private.h"

enum { ETHERNET = 1, ETHERNET_HEADER = 14, ETHERTYPE_IPV4 = 0x0800 };
enum { IPV4_HEADER = 20, UDP_HEADER = 8, PROTOCOL_UDP = 17, FRAGMENT = 0x3fff };

/* The lengths of both headers agree, and the datagram is no fragment. */
IN_PLACE static bool is_usual(const uint8_t *ip, uint32_t n, uint32_t len)
{
    const uint8_t *udp = ip + IPV4_HEADER;

    return n >= IPV4_HEADER + UDP_HEADER && ip[0] == 0x45 && ip[9] == PROTOCOL_UDP &&
           (be16(ip + 6) & FRAGMENT) == 0 && be16(ip + 2) <= len && be16(udp + 4) >= UDP_HEADER &&
           be16(udp + 4) + IPV4_HEADER == be16(ip + 2);
}

/* As wide as it will be loaded: what is copied soon after it was written in parts has to be waited
 * for. */
IN_PLACE static void set_endpoint(struct endpoint *e, const uint8_t *address, uint16_t port)
{
    _Static_assert(offsetof(struct addr, bytes) == 1 && offsetof(struct endpoint, port) == 18,
                   "an endpoint is a family, 16 bytes, a byte of nothing and a port");
    uint32_t four;

    memcpy(&four, address, sizeof four);
    const uint64_t first = htole64((uint64_t)le32toh(four) << 8 | ADDR_IPV4), second = 0;
    const uint32_t last = htole32((uint32_t)htole16(port) << 16);

    memcpy((char *)e, &first, sizeof first);
    memcpy((char *)e + 8, &second, sizeof second);
    memcpy((char *)e + 16, &last, sizeof last);
}

/* Of a cursor `ip`, `n`, `len`, `ref` and `depth`, which stay in registers: what is stored in parts
 * and soon loaded as a whole has to be waited for. */
IN_PLACE static bool decode(struct frames *frames, const uint8_t *ip, uint32_t n, uint32_t len,
                            ref_t ref, uint8_t depth)
{
    const uint32_t headers = IPV4_HEADER + UDP_HEADER;
    const uint8_t *udp = ip + IPV4_HEADER;
    struct frame *frame = &frames->frame;

    if (frames->layers != NULL || depth >= DEPTH_MAX || !is_usual(ip, n, len))
        return false;
    len = be16(ip + 2);
    if (n > len)
        n = len;
    /* Before the packet is compared: who copies these soon need not wait for them. */
    frame->tos = ip[1];
    frame->ttl = ip[8];
    set_endpoint(&frame->src, ip + 12, be16(udp));
    set_endpoint(&frame->dst, ip + 16, be16(udp + 2));
    frame->missing = len - n;
    if (recent_is_duplicate_udp(frames->recent, ip, n, len, frame->time)) {
        frames->stats.duplicates++;
        return true;
    }
    struct cursor c = { .p = ip + headers,
                        .n = n - headers,
                        .len = len - headers,
                        .ref = ref != REF_NONE ? ref + headers : REF_NONE,
                        .depth = (uint8_t)(depth + 1) };

    datagram_of_udp(frames, &c);
    return true;
}

bool decode_usual(struct frames *frames, const struct cursor *c)
{
    return decode(frames, c->p, c->n, c->len, c->ref, c->depth);
}

bool decode_usual_ethernet(struct frames *frames, const struct packet *p)
{
    struct cursor c = cursor_of(p);

    if (p->link != ETHERNET || c.n < ETHERNET_HEADER || be16(c.p + 12) != ETHERTYPE_IPV4)
        return false;
    cursor_skip(&c, ETHERNET_HEADER);
    return decode(frames, c.p, c.n, c.len, c.ref, c.depth);
}
