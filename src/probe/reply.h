/* reply.h - responses of a test call (RFC 3261 section 8.2.6). */
#ifndef SIPWHY_PROBE_REPLY_H
#define SIPWHY_PROBE_REPLY_H

#include "base/addr.h"
#include "base/text.h"
#include "sip/message.h"

struct reply {
    const char *status;   /* "200 OK" */
    const char *tag;      /* of To, where the request has none; NULL: none */
    const char *headers;  /* lines, with their ends */
    struct slice body;    /* SDP; empty: none */
    struct endpoint from; /* the sender, for received and rport; port 0: not told */
};

void reply_print(const struct reply *, const struct sip_message *request, struct text *out);

#endif
