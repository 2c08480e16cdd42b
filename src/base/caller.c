/* caller.c - by the ids for the file system (setfsuid(2)), which leave all others as they are. */
#include "config.h"

#include "base/caller.h"

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/fsuid.h>
#include <unistd.h>

#include "base/slice.h"

static bool id_in(const char *variable, unsigned *id)
{
    const char *value = getenv(variable);
    uint64_t number;

    if (value == NULL || !slice_u64(slice_of(value), &number) || number == 0 || number >= INT_MAX)
        return false;
    *id = (unsigned)number;
    return true;
}

struct caller caller_enter(void)
{
    struct caller former = {-1, -1};
    unsigned user, group;

    if (geteuid() != 0 || !id_in("SUDO_UID", &user) || !id_in("SUDO_GID", &group))
        return former;
    former.group = setfsgid(group);
    former.user = setfsuid(user);                     /* the capabilities for files go with it */
    return former;
}

void caller_leave(struct caller former)
{
    if (former.user >= 0)
        setfsuid((uid_t)former.user);
    if (former.group >= 0)
        setfsgid((gid_t)former.group);
}
