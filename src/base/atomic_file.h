/* atomic_file.h - a file that is complete or absent.
 *
 * It is written beside its place under a name of its own and gets its name when all of it is on the
 * disk; whatever fails before leaves nothing behind. A symbolic link is neither followed nor
 * replaced, and a file that is there already is replaced only where the caller says so. Only its
 * owner may read it, for it holds calls; under sudo that is the user who called sudo
 * (base/sudo_user.h). */
#ifndef SIPWHY_BASE_ATOMIC_FILE_H
#define SIPWHY_BASE_ATOMIC_FILE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/error.h"
#include "base/slice.h"

struct atomic_file;

/* NULL and *error if it cannot be made, or has no place: `path` is a link, a folder, a device, or
 * (unless `replace`) there at all. */
struct atomic_file *atomic_file_open(const char *path, bool replace, struct error *);
FILE *atomic_file_stream(struct atomic_file *);               /* to write to, not to close */
const char *atomic_file_path(const struct atomic_file *);
/* True if all that was written so far was taken; else *error says why not. */
bool atomic_file_good(struct atomic_file *, struct error *);
/* Gives it its name, and *size (may be NULL); false: nothing is left of it. Frees it anyway. */
bool atomic_file_commit(struct atomic_file *, uint64_t *size, struct error *);
void atomic_file_abandon(struct atomic_file *);               /* NULL is allowed */

/* All of it at once. */
bool atomic_file_write(const char *path, bool replace, struct slice content, struct error *);

/* Is there anything of that name, be it a link to nowhere? */
bool atomic_file_exists(const char *path);

#endif
