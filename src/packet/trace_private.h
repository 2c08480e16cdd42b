/* trace_private.h - the findings in one line of a text, or in one message; for trace.c alone. */
#ifndef SIPWHY_PACKET_TRACE_PRIVATE_H
#define SIPWHY_PACKET_TRACE_PRIVATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/addr.h"
#include "base/clock.h"
#include "base/slice.h"

/* Is there a start line of SIP in it? *offset: where that begins. */
bool trace_start(struct slice line, size_t *offset);
bool trace_is_header(struct slice line); /* "Name: value" */
bool trace_has_word(struct slice line,
                    const char *word); /* in any case, apart from other letters */
/* "10.0.0.1:5060", "udp/[10.0.0.1]:5060", "[2001:db8::1]:5060", in their order; a missing port is
 * 5060. Returns how many were written. */
size_t trace_endpoints(struct slice line, struct endpoint *out, size_t room);
/* "2024-05-01 12:00:00.123", "2024/05/01T12:00:00", "May  1 12:00:00,5", "12:00:00": the first in
 * the line. A time of day is of the day that was read last, *day. NANOS_NONE: there is none. */
nanos_t trace_time(struct slice line, nanos_t *day);

/* Hints of a message at its way. */
struct trace_hints {
    bool request;
    struct endpoint via;    /* the sender of the request, by its topmost Via; family NONE: a name */
    struct endpoint target; /* the target of the Request-URI, likewise; of a response: NONE */
    char transport[8];      /* of the topmost Via */
    struct slice branch;    /* likewise */
};
void trace_hints(struct slice message, struct trace_hints *out);

#endif
