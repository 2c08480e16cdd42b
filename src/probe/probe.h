/* probe.h - active checks of a trunk: what its name resolves to, who answers there, as what.
 *
 * It is done in two halves. The first (probe_lookup(), probe_contact()) has the network: it asks,
 * sends, and keeps what came as bytes, of which it reads no more than where an answer ends. The
 * second (probe_judge()) reads those bytes and says what they mean; by then the process may have
 * given up the network (helper/confine.h).
 *
 * Nothing is sent but to what the user named and what its name resolves to, and at most one OPTIONS
 * goes to one address. */
#ifndef SIPWHY_PROBE_PROBE_H
#define SIPWHY_PROBE_PROBE_H

#include <stdbool.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "calllog/checks.h"
#include "frame/certificate.h"
#include "frame/dns.h"
#include "frame/frame.h"
#include "packet/packet.h"
#include "probe/socket.h"
#include "provider/profile.h"

#define PROBE_PATIENCE (5 * NANOS_PER_S) /* for one answer */
#define PROBE_ADDRESSES 4u               /* that are tried, of a name */
#define PROBE_PLACES 16u
#define PROBE_RAW_IP 12                 /* DLT_RAW, of all packets but those within TLS */
#define PROBE_PACKETS_BYTES (16u << 20) /* that are kept */
#define PROBE_PACKETS_MOST 200000u
#define PROBE_MESSAGE_MOST 65536u /* bytes that are kept of an answer */

/* --- target.c: what is probed --- */

struct probe_target {
    char *uri;                   /* "sip:acme.pstn.twilio.com" */
    char *host;                  /* without brackets */
    uint16_t port;               /* 0: none written */
    bool secure;                 /* sips: TLS alone */
    bool chosen;                 /* its transport is written */
    enum transport transport;    /* then that, else UDP, or TLS for sips */
    bool numeric;                /* the host is this address */
    struct addr addr;            /* likewise */
    const struct trunk *trunk;   /* the user's, NULL */
    const struct profile *owner; /* of the host, NULL: not known */
};

/* A SIP URI, or a host with or without port. False and *error for what is none, and for addresses
 * of many hosts. */
bool probe_target_parse(struct slice text, struct probe_target *, struct error *);
void probe_target_done(struct probe_target *);
/* Is the certificate for the target? Its host; of an address the iPAddress, or a host that the
 * trunk has by name. */
bool probe_target_has(const struct probe_target *, const struct certificate *);

/* --- lookup.c: RFC 3263, section 4 --- */

enum probe_dns {
    DNS_FOUND,
    DNS_NO_DATA, /* the name is there, without such a record */
    DNS_NO_NAME, /* NXDOMAIN */
    DNS_SERVER,  /* the server failed or refused: rcode */
    DNS_SILENT,  /* no server answered */
    DNS_UNUSABLE /* no question could be asked, or its answer not be read */
};

struct probe_step {
    char name[DNS_NAME_MAX];
    uint16_t type;
    enum probe_dns outcome;
    struct text question, answer; /* as they went; empty: not known, none */
    struct dns *dns;              /* the answer, NULL: none */
    nanos_t asked, answered;
};

/* Asks one question and fills in the rest of the step. */
struct probe_resolver {
    void (*ask)(void *context, struct probe_step *);
    void *context;
};

/* Where a server may be: an endpoint and a transport. */
struct probe_place {
    struct endpoint to;
    enum transport transport;
    bool first; /* of the transport that a client would take */
};

struct probe_lookup {
    struct probe_step *steps;
    size_t n_steps, room_steps;
    struct probe_place *places;
    size_t n_places, room_places;
    size_t left_out; /* addresses, for there were too many */
};

void probe_lookup(struct probe_lookup *, const struct probe_target *,
                  const struct probe_resolver *);
void probe_lookup_done(struct probe_lookup *);
/* The questions that a client would ask first, and the OPTIONS, for --dry-run. */
void probe_plan(const struct probe_target *, const char *resolver, struct text *out);

/* --- resolver.c: questions over the network, by c-ares --- */

struct probe_dns_client;
/* `server` is an address, NULL: those of the system. NULL and *error: it is none, or the program
 * was built without c-ares. */
struct probe_dns_client *probe_dns_client_new(const char *server, struct error *);
void probe_dns_client_free(struct probe_dns_client *);
struct probe_resolver probe_dns_client_resolver(struct probe_dns_client *);
/* "192.0.2.53, 192.0.2.54" */
void probe_dns_client_servers(const struct probe_dns_client *, struct text *out);
/* The one server, if it is one. */
bool probe_dns_client_server(const struct probe_dns_client *, struct endpoint *out);
const char *probe_dns_library(void); /* "1.18.1"; NULL: built without */

/* --- contact.c: what is sent, and what comes --- */

enum probe_outcome {
    PROBE_NOT_SENT,    /* reason says why: no route, no permission */
    PROBE_SILENT,      /* nothing came in time */
    PROBE_REFUSED,     /* a port unreachable, a RST */
    PROBE_UNREACHABLE, /* the network said so: reason */
    PROBE_OPEN,        /* TCP: connected; nothing was asked */
    PROBE_ANSWERED,    /* by SIP, or what was taken for it: the answer */
    PROBE_TLS_FAILED   /* connected, and no TLS: reason */
};

