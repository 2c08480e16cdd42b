/* moment.h - dates and times as people and programs write them -> a point in time.
 *
 * A day (2026-01-04), a time (15:04, 15:04:05, 15:04:05.678), PM or AM, and a zone (Z, UTC, +02:00,
 * -0800, PST) in any order, with blanks or a T between them; also the form of mails (Sun, 04 Jan
 * 2026 15:04:05 +0000). A day written 01/04/2026 is refused: it may be January or April. */
#ifndef SIPWHY_BASE_MOMENT_H
#define SIPWHY_BASE_MOMENT_H

#include <stdbool.h>

#include "base/clock.h"
#include "base/slice.h"

struct moment {
    nanos_t time;
    bool day; /* no time was written: the day's beginning */
};

/* False if that is none. Without a zone the time is UTC or, with `local`, of the local time zone.
 */
bool moment_parse(struct slice text, bool local, struct moment *out);

#endif
