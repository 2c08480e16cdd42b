/* byte_mask.h - where a byte stands among the next sixteen, all at once, and where among all: for
 * what is near, quicker than memchr() is called.
 *
 * Bit i of the mask is set if p[i] is the byte; __builtin_ctz() of it is the first place. All
 * BYTE_MASK_WIDTH bytes at p are read: they must be there. */
#ifndef SIPWHY_BASE_BYTE_MASK_H
#define SIPWHY_BASE_BYTE_MASK_H

#include <endian.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { BYTE_MASK_WIDTH = 16 };

/* Of eight bytes: the top bit of each that is the same, then those bits side by side. */
static inline unsigned byte_mask_word(const char *p, char byte)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), low = ones * 0x7f;
    uint64_t word;

    memcpy(&word, p, sizeof word);
    word = le64toh(word) ^ ones * (uint8_t)byte;
    word = ~(((word & low) + low) | word | low);
    return (unsigned)((word >> 7) * UINT64_C(0x0102040810204080) >> 56);
}

/* What any machine can; byte_mask() gives the same. */
static inline unsigned byte_mask_plain(const char *p, char byte)
{
    return byte_mask_word(p, byte) | byte_mask_word(p + 8, byte) << 8;
}

static inline unsigned byte_mask(const char *p, char byte)
{
#ifdef __SSE2__
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)p);

    return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(byte)));
#else
    return byte_mask_plain(p, byte);
#endif
}

/* The first place in [at, n); n: there is none. */
static inline size_t byte_find(const char *p, size_t n, size_t at, char byte)
{
    for (; n - at >= BYTE_MASK_WIDTH; at += BYTE_MASK_WIDTH) {
        unsigned mask = byte_mask(p + at, byte);

        if (mask != 0)
            return at + (size_t)__builtin_ctz(mask);
    }
    if (n >= BYTE_MASK_WIDTH && at < n) { /* the last ones, without those that were looked at */
        unsigned mask = byte_mask(p + n - BYTE_MASK_WIDTH, byte) >> (BYTE_MASK_WIDTH - (n - at));

        return mask != 0 ? at + (size_t)__builtin_ctz(mask) : n;
    }
    while (at < n && p[at] != byte)
        at++;
    return at;
}

#endif
