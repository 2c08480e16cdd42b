/* outlook.h - the outlook for a call that goes on, and why: for live captures.
 *
 *     2xx sent 5 times, no ACK: the call drops in 21 s unless one comes
 *     no RTP towards 192.0.2.55 for 6 s
 *     session refresh due in 4 min, by the caller
 *
 * Only what the messages and the clock tell: the timers are those of RFC 3261 section 17, with T1
 * as the retransmissions show it, RFC 4028 and section 10.2.4 of RFC 3261. */
#ifndef SIPWHY_DRAW_OUTLOOK_H
#define SIPWHY_DRAW_OUTLOOK_H

#include "base/clock.h"
#include "base/text.h"
#include "call/view.h"
#include "diagnose/diagnosis.h"

enum outlook {
    OUTLOOK_NONE, /* the call is over, or nothing is known */
    OUTLOOK_CALM, /* the next event if all goes well */
    OUTLOOK_GRAVE /* the fault that comes unless something else does */
};

/* The outlook of the call at the time `now`, in one line; the gravest first. */
enum outlook outlook_words(struct view *, struct diagnosis *, nanos_t now, struct text *out);
/* The message or event that the call waits for: "waits for the ACK"; nothing where it is over. */
void outlook_awaited(struct view *, struct text *out);

#endif
