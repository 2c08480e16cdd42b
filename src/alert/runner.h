/* runner.h - the process that runs the commands of triggers, and nothing else.
 *
 * It knows the commands from its start; a message names a trigger and brings the record. No shell
 * is used. The command's standard input is the record; its environment is PATH and SIPWHY_ID,
 * SIPWHY_CODE, SIPWHY_CAUSE, SIPWHY_SEVERITY, SIPWHY_TRUNK, SIPWHY_CALL_ID and SIPWHY_TITLE,
 * without control characters; it never is root. One that takes too long is ended with all that it
 * started in its group. Exit status 0 is delivered, 75 (EX_TEMPFAIL) and too long are tried again,
 * anything else is final. */
#ifndef SIPWHY_ALERT_RUNNER_H
#define SIPWHY_ALERT_RUNNER_H

#include "alert/queue.h"
#include "helper/helper.h"

struct runner_setup {
    const struct alerts *alerts;
    const char *user; /* to become; NULL: see helper/confine.h */
};

/* The setup must stay until the process has started. False and *error: it cannot be, or would be
 * root. */
bool runner_start(struct helper *, const struct runner_setup *, struct error *);
/* The command of that trigger, by its place in the list; false: the process has ended. */
bool runner_order(struct helper *, size_t trigger, struct slice record);
/* What became of it: blocks until there is an answer. False: the process has ended. */
bool runner_answer(struct helper *, enum outcome *, struct text *why);

#endif
