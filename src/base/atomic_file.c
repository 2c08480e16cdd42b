/* atomic_file.c - written beside its place, then renamed. */
#include "config.h"

#include "base/atomic_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/gettext.h"
#include "base/mem.h"

#define BUFFER ((size_t)256 * 1024)
#define TRIES 16                                      /* names that are taken */

struct atomic_file {
    char *path;                                       /* for messages */
    const char *name;                                 /* its last part */
    int folder;                                       /* -1: not open */
    char temporary[32];                               /* name in the folder; "": not made yet */
    FILE *stream;
    bool replace;
    struct atomic_file *next;                             /* of those not complete */
};

/* Also where the program ends in between (out of memory), nothing is left behind. */
static struct atomic_file *unfinished;

static void remove_unfinished(void)
{
    for (const struct atomic_file *file = unfinished; file; file = file->next)
        if (file->temporary[0])
            unlinkat(file->folder, file->temporary, 0);
}

static void enlist(struct atomic_file *file)
{
    static bool registered;

    if (!registered)
        registered = atexit(remove_unfinished) == 0;
    file->next = unfinished;
    unfinished = file;
}

static void strike_off(const struct atomic_file *file)
{
    for (struct atomic_file **at = &unfinished; *at; at = &(*at)->next)
        if (*at == file) {
            *at = file->next;
            return;
        }
}

static bool fail(const struct atomic_file *file, struct error *error)
{
    error_set(error, "%s: %s", file->path, strerror(errno ? errno : EIO));
    return false;
}

/* The folder is opened once: who renames it, or puts a link there, does not lead the file away. */
static bool open_folder(struct atomic_file *file)
{
    const char *slash = strrchr(file->path, '/');
    size_t n = slash ? (size_t)(slash - file->path) + 1 : 0;
    char *folder = slash ? xstrndup(file->path, n) : xstrdup(".");

    file->name = file->path + n;
    file->folder = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
    free(folder);
    return file->folder >= 0;
}

/* May a file of that name be put there? */
static bool check_place(const struct atomic_file *file, struct error *error)
{
    struct stat there;

    if (*file->name == '\0') {
        error_set(error, _("%s: a file's name is missing"), file->path);
        return false;
    }
    if (fstatat(file->folder, file->name, &there, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT || fail(file, error);
    if (S_ISLNK(there.st_mode))
        error_set(error, _("%s: is a symbolic link, which is not written through"), file->path);
    else if (!S_ISREG(there.st_mode))
        error_set(error, _("%s: is no file that could be replaced"), file->path);
    else if (!file->replace)
        error_set(error, _("%s: is there already"), file->path);
    else
        return true;
    return false;
}

static int make_temporary(struct atomic_file *file)
{
    for (int tries = 0; tries < TRIES; tries++) {
        uint64_t number;

        if (getrandom(&number, sizeof number, 0) != sizeof number)
            return -1;
        snprintf(file->temporary, sizeof file->temporary, ".sipwhy.%016llx",
                 (unsigned long long)number);
        int fd = openat(file->folder, file->temporary,
                        O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
        if (fd >= 0 || errno != EEXIST)
            return fd;
    }
    return -1;
}

static bool open_stream(struct atomic_file *file, struct error *error)
{
    int fd = make_temporary(file);

    if (fd < 0) {
        file->temporary[0] = '\0';
        return fail(file, error);
    }
    file->stream = fdopen(fd, "w");
    if (file->stream == NULL) {
        close(fd);
        return fail(file, error);
    }
    setvbuf(file->stream, NULL, _IOFBF, BUFFER);
    return true;
}

struct atomic_file *atomic_file_open(const char *path, bool replace, struct error *error)
{
    struct atomic_file *file = xcalloc(1, sizeof *file);

    file->path = xstrdup(path);
    file->replace = replace;
    file->folder = -1;
    enlist(file);
    bool good = (open_folder(file) || fail(file, error)) && check_place(file, error) &&
                open_stream(file, error);

    if (good)
        return file;
    atomic_file_abandon(file);
    return NULL;
}

FILE *atomic_file_stream(struct atomic_file *file)
{
    return file->stream;
}

const char *atomic_file_path(const struct atomic_file *file)
{
    return file->path;
}

bool atomic_file_good(struct atomic_file *file, struct error *error)
{
    return !ferror(file->stream) || fail(file, error);
}

/* The disk has all of it, as far as its file system can tell. */
static bool is_on_disk(struct atomic_file *file)
{
    errno = 0;
    if (fflush(file->stream) != 0 || ferror(file->stream))
        return false;
    return fsync(fileno(file->stream)) == 0 || errno == EINVAL || errno == ENOTSUP;
}

static bool put_in_place(const struct atomic_file *file)
{
    int folder = file->folder;

    if (file->replace)
        return renameat(folder, file->temporary, folder, file->name) == 0;
    if (renameat2(folder, file->temporary, folder, file->name, RENAME_NOREPLACE) == 0)
        return true;
    if (errno != EINVAL && errno != ENOSYS)
        return false;
    /* A file system that cannot do that can link, which replaces nothing either. */
    return linkat(folder, file->temporary, folder, file->name, 0) == 0 &&
           unlinkat(folder, file->temporary, 0) == 0;
}

bool atomic_file_commit(struct atomic_file *file, uint64_t *size, struct error *error)
{
    struct stat about = {0};
    bool done = is_on_disk(file) && fstat(fileno(file->stream), &about) == 0;

    if (!done)
        fail(file, error);
    else if (check_place(file, error))
        done = put_in_place(file) || fail(file, error);
    else
        done = false;
    if (done)
        file->temporary[0] = '\0';
    if (done && size)
        *size = (uint64_t)about.st_size;
    atomic_file_abandon(file);
    return done;
}

void atomic_file_abandon(struct atomic_file *file)
{
    if (file == NULL)
        return;
    strike_off(file);
    if (file->stream)
        fclose(file->stream);
    if (file->temporary[0])
        unlinkat(file->folder, file->temporary, 0);
    if (file->folder >= 0)
        close(file->folder);
    free(file->path);
    free(file);
}

bool atomic_file_write(const char *path, bool replace, struct slice content, struct error *error)
{
    struct atomic_file *file = atomic_file_open(path, replace, error);

    if (file == NULL)
        return false;
    if (content.n)
        fwrite(content.p, 1, content.n, file->stream);
    return atomic_file_commit(file, NULL, error);
}

bool atomic_file_exists(const char *path)
{
    struct stat there;

    return lstat(path, &there) == 0;
}
