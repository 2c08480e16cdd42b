/* redact_private.h - the way through a packet, shared by link.c and packet.c.
 *
 * Each layer is given its bytes, redacts what it knows in place and hands on what it carries;
 * afterwards it mends its checksum by the difference. Bytes that are not known become zeros. */
#ifndef SIPWHY_REDACT_REDACT_PRIVATE_H
#define SIPWHY_REDACT_REDACT_PRIVATE_H

#include <string.h>

#include "redact/span.h"

#define WALK_DEPTH 24 /* layers, as frame/ has it */

struct redact_walk {
    const struct redact *redact;
    struct spans *spans; /* NULL: each packet by itself */
    uint32_t number;     /* of the packet */
    nanos_t time;
    unsigned depth;
    bool quoted;   /* by an ICMP error */
    bool learning; /* fragments are taken in; that is all */
};

typedef void layer(struct redact_walk *, uint8_t *p, size_t n);

layer redact_link_ethernet, redact_link_ppp; /* redact_link.c */
/* By EtherType; up to 1500 it is the length of an 802.3 frame. */
void redact_ethertype(struct redact_walk *, unsigned type, uint8_t *p, size_t n);
/* By DLT_*. */
void redact_link(struct redact_walk *, int link, uint8_t *p, size_t n);
layer redact_exported; /* exported.c */
layer redact_ip;       /* redact_packet.c; by its version */
/* redact_payload.c: of a datagram, and of a piece of a stream without its place. */
void redact_datagram(const struct redact *, unsigned from, unsigned to, uint8_t *p, size_t n);
void redact_piece(const struct redact *, uint8_t *p, size_t n);

static inline unsigned walk_get16(const uint8_t *p)
{
    return (unsigned)p[0] << 8 | p[1];
}

static inline uint32_t walk_get32(const uint8_t *p)
{
    return (uint32_t)walk_get16(p) << 16 | walk_get16(p + 2);
}

static inline void walk_blank(uint8_t *p, size_t n)
{
    if (n > 0)
        memset(p, 0, n);
}

/* The same of what is not known, or may name anybody. Where only digests are taken out, they are
 * looked for: messages may be in it, in a tunnel that is not walked through. */
static inline void walk_clear(const struct redact_walk *w, uint8_t *p, size_t n)
{
    if (!redact_is_digests(w->redact))
        walk_blank(p, n);
    else if (!w->learning)
        redact_sip(w->redact, (char *)p, n);
}

#endif
