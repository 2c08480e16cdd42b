/* no_files.c - helper/saver.h without files: what a fuzzer saves stays in memory, wherever it says
 * it wants it to be. When a target is linked these take the place of helper/saver.c, all of it.
 *
 * The name decides: one with a "k" in it is there already, one with a "!" in it meets a full
 * disk. */
#include "config.h"

#include "helper/saver.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct saving {
    char *path, *bytes;
    size_t n;
    FILE *stream;
};

enum saver_presence saver_look(struct saver *saver, const char *path)
{
    (void)saver;
    return strchr(path, 'k') != NULL ? SAVER_OWN : SAVER_ABSENT;
}

bool saver_read(struct saver *saver, const char *path, struct text *out, struct error *error)
{
    (void)saver, (void)path, (void)out, (void)error;
    return true;
}

struct saving *saver_open(struct saver *saver, const char *path, bool replace, struct error *error)
{
    struct saving *file;

    if (!replace && saver_look(saver, path) != SAVER_ABSENT) {
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

FILE *saving_stream(struct saving *file)
{
    return file->stream;
}

const char *saving_path(const struct saving *file)
{
    return file->path;
}

bool saving_good(struct saving *file, struct error *error)
{
    if (strchr(file->path, '!') == NULL)
        return true;
    error_set(error, "%s: no space left", file->path);
    return false;
}

void saving_abandon(struct saving *file)
{
    if (file == NULL)
        return;
    fclose(file->stream);
    free(file->bytes);
    free(file->path);
    free(file);
}

bool saving_commit(struct saving *file, uint64_t *size, struct error *error)
{
    bool good = saving_good(file, error);

    fflush(file->stream);
    if (size != NULL)
        *size = file->n;
    saving_abandon(file);
    return good;
}

bool saver_write(struct saver *saver, const char *path, bool replace, struct slice content,
                 struct error *error)
{
    struct saving *file = saver_open(saver, path, replace, error);

    if (file == NULL)
        return false;
    fwrite(content.p, 1, content.n, file->stream);
    return saving_commit(file, NULL, error);
}
