/* turn.h - datagrams that a TURN server relays (RFC 8656): Send and Data indications, ChannelData.
 *
 * They are handed out as between the peer and the client's relayed address, where its allocation
 * was captured, else the client's own. Where both legs of the server are captured, the same
 * datagram comes out once. */
#ifndef SIPWHY_FRAME_TURN_H
#define SIPWHY_FRAME_TURN_H

#include <stdbool.h>
#include <stdint.h>

#include "frame/frame_private.h"
#include "frame/stun.h"

struct turn;

/* RFC 8656 section 12.4: a channel's number and a length, which `n` bytes may exceed by padding. */
bool is_channel_data(const uint8_t *p, size_t n);
/* A message of STUN or ChannelData that came in `carrier`, whose ends are those of client and
 * server; `n` bytes of it were captured, `missing` more were sent. True: it carried a datagram,
 * which was handed out. */
bool turn_take(struct frames *, const struct frame *carrier, ref_t ref, const uint8_t *p,
               uint32_t n, uint32_t missing);
/* The same of a datagram of UDP; true also if it has been handed out before, unwrapped. */
bool turn_take_datagram(struct frames *, const struct cursor *);
/* The layers of such a message, by its form alone: a channel whose binding is in another packet is
 * one, too. False: it is none. */
bool turn_note(struct frames *, const struct cursor *);
void turn_free(struct turn *); /* NULL is allowed */

#endif
