/* test_listen.c - options, signals and words of waiting for a provider's test call. */
#include "config.h"

#include "cmd/test_listen.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "base/gettext.h"
#include "base/mem.h"

#define USUAL_PORT 5060
#define USUAL_SECONDS 300
#define MOST_SECONDS 3600

/* --- what is wished --- */

static bool is_alone(const struct options *options, struct error *error)
{
    static const enum option_id ids[] = { OPTION_LISTEN_FOR, OPTION_CERTIFICATE };

    for (size_t i = 0; i < ARRAY_SIZE(ids); i++)
        if (option_given(options, ids[i])) {
            error_set(error, _("--%s goes with --listen"), options_at(ids[i])->name);
            return false;
        }
    return true;
}

static bool read_place(struct test_listen *t, const char *given, struct error *error)
{
    static const uint8_t any[4] = { 0 };

    t->wish.at = (struct endpoint){ addr_ipv4(any), USUAL_PORT };
    if (given == NULL || (endpoint_parse(slice_of(given), &t->wish.at) && t->wish.at.port > 0))
        return true;
    t->wish.at.port = USUAL_PORT;
    if (addr_parse(slice_of(given), &t->wish.at.addr) && !addr_is_multicast(t->wish.at.addr))
        return true;
    error_set(error, _("--listen takes an address of this host, with or without a port, not '%s'"),
              given);
    return false;
}

bool test_listen_read(struct test_listen *t, const struct options *options, struct error *error)
{
    const char *span = option_value(options, OPTION_LISTEN_FOR);
    uint64_t seconds = USUAL_SECONDS;

    if (!option_given(options, OPTION_LISTEN))
        return is_alone(options, error);
    if (span != NULL &&
        (!slice_u64(slice_of(span), &seconds) || seconds == 0 || seconds > MOST_SECONDS))
        error_set(error, _("--listen-for takes seconds, %d at most, not '%s'"), MOST_SECONDS, span);
    else if (options->n_arguments > 0 || option_given(options, OPTION_TEST_CALL))
        error_set(error, "%s", _("--listen waits for a call: name no trunk and no --call"));
    else
        t->wanted = read_place(t, option_value(options, OPTION_LISTEN), error);
    t->wish.span = (nanos_t)seconds * NANOS_PER_S;
    t->certificate = option_value(options, OPTION_CERTIFICATE);
    t->wish.media = !option_given(options, OPTION_NO_MEDIA);
    return t->wanted;
}

/* --- waiting --- */

bool test_listen_open(struct test_listen *t, struct error *error)
{
    sigset_t signals;

    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    t->stop = sigprocmask(SIG_BLOCK, &signals, NULL) == 0
                  ? signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK)
                  : -1;
    if (t->stop < 0)
        error_set(error, "%s", strerror(errno));
    return t->stop >= 0;
}

void test_listen_close(struct test_listen *t)
{
    sigset_t signals;
    struct signalfd_siginfo taken;

    while (read(t->stop, &taken, sizeof taken) == (ssize_t)sizeof taken)
        ;
    close(t->stop);
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    (void)sigprocmask(SIG_UNBLOCK, &signals, NULL);
}

void test_listen_say(const struct test_listen *t)
{
    struct text at = { 0 };

    endpoint_print(&at, t->wish.at);
    fprintf(stderr, _("%s: waiting for a call at %s, for %.0f s or until ^C\n"), PACKAGE_NAME,
            text_str(&at), nanos_seconds(t->wish.span));
    text_done(&at);
}

bool test_listen_judge(const struct test_listen *t, const struct profiles *profiles,
                       struct check_list *checks, struct text *out)
{
    size_t before = out->n;
    struct text at = { 0 };
    bool wrong = probe_listen_judge(&t->came, &t->wish, profiles, out);

    endpoint_print(&at, t->wish.at);
    char *run = xasprintf(_("waiting for a call at %s"), text_str(&at));
    char *words = xstrndup(out->p + before, out->n - before);
    checks_add(checks, &(struct check){ .kind = CHECK_LISTEN,
                                        .result = wrong ? CHECK_WRONG : CHECK_GOOD,
                                        .outcome = t->came.n > 0 ? "called" : "no-call",
                                        .number = (unsigned)t->came.n,
                                        .run = run,
                                        .words = words });
    free(run);
    free(words);
    text_done(&at);
    return wrong;
}

void test_listen_done(struct test_listen *t)
{
    probe_listening_done(&t->came);
}
