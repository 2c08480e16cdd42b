/* plain.h - headers as nearly all are written: a strict part of the grammar (RFC 3261 section
 * 25.1) in which there is nothing to object to.
 *
 * False says nothing of a header: only that the whole grammar has to be asked. */
#ifndef SIPWHY_SIP_PLAIN_H
#define SIPWHY_SIP_PLAIN_H

#include "sip/message.h"

bool plain_header(const struct sip_message *, const struct sip_header *);
/* The value of a header in which the rest of the message has no say (not a CSeq, nor a
 * Content-Length); `tagged`: a To needs a tag (8.2.6.2). */
bool plain_value(enum sip_header_id, struct slice value, bool tagged);
/* `method`: of the request that it stands in; empty in a response. */
bool plain_cseq(struct slice value, struct slice method);
/* sip:user@host:port;name=value, where all but the host may be missing, without any escapes. */
bool plain_uri(struct slice);

/* What was plain in other messages: what stands there again, as most of a response does, need not
 * be looked at again. The bytes of those messages have to stay. */
struct plain_known {
    struct slice lines[HEADER_COUNT]; /* one of each header, with its name and its end */
    bool tagged;                      /* the To was to have a tag */
    struct slice uri;                 /* of a request line */
};

/* A whole message to which the grammar has nothing to object, told from its bytes in one pass:
 * headers that are plain, on a line each, the right ones as often as they may be there
 * (8.1.1, 7.3.1), and a body of the stated length. What is known may be NULL; it is added to. */
bool plain_message(struct slice bytes, struct plain_known *known);

#endif
