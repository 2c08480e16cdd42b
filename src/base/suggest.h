/* suggest.h - "did you mean …?": the known word that a mistyped one is nearest to.
 *
 *     struct suggestion s = suggestion_for(SLICE("sevrity"));
 *     suggestion_try(&s, "severity");                   // each word that would have been right
 *     suggestion_best(&s);                              // "severity", or NULL if none is near */
#ifndef SIPWHY_BASE_SUGGEST_H
#define SIPWHY_BASE_SUGGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"

struct suggestion {
    struct slice word;
    uint64_t letters;
    const char *best; /* one of the words tried; NULL: none yet */
    size_t distance;
};

struct suggestion suggestion_for(struct slice word); /* the slice must outlive the search */
void suggestion_try(struct suggestion *,
                    const char *candidate); /* candidates must outlive it too */
const char *suggestion_best(const struct suggestion *);
/* Is the word in the candidate, or nearly one of its parts, which '-' separates? */
bool suggestion_is_in(const struct suggestion *, const char *candidate);

/* Letters to insert, delete, replace or swap with their neighbour, without regard to ASCII case;
 * words longer than 64 bytes are as far from everything as SIZE_MAX. */
size_t suggestion_distance(struct slice a, struct slice b);

#endif
