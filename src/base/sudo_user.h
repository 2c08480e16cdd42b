/* sudo_user.h - under sudo, files are opened and made as the user who called it.
 *
 * Paths are that user's to choose: what he names may be what he can neither read nor write, or a
 * link to it. From sudo_user_adopt() on the kernel decides about files by his user, his group and
 * his groups; root's rights are left for devices alone, see sudo_user_pause(). In a plain root
 * shell root is the one who started the program, and nothing changes. */
#ifndef SIPWHY_BASE_SUDO_USER_H
#define SIPWHY_BASE_SUDO_USER_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/error.h"

/* The user who called sudo; false: sudo was not called, or root called it. */
bool sudo_user_ids(uid_t *, gid_t *);

/* Called first of all: $HOME, groups and the ids for files become those of the user who called
 * sudo. False and *error if that failed: the program must end. */
bool sudo_user_adopt(struct error *);

/* A device is opened with root's rights. Returns whether there was anything to pause. */
bool sudo_user_pause(void);
void sudo_user_resume(bool paused);

/* strerror(3), and for want of permission with whose rights files are opened, where these are not
 * those of root who started the program. */
const char *sudo_user_strerror(int reason);

#endif
