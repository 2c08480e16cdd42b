/* tag.h - the tag of a From or To and the branch of a Via, which tell dialogs and transactions
 * apart (RFC 3261 sections 19.3, 8.1.1.7): read for each message. They lie within the value given,
 * and are empty where there is none. */
#ifndef SIPWHY_SIP_TAG_H
#define SIPWHY_SIP_TAG_H

#include "base/slice.h"

/* After the '>' where there is one, so that no quoted name and no URI parameter is taken for it
 * (20.10). */
struct slice sip_tag(struct slice from);
/* Of the topmost of the values. */
struct slice sip_branch(struct slice via);

/* The same without the short cuts for what is written as usual: for tests. */
struct slice sip_tag_general(struct slice from);
struct slice sip_branch_general(struct slice via);

#endif
