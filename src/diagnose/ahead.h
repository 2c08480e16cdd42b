/* ahead.h - another thread judges calls before they are asked for; private to diagnose/.
 *
 * It has the calls, and a diagnosis of them, for itself (calls_again()), and judges them block by
 * block in their order. Who asks takes the verdicts in that order; where he would have to wait for
 * one he judges a block himself. */
#ifndef SIPWHY_DIAGNOSE_AHEAD_H
#define SIPWHY_DIAGNOSE_AHEAD_H

#include "diagnose/diagnosis_private.h"

struct ahead;
/* `other` is for the other thread alone, on `calls`, until ahead_free(). NULL: there is no thread
 * to be had. */
struct ahead *ahead_new(struct diagnosis *own, struct diagnosis *other, struct calls *calls,
                        const struct verdict_writers *);
/* The verdict on a call, by either, which is the calling function's, and what was written of it,
 * valid until the next one; NULL: it was not judged. */
struct kept_verdict *ahead_take(struct ahead *, const struct call *, struct slice *written);
void ahead_free(struct ahead *); /* NULL is allowed */

#endif
