/* chosen.h - the calls that --call names. */
#ifndef SIPWHY_CMD_CHOSEN_H
#define SIPWHY_CMD_CHOSEN_H

#include "call/call.h"
#include "cmd/options.h"

/* Is the call named by its number or its Call-ID? True of every call without --call. */
bool call_is_chosen(const struct options *, struct calls *, const struct call *);
/* A call that was asked for and is not there is a mistake: false and *error. */
bool chosen_calls_exist(const struct options *, struct calls *, struct error *);

#endif
