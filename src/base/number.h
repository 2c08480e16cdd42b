/* number.h - decimal numbers in files and texts, which look the same in every locale (strtod's do
 * not). */
#ifndef SIPWHY_BASE_NUMBER_H
#define SIPWHY_BASE_NUMBER_H

#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"

/* Reads digits, and a fraction where digits follow the point, from the start of `s`; returns the
 * bytes taken, 0 if `s` begins with no digit. No sign, no exponent; "18..35" gives 18. */
size_t number_read(struct slice s, double *value);

extern const char number_pairs[]; /* "00", "01" and so on, side by side */
/* Writes the last `digits` digits of the number, with zeros before it; no NUL. */
static inline void number_put(char *p, size_t digits, uint64_t number)
{
    for (; digits >= 2; number /= 100) {
        digits -= 2;
        memcpy(p + digits, &number_pairs[2 * (number % 100)], 2);
    }
    if (digits > 0)
        *p = (char)('0' + number % 10);
}

#endif
