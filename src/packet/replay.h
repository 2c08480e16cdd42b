/* replay.h - the packets of a capture once more, with the numbers they had: its files read again,
 * or what a recorder kept. */
#ifndef SIPWHY_PACKET_REPLAY_H
#define SIPWHY_PACKET_REPLAY_H

#include "packet/packet.h"
#include "packet/recorder.h"

struct replay;
/* Replays the packets of source_again(); the source must outlive it. */
struct replay *replay_source(const struct source *, struct error *);
/* Replays the packets that the recorder holds now; the recorder must outlive it. */
struct replay *replay_recorder(struct recorder *);
void replay_free(struct replay *); /* NULL is allowed */
/* SOURCE_PACKET, SOURCE_END or SOURCE_FAILED. The packet is valid until the next call. */
enum source_status replay_next(struct replay *, struct packet *, struct error *);
bool replay_rewind(struct replay *, struct error *); /* to the first packet again */
double replay_part(struct replay *);                 /* 0..1 of it was read */
/* Bytes that the recorder's limit cost: the oldest packets are not there. */
uint64_t replay_lost(const struct replay *);

#endif
