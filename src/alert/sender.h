/* sender.h - the process that delivers alerts, as the one that makes them sees it.
 *
 * It has the network, the spool and the secrets of alerts.yaml, and reads no traffic; who reads
 * traffic has none of these, and hands it records and figures by a pipe. It is started before
 * privileges go, becomes the same user as the parser, and confines itself before it takes the first
 * record.
 *
 * A record that it has taken is in the spool before anything is sent, and leaves it when it was
 * delivered. When the program ends in order, each place is tried once more for a while; when it is
 * killed, the sender ends at once, and the next start sends the rest. */
#ifndef SIPWHY_ALERT_SENDER_H
#define SIPWHY_ALERT_SENDER_H

#include <stdint.h>
#include <stdio.h>

#include "alert/alerts.h"
#include "alert/metric.h"
#include "base/addr.h"
#include "base/slice.h"

struct sender_setup {
    const struct alerts *alerts;
    const char *user;  /* to become; NULL: see helper/confine.h */
    const char *spool; /* the folder; made if it is not there; NULL: nothing is delivered */
    bool test;         /* each delivery is told, and tried once */
    const struct endpoint *metrics; /* where it answers Prometheus; NULL: nowhere */
};

struct sender;
/* The setup must stay until this returns. NULL and *error: there is none. */
struct sender *sender_start(const struct sender_setup *, struct error *);
int sender_pipe(const struct sender *); /* for struct confine_wish; 0 of NULL */
/* Never blocks: what does not fit into the pipe waits, bounded, for sender_tick(). */
void sender_give(struct sender *, struct slice record);
/* The latest figures, in the place of those before; dropped where the pipe has no room. */
void sender_figures(struct sender *, const struct metric_rows *);
/* To be called often: gives what waits, and writes what the sender has to say. Blocking: until all
 * was given. */
void sender_tick(struct sender *, bool blocking, FILE *out);
/* Returns how many records could not be delivered, or not all; they were said. */
uint64_t sender_stop(struct sender *, FILE *out);

/* Where `spool` or `calls` lies unless alerts.yaml says so; the caller frees it. NULL: nowhere. */
char *sender_default_folder(const char *name);

#endif
