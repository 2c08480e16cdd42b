/* packet.c - a packet from the outside to the inside, in place: IP and what it carries. */
#include "config.h"

#include <stdlib.h>

#include "base/mem.h"
#include "redact/redact_private.h"

enum {
    HOP_BY_HOP = 0,
    ICMP = 1,
    TCP = 6,
    UDP = 17,
    ROUTING = 43,
    FRAGMENT = 44,
    AUTHENTICATION = 51,
    ICMPV6 = 58,
    DESTINATION = 60
};
enum { GRE_CHECKSUM = 0x8000, GRE_ROUTING = 0x4000, GRE_KEY = 0x2000, GRE_SEQUENCE = 0x1000 };

#define UDP_HEADER 8u
#define TCP_HEADER 20u
#define TCP_SYN 2
#define ICMP_HEADER 8u
#define ICMP_REDIRECT 5
#define IPV6_HEADER 40u
#define VXLAN_PORT 4789
#define VXLAN_HEADER 8u
#define ERSPAN 0x88be
#define ERSPAN_III 0x22eb

/* The two ends of a packet, and the sums of their addresses: checksums cover them. */
struct ends {
    struct addr src, dst;
    uint32_t before, after;
    bool six;
};

/* Checksums (RFC 1071), mended by the difference (RFC 1624): right stays right although some of
 * the packet may not have been captured. */

static uint32_t sum_of(const uint8_t *p, size_t n)
{
    uint64_t sum = 0;

    for (size_t i = 0; i < n; i++)
        sum += i & 1 ? p[i] : (uint64_t)p[i] << 8;
    while (sum >> 16)
        sum = (sum & 0xffff) + (sum >> 16);
    return (uint32_t)sum;
}

static void mend(uint8_t *checksum, uint32_t before, uint32_t after)
{
    uint32_t sum = (~walk_get16(checksum) & 0xffff) + (~before & 0xffff) + after;

    if (before == after) /* 0 and 0xffff stay what they are */
        return;
    while (sum >> 16)
        sum = (sum & 0xffff) + (sum >> 16);
    sum = ~sum & 0xffff;
    checksum[0] = (uint8_t)(sum >> 8);
    checksum[1] = (uint8_t)sum;
}

/* The payload of IP */

static bool is_vxlan(const uint8_t *p, size_t n)
{
    return n >= VXLAN_HEADER && walk_get32(p) == 0x08000000 && p[7] == 0;
}

static void redact_udp(struct redact_walk *w, const struct ends *ends, uint8_t *p, size_t n)
{
    if (n < UDP_HEADER) {
        walk_clear(w, p, n);
        return;
    }
    size_t stated = walk_get16(p + 4), length = stated >= UDP_HEADER && stated < n ? stated : n;
    uint8_t *payload = p + UDP_HEADER;
    uint32_t before = sum_of(payload, n - UDP_HEADER);
    unsigned from = walk_get16(p), to = walk_get16(p + 2);

    length -= UDP_HEADER;
    if (to == VXLAN_PORT && is_vxlan(payload, length))
        redact_link_ethernet(w, payload + VXLAN_HEADER, length - VXLAN_HEADER);
    else if (!w->learning)
        redact_datagram(w->redact, from, to, payload, length);
    walk_clear(w, payload + length, n - UDP_HEADER - length);
    if (walk_get16(p + 6) == 0) /* none */
        return;
    mend(p + 6, before, sum_of(payload, n - UDP_HEADER));
    mend(p + 6, ends->before, ends->after);
    if (walk_get16(p + 6) == 0) /* RFC 768 */
        p[6] = p[7] = 0xff;
}

