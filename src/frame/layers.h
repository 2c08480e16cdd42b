/* layers.h - the layers of one packet, each with its place: for who rewrites a packet.
 *
 * The decoders of frame/ tell where their headers are, in the order in which they peel them; what
 * comes later in the list is more exact, where two speak of the same bytes. Bytes that no layer
 * tells of are not known. A packet is read by itself: what came before it does not count, no
 * fragment is joined, nothing is unpacked, and a packet that was captured twice is read twice. */
#ifndef SIPWHY_FRAME_LAYERS_H
#define SIPWHY_FRAME_LAYERS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/addr.h"
#include "packet/packet.h"

#define LAYERS_MAX 256 /* of one packet; what is behind the last of them is not known */

enum layer_kind {
    LAYER_HEADER,   /* numbers that name nobody */
    LAYER_MAC,      /* the address of a device, 6 bytes */
    LAYER_ADDRESS,  /* of IPv4 or IPv6, by its length */
    LAYER_SUM,      /* what a checksum is made of */
    LAYER_FRAGMENT, /* a part of a datagram of IP. Layers within it follow if it is the first: they
                       are those of a datagram that ends with it */
    LAYER_SEGMENT,  /* bytes of a stream of TCP */
    LAYER_DATAGRAM, /* what a whole message may be */
    LAYER_PIECE,    /* a part of a message of SCTP */
    LAYER_PACKED    /* a message that is compressed */
};

/* How the checksum is made: RFC 1071, of the bytes; with the ends of the packet; the same where 0
 * says that there is none (RFC 768); CRC32c, with zeros where it stands (RFC 9260). */
enum layer_sum { SUM_BYTES, SUM_ENDS, SUM_UDP, SUM_CRC32C };

struct layer {
    enum layer_kind kind;
    uint32_t at, n; /* bytes of the packet, as far as captured */
    /* LAYER_ADDRESS: the bytes by which it is masked with XOR, or 0. LAYER_SUM: the checksum. */
    uint32_t where;
    enum layer_sum sum;
    struct endpoint src, dst; /* of a fragment, a segment, a datagram; the ends of a sum */
    uint32_t seq;             /* LAYER_SEGMENT: of the first byte */
    uint64_t piece;           /* LAYER_PIECE: names it, see struct joined_piece */
    /* LAYER_FRAGMENT: as struct fragment has it */
    uint32_t id, offset;
    uint32_t len; /* on the wire */
    uint8_t protocol;
    bool more;
    bool quoted; /* by an ICMP error */
};

struct layers {
    const uint8_t *bytes;
    uint32_t n_bytes;
    bool quoted;
    size_t n;
    struct layer all[LAYERS_MAX];
};

void layers_of_packet(struct layers *, const struct packet *);
/* Of the datagram, put together, that `fragment` is a part of. */
void layers_of_datagram(struct layers *, const struct layer *fragment, const uint8_t *p,
                        uint32_t n);

/* The units of which streams are made that carry WebSocket, TURN or RTP, one by one: `frame` has
 * the ends of the stream and, as `seq`, the place of the unit in it; its transport is TRANSPORT_WS
 * for a unit of WebSocket. Of a unit of which bytes are lost what came before
 * them is told, if anything. */
struct frame;
struct frames;
typedef void unit_sink(void *context, const struct frame *frame, const struct layers *);
void frames_watch_units(struct frames *, unit_sink *, void *context);

/* A frame of WebSocket that begins the bytes and, under a mask, a message of SIP, by itself: the
 * size of its header, of which the mask is the end, and as *n what follows of the message. 0: it is
 * none. */
uint32_t websocket_masked(const uint8_t *p, size_t *n);

/* Each datagram of IP that came in fragments, when it is whole or given up, with zeros where bytes
 * are missing; `is` tells of it what its LAYER_FRAGMENTs have in common, `parts` the numbers of the
 * packets, but for those that were captured twice. Before the first packet. */
struct joined_datagram {
    struct layer is;
    const uint8_t *bytes;
    uint32_t n;
    const uint32_t *parts;
    size_t n_parts;
};
typedef void datagram_sink(void *context, const struct joined_datagram *);
void frames_watch_datagrams(struct frames *, datagram_sink *, void *context);

/* Each message of SCTP that came in several chunks, and where in it each of them lies. Before the
 * first packet. */
struct joined_piece {
    uint64_t piece; /* struct layer has the same */
    uint32_t at, n;
};
typedef void pieces_sink(void *context, const struct frame *message, const struct joined_piece *,
                         size_t n);
void frames_watch_pieces(struct frames *, pieces_sink *, void *context);

#endif
