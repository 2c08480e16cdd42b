/* shorthand.h - --since, --until, --from, --to, --status, --trunk, --cause: conditions of a filter
 * that are asked for often, written as an expression (sipwhy-rules(5)). */
#ifndef SIPWHY_CMD_SHORTHAND_H
#define SIPWHY_CMD_SHORTHAND_H

#include "cmd/options.h"
#include "diagnose/rule.h"

/* All of them, and the expression of --filter, joined by `and`; the calling function frees it. NULL
 * without an error: every call is wanted. NULL and *error: a value is none, or --filter searches
 * for a text while other conditions are given. */
char *filter_of_options(const struct options *, struct error *);
/* False and *error: --cause names none of the rules'. */
bool causes_exist(const struct options *, const struct rules *, struct error *);

#endif
