/* tls.c - handshakes, certificates and bytes, by OpenSSL. */
#include "config.h"

#include "probe/tls.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/sudo_user.h"

#if HAVE_SSL

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>

struct tls_link {
    SSL_CTX *context; /* NULL: of an identity */
    SSL *ssl;
    int socket;
};

struct tls_identity {
    SSL_CTX *context;
};

/* True if the library may go on. */
static bool wait_for(SSL *ssl, int result, int socket, nanos_t until)
{
    int wanted = SSL_get_error(ssl, result);
    struct pollfd polled = { .fd = socket,
                             .events = wanted == SSL_ERROR_WANT_WRITE ? POLLOUT : POLLIN };
    nanos_t left = until - clock_now(CLOCK_MONOTONIC);

    if (wanted != SSL_ERROR_WANT_READ && wanted != SSL_ERROR_WANT_WRITE)
        return false;
    return left > 0 && poll(&polled, 1, (int)(left / NANOS_PER_MS) + 1) > 0;
}

static void copy_words(char *out, size_t room, const char *words)
{
    snprintf(out, room, "%s", words != NULL ? words : "");
}

static void take_certificate(struct probe_tls *tls, const SSL *ssl)
{
    X509 *own = SSL_get1_peer_certificate(ssl);
    unsigned char *der = NULL;
    int n = own != NULL ? i2d_X509(own, &der) : 0;

    if (n > 0)
        text_add(&tls->chain, (const char *)der, (size_t)n);
    OPENSSL_free(der);
    X509_free(own);
    tls->verdict = SSL_get_verify_result(ssl);
    copy_words(tls->reason, sizeof tls->reason, X509_verify_cert_error_string(tls->verdict));
}

static bool shake_hands(struct probe_tls *about, const struct tls_link *link, nanos_t until)
{
    int result;

    ERR_clear_error();
    while ((result = SSL_connect(link->ssl)) != 1)
        if (!wait_for(link->ssl, result, link->socket, until))
            break;
    about->tried = true;
    about->done = result == 1;
    unsigned long code = ERR_peek_last_error();
    if (about->done)
        copy_words(about->version, sizeof about->version, SSL_get_version(link->ssl));
    else
        copy_words(about->alert, sizeof about->alert,
                   code != 0 ? ERR_reason_error_string(code) : NULL);
    return about->done;
}

/* Takes the context over. NULL: the library has no room. */
static struct tls_link *make_link(SSL_CTX *own, SSL_CTX *context, int socket)
{
    struct tls_link *link = xcalloc(1, sizeof *link);

    *link = (struct tls_link){ .context = own, .socket = socket };
    link->ssl = context != NULL ? SSL_new(context) : NULL;
    if (link->ssl != NULL && SSL_set_fd(link->ssl, socket) == 1)
        return link;
    SSL_free(link->ssl);
    SSL_CTX_free(own);
    free(link);
    return NULL;
}

static void discard_link(struct tls_link *link)
{
    SSL_free(link->ssl);
    SSL_CTX_free(link->context);
    free(link);
}

struct tls_link *tls_link_connect(struct probe_tls *about, const struct probe_target *t, int socket,
                                  nanos_t until)
{
    SSL_CTX *context = SSL_CTX_new(TLS_client_method());

    if (context != NULL) {
        SSL_CTX_set_default_verify_paths(context); /* the roots that this host trusts */
        SSL_CTX_set_verify(context, SSL_VERIFY_NONE, NULL);
    }
    struct tls_link *link = make_link(context, context, socket);
    if (link == NULL)
        return NULL;
    if (!t->numeric) /* RFC 6066 section 3: a name, never an address */
        SSL_set_tlsext_host_name(link->ssl, t->host);
    if (!shake_hands(about, link, until)) {
        discard_link(link);
        return NULL;
    }
    take_certificate(about, link->ssl);
    return link;
}

struct tls_identity *tls_identity_read(const char *path, struct error *error)
{
    SSL_CTX *context;
    struct tls_identity *identity;
    int file = open(path, O_RDONLY | O_CLOEXEC);

    if (file < 0) { /* the library does not say why */
        error_set(error, "%s: %s", path, sudo_user_strerror(errno));
        return NULL;
    }
    close(file);
    context = SSL_CTX_new(TLS_server_method());
    ERR_clear_error();
    if (context == NULL || SSL_CTX_use_certificate_chain_file(context, path) != 1 ||
        SSL_CTX_use_PrivateKey_file(context, path, SSL_FILETYPE_PEM) != 1) {
        const char *reason = ERR_reason_error_string(ERR_peek_last_error());

        error_set(error, _("%s: no key with its certificate, in PEM: %s"), path,
                  reason != NULL ? reason : "?");
        SSL_CTX_free(context);
        return NULL;
    }
    identity = xmalloc(sizeof *identity);
    identity->context = context;
    return identity;
}

