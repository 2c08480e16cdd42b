/* scratch.c - a few files that are opened early, and used again and again. */
#include "config.h"

#include "packet/scratch.h"

#include <fcntl.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/environment.h"
#include "base/mem.h"

static struct {
    bool prepared; /* before there are threads */
    size_t n;
    int fds[SCRATCH_FILES];
    atomic_bool used[SCRATCH_FILES];
} pool;

static int open_nameless(void)
{
    const char *chosen = environment_get("TMPDIR");
    const char *const folders[] = { chosen != NULL && *chosen ? chosen : "/var/tmp", "/var/tmp",
                                    "/tmp" };
    int fd = -1;

    for (size_t i = 0; fd < 0 && i < ARRAY_SIZE(folders); i++) {
        fd = open(folders[i], O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
        if (fd >= 0)
            break;
        char *name = xasprintf("%s/sipwhy.XXXXXX", folders[i]);
        fd = mkostemp(name, O_CLOEXEC);
        if (fd >= 0)
            unlink(name);
        free(name);
    }
    return fd;
}

const int *scratch_prepare(size_t *n)
{
    for (size_t i = 0; i < SCRATCH_FILES && !pool.prepared; i++) {
        int fd = open_nameless();

        if (fd >= 0)
            pool.fds[pool.n++] = fd;
    }
    pool.prepared = true;
    *n = pool.n;
    return pool.fds;
}

int scratch_take(void)
{
    if (!pool.prepared)
        return open_nameless();
    for (size_t i = 0; i < pool.n; i++)
        if (!atomic_exchange(&pool.used[i], true))
            return pool.fds[i];
    return -1;
}

void scratch_give_back(int fd)
{
    for (size_t i = 0; i < pool.n; i++)
        if (pool.fds[i] == fd) {
            /* A file that cannot be emptied is written over. */
            (void)!ftruncate(fd, 0);
            pool.used[i] = false;
            return;
        }
    if (fd >= 0)
        close(fd);
}
