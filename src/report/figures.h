/* figures.h - the figures of a number of calls, as telephony has them: how many were answered, how
 * long they spoke, how long callers waited, how many there were at once. */
#ifndef SIPWHY_REPORT_FIGURES_H
#define SIPWHY_REPORT_FIGURES_H

#include "call/call.h"
#include "provider/profile.h"

struct figures_edge { /* a call begins (+1) or ends (-1) */
    nanos_t time;
    int step;
};

struct figures {
    size_t calls, answered, failed; /* failed: with an error, whatever the status */
    size_t spoken, brief;           /* answered and seen to their end; of them, of 12 s at most */
    double talk;                    /* seconds of those */
    double *delays;                 /* post-dial: INVITE to 180, 183 or 200, seconds */
    size_t n_delays, room_delays;
    struct figures_edge *edges;
    size_t n_edges, room_edges;
};

/* A call that is longer than this is none of the short ones that providers count. */
#define FIGURES_BRIEF_S 12

/* An INVITE's call; others are not counted. */
void figures_add(struct figures *, const struct call *, bool failed);
void figures_done(struct figures *);

/* Answer-seizure ratio in percent, average duration in seconds, share of short calls in percent, a
 * percentile of the post-dial delay in seconds. Negative: there is none. */
double figures_asr(const struct figures *);
double figures_acd(const struct figures *);
double figures_brief(const struct figures *);
double figures_delay(struct figures *, unsigned percent);
/* The largest number of calls at once, and of new ones within any one second. */
void figures_peaks(struct figures *, size_t *at_once, size_t *a_second);

#endif
