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
};

/* Adds what the arguments name, by name within a folder or a pattern. Of a folder only regular
 * files that are not hidden count, of folders in it nothing. False and *error if one names
 * nothing. */
bool paths_expand(struct paths *, const char *const *arguments, size_t n, struct error *);
void paths_done(struct paths *);

#endif
