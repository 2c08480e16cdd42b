/* tls_decipher.c - the records of one TLS connection, opened. */
#include "config.h"

#include "frame/tls_decipher.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "frame/frame_private.h"
#include "frame/tls_crypto.h"

enum { END_OF_EARLY_DATA = 5, FINISHED = 20, KEY_UPDATE = 24 };

#define VERSION_1_0 0x0301
#define VERSION_1_2 0x0303
#define VERSION_1_3 0x0304
#define BLOCK 16u
#define SEARCH_MAX 128  /* record numbers that are tried after a loss */
#define FAILURES_MAX 16 /* in a row, before a direction is given up */

/* The keys of a direction, in the vault. */
struct keys {
    uint8_t key[TLS_KEY_MAX], iv[TLS_IV_MAX], mac[TLS_MAC_MAX];
    uint8_t secret[TLS_SECRET_MAX]; /* of TLS 1.3 */
    uint8_t n_secret;
    struct tls_suite suite;
    bool encrypt_then_mac; /* RFC 7366 */
};

enum phase { PHASE_EARLY, PHASE_HANDSHAKE, PHASE_TRAFFIC };

struct direction {
    struct keys *keys; /* NULL: none yet */
    enum phase phase;  /* of TLS 1.3 */
    uint64_t number;   /* of the next record */
    bool lost;         /* or of a later one */
    uint8_t failures;
};

struct decipher {
    struct keylog *log;
    struct vault *vault;
    uint8_t randoms[2][TLS_RANDOM_SIZE]; /* [1]: the client's */
    bool has[2];                         /* hellos */
    uint16_t version;
    struct tls_suite suite;
    bool is_open; /* the suite is one that can be opened */
    bool encrypt_then_mac;
    struct direction directions[2];
};

/* One record, to be opened. */
struct sealed {
    const uint8_t *header, *p;
    size_t n;
    uint64_t number;
};

size_t decipher_cell(void)
{
    return sizeof(struct keys);
}

struct decipher *decipher_new(struct keylog *log, struct vault *vault)
{
    struct decipher *d = xcalloc(1, sizeof *d);

    d->log = log;
    d->vault = vault;
    return d;
}

static void drop_keys(struct decipher *d, struct direction *way)
{
    vault_give_back(d->vault, way->keys);
    way->keys = NULL;
}

void decipher_free(struct decipher *d)
{
    if (d == NULL)
        return;
    drop_keys(d, &d->directions[0]);
    drop_keys(d, &d->directions[1]);
    free(d);
}

/* ---- keys ---- */

static void enter_phase(struct decipher *d, struct direction *way, enum phase phase)
{
    drop_keys(d, way);
    way->phase = phase;
    way->number = 0;
}

void decipher_hello(struct decipher *d, const struct tls_event *hello)
{
    bool by_client = hello->kind == TLS_CLIENT_HELLO;

    memcpy(d->randoms[by_client], hello->random, TLS_RANDOM_SIZE);
    d->has[by_client] = true;
    if (by_client) {
        if (hello->early_data)
            enter_phase(d, &d->directions[1], PHASE_EARLY);
        return;
    }
    d->version = hello->version;
    d->encrypt_then_mac = hello->encrypt_then_mac;
    d->is_open =
        tls_suite_find(hello->cipher, &d->suite) && !hello->compresses && d->version >= VERSION_1_0;
    if (d->version < VERSION_1_3 || hello->retry)
        return;
    enter_phase(d, &d->directions[0], PHASE_HANDSHAKE);
    if (d->directions[1].phase != PHASE_EARLY || d->directions[1].keys == NULL)
        enter_phase(d, &d->directions[1], PHASE_HANDSHAKE);
}

void decipher_message(struct decipher *d, bool by_client, uint8_t type)
{
    struct direction *way = &d->directions[by_client];

    if (d->version < VERSION_1_3)
        return;
    if (type == END_OF_EARLY_DATA && way->phase == PHASE_EARLY)
        enter_phase(d, way, PHASE_HANDSHAKE);
    else if (type == FINISHED && way->phase == PHASE_HANDSHAKE)
        enter_phase(d, way, PHASE_TRAFFIC);
    else if (type == KEY_UPDATE && way->phase == PHASE_TRAFFIC && way->keys != NULL) {
        struct keys *k = way->keys;
        uint8_t next[TLS_SECRET_MAX];

        (void)tls_expand_label(k->suite.hash, k->secret, k->n_secret, "traffic upd", next,
                               k->n_secret);
        memcpy(k->secret, next, k->n_secret);
        explicit_bzero(next, sizeof next);
        (void)tls_expand_label(k->suite.hash, k->secret, k->n_secret, "key", k->key, k->suite.key);
        (void)tls_expand_label(k->suite.hash, k->secret, k->n_secret, "iv", k->iv, TLS_NONCE_SIZE);
        way->number = 0;
    }
}

