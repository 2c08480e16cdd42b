/* capture.h - a source and the session that it feeds, as the options ask for them. */
#ifndef SIPWHY_CMD_CAPTURE_H
#define SIPWHY_CMD_CAPTURE_H

#include "cmd/options.h"
#include "packet/replay.h"
#include "report/report.h"
#include "session/session.h"

enum capture_kind {
    CAPTURE_FILES,
    CAPTURE_FOLLOWED,                                 /* files that others still write to */
    CAPTURE_INTERFACES
};

struct capture {
    enum capture_kind kind;
    struct session *session;
    struct source *source;
    const char **names;                               /* files or interfaces */
    size_t n_names, room_names;
    bool unsafe;                                      /* privileges could not be given up */
    char *filter;                                     /* BPF, NULL: none */
    nanos_t latest, set;                              /* of the packet taken last */
    bool fresh;                                       /* one was taken since the last wait */
    bool current;                                     /* its time is that of the clock */
    struct recorder *recorder;                        /* NULL: its files can be read again */
    char **notes;                                     /* made by capture_notes() */
    size_t n_notes, room_notes;
    struct report_limit report_limits[LIMIT_COUNT];
};

/* How a capture is started, besides what is to be opened. */
struct capture_plan {
    const char *user;                                 /* to become; NULL: see packet/confine.h */
    const char *const *folders;                       /* where files may be written afterwards */
    size_t n_folders;
    /* Reads rules and whatever else the user wrote, and calls capture_load(). NULL: only that,
     * with the default limits. */
    bool (*load)(void *context, struct capture *, struct error *);
    void *context;
};

/* In this order: opens the files or interfaces; gives up privileges for good, see
 * packet/confine.h; loads what the user wrote (before that only where he could not read it
 * afterwards); and reads the first byte of a capture. False and *error: it can only be closed, and
 * if `unsafe` is set, the program must end.
 * Files: the arguments and --read. Interfaces: --interface; the arguments are then the filter. */
bool capture_start(struct capture *, const struct options *, const struct capture_plan *,
                   struct error *);
/* Makes the session: with these limits, of which --limit changes some, and --redact. */
bool capture_load(struct capture *, const struct options *, const struct limits *,
                  struct error *);
/* Does it go on until somebody stops it? */
static inline bool capture_is_live(const struct capture *capture)
{
    return capture->kind != CAPTURE_FILES;
}
/* A packet of the source becomes part of the session, and is kept if that is wanted (see below). */
void capture_take(struct capture *, const struct packet *);
/* Reads all there is; live: until an interrupt. False and *error if the source failed; what came
 * before it stands. */
bool capture_read(struct capture *, struct error *);
/* source_next(), and what happens to the source besides: the session knows of outages and steps of
 * the clock; where the source has nothing for now and is live, time goes on all the same. *news:
 * what to tell the user, who frees it; NULL: nothing. */
enum source_status capture_next(struct capture *, struct packet *, char **news, struct error *);
/* From here on packets are kept, bounded, where they cannot be read again: what comes from an
 * interface, a pipe or a file that is followed. */
void capture_record(struct capture *);
/* The packets once more, as far as they are kept. */
struct replay *capture_again(struct capture *, struct error *);
/* What was read, for a report; valid until capture_close(). */
void capture_describe(struct capture *, struct report_capture *out);
/* The names of the limits that were reached, "calls, spool"; nothing if none was. */
void capture_limits_reached(const struct capture *, struct text *out);
void capture_close(struct capture *);

#endif
