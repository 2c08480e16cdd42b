/* tls_handshake.c - messages of the handshake that go in clear (RFC 5246 section 7.4, RFC 8446
 * section 4). */
#include "config.h"

#include "frame/tls.h"

#include <string.h>

#include "base/mem.h"
#include "frame/frame_private.h"

enum { CLIENT_HELLO = 1, SERVER_HELLO = 2, CERTIFICATE = 11, CERTIFICATE_REQUEST = 13 };
enum {
    EXTENSION_SERVER_NAME = 0,
    EXTENSION_ALPN = 16,
    EXTENSION_ENCRYPT_THEN_MAC = 22,
    EXTENSION_EXTENDED_MASTER = 23,
    EXTENSION_SESSION_TICKET = 35,
    EXTENSION_PRE_SHARED_KEY = 41,
    EXTENSION_EARLY_DATA = 42,
    EXTENSION_SUPPORTED_VERSIONS = 43
};

#define RANDOM_SIZE 32u

/* The rest of a message. A read past its end makes it empty, and all later ones 0, those of nothing
 * too. */
struct reader {
    const uint8_t *p;
    size_t n;
    bool failed;
};

static const uint8_t *take(struct reader *r, size_t n)
{
    const uint8_t *p = r->p;

    if (r->p == NULL || n > r->n) {
        *r = (struct reader){ .failed = true };
        return NULL;
    }
    r->p += n;
    r->n -= n;
    return p;
}

static uint32_t take_number(struct reader *r, size_t bytes)
{
    const uint8_t *p = take(r, bytes);
    uint32_t value = 0;

    for (size_t i = 0; p != NULL && i < bytes; i++)
        value = value << 8 | p[i];
    return value;
}

/* A vector that begins with its length, of so many bytes. */
static struct reader take_vector(struct reader *r, size_t length_bytes)
{
    size_t n = take_number(r, length_bytes);
    const uint8_t *p = take(r, n);

    return p != NULL ? (struct reader){ .p = p, .n = n } : (struct reader){ .failed = true };
}

/* A name as it is written; bytes that no name has become '?'. */
static void add_name(char *out, size_t room, struct reader name)
{
    size_t at = strlen(out);

    for (size_t i = 0; i < name.n && at + 1 < room; i++)
        out[at++] = (char)(name.p[i] > ' ' && name.p[i] < 0x7f ? name.p[i] : '?');
    out[at] = '\0';
}

/* RFC 6066 section 3: the type 0 is a host name; a server answers with an empty extension. */
static void read_server_name(struct reader extension, struct tls_event *out)
{
    struct reader list = take_vector(&extension, 2);

    while (list.n > 0 && out->sni[0] == '\0') {
        uint32_t type = take_number(&list, 1);
        struct reader name = take_vector(&list, 2);

        if (type == 0)
            add_name(out->sni, sizeof out->sni, name);
    }
}

/* RFC 7301. */
static void read_alpn(struct reader extension, struct tls_event *out)
{
    struct reader list = take_vector(&extension, 2);

    while (list.n > 0) {
        struct reader name = take_vector(&list, 1);

        if (out->alpn[0] != '\0' && strlen(out->alpn) + 2 < sizeof out->alpn)
            memcpy(out->alpn + strlen(out->alpn), ", ", sizeof ", ");
        add_name(out->alpn, sizeof out->alpn, name);
    }
}

/* RFC 8446 section 4.2.1; values 0x?a?a are there to keep servers tolerant (RFC 8701). */
static void read_versions(struct reader extension, bool client, struct tls_event *out)
{
    struct reader list = client ? take_vector(&extension, 1) : extension;

    if (client && list.n >= 2)
        out->version = out->lowest = 0;
    while (list.n >= 2) {
        uint16_t version = (uint16_t)take_number(&list, 2);

        if ((version & 0x0f0f) == 0x0a0a)
            continue;
        if (version > out->version || !client)
            out->version = version;
        if (out->lowest == 0 || version < out->lowest)
            out->lowest = version;
    }
}

void tls_ticket_name(const uint8_t *p, size_t n, uint8_t name[32])
{
    size_t length = n < RANDOM_SIZE ? n : RANDOM_SIZE;

    memset(name, 0, RANDOM_SIZE);
    memcpy(name, p + n - length, length);
}