static void redact_tcp(struct redact_walk *w, const struct ends *ends, uint8_t *p, size_t n)
{
    size_t header = n >= TCP_HEADER ? (size_t)(p[12] >> 4) * 4 : 0;

    if (header < TCP_HEADER || header > n) { /* quoted in part: the ports say enough */
        walk_clear(w, p + (n < 8 ? n : 8), n < 8 ? 0 : n - 8);
        return;
    }
    uint8_t *payload = p + header;
    uint32_t before = sum_of(payload, n - header);
    uint32_t seq = walk_get32(p + 4) + (p[13] & TCP_SYN ? 1 : 0);
    struct endpoint src = { ends->src, (uint16_t)walk_get16(p) };
    struct endpoint dst = { ends->dst, (uint16_t)walk_get16(p + 2) };

    if (w->spans != NULL && !w->learning)
        spans_segment(w->spans, src, dst, w->number, seq, (char *)payload, n - header);
    else if (!w->learning)
        redact_piece(w->redact, payload, n - header);
    mend(p + 16, before, sum_of(payload, n - header));
    mend(p + 16, ends->before, ends->after);
}

/* The packet that an ICMP error quotes is redacted as it was itself; of other messages nothing is
 * left. */
static void redact_icmp(struct redact_walk *w, const struct ends *ends, uint8_t *p, size_t n)
{
    static const uint8_t errors[] = { 3, 4, ICMP_REDIRECT, 11, 12 };
    bool six = ends->six, error = six && n > 0 && p[0] >= 1 && p[0] <= 4;

    if (n < ICMP_HEADER) {
        walk_clear(w, p, n);
        return;
    }
    uint32_t before = sum_of(p, n);

    for (size_t i = 0; !six && i < sizeof errors; i++)
        error = error || p[0] == errors[i];
    if (!six && p[0] == ICMP_REDIRECT)
        memcpy(p + 4, redact_addr(w->redact, addr_ipv4(p + 4)).bytes, 4);
    if (error) {
        bool quoted = w->quoted;

        w->quoted = true;
        redact_ip(w, p + ICMP_HEADER, n - ICMP_HEADER);
        w->quoted = quoted;
    } else {
        walk_clear(w, p + ICMP_HEADER, n - ICMP_HEADER);
    }
    mend(p + 2, before, sum_of(p, n));
    if (six)
        mend(p + 2, ends->before, ends->after);
}

static void redact_erspan(struct redact_walk *w, unsigned type, unsigned flags, uint8_t *p,
                          size_t n)
{
    size_t header = 0;

    if (type == ERSPAN_III)
        header = n >= 12 && p[11] & 1 ? 20 : 12;
    else if (flags & GRE_SEQUENCE)
        header = 8;
    bool ip = type == ERSPAN_III && n >= 12 && (p[10] >> 2 & 31) == 2;

    if (n < header)
        walk_clear(w, p, n);
    else
        (ip ? redact_ip : redact_link_ethernet)(w, p + header, n - header);
}

/* RFC 2784, 2890. */
static void redact_gre(struct redact_walk *w, const struct ends *ends, uint8_t *p, size_t n)
{
    unsigned flags = n >= 4 ? walk_get16(p) : 7, type = n >= 4 ? walk_get16(p + 2) : 0;
    size_t header = 4u + (flags & GRE_CHECKSUM ? 4 : 0) + (flags & GRE_KEY ? 4 : 0) +
                    (flags & GRE_SEQUENCE ? 4 : 0);

    (void)ends;
    if (n < header || (flags & 7) != 0 || flags & GRE_ROUTING) {
        walk_clear(w, p, n);
        return;
    }
    uint32_t before = sum_of(p, n);

    if (type == ERSPAN || type == ERSPAN_III)
        redact_erspan(w, type, flags, p + header, n - header);
    else if (type >= 0x0600)
        redact_ethertype(w, type, p + header, n - header);
    else
        walk_clear(w, p + header, n - header);
    if (flags & GRE_CHECKSUM)
        mend(p + 4, before, sum_of(p, n));
}

static void redact_inner(struct redact_walk *w, const struct ends *ends, uint8_t *p, size_t n)
{
    (void)ends;
    redact_ip(w, p, n);
}

