/* local.c - sockets and rules of this host, and what they mean for calls. */
#include "config.h"

#include "probe/local.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/gettext.h"
#include "base/mem.h"

#define PATIENCE (5 * NANOS_PER_S) /* for nft */

/* --- reading --- */

/* *longer: there is more of it than is read. */
static void read_all(int file, struct text *out, bool *longer)
{
    nanos_t until = clock_now(CLOCK_MONOTONIC) + PATIENCE, left;
    struct pollfd polled = { .fd = file, .events = POLLIN };
    char bytes[4096];
    ssize_t n = 1;

    while (n > 0 && out->n < LOCAL_TEXT_MOST && (left = until - clock_now(CLOCK_MONOTONIC)) > 0 &&
           poll(&polled, 1, (int)(left / NANOS_PER_MS) + 1) > 0)
        if ((n = read(file, bytes, sizeof bytes)) > 0)
            text_add(out, bytes, (size_t)n);
    *longer = *longer || out->n >= LOCAL_TEXT_MOST;
    if (n != 0) /* a part tells nothing for certain */
        text_clear(out);
}

static void read_file(const char *path, struct text *out, bool *longer)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);

    if (file < 0)
        return;
    read_all(file, out, longer);
    close(file);
}

/* By its place alone, with nothing of this program's environment. */
static void read_program(const char *path, const char *const *words, struct text *out, bool *longer)
{
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
    bool begun =
        posix_spawn(&child, path, &actions, NULL, (char *const *)(uintptr_t)words, nothing) == 0;
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    if (begun)
        read_all(ends[0], out, longer);
    close(ends[0]);
    if (begun && out->n == 0)
        kill(child, SIGKILL); /* it may not have come to an end */
    if (begun && (waitpid(child, &status, 0) != child || status != 0))
        text_clear(out);
}

/* Not asked for where there are none: it would make them. */
static void read_legacy(const char *names, const char *program, struct text *out, bool *longer)
{
    struct text saved = { 0 };

    read_file(names, out, longer);
    if (out->n > 0)
        read_program(program, (const char *[]){ "iptables-legacy-save", NULL }, &saved, longer);
    if (saved.n > 0) {
        text_clear(out);
        text_slice(out, text_view(&saved));
    }
    text_done(&saved);
}

void local_read(struct local_texts *t)
{
    read_file("/proc/net/udp", &t->udp, &t->long_sockets);
    read_file("/proc/net/udp6", &t->udp6, &t->long_sockets);
    read_file("/proc/net/tcp", &t->tcp, &t->long_sockets);
    read_file("/proc/net/tcp6", &t->tcp6, &t->long_sockets);
    read_legacy("/proc/net/ip_tables_names", "/usr/sbin/iptables-legacy-save", &t->legacy,
                &t->long_rules);
    read_legacy("/proc/net/ip6_tables_names", "/usr/sbin/ip6tables-legacy-save", &t->legacy6,
                &t->long_rules);
    read_program("/usr/sbin/nft", (const char *[]){ "nft", "-j", "list", "ruleset", NULL },
                 &t->rules, &t->long_rules);
    read_program("/usr/sbin/iptables-save", (const char *[]){ "iptables-save", NULL }, &t->tables,
                 &t->long_rules);
    read_program("/usr/sbin/ip6tables-save", (const char *[]){ "ip6tables-save", NULL },
                 &t->tables6, &t->long_rules);
}

