/* wifi.c - data of wireless networks (IEEE 802.11), with the header that says how it was received
 * (radiotap.org). What is encrypted, or in fragments, is counted. */
#include "config.h"

#include "frame/frame_private.h"

#define AGGREGATES_MAX 64u

enum { TYPE = 0x0c, TYPE_DATA = 0x08, NO_DATA = 0x40, QOS = 0x80 };
enum { TO_NETWORK = 1, FROM_NETWORK = 2, MORE_FRAGMENTS = 4, PROTECTED = 0x40, ORDER = 0x80 };
enum { AGGREGATE = 0x80 }; /* in the QoS field */

/* Section 9.3.2.2.2: destination, source, length and the packet, padded to a multiple of four but
 * for the last. */
static void decode_aggregate(struct frames *frames, struct cursor *c)
{
    for (unsigned i = 0; i < AGGREGATES_MAX && c->n > 14; i++) {
        uint32_t length = be16(c->p + 12), padded = (14 + length + 3) / 4 * 4;
        struct cursor inner = *c;

        if (frames->layers != NULL)
            layers_note_ethernet(frames, &inner);
        cursor_skip(&inner, 14);
        cursor_cut(&inner, length);
        frames->frame.missing = 0;
        decode_llc(frames, &inner);
        if (padded > c->n)
            return;
        cursor_skip(c, padded);
    }
}

static void note_data(struct frames *frames, const struct cursor *c, uint32_t header, bool bridge)
{
    static const uint8_t addresses[] = { 4, 10, 16, 24 };

    layers_note(frames, LAYER_HEADER, c->p, header);
    for (size_t i = 0; i < (bridge ? 4u : 3u); i++)
        layers_note(frames, LAYER_MAC, c->p + addresses[i], 6);
}

/* Section 9.2.4: `align` is 4 where the header is padded to a multiple of it. */
static void decode_data(struct frames *frames, struct cursor *c, uint32_t align)
{
    if (!cursor_has(frames, c, 24))
        return;
    uint8_t kind = c->p[0], flags = c->p[1];
    bool bridge = (flags & TO_NETWORK) && (flags & FROM_NETWORK), aggregate = false;
    uint32_t header = bridge ? 30 : 24;

    if ((kind & (TYPE | NO_DATA)) != TYPE_DATA)
        return;
    if (flags & PROTECTED || flags & MORE_FRAGMENTS || (c->p[22] & 15) != 0) {
        frames->stats.unread[UNREAD_WIFI]++;
        return;
    }
    if (kind & QOS) {
        if (!cursor_has(frames, c, header + 2))
            return;
        aggregate = (c->p[header] & AGGREGATE) != 0;
        header += flags & ORDER ? 6 : 2;
    }
    header = (header + align - 1) / align * align;
    if (!cursor_has(frames, c, header) || !cursor_enter(frames, c))
        return;
    if (frames->layers != NULL)
        note_data(frames, c, header, bridge);
    cursor_skip(c, header);
    (aggregate ? decode_aggregate : decode_llc)(frames, c);
}

void decode_wifi(struct frames *frames, struct cursor *c)
{
    decode_data(frames, c, 1);
}

/* The flags, if there are any: behind the bitmaps, and behind the time, which is aligned to eight.
 */
static uint8_t radiotap_flags(const struct cursor *c, uint32_t size)
{
    const uint32_t has_time = 1, has_flags = 2, more = UINT32_C(1) << 31;
    uint32_t first = le32(c->p + 4), at = 8;

    for (uint32_t bits = first; bits & more; at += 4) {
        if (at + 4 > size)
            return 0;
        bits = le32(c->p + at);
    }
    if (first & has_time)
        at = (at + 7) / 8 * 8 + 8;
    return (first & has_flags) && at < size ? c->p[at] : 0;
}

void decode_radiotap(struct frames *frames, struct cursor *c)
{
    const uint8_t has_check = 0x10, is_padded = 0x20, is_bad = 0x40;

    if (!cursor_has(frames, c, 8))
        return;
    uint32_t size = le16(c->p + 2);

    if (c->p[0] != 0 || size < 8) {
        frames->stats.malformed++;
        return;
    }
    if (!cursor_has(frames, c, size))
        return;
    uint8_t flags = radiotap_flags(c, size);

    layer_header(frames, c, size);
    cursor_skip(c, size);
    if (flags & is_bad)
        return;
    if (flags & has_check && c->len >= 4)
        cursor_cut(c, c->len - 4);
    decode_data(frames, c, flags & is_padded ? 4 : 1);
}
