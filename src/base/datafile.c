/* datafile.c - finding data files. */
#include "config.h"

#include "base/datafile.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/environment.h"
#include "base/mem.h"

#define HOST_FOLDER "/etc/sipwhy"
#define FILES_MAX 1000 /* of one folder */

const char *file_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash != NULL && slash[1] != '\0' ? slash + 1 : path;
}

struct slice datafile_read(struct arena *arena, const char *path, size_t most)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat status;
    struct slice bytes = { NULL, 0 };

    if (fd < 0)
        return bytes;
    if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && (size_t)status.st_size <= most) {
        size_t n = (size_t)status.st_size;
        char *p = arena_alloc(arena, n + 1);

        if (read(fd, p, n) == (ssize_t)n)
            bytes = (struct slice){ p, n };
    }
    close(fd);
    return bytes;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void datafiles_add_folder(struct datafiles *f, const char *folder)
{
    DIR *dir = opendir(folder);

    if (dir == NULL)
        return;
    size_t before = f->n;
    const struct dirent *entry;
    while ((entry = readdir(dir)) != NULL && f->n - before < FILES_MAX)
        if (entry->d_name[0] != '.' && slice_iends(slice_of(entry->d_name), SLICE(".yaml")))
            VEC_PUSH(f->paths, f->n, f->room) = xasprintf("%s/%s", folder, entry->d_name);
    closedir(dir);
    if (f->n > before)
        qsort(f->paths + before, f->n - before, sizeof *f->paths, by_name);
}

char *datafile_user_folder(void)
{
    const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");

    /* A relative path is invalid by the XDG base directory specification, and to be ignored. */
    if (config != NULL && config[0] == '/')
        return xasprintf("%s/sipwhy", config);
    return home != NULL && home[0] == '/' ? xasprintf("%s/.config/sipwhy", home) : NULL;
}

static void add_folder_in(struct datafiles *f, const char *folder, const char *name)
{
    char *path = xasprintf("%s/%s", folder, name);

    datafiles_add_folder(f, path);
    free(path);
}

static void add_file_in(struct datafiles *f, const char *folder, const char *name)
{
    char *path = xasprintf("%s/%s", folder, name);

    if (faccessat(AT_FDCWD, path, F_OK, AT_EACCESS) == 0)
        VEC_PUSH(f->paths, f->n, f->room) = path;
    else
        free(path);
}

void datafiles_add_config(struct datafiles *f, const char *name)
{
    char *user = datafile_user_folder();

    if (user != NULL)
        add_folder_in(f, user, name);
    add_folder_in(f, HOST_FOLDER, name);
    free(user);
}

void datafiles_add_config_file(struct datafiles *f, const char *name)
{
    char *user = datafile_user_folder();

    if (user != NULL)
        add_file_in(f, user, name);
    add_file_in(f, HOST_FOLDER, name);
    free(user);
}

void datafiles_done(struct datafiles *f)
{
    for (size_t i = 0; i < f->n; i++)
        free(f->paths[i]);
    free(f->paths);
    *f = (struct datafiles){ 0 };
}

/* The part of the path that is not made: a home that is not there is none. */
static size_t length_of_home(const char *path)
{
    const char *home = environment_get("HOME");
    size_t n = home != NULL && home[0] == '/' ? strlen(home) : 0;

    while (n > 0 && home[n - 1] == '/')
        n--;
    return n > 0 && strncmp(path, home, n) == 0 && path[n] == '/' ? n : 0;
}

bool datafile_make_folders(const char *path)
{
    char *copy = xstrdup(path);
    bool good = true;

    for (char *slash = strchr(copy + length_of_home(path) + 1, '/'); slash != NULL && good;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        good = mkdir(copy, 0700) == 0 || errno == EEXIST;
        *slash = '/';
    }
    int reason = errno;

    free(copy);
    errno = reason;
    return good;
}
