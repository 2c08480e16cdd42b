/* grammar.h - the verdict of the full grammar, by libosip2; the one door to it outside probe/.
 *
 * osip is asked for a message as a whole and then for every header that can be asked for by
 * itself, so that the place of the mistake is known. */
#ifndef SIPWHY_SIP_GRAMMAR_H
#define SIPWHY_SIP_GRAMMAR_H

#include <stdbool.h>
#include <stddef.h>

#include "sip/message.h"

struct grammar_fault {
    struct span at;        /* the header's value, the start line, … */
    const char *what;      /* translated: "the Request-URI is not a
                              valid URI" */
    const char *reference; /* "RFC 3261 section 25.1" */
    bool fatal;            /* a receiver may refuse the message; else
                              only odd */
};

/* Writes up to `room` faults, in the order of their place; returns how many there are. 0:
 * nothing to object to. */
size_t sip_grammar_check(const struct sip_message *, struct grammar_fault *faults, size_t room);
/* The same, where libosip2 is asked of plain headers (plain.h), too: for tests. */
size_t sip_grammar_check_all(const struct sip_message *, struct grammar_fault *faults, size_t room);
/* "libosip2 5.3.1" */
const char *sip_grammar_library(void);

#endif
