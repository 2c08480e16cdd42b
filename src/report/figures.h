/* figures.h - the figures of a number of calls, as telephony has them: how many were answered, how
 * long they spoke, how long callers waited, how many there were at once. */
#ifndef SIPWHY_REPORT_FIGURES_H
#define SIPWHY_REPORT_FIGURES_H

#include "base/runs.h"
#include "call/call.h"
#include "provider/profile.h"

struct figures {
    size_t calls, answered, failed; /* failed: with an error, whatever the status */
    size_t spoken, brief;           /* answered and seen to their end; of them, of 12 s at most */
    double talk;                    /* seconds of those */
    /* private */
    struct runs delays; /* post-dial: INVITE to 180, 183 or 200, seconds */
    struct runs edges;  /* calls that begin or end */
    size_t at_once, a_second;
    bool settled; /* the runs are in order, and the peaks known */
};

/* A call that is longer than this is none of the short ones that providers count. */
#define FIGURES_BRIEF_S 12

/* An INVITE's call; others are not counted. */
void figures_add(struct figures *, const struct call *, bool failed);
void figures_done(struct figures *);
/* Does what takes longest of what is asked below, for who has to do it at a time of his own: it
 * takes a pass over the calls. */
void figures_settle(struct figures *);

/* Answer-seizure ratio in percent, average duration in seconds, share of short calls in percent, a
 * percentile of the post-dial delay in seconds. Negative: there is none. */
double figures_asr(const struct figures *);
double figures_acd(const struct figures *);
double figures_brief(const struct figures *);
double figures_delay(struct figures *, unsigned percent);
/* The largest number of calls at once, and of new ones within any one second. */
void figures_peaks(struct figures *, size_t *at_once, size_t *a_second);

#endif
