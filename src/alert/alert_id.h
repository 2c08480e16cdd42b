/* alert_id.h - names of alerts that sort by time: 48 bits of milliseconds and 80 at random, 26
 * letters and digits (base 32 of Crockford). */
#ifndef SIPWHY_ALERT_ALERT_ID_H
#define SIPWHY_ALERT_ALERT_ID_H

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/slice.h"

#define ALERT_ID 26

struct alert_ids {
    uint64_t latest; /* milliseconds of the last one */
    uint8_t random[10];
};

/* The next one, which sorts behind all that were made before, also within a millisecond and where
 * the clock goes back. */
void alert_id_next(struct alert_ids *, nanos_t now, char out[ALERT_ID + 1]);
bool alert_id_is(struct slice);
nanos_t alert_id_time(struct slice); /* of one that alert_id_is() */

#endif
