/* helper.c - a socket pair that keeps the bounds of messages, and a fork. */
#include "config.h"

#include "helper/helper.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/gettext.h"
#include "base/mem.h"

#define MOST_DESCRIPTORS 65536 /* for kernels that cannot close a range */

static void close_range_of(unsigned first, unsigned last)
{
    if (first > last || close_range(first, last, 0) == 0)
        return;
    for (unsigned fd = first; fd <= last && fd < MOST_DESCRIPTORS; fd++)
        close((int)fd);
}

/* Nothing that is open here is of use to a helper; what is written for a user comes by the pipe. */
static bool leave_all_but(int pipe)
{
    int null = open("/dev/null", O_RDWR | O_CLOEXEC);

    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (null < 0 || dup2(null, fd) < 0)
            return false;
    close_range_of(STDERR_FILENO + 1, (unsigned)pipe - 1);
    close_range_of((unsigned)pipe + 1, UINT_MAX);
    return true;
}

/* Signals of the terminal are for the program; the helper ends with it. */
static void leave_terminal(void)
{
    static const int ignored[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGXFSZ };

    (void)setsid();
    for (size_t i = 0; i < ARRAY_SIZE(ignored); i++)
        signal(ignored[i], SIG_IGN);
}

static void run(int pipe, const struct helper_duty *duty)
{
    leave_terminal();
    prctl(PR_SET_NAME, duty->name, 0, 0, 0);
    if (leave_all_but(pipe))
        duty->serve(pipe, duty->context);
    _exit(0);
}

static bool fail(struct error *error, const char *name)
{
    error_set(error, _("cannot start the process %s: %s"), name, strerror(errno));
    return false;
}

/* The pipe lies above the standard descriptors, even where one of these is closed. */
static bool make_pair(int pair[2])
{
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0)
        return false;
    for (int i = 0; i < 2; i++) {
        int high = fcntl(pair[i], F_DUPFD_CLOEXEC, STDERR_FILENO + 1);

        if (high < 0)
            return false;
        close(pair[i]);
        pair[i] = high;
    }
    return true;
}

bool helper_start(struct helper *helper, const struct helper_duty *duty, struct error *error)
{
    int pair[2];

    *helper = (struct helper){ .pid = -1, .pipe = -1 };
    if (!make_pair(pair))
        return fail(error, duty->name);
    helper->pid = fork();
    if (helper->pid == 0)
        run(pair[1], duty);
    close(pair[1]);
    if (helper->pid < 0) {
        close(pair[0]);
        return fail(error, duty->name);
    }
    helper->pipe = pair[0];
    return true;
}

void helper_stop(struct helper *helper)
{
    if (helper->pid <= 0)
        return;
    close(helper->pipe);
    while (waitpid(helper->pid, NULL, 0) < 0 && errno == EINTR)
        ;
    *helper = (struct helper){ .pid = -1, .pipe = -1 };
}

bool pipe_send(int pipe, const void *message, size_t n)
{
    ssize_t sent;

    do {
        sent = send(pipe, message, n, MSG_NOSIGNAL);
    } while (sent < 0 && errno == EINTR);
    return sent == (ssize_t)n;
}

ssize_t pipe_receive(int pipe, void *message, size_t room)
{
    ssize_t n;

    do {
        n = recv(pipe, message, room, MSG_TRUNC);
    } while (n < 0 && errno == EINTR);
    return n > 0 && (size_t)n <= room ? n : -1;
}
