/* keeping.h - the packets of each call that an alert is about, a file for each call.
 *
 * The files are made by the saver, bit by bit, while the capture goes on; the records of a call
 * wait for its file, so that who reads one finds the other. Where no file can be made, they go
 * without it, and it is said once. */
#ifndef SIPWHY_ALERT_KEEPING_H
#define SIPWHY_ALERT_KEEPING_H

#include <stdio.h>

#include "call/call.h"
#include "helper/saver.h"
#include "packet/replay.h"

struct keylog; /* frame/keylog.h */
struct redact; /* redact/redact.h */

struct keeping_setup {
    struct saver *saver;
    const char *folder; /* as the records name it */
    struct calls *calls;
    struct keylog *keys;         /* TLS is looked into by them; NULL: none */
    const struct redact *redact; /* NULL: packets as they came */
    /* The packets once more; as capture_again(). */
    struct replay *(*again)(void *context, struct error *);
    void *context;
    FILE *news; /* for the user */
};

/* Two forms of a record, of which one goes out; both are taken over. */
struct held {
    char *with, *without;
    bool deliver;
};
typedef void keeping_tell(void *context, struct slice record, bool deliver);

struct keeping;
struct keeping *keeping_new(const struct keeping_setup *, keeping_tell *, void *context);
void keeping_free(struct keeping *); /* what is held goes nowhere; NULL is allowed */
/* Where the packets of the call will be: a file of that name, unless one is due already. NULL: too
 * many are. Valid until the next call of this or of keeping_step(). */
const char *keeping_path(struct keeping *, const struct call *, const char *id);
/* Until the file is made that keeping_path() named last. */
void keeping_hold(struct keeping *, struct held *);
void keeping_step(struct keeping *, nanos_t budget); /* see dispatch_keep() */

#endif
