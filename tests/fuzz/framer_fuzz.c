/* framer_fuzz.c - a TCP stream in segments: each begins with a byte for the event and one for the
 * length. */
#include "config.h"

#include <stdlib.h>

#include "fuzz.h"
#include "sip/framer.h"

static void take(void *context, const struct frame *frame, const struct slice bytes, ref_t ref,
                 uint32_t missing)
{
    (void)context, (void)ref, (void)missing;
    if (bytes.n == 0 || frame->payload.n != bytes.n)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct store *store = store_new(1 << 20);
    struct framer *framer = framer_new(store, take, NULL);
    struct slice rest = { (const char *)data, size };

    while (rest.n >= 2) {
        struct frame frame = { .kind = FRAME_STREAM, .ref = REF_NONE, .stream = 1 };
        size_t n = (uint8_t)rest.p[1] * (size_t)4;

        frame.event = (enum stream_event)((uint8_t)rest.p[0] % 5);
        frame.gap = (uint8_t)rest.p[0];
        frame.src.port = 1;
        frame.payload = slice_sub(rest, 2, 2 + n);
        framer_feed(framer, &frame);
        rest = slice_sub(rest, 2 + frame.payload.n, rest.n);
    }
    framer_flush(framer);
    framer_free(framer);
    store_free(store);
    return 0;
}
