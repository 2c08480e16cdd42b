/* rule_index.h - the first conditions of rules, each asked once per call.
 *
 * Most rules begin with one of few conditions ("unacknowledged", "status == 403") that a sound
 * call does not meet. They are asked once for all rules that begin so; a rule is only read on
 * where its gate is open. */
#ifndef SIPWHY_DIAGNOSE_RULE_INDEX_H
#define SIPWHY_DIAGNOSE_RULE_INDEX_H

#include "diagnose/rule.h"

#define GATES_END SIZE_MAX

struct gates;
struct gates *gates_new(const struct rules *); /* the rules must outlive it */
/* Asks the first conditions of all rules of a call, or, of a subject that is the capture, of all
 * rules of the capture. */
void gates_ask(struct gates *, struct subject *);
/* The first rule from `rule` on whose condition held; GATES_END if there is none. */
size_t gates_next(const struct gates *, size_t rule);
size_t gates_count(const struct gates *); /* different first conditions */
void gates_free(struct gates *);

#endif
