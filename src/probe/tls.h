/* tls.h - TLS over a connected socket that does not block, by OpenSSL: of a client and of a server.
 *
 * The certificate of a server is taken whatever it is, and judged afterwards: to say what is wrong
 * with it is what the user asked for. */
#ifndef SIPWHY_PROBE_TLS_H
#define SIPWHY_PROBE_TLS_H

#include "probe/probe.h"

struct tls_link;
/* The handshake of a client; *about says how it went. NULL: there is none. */
struct tls_link *tls_link_connect(struct probe_tls *about, const struct probe_target *, int socket,
                                  nanos_t until);

/* This host's key and certificates, of one PEM file. NULL and *error: it holds none. */
struct tls_identity;
struct tls_identity *tls_identity_read(const char *path, struct error *);
void tls_identity_free(struct tls_identity *); /* NULL is allowed */
/* Of a server: a client may take its time, so the handshake is made by tls_link_receive(), as far
 * as its bytes come. NULL: the library has no room. */
struct tls_link *tls_link_accept(const struct tls_identity *, int socket);

bool tls_link_send(struct tls_link *, struct slice, nanos_t until);
/* Adds what came. False: nothing more will come. */
bool tls_link_receive(struct tls_link *, struct text *);
void tls_link_free(struct tls_link *); /* says farewell; NULL is allowed */

#endif
