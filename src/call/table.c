/* table.c - the calls in their slots, and the way from a Call-ID to its call.
 *
 * Calls lie in chunks that never move, so that there is a pointer to a call as long as there is the
 * call. Those whose Call-IDs have the same end of their hash are a bucket: a list by their slots.
 */
#include "config.h"

#include <stdlib.h>

#include "base/mem.h"
#include "call/call_private.h"

enum { FIRST_BUCKETS = 16 };

static uint32_t *bucket_of(const struct call_table *t, struct hash_wide key)
{
    return &t->buckets[key.key & (t->n_buckets - 1)];
}

static void put_in_bucket(const struct call_table *t, struct call_entry *k)
{
    uint32_t *bucket = bucket_of(t, k->key);

    k->next = *bucket;
    *bucket = k->c.slot;
}

static void take_from_bucket(const struct call_table *t, const struct call_entry *k)
{
    uint32_t *at = bucket_of(t, k->key);

    while (*at != k->c.slot)
        at = &call_in_slot(t, *at)->next;
    *at = k->next;
}

/* Twice as many buckets as calls, at least: a call is mostly the first of its bucket. */
static void more_buckets(struct call_table *t)
{
    t->n_buckets = t->n_buckets > 0 ? 2 * t->n_buckets : FIRST_BUCKETS;
    free(t->buckets);
    t->buckets = xmalloc(t->n_buckets * sizeof *t->buckets);
    for (size_t i = 0; i < t->n_buckets; i++)
        t->buckets[i] = NO_INDEX;
    for (uint32_t slot = 0; slot < t->n_slots; slot++) {
        struct call_entry *k = call_in_slot(t, slot);

        if (k->c.id != 0)
            put_in_bucket(t, k);
    }
}

static uint32_t free_slot(struct call_table *t)
{
    uint32_t slot = t->first_free;

    if (slot != NO_INDEX) {
        t->first_free = call_in_slot(t, slot)->next;
        return slot;
    }
    if (t->n_slots % CALLS_PER_CHUNK == 0)
        VEC_PUSH(t->chunks, t->n_chunks, t->room_chunks) =
            xmalloc(CALLS_PER_CHUNK * sizeof **t->chunks);
    return t->n_slots++;
}

struct call_entry *table_add(struct call_table *t, struct hash_wide key, uint32_t id)
{
    if (2 * t->n_calls >= t->n_buckets)
        more_buckets(t);
    uint32_t slot = free_slot(t);
    struct call_entry *k = call_in_slot(t, slot);

    *k = (struct call_entry){ .c = { .id = id, .slot = slot }, .key = key };
    put_in_bucket(t, k);
    t->n_calls++;
    return k;
}

void table_remove(struct call_table *t, struct call_entry *k)
{
    take_from_bucket(t, k);
    k->c.id = 0;
    k->next = t->first_free;
    t->first_free = k->c.slot;
    t->n_calls--;
}

static bool is_of_key(const struct call_entry *k, struct hash_wide key)
{
    return k->key.key == key.key && k->key.check == key.check;
}

struct call_entry *table_find(const struct call_table *t, struct hash_wide key)
{
    uint32_t slot = t->n_buckets > 0 ? *bucket_of(t, key) : NO_INDEX;

    while (slot != NO_INDEX) {
        struct call_entry *k = call_in_slot(t, slot);

        if (is_of_key(k, key))
            return k;
        slot = k->next;
    }
    return NULL;
}

void table_prefetch(const struct call_table *t, struct hash_wide key)
{
    if (t->n_buckets > 0)
        prefetch(bucket_of(t, key), 1);
}

const struct call_entry *table_near(const struct call_table *t, struct hash_wide key,
                                    unsigned looks)
{
    uint32_t slot = t->n_buckets > 0 ? *bucket_of(t, key) : NO_INDEX;

    while (slot != NO_INDEX) {
        const struct call_entry *k = call_in_slot(t, slot);

        if (looks-- == 0 || is_of_key(k, key))
            return k;
        slot = k->next;
    }
    return NULL;
}

void table_done(struct call_table *t)
{
    for (size_t i = 0; i < t->n_chunks; i++)
        free(t->chunks[i]);
    free(t->chunks);
    free(t->buckets);
}