void decipher_change_cipher(struct decipher *d, bool by_client)
{
    if (d->has[0] && d->version < VERSION_1_3)
        enter_phase(d, &d->directions[by_client], PHASE_TRAFFIC);
}

void decipher_lost(struct decipher *d, bool by_client, uint32_t number)
{
    struct direction *way = &d->directions[by_client];

    way->number += number;
    way->lost = way->lost || number == 0;
}

/* RFC 5246 section 6.3: both sides' secrets of the MAC, then the keys, then what begins the nonces.
 */
static void cut_block(bool by_client, const uint8_t *block, struct keys *k)
{
    size_t mac = k->suite.mac, key = k->suite.key, mine = by_client ? 0 : 1;
    size_t iv = k->suite.mode == TLS_CHACHA ? TLS_NONCE_SIZE : k->suite.mode == TLS_CBC ? BLOCK : 4;

    memcpy(k->mac, block + mine * mac, mac);
    memcpy(k->key, block + 2 * mac + mine * key, key);
    memcpy(k->iv, block + 2 * mac + 2 * key + mine * iv, iv);
}

static bool fill_old(struct decipher *d, bool by_client, struct keys *k)
{
    uint8_t seed[2 * TLS_RANDOM_SIZE], block[2 * (TLS_MAC_MAX + TLS_KEY_MAX + TLS_IV_MAX)];
    uint32_t n = keylog_find(d->log, KEYLOG_MASTER, d->randoms[1], k->secret);
    unsigned hash = d->version < VERSION_1_2 ? 36 : d->suite.hash;
    bool good;

    memcpy(seed, d->randoms[0], TLS_RANDOM_SIZE);
    memcpy(seed + TLS_RANDOM_SIZE, d->randoms[1], TLS_RANDOM_SIZE);
    good = n > 0 &&
           tls_prf(hash, k->secret, n, "key expansion", seed, sizeof seed, block, sizeof block);
    if (good)
        cut_block(by_client, block, k);
    explicit_bzero(block, sizeof block);
    return good;
}

static bool fill_new(struct decipher *d, bool by_client, struct keys *k)
{
    static const enum keylog_label labels[][2] = {
        [PHASE_EARLY] = { KEYLOG_CLIENT_EARLY, KEYLOG_CLIENT_EARLY },
        [PHASE_HANDSHAKE] = { KEYLOG_SERVER_HANDSHAKE, KEYLOG_CLIENT_HANDSHAKE },
        [PHASE_TRAFFIC] = { KEYLOG_SERVER_TRAFFIC, KEYLOG_CLIENT_TRAFFIC },
    };
    enum keylog_label label = labels[d->directions[by_client].phase][by_client];

    if (k->n_secret == 0)
        k->n_secret = (uint8_t)keylog_find(d->log, label, d->randoms[1], k->secret);
    return k->n_secret == k->suite.hash &&
           tls_expand_label(k->suite.hash, k->secret, k->n_secret, "key", k->key, k->suite.key) &&
           tls_expand_label(k->suite.hash, k->secret, k->n_secret, "iv", k->iv, TLS_NONCE_SIZE);
}

/* The keys of the phase that a direction is in; false: not there (yet). */
static bool have_keys(struct decipher *d, bool by_client)
{
    struct direction *way = &d->directions[by_client];
    bool good;

    if (way->keys != NULL)
        return true;
    way->keys = vault_take(d->vault);
    if (way->keys == NULL)
        return false;
    way->keys->suite = d->suite;
    way->keys->encrypt_then_mac = d->encrypt_then_mac;
    good = d->version < VERSION_1_3 ? fill_old(d, by_client, way->keys)
                                    : fill_new(d, by_client, way->keys);
    if (!good)
        drop_keys(d, way);
    return good;
}

