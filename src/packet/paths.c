/* paths.c - folders and patterns become the files in them. */
#include "config.h"

#include "packet/paths.h"

#include <dirent.h>
#include <errno.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/sudo_user.h"

static void path_add(struct paths *paths, char *name, bool listed)
{
    VEC_PUSH(paths->all, paths->n, paths->room) = (struct path){ name, listed };
}

static int is_visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static bool is_regular(const char *name)
{
    struct stat about;

    return stat(name, &about) == 0 && S_ISREG(about.st_mode);
}

/* -1: it cannot be read. */
static int list_folder(struct paths *paths, const char *folder)
{
    struct dirent **entries = NULL;
    int n = scandir(folder, &entries, is_visible, alphasort);
    size_t length = strlen(folder);
    const char *slash = length > 0 && folder[length - 1] == '/' ? "" : "/";

    for (int i = 0; i < n; i++) {
        char *name = xasprintf("%s%s%s", folder, slash, entries[i]->d_name);

        if (is_regular(name))
            path_add(paths, name, true);
        else
            free(name);
        free(entries[i]);
    }
    free(entries);
    return n;
}

void paths_of_folder(struct paths *paths, const char *folder)
{
    (void)list_folder(paths, folder);
}

static bool add_folder(struct paths *paths, const char *folder, struct error *error)
{
    size_t before = paths->n;

    VEC_PUSH(paths->folders, paths->n_folders, paths->room_folders) = xstrdup(folder);
    if (list_folder(paths, folder) < 0)
        error_set(error, "%s: %s", folder, sudo_user_strerror(errno));
    else if (paths->n == before)
        error_set(error, _("%s: no file in this folder"), folder);
    return paths->n > before;
}

static bool add_pattern(struct paths *paths, const char *pattern, struct error *error)
{
    glob_t found = { 0 };
    bool good = glob(pattern, 0, NULL, &found) == 0;

    for (size_t i = 0; good && i < found.gl_pathc; i++)
        path_add(paths, xstrdup(found.gl_pathv[i]), false);
    globfree(&found);
    if (!good)
        error_set(error, _("%s: no file matches"), pattern);
    return good;
}

/* A file may have the signs of a pattern in its name. */
static bool add_argument(struct paths *paths, const char *argument, struct error *error)
{
    struct stat about = { 0 };
    bool there = strcmp(argument, "-") == 0 || stat(argument, &about) == 0;

    if (there && strcmp(argument, "-") != 0 && S_ISDIR(about.st_mode))
        return add_folder(paths, argument, error);
    if (!there && errno == ENOENT && strpbrk(argument, "*?[") != NULL)
        return add_pattern(paths, argument, error);
    path_add(paths, xstrdup(argument), false); /* what is wrong with it shows when it is opened */
    return true;
}

bool paths_expand(struct paths *paths, const char *const *arguments, size_t n, struct error *error)
{
    bool good = true;

    for (size_t i = 0; good && i < n; i++)
        good = add_argument(paths, arguments[i], error);
    return good;
}

void paths_done(struct paths *paths)
{
    for (size_t i = 0; i < paths->n; i++)
        free(paths->all[i].name);
    for (size_t i = 0; i < paths->n_folders; i++)
        free(paths->folders[i]);
    free(paths->folders);
    free(paths->all);
    *paths = (struct paths){ 0 };
}
