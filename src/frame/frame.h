/* frame.h - packet -> frame: link layers, IP, fragments, tunnels, UDP, SCTP, TCP streams and what
 * they carry, ICMP.
 *
 * frames_feed() takes one packet and calls the sink for what it carries: a datagram, a piece of
 * a stream of bytes in order, an ICMP error. Nothing is believed: every length is checked against
 * what was captured, every table is bounded.
 *
 * A packet that was captured twice is counted and not handed out again (duplicate.h says what the
 * same packet is). A datagram of which a fragment is lost is handed out at the time-out, up to the
 * hole, with the rest as missing. Of ICMP only errors are handed out; of an error, payload, ref and
 * missing are those of the quoted packet. Of streams that carry TLS the bytes are handed out as of
 * any other, and what its records tell after them. What was taken out of another stream (TLS that
 * was deciphered) is a stream of the same number and another transport: one number is one
 * connection, its transport TCP says that the frame is the connection's own. Messages of WebSocket
 * and RTP in a stream (RFC 4571) are datagrams with the number of the stream. What a TURN server
 * relays is between the relayed address, where it is known, and the peer. */
#ifndef SIPWHY_FRAME_FRAME_H
#define SIPWHY_FRAME_FRAME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/addr.h"
#include "base/clock.h"
#include "base/slice.h"
#include "packet/packet.h"

/* The transport that carried it, as SIP names it (RFC 3261 section 7.1, RFC 7118): TCP and TLS
 * carry streams of bytes; UDP, SCTP (RFC 4168) and WebSocket carry messages, each a datagram here.
 */
enum transport {
    TRANSPORT_UDP,
    TRANSPORT_TCP,
    TRANSPORT_TLS,
    TRANSPORT_SCTP,
    TRANSPORT_WS,
    TRANSPORT_COUNT
};
const char *transport_name(enum transport); /* "udp" */

enum frame_kind {
    FRAME_DATAGRAM, /* payload: the datagram */
    FRAME_STREAM,   /* payload: the next bytes of the stream
                       src -> dst, in order */
    FRAME_ICMP,     /* payload: the quoted packet's transport
                       payload (maybe empty) */
    FRAME_TLS, /* a record in a stream, as far as it tells without keys; no payload, that is the
                  stream's */
    FRAME_NEIGHBOUR,  /* ARP, or the same of IPv6; no payload */
    FRAME_LOG,        /* payload: text of a log that an agent of HOMER sent on */
    FRAME_ASSOCIATION /* what comes of an association of SCTP: STREAM_START for INIT and INIT ACK,
                         STREAM_END for SHUTDOWN, STREAM_RESET for ABORT; no payload */
};

/* The direction, if the capture tells it: Linux cooked captures say who sent a packet. */
enum frame_direction { DIRECTION_UNKNOWN, DIRECTION_IN, DIRECTION_OUT };

enum stream_event {
    STREAM_DATA,  /* payload holds bytes */
    STREAM_START, /* the stream begins here, with no payload yet (the SYN of TCP) */
    STREAM_RETRY, /* the same again, while the other side has
                     not answered */
    STREAM_GAP,   /* `gap` bytes were lost before what
                     follows */
    STREAM_END,   /* closed in order, and all before it
                     delivered (the FIN of TCP) */
    STREAM_RESET,
    STREAM_LOST /* followed no longer, for want of room or because its endpoints are used anew: how
                   it ended is not known. `number` is no packet of its */
};

struct frame_icmp {
    uint8_t family; /* enum addr_family: ICMP or ICMPv6 */
    uint8_t type, code;
    uint8_t protocol;  /* of the quoted packet: 17 UDP, 6 TCP, … */
    uint8_t transport; /* enum transport, of UDP, TCP and SCTP;
                          TRANSPORT_COUNT: another protocol */
    uint8_t quoted_ttl;
    struct endpoint src, dst; /* of the quoted packet, as far as quoted */
};

struct tls_event; /* tls.h */

/* An agent of HOMER, as its packets tell of it. */
struct frame_agent {
    struct addr from;         /* the host that sent it on */
    uint32_t id;              /* capture id; 0: it gives none */
    struct slice name;        /* of its node, or nothing */
    struct slice correlation; /* names what it belongs to, mostly a Call-ID; or nothing */
};

struct frame {
    enum frame_kind kind;
    enum transport transport; /* of a datagram or stream */
    uint32_t number;          /* packet number */
    nanos_t time;
    struct endpoint src, dst; /* ICMP: ports 0 */
    struct slice payload;     /* valid during the call of the sink */
    ref_t ref;                /* of payload.p[0] in a file; REF_NONE if
                                 it was put together */
    uint32_t missing;         /* bytes of this datagram that were not
                                 captured */
    uint16_t input;
    uint8_t ttl;           /* or hop limit */
    uint8_t tos;           /* the DSCP is its upper six bits */
    uint8_t direction;     /* enum frame_direction */
    bool fragmented;       /* came in IP fragments */
    bool limited;          /* `missing` are bytes beyond a limit of this
                              program, set by who keeps to it */
    bool late;             /* handed out when nothing more was waited for, after
                              its time */
    const uint32_t *parts; /* numbers of the packets it came in, where they are several (the first
                              few thousand); NULL: `number` alone. Valid as the payload is */
    uint32_t n_parts;
    /* streams and datagrams that came in one; else `stream` is 0 */
    enum stream_event event;
    uint32_t stream; /* its number, from 1; both directions
                        alike */
    uint32_t seq;    /* STREAM_DATA, WebSocket: place of payload.p[0] in
                        the stream, modulo 2^32 */
    uint64_t gap;    /* STREAM_GAP */
    bool wrapped;    /* STREAM_DATA: what the bytes carry is handed out by
                        itself */
    /* WebSocket only */
    uint32_t span;   /* bytes of the stream, from `seq` on, that hold the message */
    uint8_t mask[4]; /* they are the payload, combined with it by XOR, if `in_place` */
    bool in_place;
    /* neighbours: `src` says that it is there; else it asks who is `dst`. Associations: the INIT
     * ACK of `src`; else its INIT */
    bool is_there;
    /* TLS only; valid as the payload is */
    const struct tls_event *tls;
    /* HEP only: the agent, valid as the payload is; else NULL */
    const struct frame_agent *agent;
    /* ICMP only; it is long, and last: whoever hands frames on need not touch it */
    struct frame_icmp icmp;
};

