/* alias.h - the user's names for addresses: "192.0.2.1=PBX 54.172.60.0/30=Ashburn [::1]:5060=test".
 */
#ifndef SIPWHY_SCREEN_ALIAS_H
#define SIPWHY_SCREEN_ALIAS_H

#include <stdbool.h>

#include "base/addr.h"
#include "base/text.h"

struct aliases;
struct aliases *aliases_parse(struct slice list); /* a name that is no alias is passed over */
void aliases_free(struct aliases *);
/* Adds the name of the first alias that fits; false if none does. For struct ladder_look. */
bool aliases_name(void *aliases, struct endpoint, struct text *name);

#endif
