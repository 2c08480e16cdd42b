/* keyed.h - choices that depend on a key and on what is chosen for, and on nothing else; for the
 * other files of redact/. */
#ifndef SIPWHY_REDACT_KEYED_H
#define SIPWHY_REDACT_KEYED_H

#include <stddef.h>
#include <stdint.h>

/* FNV-1a over what came before or after, finished by a multiply in keyed_below(). */
static inline uint64_t keyed_begin(uint64_t key, uint64_t kind)
{
    return key ^ kind * UINT64_C(0x9e3779b97f4a7c15);
}

static inline uint64_t keyed_add(uint64_t h, char c)
{
    return (h ^ (uint8_t)c) * UINT64_C(0x100000001b3);
}

/* A number below `n`. */
static inline unsigned keyed_below(uint64_t h, unsigned n)
{
    h ^= h >> 32;
    h *= UINT64_C(0xd6e8feb86659fd93);
    h ^= h >> 32;
    return (unsigned)(h % n);
}

static inline unsigned keyed_choice(uint64_t key, uint64_t kind, const void *context, size_t length,
                                    unsigned n)
{
    const char *p = context;
    uint64_t h = keyed_begin(key, kind);

    for (size_t i = 0; i < length; i++)
        h = keyed_add(h, p[i]);
    return keyed_below(h, n);
}

/* Another one of the values from `low` to `high`. */
static inline unsigned keyed_shift(uint64_t key, uint64_t kind, unsigned value, unsigned low,
                                   unsigned high, const void *context, size_t n)
{
    unsigned m = high - low + 1;

    return low + (value - low + 1 + keyed_choice(key, kind, context, n, m - 1)) % m;
}

/* With as many digits as before. */
static inline uint8_t keyed_octet(uint64_t key, uint8_t octet, const uint8_t *before, size_t n)
{
    if (octet < 10)
        return (uint8_t)keyed_shift(key, 1, octet, 0, 9, before, n);
    if (octet < 100)
        return (uint8_t)keyed_shift(key, 1, octet, 10, 99, before, n);
    return (uint8_t)keyed_shift(key, 1, octet, 100, 255, before, n);
}

/* With as many hexadecimal digits as before; nothing stays nothing. */
static inline unsigned keyed_group(uint64_t key, uint64_t kind, unsigned group,
                                   const uint8_t *before, size_t n)
{
    unsigned low = 1;

    if (group == 0)
        return 0;
    while (low * 16 <= group)
        low *= 16;
    return keyed_shift(key, kind, group, low, low * 16 - 1, before, n);
}

#endif
