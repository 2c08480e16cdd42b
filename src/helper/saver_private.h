/* saver_private.h - messages of the saver's pipe, and who answers them; private to helper/.
 *
 * Each message is answered by one. The saver believes nothing of a message: who sends them may be
 * a parser that has been taken over. */
#ifndef SIPWHY_HELPER_SAVER_PRIVATE_H
#define SIPWHY_HELPER_SAVER_PRIVATE_H

#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

#include "helper/saver.h"

#define SAVER_BYTES 65536u /* of a name or of content in a message */
#define SAVER_FILES 4u     /* that are written at the same time */

enum saver_request {
    SAVER_LOOK,    /* place, bytes: a name */
    SAVER_READ,    /* place, at, bytes: a name */
    SAVER_OPEN,    /* place, replace, bytes: a name */
    SAVER_WRITE,   /* file, bytes */
    SAVER_COMMIT,  /* file */
    SAVER_ABANDON, /* file */
    SAVER_REQUESTS
};

struct saver_head {
    uint8_t request, place, file, replace;
    uint64_t at;
};

struct saver_message {
    struct saver_head head;
    char bytes[SAVER_BYTES];
};

struct saver_answer {
    uint8_t good; /* 0: bytes are the reason, for the user */
    uint8_t file, presence;
    uint64_t size;           /* of the file; in the first answer: the number of the process */
    char bytes[SAVER_BYTES]; /* of the file */
};

#define SAVER_MESSAGE_HEAD offsetof(struct saver_message, bytes)
#define SAVER_ANSWER_HEAD offsetof(struct saver_answer, bytes)

enum saver_place_kind { SAVER_START, SAVER_TEMPORARY, SAVER_SETTINGS, SAVER_NAMED, SAVER_KEPT };

/* A folder where files are made; its number is that in the list. */
struct saver_place {
    enum saver_place_kind kind;
    char *path; /* as it is shown */
    char *real; /* without links; NULL: not known */
};

struct saver_places {
    struct saver_place *list;
    size_t n, room;
    struct saver_kept kept; /* of a place of that kind */
};

/* "config.yaml", "trunks.yaml", "alerts.yaml". */
bool saver_is_settings_file(struct slice name);

/* kept: the files of a folder of bounded size; the time is that of the clock. */
struct kept;
/* Reads what is there already, before the process is confined. NULL and *error: it cannot. */
struct kept *kept_open(int folder, const struct saver_kept *, struct error *);
void kept_free(struct kept *); /* NULL is allowed */
/* 26 digits and capital letters, and ".pcapng". */
bool kept_takes_name(struct slice);
/* False, *error, and the file is gone: it alone is too large. */
bool kept_add(struct kept *, const char *name, const struct stat *, struct error *);
void kept_tidy(struct kept *, nanos_t now); /* what is too old or too much goes, the oldest first */

/* keeper: the saver's side. */
struct keeper;
/* Opens the places, which must stay. NULL and *error if one that was named cannot be. */
struct keeper *keeper_new(const struct saver_places *, struct error *);
void keeper_free(struct keeper *);
/* Descriptors of the folders: *settings is the one of the settings, 0: none. */
const int *keeper_folders(const struct keeper *, size_t *n, int *settings);
/* Carries out the message of `n` bytes in all. Returns the bytes of the answer. */
size_t keeper_answer(struct keeper *, const struct saver_message *, size_t n,
                     struct saver_answer *);

/* Makes two processes of one: the calling one becomes the sweeper, which holds no pipe, ends behind
 * the saver and takes away hidden files if that was killed; the function returns in its child only,
 * which is the saver. False and *error: there is still one. */
bool sweeper_split(int pipe, const int *folders, size_t n, struct error *);

/* Serves the pipe; `context` are struct saver_places. */
void saver_serve(int pipe, const void *context);

#endif
