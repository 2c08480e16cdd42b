/* delivery.h - letters become part of calls: redacted where that is wanted, and SIP is sent on. */
#ifndef SIPWHY_SESSION_DELIVERY_H
#define SIPWHY_SESSION_DELIVERY_H

#include "redact/redact.h"
#include "session/forwarder.h"
#include "session/letter.h"

struct delivery {
    struct calls *calls; /* these are not owned */
    struct store *store;
    struct forwarder *forwarder; /* NULL: none */
    struct redact *redact;       /* NULL: calls are shown as they are */
    char *copy;                  /* of a payload, to redact it */
    size_t copy_room;
};

void delivery_expect(void *delivery, const struct letter *, unsigned others); /* letter_expecter */
void delivery_take(void *delivery, const struct letter *);                    /* letter_taker */
void delivery_done(struct delivery *);

#endif
