/* diagnosis_private.h - a verdict before it is somebody's; private to diagnose/. */
#ifndef SIPWHY_DIAGNOSE_DIAGNOSIS_PRIVATE_H
#define SIPWHY_DIAGNOSE_DIAGNOSIS_PRIVATE_H

#include "diagnose/diagnosis.h"

struct kept_verdict;
/* Judges the call, or the capture (NULL), and keeps nothing of it: the verdict is the calling
 * function's. */
struct kept_verdict *diagnosis_judge(struct diagnosis *, const struct call *);
const struct verdict *verdict_in(const struct kept_verdict *);
/* NULL is allowed */
void verdict_drop(struct kept_verdict *);

#endif
