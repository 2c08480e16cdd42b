/* atomic_file.c - written without a name, then linked to its place. */
#include "config.h"

#include "base/atomic_file.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <unistd.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/sudo_user.h"

#define TRIES 16 /* names that are taken */
#define PLACE_OF_DESCRIPTORS "/proc/self/fd"
#define HIDDEN ".sipwhy." /* and 16 digits of a hexadecimal number */
#define HIDDEN_DIGITS 16

struct atomic_file {
    int folder; /* the calling function's */
    char *name, *shown;
    int fd;
    char temporary[32]; /* name in the folder; "": it has none */
    bool replace;
};

static bool fail(const struct atomic_file *file, struct error *error)
{
    error_set(error, "%s: %s", file->shown, sudo_user_strerror(errno ? errno : EIO));
    return false;
}

/* May a file of that name be put there? */
static bool check_place(const struct atomic_file *file, struct error *error)
{
    struct stat there;

    if (fstatat(file->folder, file->name, &there, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT || fail(file, error);
    if (S_ISLNK(there.st_mode))
        error_set(error, _("%s: is a symbolic link, which is not written through"), file->shown);
    else if (!S_ISREG(there.st_mode))
        error_set(error, _("%s: is no file that could be replaced"), file->shown);
    else if (!file->replace)
        error_set(error, _("%s: is there already"), file->shown);
    else
        return true;
    return false;
}

/* Tries a name that nobody can guess by `make`, until it is not taken. */
static int with_temporary(struct atomic_file *file, int (*make)(const struct atomic_file *))
{
    for (int tries = 0; tries < TRIES; tries++) {
        uint64_t number;

        if (getrandom(&number, sizeof number, 0) != sizeof number)
            break;
        snprintf(file->temporary, sizeof file->temporary, HIDDEN "%0*llx", HIDDEN_DIGITS,
                 (unsigned long long)number);
        int done = make(file);

        if (done >= 0)
            return done;
        if (errno != EEXIST)
            break;
    }
    file->temporary[0] = '\0';
    return -1;
}

/* Tells who sweeps that somebody is still at it. The lock ends with the process, however that ends.
 * False: it was taken away just now. */
static bool hold(int fd)
{
    struct stat about;

    if (flock(fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        return false;
    return fstat(fd, &about) == 0 && about.st_nlink > 0;
}

static int make_hidden(const struct atomic_file *file)
{
    int fd = openat(file->folder, file->temporary,
                    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

    if (fd < 0 || hold(fd))
        return fd;
    close(fd);
    errno = EEXIST;
    return -1;
}

/* Without /proc what has no name cannot get one. */
static int make_nameless(const struct atomic_file *file)
{
    if (faccessat(AT_FDCWD, PLACE_OF_DESCRIPTORS, F_OK, AT_EACCESS) != 0)
        return -1;
    int fd = openat(file->folder, ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);

    if (fd >= 0)
        (void)hold(fd); /* the file may get a hidden name */
    return fd;
}

static int link_as(const struct atomic_file *file, const char *name)
{
    char own[sizeof PLACE_OF_DESCRIPTORS + 16];

    snprintf(own, sizeof own, "%s/%d", PLACE_OF_DESCRIPTORS, file->fd);
    return linkat(AT_FDCWD, own, file->folder, name, AT_SYMLINK_FOLLOW);
}

static int link_hidden(const struct atomic_file *file)
{
    return link_as(file, file->temporary);
}

struct atomic_file *atomic_file_open(int folder, const char *name, const char *shown, bool replace,
                                     struct error *error)
{
    struct atomic_file *file = xcalloc(1, sizeof *file);

    *file = (struct atomic_file){ .folder = folder,
                                  .name = xstrdup(name),
                                  .shown = xstrdup(shown),
                                  .fd = -1,
                                  .replace = replace };
    if (check_place(file, error)) {
        file->fd = make_nameless(file);
        if (file->fd < 0)
            file->fd = with_temporary(file, make_hidden);
        if (file->fd >= 0)
            return file;
        fail(file, error);
    }
    atomic_file_abandon(file);
    return NULL;
}

bool atomic_file_write(struct atomic_file *file, const void *bytes, size_t n, struct error *error)
{
    const char *p = bytes;

    while (n > 0) {
        ssize_t done = write(file->fd, p, n);

        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return fail(file, error);
        p += done;
        n -= (size_t)done;
    }
    return true;
}

/* The disk has all of it, as far as its file system can tell. */
static bool is_on_disk(const struct atomic_file *file, struct stat *about)
{
    return (fsync(file->fd) == 0 || errno == EINVAL || errno == ENOTSUP) &&
           fstat(file->fd, about) == 0;
}

/* A file system that cannot rename without replacing can link, which replaces nothing either. */
static bool move_to_place(struct atomic_file *file)
{
    int folder = file->folder;

    if (file->replace)
        return renameat(folder, file->temporary, folder, file->name) == 0;
    if (renameat2(folder, file->temporary, folder, file->name, RENAME_NOREPLACE) == 0)
        return true;
    return (errno == EINVAL || errno == ENOSYS) &&
           linkat(folder, file->temporary, folder, file->name, 0) == 0 &&
           unlinkat(folder, file->temporary, 0) == 0;
}

/* To replace a file, what has no name needs one for a moment. */
static bool put_in_place(struct atomic_file *file)
{
    if (file->temporary[0] == '\0' && !file->replace)
        return link_as(file, file->name) == 0;
    if (file->temporary[0] == '\0' && with_temporary(file, link_hidden) < 0)
        return false;
    if (!move_to_place(file))
        return false;
    file->temporary[0] = '\0';
    return true;
}

bool atomic_file_commit(struct atomic_file *file, struct stat *about, struct error *error)
{
    bool done = is_on_disk(file, about) || fail(file, error);

    done = done && check_place(file, error) && (put_in_place(file) || fail(file, error));
    atomic_file_abandon(file);
    return done;
}

void atomic_file_abandon(struct atomic_file *file)
{
    if (file == NULL)
        return;
    if (file->fd >= 0)
        close(file->fd);
    if (file->temporary[0] != '\0')
        unlinkat(file->folder, file->temporary, 0);
    free(file->name);
    free(file->shown);
    free(file);
}

static bool is_hidden_name(const char *name)
{
    const char *number = name + strlen(HIDDEN);

    if (strncmp(name, HIDDEN, strlen(HIDDEN)) != 0 || strlen(number) != HIDDEN_DIGITS)
        return false;
    while (isxdigit((unsigned char)*number))
        number++;
    return *number == '\0';
}

/* To be written to: over a network only such a file can be locked. */
static void sweep_name(int folder, const char *name)
{
    struct stat about;
    int fd = -1;

    if (fstatat(folder, name, &about, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(about.st_mode) &&
        about.st_uid == geteuid())
        fd = openat(folder, name, O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return;
    if (flock(fd, LOCK_EX | LOCK_NB) == 0)
        unlinkat(folder, name, 0);
    close(fd);
}

void atomic_file_sweep(int folder)
{
    int fd = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *names = fd >= 0 ? fdopendir(fd) : NULL;

    if (names == NULL) {
        if (fd >= 0)
            close(fd);
        return;
    }
    for (struct dirent *entry; (entry = readdir(names)) != NULL;)
        if (is_hidden_name(entry->d_name))
            sweep_name(folder, entry->d_name);
    closedir(names);
}
