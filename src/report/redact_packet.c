/* redact_packet.c - a packet from the outside to the inside, in place. */
#include "config.h"

#include <string.h>

#include "base/mem.h"
#include "report/redact.h"
#include "rtp/packet.h"
#include "sip/message.h"

#define PROTOCOL_ICMP 1
#define PROTOCOL_TCP 6
#define PROTOCOL_UDP 17
#define PROTOCOL_ICMPV6 58
#define DNS_PORT 53
#define RTP_HEADER 12
#define RTCP_SDES 202
#define VLAN_TAG 4

/* Where IP begins behind each link header; MAC addresses stand at its start where there are. */
static const struct link {
    int link;                                         /* DLT_*, as in frame/link.c */
    size_t header, type;                              /* type: where the EtherType is; 0: nowhere */
    size_t macs;                                      /* bytes of them */
} links[] = {
    {1, 14, 12, 12}, {113, 16, 14, 0}, {276, 20, 0, 0}, {12, 0, 0, 0}, {14, 0, 0, 0},
    {101, 0, 0, 0},  {228, 0, 0, 0},   {229, 0, 0, 0},  {0, 4, 0, 0},  {108, 4, 0, 0},
};

static unsigned get16(const uint8_t *p)
{
    return (unsigned)p[0] << 8 | p[1];
}

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
    uint32_t sum = (~get16(checksum) & 0xffff) + (~before & 0xffff) + after;

    while (sum >> 16)
        sum = (sum & 0xffff) + (sum >> 16);
    sum = ~sum & 0xffff;
    checksum[0] = (uint8_t)(sum >> 8);
    checksum[1] = (uint8_t)sum;
}

/* Payloads */

/* Items of a source description name people: user@host, names, numbers (RFC 3550 section 6.5). */
static void redact_rtcp(const struct redact *r, uint8_t *p, size_t n)
{
    for (size_t at = 0; at + 4 <= n;) {
        size_t length = (get16(p + at + 2) + 1) * (size_t)4;

        if (length > n - at)
            length = n - at;
        for (size_t i = at + 8; p[at + 1] == RTCP_SDES && i + 2 <= at + length && p[i] != 0;) {
            size_t text = p[i + 1] < at + length - i - 2 ? p[i + 1] : at + length - i - 2;
            redact_words(r, (char *)p + i + 2, text);
            i += 2 + text;
        }
        at += length;
    }
}

static void redact_datagram(const struct redact *r, unsigned from, unsigned to, uint8_t *p,
                            size_t n)
{
    struct slice bytes = {(char *)p, n};
    struct rtp_packet rtp;

    if (sip_looks_like(bytes))
        redact_sip(r, (char *)p, n);
    else if (from == DNS_PORT || to == DNS_PORT)
        redact_dns(r, p, n);
    else if (rtcp_looks_like(bytes))
        redact_rtcp(r, p, n);
    else if (rtp_parse(bytes, &rtp))
        memset(p + RTP_HEADER, 0, n - RTP_HEADER);
    else
        memset(p, 0, n);
}

static void redact_segment(const struct redact *r, uint8_t *p, size_t n)
{
    if (sip_looks_like((struct slice){(char *)p, n}))
        redact_sip(r, (char *)p, n);
    else
        redact_blot((char *)p, n);
}

/* Layers */

static void redact_ip(const struct redact *r, uint8_t *p, size_t n, unsigned depth);

/* Where a protocol's checksum and its payload are; false: it is not known, or cut off. */
static bool find_parts(const uint8_t *p, size_t n, unsigned protocol, size_t *checksum,
                       size_t *payload)
{
    switch (protocol) {
    case PROTOCOL_UDP: *checksum = 6; *payload = 8; break;
    case PROTOCOL_ICMP:
    case PROTOCOL_ICMPV6: *checksum = 2; *payload = 8; break;
    case PROTOCOL_TCP:
        *checksum = 16;
        *payload = n > 12 ? (size_t)(p[12] >> 4) * 4 : n;
        break;
    default: return false;
    }
    return n >= *payload && *payload >= 8 && n >= *checksum + 2;
}