void tls_identity_free(struct tls_identity *identity)
{
    if (identity != NULL)
        SSL_CTX_free(identity->context);
    free(identity);
}

struct tls_link *tls_link_accept(const struct tls_identity *identity, int socket)
{
    struct tls_link *link = make_link(NULL, identity->context, socket);

    if (link != NULL)
        SSL_set_accept_state(link->ssl);
    return link;
}

bool tls_link_send(struct tls_link *link, struct slice bytes, nanos_t until)
{
    int result;

    ERR_clear_error();
    while ((result = SSL_write(link->ssl, bytes.p, (int)bytes.n)) <= 0)
        if (!wait_for(link->ssl, result, link->socket, until))
            return false;
    return true;
}

bool tls_link_receive(struct tls_link *link, struct text *out)
{
    char bytes[4096];
    int n;

    ERR_clear_error();
    do {
        n = SSL_read(link->ssl, bytes, sizeof bytes);
        text_add(out, bytes, n > 0 ? (size_t)n : 0);
    } while (n > 0 && out->n < PROBE_MESSAGE_MOST);
    int reason = SSL_get_error(link->ssl, n);

    return n > 0 || reason == SSL_ERROR_WANT_READ || reason == SSL_ERROR_WANT_WRITE;
}

void tls_link_free(struct tls_link *link)
{
    if (link == NULL)
        return;
    ERR_clear_error();
    SSL_shutdown(link->ssl);
    discard_link(link);
}

static void ask_options(struct probe_contact *c, const struct probe_target *t,
                        struct tls_link *link, nanos_t until)
{
    probe_options(t, &c->place, c->local, 0, &c->request);
    if (!tls_link_send(link, text_view(&c->request), until))
        return;
    c->outcome = PROBE_SILENT;
    while (tls_link_receive(link, &c->answer) && c->answer.n < PROBE_MESSAGE_MOST &&
           slice_find(text_view(&c->answer), SLICE("\r\n\r\n")) >= c->answer.n &&
           wait_for(link->ssl, -1, link->socket, until))
        ;
    c->ended = clock_now(CLOCK_REALTIME);
    if (c->answer.n > 0)
        c->outcome = PROBE_ANSWERED;
}

void probe_tls(struct probe_contact *c, const struct probe_target *t, int socket, bool ask)
{
    nanos_t until = clock_now(CLOCK_MONOTONIC) + PROBE_PATIENCE;
    struct tls_link *link = tls_link_connect(&c->tls, t, socket, until);

    c->outcome = c->tls.tried && !c->tls.done ? PROBE_TLS_FAILED : PROBE_OPEN;
    c->ended = clock_now(CLOCK_REALTIME);
    if (link != NULL && ask)
        ask_options(c, t, link, until);
    tls_link_free(link);
}

const char *probe_tls_library(void)
{
    return OpenSSL_version(OPENSSL_VERSION);
}

#else

struct tls_link *tls_link_connect(struct probe_tls *about, const struct probe_target *t, int socket,
                                  nanos_t until)
{
    (void)about, (void)t, (void)socket, (void)until;
    return NULL;
}

struct tls_identity *tls_identity_read(const char *path, struct error *error)
{
    error_set(error, _("%s: TLS needs OpenSSL, which this program was built without"), path);
    return NULL;
}

void tls_identity_free(struct tls_identity *identity)
{
    (void)identity;
}

struct tls_link *tls_link_accept(const struct tls_identity *identity, int socket)
{
    (void)identity, (void)socket;
    return NULL;
}

bool tls_link_send(struct tls_link *link, struct slice bytes, nanos_t until)
{
    (void)link, (void)bytes, (void)until;
    return false;
}

bool tls_link_receive(struct tls_link *link, struct text *out)
{
    (void)link, (void)out;
    return false;
}

void tls_link_free(struct tls_link *link)
{
    (void)link;
}

void probe_tls(struct probe_contact *c, const struct probe_target *t, int socket, bool ask)
{
    (void)t, (void)socket, (void)ask;
    c->outcome = PROBE_OPEN;
}

const char *probe_tls_library(void)
{
    return NULL;
}

#endif
