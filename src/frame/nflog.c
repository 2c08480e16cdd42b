/* nflog.c - packets that Linux's netfilter logs (LINKTYPE_NFLOG): attributes, one of them the
 * packet.
 *
 * The lengths of the attributes are in the order of the machine that captured, which is that of
 * nearly all machines. */
#include "config.h"

#include "frame/frame_private.h"

#define HEADER 4u
#define ATTRIBUTE 4u
#define PAYLOAD 9u

void decode_nflog(struct frames *frames, struct cursor *c)
{
    const uint8_t ipv4 = 2, ipv6 = 10;

    if (!cursor_has(frames, c, HEADER))
        return;
    uint8_t family = c->p[0];

    layer_header(frames, c, HEADER);
    cursor_skip(c, HEADER);
    while (cursor_has(frames, c, ATTRIBUTE)) {
        uint32_t size = le16(c->p), padded = (size + 3) / 4 * 4;
        bool payload = (le16(c->p + 2) & 0x7fff) == PAYLOAD;

        if (size < ATTRIBUTE) {
            frames->stats.malformed++;
            return;
        }
        layer_header(frames, c, ATTRIBUTE);
        if (payload) {
            cursor_cut(c, size);
            cursor_skip(c, ATTRIBUTE);
            (family == ipv4 ? decode_ipv4 : family == ipv6 ? decode_ipv6 : decode_ip)(frames, c);
            return;
        }
        if (c->len <= size || !cursor_has(frames, c, padded))
            return;
        cursor_skip(c, padded);
    }
}
