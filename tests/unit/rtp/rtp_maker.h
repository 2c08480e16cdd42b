/* rtp_maker.h - RTP datagrams and frames for the tests of rtp/ and call/. */
#ifndef SIPWHY_TESTS_RTP_MAKER_H
#define SIPWHY_TESTS_RTP_MAKER_H

#include <string.h>

#include "frame/frame.h"

struct rtp_maker {
    struct frame frame; /* payload points to `bytes` */
    uint8_t bytes[400];
    uint32_t ssrc, timestamp;
    uint16_t sequence;
    uint8_t payload_type;
    bool marker;
    uint8_t payload[200];
    size_t n_payload;
    uint32_t number;
};

static inline void put16(uint8_t *p, unsigned v)
{
    p[0] = (uint8_t)(v >> 8);
    p[1] = (uint8_t)v;
}

static inline void put32(uint8_t *p, uint32_t v)
{
    put16(p, v >> 16);
    put16(p + 2, v & 0xffff);
}

static inline struct endpoint test_endpoint(unsigned host, unsigned port)
{
    struct endpoint e = { .addr = { .family = ADDR_IPV4, .bytes = { 192, 0, 2, (uint8_t)host } } };
    e.port = (uint16_t)port;
    return e;
}

static inline void rtp_maker_init(struct rtp_maker *m, struct endpoint src, struct endpoint dst,
                                  uint32_t ssrc)
{
    memset(m, 0, sizeof *m);
    m->frame = (struct frame){
        .kind = FRAME_DATAGRAM, .src = src, .dst = dst, .ttl = 64, .tos = 184, .ref = REF_NONE
    };
    m->ssrc = ssrc;
    m->sequence = 100;
    m->timestamp = 1000;
    m->n_payload = 160;
    for (size_t i = 0; i < sizeof m->payload; i++)
        m->payload[i] = (uint8_t)(i * 7);
}

/* The frame of the packet as it stands, at `time`. */
static inline const struct frame *rtp_maker_frame(struct rtp_maker *m, nanos_t time)
{
    m->bytes[0] = 0x80;
    m->bytes[1] = (uint8_t)(m->payload_type | (m->marker ? 0x80 : 0));
    put16(m->bytes + 2, m->sequence);
    put32(m->bytes + 4, m->timestamp);
    put32(m->bytes + 8, m->ssrc);
    memcpy(m->bytes + 12, m->payload, m->n_payload);
    m->frame.payload = (struct slice){ (const char *)m->bytes, 12 + m->n_payload };
    m->frame.time = time;
    m->frame.number = ++m->number;
    return &m->frame;
}

static inline void rtp_maker_next(struct rtp_maker *m)
{
    m->sequence++;
    m->timestamp += 160;
}

#endif
