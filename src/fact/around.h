/* around.h - what calls show to those around them: worked out once of each call, not anew for every
 * call that looks at its neighbours. Private to fact/.
 *
 * It belongs to the sides (sides.h), which last as long as the capture that they were made for.
 * What is kept of a call holds until a message of it comes or goes. */
#ifndef SIPWHY_FACT_AROUND_H
#define SIPWHY_FACT_AROUND_H

#include "fact/dialled.h"
#include "fact/fact.h"

#define AROUND_MESSAGES 64 /* of a call, that are looked at for its responses */

struct around;
struct around *around_new(void);
void around_free(struct around *);

/* The number that a call is for. */
struct called {
    uint64_t user;  /* hash of the user of the Request-URI; 0: its request was not captured */
    bool is_number; /* the user is a number; only then: */
    char tail[DIALLED_TAIL]; /* its last digits, */
    uint32_t prefix;         /* and a hash of what stands before them */
};
struct called around_called(struct subject *, const struct call *);

/* The responses among the first messages of a call: how many, and the flow that they all came by;
 * NO_INDEX: by several. */
struct responses {
    uint32_t n, flow;
};
struct responses around_responses(struct subject *, const struct call *);

/* Did none of the calls from position `from` on, and before `to`, ring or be answered? Cheap where
 * both go up from one question to the next. */
bool around_is_idle(struct subject *, size_t from, size_t to);

/* Is the call at position `here` the only one from its caller to a number of its end that was not
 * answered, of those from position `from` on, and before `to`? False as well if that is not known.
 * Cheap where all three go up from one question to the next. */
bool around_is_lone(struct subject *, size_t from, size_t here, size_t to);

/* Does the capture show one direction of its calls only? */
bool around_is_one_sided(struct subject *);

#endif
