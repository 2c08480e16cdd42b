/* clock_steps.h - one line of time through a capture whose clock was set meanwhile; private to
 * packet/.
 *
 * A clock that is set (by hand, by NTP, after a sleep) would make durations negative, let timers
 * run out that did not, or never, and tell of gaps in voice that nobody heard. So packets get times
 * that go on from before; by how much they differ from the stamps is kept with each packet. */
#ifndef SIPWHY_PACKET_CLOCK_STEPS_H
#define SIPWHY_PACKET_CLOCK_STEPS_H

#include <stdbool.h>

#include "base/clock.h"
#include "base/placing.h"

/* Less than this is no step: packets of several processors or interfaces are out of order by so
 * much. */
#define STEP_LEAST (500 * NANOS_PER_MS)

#define TIME_LATEST (INT64_MAX / 2) /* the year 2116 */

/* The least step of a clock that may have been far ahead. */
#define CLOCK_SILENCE (60 * NANOS_PER_S)

struct clock_steps {
    nanos_t last;   /* the latest time given; NANOS_NONE */
    nanos_t before; /* and the one before a long silence */
    nanos_t set;    /* stamp - time, now: by how much the clock
                       has been set in all */
};

/* Two clocks of this computer, read at once: the one that stamps packets and may be set, and the
 * one since the computer was started, which goes on while it sleeps. */
struct clocks {
    nanos_t wall, boot;
};
APART struct clocks clocks_read(void);
/* The time that the computer has slept since it was started. */
nanos_t clocks_slept(void);

void clock_steps_init(struct clock_steps *);
/* What clock_steps_stamp() does, however long the packet comes after the latest, or before it. */
nanos_t clock_steps_look(struct clock_steps *, nanos_t stamp, nanos_t *step);
/* Stamps are from 0 to TIME_LATEST, and so are the times.
 *
 * From a file: only a step back can be told from a silence, and it is taken to have lasted no time;
 * but a few packets that were far ahead of the others change nothing. Returns the time; *step: by
 * how much the clock was set before this packet (negative: back), 0: not at all. */
static inline nanos_t clock_steps_stamp(struct clock_steps *s, nanos_t stamp, nanos_t *step)
{
    nanos_t time = stamp - s->set;

    /* As it nearly always is: soon after the latest, or not long before. */
    if (s->last == NANOS_NONE || time < 0 || time > TIME_LATEST ||
        time - s->last >= CLOCK_SILENCE || time - s->last <= -STEP_LEAST)
        return clock_steps_look(s, stamp, step);
    if (time > s->last)
        s->last = time;
    *step = 0;
    return time;
}
/* From an interface: the other clock tells each step exactly. `began`: as both were when the
 * capture began. */
APART nanos_t clock_steps_live(struct clock_steps *, nanos_t stamp, struct clocks began,
                               struct clocks now, nanos_t *step);
/* The time of now on that line. */
nanos_t clock_steps_now(struct clocks began, struct clocks now);
/* Was that time within the last `span`? Not what is as far ahead: another clock gave it. 0: never.
 */
bool clock_steps_within(nanos_t span, struct clocks began, nanos_t time);

#endif
