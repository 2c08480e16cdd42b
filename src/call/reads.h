/* reads.h - how often the messages of calls were read again.
 *
 * What asks about a call can tell by it whether the answer was known since the load. */
#ifndef SIPWHY_CALL_READS_H
#define SIPWHY_CALL_READS_H

#include "call/call.h"

/* Messages, or first lines of them, that views read from the store so far. */
uint64_t calls_reads(const struct calls *);

#endif
