/* forwarder.h - SIP that is captured is sent on to HOMER by HEP 3, or to another sipwhy.
 *
 * A process of its own has the socket: it is started before privileges go and before anything is
 * read, gives up all but the network, and is handed whole messages by a pipe. Where the receiver of
 * a TCP connection is away, it is called again every two seconds, and what comes meanwhile is lost
 * and counted. */
#ifndef SIPWHY_SESSION_FORWARDER_H
#define SIPWHY_SESSION_FORWARDER_H

#include "base/error.h"
#include "frame/frame.h"

struct forwarder_wish {
    const char *where; /* "udp:ADDR:PORT" or "tcp:ADDR:PORT" */
    const char *key;   /* authentication key of HEP; NULL: none */
    const char *user;  /* to become; NULL: see helper/confine.h */
};

struct forwarder;
/* NULL and *error: no such address, or the process cannot be started. */
struct forwarder *forwarder_start(const struct forwarder_wish *, struct error *);
void forwarder_stop(struct forwarder *);                /* NULL is allowed */
int forwarder_pipe(const struct forwarder *);           /* for struct confine_wish; 0: NULL */
struct endpoint forwarder_to(const struct forwarder *); /* the receiver */
/* From here on one that finds no room is lost: of a live capture, which does not wait. */
void forwarder_hurry(struct forwarder *);
/* A message between the ends of the frame, at its time. */
void forwarder_add(struct forwarder *, const struct frame *, struct slice message);
struct forwarder_stats {
    uint64_t sent, lost; /* messages */
};
/* Of all so far: waits until they have been sent. Of a live capture, which does not wait: of those
 * that were sent by then. */
void forwarder_stats(struct forwarder *, struct forwarder_stats *out);

/* The first line of a file, which is the authentication key of HEP; the calling function frees it.
 * NULL and *error: it cannot be read, is empty or too long. */
char *hep_key_read(const char *path, struct error *);

#endif
