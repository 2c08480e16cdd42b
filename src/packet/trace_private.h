/* trace_private.h - the findings in one line of a text, or in one message; for the files of trace.h
 * and ladder.h alone. */
#ifndef SIPWHY_PACKET_TRACE_PRIVATE_H
#define SIPWHY_PACKET_TRACE_PRIVATE_H

#include "base/clock.h"
#include "packet/trace.h"

/* Is there a start line of SIP in it? *offset: where that begins. */
bool trace_start(struct slice line, size_t *offset);
bool trace_is_header(struct slice line); /* "Name: value" */
bool trace_has_word(struct slice line,
                    const char *word); /* in any case, apart from other letters */
/* "10.0.0.1:5060", "udp/[10.0.0.1]:5060", "[2001:db8::1]:5060", in their order; a missing port is
 * 5060. Returns how many were written. */
size_t trace_endpoints(struct slice line, struct endpoint *out, size_t room);

/* A line that announces a message. */
struct trace_cue {
    enum trace_way way;
    struct endpoint ends[2]; /* the other side; or source and destination */
    size_t n_ends;
    struct endpoint own; /* family NONE: the line does not tell */
    char transport[8];   /* "": it does not tell */
};
bool trace_cue(struct slice line, struct trace_cue *out);

/* "2024-05-01 12:00:00.123", "2024/05/01T12:00:00+02:00", "May  1 12:00:00,5", "1/5/2024 3:00:00
 * PM", "12:00:00", "1714564800.123", "0501120000.123|": the first in the line. A time of day is of
 * the day that was read last, *day; one that goes back by more than half a day is of the next.
 * `latest`: the time that was read before, NANOS_NONE: none. NANOS_NONE: there is none. */
nanos_t trace_time(struct slice line, nanos_t *day, nanos_t latest);

/* The line without what the log puts before each line of a message; `prefix` is what it put before
 * the first. */
struct slice trace_bare(struct slice line, struct slice prefix);
/* Writes the line with real line ends for those that a syslog or a JSON has escaped. False: it has
 * none. */
bool trace_unescape(struct slice line, struct text *out);
/* Writes it with the characters that HTML has entities for. */
void trace_add_html(struct text *out, struct slice line);

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
