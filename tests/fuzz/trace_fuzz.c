/* trace_fuzz.c - a byte that says where the text is cut, and a text with SIP messages in it, or a
 * ladder. */
#include "config.h"

#include "fuzz.h"
#include "packet/ladder.h"
#include "packet/trace.h"

#include <stdlib.h>
#include <string.h>

static size_t draw(struct slice all)
{
    struct ladder *l = ladder_read(all);
    const struct trace_message *m;
    size_t sum = 0;

    while (l != NULL && (m = ladder_next(l)) != NULL)
        sum += m->bytes.n;
    ladder_free(l);
    return sum;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct trace_message *m;
    size_t at = 0, end, sum = 0;

    if (size < 1)
        return 0;
    struct slice all = { (const char *)data + 1, size - 1 };
    struct trace *t = trace_new();

    sum += trace_knows(all);
    trace_learn(t, all);
    end = all.n * data[0] / 256;
    for (;;) {
        size_t n = trace_feed(t, slice_sub(all, at, end), end == all.n, &m);

        if (n > end - at || (m != NULL && n == 0))
            abort(); /* the trace would never end */
        at += n;
        if (m != NULL)
            sum += m->bytes.n + strlen(m->transport);
        else if (end == all.n)
            break;
        else
            end = all.n;
    }
    trace_free(t);
    sum += draw(all);
    return sum == SIZE_MAX;
}
