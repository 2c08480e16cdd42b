/* gate.h - the first conditions of rules, each asked once per call.
 *
 * * Most rules begin with one of few conditions ("unacknowledged", "status == 403") that a sound
 * call does not meet. They are asked once for all rules that begin so; a rule is only read on
 * where its gate is open. */
#ifndef SIPWHY_DIAGNOSE_GATE_H
#define SIPWHY_DIAGNOSE_GATE_H

#include "diagnose/rule.h"

struct gates;
struct gates *gates_new(const struct rules *);        /* the rules must outlive it */
void gates_close(struct gates *);                     /* before each subject: forgets answers */
bool gates_open(struct gates *, size_t rule, struct subject *);
size_t gates_count(const struct gates *);             /* different first conditions */
void gates_free(struct gates *);

#endif
