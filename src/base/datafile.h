/* datafile.h - places of data files: the program's, the host's and the user's. */
#ifndef SIPWHY_BASE_DATAFILE_H
#define SIPWHY_BASE_DATAFILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"
#include "base/slice.h"

struct datafiles {
    char **paths;
    size_t n, room;
};

/* Adds the files *.yaml of the folder in the order of their names; a folder that is not there has
 * none. */
void datafiles_add_folder(struct datafiles *, const char *folder);
/* The same for a folder's name in the user's and the host's configuration: "rules" adds those of
 * $XDG_CONFIG_HOME/sipwhy/rules (~/.config/sipwhy/rules) and /etc/sipwhy/rules, the user's first.
 */
void datafiles_add_config(struct datafiles *, const char *name);
/* One file of that name in both, where it is there: "trunks.yaml". */
void datafiles_add_config_file(struct datafiles *, const char *name);
void datafiles_done(struct datafiles *);

/* The name behind the last slash; a path that ends with one is left as it is. */
const char *file_name(const char *path);
/* The bytes of a regular file, in the arena; p is NULL where it cannot be read, or has more than
 * `most` bytes. */
struct slice datafile_read(struct arena *, const char *path, size_t most);

/* The user's configuration folder, "/home/x/.config/sipwhy"; owned by the calling function; NULL
 * without a home. */
char *datafile_user_folder(void);
/* Makes the folders above a path that are not there, for their owner alone, as mkdir -p does; under
 * sudo, as the user who called it. $HOME and what is above it are not made. False and errno where
 * one cannot be made. */
bool datafile_make_folders(const char *path);

#endif
