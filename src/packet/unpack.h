/* unpack.h - what is packed by gzip, zip, zstd, xz or lz4, unpacked piece by piece; private to
 * packet/.
 *
 * Several packed parts may follow each other in a file, as their tools allow it; what follows the
 * last and is none is ignored, as they do. Of a zip the first file is read. Memory is bounded by
 * what the formats' own tools take: 128 MiB of history. The formats whose libraries were not there
 * when sipwhy was built are not known. */
#ifndef SIPWHY_PACKET_UNPACK_H
#define SIPWHY_PACKET_UNPACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

#define UNPACK_LOOK 6u /* bytes by which it is told what packed them */

struct unpack_format;
/* By its first UNPACK_LOOK bytes; NULL: it is not packed, or by something else. */
const struct unpack_format *unpack_format_of(const uint8_t *p);

enum unpack_status {
    UNPACK_GOES_ON,
    UNPACK_BORDER, /* a part is whole: there may be no more */
    UNPACK_OVER,   /* nothing that follows is unpacked */
    UNPACK_DAMAGED
};

/* What one call takes and makes; it moves them on. */
struct unpack_step {
    const uint8_t *in;
    size_t n_in;
    uint8_t *out;
    size_t room;
};

struct unpacker;
struct unpacker *unpacker_new(const struct unpack_format *); /* NULL: there is no memory */
enum unpack_status unpacker_run(struct unpacker *, struct unpack_step *);
/* After UNPACK_OVER: another file follows in it. */
bool unpacker_has_others(const struct unpacker *);
void unpacker_free(struct unpacker *); /* NULL is allowed */

#endif
