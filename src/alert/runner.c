/* runner.c - fork, exec, wait. */
#include "config.h"

#include "alert/runner.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <time.h>
#include <unistd.h>

#include "alert/alert_record.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "helper/confine.h"

#define VALUE_MOST 1024u /* bytes in the environment */
#define WORDS_MOST 200
#define EXEC_FAILED 127

struct order {
    uint32_t trigger;
    char record[RECORD_MOST];
};

#define ORDER_HEAD offsetof(struct order, record)

struct answer {
    uint8_t outcome;
    char why[WORDS_MOST];
};

/* The command */

/* "SIPWHY_TITLE=…" */
static char *variable(const char *name, const char *value)
{
    char *text = xasprintf("%s=%.*s", name, (int)VALUE_MOST, value);

    for (char *p = text; *p != '\0'; p++)
        if ((unsigned char)*p < ' ' || *p == 0x7f)
            *p = ' ';
    return text;
}

static void child(const struct alert_command *command, const struct alert_record *r, int input)
{
    char *const environment[] = {
        xstrdup("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"),
        variable("SIPWHY_ID", r->id),
        variable("SIPWHY_CODE", r->code),
        variable("SIPWHY_CAUSE", r->cause),
        variable("SIPWHY_SEVERITY", r->severity),
        variable("SIPWHY_TRUNK", r->trunk),
        variable("SIPWHY_CALL_ID", r->call_id),
        variable("SIPWHY_TITLE", r->title),
        NULL,
    };
    char **words = xcalloc(command->n_words + 1, sizeof *words);
    static const int usual[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGXFSZ };
    sigset_t none;

    memcpy(words, command->words, command->n_words * sizeof *words);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    for (size_t i = 0; i < ARRAY_SIZE(usual); i++)
        signal(usual[i], SIG_DFL);
    setpgid(0, 0);
    if (dup2(input, STDIN_FILENO) < 0 || chdir("/") != 0)
        _exit(EXEC_FAILED);
    execve(words[0], words, environment);
    _exit(EXEC_FAILED);
}

/* Nobody waits for who reads it: the record is a file without a name. */
static int input_of(struct slice record)
{
    int fd = memfd_create("alert", MFD_CLOEXEC);

    if (fd >= 0 && write(fd, record.p, record.n) == (ssize_t)record.n &&
        lseek(fd, 0, SEEK_SET) == 0)
        return fd;
    if (fd >= 0)
        close(fd);
    return -1;
}

/* False: it took too long, and was ended. SIGCHLD is blocked. */
static bool wait_for(pid_t pid, nanos_t timeout, int *status)
{
    nanos_t until = clock_now(CLOCK_MONOTONIC) + timeout;
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, SIGCHLD);
    while (waitpid(pid, status, WNOHANG) == 0) {
        nanos_t left = until - clock_now(CLOCK_MONOTONIC);
        const struct timespec span = { .tv_sec = left / NANOS_PER_S,
                                       .tv_nsec = left % NANOS_PER_S };

        if (left > 0) {
            (void)sigtimedwait(&set, NULL, &span);
            continue;
        }
        kill(-pid, SIGKILL);
        kill(pid, SIGKILL);
        while (waitpid(pid, status, 0) < 0 && errno == EINTR)
            ;
        return false;
    }
    return true;
}

static void set_answer(struct answer *answer, enum outcome outcome, const char *why)
{
    struct slice text = slice_sub(slice_of(why), 0, sizeof answer->why - 1);

    *answer = (struct answer){ .outcome = (uint8_t)outcome };
    if (text.n > 0)
        memcpy(answer->why, text.p, text.n);
}

static void judge(int status, struct answer *answer)
{
    struct text why = { 0 };
    enum outcome outcome = OUTCOME_NEVER;

    if (WIFSIGNALED(status))
        text_printf(&why, _("ended by signal %d"), WTERMSIG(status));
    else if (WEXITSTATUS(status) == EXEC_FAILED)
        text_adds(&why, _("it cannot be run (exit status 127)"));
    else
        text_printf(&why, _("exit status %d"), WEXITSTATUS(status));
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        outcome = OUTCOME_DELIVERED;
    else if (WIFEXITED(status) && WEXITSTATUS(status) == EX_TEMPFAIL)
        outcome = OUTCOME_LATER;
    set_answer(answer, outcome, text_str(&why));
    text_done(&why);
}

