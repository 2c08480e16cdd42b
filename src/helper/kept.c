/* kept.c - the files of a folder that the saver bounds by itself, by size and age. */
#include "config.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "helper/saver_private.h"

#define ENDING ".pcapng"
#define STEM 26 /* letters and digits of a name */
#define NAME (STEM + sizeof ENDING - 1)

struct kept_file {
    char name[NAME + 1];
    uint64_t size;
    nanos_t written;
};

struct kept {
    int folder;
    uint64_t most, used; /* bytes */
    nanos_t age;
    struct kept_file *list; /* by name, which is by time */
    size_t n, room;
};

bool kept_takes_name(struct slice name)
{
    if (name.n != NAME || !slice_eq(slice_sub(name, STEM, NAME), SLICE(ENDING)))
        return false;
    for (size_t i = 0; i < STEM; i++)
        if (!(name.p[i] >= '0' && name.p[i] <= '9') && !(name.p[i] >= 'A' && name.p[i] <= 'Z'))
            return false;
    return true;
}

static int by_name(const void *a, const void *b)
{
    const struct kept_file *one = a, *other = b;

    return strcmp(one->name, other->name);
}

static void note(struct kept *k, const char *name, const struct stat *about)
{
    struct kept_file file = { .size = (uint64_t)about->st_size };

    file.written = about->st_mtim.tv_sec > INT64_MAX / NANOS_PER_S - 1
                       ? INT64_MAX
                       : about->st_mtim.tv_sec * NANOS_PER_S + about->st_mtim.tv_nsec;
    memcpy(file.name, name, NAME);
    VEC_PUSH(k->list, k->n, k->room) = file;
    k->used += file.size;
}

/* Another maker of files there may have left any. */
static bool read_folder(struct kept *k)
{
    int copy = openat(k->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *dir = copy >= 0 ? fdopendir(copy) : NULL;
    struct dirent *found;

    if (dir == NULL)
        return false;
    while ((found = readdir(dir)) != NULL) {
        struct stat about;

        if (kept_takes_name(slice_of(found->d_name)) &&
            fstatat(k->folder, found->d_name, &about, AT_SYMLINK_NOFOLLOW) == 0 &&
            S_ISREG(about.st_mode))
            note(k, found->d_name, &about);
    }
    closedir(dir);
    if (k->n > 1)
        qsort(k->list, k->n, sizeof *k->list, by_name);
    return true;
}

struct kept *kept_open(int folder, const struct saver_kept *bounds, struct error *error)
{
    struct kept *k = xcalloc(1, sizeof *k);

    *k = (struct kept){ .folder = folder, .most = bounds->most, .age = bounds->age };
    if (read_folder(k))
        return k;
    error_set(error, "%s: %s", bounds->folder, strerror(errno));
    kept_free(k);
    return NULL;
}

void kept_free(struct kept *k)
{
    if (k != NULL)
        free(k->list);
    free(k);
}

void kept_tidy(struct kept *k, nanos_t now)
{
    size_t n = 0;

    while (n < k->n && (k->used > k->most || k->list[n].written < now - k->age)) {
        (void)unlinkat(k->folder, k->list[n].name, 0);
        k->used -= k->list[n++].size;
    }
    vec_drop_front(k->list, &k->n, n, sizeof *k->list);
}

bool kept_add(struct kept *k, const char *name, const struct stat *about, struct error *error)
{
    if ((uint64_t)about->st_size > k->most) {
        (void)unlinkat(k->folder, name, 0);
        error_set(error, _("%s: larger than all captures may be together"), name);
        return false;
    }
    note(k, name, about);
    if (k->n > 1 && by_name(&k->list[k->n - 2], &k->list[k->n - 1]) > 0)
        qsort(k->list, k->n, sizeof *k->list, by_name);
    return true;
}
