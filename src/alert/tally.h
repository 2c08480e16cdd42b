/* tally.h - what calls came to, counted as they end: the parser's part of `watch --metrics`.
 *
 * A call is counted once, when it settles for the first time. A label has at most 60 values, those
 * that came first; what comes after them is "other": a stranger can make up statuses, and no
 * database is to be filled by him. */
#ifndef SIPWHY_ALERT_TALLY_H
#define SIPWHY_ALERT_TALLY_H

#include "alert/metric.h"
#include "diagnose/diagnosis.h"

struct tally;
struct tally *tally_new(struct calls *, struct diagnosis *);
void tally_free(struct tally *); /* before its calls; NULL is allowed */
/* What was counted so far, and the calls that go on. */
void tally_add(struct tally *, struct metric_rows *);

#endif
