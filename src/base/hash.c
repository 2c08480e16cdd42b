/* hash.c - keyed hashes, and a hash table from such a hash to a 32-bit value. */
#include "config.h"

#include "base/hash.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/random.h>

#include "base/mem.h"

#define FIRST_ROOM 16

#define TEXT_WORDS 16 /* of four bytes, of a text that is short */

uint64_t hash_process_key[2];
static uint64_t text_keys[TEXT_WORDS + 2];

/* Before main(), when there is one thread and nothing has been hashed. Where the kernel has no
 * getrandom(), it gives each process 16 random bytes all the same. */
static void __attribute__((constructor)) draw_key(void)
{
    const void *given = (const void *)getauxval(AT_RANDOM);
    ssize_t n;

    do
        n = getrandom(hash_process_key, sizeof hash_process_key, 0);
    while (n < 0 && errno == EINTR);
    if (n != (ssize_t)sizeof hash_process_key && given != NULL)
        memcpy(hash_process_key, given, sizeof hash_process_key);
    for (size_t i = 0; i < ARRAY_SIZE(text_keys); i++) {
        const uint64_t words[] = { i, ARRAY_SIZE(text_keys) };

        text_keys[i] = hash_words(words, ARRAY_SIZE(words));
    }
}

static size_t home(const struct hash *h, uint64_t key)
{
    return (size_t)key & (h->room - 1);
}

/* The slot that holds the key, or the free one where it would go. There is always a free one. */
static struct hash_slot *find(const struct hash *h, uint64_t key)
{
    size_t i = home(h, key);

    while (h->slots[i].value != NO_INDEX && h->slots[i].key != key)
        i = (i + 1) & (h->room - 1);
    return &h->slots[i];
}

uint32_t hash_get(const struct hash *h, uint64_t key)
{
    return h->room ? find(h, key)->value : NO_INDEX;
}

void hash_prefetch(const struct hash *h, uint64_t key)
{
    if (h->room > 0)
        prefetch(&h->slots[home(h, key)], sizeof *h->slots);
}

static void grow(struct hash *h)
{
    struct hash old = *h;

    h->room = old.room ? old.room * 2 : FIRST_ROOM;
    h->slots = xcalloc(h->room, sizeof *h->slots);
    for (size_t i = 0; i < h->room; i++)
        h->slots[i].value = NO_INDEX;
    for (size_t i = 0; i < old.room; i++) {
        if (old.slots[i].value != NO_INDEX)
            *find(h, old.slots[i].key) = old.slots[i];
    }
    free(old.slots);
}

void hash_put(struct hash *h, uint64_t key, uint32_t value)
{
    if ((h->count + 1) * 3 > h->room * 2)
        grow(h);
    struct hash_slot *slot = find(h, key);

    h->count += slot->value == NO_INDEX;
    *slot = (struct hash_slot){ .key = key, .value = value };
}

bool hash_put_new(struct hash *h, uint64_t key, uint32_t value)
{
    if (hash_get(h, key) != NO_INDEX)
        return false;
    hash_put(h, key, value);
    return true;
}

bool hash_remove(struct hash *h, uint64_t key)
{
    if (h->room == 0)
        return false;
    size_t mask = h->room - 1;
    size_t hole = (size_t)(find(h, key) - h->slots);

    if (h->slots[hole].value == NO_INDEX)
        return false;
    /* Pull back every later slot of the run whose home does not lie between the hole and itself. */
    for (size_t i = (hole + 1) & mask; h->slots[i].value != NO_INDEX; i = (i + 1) & mask) {
        if (((i - home(h, h->slots[i].key)) & mask) >= ((i - hole) & mask)) {
            h->slots[hole] = h->slots[i];
            hole = i;
        }
    }
    h->slots[hole].value = NO_INDEX;
    h->count--;
    return true;
}

void hash_done(struct hash *h)
{
    free(h->slots);
    *h = (struct hash){ 0 };
}

/* All of the bytes but the last, of which there are less than a word: those are in *rest. */
static size_t add_bytes(struct hashing *h, const void *p, size_t n, uint64_t *rest)
{
    const char *bytes = p;
    uint64_t word;

    for (; n >= sizeof word; bytes += sizeof word, n -= sizeof word) {
        memcpy(&word, bytes, sizeof word);
        hash_add(h, word);
    }
    *rest = 0;
    if (n > 0)
        memcpy(rest, bytes, n);
    return n;
}

uint64_t hash_bytes_with(const uint64_t key[2], const void *p, size_t n)
{
    struct hashing h = hash_begin_with(key);
    uint64_t rest;
    size_t left = add_bytes(&h, p, n, &rest);

    return hash_end(&h, rest, left);
}

uint64_t hash_bytes(const void *p, size_t n)
{
    return hash_bytes_with(hash_process_key, p, n);
}

uint32_t hash_text(const char *p, size_t n)
{
    uint64_t h = text_keys[TEXT_WORDS] + text_keys[TEXT_WORDS + 1] * (uint32_t)n;
    const uint64_t *key = text_keys;
    uint32_t word;

    if (n > TEXT_WORDS * sizeof word)
        return (uint32_t)hash_bytes(p, n);
    for (; n >= sizeof word; p += sizeof word, n -= sizeof word) {
        memcpy(&word, p, sizeof word);
        h += *key++ * word;
    }
    word = 0;
    for (; n > 0; n--)
        word = word << 8 | (unsigned char)p[n - 1];
    return (uint32_t)((h + *key * word) >> 32);
}

/* The output of 128 bits as SipHash defines it. */
struct hash_wide hash_bytes_wide(const void *p, size_t n)
{
    struct hashing h = hash_begin();
    struct hash_wide wide;
    uint64_t rest;

    h.v[1] ^= 0xee;
    size_t left = add_bytes(&h, p, n, &rest);

    hash_add(&h, rest | (uint64_t)(h.words * 8 + left) << 56);
    h.v[2] ^= 0xee;
    for (int i = 0; i < 3; i++)
        hash_round(h.v);
    wide.key = h.v[0] ^ h.v[1] ^ h.v[2] ^ h.v[3];
    h.v[1] ^= 0xdd;
    for (int i = 0; i < 3; i++)
        hash_round(h.v);
    wide.check = h.v[0] ^ h.v[1] ^ h.v[2] ^ h.v[3];
    return wide;
}

uint64_t hash_mix(uint64_t a, uint64_t b)
{
    uint64_t h = (a ^ (a >> 31)) * UINT64_C(0x9fb21c651e98df25) + b;

    h = (h ^ (h >> 32)) * UINT64_C(0xd6e8feb86659fd93);
    return h ^ (h >> 29);
}
