/* doubt.h - what lowers the confidence of a finding, in the words of its rule and in those that
 * hold for every rule. */
#ifndef SIPWHY_DIAGNOSE_DOUBT_H
#define SIPWHY_DIAGNOSE_DOUBT_H

#include "diagnose/diagnosis.h"
#include "fact/fact.h"

/* Lowers it by a step for each doubt, and says why behind the explanation. `sparse`: a subject like
 * this one for which nothing counts that is only missing (fact.h), where the call was read from a
 * text; a finding that does not stand for it rests on what the text may have left out. NULL: all of
 * the call was on the wire. */
void finding_doubt(struct finding *, struct subject *, struct subject *sparse);

#endif
