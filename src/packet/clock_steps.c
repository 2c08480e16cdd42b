/* clock_steps.c - one line of time through a capture whose clock was set meanwhile. */
#include "config.h"

#include "packet/clock_steps.h"

struct clocks clocks_read(void)
{
    return (struct clocks){ .wall = clock_now(CLOCK_REALTIME), .boot = clock_now(CLOCK_BOOTTIME) };
}

nanos_t clocks_slept(void)
{
    nanos_t awake = clock_now(CLOCK_MONOTONIC);

    return clock_now(CLOCK_BOOTTIME) - awake;
}

void clock_steps_init(struct clock_steps *s)
{
    *s = (struct clock_steps){ .last = NANOS_NONE, .before = NANOS_NONE };
}

/* Between two times that are given there is no overflow, whatever the stamps are. */
static nanos_t take(struct clock_steps *s, nanos_t time)
{
    if (time < 0)
        time = 0;
    if (time > TIME_LATEST)
        time = TIME_LATEST;
    if (s->last == NANOS_NONE || time > s->last)
        s->last = time;
    return time;
}

/* Back where it was before it went ahead: nearer to there than to where it was last. */
static bool returns(const struct clock_steps *s, nanos_t time)
{
    return s->before != NANOS_NONE && time >= s->before - STEP_LEAST &&
           time - s->before < s->last - time;
}

nanos_t clock_steps_look(struct clock_steps *s, nanos_t stamp, nanos_t *step)
{
    nanos_t time = stamp - s->set;

    *step = 0;
    if (s->last == NANOS_NONE)
        return take(s, time);
    if (time - s->last >= CLOCK_SILENCE)
        s->before = s->last;
    if (time > s->last - STEP_LEAST)
        return take(s, time);
    *step = time - s->last;
    if (returns(s, time))
        s->last = time;
    else
        s->set += *step;
    s->before = NANOS_NONE;
    return take(s, stamp - s->set);
}

static nanos_t distance(nanos_t a, nanos_t b)
{
    return a > b ? a - b : b - a;
}

nanos_t clock_steps_now(struct clocks began, struct clocks now)
{
    return began.wall + (now.boot - began.boot);
}

/* A packet that waited in the buffer may bear a stamp of the clock as it was before: whichever puts
 * it nearer to now. */
nanos_t clock_steps_live(struct clock_steps *s, nanos_t stamp, struct clocks began,
                         struct clocks now, nanos_t *step)
{
    nanos_t present = clock_steps_now(began, now), set = now.wall - present;

    *step = 0;
    if (distance(set, s->set) >= STEP_LEAST &&
        distance(stamp - set, present) < distance(stamp - s->set, present)) {
        *step = set - s->set;
        s->set = set;
    }
    return take(s, stamp - s->set);
}

bool clock_steps_within(nanos_t span, struct clocks began, nanos_t time)
{
    nanos_t age = span > 0 ? clock_steps_now(began, clocks_read()) - time : 0;

    return age < span && age > -span;
}
