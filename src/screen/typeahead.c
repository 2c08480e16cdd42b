/* typeahead.c - keys that were typed ahead of a search. */
#include "config.h"

#include "screen/typeahead.h"

#include "base/mem.h"

bool typeahead_keeps(struct typeahead *t, uint32_t key)
{
    if (t->filling && t->n < TYPEAHEAD_MOST)
        t->keys[t->n++] = key;
    return t->filling;
}

void typeahead_note(struct typeahead *t, bool before, bool after)
{
    if (!before && after)
        t->filling = true;
    if (before && !after)
        t->n = 0;
}

void typeahead_read(struct typeahead *t)
{
    t->filling = false;
}

uint32_t typeahead_next(struct typeahead *t, bool searching)
{
    if (searching || t->n == 0)
        return 0;
    uint32_t key = t->keys[0];

    vec_drop_front(t->keys, &t->n, 1, sizeof *t->keys);
    return key;
}
