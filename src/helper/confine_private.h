/* confine_private.h - the parts of confine.h that have files of their own; private to helper/. */
#ifndef SIPWHY_HELPER_CONFINE_PRIVATE_H
#define SIPWHY_HELPER_CONFINE_PRIVATE_H

#include "helper/confine.h"

enum confine_state {
    CONFINE_NOT_YET,
    CONFINE_IN_FORCE,
    CONFINE_NO_KERNEL, /* the kernel lacks it */
    CONFINE_NO_BUILD,  /* this build lacks it */
    CONFINE_SANITIZERS /* this build is for finding faults */
};

/* The state before anything is done: CONFINE_NOT_YET, or why the part is not to be had. */
enum confine_state confine_files_state(void);
enum confine_state confine_calls_state(void);

/* The rights that Landlock of that version does not know yet, ", truncating files, TCP"; of the
 * kernel's own version: confine_files_version(). */
void confine_files_lacks(long version, struct text *out);
long confine_files_version(void);

/* Both need no_new_privs. False and *error if one that is to be had failed. Files: by what that
 * version of Landlock, which the kernel has or had, can deny. */
bool confine_files(const struct confine_wish *, long version, struct error *);
bool confine_calls(const struct confine_wish *, struct error *);

#endif
