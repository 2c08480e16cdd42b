/* atomic_file.h - a file that is complete or absent.
 *
 * It has no name until all of it is on the disk (O_TMPFILE, linkat(2)); where a file system cannot
 * do that, it has a hidden one beside its place, and is locked (flock(2)). Whatever fails before
 * leaves nothing behind; what is killed neither where there was no name, else what
 * atomic_file_sweep() takes away. A symbolic link is neither followed nor replaced,
 * and a file that is there already is replaced only where that was said. Only its owner may read
 * it, for it holds calls. */
#ifndef SIPWHY_BASE_ATOMIC_FILE_H
#define SIPWHY_BASE_ATOMIC_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

#include "base/error.h"

struct atomic_file;

/* `name` is one in the folder, which may be open by O_PATH and must stay so; `shown` is its path in
 * messages. NULL and *error if it cannot be made, or has no place: a link, a folder, a device, or
 * (unless `replace`) anything is there. */
struct atomic_file *atomic_file_open(int folder, const char *name, const char *shown, bool replace,
                                     struct error *);
/* All of it; else *error says why not. */
bool atomic_file_write(struct atomic_file *, const void *, size_t, struct error *);
/* Gives it its name and *about; false: nothing is left of it. Frees it anyway. */
bool atomic_file_commit(struct atomic_file *, struct stat *about, struct error *);
void atomic_file_abandon(struct atomic_file *); /* NULL is allowed */
/* Takes away the hidden files of this user in the folder whose makers are no more. */
void atomic_file_sweep(int folder);

#endif
