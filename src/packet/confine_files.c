/* confine_files.c - Landlock: where files may still be written. By system calls, for the C library
 * has no functions for them; the numbers are those of the kernel's linux/landlock.h, of which a
 * distribution's may be older than the kernel that runs. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "packet/confine_inside.h"

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

    /* Reading is left to the user's own permissions: another capture may be opened. */
    FS_HANDLED = FS_EXECUTE | FS_WRITE_FILE | FS_REMOVE_DIR | FS_REMOVE_FILE | FS_MAKE_CHAR |
                 FS_MAKE_DIR | FS_MAKE_REG | FS_MAKE_SOCK | FS_MAKE_FIFO | FS_MAKE_BLOCK |
                 FS_MAKE_SYM,
    FS_SAVING = FS_WRITE_FILE | FS_REMOVE_FILE | FS_MAKE_DIR | FS_MAKE_REG | FS_TRUNCATE,
    FS_DEVICE = FS_WRITE_FILE | FS_TRUNCATE | FS_IOCTL_DEV,

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

/* What a version of the kernel's interface added. */
static const struct {
    long version;
    struct ruleset handles;
} added[] = {
    {1, {.fs = FS_HANDLED}},
    {3, {.fs = FS_TRUNCATE}},
    {4, {.net = NET_BIND_TCP | NET_CONNECT_TCP}},
    {5, {.fs = FS_IOCTL_DEV}},
    {6, {.scoped = SCOPE_ABSTRACT_UNIX}},
};

static long version(void)
{
    return syscall(SYS_landlock_create_ruleset, NULL, 0, ASK_VERSION);
}

enum confine_state confine_files_state(void)
{
    return version() < 1 ? CONFINE_NO_KERNEL : CONFINE_NOT_YET;
}

static struct ruleset handled(void)
{
    struct ruleset all = {0};
    long here = version();

    for (size_t i = 0; i < ARRAY_SIZE(added) && added[i].version <= here; i++) {
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

/* Makes a folder and those above it: afterwards it cannot be made, and would not be allowed. */
static void make_folder(const char *path)
{
    char *copy = xstrdup(path);

    for (char *slash = strchr(copy + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        (void)mkdir(copy, 0700);
        *slash = '/';
    }
    (void)mkdir(copy, 0700);
    free(copy);
}

static void allow(struct rules_maker *maker, const char *path, uint64_t what)
{
    struct path_rule rule = {.allowed = what & maker->handled};

    rule.folder = open(path, O_PATH | O_CLOEXEC);
    if (rule.folder < 0)                              /* where nothing is, nothing is allowed */
        return;
    if (syscall(SYS_landlock_add_rule, maker->ruleset, RULE_PATH_BENEATH, &rule, 0) != 0) {
        error_set(maker->error, _("cannot confine the program: %s: %s"), path, strerror(errno));
        maker->good = false;
    }
    close(rule.folder);
}

static void allow_all(struct rules_maker *maker, const struct confine_wish *wish)
{
    static const char *const devices[] = {"/dev/null", "/dev/tty"};
    static const char *const temporary[] = {"/tmp", "/var/tmp"};
    const char *chosen = secure_getenv("TMPDIR");

    for (size_t i = 0; i < ARRAY_SIZE(devices); i++)
        allow(maker, devices[i], FS_DEVICE);
    for (size_t i = 0; i < ARRAY_SIZE(temporary); i++)
        allow(maker, temporary[i], FS_SAVING);
    if (chosen != NULL && chosen[0] == '/')
        allow(maker, chosen, FS_SAVING);
    allow(maker, ".", FS_SAVING);
    for (size_t i = 0; i < wish->n_folders; i++) {
        make_folder(wish->folders[i]);
        allow(maker, wish->folders[i], FS_SAVING);
    }
}

bool confine_files(const struct confine_wish *wish, struct error *error)
{
    struct ruleset rules = handled();
    struct rules_maker maker = {.handled = rules.fs, .error = error, .good = true};

    if (confine_files_state() != CONFINE_NOT_YET)
        return true;
    maker.ruleset = (int)syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0);
    if (maker.ruleset < 0) {
        error_set(error, _("cannot confine the program: %s: %s"), "Landlock", strerror(errno));
        return false;
    }
    allow_all(&maker, wish);
    if (maker.good && syscall(SYS_landlock_restrict_self, maker.ruleset, 0) != 0) {
        error_set(error, _("cannot confine the program: %s: %s"), "Landlock", strerror(errno));
        maker.good = false;
    }
    close(maker.ruleset);
    return maker.good;
}
