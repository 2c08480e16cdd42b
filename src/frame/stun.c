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

struct endpoint stun_address(const uint8_t *id, const struct stun_attribute *a)
{
    const uint8_t *p = a->value;
    uint8_t bytes[16];

    if (a->n < 8 || (p[1] != 1 && (p[1] != 2 || a->n < 20)))
        return (struct endpoint){ 0 };
    bool six = p[1] == 2;
    for (size_t i = 0; i < (six ? 16u : 4u); i++)
        bytes[i] = p[4 + i] ^ id[i];
    return (struct endpoint){ six ? addr_ipv6(bytes) : addr_ipv4(bytes),
                              (uint16_t)(be16(p + 2) ^ STUN_COOKIE >> 16) };
}
