/* helper_test.c - messages arrive whole; a helper has nothing but its pipe, and ends with it. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "helper/helper.h"

#define MOST 100000u

/* Sends each message back; an empty one could not be told from the end. */
static void echo(int pipe, const void *context)
{
    char *message = malloc(MOST);
    ssize_t n;

    (void)context;
    while (message != NULL && (n = pipe_receive(pipe, message, MOST)) > 0)
        if (!pipe_send(pipe, message, (size_t)n))
            break;
    free(message);
}

static void messages_are_whole(void **state)
{
    (void)state;
    const struct helper_duty duty = { "echo", echo, NULL };
    const size_t sizes[] = { 1, 2, 4096, 65536, MOST };
    struct helper helper;
    struct error error = { 0 };
    char *sent = malloc(MOST + 1), *got = malloc(MOST);

    assert_true(helper_start(&helper, &duty, &error));
    memset(sent, 'x', MOST + 1);
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        assert_true(pipe_send(helper.pipe, sent, sizes[i]));
        assert_int_equal(pipe_receive(helper.pipe, got, MOST), sizes[i]);
    }
    assert_true(pipe_send(helper.pipe, sent, 2));
    assert_int_equal(pipe_receive(helper.pipe, got, 1), -1); /* larger than there is room */
    assert_true(pipe_send(helper.pipe, sent, MOST + 1));
    assert_int_equal(pipe_receive(helper.pipe, got, MOST), -1); /* ended: that was none */
    assert_false(pipe_send(helper.pipe, sent, 1));              /* and no signal ends us */
    pid_t pid = helper.pid;

    helper_stop(&helper);
    helper_stop(&helper);
    assert_true(kill(pid, 0) != 0 && errno == ESRCH);
    free(sent);
    free(got);
}

/* Answers what it has: "1" for an open descriptor, of the first hundred. */
static void tell(int pipe, const void *context)
{
    char open[100], any;

    (void)context;
    for (int fd = 0; fd < (int)sizeof open; fd++)
        open[fd] = fcntl(fd, F_GETFD) >= 0 ? '1' : '0';
    open[pipe] = 'p';
    while (pipe_receive(pipe, &any, 1) > 0)
        if (!pipe_send(pipe, open, sizeof open))
            break;
}

static void nothing_is_inherited(void **state)
{
    (void)state;
    const struct helper_duty duty = { "tell", tell, NULL };
    struct helper helper;
    struct error error = { 0 };
    char open_there[100];
    int secret = open("/etc/passwd", O_RDONLY);

    assert_true(helper_start(&helper, &duty, &error));
    assert_true(pipe_send(helper.pipe, "?", 1));
    assert_int_equal(pipe_receive(helper.pipe, open_there, sizeof open_there), sizeof open_there);
    for (int fd = 3; fd < (int)sizeof open_there; fd++)
        assert_true(open_there[fd] == '0' || open_there[fd] == 'p');
    assert_int_equal(getpgid(helper.pid), helper.pid); /* ^C at the terminal is not for it */
    assert_int_equal(kill(helper.pid, SIGTERM), 0);
    assert_true(pipe_send(helper.pipe, "?", 1));
    assert_int_equal(pipe_receive(helper.pipe, open_there, sizeof open_there), sizeof open_there);
    helper_stop(&helper);
    close(secret);
}

/* Whoever started it is killed: it ends all the same. */
static void ends_with_the_program(void **state)
{
    (void)state;
    int status;

    assert_int_equal(prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0), 0);
    pid_t pid = fork();

    if (pid == 0) {
        const struct helper_duty duty = { "echo", echo, NULL };
        struct helper helper;
        struct error error = { 0 };

        if (helper_start(&helper, &duty, &error))
            raise(SIGKILL);
        _exit(1);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFSIGNALED(status));
    assert_true(waitpid(-1, &status, 0) > 0); /* the helper, which is ours now */
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(messages_are_whole),
        cmocka_unit_test(nothing_is_inherited),
        cmocka_unit_test(ends_with_the_program),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
