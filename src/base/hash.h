/* hash.h - a hash table from a 64-bit key to a 32-bit value (an index into somebody's array).
 *
 * Open addressing, doubled when it is more than two thirds full, deletion without tombstones.
 * The keys are hashes already; the table mixes them with a seed of the process, so that a sender
 * cannot choose collisions. `struct hash h = {0};` is an empty table. */
#ifndef SIPWHY_BASE_HASH_H
#define SIPWHY_BASE_HASH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define HASH_NONE UINT32_MAX

struct hash_slot {
    uint64_t key;
    uint32_t value;                                   /* HASH_NONE: free slot */
};

struct hash {
    struct hash_slot *slots;
    size_t room;                                      /* a power of two, or 0 */
    size_t count;
};

uint32_t hash_get(const struct hash *, uint64_t key); /* HASH_NONE if there is none */
/* Has the processor fetch where the key would stand, for a hash_get() a little later. */
void hash_prefetch(const struct hash *, uint64_t key);
void hash_put(struct hash *, uint64_t key, uint32_t value); /* replaces; value is not HASH_NONE */
bool hash_remove(struct hash *, uint64_t key);
void hash_done(struct hash *);

/* A keyed 64-bit hash of bytes (SipHash-like strength is not needed, but the process's random
 * seed goes in): for keys that a sender chooses, such as a Call-ID. */
uint64_t hash_bytes(const void *p, size_t n);
uint64_t hash_mix(uint64_t a, uint64_t b);

#endif