static void redact_protocol(struct redact_walk *w, unsigned protocol, const struct ends *ends,
                            uint8_t *p, size_t n)
{
    static void (*const protocols[256])(struct redact_walk *, const struct ends *, uint8_t *,
                                        size_t) = {
        [ICMP] = redact_icmp, [4] = redact_inner, [TCP] = redact_tcp,     [UDP] = redact_udp,
        [41] = redact_inner,  [47] = redact_gre,  [ICMPV6] = redact_icmp,
    };

    if (protocols[protocol] != NULL)
        protocols[protocol](w, ends, p, n);
    else
        walk_clear(w, p, n);
}

/* Fragments */

static void redact_payload_of_ipv6(struct redact_walk *w, unsigned protocol,
                                   const struct ends *ends, struct span_fragment *part, uint8_t *p,
                                   size_t n);

/* A whole datagram, wherever it came in one piece. */
static void redact_whole(struct redact_walk *w, const struct ends *ends, struct span_fragment *part,
                         uint8_t *p, size_t n)
{
    if (ends->six)
        redact_payload_of_ipv6(w, part->protocol, ends, part, p, n);
    else
        redact_protocol(w, part->protocol, ends, p, n);
}

static void learn_fragment(struct redact_walk *w, const struct ends *ends,
                           struct span_fragment *part, const uint8_t *p, size_t n)
{
    size_t whole = 0;
    const uint8_t *bytes = w->quoted ? NULL : spans_add(w->spans, part, p, n, &whole);

    if (bytes == NULL)
        return;
    uint8_t *copy = xmalloc(whole + 1); /* a tunnel: there may be others in it */

    memcpy(copy, bytes, whole);
    redact_whole(w, ends, part, copy, whole);
    free(copy);
}

/* The fragment's bytes are those of the redacted datagram, its checksum too. */
static void redact_fragment(struct redact_walk *w, const struct ends *ends,
                            struct span_fragment *part, uint8_t *p, size_t n)
{
    size_t whole = 0;
    uint8_t *bytes;

    part->number = w->number;
    part->time = w->time;
    if (w->learning) {
        learn_fragment(w, ends, part, p, n);
        return;
    }
    if (w->spans != NULL && !w->quoted && spans_fragment(w->spans, part, p, n))
        return;
    bytes = w->spans != NULL && !w->quoted ? spans_datagram(w->spans, part, &whole) : NULL;
    if (bytes != NULL) {
        struct span_fragment inside = *part;

        redact_whole(w, ends, &inside, bytes, whole);
        spans_keep(w->spans, part, bytes, whole);
        spans_fragment(w->spans, part, p, n);
    } else if (part->offset == 0) {
        redact_whole(w, ends, part, p, n);
    } else {
        walk_clear(w, p, n);
    }
}

/* IP */

static void redact_addresses(const struct redact *r, uint8_t *p, size_t each)
{
    for (size_t i = 0; i < 2; i++) {
        struct addr a = each == 4 ? addr_ipv4(p + i * each) : addr_ipv6(p + i * each);
        bool mapped = each == 16 && a.family == ADDR_IPV4;

        a = redact_addr(r, a);
        memcpy(p + i * each + (mapped ? 12 : 0), a.bytes, mapped ? 4 : each);
    }
}

static void redact_ipv4(struct redact_walk *w, uint8_t *p, size_t n)
{
    size_t header = (size_t)(p[0] & 15) * 4;

    if (header < 20 || n < header) {
        walk_clear(w, p + 1, n - 1);
        return;
    }
    struct ends ends = { addr_ipv4(p + 12), addr_ipv4(p + 16), sum_of(p + 12, 8), 0, false };
    uint32_t before = sum_of(p, header);
    size_t stated = walk_get16(p + 2), total = stated >= header && stated < n ? stated : n;
    unsigned fragment = walk_get16(p + 6);
    struct span_fragment part = {
        .src = ends.src,
        .dst = ends.dst,
        .id = walk_get16(p + 4),
        .protocol = p[9],
        .offset = (fragment & 0x1fff) * 8,
        .more = (fragment & 0x2000) != 0,
        .len = (uint32_t)((stated >= header ? stated : n) - header),
    };

    redact_addresses(w->redact, p + 12, 4);
    walk_clear(w, p + 20, header - 20);  /* options may name addresses */
    walk_clear(w, p + total, n - total); /* padding may be anything */
    ends.after = sum_of(p + 12, 8);
    mend(p + 10, before, sum_of(p, header));
    if ((fragment & 0x3fff) != 0)
        redact_fragment(w, &ends, &part, p + header, total - header);
    else
        redact_protocol(w, p[9], &ends, p + header, total - header);
}