/* ---- one record ---- */

static void put_number(uint8_t *p, uint64_t v)
{
    for (int i = 7; i >= 0; i--, v >>= 8)
        p[i] = (uint8_t)v;
}

/* RFC 5246 section 6.2.3.1: number, type and version, and how long the content is. */
static void put_head(uint8_t *out, const struct sealed *s, size_t n)
{
    put_number(out, s->number);
    memcpy(out + 8, s->header, 3);
    out[11] = (uint8_t)(n >> 8);
    out[12] = (uint8_t)n;
}

/* The number of the record is part of the nonce (RFC 8446 section 5.3, RFC 7905). */
static void put_nonce(uint8_t *nonce, const struct keys *k, uint64_t number)
{
    uint8_t bytes[8];

    put_number(bytes, number);
    memcpy(nonce, k->iv, TLS_NONCE_SIZE);
    for (size_t i = 0; i < sizeof bytes; i++)
        nonce[4 + i] ^= bytes[i];
}

static bool open_new(const struct keys *k, const struct sealed *s, uint8_t *clear,
                     struct decipher_clear *out)
{
    uint8_t nonce[TLS_NONCE_SIZE];
    struct tls_sealed sealed = { s->p, s->n, s->header, TLS_HEADER_SIZE, nonce };
    size_t n;

    put_nonce(nonce, k, s->number);
    if (!tls_open_aead(&k->suite, k->key, &sealed, clear, &n))
        return false;
    while (n > 0 && clear[n - 1] == 0)
        n--;
    if (n == 0)
        return false;
    *out = (struct decipher_clear){ .type = clear[n - 1], .n = n - 1 };
    return true;
}

static bool open_old_aead(const struct keys *k, const struct sealed *s, uint8_t *clear,
                          struct decipher_clear *out)
{
    size_t explicit = k->suite.mode == TLS_CHACHA ? 0 : 8; /* RFC 5288 section 3 */
    uint8_t head[13], nonce[TLS_NONCE_SIZE];
    struct tls_sealed sealed = { s->p + explicit, 0, head, sizeof head, nonce };

    if (s->n < explicit + k->suite.tag)
        return false;
    sealed.n = s->n - explicit;
    put_head(head, s, sealed.n - k->suite.tag);
    put_nonce(nonce, k, s->number);
    if (explicit > 0) {
        memcpy(nonce, k->iv, 4);
        memcpy(nonce + 4, s->p, explicit);
    }
    out->type = s->header[0];
    return tls_open_aead(&k->suite, k->key, &sealed, clear, &out->n);
}

static bool is_mac_right(const struct keys *k, const struct sealed *s, const uint8_t *p, size_t n,
                         const uint8_t *mac)
{
    uint8_t head[13], right[TLS_MAC_MAX];

    put_head(head, s, n);
    return tls_hmac(&k->suite, k->mac, head, sizeof head, p, n, right) &&
           memcmp(right, mac, k->suite.mac) == 0;
}

/* The last byte says how many before it are alike (RFC 5246 section 6.2.3.2). False: they are more
 * than there are. */
static bool cut_padding(const uint8_t *clear, size_t *n)
{
    size_t padding = *n > 0 ? (size_t)clear[*n - 1] + 1 : 1;

    if (padding > *n)
        return false;
    *n -= padding;
    return true;
}

/* The vector of TLS 1.0 is the end of the record before; later ones begin with their own. */
static bool open_cbc(const struct decipher *d, const struct keys *k, const struct sealed *s,
                     uint8_t *clear, struct decipher_clear *out)
{
    size_t own = d->version > VERSION_1_0 ? BLOCK : 0, mac = k->suite.mac;
    size_t behind = k->encrypt_then_mac ? mac : 0, n;
    const uint8_t *iv = own > 0 ? s->p : k->iv;

    if (s->n < own + mac + 1)
        return false;
    n = s->n - own - behind;
    if (behind > 0 && !is_mac_right(k, s, s->p, s->n - mac, s->p + s->n - mac))
        return false;
    if (!tls_open_cbc(&k->suite, k->key, iv, s->p + own, n, clear))
        return false;
    out->n = n;
    if (!cut_padding(clear, &out->n) || (behind == 0 && out->n < mac))
        return false;
    if (behind == 0)
        out->n -= mac;
    if (behind == 0 && !is_mac_right(k, s, clear, out->n, clear + out->n))
        return false;
    out->type = s->header[0];
    return true;
}

