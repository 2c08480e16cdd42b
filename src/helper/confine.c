/* confine.c - user, capabilities, and the order of the steps. */
#include "config.h"

#include "helper/confine.h"

#include <errno.h>
#include <grp.h>
#include <linux/capability.h>
#include <linux/securebits.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <wchar.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/sudo_user.h"
#include "helper/confine_private.h"

/* Capabilities are numbered from 0; the kernel says by EINVAL where they end. */
#define CAPABILITIES_MOST 64
#define LOCKED_SECUREBITS                                                                          \
    (SECBIT_NOROOT | SECBIT_NOROOT_LOCKED | SECBIT_NO_SETUID_FIXUP_LOCKED | SECBIT_KEEP_CAPS_LOCKED)

static struct {
    bool done;
    enum confine_state files, calls;
} record;

struct identity {
    uid_t uid;
    gid_t gid;
};

static bool fail_step(struct error *error, const char *step)
{
    error_set(error, _("cannot give up privileges: %s: %s"), step, strerror(errno));
    return false;
}

/* The user that the program becomes */

static bool identity_named(const char *name, struct identity *who, struct error *error)
{
    const struct passwd *user = getpwnam(name);

    if (user == NULL) {
        error_set(error, _("there is no user '%s' to become; name another with --user"), name);
        return false;
    }
    *who = (struct identity){ user->pw_uid, user->pw_gid };
    return true;
}

/* An ordinary user stays who he is; so does who called a program that is setuid. */
static bool find_parser(const char *wanted, struct identity *who, struct error *error)
{
    bool is_root = getuid() == 0;

    *who = (struct identity){ getuid(), getgid() };
    if (wanted != NULL) {
        if (!identity_named(wanted, who, error))
            return false;
        if (is_root || who->uid == getuid())
            return true;
        error_set(error, _("only root can become the user '%s'"), wanted);
        return false;
    }
    if (!is_root || sudo_user_ids(&who->uid, &who->gid))
        return true;
    return identity_named("nobody", who, error);
}

/* Whoever started the program: files are saved as if by hand. */
static bool find_identity(const struct confine_wish *wish, struct identity *who,
                          struct error *error)
{
    switch (wish->duty) {
    case CONFINE_PARSER:
    case CONFINE_SENDER:
    case CONFINE_PROBER:
    case CONFINE_RUNNER:
        return find_parser(wish->user, who, error);
    case CONFINE_SAVER:
    case CONFINE_SWEEPER:
        break;
    }
    *who = (struct identity){ getuid(), getgid() };
    if (who->uid == 0)
        (void)sudo_user_ids(&who->uid, &who->gid);
    return true;
}

bool confine_user(const char *user, uid_t *uid, gid_t *gid, struct error *error)
{
    struct identity who;

    if (!find_parser(user, &who, error))
        return false;
    *uid = who.uid;
    *gid = who.gid;
    return true;
}

bool confine_keeps_home(const char *user)
{
    struct identity who;
    struct error error = { 0 };
    uid_t uid;
    gid_t gid;
    bool found = find_parser(user, &who, &error);

    error_done(&error);
    if (!found)
        return false;
    return who.uid == getuid() || (sudo_user_ids(&uid, &gid) && who.uid == uid);
}

/* Capabilities */

static bool read_capabilities(struct __user_cap_data_struct data[_LINUX_CAPABILITY_U32S_3])
{
    struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };

    return syscall(SYS_capget, &header, data) == 0;
}

static bool may_change_bounds(void)
{
    struct __user_cap_data_struct data[_LINUX_CAPABILITY_U32S_3] = { 0 };

    return read_capabilities(data) &&
           (data[CAP_TO_INDEX(CAP_SETPCAP)].effective & CAP_TO_MASK(CAP_SETPCAP)) != 0;
}

/* The bounds of what could be gained again. Only root may lower them; for others no_new_privs does
 * as much. */
static bool drop_bounds(struct error *error)
{
    if (!may_change_bounds())
        return true;
    if (prctl(PR_SET_SECUREBITS, LOCKED_SECUREBITS, 0, 0, 0) != 0)
        return fail_step(error, "PR_SET_SECUREBITS");
    for (int i = 0; i < CAPABILITIES_MOST; i++) {
        if (prctl(PR_CAPBSET_DROP, i, 0, 0, 0) == 0)
            continue;
        if (errno == EINVAL && i > CAP_SETPCAP)
            return true;
        return fail_step(error, "PR_CAPBSET_DROP");
    }
    return true;
}

/* All but those of `kept`, a mask of the first 32. */
static bool drop_capabilities(uint32_t kept, struct error *error)
{
    struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };
    struct __user_cap_data_struct left[_LINUX_CAPABILITY_U32S_3] = {
        { .effective = kept, .permitted = kept },
    };

    if (prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0) != 0 && errno != EINVAL)
        return fail_step(error, "PR_CAP_AMBIENT_CLEAR_ALL");
    if (syscall(SYS_capset, &header, left) != 0)
        return fail_step(error, "capset");
    return true;
}

static bool has_capabilities(void)
{
    struct __user_cap_data_struct data[_LINUX_CAPABILITY_U32S_3] = { 0 };
    bool any = !read_capabilities(data);

    for (size_t i = 0; i < ARRAY_SIZE(data); i++)
        any = any || data[i].permitted != 0;
    return any;
}

/* Root writes where root likes, also in a folder of another user. */
static uint32_t capabilities_kept(const struct confine_wish *wish, const struct identity *who)
{
    bool saves = wish->duty == CONFINE_SAVER || wish->duty == CONFINE_SWEEPER;
    bool saves_as_root = saves && who->uid == 0;

    return saves_as_root && has_capabilities() ? CAP_TO_MASK(CAP_DAC_OVERRIDE) : 0;
}

