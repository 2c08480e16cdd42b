/* columns.h - the values of a call, by name: one table for CSV, JSON and the call list.
 *
 * Names are those of the JSON, and keep their meaning. Some are always in the CSV; the others are
 * the values of a provider's call log, which `--columns` adds. */
#ifndef SIPWHY_REPORT_COLUMNS_H
#define SIPWHY_REPORT_COLUMNS_H

#include "report/fields.h"

/* The sources of one call's values; worked out when a column asks. */
struct call_row {
    struct calls *calls;
    struct diagnosis *diagnosis;
    struct arena *arena; /* lives as long as the values */
    const struct call *call;
    const struct verdict *verdict; /* NULL until a column asks */
    enum severity floor;           /* milder findings do not count */
    struct call_fields fields;     /* view NULL: not yet filled */
    struct subject *subject;       /* NULL: likewise */
};

/* That of a call in a report. */
struct call_row report_row(const struct report *, const struct call *, const struct verdict *);

enum column_kind {
    COLUMN_EMPTY, /* the traffic does not tell */
    COLUMN_TEXT,
    COLUMN_WORD, /* likewise a text, of our own: letters, digits and hyphens */
    COLUMN_NUMBER,
    COLUMN_SECONDS,
    COLUMN_TIME,
    COLUMN_TRUTH,
    COLUMN_ENDPOINT
};

struct column_value {
    enum column_kind kind;
    union {
        struct slice text; /* the row's, or the capture's; of a word, too */
        uint64_t number;
        double seconds; /* not negative */
        nanos_t time;
        bool truth;
        struct endpoint endpoint;
    };
};

/* The places of a column that was not asked for. */
enum column_place {
    COLUMN_IN_CSV = 1,
    COLUMN_IN_JSON = 2,       /* among the values that every call has had */
    COLUMN_OF_THE_LOG = 4,    /* in the JSON, too, with the call log's */
    COLUMN_OF_THE_EXPORT = 8, /* likewise, where one was given */
    COLUMN_OF_ALERTS = 16     /* likewise, where they were given */
};

struct report_column {
    const char *name;  /* "call_sid" */
    const char *title; /* short, for the head of a list; N_(); NULL: the list has a column of its
                          own, named `own` */
    const char *help;  /* one sentence, N_(); NULL likewise */
    const char *own;   /* "call-id" */
    const char *fact;  /* the fact whose value it is, NULL: see `get` */
    const char *other_fact;      /* the fact in its place where it is missing; NULL: none */
    unsigned char width, places; /* cells; or-ed enum column_place */
    bool number;                 /* is sorted by what it counts */
    void (*get)(struct call_row *, struct column_value *out);
};

size_t report_columns(void);
const struct report_column *report_column_at(size_t i);
const struct report_column *report_column_named(struct slice name); /* NULL */

void column_get(const struct report_column *, struct call_row *, struct column_value *out);
/* For a person: times as they are in the CSV, "yes" and "no" in his language. */
void column_print(const struct column_value *, struct text *out);

/* A choice of columns: "all", or names with commas between them. */
struct report_choice {
    const struct report_column **list; /* freed by the calling function */
    size_t n, room;
};
/* False, and *bad the name that is none. */
bool report_choice_parse(struct slice list, struct report_choice *, struct slice *bad);

#endif
