/* confine_inside.h - the parts of confine.h that have files of their own; private to packet/. */
#ifndef SIPWHY_PACKET_CONFINE_INSIDE_H
#define SIPWHY_PACKET_CONFINE_INSIDE_H

#include "packet/confine.h"

enum confine_state {
    CONFINE_NOT_YET,
    CONFINE_IN_FORCE,
    CONFINE_NO_KERNEL,                                /* the kernel lacks it */
    CONFINE_NO_BUILD                                  /* this build lacks it */
};

/* What is to be had here, before anything is done: CONFINE_NOT_YET, or why it is not. */
enum confine_state confine_files_state(void);
enum confine_state confine_calls_state(void);

/* Both need no_new_privs. False and *error if one that is to be had failed. */
bool confine_files(const struct confine_wish *, struct error *);
bool confine_calls(struct error *);

#endif