/* `addresses`: their sums before and after; checksums cover them, but for ICMP of IPv4. */
static void redact_protocol(const struct redact *r, uint8_t *p, size_t n, unsigned protocol,
                            const uint32_t addresses[2], unsigned depth)
{
    size_t checksum, payload;

    if (!find_parts(p, n, protocol, &checksum, &payload)) {
        memset(p, 0, n);
        return;
    }
    bool none = protocol == PROTOCOL_UDP && get16(p + checksum) == 0;
    uint32_t before = sum_of(p + payload, n - payload);

    if (protocol == PROTOCOL_UDP)
        redact_datagram(r, get16(p), get16(p + 2), p + payload, n - payload);
    else if (protocol == PROTOCOL_TCP)
        redact_segment(r, p + payload, n - payload);
    else
        redact_ip(r, p + payload, n - payload, depth + 1);
    if (none)
        return;
    mend(p + checksum, before, sum_of(p + payload, n - payload));
    if (protocol != PROTOCOL_ICMP)
        mend(p + checksum, addresses[0], addresses[1]);
}

static void redact_addresses(const struct redact *r, uint8_t *p, size_t each)
{
    for (size_t i = 0; i < 2; i++) {
        struct addr a = each == 4 ? addr_ipv4(p + i * each) : addr_ipv6(p + i * each);
        bool mapped = each == 16 && a.family == ADDR_IPV4;
        a = redact_addr(r, a);
        memcpy(p + i * each + (mapped ? 12 : 0), a.bytes, mapped ? 4 : each);
    }
}

static void redact_ipv4(const struct redact *r, uint8_t *p, size_t n, unsigned depth)
{
    size_t header = (size_t)(p[0] & 15) * 4;

    if (header < 20 || n < header) {
        memset(p + 1, 0, n - 1);
        return;
    }
    uint32_t addresses[2] = {sum_of(p + 12, 8)};
    size_t total = get16(p + 2) >= header && get16(p + 2) < n ? get16(p + 2) : n;

    redact_addresses(r, p + 12, 4);
    addresses[1] = sum_of(p + 12, 8);
    mend(p + 10, addresses[0], addresses[1]);
    if ((get16(p + 6) & 0x1fff) != 0)                 /* a later fragment */
        redact_blot((char *)p + header, total - header);
    else
        redact_protocol(r, p + header, total - header, p[9], addresses, depth);
}

static void redact_ipv6(const struct redact *r, uint8_t *p, size_t n, unsigned depth)
{
    if (n < 40) {
        memset(p + 1, 0, n - 1);
        return;
    }
    uint32_t addresses[2] = {sum_of(p + 8, 32)};
    size_t total = get16(p + 4) < n - 40 ? get16(p + 4) + 40u : n;

    redact_addresses(r, p + 8, 16);
    addresses[1] = sum_of(p + 8, 32);
    redact_protocol(r, p + 40, total - 40, p[6], addresses, depth);
}

static void redact_ip(const struct redact *r, uint8_t *p, size_t n, unsigned depth)
{
    if (n == 0 || depth > 1)
        return;
    if (p[0] >> 4 == 4)
        redact_ipv4(r, p, n, depth);
    else if (p[0] >> 4 == 6)
        redact_ipv6(r, p, n, depth);
    else
        memset(p, 0, n);
}

/* The last three bytes of a MAC address tell the device, the first three its maker. */
static void redact_macs(const struct redact *r, uint8_t *p, size_t n)
{
    for (size_t i = 0; i + 6 <= n; i += 6)
        if ((p[i] & 1) == 0)                          /* not multicast */
            redact_mac(r, p + i);
}

void redact_packet(const struct redact *r, const struct packet *packet, uint8_t *copy)
{
    size_t n = packet->caplen, at = 0;
    const struct link *link = NULL;

    memcpy(copy, packet->data, n);
    for (size_t i = 0; i < ARRAY_SIZE(links); i++)
        if (links[i].link == packet->link)
            link = &links[i];
    if (link == NULL || n < link->header) {
        memset(copy, 0, n);
        return;
    }
    redact_macs(r, copy, link->macs);
    at = link->header;
    for (size_t type = link->type; type > 0 && at + VLAN_TAG <= n; at += VLAN_TAG, type = at - 2)
        if (get16(copy + type) != 0x8100 && get16(copy + type) != 0x88a8)
            break;
    redact_ip(r, copy + at, n - at, 0);
}
