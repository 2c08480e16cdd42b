/* similar.c - the optimal string alignment distance, three rows at a time. */
#include "config.h"

#include "base/similar.h"

#include <string.h>

#define WORD_MAX 64

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

size_t similar_distance(struct slice a, struct slice b)
{
    size_t rows[3][WORD_MAX + 1];
    size_t *before = rows[0], *above = rows[1], *row = rows[2];
    if (a.n > WORD_MAX || b.n > WORD_MAX)
        return SIZE_MAX;
    for (size_t j = 0; j <= b.n; j++)
        above[j] = j;
    for (size_t i = 1; i <= a.n; i++) {
        row[0] = i;
        for (size_t j = 1; j <= b.n; j++) {
            char ca = lower(a.p[i - 1]), cb = lower(b.p[j - 1]);
            size_t best = smaller(above[j - 1] + (ca != cb), smaller(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && ca == lower(b.p[j - 2]) && lower(a.p[i - 2]) == cb)
                best = smaller(best, before[j - 2] + 1);
            row[j] = best;
        }
        size_t *oldest = before;
        before = above;
        above = row;
        row = oldest;
    }
    return above[b.n];
}

struct similar similar_to(struct slice word)
{
    return (struct similar){.word = word, .distance = SIZE_MAX};
}

void similar_try(struct similar *s, const char *candidate)
{
    size_t distance = similar_distance(s->word, slice_of(candidate));
    if (distance < s->distance) {
        s->distance = distance;
        s->best = candidate;
    }
}

const char *similar_best(const struct similar *s)
{
    /* One slip in three letters: more than that is another word. */
    size_t allowed = s->word.n < 6 ? 1 : s->word.n / 3;
    return s->distance <= allowed ? s->best : NULL;
}
