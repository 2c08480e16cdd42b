/* text.c - a text that grows. */
#include "config.h"

#include "base/text.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"

#define FIRST_ROOM 64

static void grow(struct text *t, size_t n)
{
    size_t room = t->room ? t->room : FIRST_ROOM;

    while (room - t->n <= n && room <= SIZE_MAX / 2)
        room *= 2;
    t->p = xrealloc(t->p, room - t->n > n ? room : SIZE_MAX);
    t->room = room;
}

/* Room for `n` more bytes and the NUL. */
static inline void reserve(struct text *t, size_t n)
{
    if (t->room - t->n <= n)
        grow(t, n);
}

void text_add(struct text *t, const char *p, size_t n)
{
    reserve(t, n);
    if (n)
        memcpy(t->p + t->n, p, n);
    t->n += n;
    t->p[t->n] = '\0';
}

void text_addc(struct text *t, char c)
{
    reserve(t, 1);
    t->p[t->n++] = c;
    t->p[t->n] = '\0';
}

void text_adds(struct text *t, const char *s)
{
    text_add(t, s, strlen(s));
}

void text_slice(struct text *t, struct slice s)
{
    text_add(t, s.p, s.n);
}

void text_number(struct text *t, uint64_t n, unsigned digits)
{
    const unsigned most = 20;
    unsigned needed = 1;

    for (uint64_t limit = 10; needed < most && n >= limit; limit *= 10)
        needed++;
    needed = digits > needed ? digits : needed;
    needed = needed < most ? needed : most;
    reserve(t, needed);
    number_put(t->p + t->n, needed, n);
    t->n += needed;
    t->p[t->n] = '\0';
}

void text_printf(struct text *t, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    text_vprintf(t, format, args);
    va_end(args);
}

void text_vprintf(struct text *t, const char *format, va_list args)
{
    va_list again;

    va_copy(again, args);
    reserve(t, FIRST_ROOM);
    size_t left = t->room - t->n;
    int n = vsnprintf(t->p + t->n, left, format, args);

    if (n > 0 && (size_t)n >= left) {
        reserve(t, (size_t)n);
        vsnprintf(t->p + t->n, t->room - t->n, format, again);
    }
    va_end(again);
    if (n > 0)
        t->n += (size_t)n;
    t->p[t->n] = '\0';
}

void text_clear(struct text *t)
{
    t->n = 0;
    if (t->p != NULL)
        t->p[0] = '\0';
}

void text_done(struct text *t)
{
    free(t->p);
    *t = (struct text){ 0 };
}

char *text_take(struct text *t)
{
    char *p = t->p != NULL ? t->p : xstrdup("");

    *t = (struct text){ 0 };
    return p;
}

const char *text_str(const struct text *t)
{
    return t->p != NULL ? t->p : "";
}

struct slice text_view(const struct text *t)
{
    return (struct slice){ t->p, t->n };
}
