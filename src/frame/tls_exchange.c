/* tls_exchange.c - the key exchange of a TLS connection, followed by who has the private key. */
#include "config.h"

#include "frame/tls_exchange.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "frame/frame_private.h"
#include "frame/rsa_keys.h"
#include "frame/tls_crypto.h"

enum {
    HELLO_REQUEST = 0,
    NEW_SESSION_TICKET = 4,
    CERTIFICATE = 11,
    CLIENT_KEY_EXCHANGE = 16,
};

#define VERSION_1_2 0x0303
#define VERSION_1_3 0x0304
#define WORDS_MAX (64u * 1024)        /* of one side, up to the key exchange */
#define KEPT_MAX (8u * 1024 * 1024)   /* the same of all */
#define MASTER_SIZE TLS_SECRET_MAX    /* RFC 5246 section 8.1 */
#define DIGEST_MAX (TLS_MAC_MAX + 0u) /* of SHA-384 */

/* The messages of one side, as the session's hash needs them (RFC 7627 section 3). */
struct words {
    uint8_t *p;
    size_t n, room;
};

struct exchange {
    struct keylog *log;
    const struct rsa_keys *keys;
    size_t *kept;
    struct words words[2]; /* [1]: the client's */
    size_t n_hello;        /* of the client's words: its first message */
    bool too_long;         /* the words are not all there */
    uint8_t randoms[2][TLS_RANDOM_SIZE];
    uint8_t session[TLS_RANDOM_SIZE], ticket[TLS_RANDOM_SIZE]; /* names; zeros: none */
    uint16_t offered, version; /* by the client, in the hello's old field; the one chosen */
    uint16_t cipher;
    bool extended; /* RFC 7627 */
    bool agreed;   /* by RSA, and the premaster secret is to come */
    size_t key;    /* that the certificate is for */
    bool shown;    /* a certificate came */
};

struct exchange *exchange_new(struct keylog *log, size_t *kept)
{
    struct exchange *x = xcalloc(1, sizeof *x);

    x->log = log;
    x->keys = keylog_rsa(log);
    x->kept = kept;
    return x;
}

static void drop_words(struct exchange *x)
{
    for (size_t i = 0; i < ARRAY_SIZE(x->words); i++) {
        *x->kept -= x->words[i].room;
        free(x->words[i].p);
        x->words[i] = (struct words){ 0 };
    }
}

void exchange_free(struct exchange *x)
{
    if (x == NULL)
        return;
    drop_words(x);
    free(x);
}

static void keep_words(struct exchange *x, bool by_client, const uint8_t *p, size_t n)
{
    struct words *w = &x->words[by_client];
    size_t room = w->n + n <= w->room ? w->room : 2 * (w->n + n);

    x->too_long = x->too_long || w->n + n > WORDS_MAX || *x->kept + (room - w->room) > KEPT_MAX;
    if (x->too_long) {
        drop_words(x);
        return;
    }
    if (room > w->room)
        w->p = xrealloc(w->p, room);
    *x->kept += room - w->room;
    w->room = room;
    memcpy(w->p + w->n, p, n);
    w->n += n;
}

/* ---- secrets ---- */

static unsigned hash_of(const struct exchange *x)
{
    struct tls_suite suite;

    return x->version < VERSION_1_2 ? 36 : tls_suite_find(x->cipher, &suite) ? suite.hash : 32;
}

/* The hellos and all that followed, in the order in which it was said: the client's hello, the
 * server's words, the rest of the client's. */
static bool session_hash(const struct exchange *x, uint8_t out[DIGEST_MAX])
{
    const struct words *client = &x->words[1], *server = &x->words[0];

    if (x->too_long)
        return false;
    const struct slice parts[] = {
        { (const char *)client->p, x->n_hello },
        { (const char *)server->p, server->n },
        { (const char *)client->p + x->n_hello, client->n - x->n_hello },
    };

    return tls_digest(hash_of(x), parts, ARRAY_SIZE(parts), out);
}

static bool make_master(const struct exchange *x, const uint8_t *premaster,
                        uint8_t master[MASTER_SIZE])
{
    uint8_t seed[2 * TLS_RANDOM_SIZE];
    unsigned hash = hash_of(x);

    if (x->extended)
        return session_hash(x, seed) &&
               tls_prf(hash, premaster, TLS_PREMASTER_SIZE, "extended master secret", seed, hash,
                       master, MASTER_SIZE);
    memcpy(seed, x->randoms[1], TLS_RANDOM_SIZE);
    memcpy(seed + TLS_RANDOM_SIZE, x->randoms[0], TLS_RANDOM_SIZE);
    return tls_prf(hash, premaster, TLS_PREMASTER_SIZE, "master secret", seed, sizeof seed, master,
                   MASTER_SIZE);
}

static bool is_named(const uint8_t name[TLS_RANDOM_SIZE])
{
    static const uint8_t none[TLS_RANDOM_SIZE] = { 0 };

    return memcmp(name, none, sizeof none) != 0;
}

/* Another connection may go on with the session. */
static void keep_session(struct exchange *x, const uint8_t name[TLS_RANDOM_SIZE],
                         const uint8_t master[MASTER_SIZE])
{
    if (is_named(name))
        keylog_put(x->log, KEYLOG_SESSION, name, master, MASTER_SIZE);
}

/* The version in the secret keeps attackers from lowering it; some clients name the one that was
 * chosen (RFC 5246 section 7.4.7.1). It also tells a secret from what a wrong key makes. */
static bool is_premaster(const struct exchange *x, const uint8_t *premaster)
{
    return be16(premaster) == x->offered || be16(premaster) == x->version;
}

