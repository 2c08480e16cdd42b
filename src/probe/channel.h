/* channel.h - the way of a test call's messages: datagrams, or one connection by TCP or TLS.
 *
 * A message goes out whole or not at all, and comes whole: of a stream it ends where Content-Length
 * says (RFC 3261 section 18.3). All that passes is noted as packets. Nothing waits, but for a
 * connection and for room to send, at most PROBE_PATIENCE. */
#ifndef SIPWHY_PROBE_CHANNEL_H
#define SIPWHY_PROBE_CHANNEL_H

#include "probe/tls.h"

struct channel {
    enum transport transport;
    int socket; /* -1: none */
    struct endpoint local;
    struct endpoint remote; /* of the connection */
    bool closed;            /* by the other side */
    struct probe_tls tls;   /* how the handshake went */
    struct probe_packets *packets;
    /* private */
    struct tls_link *link;
    struct text stream;          /* what came and is no whole message yet */
    struct probe_stream numbers; /* of the packets */
};

/* To that place, from any port. False and *error: there is no way; then `socket` is -1. */
bool channel_open(struct channel *, const struct probe_target *, const struct probe_place *,
                  struct probe_packets *, struct error *);
/* Of datagrams, at that endpoint of this host. False and errno: it is taken. */
bool channel_bind(struct channel *, struct endpoint, struct probe_packets *);
/* Of the connection that waits at the listening socket, without waiting for more; with an identity
 * by TLS. False: it came to nothing. */
bool channel_accept(struct channel *, int listener, const struct tls_identity *,
                    struct probe_packets *);
/* `to` is for datagrams. */
bool channel_send(struct channel *, struct endpoint to, struct slice message);
/* The next message. Returns an errno, EAGAIN: none is whole. Of a connection ttl stays as it is. */
int channel_receive(struct channel *, struct text *out, struct endpoint *from, int *ttl);
/* Is this connection one that may be given credentials and calls? A trusted certificate for the
 * target's host; true where there is no TLS. Else *why has the reason in words. */
bool channel_is_trusted(const struct channel *, const struct probe_target *, struct text *why);
void channel_close(struct channel *);

#endif
