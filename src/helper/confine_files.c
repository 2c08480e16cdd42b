/* confine_files.c - Landlock: which files may still be made. By system calls, for the C library
 * has no functions for them; the numbers are those of the kernel's linux/landlock.h, of which a
 * distribution's may be older than the kernel that runs. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "helper/confine_private.h"

#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_add_rule 445
#define SYS_landlock_restrict_self 446
#endif

#define ASK_VERSION 1u
#define RULE_PATH_BENEATH 1

enum {
    FS_EXECUTE = 1 << 0,
    FS_WRITE_FILE = 1 << 1,
    FS_READ_FILE = 1 << 2,
    FS_READ_DIR = 1 << 3,
    FS_REMOVE_DIR = 1 << 4,
    FS_REMOVE_FILE = 1 << 5,
    FS_MAKE_CHAR = 1 << 6,
    FS_MAKE_DIR = 1 << 7,
    FS_MAKE_REG = 1 << 8,
    FS_MAKE_SOCK = 1 << 9,
    FS_MAKE_FIFO = 1 << 10,
    FS_MAKE_BLOCK = 1 << 11,
    FS_MAKE_SYM = 1 << 12,
    FS_TRUNCATE = 1 << 14,
    FS_IOCTL_DEV = 1 << 15,

    FS_HANDLED = FS_EXECUTE | FS_WRITE_FILE | FS_REMOVE_DIR | FS_REMOVE_FILE | FS_MAKE_CHAR |
                 FS_MAKE_DIR | FS_MAKE_REG | FS_MAKE_SOCK | FS_MAKE_FIFO | FS_MAKE_BLOCK |
                 FS_MAKE_SYM,
    FS_SAVING = FS_WRITE_FILE | FS_REMOVE_FILE | FS_MAKE_REG,

    NET_BIND_TCP = 1 << 0,
    NET_CONNECT_TCP = 1 << 1,
    SCOPE_ABSTRACT_UNIX = 1 << 0
};

struct ruleset {
    uint64_t fs, net, scoped;
};

struct path_rule {
    uint64_t allowed;
    int32_t folder;
} __attribute__((packed));

/* The rights that each version of the kernel's interface added. */
static const struct {
    long version;
    struct ruleset handles;
    const char *words;
} added[] = {
    { 1, { .fs = FS_HANDLED }, NULL },
    { 3, { .fs = FS_TRUNCATE }, N_("truncating files") },
    { 4, { .net = NET_BIND_TCP | NET_CONNECT_TCP }, N_("TCP") },
    { 5, { .fs = FS_IOCTL_DEV }, N_("requests to devices") },
    { 6, { .scoped = SCOPE_ABSTRACT_UNIX }, N_("sockets without a file") },
};

long confine_files_version(void)
{
    return syscall(SYS_landlock_create_ruleset, NULL, 0, ASK_VERSION);
}

enum confine_state confine_files_state(void)
{
    return confine_files_version() < 1 ? CONFINE_NO_KERNEL : CONFINE_NOT_YET;
}

void confine_files_lacks(long version, struct text *out)
{
    for (size_t i = 0; i < ARRAY_SIZE(added); i++)
        if (version < added[i].version && added[i].words != NULL)
            text_printf(out, "%s%s", out->n > 0 ? ", " : "", _(added[i].words));
}

static struct ruleset handled(long version)
{
    struct ruleset all = { 0 };

    for (size_t i = 0; i < ARRAY_SIZE(added) && added[i].version <= version; i++) {
        all.fs |= added[i].handles.fs;
        all.net |= added[i].handles.net;
        all.scoped |= added[i].handles.scoped;
    }
    return all;
}

struct rules_maker {
    int ruleset;
    uint64_t handled;
    struct error *error;
    bool good;
};

/* What this version does not know it does not deny, either; a rule that allows nothing is an error.
 */
static void allow(struct rules_maker *maker, int folder, uint64_t what)
{
    struct path_rule rule = { .allowed = what & maker->handled, .folder = folder };

    if (rule.allowed == 0)
        return;
    if (syscall(SYS_landlock_add_rule, maker->ruleset, RULE_PATH_BENEATH, &rule, 0) != 0) {
        error_set(maker->error, _("cannot confine the program: %s: %s"), "Landlock",
                  strerror(errno));
        maker->good = false;
    }
}

