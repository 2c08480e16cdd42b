/* recording.h - a capture file that grows while packets come: -O FILE.
 *
 * It is opened while the program still may open files for writing, with the rights of whoever
 * started it, and written to by its descriptor afterwards (helper/confine.h). It always ends
 * behind a packet: what the disk does not take whole is cut off again, and nothing follows it. */
#ifndef SIPWHY_PACKET_RECORDING_H
#define SIPWHY_PACKET_RECORDING_H

#include "packet/packet.h"

struct recording;
/* A new file that only its owner may read; its name ends in .pcap or .pcapng. No file that is there
 * is replaced or written to, and no link is followed. NULL and *error if it cannot be made. */
struct recording *recording_open(const char *path, struct error *);
/* Writes the packets that are due; NULL is allowed. */
void recording_close(struct recording *);
/* There is nothing to record after all: the file goes, as long as that is allowed. Frees it. */
void recording_discard(struct recording *);
int recording_descriptor(const struct recording *);

void recording_add(struct recording *, const struct packet *);
/* Writes all packets that were added. False: some that were ever added could not be written. */
bool recording_flush(struct recording *);
/* The same, if the last time is a second ago; `now` only goes forward. */
void recording_flush_each_second(struct recording *, nanos_t now);

uint64_t recording_packets(const struct recording *); /* in the file */
const char *recording_path(const struct recording *);
/* "call.pcap ends behind packet 812: No space left on device"; NULL: all is well. */
const char *recording_failure(const struct recording *);

#endif