/* A file or interface opened by privileges is not for the user's other programs: they can neither
 * trace this one nor have its memory in a core file. The kernel sees to that when users change or a
 * file has capabilities, but may be set to do otherwise (fs.suid_dumpable). */
static bool hide_memory(bool wanted, struct error *error)
{
    if (!wanted || prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0)
        return true;
    return fail_step(error, "PR_SET_DUMPABLE");
}

/* The user */

static bool become(const struct identity *who, struct error *error)
{
    if (geteuid() == 0 && setgroups(1, &who->gid) != 0)
        return fail_step(error, "setgroups");
    if (setresgid(who->gid, who->gid, who->gid) != 0)
        return fail_step(error, "setresgid");
    if (setresuid(who->uid, who->uid, who->uid) != 0)
        return fail_step(error, "setresuid");
    return true;
}

/* Not believed until seen: a way back would make all of it worthless. */
static bool verify(const struct identity *who, uint32_t kept, struct error *error)
{
    struct __user_cap_data_struct left[_LINUX_CAPABILITY_U32S_3] = { 0 };
    uid_t real, effective, saved;
    gid_t real_group, effective_group, saved_group;
    bool good = read_capabilities(left) && getresuid(&real, &effective, &saved) == 0 &&
                getresgid(&real_group, &effective_group, &saved_group) == 0;

    good = good && real == who->uid && effective == who->uid && saved == who->uid;
    good = good && real_group == who->gid && effective_group == who->gid && saved_group == who->gid;
    for (size_t i = 0; i < ARRAY_SIZE(left); i++)
        good = good && left[i].inheritable == 0 &&
               ((left[i].effective | left[i].permitted) & ~(i == 0 ? kept : 0)) == 0;
    good = good && (who->uid == 0 || setresuid(0, 0, 0) != 0);
    good = good && (who->gid == 0 || setresgid(0, 0, 0) != 0);
    good = good && prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1;
    if (!good)
        error_set(error, _("cannot give up privileges: they are still there afterwards"));
    return good;
}

/* The C library loads what the locale's character set needs when it first converts; afterwards it
 * cannot, since that maps code. */
static void warm_up(void)
{
    (void)btowc('a');
    (void)_("yes");
    (void)strerror(EACCES);
}

bool confine(const struct confine_wish *wish, struct error *error)
{
    struct identity who;
    bool privileged = has_capabilities();

    if (record.done)
        return true;
    warm_up();
    if (!find_identity(wish, &who, error))
        return false;
    uint32_t kept = capabilities_kept(wish, &who);

    if (!drop_bounds(error) || !become(&who, error) || !drop_capabilities(kept, error) ||
        !hide_memory(privileged || wish->secretive, error))
        return false;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return fail_step(error, "PR_SET_NO_NEW_PRIVS");
    record.files = confine_files_state();
    record.calls = confine_calls_state();
    if (!verify(&who, kept, error))
        return false;
    if (wish->duty != CONFINE_RUNNER &&
        (!confine_files(wish, confine_files_version(), error) || !confine_calls(wish, error)))
        return false;
    if (record.files == CONFINE_NOT_YET)
        record.files = CONFINE_IN_FORCE;
    if (record.calls == CONFINE_NOT_YET)
        record.calls = CONFINE_IN_FORCE;
    record.done = true;
    return true;
}

bool confined(void)
{
    return record.done;
}

/* The words for a user */

static const char *const state_names[] = {
    [CONFINE_NOT_YET] = N_("once a capture is open"),
    [CONFINE_IN_FORCE] = N_("in force"),
    [CONFINE_NO_KERNEL] = N_("no, this kernel lacks it"),
    [CONFINE_NO_BUILD] = N_("no, not part of this build"),
    [CONFINE_SANITIZERS] = N_("no, this build is for finding faults"),
};

static enum confine_state drop_state(void)
{
    return record.done ? CONFINE_IN_FORCE : CONFINE_NOT_YET;
}

static enum confine_state files_state(void)
{
    return record.done ? record.files : confine_files_state();
}

static enum confine_state calls_state(void)
{
    return record.done ? record.calls : confine_calls_state();
}

static const struct {
    const char *name;
    enum confine_state (*state)(void);
} parts[] = {
    { N_("privileges given up"), drop_state },
    { N_("Landlock"), files_state },
    { N_("seccomp"), calls_state },
};

/* " (this kernel's lacks truncating files, TCP)"; seccomp, where it is there, has them as well. */
static void add_lacks(struct text *out)
{
    struct text lacks = { 0 };

    confine_files_lacks(confine_files_version(), &lacks);
    if (lacks.n > 0) {
        text_adds(out, " (");
        text_printf(out, _("Landlock of this kernel lacks %s"), text_str(&lacks));
        text_addc(out, ')');
    }
    text_done(&lacks);
}

const char *confine_part(size_t i, struct text *state)
{
    if (i >= ARRAY_SIZE(parts))
        return NULL;
    text_adds(state, _(state_names[parts[i].state()]));
    if (parts[i].state == files_state && confine_files_version() > 0)
        add_lacks(state);
    return _(parts[i].name);
}

bool confine_missing(struct text *out)
{
    bool files = files_state() == CONFINE_NO_KERNEL;
    bool calls = calls_state() == CONFINE_NO_KERNEL || calls_state() == CONFINE_NO_BUILD;

    if (files || calls)
        text_printf(out, "%s%s%s", files ? "Landlock" : "", files && calls ? ", " : "",
                    calls ? "seccomp" : "");
    if (calls && !files)
        add_lacks(out);
    return files || calls;
}
