/* tls_decipher.h - the records of one TLS connection, opened by the secrets of a key log
 * (keylog.h).
 *
 * Before TLS 1.3 (RFC 5246): the master secret of the client's random gives the keys; they change
 * at each ChangeCipherSpec, in renegotiations too. TLS 1.3 (RFC 8446): early data, handshake and
 * traffic have secrets of their own, and KeyUpdate goes on from the latter. Records count from 0
 * under each key; where some were lost their number is found by trying, for each is authenticated.
 *
 * A direction is "by the client" or not. */
#ifndef SIPWHY_FRAME_TLS_DECIPHER_H
#define SIPWHY_FRAME_TLS_DECIPHER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "frame/keylog.h"
#include "frame/tls.h"
#include "frame/vault.h"

#define TLS_HEADER_SIZE 5u
#define TLS_RECORD_MAX (16384u + 2048u) /* RFC 5246 section 6.2.3 */

enum tls_content {
    TLS_CHANGE_CIPHER = 20,
    TLS_ALERTS = 21,
    TLS_HANDSHAKE = 22,
    TLS_APPLICATION = 23
};

/* The most bytes that a direction needs in a vault. */
size_t decipher_cell(void);

struct decipher;
/* The keys live in the vault, of decipher_cell() bytes a cell, two for each connection. */
struct decipher *decipher_new(struct keylog *, struct vault *);
void decipher_free(struct decipher *); /* NULL is allowed */

/* The hellos, as tls_read_message() has them, and what changes keys. Other messages change nothing.
 */
void decipher_hello(struct decipher *, const struct tls_event *);
void decipher_message(struct decipher *, bool by_client, uint8_t type);
void decipher_change_cipher(struct decipher *, bool by_client); /* before TLS 1.3 */
/* Records were lost; `number` of them, 0: nobody knows how many. */
void decipher_lost(struct decipher *, bool by_client, uint32_t number);

enum decipher_outcome {
    DECIPHER_DONE,
    DECIPHER_NO_KEYS, /* the key log has none, or none yet */
    DECIPHER_FAILED   /* the keys do not open it, or the suite is not known */
};
struct decipher_clear {
    uint8_t type; /* enum tls_content */
    size_t n;
};
/* A record, by its header and the header's number of bytes behind it. `clear` has room for as many.
 */
enum decipher_outcome decipher_record(struct decipher *, bool by_client, const uint8_t *header,
                                      const uint8_t *p, uint8_t *clear, struct decipher_clear *out);

#endif
