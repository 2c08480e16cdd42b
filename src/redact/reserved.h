/* reserved.h - addresses and numbers that nobody has, each for one that somebody has: those that
 * are set aside for documentation, then those for tests, then those that are never given out. */
#ifndef SIPWHY_REDACT_RESERVED_H
#define SIPWHY_REDACT_RESERVED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/addr.h"

struct reserved;
struct reserved *reserved_new(uint64_t key);
void reserved_free(struct reserved *); /* NULL is allowed */

/* For a public address. As text it is as long as that, and what was in one network of 24 bits is in
 * one network. They are taken in turn from 192.0.2.0/24, 198.51.100.0/24 and 203.0.113.0/24 (RFC
 * 5737), 198.18.0.0/15 (RFC 2544), 240.0.0.0/4 (RFC 1112 section 4), which alone has some of 15
 * characters, and 0.0.0.0/8, which alone has some of 7 or 8. */
struct addr reserved_ipv4(struct reserved *, struct addr);
/* For a global address: of 2001:db8::/32 (RFC 3849), or of 3fff::/20 (RFC 9637) where the second
 * group has fewer than three digits. Addresses of one network of 64 bits stay in one. */
struct addr reserved_ipv6(struct reserved *, struct addr);

/* The last digits of a number, all but its country code and what is dialled before it: they become
 * 555-01xx of some area. Numbers with the same end get the same end, and those with the same begin
 * the same begin, as long as there are few. False: fewer than seven digits, or there are too many
 * numbers of seven digits; nothing is changed then. */
bool reserved_number(struct reserved *, char *digits, size_t n);

#endif
