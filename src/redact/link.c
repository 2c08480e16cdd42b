/* link.c - the layers around IP: link headers, tags, labels. */
#include "config.h"

#include "base/mem.h"
#include "redact/redact_private.h"

#define LENGTH_MAX 1500u /* above it the field is an EtherType */
#define MAC 6u

/* The last three bytes of a MAC address tell the device, the first three its maker. */
static void redact_device(const struct redact_walk *w, uint8_t *p)
{
    redact_mac(w->redact, p);
}

/* 802.2: IP as SNAP, or by its own service access point. */
static void redact_llc(struct redact_walk *w, uint8_t *p, size_t n)
{
    if (n >= 3 && p[0] == 0x06 && p[1] == 0x06 && p[2] == 0x03)
        redact_ip(w, p + 3, n - 3);
    else if (n >= 8 && p[0] == 0xaa && p[1] == 0xaa && p[2] == 0x03 &&
             walk_get16(p + 6) > LENGTH_MAX)
        redact_ethertype(w, walk_get16(p + 6), p + 8, n - 8);
    else
        walk_clear(w, p, n);
}

static void redact_vlan(struct redact_walk *w, uint8_t *p, size_t n)
{
    if (n >= 4)
        redact_ethertype(w, walk_get16(p + 2), p + 4, n - 4);
    else
        walk_clear(w, p, n);
}

static void redact_mpls(struct redact_walk *w, uint8_t *p, size_t n)
{
    size_t at = 0;

    while (at + 4 <= n && (p[at + 2] & 1) == 0)
        at += 4;
    at += 4;
    if (at <= n)
        redact_ip(w, p + at, n - at);
    else
        walk_clear(w, p, n);
}

/* RFC 1661: address and control may be left out, and so may the upper byte of the protocol. */
void redact_link_ppp(struct redact_walk *w, uint8_t *p, size_t n)
{
    size_t at = n >= 2 && p[0] == 0xff && p[1] == 0x03 ? 2 : 0;
    unsigned protocol = 0;

    if (at < n && (p[at] & 1)) {
        protocol = p[at++];
    } else if (at + 2 <= n) {
        protocol = walk_get16(p + at);
        at += 2;
    }
    if (protocol == 0x21 || protocol == 0x57)
        redact_ip(w, p + at, n - at);
    else
        walk_clear(w, p + at, n - at);
}

static void redact_hdlc(struct redact_walk *w, uint8_t *p, size_t n)
{
    if (n >= 4)
        redact_ethertype(w, walk_get16(p + 2), p + 4, n - 4);
    else
        walk_clear(w, p, n);
}

/* RFC 1547 or Cisco's HDLC: the first byte tells which. */
static void redact_ppp_serial(struct redact_walk *w, uint8_t *p, size_t n)
{
    if (n > 0 && (p[0] == 0x0f || p[0] == 0x8f))
        redact_hdlc(w, p, n);
    else
        redact_link_ppp(w, p, n);
}

static void redact_pppoe(struct redact_walk *w, uint8_t *p, size_t n)
{
    if (n < 6 || p[0] != 0x11 || p[1] != 0) {
        walk_clear(w, p, n);
        return;
    }
    size_t length = walk_get16(p + 4) < n - 6 ? walk_get16(p + 4) : n - 6;

    redact_link_ppp(w, p + 6, length);
    walk_clear(w, p + 6 + length, n - 6 - length);
}

static const struct {
    unsigned type;
    layer *redact;
} ethertypes[] = {
    { 0x0800, redact_ip },   { 0x86dd, redact_ip },   { 0x8100, redact_vlan },
    { 0x88a8, redact_vlan }, { 0x9100, redact_vlan }, { 0x8864, redact_pppoe },
    { 0x8847, redact_mpls }, { 0x8848, redact_mpls }, { 0x6558, redact_link_ethernet },
};

void redact_ethertype(struct redact_walk *w, unsigned type, uint8_t *p, size_t n)
{
    layer *redact = NULL;

    if (type <= LENGTH_MAX) {
        size_t length = type < n ? type : n;

        redact_llc(w, p, length);
        walk_clear(w, p + length, n - length);
        return;
    }
    for (size_t i = 0; i < ARRAY_SIZE(ethertypes); i++)
        if (ethertypes[i].type == type)
            redact = ethertypes[i].redact;
    if (redact == NULL || w->depth >= WALK_DEPTH) {
        walk_clear(w, p, n);
        return;
    }
    w->depth++;
    redact(w, p, n);
    w->depth--;
}

void redact_link_ethernet(struct redact_walk *w, uint8_t *p, size_t n)
{
    if (n < 2 * MAC + 2) {
        walk_clear(w, p, n);
        return;
    }
    redact_device(w, p);
    redact_device(w, p + MAC);
    redact_ethertype(w, walk_get16(p + 2 * MAC), p + 2 * MAC + 2, n - 2 * MAC - 2);
}

/* Linux's cooked headers: where the length of the sender's address is, and the protocol. */
static void redact_cooked(struct redact_walk *w, uint8_t *p, size_t n, const size_t at[3])
{
    const size_t header = at[0], address = at[1], protocol = at[2];

    if (n < header) {
        walk_clear(w, p, n);
        return;
    }
    size_t length = header == 16 ? walk_get16(p + 4) : p[11];
    unsigned type = walk_get16(p + protocol);

    if (length == MAC)
        redact_device(w, p + address);
    else
        walk_clear(w, p + address, 8);
    if (type == 4)
        redact_llc(w, p + header, n - header);
    else if (type > LENGTH_MAX)
        redact_ethertype(w, type, p + header, n - header);
    else
        walk_clear(w, p + header, n - header);
}

static void redact_sll(struct redact_walk *w, uint8_t *p, size_t n)
{
    static const size_t at[] = { 16, 6, 14 };

    redact_cooked(w, p, n, at);
}

static void redact_sll2(struct redact_walk *w, uint8_t *p, size_t n)
{
    static const size_t at[] = { 20, 12, 0 };

    redact_cooked(w, p, n, at);
}

/* The address family says no more than the version of IP does. */
static void redact_null(struct redact_walk *w, uint8_t *p, size_t n)
{
    if (n >= 4)
        redact_ip(w, p + 4, n - 4);
    else
        walk_clear(w, p, n);
}

/* The numbers of frame/link.c. */
static const struct {
    int link;
    layer *redact;
} links[] = {
    { 1, redact_link_ethernet }, { 113, redact_sll },    { 276, redact_sll2 },
    { 12, redact_ip },           { 14, redact_ip },      { 101, redact_ip },
    { 228, redact_ip },          { 229, redact_ip },     { 0, redact_null },
    { 108, redact_null },        { 9, redact_link_ppp }, { 50, redact_ppp_serial },
    { 51, redact_pppoe },        { 104, redact_hdlc },   { 252, redact_exported },
};

void redact_link(struct redact_walk *w, int link, uint8_t *p, size_t n)
{
    for (size_t i = 0; i < ARRAY_SIZE(links); i++) {
        if (links[i].link == link) {
            links[i].redact(w, p, n);
            return;
        }
    }
    walk_clear(w, p, n);
}
