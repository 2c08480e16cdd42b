/* stun.h - the header and the attributes of a message of STUN (RFC 8489 sections 5 and 14), for all
 * who read one. */
#ifndef SIPWHY_FRAME_STUN_H
#define SIPWHY_FRAME_STUN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/addr.h"

#define STUN_HEADER 20u
#define STUN_ATTRIBUTE 4u /* the header of one */
#define STUN_COOKIE 0x2112a442u
#define STUN_ID 4u /* where the cookie is, with the transaction's number behind it */

enum stun_attribute_type {
    STUN_ERROR_CODE = 0x0009,
    STUN_CHANNEL_NUMBER = 0x000c, /* of TURN, as the next ones */
    STUN_LIFETIME = 0x000d,
    STUN_PEER_ADDRESS = 0x0012,
    STUN_DATA = 0x0013,
    STUN_RELAYED_ADDRESS = 0x0016,
    STUN_MAPPED_ADDRESS = 0x0020 /* with XOR */
};

struct stun_attribute {
    unsigned type; /* enum stun_attribute_type, or another */
    const uint8_t *value;
    uint32_t n;       /* bytes of it that were captured */
    uint32_t missing; /* and that were not */
};

/* Two zero bits, a length that is a multiple of four, the magic cookie. */
bool is_stun(const uint8_t *p, size_t n);
/* The attribute at *at, which is STUN_HEADER at first, of a message of which `n` bytes were
 * captured; *at is where the next one is. False: there is none, or it says that it goes beyond the
 * message. */
bool stun_next(const uint8_t *p, uint32_t n, uint32_t *at, struct stun_attribute *);
/* The address of an attribute that holds one with XOR (section 14.2); `id` is what stands at
 * STUN_ID. The family is ADDR_NONE if it is cut or of neither. */
struct endpoint stun_address(const uint8_t *id, const struct stun_attribute *);

#endif
