/* keylog.h - the secrets of TLS connections, as programs write them down for whoever may read along
 * (the format of SSLKEYLOGFILE, draft-ietf-tls-keylogfile): "LABEL CLIENT_RANDOM SECRET", in
 * hexadecimal, a line each.
 *
 * They come from a file that may still grow, from the Decryption Secrets Blocks of pcapng, and from
 * handshakes that a server's private key opens (tls_exchange.h). They are kept in a vault (vault.h)
 * and shown to nobody but what deciphers; of too many the oldest go. Lines that are none are passed
 * over. */
#ifndef SIPWHY_FRAME_KEYLOG_H
#define SIPWHY_FRAME_KEYLOG_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/slice.h"

#define TLS_RANDOM_SIZE 32u
#define TLS_SECRET_MAX 48u /* the master secret of TLS 1.2, SHA-384 of 1.3 */
#define KEYLOG_SECRETS_MAX 65536u

enum keylog_label {
    KEYLOG_MASTER,       /* CLIENT_RANDOM, before TLS 1.3 */
    KEYLOG_CLIENT_EARLY, /* CLIENT_EARLY_TRAFFIC_SECRET */
    KEYLOG_CLIENT_HANDSHAKE,
    KEYLOG_SERVER_HANDSHAKE,
    KEYLOG_CLIENT_TRAFFIC, /* CLIENT_TRAFFIC_SECRET_0 */
    KEYLOG_SERVER_TRAFFIC,
    KEYLOG_SESSION, /* in no file: the master secret of a session, by its name */
    KEYLOG_LABEL_COUNT
};

struct keylog;
struct keylog *keylog_new(void);
void keylog_free(struct keylog *); /* NULL is allowed */
/* One more file, to be read by keylog_read(); nothing of it is read here. False and *error if it
 * cannot be opened. */
bool keylog_open(struct keylog *, const char *path, struct error *);
/* Reads the files from where they ended before; true if there was anything. */
bool keylog_read(struct keylog *);
/* Private keys, to be read into it; they count from the first one on. */
struct rsa_keys;
struct rsa_keys *keylog_rsa(struct keylog *);
/* A text of whole lines, from a pcapng's block. */
void keylog_add(struct keylog *, struct slice text);

/* One secret of up to TLS_SECRET_MAX bytes. */
void keylog_put(struct keylog *, enum keylog_label, const uint8_t random[TLS_RANDOM_SIZE],
                const uint8_t *secret, uint32_t n);
/* The secret's length, which is written to `secret`; 0: it is not there. A file that has grown is
 * read on for it. */
uint32_t keylog_find(struct keylog *, enum keylog_label, const uint8_t random[TLS_RANDOM_SIZE],
                     uint8_t secret[TLS_SECRET_MAX]);
/* Is there a file, a key, or any secret? */
bool keylog_is_used(const struct keylog *);
/* Is anything known of the connection? */
bool keylog_knows(struct keylog *, const uint8_t random[TLS_RANDOM_SIZE]);

struct keylog_stats {
    uint64_t secrets;   /* that were taken in */
    uint64_t forgotten; /* for want of room */
    uint64_t bad_lines; /* that begin like one and are none */
    bool unlocked;      /* the system did not let them be locked in memory */
};
void keylog_stats(const struct keylog *, struct keylog_stats *);

#endif
