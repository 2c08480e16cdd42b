/* signature.h - proves to a webhook who sent a record, and when. */
#ifndef SIPWHY_ALERT_SIGNATURE_H
#define SIPWHY_ALERT_SIGNATURE_H

#include "base/clock.h"
#include "base/slice.h"
#include "base/text.h"

bool signature_available(void); /* was this built with OpenSSL? */
/* "t=1767323045,v1=HEX": HEX is HMAC-SHA256 of "1767323045." and the body under the key. False: it
 * cannot be made. */
bool signature_make(struct slice key, nanos_t now, struct slice body, struct text *out);

#endif