struct probe_tls {
    bool tried, done;
    char version[16];  /* "TLSv1.3" */
    struct text chain; /* the server's own certificate, DER */
    long verdict;      /* of its chain, X509_V_*; 0: trusted here */
    char reason[160];  /* in words of the library */
    char alert[80];    /* of the handshake that failed */
};

/* What is asked of a place. */
struct probe_question {
    bool options;  /* an OPTIONS; else a connection is all */
    size_t least;  /* bytes that it has at least, 0: as many as it needs */
    uint16_t port; /* of this host, by UDP; 0: any */
};

struct probe_contact {
    struct probe_place place;
    enum probe_outcome outcome;
    int reason;               /* errno */
    struct socket_error said; /* by the network, of a datagram; its reason 0: nothing */
    int ttl, own_ttl;         /* of the answer and the request, by UDP; 0: not known */
    unsigned link; /* bytes of a packet that the first link takes, by UDP; 0: not known */
    struct endpoint local;
    struct text request, answer; /* bytes; empty: none sent, none came */
    nanos_t began, ended;
    struct probe_tls tls;
};

struct probe_packet {
    nanos_t time;
    struct text bytes; /* an IP packet, or one of `link` */
    int link;          /* DLT_*, 0: bytes are an IP packet */
};

/* The packets as they would have been captured: what sockets take and give is known, the headers
 * beneath it are made of what is known of the connection. */
struct probe_packets {
    struct probe_packet *list;
    size_t n, room, bytes;
};

/* 16 hexadecimal digits, for tags and the like. */
void probe_add_random(struct text *out);
/* OPTIONS for that place, of at least so many bytes; `local` stands in its Via (RFC 3261 section
 * 8.1.1). */
void probe_options(const struct probe_target *, const struct probe_place *, struct endpoint local,
                   size_t least, struct text *out);
/* Sends to the place and waits. UDP without OPTIONS cannot tell anything: nothing is sent. */
void probe_contact(struct probe_contact *, const struct probe_target *, const struct probe_place *,
                   const struct probe_question *);
void probe_contact_done(struct probe_contact *);
void probe_contact_packets(const struct probe_contact *, struct probe_packets *);
/* `own`: the address of this host, of the server's family. */
void probe_step_packets(const struct probe_step *, struct addr own, struct endpoint server,
                        struct probe_packets *);
/* A datagram; one that no packet holds is left out. */
void probe_packet_udp(struct probe_packets *, nanos_t, struct endpoint src, struct endpoint dst,
                      struct slice payload);
/* A connection's packets: the first message brings its handshake with it. */
struct probe_stream {
    struct endpoint local, remote;
    bool incoming;         /* the other side has connected */
    uint32_t mine, theirs; /* sequence numbers, 0: nothing was sent yet */
};
void probe_packet_tcp(struct probe_packets *, nanos_t, struct probe_stream *, bool out,
                      struct slice payload);
/* What passed within TLS, as Wireshark exports it: its packets would not have shown it. */
void probe_packet_tls(struct probe_packets *, nanos_t, struct endpoint src, struct endpoint dst,
                      struct slice payload);
void probe_packets_done(struct probe_packets *);
/* The i-th, for session_feed(); its bytes are those of the list. */
void probe_packet_get(const struct probe_packets *, size_t i, struct packet *out);

/* --- tls.c --- */

/* A handshake over the connection, then the OPTIONS if `ask`. Fills in tls and, with an answer,
 * the answer. Without OpenSSL: `tried` stays false. */
void probe_tls(struct probe_contact *, const struct probe_target *, int socket, bool ask);
const char *probe_tls_library(void); /* NULL: built without */

/* --- judge.c: what it means --- */

/* All of one target. */
struct probe {
    struct probe_target target;
    struct probe_lookup lookup, other; /* other: by --resolver */
    bool compared;                     /* `other` was asked for */
    bool borrowed;                     /* the places are those that it told alone */
    char *resolver, *other_resolver;   /* for messages */
    struct endpoint server;            /* the one name server; port 0: none, or several */
    struct probe_contact *contacts;
    size_t n_contacts, room_contacts;
    struct probe_contact
        *large; /* OPTIONS in fragments, each after a short one to the same place */
    size_t n_large, room_large;
    struct route *routes; /* probe/route.h */
    size_t n_routes, room_routes;
};

void probe_done(struct probe *);
/* What was tried, what came, what it means and what to do: lines of text, a heading at the left,
 * its parts indented; and the same as checks. Returns whether something is wrong. */
bool probe_judge(const struct probe *, nanos_t now, struct check_list *, struct text *out);
/* The user's trunk of that name or SID; NULL: none. */
const struct trunk *probe_trunk_named(const struct profiles *, const char *name);
/* Adds a target to a list of probes, with its trunk and owner; `trunk` NULL: that of its host. */
bool probe_add_target(struct probe **list, size_t *n, size_t *room, const struct profiles *,
                      const char *uri, const struct trunk *, struct error *);
/* What two servers saw of the NAT before this host, if there are two; see probe_judge(). */
bool probe_judge_nat(const struct probe *, size_t n, struct check_list *, struct text *out);

#endif
