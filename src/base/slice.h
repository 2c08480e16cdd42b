/* slice.h - a piece of text that somebody else owns.
 *
 * A slice is a pointer and a length; it is not terminated by a NUL and may hold any byte. It is
 * valid as long as the bytes it points into are: the header of whoever hands one out says how
 * long that is. The empty slice has n == 0; its p may be NULL. */
#ifndef SIPWHY_BASE_SLICE_H
#define SIPWHY_BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct slice {
    const char *p;
    size_t n;
};

#define SLICE(literal) ((struct slice){ (literal), sizeof(literal) - 1 })
#define SLICE_FMT "%.*s"
#define SLICE_ARG(s) (int)(s).n, (s).p

/* of a NUL-terminated string; NULL gives the empty slice */
static inline struct slice slice_of(const char *text)
{
    return (struct slice){ text, text != NULL ? strlen(text) : 0 };
}
/* bytes [from, to), both cut to the length */
static inline struct slice slice_sub(struct slice s, size_t from, size_t to)
{
    if (to > s.n)
        to = s.n;
    if (from > to)
        from = to;
    return s.p ? (struct slice){ s.p + from, to - from } : (struct slice){ NULL, 0 };
}

/* the same bytes */
static inline bool slice_eq(struct slice a, struct slice b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}
bool slice_same_letters(const char *a, const char *b, size_t n);
/* the same, ASCII letters in either case */
static inline bool slice_ieq(struct slice a, struct slice b)
{
    return a.n == b.n && slice_same_letters(a.p, b.p, a.n);
}
int slice_cmp(struct slice a, struct slice b); /* as memcmp, the shorter first */
bool slice_starts(struct slice s, struct slice prefix);
bool slice_istarts(struct slice s, struct slice prefix);
bool slice_iends(struct slice s, struct slice suffix);

/* Offset of the first match, or s.n if there is none. */
size_t slice_chr(struct slice s, char c);
size_t slice_find(struct slice s, struct slice needle);
size_t slice_ifind(struct slice s, struct slice needle);

static inline bool slice_is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}
/* without spaces, tabs, CR and LF at both ends */
static inline struct slice slice_trim(struct slice s)
{
    while (s.n > 0 && slice_is_blank(s.p[s.n - 1]))
        s.n--;
    while (s.n > 0 && slice_is_blank(*s.p)) {
        s.p++;
        s.n--;
    }
    return s;
}

/* Cuts the text before the first `c` off *rest and returns it; *rest then begins after `c`.
 * Without a `c` all of *rest is returned and *rest becomes empty. */
struct slice slice_cut(struct slice *rest, char c);

/* Decimal digits only, all of the slice; false (and *value untouched) if it is empty, holds
 * anything else, or exceeds UINT64_MAX. */
bool slice_u64(struct slice s, uint64_t *value);

/* Keyed: base/hash.h; `ihash` folds ASCII case. */
uint64_t slice_hash(struct slice s);
uint64_t slice_ihash(struct slice s);

#endif
