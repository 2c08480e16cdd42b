/* runs.c - pieces of PIECE elements, merged two by two as the digits of a binary counter: those of
 * n / PIECE are the lengths of the runs that are in order. */
#include "config.h"

#include "base/runs.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define PIECE 1024

static uint8_t *at(const struct runs *r, size_t i)
{
    return (uint8_t *)r->p + i * r->size;
}

/* Two runs that are in order each, from `low` and from `middle` to the end. */
static void merge(struct runs *r, size_t low, size_t middle)
{
    size_t left = middle, right = r->n - middle, to = r->n;

    if (left == low || right == 0 || r->compare(at(r, middle - 1), at(r, middle), r->context) <= 0)
        return;
    uint8_t *aside = xmalloc(right * r->size);
    memcpy(aside, at(r, middle), right * r->size);
    while (right > 0) {
        const uint8_t *last = aside + (right - 1) * r->size;
        bool is_left = left > low && r->compare(at(r, left - 1), last, r->context) > 0;

        memcpy(at(r, --to), is_left ? at(r, --left) : last, r->size);
        right -= !is_left;
    }
    free(aside);
}

void runs_add(struct runs *r, const void *element)
{
    r->p = vec_grow(r->p, r->n, &r->room, r->size);
    memcpy(at(r, r->n++), element, r->size);
    if (r->n % PIECE != 0)
        return;
    qsort_r(at(r, r->n - PIECE), PIECE, r->size, r->compare, r->context);
    for (size_t length = PIECE; r->n / length % 2 == 0; length *= 2)
        merge(r, r->n - 2 * length, r->n - length);
}

void runs_sort(struct runs *r)
{
    size_t from = r->n - r->n % PIECE;

    if (from < r->n)
        qsort_r(at(r, from), r->n - from, r->size, r->compare, r->context);
    for (size_t length = PIECE; from > 0; length *= 2)
        if (from / length % 2 == 1) {
            merge(r, from - length, from);
            from -= length;
        }
}

void runs_done(struct runs *r)
{
    free(r->p);
    r->p = NULL;
    r->n = r->room = 0;
}
