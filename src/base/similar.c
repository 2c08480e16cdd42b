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

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
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

/* Which letters a word has; two may share a bit. */
static uint64_t letters_of(struct slice word)
{
    uint64_t set = 0;
    for (size_t i = 0; i < word.n; i++)
        set |= UINT64_C(1) << (lower(word.p[i]) & 63);
    return set;
}

/* A slip changes the length by one and takes away or brings in one letter, at most: words differ
 * by this many slips or more. It tells most words apart much faster than their distance. */
static size_t least_distance(const struct similar *s, struct slice candidate)
{
    size_t a = s->word.n, b = candidate.n;
    uint64_t letters = letters_of(candidate);
    size_t lengths = a > b ? a - b : b - a;
    size_t gone = (size_t)__builtin_popcountll(s->letters & ~letters);
    size_t come = (size_t)__builtin_popcountll(letters & ~s->letters);
    return larger(lengths, larger(gone, come));
}

/* One slip in three letters: more than that is another word. */
static size_t allowed(const struct similar *s)
{
    return s->word.n < 6 ? 1 : s->word.n / 3;
}

struct similar similar_to(struct slice word)
{
    return (struct similar){.word = word, .letters = letters_of(word), .distance = SIZE_MAX};
}

void similar_try(struct similar *s, const char *candidate)
{
    if (least_distance(s, slice_of(candidate)) > allowed(s))
        return;
    size_t distance = similar_distance(s->word, slice_of(candidate));
    if (distance < s->distance) {
        s->distance = distance;
        s->best = candidate;
    }
}

const char *similar_best(const struct similar *s)
{
    return s->distance <= allowed(s) ? s->best : NULL;
}
