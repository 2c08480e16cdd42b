/* gather.h - what a screen tells of all calls, gathered in slices of time.
 *
 * A screen that went through all calls before it is drawn would stand still with 100,000 of them,
 * and a live capture would lose packets meanwhile. It embeds a struct gather, goes on with it at
 * each tick, and shows the round that was completed last until the next one is. What few calls have
 * fits in one slice: it is there before the first picture. */
#ifndef SIPWHY_SCREEN_GATHER_H
#define SIPWHY_SCREEN_GATHER_H

#include "screen/screen.h"

struct gatherer {
    void (*begin)(void *context); /* a round begins: nothing is known yet */
    /* In the order of their ids; each one that is there when its turn comes. */
    void (*call)(void *context, struct call *);
    /* All were given: does one step of what is left to do; true: that was the last. */
    bool (*end)(void *context);
};

struct gather {
    const struct gatherer *by;
    void *context;
    /* private */
    uint32_t to;      /* the id up to which calls were given in this round */
    uint64_t changes; /* app->changes when it began */
    nanos_t spent;    /* on it */
    nanos_t next;     /* no other begins before, by the monotonic clock */
    bool under_way, whole;
    bool given; /* all calls of this round */
};

/* From the screen's tick: goes on for a few milliseconds, and begins anew where calls have changed.
 * The screen is drawn again when a round is complete; app->busy tells that there is more to do. */
void gather_work(struct gather *, struct screen *);
/* What is known is of no use any more: the next round begins at once. */
void gather_again(struct gather *);
/* No round was completed yet: draws how much is done of the first. */
bool gather_waits(const struct gather *, struct app *, struct canvas *, struct rect area);

#endif
