/* text.h - a text that grows. `struct text t = {0};` is an empty one; text_done() frees what it
 * holds. */
#ifndef SIPWHY_BASE_TEXT_H
#define SIPWHY_BASE_TEXT_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"

struct text {
    char *p; /* terminated by a NUL once anything was
                added, else NULL */
    size_t n;
    size_t room;
};

void text_add(struct text *, const char *p, size_t n);
void text_addc(struct text *, char c);
void text_adds(struct text *, const char *s);
void text_slice(struct text *, struct slice s);
/* Decimal, with zeros before it up to `digits` (at most 20); much faster than text_printf(). */
void text_number(struct text *, uint64_t n, unsigned digits);
void text_printf(struct text *, const char *format, ...) __attribute__((format(printf, 2, 3)));
void text_vprintf(struct text *, const char *format, va_list) __attribute__((format(printf, 2, 0)));
void text_clear(struct text *); /* empty, memory kept */
void text_done(struct text *);
char *text_take(struct text *);              /* hands the string over (never NULL); the
                                                text is empty after */
const char *text_str(const struct text *);   /* "" when empty */
struct slice text_view(const struct text *); /* valid until the next change */

#endif
