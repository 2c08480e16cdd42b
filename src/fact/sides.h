/* sides.h - whose address is whose: the user's own (PBX, SBC) and the provider's, inferred over
 * the whole capture.
 *
 * The signs, strongest first: the user's trunks; a provider's ranges, hosts and User-Agents; the
 * direction that a Linux cooked capture notes; private against public; the address that every
 * call has in common. */
#ifndef SIPWHY_FACT_SIDES_H
#define SIPWHY_FACT_SIDES_H

#include "call/call.h"
#include "fact/fact.h"
#include "provider/profile.h"

enum side { SIDE_UNKNOWN, SIDE_OWN, SIDE_PROVIDER, SIDE_OTHER };
const char *side_name(enum side);                     /* "own", not translated */

struct sides *sides_new(struct calls *, const struct profiles *);
/* Takes in what the capture has shown since; cheap when nothing was. */
void sides_update(struct sides *);
enum side sides_of(const struct sides *, struct addr);
/* the provider that the address belongs to */
const struct profile *sides_profile(const struct sides *, struct addr);
void sides_free(struct sides *);

#endif
