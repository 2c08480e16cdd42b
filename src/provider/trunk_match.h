/* trunk_match.h - which of the user's trunks a call belongs to. */
#ifndef SIPWHY_PROVIDER_TRUNK_MATCH_H
#define SIPWHY_PROVIDER_TRUNK_MATCH_H

#include "provider/profile.h"

/* What a call tells of its trunk. */
struct trunk_signs {
    struct slice sid;  /* by the provider's log; empty: not known */
    struct slice host; /* of its Request-URI, an IPv6 address with or without brackets; may be
                          empty */
    struct addr own;   /* the address of the user's side */
    const struct profile *profile; /* NULL: the provider is not known */
    bool outward;                  /* to the provider */
    bool inward;                   /* from it; neither: between other sides */
};

/* The trunk with that SID, else with that host. The own address tells no more than that the call is
 * of the same PBX: it decides only where nothing else could, on the way in, and out where the trunk
 * has no termination URI, and only for one trunk. NULL: none, or none that can be told. */
const struct trunk *trunk_match(const struct trunk *const *trunks, size_t n,
                                const struct trunk_signs *);
const struct trunk *trunks_match(const struct profiles *, const struct trunk_signs *);
/* The only trunk of that provider that has the own address; NULL: there is none, or there are
 * several. */
const struct trunk *trunks_only(const struct profiles *, const struct trunk_signs *);

#endif
