/* tries.h - --probe and --local of the screens and the walk. */
#ifndef SIPWHY_CMD_TRIES_H
#define SIPWHY_CMD_TRIES_H

#include "cmd/options.h"
#include "probe/trying.h"

/* Before privileges go: reads the targets and this host's own part, and starts the process that has
 * the network, if there are targets. `profiles`: are set, and outlive *out. False and *error. */
bool tries_start(struct trying *out, struct profiles **profiles, const struct options *,
                 struct error *);
/* Was anything wished? */
bool tries_given(const struct options *);
/* Asks all targets, one after the other, with a line on standard error for each. */
void tries_ask_all(struct trying *);

#endif
