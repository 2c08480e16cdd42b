/* in_force.h - the offer and answer that were in force at a time (RFC 3264 section 8; RFC 3261
 * sections 13.2.1 and 14; RFC 3311).
 *
 * The terms of a call are a list of exchanges in the order in which they came into force, each from
 * its first answer (in a 183, say) until the next one. An offer that was refused (by 407, by 488 to
 * a re-INVITE) or never answered changes nothing and is not in the list; nor is an answer whose
 * offer was not captured. Of a forked INVITE the early answers hold until the 2xx of the branch
 * that was taken. */
#ifndef SIPWHY_CALL_IN_FORCE_H
#define SIPWHY_CALL_IN_FORCE_H

#include "call/view.h"

struct terms {
    nanos_t from, until;     /* until: INT64_MAX for the last */
    uint32_t offer, answer;  /* messages of the call, from 0 */
    uint32_t caller, callee; /* the same two by who wrote them */
};

/* Lives as long as the view. */
size_t view_terms(struct view *, const struct terms **out);
/* NULL: nothing was in force yet. */
const struct terms *view_terms_at(struct view *, nanos_t);
/* One INVITE was answered on two hops of this capture: a proxy or two captured links. The hop that
 * the media follows, if one, is not known. */
bool view_relayed(struct view *);

#endif
