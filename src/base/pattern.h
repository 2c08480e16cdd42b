/* pattern.h - regular expressions of PCRE2, compiled once, matched within limits.
 *
 * Letters match in either case unless the pattern begins with (?-i). Text may be broken UTF-8. A
 * match that would take too long (catastrophic backtracking) counts as none: the text comes from
 * the network. Several threads may ask the same pattern. */
#ifndef SIPWHY_BASE_PATTERN_H
#define SIPWHY_BASE_PATTERN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/slice.h"

struct pattern_error {
    size_t offset;     /* in the source */
    char message[160]; /* of PCRE2, not translated */
};

struct pattern;
struct pattern *pattern_new(struct slice source,
                            struct pattern_error *error); /* NULL and *error for a faulty one */
/* Of a source that is known to be faultless and outlives it: compiled when it is first asked. */
struct pattern *pattern_later(struct slice source);
bool pattern_matches(struct pattern *, struct slice text);
void pattern_free(struct pattern *); /* NULL is allowed */

#endif
