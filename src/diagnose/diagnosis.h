/* diagnosis.h - findings: what a rule says of a call, with its evidence; and the diagnosis that
 * makes them. */
#ifndef SIPWHY_DIAGNOSE_DIAGNOSIS_H
#define SIPWHY_DIAGNOSE_DIAGNOSIS_H

#include "call/call.h"
#include "calllog/records.h"
#include "diagnose/rule.h"
#include "provider/profile.h"

struct evidence {
    enum place_kind kind;
    uint32_t message; /* index in the call, from 0; NO_INDEX */
    uint32_t frame;
    const char *header;            /* as report-json.md lists them */
    uint32_t line, column, length; /* from 1, bytes; 0 for a packet that is no
                                      message */
    uint32_t offset;               /* of the span in the message */
    char *text;                    /* exactly those bytes (may hold NULs:
                                      text_length) */
    size_t text_length;
    char *expected, *note; /* NULL: none */
};

struct finding {
    const struct rule *rule;
    enum severity severity;
    enum confidence confidence;
    char *title, *explain, *fix, *check; /* translated and filled in; check NULL:
                                            none */
    char *provider_code;                 /* NULL: none */
    const char *consequence_of;          /* id of the cause it follows from, NULL:
                                            it stands for itself */
    size_t n_evidence;
    struct evidence *evidence;
};

/* The verdict on one call: ranked, the first finding is the cause. */
struct verdict {
    enum call_direction direction;
    const struct profile *profile;
    const struct trunk *trunk;
    size_t n_findings;
    struct finding *findings;
};

struct diagnosis;
struct diagnosis *diagnosis_new(struct calls *, const struct rules *, const struct profiles *);
/* Are there conditions that were chosen by calls like this one (rule_index.h)? For tests. */
bool diagnosis_has_learnt(const struct diagnosis *, const struct call *);
/* Findings of conformance as well, from here on. Before the first verdict. */
void diagnosis_lint(struct diagnosis *);
/* Findings have a title and the provider's code, from here on, but no other words and no evidence:
 * for who only lists them. Before the first verdict. */
void diagnosis_titles_only(struct diagnosis *);
/* The verdict on a call, made when first asked for and kept until the call changes. */
const struct verdict *diagnosis_call(struct diagnosis *, const struct call *);
/* The call as it was read for its verdict, valid until another one is made or the call changes;
 * NULL: it was not the last that was judged. */
struct view *diagnosis_view(const struct diagnosis *, const struct call *);
/* A diagnosis of the same calls that is as this one is, for another thread, and those calls, which
 * are for it, too; calls are fed nothing from here on. NULL: there are the provider's records, and
 * no other thread can have them. It is this one's. */
struct diagnosis *diagnosis_second(struct diagnosis *, struct calls **);
/* Adds to *out what is written of a call and its verdict. */
typedef void verdict_writer(void *writer, const struct call *, const struct verdict *,
                            struct text *out);
struct verdict_writers {
    verdict_writer *write; /* NULL: nothing is written */
    void *own, *other;     /* what it is given: for the diagnosis itself, and for its second */
};
/* From here to diagnosis_ahead_end() another thread judges all calls in the order of their ids,
 * ahead of those that are asked for, by diagnosis_second(), which there has to be. The verdicts are
 * the same. Once for a diagnosis. */
void diagnosis_ahead(struct diagnosis *, const struct verdict_writers *);
void diagnosis_ahead_end(struct diagnosis *);
/* What was written of the call that was asked for last, valid until the next one; empty: nothing
 * was. */
struct slice diagnosis_written(const struct diagnosis *);
/* Bytes of verdicts that are kept: of more, those asked for longest ago go and are made anew when
 * they are asked for again. A verdict stays at least until 16 others were asked for. */
void diagnosis_limit(struct diagnosis *, uint64_t bytes);
void diagnosis_use(const struct diagnosis *, uint64_t *bytes, uint64_t *dropped);
/* Grows whenever a verdict on a call is freed: until then, pointers to those asked for hold. */
uint64_t diagnosis_freed(const struct diagnosis *);
/* Findings of the capture as a whole. Made anew when the capture has changed since. */
const struct verdict *diagnosis_capture(struct diagnosis *);
/* The same as it was made last, however the capture has grown since: for who shows it often. */
const struct verdict *diagnosis_capture_last(struct diagnosis *);
/* The provider's records, from now on; what they hold has to outlive the diagnosis. */
void diagnosis_join(struct diagnosis *, const struct records *);
const struct records *diagnosis_records(const struct diagnosis *);
const struct rules *diagnosis_rules(const struct diagnosis *);
const struct precedence *diagnosis_precedence(const struct diagnosis *);
/* The conclusions about the sides that addresses belong to. */
const struct sides *diagnosis_sides(struct diagnosis *);
/* A subject for one's own expressions (filter, guide); free the arena after use. */
struct subject *diagnosis_subject(struct diagnosis *, const struct call *, struct arena *);
/* The same with what the diagnosis says of the call (struct said): for filters. */
struct subject *diagnosis_said(struct diagnosis *, const struct call *, struct arena *);
void diagnosis_free(struct diagnosis *); /* before its calls; NULL is allowed */

#endif
