/* sudo_user.c - by the ids for the file system (setfsuid(2)), which leave the others alone. */
#include "config.h"

#include "base/sudo_user.h"

#include <errno.h>
#include <grp.h>
#include <limits.h>
#include <pwd.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/fsuid.h>
#include <unistd.h>

#include "base/gettext.h"
#include "base/slice.h"

#define GROUPS_MOST 1024
#define NO_ID ((uid_t)-1) /* changes nothing, tells the present one */

/* Of the process, as the ids are. */
static bool began_as_root;

static bool id_in(const char *variable, unsigned *id)
{
    const char *value = getenv(variable);
    uint64_t number;

    if (value == NULL || !slice_u64(slice_of(value), &number) || number == 0 || number >= INT_MAX)
        return false;
    *id = (unsigned)number;
    return true;
}

bool sudo_user_ids(uid_t *user, gid_t *group)
{
    return id_in("SUDO_UID", user) && id_in("SUDO_GID", group);
}

/* His own groups take the place of root's, which would open files of the group root. */
static bool take_groups(const struct passwd *user, gid_t group)
{
    gid_t groups[GROUPS_MOST] = { group };
    int n = GROUPS_MOST;

    if (user == NULL || getgrouplist(user->pw_name, group, groups, &n) < 0)
        n = 1;
    return setgroups((size_t)n, groups) == 0;
}

static bool take_ids(uid_t user, gid_t group)
{
    setfsgid(group);
    setfsuid(user); /* the capabilities for files go with it */
    return setfsgid(NO_ID) == (int)group && setfsuid(NO_ID) == (int)user;
}

bool sudo_user_adopt(struct error *error)
{
    uid_t user;
    gid_t group;

    began_as_root = geteuid() == 0;
    if (getuid() != 0 || geteuid() != 0 || !sudo_user_ids(&user, &group))
        return true;
    const struct passwd *entry = getpwuid(user);

    if (entry != NULL && entry->pw_dir[0] == '/')
        setenv("HOME", entry->pw_dir, 1);
    if (take_groups(entry, group) && take_ids(user, group))
        return true;
    error_set(error, _("cannot open files with the rights of the user who called sudo: %s"),
              strerror(errno));
    return false;
}

bool sudo_user_pause(void)
{
    return geteuid() == 0 && setfsuid(NO_ID) != 0 && take_ids(0, 0);
}

void sudo_user_resume(bool paused)
{
    uid_t user;
    gid_t group;

    if (paused && sudo_user_ids(&user, &group) && !take_ids(user, group))
        abort(); /* nothing may be opened as root instead */
}

/* Confined, the program may not ask for the ids of the file system: they are the others then. */
static uid_t user_for_files(void)
{
    return geteuid() == 0 ? (uid_t)setfsuid(NO_ID) : geteuid();
}

const char *sudo_user_strerror(int reason)
{
    uid_t user, now = user_for_files();
    gid_t group;

    if ((reason != EACCES && reason != EPERM) || !began_as_root || now == 0)
        return strerror(reason);
    if (sudo_user_ids(&user, &group) && now == user)
        return _("Permission denied for the user who called sudo");
    return _("Permission denied: root's rights were given up");
}
