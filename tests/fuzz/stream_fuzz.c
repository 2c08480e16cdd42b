/* stream_fuzz.c - one TCP connection: segments of six bytes (direction and flags, sequence number,
 * length) and payload, put together and cut into messages. */
#include "config.h"

#include "fuzz.h"
#include "packets.h"
#include "pipeline.h"

#define PORT 5060u

static void add_segment(struct made *m, const uint8_t *head, const uint8_t *payload, size_t n)
{
    bool back = head[0] & 0x80;
    unsigned sequence = (unsigned)head[1] << 8 | head[2];

    made_ip(m, head[0] & 0x40, back, 6, 20 + n);
    made_u16(m, PORT);
    made_u16(m, PORT);
    made_u16(m, head[3]); /* near and far from wrapping around */
    made_u16(m, sequence);
    made_u16(m, 0);
    made_u16(m, 0);
    made_u8(m, 0x50);
    made_u8(m, head[0] & 0x3f);
    made_add(m, "\xff\xff\0\0\0\0", 6);
    made_add(m, payload, n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct pipeline pipeline;
    struct made made;
    nanos_t time = BEGINNING;
    size_t at = 0;

    pipeline_begin_within(&pipeline, size & 1);
    for (uint32_t number = 1; at + 6 <= size; number++) {
        const uint8_t *head = data + at;
        size_t n = (size_t)head[4] * 4;

        at += 6;
        if (n > size - at)
            n = size - at;
        add_segment(&made, head, data + at, n);
        time += head[5] * 50 * NANOS_PER_MS;
        const struct packet packet = made_packet(&made, number, time);
        pipeline_feed(&pipeline, &packet);
        at += n;
    }
    pipeline_finish(&pipeline);
    pipeline_end(&pipeline);
    return 0;
}
