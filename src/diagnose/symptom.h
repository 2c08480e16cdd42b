/* symptom.h - what a user notices: the ways a call can go wrong, by which rules and the guide are
 * ordered. */
#ifndef SIPWHY_DIAGNOSE_SYMPTOM_H
#define SIPWHY_DIAGNOSE_SYMPTOM_H

#include <stddef.h>

#include "base/slice.h"

struct symptom {
    const char *id;    /* "drops-after-32s": as in rules and in the JSON */
    const char *title; /* N_(): "The call drops after about 30 seconds" */
};

size_t symptoms_count(void);
const struct symptom *symptoms_at(size_t i);           /* in the order in which they are offered */
const struct symptom *symptoms_by_id(struct slice id); /* NULL: none */

#endif
