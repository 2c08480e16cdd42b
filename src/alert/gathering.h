/* gathering.h - how many calls a trigger has gathered, and whether it is to say so. */
#ifndef SIPWHY_ALERT_GATHERING_H
#define SIPWHY_ALERT_GATHERING_H

#include "alert/alerts.h"

#define GATHERED_MOST 100 /* Call-IDs that a record lists */

struct gathered {
    nanos_t time;
    char *call_id;
};

/* `struct gathering g = {0};` has gathered nothing. */
struct gathering {
    struct gathered *list; /* the oldest first, within the trigger's time */
    size_t n, room;
    nanos_t quiet_until; /* 0: not yet quiet */
};

/* A call matched at that time. True: the trigger fires for all that were gathered, which stay in
 * the list until gathering_clear(). Times that go back count as they come. */
bool gathering_add(struct gathering *, const struct alert_trigger *, nanos_t time,
                   struct slice call_id);
void gathering_clear(struct gathering *);
void gathering_done(struct gathering *);

#endif
