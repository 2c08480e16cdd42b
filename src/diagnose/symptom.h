/* symptom.h - the symptoms that a user notices: the ways a call can go wrong, by which rules and
 * the guide are ordered. */
#ifndef SIPWHY_DIAGNOSE_SYMPTOM_H
#define SIPWHY_DIAGNOSE_SYMPTOM_H

#include <stddef.h>

#include "base/slice.h"

#define SYMPTOM_STATUSES 2

struct symptom {
    const char *id;                      /* "drops-after-32s": as in rules and in the JSON */
    const char *title;                   /* N_(): "The call drops after about 30 seconds" */
    unsigned statuses[SYMPTOM_STATUSES]; /* of the final response by which it shows; 0: none */
};

size_t symptoms_count(void);
const struct symptom *symptoms_at(size_t i);           /* in the order in which they are offered */
const struct symptom *symptoms_by_id(struct slice id); /* NULL: none */
const struct symptom *symptoms_by_status(unsigned status); /* NULL: none */

#endif
