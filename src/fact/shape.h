/* shape.h - the shape of a call that was answered and ended, or refused: what its messages are and
 * what was kept of their SDP, without what else stands in them.
 *
 * Of one sound call after the other the shape is the same: INVITE, 100, 180, 200, ACK, BYE, 200.
 * Many facts depend on nothing else, so what was asked of the first of them need not be asked of
 * the next. Calls with anything unusual (repeats, a cut message, a third host, a request that was
 * not answered, a change within the dialog) have no shape: time or bytes may matter there. */
#ifndef SIPWHY_FACT_SHAPE_H
#define SIPWHY_FACT_SHAPE_H

#include "fact/fact.h"

/* A number that two calls share if their shape, their direction, the user's side and the sight of
 * the capture are the same; 0: the call has none. By hash_begin(): nobody can choose two that
 * share one. */
uint64_t shape_of(struct subject *);

/* Is the value of the fact for this subject, which has a shape, the same for every call of that
 * shape, but for its place? Only if no message had to be read for it, as calls_reads() tells. */
bool shape_tells(struct subject *, size_t fact);
/* Likewise, whether it has a value at all. */
bool shape_tells_presence(struct subject *, size_t fact);

#endif
