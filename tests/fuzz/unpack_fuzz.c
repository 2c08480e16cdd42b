/* unpack_fuzz.c - a byte that says how large the pieces are, and a packed file of any format. */
#include "config.h"

#include "fuzz.h"
#include "packet/unpack.h"

#include <stdlib.h>
#include <string.h>

#define CALLS_MAX 4096

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct unpack_format *format = size > UNPACK_LOOK ? unpack_format_of(data + 1) : NULL;
    enum unpack_status status = UNPACK_GOES_ON;
    struct unpack_step step = { .in = data + 1 };
    size_t left, piece, pieces;
    struct unpacker *u;
    uint8_t *out;

    if (format == NULL || (u = unpacker_new(format)) == NULL)
        return 0;
    left = size - 1;
    piece = (size_t)data[0] * 16 + 1;
    out = malloc(piece);
    if (out == NULL)
        abort();
    for (pieces = 0; pieces < CALLS_MAX && status <= UNPACK_BORDER; pieces++) {
        size_t n = left < piece ? left : piece;

        step.n_in = n;
        step.out = out;
        step.room = piece;
        status = unpacker_run(u, &step);
        if (step.n_in > n || step.room > piece)
            abort();
        left -= n - step.n_in;
        if (n == 0 && step.room == piece)
            break; /* nothing was given, and nothing came */
    }
    free(out);
    unpacker_free(u);
    return 0;
}