typedef void frame_sink(void *context, const struct frame *);

/* What carries packets and was not opened: each kind has its count. */
enum frames_unread {
    UNREAD_ESP,    /* encrypted */
    UNREAD_MACSEC, /* 802.1AE */
    UNREAD_WIFI,   /* encrypted, or in fragments */
    UNREAD_PPP,    /* compressed, encrypted, in several links */
    UNREAD_L2TP,   /* version 3 */
    UNREAD_GRE,    /* of another version, or with another payload */
    UNREAD_GTP,    /* with something else than IP */
    UNREAD_NSH,    /* of another version, or with another payload */
    UNREAD_KINDS
};

struct frames_stats {
    uint64_t packets, datagrams, segments, icmp;
    uint64_t fragments, fragments_timed_out, fragments_overlapping;
    uint64_t duplicates;   /* the same packet twice in the capture (a
                              mirror port, "any") */
    uint64_t malformed;    /* lengths that contradict each other */
    uint64_t unknown_link; /* packets of a link type that is not
                              decoded */
    uint64_t tcp_lost_bytes;
    /* Of TLS, where there is a key log: */
    uint64_t tls_deciphered; /* records */
    uint64_t tls_failed;     /* records that their keys do not open, or that lack bytes */
    uint64_t tls_too_early;  /* records whose keys were not in the log by then */
    uint64_t tls_keyless;    /* connections with such records */
    uint64_t tls_agreed;     /* connections that no private key opens: Diffie-Hellman */
    uint64_t tls_other_key;  /* connections whose certificate no private key fits */
    uint64_t tls_sealed;     /* connections whose key exchange its private key does not open */
    uint64_t tls_joined;     /* connections whose ClientHello was not captured */
    uint64_t hep;            /* messages that came by HEP */
    uint64_t hep_other;      /* packets of HEP with something else */
    uint64_t hep_reports;    /* of RTCP, retold as JSON, that were read */
    uint64_t hep_logs;       /* texts of logs */
    uint64_t hep_refused;    /* that lack the key that is asked for, or have another */
    uint64_t hep_damaged;    /* whose compressed payload cannot be unpacked, or is too long */
    uint64_t unread[UNREAD_KINDS];
    uint64_t ws_messages;   /* of WebSocket */
    uint64_t ws_damaged;    /* of them, not unpacked, too long, or of lost bytes */
    uint64_t sctp_messages; /* in SCTP */
    uint64_t sctp_damaged;  /* that lack chunks */
    uint64_t relayed;       /* datagrams that were unwrapped of TURN */
    uint64_t in_streams;    /* datagrams in streams (RFC 4571) */
    uint64_t too_deep;      /* packets of more layers than are opened */
    uint64_t far_ahead;     /* times one TCP stream had more segments, or
                               bytes, waiting than one may (order.h) */
};

/* Limits of the tables. The longest idle connection goes first, the oldest datagram; what is there
 * of it is handed out. Of segments that wait for a lost one, those of the stream that goes beyond
 * the limit are handed out, with a gap. */
struct frames_limits {
    uint32_t fragments;   /* datagrams that lack fragments */
    uint32_t connections; /* of TCP */
    uint32_t waiting_kib; /* of TCP segments ahead of a gap */
};
extern const struct frames_limits frames_default_limits;

/* The cost of each: datagrams not whole, connections that were not closed, gaps. */
struct frames_lost {
    uint64_t fragments, connections, waiting;
};

struct frames;
struct frames *frames_new(frame_sink *, void *context);
/* Before the first packet; else the defaults hold. */
void frames_limit(struct frames *, const struct frames_limits *);
struct keylog; /* keylog.h */
/* Before the first packet: TLS is deciphered by it. It stays the calling function's, and lives
 * longer. */
void frames_keys(struct frames *, struct keylog *);
/* Before the first packet: HEP 3 counts only with this authentication key, which is copied; older
 * HEP, which has none, does not. */
void frames_hep_key(struct frames *, const char *key);
/* Before the first packet: HEP to there is this program's own, and tells of nothing else. */
void frames_hep_own(struct frames *, struct endpoint to);
void frames_use(const struct frames *, struct frames_limits *used, struct frames_lost *lost);
void frames_feed(struct frames *, const struct packet *);
/* Time passes: fragments expire (30 s), streams that wait for a lost segment give it up (5 s).
 * frames_feed() does the same as the packets' time goes on: only a live source needs it, for the
 * time when nothing comes. */
void frames_tick(struct frames *, nanos_t now);
/* End of input: delivers what waits behind a gap. */
void frames_flush(struct frames *);
void frames_stats(const struct frames *, struct frames_stats *);
void frames_free(struct frames *);

#endif
