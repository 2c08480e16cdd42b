/* frame_private.h - declarations that the layers of frame/ share; for this folder only.
 *
 * A packet is peeled from the outside: each decoder checks its header against the cursor, moves the
 * cursor behind it, notes what it learned in frames->frame and calls the next decoder, found in a
 * table. Decoders that find a contradiction count it and return. */
#ifndef SIPWHY_FRAME_FRAME_PRIVATE_H
#define SIPWHY_FRAME_FRAME_PRIVATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/placing.h"
#include "frame/duplicate.h"
#include "frame/frame.h"
#include "frame/layers.h"

/* Layers within one packet: tags, tunnels and extension headers, however they are mixed. */
#define DEPTH_MAX 24

struct cursor {
    const uint8_t *p;
    uint32_t n;   /* bytes captured at `p` */
    uint32_t len; /* bytes that were on the wire; n or more */
    ref_t ref;    /* of p[0]; REF_NONE if it was put together */
    uint8_t depth;
};

struct fragments;
struct tcp;
struct tls_streams;
struct hep;
struct carriers;
struct sctp;
struct turn;

struct frames {
    frame_sink *sink;
    void *context;
    struct frames_limits limits;
    struct frames_stats stats;
    struct frames_lost lost;
    struct frame frame; /* the packet in hand, as far as known */
    struct recent *recent;
    struct fragments *fragments;
    struct tcp *tcp;
    struct tls_streams *tls;
    struct carriers *carriers;
    struct hep *hep;         /* NULL: none was seen */
    struct endpoint hep_own; /* what goes there is passed over; no family: nothing is */
    char *hep_key;           /* that HEP must have; NULL: any */
    struct sctp *sctp;       /* the same */
    struct turn *turn;       /* the same */
    nanos_t last_tick;
    struct layers *layers; /* the layers of one packet are asked for (layers.h); else NULL */
    unit_sink *unit_sink;  /* NULL: nobody asks for units of streams */
    void *unit_context;
    datagram_sink *datagram_sink; /* the same of datagrams in fragments */
    void *datagram_context;
    pieces_sink *pieces_sink; /* and of messages in SCTP */
    void *pieces_context;
};

typedef void decoder(struct frames *, struct cursor *);

/* link.c: NULL for a link type that is not known. */
decoder *link_decoder(int link);
decoder decode_ethernet;
/* The protocol that an EtherType announces; up to 1500 it is the length of an 802.3 frame. */
void decode_ethertype(struct frames *, struct cursor *, uint16_t type);
decoder decode_llc, decode_mpls;
decoder decode_radiotap, decode_wifi; /* wifi.c */
decoder decode_nflog;                 /* nflog.c */

decoder decode_exported;                             /* exported.c */
decoder decode_ppp, decode_ppp_serial, decode_pppoe; /* ppp.c */
decoder decode_ip, decode_ipv4, decode_ipv6;         /* ip.c; decode_ip looks at the version */
/* ip.c: passes over the extension headers of IPv6; a fragment header ends the walk with *protocol
 * 44. False if they are cut off or too many. */
bool pass_extensions(struct frames *, struct cursor *, uint8_t *protocol);
/* The headers behind the fixed header of IPv6, or the header of a fragment. */
void decode_ipv6_payload(struct frames *, struct cursor *, uint8_t protocol);
void decode_protocol(struct frames *, struct cursor *, uint8_t protocol);
/* A datagram that came in fragments, whose ends are those of frames->frame. */
void decode_fragmented(struct frames *, struct cursor *, uint8_t protocol);
decoder decode_gre, decode_nsh;            /* tunnel.c */
decoder decode_esp, decode_authentication; /* esp.c */
/* tunnel_udp.c: what its ports or its form say to be a tunnel. False: it is none, nothing was
 * done. */
bool decode_udp_tunnel(struct frames *, struct cursor *);
/* By its low byte: false for nearly all ports, true for each that decode_udp_tunnel() looks at. */
extern const bool tunnel_bytes[256];
static inline bool may_be_tunnel(uint16_t port)
{
    return tunnel_bytes[port & 0xff];
}
/* hep.c: false: it is none, nothing was done. */
bool decode_hep(struct frames *, const struct cursor *);
void hep_free(struct hep *); /* NULL is allowed */
#define HEP_REPORT_MAX 1024u
/* hep_report.c: a report of RTCP that an agent retold as JSON, as a packet of RFC 3550 section 6.4
 * again; its length, or 0 if it is none. */
