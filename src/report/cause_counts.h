/* cause_counts.h - how many calls of a number of them failed by which cause. */
#ifndef SIPWHY_REPORT_CAUSE_COUNTS_H
#define SIPWHY_REPORT_CAUSE_COUNTS_H

#include "diagnose/diagnosis.h"

struct cause_count {
    const char *id; /* of the first finding that is an error */
    size_t calls;
};

struct cause_counts {
    struct cause_count *list;
    size_t n, room;
};

/* The first finding of the verdict where it is an error; NULL: the call has none. */
const struct finding *verdict_error(const struct verdict *);
void cause_counts_add(struct cause_counts *, const char *id); /* a rule's, which stays */
void cause_counts_sort(struct cause_counts *);                /* the most frequent first */
void cause_counts_done(struct cause_counts *);

#endif