/* Keys come from the terminal also where standard input is a capture; it is opened to be read. */
static void allow_parser(struct rules_maker *maker)
{
    int terminal = open("/dev/tty", O_PATH | O_CLOEXEC);

    if (terminal < 0)
        return;
    allow(maker, terminal, FS_IOCTL_DEV);
    close(terminal);
}

static void allow_saver(struct rules_maker *maker, const struct confine_wish *wish)
{
    for (size_t i = 0; i < wish->n_folders; i++)
        allow(maker, wish->folders[i], FS_SAVING);
    if (wish->settings > 0)
        allow(maker, wish->settings, FS_READ_FILE);
}

/* Files are opened to be locked; seccomp lets nothing be written. */
static void allow_sweeper(struct rules_maker *maker, const struct confine_wish *wish)
{
    for (size_t i = 0; i < wish->n_folders; i++)
        allow(maker, wish->folders[i], FS_READ_DIR | FS_WRITE_FILE | FS_REMOVE_FILE);
}

/* What names of hosts and certificates need; a folder that is not there is not needed. */
static void allow_reading(struct rules_maker *maker)
{
    static const char *const folders[] = { "/etc", "/usr/share", "/usr/lib", "/usr/local/share",
                                           "/run/systemd" };

    for (size_t i = 0; i < ARRAY_SIZE(folders); i++) {
        int folder = open(folders[i], O_PATH | O_DIRECTORY | O_CLOEXEC);

        if (folder < 0)
            continue;
        allow(maker, folder, FS_READ_FILE | FS_READ_DIR);
        close(folder);
    }
}

static void allow_sender(struct rules_maker *maker, const struct confine_wish *wish)
{
    allow_reading(maker);
    for (size_t i = 0; i < wish->n_folders; i++)
        allow(maker, wish->folders[i], FS_SAVING | FS_READ_FILE | FS_READ_DIR);
}

/* A right for folders is none for a file. */
static void allow_prober(struct rules_maker *maker, const struct confine_wish *wish)
{
    allow_reading(maker);
    for (size_t i = 0; i < wish->n_folders; i++) {
        struct stat about;
        bool folder = fstat(wish->folders[i], &about) == 0 && S_ISDIR(about.st_mode);

        allow(maker, wish->folders[i], FS_READ_FILE | (folder ? FS_READ_DIR : 0));
    }
}

static void allow_duty(struct rules_maker *maker, const struct confine_wish *wish)
{
    switch (wish->duty) {
    case CONFINE_PARSER:
        allow_parser(maker);
        break;
    case CONFINE_SAVER:
        allow_saver(maker, wish);
        break;
    case CONFINE_SWEEPER:
        allow_sweeper(maker, wish);
        break;
    case CONFINE_SENDER:
        allow_sender(maker, wish);
        break;
    case CONFINE_PROBER:
        allow_prober(maker, wish);
        break;
    case CONFINE_RUNNER:
        break;
    }
}

/* Reading is left to the parser's own permissions: another capture may be opened. */
static uint64_t handled_reading(const struct confine_wish *wish)
{
    return wish->duty != CONFINE_PARSER ? FS_READ_FILE | FS_READ_DIR : 0;
}

bool confine_files(const struct confine_wish *wish, long version, struct error *error)
{
    struct ruleset rules = handled(version);
    struct rules_maker maker = { .error = error, .good = true };

    if (version < 1)
        return true;
    rules.fs |= handled_reading(wish);
    if (wish->duty == CONFINE_SENDER || wish->duty == CONFINE_PROBER)
        rules.net &= ~(uint64_t)NET_CONNECT_TCP;
    maker.handled = rules.fs;
    maker.ruleset = (int)syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0);
    if (maker.ruleset < 0) {
        error_set(error, _("cannot confine the program: %s: %s"), "Landlock", strerror(errno));
        return false;
    }
    allow_duty(&maker, wish);
    if (maker.good && syscall(SYS_landlock_restrict_self, maker.ruleset, 0) != 0) {
        error_set(error, _("cannot confine the program: %s: %s"), "Landlock", strerror(errno));
        maker.good = false;
    }
    close(maker.ruleset);
    return maker.good;
}
