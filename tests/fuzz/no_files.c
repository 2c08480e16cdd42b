/* no_files.c - base/atomic_file.h without files: what a fuzzer saves stays in memory, wherever it
 * says it wants it to be. When a target is linked these take the place of base/atomic_file.c, all
 * of it.
 *
 * The name decides: one that ends in "k" is there already, one with a "!" in it meets a full
 * disk. */
#include "config.h"

#include "base/atomic_file.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/mem.h"

struct atomic_file {
    char *path, *bytes;
    size_t n;
    FILE *stream;
};

/* Folders are made by nobody. */
int mkdir(const char *path, mode_t mode)
{
    (void)path, (void)mode;
    return 0;
}

bool atomic_file_exists(const char *path)
{
    return path[0] != '\0' && path[strlen(path) - 1] == 'k';
}

struct atomic_file *atomic_file_open(const char *path, bool replace, struct error *error)
{
    struct atomic_file *file;

    if (!replace && atomic_file_exists(path)) {
        error_set(error, "%s: is there already", path);
        return NULL;
    }
    file = xcalloc(1, sizeof *file);
    file->path = xstrdup(path);
    file->stream = open_memstream(&file->bytes, &file->n);
    if (file->stream == NULL)
        abort();
    return file;
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
    if (strchr(file->path, '!') == NULL)
        return true;
    error_set(error, "%s: no space left", file->path);
    return false;
}

void atomic_file_abandon(struct atomic_file *file)
{
    if (file == NULL)
        return;
    fclose(file->stream);
    free(file->bytes);
    free(file->path);
    free(file);
}

bool atomic_file_commit(struct atomic_file *file, uint64_t *size, struct error *error)
{
    bool good = atomic_file_good(file, error);

    fflush(file->stream);
    if (size != NULL)
        *size = file->n;
    atomic_file_abandon(file);
    return good;
}

bool atomic_file_write(const char *path, bool replace, struct slice content, struct error *error)
{
    struct atomic_file *file = atomic_file_open(path, replace, error);

    if (file == NULL)
        return false;
    fwrite(content.p, 1, content.n, file->stream);
    return atomic_file_commit(file, NULL, error);
}
