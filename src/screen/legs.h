/* legs.h - the calls that are legs of one call behind a B2BUA.
 *
 * Signs: a header such as X-Call-ID or X-CID that names the other's Call-ID; else the same number
 * called, begun within two seconds of each other, one leg's callee being the other's caller. A
 * proxied call has one Call-ID and is one call. */
#ifndef SIPWHY_SCREEN_LEGS_H
#define SIPWHY_SCREEN_LEGS_H

#include "screen/screen.h"

/* Ids of the other legs, in the order of their beginning. */
size_t legs_of(struct app *, const struct call *, uint32_t *ids, size_t room);

#endif
