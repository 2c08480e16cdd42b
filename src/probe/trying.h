/* trying.h - what may be probed from a screen or in a walk: targets that were named at the start,
 * the process that asks them (prober.h), and what came of each so far.
 *
 * Only one is asked at a time, and only when the user wants it. */
#ifndef SIPWHY_PROBE_TRYING_H
#define SIPWHY_PROBE_TRYING_H

#include "probe/local.h"
#include "probe/prober.h"

#define TRYING_TARGETS 32u

/* `struct trying t = {0};` can try nothing. */
struct trying {
    struct probe *probes; /* what came of each target */
    size_t n, room;
    bool *tried;
    size_t asked; /* the target that is being asked; n: none is */
    struct check_list checks;
    struct text said;         /* the last line on what is done, or why it could not be */
    struct local_texts local; /* of this host, if it was wished */
    bool local_given;
    /* private */
    struct probe_target *targets;
    struct prober_wish wish;
    struct prober prober;
};

/* A trunk by its name or SID (all its termination URIs), a URI or a host. False and *error: it is
 * none, or too many. The profiles outlive it. */
bool trying_add(struct trying *, const struct profiles *, const char *name, struct error *);
/* Starts the process, if there is a target; `resolver`, `asked_path` and `user` as in struct
 * prober_wish, but for the path, which may go. *news likewise. */
bool trying_start(struct trying *, const char *asked_path, const char *user, char **news,
                  struct error *);
int trying_pipe(const struct trying *); /* -1: there is no process */
bool trying_busy(const struct trying *);
/* False: another is being asked, or nobody can ask. */
bool trying_ask(struct trying *, size_t target);
/* Takes what has come, without waiting. True: something is new. */
bool trying_step(struct trying *);
/* Until nobody is asked any more. */
void trying_wait(struct trying *);
/* What came of one: lines as probe_judge() writes them, behind a ladder of its messages. */
void trying_print(const struct trying *, size_t target, struct text *out);
/* Adds the checks of this host; after each target they are made anew by themselves. */
void trying_judge_local(struct trying *);
void trying_done(struct trying *);

#endif
