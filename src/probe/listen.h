/* listen.h - answers a provider's test calls to this host (origination): 200, voice for some
 * seconds, BYE; one call at a time, a few in all.
 *
 * Who calls is not known. So no voice is sent before an ACK has shown that the caller is where it
 * says to be, nothing is read but what a dialog needs, and all else is refused. It reads what comes
 * while it has the network; by then root has been given up. */
#ifndef SIPWHY_PROBE_LISTEN_H
#define SIPWHY_PROBE_LISTEN_H

#include "probe/tls.h"
#include "probe/voice.h"

#define PROBE_LISTEN_CALLS 8u
#define PROBE_LISTEN_ACK (32 * NANOS_PER_S) /* 64 * T1, RFC 3261 section 13.3.1.4 */
#define PROBE_LISTEN_TALK (5 * NANOS_PER_S)

struct probe_arrival {
    enum transport transport;
    struct endpoint from, local; /* of its INVITE; local: port 0: not known */
    struct text invite;          /* as it came */
    enum voice_offer offer;
    int status;                  /* of the final response */
    nanos_t began, acked, ended; /* NANOS_NONE: not so */
    bool hung_up_there;
    int bye; /* its status; 0: no response */
    int ttl; /* of its SIP packets; 0: not known */
    struct voice voice;
};

struct probe_listen_wish {
    struct endpoint at;                  /* by UDP and TCP */
    const struct tls_identity *identity; /* by TLS at the next port, too; NULL: not */
    nanos_t span;                        /* it ends by then */
    int stop;                            /* a descriptor: readable when it is to end; -1: none */
    bool media;                          /* a tone is sent */
    void (*tell)(void *context, const struct probe_arrival *); /* it began, or (ended) is over */
    void *context;
};

struct probe_listening {
    struct probe_arrival calls[PROBE_LISTEN_CALLS];
    size_t n;
    unsigned busy, options, others; /* calls that were refused as too many; requests otherwise */
    struct endpoint last;           /* the sender of the last of those */
    nanos_t began, ended;
    struct probe_packets packets;
};

struct probe_listener;
/* Takes the ports. NULL and *error: they are not to be had. The wish must outlive it. */
struct probe_listener *probe_listener_new(const struct probe_listen_wish *, struct error *);
void probe_listener_free(struct probe_listener *); /* NULL is allowed */
/* Waits and answers until the time is up, or it is stopped. */
void probe_listen(struct probe_listener *, struct probe_listening *out);
void probe_listening_done(struct probe_listening *);

/* Lines of text as probe_judge() writes them; returns whether something is wrong. */
bool probe_listen_judge(const struct probe_listening *, const struct probe_listen_wish *,
                        const struct profiles *, struct text *out);

#endif
