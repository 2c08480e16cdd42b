/* report.h - calls and findings -> text, ladders, JSON, CSV, Markdown, HTML, SVG.
 *
 * A report is written call by call: begin, once for each call, end. Text from the network is made
 * harmless in every format. Nothing is kept between calls but counts, so the size of a report does
 * not matter. */
#ifndef SIPWHY_REPORT_REPORT_H
#define SIPWHY_REPORT_REPORT_H

#include <stdbool.h>
#include <stdio.h>

#include "base/mem.h"
#include "base/text.h"
#include "call/view.h"
#include "diagnose/diagnosis.h"
#include "fact/sides.h"
#include "report/faults.h"

/* A limit of what is kept, and how full it is. */
struct report_limit {
    const char *name, *unit; /* "spool", "MiB"; unit translated, or "" */
    uint64_t most, used, lost;
};

/* The sources that were read, and the notes on them. */
struct report_capture {
    const char *const *files; /* file names, or interfaces */
    size_t n_files;
    bool live; /* interfaces: nothing to open again */
    uint64_t packets, bytes;
    struct calls_stats stats;
    const char *const *notes; /* translated: "3 packets cut short …" */
    size_t n_notes;
    struct report_limit *limits;
    size_t n_limits;
};

struct report_format;
struct report_column;

struct keylog; /* frame/keylog.h */

struct report {
    const struct report_format *format;
    FILE *out;
    int width;                                  /* cells; text only */
    bool color, ascii;                          /* text only */
    bool ladder;                                /* text: set by the format */
    enum severity floor;                        /* findings below it are left out */
    bool only;                                  /* and calls that have none that is left */
    const struct report_column *const *columns; /* of a CSV, chosen; NULL: the usual ones */
    size_t n_columns;                           /* of these; of the usual ones once it was begun */
    struct calls *calls;
    struct diagnosis *diagnosis;
    const struct profiles *profiles;
    const char *handbook; /* HTML links bundled causes to its pages; NULL: it does not */
    struct keylog *keys;  /* packets are picked by what it opens; NULL: none */
    struct report_capture capture;
    struct arena *arena; /* emptied after each call */
    struct text body;    /* of a format that knows its size only at the end; of one call */
    double body_width, body_height;
    struct faults faults;                 /* of the calls reported so far */
    size_t n_calls, n_failed, n_findings; /* reported so far; failed: with an error */
    uint32_t *attempts;                   /* ids of those reported that are no calls,
                                             but attempts below SIP */
    size_t n_attempts, room_attempts;
    struct report *second; /* of the other thread; NULL: there is none */
    bool lint;             /* conformance is asked for: a breach fails, too */
    bool failed;           /* there is an error, of a call or the whole */
};

struct report_format {
    const char *name;      /* as --format has it */
    const char *title;     /* "Markdown" */
    const char *extension; /* of its files: ".md" */
    const char *help;      /* N_() */
    void (*begin)(struct report *);
    void (*call)(struct report *, const struct call *, const struct verdict *);
    /* All that is written of a call, where no other call has a say in it; NULL: others have */
    void (*row)(struct report *, const struct call *, const struct verdict *, struct text *out);
    void (*end)(struct report *, const struct verdict *capture);
    bool live;   /* can be written as calls settle */
    bool bare;   /* has no place for notes */
    bool titles; /* says no more of a finding than its title */
    bool brief;  /* few messages of a sound call are read again for it */
};

size_t report_formats(void);
const struct report_format *report_format_at(size_t i);
const struct report_format *report_format_by_name(const char *name); /* NULL */

void report_begin(struct report *);
/* Diagnoses the call and writes it. */
void report_call(struct report *, struct call *);
/* From here to report_ahead_end() another thread judges calls, and writes of them what it can,
 * ahead of report_call(), which is told of them in the order of their ids; calls are fed nothing.
 * Once for a report, if its format is brief. */
void report_ahead(struct report *);
void report_ahead_end(struct report *);
/* Writes the findings of the capture as a whole, and the end. */
void report_end(struct report *);
/* Begun, but not to be ended: lets go of what it holds. */
void report_abandon(struct report *);

/* The verdict on the i-th attempt that was reported; NULL: it has been forgotten meanwhile. */
const struct verdict *report_attempt(const struct report *, size_t i);
/* Findings that are not left out. */
bool report_shows(const struct report *, const struct finding *);
size_t report_shown(const struct report *, const struct verdict *);

extern const struct report_format report_text, report_ladder, report_json, report_jsonl, report_csv,
    report_markdown, report_html, report_svg;

#endif
