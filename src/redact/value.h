/* value.h - people and networks in the values of headers, replaced in place; for the other files of
 * redact/. */
#ifndef SIPWHY_REDACT_VALUE_H
#define SIPWHY_REDACT_VALUE_H

#include "redact/redact.h"

/* The marks that are looked for besides addresses and host names. */
enum {
    SCAN_PHONES = 1, /* telephone numbers wherever they stand */
    SCAN_BLANKS = 2, /* and blanks may stand in them */
    SCAN_WORDS = 4,  /* all words; "bob.builder" is no host then */
    SCAN_HOSTS = 8   /* unless it stands behind an '@' */
};
void redact_scan(const struct redact *, char *p, size_t n, unsigned what);
/* name-addrs, URIs, quoted strings, parameters (RFC 3261 section 20.10). */
void redact_value(const struct redact *, char *p, size_t n);
/* prose.c: what people and programs were told: numbers, addresses and URIs go, and every word
 * that is not one of the trade. Names of parameters stay. */
void redact_prose(const struct redact *, char *p, size_t n);
/* code agent "text" (RFC 3261 section 20.43), several of them. */
void redact_warning(const struct redact *, char *p, size_t n);
/* Products stay, their versions and serial numbers go, and all else. */
void redact_product(const struct redact *, char *p, size_t n);
/* Tokens with parameters: an event with the call-id it is about, a type, a date. */
void redact_tokens(const struct redact *, char *p, size_t n);
/* Numbers that are no larger than such a header may have stay. */
void redact_figures(const struct redact *, char *p, size_t n);

/* terms.c: nobody is called that. */
bool redact_is_term(struct slice word);

/* Redacts the address that a value begins with; its length, 0: there is none. */
size_t redact_place(const struct redact *, char *p, size_t n, bool hosts);
size_t redact_phone_span(const char *p, size_t n, bool blanks);
void redact_spread_number(const struct redact *, char *p, size_t n);
/* A URI with its scheme at p; its length, 0: there is none. */
size_t redact_uri_at(const struct redact *, char *p, size_t n, size_t i);
/* Puts what percent escapes mean through `replace`; the form stays. */
typedef void redact_replacer(const struct redact *, char *p, size_t n);
void redact_escaped(const struct redact *, char *p, size_t n, redact_replacer *replace);

/* A Call-ID, also with parameters behind it. */
void redact_call_id(const struct redact *, char *p, size_t n);
/* The Call-ID of another call, as in Replaces: as there, if it was seen; else nobody needs it to
 * find one. */
void redact_call_reference(const struct redact *, char *p, size_t n);
void redact_via(const struct redact *, char *p, size_t n);
/* Challenges and credentials, by parameter (RFC 7616 section 3.4). */
void redact_digest(const struct redact *, char *p, size_t n);

/* body.c; `type`: the value of Content-Type, `encoded`: there is a Content-Encoding,
 * `depth`: so many bodies are around it. */
void redact_body(const struct redact *, struct slice type, bool encoded, char *p, size_t n,
                 int depth);
/* message.c: a message in a body; and the lines of a header block, returning where the body
 * begins, n: nowhere. */
void redact_sip_in(const struct redact *, char *p, size_t n, int depth);
size_t redact_headers(const struct redact *, char *p, size_t n, struct slice *type, bool *encoded);

#endif
