/* confine.h - gives up, for good, what only opening a capture needs.
 *
 * Called once, after the files or interfaces are open and before the first packet is parsed:
 *
 *   - root becomes the user of sudo, or `nobody`, or the one that was asked for (setresuid(2));
 *     supplementary groups go with it;
 *   - all capabilities go, from every set;
 *   - no_new_privs: no program that is started gains any (prctl(2));
 *   - Landlock, where the kernel has it: nothing is executed, no device, socket or link is made,
 *     files are written beneath a few folders only, TCP is neither bound nor connected;
 *   - a seccomp filter, where libseccomp was there when this was built: system calls that nothing
 *     after this point needs fail.
 *
 * Confinement is a property of the process, and there is no way back; so its record is kept here
 * and not by a caller. */
#ifndef SIPWHY_PACKET_CONFINE_H
#define SIPWHY_PACKET_CONFINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/text.h"

struct confine_wish {
    const char *user;                                 /* by name; NULL: see above. The name "root"
                                                         keeps the user, without what it may do */
    const char *const *folders;                       /* where files will be written; besides them:
                                                         the working folder and those for temporary
                                                         files. Made where they are not there */
    size_t n_folders;
};

/* True if it is done, now or before. False and *error if a step failed: the program must end. */
bool confine(const struct confine_wish *, struct error *);

bool confined(void);

/* Will the user who is left by confine() be the one whose home $HOME is (see below)? Then what he
 * wrote need not be read before. False for root who becomes `nobody`: the files are root's own. */
bool confine_keeps_home(const char *user);

/* Each with its state, translated, by number: name, and state in *out; NULL past the last. */
const char *confine_part(size_t i, struct text *state);

#endif
