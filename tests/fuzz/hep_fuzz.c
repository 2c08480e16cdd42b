/* hep_fuzz.c - a byte that chooses the port, and a datagram that may be HEP. */
#include "config.h"

#include "frame/frame.h"
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

static void take(void *context, const struct frame *frame)
{
    size_t *sum = context;

    if (frame->time < 1000 * NANOS_PER_S - 60 * NANOS_PER_S ||
        frame->time > 1000 * NANOS_PER_S + 60 * NANOS_PER_S)
        abort(); /* an agent's clock has no say over that of the capture */
    for (size_t i = 0; i < frame->payload.n; i++)
        *sum += (uint8_t)frame->payload.p[i];
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const size_t head = 28;
    size_t sum = 0, n = size > 60000 ? 60000 : size;

    if (n < 1)
        return 0;
    uint8_t *p = calloc(1, head + n);
    struct frames *frames = frames_new(take, &sum);

    if (p == NULL)
        abort();
    n--;
    p[0] = 0x45;
    p[2] = (uint8_t)((head + n) >> 8);
    p[3] = (uint8_t)(head + n);
    p[8] = 64;
    p[9] = 17;
    p[22] = data[0] & 1 ? 0x23 : 0x13; /* 9060, 5060 */
    p[23] = data[0] & 1 ? 0x64 : 0xc4;
    p[24] = (uint8_t)((8 + n) >> 8);
    p[25] = (uint8_t)(8 + n);
    memcpy(p + head, data + 1, n);
    frames_feed(frames, &(struct packet){ .data = p,
                                          .caplen = (uint32_t)(head + n),
                                          .len = (uint32_t)(head + n),
                                          .time = 1000 * NANOS_PER_S,
                                          .link = 12,
                                          .number = 1,
                                          .ref = REF_NONE });
    frames_flush(frames);
    frames_free(frames);
    free(p);
    return 0;
}
