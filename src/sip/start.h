/* start.h - the start line of a message (RFC 3261 section 7.1 and 7.2), read with tolerance; within
 * this folder. */
#ifndef SIPWHY_SIP_START_H
#define SIPWHY_SIP_START_H

#include "base/slice.h"

enum start_verdict {
    START_NO,    /* the bytes are not SIP */
    START_MAYBE, /* too short to tell */
    START_YES
};

struct start_line {
    struct slice line; /* without its end; all there is if it has none */
    bool complete;     /* the line has an end */
    bool odd;          /* recognised, but not as the grammar has it */
    bool request;
    struct slice method, uri; /* of a request */
    struct slice version;
    struct slice status, reason; /* of a response */
};

#define START_LONGEST 16384 /* bytes that are searched for the end of the line */

/* Empty lines before the message, which 7.5 lets a sender send. */
size_t start_leading_blank(struct slice bytes);
/* `bytes` begins at the start line. *out is filled in for START_YES. */
enum start_verdict start_read(struct slice bytes, struct start_line *out);
/* The same without the short cut for lines as they usually are: for tests. */
enum start_verdict start_read_general(struct slice bytes, struct start_line *out);
/* Is a message meant though its first line is none of SIP: do headers that only SIP has follow it?
 * What carries a whole message as a text (a log) is none: its start line is there. */
bool start_is_marred(struct slice bytes);
/* Offset just after the empty line that ends the headers, searched from `from` on; 0 if it is not
 * there. To go on when more bytes have come, search from 3 bytes before the old end. */
size_t start_headers_end(struct slice bytes, size_t from);

#endif
