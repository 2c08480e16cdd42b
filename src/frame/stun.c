/* stun.c - a message of STUN, attribute by attribute (RFC 8489). */
#include "config.h"

#include "frame/stun.h"

#include "frame/frame_private.h"

bool is_stun(const uint8_t *p, size_t n)
{
    return n >= STUN_HEADER && p[0] < 64 && be32(p + STUN_ID) == STUN_COOKIE && (p[3] & 3) == 0;
}

bool stun_next(const uint8_t *p, uint32_t n, uint32_t *at, struct stun_attribute *attribute)
{
    uint32_t end = STUN_HEADER + be16(p + 2), length, there;

    if (*at + STUN_ATTRIBUTE > end || *at + STUN_ATTRIBUTE > n)
        return false;
    length = be16(p + *at + 2);
    there = n - *at - STUN_ATTRIBUTE;
    if (length > end - *at - STUN_ATTRIBUTE)
        return false;
    attribute->type = be16(p + *at);
    attribute->value = p + *at + STUN_ATTRIBUTE;
    attribute->n = length < there ? length : there;
    attribute->missing = length - attribute->n;
    *at += STUN_ATTRIBUTE + (length + 3) / 4 * 4;
    return true;
}