void local_texts_done(struct local_texts *t)
{
    struct text *const texts[] = { &t->udp,    &t->udp6,    &t->tcp,    &t->tcp6,   &t->rules,
                                   &t->tables, &t->tables6, &t->legacy, &t->legacy6 };

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

/* 127.x as the kernel writes it (the first byte last, on little-endian hosts), the same mapped into
 * IPv6, and ::1. */
static bool is_loopback(struct slice address)
{
    static const struct slice mapped = SLICE("0000000000000000FFFF0000");

    if (address.n == 8 || slice_starts(address, mapped))
        return slice_iends(address, SLICE("7F"));
    return slice_eq(address, SLICE("00000000000000000000000001000000"));
}

bool local_listens(struct slice table, bool tcp, uint16_t port)
{
    const uint32_t waits = tcp ? 0x0a : 0x07; /* it listens, or is not connected */

    slice_cut(&table, '\n'); /* the heading */
    while (table.n > 0) {
        struct slice line = slice_cut(&table, '\n');
        uint32_t number, state;

        next_word(&line);
        struct slice local = next_word(&line);
        next_word(&line);
        struct slice address = slice_cut(&local, ':');
        if (read_hex(local, &number) && read_hex(next_word(&line), &state) && number == port &&
            state == waits && !is_loopback(address))
            return true;
    }
    return false;
}

/* --- what it means --- */

enum local_fate local_fate_both(enum local_fate a, enum local_fate b)
{
    return a == LOCAL_DROPPED || b == LOCAL_DROPPED   ? LOCAL_DROPPED
           : a == LOCAL_UNKNOWN || b == LOCAL_UNKNOWN ? LOCAL_UNKNOWN
                                                      : LOCAL_LET_IN;
}

enum local_fate local_fate_of_all(const struct local_texts *t, bool tcp, struct addr from,
                                  uint16_t port)
{
    bool four = from.family == ADDR_IPV4;
    struct slice saved = text_view(four ? &t->tables : &t->tables6);
    enum local_fate fate = saved.n > 0 ? local_fate_tables(saved, tcp, from, port) : LOCAL_LET_IN;
    struct slice legacy = text_view(four ? &t->legacy : &t->legacy6);

    if (legacy.n > 0)
        fate = local_fate_both(fate, slice_find(legacy, SLICE("\nCOMMIT")) < legacy.n
                                         ? local_fate_tables(legacy, tcp, from, port)
                                         : LOCAL_UNKNOWN);
    if (t->rules.n > 0)
        return local_fate_both(fate, local_fate(text_view(&t->rules), saved, tcp, from, port));
    /* Without nft there may be rules that nobody tells of. */
    return fate == LOCAL_DROPPED ? fate : LOCAL_UNKNOWN;
}

static const struct {
    bool tcp;
    uint16_t port;
    const char *words; /* N_() */
} places[] = {
    { false, 5060, N_("UDP port 5060") },
    { true, 5060, N_("TCP port 5060") },
    { true, 5061, N_("TCP port 5061 (TLS)") },
};

/* Bits, by places[]; *known: the tables of sockets could be read. */
static unsigned listens_where(const struct local_texts *t, bool *known)
{
    unsigned where = 0;

    *known = t->udp.n > 0 && t->tcp.n > 0 && !t->long_sockets;
    for (size_t i = 0; i < ARRAY_SIZE(places); i++) {
        const struct text *four = places[i].tcp ? &t->tcp : &t->udp,
                          *six = places[i].tcp ? &t->tcp6 : &t->udp6;

        if (local_listens(text_view(four), places[i].tcp, places[i].port) ||
            local_listens(text_view(six), places[i].tcp, places[i].port))
            where |= 1u << i;
    }
    return where;
}

static void end_check(struct check_list *checks, struct check about, const struct text *out,
                      size_t before)
{
    char *words = xstrndup(out->p != NULL ? out->p + before : "", out->n - before);

    about.words = words;
    checks_add(checks, &about);
    free(words);
}

/* Returns advice, translated; "": none. */
static const char *judge_sockets(const struct local_texts *t, struct check_list *checks,
                                 struct text *out)
{
    static const char *const outcomes[] = { "none", "udp", "tcp", "udp-and-tcp",
                                            "tls",  "udp", "tcp", "udp-and-tcp" };
    size_t before = out->n;
    bool known;
    unsigned where = listens_where(t, &known);

    for (size_t i = 0; i < ARRAY_SIZE(places) && known; i++)
        text_printf(out,
                    (where & 1u << i) != 0 ? _("  somebody listens on %s\n")
                                           : _("  nobody listens on %s, but for the loopback\n"),
                    _(places[i].words));
    if (t->long_sockets)
        text_adds(
            out,
            _("  this host has more sockets than are read (1 MiB of /proc/net): who listens is "
              "not known\n"));
    else if (!known)
        text_adds(out, _("  who listens cannot be read\n"));
    const char *advice =
        !known || (where & 1) != 0 ? ""
        : where == 0 ? _("  No PBX listens here on port 5060: start it, or look at which address "
                         "and port it is bound to.\n")
                     : _("  The PBX takes SIP by TCP alone: a provider that sends by UDP does not "
                         "reach it.\n");
    end_check(checks,
              (struct check){ .kind = CHECK_LOCAL_SOCKETS,
                              .result = !known              ? CHECK_OPEN
                                        : advice[0] != '\0' ? CHECK_WRONG
                                                            : CHECK_GOOD,
                              .outcome = known ? outcomes[where] : "unknown",
                              .run = _("sockets of /proc/net"),
                              .advice = advice },
              out, before);
    return advice;
}

/* The worst of UDP and TCP. */
static enum local_fate judge_rules(const struct local_texts *t, struct addr from, struct text *out)
{
    enum local_fate worst = LOCAL_LET_IN;
    struct text source = { 0 };

    addr_print(&source, from);
    for (size_t i = 0; i + 1 < ARRAY_SIZE(places); i++) {
        enum local_fate fate = local_fate_of_all(t, places[i].tcp, from, places[i].port);

        text_printf(out,
                    fate == LOCAL_DROPPED ? _("  the firewall drops %s from %s\n")
                    : fate == LOCAL_LET_IN
                        ? _("  the firewall lets in %s from %s\n")
                        : _("  what the firewall does with %s from %s cannot be decided\n"),
                    _(places[i].words), text_str(&source));
        worst = local_fate_both(worst, fate);
    }
    text_done(&source);
    return worst;
}

static const char *judge_firewall(const struct local_texts *t, const struct addr *from, size_t n,
                                  struct check_list *checks, struct text *out)
{
    static const char *const outcomes[] = {
        [LOCAL_UNKNOWN] = "unknown", [LOCAL_LET_IN] = "lets-in", [LOCAL_DROPPED] = "drops"
    };
    static const enum check_result results[] = {
        [LOCAL_UNKNOWN] = CHECK_OPEN, [LOCAL_LET_IN] = CHECK_GOOD, [LOCAL_DROPPED] = CHECK_WRONG
    };
    size_t before = out->n;
    enum local_fate fate = LOCAL_LET_IN;
    bool read = t->rules.n + t->tables.n + t->tables6.n > 0;

    if (t->long_rules)
        text_adds(out,
                  _("  the firewall has more rules than are read (1 MiB): nft list ruleset shows "
                    "them\n"));
    else if (!read)
        text_adds(out,
                  _("  the rules of the firewall could not be read: that needs root, and nft or "
                    "iptables-save\n"));
    for (size_t i = 0; i < n && read; i++)
        fate = local_fate_both(fate, judge_rules(t, from[i], out));
    if (!read || n == 0)
        fate = LOCAL_UNKNOWN;
    const char *advice = fate == LOCAL_DROPPED
                             ? _("  Let the provider's networks in: without it no call from there "
                                 "arrives.\n")
                             : "";
    end_check(checks,
              (struct check){ .kind = CHECK_LOCAL_FIREWALL,
                              .result = results[fate],
                              .outcome = outcomes[fate],
                              .run = "nft -j list ruleset, iptables-save, ip6tables-save",
                              .advice = advice },
              out, before);
    return advice;
}

bool local_judge(const struct local_texts *t, const struct addr *from, size_t n,
                 struct check_list *checks, struct text *out)
{
    text_printf(out, "%s\n", _("This host"));
    const char *sockets = judge_sockets(t, checks, out);
    const char *firewall = judge_firewall(t, from, n, checks, out);

    if (sockets[0] == '\0' && firewall[0] == '\0')
        return false;
    text_printf(out, "%s\n%s%s", _("What to do"), sockets, firewall);
    return true;
}
