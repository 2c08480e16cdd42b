/* symptom.h - the symptoms that a user notices: the ways a call can go wrong, by which rules and
 * the guide are ordered. */
#ifndef SIPWHY_DIAGNOSE_SYMPTOM_H
#define SIPWHY_DIAGNOSE_SYMPTOM_H

#include <stddef.h>

#include "base/slice.h"

#define SYMPTOM_STATUSES 2

/* The outcome of a call by which a symptom shows, where no status of its own tells it. */
enum symptom_outcome {
    SYMPTOM_OF_NONE,
    SYMPTOM_OF_SILENCE,      /* no response came */
    SYMPTOM_OF_REGISTRATION, /* a REGISTER failed */
    SYMPTOM_OF_REFUSAL       /* by a status that no other symptom has */
};

struct symptom {
    const char *id;                      /* "drops-after-32s": as in rules and in the JSON */
    const char *title;                   /* N_(): "The call drops after about 30 seconds" */
    unsigned statuses[SYMPTOM_STATUSES]; /* of the final response by which it shows; 0: none */
    enum symptom_outcome outcome;
};

size_t symptoms_count(void);
const struct symptom *symptoms_at(size_t i);           /* in the order in which they are offered */
const struct symptom *symptoms_by_id(struct slice id); /* NULL: none */
/* NULL: none has it. */
const struct symptom *symptoms_by_status(unsigned status);
const struct symptom *symptoms_by_outcome(enum symptom_outcome);

#endif
