/* relay.h - two threads for one session: the one that feeds it reads and decodes packets, another
 * takes what they carried, a batch behind.
 *
 * Letters are taken in the order in which they were sent, so that what becomes of them is the same
 * as without a second thread. The thread begins when the first batch is full: a small capture never
 * has it. What belongs to the taker (calls, diagnosis, store) may be looked at after relay_settle()
 * only. */
#ifndef SIPWHY_SESSION_RELAY_H
#define SIPWHY_SESSION_RELAY_H

#include "session/letter.h"

#define RELAY_BATCH ((size_t)192 * 1024) /* bytes: each wakes the other thread */

struct relay;
/* Letters go to the taker, batch by batch of so many bytes, or one that is longer. */
struct relay *relay_new(size_t batch, letter_taker *, letter_expecter *, void *context);
/* Copies a letter that has a frame, with all that it points to, but for the frame's parts. A
 * message is read before (call/intake.h), `headers` of its lines (0: it is not), or by the taker if
 * that is the faster of the two. */
void relay_send(struct relay *, const struct letter *, uint32_t headers);
/* Where a letter that points to nothing (LETTER_RTP, LETTER_TICK) is to be written, without a copy;
 * it is sent by relay_fill(), until which no other is. */
struct letter *relay_room(struct relay *);
void relay_fill(struct relay *);
/* All letters were taken when it returns. */
void relay_settle(struct relay *);
/* Ends the thread; letters that were not taken go. NULL is allowed. */
void relay_free(struct relay *);

#endif
