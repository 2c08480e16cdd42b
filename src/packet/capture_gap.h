/* capture_gap.h - when nothing could be heard; private to packet/. */
#ifndef SIPWHY_PACKET_CAPTURE_GAP_H
#define SIPWHY_PACKET_CAPTURE_GAP_H

#include "packet/packet.h"

#define OUTAGES_MAX 64

struct outages {
    struct outage list[OUTAGES_MAX];
    size_t n;
};

/* An interface (NULL: the computer) hears nothing from `from` on. Where the table is full, the last
 * outage of all is made longer. Returns the one it is part of. */
const struct outage *outage_begin(struct outages *, const char *interface, nanos_t from,
                                  bool gone);
/* It is back; nothing happens if it was not away. */
void outage_end(struct outages *, const char *interface, nanos_t to);

#endif
