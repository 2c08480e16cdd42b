/* asked.h - which address got an OPTIONS when, across runs: servers bar who asks too often.
 *
 * A small file of its user's, opened before root is given up and rewritten in place by its
 * descriptor, under a lock (flock(2)): a few lines of an address and a time, of which those that
 * are old are dropped. What cannot be read in it counts as not written. */
#ifndef SIPWHY_PROBE_ASKED_H
#define SIPWHY_PROBE_ASKED_H

#include <stdbool.h>

#include "base/addr.h"
#include "base/clock.h"

#define ASKED_EACH (15 * NANOS_PER_S) /* between two to one address */

/* A descriptor; -1 and errno: it cannot be had, and nothing is remembered. */
int asked_open(const char *path);
/* How long to wait before it may be asked. 0: now, and that is noted. `now` is CLOCK_REALTIME. */
nanos_t asked_turn(int file, struct addr, nanos_t now);

#endif
