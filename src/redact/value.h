/* value.h - where people and networks are named in the values of headers, in place; for the
 * other files of redact/. */
#ifndef SIPWHY_REDACT_VALUE_H
#define SIPWHY_REDACT_VALUE_H

#include "redact/redact.h"

/* What is looked for besides addresses and host names. */
enum {
    SCAN_PHONES = 1,                                  /* telephone numbers wherever they stand */
    SCAN_BLANKS = 2,                                  /* and blanks may stand in them */
    SCAN_WORDS = 4,                                   /* all words; "bob.builder" is no host then */
    SCAN_HOSTS = 8                                    /* unless it stands behind an '@' */
};
void redact_scan(const struct redact *, char *p, size_t n, unsigned what);
/* name-addrs, URIs, quoted strings, parameters (RFC 3261 section 20.10). */
void redact_value(const struct redact *, char *p, size_t n);
/* What people were told: numbers and addresses go, words stay. */
void redact_prose(const struct redact *, char *p, size_t n);
/* A Call-ID, also with parameters behind it: Replaces and its like. */
void redact_call_id(const struct redact *, char *p, size_t n);
void redact_via(const struct redact *, char *p, size_t n);
/* Challenges and credentials, by parameter (RFC 7616 section 3.4). */
void redact_digest(const struct redact *, char *p, size_t n);

/* redact_body.c; `type`: the value of Content-Type, `encoded`: there is a Content-Encoding,
 * `depth`: so many bodies are around it. */
void redact_body(const struct redact *, struct slice type, bool encoded, char *p, size_t n,
                 int depth);
/* redact_message.c: a message in a body; and the lines of a header block, returning where the body
 * begins, n: nowhere. */
void redact_sip_in(const struct redact *, char *p, size_t n, int depth);
size_t redact_headers(const struct redact *, char *p, size_t n, struct slice *type, bool *encoded);

#endif
