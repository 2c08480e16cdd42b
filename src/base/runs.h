/* runs.h - an array that is brought into order while it grows.
 *
 * A piece is sorted as soon as it is full, and merged with its like: no single step takes longer
 * than one pass over the array, where sorting all of it at the end would keep everything else
 * waiting. The order is the same. */
#ifndef SIPWHY_BASE_RUNS_H
#define SIPWHY_BASE_RUNS_H

#include <stddef.h>

struct runs {
    size_t size; /* of an element */
    int (*compare)(const void *, const void *, void *context);
    void *context;
    void *p; /* the elements; in order after runs_sort() */
    size_t n, room;
};

/* Copies the element. */
void runs_add(struct runs *, const void *element);
/* Brings all of them into order; more may be added afterwards. */
void runs_sort(struct runs *);
void runs_done(struct runs *); /* empty again: size and compare stay */

#endif
