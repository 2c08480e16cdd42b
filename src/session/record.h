/* record.h - every packet of a capture is written to a file that grows: -O FILE.
 *
 * The packets are those that come, as they come, but for the responses of digests, which are
 * masked as in captures that are saved: as far as they lie in one packet. */
#ifndef SIPWHY_SESSION_RECORD_H
#define SIPWHY_SESSION_RECORD_H

#include "packet/packet.h"

struct record;
/* See packet/recording.h: before what parses is confined. NULL and *error: it cannot be made. */
struct record *record_new(const char *path, struct error *);
void record_free(struct record *);    /* packets that are due are written; NULL is allowed */
void record_discard(struct record *); /* and the file goes; NULL is allowed */
int record_descriptor(const struct record *); /* for struct confine_wish */

void record_add(struct record *, const struct packet *);
/* To be called often: each second what was added is written. */
void record_tick(struct record *);
/* Now. False: not all could be written, see below. */
bool record_flush(struct record *);
/* "call.pcap ends behind packet 812: No space left on device"; NULL: all is well. */
const char *record_failure(const struct record *);
/* The same once, for the user; the calling function frees it. */
char *record_news(struct record *);
void record_name(const struct record *, struct text *out); /* without its folder */
/* "call.pcap: 812 packets", as far as they are in the file. */
void record_words(const struct record *, struct text *out);

#endif
