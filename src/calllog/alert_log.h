/* alert_log.h - the alerts of the provider's debugger, matched with the calls of the capture.
 *
 * They are read from CSV (table.h) or JSON: an array of objects, or the object of the provider's
 * interface that holds one as "alerts". Columns and keys are known by the provider's names for them
 * (its profile) and by ours (log_value.h). Times without a zone are UTC.
 *
 * An alert is that of the call whose SID it names; else, one call an alert, of that which was
 * refused with the same code nearest to it in time, within a minute. */
#ifndef SIPWHY_CALLLOG_ALERT_LOG_H
#define SIPWHY_CALLLOG_ALERT_LOG_H

#include "base/error.h"
#include "call/call.h"
#include "provider/profile.h"

struct alert_row {
    unsigned line;                       /* in its file, from 1 */
    nanos_t time;                        /* NANOS_NONE: not said */
    const char *text[ALERT_VALUE_COUNT]; /* by enum alert_value; NULL: not said */
    const char *cause; /* that the code proves, by the profile of its provider; NULL: none */
    uint32_t call;     /* id of its call, 0: none yet */
};

struct alert_log;
struct alert_log *alert_log_new(void);
void alert_log_free(struct alert_log *); /* NULL is allowed */
/* Adds the alerts of a file. False and *error, with file, line, column and what was expected, if it
 * is none or holds a value that is none. */
bool alert_log_read(struct alert_log *, const char *path, const struct profiles *, struct error *);
/* The same of bytes that were read already. */
bool alert_log_parse(struct alert_log *, const char *name, struct slice bytes,
                     const struct profiles *, struct error *);

size_t alert_log_count(const struct alert_log *);
const struct alert_row *alert_log_at(const struct alert_log *,
                                     size_t i); /* in the order of the files */

/* What a call is told by. */
struct alert_key {
    struct slice sid, code; /* empty: not known */
};
/* Calls beyond this id were not looked at. */
uint32_t alert_log_joined_to(const struct alert_log *);
void alert_log_note_joined(struct alert_log *, uint32_t id);
/* Takes the alerts of the call's SID, or, with by_sid false and if it has none yet, that of its
 * code and time. */
void alert_log_join(struct alert_log *, const struct call *, const struct alert_key *, bool by_sid);

/* The alerts of a call. */
struct alert_match {
    const struct alert_row *first; /* by time; NULL: none */
    size_t n;
    bool by_sid;
};
struct alert_match alert_log_of(const struct alert_log *, const struct call *);
/* From here on the calls are those of another capture. */
void alert_log_forget_calls(struct alert_log *);
/* No call of the capture is its, and it was raised while the capture went on. */
bool alert_is_unseen(const struct alert_row *, const struct calls_stats *);

/* For the reader (alert_log_read.c). */
struct arena *alert_log_arena(struct alert_log *);
void alert_log_add(struct alert_log *, const struct alert_row *);

#endif
