/* confine.h - gives up, for good, what a process's duty does not need.
 *
 * The parser calls it once, after the files or interfaces are open and before the first byte of a
 * capture is read; a helper before it takes the first message from its pipe:
 *
 *   - root becomes the user of sudo, or `nobody`, or the one that was asked for (setresuid(2));
 *     supplementary groups go with it; the saver has the rights of whoever started the program;
 *   - all capabilities go, from every set (the saver of a plain root keeps CAP_DAC_OVERRIDE);
 *   - no_new_privs: no program that is started gains any (prctl(2));
 *   - Landlock, where the kernel has it: nothing is executed, no device, socket or link is made,
 *     TCP is neither bound nor connected; the parser opens nothing for writing, the saver makes
 *     files beneath its folders only, and reads those of the settings only; the sweeper removes
 *     files there; the sender makes, reads and removes files beneath its folder, reads /etc and
 *     what certificates and names need; the prober reads those alone, and the folders or
 *     files that are named; these two alone may connect;
 *   - a seccomp filter, where libseccomp was there when this was built: system calls that the duty
 *     does not need fail; the parser writes to the descriptors that it names, and to no other.
 *
 * Confinement is a property of the process, and there is no way back; so its record is kept here
 * and not by a calling function. */
#ifndef SIPWHY_HELPER_CONFINE_H
#define SIPWHY_HELPER_CONFINE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/error.h"
#include "base/text.h"

enum confine_duty {
    CONFINE_PARSER,
    CONFINE_SAVER,
    CONFINE_SWEEPER,
    CONFINE_SENDER,
    CONFINE_PROBER,
    CONFINE_RUNNER /* of commands, which have work to do: privileges and no_new_privs alone */
};

/* Copies of descriptors (F_DUPFD_CLOEXEC) begin here, and what is written to lies below: so none
 * can be made where the filter lets writing through. */
#define CONFINE_COPIES 64

/* From one descriptor to another, and no other copy below CONFINE_COPIES (dup2(2)). */
struct confine_copy {
    int from, to;
};

struct confine_wish {
    enum confine_duty duty;
    int pipe; /* parser: to the saver, 0: none; a helper:
                 to the parser */
    /* Of the parser, the sender, the prober and the runner */
    const char *user; /* by name; NULL: see above. The name "root"
                         keeps the user, without what it may do */
    /* Of the parser */
    int sender;          /* a second pipe, to the sender or the prober, 0: none */
    int forwarder;       /* a third one, 0: none */
    const int *writable; /* descriptors, besides standard output and
                            standard error */
    size_t n_writable;
    const struct confine_copy *copies;
    size_t n_copies;
    bool secretive; /* the process holds keys: its memory is closed, whoever started it */
    /* Of the saver, the sweeper and the sender */
    const int *folders; /* folders where they make files, and remove them; of the prober: what it
                           reads besides */
    size_t n_folders;
    int settings; /* a folder that it reads, too; 0: none */
};

/* True if it is done, now or before. False and *error if a step failed: the program must end. */
bool confine(const struct confine_wish *, struct error *);

bool confined(void);

/* Who the parser and the sender become; user as in struct confine_wish. False and *error: nobody.
 */
bool confine_user(const char *user, uid_t *, gid_t *, struct error *);

/* Will the user who is left by confine() be the one whose home $HOME is? Then what he wrote need
 * not be read before. False for root who becomes `nobody`: the files are root's own. */
bool confine_keeps_home(const char *user);

/* Each with its state, translated, by number: name, and state in *out; NULL past the last. */
const char *confine_part(size_t i, struct text *state);

/* The parts that are not to be had here: "Landlock, seccomp". False: nothing is missing. A build
 * with sanitizers, which find faults and cannot be confined by seccomp, lacks nothing by that. */
bool confine_missing(struct text *out);

#endif
