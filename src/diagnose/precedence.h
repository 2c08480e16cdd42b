/* precedence.h - of several causes that hold, which are told, and in what order.
 *
 * There is no order by hand. A rule names what its cause is a special case of
 * (`special_case_of`), and of that all follows:
 *
 *   - A special case takes the place of what it is one of, also over several steps.
 *   - Of two special cases of the same cause, one that is proven takes the place of one that is
 *     not: what the other side says, or what is seen, beats what is inferred.
 *   - Those that are left stand in the order of their severity; causes that have special cases,
 *     the general ones, after the others; then by confidence; then as in the files.
 *
 * Two causes that are special cases of each other take nobody's place; `lint` refuses them. */
#ifndef SIPWHY_DIAGNOSE_PRECEDENCE_H
#define SIPWHY_DIAGNOSE_PRECEDENCE_H

#include "diagnose/rule.h"

struct precedence;
struct precedence *precedence_new(const struct rules *); /* the rules must outlive it */
/* Is b not told when a holds, too? */
bool precedence_replaces(const struct precedence *, const struct rule *a, const struct rule *b);
/* < 0: a stands before b. */
int precedence_compare(const struct precedence *, const struct rule *a, const struct rule *b);
/* Is the cause, of which `a` says that it is one, also a special case of that of `a`? */
bool precedence_conflict(const struct precedence *, const struct rule *a, struct slice cause);
void precedence_free(struct precedence *);

#endif
