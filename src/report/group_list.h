/* group_list.h - the figures of calls by peer, or by day.
 *
 * A peer is the address at the far side of a call, the provider's where its direction is known;
 * else both of its ends are. A day is that of the call's first message, in the local time zone. */
#ifndef SIPWHY_REPORT_GROUP_LIST_H
#define SIPWHY_REPORT_GROUP_LIST_H

#include <stdio.h>

#include "base/hash.h"
#include "report/figures_write.h"

enum group_by { GROUP_BY_TRUNK /* trunk_list.h */, GROUP_BY_PEER, GROUP_BY_DAY };
extern const char *const group_by_names[]; /* in the order of the enum, ended by NULL */

struct group_row {
    struct addr addr; /* of a peer */
    char *name;       /* "192.0.2.1", "2026-01-02" */
    const struct trunk *trunk;
    const struct profile *profile;
    bool mixed; /* calls of several trunks or providers: none's limits hold */
    struct figures figures;
    struct cause_counts causes;
};

struct group_list {
    enum group_by by;
    struct group_row *rows; /* peers: those with the most calls first; days: in their order */
    size_t n, room;
    struct hash index;
    size_t others; /* calls of further peers: addresses are easily made up */
    nanos_t slot;  /* the quarter of an hour of the last call; no day begins within one */
    uint32_t day;  /* its row */
};

/* To be filled with calls, one at a time, and brought into order at the end. All that the calls
 * and verdicts point to has to outlive it, but not they themselves. */
void group_list_begin(struct group_list *, enum group_by);
/* One that is no INVITE's, or an attempt of another, is not counted. */
void group_list_add(struct group_list *, const struct calls *, const struct call *,
                    const struct verdict *);
void group_list_end(struct group_list *);
/* All at once: of the calls of the trunks that have the text, see trunk_has(); an empty one: of all
 * calls. */
void group_list_init(struct group_list *, enum group_by, struct slice trunk, struct calls *,
                     struct diagnosis *);
void group_list_done(struct group_list *);
struct allowance group_row_allowance(const struct group_row *);
void group_list_write(struct group_list *, enum figures_format, FILE *);

#endif
