/* fingerprint.h - a sum of the packets that a source has brought, to know whether they are the same
 * ones when its files are read again; private to packet/. */
#ifndef SIPWHY_PACKET_FINGERPRINT_H
#define SIPWHY_PACKET_FINGERPRINT_H

#include <string.h>

#include "base/hash.h"
#include "packet/packet.h"

#define TRACE_BYTES 64u /* of each packet: its headers, and more */

struct fingerprint {
    uint64_t sum;
    uint32_t n; /* packets */
};

/* Sums up bytes: quick, and enough to see that a file is no longer what it was. */
static inline uint64_t trace_bytes(const uint8_t *p, size_t n)
{
    uint64_t sum = n, word = 0;

    for (; n >= sizeof word; p += sizeof word, n -= sizeof word) {
        memcpy(&word, p, sizeof word);
        sum = (sum ^ word) * UINT64_C(0x9fb21c651e98df25);
        sum ^= sum >> 32;
    }
    word = 0;
    if (n > 0)
        memcpy(&word, p, n);
    return (sum ^ word) * UINT64_C(0xd6e8feb86659fd93);
}

static inline void fingerprint_add(struct fingerprint *t, const struct packet *p)
{
    uint32_t n = p->caplen < TRACE_BYTES ? p->caplen : TRACE_BYTES;

    t->sum = hash_mix(t->sum ^ (uint64_t)p->time, (uint64_t)p->caplen << 32 | p->len);
    t->sum = hash_mix(t->sum, trace_bytes(p->data, n));
    t->n++;
}

#endif
