/* faults.h - the same fault in several calls: told once, with the calls that have it.
 *
 * A fault is a cause with one title, so that refusals with different statuses are two. Errors and
 * warnings count, outcomes do not. */
#ifndef SIPWHY_REPORT_FAULTS_H
#define SIPWHY_REPORT_FAULTS_H

#include "diagnose/diagnosis.h"

struct fault {
    const struct rule *rule;
    enum severity severity;
    char *title;
    uint32_t *calls; /* ids, the first FAULT_CALLS of them */
    size_t n_calls, room;
    size_t total; /* all calls that have it */
    char *kept;   /* owned; of the format, for the end; NULL */
};

#define FAULT_CALLS 1000

struct faults {
    struct fault *list; /* in the order of their first calls */
    size_t n, room;
};

/* Counts the call; NULL for an outcome, or where there are too many different ones. */
struct fault *faults_take(struct faults *, const struct finding *, uint32_t call);
/* `1, 4, 9, …` */
void fault_calls(const struct fault *, struct text *out);
void faults_done(struct faults *);

#endif
