/* frames_fuzz.c - the first byte is the link type, then packets of two bytes of length each. */
#include "config.h"

#include "frame/frame.h"
#include "fuzz.h"

#define LINK_SLL2 276 /* the one that is no byte */

static void take(void *context, const struct frame *frame)
{
    size_t *bytes = context;

    for (size_t i = 0; i < frame->payload.n; i++) /* all of it must be there */
        *bytes += (uint8_t)frame->payload.p[i];
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t sum = 0, at = 1;
    struct frames *frames = frames_new(take, &sum);
    struct packet packet = { .ref = REF_NONE };

    while (size >= 3 && at + 2 <= size) {
        size_t n = (size_t)data[at] << 8 | data[at + 1];

        at += 2;
        if (n > size - at)
            n = size - at;
        packet.data = data + at;
        packet.caplen = packet.len = (uint32_t)n;
        packet.link = data[0] == 255 ? LINK_SLL2 : data[0];
        packet.time += NANOS_PER_MS;
        packet.number++;
        frames_feed(frames, &packet);
        at += n;
    }
    frames_tick(frames, packet.time + 60 * NANOS_PER_S);
    frames_flush(frames);
    frames_free(frames);
    return 0;
}
