/* fingerprint.h - a sum of the packets that a source has brought, to know whether they are the same
 * ones when its files are read again; private to packet/. */
#ifndef SIPWHY_PACKET_FINGERPRINT_H
#define SIPWHY_PACKET_FINGERPRINT_H

#include <string.h>

#include "base/hash.h"
#include "base/placing.h"
#include "packet/packet.h"

struct fingerprint {
    uint64_t sum;
    uint32_t n; /* packets */
};

enum { FINGERPRINT_FROM = 16, FINGERPRINT_BYTES = 32 };

static inline uint64_t fingerprint_mix(uint64_t sum, const struct packet *p, const uint8_t *bytes)
{
    const uint64_t lengths = (uint64_t)p->caplen << 32 | p->len;

    sum = hash_fold(sum ^ (uint64_t)p->time ^ hash_word(bytes),
                    UINT64_C(0x9fb21c651e98df25) ^ hash_word(bytes + 8));
    return hash_fold(sum ^ hash_word(bytes + 16),
                     lengths ^ hash_word(bytes + 24) ^ UINT64_C(0xd6e8feb86659fd93));
}

APART static uint64_t fingerprint_mix_short(uint64_t sum, const struct packet *p)
{
    uint8_t bytes[FINGERPRINT_BYTES] = { 0 };

    if (p->caplen > 0)
        memcpy(bytes, p->data, p->caplen < sizeof bytes ? p->caplen : sizeof bytes);
    return fingerprint_mix(sum, p, bytes);
}

/* Of each packet the time, the lengths and what stands where headers usually do, sums of the rest
 * among it: quick, and enough to see that a file is no longer what it was. Returns how many there
 * were. */
static inline uint32_t fingerprint_add(struct fingerprint *t, const struct packet *p)
{
    if (p->caplen >= FINGERPRINT_FROM + FINGERPRINT_BYTES)
        t->sum = fingerprint_mix(t->sum, p, p->data + FINGERPRINT_FROM);
    else
        t->sum = fingerprint_mix_short(t->sum, p);
    return ++t->n;
}

/* Of a source that is read again: as many packets as there were then must be those. `packet`: this
 * is so far with one more, else all there is. */
static inline bool fingerprint_agrees(const struct fingerprint *t, const struct fingerprint *former,
                                      bool packet)
{
    if (packet && t->n == former->n)
        return t->sum == former->sum;
    return packet || t->n >= former->n;
}

#endif
