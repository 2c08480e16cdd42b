/* hash.h - keyed hashes, and a hash table from such a hash to a 32-bit value (an index into
 * somebody's array).
 *
 * The hashes are SipHash-1-3 (Aumasson and Bernstein, 2012) under a key of 128 bits that the
 * process draws as it starts: who does not know the key can neither choose two things with one
 * hash nor foresee where in a table a thing will stand.
 *
 * The table uses open addressing, is doubled when it is more than two thirds full and deletes
 * without tombstones. Its keys are made by the functions below (of numbers that follow each other
 * too, which would stand in one row and be searched through). It compares hashes only: whoever
 * looks something up compares what was found with what was asked for, and whoever puts something in
 * the place of another sees to the other. `struct hash h = {0};` is an empty table. */
#ifndef SIPWHY_BASE_HASH_H
#define SIPWHY_BASE_HASH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/mem.h"

struct hash_slot {
    uint64_t key;
    uint32_t value; /* NO_INDEX: free slot */
};

struct hash {
    struct hash_slot *slots;
    size_t room; /* a power of two, or 0 */
    size_t count;
};

uint32_t hash_get(const struct hash *, uint64_t key);       /* NO_INDEX if there is none */
void hash_prefetch(const struct hash *, uint64_t key);      /* it will be asked for soon */
void hash_put(struct hash *, uint64_t key, uint32_t value); /* replaces; value is not NO_INDEX */
bool hash_put_new(struct hash *, uint64_t key, uint32_t value); /* false: it is there, and stays */
bool hash_remove(struct hash *, uint64_t key);
void hash_done(struct hash *);

/* A hash that is still taken in: hash_begin(), hash_add() for each word, hash_end(). */
struct hashing {
    uint64_t v[4];
    size_t words;
};

extern uint64_t hash_process_key[2]; /* drawn before main() */

static inline uint64_t hash_turn(uint64_t x, unsigned by)
{
    return x << by | x >> (64 - by);
}

/* SipRound. */
static inline void hash_round(uint64_t v[4])
{
    v[0] += v[1];
    v[2] += v[3];
    v[1] = hash_turn(v[1], 13) ^ v[0];
    v[3] = hash_turn(v[3], 16) ^ v[2];
    v[0] = hash_turn(v[0], 32) + v[3];
    v[2] += v[1];
    v[1] = hash_turn(v[1], 17) ^ v[2];
    v[3] = hash_turn(v[3], 21) ^ v[0];
    v[2] = hash_turn(v[2], 32);
}

static inline struct hashing hash_begin_with(const uint64_t key[2])
{
    return (struct hashing){
        .v = { key[0] ^ UINT64_C(0x736f6d6570736575), key[1] ^ UINT64_C(0x646f72616e646f6d),
               key[0] ^ UINT64_C(0x6c7967656e657261), key[1] ^ UINT64_C(0x7465646279746573) }
    };
}

static inline struct hashing hash_begin(void)
{
    return hash_begin_with(hash_process_key);
}

static inline void hash_add(struct hashing *h, uint64_t word)
{
    h->v[3] ^= word;
    hash_round(h->v);
    h->v[0] ^= word;
    h->words++;
}

/* `rest`: the last bytes that do not fill a word, `n` (0 to 7) of them. */
static inline uint64_t hash_end(struct hashing *h, uint64_t rest, size_t n)
{
    hash_add(h, rest | (uint64_t)(h->words * 8 + n) << 56);
    h->v[2] ^= 0xff;
    for (int i = 0; i < 3; i++)
        hash_round(h->v);
    return h->v[0] ^ h->v[1] ^ h->v[2] ^ h->v[3];
}

static inline uint64_t hash_words(const uint64_t *words, size_t n)
{
    struct hashing h = hash_begin();

    for (size_t i = 0; i < n; i++)
        hash_add(&h, words[i]);
    return hash_end(&h, 0, 0);
}

static inline uint64_t hash_number(uint64_t number)
{
    return hash_words(&number, 1);
}

uint64_t hash_bytes(const void *p, size_t n);
uint64_t hash_bytes_with(const uint64_t key[2], const void *p, size_t n);

/* 32 bits of a short text, more cheaply: not for tables that are found by it alone. Under keys that
 * nobody knows, any two texts share it as seldom as chance has it (multilinear hashing: Lemire and
 * Kaser, 2014). */
uint32_t hash_text(const char *p, size_t n);

/* 128 bits, for what is too long to be kept and compared: nobody will see two things share them. */
struct hash_wide {
    uint64_t key, check;
};
struct hash_wide hash_bytes_wide(const void *p, size_t n);

/* Eight bytes as they stand. */
static inline uint64_t hash_word(const uint8_t *p)
{
    uint64_t word;

    memcpy(&word, p, sizeof word);
    return word;
}

/* Not keyed: a product of 128 bits folded to 64, the strongest mixing that one multiplication
 * gives. */
static inline uint64_t hash_fold(uint64_t a, uint64_t b)
{
    unsigned __int128 product = (unsigned __int128)a * b;

    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/* Not keyed, and not for tables: stirs two numbers. */
uint64_t hash_mix(uint64_t a, uint64_t b);

#endif
