/* saver.h - the process that makes files, as those who want them made see it.
 *
 * The process that parses the wire cannot open a file for writing (helper/confine.h). It hands the
 * bytes to the saver, which has the rights of whoever started the program and holds these folders
 * open: that where it was started, those for temporary files, that of the settings, and those named
 * by --save-to. The saver takes one name in one of them, with the ending of a format of ours and no
 * dot in front, and makes a file that is complete or absent (base/atomic_file.h). It replaces
 * config.yaml, trunks.yaml and alerts.yaml in the folder of the settings, and files that it made
 * itself; nothing else. One that keeps the captures of failed calls (struct saver_kept) has one
 * folder only, makes files ID.pcapng there, and takes the oldest away where they are too many or
 * too old: who parses decides neither.
 *
 * A path is as the user gave it; its folder is found among those. Where a saver is asked for, NULL
 * is one that saves nothing and says so. */
#ifndef SIPWHY_HELPER_SAVER_H
#define SIPWHY_HELPER_SAVER_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/slice.h"
#include "base/text.h"

struct saver;

/* A folder whose files are bounded. */
struct saver_kept {
    const char *folder; /* made if it is not there */
    uint64_t most;      /* bytes of all files together */
    nanos_t age;        /* the oldest that a file may be */
};

struct saver_wish {
    const struct saver_kept *kept; /* then the only folder; NULL: none */
    const char *settings;          /* their folder, made if it is not there;
                                      NULL: none */
    const char *const *folders;    /* --save-to */
    size_t n_folders;
};

/* Starts the process. NULL and *error: it cannot be started, or one of `folders` not opened. */
struct saver *saver_start(const struct saver_wish *, struct error *);
void saver_stop(struct saver *);
int saver_pipe(const struct saver *); /* for struct confine_wish */
int saver_pid(const struct saver *);

enum saver_presence {
    SAVER_ABSENT, /* or it cannot be saved there: saver_open()
                     says why */
    SAVER_THERE,  /* and stays */
    SAVER_OWN     /* may be replaced */
};
enum saver_presence saver_look(struct saver *, const char *path);

/* Has the name an ending of ours? Else none is made of it. */
bool saver_takes_name(struct slice);

struct saving;
/* NULL and *error: it cannot be made there, or (unless `replace`) is there already. */
struct saving *saver_open(struct saver *, const char *path, bool replace, struct error *);
FILE *saving_stream(struct saving *); /* to write to, not to close */
const char *saving_path(const struct saving *);
/* True if all that was written so far was taken; else *error says why not. */
bool saving_good(struct saving *, struct error *);
/* Gives it its name, and *size (may be NULL); false: nothing is left of it. Frees it anyway. */
bool saving_commit(struct saving *, uint64_t *size, struct error *);
void saving_abandon(struct saving *); /* NULL is allowed */

/* All of it at once. */
bool saver_write(struct saver *, const char *path, bool replace, struct slice content,
                 struct error *);
/* One of the files of the settings, of at most 1 MiB; one that is not there is empty. */
bool saver_read(struct saver *, const char *path, struct text *out, struct error *);

#endif
