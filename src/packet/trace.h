/* trace.h - SIP messages in a text: what programs and phones write into their logs, what sngrep
 * saves, what is pasted into a ticket.
 *
 * A message is known by its form: a start line with headers behind it, however it is indented,
 * behind whatever a log puts before it, with line ends that a syslog has escaped (#015#012). The
 * text before a message tells when it went, which way and where, in the words of the programs that
 * are known (trace_cue.c has the table). Facts that the text does not tell are taken from the
 * message itself (Via, Request-URI) as far as that is certain; else an address is 0.0.0.0. Times
 * are those of the zone that is written behind them, else taken as if they were UTC; a text without
 * dates begins on 1970-01-01. */
#ifndef SIPWHY_PACKET_TRACE_H
#define SIPWHY_PACKET_TRACE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/addr.h"
#include "base/clock.h"
#include "base/slice.h"
#include "base/text.h"

#define TRACE_LINK 252 /* of the packets that are made of them: DLT_WIRESHARK_UPPER_PDU */

enum trace_way { TRACE_UNKNOWN, TRACE_IN, TRACE_OUT, TRACE_PAIR };

struct trace_message {
    struct text bytes; /* lines end with CRLF */
    nanos_t time;
    enum trace_way way;
    struct endpoint src, dst;
    char transport[8]; /* "udp", "tcp", "tls", "ws", "sctp" */
    bool drawn;        /* of a ladder (ladder.h): what follows its bytes is missing */
};

struct trace;
struct trace *trace_new(void);
void trace_free(struct trace *); /* NULL is allowed */
/* Looks for the next message in a part of the text that begins at the start of a line. `last`:
 * nothing comes behind the part. Returns how many bytes are done with; *out: the message, valid
 * until the next call, or NULL: the rest needs more of the text. */
size_t trace_feed(struct trace *, struct slice part, bool last, const struct trace_message **out);
/* Is there a message in it? */
bool trace_knows(struct slice part);
/* Learns the log's own address and its first date from a first part of the text. Before the first
 * trace_feed(). */
void trace_learn(struct trace *, struct slice part);

#endif
