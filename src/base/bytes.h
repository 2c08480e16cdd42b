/* bytes.h - numbers in bytes that are there, in network order (be) and in the other (le). */
#ifndef SIPWHY_BASE_BYTES_H
#define SIPWHY_BASE_BYTES_H

#include <stdint.h>

static inline uint8_t byte_at(const void *bytes)
{
    return *(const uint8_t *)bytes;
}

static inline uint16_t be16(const void *bytes)
{
    const uint8_t *p = bytes;

    return (uint16_t)(p[0] << 8 | p[1]);
}

static inline uint32_t be32(const void *bytes)
{
    const uint8_t *p = bytes;

    return (uint32_t)be16(p) << 16 | be16(p + 2);
}

static inline uint16_t le16(const void *bytes)
{
    const uint8_t *p = bytes;

    return (uint16_t)(p[1] << 8 | p[0]);
}

static inline uint32_t le32(const void *bytes)
{
    const uint8_t *p = bytes;

    return (uint32_t)le16(p + 2) << 16 | le16(p);
}

static inline void put_be16(uint8_t *p, unsigned value)
{
    p[0] = (uint8_t)(value >> 8);
    p[1] = (uint8_t)value;
}

static inline void put_be32(uint8_t *p, uint32_t value)
{
    put_be16(p, value >> 16);
    put_be16(p + 2, value & 0xffff);
}

#endif
