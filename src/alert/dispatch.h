/* dispatch.h - errors -> records: on standard output, and by the triggers to the sender. */
#ifndef SIPWHY_ALERT_DISPATCH_H
#define SIPWHY_ALERT_DISPATCH_H

#include <stdio.h>

#include "alert/alerts.h"
#include "alert/keeping.h"
#include "alert/sender.h"
#include "alert/watcher.h"

struct dispatch_setup {
    const struct alerts *alerts;
    struct calls *calls;
    struct diagnosis *diagnosis;
    struct sender *sender;            /* NULL: nothing is delivered */
    const struct keeping_setup *keep; /* NULL: no captures of calls */
    FILE *out;                        /* a record a line */
    bool flush;                       /* each as it comes */
};

struct dispatch;
struct dispatch *dispatch_new(const struct dispatch_setup *);
void dispatch_free(struct dispatch *); /* NULL is allowed */
/* A record for each trigger that fires; of an error for which none does, one without a trigger. */
watcher_tell dispatch_error;
uint64_t dispatch_count(const struct dispatch *); /* errors so far */
/* To be called often: captures of calls are made, for about that long; 0: all that are due. Their
 * records go out when they are made. */
void dispatch_keep(struct dispatch *, nanos_t budget);

/* A record of that trigger, which no call has made, to try where it goes. */
void dispatch_sample(const struct alert_trigger *, struct text *out);

#endif
