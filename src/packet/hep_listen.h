/* hep_listen.h - a socket on which agents of HOMER send what they hear, as an input like an
 * interface; private to packet/.
 *
 * Each message becomes a packet of IP and UDP from the agent to this socket, so that frame/ reads
 * it, a recording keeps it and another sipwhy reads that, as if it had been captured on the way. Of
 * TCP only HEP 3 says where a message ends. */
#ifndef SIPWHY_PACKET_HEP_LISTEN_H
#define SIPWHY_PACKET_HEP_LISTEN_H

#include "packet/source_private.h"

#define HEP_LISTEN_PREFIX "hep:"

/* "hep:udp:192.0.2.1:9060" or "hep:tcp:[::]:9060": is the name of an input such a one? */
bool hep_listen_is(const char *name);
/* Binds the socket. False and *error. */
bool hep_listen_open(struct input *, const char *name, struct error *);

#endif
