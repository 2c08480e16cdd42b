/* call_log.h - the provider's call log: its export, matched with the calls of the capture.
 *
 * A row is the call of the same Call-ID; else, one call a row, that between the same numbers whose
 * beginning is nearest to the row's, which is that of a whole second, within a minute. Columns are
 * known by the provider's names for them (its profile) and by ours (log_value.h). Times without a
 * zone are UTC. */
#ifndef SIPWHY_CALLLOG_CALL_LOG_H
#define SIPWHY_CALLLOG_CALL_LOG_H

#include "base/error.h"
#include "call/view.h"
#include "provider/profile.h"

struct log_row {
    unsigned line;     /* in its file, from 1 */
    nanos_t start;     /* NANOS_NONE: not said */
    double duration;   /* seconds; negative: not said */
    const char **text; /* by enum log_value; NULL: not said */
    uint32_t call;     /* id of its call, 0: none yet */
    bool by_call_id;   /* the row was found by the Call-ID */
    uint64_t check;    /* of the hash of its Call-ID */
};

struct call_log;
struct call_log *call_log_new(void);
void call_log_free(struct call_log *); /* NULL is allowed */
/* Adds the rows of a file. False and *error, with file, line, column and what was expected, if it
 * is none or holds a value that is none. */
bool call_log_read(struct call_log *, const char *path, const struct profiles *, struct error *);
/* The same of bytes that were read already. */
bool call_log_parse(struct call_log *, const char *name, struct slice bytes,
                    const struct profiles *, struct error *);

/* Looks for the rows of the calls that are new since. */
void call_log_join(struct call_log *, struct calls *);
/* From here on the calls are those of another capture. */
void call_log_forget_calls(struct call_log *);
/* NULL: the log has none. */
const struct log_row *call_log_of(const struct call_log *, const struct call *);

size_t call_log_rows(const struct call_log *);
const struct log_row *call_log_row(const struct call_log *, size_t i);
/* No call of the capture is its, and it began while the capture went on. */
bool call_log_is_unseen(const struct log_row *, const struct calls_stats *);

#endif