static bool open_one(struct decipher *d, bool by_client, const struct sealed *s, uint8_t *clear,
                     struct decipher_clear *out)
{
    const struct keys *k = d->directions[by_client].keys;

    if (d->version >= VERSION_1_3)
        return open_new(k, s, clear, out);
    return k->suite.mode == TLS_CBC ? open_cbc(d, k, s, clear, out)
                                    : open_old_aead(k, s, clear, out);
}

/* Of a direction that has lost records any later number may be the one. */
static bool open_later(struct decipher *d, bool by_client, struct sealed *s, uint8_t *clear,
                       struct decipher_clear *out)
{
    struct direction *way = &d->directions[by_client];
    uint64_t last = way->number + (way->lost ? SEARCH_MAX : 0);

    for (s->number = way->number; s->number <= last; s->number++)
        if (open_one(d, by_client, s, clear, out)) {
            way->number = s->number + 1;
            way->lost = false;
            return true;
        }
    return false;
}

/* The message that ends a phase of TLS 1.3 may have been lost, or early data been refused: then the
 * keys of the next phase open the record. */
static bool open_next_phase(struct decipher *d, bool by_client, struct sealed *s, uint8_t *clear,
                            struct decipher_clear *out)
{
    struct direction *way = &d->directions[by_client];
    struct direction former = *way;

    for (enum phase next = former.phase + 1; d->version >= VERSION_1_3 && next <= PHASE_TRAFFIC;
         next++) {
        *way = (struct direction){ .phase = next, .lost = former.lost };
        if (have_keys(d, by_client) && open_later(d, by_client, s, clear, out)) {
            drop_keys(d, &former);
            return true;
        }
        drop_keys(d, way);
    }
    *way = former;
    return false;
}

/* Early data comes before the server has said which suite it will be: that of the session. */
static bool open_early(struct decipher *d, const struct sealed *s, uint8_t *clear,
                       struct decipher_clear *out)
{
    static const uint16_t suites[] = { 0x1301, 0x1302, 0x1303, 0x1304, 0x1305 };
    struct direction *way = &d->directions[1];
    uint16_t former = d->version;
    bool good = false;

    d->version = VERSION_1_3;
    for (size_t i = 0; i < ARRAY_SIZE(suites) && !good && way->keys == NULL; i++) {
        (void)tls_suite_find(suites[i], &d->suite);
        good = have_keys(d, true) && open_one(d, true, s, clear, out);
        if (!good)
            drop_keys(d, way);
    }
    if (!good && way->keys != NULL)
        good = open_one(d, true, s, clear, out);
    way->number += good;
    d->version = former;
    return good;
}

/* Of what the next record of TLS 1.0 begins with, whether this one could be opened or not. */
static void keep_last_block(struct keys *k, const struct sealed *s)
{
    size_t behind = k->encrypt_then_mac ? k->suite.mac : 0;

    if (k->suite.mode == TLS_CBC && s->n >= BLOCK + behind)
        memcpy(k->iv, s->p + s->n - behind - BLOCK, BLOCK);
}

enum decipher_outcome decipher_record(struct decipher *d, bool by_client, const uint8_t *header,
                                      const uint8_t *p, uint8_t *clear, struct decipher_clear *out)
{
    struct direction *way = &d->directions[by_client];
    struct sealed s = { header, p, be16(header + 3), way->number };
    bool early = by_client && d->has[1] && !d->has[0] && way->phase == PHASE_EARLY;

    if (early)
        return open_early(d, &s, clear, out) ? DECIPHER_DONE : DECIPHER_NO_KEYS;
    if (!d->has[0] || !d->has[1] || !d->is_open || way->failures >= FAILURES_MAX)
        return DECIPHER_FAILED;
    bool keys = have_keys(d, by_client);

    bool open = (keys && open_later(d, by_client, &s, clear, out)) ||
                open_next_phase(d, by_client, &s, clear, out);

    if (d->version == VERSION_1_0 && keys)
        keep_last_block(way->keys, &s);
    if (open) {
        way->failures = 0;
        return DECIPHER_DONE;
    }
    way->number++;
    way->failures += keys;
    return keys ? DECIPHER_FAILED : DECIPHER_NO_KEYS;
}
