/* newfile.h - a file that is complete or absent.
 *
 * It is written beside its place under a name of its own and gets its name when all of it is on the
 * disk; whatever fails before leaves nothing behind. A symbolic link is neither followed nor
 * replaced, and a file that is there already is replaced only where the caller says so. Only its
 * owner may read it, for it holds calls; under sudo that is the user who called sudo, and it is
 * made with what he may do (base/caller.h). */
#ifndef SIPWHY_BASE_NEWFILE_H
#define SIPWHY_BASE_NEWFILE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/error.h"
#include "base/slice.h"

struct newfile;

/* NULL and *error if it cannot be made, or has no place: `path` is a link, a folder, a device, or
 * (unless `replace`) there at all. */
struct newfile *newfile_open(const char *path, bool replace, struct error *);
FILE *newfile_stream(struct newfile *);               /* to write to, not to close */
const char *newfile_path(const struct newfile *);
/* True if all that was written so far was taken; else *error says why not. */
bool newfile_good(struct newfile *, struct error *);
/* Gives it its name, and *size (may be NULL); false: nothing is left of it. Frees it anyway. */
bool newfile_commit(struct newfile *, uint64_t *size, struct error *);
void newfile_abandon(struct newfile *);               /* NULL is allowed */

/* All of it at once. */
bool newfile_write(const char *path, bool replace, struct slice content, struct error *);

/* Is there anything of that name, be it a link to nowhere? */
bool newfile_exists(const char *path);

#endif
