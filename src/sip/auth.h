/* auth.h - digest challenges and credentials (RFC 3261 section 22, RFC 7616). Slices point into
 * the text given, quotes off. */
#ifndef SIPWHY_SIP_AUTH_H
#define SIPWHY_SIP_AUTH_H

#include <stdbool.h>

#include "base/slice.h"

struct digest {
    struct slice scheme; /* "Digest" */
    struct slice username, realm, nonce, uri, response, algorithm, qop, cnonce, nc, opaque, stale;
};

bool digest_parse(struct slice value, struct digest *out); /* false if the scheme is not Digest */
/* `response="…"` and `rspauth="…"` in any text, in place: stars for every digit. Guessing passwords
 * takes no more than a response, so nothing shows it but the message itself on screen. */
void digest_mask(char *p, size_t n);
void digest_mask_with(char *p, size_t n, char digit); /* another sign than the star */
bool digest_is_stale(const struct digest *);

#endif
