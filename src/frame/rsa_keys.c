/* rsa_keys.c - private keys of servers. */
#include "config.h"

#include "frame/rsa_keys.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/sudo_user.h"
#include "frame/vault.h"

#define FILE_MAX ((size_t)24 * 1024) /* a key of 16384 bits takes 13 kB */
#define KEYS_MAX 64u
#define SEALED_MAX 2048u /* 16384 bits */

struct rsa_key {
    uint8_t *der; /* in the vault */
    size_t n;
    uint8_t *public; /* SubjectPublicKeyInfo, as a certificate has it */
    size_t n_public;
};

struct rsa_keys {
    struct vault *vault;
    struct rsa_key *all;
    size_t n, room;
};

struct rsa_keys *rsa_keys_new(void)
{
    struct rsa_keys *k = xcalloc(1, sizeof *k);

    k->vault = vault_new(FILE_MAX, KEYS_MAX + 2); /* two more: a file, and what comes out */
    return k;
}

void rsa_keys_free(struct rsa_keys *k)
{
    if (k == NULL)
        return;
    for (size_t i = 0; i < k->n; i++)
        free(k->all[i].public);
    vault_free(k->vault);
    free(k->all);
    free(k);
}

size_t rsa_keys_count(const struct rsa_keys *k)
{
    return k->n;
}

bool rsa_keys_are_locked(const struct rsa_keys *k)
{
    return vault_is_locked(k->vault);
}

enum found { FOUND_RSA, FOUND_OTHER, FOUND_SEALED, FOUND_NONE };

#if HAVE_CRYPTO

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

static EVP_PKEY *key_parse(const uint8_t *der, size_t n)
{
    const unsigned char *p = der;

    /* Files of the system's have no say here, and may not be readable any more. */
    OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG | OPENSSL_INIT_NO_ATEXIT, NULL);
    return d2i_AutoPrivateKey_ex(NULL, &p, (long)n, NULL, NULL);
}

/* The first private key of a PEM file, as DER. */
static enum found take_pem(const char *text, size_t n, struct rsa_key *key)
{
    BIO *bio = BIO_new_mem_buf(text, (int)n);
    enum found found = FOUND_NONE;

    while (bio != NULL && found == FOUND_NONE) {
        unsigned char *der;
        char *name, *header;
        long length;

        if (PEM_read_bio_ex(bio, &name, &header, &der, &length, PEM_FLAG_SECURE) != 1)
            break;
        if (strstr(name, "ENCRYPTED") != NULL || strstr(header, "ENCRYPTED") != NULL) {
            found = FOUND_SEALED;
        } else if (strstr(name, "PRIVATE KEY") != NULL && (size_t)length <= FILE_MAX) {
            found = FOUND_RSA;
            memcpy(key->der, der, (size_t)length);
            key->n = (size_t)length;
        }
        OPENSSL_secure_clear_free(name, strlen(name) + 1);
        OPENSSL_secure_clear_free(header, strlen(header) + 1);
        OPENSSL_secure_clear_free(der, (size_t)length);
    }
    BIO_free(bio);
    return found;
}

static enum found take_text(const char *text, size_t n, struct rsa_key *key)
{
    enum found found = FOUND_RSA;
    unsigned char *public = NULL;
    EVP_PKEY *parsed;

    key->n = n;
    memcpy(key->der, text, n);
    if (memmem(text, n, "-----BEGIN ", 11) != NULL)
        found = take_pem(text, n, key);
    if (found != FOUND_RSA)
        return found;
    parsed = key_parse(key->der, key->n);
    if (parsed == NULL)
        return FOUND_NONE;
    int length = i2d_PUBKEY(parsed, &public);

    found = EVP_PKEY_is_a(parsed, "RSA") && length > 0 ? FOUND_RSA : FOUND_OTHER;
    if (found == FOUND_RSA) {
        key->n_public = (size_t)length;
        key->public = xmalloc(key->n_public);
        memcpy(key->public, public, key->n_public);
    }
    OPENSSL_free(public);
    EVP_PKEY_free(parsed);
    return found;
}

