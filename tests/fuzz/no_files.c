/* no_files.c - base/newfile.h without files: what a fuzzer saves stays in memory, wherever it says
 * it wants it to be. When a target is linked these take the place of base/newfile.c, all of it.
 *
 * The name decides: one that ends in "k" is there already, one with a "!" in it meets a full
 * disk. */
#include "config.h"

#include "base/newfile.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/mem.h"

struct newfile {
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

bool newfile_exists(const char *path)
{
    return path[0] != '\0' && path[strlen(path) - 1] == 'k';
}

struct newfile *newfile_open(const char *path, bool replace, struct error *error)
{
    struct newfile *file;

    if (!replace && newfile_exists(path)) {
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

FILE *newfile_stream(struct newfile *file)
{
    return file->stream;
}

const char *newfile_path(const struct newfile *file)
{
    return file->path;
}

bool newfile_good(struct newfile *file, struct error *error)
{
    if (strchr(file->path, '!') == NULL)
        return true;
    error_set(error, "%s: no space left", file->path);
    return false;
}

void newfile_abandon(struct newfile *file)
{
    if (file == NULL)
        return;
    fclose(file->stream);
    free(file->bytes);
    free(file->path);
    free(file);
}

bool newfile_commit(struct newfile *file, uint64_t *size, struct error *error)
{
    bool good = newfile_good(file, error);

    fflush(file->stream);
    if (size != NULL)
        *size = file->n;
    newfile_abandon(file);
    return good;
}

bool newfile_write(const char *path, bool replace, struct slice content, struct error *error)
{
    struct newfile *file = newfile_open(path, replace, error);

    if (file == NULL)
        return false;
    fwrite(content.p, 1, content.n, file->stream);
    return newfile_commit(file, NULL, error);
}
