/* colliding.h - addresses that a hash without a key takes for one: what a sender would make up who
 * wants a table of the program to be slow, or to lose what it holds. */
#ifndef SIPWHY_TESTS_COLLIDING_H
#define SIPWHY_TESTS_COLLIDING_H

#include <string.h>

#include "base/addr.h"
#include "base/hash.h"

/* The hash of addresses that sipwhy had before its hashes were keyed. */
static inline uint64_t unkeyed_hash(struct addr a)
{
    uint64_t half[2];

    memcpy(half, a.bytes, sizeof half);
    return hash_mix(hash_mix(a.family, half[0]), half[1]);
}

/* The i-th of IPv6 addresses that all have one unkeyed hash: whatever the first half is, the second
 * one makes up for it. */
static inline struct addr colliding_addr(uint32_t i)
{
    struct addr a = { .family = ADDR_IPV6, .bytes = { 0x20, 0x01, 0x0d, 0xb8 } };
    uint64_t half[2];

    for (int k = 0; k < 4; k++)
        a.bytes[4 + k] = (uint8_t)(i >> 8 * k);
    memcpy(half, a.bytes, sizeof half);
    uint64_t h = hash_mix(a.family, half[0]);

    half[1] = UINT64_C(0x736970776879) - (h ^ h >> 31) * UINT64_C(0x9fb21c651e98df25);
    memcpy(a.bytes, half, sizeof half);
    return a;
}

#endif