size_t rsa_keys_find(const struct rsa_keys *k, struct slice certificate)
{
    const unsigned char *p = (const unsigned char *)certificate.p;
    unsigned char *public = NULL;
    size_t found = RSA_KEY_NONE;

    OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG | OPENSSL_INIT_NO_ATEXIT, NULL);
    X509 *x =
        certificate.n > 0 && certificate.n < 65536 ? d2i_X509(NULL, &p, (long)certificate.n) : NULL;
    int length = x != NULL ? i2d_X509_PUBKEY(X509_get_X509_PUBKEY(x), &public) : 0;

    for (size_t i = 0; i < k->n && found == RSA_KEY_NONE && length > 0; i++)
        if (k->all[i].n_public == (size_t)length &&
            memcmp(k->all[i].public, public, (size_t)length) == 0)
            found = i;
    OPENSSL_free(public);
    X509_free(x);
    return found;
}

bool rsa_keys_open(const struct rsa_keys *k, size_t key, struct slice sealed,
                   uint8_t premaster[TLS_PREMASTER_SIZE])
{
    uint8_t *out = sealed.n <= SEALED_MAX ? vault_take(k->vault) : NULL;
    EVP_PKEY *parsed = out != NULL ? key_parse(k->all[key].der, k->all[key].n) : NULL;
    EVP_PKEY_CTX *context = parsed != NULL ? EVP_PKEY_CTX_new(parsed, NULL) : NULL;
    size_t n = FILE_MAX;
    bool good =
        context != NULL && EVP_PKEY_decrypt_init(context) == 1 &&
        EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) == 1 &&
        EVP_PKEY_decrypt(context, out, &n, (const unsigned char *)sealed.p, sealed.n) == 1 &&
        n == TLS_PREMASTER_SIZE;

    if (good)
        memcpy(premaster, out, TLS_PREMASTER_SIZE);
    EVP_PKEY_CTX_free(context);
    EVP_PKEY_free(parsed);
    vault_give_back(k->vault, out);
    return good;
}

#else

static enum found take_text(const char *text, size_t n, struct rsa_key *key)
{
    (void)text, (void)n, (void)key;
    return FOUND_NONE;
}

size_t rsa_keys_find(const struct rsa_keys *k, struct slice certificate)
{
    (void)k, (void)certificate;
    return RSA_KEY_NONE;
}

bool rsa_keys_open(const struct rsa_keys *k, size_t key, struct slice sealed,
                   uint8_t premaster[TLS_PREMASTER_SIZE])
{
    (void)k, (void)key, (void)sealed, (void)premaster;
    return false;
}

#endif

/* What fits into the room; a file with more is no key. -1: it cannot be read. */
static ssize_t read_all(const char *path, char *out, size_t room)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    size_t n = 0;
    ssize_t got = fd < 0 ? -1 : 1;

    while (got > 0 && n < room) {
        got = read(fd, out + n, room - n);
        if (got < 0 && errno == EINTR)
            got = 1;
        else if (got > 0)
            n += (size_t)got;
    }
    if (fd >= 0)
        close(fd);
    return got < 0 ? -1 : (ssize_t)n;
}

static void refuse(const char *path, enum found found, struct error *error)
{
    if (found == FOUND_SEALED)
        error_set(error,
                  _("%s: the key needs a passphrase; give it as --key <(openssl pkey -in %s)"),
                  path, path);
    else if (found == FOUND_OTHER)
        error_set(error,
                  _("%s: that is no RSA key, and with no other TLS can be opened afterwards; a "
                    "key log can do it (--keylog)"),
                  path);
    else
        error_set(error, _("%s: there is no private key in it"), path);
}

bool rsa_keys_add(struct rsa_keys *k, struct slice text, const char *name, struct error *error)
{
    struct rsa_key key = { .der = k->n < KEYS_MAX ? vault_take(k->vault) : NULL };
    enum found found = FOUND_NONE;

    if (key.der == NULL) {
        error_set(error, _("%s: more than %u keys"), name, KEYS_MAX);
        return false;
    }
    if (text.n > 0 && text.n < FILE_MAX)
        found = take_text(text.p, text.n, &key);
    if (found == FOUND_RSA) {
        VEC_PUSH(k->all, k->n, k->room) = key;
        return true;
    }
    refuse(name, found, error);
    vault_give_back(k->vault, key.der);
    return false;
}

bool rsa_keys_read(struct rsa_keys *k, const char *path, struct error *error)
{
    char *text = vault_take(k->vault);
    ssize_t n = text != NULL ? read_all(path, text, FILE_MAX) : -1;
    bool good = false;

    if (n < 0)
        error_set(error, "%s: %s", path, sudo_user_strerror(text != NULL ? errno : ENOMEM));
    else
        good = rsa_keys_add(k, (struct slice){ text, (size_t)n }, path, error);
    vault_give_back(k->vault, text);
    return good;
}
