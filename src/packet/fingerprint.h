/* fingerprint.h - a sum of the packets that a source has brought, to know whether they are the same
 * ones when its files are read again; private to packet/. */
#ifndef SIPWHY_PACKET_FINGERPRINT_H
#define SIPWHY_PACKET_FINGERPRINT_H

#include <string.h>

#include "base/hash.h"
#include "packet/packet.h"

struct fingerprint {
    uint64_t sum;
    uint32_t n; /* packets */
};

/* Of each packet the time, the lengths and what stands where headers usually do, sums of the rest
 * among it: quick, and enough to see that a file is no longer what it was. Returns how many there
 * were. */
static inline uint32_t fingerprint_add(struct fingerprint *t, const struct packet *p)
{
    enum { FROM = 16, BYTES = 32 };
    uint64_t words[BYTES / sizeof(uint64_t)] = { 0 };

    if (p->caplen >= FROM + BYTES)
        memcpy(words, p->data + FROM, BYTES);
    else if (p->caplen > 0)
        memcpy(words, p->data, p->caplen < BYTES ? p->caplen : BYTES);
    t->sum =
        hash_fold(t->sum ^ (uint64_t)p->time ^ words[0], UINT64_C(0x9fb21c651e98df25) ^ words[1]);
    t->sum = hash_fold(t->sum ^ words[2], ((uint64_t)p->caplen << 32 | p->len) ^ words[3] ^
                                              UINT64_C(0xd6e8feb86659fd93));
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
