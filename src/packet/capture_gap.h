/* capture_gap.h - when nothing could be heard; private to packet/. */
#ifndef SIPWHY_PACKET_CAPTURE_GAP_H
#define SIPWHY_PACKET_CAPTURE_GAP_H

#include "packet/packet.h"

#define CAPTURE_GAPS_MAX 64

struct capture_gaps {
    struct capture_gap list[CAPTURE_GAPS_MAX];
    size_t n;
};

/* An interface (NULL: the computer) hears nothing from `from` on. Where the table is full, the last
 * gap of all is made longer. Returns the one it is part of. */
const struct capture_gap *capture_gap_begin(struct capture_gaps *, const char *interface,
                                            nanos_t from, bool gone);
/* The interface is back; nothing happens if it was not away. */
void capture_gap_end(struct capture_gaps *, const char *interface, nanos_t to);

#endif
