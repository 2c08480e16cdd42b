/* tls_crypto.c - the primitives that TLS is made of, from OpenSSL. */
#include "config.h"

#include "frame/tls_crypto.h"

#include <string.h>

#include "base/mem.h"
#include "frame/tls.h"

/* The parts of a suite stand in its name. */
static bool has(struct slice name, const char *part)
{
    return slice_find(name, slice_of(part)) < name.n;
}

static bool ends(struct slice name, const char *part)
{
    size_t n = strlen(part);

    return name.n >= n && memcmp(name.p + name.n - n, part, n) == 0;
}

static bool suite_mode(struct slice name, struct tls_suite *out)
{
    static const struct {
        const char *part;
        struct tls_suite suite;
    } modes[] = {
        { "CHACHA20_POLY1305", { .mode = TLS_CHACHA, .key = 32, .tag = 16 } },
        { "AES_128_GCM", { .mode = TLS_GCM, .key = 16, .tag = 16 } },
        { "AES_256_GCM", { .mode = TLS_GCM, .key = 32, .tag = 16 } },
        { "AES_128_CCM_8", { .mode = TLS_CCM, .key = 16, .tag = 8 } },
        { "AES_256_CCM_8", { .mode = TLS_CCM, .key = 32, .tag = 8 } },
        { "AES_128_CCM", { .mode = TLS_CCM, .key = 16, .tag = 16 } },
        { "AES_256_CCM", { .mode = TLS_CCM, .key = 32, .tag = 16 } },
        { "AES_128_CBC", { .mode = TLS_CBC, .key = 16 } },
        { "AES_256_CBC", { .mode = TLS_CBC, .key = 32 } },
    };

    for (size_t i = 0; i < ARRAY_SIZE(modes); i++)
        if (has(name, modes[i].part)) {
            *out = modes[i].suite;
            return true;
        }
    return false;
}

bool tls_suite_find(unsigned cipher, struct tls_suite *out)
{
    const char *text = tls_cipher_name(cipher);
    struct slice name = slice_of(text != NULL ? text : "");

    if (!suite_mode(name, out))
        return false;
    out->hash = ends(name, "_SHA384") ? 48 : 32;
    if (out->mode == TLS_CBC)
        out->mac = ends(name, "_SHA") ? 20 : out->hash;
    return true;
}

#if HAVE_CRYPTO

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

static const char *hash_name(unsigned hash)
{
    switch (hash) {
    case 20:
        return "SHA1";
    case 36:
        return "MD5-SHA1";
    case 48:
        return "SHA384";
    default:
        return "SHA256";
    }
}

static void *bytes_of(const void *p)
{
    return (void *)(uintptr_t)p; /* parameters that are only read are not const there */
}

static bool derive(const char *kind, const OSSL_PARAM *params, uint8_t *out, size_t room)
{
    /* Files of the system's have no say here, and may not be readable any more. */
    OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG | OPENSSL_INIT_NO_ATEXIT, NULL);
    EVP_KDF *kdf = EVP_KDF_fetch(NULL, kind, NULL);
    EVP_KDF_CTX *context = kdf != NULL ? EVP_KDF_CTX_new(kdf) : NULL;
    bool good = context != NULL && EVP_KDF_derive(context, out, room, params) == 1;

    EVP_KDF_CTX_free(context);
    EVP_KDF_free(kdf);
    return good;
}

bool tls_prf(unsigned hash, const uint8_t *secret, size_t n, const char *label, const uint8_t *seed,
             size_t n_seed, uint8_t *out, size_t room)
{
    const OSSL_PARAM params[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, bytes_of(hash_name(hash)), 0),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SECRET, bytes_of(secret), n),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SEED, bytes_of(label), strlen(label)),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SEED, bytes_of(seed), n_seed),
        OSSL_PARAM_construct_end(),
    };

    return derive("TLS1-PRF", params, out, room);
}

bool tls_expand_label(unsigned hash, const uint8_t *secret, size_t n, const char *label,
                      uint8_t *out, size_t room)
{
    int mode = EVP_KDF_HKDF_MODE_EXPAND_ONLY;
    uint8_t info[64] = { (uint8_t)(room >> 8), (uint8_t)room };
    size_t length = strlen(label);

    if (length > 40)
        return false;
    info[2] = (uint8_t)(length + 6);
    memcpy(info + 3, "tls13 ", 6);
    memcpy(info + 9, label, length); /* the byte behind it says that the context is empty */
    const OSSL_PARAM params[] = {
        OSSL_PARAM_construct_int(OSSL_KDF_PARAM_MODE, &mode),
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, bytes_of(hash_name(hash)), 0),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, bytes_of(secret), n),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, info, length + 10),
        OSSL_PARAM_construct_end(),
    };

    return derive("HKDF", params, out, room);
}

bool tls_digest(unsigned hash, const struct slice *parts, size_t n, uint8_t *out)
{
    OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG | OPENSSL_INIT_NO_ATEXIT, NULL);
    EVP_MD *kind = EVP_MD_fetch(NULL, hash_name(hash), NULL);
    EVP_MD_CTX *context = kind != NULL ? EVP_MD_CTX_new() : NULL;
    bool good = context != NULL && EVP_DigestInit_ex(context, kind, NULL) == 1;

    for (size_t i = 0; i < n; i++)
        good = good && EVP_DigestUpdate(context, parts[i].p, parts[i].n) == 1;
    good = good && EVP_DigestFinal_ex(context, out, NULL) == 1;
    EVP_MD_CTX_free(context);
    EVP_MD_free(kind);
    return good;
}

