/* chars.h - the character classes of SIP's grammar (RFC 3261 section 25.1), for the parsers of this
 * folder. */
#ifndef SIPWHY_SIP_CHARS_H
#define SIPWHY_SIP_CHARS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"

enum char_class {
    CHAR_TOKEN = 1 << 0,
    CHAR_WORD = 1 << 1, /* of a Call-ID */
    CHAR_USER = 1 << 2, /* unreserved and user-unreserved, without escapes */
    CHAR_PASSWORD = 1 << 3,
    CHAR_PARAM = 1 << 4,  /* paramchar of a URI parameter, without escapes */
    CHAR_HNV = 1 << 5,    /* of a header in a URI, without escapes */
    CHAR_HOST = 1 << 6,   /* of a host name; "_" is tolerated by the parsers, not by the grammar */
    CHAR_SCHEME = 1 << 7, /* after the first letter */
    CHAR_DIGIT = 1 << 8,
    CHAR_ALPHA = 1 << 9,
    CHAR_HEX = 1 << 10,
    CHAR_BLANK = 1 << 11,    /* space and tab */
    CHAR_LWS = 1 << 12,      /* space, tab, CR and LF: what may stand in a folded value */
    CHAR_RESERVED = 1 << 13, /* of a URI: its escaped form is another character (19.1.4) */
    CHAR_CONTROL = 1 << 14   /* never allowed unquoted: below space (but LWS), and DEL */
};

extern const uint16_t sip_char_classes[256];

static inline bool char_is(char c, unsigned classes)
{
    return (sip_char_classes[(unsigned char)c] & classes) != 0;
}

/* Number of bytes at the start of `s`, from `from` on, that are of the classes. */
static inline size_t chars_span(struct slice s, size_t from, unsigned classes)
{
    size_t i = from;

    while (i < s.n && char_is(s.p[i], classes))
        i++;
    return i - from;
}
/* All of a slice that is not empty. */
bool chars_all(struct slice s, unsigned classes);
/* As chars_all, with %HH allowed as well; the empty slice is right. */
bool chars_all_escaped(struct slice s, unsigned classes);
/* Value of a hexadecimal digit, -1 for anything else. */
int char_hex(char c);
/* `s` without the quotes around it, if it has them. */
struct slice chars_unquote(struct slice s);
/* Offset just after the quoted string that begins at `from`; 0 if it does not end. */
size_t chars_quoted_end(struct slice s, size_t from);

#endif
