/* redact_private.h - what the files of redact/ that work on bytes of packets share. */
#ifndef SIPWHY_REDACT_REDACT_PRIVATE_H
#define SIPWHY_REDACT_REDACT_PRIVATE_H

#include <string.h>

#include "base/bytes.h"
#include "redact/span.h"

/* packet.c: of a unit of a stream, of which `copy` is one; to `known`, which is all zeros, goes for
 * each byte whether a layer told of it. */
struct layers;
void redact_unit(const struct redact *, const struct layers *, uint8_t *copy, uint8_t *known);
/* payload.c: of a datagram, and of a piece of a stream without its place. */
void redact_datagram(const struct redact *, unsigned from, unsigned to, uint8_t *p, size_t n);
void redact_piece(const struct redact *, uint8_t *p, size_t n);

static inline void walk_blank(uint8_t *p, size_t n)
{
    if (n > 0)
        memset(p, 0, n);
}

#endif
