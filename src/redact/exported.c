/* exported.c - messages as Wireshark exports them, in place: the tags of frame/exported.c. */
#include "config.h"

#include "redact/redact_private.h"

#define HEADER 4u

enum {
    TAG_END = 0,
    TAG_DISSECTOR = 12,
    TAG_IPV4_SOURCE = 20,
    TAG_IPV4_TARGET = 21,
    TAG_IPV6_SOURCE = 22,
    TAG_IPV6_TARGET = 23,
    TAG_PORT_TYPE = 24,
    TAG_TARGET_PORT = 26,
    TAG_DIRECTION = 35
};

static void redact_address(const struct redact_walk *w, uint8_t *p, size_t n, bool six)
{
    struct addr a;

    if (n < (six ? 16 : 4)) {
        walk_clear(w, p, n);
        return;
    }
    a = redact_addr(w->redact, six ? addr_ipv6(p) : addr_ipv4(p));
    if (six && a.family == ADDR_IPV4) /* mapped */
        memcpy(p + 12, a.bytes, 4);
    else
        memcpy(p, a.bytes, six ? 16 : 4);
}

/* Kinds, ports and the direction stay; what else a tag may hold does not. */
static void redact_tag(const struct redact_walk *w, unsigned tag, uint8_t *p, size_t n)
{
    bool plain = tag == TAG_DISSECTOR || tag == TAG_DIRECTION ||
                 (tag >= TAG_PORT_TYPE && tag <= TAG_TARGET_PORT);

    if (redact_is_digests(w->redact))
        return;
    if (tag == TAG_IPV4_SOURCE || tag == TAG_IPV4_TARGET)
        redact_address(w, p, n, false);
    else if (tag == TAG_IPV6_SOURCE || tag == TAG_IPV6_TARGET)
        redact_address(w, p, n, true);
    else if (!plain || n > 16)
        walk_clear(w, p, n);
}

void redact_exported(struct redact_walk *w, uint8_t *p, size_t n)
{
    unsigned tag = TAG_DISSECTOR;

    while (tag != TAG_END && n >= HEADER) {
        size_t length = walk_get16(p + 2);

        tag = walk_get16(p);
        if (length > n - HEADER)
            length = n - HEADER;
        redact_tag(w, tag, p + HEADER, length);
        p += HEADER + length;
        n -= HEADER + length;
    }
    redact_datagram(w->redact, 0, 0, p, n);
}
