/* capture.h - a source and the session that it feeds. */
#ifndef SIPWHY_SESSION_CAPTURE_H
#define SIPWHY_SESSION_CAPTURE_H

#include "helper/confine.h"
#include "helper/saver.h"
#include "packet/replay.h"
#include "report/report.h"
#include "session/record.h"
#include "session/session.h"

enum capture_kind {
    CAPTURE_FILES,
    CAPTURE_FOLLOWED, /* files that others still write to */
    CAPTURE_INTERFACES
};

struct capture {
    enum capture_kind kind;
    struct session *session;
    struct source *source;
    char **names; /* files or interfaces */
    size_t n_names;
    bool unsafe;            /* privileges could not be given up */
    char *filter;           /* BPF, NULL: none */
    struct network *own;    /* the user's addresses, as far as he said */
    size_t n_own, room_own; /* so, or the host's where it listens */
    nanos_t latest, set;    /* of the packet taken last */
    bool fresh;             /* one was taken since the last wait */
    bool current;           /* the packets' time is that of the clock */
    nanos_t delay;          /* of its packets, until keys have come */
    nanos_t now;            /* of the capture, as far as it has come; NANOS_NONE: not begun */
    void (*tick)(void *);   /* told now and then while all is read; NULL: nobody */
    void *tick_context;
    struct recorder *recorder;   /* NULL: its files can be read again */
    struct keylog *keys;         /* of TLS */
    struct record *record;       /* NULL: nothing is recorded */
    char *hep_key;               /* NULL: HEP needs none */
    struct forwarder *forwarder; /* NULL: nothing is sent on */
    char **notes;                /* made by capture_notes() */
    size_t n_notes, room_notes;
    struct report_limit report_limits[LIMIT_COUNT];
};

/* A request: the sources to open, and how. All of it belongs to the calling function. */
struct capture_request {
    const char *const *files; /* "-": standard input */
    size_t n_files;
    const char *const *interfaces; /* any: then no files */
    size_t n_interfaces;
    const char *filter; /* BPF; NULL: none */
    bool follow;        /* files that others still write to */
    bool single;        /* files, too, are read in one thread: calls have listeners */
    bool redact;
    bool strict;               /* fails where the kernel cannot confine the
                                  program in full */
    const char *const *limits; /* "NAME=N" */
    size_t n_limits;
    uint64_t memory;        /* of the machine, for limits_for(); 0: the usual limits */
    const char *const *own; /* "ADDR" or "ADDR/BITS" of the user */
    size_t n_own;
    const char *const *keylogs; /* files with secrets of TLS, see frame/keylog.h */
    size_t n_keylogs;
    const char *const *keys; /* files with private keys, see frame/rsa_keys.h */
    size_t n_keys;
    const char *hep_key;       /* a file whose first line is the key that HEP must have; NULL */
    const char *hep_send;      /* "udp:ADDR:PORT" or "tcp:ADDR:PORT" of HOMER; NULL: none */
    const char *user;          /* to become; NULL: see helper/confine.h */
    const char *record;        /* a file for all that comes; NULL: none */
    const struct saver *saver; /* that makes files afterwards; NULL: none */
    int sender;                /* a pipe that is written to afterwards; 0: none */
    const struct confine_copy *copies; /* of descriptors, that will be made */
    size_t n_copies;
    /* Reads rules and whatever else the user wrote, and calls capture_load(). NULL: only that,
     * with limits_for() the memory. */
    bool (*load)(void *context, struct capture *, const struct capture_request *, struct error *);
    void *context;
};

/* In this order: makes the file to record to; opens the files or interfaces; gives up privileges
 * for good, see helper/confine.h; loads what the user wrote (before that only where he could not
 * read it afterwards); and reads the first byte of a capture. False and *error: it can only be
 * closed, and if `unsafe` is set, the program must end. */
bool capture_start(struct capture *, const struct capture_request *, struct error *);
/* Gives the privileges up where there is no capture. False and *error: the program must end. */
bool capture_confine(const struct capture_request *, struct error *);
/* Makes the session: with these limits, of which the request changes some; by rules that outlive
 * the capture, NULL: its own. */
bool capture_load(struct capture *, const struct capture_request *, const struct limits *,
                  const struct rules *, struct error *);
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
/* The description of the sources, for a report; valid until capture_close(). */
void capture_describe(struct capture *, struct report_capture *out);
/* Ends a recording that there is, and says where and how much on standard error. False and *error:
 * not all could be. True where nothing is recorded. */
bool capture_end_record(struct capture *, struct error *);
/* The names of the limits that were reached, "calls, spool"; nothing if none was. */
void capture_limits_reached(const struct capture *, struct text *out);
void capture_close(struct capture *);
/* The same at the end of the program: the memory of the session is left to the system. */
void capture_leave(struct capture *);

#endif
