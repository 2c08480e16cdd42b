/* tls.c - the handshake of a client, by OpenSSL. The certificate is taken whatever it is, and
 * judged afterwards: to say what is wrong with it is what the user asked for. */
#include "config.h"

#include <string.h>

#include "base/mem.h"
#include "probe/probe.h"

#if HAVE_SSL

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <stdio.h>

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
    copy_words(tls->version, sizeof tls->version, SSL_get_version(ssl));
}

static bool shake_hands(struct probe_contact *c, SSL *ssl, int socket, nanos_t until)
{
    int result;

    while ((result = SSL_connect(ssl)) != 1)
        if (!wait_for(ssl, result, socket, until))
            break;
    c->tls.tried = true;
    c->tls.done = result == 1;
    c->ended = clock_now(CLOCK_REALTIME);
    if (c->tls.done) {
        take_certificate(&c->tls, ssl);
        c->outcome = PROBE_OPEN;
        return true;
    }
    unsigned long code = ERR_peek_last_error();
    copy_words(c->tls.alert, sizeof c->tls.alert, code != 0 ? ERR_reason_error_string(code) : NULL);
    c->outcome = PROBE_TLS_FAILED;
    return false;
}

static void ask_options(struct probe_contact *c, const struct probe_target *t, SSL *ssl, int socket,
                        nanos_t until)
{
    char bytes[4096];

    probe_options(t, &c->place, c->local, &c->request);
    if (SSL_write(ssl, c->request.p, (int)c->request.n) != (int)c->request.n)
        return;
    c->outcome = PROBE_SILENT;
    while (c->answer.n < 65536 &&
           slice_find(text_view(&c->answer), SLICE("\r\n\r\n")) >= c->answer.n) {
        int n = SSL_read(ssl, bytes, sizeof bytes);

        if (n > 0)
            text_add(&c->answer, bytes, (size_t)n);
        else if (!wait_for(ssl, n, socket, until))
            break;
    }
    c->ended = clock_now(CLOCK_REALTIME);
    if (c->answer.n > 0)
        c->outcome = PROBE_ANSWERED;
}

void probe_tls(struct probe_contact *c, const struct probe_target *t, int socket, bool ask)
{
    nanos_t until = clock_now(CLOCK_MONOTONIC) + PROBE_PATIENCE;
    SSL_CTX *context = SSL_CTX_new(TLS_client_method());
    SSL *ssl = NULL;

    c->outcome = PROBE_OPEN;
    if (context != NULL) {
        SSL_CTX_set_default_verify_paths(context); /* the roots that this host trusts */
        SSL_CTX_set_verify(context, SSL_VERIFY_NONE, NULL);
        ssl = SSL_new(context);
    }
    if (ssl != NULL && SSL_set_fd(ssl, socket) == 1) {
        if (!t->numeric) /* RFC 6066 section 3: a name, never an address */
            SSL_set_tlsext_host_name(ssl, t->host);
        if (shake_hands(c, ssl, socket, until) && ask)
            ask_options(c, t, ssl, socket, until);
        if (c->tls.done)
            SSL_shutdown(ssl);
    }
    SSL_free(ssl);
    SSL_CTX_free(context);
}

const char *probe_tls_library(void)
{
    return OpenSSL_version(OPENSSL_VERSION);
}

#else

void probe_tls(struct probe_contact *c, const struct probe_target *t, int socket, bool ask)
{
    (void)t;
    (void)socket;
    (void)ask;
    c->outcome = PROBE_OPEN;
}

const char *probe_tls_library(void)
{
    return NULL;
}

#endif
