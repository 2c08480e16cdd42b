/* exported.c - messages as Wireshark exports them (LINKTYPE_WIRESHARK_UPPER_PDU, its
 * wsutil/exported_pdu_tlvs.h): tags say where they went, and what carried them is gone. */
#include "config.h"

#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "frame/frame_private.h"

#define HEADER 4u

enum {
    TAG_END = 0,
    TAG_DISSECTOR = 12,
    TAG_IPV4_SOURCE = 20,
    TAG_IPV4_TARGET = 21,
    TAG_IPV6_SOURCE = 22,
    TAG_IPV6_TARGET = 23,
    TAG_PORT_TYPE = 24,
    TAG_SOURCE_PORT = 25,
    TAG_TARGET_PORT = 26,
    TAG_PROTOCOL = 33, /* in words */
    TAG_DIRECTION = 35 /* 0: sent, 1: received */
};

static void take_port_type(struct frame *frame, uint32_t type)
{
    static const uint8_t transports[] = { [1] = TRANSPORT_SCTP, [2] = TRANSPORT_TCP };

    if (type < ARRAY_SIZE(transports) && transports[type] != 0)
        frame->transport = (enum transport)transports[type];
}

/* The words of whoever wrote it may say more than the kind of port. */
static void take_protocol(struct frame *frame, const uint8_t *p, size_t n)
{
    for (size_t t = 0; t < TRANSPORT_COUNT; t++) {
        const char *name = transport_name((enum transport)t);

        if (strlen(name) <= n && strncasecmp(name, (const char *)p, strlen(name)) == 0 &&
            (n == strlen(name) || p[strlen(name)] == '\0'))
            frame->transport = (enum transport)t;
    }
}

static void take_tag(struct frame *frame, unsigned tag, const uint8_t *p, uint32_t n)
{
    if (n >= 16 && (tag == TAG_IPV6_SOURCE || tag == TAG_IPV6_TARGET))
        *(tag == TAG_IPV6_SOURCE ? &frame->src : &frame->dst) =
            (struct endpoint){ .addr = addr_ipv6(p) };
    if (tag == TAG_PROTOCOL)
        take_protocol(frame, p, n);
    if (n < 4)
        return;
    switch (tag) {
    case TAG_IPV4_SOURCE:
        frame->src.addr = addr_ipv4(p);
        break;
    case TAG_IPV4_TARGET:
        frame->dst.addr = addr_ipv4(p);
        break;
    case TAG_PORT_TYPE:
        take_port_type(frame, be32(p));
        break;
    case TAG_SOURCE_PORT:
        frame->src.port = (uint16_t)be32(p);
        break;
    case TAG_TARGET_PORT:
        frame->dst.port = (uint16_t)be32(p);
        break;
    case TAG_DIRECTION:
        frame->direction = be32(p) == 0 ? DIRECTION_OUT : DIRECTION_IN;
        break;
    default:
        break;
    }
}

/* Kinds, ports and the direction stay; what else a tag may hold is anybody's. */
static void note_tag(struct frames *frames, unsigned tag, const uint8_t *p, uint32_t n)
{
    const uint32_t longest = 16;

    if (tag == TAG_IPV4_SOURCE || tag == TAG_IPV4_TARGET)
        layers_note(frames, LAYER_ADDRESS, p, n < 4 ? 0 : 4);
    else if (tag == TAG_IPV6_SOURCE || tag == TAG_IPV6_TARGET)
        layers_note(frames, LAYER_ADDRESS, p, n < 16 ? 0 : 16);
    else if (n <= longest && (tag == TAG_DISSECTOR || tag == TAG_DIRECTION ||
                              (tag >= TAG_PORT_TYPE && tag <= TAG_TARGET_PORT)))
        layers_note(frames, LAYER_HEADER, p, n);
}

void decode_exported(struct frames *frames, struct cursor *c)
{
    struct frame *frame = &frames->frame;
    unsigned tag = TAG_PROTOCOL;

    frame->src = frame->dst = (struct endpoint){ 0 };
    frame->transport = TRANSPORT_UDP;
    frame->ttl = frame->tos = 0;
    while (tag != TAG_END) {
        if (!cursor_has(frames, c, HEADER))
            return;
        uint32_t n = be16(c->p + 2);

        tag = be16(c->p);
        layer_header(frames, c, HEADER);
        cursor_skip(c, HEADER);
        if (!cursor_has(frames, c, n))
            return;
        if (frames->layers != NULL)
            note_tag(frames, tag, c->p, n);
        take_tag(frame, tag, c->p, n);
        cursor_skip(c, n);
    }
    frame->kind = FRAME_DATAGRAM;
    frame->missing = c->len - c->n;
    frame->payload = (struct slice){ (const char *)c->p, c->n };
    frame->ref = c->ref;
    frames->stats.datagrams++;
    frames->sink(frames->context, frame);
}
