/* rescue.c - the terminal as it was, also after a crash. Only what signal-safety(7) allows. */
#include "config.h"

#include "screen/rescue.h"

#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

static const int signals[] = { SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGSYS };

static struct {
    int in, out;
    struct termios modes;
    char sequence[256];
    size_t length;
    struct sigaction former[ARRAY_SIZE(signals)];
} rescue;

/* A stack that has overflowed is of no use. */
static char stack[16384];

static void on_crash(int number)
{
    size_t sent = 0;

    while (sent < rescue.length) {
        ssize_t n = write(rescue.out, rescue.sequence + sent, rescue.length - sent);

        if (n <= 0)
            break;
        sent += (size_t)n;
    }
    tcsetattr(rescue.in, TCSANOW, &rescue.modes);
    raise(number); /* by default from here on */
}

void rescue_begin(int in, const struct termios *modes, int out, const char *sequence)
{
    const stack_t own = { .ss_sp = stack, .ss_size = sizeof stack };
    struct sigaction action = { .sa_handler = on_crash,
                                .sa_flags = (int)(SA_RESETHAND | SA_NODEFER | SA_ONSTACK) };

    rescue.in = in;
    rescue.out = out;
    rescue.modes = *modes;
    rescue.length = strlen(sequence);
    if (rescue.length > sizeof rescue.sequence)
        rescue.length = 0;
    memcpy(rescue.sequence, sequence, rescue.length);
    sigemptyset(&action.sa_mask);
    if (sigaltstack(&own, NULL) != 0)
        action.sa_flags &= ~SA_ONSTACK;
    for (size_t i = 0; i < ARRAY_SIZE(signals); i++) {
        sigaction(signals[i], NULL, &rescue.former[i]);
        /* A sanitizer has its own, which tells more. */
        if (rescue.former[i].sa_handler == SIG_DFL)
            sigaction(signals[i], &action, NULL);
    }
}

void rescue_end(void)
{
    for (size_t i = 0; i < ARRAY_SIZE(signals); i++)
        sigaction(signals[i], &rescue.former[i], NULL);
}
