/* plain.h - headers as nearly all are written: a strict part of the grammar (RFC 3261 section
 * 25.1) in which there is nothing to object to.
 *
 * False says nothing of a header: only that the whole grammar has to be asked. */
#ifndef SIPWHY_SIP_PLAIN_H
#define SIPWHY_SIP_PLAIN_H

#include "sip/message.h"

/* Values that were plain in other messages, one of each header: what stands there again, as most of
 * a response does, need not be looked at again. The bytes of those messages have to stay. */
struct plain_known {
    struct slice values[HEADER_COUNT];
};

/* What is known, and is added to, may be NULL. */
bool plain_header(const struct sip_message *, const struct sip_header *, struct plain_known *known);
/* sip:user@host:port;name=value, where all but the host may be missing, without any escapes. */
bool plain_uri(struct slice);

#endif
