/* tls_exchange.h - the key exchange of a TLS connection (RFC 5246 section 7.4), followed by who has
 * the server's private key.
 *
 * The messages of the handshake tell which key the certificate is for, and bring the premaster
 * secret; the master secret that comes of it (RFC 5246 section 8.1, RFC 7627) is put into the key
 * log, as if the server had written it there, with the names of the session that may be resumed
 * (session id, RFC 5077 ticket). */
#ifndef SIPWHY_FRAME_TLS_EXCHANGE_H
#define SIPWHY_FRAME_TLS_EXCHANGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "frame/keylog.h"
#include "frame/tls.h"

enum exchange_outcome {
    EXCHANGE_GOES_ON,
    EXCHANGE_OPEN,    /* the key log has the master secret now */
    EXCHANGE_OTHER,   /* the keys are agreed on in a way that no private key opens */
    EXCHANGE_NO_KEY,  /* none of the keys fits the certificate shown */
    EXCHANGE_DAMAGED, /* the key fits, and does not open what was sent; or that was too long */
};

struct exchange;
/* `kept`: bytes that all exchanges keep together, bounded; it lives as long as they do. */
struct exchange *exchange_new(struct keylog *, size_t *kept);
void exchange_free(struct exchange *); /* NULL is allowed */
/* A message of the handshake with its header of four bytes, and what tls_read_message() made of it,
 * or NULL. */
enum exchange_outcome exchange_message(struct exchange *, bool by_client, const uint8_t *p,
                                       size_t n, const struct tls_event *);

#endif
