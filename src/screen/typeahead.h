/* typeahead.h - keys that were typed ahead of a search wait for its end, as in less(1); what is
 * typed while it goes on is acted on at once, and where that stops it, what waited is dropped, as
 * an interrupt does. */
#ifndef SIPWHY_SCREEN_TYPEAHEAD_H
#define SIPWHY_SCREEN_TYPEAHEAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TYPEAHEAD_MOST 64 /* keys; more are dropped */

/* All zero: nothing waits. */
struct typeahead {
    uint32_t keys[TYPEAHEAD_MOST];
    size_t n;
    bool filling; /* a search has begun, and what had come by then is not all read */
};

/* A key was read: true where it waits, false where it is to be acted on now. */
bool typeahead_keeps(struct typeahead *, uint32_t key);
/* A key was acted on: whether a search went on before, and after. */
void typeahead_note(struct typeahead *, bool before, bool after);
/* All that had come was read. */
void typeahead_read(struct typeahead *);
/* The key that waits first is to be acted on now; 0: none, or not while a search goes on. */
uint32_t typeahead_next(struct typeahead *, bool searching);

#endif
