/* tls.h - TLS as seen from outside (RFC 5246, RFC 8446): the handshake as far as it is in clear,
 * alerts, and how much is sent under cover; with a key log (keylog.h) the clear text, too.
 *
 * Whatever a stream of bytes is for, its first bytes are looked at: if they are records of TLS,
 * each that tells something becomes a frame of kind FRAME_TLS, beside the bytes themselves. Streams
 * that are joined in the middle are known by their records. Deciphered bytes become a stream of
 * their own, of transport TLS and the number of the one that carries it. */
#ifndef SIPWHY_FRAME_TLS_H
#define SIPWHY_FRAME_TLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"
#include "frame/certificate.h"

#define TLS_NAME_MAX 256
#define TLS_STREAMS_MAX                                                                            \
    4096 /* watched at once; of more, the one whose                                                \
            turn it is goes */

enum tls_kind {
    TLS_CLIENT_HELLO,
    TLS_SERVER_HELLO,
    TLS_CERTIFICATE,         /* of whoever sent the frame */
    TLS_CERTIFICATE_REQUEST, /* the server asks for the client's */
    TLS_ALERT,
    TLS_HIDDEN_ALERT,     /* enciphered, before TLS 1.3 */
    TLS_HIDDEN_HANDSHAKE, /* enciphered, before TLS 1.3 */
    TLS_DATA              /* enciphered; in TLS 1.3 the rest of the
                             handshake and alerts look like it */
};

struct tls_event {
    enum tls_kind kind;
    uint16_t version;   /* client: the highest it offers; server: the
                           one it chose; else of the record */
    uint16_t lowest;    /* client: the lowest it names, or 0 */
    uint16_t cipher;    /* server: the one it chose */
    uint16_t n_ciphers; /* client: offered */
    uint32_t length;    /* of the record or message, bytes */
    uint8_t alert;      /* description */
    bool fatal;
    bool resumed;                   /* client: it asks to go on with an earlier
                                       session; server: it agrees */
    bool retry;                     /* server: a HelloRetryRequest */
    bool deciphered;                /* the record was under cover, and the keys are there */
    bool has_keys;                  /* client: the key log knows the connection */
    bool early_data;                /* client: it sends before it has an answer */
    bool encrypt_then_mac;          /* server: RFC 7366 */
    bool extended_master;           /* server: RFC 7627 */
    bool compresses;                /* server: which TLS 1.3 knows no more */
    uint8_t random[32];             /* of the hellos */
    uint8_t session[32];            /* the id in the hellos, zeros behind it */
    uint8_t ticket[32];             /* client: the name of the one it has; zeros: none */
    bool is_read;                   /* `certificate` is filled in */
    uint16_t n_chain;               /* certificates sent; 0: an empty list */
    char sni[TLS_NAME_MAX];         /* client: the host it wants; "": none */
    char alpn[64];                  /* client: protocols, separated by ", ";
                                       server: the one chosen */
    struct certificate certificate; /* the first, the sender's own */
};

struct frames;
struct frame;
struct tls_streams;
struct tls_streams *tls_streams_new(void);
struct keylog;
/* Before the first frame; the key log stays the calling function's. */
void tls_streams_use(struct tls_streams *, struct keylog *);
void tls_streams_free(struct tls_streams *);
/* A frame of a stream, as it goes to the sink: emits what its records tell. */
void tls_feed(struct frames *, const struct frame *);

/* A message of the handshake, without its header of four bytes; `version`: of the connection, as
 * far as known. False: it tells nothing here. */
bool tls_read_message(uint8_t type, uint16_t version, const uint8_t *p, size_t n,
                      struct tls_event *out);

/* Tickets end with a code that authenticates them (RFC 5077 section 4): the last bytes are the
 * name, of a short one with zeros behind it. */
void tls_ticket_name(const uint8_t *p, size_t n, uint8_t name[32]);

const char *tls_version_name(unsigned version); /* "TLS 1.2"; NULL: not known */
const char *tls_cipher_name(unsigned cipher);   /* as IANA has it; NULL: not known */
const char *tls_alert_name(unsigned alert);     /* "unknown_ca"; NULL: not known */

#endif
