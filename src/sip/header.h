/* header.h - the table of headers: what is known of each by its name. */
#ifndef SIPWHY_SIP_HEADER_H
#define SIPWHY_SIP_HEADER_H

#include <stdbool.h>

#include "base/slice.h"
#include "sip/message.h"

/* The parts of a value; redaction knows by it which of them name people or networks. */
enum header_content {
    CONTENT_ANY,       /* not known: the value may hold anything */
    CONTENT_ADDRESSES, /* name-addrs, URIs, quoted strings, parameters */
    CONTENT_VIA,
    CONTENT_CALL_ID,
    CONTENT_CALL_REFERENCE, /* the Call-ID of another call */
    CONTENT_CREDENTIALS,    /* challenges and credentials, by parameter */
    CONTENT_SIGNATURE,      /* signed text; useless without its bytes */
    CONTENT_TOKENS,         /* words of a protocol, with parameters */
    CONTENT_NUMBERS,
    CONTENT_SEQUENCE, /* numbers and a method */
    CONTENT_PRODUCT,
    CONTENT_WARNING,
    CONTENT_PROSE, /* words for people or programs */
    CONTENT_PLAIN, /* names nobody */
    CONTENT_COUNT
};

struct header_kind {
    const char *name; /* "Via" */
    enum header_content content;
    bool list;           /* a line may hold several values, separated by commas (7.3.1) */
    const char *meaning; /* the purpose of the header, a sentence, N_(); NULL: there are no words */
    const char *section; /* "RFC 3261 20.42", NULL likewise */
};

/* NULL for HEADER_OTHER. */
const struct header_kind *sip_header_kind(enum sip_header_id);
/* By the full name or the compact form, in any case; also of headers without an id. NULL: unknown.
 */
const struct header_kind *sip_header_kind_named(struct slice name);

/* May its value hold several values, separated by commas (7.3.1)? */
bool sip_header_is_list(enum sip_header_id);
/* The full name for a compact form ("Subject" for "s"); any other name comes back as it is. */
struct slice sip_header_full_name(struct slice name);

#endif
