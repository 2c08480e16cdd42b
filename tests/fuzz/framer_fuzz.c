/* framer_fuzz.c - TCP streams in segments: each begins with a byte for the event and the stream,
 * and one for the length. There is room for fewer streams and bytes than come. */
#include "config.h"

#include <stdlib.h>

#include "fuzz.h"
#include "sip/framer.h"

#define EVENTS (STREAM_LOST + 1)

static void take(void *context, const struct frame *frame, const struct slice bytes, ref_t ref,
                 uint32_t missing)
{
    (void)context, (void)ref, (void)missing;
    if (bytes.n == 0 || frame->payload.n != bytes.n)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct framer *framer = framer_new(take, NULL);
    struct slice rest = { (const char *)data, size };
    nanos_t now = 0;

    framer_limit(framer,
                 &(struct framer_limits){ .directions = 3, .message_kib = 4, .waiting_kib = 6 });
    while (rest.n >= 2) {
        struct frame frame = { .kind = FRAME_STREAM, .ref = REF_NONE, .time = now += NANOS_PER_S };
        size_t n = (uint8_t)rest.p[1] * (size_t)4;

        frame.event = (enum stream_event)((uint8_t)rest.p[0] % EVENTS);
        frame.stream = 1 + (uint8_t)rest.p[0] / EVENTS % 5;
        frame.gap = (uint8_t)rest.p[0];
        frame.src.port = 1;
        frame.payload = slice_sub(rest, 2, 2 + n);
        framer_feed(framer, &frame);
        framer_tick(framer, now);
        rest = slice_sub(rest, 2 + frame.payload.n, rest.n);
    }
    framer_flush(framer);
    framer_free(framer);
    return 0;
}
