/* certificate.h - the fields of an X.509 certificate (RFC 5280) by which a SIP server is judged
 * (RFC 5922).
 *
 * The parser is OpenSSL's; without that library nothing is read. A certificate is not verified: the
 * roots that the other side trusts are not known here. */
#ifndef SIPWHY_FRAME_CERTIFICATE_H
#define SIPWHY_FRAME_CERTIFICATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/addr.h"
#include "base/clock.h"
#include "base/slice.h"

#define CERTIFICATE_NAME_MAX 128
#define CERTIFICATE_NAMES_MAX 1024
#define CERTIFICATE_ADDRESSES_MAX 16u

struct certificate {
    bool self_signed;                   /* its issuer is its subject */
    char subject[CERTIFICATE_NAME_MAX]; /* common name, or the whole name */
    char issuer[CERTIFICATE_NAME_MAX];
    char names[CERTIFICATE_NAMES_MAX];                /* that it is for, separated by ", ": those of
                                                         subjectAltName, else the common name */
    struct addr addresses[CERTIFICATE_ADDRESSES_MAX]; /* of subjectAltName, in `names` as well */
    size_t n_addresses;
    nanos_t not_before, not_after; /* NANOS_NONE: not readable */
    char key[16];                  /* "RSA", "EC"; "": not known */
    uint32_t key_bits;
};

/* False for what is no certificate, and without the library. Text is printable ASCII; other bytes
 * become '?'. */
bool certificate_read(struct slice der, struct certificate *out);
/* Is it for that host? A '*' stands for the first label alone (RFC 6125 section 6.4.3). */
bool certificate_is_for(const struct certificate *, struct slice host);
/* Does its subjectAltName have that iPAddress (RFC 5280 section 4.2.1.6)? */
bool certificate_is_for_address(const struct certificate *, struct addr);
const char *certificate_library(void); /* "OpenSSL 3.0.16"; NULL: built without */

#endif
