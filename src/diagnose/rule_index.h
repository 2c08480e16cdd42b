/* rule_index.h - which rules need to be asked about a call.
 *
 * A rule holds only if all its conditions do, and many share one ("unacknowledged", "status ==
 * 403") that a sound call does not meet. Such a condition is asked once for all rules that have it;
 * a rule is only read where its condition held. That is the first of each rule, until many calls of
 * a kind were seen: then few conditions are chosen that shut out most rules for such calls and can
 * be answered without reading a message again. Whatever is chosen, the same rules hold. */
#ifndef SIPWHY_DIAGNOSE_RULE_INDEX_H
#define SIPWHY_DIAGNOSE_RULE_INDEX_H

#include "diagnose/rule.h"

#define GATES_END SIZE_MAX

struct gates;
struct gates *gates_new(const struct rules *); /* the rules must outlive it */
/* Asks the conditions of the rules of a call, or, of a subject that is the capture, of the rules
 * of the capture. */
void gates_ask(struct gates *, struct subject *);
/* The first rule from `rule` on whose condition held; GATES_END if there is none. */
size_t gates_next(const struct gates *, size_t rule);
/* Does the rule hold for the subject that was asked last? */
bool gates_rule_holds(struct gates *, size_t rule, struct subject *);
/* Once in a while, chooses conditions by this call, for those like it. To be called after
 * gates_ask() of the same subject. */
void gates_learn(struct gates *, struct subject *);
/* Do calls like this one have conditions that were chosen? */
bool gates_have_learnt(struct gates *, const struct call *);
size_t gates_count(const struct gates *); /* different first conditions */
void gates_free(struct gates *);

#endif
