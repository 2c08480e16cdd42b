/* local_private.h - what the readers of nftables' and iptables' rules share; private to probe/.
 *
 * What becomes of a packet in a chain is a set: all that may become of it, as far as the rules are
 * understood. It is certain where the set has one member. */
#ifndef SIPWHY_PROBE_LOCAL_PRIVATE_H
#define SIPWHY_PROBE_LOCAL_PRIVATE_H

#include "probe/local.h"

/* Bits; ON: no rule decides it, and the chain before goes on, or the policy decides. */
enum { FATE_IN = 1, FATE_DROP = 2, FATE_ON = 4, FATE_ANY = 7 };

/* Of one condition or rule: does it hold? */
enum truth { NO, YES, MAYBE };

/* A new packet from there to a port of this host. */
struct packet_asked {
    bool tcp;
    struct addr from;
    uint16_t port;
    bool untracked; /* it may be: rules take packets out of the tracking of connections */
};
/* Do rules, as either program writes them, do that? */
static inline bool local_untracks(struct slice rules)
{
    return slice_find(rules, SLICE("notrack")) < rules.n ||
           slice_find(rules, SLICE("-j NOTRACK")) < rules.n;
}

#define LOCAL_DEPTH_MOST 16
/* Rules that are looked at, whatever jumps where; then: anything. */
#define LOCAL_WORK_MOST 500000u

/* A rule that holds so, whose target makes that of the packet, adds it to *may. True: no rule
 * behind it is reached. */
static inline bool local_apply(enum truth holds, unsigned target, unsigned *may)
{
    if (holds == NO)
        return false;
    *may |= target & ~(unsigned)FATE_ON;
    return holds == YES && (target & FATE_ON) == 0;
}

/* The end of a base chain: the policy has what is left. */
static inline unsigned local_settle(unsigned may, unsigned policy)
{
    return (may & FATE_ON) != 0 ? (may & ~(unsigned)FATE_ON) | policy : may;
}

static inline enum local_fate local_fate_of(unsigned may)
{
    return may == FATE_IN ? LOCAL_LET_IN : may == FATE_DROP ? LOCAL_DROPPED : LOCAL_UNKNOWN;
}

#endif
