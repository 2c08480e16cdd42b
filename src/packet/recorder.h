/* recorder.h - the latest packets of a capture that cannot be read again: a live interface, a pipe.
 *
 * They are kept in a file without a name, the oldest dropped beyond the limit, so that a call that
 * was watched can be saved with its packets. */
#ifndef SIPWHY_PACKET_RECORDER_H
#define SIPWHY_PACKET_RECORDER_H

#include "packet/packet.h"

struct recorder;
struct recorder *recorder_new(uint64_t limit); /* bytes */
void recorder_free(struct recorder *);
void recorder_add(struct recorder *, const struct packet *);
uint64_t recorder_kept(const struct recorder *);    /* bytes */
uint64_t recorder_dropped(const struct recorder *); /* bytes; 0: all that came is there */

/* A place in what is kept. */
struct recorder_place {
    uint64_t at, end; /* bytes after the end are not read */
};
struct recorder_place recorder_begin(const struct recorder *);
/* The packet at the place, valid until the next call; false: there is none any more. Passes over
 * what was dropped meanwhile. */
bool recorder_next(struct recorder *, struct recorder_place *, struct packet *);

#endif
