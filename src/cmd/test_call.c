/* test_call.c - options, terminal and password of the test call. */
#include "config.h"

#include "cmd/test_call.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

#include "base/gettext.h"
#include "base/mem.h"

#define LINE_MOST 256u

/* --- what is wished --- */

/* It stands within quotes in a header. */
static bool is_user(const char *name)
{
    for (const char *p = name; *p != '\0'; p++)
        if ((unsigned char)*p <= ' ' || *p == 0x7f || *p == '"' || *p == '\\')
            return false;
    return name[0] != '\0' && strlen(name) <= LINE_MOST;
}

static bool is_alone(const struct options *options, struct error *error)
{
    static const enum option_id ids[] = { OPTION_CALLER, OPTION_AUTH_USER, OPTION_PASSWORD_FD,
                                          OPTION_NO_MEDIA, OPTION_YES };

    for (size_t i = 0; i < ARRAY_SIZE(ids); i++)
        if (option_given(options, ids[i]) &&
            !(ids[i] == OPTION_NO_MEDIA && option_given(options, OPTION_LISTEN))) {
            error_set(error, _("--%s is for a test call: name a number by --call"),
                      options_at(ids[i])->name);
            return false;
        }
    return true;
}

bool test_call_read(struct test_call *c, const struct options *options, struct error *error)
{
    const char *number = option_value(options, OPTION_TEST_CALL);
    const char *user = option_value(options, OPTION_AUTH_USER);
    const char *caller = option_value(options, OPTION_CALLER);

    if (number == NULL)
        return is_alone(options, error);
    if (caller == NULL)
        caller = user != NULL && probe_call_takes(slice_of(user)) ? user : PACKAGE_NAME;
    if (!probe_call_takes(slice_of(number)))
        error_set(error, _("--call takes a number or a name, not '%s'"), number);
    else if (!probe_call_takes(slice_of(caller)))
        error_set(error, _("--caller takes a number or a name, not '%s'"), caller);
    else if (user != NULL && !is_user(user))
        error_set(error, "%s", _("--auth-user takes a name without blanks and quotes"));
    else if (user == NULL && option_given(options, OPTION_PASSWORD_FD))
        error_set(error, "%s", _("--password-fd needs a user: --auth-user"));
    c->wanted = !error_is_set(error);
    c->wish = (struct probe_call_wish){ .number = number,
                                        .caller = caller,
                                        .user = user,
                                        .media = !option_given(options, OPTION_NO_MEDIA) };
    return c->wanted;
}

/* --- the terminal --- */

/* One line, byte by byte: what lies behind it is somebody else's. */
static bool read_line(int fd, struct text *out)
{
    char c = '\0';
    ssize_t n;

    while ((n = read(fd, &c, 1)) == 1 && c != '\n' && out->n < LINE_MOST)
        if (c != '\r')
            text_addc(out, c);
    return n >= 0 && out->n < LINE_MOST;
}

/* Room for a whole line, so that no copy is left behind where it grows. */
static void make_room(struct text *line)
{
    const char zeros[LINE_MOST + 1] = { 0 };

    text_add(line, zeros, sizeof zeros);
    text_clear(line);
}

/* Waits for a line, or for one of the signals, which are blocked: false. */
static bool line_comes(int terminal, const sigset_t *signals)
{
    int fd = signalfd(-1, signals, SFD_CLOEXEC);
    struct pollfd both[] = { { .fd = terminal, .events = POLLIN }, { .fd = fd, .events = POLLIN } };
    bool good = fd >= 0;

    while (good && poll(both, ARRAY_SIZE(both), -1) < 0)
        good = errno == EINTR;
    if (fd >= 0)
        close(fd);
    if (good && both[1].revents != 0)
        errno = EINTR;
    return good && both[1].revents == 0;
}

/* The terminal shows nothing of the line. A signal waits until it shows again what is typed; a stop
 * (^Z) asks anew afterwards. */
static bool read_hidden(int terminal, const char *prompt, struct text *out)
{
    static const int ends[] = { SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGTSTP };
    struct termios before, hidden;
    sigset_t signals, others, came;
    bool good;

    if (tcgetattr(terminal, &before) != 0)
        return false;
    hidden = before;
    hidden.c_lflag &= ~(tcflag_t)ECHO;
    hidden.c_lflag |= ECHONL;
    sigemptyset(&signals);
    for (size_t i = 0; i < ARRAY_SIZE(ends); i++)
        sigaddset(&signals, ends[i]);
    do {
        (void)sigprocmask(SIG_BLOCK, &signals, &others);
        dprintf(terminal, "%s", prompt);
        good = tcsetattr(terminal, TCSAFLUSH, &hidden) == 0 && line_comes(terminal, &signals) &&
               read_line(terminal, out);
        int error = errno;

        (void)tcsetattr(terminal, TCSAFLUSH, &before);
        (void)sigpending(&came);
        (void)sigprocmask(SIG_SETMASK, &others, NULL);
        errno = error;
    } while (!good && errno == EINTR && sigismember(&came, SIGTSTP) == 1);
    return good;
}

static bool ask_password(struct test_call *c, const struct options *options, int terminal,
                         struct error *error)
{
    const char *given = option_value(options, OPTION_PASSWORD_FD);
    struct text prompt = { 0 };
    uint64_t fd = 0;

