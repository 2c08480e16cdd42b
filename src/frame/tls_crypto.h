/* tls_crypto.h - the primitives that TLS is made of, from OpenSSL: what a cipher suite is, keys
 * from secrets (RFC 5246 section 5, RFC 8446 section 7.1), and records opened (RFC 5246
 * section 6.2.3, RFC 7366, RFC 8446 section 5.2).
 *
 * Without the library every function fails. Keys are the calling function's; what the library
 * copies of them lives as long as the call. */
#ifndef SIPWHY_FRAME_TLS_CRYPTO_H
#define SIPWHY_FRAME_TLS_CRYPTO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"

#define TLS_KEY_MAX 32u
#define TLS_MAC_MAX 48u
#define TLS_IV_MAX 16u
#define TLS_NONCE_SIZE 12u

enum tls_mode { TLS_GCM, TLS_CCM, TLS_CHACHA, TLS_CBC };

struct tls_suite {
    enum tls_mode mode;
    uint8_t key;  /* bytes */
    uint8_t tag;  /* AEAD: bytes */
    uint8_t mac;  /* CBC: bytes of the HMAC, which tell its hash too */
    uint8_t hash; /* bytes of the hash that keys are derived with: 32, 48 */
};

/* By its number; false for those that cannot be opened. */
bool tls_suite_find(unsigned cipher, struct tls_suite *out);
/* P_hash of a version before 1.3; the seed is what follows the label. `hash`: 32, 48, or 36 for the
 * pair of MD5 and SHA-1 of TLS 1.0 and 1.1. */
bool tls_prf(unsigned hash, const uint8_t *secret, size_t n, const char *label, const uint8_t *seed,
             size_t n_seed, uint8_t *out, size_t room);
/* The digest of the parts behind each other; `hash` as above, which is its length too. */
bool tls_digest(unsigned hash, const struct slice *parts, size_t n, uint8_t *out);
/* HKDF-Expand-Label with an empty context. */
bool tls_expand_label(unsigned hash, const uint8_t *secret, size_t n, const char *label,
                      uint8_t *out, size_t room);

/* `out` has room for `n` bytes. *length: of the clear text. False: it is not authentic. */
struct tls_sealed {
    const uint8_t *p; /* the sealed bytes, with their tag */
    size_t n;
    const uint8_t *aad;
    size_t n_aad;
    const uint8_t *nonce; /* TLS_NONCE_SIZE */
};
bool tls_open_aead(const struct tls_suite *, const uint8_t *key, const struct tls_sealed *,
                   uint8_t *out, size_t *length);
/* Whole blocks; the padding stays. */
bool tls_open_cbc(const struct tls_suite *, const uint8_t *key, const uint8_t *iv, const uint8_t *p,
                  size_t n, uint8_t *out);
/* HMAC of head and body, of suite->mac bytes. */
bool tls_hmac(const struct tls_suite *, const uint8_t *key, const uint8_t *head, size_t n_head,
              const uint8_t *body, size_t n, uint8_t out[TLS_MAC_MAX]);

#endif
