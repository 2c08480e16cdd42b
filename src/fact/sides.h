/* sides.h - the owner of each address: the user (PBX, SBC) or the provider, inferred over the whole
 * capture.
 *
 * The signs, strongest first: what the user says (--own, his trunks; on an interface, the host's
 * addresses); a provider's ranges, hosts and User-Agents; the direction that a Linux cooked capture
 * notes; private against public; the address that every call has in common. A private address that
 * never sends is nobody's: a name may resolve to one. Where the user names his own addresses, a
 * private one is no sign any more. */
#ifndef SIPWHY_FACT_SIDES_H
#define SIPWHY_FACT_SIDES_H

#include "call/call.h"
#include "fact/fact.h"
#include "provider/profile.h"

enum host_side { HOST_UNKNOWN, HOST_OWN, HOST_PROVIDER, HOST_OTHER };
const char *side_name(enum host_side); /* "own", not translated */

struct around; /* around.h */

struct sides *sides_new(struct calls *, const struct profiles *);
/* Takes in what the capture has shown since; cheap when nothing was. */
void sides_update(struct sides *);
enum host_side sides_of(const struct sides *, struct addr);
struct sides_ends {
    enum host_side from, to;
    /* Does one register at the other, which is no known provider, as one of several, or is that
     * the user's own? Then a call between the two is within the house. */
    bool within;
    const struct profile *profile; /* the provider that `to` belongs to, else `from` */
};
/* What is known of the two ends of a call. */
struct sides_ends sides_between(const struct sides *, struct addr from, struct addr to);
/* Did INVITEs come to this address, and leave from it? Then it may be a proxy, a PBX or a B2BUA. */
bool sides_is_between(const struct sides *, struct addr);
/* What is kept of calls for those around them. */
struct around *sides_around(const struct sides *);
void sides_free(struct sides *);

#endif
