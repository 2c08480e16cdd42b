/* redact_fuzz.c - redacting what is, by the first byte, a SIP message, a DNS message or a packet.
 * The same bytes twice give the same twice. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "fuzz.h"
#include "redact/span.h"
#include "sip/auth.h"

static char *copy_of(const uint8_t *data, size_t size)
{
    char *copy = malloc(size > 0 ? size : 1);

    if (copy == NULL)
        abort();
    memcpy(copy, data, size);
    return copy;
}

static void redact_one(const struct redact *redact, const uint8_t *data, size_t size, char *p)
{
    static const int links[] = { 1, 113, 276, 12, 0, 9, 50, 51, 104, 228, 229, 105, 127, 239, 252 };
    const struct packet packet = { .data = data + 1,
                                   .caplen = (uint32_t)size - 1,
                                   .link = links[data[0] / 3 % ARRAY_SIZE(links)] };

    struct spans *spans;

    if (data[0] % 3 == 0)
        redact_sip(redact, p, size - 1);
    else if (data[0] % 3 == 1)
        redact_dns(redact, (uint8_t *)p, size - 1);
    else
        redact_packet(redact, NULL, &packet, (uint8_t *)p);
    if (data[0] % 3 != 2)
        return;
    spans = spans_new(redact); /* knows what goes on in other packets */
    spans_learn(spans, &packet);
    spans_finish(spans);
    redact_packet(redact, spans, &packet, (uint8_t *)p);
    spans_free(spans);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct redact *redact = redact_new(1, NULL);
    char *one, *two;

    if (size > 0) {
        one = copy_of(data + 1, size - 1);
        two = copy_of(data + 1, size - 1);
        for (int i = 0; i < 2; i++) {
            char *p = i ? two : one;

            redact_one(redact, data, size, p);
            digest_mask(p, size - 1);
        }
        if (memcmp(one, two, size - 1) != 0)
            abort();
        free(one);
        free(two);
    }
    redact_free(redact);
    return 0;
}
