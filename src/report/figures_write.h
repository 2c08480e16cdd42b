/* figures_write.h - the figures of a number of calls, beside what is allowed, as text, JSON and
 * CSV: the same for a trunk, a peer and a day. */
#ifndef SIPWHY_REPORT_FIGURES_WRITE_H
#define SIPWHY_REPORT_FIGURES_WRITE_H

#include <jansson.h>

#include "report/cause_counts.h"
#include "report/figures.h"

enum figures_format { FIGURES_TEXT, FIGURES_JSON, FIGURES_CSV };
extern const char *const figures_format_names[]; /* in the order of the enum, ended by NULL */

/* What a trunk's file allows, else what its provider does by default; 0: neither says. */
struct allowance {
    double cps;
    uint32_t concurrent;
    const struct profile *profile; /* of the provider; NULL: not known */
};
struct allowance allowance_of(const struct trunk *, const struct profile *); /* NULLs are allowed */

/* Would the provider allow more calls a second for calls like these? */
enum raise { RAISE_UNKNOWN, RAISE_NO, RAISE_YES };
enum raise figures_raise(const struct figures *, const struct allowance *);
/* What the provider gives more for, and whether these calls are so: words for a person, added to
 * *out; nothing where the provider does not say, or no call was seen to its end. */
void figures_more(const struct figures *, const struct allowance *, struct text *out);

/* Lines of text, "  calls …\n". */
void figures_line(struct text *out, const char *name, const struct text *words);
void figures_print(struct figures *, const struct cause_counts *, const struct allowance *,
                   struct text *out);
/* Members of the object: "calls", "answered", … */
void figures_json(json_t *object, struct figures *, const struct cause_counts *,
                  const struct allowance *);
/* ",calls,answered,…" and the values in that order. */
extern const char figures_csv_head[];
void figures_csv(struct figures *, const struct cause_counts *, const struct allowance *,
                 struct text *out);
/* Each line made harmless for a terminal. */
void figures_put_text(struct slice lines, FILE *);

#endif
