/* link.c - link layers down to IP: Ethernet, VLAN tags, cooked captures, PPP and the rest. */
#include "config.h"

#include "frame/frame_private.h"

#include "base/mem.h"

#define ETHERNET_HEADER 14u
#define LENGTH_MAX 1500u /* above it the field is an EtherType */

/* 802.2: only IP matters, as SNAP or (rarely) by its own service access point. */
void decode_llc(struct frames *frames, struct cursor *c)
{
    if (!cursor_has(frames, c, 3))
        return;
    if (c->p[0] == 0x06 && c->p[1] == 0x06 && c->p[2] == 0x03) {
        layer_header(frames, c, 3);
        cursor_skip(c, 3);
        decode_ipv4(frames, c);
        return;
    }
    if (c->p[0] != 0xaa || c->p[1] != 0xaa || c->p[2] != 0x03 || !cursor_has(frames, c, 8))
        return;
    uint16_t type = be16(c->p + 6);
    bool ethertype = c->p[3] == 0 && c->p[4] == 0 && (c->p[5] == 0 || c->p[5] == 0xf8);

    layer_header(frames, c, 8);
    cursor_skip(c, 8);
    if (ethertype && type > LENGTH_MAX)
        decode_ethertype(frames, c, type);
}

/* 802.1Q, 802.1ad and their forerunner: two bytes of tag, then another EtherType. */
static void decode_vlan(struct frames *frames, struct cursor *c)
{
    if (!cursor_has(frames, c, 4))
        return;
    uint16_t type = be16(c->p + 2);

    layer_header(frames, c, 4);
    cursor_skip(c, 4);
    decode_ethertype(frames, c, type);
}

/* RFC 3032: labels up to the one that is marked as the bottom; the payload names no type. */
void decode_mpls(struct frames *frames, struct cursor *c)
{
    bool bottom = false;

    while (!bottom) {
        if (!cursor_has(frames, c, 4) || !cursor_enter(frames, c))
            return;
        bottom = c->p[2] & 1;
        layer_header(frames, c, 4);
        cursor_skip(c, 4);
    }
    decode_ip(frames, c);
}

/* 802.1ah: priority and service, then the customer's frame from its addresses on. */
static void decode_backbone(struct frames *frames, struct cursor *c)
{
    if (!cursor_has(frames, c, 4))
        return;
    layer_header(frames, c, 4);
    cursor_skip(c, 4);
    decode_ethernet(frames, c);
}

/* 802.1AE: the bit E says that it is encrypted; else the packet is behind the tag, with a check
 * value at its end. */
static void decode_macsec(struct frames *frames, struct cursor *c)
{
    const uint8_t encrypted = 0x08, changed = 0x04, has_identifier = 0x20;

    if (!cursor_has(frames, c, 6))
        return;
    uint32_t header = c->p[0] & has_identifier ? 14 : 6;

    if (c->p[0] & (encrypted | changed)) {
        frames->stats.unread[UNREAD_MACSEC]++;
        return;
    }
    if (!cursor_has(frames, c, header + 2))
        return;
    uint16_t type = be16(c->p + header);

    layer_header(frames, c, header + 2);
    cursor_skip(c, header + 2);
    decode_ethertype(frames, c, type);
}

static const struct {
    uint16_t type;
    decoder *decode;
} ethertypes[] = {
    { 0x0800, decode_ipv4 },     { 0x86dd, decode_ipv6 },     { 0x0806, decode_arp },
    { 0x8100, decode_vlan },     { 0x88a8, decode_vlan },     { 0x9100, decode_vlan },
    { 0x8864, decode_pppoe },    { 0x8847, decode_mpls },     { 0x8848, decode_mpls },
    { 0x6558, decode_ethernet }, { 0x88e7, decode_backbone }, { 0x894f, decode_nsh },
    { 0x88e5, decode_macsec },
};

void decode_ethertype(struct frames *frames, struct cursor *c, uint16_t type)
{
    if (!cursor_enter(frames, c))
        return;
    if (type <= LENGTH_MAX) {
        cursor_cut(c, type);
        decode_llc(frames, c);
        return;
    }
    for (size_t i = 0; i < ARRAY_SIZE(ethertypes); i++) {
        if (ethertypes[i].type == type) {
            ethertypes[i].decode(frames, c);
            return;
        }
    }
}

void decode_ethernet(struct frames *frames, struct cursor *c)
{
    if (!cursor_has(frames, c, ETHERNET_HEADER))
        return;
    uint16_t type = be16(c->p + 12);

    if (frames->layers != NULL)
        layers_note_ethernet(frames, c);
    cursor_skip(c, ETHERNET_HEADER);
    decode_ethertype(frames, c, type);
}

/* The direction in the header of a cooked packet of Linux: 0 came to this machine, 4 left it. */
static void set_direction(struct frames *frames, unsigned type)
{
    if (type == 0)
        frames->frame.direction = DIRECTION_IN;
    else if (type == 4)
        frames->frame.direction = DIRECTION_OUT;
}

