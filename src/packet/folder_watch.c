/* folder_watch.c - names that were not there before. */
#include "config.h"

#include "packet/folder_watch.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/clock.h"
#include "base/hash.h"
#include "base/mem.h"

#define LOOKS (NANOS_PER_S) /* between two looks */
#define KNOWN_MAX 1000000u  /* names; a folder that has had more is looked at no more */

struct folder_watch {
    char **folders;
    size_t n_folders;
    struct hash names; /* of files that were there */
    struct hash files; /* that the last look saw, by device and inode: renamed, they are the same;
                          what is gone may give its inode to another */
    size_t n_known;
    nanos_t looked;
};

static uint64_t name_key(const char *name, size_t n)
{
    return hash_bytes(name, n);
}

static uint64_t inode_key(const struct stat *about)
{
    const uint64_t file[2] = { about->st_dev, about->st_ino };

    return hash_bytes(file, sizeof file);
}

/* 0: it is gone. */
static uint64_t file_key(const char *name)
{
    struct stat about;

    return stat(name, &about) == 0 ? inode_key(&about) : 0;
}

static bool is_known_name(const struct folder_watch *w, const char *name, size_t n)
{
    return hash_get(&w->names, name_key(name, n)) != NO_INDEX;
}

/* "cap.pcap.gz" where "cap.pcap" was read. */
static bool is_packed_form(const struct folder_watch *w, const char *name)
{
    static const char *const endings[] = { ".gz", ".zip", ".zst", ".xz", ".lz4" };
    size_t n = strlen(name);

    for (size_t i = 0; i < ARRAY_SIZE(endings); i++) {
        size_t length = strlen(endings[i]);

        if (n > length && strcmp(name + n - length, endings[i]) == 0)
            return is_known_name(w, name, n - length);
    }
    return false;
}

static void know(struct folder_watch *w, const char *name)
{
    hash_put(&w->names, name_key(name, strlen(name)), 1);
    w->n_known++;
}

void folder_watch_forget(struct folder_watch *w, const char *name, int fd)
{
    struct stat about;

    if (hash_remove(&w->names, name_key(name, strlen(name))))
        w->n_known--;
    if (fstat(fd, &about) == 0)
        hash_remove(&w->files, inode_key(&about));
}

struct folder_watch *folder_watch_new(const struct paths *paths)
{
    struct folder_watch *w = xcalloc(1, sizeof *w);

    w->folders = xcalloc(paths->n_folders + 1, sizeof *w->folders);
    for (; w->n_folders < paths->n_folders; w->n_folders++)
        w->folders[w->n_folders] = xstrdup(paths->folders[w->n_folders]);
    for (size_t i = 0; i < paths->n; i++) {
        know(w, paths->all[i].name);
        hash_put(&w->files, file_key(paths->all[i].name), 1);
    }
    if (w->n_folders > 0)
        return w;
    folder_watch_free(w);
    return NULL;
}

void folder_watch_free(struct folder_watch *w)
{
    if (w == NULL)
        return;
    for (size_t i = 0; i < w->n_folders; i++)
        free(w->folders[i]);
    free(w->folders);
    hash_done(&w->names);
    hash_done(&w->files);
    free(w);
}

/* Known from here on, whether it is new or another form of what was read. `seen`: by this look. */
static bool is_fresh(struct folder_watch *w, const char *name, uint64_t file,
                     const struct hash *seen)
{
    if (is_known_name(w, name, strlen(name)) || w->n_known >= KNOWN_MAX)
        return false;
    bool fresh = file != 0 && hash_get(&w->files, file) == NO_INDEX &&
                 hash_get(seen, file) == NO_INDEX && !is_packed_form(w, name);

    know(w, name);
    return fresh;
}

void folder_watch_look(struct folder_watch *w, struct paths *fresh)
{
    nanos_t now = clock_now(CLOCK_MONOTONIC);
    struct paths there = { 0 };
    struct hash seen = { 0 };

    if (now - w->looked < LOOKS)
        return;
    w->looked = now;
    for (size_t i = 0; i < w->n_folders; i++)
        paths_of_folder(&there, w->folders[i]);
    for (size_t i = 0; i < there.n; i++) {
        const char *name = there.all[i].name;
        uint64_t file = file_key(name);

        if (is_fresh(w, name, file, &seen))
            VEC_PUSH(fresh->all, fresh->n, fresh->room) = (struct path){ xstrdup(name), true };
        hash_put(&seen, file, 1);
    }
    paths_done(&there);
    hash_done(&w->files);
    w->files = seen;
}
