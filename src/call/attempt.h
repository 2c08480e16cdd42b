/* attempt.h - attempts: how hosts reach each other below SIP by TCP connections, associations of
 * SCTP and TLS handshakes, and whether anyone has the address at all.
 *
 * An attempt is all that one host does to reach one server: its connections to one address and
 * port, or its questions who on the link has an address. It is kept where SIP is likely: the
 * server's port is one of those that SIP servers use, or SIP was seen on the connection. Where an
 * attempt fails, or goes on under TLS, it is shown as a call without messages (call.attempt), since
 * nothing else would show it.
 *
 * Attempts are valid until the next feed or tick. */
#ifndef SIPWHY_CALL_ATTEMPT_H
#define SIPWHY_CALL_ATTEMPT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/addr.h"
#include "base/clock.h"
#include "frame/tls.h"

#define ATTEMPT_CONNECTIONS_MAX 64 /* kept: the first and the latest */
#define CONNECTION_EVENTS_MAX 256  /* the first */

enum connection_kind {
    CONNECTION_ASKED,        /* a neighbour was asked for the address */
    CONNECTION_THERE,        /* somebody has */
    CONNECTION_SYN,          /* of SCTP: INIT */
    CONNECTION_ACCEPTED,     /* SYN and ACK; INIT ACK */
    CONNECTION_CLOSED,       /* FIN; SHUTDOWN */
    CONNECTION_RESET,        /* RST; ABORT */
    CONNECTION_CLIENT_HELLO, /* number: the highest version */
    CONNECTION_SERVER_HELLO, /* number: the version chosen */
    CONNECTION_CERTIFICATE,  /* number: certificates sent */
    CONNECTION_CERTIFICATE_REQUEST,
    CONNECTION_ALERT, /* number: its description */
    CONNECTION_HIDDEN_ALERT,
    CONNECTION_HIDDEN_HANDSHAKE,
    CONNECTION_DATA /* a record; number: its bytes */
};

struct connection_event {
    nanos_t time;
    uint32_t frame;
    uint32_t number;
    uint16_t times; /* that it was repeated in a row, itself
                       among them */
    uint8_t kind;   /* enum connection_kind */
    bool by_client;
};

/* The TLS of a connection, as far as seen; frames are packet numbers, 0: not seen. */
struct connection_tls {
    struct tls_event client, server; /* the hellos */
    bool has_client, has_server;
    bool resumed;          /* the server went on with a session */
    bool asks_certificate; /* of the client */
    bool gives_none;       /* asked, the client sent an empty list */
    bool has_certificate;  /* of the server; that of TLS 1.3 is hidden */
    struct certificate certificate;
    uint16_t n_chain;
    bool alerted;      /* by an alert in clear, or deciphered; the last one */
    bool alert_hidden; /* the alert was enciphered */
    bool fatal, alert_by_client;
    uint8_t alert;
    uint64_t records[2], bytes[2]; /* sent under cover; [1]: by the client */
    uint32_t first_length[2];      /* of the first of them */
    bool readable;                 /* the keys are there, as far as was seen */
};

struct connection {
    uint32_t stream;   /* of the frames; 0: of SCTP, and questions on the link */
    uint8_t transport; /* TRANSPORT_TCP, TRANSPORT_SCTP; TRANSPORT_COUNT: no connection, but
                          questions on the link */
    struct endpoint client, server;
    nanos_t start, last;  /* last: of bytes, either way */
    bool joined;          /* its beginning was not captured */
    bool accepted;        /* the server's SYN was seen, or bytes */
    bool closed, reset;   /* FIN, RST */
    bool ended_by_client; /* whoever was first */
    nanos_t end;          /* of the first FIN or RST; NANOS_NONE */
    uint64_t bytes[2];    /* of any kind; [1]: by the client */
    nanos_t last_by[2];   /* when; NANOS_NONE: never */
    uint32_t last_frame[2];
    uint64_t after_end[2];      /* bytes sent after the other's FIN */
    uint32_t tls_frame;         /* the last that TLS was seen in */
    uint32_t tls_packets;       /* counted as not readable */
    bool sip[2];                /* plain SIP was said */
    struct connection_tls *tls; /* NULL: none seen */
    struct connection_event *events;
    size_t n_events, room_events;
};

enum attempt_outcome {
    ATTEMPT_OPEN,       /* under way, or nothing to be said of it */
    ATTEMPT_UNANSWERED, /* SYN or question repeated, no answer */
    ATTEMPT_REFUSED,    /* RST to the SYN */
    ATTEMPT_BROKEN,     /* accepted, but TLS did not come about */
    ATTEMPT_SPOKEN      /* records go both ways after the handshake */
};

struct attempt {
    uint64_t key;
    struct connection **connections; /* in the order of their beginnings */
    size_t n_connections, room_connections;
    uint32_t total; /* connections so far, with those that went */
    uint32_t call;  /* id of the call that shows it; 0: none */
    bool is_read;   /* a stream that TLS hides on it was read: its calls say how it went */
};

enum attempt_outcome connection_outcome(const struct connection *);
/* The first event of the kind; NULL: none. */
const struct connection_event *connection_find(const struct connection *, enum connection_kind);
/* Did the client reject what TLS 1.3 hides? Its first record under cover is too short to finish a
 * handshake, of the length of an alert (RFC 8446 sections 4.4.4 and 5.2), and nothing follows. */
bool connection_hides_alert(const struct connection *);

#endif
