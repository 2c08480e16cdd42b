/* packets.h - IPv4 and IPv6 packets (link type RAW) around bytes of the fuzzer. Checksums are left
 * at 0: they are not believed. */
#ifndef SIPWHY_TESTS_PACKETS_H
#define SIPWHY_TESTS_PACKETS_H

#include <stdint.h>
#include <string.h>

#include "packet/packet.h"

#define LINK_RAW 12 /* DLT_RAW */
#define PACKET_ROOM 2048
#define BEGINNING (INT64_C(1767225600) * NANOS_PER_S)

struct made {
    uint8_t bytes[PACKET_ROOM];
    size_t n;
};

static inline void made_add(struct made *m, const void *p, size_t n)
{
    if (n > sizeof m->bytes - m->n)
        n = sizeof m->bytes - m->n;
    memcpy(m->bytes + m->n, p, n);
    m->n += n;
}

static inline void made_u8(struct made *m, unsigned value)
{
    made_add(m, &(uint8_t){ (uint8_t)value }, 1);
}

static inline void made_u16(struct made *m, unsigned value)
{
    made_u8(m, value >> 8);
    made_u8(m, value);
}

/* From 192.0.2.1 to 192.0.2.2, or back; in IPv6 from 2001:db8::1. */
static inline void made_ip(struct made *m, bool six, bool back, unsigned protocol, size_t payload)
{
    static const uint8_t prefix[15] = { 0x20, 0x01, 0x0d, 0xb8 };
    static const uint8_t prefix4[3] = { 192, 0, 2 };

    m->n = 0;
    if (six) {
        made_add(m, "\x60\0\0\0", 4);
        made_u16(m, (unsigned)payload);
        made_u8(m, protocol);
        made_u8(m, 64);
        made_add(m, prefix, sizeof prefix);
        made_u8(m, back ? 2 : 1);
        made_add(m, prefix, sizeof prefix);
        made_u8(m, back ? 1 : 2);
        return;
    }
    made_add(m, "\x45\0", 2);
    made_u16(m, (unsigned)payload + 20);
    made_add(m, "\0\0\0\0\x40", 5);
    made_u8(m, protocol);
    made_u16(m, 0);
    made_add(m, prefix4, 3);
    made_u8(m, back ? 2 : 1);
    made_add(m, prefix4, 3);
    made_u8(m, back ? 1 : 2);
}

static inline struct packet made_packet(const struct made *m, uint32_t number, nanos_t time)
{
    return (struct packet){ .data = m->bytes,
                            .caplen = (uint32_t)m->n,
                            .len = (uint32_t)m->n,
                            .time = time,
                            .link = LINK_RAW,
                            .number = number,
                            .ref = REF_NONE };
}

#endif