static void run(const struct alert_command *command, const struct alert_record *r,
                struct slice record, struct answer *answer)
{
    int input = input_of(record), status = 0;
    pid_t pid = input >= 0 ? fork() : -1;

    if (pid == 0)
        child(command, r, input);
    if (pid < 0)
        set_answer(answer, OUTCOME_LATER, strerror(errno));
    else if (!wait_for(pid, command->timeout, &status))
        set_answer(answer, OUTCOME_LATER, _("it took too long, and was ended"));
    else
        judge(status, answer);
    if (input >= 0)
        close(input);
}

/* The process */

static void obey(const struct alerts *alerts, const struct order *order, size_t n,
                 struct answer *answer)
{
    struct slice text = { order->record, n - ORDER_HEAD };
    struct error error = { 0 };
    struct alert_record r;

    if (order->trigger >= alerts->n_triggers || alerts->triggers[order->trigger]->command == NULL ||
        !alert_record_read(text, &r, &error)) {
        set_answer(answer, OUTCOME_NEVER, error_is_set(&error) ? error.message : "");
        error_done(&error);
        return;
    }
    run(alerts->triggers[order->trigger]->command, &r, text, answer);
    alert_record_done(&r);
}

static void block_children(void)
{
    sigset_t set;

    signal(SIGCHLD, SIG_DFL);
    sigemptyset(&set);
    sigaddset(&set, SIGCHLD);
    sigprocmask(SIG_BLOCK, &set, NULL);
}

static bool prepare(const struct runner_setup *setup, int pipe, struct error *error)
{
    const struct confine_wish wish = { .duty = CONFINE_RUNNER, .pipe = pipe, .user = setup->user };

    if (!confine(&wish, error))
        return false;
    if (getuid() != 0)
        return true;
    error_set(error, _("commands of alerts are never run as root; name another user by --user"));
    return false;
}

/* The first answer is to no order: whether there is a runner. */
static void serve(int pipe, const void *context)
{
    const struct runner_setup *setup = context;
    struct order *order = xcalloc(1, sizeof *order);
    struct error error = { 0 };
    struct answer answer;
    bool good = prepare(setup, pipe, &error);
    ssize_t n;

    block_children();
    set_answer(&answer, good ? OUTCOME_DELIVERED : OUTCOME_NEVER, good ? "" : error.message);
    error_done(&error);
    if (pipe_send(pipe, &answer, sizeof answer) && good)
        while ((n = pipe_receive(pipe, order, sizeof *order)) > (ssize_t)ORDER_HEAD) {
            obey(setup->alerts, order, (size_t)n, &answer);
            if (!pipe_send(pipe, &answer, sizeof answer))
                break;
        }
    free(order);
}

/* The sender's side */

bool runner_start(struct helper *runner, const struct runner_setup *setup, struct error *error)
{
    const struct helper_duty duty = { "sipwhy-runner", serve, setup };
    struct text why = { 0 };
    enum outcome outcome = OUTCOME_NEVER;

    if (!helper_start(runner, &duty, error))
        return false;
    bool good = runner_answer(runner, &outcome, &why) && outcome == OUTCOME_DELIVERED;

    if (!good)
        error_set(error, "%s", why.n > 0 ? text_str(&why) : _("commands cannot be run"));
    text_done(&why);
    return good;
}

bool runner_order(struct helper *runner, size_t trigger, struct slice record)
{
    struct order *order = xcalloc(1, sizeof *order);
    bool sent = false;

    order->trigger = (uint32_t)trigger;
    if (record.n <= sizeof order->record) {
        memcpy(order->record, record.p, record.n);
        sent = pipe_send(runner->pipe, order, ORDER_HEAD + record.n);
    }
    free(order);
    return sent;
}

bool runner_answer(struct helper *runner, enum outcome *outcome, struct text *why)
{
    struct answer answer;

    if (pipe_receive(runner->pipe, &answer, sizeof answer) != (ssize_t)sizeof answer ||
        answer.outcome > OUTCOME_NEVER)
        return false;
    *outcome = (enum outcome)answer.outcome;
    answer.why[sizeof answer.why - 1] = '\0';
    text_adds(why, answer.why);
    return true;
}
