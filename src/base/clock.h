/* clock.h - time as data. A nanos_t is 64-bit signed nanoseconds: since the Unix epoch (UTC)
 * where it is a point in time, or a span of time. Only what
 * listens, waits or draws asks the system for the time. */
#ifndef SIPWHY_BASE_CLOCK_H
#define SIPWHY_BASE_CLOCK_H

#include <stdint.h>
#include <time.h>

#include "base/text.h"

typedef int64_t nanos_t;

#define NANOS_PER_US INT64_C(1000)
#define NANOS_PER_MS INT64_C(1000000)
#define NANOS_PER_S INT64_C(1000000000)
#define NANOS_NONE INT64_MIN /* no such time */

double nanos_seconds(nanos_t span);
/* In seconds; 0 where one of the two is NANOS_NONE. */
double nanos_seconds_between(nanos_t from, nanos_t to);
nanos_t clock_now(clockid_t which); /* CLOCK_MONOTONIC, CLOCK_REALTIME, … */

/* "2026-01-02T03:04:05.678901Z": UTC, six digits; any value is printed, whatever the year. */
void clock_iso8601(struct text *, nanos_t t);
/* "2026-01-02", "01-02 03:04", "03:04:05" and "03:04:05.678", in the local time zone. */
void clock_local_date(struct text *, nanos_t t);
void clock_local_day(struct text *, nanos_t t);
void clock_local(struct text *, nanos_t t);
void clock_local_ms(struct text *, nanos_t t);
/* "0:42", "1:02:03": minutes and seconds, with hours where there are any; "-" for a negative
 * span. */
void clock_duration(struct text *, nanos_t span);

#endif