    if (given != NULL && (!slice_u64(slice_of(given), &fd) || fd > 65535)) {
        error_set(error, _("--password-fd takes the number of a file descriptor, not '%s'"), given);
        return false;
    }
    if (given == NULL && terminal < 0) {
        error_set(error, "%s", _("there is no terminal to ask for the password: --password-fd"));
        return false;
    }
    text_printf(&prompt, _("Password of %s: "), c->wish.user);
    make_room(&c->password);
    bool good = given != NULL ? read_line((int)fd, &c->password)
                              : read_hidden(terminal, text_str(&prompt), &c->password);

    text_done(&prompt);
    if (!good)
        error_set(error, _("the password cannot be read: %s"), strerror(errno));
    c->wish.password = text_str(&c->password);
    return good;
}

static bool ask_consent(const struct test_call *c, const struct probe_target *target, int terminal,
                        struct error *error)
{
    struct text answer = { 0 };

    if (terminal < 0) {
        error_set(error, "%s",
                  _("a test call may cost, and there is no terminal to ask on: --yes makes it"));
        return false;
    }
    dprintf(terminal, _("Call %s by %s? It may cost. [y/N] "), c->wish.number, target->uri);
    bool good = read_line(terminal, &answer) && (slice_ieq(text_view(&answer), SLICE("y")) ||
                                                 slice_ieq(text_view(&answer), slice_of(_("y"))));

    text_done(&answer);
    if (!good)
        error_set(error, "%s", _("no call was made"));
    return good;
}

bool test_call_agree(struct test_call *c, const struct options *options,
                     const struct probe_target *target, struct error *error)
{
    int terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    bool good = (option_given(options, OPTION_YES) || ask_consent(c, target, terminal, error)) &&
                (c->wish.user == NULL || ask_password(c, options, terminal, error));

    if (terminal >= 0)
        close(terminal);
    return good;
}

/* --- the call --- */

static void wipe(struct text *text)
{
    if (text->p != NULL)
        explicit_bzero(text->p, text->room);
    text_done(text);
}

bool test_call_take(struct test_call *c, struct slice record)
{
    return wire_get_call(record, &c->call, &c->route);
}

void test_call_wipe(struct test_call *c)
{
    wipe(&c->password);
}

static void add_check(const struct test_call *c, const struct probe_target *target, bool wrong,
                      struct slice words, struct check_list *checks)
{
    static const char *const outcomes[] = { [PROBE_CALL_NOT_SENT] = "not-sent",
                                            [PROBE_CALL_SILENT] = "silent",
                                            [PROBE_CALL_REFUSED] = "refused",
                                            [PROBE_CALL_NO_ANSWER] = "no-answer",
                                            [PROBE_CALL_ANSWERED] = "answered" };
    char *run = xasprintf(_("a call to %s"), c->wish.number), *told = xstrndup(words.p, words.n);
    struct slice rest = text_view(&c->call.final);
    uint64_t status = 0;

    slice_cut(&rest, ' ');
    if (!slice_u64(slice_cut(&rest, ' '), &status) || status > 699)
        status = 0;
    checks_add(checks, &(struct check){ .kind = CHECK_CALL,
                                        .result = wrong ? CHECK_WRONG : CHECK_GOOD,
                                        .outcome = outcomes[c->call.outcome],
                                        .number = (unsigned)status,
                                        .target = target->uri,
                                        .host = target->host,
                                        .run = run,
                                        .words = told });
    free(run);
    free(told);
}

/* The way to where its voice went; that voice came back shows that it does not end on it. */
static bool judge_way(const struct test_call *c, const struct probe_target *target,
                      struct check_list *checks, struct text *out)
{
    size_t before = out->n;
    struct text advice = { 0 };

    if (c->route.to.addr.family == ADDR_NONE)
        return false;
    bool wrong = probe_route_judge(&c->route, c->call.voice.tone.came > 0, out, &advice);
    char *run = xasprintf("%s", _("UDP with rising TTL to where the voice went"));
    char *words = xstrndup(out->p + before, out->n - before);
    if (advice.n > 0)
        text_printf(out, "%s\n%s", _("What to do"), text_str(&advice));
    checks_add(checks, &(struct check){ .kind = CHECK_MEDIA_HOPS,
                                        .result = wrong                         ? CHECK_WRONG
                                                  : route_length(&c->route) > 0 ? CHECK_GOOD
                                                                                : CHECK_OPEN,
                                        .outcome = route_outcome(&c->route),
                                        .number = (unsigned)route_length(&c->route),
                                        .target = target->uri,
                                        .host = target->host,
                                        .run = run,
                                        .words = words,
                                        .advice = text_str(&advice) });
    free(run);
    free(words);
    text_done(&advice);
    return wrong;
}

bool test_call_judge(const struct test_call *c, const struct probe_target *target,
                     struct check_list *checks, struct text *out)
{
    size_t before = out->n;
    bool wrong = probe_call_judge(&c->call, &c->wish, out);

    add_check(c, target, wrong, slice_sub(text_view(out), before, out->n), checks);
    return judge_way(c, target, checks, out) || wrong;
}

void test_call_done(struct test_call *c)
{
    probe_call_done(&c->call);
    wipe(&c->password);
}
