/* paths.h - the files that arguments name: one each, or those of a folder or of a pattern (glob(7))
 * that the shell has left alone; private to packet/. */
#ifndef SIPWHY_PACKET_PATHS_H
#define SIPWHY_PACKET_PATHS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

struct path {
    char *name;
    bool listed; /* of a folder: it need not be a capture */
};

struct paths {
    struct path *all;
    size_t n, room;
    char **folders; /* that were named */
    size_t n_folders, room_folders;
};

/* Adds what the arguments name, by name within a folder or a pattern. Of a folder only regular
 * files that are not hidden count, of folders in it nothing. False and *error if one names
 * nothing. */
bool paths_expand(struct paths *, const char *const *arguments, size_t n, struct error *);
/* The same of one folder, which may be empty or gone. */
void paths_of_folder(struct paths *, const char *folder);
void paths_done(struct paths *);

#endif
