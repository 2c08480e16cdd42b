/* session_limits.h - what is kept at most, so that no traffic fills the memory: one table, for
 * --limit, sipwhy(1) and the notes of a report.
 *
 * Where a limit is reached the oldest goes: of calls, those that ended well first, then those with
 * errors, then those that still go on. That is counted and said. */
#ifndef SIPWHY_SESSION_LIMITS_H
#define SIPWHY_SESSION_LIMITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/slice.h"
#include "call/call.h"

struct limits {
    struct calls_limits calls;
    uint32_t spool;                                   /* MiB on disk */
};

extern const struct limits default_limits;

struct limit_info {
    const char *name;                                 /* "calls" */
    const char *help;                                 /* N_() */
    size_t offset;                                    /* of a uint32_t in struct limits */
};

size_t limits_count(void);
const struct limit_info *limits_at(size_t i);
uint32_t limit_value(const struct limits *, size_t i);

/* "calls=1000". False and *error for a name that there is not, or no number from 1 on. */
bool limits_set(struct limits *, struct slice text, struct error *);

#endif
