/* usual_fuzz.c - packets of IPv4 of two bytes of length each: what is read at one go must be what
 * the decoders for packets of any kind make of it. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "frame/frame_private.h"
#include "fuzz.h"

/* The payload's bytes are looked at while they are there: those of a datagram that was put together
 * lie in memory of its own, and are gone afterwards. */
struct told {
    size_t n;
    struct frame last;
    uint64_t payload;
};

static void take(void *context, const struct frame *frame)
{
    struct told *told = context;

    told->n++;
    told->last = *frame;
    told->payload = hash_bytes(frame->payload.p, frame->payload.n);
}

static bool is_same(const struct told *a, const struct told *b)
{
    const struct frame *x = &a->last, *y = &b->last;

    if (a->n != b->n || x->kind != y->kind || x->transport != y->transport || x->ref != y->ref ||
        x->missing != y->missing || x->payload.n != y->payload.n || a->payload != b->payload)
        return false;
    return endpoint_eq(x->src, y->src) && endpoint_eq(x->dst, y->dst) && x->ttl == y->ttl &&
           x->tos == y->tos && x->fragmented == y->fragmented && x->n_parts == y->n_parts;
}

/* One packet, of which `lost` bytes were not captured. */
static void feed(struct frames *frames, decoder *decode, const uint8_t *p, uint32_t n,
                 uint32_t lost)
{
    struct cursor c = { .p = p, .n = n, .len = n + lost, .ref = ref_make(REF_SPOOL, 1) };

    frames->frame = (struct frame){ .number = frames->frame.number + 1,
                                    .time = frames->frame.time + 100 * NANOS_PER_US };
    decode(frames, &c);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct told usual = { 0 }, any = { 0 };
    struct frames *a = frames_new(take, &usual), *b = frames_new(take, &any);

    for (size_t at = 0; at + 2 <= size;) {
        uint32_t n = (uint32_t)(data[at] & 7) << 8 | data[at + 1], lost = data[at] >> 3;

        at += 2;
        if (n > size - at)
            n = (uint32_t)(size - at);
        feed(a, decode_ipv4, data + at, n, lost);
        feed(b, decode_ipv4_of_any_kind, data + at, n, lost);
        if (!is_same(&usual, &any) || memcmp(&a->stats, &b->stats, sizeof a->stats) != 0)
            abort();
        at += n;
    }
    frames_free(a);
    frames_free(b);
    return 0;
}
