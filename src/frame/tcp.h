/* tcp.h - TCP connections and their two streams (RFC 9293).
 *
 * A connection is a pair of endpoints; a SYN with another initial sequence number begins a new one
 * on the same pair. Streams that are joined in the middle begin with the first bytes seen. */
#ifndef SIPWHY_FRAME_TCP_H
#define SIPWHY_FRAME_TCP_H

#include "frame/frame_private.h"

struct tcp *tcp_new(void);
void tcp_tick(struct frames *, nanos_t now);
void tcp_flush(struct frames *);
void tcp_use(const struct tcp *, struct frames_limits *used);
void tcp_free(struct tcp *);

#endif
