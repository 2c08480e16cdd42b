/* sweeper.c - waits for the end of the saver, and takes away what one that was killed has left. */
#include "config.h"

#include <errno.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/atomic_file.h"
#include "base/gettext.h"
#include "helper/confine.h"
#include "helper/saver_private.h"

static void sweep(const int *folders, size_t n)
{
    for (size_t i = 0; i < n; i++)
        atomic_file_sweep(folders[i]);
}

/* Files that lie there at the start are of savers that were killed with their sweepers. */
static void watch(pid_t saver, const int *folders, size_t n)
{
    const struct confine_wish wish = { .duty = CONFINE_SWEEPER,
                                       .folders = folders,
                                       .n_folders = n };
    struct error error = { 0 };
    bool good = confine(&wish, &error);
    int status = 0;

    error_done(&error);
    if (good)
        sweep(folders, n);
    while (waitpid(saver, &status, 0) < 0 && errno == EINTR)
        ;
    if (good && WIFSIGNALED(status))
        sweep(folders, n);
}

bool sweeper_split(int pipe, const int *folders, size_t n, struct error *error)
{
    pid_t saver = fork();

    if (saver == 0)
        return true;
    if (saver < 0) {
        error_set(error, _("cannot start the process %s: %s"), "sipwhy-sweeper", strerror(errno));
        return false;
    }
    close(pipe); /* the sweeper ends with the saver */
    prctl(PR_SET_NAME, "sipwhy-sweeper", 0, 0, 0);
    watch(saver, folders, n);
    _exit(0);
}
