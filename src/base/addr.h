/* addr.h - internet addresses, endpoints and networks; binary until they are shown. */
#ifndef SIPWHY_BASE_ADDR_H
#define SIPWHY_BASE_ADDR_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/slice.h"
#include "base/text.h"

enum addr_family { ADDR_NONE = 0, ADDR_IPV4 = 4, ADDR_IPV6 = 6 };

struct addr {
    uint8_t family;    /* enum addr_family */
    uint8_t bytes[16]; /* network order; IPv4 in the first four,
                          the rest zero */
};

struct endpoint {
    struct addr addr;
    uint16_t port; /* host order; 0: none */
};

struct network {
    struct addr addr;
    uint8_t prefix; /* bits */
};

static inline struct addr addr_ipv4(const void *four_bytes)
{
    struct addr a = { .family = ADDR_IPV4 };

    memcpy(a.bytes, four_bytes, 4);
    return a;
}
struct addr addr_ipv6(const void *sixteen_bytes); /* an IPv4-mapped address becomes the IPv4
                                                     one */

/* Text forms: "192.0.2.1", "2001:db8::1" and "[2001:db8::1]". False, and *out untouched, for
 * anything else (names too). */
bool addr_parse(struct slice text, struct addr *out);
bool network_parse(struct slice text, struct network *out);   /* "10.0.0.0/8"; a bare address is
                                                                 a /32 or /128 */
bool endpoint_parse(struct slice text, struct endpoint *out); /* "192.0.2.1:5060", "[::1]:5060";
                                                                 port optional */

static inline bool addr_eq(struct addr a, struct addr b)
{
    return a.family == b.family && memcmp(a.bytes, b.bytes, sizeof a.bytes) == 0;
}
int addr_cmp(struct addr a, struct addr b);
/* Without copies: for what every packet passes. */
static inline bool endpoint_same(const struct endpoint *a, const struct endpoint *b)
{
    return a->port == b->port && a->addr.family == b->addr.family &&
           memcmp(a->addr.bytes, b->addr.bytes, sizeof a->addr.bytes) == 0;
}
static inline bool endpoint_eq(struct endpoint a, struct endpoint b)
{
    return endpoint_same(&a, &b);
}
int endpoint_cmp(struct endpoint a, struct endpoint b);
/* Keyed: base/hash.h. `with`: what else tells two things between the same ends apart. */
uint64_t addr_hash(struct addr a);
uint64_t endpoint_hash(struct endpoint e);
uint64_t endpoints_hash(const struct endpoint *src, const struct endpoint *dst, uint32_t with);
/* The same whichever of the two is the source. */
uint64_t endpoints_hash_both(const struct endpoint *a, const struct endpoint *b, uint32_t with);
bool network_contains(struct network net, struct addr a);

/* 10/8, 172.16/12, 192.168/16, 100.64/10, 169.254/16, 127/8, fc00::/7, fe80::/10, ::1. The
 * documentation networks (192.0.2/24, 198.51.100/24, 203.0.113/24, 2001:db8::/32) count as
 * public. */
bool addr_is_private(struct addr a);
bool addr_is_loopback(struct addr a);
bool addr_is_unspecified(struct addr a); /* 0.0.0.0, :: */
bool addr_is_multicast(struct addr a);

/* 7.5.1's IPv6 in brackets where a port follows: "[2001:db8::1]:5060"; without a port no colon
 * follows. */
void addr_print(struct text *, struct addr a);
void endpoint_print(struct text *, struct endpoint e);
void network_print(struct text *, struct network); /* one address: without its length */

#endif
