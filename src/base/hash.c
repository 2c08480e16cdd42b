/* hash.c - a hash table from a 64-bit key to a 32-bit value. */
#include "config.h"

#include "base/hash.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

#include "base/mem.h"

#define FIRST_ROOM 16

/* Random, the same for the life of the process; 0 is kept for "not drawn yet". */
static uint64_t process_seed(void)
{
    static uint64_t seed;

    if (seed == 0 && getrandom(&seed, sizeof seed, GRND_NONBLOCK) != (ssize_t)sizeof seed) {
        /* Early in a boot the kernel's pool is empty; something that differs will do. */
        struct timespec now = {0};
        clock_gettime(CLOCK_MONOTONIC, &now);
        seed = hash_mix((uint64_t)now.tv_sec, (uint64_t)now.tv_nsec);
    }
    seed += seed == 0;
    return seed;
}

static size_t home(const struct hash *h, uint64_t key)
{
    return (size_t)hash_mix(process_seed(), key) & (h->room - 1);
}

/* The slot that holds the key, or the free one where it would go. There is always a free one. */
static struct hash_slot *find(const struct hash *h, uint64_t key)
{
    size_t i = home(h, key);

    while (h->slots[i].value != HASH_NONE && h->slots[i].key != key)
        i = (i + 1) & (h->room - 1);
    return &h->slots[i];
}

uint32_t hash_get(const struct hash *h, uint64_t key)
{
    return h->room ? find(h, key)->value : HASH_NONE;
}

void hash_prefetch(const struct hash *h, uint64_t key)
{
    if (h->room)
        __builtin_prefetch(&h->slots[home(h, key)]);
}

static void grow(struct hash *h)
{
    struct hash old = *h;

    h->room = old.room ? old.room * 2 : FIRST_ROOM;
    h->slots = xcalloc(h->room, sizeof *h->slots);
    for (size_t i = 0; i < h->room; i++)
        h->slots[i].value = HASH_NONE;
    for (size_t i = 0; i < old.room; i++) {
        if (old.slots[i].value != HASH_NONE)
            *find(h, old.slots[i].key) = old.slots[i];
    }
    free(old.slots);
}

void hash_put(struct hash *h, uint64_t key, uint32_t value)
{
    if ((h->count + 1) * 3 > h->room * 2)
        grow(h);
    struct hash_slot *slot = find(h, key);

    h->count += slot->value == HASH_NONE;
    *slot = (struct hash_slot){.key = key, .value = value};
}

bool hash_remove(struct hash *h, uint64_t key)
{
    if (h->room == 0)
        return false;
    size_t mask = h->room - 1;
    size_t hole = (size_t)(find(h, key) - h->slots);

    if (h->slots[hole].value == HASH_NONE)
        return false;
    /* Pull back every later slot of the run whose home does not lie between the hole and itself. */
    for (size_t i = (hole + 1) & mask; h->slots[i].value != HASH_NONE; i = (i + 1) & mask) {
        if (((i - home(h, h->slots[i].key)) & mask) >= ((i - hole) & mask)) {
            h->slots[hole] = h->slots[i];
            hole = i;
        }
    }
    h->slots[hole].value = HASH_NONE;
    h->count--;
    return true;
}

void hash_done(struct hash *h)
{
    free(h->slots);
    *h = (struct hash){0};
}

/* Both halves of the product: every bit of it hangs on every bit of both factors. */
static uint64_t fold(uint64_t a, uint64_t b)
{
    __extension__ typedef unsigned __int128 wide;
    wide product = (wide)a * b;

    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/* The seed goes into every step, so that equal hashes cannot be worked out beforehand. */
uint64_t hash_bytes(const void *p, size_t n)
{
    const char *bytes = p;
    uint64_t seed = process_seed(), secret = seed ^ UINT64_C(0x9fb21c651e98df25), h = seed ^ n;

    uint64_t word = 0;

    for (; n >= 8; bytes += 8, n -= 8) {
        memcpy(&word, bytes, 8);
        h = fold(h ^ word, secret);
    }
    if (n > 0) {
        word = 0;
        memcpy(&word, bytes, n);
        h = fold(h ^ word, secret);
    }
    return fold(h ^ seed, UINT64_C(0xd6e8feb86659fd93));
}

uint64_t hash_mix(uint64_t a, uint64_t b)
{
    uint64_t h = (a ^ (a >> 31)) * UINT64_C(0x9fb21c651e98df25) + b;

    h = (h ^ (h >> 32)) * UINT64_C(0xd6e8feb86659fd93);
    return h ^ (h >> 29);
}
