/* trunk_list.h - the user's trunks, those of trunks.yaml and those that only the capture shows,
 * each with its calls.
 *
 * A call belongs to the trunk that its Request-URI's host or the provider's own id (Trunk SID)
 * names, else to the one whose own address it has. Calls that no trunk of the user's has are put
 * together by provider and by what names the trunk there; calls within the house are of no
 * trunk. */
#ifndef SIPWHY_REPORT_TRUNK_LIST_H
#define SIPWHY_REPORT_TRUNK_LIST_H

#include <stdio.h>

#include "base/mem.h"
#include "diagnose/diagnosis.h"
#include "report/figures_write.h"

struct trunk_row {
    const struct trunk *trunk;     /* the user's; or, as far as it was seen, `seen` */
    const struct profile *profile; /* NULL: not known */
    struct trunk *seen;            /* NULL: it stands in trunks.yaml */
    char *key;                     /* of what was seen; NULL likewise */
    struct figures figures;
    struct cause_counts causes;
};

struct trunk_list {
    struct trunk_row *rows; /* the user's in the order of the file, then the others */
    size_t n, room;
    size_t others; /* calls of no trunk */
    size_t known;  /* rows of the user's */
    struct arena *arena;
};

/* To be filled with calls, one at a time. `known` and what they point to have to outlive it. */
void trunk_list_begin(struct trunk_list *, const struct trunk *const *known, size_t n,
                      const struct profiles *);
/* One that is no INVITE's, or an attempt of another, is not counted. */
void trunk_list_add(struct trunk_list *, struct calls *, struct diagnosis *, struct call *);
void trunk_list_end(struct trunk_list *);
/* All calls at once. */
void trunk_list_init(struct trunk_list *, const struct trunk *const *known, size_t n,
                     const struct profiles *, struct calls *, struct diagnosis *);
void trunk_list_done(struct trunk_list *);

/* Does this text stand in its name, SID or one of its URIs? An empty one does. */
bool trunk_has(const struct trunk *, struct slice text);
/* A name for what was seen: "acme" of acme.pstn.twilio.com; the row's own where it has one. */
char *trunk_row_name(const struct trunk_row *);
/* The rows that have the text. */
void trunk_list_write(struct trunk_list *, struct slice text, enum figures_format, FILE *);
/* One row in lines of text, "  calls …\n", without its name. */
void trunk_row_print(struct trunk_row *, struct text *out);

#endif
