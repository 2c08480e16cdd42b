/* fields.h - the fields that every format gives of a call, worked out once. */
#ifndef SIPWHY_REPORT_FIELDS_H
#define SIPWHY_REPORT_FIELDS_H

#include "report/report.h"

struct call_fields {
    struct view *view;
    struct slice call_id, method, reason;
    struct slice from, to; /* URIs without parameters */
    struct endpoint caller, callee;
    const char *transport;
    const char *ended_by;         /* NULL: not known */
    const char *provider, *trunk; /* NULL: none */
    double setup_s, duration_s;   /* negative: not known */
};

/* Valid until the arena is emptied. */
void call_fields(struct calls *, struct arena *, const struct call *, const struct verdict *,
                 struct call_fields *out);

/* The same of a call that has been read; valid as long as the view. */
void call_fields_viewed(struct calls *, struct view *, const struct verdict *,
                        struct call_fields *out);

/* Is what an alert says what we say: the same code of the provider, or the cause that the code
 * proves? Where we tell of another code alone, it is not. */
enum agreement { AGREEMENT_UNKNOWN, AGREEMENT_YES, AGREEMENT_NO };
enum agreement alert_agreement(const struct alert_row *, const struct verdict *);

#endif
