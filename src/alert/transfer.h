/* transfer.h - records over the network: webhooks and mails, by libcurl.
 *
 * Several go on at a time, one for each queue. Nothing blocks but transfers_wait(). */
#ifndef SIPWHY_ALERT_TRANSFER_H
#define SIPWHY_ALERT_TRANSFER_H

#include "alert/queue.h"
#include "alert/alert_record.h"

const char *transfer_library(void); /* "libcurl/7.88.1 …"; NULL: not part of this build */

struct transfers;
/* Reads the keys, passwords and authorities that the triggers name: before the process confines
 * itself. NULL and *error: one cannot be read, or this build cannot deliver so. */
struct transfers *transfers_new(const struct alerts *, struct error *);
void transfers_free(struct transfers *); /* NULL is allowed */

/* What came of it; records NULL: it was a look whether the other side is there. */
typedef void transfer_end(void *context, struct queue *, bool look, enum outcome,
                          nanos_t retry_after, const char *why);
/* The records, at least one, are on their way; the record's own text as it stands in the spool is
 * the body of a webhook. */
void transfer_begin(struct transfers *, struct queue *, const struct alert_record *records,
                    size_t n, struct slice body);
/* Looks whether the other side is there: a connection, and nothing more. */
void transfer_look(struct transfers *, struct queue *);
/* Until a transfer or one of the descriptors can go on, or so many milliseconds; readable[i] tells
 * of fds[i]. NULL waits for the descriptors alone. */
void transfers_wait(struct transfers *, const int *fds, bool *readable, size_t n, int patience);
/* Goes on, and tells of those that ended. NULL is allowed. */
void transfers_go_on(struct transfers *, transfer_end *, void *context);

#endif
