/* message_search.h - a text in the messages of many calls, which are read in the order in which
 * they lie in the capture: calls overlap, and in the order of calls a file would be read several
 * times. Works in slices of time; calls may come, change and go between two of them. */
#ifndef SIPWHY_SCREEN_MESSAGE_SEARCH_H
#define SIPWHY_SCREEN_MESSAGE_SEARCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/slice.h"
#include "call/call.h"

struct message_search;
/* Of calls by their ids, which may be no call's; takes so many of them, one at least, as do not
 * have too many messages together. The needle outlives it. */
struct message_search *message_search_new(struct calls *, const uint32_t *ids, size_t n,
                                          struct slice needle);
void message_search_free(struct message_search *); /* NULL is allowed */
/* Goes on until the time is over; true when all is done. */
bool message_search_go(struct message_search *, nanos_t until);
size_t message_search_count(const struct message_search *); /* of the calls taken */
uint32_t message_search_id(const struct message_search *, size_t i);
/* The first of the calls that has it, as far as it is known; the count where none has. */
size_t message_search_first(const struct message_search *);
/* Of the calls taken, the share that is done. */
size_t message_search_done(const struct message_search *);

#endif