static const EVP_CIPHER *cipher_of(const struct tls_suite *suite)
{
    bool large = suite->key == 32;

    switch (suite->mode) {
    case TLS_GCM:
        return large ? EVP_aes_256_gcm() : EVP_aes_128_gcm();
    case TLS_CCM:
        return large ? EVP_aes_256_ccm() : EVP_aes_128_ccm();
    case TLS_CHACHA:
        return EVP_chacha20_poly1305();
    case TLS_CBC:
        break;
    }
    return large ? EVP_aes_256_cbc() : EVP_aes_128_cbc();
}

/* CCM wants to know the lengths first. */
static bool begin_aead(EVP_CIPHER_CTX *context, const struct tls_suite *suite, const uint8_t *key,
                       const struct tls_sealed *in)
{
    int unused, n = (int)in->n - suite->tag;

    return EVP_DecryptInit_ex(context, cipher_of(suite), NULL, NULL, NULL) == 1 &&
           EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_IVLEN, (int)TLS_NONCE_SIZE, NULL) == 1 &&
           EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, suite->tag, bytes_of(in->p + n)) ==
               1 &&
           EVP_DecryptInit_ex(context, NULL, NULL, key, in->nonce) == 1 &&
           (suite->mode != TLS_CCM || EVP_DecryptUpdate(context, NULL, &unused, NULL, n) == 1) &&
           EVP_DecryptUpdate(context, NULL, &unused, in->aad, (int)in->n_aad) == 1;
}

bool tls_open_aead(const struct tls_suite *suite, const uint8_t *key, const struct tls_sealed *in,
                   uint8_t *out, size_t *length)
{
    if (in->n < suite->tag || in->n > INT16_MAX)
        return false;
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    int n = (int)in->n - suite->tag, got = 0, rest = 0;
    bool good = context != NULL && begin_aead(context, suite, key, in) &&
                EVP_DecryptUpdate(context, out, &got, in->p, n) == 1 &&
                (suite->mode == TLS_CCM || EVP_DecryptFinal_ex(context, out + got, &rest) == 1);

    EVP_CIPHER_CTX_free(context);
    *length = good ? (size_t)n : 0;
    return good;
}

bool tls_open_cbc(const struct tls_suite *suite, const uint8_t *key, const uint8_t *iv,
                  const uint8_t *p, size_t n, uint8_t *out)
{
    if (n == 0 || n % 16 != 0 || n > INT16_MAX)
        return false;
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    int got = 0;
    bool good = context != NULL &&
                EVP_DecryptInit_ex(context, cipher_of(suite), NULL, key, iv) == 1 &&
                EVP_CIPHER_CTX_set_padding(context, 0) == 1 &&
                EVP_DecryptUpdate(context, out, &got, p, (int)n) == 1 && (size_t)got == n;

    EVP_CIPHER_CTX_free(context);
    return good;
}

bool tls_hmac(const struct tls_suite *suite, const uint8_t *key, const uint8_t *head, size_t n_head,
              const uint8_t *body, size_t n, uint8_t out[TLS_MAC_MAX])
{
    const OSSL_PARAM params[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, bytes_of(hash_name(suite->mac)), 0),
        OSSL_PARAM_construct_end(),
    };
    EVP_MAC *mac = EVP_MAC_fetch(NULL, "HMAC", NULL);
    EVP_MAC_CTX *context = mac != NULL ? EVP_MAC_CTX_new(mac) : NULL;
    size_t got = 0;
    bool good = context != NULL && EVP_MAC_init(context, key, suite->mac, params) == 1 &&
                EVP_MAC_update(context, head, n_head) == 1 &&
                EVP_MAC_update(context, body, n) == 1 &&
                EVP_MAC_final(context, out, &got, TLS_MAC_MAX) == 1 && got == suite->mac;

    EVP_MAC_CTX_free(context);
    EVP_MAC_free(mac);
    return good;
}

#else

bool tls_prf(unsigned hash, const uint8_t *secret, size_t n, const char *label, const uint8_t *seed,
             size_t n_seed, uint8_t *out, size_t room)
{
    (void)hash, (void)secret, (void)n, (void)label, (void)seed, (void)n_seed, (void)out;
    (void)room;
    return false;
}

bool tls_expand_label(unsigned hash, const uint8_t *secret, size_t n, const char *label,
                      uint8_t *out, size_t room)
{
    (void)hash, (void)secret, (void)n, (void)label, (void)out, (void)room;
    return false;
}

bool tls_digest(unsigned hash, const struct slice *parts, size_t n, uint8_t *out)
{
    (void)hash, (void)parts, (void)n, (void)out;
    return false;
}

bool tls_open_aead(const struct tls_suite *suite, const uint8_t *key, const struct tls_sealed *in,
                   uint8_t *out, size_t *length)
{
    (void)suite, (void)key, (void)in, (void)out;
    *length = 0;
    return false;
}

bool tls_open_cbc(const struct tls_suite *suite, const uint8_t *key, const uint8_t *iv,
                  const uint8_t *p, size_t n, uint8_t *out)
{
    (void)suite, (void)key, (void)iv, (void)p, (void)n, (void)out;
    return false;
}

bool tls_hmac(const struct tls_suite *suite, const uint8_t *key, const uint8_t *head, size_t n_head,
              const uint8_t *body, size_t n, uint8_t out[TLS_MAC_MAX])
{
    (void)suite, (void)key, (void)head, (void)n_head, (void)body, (void)n, (void)out;
    return false;
}

#endif
