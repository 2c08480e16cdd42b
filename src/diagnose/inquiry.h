/* inquiry.h - the questions of a rule's author: which facts a call has, and why a rule does not
 * hold.
 *
 * All is text of many lines, in the language of the rules, for `sipwhy report --facts`, for
 * `sipwhy explain --why-not` and for a screen; it holds bytes of the network and has to pass
 * draw/printable.h line by line. Nothing is freed and no verdict is made but by
 * inquiry_why_not(). */
#ifndef SIPWHY_DIAGNOSE_INQUIRY_H
#define SIPWHY_DIAGNOSE_INQUIRY_H

#include "base/text.h"
#include "diagnose/diagnosis.h"

/* Every fact that the subject (diagnosis_subject()) has, one a line, with the place that it was
 * read from:
 *
 *     ack.request_uri = "sip:+14155550100@10.0.0.9"   packet 12, line 1, column 5 (request-line) */
void inquiry_facts(struct subject *, struct text *out);
/* The value of the expression; then, if it is more than a name, each fact and header that it
 * names. Those that are missing say so. */
void inquiry_expr(const struct expr *, struct subject *, struct text *out);
/* Of each rule of the cause: that it holds, or the first condition that does not hold, with the
 * facts that it names; of a rule that holds and is not reported: why not. `call` NULL: the
 * capture as a whole, and only rules of that scope; else only rules of calls. False: there is no
 * such rule, and nothing was written. */
bool inquiry_why_not(struct diagnosis *, struct call *call, struct slice cause, struct text *out);

#endif