uint32_t hep_report_packet(struct slice json, uint8_t packet[HEP_REPORT_MAX]);
/* usual.c: a packet of IPv4 as most are, and one in Ethernet. False: it is none, nothing was
 * done. */
bool decode_usual(struct frames *, const struct cursor *);
bool decode_usual_ethernet(struct frames *, const struct packet *);
decoder decode_ipv4_of_any_kind; /* ip.c: the same and all others */
/* udp.c: what is behind the header of UDP, whose ports and missing bytes frames->frame has. */
void datagram_of_udp(struct frames *, struct cursor *);
decoder decode_udp, decode_tcp, decode_icmp, decode_icmpv6;
decoder decode_sctp; /* sctp.c */
void sctp_tick(struct frames *, nanos_t now);
void sctp_flush(struct frames *);
void sctp_free(struct sctp *); /* NULL is allowed */
decoder decode_arp;            /* neighbour.c */
decoder decode_neighbour;      /* ICMPv6 135 and 136, from its header on */
/* frames.c: a frame of a stream goes to the sink, and what its bytes carry after it. */
void emit_stream(struct frames *, const struct frame *);
/* The same of bytes that were deciphered. */
void emit_clear_stream(struct frames *, const struct frame *);

/* True if `need` bytes were captured. A layer whose length on the wire cannot hold its header is
 * malformed; one that the capture cut off is not. */
static inline bool cursor_has(struct frames *frames, const struct cursor *c, uint32_t need)
{
    if (c->n >= need)
        return true;
    if (c->len < need)
        frames->stats.malformed++;
    return false;
}

static inline struct cursor cursor_of(const struct packet *packet)
{
    return (struct cursor){
        .p = packet->data,
        .n = packet->caplen,
        .len = packet->len > packet->caplen ? packet->len : packet->caplen,
        .ref = packet->ref,
    };
}

/* `by` bytes that cursor_has() vouches for are done with. */
static inline void cursor_skip(struct cursor *c, uint32_t by)
{
    c->p += by;
    c->n -= by;
    c->len -= by;
    if (c->ref != REF_NONE)
        c->ref += by;
}

/* The layer says that it is `len` bytes long: what follows is padding, or somebody else's. */
static inline void cursor_cut(struct cursor *c, uint32_t len)
{
    if (c->len > len)
        c->len = len;
    if (c->n > len)
        c->n = len;
}

/* One layer deeper; false when there are too many. */
static inline bool cursor_enter(struct frames *frames, struct cursor *c)
{
    if (++c->depth <= DEPTH_MAX)
        return true;
    frames->stats.too_deep++;
    return false;
}

/* layers.c: where a decoder is asked for its layers, it tells of each before what is within it. */
struct fragment;
COLD void layers_note(struct frames *, enum layer_kind, const uint8_t *p, uint32_t n);
/* An address under a mask. */
COLD void layers_note_masked(struct frames *, const uint8_t *p, uint32_t n, const uint8_t *mask);
/* Of `n` bytes from `p` on, `where` bytes behind which the checksum stands. */
COLD void layers_note_sum(struct frames *, enum layer_sum, const uint8_t *p, uint32_t n,
                          uint32_t where);
COLD void layers_note_segment(struct frames *, const struct cursor *, uint32_t seq);
COLD void layers_note_piece(struct frames *, const struct cursor *, uint64_t piece);
COLD void layers_note_fragment(struct frames *, const struct cursor *, const struct fragment *);
/* The layers of `n` bytes of a stream whose ends are those of `frame`. */
typedef void unit_noter(struct frames *, const struct cursor *);
void layers_of_unit(struct layers *layers, unit_noter *note, const struct frame *frame,
                    const uint8_t *p, uint32_t n);
/* Destination, source and type. */
COLD void layers_note_ethernet(struct frames *, const struct cursor *);

/* The next `n` bytes are a header in which nobody is named. */
static inline void layer_header(struct frames *frames, const struct cursor *c, uint32_t n)
{
    if (frames->layers != NULL)
        layers_note(frames, LAYER_HEADER, c->p, n);
}

/* Time that passed; 0 when the clock went back. */
static inline uint64_t time_since(nanos_t then, nanos_t now)
{
    return now > then ? (uint64_t)now - (uint64_t)then : 0;
}

#endif