/* The premaster secret, sealed; SSL 3.0 alone sends it without its length. */
static enum exchange_outcome take_exchange(struct exchange *x, const uint8_t *p, size_t n)
{
    uint8_t premaster[TLS_PREMASTER_SIZE], master[MASTER_SIZE];
    bool good = false;

    x->agreed = false;
    if (n < 2 || be16(p) != n - 2)
        return EXCHANGE_DAMAGED;
    struct slice sealed = { (const char *)p + 2, n - 2 };
    size_t first = x->shown ? x->key : 0, last = x->shown ? x->key + 1 : rsa_keys_count(x->keys);

    if (first == RSA_KEY_NONE)
        return EXCHANGE_NO_KEY;
    for (size_t key = first; key < last && !good; key++)
        good = rsa_keys_open(x->keys, key, sealed, premaster) && is_premaster(x, premaster);
    if (!good && !x->shown)
        return EXCHANGE_NO_KEY;
    good = good && make_master(x, premaster, master);
    if (good) {
        keylog_put(x->log, KEYLOG_MASTER, x->randoms[1], master, sizeof master);
        keep_session(x, x->session, master);
    }
    explicit_bzero(premaster, sizeof premaster);
    explicit_bzero(master, sizeof master);
    drop_words(x);
    return good ? EXCHANGE_OPEN : EXCHANGE_DAMAGED;
}

/* ---- messages ---- */

static void take_client_hello(struct exchange *x, const uint8_t *p, size_t n,
                              const struct tls_event *hello)
{
    drop_words(x);
    x->too_long = x->agreed = x->shown = false;
    x->key = RSA_KEY_NONE;
    x->n_hello = n;
    x->offered = be16(p + 4);
    memcpy(x->randoms[1], hello->random, TLS_RANDOM_SIZE);
    memcpy(x->session, hello->session, sizeof x->session);
    memcpy(x->ticket, hello->ticket, sizeof x->ticket);
}

/* It goes on with a session: that of its ticket, or of the id that both name. */
static enum exchange_outcome resume(struct exchange *x)
{
    uint8_t master[MASTER_SIZE];
    uint32_t n = is_named(x->ticket) ? keylog_find(x->log, KEYLOG_SESSION, x->ticket, master) : 0;

    if (n == 0)
        n = keylog_find(x->log, KEYLOG_SESSION, x->session, master);
    if (n > 0)
        keylog_put(x->log, KEYLOG_MASTER, x->randoms[1], master, n);
    explicit_bzero(master, sizeof master);
    drop_words(x);
    return n > 0 ? EXCHANGE_OPEN : EXCHANGE_GOES_ON;
}

static enum exchange_outcome take_server_hello(struct exchange *x, const struct tls_event *hello)
{
    const char *suite = tls_cipher_name(hello->cipher);
    bool resumed = hello->version < VERSION_1_3 && is_named(hello->session) &&
                   memcmp(hello->session, x->session, sizeof x->session) == 0;

    x->version = hello->version;
    x->cipher = hello->cipher;
    x->extended = hello->extended_master;
    memcpy(x->randoms[0], hello->random, TLS_RANDOM_SIZE);
    memcpy(x->session, hello->session, sizeof x->session);
    if (resumed)
        return resume(x);
    x->agreed = x->version < VERSION_1_3 && suite != NULL &&
                slice_starts(slice_of(suite), SLICE("TLS_RSA_WITH_"));
    if (x->agreed)
        return EXCHANGE_GOES_ON;
    drop_words(x);
    return keylog_knows(x->log, x->randoms[1]) || hello->retry ? EXCHANGE_GOES_ON : EXCHANGE_OTHER;
}

/* The first certificate is the server's own (RFC 5246 section 7.4.2). */
static void take_certificate(struct exchange *x, const uint8_t *p, size_t n)
{
    size_t length = n >= 6 ? (size_t)p[3] << 16 | be16(p + 4) : 0;

    x->shown = length > 0 && length <= n - 6;
    if (x->shown)
        x->key = rsa_keys_find(x->keys, (struct slice){ (const char *)p + 6, length });
}

/* RFC 5077 section 3.3: how long it holds, and the ticket; its end is what tells it from others. */
static void take_ticket(struct exchange *x, const uint8_t *p, size_t n)
{
    uint8_t name[TLS_RANDOM_SIZE], master[MASTER_SIZE];
    size_t length = n >= 6 ? be16(p + 4) : 0;

    if (length == 0 || length > n - 6)
        return;
    tls_ticket_name(p + 6, length, name);
    if (keylog_find(x->log, KEYLOG_MASTER, x->randoms[1], master) == MASTER_SIZE)
        keep_session(x, name, master);
    explicit_bzero(master, sizeof master);
}

enum exchange_outcome exchange_message(struct exchange *x, bool by_client, const uint8_t *p,
                                       size_t n, const struct tls_event *event)
{
    bool hello = event != NULL && event->kind == TLS_CLIENT_HELLO;

    if (hello && by_client)
        take_client_hello(x, p, n, event);
    if (p[0] == NEW_SESSION_TICKET && !by_client && x->version < VERSION_1_3)
        take_ticket(x, p + 4, n - 4);
    if (x->n_hello == 0 || p[0] == HELLO_REQUEST)
        return EXCHANGE_GOES_ON;
    if (event != NULL && event->kind == TLS_SERVER_HELLO && !by_client) {
        keep_words(x, by_client, p, n);
        return take_server_hello(x, event);
    }
    if (!x->agreed && !hello)
        return EXCHANGE_GOES_ON;
    keep_words(x, by_client, p, n);
    if (p[0] == CERTIFICATE && !by_client)
        take_certificate(x, p + 4, n - 4);
    return p[0] == CLIENT_KEY_EXCHANGE && by_client ? take_exchange(x, p + 4, n - 4)
                                                    : EXCHANGE_GOES_ON;
}
