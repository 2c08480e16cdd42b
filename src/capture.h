/* capture.h - a source and the session that it feeds, as the options ask for them. */
#ifndef SIPWHY_CAPTURE_H
#define SIPWHY_CAPTURE_H

#include "options.h"
#include "packet/replay.h"
#include "report/report.h"
#include "session.h"

struct capture {
    struct session *session;
    struct source *source;
    const char **names;                               /* files or interfaces */
    size_t n_names, room_names;
    bool live;
    char *filter;                                     /* BPF, NULL: none */
    struct recorder *recorder;                        /* NULL: its files can be read again */
    char **notes;                                     /* made by capture_notes() */
    size_t n_notes, room_notes;
};

/* Files: the arguments and --read. Interfaces: --interface; the arguments are then the filter. */
bool capture_open(struct capture *, const struct options *, struct error *);
/* The same, with limits of which --limit changes some. */
bool capture_open_limited(struct capture *, const struct options *, const struct limits *,
                          struct error *);
/* Gives up privileges for good, see packet/confine.h: once the capture is open, before it is read.
 * `folders`: where files may be written. False and *error: the program must end. */
bool capture_confine(const struct options *, const char *const *folders, size_t n_folders,
                     struct error *);
/* Reads all there is; live: until an interrupt. False and *error if the source failed; what came
 * before it stands. */
bool capture_read(struct capture *, struct error *);
/* From here on packets are kept, bounded, where they cannot be read again: what comes from an
 * interface or a pipe. Whoever takes packets from the source hands them to capture_keep(). */
void capture_record(struct capture *);
void capture_keep(struct capture *, const struct packet *);
/* The packets once more, as far as they are kept. */
struct replay *capture_again(struct capture *, struct error *);
/* What was read, for a report; valid until capture_close(). */
void capture_describe(struct capture *, struct report_capture *out);
void capture_close(struct capture *);

#endif
