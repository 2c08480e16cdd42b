/* save.h - calls -> a file: their packets, or a report of them.
 *
 * Done bit by bit, so that a screen answers and a capture goes on meanwhile. The file is complete
 * or absent, and made by the saver (helper/saver.h). */
#ifndef SIPWHY_REPORT_SAVE_H
#define SIPWHY_REPORT_SAVE_H

#include <stdio.h>

#include "helper/saver.h"
#include "packet/replay.h"
#include "report/report.h"

enum save_format {
    SAVE_PCAP,
    SAVE_PCAPNG,
    SAVE_LADDER,
    SAVE_TEXT,
    SAVE_MARKDOWN,
    SAVE_HTML,
    SAVE_SVG,
    SAVE_JSON,
    SAVE_CSV,
    SAVE_FORMATS
};
struct save_format_info {
    const char *name;                   /* "pcap", "Markdown" */
    const char *extension;              /* ".md" */
    const char *help;                   /* N_() */
    const struct report_format *report; /* NULL: packets */
};
struct save_format_info save_format_info(enum save_format);

struct save_request {
    struct saver *saver; /* that makes the file */
    FILE *out;           /* takes the place of a file; NULL: one is made */
    enum save_format format;
    const char *path;
    bool replace;                /* a file that is there */
    const uint32_t *calls;       /* ids */
    size_t n_calls;              /* 0: all */
    bool media;                  /* RTP too; packets only */
    const struct report *report; /* calls, diagnosis, capture, width … */
    const struct redact *redact; /* packets: what is left of them; NULL */
    bool digests;                /* packets: with the responses of digests,
                                    which are zeros otherwise */
    struct replay *replay;       /* packets only; is taken over */
    nanos_t from, to;            /* packets of this time only; both 0: of any */
};

enum save_status { SAVE_MORE, SAVE_DONE, SAVE_FAILED };

struct save;
/* NULL and *error if the file cannot be made. The data that `report` points to must stay
 * meanwhile. */
struct save *save_new(const struct save_request *, struct error *);
/* A bit of the work, about a millisecond. */
enum save_status save_step(struct save *, struct error *);
double save_part(const struct save *); /* 0..1 of it is done */
struct save_result {
    uint64_t calls, packets, bytes; /* written; bytes: of the file */
    bool incomplete;                /* older packets were not kept any more */
};
void save_result(const struct save *, struct save_result *out);
void save_free(struct save *); /* unfinished: no file is left; or NULL */

#endif
