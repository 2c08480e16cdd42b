/* rsa_keys.h - private keys of servers, which open what a client sealed for them: the premaster
 * secret of a key exchange by RSA (RFC 5246 section 7.4.7.1).
 *
 * A key lies in a vault (vault.h) as it came from its file; the library holds one only while it is
 * used. None is shown or written. Without OpenSSL no key is read. */
#ifndef SIPWHY_FRAME_RSA_KEYS_H
#define SIPWHY_FRAME_RSA_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/slice.h"

#define TLS_PREMASTER_SIZE 48u
#define RSA_KEY_NONE SIZE_MAX

struct rsa_keys;
struct rsa_keys *rsa_keys_new(void);
void rsa_keys_free(struct rsa_keys *); /* NULL is allowed */
/* The key in a file, PEM or DER (PKCS #1, PKCS #8). False and *error for what is no RSA key, or
 * needs a passphrase: none is asked for. A pipe is waited for. */
bool rsa_keys_read(struct rsa_keys *, const char *path, struct error *);
/* The same of a text; `name` is that of the file, for the error. */
bool rsa_keys_add(struct rsa_keys *, struct slice text, const char *name, struct error *);
size_t rsa_keys_count(const struct rsa_keys *);
bool rsa_keys_are_locked(const struct rsa_keys *); /* in memory, see vault.h */
/* The key that a certificate (X.509, DER) is for, or RSA_KEY_NONE. */
size_t rsa_keys_find(const struct rsa_keys *, struct slice certificate);
/* False: the key does not open it. Whatever true wrote must be checked: a library may give random
 * bytes for what it does not open. */
bool rsa_keys_open(const struct rsa_keys *, size_t key, struct slice sealed,
                   uint8_t premaster[TLS_PREMASTER_SIZE]);

#endif
