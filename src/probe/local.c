/* local.c - sockets and rules of this host, and what they mean for calls. */
#include "config.h"

#include "probe/local.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/gettext.h"
#include "base/mem.h"

#define PATIENCE (5 * NANOS_PER_S) /* for nft */
#define SIP 5060

/* --- reading --- */

static void read_all(int file, struct text *out)
{
    nanos_t until = clock_now(CLOCK_MONOTONIC) + PATIENCE, left;
    struct pollfd polled = { .fd = file, .events = POLLIN };
    char bytes[4096];
    ssize_t n = 1;

    while (n > 0 && out->n < LOCAL_TEXT_MOST && (left = until - clock_now(CLOCK_MONOTONIC)) > 0 &&
           poll(&polled, 1, (int)(left / NANOS_PER_MS) + 1) > 0)
        if ((n = read(file, bytes, sizeof bytes)) > 0)
            text_add(out, bytes, (size_t)n);
    if (n != 0) /* a part tells nothing for certain */
        text_clear(out);
}

static void read_file(const char *path, struct text *out)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);

    if (file < 0)
        return;
    read_all(file, out);
    close(file);
}

/* By its place alone, with nothing of this program's environment. */
static void read_rules(struct text *out)
{
    char *const words[] = { (char[]){ "nft" }, (char[]){ "-j" }, (char[]){ "list" },
                            (char[]){ "ruleset" }, NULL };
    static char *const nothing[] = { NULL };
    posix_spawn_file_actions_t actions;
    int ends[2], status = 1;
    pid_t child;

    if (pipe2(ends, O_CLOEXEC) != 0)
        return;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    bool begun = posix_spawn(&child, "/usr/sbin/nft", &actions, NULL, words, nothing) == 0;
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    if (begun)
        read_all(ends[0], out);
    close(ends[0]);
    if (begun && out->n == 0)
        kill(child, SIGKILL); /* it may not have come to an end */
    if (begun && (waitpid(child, &status, 0) != child || status != 0))
        text_clear(out);
}

void local_read(struct local_texts *t)
{
    read_file("/proc/net/udp", &t->udp);
    read_file("/proc/net/udp6", &t->udp6);
    read_file("/proc/net/tcp", &t->tcp);
    read_file("/proc/net/tcp6", &t->tcp6);
    read_rules(&t->rules);
}

void local_texts_done(struct local_texts *t)
{
    struct text *const texts[] = { &t->udp, &t->udp6, &t->tcp, &t->tcp6, &t->rules };

    for (size_t i = 0; i < ARRAY_SIZE(texts); i++)
        text_done(texts[i]);
}

/* --- sockets: proc(5), "  12: 0100007F:13C4 00000000:0000 0A …" --- */

static bool read_hex(struct slice s, uint32_t *value)
{
    *value = 0;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        int digit = c >= '0' && c <= '9'   ? c - '0'
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                           : -1;

        if (digit < 0)
            return false;
        *value = *value << 4 | (uint32_t)digit;
    }
    return s.n > 0 && s.n <= 8;
}

/* The next word; blanks before it are passed over. */
static struct slice next_word(struct slice *rest)
{
    while (rest->n > 0 && rest->p[0] == ' ')
        *rest = slice_sub(*rest, 1, rest->n);
    return slice_cut(rest, ' ');
}

/* 127.x as the kernel writes it (the first byte last, on little-endian hosts), and ::1. */
static bool is_loopback(struct slice address)
{
    if (address.n == 8)
        return slice_eq(slice_sub(address, 6, 8), SLICE("7F"));
    return slice_eq(address, SLICE("00000000000000000000000001000000"));
}

bool local_listens(struct slice table, bool tcp, uint16_t port)
{
    const uint32_t listening = 0x0a;

    slice_cut(&table, '\n'); /* the heading */
    while (table.n > 0) {
        struct slice line = slice_cut(&table, '\n');
        uint32_t number, state;

        next_word(&line);
        struct slice local = next_word(&line);
        next_word(&line);
        struct slice address = slice_cut(&local, ':');
        if (read_hex(local, &number) && read_hex(next_word(&line), &state) && number == port &&
            (!tcp || state == listening) && !is_loopback(address))
            return true;
    }
    return false;
}

/* --- what it means --- */

static bool judge_sockets(const struct local_texts *t, bool tcp, struct text *out)
{
    const struct text *four = tcp ? &t->tcp : &t->udp, *six = tcp ? &t->tcp6 : &t->udp6;

    if (four->n == 0)
        return true;
    bool listens =
        local_listens(text_view(four), tcp, SIP) || local_listens(text_view(six), tcp, SIP);
    text_printf(out,
                listens ? _("  somebody listens on %s port %d\n")
                        : _("  nobody listens on %s port %d, but for the loopback\n"),
                tcp ? "TCP" : "UDP", SIP);
    return listens;
}

static bool judge_rules(const struct local_texts *t, bool tcp, struct addr from, struct text *out)
{
    enum local_fate fate = local_fate(text_view(&t->rules), tcp, from, SIP);
    struct text source = { 0 };

    addr_print(&source, from);
    text_printf(out,
                fate == LOCAL_DROPPED  ? _("  nftables drops %s port %d from %s\n")
                : fate == LOCAL_LET_IN ? _("  nftables lets in %s port %d from %s\n")
                                       : _("  what nftables does with %s port %d from %s cannot be "
                                           "decided\n"),
                tcp ? "TCP" : "UDP", SIP, text_str(&source));
    text_done(&source);
    return fate != LOCAL_DROPPED;
}

bool local_judge(const struct local_texts *t, const struct addr *from, size_t n, struct text *out)
{
    bool open = true;

    text_printf(out, "%s\n", _("This host"));
    bool udp = judge_sockets(t, false, out), tcp = judge_sockets(t, true, out);
    if (t->rules.n == 0)
        text_adds(out, _("  the rules of nftables could not be read, which needs root\n"));
    for (size_t i = 0; i < n && t->rules.n > 0; i++) {
        open = judge_rules(t, false, from[i], out) && open;
        open = judge_rules(t, true, from[i], out) && open;
    }
    if (udp && open)
        return false;
    text_printf(out, "%s\n", _("What to do"));
    if (!udp && !tcp)
        text_adds(out, _("  No PBX listens here on port 5060: start it, or look at which address "
                         "and port it is bound to.\n"));
    else if (!udp)
        text_adds(out, _("  The PBX takes SIP by TCP alone: a provider that sends by UDP does not "
                         "reach it.\n"));
    if (!open)
        text_adds(out, _("  Let the provider's networks in: without it no call from there "
                         "arrives.\n"));
    return true;
}
