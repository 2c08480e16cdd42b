/* bytes_private.h - numbers in network order, from bytes that are there. Only rtp/ looks in here.
 */
#ifndef SIPWHY_RTP_BYTES_PRIVATE_H
#define SIPWHY_RTP_BYTES_PRIVATE_H

#include <stdint.h>

static inline uint8_t get8(const char *p)
{
    return (uint8_t)*p;
}

static inline uint16_t get16(const char *p)
{
    return (uint16_t)(get8(p) << 8 | get8(p + 1));
}

static inline uint32_t get32(const char *p)
{
    return (uint32_t)get16(p) << 16 | get16(p + 2);
}

#endif
