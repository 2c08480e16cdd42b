/* carrier_fuzz.c - pieces of one connection of TCP, chunks of SCTP and datagrams of UDP: of each a
 * byte that says which, two bytes of length, the bytes. */
#include "config.h"

#include <string.h>

#include "frame/frame.h"
#include "fuzz.h"
#include "packets.h"

enum { BACK = 1, KIND = 6, GAP = 8, END = 16, SHIFT = 1 };
enum { IN_TCP, IN_SCTP, IN_UDP, IN_ESP };

struct play {
    struct frames *frames;
    struct made packet;
    uint32_t seq[2];
    uint32_t number;
    size_t sum;
};

static void take(void *context, const struct frame *frame)
{
    struct play *play = context;

    for (size_t i = 0; i < frame->payload.n; i++) /* all of it must be there */
        play->sum += (uint8_t)frame->payload.p[i];
    for (uint32_t i = 0; i < frame->n_parts; i++)
        play->sum += frame->parts[i];
}

static void add_ports(struct made *m, bool back, unsigned server)
{
    made_u16(m, back ? server : 40000);
    made_u16(m, back ? 40000 : server);
}

static void add_header(struct play *play, unsigned what, unsigned kind, size_t n)
{
    static const unsigned ports[] = { 3478, 4500, 4789, 4790, 6081, 2152, 1701, 3544 };
    bool back = (what & BACK) != 0;
    struct made *m = &play->packet;

    if (kind == IN_TCP) {
        add_ports(m, back, 80);
        made_u16(m, play->seq[back] >> 16);
        made_u16(m, play->seq[back] & 0xffff);
        made_u16(m, 0);
        made_u16(m, 0);
        made_u8(m, 0x50);
        made_u8(m, what & END ? 0x11 : 0x10);
        made_add(m, "\0\0\0\0\0\0", 6);
        play->seq[back] += (uint32_t)n + (what & GAP ? 7 : 0);
    } else if (kind == IN_SCTP) {
        add_ports(m, back, 5060);
        made_add(m, back ? "back\0\0\0\0" : "tag!\0\0\0\0", 8);
    } else if (kind == IN_UDP) {
        add_ports(m, back, ports[what >> 5]);
        made_u16(m, (unsigned)n + 8);
        made_u16(m, 0);
    }
}

static void feed(struct play *play, unsigned what, const uint8_t *p, size_t n)
{
    static const unsigned protocols[] = { 6, 132, 17, 50 };
    static const size_t headers[] = { 20, 12, 8, 0 };
    unsigned kind = (what & KIND) >> SHIFT;

    if (n > PACKET_ROOM - 100)
        n = PACKET_ROOM - 100;
    made_ip(&play->packet, false, (what & BACK) != 0, protocols[kind], headers[kind] + n);
    play->packet.bytes[4] = (uint8_t)(play->number >> 8);
    play->packet.bytes[5] = (uint8_t)(play->number + 1);
    add_header(play, what, kind, n);
    made_add(&play->packet, p, n);
    play->number++;
    struct packet packet =
        made_packet(&play->packet, play->number, BEGINNING + play->number * NANOS_PER_MS);

    frames_feed(play->frames, &packet);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct play play = { .seq = { 1000, 4294967000u } };

    play.frames = frames_new(take, &play);
    for (size_t at = 0; at + 3 <= size;) {
        unsigned what = data[at];
        size_t n = (size_t)data[at + 1] << 8 | data[at + 2];

        at += 3;
        n = n < size - at ? n : size - at;
        feed(&play, what, data + at, n);
        at += n;
    }
    frames_tick(play.frames, BEGINNING + 3600 * NANOS_PER_S);
    frames_flush(play.frames);
    frames_free(play.frames);
    return 0;
}
