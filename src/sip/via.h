/* via.h - one value of a Via header (RFC 3261 sections 18.1.1, 18.2.1, 20.42; RFC 3581). Slices
 * point into the text given. */
#ifndef SIPWHY_SIP_VIA_H
#define SIPWHY_SIP_VIA_H

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"

struct via {
    struct slice all;
    struct slice transport; /* "UDP", "TCP", "TLS", … as written */
    struct slice sent_by;   /* host and port, as written */
    struct slice host;      /* IPv6 with its brackets */
    uint16_t port;          /* 0: none written */
    struct slice params;
    struct slice branch;   /* p NULL: none */
    struct slice received; /* p NULL: none */
    struct slice rport;    /* p NULL: none; n 0: asked for, not filled
                              in */
    struct slice maddr;
};

bool via_parse(struct slice value, struct via *out);
/* The same hop: transport, host, port and branch; received and rport do not count (18.2.1). */
bool via_same_hop(const struct via *, const struct via *);

#endif
