/* chains.h - places of a table that have something in common, found by a key of it: each place
 * stands in one chain at most, and goes in and out of it in the same time however long that is. */
#ifndef SIPWHY_RTP_CHAINS_H
#define SIPWHY_RTP_CHAINS_H

#include "base/hash.h"

struct chain_link {
    uint64_t key;
    uint32_t next, before; /* NO_INDEX: the last one; of the first, `before` is the last */
    bool in;
};

/* `struct chains c = { 0 };` is empty. */
struct chains {
    struct hash by_key; /* -> the first */
    struct chain_link *links;
    size_t room;
};

/* At the end of the chain of that key (see hash.h); nothing if it stands in one already. */
void chains_add(struct chains *, uint64_t key, uint32_t place);
void chains_remove(struct chains *, uint32_t place); /* nothing if it stands in none */
/* In the order in which they were added; NO_INDEX: no more. */
uint32_t chains_first(const struct chains *, uint64_t key);
uint32_t chains_next(const struct chains *, uint32_t place);
void chains_done(struct chains *);

#endif
