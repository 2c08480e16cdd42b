/* metric.h - the figures of `watch --metrics`: their names, and their text for Prometheus (text
 * exposition format 0.0.4).
 *
 * The parser counts and hands rows of numbers through a pipe; the sender, which has the network,
 * makes the text. It believes nothing of a row but what metric_row_holds() has looked at, so the
 * text is well formed whoever made the rows. */
#ifndef SIPWHY_ALERT_METRIC_H
#define SIPWHY_ALERT_METRIC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"
#include "base/text.h"

enum metric {
    METRIC_CALLS,
    METRIC_ANSWERED,
    METRIC_FAILED,
    METRIC_OPEN,
    METRIC_STATE,
    METRIC_STATUS,
    METRIC_CAUSE,
    METRIC_TRUNK,
    METRIC_TRUNK_FAILED,
    METRIC_DELAY,
    METRIC_DURATION,
    METRIC_ERRORS,
    METRIC_STREAM_PACKETS,
    METRIC_STREAM_LOST,
    METRIC_LOSS,
    METRIC_JITTER,
    METRIC_PACKETS,
    METRIC_BYTES,
    METRIC_DROPPED,
    METRIC_SIP,
    METRIC_RTP,
    METRIC_RTCP,
    METRIC_LIMIT_USED,
    METRIC_LIMIT_MAX,
    METRIC_LIMIT_LOST,
    METRIC_TIME,
    METRIC_SPOOL, /* the sender's own */
    METRIC_BUILD, /* likewise */
    METRIC_COUNT
};

#define METRIC_BOUNDS 8u /* of a histogram; one more part counts all, the next is the sum */
#define METRIC_PARTS (METRIC_BOUNDS + 2)
#define METRIC_LABEL 54u      /* bytes of a label, its NUL among them */
#define METRIC_LABEL_CUT 36u  /* that stay of one that is marked */
#define METRIC_ROWS_MOST 900u /* of one message through the pipe */

struct metric_row {
    double value;
    uint8_t metric; /* enum metric */
    uint8_t part;   /* of a histogram: how many are within that bound; else 0 */
    char label[METRIC_LABEL];
};

struct metric_rows {
    struct metric_row *list;
    size_t n, room;
};

struct metric_row *metric_add(struct metric_rows *, enum metric, double value);
/* A label that is too long is cut, and marked by "~" and 16 digits that stand for the whole of it,
 * as is one that cannot be shown as it is: two labels stay two. */
void metric_add_labelled(struct metric_rows *, enum metric, struct slice label, double value);
void metric_rows_done(struct metric_rows *);

/* A histogram: counted by bounds that metric.c names. */
struct metric_histogram {
    uint64_t within[METRIC_BOUNDS + 1]; /* the last: all */
    double sum;
};
void metric_count(struct metric_histogram *, enum metric, double value);
void metric_add_histogram(struct metric_rows *, enum metric, const struct metric_histogram *);

/* Is it of a metric that the parser counts, with a part that there is and a value that is a number
 * and not negative? */
bool metric_row_holds(const struct metric_row *);
/* Every metric with its help and type, and the samples of the rows. */
void metrics_print(const struct metric_row *, size_t n, struct text *out);

#endif
