/* paste.c - `sipwhy paste`: what is pasted into the terminal is read as a capture. */
#include "config.h"

#include "cmd/paste.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "cmd/options.h"

#define BEGIN "\033[200~" /* xterm's bracketed paste, asked for by mode 2004 */
#define END "\033[201~"
#define MIB (1024 * 1024)

enum { CTRL_C = 3, CTRL_D = 4 };

static volatile sig_atomic_t interrupted;

static void on_signal(int number)
{
    interrupted = number;
}

static bool ends_with(const struct text *text, const char *words)
{
    size_t n = strlen(words);

    return text->n >= n && memcmp(text->p + text->n - n, words, n) == 0;
}

static void cut_end(struct text *text, const char *words)
{
    text->n -= strlen(words);
    text->p[text->n] = '\0';
}

/* A terminal sends CR for each end of a line, some CR LF. */
static void add_byte(struct paste *p, char c)
{
    bool follows = c == '\n' && p->after_cr;

    p->after_cr = c == '\r';
    if (follows)
        return;
    if (p->text.n < PASTE_MAX)
        text_addc(&p->text, c == '\r' ? '\n' : c);
    else
        p->full = true;
}

enum paste_end paste_take(struct paste *p, char c)
{
    if (!p->bracketed && c == CTRL_C)
        return PASTE_GIVEN_UP;
    if (!p->bracketed && c == CTRL_D)
        return PASTE_DONE;
    add_byte(p, c);
    if (c != '~')
        return p->full && !p->bracketed ? PASTE_DONE : PASTE_GOES_ON;
    if (!p->bracketed && ends_with(&p->text, BEGIN)) {
        cut_end(&p->text, BEGIN);
        p->bracketed = true;
    } else if (p->bracketed && ends_with(&p->text, END)) {
        cut_end(&p->text, END);
        return PASTE_DONE;
    }
    return PASTE_GOES_ON;
}

/* Until its end; a full paste, whose end cannot be seen among what is kept, until it pauses. */
static enum paste_end take_all(int fd, struct paste *p)
{
    struct pollfd polled = { .fd = fd, .events = POLLIN };
    enum paste_end end = PASTE_GOES_ON;
    char bytes[4096];

    while (end == PASTE_GOES_ON && !interrupted) {
        int ready = poll(&polled, 1, p->full ? 500 : -1);

        if (ready == 0)
            return PASTE_DONE;
        ssize_t n = ready > 0 ? read(fd, bytes, sizeof bytes) : -1;

        if (n == 0 || (n < 0 && errno != EINTR && errno != EAGAIN))
            return PASTE_DONE;
        for (ssize_t i = 0; i < n && end == PASTE_GOES_ON; i++)
            end = paste_take(p, bytes[i]);
    }
    return interrupted ? PASTE_GIVEN_UP : end;
}

static bool set_raw(int fd, struct termios *former)
{
    struct termios raw;

    if (tcgetattr(fd, former) != 0)
        return false;
    raw = *former;
    raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG | IEXTEN);
    raw.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IXON | ISTRIP);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    return tcsetattr(fd, TCSAFLUSH, &raw) == 0;
}

static void say(const char *words)
{
    fputs(words, stderr);
    fflush(stderr);
}

bool paste_read(int fd, struct text *out, struct error *error)
{
    static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
    struct sigaction action = { .sa_handler = on_signal }, former[ARRAY_SIZE(signals)];
    struct termios terminal;
    struct paste paste = { .bracketed = false };

    if (!set_raw(fd, &terminal)) {
        error_set(error, "%s", strerror(errno));
        return false;
    }
    interrupted = 0;
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < ARRAY_SIZE(signals); i++)
        sigaction(signals[i], &action, &former[i]);
    say(_("Paste the text now: a log with SIP messages, or a ladder. Ctrl-D ends it, Ctrl-C gives "
          "it up.\n"));
    say("\033[?2004h");
    enum paste_end end = take_all(fd, &paste);

    say("\033[?2004l");
    tcsetattr(fd, TCSAFLUSH,
              &terminal); /* what was typed behind the paste is no key for the screens */
    for (size_t i = 0; i < ARRAY_SIZE(signals); i++)
        sigaction(signals[i], &former[i], NULL);
    if (paste.full)
        fprintf(stderr, _("%s: only the first %d MiB of it are read\n"), PACKAGE_NAME,
                (int)(PASTE_MAX / MIB));
    *out = paste.text;
    if (end == PASTE_DONE && out->n > 0)
        return true;
    error_set(error, "%s",
              end == PASTE_DONE ? _("nothing was pasted") : _("the paste was given up"));
    return false;
}

/* Makes the text the standard input, which `-` reads. */
static bool make_input(const struct text *text, struct error *error)
{
    int fd = memfd_create("paste", MFD_CLOEXEC);
    size_t at = 0;

    while (fd >= 0 && at < text->n) {
        ssize_t n = write(fd, text->p + at, text->n - at);

        if (n < 0 && errno != EINTR)
            break;
        at += n > 0 ? (size_t)n : 0;
    }
    bool good = fd >= 0 && at == text->n && lseek(fd, 0, SEEK_SET) == 0 &&
                dup2(fd, STDIN_FILENO) == STDIN_FILENO;

    if (!good)
        error_set(error, "%s", strerror(errno));
    if (fd >= 0)
        close(fd);
    return good;
}

int cmd_paste(const struct options *options)
{
    const char *input = "-";
    struct options other = *options;
    struct error error = { 0 };
    struct text text = { 0 };

    if (options->n_arguments > 0) {
        error_set(&error, _("paste takes no arguments; the text comes from the terminal"));
        return fail_usage(&error);
    }
    bool good = !isatty(STDIN_FILENO) ||
                (paste_read(STDIN_FILENO, &text, &error) && make_input(&text, &error));

    text_done(&text);
    if (!good)
        return fail(&error);
    other.arguments = &input;
    other.n_arguments = 1;
    return cmd_screen(&other);
}
