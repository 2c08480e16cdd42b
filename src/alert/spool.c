/* spool.c - a folder of records. */
#include "config.h"

#include "alert/spool.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "alert/alert_record.h"
#include "base/atomic_file.h"
#include "base/gettext.h"
#include "base/mem.h"

#define ENDING ".json"
#define BLOCK 4096u
#define LOCK_TRIES 100 /* one that was ended lets go soon */
#define LOCK_PAUSE_MS 50

struct spool {
    int folder;
    char *shown;
    uint64_t most, used, dropped;
    struct spool_entry *list; /* the oldest first */
    size_t n, room;
};

static bool fail(const struct spool *s, struct error *error)
{
    error_set(error, "%s: %s", s->shown, strerror(errno));
    return false;
}

static uint64_t size_on_disk(uint64_t bytes)
{
    return (bytes + BLOCK - 1) / BLOCK * BLOCK;
}

static char *name_of(const struct spool_entry *entry)
{
    return xasprintf("%s.%s.%s" ENDING, entry->id, delivery_name(entry->kind), entry->trigger);
}

static bool parse_name(struct slice name, struct spool_entry *out)
{
    *out = (struct spool_entry){ .kind = DELIVERIES };
    if (!slice_iends(name, SLICE(ENDING)))
        return false;
    struct slice rest = slice_sub(name, 0, name.n - strlen(ENDING));
    struct slice id = slice_cut(&rest, '.');
    struct slice kind = slice_cut(&rest, '.');

    for (enum delivery d = 0; d < DELIVERIES; d++)
        if (slice_eq(kind, slice_of(delivery_name(d))))
            out->kind = d;
    if (!alert_id_is(id) || out->kind == DELIVERIES || rest.n == 0 || rest.n > TRIGGER_NAME_MOST)
        return false;
    memcpy(out->id, id.p, id.n);
    memcpy(out->trigger, rest.p, rest.n);
    return true;
}

static int by_id(const void *a, const void *b)
{
    const struct spool_entry *one = a, *other = b;

    return strcmp(one->id, other->id);
}

static void note_entry(struct spool *s, const struct spool_entry *entry)
{
    VEC_PUSH(s->list, s->n, s->room) = *entry;
    s->used += entry->size;
}

/* Whoever is about to end may still have it. */
static bool lock(const struct spool *s, struct error *error)
{
    const struct timespec pause = { .tv_nsec = LOCK_PAUSE_MS * NANOS_PER_MS };

    for (int tries = 0; flock(s->folder, LOCK_EX | LOCK_NB) != 0; tries++) {
        if (errno != EWOULDBLOCK)
            return fail(s, error);
        if (tries == LOCK_TRIES) {
            error_set(error,
                      _("%s: another sipwhy watch keeps its alerts there; name another "
                        "folder by spool:"),
                      s->shown);
            return false;
        }
        nanosleep(&pause, NULL);
    }
    return true;
}

static bool read_folder(struct spool *s, struct error *error)
{
    int copy = openat(s->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *dir = copy >= 0 ? fdopendir(copy) : NULL;
    struct dirent *found;

    if (dir == NULL)
        return fail(s, error);
    while ((found = readdir(dir)) != NULL) {
        struct spool_entry entry;
        struct stat about;

        if (parse_name(slice_of(found->d_name), &entry) &&
            fstatat(s->folder, found->d_name, &about, AT_SYMLINK_NOFOLLOW) == 0 &&
            S_ISREG(about.st_mode)) {
            entry.size = size_on_disk((uint64_t)about.st_size);
            note_entry(s, &entry);
        }
    }
    closedir(dir);
    if (s->n > 1)
        qsort(s->list, s->n, sizeof *s->list, by_id);
    return true;
}

struct spool *spool_open(int folder, const char *shown, uint64_t most, struct error *error)
{
    struct spool *s = xcalloc(1, sizeof *s);

    *s = (struct spool){ .folder = folder, .shown = xstrdup(shown), .most = most };
    if (lock(s, error)) {
        atomic_file_sweep(folder);
        if (read_folder(s, error))
            return s;
    }
    spool_close(s);
    return NULL;
}

void spool_close(struct spool *s)
{
    if (s == NULL)
        return;
    close(s->folder);
    free(s->shown);
    free(s->list);
    free(s);
}

int spool_folder(const struct spool *s)
{
    return s->folder;
}

size_t spool_count(const struct spool *s)
{
    return s->n;
}

const struct spool_entry *spool_at(const struct spool *s, size_t i)
{
    return &s->list[i];
}

uint64_t spool_dropped(struct spool *s)
{
    uint64_t dropped = s->dropped;

    s->dropped = 0;
    return dropped;
}

/* What was removed is gone when the power is, too. */
static void remove_at(struct spool *s, size_t i)
{
    char *name = name_of(&s->list[i]);

    if (unlinkat(s->folder, name, 0) == 0)
        (void)fsync(s->folder);
    free(name);
    s->used -= s->list[i].size;
    s->n--;
    memmove(&s->list[i], &s->list[i + 1], (s->n - i) * sizeof *s->list);
}

static bool make_room(struct spool *s, uint64_t size, struct error *error)
{
    if (size > s->most) {
        error_set(error, "%s: %s", s->shown, strerror(EFBIG));
        return false;
    }
    while (s->used + size > s->most && s->n > 0) {
        remove_at(s, 0);
        s->dropped++;
    }
    return true;
}

bool spool_add(struct spool *s, const struct spool_entry *entry, struct slice record,
               struct error *error)
{
    struct spool_entry added = *entry;
    struct stat about;

    added.size = size_on_disk(record.n);
    if (!make_room(s, added.size, error))
        return false;
    char *name = name_of(entry);
    struct atomic_file *file = atomic_file_open(s->folder, name, name, true, error);
    bool good = file != NULL;

    free(name);
    if (good && !atomic_file_write(file, record.p, record.n, error)) {
        atomic_file_abandon(file);
        good = false;
    }
    if (!good || !atomic_file_commit(file, &about, error))
        return false;
    (void)fsync(s->folder);
    note_entry(s, &added);
    if (s->n > 1 && by_id(&s->list[s->n - 2], &s->list[s->n - 1]) > 0)
        qsort(s->list, s->n, sizeof *s->list, by_id);
    return true;
}

bool spool_read(struct spool *s, const struct spool_entry *entry, struct text *out,
                struct error *error)
{
    char *name = name_of(entry), buffer[BLOCK];
    int fd = openat(s->folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    ssize_t n = -1;

    while (fd >= 0 && (n = read(fd, buffer, sizeof buffer)) > 0 && out->n <= RECORD_MOST)
        text_add(out, buffer, (size_t)n);
    if (n != 0)
        error_set(error, "%s/%s: %s", s->shown, name, strerror(n > 0 ? EFBIG : errno));
    if (fd >= 0)
        close(fd);
    free(name);
    return n == 0;
}

void spool_remove(struct spool *s, const char *id, enum delivery kind, const char *trigger)
{
    for (size_t i = 0; i < s->n; i++)
        if (s->list[i].kind == kind && strcmp(s->list[i].id, id) == 0 &&
            strcmp(s->list[i].trigger, trigger) == 0) {
            remove_at(s, i);
            return;
        }
}

void spool_discard(const char *path)
{
    struct error ignored = { 0 };
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    struct spool *s = folder >= 0 ? spool_open(folder, path, UINT64_MAX, &ignored) : NULL;

    while (s != NULL && s->n > 0)
        remove_at(s, s->n - 1);
    spool_close(s);
    error_done(&ignored);
    (void)rmdir(path);
}
