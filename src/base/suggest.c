/* suggest.c - the optimal string alignment distance, three rows at a time. */
#include "config.h"

#include "base/suggest.h"

#include <stdbool.h>

#define WORD_MAX 64
#define FAR (SIZE_MAX / 2)

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

struct table {
    char a[WORD_MAX], b[WORD_MAX];
    size_t n_a, n_b;
    size_t rows[3][WORD_MAX + 2];
    size_t *before, *above, *row; /* the last three, of which one is being made */
};

static void set_word(char *copy, struct slice word)
{
    for (size_t i = 0; i < word.n; i++)
        copy[i] = lower(word.p[i]);
}

/* Row i, as far as it can hold a distance of `most`: that is as many cells to the left and to the
 * right of the diagonal, with one more on both sides that is too far. The smallest of them. */
static size_t fill_row(struct table *t, size_t i, size_t most)
{
    size_t from = i > most ? i - most : 1, to = smaller(t->n_b, i + most), least = FAR;

    t->row[from - 1] = from == 1 ? i : FAR;
    if (from == 1)
        least = i;
    for (size_t j = from; j <= to; j++) {
        bool same = t->a[i - 1] == t->b[j - 1];
        size_t best = smaller(t->above[j - 1] + !same, smaller(t->above[j], t->row[j - 1]) + 1);

        if (i > 1 && j > 1 && t->a[i - 1] == t->b[j - 2] && t->a[i - 2] == t->b[j - 1])
            best = smaller(best, t->before[j - 2] + 1);
        t->row[j] = best;
        least = smaller(least, best);
    }
    t->row[to + 1] = FAR;
    return least;
}

/* The distance, if it is no larger than `most`, else something larger; the lengths must not differ
 * by more than that. */
static size_t distance_within(struct slice a, struct slice b, size_t most)
{
    struct table t = { .n_a = a.n, .n_b = b.n };
    size_t last = 0;

    set_word(t.a, a);
    set_word(t.b, b);
    t.before = t.rows[0], t.above = t.rows[1], t.row = t.rows[2];
    for (size_t j = 0; j <= b.n; j++)
        t.above[j] = j;
    for (size_t i = 1; i <= a.n; i++) {
        size_t least = fill_row(&t, i, most);

        if (least > most && last > most) /* two rows, for neighbours may be swapped */
            return FAR;
        last = least;
        size_t *oldest = t.before;
        t.before = t.above;
        t.above = t.row;
        t.row = oldest;
    }
    return t.above[b.n];
}

size_t suggestion_distance(struct slice a, struct slice b)
{
    return a.n > WORD_MAX || b.n > WORD_MAX ? SIZE_MAX : distance_within(a, b, WORD_MAX);
}

/* The set of letters of a word; two letters may share a bit. */
static uint64_t letters_of(struct slice word)
{
    uint64_t set = 0;

    for (size_t i = 0; i < word.n; i++)
        set |= UINT64_C(1) << (lower(word.p[i]) & 63);
    return set;
}

/* A slip changes the length by one and takes away or brings in one letter, at most: that tells most
 * words apart much faster than their distance. */
static bool may_be_within(const struct suggestion *s, struct slice candidate, size_t most)
{
    size_t a = s->word.n, b = candidate.n;

    if (a > WORD_MAX || b > WORD_MAX || (a > b ? a - b : b - a) > most)
        return false;
    uint64_t letters = letters_of(candidate);
    return (size_t)__builtin_popcountll(s->letters & ~letters) <= most &&
           (size_t)__builtin_popcountll(letters & ~s->letters) <= most;
}

/* One slip in three letters: more than that is another word. */
static size_t allowed(const struct suggestion *s)
{
    return s->word.n < 6 ? 1 : s->word.n / 3;
}

struct suggestion suggestion_for(struct slice word)
{
    return (struct suggestion){ .word = word, .letters = letters_of(word), .distance = SIZE_MAX };
}

void suggestion_try(struct suggestion *s, const char *candidate)
{
    struct slice other = slice_of(candidate);
    size_t most = allowed(s);

    if (!may_be_within(s, other, most))
        return;
    size_t distance = distance_within(s->word, other, most);
    if (distance <= most && distance < s->distance) {
        s->distance = distance;
        s->best = candidate;
    }
}

const char *suggestion_best(const struct suggestion *s)
{
    return s->distance <= allowed(s) ? s->best : NULL;
}

bool suggestion_is_in(const struct suggestion *s, const char *candidate)
{
    struct slice rest = slice_of(candidate);

    if (s->word.n == 0)
        return false;
    if (slice_ifind(rest, s->word) < rest.n)
        return true;
    while (rest.n > 0)
        if (suggestion_distance(s->word, slice_cut(&rest, '-')) <= (s->word.n < 4 ? 0 : allowed(s)))
            return true;
    return false;
}