/* Options and routes may name addresses: of options padding is left, of routes no place. */
static size_t redact_extension(const struct redact_walk *w, unsigned protocol, uint8_t *p, size_t n)
{
    size_t size = n < 8 ? n + 1 : protocol == AUTHENTICATION ? (p[1] + 2u) * 4 : (p[1] + 1u) * 8;

    if (size > n)
        return 0;
    if (protocol == ROUTING)
        walk_clear(w, p + 8, size - 8);
    else if (protocol != AUTHENTICATION)
        walk_clear(w, p + 2, size - 2);
    return size;
}

static void redact_payload_of_ipv6(struct redact_walk *w, unsigned protocol,
                                   const struct ends *ends, struct span_fragment *part, uint8_t *p,
                                   size_t n)
{
    size_t size;

    while (protocol == HOP_BY_HOP || protocol == ROUTING || protocol == DESTINATION ||
           protocol == AUTHENTICATION) {
        unsigned next = n > 0 ? p[0] : 0;

        size = redact_extension(w, protocol, p, n);
        if (size == 0) {
            walk_clear(w, p, n);
            return;
        }
        protocol = next;
        p += size;
        n -= size;
        part->len = part->len > size ? part->len - (uint32_t)size : 0;
    }
    if (protocol != FRAGMENT) {
        redact_protocol(w, protocol, ends, p, n);
        return;
    }
    if (n < 8 || w->depth >= WALK_DEPTH) {
        walk_clear(w, p, n);
        return;
    }
    part->protocol = p[0];
    part->id = walk_get32(p + 4);
    part->offset = walk_get16(p + 2) & 0xfff8;
    part->more = (p[3] & 1) != 0;
    part->len = part->len > 8 ? part->len - 8 : 0;
    bool whole = part->offset == 0 && !part->more; /* RFC 6946 */

    w->depth++;
    (whole ? redact_whole : redact_fragment)(w, ends, part, p + 8, n - 8);
    w->depth--;
}

static void redact_ipv6(struct redact_walk *w, uint8_t *p, size_t n)
{
    if (n < IPV6_HEADER) {
        walk_clear(w, p + 1, n - 1);
        return;
    }
    struct ends ends = { addr_ipv6(p + 8), addr_ipv6(p + 24), sum_of(p + 8, 32), 0, true };
    size_t stated = walk_get16(p + 4), length = n - IPV6_HEADER;
    struct span_fragment part = { .src = ends.src, .dst = ends.dst };

    if (stated > 0 && stated < length)
        length = stated;
    part.len = (uint32_t)(stated > 0 ? stated : length);
    redact_addresses(w->redact, p + 8, 16);
    walk_clear(w, p + IPV6_HEADER + length, n - IPV6_HEADER - length);
    ends.after = sum_of(p + 8, 32);
    redact_payload_of_ipv6(w, p[6], &ends, &part, p + IPV6_HEADER, length);
}

void redact_ip(struct redact_walk *w, uint8_t *p, size_t n)
{
    if (n == 0)
        return;
    if (w->depth >= WALK_DEPTH || (p[0] >> 4 != 4 && p[0] >> 4 != 6)) {
        walk_clear(w, p, n);
        return;
    }
    w->depth++;
    (p[0] >> 4 == 4 ? redact_ipv4 : redact_ipv6)(w, p, n);
    w->depth--;
}

void redact_packet(const struct redact *r, struct spans *spans, const struct packet *packet,
                   uint8_t *copy)
{
    struct redact_walk w = {
        .redact = r, .spans = spans, .number = packet->number, .time = packet->time
    };

    if (packet->caplen == 0)
        return;
    memcpy(copy, packet->data, packet->caplen);
    redact_link(&w, packet->link, copy, packet->caplen);
}