/* The protocol of a cooked header: an EtherType, or one of Linux's own below 1536. */
static void decode_cooked(struct frames *frames, struct cursor *c, uint16_t protocol)
{
    const uint16_t linux_802_2 = 4;

    if (protocol == linux_802_2)
        decode_llc(frames, c);
    else if (protocol > LENGTH_MAX)
        decode_ethertype(frames, c, protocol);
}

/* A cooked header with the address of the sender, of 8 bytes at most, at `at`. */
static void note_cooked(struct frames *frames, const struct cursor *c, uint32_t n, uint32_t at,
                        unsigned length)
{
    const unsigned mac = 6, most = 8;

    if (frames->layers == NULL)
        return;
    layers_note(frames, LAYER_HEADER, c->p, at);
    if (length == mac)
        layers_note(frames, LAYER_MAC, c->p + at, mac);
    layers_note(frames, LAYER_HEADER, c->p + at + most, n - at - most);
}

static void decode_sll(struct frames *frames, struct cursor *c)
{
    if (!cursor_has(frames, c, 16))
        return;
    uint16_t protocol = be16(c->p + 14);

    set_direction(frames, be16(c->p));
    note_cooked(frames, c, 16, 6, be16(c->p + 4));
    cursor_skip(c, 16);
    decode_cooked(frames, c, protocol);
}

static void decode_sll2(struct frames *frames, struct cursor *c)
{
    if (!cursor_has(frames, c, 20))
        return;
    uint16_t protocol = be16(c->p);

    set_direction(frames, c->p[10]);
    note_cooked(frames, c, 20, 12, c->p[11]);
    cursor_skip(c, 20);
    decode_cooked(frames, c, protocol);
}

/* DLT_NULL has the address family in the order of the machine that captured, DLT_LOOP in network
 * order. AF_INET is 2 everywhere, AF_INET6 nowhere the same. */
static void decode_null(struct frames *frames, struct cursor *c)
{
    static const struct {
        uint8_t family;
        decoder *decode;
    } families[] = {
        { 2, decode_ipv4 },  { 10, decode_ipv6 }, /* Linux */
        { 23, decode_ipv6 },                      /* Windows */
        { 24, decode_ipv6 },                      /* NetBSD, OpenBSD */
        { 28, decode_ipv6 },                      /* FreeBSD */
        { 30, decode_ipv6 },                      /* macOS */
    };

    if (!cursor_has(frames, c, 4))
        return;
    bool big = c->p[0] == 0 && c->p[1] == 0 && c->p[2] == 0;
    bool little = c->p[1] == 0 && c->p[2] == 0 && c->p[3] == 0;
    uint8_t family = big ? c->p[3] : c->p[0];

    layer_header(frames, c, 4);
    cursor_skip(c, 4);
    for (size_t i = 0; (big || little) && i < ARRAY_SIZE(families); i++) {
        if (families[i].family == family) {
            families[i].decode(frames, c);
            return;
        }
    }
}

/* Cisco's HDLC: address, control, EtherType. */
static void decode_hdlc(struct frames *frames, struct cursor *c)
{
    if (!cursor_has(frames, c, 4))
        return;
    uint16_t type = be16(c->p + 2);

    layer_header(frames, c, 4);
    cursor_skip(c, 4);
    if (type > LENGTH_MAX)
        decode_ethertype(frames, c, type);
}

/* The numbers are libpcap's DLT_* (and the LINKTYPE_* of files where they differ). */
static const struct {
    int link;
    decoder *decode;
} links[] = {
    { 1, decode_ethernet },    /* DLT_EN10MB */
    { 113, decode_sll },       /* DLT_LINUX_SLL */
    { 276, decode_sll2 },      /* DLT_LINUX_SLL2 */
    { 12, decode_ip },         /* DLT_RAW */
    { 14, decode_ip },         /* DLT_RAW of OpenBSD */
    { 101, decode_ip },        /* LINKTYPE_RAW */
    { 228, decode_ipv4 },      /* DLT_IPV4 */
    { 229, decode_ipv6 },      /* DLT_IPV6 */
    { 0, decode_null },        /* DLT_NULL */
    { 108, decode_null },      /* DLT_LOOP */
    { 9, decode_ppp },         /* DLT_PPP */
    { 50, decode_ppp_serial }, /* DLT_PPP_SERIAL */
    { 51, decode_pppoe },      /* DLT_PPP_ETHER */
    { 104, decode_hdlc },      /* DLT_C_HDLC */
    { 252, decode_exported },  /* DLT_WIRESHARK_UPPER_PDU */
    { 105, decode_wifi },      /* DLT_IEEE802_11 */
    { 127, decode_radiotap },  /* DLT_IEEE802_11_RADIO */
    { 239, decode_nflog },     /* DLT_NFLOG */
};

decoder *link_decoder(int link)
{
    for (size_t i = 0; i < ARRAY_SIZE(links); i++) {
        if (links[i].link == link)
            return links[i].decode;
    }
    return NULL;
}
