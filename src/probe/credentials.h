/* credentials.h - the answer to a digest challenge (RFC 3261 section 22, RFC 7616): MD5 and
 * SHA-256, with and without qop. */
#ifndef SIPWHY_PROBE_CREDENTIALS_H
#define SIPWHY_PROBE_CREDENTIALS_H

#include "base/text.h"
#include "sip/message.h"

struct credentials {
    const char *user, *password;
    uint32_t count; /* of requests under one nonce */
};

enum credentials_outcome {
    CREDENTIALS_GOOD,
    CREDENTIALS_NONE,       /* it asks for nothing by Digest */
    CREDENTIALS_NOT_KNOWN,  /* another algorithm or qop */
    CREDENTIALS_NO_LIBRARY, /* built without OpenSSL */
};

/* Adds the header line that answers the first challenge of a 401 or 407 that it can. */
enum credentials_outcome credentials_answer(struct credentials *, const struct sip_message *,
                                            struct slice method, struct slice uri,
                                            struct text *out);

#endif
