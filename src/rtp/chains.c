/* chains.c - places of a table that have something in common. */
#include "config.h"

#include "rtp/chains.h"

#include <stdlib.h>

#include "base/mem.h"

void chains_add(struct chains *c, uint64_t key, uint32_t place)
{
    c->links = table_reach(c->links, place, &c->room, sizeof *c->links);
    if (c->links[place].in)
        return;
    uint32_t first = hash_get(&c->by_key, key);
    struct chain_link link = { .key = key, .next = NO_INDEX, .before = place, .in = true };

    if (first == NO_INDEX) {
        hash_put(&c->by_key, key, place);
    } else {
        link.before = c->links[first].before;
        c->links[link.before].next = place;
        c->links[first].before = place;
    }
    c->links[place] = link;
}

void chains_remove(struct chains *c, uint32_t place)
{
    if (place >= c->room || !c->links[place].in)
        return;
    struct chain_link gone = c->links[place];
    uint32_t first = hash_get(&c->by_key, gone.key);

    c->links[place].in = false;
    if (gone.next != NO_INDEX)
        c->links[gone.next].before = gone.before;
    else if (first != place)
        c->links[first].before = gone.before;
    if (first != place)
        c->links[gone.before].next = gone.next;
    else if (gone.next != NO_INDEX)
        hash_put(&c->by_key, gone.key, gone.next);
    else
        hash_remove(&c->by_key, gone.key);
}

uint32_t chains_first(const struct chains *c, uint64_t key)
{
    return hash_get(&c->by_key, key);
}

uint32_t chains_next(const struct chains *c, uint32_t place)
{
    return c->links[place].next;
}

void chains_done(struct chains *c)
{
    hash_done(&c->by_key);
    free(c->links);
    *c = (struct chains){ 0 };
}
