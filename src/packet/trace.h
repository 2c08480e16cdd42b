/* trace.h - a sum of the packets that a source has brought, to know whether they are the same ones
 * when its files are read again; private to packet/. */
#ifndef SIPWHY_PACKET_TRACE_H
#define SIPWHY_PACKET_TRACE_H

#include "base/hash.h"
#include "packet/packet.h"

#define TRACE_BYTES 64u                               /* of each packet: its headers, and more */

struct trace {
    uint64_t sum;
    uint32_t n;                                       /* packets */
};

static inline void trace_add(struct trace *t, const struct packet *p)
{
    uint32_t n = p->caplen < TRACE_BYTES ? p->caplen : TRACE_BYTES;

    t->sum = hash_mix(t->sum ^ (uint64_t)p->time, (uint64_t)p->caplen << 32 | p->len);
    t->sum = hash_mix(t->sum, hash_bytes(p->data, n));
    t->n++;
}

#endif