static void read_extension(uint32_t type, struct reader extension, bool client,
                           struct tls_event *out)
{
    switch (type) {
    case EXTENSION_SERVER_NAME:
        read_server_name(extension, out);
        break;
    case EXTENSION_ALPN:
        read_alpn(extension, out);
        break;
    case EXTENSION_SUPPORTED_VERSIONS:
        read_versions(extension, client, out);
        break;
    case EXTENSION_PRE_SHARED_KEY:
        out->resumed = true;
        break;
    case EXTENSION_ENCRYPT_THEN_MAC:
        out->encrypt_then_mac = !client;
        break;
    case EXTENSION_EXTENDED_MASTER:
        out->extended_master = !client;
        break;
    case EXTENSION_EARLY_DATA:
        out->early_data = client;
        break;
    /* RFC 5077: what a client sends is a ticket it has; a server promises a new one. */
    case EXTENSION_SESSION_TICKET:
        out->resumed |= client && extension.n > 0;
        if (client && extension.n > 0)
            tls_ticket_name(extension.p, extension.n, out->ticket);
        break;
    default:
        break;
    }
}

static void read_extensions(struct reader *r, bool client, struct tls_event *out)
{
    struct reader all = take_vector(r, 2);

    while (all.n >= 4) {
        uint32_t type = take_number(&all, 2);

        read_extension(type, take_vector(&all, 2), client, out);
    }
}

static void keep_session(struct reader session, struct tls_event *out)
{
    if (session.n > 0 && session.n <= sizeof out->session)
        memcpy(out->session, session.p, session.n);
}

static bool read_client_hello(struct reader r, struct tls_event *out)
{
    struct reader session, ciphers;
    const uint8_t *random;

    out->kind = TLS_CLIENT_HELLO;
    out->version = (uint16_t)take_number(&r, 2);
    random = take(&r, RANDOM_SIZE);
    session = take_vector(&r, 1);
    ciphers = take_vector(&r, 2);
    take_vector(&r, 1); /* compression */
    out->n_ciphers = (uint16_t)(ciphers.n / 2);
    if (r.failed)
        return false;
    memcpy(out->random, random, RANDOM_SIZE);
    keep_session(session, out);
    if (r.n > 0)
        read_extensions(&r, true, out);
    /* With 1.3 a session is named to look like 1.2 (section 4.1.2): it is none. */
    out->resumed |= session.n > 0 && out->version < 0x0304;
    return true;
}

static bool read_server_hello(struct reader r, struct tls_event *out)
{
    /* RFC 8446 section 4.1.3: the SHA-256 of "HelloRetryRequest". */
    static const uint8_t retry[RANDOM_SIZE] = {
        0xcf, 0x21, 0xad, 0x74, 0xe5, 0x9a, 0x61, 0x11, 0xbe, 0x1d, 0x8c,
        0x02, 0x1e, 0x65, 0xb8, 0x91, 0xc2, 0xa2, 0x11, 0x16, 0x7a, 0xbb,
        0x8c, 0x5e, 0x07, 0x9e, 0x09, 0xe2, 0xc8, 0xa8, 0x33, 0x9c,
    };
    struct reader session;
    const uint8_t *random;

    out->kind = TLS_SERVER_HELLO;
    out->version = (uint16_t)take_number(&r, 2);
    random = take(&r, RANDOM_SIZE);
    session = take_vector(&r, 1);
    out->cipher = (uint16_t)take_number(&r, 2);
    out->compresses = take_number(&r, 1) != 0;
    if (r.failed)
        return false;
    memcpy(out->random, random, RANDOM_SIZE);
    keep_session(session, out);
    out->retry = memcmp(random, retry, sizeof retry) == 0;
    if (r.n > 0)
        read_extensions(&r, false, out);
    return true;
}

/* In TLS 1.3 a context stands before them, and extensions behind each (RFC 8446 section 4.4.2). */
static bool read_certificates(struct reader r, uint16_t version, struct tls_event *out)
{
    bool new = version >= 0x0304;
    struct reader list;

    out->kind = TLS_CERTIFICATE;
    if (new)
        take_vector(&r, 1);
    list = take_vector(&r, 3);
    if (r.failed)
        return false;
    while (list.n > 0) {
        struct reader der = take_vector(&list, 3);

        if (new)
            take_vector(&list, 2);
        if (out->n_chain++ == 0)
            out->is_read =
                certificate_read((struct slice){ (const char *)der.p, der.n }, &out->certificate);
    }
    return true;
}

bool tls_read_message(uint8_t type, uint16_t version, const uint8_t *p, size_t n,
                      struct tls_event *out)
{
    struct reader r = { .p = p, .n = n };

    *out = (struct tls_event){ .length = (uint32_t)n };
    switch (type) {
    case CLIENT_HELLO:
        return read_client_hello(r, out);
    case SERVER_HELLO:
        return read_server_hello(r, out);
    case CERTIFICATE:
        return read_certificates(r, version, out);
    case CERTIFICATE_REQUEST:
        out->kind = TLS_CERTIFICATE_REQUEST;
        return true;
    default:
        return false;
    }
}
