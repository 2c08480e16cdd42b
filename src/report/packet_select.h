/* packet_select.h - the packets of a capture that belong to some of its calls.
 *
 * The capture's packets are fed once more, in the same order. Picked are those that carry a SIP
 * message of the calls: every fragment and segment of it, and where its TCP connection begins and
 * ends, for who reads the packets later needs that to put them in order; the ICMP errors bound to
 * the calls; the DNS lookups that their callers made for them; and, if wanted, their media: RTP by
 * the endpoints and times of the streams, and whatever else went to or from the places that their
 * SDP names while they lasted (RTCP, T.38, STUN). A packet can prove to belong to a call only after
 * later ones came, so the answers are good after packet_select_finish(). */
#ifndef SIPWHY_REPORT_PACKET_SELECT_H
#define SIPWHY_REPORT_PACKET_SELECT_H

#include "call/call.h"
#include "packet/packet.h"

struct packet_select;
/* `n` 0: all calls, and SIP of no call too. The calls are read now, by packet_select_feed() only
 * their Call-IDs: they may go on and new ones may come meanwhile. */
struct packet_select *packet_select_new(struct calls *, const uint32_t *ids, size_t n, bool media);
/* TLS is deciphered by them, so that its messages are found; what is picked stays as it was sent,
 * the handshake among it. Before the first packet. */
void packet_select_keys(struct packet_select *, struct keylog *);
void packet_select_free(struct packet_select *); /* NULL is allowed */
void packet_select_feed(struct packet_select *, const struct packet *);
void packet_select_finish(struct packet_select *);
bool packet_select_has(const struct packet_select *, uint32_t number);

#endif
