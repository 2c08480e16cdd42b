/* filter.h - a choice of calls: an expression (expr.h), or a text alone to be searched for.
 *
 *     failed                          something is wrong with it
 *     cause == "acl-ip-not-allowed"   by what the diagnosis says
 *     from ~ "^\+1415"                by what the columns are called
 *     403                             a word, a number, several words: any text of the call
 *
 * An expression that holds for every call or for none, because it names no fact, is refused. */
#ifndef SIPWHY_DIAGNOSE_FILTER_H
#define SIPWHY_DIAGNOSE_FILTER_H

#include "diagnose/diagnosis.h"
#include "expr/expr.h"

struct filter;
/* NULL and *error for a mistake. */
struct filter *filter_parse(struct slice source, struct expr_error *error);
void filter_free(struct filter *); /* NULL is allowed */
/* Diagnoses the call. The arena is emptied. */
bool filter_holds(const struct filter *, struct diagnosis *, struct calls *, struct call *,
                  struct arena *);
/* The text that is searched for, as it was written; empty: it is an expression. */
struct slice filter_text(const struct filter *);

#endif
