/* fragment.h - datagrams put together again from their fragments (RFC 791, RFC 8200 section 4.5).
 *
 * Fragments may come in any order. Where they overlap the bytes that came first stay, and the
 * overlap is counted. A datagram that is not whole after 30 s is given up; of UDP, what is there
 * from its start is handed out with the rest as missing, since a lost fragment is a common reason
 * for a call to fail. So it is at the end of the input and when the table is full. */
#ifndef SIPWHY_FRAME_FRAGMENT_H
#define SIPWHY_FRAME_FRAGMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "frame/frame_private.h"

#define FRAGMENT_TIMEOUT (30 * NANOS_PER_S)

struct fragment {
    uint32_t id;
    uint32_t offset;  /* bytes, a multiple of 8 */
    uint8_t protocol; /* of the datagram */
    bool more;        /* more fragments follow */
};

/* At most so many datagrams, of at most 64 kB each, and some 40 kB to keep account of them. */
struct fragments *fragments_new(size_t most);
size_t fragments_count(const struct fragments *);
/* `c` holds the fragment's bytes, frames->frame its addresses. Decodes the datagram if it is whole
 * now. */
void fragments_feed(struct frames *, const struct cursor *c, const struct fragment *);
void fragments_tick(struct frames *, nanos_t now);
void fragments_flush(struct frames *);
void fragments_free(struct fragments *);

#endif
