/* ladder.h - a call that was only drawn, as it is pasted into tickets: sngrep's and sipwhy's own
 * ladder, Wireshark's flow graph as text, and lines like "alice -> bob: INVITE" or "<-- 403
 * Forbidden".
 *
 * A ladder tells methods, status codes, who sent them, and perhaps when. Of each arrow a message is
 * made with what a call needs to be told apart (Via, From, To, Call-ID, CSeq, made up); all that
 * follows is missing, as in a packet that was cut. A party without an address stands as 0.0.0.1,
 * 0.0.0.2 and so on, in the order of the ladder. */
#ifndef SIPWHY_PACKET_LADDER_H
#define SIPWHY_PACKET_LADDER_H

#include "packet/trace.h"

struct ladder;
/* Reads all of the text, at most 4096 arrows of it. NULL: there is no request with a response. */
struct ladder *ladder_read(struct slice text);
void ladder_free(struct ladder *); /* NULL is allowed */
/* The next message, valid until the next call; NULL: there is no more. */
const struct trace_message *ladder_next(struct ladder *);

#endif
